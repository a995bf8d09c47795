"""Files as other programs write them: everything that was marked comes, and what is odd is told."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from reader.article import AnnotationKind, Colour
from reader.exchange.foreign import ForeignAnnotation, ForeignFile, Reading
from reader.exchange.importing import IMPORTERS, read_foreign_file
from reader.imports.files import foreign_file, foreign_files

SAMPLES = Path(__file__).parent.parent / "samples"
LEDGER = "The sea keeps its own ledger, and it is never late with an entry."
LAMP = "The lamp turned for no one."
PIER = "Nobody asked the name of the pier."

HIGHLIGHT, BOOKMARK = AnnotationKind.HIGHLIGHT, AnnotationKind.BOOKMARK


def reading(name: str, format: str) -> Reading:
    (file,) = foreign_files(SAMPLES / name)
    importer, found = read_foreign_file(file)
    assert importer.name == format
    return found


def told(one: ForeignAnnotation) -> tuple[AnnotationKind, str, str]:
    return one.kind, one.exact, one.note


def test_every_format_has_a_sample() -> None:
    files = [file for path in SAMPLES.iterdir() for file in foreign_files(path)]
    assert {read_foreign_file(file)[0].name for file in files} >= set(IMPORTERS) - {"json", "csv"}


def test_kindle_resized_highlights_are_one_and_notes_are_with_their_words() -> None:
    found = reading("My Clippings.txt", "kindle")
    assert found.collapsed == 1
    assert not found.problems
    assert found.left_out == 1
    first, *_ = found.annotations
    assert told(first) == (HIGHLIGHT, LEDGER, "Compare with the harbour #accounts.")
    assert first.tags == ("accounts",)
    assert first.created == "2031-03-03T21:15:40.000Z"
    assert (first.document.title, first.document.authors) == ("The Tide Tables of Osterby", ("Brandt, Tove",))
    assert len(first.earlier) == 1


@pytest.mark.parametrize(
    ("title", "author", "words", "created"),
    [
        ("Die Uhr am Kai (Band 2)", "Lind, Ole", "Die Uhr ging vor, aber niemand ging mit ihr.",
         "2031-03-04T22:15:32"),
        ("Le phare oublié", "Mireille Caron", "La lampe tournait pour personne.", "2031-03-05T09:12:45"),
        ("La barca lenta", "Inés Duarte", "El mar no tiene prisa.", "2031-03-11T21:30:15"),
        ("Il molo nuovo", "Carla Venti", "Nessuno chiese il nome del molo.", "2031-04-01T18:40:02"),
        ("O farol", "Rui Prata", "A luz chegava sempre antes do barco.", "2031-05-17T13:16:48"),
        ("De trage haven", "Anna Kuiper", "De haven wachtte op niemand.", "2031-06-02T18:00:39"),
        ("Старый причал", "Лев Моров", "Причал помнил каждую лодку.", "2031-07-06T18:48:36"),
        ("潮の時計", "岸 春子", "時計は潮に合わせて進んだ。", "2031-09-04T22:53:55"),
        ("灯塔", "李远", "灯塔一直亮着。", "2031-10-17T23:04:05"),
    ],
)  # fmt: skip
def test_kindle_speaks_the_languages_of_its_devices(
    title: str, author: str, words: str, created: str
) -> None:
    found = {one.document.title: one for one in reading("My Clippings.txt", "kindle").annotations}
    one = found[title]
    assert (one.kind, one.exact, one.document.authors) == (HIGHLIGHT, words, (author,))
    assert one.created == f"{created}.000Z"


def test_hypothesis_replies_are_read_with_what_they_answer() -> None:
    found = reading("hypothesis.json", "hypothesis")
    marked, page = found.annotations
    assert told(marked) == (HIGHLIGHT, "We cannot pay that,", "Who said this?\n\n↳ olelind: I asked her.")
    assert (marked.prefix, marked.suffix, marked.start) == ("Monday.\n“", "” said Runa Holt", 412)
    assert marked.tags == ("fees", "to do")
    assert (marked.created, marked.modified) == ("2031-04-01T10:00:00.000Z", "2031-04-01T11:00:00.000Z")
    assert told(page) == (BOOKMARK, "", "A note on the whole page.")
    assert marked.document.key == page.document.key  # how its reader came to a page makes no other page
    assert [str(one) for one in found.problems] == ["record 4: names no page (uri)"]


def test_hypothesis_tables_are_read() -> None:
    marked, reply = reading("hypothesis.csv", "hypothesis-csv").annotations
    assert told(marked) == (HIGHLIGHT, "We cannot pay that,", "Who said this?\nAnd when?")
    assert reply.note == "↳ olelind: I asked her."
    assert reply.where == "line 4"


def test_readwise_tables_are_read() -> None:
    one, other = reading("readwise.csv", "readwise-csv").annotations
    assert told(one) == (HIGHLIGHT, LEDGER, 'Compare, "always".')
    assert (one.colour, one.tags) == (Colour.BLUE, ("accounts", "sea"))
    assert one.created == "2031-03-03T21:15:40.000Z"
    assert other.exact == "Two lines\nof one highlight."


def test_koreader_s_new_layout_is_read() -> None:
    found = reading("metadata.epub.lua", "koreader")
    (one,) = found.annotations
    assert found.left_out == 1
    assert told(one) == (HIGHLIGHT, LEDGER.replace(", ", ",\n"), 'Say it "aloud".')
    assert one.colour is Colour.GREEN
    assert (one.document.title, one.document.authors) == (
        "The Tide Tables of Osterby",
        ("Tove Brandt", "Ole Lind"),
    )


def test_koreader_s_old_layout_is_read_without_what_it_wrote_itself() -> None:
    found = reading("metadata.old.lua", "koreader").annotations
    assert [told(one) for one in found] == [
        (HIGHLIGHT, PIER, "My own words on it"),
        (HIGHLIGHT, LAMP, ""),
        (HIGHLIGHT, "Only in the table of highlights.", ""),
    ]
    assert {one.document.title for one in found} == {"The New Pier"}


def test_koreader_s_export_is_read() -> None:
    (one,) = reading("koreader.json", "koreader-json").annotations
    assert (*told(one), one.colour) == (HIGHLIGHT, LEDGER, "Aloud.", Colour.ORANGE)


def test_calibre_s_collections_are_read_without_what_was_removed() -> None:
    one, mark = reading("annotations.calibre_annotation_collection", "calibre").annotations
    assert (*told(one), one.colour) == (HIGHLIGHT, LAMP, "Read again.", Colour.PINK)
    assert (one.document.title, one.document.authors) == ("The Forgotten Lighthouse", ("Mireille Caron",))
    assert told(mark) == (BOOKMARK, "", "Where I stopped")
    (other,) = reading("The New Pier.calibre_highlights", "calibre").annotations
    assert (other.exact, other.document.title) == (PIER, "The New Pier")


def test_foliate_is_read() -> None:
    (one,) = reading("foliate.json", "foliate").annotations
    assert (*told(one), one.colour) == (HIGHLIGHT, LAMP, "Foliate note", Colour.BLUE)
    assert one.document.authors == ("Mireille Caron",)


def test_omnivore_s_archive_is_read() -> None:
    page, quoted, short = reading("omnivore", "omnivore").annotations
    assert told(page) == (BOOKMARK, "", "A note on the article as a whole.")
    assert quoted.exact == "“We cannot pay that,” said Runa Holt,\n\nwho owns the red ferry."
    assert quoted.note == "Who told her?\n\nIn two paragraphs."
    assert quoted.tags == ("fees", "the council")
    assert told(short) == (HIGHLIGHT, "The council voted on Monday", "")
    assert quoted.document.addresses == ("https://www.paper.example/harbour/",)


def test_an_archive_says_the_same_as_its_folder() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((SAMPLES / "omnivore").rglob("*.*")):
            archive.write(path, path.relative_to(SAMPLES / "omnivore"))
        archive.writestr("content/harbour-fees.html", "<p>The whole article.</p>")
    importer, found = read_foreign_file(foreign_file("export.zip", stream.getvalue()))
    assert importer.name == "omnivore"
    assert found == reading("omnivore", "omnivore")


def test_zotero_s_notes_are_read() -> None:
    one, coloured, comment = reading("Tide Tables.md", "zotero-markdown").annotations
    assert told(one) == (HIGHLIGHT, LEDGER, "Compare with the harbour.\n\nAnd with the *mill*.")
    assert (one.source_id, one.document.title) == ("KEY00001", "The Tide Tables of Osterby")
    assert (coloured.exact, coloured.colour) == ("A second passage (with brackets)", Colour.GREEN)
    assert told(comment) == (BOOKMARK, "", "A comment that quotes nothing.")


def test_zotero_s_items_are_read() -> None:
    (one,) = reading("zotero.json", "zotero").annotations
    assert (*told(one), one.colour) == (HIGHLIGHT, LEDGER, "Compare.", Colour.ORANGE)
    assert (one.document.title, one.document.authors) == ("The Tide Tables of Osterby", ("Tove Brandt",))
    assert one.tags == ("ledger",)


def test_web_annotations_of_others_are_read() -> None:
    found = reading("web-annotations.jsonld", "web-annotation")
    refined, fragment, placed, page = found.annotations
    assert told(refined) == (HIGHLIGHT, "We cannot pay that", "Who said this?")
    assert (refined.prefix, refined.suffix, refined.tags) == ("“", ",” said", ("fees",))
    assert (fragment.exact, fragment.suffix) == ("The council", "voted")
    assert fragment.document.addresses == ("https://paper.example/harbour",)
    assert (placed.start, placed.document.addresses) == (3, ("https://paper.example/other",))
    assert told(page) == (BOOKMARK, "", "")
    assert [one.what for one in found.problems] == ["has no target"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_and_encodings_do_not_matter(encoding: str, ends: str) -> None:
    facts = "- Your Highlight on Location 5-6 | Added on Monday, March 3, 2031"
    text = f"A Title (An Author)\n{facts}\n\nwörds\n==========\n"
    _, found = read_foreign_file(ForeignFile("x.txt", text.replace("\n", ends).encode(encoding)))
    assert [one.exact for one in found.annotations] == ["wörds"]
