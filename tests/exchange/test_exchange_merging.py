"""An export in a file that its reader edits: nothing of theirs is lost, nothing is written twice."""

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notes_of import ALL, FEES, GATE, ICE, MILL, PIER, article, noted, placed

from reader.article import Annotation, Colour
from reader.exchange import FORMATS, Export, to_markdown
from reader.exchange.highlights import highlights_of
from reader.exchange.markers import content_hash, parts_of
from reader.exchange.merging import NEW_VERSION, merged, without_units
from reader.exchange.notes import highlight_note, note


def export(*annotations: Annotation) -> str:
    return to_markdown(article(), placed(annotations))


def without_memory(text: str) -> str:
    return re.sub(r"<!-- broadsheet .*\n", "", text)


def unit(text: str, number: int, version: str = "") -> str:
    """Return what stands between the marks of an annotation."""
    found = re.search(
        rf"<!-- h-{number:08x}{re.escape(version)} .*?-->\n(.*?)<!-- /h-{number:08x}{re.escape(version)} -->",
        text,
        re.DOTALL,
    )
    assert found is not None, text
    return found[1]


subsets = st.lists(st.sampled_from(ALL), unique=True).map(
    lambda chosen: [one for one in ALL if one in chosen]
)
changes = st.sampled_from(
    [
        lambda one: one,
        lambda one: replace(one, colour=Colour.PINK),
        lambda one: noted(one, "Another note.\n\nTwo paragraphs."),
        lambda one: replace(one, tags=("sea", "ice")),
    ]
)
versions = subsets.flatmap(
    lambda chosen: st.tuples(*(changes.map(lambda change, one=one: change(one)) for one in chosen))
)


@given(versions, versions)
def test_an_unedited_file_becomes_what_would_be_written_anew(
    before: Sequence[Annotation], after: Sequence[Annotation]
) -> None:
    assert merged(export(*before), export(*after)) == export(*after)


def edited(draw: st.DrawFn, text: str) -> tuple[str, set[str]]:
    """Return a text as somebody edits it: lines added, taken out, written into, moved; and their words."""
    lines = text.split("\n")
    words = set()
    for number in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines)))
        word = f"own{number}"
        match draw(st.sampled_from(["add", "heading", "write", "cut", "move", "blank"])):
            case "add":
                lines.insert(at, word)
                words.add(word)
            case "heading":
                lines[at:at] = ["", f"## {word}", ""]
                words.add(word)
            case "write" if at < len(lines):
                lines[at] = f"{lines[at]} {word}"
                words.add(word)
            case "cut":
                del lines[at : at + draw(st.integers(0, 3))]
            case "move":
                moved = lines[at : at + 7]
                del lines[at : at + 7]
                place = draw(st.integers(0, len(lines)))
                lines[place:place] = moved
            case "blank":
                lines.insert(at, "")
    kept = "\n".join(lines)
    return kept, {word for word in words if word in kept}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_no_word_of_the_reader_is_lost_and_a_second_time_changes_nothing(data: st.DataObject) -> None:
    text = export(*data.draw(versions))
    for _ in range(2):
        text, words = edited(data.draw, text)
        new = export(*data.draw(versions))
        complete = data.draw(st.booleans())
        after = merged(text, new, complete=complete)
        assert all(word in after for word in words), (text, after)
        assert merged(after, new, complete=complete) == after
        text = after


@given(st.data())
def test_line_ends_stay_what_they_were(data: st.DataObject) -> None:
    before, after = export(*data.draw(versions)), export(*data.draw(versions))
    there = "\ufeff" + before.replace("\n", "\r\n")
    text = merged(there, after)
    assert text.startswith("\ufeff---\r\n")
    assert not re.search(r"(?<!\r)\n", text)
    assert text.replace("\r\n", "\n").removeprefix("\ufeff") == merged(before, after)


@given(st.text(max_size=200), versions)
def test_any_text_at_all_is_kept(text: str, annotations: Sequence[Annotation]) -> None:
    new = export(*annotations)
    after = merged(text, new)
    assert merged(after, new) == after
    if text.strip():
        assert all(line in after for line in text.split("\n"))


def test_an_edited_annotation_stays_and_the_new_version_stands_beside_it_once() -> None:
    text = export(GATE, FEES).replace("Not even the dog.", "Not even my dog.")
    assert merged(text, export(GATE, FEES)) == text
    pink = export(replace(GATE, colour=Colour.PINK), FEES)
    after = merged(text, pink)
    assert unit(after, 1) == unit(text, 1)
    assert "Colour: pink" in unit(after, 1, "+2")
    assert unit(after, 1, "+2").startswith(NEW_VERSION)
    assert "^h-00000001-2" in unit(after, 1, "+2")
    assert after.index("/h-00000001 ") < after.index("h-00000001+2") < after.index("s-")
    assert merged(after, pink) == after


def test_the_version_beside_follows_until_it_is_edited_too() -> None:
    text = export(GATE).replace("Not even the dog.", "Not even my dog.")
    for colour in (Colour.PINK, Colour.BLUE):
        text = merged(text, export(replace(GATE, colour=colour)))
    assert text.count(NEW_VERSION) == 1
    assert "Colour: blue" in unit(text, 1, "+2")
    text = merged(text.replace("Colour: blue", "Colour: sea"), export(replace(GATE, colour=Colour.GREEN)))
    assert "Colour: sea" in unit(text, 1, "+2")
    assert "Colour: green" in unit(text, 1, "+3")


def test_the_version_beside_goes_when_the_reader_took_it_over() -> None:
    text = export(GATE).replace("Not even the dog.", "Not even my dog.")
    new = export(noted(GATE, "Not a soul."))
    text = merged(text, new).replace("Not even my dog.", "Not a soul.")
    assert without_memory(merged(text, new)) == without_memory(new)


def test_a_version_beside_that_was_taken_out_does_not_come_back() -> None:
    new = export(replace(GATE, colour=Colour.PINK))
    text = merged(export(GATE).replace("the dog", "my dog"), new)
    cut = re.sub(r"<!-- h-00000001\+2.*?/h-00000001\+2 -->\n\n", "", text, flags=re.DOTALL)
    assert NEW_VERSION not in cut
    assert merged(cut, new) == cut


def test_what_was_deleted_vanishes_or_is_struck_through_if_it_was_edited() -> None:
    text = export(GATE, FEES, PIER).replace("**Note:** Why?", "**Note:** Why? It ~~could~~ must go.")
    after = merged(text, export(GATE))
    assert "council" not in after
    assert "## The Fees" not in after
    assert "## The Winter" in after
    assert "> ~~The ferry waited at the pier.~~" in after
    assert "<del>**Note:** Why? It ~~could~~ must go.</del>" in after
    assert merged(after, export(GATE)) == after
    assert without_memory(merged(after, export(GATE, FEES, PIER))) == without_memory(text)


def test_new_ones_stand_beside_their_neighbours() -> None:
    text = export(FEES, PIER).replace("## The Fees\n", "## The Fees\n\nMy words on fees.\n")
    text = text.replace("<!-- /h-00000002 -->\n", "<!-- /h-00000002 -->\n\nAbout the council.\n")
    text = text.replace("<!-- /h-00000005 -->\n", "<!-- /h-00000005 -->\n\n## My end\n\nThat is all.\n")
    after = merged(text, export(*ALL))
    order = [
        "# The Ferry Stays",
        "^h-00000001",
        "## The Fees",
        "My words on fees.",
        "^h-00000002",
        "About the council.",
        "^h-00000003",
        "## The Winter",
        "^h-00000004",
        "^h-00000005",
        "## My end",
        "That is all.",
    ]
    assert [after.index(words) for words in order] == sorted(after.index(words) for words in order)


def test_an_order_and_headings_of_the_reader_s_own_stay() -> None:
    text = export(GATE, FEES)
    one, other = (re.search(rf"<!-- h-{n:08x}.*?/h-{n:08x} -->", text, re.DOTALL) for n in (1, 2))
    assert one
    assert other
    text = text.replace(other[0], "OTHER").replace(one[0], other[0]).replace("OTHER", one[0])
    text = text.replace("## The Fees", "## Money")
    pink = export(replace(GATE, colour=Colour.PINK), FEES)
    after = merged(text, pink)
    assert after.index("^h-00000002") < after.index("## Money") < after.index("^h-00000001")
    assert "## The Fees" not in after
    assert "Colour: pink" in after
    assert NEW_VERSION not in after


def test_what_the_reader_took_out_stays_out_unless_it_is_asked_for() -> None:
    text = export(GATE, FEES)
    cut = re.sub(r"<!-- h-00000002.*?/h-00000002 -->\n", "", text, flags=re.DOTALL)
    after = merged(cut, export(GATE, FEES, MILL))
    assert "council" not in after
    assert "The mill paid" in after
    assert "council" in merged(cut, export(GATE, FEES), restore=True)


def test_one_that_was_deleted_and_brought_back_is_there_again() -> None:
    text = merged(export(GATE, FEES), export(GATE))
    assert merged(text, export(GATE, FEES)) == export(GATE, FEES)


def test_a_part_of_the_annotations_leaves_the_others() -> None:
    text = export(GATE, FEES)
    after = merged(text, export(replace(FEES, colour=Colour.PINK)), complete=False)
    assert unit(after, 1) == unit(text, 1)
    assert "Colour: pink" in unit(after, 2)


@pytest.mark.parametrize("mark", ["<!-- h-00000001 ", "<!-- /h-00000001 "])
def test_a_damaged_mark_loses_no_words_and_doubles_none(mark: str) -> None:
    text = export(GATE, FEES)
    line = next(line for line in text.split("\n") if line.startswith(mark))
    damaged = text.replace(line + "\n", "")
    for new in (export(GATE, FEES), export(FEES)):
        after = merged(damaged, new)
        assert after.count("Nobody came.") == 1
        assert after.count("^h-00000001") == 1
        assert merged(after, new) == after


def test_front_matter_of_the_reader_stays() -> None:
    text = export(GATE, FEES)
    text = text.replace('title: "The Ferry Stays"\n', "title: My ferry\naliases: [boat]\n# my order\n")
    text = text.replace('tags: ["fees"]\n', "tags:\n  - fees\n  - boats\nmap:\n  a: 1\n")
    text = text.replace("source:", "rating: 5\nsource:")
    after = merged(text, export(GATE, replace(FEES, tags=("sea",)), MILL))
    front = after.split("---\n")[1]
    assert front.startswith(
        'id: "ffffffffffffffffffffffffffffffff"\ntitle: My ferry\naliases: [boat]\n# my order\nrating: 5\n'
    )
    assert 'tags:\n  - "boats"\n  - "sea"\nmap:\n  a: 1\n' in front
    assert "highlights: 3\n" in front


def test_a_key_that_was_taken_out_stays_out_and_one_no_longer_true_goes() -> None:
    text = export(GATE, FEES)
    cut = re.sub(r"source: .*\n", "", text)
    after = merged(cut, export(GATE))
    assert "source:" not in after.split("---\n")[1]
    assert "tags:" not in after.split("---\n")[1]
    assert merged(re.sub(r"id: .*\n", "", text, count=1), export(GATE, FEES)) == text


def test_front_matter_that_an_editor_wrote_in_its_own_way_is_still_unedited() -> None:
    text = export(GATE, FEES)
    text = text.replace('title: "The Ferry Stays"', "title: The Ferry Stays").replace(
        'tags: ["fees"]', "tags:\n  - fees"
    )
    after = merged(text, export(GATE, replace(FEES, tags=("ice", "sea"))))
    assert 'tags:\n  - "ice"\n  - "sea"\n' in after
    assert "title: The Ferry Stays\n" in after


def test_a_file_without_a_last_line_end_is_added_to_on_a_line_of_its_own() -> None:
    text = without_memory(export(GATE)).rstrip("\n")
    after = merged(text, export(GATE, ICE))
    assert re.search(r"^<!-- h-00000004", after, re.MULTILINE)
    assert "nine days" in after


def test_hashes_do_not_see_white_space_at_the_ends_of_lines() -> None:
    assert content_hash(["a  ", "", "b"]) == content_hash(["", "a", "", "b\r\n", ""])
    assert content_hash(["a", "b"]) != content_hash(["a b"])
    spaced = export(GATE).replace("> Nobody came.", "> Nobody came.  ")
    assert "Colour: pink" in unit(merged(spaced, export(replace(GATE, colour=Colour.PINK))), 1)


@given(st.lists(st.sampled_from([*export(*ALL).split("\n")[:60], "words"]), max_size=40))
def test_the_parts_of_a_file_are_all_of_it(lines: list[str]) -> None:
    assert [line for part in parts_of(lines) for line in part.lines] == lines


def test_words_among_the_facts_keep_the_note_of_a_deleted_highlight() -> None:
    export = Export(article(), placed((GATE,)))
    one = highlights_of(export)[0]
    fresh = highlight_note(export, FORMATS["markdown"].style, one)
    assert without_units(fresh, GATE.id) is None
    for own in ("# ask Runa\n", "ask Runa\n", "asked: Runa\n", "  - Runa\n"):
        edited = fresh.replace("title:", f"{own}title:", 1)
        after = without_units(edited, GATE.id)
        assert after is not None
        assert own in after
        assert without_units(after, GATE.id) == after


@pytest.mark.parametrize(("name", "own"), [("markdown", "mood:: wet\n"), ("logseq", "---\nmood: wet\n---\n")])
def test_facts_of_another_form_before_ours_stay_as_they_are(name: str, own: str) -> None:
    style = FORMATS[name].style
    fresh = note(Export(article(), placed((GATE,))), style)
    recoloured = note(Export(article(), placed((replace(GATE, colour=Colour.BLUE),))), style)
    after = merged(own + fresh, recoloured)
    assert after.startswith(own)
    assert "blue" in after.lower()
    assert merged(after, recoloured) == after


def test_words_in_a_new_version_outlive_that_it_was_deleted_and_restored() -> None:
    edited = export(GATE).replace("> Nobody came.", "> Nobody came. Mine.")
    beside = merged(edited, export(noted(GATE, "Or was it?")))
    written = beside.replace("Or was it?", "Or was it? Mine too.")
    struck = merged(written, export())
    assert "~~" in struck
    for back in (GATE, noted(GATE, "A third."), noted(GATE, "Or was it?")):
        after = merged(struck, export(back))
        assert "Nobody came. Mine." in after
        assert "Or was it? Mine too." in after
        assert merged(after, export(back)) == after
