"""Opening what the user named: a path, a file: or web address, or standard input."""

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from reader import config
from reader.article import Draft
from reader.errors import SourceError
from reader.sources.drafts import beginning_from_bytes, draft_from_bytes
from reader.sources.refusals import shown

_SPECIAL = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def read_source(source: str, stdin: BinaryIO | None = None, limit: int = config.MAX_SOURCE_BYTES) -> Draft:
    """Read a path, an address, or "-" (`stdin`) of at most `limit` bytes into a draft.

    The draft's `meta.source` is the absolute path, the page's address, or "-". Raises SourceError, and
    nothing else, when the source cannot be read.
    """
    if source == "-":
        return draft_from_bytes(_standard_input(stdin, limit), "-")
    if ":" in source:  # only an address needs these, and they are not free to load
        from reader.article.addresses import is_other_address, is_web_address, without_user

        if is_web_address(source):
            return _page(source, limit)
        if is_other_address(source) and not os.path.lexists(source):
            raise SourceError(
                f"{shown(without_user(source))} is an address that is not opened.",
                "only http, https and files are",
            )
    path = _path_of(source)
    return draft_from_bytes(_file(path, limit), str(path))


def read_beginning(source: str, limit: int = config.MAX_SOURCE_BYTES) -> Draft | None:
    """Read the beginning of a long book or note, for the page that is shown while the rest is read.

    None where the source is no file of such a one; what is wrong with it is told by reading the whole.
    """
    try:
        path = _path_of(source)
        return beginning_from_bytes(_file(path, limit), str(path))
    except SourceError:
        return None


def _page(source: str, limit: int) -> Draft:
    from reader.article.addresses import web_address
    from reader.sources.web import Limits, fetch

    page = fetch(web_address(source), limits=Limits(size=limit))
    place = page.final.place
    return draft_from_bytes(page.data, place, content_type=page.content_type, base_url=place)


def _path_of(source: str) -> Path:
    """Return the absolute path that was named; links stay as the user wrote them."""
    if not source:
        raise SourceError("No file was named.", "name a file, or - for standard input")
    name = source
    if source.lower().startswith("file:"):
        from urllib.parse import unquote, urlsplit  # only an address needs it, and it is not free to load

        try:
            name = unquote(urlsplit(source).path)
        except ValueError as error:
            raise SourceError(
                f"{shown(source)} is not a valid address.", "name the file by its path"
            ) from error
    return Path(os.path.abspath(name))  # noqa: PTH100 - Path.absolute keeps the "..", resolve follows links


def _standard_input(stdin: BinaryIO | None, limit: int) -> bytes:
    stream = sys.stdin.buffer if stdin is None else stdin
    try:
        data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise SourceError("Standard input cannot be read.", "pipe a text into the command") from error
    if len(data) > limit:
        raise _too_large("-", limit)
    return data


def _file(path: Path, limit: int) -> bytes:
    """Return the bytes of a regular file; the size is asked before a byte of it is read."""
    name = str(path)
    try:
        status = path.stat()
        _refuse_special(status.st_mode, name)
        if status.st_size > limit:
            raise _too_large(name, limit)
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceError(f"There is no file {shown(name)}.", _where(path)) from error
    except PermissionError as error:
        raise SourceError(f"{shown(name)} may not be read.", "you have no permission to open it") from error
    except ValueError as error:
        raise SourceError(f"{shown(name)} is not a possible file name.", "check the path") from error
    except OSError as error:
        reason = error.strerror or "the system gives no reason"
        raise SourceError(f"{shown(name)} cannot be read.", reason.lower()) from error
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _where(path: Path) -> str:
    """Return the hint for a file that is not there: it may be meant for an address."""
    if any(part.lower().startswith("www.") for part in path.parts):
        return "check the path; a web address begins with https://"
    return "check the path"


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise SourceError(f"{shown(name)} is a folder.", "name a file inside it")
    if not stat.S_ISREG(mode):
        what = next((words for test, words in _SPECIAL if test(mode)), "a special file")
        raise SourceError(
            f"{shown(name)} is {what}, not a file.", "pipe it into the command and name the source -"
        )


def _too_large(name: str, limit: int) -> SourceError:
    size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return SourceError(f"{shown(name)} is larger than {size}.", "split it into parts")
