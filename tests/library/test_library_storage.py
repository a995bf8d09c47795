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
from reader.library import Library, SafeStorage

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
    added = annotate(note="from outside", created="2031-01-01T00:00:00Z", modified="2031-01-01T00:00:00Z")
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        stock.table("annotations").insert(annotation_to_plain(added))
        stock.table("mine").insert({"own": "table"})
    assert {one.id for one in library.all_annotations()} == {saved.id, added.id}
    library.save(added)
    assert len(library.all_annotations()) == 2
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        assert len(stock.table("annotations")) == 2
        assert stock.table("mine").all() == [{"own": "table"}]


def test_there_is_one_document_a_line_with_sorted_keys(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    for _ in range(6):
        library.save(annotate(note="first line\nsecond “line”"))
    lines = (folder / "library.json").read_text("utf-8").splitlines()
    rows = [json.loads("{" + line.rstrip(",") + "}") for line in lines if '"exact"' in line]
    assert len(rows) == 6
    keys = [int(next(iter(row))) for row in rows]
    assert keys == sorted(keys)
    assert all(list(document) == sorted(document) for row in rows for document in row.values())
    assert "“line”" in lines[2]


def test_one_change_changes_one_line(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = [library.save(annotate()) for _ in range(20)]
    before = (folder / "library.json").read_text("utf-8").splitlines()
    library.delete(saved[7].id)
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
        lambda: SafeStorage(path).write({}),
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


def test_plain_tinydb_works_on_the_safe_storage(path: Path) -> None:
    with TinyDB(path, storage=SafeStorage) as database:
        table = database.table("things")
        number = table.insert({"name": "buoy", "tags": ["red"]})
        table.update({"name": "beacon"}, doc_ids=[number])
        assert table.search(where("name") == "beacon")[0]["tags"] == ["red"]
        with database.storage.locked():
            table.insert({"name": "reef"})
        table.remove(doc_ids=[number])
    assert [row["name"] for row in TinyDB(path).table("things")] == ["reef"]


def test_what_plain_tinydb_is_given_can_be_changed_without_changing_the_library(path: Path) -> None:
    storage = SafeStorage(path)
    storage.write({"things": {"1": {"tags": ["red"]}}})
    tables = storage.read()
    assert tables is not None
    tables["things"]["1"]["tags"].append("green")
    assert storage.read() == {"things": {"1": {"tags": ["red"]}}, "meta": {"1": {"schema": 1}}}


@pytest.mark.parametrize("existing", [True, False])
def test_a_write_over_somebody_else_s_change_is_refused(path: Path, existing: bool) -> None:
    one, other = SafeStorage(path), SafeStorage(path)
    if existing:
        one.write({"things": {"1": {"n": 1}}})
    tables = other.read() or {}
    one.write({"things": {"1": {"n": 2}, "2": {"n": 3}}})
    with pytest.raises(LibraryError, match="changed by another window"):
        other.write({**tables, "more": {}})
    assert json.loads(path.read_text())["things"] == {"1": {"n": 2}, "2": {"n": 3}}
