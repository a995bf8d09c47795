"""A server on this machine that answers as it is told to, and misbehaves on request; a page to be served."""

import contextlib
import gzip
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

#: What a route does with the connection once the request has been read.
Route = Callable[["Visitor"], None]

TITLE = "Lock-keeper Finds the Old Weir Bell"
STORY = f"""{TITLE}

By Ansa Merrow

The bell of the old weir, lost since the flood, lay under two metres of silt, the lock-keeper said on Monday.

"We only looked because the dredger stopped," said Tobin Vale, who has kept the lock for thirty years.

It will hang in the boathouse until the council decides where it belongs.
"""


@dataclass
class Visitor:
    """One request: the path and headers it came with, and what is sent back."""

    connection: socket.socket
    method: str = ""
    path: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    released: threading.Event = field(default_factory=threading.Event)

    def send(self, data: bytes | str) -> None:
        self.connection.sendall(data.encode("utf-8") if isinstance(data, str) else data)

    def answer(
        self, body: bytes | str, status: str = "200 OK", headers: Mapping[str, str] | None = None
    ) -> None:
        """Send a whole answer, with its right length unless `headers` say another one."""
        data = body.encode("utf-8") if isinstance(body, str) else body
        given = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(data))}
        given |= dict(headers or {})
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items() if value)
        self.send(f"HTTP/1.1 {status}\r\nConnection: close\r\n{head}\r\n".encode() + data)

    def hang(self) -> None:
        """Say nothing more until the server is stopped or the other side has gone."""
        self.connection.settimeout(0.02)
        while not self.released.is_set():
            try:
                if not self.connection.recv(1):
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    def drip(self, data: bytes, every: float = 0.02) -> None:
        """Send one byte at a time until the server is stopped or the other side has gone."""
        with contextlib.suppress(OSError):
            for at in range(len(data)):
                self.send(data[at : at + 1])
                if self.released.wait(every):
                    return

    def reset(self) -> None:
        """Break the connection off as a crash would."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()


class Server:
    """Serves routes on a port of 127.0.0.1; `requests` came, `gone` counts those that ended."""

    def __init__(self, wrap: Callable[[socket.socket], socket.socket] | None = None) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: list[Visitor] = []
        self.gone = 0
        self._wrap = wrap
        self._released = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path: str = "/story", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def story(self, path: str = "/story", **headers: str) -> str:
        """Serve the story and return its address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.routes[path] = lambda visitor: visitor.answer(STORY, headers=named)
        return self.url(path)

    def at(self, path: str, route: Route) -> str:
        """Serve a route and return its address."""
        self.routes[path] = route
        return self.url(path)

    def stop(self) -> None:
        """Stop: whoever asks from now on is refused."""
        self._released.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def until_gone(self, count: int = 1) -> bool:
        """Wait until that many visitors have been dealt with."""
        end = time.monotonic() + 5
        while self.gone < count and time.monotonic() < end:
            time.sleep(0.005)
        return self.gone >= count

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._welcome, args=(connection,), daemon=True).start()

    def _welcome(self, connection: socket.socket) -> None:
        try:
            with contextlib.suppress(OSError):
                if self._wrap is not None:
                    connection = self._wrap(connection)
                visitor = _read(connection)
                visitor.released = self._released
                self.requests.append(visitor)
                path = visitor.path.partition("?")[0]
                self.routes.get(visitor.path, self.routes.get(path, _missing))(visitor)
        finally:
            with contextlib.suppress(OSError):
                connection.close()
            self.gone += 1


def _missing(visitor: Visitor) -> None:
    visitor.answer("Nothing here.", "404 Not Found")


def _read(connection: socket.socket) -> Visitor:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            raise ConnectionError
        data += piece
    first, *lines = data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = dict(line.lower().split(": ", 1) for line in lines)
    return Visitor(connection, method, path, headers)


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def raw_deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    """Run a server for as long as it is needed."""
    server = Server()
    try:
        yield server
    finally:
        server.stop()


def as_html(story: str = STORY, canonical: str = "") -> str:
    """Return the story as a page with a menu and a footer, which may name its own address."""
    title, _, *paragraphs = story.split("\n\n")
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    words = "".join(f"<p>{paragraph.strip()}</p>" for paragraph in paragraphs)
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Weather"))
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{link}</head>"
        f"<body><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{words}</article><footer><p>Subscribe now</p></footer></body></html>"
    )
