"""Answers that are kept: what a command said of a file is said again at once while nothing has changed.

The key of an answer is all that it depends on: the words of the command line, the bytes of the files, the
reader's choices and settings, the program and its libraries. Nothing that is slow to load is imported here:
an answer that is known costs little more than to start Python.
"""

import os
import stat
import sys

from reader.places import cache_beside, places

TYPE_CHECKING = False  # `typing` takes longer to load than all the rest here
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from typing import BinaryIO, TextIO

_FLAGS = frozenset(("--json", "--explain", "--no-clean", "--no-choices", "--indirect", "--all"))
_OPTIONS = frozenset(("--format", "--strictness", "--library", "--engine", "--speaker", "--theme"))
_FOLDER = "answers"
#: Longer sources and answers are not kept, in bytes; nor more answers than this, and so many are left then.
_LARGEST_SOURCE, _LARGEST_ANSWER = 1 << 18, 1 << 20
_MOST, _LEFT = 200, 150
_DIGEST = 20


class Question:
    """What was asked, if its answer can be kept: its key, and the file for the answer."""

    def __init__(self, cache: str, key: str) -> None:
        self._folder = os.path.join(cache, _FOLDER)
        self._path = os.path.join(self._folder, key)

    def answer(self) -> bytes | None:
        """Return what was answered before; None where nothing was, or where it cannot be read."""
        data = _read(self._path, _LARGEST_ANSWER + _DIGEST)
        if data is None or _digest(data[_DIGEST:]) != data[:_DIGEST]:
            return None
        return data[_DIGEST:]

    def keep(self, answer: bytes) -> None:
        """Keep an answer, and let go of the oldest when there are many; a failure costs nothing but time."""
        if len(answer) > _LARGEST_ANSWER:
            return
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            draft = f"{self._path}.{os.getpid()}"
            file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(file, "wb") as written:
                written.write(_digest(answer) + answer)
            os.replace(draft, self._path)
            self._prune()
        except OSError:
            pass

    def _prune(self) -> None:
        with os.scandir(self._folder) as entries:
            kept = [(entry.stat().st_mtime_ns, entry.path) for entry in entries]
        if len(kept) > _MOST:
            for _, path in sorted(kept)[:-_LEFT]:
                try:
                    os.remove(path)
                except OSError:
                    pass


def question(arguments: "Sequence[str]", commands: "Set[str]") -> Question | None:
    """Return what the words of a command line ask; None where the answer may differ from one time to another.

    Only those of `commands` are known. Pages of the web, standard input, folders and options that are not
    known here are never kept.
    """
    command, library, sources = _taken_apart(arguments)
    if command not in commands or not sources:
        return None
    home, _, _, config = places(library)
    parts = []
    try:
        for part in _parts(arguments, sources, home, config):
            if part is None:
                return None
            parts.append(b"%d:%b" % (len(part), part))
    except (OSError, ValueError):
        return None
    return Question(cache_beside(library), _digest(b"".join(parts)).hex())


def _taken_apart(arguments: "Sequence[str]") -> tuple[str, str | None, list[str]]:
    """Return the command, the library that is named, and the sources; no command if something is unknown."""
    words: list[str] = []
    library = None
    waiting = iter(arguments)
    for word in waiting:
        if word in _OPTIONS:
            value = next(waiting, None)
            if value is None:
                return "", None, []
            library = value if word == "--library" else library
        elif not word.startswith("-"):
            words.append(word)
        elif word not in _FLAGS:
            return "", None, []
    return (words[0], library, words[1:]) if words else ("", None, [])


def _parts(
    arguments: "Sequence[str]", sources: "Sequence[str]", home: str, config: str
) -> "Iterator[bytes | None]":
    """Yield all that the answer depends on; None for what cannot be known."""
    yield sys.version.encode()
    yield from (os.fsencode(word) for word in arguments)
    for source in sources:
        if "://" in source:
            yield None
            return
        yield os.fsencode(os.path.realpath(source))
        yield _read(source, _LARGEST_SOURCE)
    yield _read(os.path.join(home, "choices.json"), _LARGEST_SOURCE, absent=b"")
    yield _read(os.path.join(config, "config.toml"), _LARGEST_SOURCE, absent=b"")
    yield "\n".join(_state_of_program()).encode("utf-8", "surrogateescape")


def _state_of_program() -> "Iterator[str]":
    """Yield what differs as soon as a file of the program does, or a library is put in or taken out."""
    package = os.path.dirname(os.path.abspath(__file__))
    for path in sys.path:
        if path.endswith("-packages"):
            try:
                yield f"{path} {os.stat(path).st_mtime_ns}"
            except OSError:
                pass
    folders = [package, os.path.join(os.path.dirname(package), "themes")]
    for folder in folders:
        if not os.path.isdir(folder):
            continue
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir():
                    if entry.name not in ("__pycache__", "ui"):
                        folders.append(entry.path)
                else:
                    about = entry.stat()
                    yield f"{entry.path} {about.st_size} {about.st_mtime_ns}"


def _read(path: str, most: int, absent: bytes | None = None) -> bytes | None:
    """Return the bytes of a file; `absent` where there is none, None where it is too long or no file."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return None
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        return absent
    except OSError:
        return None
    return data if len(data) <= most else None


def _digest(data: bytes) -> bytes:
    import hashlib

    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


class Recorder:
    """Stands in for standard output or standard error, and remembers the bytes that go there."""

    def __init__(self, stream: "TextIO") -> None:
        self._stream = stream
        self.said = bytearray()
        #: Whether text was written too, so that not all bytes are known.
        self.incomplete = False

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)

    @property
    def buffer(self) -> "_Bytes":
        """What takes bytes."""
        return _Bytes(self._stream.buffer, self.said)

    def write(self, text: str) -> int:
        """Write text, which is not remembered."""
        self.incomplete = True
        return self._stream.write(text)

    def flush(self) -> None:
        """Send on what was written."""
        self._stream.flush()


class _Bytes:
    def __init__(self, stream: "BinaryIO", said: bytearray) -> None:
        self._stream, self._said = stream, said

    def write(self, data: bytes) -> int:
        self._said += data[: _LARGEST_ANSWER + 1 - len(self._said)]
        return self._stream.write(data)

    def flush(self) -> None:
        self._stream.flush()
