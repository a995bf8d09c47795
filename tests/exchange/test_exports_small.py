"""Settings, folders and clippings: the small parts around an export."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notes_of import FEES, GATE, article, placed

from reader.article import AnnotationKind, Meta
from reader.errors import ExportError
from reader.exchange import Export
from reader.exchange.clippings import clipping, whole_list
from reader.exchange.front import fields_of, merged_front, remembered
from reader.exchange.highlights import unit_names
from reader.exchange.model import shown_title
from reader.exchange.striking import struck, unstruck
from reader.exports import ExportSettings, Layout, Selection, carry_out, plan
from reader.exports.folders import notes_in
from reader.exports.settings import parsed_colours, read_settings, settings_from
from reader.exports.telling import differences, summary
from reader.exports.template_files import template_at
from reader.exports.writing import encoded


def test_settings_of_a_table() -> None:
    settings = settings_from(
        {
            "preset": "org",
            "files": "daily",
            "folder": "~/x",
            "auto": False,
            "context": True,
            "link": "uri",
            "highlight-template": "t",
            "colours": {"Green": "Facts"},
        }
    )
    assert settings == ExportSettings(
        "org",
        Layout.DAILY,
        highlight_template="t",
        context=True,
        link="uri",
        colours=(("green", "Facts"),),
        folder="~/x",
        auto=False,
    )
    assert settings.complaints == ()


@given(
    st.dictionaries(
        st.sampled_from(["format", "layout", "colours", "context", "x", "link"]), st.integers() | st.text()
    )
)
def test_any_table_gives_settings_and_complaints(table: dict[str, object]) -> None:
    settings = settings_from(table)
    wrong = [key for key in table if key != "format" and not (key == "layout" and table[key] in list(Layout))]
    assert len(settings.complaints) >= len([key for key in wrong if key in ("x", "colours", "context")])


def test_settings_of_a_file(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == ExportSettings()
    path = tmp_path / "config.toml"
    path.write_text("[export", "utf-8")
    assert "no TOML" in read_settings(tmp_path).complaints[0]
    path.write_text("export = 1", "utf-8")
    assert read_settings(tmp_path).complaints == ("export is no table",)
    path.write_text('[export]\nfolder = "x"\n', "utf-8")
    assert read_settings(tmp_path).folder == "x"


def test_meanings_of_colours() -> None:
    assert parsed_colours(["yellow=to do", "Pink = x"]) == (("yellow", "to do"), ("pink", "x"))
    for wrong in ("yellow", "puce=x"):
        with pytest.raises(ExportError):
            parsed_colours([wrong])


def test_the_notes_of_a_folder_are_found_however_deep(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for folder in ("a/b", ".hidden"):
        (tmp_path / folder / "x.md").write_text('---\nid: "abc"\nbroadsheet: 2\n---\n', "utf-8")
    long = "---\ntitle: x\n---\n" + "word\n" * 30000 + f"<!-- broadsheet {'d' * 32} front id=12345678 -->\n"
    (tmp_path / "long.md").write_text(long, "utf-8")
    (tmp_path / "other.txt").write_text('---\nid: "abc"\n---\n', "utf-8")
    notes = notes_in(tmp_path, ".md")
    assert notes.by_id == {"abc": tmp_path / "a/b/x.md", "d" * 32: tmp_path / "long.md"}
    assert notes.by_key == {"d" * 32: [tmp_path / "long.md"]}
    assert notes.holds("abc")
    (tmp_path / "a/b/x.md").rename(tmp_path / "y.md")
    assert not notes.holds("abc")
    assert not notes.holds("nothing")
    assert notes_in(tmp_path / "nowhere", ".md").by_id == {}


def test_a_note_that_was_moved_between_two_exports_is_found(tmp_path: Path) -> None:
    selection = Selection([Export(article(), placed([GATE]))])
    settings = ExportSettings()
    notes = notes_in(tmp_path, ".md")
    (path,) = carry_out(plan(selection, f"{tmp_path}/", settings, notes=notes))
    moved = tmp_path / "moved.md"
    path.rename(moved)
    more = Selection([Export(article(), placed([GATE, FEES]))])
    assert carry_out(plan(more, f"{tmp_path}/", settings, notes=notes)) == [moved]
    assert carry_out(plan(more, f"{tmp_path}/", settings, notes=notes)) == []


def test_what_would_change_is_told(tmp_path: Path) -> None:
    selection = Selection([Export(article(), placed([GATE]))])
    files = plan(selection, f"{tmp_path}/", ExportSettings())
    assert summary(files) == "1 new file"
    assert any(line == "+> Nobody came.\n" for line in differences(files))
    carry_out(files)
    files = plan(selection, f"{tmp_path}/", ExportSettings())
    assert summary(files) == "1 file unchanged"
    assert "nothing would change" in "".join(differences(files))
    files = plan(Selection([Export(article(), placed([GATE, FEES]))]), f"{tmp_path}/", ExportSettings())
    assert summary(files) == "1 file changed"
    assert summary([]) == "nothing to write"


def test_a_clipping_has_its_attribution() -> None:
    meta = Meta(
        "The Ferry", ("Tove Brandt",), "The Gazette", "2031-05-01T08:00:00Z", source="https://a.example/f"
    )
    quote = replace(FEES, kind=AnnotationKind.QUOTE, speaker="Runa Holt", cue="warned")
    export = Export(replace(article(), meta=meta), placed([GATE, quote]))
    source = "Tove Brandt, [The Ferry](<https://a.example/f>), The Gazette, 2031-05-01"
    assert clipping(export, [quote.id]) == (
        f"> The council raised the fees in May.\n>\n> — Runa Holt, warned, in {source}\n"
    )
    assert clipping(export, [GATE.id]) == f"> Nobody came.\n>\n> — {source}\n\nNot even the dog.\n"
    assert clipping(export, []) == ""
    assert whole_list(export) == (
        "# The Ferry\n\nTove Brandt, The Gazette, 2031-05-01, <https://a.example/f>\n\n"
        "> Nobody came.\n\nNot even the dog.\n\n"
        "> The council raised the fees in May.\n>\n> — Runa Holt, warned\n"
    )


@given(st.text(alphabet="ab >-*#1.)~[]!+|\t", max_size=30), st.booleans())
def test_what_is_struck_through_can_be_unstruck(line: str, in_org: bool) -> None:
    through = struck(line, in_org)
    assert unstruck(through, in_org) in (line, unstruck(line, in_org))
    assert all(char in through for char in line)


@given(
    st.lists(
        st.sampled_from(["a: 1", "b: [x, y]", "c:", "  - z", "# note", "", "d: {e: 1}", "f: >", "  text"])
    )
)
def test_front_matter_is_read_without_loss_and_left_alone_without_reason(lines: list[str]) -> None:
    ended = [f"{line}\n" for line in lines]
    fields = fields_of(ended)
    assert [line for field in fields for line in field.lines] == ended
    assert merged_front(fields, [], {}, "\n") == ended


@given(st.binary(max_size=60))
def test_bytes_that_are_no_text_are_what_they_were(data: bytes) -> None:
    assert encoded(data.decode("utf-8", "surrogateescape")) == data
    assert encoded("a\ud83d" + data.decode("utf-8", "surrogateescape")) == "a\ufffd".encode() + data


def test_a_list_that_is_ours_no_longer_keeps_what_the_reader_added() -> None:
    new = fields_of(['tags: ["a", "b"]\n', 'x: "1"\n'])
    memory = dict(one.split("=", 1) for one in remembered(new))
    for old, after in (
        (["tags: [a, b]\n"], []),
        (["tags: [a, mine]\n"], ['tags: ["mine"]\n']),
        (["tags:\n", "- b\n", "- mine\n"], ["tags:\n", '  - "mine"\n']),
        (["tags: [a]\n"], []),
        (["tags: mine\n"], ["tags: mine\n"]),
        (["tags: [a, {b: 1}]\n"], ["tags: [a, {b: 1}]\n"]),
        (["tags: [a\n"], ["tags: [a\n"]),
        (["x: 'it''s'\n"], ["x: 'it''s'\n"]),
        (["x: &y 1\n"], ["x: &y 1\n"]),
        (["x: 1\n"], []),
    ):
        assert merged_front(fields_of(old), [], memory, "\n") == after


def test_of_two_articles_with_one_name_the_second_gets_its_id(tmp_path: Path) -> None:
    one, other = article(), replace(article(), id="e" * 32)
    selection = Selection([Export(one, placed([GATE])), Export(other, placed([GATE]))])
    for _ in range(2):
        for name in ("markdown", "csv"):
            carry_out(plan(selection, f"{tmp_path}/", ExportSettings(name)))
    assert len(list(tmp_path.glob("*.md"))) == 2
    assert (tmp_path / "The Ferry Stays eeeeeeee.md").is_file()
    assert len(list(tmp_path.glob("*.csv"))) == 2


@pytest.mark.parametrize("layout", [Layout.HIGHLIGHT, Layout.DAILY])
def test_several_files_need_a_folder(tmp_path: Path, layout: Layout) -> None:
    selection = Selection([Export(article(), placed([GATE]))])
    with pytest.raises(ExportError, match="is one file"):
        plan(selection, str(tmp_path / "x.md"), ExportSettings(layout=layout))


def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path) -> None:
    selection = Selection([Export(article(), placed([GATE]))])
    mine = tmp_path / "mine.md"
    mine.write_text("Mine.\n", "utf-8")
    for name in ("json", "markdown"):
        with pytest.raises(ExportError, match="there already"):
            plan(selection, str(mine), ExportSettings(name))


def test_block_ids_of_two_that_begin_alike_differ() -> None:
    assert unit_names(["1234567890ab", "1234567890cd", ""]) == {
        "1234567890ab": "h-12345678",
        "1234567890cd": "h-1234567890cd",
        "": "h-0",
    }


def test_templates_beside_one_are_found_and_others_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    (folder / "parts").mkdir(parents=True)
    for name in ("mine.md", "parts/sign.md", "secret.txt", "../outside.md"):
        (folder / name).write_text(name, "utf-8")
    source, name, others = template_at(str(folder / "mine.md"))
    assert (source, name) == ("mine.md", "mine.md")
    assert others("parts/sign.md") == "parts/sign.md"
    for wrong in ("secret.txt", "../outside.md", "/etc/hosts", "none.md", "parts", "\0.md"):
        assert others(wrong) is None
    with pytest.raises(ExportError, match=r"Cannot read the template .*none.md: No such file"):
        template_at(str(folder / "none.md"))
    (folder / "bytes.md").write_bytes(b"\xff\xfe")
    with pytest.raises(ExportError, match="it is no text in UTF-8"):
        template_at(str(folder / "bytes.md"))


def test_two_names_that_only_letter_case_tells_apart_do_not_share_a_folder(tmp_path: Path) -> None:
    def exported(id: str, title: str) -> Export:
        made = replace(article(), meta=Meta(title=title), id=id * 32)
        return Export(made, placed([GATE]))

    for one in (exported("a", "The Straße"), exported("b", "THE STRASSE")):
        carry_out(plan(Selection((one,)), f"{tmp_path}/", ExportSettings()))
    both = Selection((exported("c", "the straße"), exported("d", "The Strasse")))
    carry_out(plan(both, f"{tmp_path}/", ExportSettings()))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [
        "THE STRASSE bbbbbbbb.md",
        "The Strasse dddddddd.md",
        "The Straße.md",
        "the straße cccccccc.md",
    ]
    again = plan(both, f"{tmp_path}/", ExportSettings())
    assert not any(file.changes for file in again)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(ExportError, match="is a file and no folder"):
        plan(Selection((Export(article(), placed([GATE])),)), f"{tmp_path}/file/", ExportSettings())


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("/pages/harbour fees.txt", "harbour fees"),
        ("C:\\pages\\fees.md", "fees"),
        ("https://paper.example/2031/tide-mill.html?x=1#top", "tide-mill"),
        ("https://paper.example/", "paper.example"),
        ("-", "Untitled"),
        ("", "Untitled"),
    ],
)
def test_what_has_no_title_is_called_after_where_it_is_from(source: str, title: str) -> None:
    assert shown_title(Meta(source=source)) == title
    assert shown_title(Meta(title="The Fees", source=source)) == "The Fees"
