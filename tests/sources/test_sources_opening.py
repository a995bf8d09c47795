"""Opening a source: it is read, or one clear sentence says why not."""

import hashlib
import io
import os
import socket
from pathlib import Path

import pytest
from web_server import STORY, Server

from reader.errors import SourceError
from reader.sources import draft_from_bytes, draft_from_text, read_source


def refused(source: str, limit: int = 1000) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_source(source, limit=limit)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a story.txt"
    path.write_bytes("Héllo\r\nthere\r".encode())
    draft = read_source(str(path))
    assert draft.text == "Héllo\nthere\n"
    assert draft.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (draft.format, draft.encoding) == ("text", "utf-8")
    assert draft.meta.source == str(path)


def test_a_relative_path_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "story.txt").write_text("Once.", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_source("story.txt").meta.source == str(tmp_path / "story.txt")


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a story.txt"
    path.write_text("Once.", "utf-8")
    assert read_source(path.as_uri()).meta.source == str(path)


def test_standard_input_is_read() -> None:
    draft = read_source("-", io.BytesIO(b"Once upon a time."))
    assert draft.text == "Once upon a time."
    assert draft.meta.source == "-"


def test_no_more_of_standard_input_is_read_than_allowed() -> None:
    stream = io.BytesIO(b"x" * 5000)
    with pytest.raises(SourceError, match="larger than 1000 bytes"):
        read_source("-", stream, limit=1000)
    assert stream.tell() == 1001


def test_empty_standard_input_is_refused() -> None:
    with pytest.raises(SourceError, match="empty"):
        read_source("-", io.BytesIO(b""))


def test_what_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    assert "no file" in refused(str(tmp_path / "nowhere.txt")).message
    (tmp_path / "file").write_text("x", "utf-8")
    assert "no file" in refused(str(tmp_path / "file" / "below.txt")).message


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "folder" in refused(str(tmp_path)).message


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "named pipe" in refused(str(tmp_path / "pipe")).message


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="the system has no such sockets")
def test_devices_and_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "device" in refused(os.devnull).message
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("talk")
        assert "socket" in refused("talk").message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="a superuser may read everything")
def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", "utf-8")
    path.chmod(0)
    assert "may not be read" in refused(str(path)).message


def test_permission_is_asked_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x", "utf-8")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "may not be read" in refused(str(path)).message


def test_a_large_file_is_refused_by_its_size_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 1001)
    monkeypatch.setattr(Path, "open", None)
    assert "larger" in refused(str(path)).message


def test_a_web_address_is_fetched(server: Server) -> None:
    draft = read_source(f" {server.story()}#end\n")
    assert draft.text == STORY
    assert draft.meta.source == server.url()


def test_a_page_is_read_within_the_limit(server: Server) -> None:
    url = server.at("/large", lambda visitor: visitor.answer(STORY * 3))
    assert "larger" in refused(url).message


@pytest.mark.parametrize(
    "address", ["ftp://me:secret@paper.example/a", "MAILTO:ansa@paper.example", "data:,words"]
)
def test_other_addresses_are_refused_as_such(address: str) -> None:
    error = refused(address)
    assert "address that is not opened" in error.message
    assert "secret" not in error.message


def test_a_file_may_be_called_like_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "about:monday.txt").write_text("The mill is closed.", "utf-8")
    assert read_source("about:monday.txt").text == "The mill is closed."


def test_a_name_that_may_be_meant_for_an_address_is_told_how_those_begin() -> None:
    assert "https://" in refused("www.paper.example/story").hint
    assert "https://" not in refused("story.txt").hint


@pytest.mark.parametrize("source", ["", "a\0b", "x" * 6000, "file://[bad", "two\nlines"])
def test_impossible_names_are_refused(source: str) -> None:
    refused(source)


def test_text_in_hand_needs_no_file() -> None:
    draft = draft_from_text("One.\r\nTwo.", "story")
    assert draft.text == "One.\nTwo."
    assert draft.digest == hashlib.sha256(b"One.\r\nTwo.").hexdigest()
    assert draft.meta.source == "story"
    assert draft_from_text("").text == ""


def test_lone_surrogates_do_not_travel_on() -> None:
    assert draft_from_text("a\ud800b").text == "a\ufffdb"


def test_bytes_in_hand_are_checked_like_a_file() -> None:
    assert draft_from_bytes(b"Once.", "story").text == "Once."
    with pytest.raises(SourceError, match="“story” is empty"):
        draft_from_bytes(b" \n\t\n", "story")
