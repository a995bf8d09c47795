"""Every command takes a web address: the words on standard output, how they came on standard error."""

import signal
import subprocess
import time
from pathlib import Path

import pytest
from command_line import command, fresh_environment, run
from web_server import TITLE, Server, Visitor

KEPT = "broadsheet: This is the copy kept today at "


def test_clean_prints_the_article_and_nothing_else(server: Server) -> None:
    outcome = run("clean", server.story())
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.text.startswith(f"{TITLE}\n\nThe bell of the old weir")


def test_the_same_again_without_a_server(server: Server) -> None:
    url = server.story()
    first = run("clean", url, "--json")
    server.stop()
    again = run("clean", url, "--json")
    assert (again.code, again.out) == (0, first.out)
    assert again.err.startswith(KEPT)
    assert again.err.endswith("(--refresh fetches it anew)\n")
    assert again.json["meta"]["source"] == url


@pytest.mark.parametrize("name", ["clean", "entities", "quotes"])
def test_refresh_asks_the_server_again(server: Server, name: str) -> None:
    url = server.story()
    for arguments in ([], ["--refresh"], ["--refresh"]):
        assert run(name, url, *arguments).err == ""
    assert len(server.requests) == 3
    assert run(name, url).err.startswith(KEPT)
    assert len(server.requests) == 3


def test_refresh_that_fails_prints_the_kept_copy_and_says_so_in_one_line(server: Server) -> None:
    url = server.story()
    first = run("clean", url)
    server.at("/story", lambda visitor: visitor.answer("", "503 Busy"))
    outcome = run("clean", url, "--refresh")
    assert (outcome.code, outcome.out) == (0, first.out)
    assert "(503)" in outcome.err
    assert "This is the copy kept today" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_page_that_is_not_there_is_told_and_the_others_go_on(server: Server) -> None:
    outcome = run("clean", server.url("/missing"), server.story())
    assert outcome.code == 1
    assert outcome.err.count("\n") == 1
    assert "no such page (404)" in outcome.err
    assert TITLE in outcome.text


def test_as_it_is_without_cleaning(server: Server) -> None:
    url = server.story()
    for _ in range(2):
        assert "By Ansa Merrow" in run("clean", "--no-clean", url).text


def test_entities_and_quotes_find_what_is_in_it(server: Server) -> None:
    url = server.story()
    assert "Tobin Vale" in run("entities", url).text
    assert "We only looked" in run("quotes", url).text


def test_what_is_marked_is_kept_with_the_address(server: Server, tmp_path: Path) -> None:
    url = server.story()
    old = server.at("/old", lambda visitor: visitor.answer("", "301 Moved", {"Location": "/story"}))
    assert run("annotate", old, "--quote", "lost since the flood", "--note", "When?").code == 0
    server.stop()
    for address in (old, url, url + "#part"):
        (row,) = run("annotations", address, "--json").json
        assert (row["exact"], row["state"]) == ("lost since the flood", "exact")
    exported = run("export", url)
    assert (exported.code, exported.err) == (0, "")
    assert f'source: "{url}"' in exported.text
    assert "> lost since the flood" in exported.text


def test_a_library_that_cannot_be_written_is_told_in_one_line_and_the_page_printed(
    server: Server, tmp_path: Path
) -> None:
    (tmp_path / "library").write_text("no folder")
    outcome = run("clean", server.story(), "--library", tmp_path / "library")
    assert outcome.code == 0
    assert TITLE in outcome.text
    assert "not kept" in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    "source", ["http://", "http://::1/", "https://ansa:secret@[bad/", "javascript:alert(1)"]
)
def test_what_is_no_address_is_bad_luck_not_a_fault(source: str) -> None:
    for arguments in (["clean", source], [source]):
        outcome = run(*arguments)
        assert (outcome.code, outcome.out) == (1, b"")
        assert outcome.err.startswith("broadsheet: ")
        assert outcome.err.count("\n") == 1
        assert "secret" not in outcome.err


def test_the_reader_needs_a_terminal_before_it_asks_anybody(server: Server) -> None:
    outcome = run(server.story())
    assert outcome.code == 1
    assert "no terminal" in outcome.err
    assert server.requests == []


def test_ctrl_c_ends_it_at_once_without_a_traceback(server: Server) -> None:
    url = server.at("/story", Visitor.hang)
    process = subprocess.Popen(
        command("clean", url), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=fresh_environment()
    )
    end = time.monotonic() + 20
    while not server.requests and time.monotonic() < end:
        time.sleep(0.01)
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, b"", b"")
    assert time.monotonic() - began < 1.0


def test_a_page_loads_no_screen(server: Server) -> None:
    program = f"import sys; from reader.cli import main; main(['clean', {server.story()!r}]); " + (
        "sys.exit(3 if 'textual' in sys.modules or 'tinydb' in sys.modules else 0)"
    )
    done = subprocess.run(
        [command()[0], "-c", program], capture_output=True, env=fresh_environment(), check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(TITLE.encode())
