"""A page by its address: the copy that the library keeps of it, or fetched and kept.

An address that was opened once opens at once, without a network, and as it was. It is fetched anew when that
is asked for; if that fails, the copy is still there, and the reader is told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.addresses import WebAddress, same_page, web_address
from reader.errors import LibraryError, SourceError

if TYPE_CHECKING:
    from reader.article import Draft
    from reader.library.pages import KeptPage, Pages
    from reader.sources.web import Fetched, Limits, Progress


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader is told about how a page came to be shown; `failed` if something went wrong."""

    words: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """How a page is asked for: the library's `folder` it is kept in, if in any, and whether to `refresh` it.

    `progress` is told how far it is; it is given up when `cancelled` says so.
    """

    folder: Path | None = None
    refresh: bool = False
    progress: "Callable[[Progress], None] | None" = None
    cancelled: Callable[[], bool] | None = None
    limits: "Limits | None" = None
    now: Callable[[], datetime] = utc_now


@dataclass(frozen=True, slots=True)
class Arrived:
    """The draft of a page, all addresses it is known by, and what is to be told about it."""

    draft: "Draft"
    aliases: tuple[str, ...] = ()
    notice: Notice | None = None


def open_page(source: str, visit: Visit) -> Arrived:
    """Return the page at the address `source`: kept, or fetched within `visit`'s limits.

    A page that cannot be kept is shown all the same. Raises SourceError when there is no such page, or it
    cannot be read; GivenUpError when the visit was.
    """
    address = web_address(source)
    pages = _pages(visit)
    copy, damage = _copy(pages, address)
    if copy is not None and not visit.refresh:
        return _arrived(copy, Notice(f"This is the copy kept {_day(copy.fetched, visit.now())}"))
    try:
        page = _fetched(address, copy, visit)
        arrived = _arrived(page)
    except SourceError as error:
        if copy is not None:
            words = f"{error.message} This is the copy kept {_day(copy.fetched, visit.now())}"
            return _arrived(copy, Notice(words, failed=True))
        if damage is not None:
            raise SourceError(error.message, f"{damage.message} {error.hint}".strip()) from error
        raise
    notice = Notice("The kept copy was damaged: the page was fetched again", failed=True) if damage else None
    if pages is not None:
        try:
            pages.keep(replace(page, addresses=arrived.aliases))
        except LibraryError as error:
            notice = Notice(f"The page was not kept for reading offline: {error.message}", failed=True)
    return replace(arrived, notice=notice)


def is_kept(source: str, folder: Path) -> bool:
    """Tell whether the library in `folder` has a sound copy of the page at an address."""
    return _copy(_pages(Visit(folder)), web_address(source))[0] is not None


def _pages(visit: Visit) -> "Pages | None":
    if visit.folder is None:
        return None
    from reader.library.pages import Pages

    return Pages(visit.folder / "pages")


def _copy(pages: "Pages | None", address: WebAddress) -> "tuple[KeptPage | None, LibraryError | None]":
    """Return the copy that is kept of a page, and what is wrong with it."""
    try:
        return (pages.find(address.place) if pages is not None else None), None
    except LibraryError as error:
        return None, error


def _fetched(address: WebAddress, copy: "KeptPage | None", visit: Visit) -> "KeptPage":
    """Fetch a page; one that has not changed since it was kept is the kept one, as of now."""
    from reader.library.pages import KeptPage
    from reader.sources.web import Validators, fetch

    known = Validators(copy.etag, copy.modified) if copy is not None else None
    answer: Fetched = fetch(
        address, limits=visit.limits, known=known, progress=visit.progress, cancelled=visit.cancelled
    )
    fetched = visit.now().astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    places = _distinct([answer.final.place, address.place])
    if copy is not None and copy.addresses[:1] == places[:1]:
        # The same page as before: what led to it then still does.
        places = _distinct([*places, *copy.addresses])
    if answer.unchanged and copy is not None:
        return replace(copy, fetched=fetched, addresses=places)
    versions = answer.validators
    return KeptPage(places, answer.data, fetched, answer.content_type, versions.etag, versions.modified)


def _arrived(page: "KeptPage", notice: Notice | None = None) -> Arrived:
    """Read a page's bytes, and find out what it calls itself."""
    from reader.sources import draft_from_bytes

    final = page.addresses[0]
    draft = draft_from_bytes(page.data, final, content_type=page.content_type, base_url=final)
    named = draft.meta.source
    source = web_address(named).place if same_page(named, final) else final
    draft = replace(draft, meta=replace(draft.meta, source=source))
    return Arrived(draft, _distinct([*page.addresses, source]), notice)


def _distinct(places: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(places))


def _day(fetched: str, now: datetime) -> str:
    """Return when a page was fetched, as a reader would say it: in the time of the place."""
    try:
        time = datetime.fromisoformat(fetched).astimezone()
    except ValueError:
        return "some time ago"
    if time.date() == now.astimezone().date():
        return f"today at {time:%H:%M}"
    return f"on {time.day} {time:%B %Y}"
