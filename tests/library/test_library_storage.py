"""The file: stock TinyDB, a person and a version control system can read it; damage is never made worse."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from reader.article import Annotation, Article
from reader.article.plain import annotation_to_plain
from reader.errors import LibraryError
from reader.library import JournalStorage, Library
from reader.library.lines import decoded, encoded
from reader.library.store import open_storage

Annotate = Callable[..., Annotation]


@pytest.fixture
def path(folder: Path) -> Path:
    folder.mkdir()
    return folder / "library.json"


def test_stock_tinydb_reads_the_file(
    library: Library, folder: Path, article: Article, annotate: Annotate
) -> None:
    record = library.record_article(article, "d" * 64)
    saved = [library.save(annotate(note=f"nö {number}")) for number in range(5)]
    library.checkpoint()
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        assert stock.tables() == {"articles", "annotations", "meta"}
        rows = stock.table("annotations").search(where("article") == article.id)
        assert {row["id"]: row["note"] for row in rows} == {one.id: one.note for one in saved}
        assert all(row.doc_id < 2**53 for row in rows)
        assert stock.table("articles").all()[0]["title"] == record.title


def test_stock_tinydb_may_write_it_and_the_library_goes_on(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    saved = library.save(annotate())
    library.checkpoint()
    added = annotate(note="from outside", created="2031-01-01T00:00:00Z", modified="2031-01-01T00:00:00Z")
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        stock.table("annotations").insert(annotation_to_plain(added))
        stock.table("mine").insert({"own": "table"})
    assert {one.id for one in library.all_annotations()} == {saved.id, added.id}
    library.save(added)
    assert len(library.all_annotations()) == 2
    library.close()
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        assert len(stock.table("annotations")) == 2
        assert stock.table("mine").all() == [{"own": "table"}]


def test_there_is_one_document_a_line_with_sorted_keys(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    for _ in range(6):
        library.save(annotate(note="first line\nsecond “line”"))
    library.checkpoint()
    lines = (folder / "library.json").read_text("utf-8").splitlines()
    rows = [json.loads("{" + line.rstrip(",") + "}") for line in lines if '"exact"' in line]
    assert len(rows) == 6
    keys = [int(next(iter(row))) for row in rows]
    assert keys == sorted(keys)
    assert all(list(document) == sorted(document) for row in rows for document in row.values())
    assert "“line”" in lines[2]


def test_one_change_changes_one_line(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = [library.save(annotate()) for _ in range(20)]
    library.checkpoint()
    before = (folder / "library.json").read_text("utf-8").splitlines()
    library.delete(saved[7].id)
    library.checkpoint()
    after = (folder / "library.json").read_text("utf-8").splitlines()
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_ids_that_give_one_number_get_two_rows(library: Library, folder: Path, annotate: Annotate) -> None:
    twins = [library.save(annotate(id=f"0123456789abc{number:019x}")) for number in range(3)]
    odd = library.save(annotate(id="no number at all"))
    assert {one.id for one in Library(folder).all_annotations()} == {one.id for one in [*twins, odd]}


DAMAGED = {
    "cut off": b"{",
    "a list": b"[]",
    "null": b"null",
    "a text": b'"text"',
    "zeros": b"\x00" * 50,
    "no UTF-8": b"\xff\xfe\xfd",
    "a table that is a list": b'{"annotations": []}',
    "something behind": b'{"annotations": {}} trailing',
    "an unfinished merge": b'<<<<<<< HEAD\n{"annotations": {}}\n',
    "too deep": b"[" * 100_000,
    "a number too long": b'{"annotations": {"1": ' + b"9" * 5000 + b"}}",
    "a schema that is a text": b'{"meta": {"1": {"schema": "two"}}}',
    "a schema that is a list": b'{"meta": {"1": []}}',
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=list(DAMAGED))
def test_a_damaged_file_is_told_and_left_alone(
    library: Library, path: Path, data: bytes, annotate: Annotate, article: Article
) -> None:
    path.write_bytes(data)
    attempts: list[Callable[[], Any]] = [
        library.articles,
        library.all_annotations,
        lambda: library.save(annotate()),
        lambda: library.record_article(article, "d" * 64),
        lambda: open_storage(path.parent).write({}),
    ]
    for attempt in attempts:
        with pytest.raises(LibraryError, match="damaged") as raised:
            attempt()
        assert raised.value.hint
    assert path.read_bytes() == data


def test_a_newer_schema_is_refused_and_left_alone(library: Library, path: Path, annotate: Annotate) -> None:
    data = b'{"meta": {"1": {"schema": 99}}, "annotations": {}}'
    path.write_bytes(data)
    for attempt in (library.all_annotations, lambda: library.save(annotate())):
        with pytest.raises(LibraryError, match="newer version"):
            attempt()
    assert path.read_bytes() == data


def test_an_empty_file_is_an_empty_library(library: Library, path: Path, annotate: Annotate) -> None:
    path.touch()
    assert library.all_annotations() == []
    library.save(annotate())
    assert len(library.all_annotations()) == 1


def test_rows_that_are_no_annotations_stay_as_they_are_and_are_told(
    library: Library, path: Path, annotate: Annotate
) -> None:
    known = annotation_to_plain(annotate(created="t", modified="t"))
    rows = {
        "1": {"kind": "doodle", "future": [1, 2]},
        "2": "text",
        "x": {**known, "colour": "ultraviolet"},
        "4": {**known, "from_the_future": {"kept": True}},
        "5": {**known, "id": 7},
    }
    path.write_text(json.dumps({"annotations": rows, "articles": {"1": {"id": "a"}}, "other": {}}))
    assert [one.id for one in library.all_annotations()] == [known["id"]]
    assert library.articles() == []
    assert len(library.problems()) == 5
    library.save(library.all_annotations()[0])
    library.checkpoint()
    kept = json.loads(path.read_text())
    assert {key: kept["annotations"][key] for key in "125x"} == {key: rows[key] for key in "125x"}
    assert kept["annotations"]["4"]["from_the_future"] == {"kept": True}
    assert kept["articles"] == {"1": {"id": "a"}}
    assert kept["other"] == {}


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FILES = st.binary(max_size=60) | JSON_VALUES.map(lambda value: json.dumps(value).encode())
TABLES = st.dictionaries(
    st.sampled_from(["annotations", "articles", "meta"]), st.dictionaries(st.sampled_from("12x"), JSON_VALUES)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(FILES | TABLES.map(lambda value: json.dumps(value).encode()))
def test_whatever_is_in_the_file_there_is_an_answer_or_a_sentence(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    library = Library(path.parent)
    for ask in (library.articles, library.all_annotations, library.tags, library.problems):
        try:
            ask()
        except LibraryError as error:
            assert str(error)
    assert path.read_bytes() == data


def test_plain_tinydb_works_on_the_storage(path: Path) -> None:
    with TinyDB(path, storage=JournalStorage) as database:
        table = database.table("things")
        number = table.insert({"name": "buoy", "tags": ["red"]})
        table.update({"name": "beacon"}, doc_ids=[number])
        assert table.search(where("name") == "beacon")[0]["tags"] == ["red"]
        with database.storage.locked():
            table.insert({"name": "reef"})
        table.remove(doc_ids=[number])
    assert [row["name"] for row in TinyDB(path).table("things")] == ["reef"]


def test_what_plain_tinydb_is_given_can_be_changed_without_changing_the_library(path: Path) -> None:
    storage = JournalStorage(path)
    storage.write({"things": {"1": {"tags": ["red"]}}})
    tables = storage.read()
    assert tables is not None
    tables["things"]["1"]["tags"].append("green")
    assert storage.read() == {"things": {"1": {"tags": ["red"]}}}


def test_what_others_wrote_since_it_was_read_stays(path: Path) -> None:
    one, other = JournalStorage(path), JournalStorage(path)
    one.write({"things": {"1": {"n": 1}, "2": {"n": 2}, "3": {"n": 3}}})
    tables = other.read() or {}
    one.write({"things": {"1": {"n": 10}, "2": {"n": 2}, "4": {"n": 4}}})
    tables["things"]["2"] = {"n": 20}
    other.write({**tables, "more": {}})
    rows = {"1": {"n": 10}, "2": {"n": 20}, "4": {"n": 4}}
    assert one.read() == other.read() == {"things": rows, "more": {}}


@pytest.mark.parametrize("theirs", [{"1": {"n": 2}}, {}], ids=["changed", "removed"])
def test_two_changes_of_one_row_are_refused(path: Path, theirs: dict[str, Any]) -> None:
    one, other = JournalStorage(path), JournalStorage(path)
    one.write({"things": {"1": {"n": 1}}})
    other.read()
    one.write({"things": theirs})
    with pytest.raises(LibraryError, match="changed by another window"):
        other.write({"things": {"1": {"n": 3}}})
    assert (other.read() or {})["things"] == theirs


def test_one_number_given_twice_is_refused(path: Path) -> None:
    one, other = TinyDB(path, storage=JournalStorage), TinyDB(path, storage=JournalStorage)
    other.table("things").insert({"name": "first"})
    one.table("things").insert({"name": "reef"})
    with pytest.raises((LibraryError, ValueError), match=r"another window|already exists"):
        other.table("things").insert({"name": "buoy"})
    assert [row["name"] for row in one.table("things")] == ["first", "reef"]


def test_a_whole_file_put_in_place_since_it_was_read_is_not_written_over(path: Path) -> None:
    storage = JournalStorage(path)
    storage.write({"things": {"1": {"n": 1}}})
    storage.checkpoint()
    tables = storage.read() or {}
    path.write_text('{"things": {"1": {"n": 5}}}')
    with pytest.raises(LibraryError, match="changed by another window"):
        storage.write({**tables, "more": {}})
    assert storage.read() == {"things": {"1": {"n": 5}}}


def test_tables_can_be_dropped(path: Path) -> None:
    with TinyDB(path, storage=JournalStorage) as database:
        for name in ("one", "two", "three"):
            database.table(name).insert({"n": 1})
        database.drop_table("two")
        assert database.tables() == {"one", "three"}
        assert TinyDB(path, storage=JournalStorage).tables() == {"one", "three"}
    assert TinyDB(path).tables() == {"one", "three"}
    with TinyDB(path, storage=JournalStorage) as database:
        database.drop_tables()
        assert database.tables() == set()
    assert path.read_bytes() == b"{}\n"


def test_a_row_that_json_cannot_say_changes_nothing(path: Path) -> None:
    storage = JournalStorage(path)
    storage.write({"things": {"1": {"n": 1}}})
    with pytest.raises(TypeError):
        storage.write({"things": {"1": {"n": object()}}})
    assert storage.read() == {"things": {"1": {"n": 1}}}


@given(TABLES)
def test_the_file_s_form_says_what_was_written(tables: dict[str, Any]) -> None:
    assert repr(decoded(encoded(tables))) == repr(json.loads(json.dumps(tables, sort_keys=True))) or any(
        "NaN" in json.dumps(table) for table in tables.values()
    )


@given(TABLES, st.sampled_from([None, 0, 1, 2]))
def test_other_forms_of_a_file_are_read_as_well(tables: dict[str, Any], indent: int | None) -> None:
    data = json.dumps(tables, indent=indent).encode()
    assert json.dumps(decoded(data)) == json.dumps(json.loads(data))
