"""A page from the web is fetched within limits, whatever its server does, or refused in one sentence."""

import errno
import gzip
import re
import socket
import ssl
import subprocess
import threading
import time
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
import web_server
from web_server import STORY, Server, Visitor, gzipped, raw_deflated

from reader import __version__
from reader.article.addresses import web_address
from reader.errors import GivenUpError, SourceError
from reader.sources.web import Fetched, Limits, Progress, Validators, fetch, progress_words

#: Short enough for a test, long enough for a slow machine.
QUICK = Limits(size=200_000, connect=0.5, read=0.5, total=3.0)
STORY_BYTES = STORY.encode("utf-8")


def got(url: str, limits: Limits = QUICK) -> Fetched:
    return fetch(web_address(url), limits=limits)


def refused(url: str, limits: Limits = QUICK) -> SourceError:
    """Return the error that fetching `url` ends with: one line, with a hint, within the limit of time."""
    began = time.monotonic()
    with pytest.raises(SourceError) as raised:
        fetch(web_address(url), limits=limits)
    assert time.monotonic() - began < limits.total + 1.0
    assert raised.value.hint
    assert "\n" not in str(raised.value)
    assert str(raised.value).isprintable()
    return raised.value


class TestGoodAnswers:
    def test_a_page_comes_with_what_its_server_says_of_it(self, server: Server) -> None:
        url = server.story(ETag='"v1"', Last_Modified="Mon, 05 May 2031 10:00:00 GMT")
        page = got(url + "#the-end")
        assert page.data == STORY_BYTES
        assert page.content_type == "text/plain; charset=utf-8"
        assert page.validators == Validators('"v1"', "Mon, 05 May 2031 10:00:00 GMT")
        assert page.asked.place == page.final.place == url
        assert not page.unchanged

    def test_the_program_says_who_it_is_and_sends_nothing_else_of_its_reader(self, server: Server) -> None:
        got(server.story())
        (request,) = server.requests
        assert request.method == "GET"
        assert request.headers["user-agent"] == f"broadsheet/{__version__}"
        assert "text/html" in request.headers["accept"]
        assert not request.headers.keys() & {"cookie", "referer", "authorization", "from"}

    def test_a_known_version_is_not_fetched_again(self, server: Server) -> None:
        url = server.at("/story", lambda visitor: visitor.answer("", "304 Not Modified", {"ETag": '"v1"'}))
        page = fetch(
            web_address(url), limits=QUICK, known=Validators('"v1"', "Mon, 05 May 2031 10:00:00 GMT")
        )
        assert page.unchanged
        assert server.requests[0].headers["if-none-match"] == '"v1"'
        assert server.requests[0].headers["if-modified-since"] == "mon, 05 may 2031 10:00:00 gmt"

    def test_a_version_that_no_header_can_carry_is_not_sent(self, server: Server) -> None:
        page = fetch(web_address(server.story()), limits=QUICK, known=Validators("“v1”"))
        assert page.data == STORY_BYTES
        assert "if-none-match" not in server.requests[0].headers

    @pytest.mark.parametrize(
        ("coding", "pack"),
        [
            ("gzip", gzipped),
            ("x-gzip", gzipped),
            ("GZIP, identity", gzipped),
            ("deflate", zlib.compress),
            ("deflate", raw_deflated),
            ("identity", bytes),
            ("gzip", bytes),
            ("gzip", lambda data: gzipped(data[:100]) + gzipped(data[100:])),
            ("gzip", lambda data: gzipped(data) + b"\x00\x00padding"),
        ],
    )
    def test_compression_is_undone(self, server: Server, coding: str, pack: Callable[[bytes], bytes]) -> None:
        body = pack(STORY_BYTES)
        url = server.at("/story", lambda visitor: visitor.answer(body, headers={"Content-Encoding": coding}))
        assert got(url).data == STORY_BYTES

    def test_a_body_in_chunks_and_one_without_length_are_read_whole(self, server: Server) -> None:
        def in_chunks(visitor: Visitor) -> None:
            visitor.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            for at in range(0, len(STORY_BYTES), 100):
                piece = STORY_BYTES[at : at + 100]
                visitor.send(b"%x\r\n%s\r\n" % (len(piece), piece))
            visitor.send("0\r\n\r\n")

        def until_closed(visitor: Visitor) -> None:
            visitor.send(b"HTTP/1.0 200 OK\r\n\r\n" + STORY_BYTES)

        assert got(server.at("/chunks", in_chunks)).data == STORY_BYTES
        assert got(server.at("/closed", until_closed)).data == STORY_BYTES

    def test_progress_is_told_in_the_callers_own_thread(self, server: Server) -> None:
        def slowly(visitor: Visitor) -> None:
            visitor.send(f"HTTP/1.1 200 OK\r\nContent-Length: {len(STORY_BYTES)}\r\n\r\n")
            for at in range(0, len(STORY_BYTES), 100):
                visitor.send(STORY_BYTES[at : at + 100])
                time.sleep(0.03)

        told: list[tuple[Progress, int]] = []
        fetch(
            web_address(server.at("/slow", slowly)),
            limits=QUICK,
            progress=lambda progress: told.append((progress, threading.get_ident())),
        )
        received = [progress.received for progress, _ in told]
        assert received == sorted(received)
        assert 0 < received[-1] <= len(STORY_BYTES)
        assert told[-1][0].total == len(STORY_BYTES)
        assert {thread for _, thread in told} == {threading.get_ident()}

    @pytest.mark.parametrize(
        ("progress", "words"),
        [
            (Progress("paper.example"), "Fetching paper.example…"),
            (Progress("paper.example", 850), "Fetching paper.example… 850 bytes"),
            (Progress("paper.example", 120_400, 1_234_000), "Fetching paper.example… 120 kB of 1.2 MB"),
            (Progress("paper.example", 999_900), "Fetching paper.example… 1.0 MB"),
            (Progress("paper.example", 5000, 4000), "Fetching paper.example… 5 kB"),
        ],
    )
    def test_progress_is_said_as_people_say_it(self, progress: Progress, words: str) -> None:
        assert progress_words(progress) == words


class TestRedirects:
    @pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
    def test_are_followed_and_both_addresses_are_known(self, server: Server, status: int) -> None:
        final = server.story()
        asked = server.at(
            "/old", lambda visitor: visitor.answer("", f"{status} Moved", {"Location": "/story#part"})
        )
        page = got(asked)
        assert (page.asked.place, page.final.place, page.data) == (asked, final, STORY_BYTES)

    def test_ten_are_followed_and_more_are_not(self, server: Server) -> None:
        def onward(visitor: Visitor) -> None:
            number = int(visitor.path.rpartition("=")[2])
            if number == 0:
                visitor.answer(STORY)
            else:
                visitor.answer("", "302 Found", {"Location": f"/hop?n={number - 1}"})

        server.at("/hop", onward)
        assert got(server.url("/hop?n=10")).data == STORY_BYTES
        assert "leads on and on" in refused(server.url("/hop?n=11")).message

    def test_a_circle_is_left(self, server: Server) -> None:
        server.at("/a", lambda visitor: visitor.answer("", "302 Found", {"Location": "/b"}))
        server.at("/b", lambda visitor: visitor.answer("", "302 Found", {"Location": "/a"}))
        assert "leads on and on" in refused(server.url("/a")).message
        assert len(server.requests) == 11

    def test_a_site_that_wants_its_cookie_back_gets_it_within_one_visit_only(self, server: Server) -> None:
        def gate(visitor: Visitor) -> None:
            if "seen=1" in visitor.headers.get("cookie", ""):
                visitor.answer(STORY)
            else:
                visitor.answer("", "302 Found", {"Location": "/gate", "Set-Cookie": "seen=1"})

        url = server.at("/gate", gate)
        for _ in range(2):
            assert got(url).data == STORY_BYTES
        assert ["cookie" in request.headers for request in server.requests] == [False, True, False, True]

    @pytest.mark.parametrize(
        "location",
        [
            "file:///etc/passwd",
            "ftp://paper.example/a",
            "data:text/plain,x",
            "javascript:alert(1)",
            "mailto:a@b",
        ],
    )
    def test_to_anything_but_the_web_are_refused(self, server: Server, location: str) -> None:
        url = server.at("/old", lambda visitor: visitor.answer("", "302 Found", {"Location": location}))
        assert "which is not opened" in refused(url).message

    @pytest.mark.parametrize("location", ["http://[bad", "http://a..b/", "http://h:99999/", "http://"])
    def test_to_no_address_are_refused(self, server: Server, location: str) -> None:
        url = server.at("/old", lambda visitor: visitor.answer("", "302 Found", {"Location": location}))
        refused(url)

    def test_without_a_target_are_refused(self, server: Server) -> None:
        url = server.at("/old", lambda visitor: visitor.answer("", "302 Found"))
        assert "302" in refused(url).message

    def test_a_password_does_not_follow_to_another_server(self, server: Server) -> None:
        with web_server.serving() as other:
            other.story()
            server.at("/a", lambda visitor: visitor.answer("", "302 Found", {"Location": "/b"}))
            server.at("/b", lambda visitor: visitor.answer("", "302 Found", {"Location": other.url()}))
            page = got(server.url("/a").replace("http://", "http://ansa:secret@"))
            assert ["authorization" in request.headers for request in server.requests] == [True, True]
            assert "authorization" not in other.requests[0].headers
            assert "secret" not in page.asked.place + page.final.place + repr(page)


class TestStatuses:
    @pytest.mark.parametrize(
        ("status", "words"),
        [
            (401, "password"), (402, "paid"), (403, "does not let this program"), (404, "no such page"),
            (408, "lost patience"), (410, "taken the page away"), (418, "refuses"), (429, "too often"),
            (451, "legal"), (500, "failed"), (502, "proxy"), (503, "overloaded"), (504, "in time"),
            (599, "failed"), (300, "without saying where"), (304, "304"),
        ],
    )  # fmt: skip
    def test_each_is_said_in_words_with_a_hint(self, server: Server, status: int, words: str) -> None:
        url = server.at("/story", lambda visitor: visitor.answer("body", f"{status} Odd"))
        error = refused(url)
        assert words in error.message
        assert f"({status})" in error.message
        assert url in error.message

    def test_their_hints_differ(self, server: Server) -> None:
        hints = set()
        for status in (403, 404, 410, 429, 451):
            url = server.at("/story", lambda visitor, status=status: visitor.answer("", f"{status} Odd"))
            hints.add(refused(url).hint)
        assert len(hints) == 5

    @pytest.mark.parametrize(
        ("after", "hint"),
        [("30", "in 30 seconds"), ("600", "in 10 minutes"), ("7200", "in 2 hours"), ("soon", "later")],
    )
    def test_a_server_that_says_when_to_come_again_is_quoted(
        self, server: Server, after: str, hint: str
    ) -> None:
        headers = {"Retry-After": after}
        url = server.at("/story", lambda visitor: visitor.answer("", "429 Slow Down", headers))
        assert refused(url).hint.endswith(hint)


class TestBrokenAnswers:
    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nonly a part", "broke off in the middle"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nonly a", "broke off in the middle"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nwords\r\n", "not understood"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords", "broke off in the middle"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nwords", "not understood"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nwords", "not understood"),
            (b"SSH-2.0-OpenSSH_9.9\r\n", "not understood|hung up"),
            (b"\x16\x03\x01\x00\xa5\x01\x00\x00", "not understood|hung up|broke off"),
            (b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200_000, "not understood"),
            (b"HTTP/1.1 200 OK\r\n", "hung up|not understood|broke off"),
            (b"", "hung up without an answer"),
        ],
    )
    def test_each_is_a_sentence(self, server: Server, answer: bytes, words: str) -> None:
        error = refused(server.at("/story", lambda visitor: visitor.send(answer)))
        assert re.search(words, error.message), error.message

    def test_a_connection_that_is_reset_in_mid_body(self, server: Server) -> None:
        def reset(visitor: Visitor) -> None:
            visitor.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nonly a part")
            time.sleep(0.05)
            visitor.reset()

        assert "broke off" in refused(server.at("/story", reset)).message

    @pytest.mark.parametrize("cut", [15, 200, -4])
    def test_compression_that_is_cut_off_or_damaged(self, server: Server, cut: int) -> None:
        packed = gzip.compress(STORY_BYTES * 3)[:cut]
        headers = {"Content-Encoding": "gzip"}
        url = server.at("/story", lambda visitor: visitor.answer(packed, headers=headers))
        assert "compression" in refused(url).message
        damaged = gzip.compress(STORY_BYTES)[:60] + b"\xff" * 200
        url = server.at("/damaged", lambda visitor: visitor.answer(damaged, headers=headers))
        assert "compression" in refused(url).message

    @pytest.mark.parametrize("coding", ["br", "zstd", "gzip, gzip", "non\x9bsense"])
    def test_compression_that_was_not_asked_for(self, server: Server, coding: str) -> None:
        headers = {"Content-Encoding": coding}
        url = server.at("/story", lambda visitor: visitor.answer(STORY, headers=headers))
        assert "not asked for" in refused(url).message

    @pytest.mark.parametrize(
        ("content_type", "what"),
        [
            ("application/pdf", "a PDF"), ("image/jpeg", "a picture"), ("IMAGE/PNG; q=1", "a picture"),
            ("application/zip", "a zip archive"), ("video/mp4", "a film"), ("audio/mpeg", "a recording"),
            ("application/x-mobipocket-ebook", "a Kindle book"),
        ],
    )  # fmt: skip
    def test_what_is_no_text_is_refused_before_it_is_fetched(
        self, server: Server, content_type: str, what: str
    ) -> None:
        def endless(visitor: Visitor) -> None:
            visitor.send(f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: 99999\r\n\r\n")
            visitor.hang()

        url = server.at("/file", endless)
        assert f"is {what}, which is not read yet" in refused(url).message


class TestSizes:
    def test_what_says_it_is_too_large_is_not_fetched(self, server: Server) -> None:
        def large(visitor: Visitor) -> None:
            visitor.send("HTTP/1.1 200 OK\r\nContent-Length: 200001\r\n\r\n")
            visitor.hang()

        assert "is larger than 200000 bytes" in refused(server.at("/large", large)).message

    def test_what_is_too_large_without_saying_so_is_left(self, server: Server) -> None:
        def endless(visitor: Visitor) -> None:
            visitor.send("HTTP/1.1 200 OK\r\n\r\n")
            while not visitor.released.is_set():
                visitor.send(b"words " * 10_000)

        assert "is larger than" in refused(server.at("/endless", endless)).message
        assert server.until_gone()

    def test_exactly_the_limit_is_taken(self, server: Server) -> None:
        url = server.at("/full", lambda visitor: visitor.answer(b"a" * QUICK.size))
        assert len(got(url).data) == QUICK.size

    @pytest.mark.parametrize("coding", ["gzip", "deflate"])
    def test_a_small_answer_that_unpacks_to_a_huge_one_takes_no_more_memory_than_the_limit(
        self, server: Server, coding: str
    ) -> None:
        zeros = b"\x00" * 100_000_000
        bomb = gzip.compress(zeros, 1) if coding == "gzip" else raw_deflated(zeros)
        del zeros
        headers = {"Content-Encoding": coding}
        url = server.at("/bomb", lambda visitor: visitor.answer(bomb, headers=headers))
        limits = Limits(size=1_000_000, total=5.0)
        tracemalloc.start()
        try:
            assert "is larger than" in refused(url, limits).message
            assert tracemalloc.get_traced_memory()[1] < 12_000_000
        finally:
            tracemalloc.stop()


class TestTime:
    def test_a_server_that_says_nothing(self, server: Server) -> None:
        error = refused(server.at("/story", Visitor.hang))
        assert "sent nothing for 0.5 seconds" in error.message
        assert server.until_gone()

    def test_a_server_that_stops_in_mid_body(self, server: Server) -> None:
        def stop(visitor: Visitor) -> None:
            visitor.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nwords")
            visitor.hang()

        assert "sent nothing for 0.5 seconds" in refused(server.at("/story", stop)).message

    @pytest.mark.parametrize("start", ["", "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"])
    def test_a_server_that_drips_is_left_at_the_deadline_and_lets_go(
        self, server: Server, start: str
    ) -> None:
        def drip(visitor: Visitor) -> None:
            visitor.send(start)
            visitor.drip(b"HTTP/1.1 200 OK" + b"a" * 5000)

        limits = Limits(read=0.3, total=0.4)
        assert "within 0.4 seconds" in refused(server.at("/story", drip), limits).message
        assert server.until_gone()

    @pytest.mark.parametrize("where", ["hang", "drip", "handshake"])
    def test_who_cancels_is_free_at_once_and_the_connection_is_closed(
        self, server: Server, where: str
    ) -> None:
        def drip(visitor: Visitor) -> None:
            visitor.send("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n")
            visitor.drip(b"a" * 90_000)

        url = server.at("/story", drip if where == "drip" else Visitor.hang)
        url = url.replace("http://", "https://") if where == "handshake" else url
        began = time.monotonic()
        with pytest.raises(GivenUpError):
            fetch(web_address(url), cancelled=lambda: time.monotonic() > began + 0.1)
        assert time.monotonic() - began < 1.0
        assert server.until_gone()

    def test_a_name_service_that_hangs_holds_nobody_up(
        self, no_proxy: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        over = threading.Event()
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(5) and [])
        began = time.monotonic()
        with pytest.raises(GivenUpError):
            fetch(web_address("http://paper.example/a"), cancelled=lambda: time.monotonic() > began + 0.05)
        assert time.monotonic() - began < 1.0
        assert "within 0.2 seconds" in refused("http://paper.example/a", Limits(total=0.2)).message
        over.set()

    def test_an_interrupt_ends_it(self, server: Server) -> None:
        def interrupt(progress: Progress) -> None:
            if server.requests:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            fetch(web_address(server.at("/story", Visitor.hang)), progress=interrupt)
        assert server.until_gone()


class TestConnections:
    def test_nobody_there(self, server: Server) -> None:
        server.stop()
        assert "takes no connections" in refused(server.url()).message

    @pytest.mark.parametrize(
        ("code", "words"),
        [(socket.EAI_NONAME, "There is no server called"), (socket.EAI_AGAIN, "cannot be looked up")],
    )
    def test_a_name_that_is_not_found(
        self, no_proxy: None, monkeypatch: pytest.MonkeyPatch, code: int, words: str
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise socket.gaierror(code, "said the name service")

        monkeypatch.setattr(socket, "getaddrinfo", fail)
        error = refused("http://nobody.example/a")
        assert words in error.message
        assert "nobody.example" in error.message

    @pytest.mark.parametrize("code", ["ENETUNREACH", "EHOSTUNREACH"])
    def test_no_network(self, no_proxy: None, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError(getattr(errno, code), "unreachable")

        monkeypatch.setattr(socket, "create_connection", fail)
        assert "online" in refused("http://127.0.0.1/a").hint

    def test_a_secure_address_of_a_plain_server(self, server: Server) -> None:
        server.at("/", lambda visitor: visitor.answer(STORY))
        url = server.url().replace("http://", "https://")
        error = refused(url)
        assert "127.0.0.1" in error.message

    def test_a_secure_connection_works_and_can_be_given_up(
        self, no_proxy: None, certificate: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        server = Server(_secured(certificate))
        try:
            server.story()
            url = server.url(host="localhost").replace("http://", "https://")
            assert got(url).data == STORY_BYTES
            server.at("/story", Visitor.hang)
            with pytest.raises(GivenUpError):
                fetch(web_address(url), cancelled=lambda: len(server.requests) > 1)
            assert server.until_gone(2)
        finally:
            server.stop()

    def test_a_certificate_that_nobody_vouches_for(self, no_proxy: None, certificate: Path) -> None:
        server = Server(_secured(certificate))
        try:
            error = refused(server.url(host="localhost").replace("http://", "https://"))
        finally:
            server.stop()
        assert "certificate of localhost" in error.message
        assert server.requests == []

    @pytest.mark.parametrize("proxy", ["socks5://127.0.0.1:1", "nonsense://127.0.0.1:1", "http://[bad"])
    def test_a_proxy_that_cannot_be_used(
        self, no_proxy: None, monkeypatch: pytest.MonkeyPatch, proxy: str
    ) -> None:
        monkeypatch.setenv("ALL_PROXY", proxy)
        refused("http://paper.example/a")

    def test_a_proxy_of_the_environment_is_used(
        self, server: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server.at("http://paper.example/story", lambda visitor: visitor.answer(STORY))
        monkeypatch.setenv("HTTP_PROXY", server.url(""))
        assert got("http://paper.example/story").data == STORY_BYTES

    def test_a_file_of_certificates_that_is_not_there(
        self, no_proxy: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file.pem")
        assert "settings of your environment" in refused("https://127.0.0.1:1/a").message

    def test_a_password_is_in_no_message(self, server: Server) -> None:
        server.at("/a", lambda visitor: visitor.answer("", "404 Not Found"))
        url = server.url("/a").replace("http://", "http://ansa:secret@")
        assert "secret" not in str(refused(url))


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for localhost that only this test knows, in a file with its key."""
    key, path = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = [
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
        "-keyout", str(key), "-out", str(path),
    ]  # fmt: skip
    try:
        subprocess.run(made, capture_output=True, check=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        pytest.skip("openssl is not here to make a certificate")
    path.write_bytes(path.read_bytes() + key.read_bytes())
    return path


def _secured(certificate: Path) -> Callable[[socket.socket], socket.socket]:
    """Return what makes a server's side of a connection a secure one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return lambda connection: context.wrap_socket(connection, server_side=True)
