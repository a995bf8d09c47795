"""Fetching one page: within limits of size and time, and given up as soon as nobody wants it any more.

The network is waited for in a thread of its own. Whoever asked looks after it many times a second, so that
a server, a name service or a handshake that hangs holds up neither Esc nor the end of the program.
"""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader import __version__, config
from reader.article.addresses import WebAddress, following
from reader.errors import GivenUpError, SourceError
from reader.sources.web.failures import (
    broken_setting,
    endless_redirects,
    not_modified_unasked,
    refuse_media,
    refuse_status,
    sentence_for,
    too_large,
    too_slow,
)
from reader.sources.web.progress import Progress
from reader.sources.web.unpacking import ACCEPTED, Unpacker

if TYPE_CHECKING:
    import httpx

#: Seconds between two looks at how far the page is, and whether it is still wanted.
_LOOK = 0.05
_ACCEPT = "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8, */*;q=0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken and how long is waited: bytes of the page uncompressed; seconds; redirects.

    `connect` and `read` are for one step each (a connection, the next bytes), `total` for everything.
    """

    size: int = config.MAX_SOURCE_BYTES
    connect: float = 10.0
    read: float = 10.0
    total: float = 30.0
    redirects: int = 10


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server called the version of a page that is here already: ETag and Last-Modified."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: where it was asked for and found, what it says it is, and its bytes uncompressed.

    `unchanged` means that the version known by its validators is still the one: there are no bytes then.
    """

    asked: WebAddress
    final: WebAddress
    content_type: str = ""
    data: bytes = b""
    validators: Validators = Validators()
    unchanged: bool = False


def fetch(
    address: WebAddress,
    *,
    limits: Limits | None = None,
    known: Validators | None = None,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Fetched:
    """Fetch the page at `address`, following redirects; `known` asks whether it is another than that.

    `progress` is told how far it is, in the caller's own thread. Raises SourceError when there is no page
    to be had within the limits, GivenUpError as soon as `cancelled` says so.
    """
    import httpx  # noqa: F401 - here and not in the thread: imports in two threads get in each other's way

    limits = limits or Limits()
    visit = _Visit(address, limits, known or Validators())
    deadline = time.monotonic() + limits.total
    threading.Thread(target=visit.run, name="fetch", daemon=True).start()
    try:
        while not visit.done.wait(_LOOK):
            if cancelled is not None and cancelled():
                raise GivenUpError
            if time.monotonic() > deadline:
                raise too_slow(address.host, limits.total)
            if progress is not None:
                progress(visit.progress)
    finally:
        visit.abandon()
    return visit.result()


class _Visit:
    """One attempt, in its own thread. It ends by itself when it is abandoned, whatever it waits for."""

    def __init__(self, address: WebAddress, limits: Limits, known: Validators) -> None:
        self.done = threading.Event()
        self.progress = Progress(address.host)
        self._asked = self._at = address
        self._limits = limits
        self._known = known
        self._next: WebAddress | None = None
        self._fetched: Fetched | None = None
        self._error: BaseException | None = None
        self._abandoned = False
        self._sockets: list[socket.socket] = []

    def run(self) -> None:
        """Fetch; what comes of it is for `result`."""
        try:
            self._fetched = self._fetch()
        except BaseException as error:  # raised again in the thread that asked
            self._error = error
        finally:
            self.done.set()
            for connection in self._sockets:
                connection.close()

    def result(self) -> Fetched:
        """Return what was fetched, or raise why nothing was."""
        if self._fetched is not None:
            return self._fetched
        error = self._error
        if error is None or isinstance(error, SourceError):
            raise error or too_slow(self._asked.host, self._limits.total)
        told = sentence_for(error, self._at, self._limits)
        if told is None:
            raise error
        raise told from error

    def abandon(self) -> None:
        """Wake the thread by closing its connections: nobody waits for it any more."""
        self._abandoned = True
        if not self.done.is_set():
            self._hang_up()

    def _hang_up(self) -> None:
        for connection in self._sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _fetch(self) -> Fetched:
        with self._client() as client:
            for _ in range(self._limits.redirects + 1):
                self._next = None
                request = client.build_request(
                    "GET", self._at.url, headers=self._conditions(), extensions={"trace": self._trace}
                )
                response = client.send(request, stream=True)
                try:
                    if self._next is None:
                        return self._read(response)
                    self._at = self._next
                finally:
                    response.close()
        raise endless_redirects(self._asked)

    def _client(self) -> "httpx.Client":
        import httpx

        limits = self._limits
        headers = {
            "User-Agent": f"broadsheet/{__version__}",
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPTED,
        }
        try:
            # Cookies live as long as this client: some sites send in circles those who take none.
            return httpx.Client(
                headers=headers,
                timeout=httpx.Timeout(limits.read, connect=limits.connect),
                event_hooks={"response": [self._on_response]},
            )
        except (ImportError, OSError, ValueError, httpx.InvalidURL) as error:
            raise broken_setting(error) from error

    def _conditions(self) -> dict[str, str]:
        known = {"If-None-Match": self._known.etag, "If-Modified-Since": self._known.modified}
        return {name: value for name, value in known.items() if value and value.isascii()}

    def _on_response(self, response: "httpx.Response") -> None:
        """Decide on redirects before httpx reads the address, which it is stricter about than we are."""
        location = response.headers.get("location")
        if response.status_code in _REDIRECTS and location is not None:
            self._next = following(self._at, location)
            response.headers["location"] = self._next.url

    def _read(self, response: "httpx.Response") -> Fetched:
        validators = Validators(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        if response.status_code == _NOT_MODIFIED:
            if not self._conditions():
                raise not_modified_unasked(self._at)
            return Fetched(self._asked, self._at, validators=validators, unchanged=True)
        refuse_status(response.status_code, self._at, response.headers.get("retry-after", ""))
        content_type = response.headers.get("content-type", "")
        refuse_media(content_type, self._at)
        data = self._body(response)
        return Fetched(self._asked, self._at, content_type, data, validators)

    def _body(self, response: "httpx.Response") -> bytes:
        place, limit = self._at.place, self._limits.size
        announced = response.headers.get("content-length", "")
        total = int(announced) if announced.isascii() and announced.isdigit() else None
        if total is not None and total > limit:
            raise too_large(place, limit)
        coding = response.headers.get("content-encoding", "")
        unpacker = Unpacker(coding, place, limit, lambda: too_large(place, limit))
        pieces = []
        for piece in response.iter_raw():
            if self._abandoned:
                raise GivenUpError
            received = response.num_bytes_downloaded
            if received > limit:
                raise too_large(place, limit)
            self.progress = Progress(self._asked.host, received, total)
            pieces.append(unpacker.unpacked(piece))
        unpacker.end()
        return b"".join(pieces)

    def _trace(self, event: str, info: dict[str, Any]) -> None:
        """Remember each connection as it is made, to be closed when nobody waits for it any more.

        A second handle is kept: the first goes over to the secure connection before that stands.
        """
        if event.endswith(".connect_tcp.complete"):
            self._sockets.append(info["return_value"].get_extra_info("socket").dup())
            if self._abandoned:
                self._hang_up()
