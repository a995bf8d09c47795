"""What servers and networks answer instead of a page, as sentences a reader understands."""

import errno
import re
import socket
import ssl
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.article.addresses import WebAddress, without_user
from reader.errors import SourceError

if TYPE_CHECKING:
    from reader.sources.web.fetching import Limits

_IN_BROWSER = "open it in a browser, save it there, and open the file"
_LATER = "try again later"
_SAVE_AS_TEXT = "open it elsewhere and save it, or copy its words, as plain text"

#: For each status, what the server did, and what can be done.
_STATUSES: dict[int, tuple[str, str]] = {
    401: ("wants a name and a password for this page", _IN_BROWSER),
    402: ("wants to be paid for this page", _IN_BROWSER),
    403: ("does not let this program read the page", _IN_BROWSER),
    404: ("has no such page", "check the address"),
    406: ("has the page in no form that can be read here", _IN_BROWSER),
    407: ("cannot be reached: a proxy wants a password", "check the proxy settings of your environment"),
    408: ("lost patience", "try again"),
    410: ("has taken the page away for good", "an archive of the web may have it"),
    429: ("was asked too often", _LATER),
    451: ("may not show the page, for legal reasons", "another outlet or an archive may have it"),
    500: ("failed on its side", _LATER),
    502: ("cannot be reached through its own proxy", _LATER),
    503: ("is overloaded or being repaired", _LATER),
    504: ("does not answer its own proxy in time", _LATER),
}
#: What a media type is called that is not read, by its beginning.
_MEDIA: tuple[tuple[str, str], ...] = (
    ("application/pdf", "a PDF"),
    ("application/postscript", "a PostScript document"),
    ("application/rtf", "a rich text (RTF) document"),
    ("text/rtf", "a rich text (RTF) document"),
    ("application/x-mobipocket", "a Kindle book"),
    ("application/vnd.amazon", "a Kindle book"),
    ("application/zip", "a zip archive"),
    ("application/gzip", "a gzip archive"),
    ("application/x-gzip", "a gzip archive"),
    ("application/x-tar", "an archive"),
    ("application/x-7z", "a 7z archive"),
    ("application/vnd.rar", "a rar archive"),
    ("application/msword", "an office document"),
    ("application/vnd.ms-", "an office document"),
    ("application/vnd.oasis", "an office document"),
    ("application/vnd.openxml", "an office document"),
    ("image/", "a picture"),
    ("audio/", "a recording"),
    ("video/", "a film"),
    ("font/", "a font"),
)


def refuse_status(status: int, address: WebAddress, retry_after: str = "") -> None:
    """Raise SourceError unless `status` means that the page is here."""
    if 200 <= status < 300:
        return
    if status in _STATUSES:
        words, hint = _STATUSES[status]
    elif 300 <= status < 400:
        words, hint = "sends its readers on without saying where to", _IN_BROWSER
    elif 400 <= status < 500:
        words, hint = "refuses to give the page", _IN_BROWSER
    else:
        words, hint = "failed on its side", _LATER
    if retry_after.isascii() and retry_after.isdigit() and 0 < int(retry_after) < 100_000:
        hint = f"try again in {_duration(int(retry_after))}"
    raise SourceError(f"{address.host} {words} ({status}): “{address.place}”.", hint)


def refuse_media(content_type: str, address: WebAddress) -> None:
    """Raise SourceError if the answer says that it is no text, before any of it is fetched."""
    media = content_type.partition(";")[0].strip().lower()
    for beginning, what in _MEDIA:
        if media.startswith(beginning):
            raise SourceError(f"“{address.place}” is {what}, which is not read yet.", _SAVE_AS_TEXT)


def too_large(place: str, limit: int) -> SourceError:
    """Return the error for a page of more than `limit` bytes."""
    size = f"{limit // (1024 * 1024)} MB" if limit >= 1024 * 1024 else f"{limit} bytes"
    return SourceError(f"“{place}” is larger than {size}.", "no article is; check the address")


def too_slow(host: str, seconds: float) -> SourceError:
    """Return the error for a page that takes longer than `seconds` in all."""
    return SourceError(f"{host} did not send the whole page within {seconds:g} seconds.", _LATER)


def endless_redirects(address: WebAddress) -> SourceError:
    """Return the error for a page that only ever leads to another."""
    return SourceError(f"“{address.place}” leads on and on, and to no page.", _IN_BROWSER)


def not_modified_unasked(address: WebAddress) -> SourceError:
    """Return the error for a server that takes its page for known, though nobody said so."""
    return SourceError(f"{address.host} takes “{address.place}” for known (304).", _LATER)


def broken_setting(error: Exception) -> SourceError:
    """Return the error for an environment in which no connection can be made."""
    reason = without_user(" ".join(str(error).split()).rstrip(".")) or type(error).__name__
    return SourceError(
        f"The web cannot be reached with the settings of your environment: {reason}.",
        "check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and SSL_CERT_FILE",
    )


def sentence_for(error: BaseException, address: WebAddress, limits: "Limits") -> SourceError | None:
    """Return what the network's error means to a reader; None if it is an error of the program."""
    import httpx

    host = address.host
    for cause in _chain(error):
        told = _system_failure(cause, host)
        if told is not None:
            return told
    if isinstance(error, httpx.ConnectTimeout | httpx.PoolTimeout):
        return SourceError(f"{host} did not answer within {limits.connect:g} seconds.", _LATER)
    if isinstance(error, httpx.TimeoutException):
        return SourceError(f"{host} sent nothing for {limits.read:g} seconds.", _LATER)
    if isinstance(error, httpx.ProxyError):
        return SourceError(
            f"The proxy on the way to {host} refused.", "check the proxy settings of your environment"
        )
    if isinstance(error, httpx.RemoteProtocolError):
        return _protocol_failure(str(error), host)
    if isinstance(error, httpx.HTTPError | httpx.InvalidURL | httpx.StreamError | OSError | UnicodeError):
        return SourceError(f"The connection to {host} failed.", "try again")
    return None


def _protocol_failure(said: str, host: str) -> SourceError:
    if re.search(r"incomplete|without sending complete", said):
        return SourceError(f"{host} broke off in the middle of the page.", "try again")
    if "disconnected without" in said:
        return SourceError(f"{host} hung up without an answer.", _LATER)
    return SourceError(f"{host} answered in a way that is not understood.", "check the address and its port")


def _system_failure(error: BaseException, host: str) -> SourceError | None:
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = " ".join((error.verify_message or "it cannot be verified").split()).rstrip(".")
        return SourceError(
            f"The certificate of {host} is not to be trusted: {reason}.",
            "check the address, and the clock of this computer",
        )
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return SourceError(f"{host} broke off the connection.", "try again")
    if isinstance(error, ssl.SSLError):
        return SourceError(
            f"No secure connection to {host} could be made.", "it may only speak http: try http://"
        )
    if isinstance(error, socket.gaierror):
        if error.errno == socket.EAI_AGAIN:
            return SourceError(f"{host} cannot be looked up.", "check whether you are online")
        return SourceError(f"There is no server called {host}.", "check the address")
    if isinstance(error, ConnectionRefusedError):
        return SourceError(f"{host} takes no connections there.", "check the address and its port")
    if isinstance(error, ConnectionResetError | BrokenPipeError | ConnectionAbortedError):
        return SourceError(f"{host} broke off the connection.", "try again")
    if isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN):
        return SourceError(f"There is no way to {host} in this network.", "check whether you are online")
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and all that led to it: httpx tells less than what it wraps."""
    seen = 0
    while error is not None and seen < 10:
        yield error
        error = error.__cause__ or error.__context__
        seen += 1


def _duration(seconds: int) -> str:
    if seconds < 90:
        return f"{seconds} second{'s' * (seconds != 1)}"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} minutes"
    return f"{round(seconds / 3600)} hours"
