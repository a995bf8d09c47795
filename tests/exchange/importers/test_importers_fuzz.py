"""Damaged files: whatever is in them, an importer refuses them in a sentence or reads what can be read."""

import json
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import ForeignFileError
from reader.exchange import foreign
from reader.exchange.foreign import ForeignFile
from reader.exchange.importers.lua import LuaError, parsed_table
from reader.exchange.importing import IMPORTERS, read_foreign_file
from reader.imports.files import foreign_file, foreign_files

SAMPLES = Path(__file__).parent.parent / "samples"
FILES = [file for path in sorted(SAMPLES.iterdir()) for file in foreign_files(path)]
DATA = [file.data for file in FILES if file.members is None]
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def survives(file: ForeignFile, format: str) -> None:
    try:
        _, reading = read_foreign_file(file, format)
    except ForeignFileError as error:
        assert str(error)
        assert "\n" not in error.message
        return
    for one in reading.annotations:
        assert one.source_id
        assert isinstance(one.exact, str)
        assert isinstance(one.note, str)
        assert all(isinstance(tag, str) and tag for tag in one.tags) or one.native is not None
        assert isinstance(one.document.title, str)
        assert all(isinstance(name, str) for name in (*one.document.authors, *one.document.addresses))
    for problem in reading.problems:
        assert problem.where
        assert problem.what


@given(st.binary(max_size=200), st.sampled_from(["", *IMPORTERS]))
def test_any_bytes_are_refused_or_read(data: bytes, format: str) -> None:
    survives(ForeignFile("x", data), format)


@settings(max_examples=300)
@given(
    st.sampled_from(DATA),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 12)), min_size=1, max_size=6),
    st.sampled_from(["", *IMPORTERS]),
)
def test_damaged_samples_are_refused_or_read(
    data: bytes, cuts: list[tuple[float, bytes, int]], format: str
) -> None:
    for where, put, taken in cuts:
        at = int(where * len(data))
        data = data[:at] + put + data[at + taken :]
    survives(ForeignFile("x", data), format)


def _spots(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    if isinstance(value, dict):
        return [path, *(spot for key, one in value.items() for spot in _spots(one, (*path, key)))]
    if isinstance(value, list):
        return [path, *(spot for at, one in enumerate(value) for spot in _spots(one, (*path, at)))]
    return [path]


JSON = [json.loads(data) for data in DATA if data[:1] in (b"{", b"[")]


@settings(max_examples=400)
@given(st.data())
def test_fields_of_any_other_type_are_no_crash(data: st.DataObject) -> None:
    value = json.loads(json.dumps(data.draw(st.sampled_from(JSON))))
    for _ in range(data.draw(st.integers(1, 4))):
        *path, last = data.draw(st.sampled_from([spot for spot in _spots(value) if spot]))
        holder = value
        for step in path:
            holder = holder[step]
        holder[last] = data.draw(PLAIN)
    survives(ForeignFile("x.json", json.dumps(value).encode()), data.draw(st.sampled_from(["", *IMPORTERS])))


@given(
    st.dictionaries(st.sampled_from(["metadata_0.json", "highlights/a.md", "x.json"]), st.binary(max_size=80))
)
def test_damaged_archives_are_refused_or_read(members: dict[str, bytes]) -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    survives(foreign_file("x.zip", stream.getvalue()), "")
    with suppress(ForeignFileError):
        survives(foreign_file("x.zip", b"PK\x03\x04" + stream.getvalue()[4:-30]), "")


def test_half_an_archive_is_told() -> None:
    with pytest.raises(ForeignFileError, match=r"x\.zip is a damaged archive"):
        foreign_file("x.zip", b"PK\x03\x04 and then nothing")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "x is empty."),
        (b"  \n", "x is empty."),
        (b'{"rows": [1,\n 2,]}', "x is not valid JSON: line 2, column 4"),
        (b"[" * 5000, "x is not valid JSON: it is nested too deeply"),
        (b"just words", "x is of no format that can be imported."),
        (b'{"anything": 1}', "x is of no format that can be imported."),
        (b'{"format": "broadsheet", "version": 9, "articles": []}', "newer Broadsheet"),
        (b'{"articles": {}, "annotations": {}}', "x is a library."),
        (b'return {\n["a"] = os.execute("x"),\n}', "x, line 2: no table of Lua: “os” is no value."),
        (b'return {\n\n["a"] = "b,\n}', "x, line 3: no table of Lua: a string does not end."),
        (b"return { 1, 2 }", "neither annotations nor a book"),
        (b"\x00\x01\x02", "x is not a text file."),
    ],
)
def test_what_is_wrong_is_said(data: bytes, message: str) -> None:
    with pytest.raises(ForeignFileError) as caught:
        read_foreign_file(ForeignFile("x", data), "koreader" if data.startswith(b"return") else "")
    assert message in str(caught.value)


def test_huge_files_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(foreign, "MAX_BYTES", 10)
    monkeypatch.setattr("reader.imports.files.MAX_BYTES", 10)
    path = tmp_path / "x.json"
    path.write_bytes(b"[" + b" " * 20 + b"]")
    with pytest.raises(ForeignFileError, match="larger than"):
        list(foreign_files(path))


@pytest.mark.parametrize(
    ("lua", "value"),
    [
        ("return {}", {}),
        ("{ 1, 2, [5] = 3; x = 'y' }", {1: 1, 2: 2, 5: 3, "x": "y"}),
        ("-- a\nreturn --[[ b\n ]] { ['a'] = [==[\nlong]]]==] }", {"a": "long]]"}),
        (r'{ "a\"b\\c\n\65\x42\u{1F642}\z' + '\n   d" }', {1: 'a"b\\c\nAB🙂d'}),
        ('{ "one\\\ntwo" }', {1: "one\ntwo"}),
        ("{ -1, 0x10, 1.5e2, true, false, nil }", {1: -1, 2: 16, 3: 150.0, 4: True, 5: False, 6: None}),
        ("local data = { a = { b = {} } }\nreturn data", {"a": {"b": {}}}),
        ("{ [1.5] = 1, [true] = 2 }", {1.5: 1, True: 2}),
    ],
)
def test_lua_tables_are_read_and_never_run(lua: str, value: object) -> None:
    assert parsed_table(lua) == value


@pytest.mark.parametrize(
    "lua",
    ["", "return", "return 1", "{", "{ a }", "{ f() }", "{ 1 + 1 }", "{ [{}] = 1 }", '{ "a }', "{ [[a }",
     "{} {}", "{" * 200, "local a = {}\nreturn b", "local a = 1\nreturn a", r'{ "\999" }',
     r'{ "\u{FFFFFF}" }', "{ a = }", '{ "\\', "{ 1 2 }", "local"],
)  # fmt: skip
def test_what_is_no_table_is_refused_with_its_line(lua: str) -> None:
    with pytest.raises(LuaError) as caught:
        parsed_table(lua)
    assert caught.value.line >= 1


@given(st.text("{}[]=\"'\\,;-ab1\n \u00e9"))
def test_any_lua_is_refused_or_read(lua: str) -> None:
    try:
        assert isinstance(parsed_table(lua), dict)
    except LuaError as error:
        assert error.line <= lua.count("\n") + 1
