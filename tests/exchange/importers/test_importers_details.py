"""What is peculiar to a format, and what nobody would expect of it."""

import json

import pytest
from importers.given import reading, words

from reader.article import AnnotationKind, Colour
from reader.errors import ForeignFileError
from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file

BOOKMARK = AnnotationKind.BOOKMARK


def test_zotero_s_attachments_and_csl_notes_are_read() -> None:
    nested = {
        "items": [
            {
                "itemType": "book",
                "title": "The Tide",
                "creators": [{"name": "Harbour Press"}],
                "attachments": [
                    {
                        "path": "a.pdf",
                        "title": "a.pdf",
                        "annotations": [{"annotationType": "note", "annotationComment": "Hm."}],
                    }
                ],
            }
        ]
    }
    (one,) = reading(nested, "zotero").annotations
    assert (one.kind, one.note, one.document.title, one.document.authors) == (
        BOOKMARK,
        "Hm.",
        "The Tide",
        ("Harbour Press",),
    )
    csl = [
        {
            "id": "a",
            "type": "book",
            "title": "The Tide",
            "author": [{"given": "Tove", "family": "Brandt"}],
            "note": "All of it.",
        }
    ]
    (one,) = reading(csl, "zotero").annotations
    assert (one.note, one.document.authors) == ("All of it.", ("Tove Brandt",))
    with pytest.raises(ForeignFileError, match="no annotations of Zotero"):
        reading([{"a": 1}], "zotero")


def test_a_note_of_zotero_without_links_is_refused() -> None:
    with pytest.raises(ForeignFileError, match="no zotero:// link"):
        reading("# A note\n\nwords", "zotero-markdown")


def test_a_single_book_of_koreader_s_export_is_read() -> None:
    found = reading(
        {
            "title": "The Tide",
            "author": "N/A",
            "entries": [{"text": "w", "time": 1930000000}, {"note": "only"}],
        },
        "koreader-json",
    )
    assert [(one.exact, one.note, one.kind) for one in found.annotations] == [
        ("w", "", AnnotationKind.HIGHLIGHT),
        ("", "only", BOOKMARK),
    ]
    assert found.annotations[0].document.authors == ()
    assert reading({"entries": [{"text": "w"}]}, "koreader-json").problems
    with pytest.raises(ForeignFileError, match="no “entries”"):
        reading({}, "koreader-json")


def test_calibre_s_odd_records_are_told_and_the_last_place_read_is_none() -> None:
    rows = [
        {"type": "last-read"},
        {"type": "drawing"},
        {"highlighted_text": "w", "title": "T", "style": {"background-color": "#99ccff"}},
    ]
    found = reading({"type": "calibre_highlights", "highlights": rows}, "calibre")
    assert [(one.exact, one.colour) for one in found.annotations] == [("w", Colour.BLUE)]
    assert len(found.problems) == 1
    assert words(reading([{"highlighted_text": "listed", "title": "T"}], "calibre")) == ["listed"]
    with pytest.raises(ForeignFileError, match="no export of Calibre"):
        reading({"type": "calibre_highlights", "highlights": 5}, "calibre")


def test_foliate_s_titles_in_several_languages_are_read() -> None:
    meta = {"title": {"fr": "La Marée"}, "author": "Tove Brandt"}
    (one,) = reading(
        {"annotations": [{"text": "w", "value": "epubcfi(/6)"}], "metadata": meta}, "foliate"
    ).annotations
    assert (one.document.title, one.document.authors) == ("La Marée", ("Tove Brandt",))
    with pytest.raises(ForeignFileError, match="no file of Foliate"):
        reading({"annotations": 5}, "foliate")


def test_the_sidebar_s_export_of_hypothesis_is_read_and_lone_replies_are_kept() -> None:
    row = {
        "uri": "https://p.example/",
        "text": "answer",
        "references": ["gone"],
        "permissions": {},
        "user": "acct:me@x",
    }
    (one,) = reading({"export_date": "2031", "annotations": [row]}, "hypothesis").annotations
    assert (one.note, one.kind) == ("answer", BOOKMARK)
    with pytest.raises(ForeignFileError, match="it has no “rows”"):
        reading({"a": 1}, "hypothesis")


def test_tables_may_have_semicolons_and_what_is_missing_is_told() -> None:
    found = reading('Highlight;Title;Note\n"a; b";T;n\n\n;;\nx;;\n', "readwise-csv")
    assert words(found) == ["a; b"]
    assert [str(one) for one in found.problems] == ["line 5: names no book or article"]
    found = reading("id,exact,colour,note,kind\n1,w,blue,n,quote\n2,w,red,,nonsense\n,w,,,\n", "csv")
    assert [(one.source_id, one.kind, one.colour) for one in found.annotations] == [
        ("1", AnnotationKind.QUOTE, Colour.BLUE)
    ]
    assert len(found.problems) == 2


def test_readwise_s_tags_in_notes_are_tags() -> None:
    table = 'Highlight,Title,Note,Tags\nw,T,".fees .to-do\nThe note.",other\nx,T,...and so on,\n'
    one, other = reading(table, "readwise-csv").annotations
    assert (one.tags, one.note) == (("other", "fees", "to-do"), "The note.")
    assert (other.tags, other.note) == ((), "...and so on")


def test_omnivore_s_damaged_files_are_told() -> None:
    good = json.dumps([{"slug": "a", "title": "T", "url": "https://p.example/"}]).encode()
    members = {
        "m/metadata_0.json": good,
        "m/metadata_1.json": b"[",
        "m/highlights/a.md": b"> w",
        "m/highlights/b.md": b"> lost",
    }
    _, found = read_foreign_file(ForeignFile("x.zip", b"PK", members))
    assert words(found) == ["w"]
    assert len(found.problems) == 2
    with pytest.raises(ForeignFileError, match="no export of Omnivore"):
        read_foreign_file(ForeignFile("x.zip", b"PK", {}), "omnivore")


def test_our_own_list_of_annotations_comes_back() -> None:
    row = {
        "id": "1" * 32,
        "article": "a",
        "kind": "highlight",
        "exact": "w",
        "start": 3,
        "end": 4,
        "state": "exact",
        "colour": "blue",
        "note": "",
        "tags": [],
        "speaker": "",
        "created": "",
        "modified": "",
    }
    found = reading([row, {**row, "id": "2", "colour": "ultraviolet"}, {**row, "id": ""}], "json")
    assert [one.native.anchor.start for one in found.annotations if one.native] == [3]
    assert [one.where for one in found.problems] == ["record 2", "record 3"]
    assert reading(row, "json").annotations[0].document.id == "a"
    with pytest.raises(ForeignFileError, match="no “articles”"):
        reading({"format": "broadsheet", "version": 1}, "json")


def test_a_table_that_was_cut_off_in_a_cell_is_told_with_the_line_where_it_opens() -> None:
    for first in ("", "A whole row,The Tide,Pell Arno\n"):
        data = f'Highlight,Book Title,Book Author\n{first}"The ferry waited, The Tide\nand was cut'
        with pytest.raises(ForeignFileError, match=f"line {3 if first else 2}: a quotation mark .* closed"):
            read_foreign_file(ForeignFile("cut.csv", data.encode()))


def test_a_table_of_hypothesis_may_call_its_columns_otherwise() -> None:
    table = (
        "Created at,Author,Page URL,Annotation type,Quote,Comment,Tags\n"
        '2031-05-03T10:00,pell,https://paper.example/tide,Reply,nine days,"Why, then?","a,b"\n'
    )
    importer, found = read_foreign_file(ForeignFile("table.csv", table.encode()))
    (one,) = found.annotations
    assert importer.name == "hypothesis-csv"
    assert (one.exact, one.note, one.tags) == ("nine days", "↳ pell: Why, then?", ("a", "b"))
    assert one.document.addresses == ("https://paper.example/tide",)
