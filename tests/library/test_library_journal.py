"""The journal: whole records are known from cut off ones; what happens to the file beside it is taken in."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tinydb import TinyDB

from reader.article import Annotation
from reader.errors import LibraryError
from reader.library import JournalStorage, Library
from reader.library.changes import Change, change_from_plain, change_to_plain, difference, make, together
from reader.library.framing import START, framed, frames_in

Annotate = Callable[..., Annotation]

CONTENTS = st.lists(st.binary(max_size=20).filter(lambda content: b"\n" not in content), max_size=6)
KEYS = st.sampled_from(["1", "2", "3"])
ROWS = st.dictionaries(KEYS, st.integers(0, 3) | st.booleans(), max_size=3)
TABLES = st.dictionaries(st.sampled_from(["one", "two"]), ROWS, max_size=2)
CHANGES = st.builds(
    Change,
    TABLES,
    st.dictionaries(st.sampled_from(["one", "two"]), st.lists(KEYS, max_size=2), max_size=2),
    st.lists(st.sampled_from(["one", "two"]), max_size=1),
)


def records(contents: list[bytes]) -> bytes:
    data, checksum = b"", START
    for content in contents:
        record, checksum = framed(content, checksum)
        data += record
    return data


class TestRecords:
    @given(CONTENTS)
    def test_are_read_as_they_were_written(self, contents: list[bytes]) -> None:
        data = records(contents)
        frames = frames_in(data)
        assert [frame.content for frame in frames.frames] == contents
        assert (frames.end, frames.damaged) == (len(data), ())

    @given(CONTENTS, st.data())
    def test_that_were_cut_off_are_left_out(self, contents: list[bytes], data: st.DataObject) -> None:
        whole = records(contents)
        cut = data.draw(st.integers(0, len(whole)))
        frames = frames_in(whole[:cut])
        expected = [content for n, content in enumerate(contents) if len(records(contents[: n + 1])) <= cut]
        assert [frame.content for frame in frames.frames] == expected
        assert frames.end == len(records(expected))
        assert frames.damaged == ()

    @given(CONTENTS.filter(lambda contents: len(contents) > 2), st.data())
    def test_behind_damage_are_found_and_the_damage_is_told(
        self, contents: list[bytes], data: st.DataObject
    ) -> None:
        whole = bytearray(records(contents))
        victim = data.draw(st.integers(0, len(contents) - 2))
        start, end = len(records(contents[:victim])), len(records(contents[: victim + 1]))
        whole[data.draw(st.integers(start, end - 1))] ^= 0x10
        frames = frames_in(bytes(whole))
        assert [frame.content for frame in frames.frames][-1] == contents[-1]
        assert len(frames.frames) >= len(contents) - 2
        assert frames.damaged

    def test_that_are_missing_are_told(self) -> None:
        data = records([b"one"]) + records([b"one", b"two", b"three"])[len(records([b"one", b"two"])) :]
        frames = frames_in(data)
        assert [frame.content for frame in frames.frames] == [b"one", b"three"]
        assert frames.damaged

    def test_have_one_line(self) -> None:
        with pytest.raises(ValueError, match="one line"):
            framed(b"two\nlines", START)


class TestChanges:
    @given(TABLES, TABLES)
    def test_a_difference_makes_the_one_of_the_other(
        self, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        change = difference(one, other)
        made = json.loads(json.dumps(one))
        make(made, change_from_plain(json.loads(json.dumps(change_to_plain(change)))))
        assert repr(sorted((name, sorted(rows.items())) for name, rows in made.items())) == repr(
            sorted((name, sorted(rows.items())) for name, rows in other.items())
        )

    @given(TABLES, st.lists(CHANGES, max_size=4))
    def test_several_are_as_good_as_one_and_twice_as_good_as_once(
        self, tables: dict[str, Any], changes: list[Change]
    ) -> None:
        one, other = json.loads(json.dumps(tables)), json.loads(json.dumps(tables))
        for change in changes:
            make(one, change)
        make(other, together(changes))
        assert {name: rows for name, rows in one.items() if rows} == {
            name: rows for name, rows in other.items() if rows
        }
        for change in changes:
            make(one, change)
        assert {name: rows for name, rows in one.items() if rows} == {
            name: rows for name, rows in other.items() if rows
        }

    @pytest.mark.parametrize("plain", [{"put": []}, {"put": {"a": 1}}, {"drop": {"a": "b"}}, {"gone": 3}])
    def test_what_is_none_is_refused(self, plain: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="holds no"):
            change_from_plain(plain)


def test_half_a_record_is_cut_and_nothing_else(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = library.save(annotate())
    journal = folder / "library.json.journal"
    whole = journal.read_bytes()
    library.save(annotate(note="cut off"))
    record = journal.read_bytes()[len(whole) :]
    for length in (1, 20, 30, len(record) - 1):
        journal.write_bytes(whole + record[:length])
        opened = Library(folder)
        assert opened.all_annotations() == [saved]
        after = opened.save(annotate(note="after"))
        assert {one.id for one in Library(folder).all_annotations()} == {saved.id, after.id}


def test_damage_in_the_middle_costs_that_record_alone_and_is_kept(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    saved = [library.save(annotate(note=f"note {number}")) for number in range(4)]
    journal = folder / "library.json.journal"
    damaged = journal.read_bytes().replace(b"note 1", b"note X", 1)
    journal.write_bytes(damaged)
    opened = Library(folder)
    there = {one.id for one in opened.all_annotations()}
    assert there == {one.id for number, one in enumerate(saved) if number != 1}
    opened.save(annotate())
    assert len(Library(folder).all_annotations()) == 4
    (kept,) = folder.glob("library.json.journal.damaged-*")
    assert kept.read_bytes() == damaged


def test_a_journal_without_a_head_is_still_read(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = library.save(annotate())
    journal = folder / "library.json.journal"
    journal.write_bytes(journal.read_bytes()[5:])
    assert Library(folder).all_annotations() == [saved]
    Library(folder).save(annotate())
    assert len(Library(folder).all_annotations()) == 2


def test_a_journal_of_a_newer_version_is_refused(library: Library, folder: Path, annotate: Annotate) -> None:
    library.save(annotate())
    journal = folder / "library.json.journal"
    for newer in ({"journal": 99}, {"journal": 1, "id": "x", "schema": 99, "base": None}):
        record, _ = framed(json.dumps(newer).encode(), START)
        journal.write_bytes(record)
        opened = Library(folder)
        for attempt in (opened.all_annotations, lambda opened=opened: opened.save(annotate())):
            with pytest.raises(LibraryError, match="newer version"):
                attempt()
        assert journal.read_bytes() == record


def test_what_another_program_wrote_meanwhile_is_joined_with_the_journal(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    both = library.save(annotate(note="as it was"))
    theirs = library.save(annotate(note="untouched"))
    library.checkpoint()
    from dataclasses import replace

    ours = library.save(annotate(note="only here"))
    library.save(replace(both, note="changed here"))
    other = Library(folder)
    assert len(other.all_annotations()) == 3
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        table = stock.table("annotations")
        table.update({"note": "changed there"}, lambda row: row["id"] == both.id)
        table.update({"note": "theirs"}, lambda row: row["id"] == theirs.id)
    # Another window, that did not look in the meantime, and will see it folded.
    for opened in (Library(folder), library):
        notes = {one.id: one.note for one in opened.all_annotations()}
        assert notes == {both.id: "changed here\n\nchanged there", theirs.id: "theirs", ours.id: "only here"}
    library.checkpoint()
    assert {one.id: one.note for one in Library(folder).all_annotations()} == notes
    assert {one.id: one.note for one in other.all_annotations()} == notes


def test_a_file_that_was_emptied_or_removed_is_not_taken_for_a_new_library(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    library.save(annotate())
    library.checkpoint()
    path = folder / "library.json"
    path.write_bytes(b"")
    with pytest.raises(LibraryError, match=r"emptied.*doctor --repair"):
        Library(folder).all_annotations()
    path.unlink()
    with pytest.raises(LibraryError, match=r"gone.*doctor --repair"):
        Library(folder).save(annotate())


def test_a_change_of_another_window_is_read_alone(
    library: Library, folder: Path, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.save(annotate())
    library.checkpoint()
    other = Library(folder)
    assert len(other.all_annotations()) == 1
    from reader.library import current

    monkeypatch.setattr(current, "tables_in", lambda *_: pytest.fail("everything was read again"))
    for number in range(3):
        library.save(annotate())
        assert other.changed()
        assert len(other.all_annotations()) == 2 + number
        assert not other.changed()
        # Folded there, and known here already.
        library.checkpoint()
        assert len(other.all_annotations()) == 2 + number
    other.save(annotate())
    assert len(library.all_annotations()) == 5


def test_what_is_written_while_another_window_folds_is_not_lost(
    library: Library, folder: Path, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Library(folder)
    first = library.save(annotate())
    from reader.library import folding

    encoded = folding.encoded
    during: list[str] = []

    def encode_slowly(tables: Any) -> bytes:
        if not during:
            during.append(other.save(annotate()).id)
        return encoded(tables)

    monkeypatch.setattr(folding, "encoded", encode_slowly)
    assert library.checkpoint()
    everything = {first.id, *during}
    for opened in (library, other, Library(folder)):
        assert {one.id for one in opened.all_annotations()} == everything
    assert during[0].encode() not in (folder / "library.json").read_bytes()
    library.checkpoint()
    assert during[0].encode() in (folder / "library.json").read_bytes()


def test_an_idle_library_is_folded_and_a_busy_one_is_not(
    library: Library, folder: Path, annotate: Annotate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.library import storage

    library.save(annotate())
    assert not library.checkpoint_when_idle()
    assert not (folder / "library.json").exists()
    monkeypatch.setattr(storage, "IDLE", 0.0)
    assert library.checkpoint_when_idle()
    assert (folder / "library.json").exists()
    library.save(annotate())
    monkeypatch.setattr(storage, "IDLE_TIMES", 10**6)
    assert not library.checkpoint_when_idle()


def test_a_private_library_stays_private(library: Library, folder: Path, annotate: Annotate) -> None:
    library.save(annotate())
    library.checkpoint()
    (folder / "library.json").chmod(0o600)
    (folder / "library.json.journal").unlink()
    library.save(annotate())
    library.checkpoint()
    for name in ("library.json", "library.json.journal"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_a_file_of_the_first_version_is_brought_up_and_kept(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    from reader.article.plain import annotation_to_plain

    old = annotation_to_plain(annotate(created="t", modified="t"))
    del old["speaker"], old["deleted"]
    folder.mkdir()
    path = folder / "library.json"
    path.write_text(json.dumps({"annotations": {"7": old}, "meta": {"1": {"schema": 1, "by": "hand"}}}))
    before = path.read_bytes()
    assert [one.id for one in library.all_annotations()] == [old["id"]]
    assert path.read_bytes() == before
    library.checkpoint()
    tables = json.loads(path.read_bytes())
    assert tables["meta"] == {"1": {"schema": 2, "by": "hand"}}
    assert tables["annotations"]["7"] == {**old, "speaker": "", "deleted": ""}
    assert (folder / "library.json.before-migration").read_bytes() == before


def test_a_link_to_the_file_stays_a_link(library: Library, folder: Path, annotate: Annotate) -> None:
    library.save(annotate())
    library.checkpoint()
    elsewhere = folder.with_name("elsewhere.json")
    (folder / "library.json").rename(elsewhere)
    (folder / "library.json").symlink_to(elsewhere)
    library.save(annotate())
    library.checkpoint()
    assert (folder / "library.json").is_symlink()
    assert elsewhere.read_bytes().count(b'"exact"') == 2


@pytest.mark.skipif(not hasattr(os, "link"), reason="the system has no hard links")
def test_plain_tinydb_and_another_see_each_other(tmp_path: Path) -> None:
    path = tmp_path / "things.json"
    one, other = TinyDB(path, storage=JournalStorage), TinyDB(path, storage=JournalStorage)
    one.table("sea").insert({"name": "reef"})
    assert other.table("sea").all() == [{"name": "reef"}]
    other.close()
    one.close()
    assert TinyDB(path).table("sea").all() == [{"name": "reef"}]
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name.startswith("things.json.j")) == [
        "things.json.journal"
    ]


class Windows(RuleBasedStateMachine):
    """Two windows, a stranger who looks, and what all of them should see."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        import tempfile

        self.path = Path(tempfile.mkdtemp(dir=self.folder)) / "library.json"
        self.windows = [JournalStorage(self.path), JournalStorage(self.path)]
        self.rows: dict[str, int] = {}

    @rule(window=st.integers(0, 1), key=KEYS, value=st.integers(0, 9))
    def put(self, window: int, key: str, value: int) -> None:
        self.windows[window].change(Change({"things": {key: value}}))
        self.rows[key] = value

    @rule(window=st.integers(0, 1), key=KEYS)
    def drop(self, window: int, key: str) -> None:
        self.windows[window].change(Change(drop={"things": [key]}))
        self.rows.pop(key, None)

    @rule(window=st.integers(0, 1))
    def fold(self, window: int) -> None:
        self.windows[window].checkpoint()

    @rule(window=st.integers(0, 1))
    def open_anew(self, window: int) -> None:
        self.windows[window] = JournalStorage(self.path)

    @rule(window=st.integers(0, 1))
    def look(self, window: int) -> None:
        with self.windows[window].reading() as tables:
            assert tables.get("things", {}) == self.rows

    @rule()
    def cut_off(self) -> None:
        journal = self.path.with_name("library.json.journal")
        if journal.exists():
            with journal.open("ab") as stream:
                stream.write(b"00000040 00000000 0000")

    @invariant()
    def a_stranger_sees_the_same(self) -> None:
        with JournalStorage(self.path).reading() as tables:
            assert tables.get("things", {}) == self.rows


def test_windows_always_agree(tmp_path: Path) -> None:
    machine = type("Here", (Windows,), {"folder": tmp_path})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=40, stateful_step_count=25, deadline=None),
    )
