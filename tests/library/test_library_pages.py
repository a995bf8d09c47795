"""The pages that were fetched: found by any address, sound or not there at all, whatever a disk does."""

import errno
import gzip
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import reader
from reader.errors import LibraryError
from reader.library.pages import KeptPage, Pages

ROOT = Path(reader.__file__).resolve().parent.parent
ASKED, FINAL, OTHER = "https://paper.example/s?id=7", "https://paper.example/story", "https://paper.example/b"
PAGE = KeptPage(
    (FINAL, ASKED), b"<p>The bell of the old weir\x00\xff", "2031-05-01T10:00:00Z", "text/html", '"v1"', "May"
)


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path / "pages")


def files(tmp_path: Path, ending: str) -> list[Path]:
    return sorted((tmp_path / "pages").glob(f"*{ending}"))


def test_nothing_is_made_on_disk_by_looking(pages: Pages, tmp_path: Path) -> None:
    assert pages.find(ASKED) is None
    assert list(tmp_path.iterdir()) == []


def test_a_page_is_found_by_each_of_its_addresses_however_it_is_written(pages: Pages) -> None:
    pages.keep(PAGE)
    for address in (
        ASKED,
        FINAL,
        "HTTPS://Paper.example:443/story#end",
        "https://me:pw@paper.example/%73tory",
    ):
        assert pages.find(address) == PAGE
    assert pages.find(OTHER) is None
    assert pages.find("https://paper.example/Story") is None


def test_the_page_seen_last_is_found_and_others_stay(pages: Pages) -> None:
    pages.keep(PAGE)
    pages.keep(replace(PAGE, addresses=(OTHER,), data=b"another"))
    newer = replace(PAGE, data=b"corrected", fetched="2031-05-02T10:00:00Z", etag='"v2"')
    pages.keep(newer)
    assert pages.find(ASKED) == pages.find(FINAL) == newer
    other = pages.find(OTHER)
    assert other is not None
    assert other.data == b"another"


def test_keeping_twice_writes_the_bytes_once(pages: Pages, tmp_path: Path) -> None:
    pages.keep(PAGE)
    (data,) = files(tmp_path, ".gz")
    before = data.stat().st_mtime_ns
    pages.keep(replace(PAGE, fetched="2031-05-02T10:00:00Z"))
    assert data.stat().st_mtime_ns == before
    assert len(files(tmp_path, ".json")) == 2


def test_a_person_can_read_what_is_kept(pages: Pages, tmp_path: Path) -> None:
    pages.keep(PAGE)
    rows = [json.loads(path.read_text("utf-8")) for path in files(tmp_path, ".json")]
    assert rows[0] == rows[1]
    assert rows[0]["addresses"] == [FINAL, ASKED]
    assert "secret" not in json.dumps(rows)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b"{}", b'{"addresses": 3}', b"\xff\x00", b"[" * 100_000,
        b'{"addresses": ["%s"], "bytes": "../../etc/passwd", "fetched": "", "content_type": "", "etag": "",'
        b' "modified": ""}' % FINAL.encode(),
        b'{"addresses": ["%s"], "bytes": 7, "fetched": "", "content_type": "", "etag": "", "modified": ""}'
        % FINAL.encode(),
    ],
)  # fmt: skip
def test_a_damaged_entry_is_told_and_can_be_kept_anew(pages: Pages, tmp_path: Path, content: bytes) -> None:
    pages.keep(replace(PAGE, addresses=(FINAL,)))
    (entry,) = files(tmp_path, ".json")
    entry.write_bytes(content)
    with pytest.raises(LibraryError, match="damaged"):
        pages.find(FINAL)
    pages.keep(PAGE)
    assert pages.find(FINAL) == PAGE


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty", "other", "gone"])
def test_damaged_bytes_are_told_and_can_be_kept_anew(pages: Pages, tmp_path: Path, damage: str) -> None:
    pages.keep(PAGE)
    (data,) = files(tmp_path, ".gz")
    good = data.read_bytes()
    if damage == "gone":
        data.unlink()
    else:
        data.write_bytes(
            {
                "cut": good[:-12],
                "flipped": good[:20] + bytes([good[20] ^ 8]) + good[21:],
                "empty": b"",
                "other": gzip.compress(b"words of another page"),
            }[damage]
        )
    with pytest.raises(LibraryError, match="damaged"):
        pages.find(ASKED)
    pages.keep(PAGE)
    assert pages.find(ASKED) == PAGE


def test_an_entry_that_was_renamed_is_not_taken_for_another_page(pages: Pages, tmp_path: Path) -> None:
    pages.keep(replace(PAGE, addresses=(FINAL,)))
    (entry,) = files(tmp_path, ".json")
    pages.keep(replace(PAGE, addresses=(OTHER,), data=b"another"))
    (other,) = set(files(tmp_path, ".json")) - {entry}
    entry.write_bytes(other.read_bytes())
    with pytest.raises(LibraryError, match="damaged"):
        pages.find(FINAL)


@pytest.mark.parametrize(
    ("call", "code", "sentence"),
    [
        ("write", errno.ENOSPC, "disk is full"), ("open", errno.EROFS, "only be read"),
        ("fsync", errno.EIO, "disk reports"), ("replace", errno.EACCES, "no permission"),
    ],
)  # fmt: skip
def test_a_disk_that_fails_is_a_sentence_and_the_old_page_stays(
    pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, sentence: str
) -> None:
    pages.keep(PAGE)
    before = sorted(path.name for path in (tmp_path / "pages").iterdir())

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, fail)
        with pytest.raises(LibraryError, match=sentence):
            pages.keep(replace(PAGE, data=b"corrected"))
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == before
    assert pages.find(ASKED) == PAGE


@pytest.mark.parametrize("room", range(0, 900, 90))
def test_a_disk_that_fills_up_at_any_point_leaves_a_page_for_every_address(
    pages: Pages, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    pages.keep(PAGE)
    newer = replace(PAGE, data=os.urandom(400), etag='"v2"')
    write, left = os.write, [room]

    def write_what_fits(handle: int, data: bytes) -> int:
        size = min(len(data), left[0])
        if not size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left[0] -= size
        return write(handle, bytes(data[:size]))

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write_what_fits)
        with pytest.raises(LibraryError, match="disk is full"):
            pages.keep(newer)
    assert {pages.find(address) for address in (FINAL, ASKED)} <= {PAGE, newer}
    pages.keep(newer)
    assert pages.find(FINAL) == pages.find(ASKED) == newer


def test_a_file_where_the_folder_should_be_is_a_sentence(pages: Pages, tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("in the way")
    assert pages.find(ASKED) is None
    with pytest.raises(LibraryError):
        pages.keep(PAGE)
    assert (tmp_path / "pages").read_text() == "in the way"


def test_windows_that_keep_the_same_page_at_once_leave_one_of_both(pages: Pages, tmp_path: Path) -> None:
    versions = [replace(PAGE, data=bytes([number]) * 5000) for number in range(4)]
    begin = threading.Barrier(len(versions))
    failures: list[BaseException] = []

    def keep(page: KeptPage) -> None:
        own = Pages(tmp_path / "pages")
        begin.wait()
        try:
            for _ in range(5):
                own.keep(page)
                assert own.find(FINAL) in versions
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=keep, args=(page,)) for page in versions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert pages.find(FINAL) in versions
    assert pages.find(ASKED) in versions


def test_whoever_is_killed_while_keeping_leaves_sound_pages(tmp_path: Path) -> None:
    program = f"""
import itertools
from pathlib import Path
from reader.library.pages import KeptPage, Pages
pages = Pages(Path({str(tmp_path / "pages")!r}))
for number in itertools.count():
    pages.keep(KeptPage({PAGE.addresses!r}, b"%d " % number * 50_000, "2031-05-01T10:00:00Z"))
    print(number, flush=True)
"""
    writer = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, cwd=ROOT)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(0.1)
    writer.send_signal(signal.SIGKILL)
    last = int(writer.stdout.read().split()[-1])
    writer.wait()
    for address in PAGE.addresses:
        page = Pages(tmp_path / "pages").find(address)
        assert page is not None
        assert int(page.data.split()[0]) >= last
