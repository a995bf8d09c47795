"""Our own export comes home, and to other libraries; whatever comes comes once; the command tells it."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from foreign_rows import URL, row, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import AnnotationKind, Colour
from reader.cli import main
from reader.exchange.broadsheet_json import to_broadsheet_json
from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file
from reader.exchange.web_annotation import to_web_annotations
from reader.imports.bringing import bring
from reader.imports.report import FileReport
from reader.library.store import Library
from reader.pipeline import (
    all_placed,
    find_words,
    new_annotation,
    open_source,
    placed_annotations,
    remember,
)

Importing = Callable[..., FileReport]


@pytest.mark.parametrize("write", [to_broadsheet_json, to_web_annotations])
def test_our_own_export_brings_everything_to_another_library(
    write: Callable[..., str], article: Path, library: Library, tmp_path: Path
) -> None:
    opened = remember(library, open_source(str(article)))
    text = opened.article.text
    for words, kind in (
        ("the red ferry", AnnotationKind.HIGHLIGHT),
        ("We cannot pay that,", AnnotationKind.QUOTE),
    ):
        made = new_annotation(
            opened.article,
            find_words(text, words),
            kind=kind,
            colour=Colour.BLUE,
            note="a\n\nb 🙂",
            tags=("x", "y"),
            speaker="Runa Holt",
        )
        library.save(made)
    exported = write(opened.article, placed_annotations(library, opened.article), opened.article.id)
    other = Library(tmp_path / "other")
    for expected in (2, 0):
        importer, reading = read_foreign_file(ForeignFile("x", exported.encode()))
        done = bring(other, reading, "x", importer.name, importer.family)
        assert done.new == expected
    known = remember(other, open_source(str(article)))
    came = [one.annotation for one in placed_annotations(other, known.article)]
    here = [one.annotation for one in placed_annotations(library, opened.article)]
    assert [replace(one, modified="", article_id="") for one in came] == [
        replace(one, modified="", article_id="") for one in here
    ]
    # At home there is nothing new in it.
    done = bring(library, reading, "x", importer.name, importer.family)
    assert (done.new, done.updated, done.already) == (0, 0, 2)


def test_our_own_json_brings_the_text_too(article: Path, library: Library, tmp_path: Path) -> None:
    opened = remember(library, open_source(str(article)))
    library.save(new_annotation(opened.article, find_words(opened.article.text, "the red ferry")))
    exported = to_broadsheet_json(opened.article, placed_annotations(library, opened.article))
    other = Library(tmp_path / "other")
    _, reading = read_foreign_file(ForeignFile("x", exported.encode()))
    assert bring(other, reading, "x", "json").placed == 1
    (placed,) = all_placed(other)
    assert placed.span is not None
    assert other.articles()[0].title == opened.article.meta.title


NOTES = st.text(max_size=12) | st.sampled_from(["Who?", "Who is it?", "", " ", "🙂\n\nb"])
MARKED = st.sampled_from(
    ["the red ferry", "“We cannot pay that,”", "the", "gone from it", "", "a\nb"]
) | st.text(max_size=8)
FILES = st.lists(
    st.builds(
        lambda id, words, note, uri: row(words, note, uri, id=id),
        st.sampled_from("abcd"),
        MARKED,
        NOTES,
        st.sampled_from([URL, "https://other.example/x", "urn:x-pdf:1"]),
    ),
    max_size=4,
).map(lambda some: rows(*some))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(FILES, FILES)
def test_whatever_comes_comes_once_and_no_note_is_lost(
    one: dict[str, object], other: dict[str, object]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        said: set[str] = set()
        for file in (one, one, other, other):
            known = {a.id: a.note for a in library.all_annotations()}
            importer, reading = read_foreign_file(ForeignFile("x", json.dumps(file).encode()), "hypothesis")
            done = bring(library, reading, "x", importer.name, importer.family)
            assert done.found == done.new + done.already + done.updated + done.trashed + done.kept_both
            now = {a.id: a.note for a in library.all_annotations()}
            assert len(now) == len(known) + done.new + done.kept_both
            said = {a.note for a in reading.annotations if a.note.strip()}
            assert all(any(note in kept for kept in now.values()) for note in said)
            again = bring(library, reading, "x", importer.name, importer.family)
            assert (again.new, again.updated, again.kept_both) == (0, 0, 0)
        library.close()


# The command.


def test_the_command_says_what_came(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "h.json", tmp_path / "bad.json"
    good.write_text(json.dumps(rows(row("the red ferry"), {"id": "h9", "target": [], "text": "x"})), "utf-8")
    bad.write_text('{"rows": [', "utf-8")
    capsys.readouterr()
    assert main(["import", str(good), str(bad)]) == 1
    out, err = capsys.readouterr()
    assert "(hypothesis): 1 new" in out
    assert "1 not understood" in out
    assert "record 2: names no page" in err
    assert "bad.json is not valid JSON: line 1, column 11" in err
    assert main(["import", str(good), "--json", "--dry-run"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["found"], told["new"], told["already"], told["format"]) == (1, 0, 1, "hypothesis")


def test_folders_are_looked_through(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    samples = Path(__file__).parent.parent / "exchange" / "samples"
    assert main(["import", str(samples), "--dry-run"]) in (0, 1)
    out, err = capsys.readouterr()
    assert len(out.strip().splitlines()) > 10
    assert "omnivore (omnivore): would come: 3 new" in out
    assert "passed over" not in err
    assert main(["import", str(samples / "omnivore")]) == 0
    assert "3 new" in capsys.readouterr().out
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["import", str(empty)]) == 1
    assert "nothing to import" in capsys.readouterr().err


def test_a_device_may_write_names_in_capitals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = Path(__file__).parent.parent / "exchange" / "samples" / "My Clippings.txt"
    (tmp_path / "MYCLIPPI.TXT").write_bytes(sample.read_bytes())
    assert main(["import", str(tmp_path), "--dry-run"]) in (0, 1)
    assert "MYCLIPPI.TXT (kindle): would come" in capsys.readouterr().out


def test_bad_usage_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["import"]) == 2
    assert main(["import", "x", "--format", "nonsense"]) == 2
    assert "there is no format “nonsense”" in capsys.readouterr().err
    assert main(["import", str(tmp_path / "nowhere.json")]) == 1
    assert "Cannot read" in capsys.readouterr().err
    assert main(["import", "--list-formats"]) == 0
    assert "kindle" in capsys.readouterr().out


def test_in_a_folder_broken_files_and_those_passed_over_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "good.json").write_text(json.dumps(rows(row("the red ferry"))), "utf-8")
    (folder / "cut.json").write_text('{"whatever": [1, 2', "utf-8")
    (folder / "other.json").write_text('{"whatever": 1}', "utf-8")
    (folder / "note.md").write_text("[[link]] and words", "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    assert main(["import", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert "good.json (hypothesis): 1 new" in out
    assert "cut.json is not valid JSON: line 1, column 19" in err
    assert f"passed over in {folder}, of no known format: empty.txt, note.md, other.json" in err
    (folder / "cut.json").unlink()
    assert main(["import", str(folder)]) == 0
