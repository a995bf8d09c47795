"""What is wrong with a library is found, and what can be is repaired, without taking anything away."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.article import Annotation, Article
from reader.errors import LibraryError
from reader.library import Library
from reader.library.backups import Backup, Backups, name_of, surplus, time_named
from reader.library.checkup import Severity, examine
from reader.library.recovering import recover
from reader.library.store import open_storage

Annotate = Callable[..., Annotation]


def repaired(folder: Path) -> list[str]:
    return [finding.repair() for finding in examine(folder) if finding.repair is not None]


def messages(folder: Path) -> str:
    return "\n".join(finding.message for finding in examine(folder))


@pytest.fixture
def well(library: Library, article: Article, annotate: Annotate) -> Library:
    library.record_article(article, "d" * 64)
    library.save(annotate(note="kept"))
    library.checkpoint()
    return library


def test_a_library_that_is_well(well: Library, folder: Path) -> None:
    assert examine(folder) == []


def test_no_library_is_no_illness(folder: Path) -> None:
    (finding,) = examine(folder)
    assert finding.severity is Severity.NOTE
    assert not folder.exists()


@pytest.mark.parametrize("damage", [b"", b"{ broken", b"\0" * 400, b"[]", None], ids=str)
def test_a_damaged_file_is_made_anew_with_everything_and_kept(
    well: Library, folder: Path, annotate: Annotate, damage: bytes | None
) -> None:
    path = folder / "library.json"
    for _ in range(2):
        # Folded since the copy was made, and not folded yet.
        well.save(annotate())
        well.checkpoint()
    well.save(annotate())
    everything = well.all_annotations()
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    with pytest.raises(LibraryError, match="doctor --repair"):
        Library(folder).all_annotations()
    assert any(finding.severity is Severity.ERROR for finding in examine(folder))
    assert "made anew" in repaired(folder)[0]
    again = Library(folder)
    assert again.all_annotations() == everything
    assert again.articles() == Library(folder).articles() != []
    kept = [entry.read_bytes() for entry in folder.glob("library.json.damaged-*")]
    assert kept == ([] if damage is None else [damage])
    assert not any(finding.severity is Severity.ERROR for finding in examine(folder))
    again.save(annotate())
    assert len(Library(folder).all_annotations()) == len(everything) + 1


def test_whole_lines_are_saved_where_there_is_no_copy(well: Library, folder: Path) -> None:
    shutil.rmtree(folder / "library.json.backups")
    path = folder / "library.json"
    path.write_bytes(path.read_bytes()[:-20])
    (folder / "library.json.journal").unlink()
    assert "whole lines" in repaired(folder)[0]
    assert len(Library(folder).all_annotations()) == 1


def test_nothing_is_made_of_nothing(folder: Path) -> None:
    folder.mkdir()
    path = folder / "library.json"
    path.write_bytes(b"{ broken")
    with pytest.raises(LibraryError, match="no copy"):
        recover(open_storage(folder))
    assert path.read_bytes() == b"{ broken"


def test_what_is_not_damaged_is_not_recovered(well: Library, folder: Path) -> None:
    before = (folder / "library.json").read_bytes()
    with pytest.raises(LibraryError, match="not damaged"):
        recover(open_storage(folder))
    assert (folder / "library.json").read_bytes() == before


def test_an_unfinished_merge_of_git_is_left_to_its_owner(well: Library, folder: Path) -> None:
    path = folder / "library.json"
    path.write_bytes(b"<<<<<<< HEAD\n" + path.read_bytes())
    (finding,) = (finding for finding in examine(folder) if finding.severity is Severity.ERROR)
    assert "git" in finding.hint
    assert finding.repair is None


def test_a_copy_that_cannot_be_read_is_passed_over(well: Library, folder: Path) -> None:
    everything = well.all_annotations()
    backups = Backups(folder / "library.json")
    (backups.folder / name_of(datetime.now(UTC), ".json")).write_bytes(b"{ broken")
    assert "cannot be read" in messages(folder)
    (folder / "library.json").write_bytes(b"{ broken")
    repaired(folder)
    assert Library(folder).all_annotations() == everything


def test_a_damaged_journal_is_mended(well: Library, folder: Path, annotate: Annotate) -> None:
    for number in range(3):
        well.save(annotate(note=f"number {number}"))
    journal = folder / "library.json.journal"
    journal.write_bytes(journal.read_bytes().replace(b"number 0", b"number X", 1))
    assert "damaged in the middle" in messages(folder)
    repaired(folder)
    assert examine(folder) == [finding for finding in examine(folder) if "put aside" in finding.message]
    assert {one.note for one in Library(folder).all_annotations()} == {"kept", "number 1", "number 2"}


def test_what_is_not_folded_yet_and_what_was_cut_off_is_told(
    well: Library, folder: Path, annotate: Annotate
) -> None:
    well.save(annotate())
    assert "not yet in library.json" in messages(folder)
    with (folder / "library.json.journal").open("ab") as stream:
        stream.write(b"00000fff 0000")
    assert "cut off" in messages(folder)
    repaired(folder)
    assert examine(folder) == []
    assert len(Library(folder).all_annotations()) == 2


def test_two_with_one_id_are_told_apart(well: Library, folder: Path) -> None:
    path = folder / "library.json"
    tables = json.loads(path.read_bytes())
    (row,) = tables["annotations"].values()
    tables["annotations"]["3"] = {**row, "note": "other words"}
    path.write_text(json.dumps(tables))
    assert len(Library(folder).all_annotations()) == 1
    repaired(folder)
    assert {one.note for one in Library(folder).all_annotations()} == {"kept", "other words"}


def test_annotations_of_no_article_get_one(library: Library, folder: Path, annotate: Annotate) -> None:
    saved = library.save(annotate())
    library.checkpoint()
    assert "not in the library" in messages(folder)
    repaired(folder)
    (record,) = Library(folder).articles()
    assert record.id == saved.article_id
    assert "Runa Holt" in record.title
    assert "not in the library" not in messages(folder)


def test_texts_that_are_missing_or_damaged_are_told(well: Library, folder: Path, article: Article) -> None:
    (path,) = (folder / "texts").iterdir()
    path.write_bytes(b"damaged")
    assert "is damaged" in messages(folder)
    repaired(folder)
    assert "is missing" in messages(folder)
    well.record_article(article, "d" * 64)
    well.checkpoint()
    assert examine(folder) == []


def test_rows_that_cannot_be_read_and_other_machines_files_are_told(well: Library, folder: Path) -> None:
    path = folder / "library.json"
    path.write_bytes(path.read_bytes().replace(b'"yellow"', b'"ultraviolet"'))
    (folder / "library.sync-conflict-20310501-100000-ABCDEFG.json").write_text("{}")
    (folder / ".library.json.0123456789ab.tmp").write_text("{")
    os.utime(folder / ".library.json.0123456789ab.tmp", (1, 1))
    told = messages(folder)
    assert "was skipped" in told
    assert "Another machine" in told
    assert "unfinished file" in told
    repaired(folder)
    assert "unfinished file" not in messages(folder)
    assert b"ultraviolet" in path.read_bytes()


def test_little_room_is_told(well: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert "little room" in messages(folder)


def test_missing_permissions_are_told(well: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access = os.access
    for refused, word in (
        (folder, "cannot be written"),
        (folder / "library.json", "cannot be read and written"),
    ):
        monkeypatch.setattr(
            os,
            "access",
            lambda path, mode, refused=refused: (path != refused and access(path, mode)) or mode == 5,
        )
        assert word in messages(folder)


def test_a_newer_library_is_told(folder: Path) -> None:
    folder.mkdir()
    (folder / "library.json").write_text('{"meta": {"1": {"schema": 99}}}')
    (finding,) = examine(folder)
    assert "newer version" in finding.message


class TestBackups:
    def test_of_the_last_hours_and_of_the_last_days_are_kept(self) -> None:
        start = datetime(2031, 5, 1, tzinfo=UTC)
        backups = [Backup(Path(str(hour)), start + timedelta(hours=hour)) for hour in range(0, 24 * 10, 3)]
        gone = surplus(backups)
        kept = [backup for backup in backups if backup not in gone]
        assert len(kept) == 7
        assert backups[-3:] == kept[-3:]
        assert len({backup.time.date() for backup in kept}) == 5

    def test_are_made_no_more_often_than_is_of_use(
        self, well: Library, folder: Path, annotate: Annotate
    ) -> None:
        for _ in range(4):
            well.save(annotate())
            well.checkpoint()
        backups = Backups(folder / "library.json")
        assert len(backups.copies()) == 1
        assert len(backups.journals()) == 4
        old = backups.copies()[0].path
        old.rename(old.with_name(name_of(datetime.now(UTC) - timedelta(hours=1), ".json")))
        well.save(annotate())
        well.checkpoint()
        assert len(backups.copies()) == 2
        assert backups.journals() == []

    @pytest.mark.parametrize("name", ["library.json", "20310501.json", "x.journal", ""])
    def test_know_their_own_names(self, name: str) -> None:
        assert time_named(name) is None
        now = datetime.now(UTC)
        assert time_named(name_of(now, ".journal")) == now
