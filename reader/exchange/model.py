"""What an exporter is given, and what is known about each format."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.article import Analysis, Article, Meta, Placed

if TYPE_CHECKING:
    from reader.exchange.notes import Style


def shown_title(meta: Meta) -> str:
    """Return what an article is called where it must be called something.

    Without a title, that is the last part of where it is from: it tells it from others better than nothing.
    """
    if meta.title.strip():
        return meta.title
    place = re.sub(r"^[a-z][a-z0-9+.-]*://|[?#].*$", "", meta.source, flags=re.IGNORECASE)
    last = re.split(r"[/\\]", place.rstrip("/\\"))[-1]
    stem = re.sub(r"(?<=.)\.[A-Za-z0-9]{1,5}$", "", last) if "/" in place or "\\" in place else last
    return stem.strip(" .-") or "Untitled"


class LinkBack(StrEnum):
    """How an exported highlight leads back to its place in the reader."""

    COMMAND = "command"
    URI = "uri"
    SOURCE = "source"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What the reader wishes of an export.

    `colours` gives the highlight colours the reader's own words ("yellow" → "important"); `context` adds the
    sentence a highlight stands in; `wikilinks` sets the names of entities in double brackets; `link` says
    how each highlight leads back.
    """

    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    context: bool = False
    wikilinks: bool = False
    link: LinkBack = LinkBack.COMMAND


@dataclass(frozen=True, slots=True)
class Export:
    """One article as it is exported: its annotations at their places, and what is known about it.

    `id` is the id of its record in the library, where that is not the article's own; `read` the ISO date it
    was first opened; `analysis` what was found in it, empty unless the format or an option asks for it; `key`
    what it is cited by among others, "" for its own; `deleted` are the ids of annotations that it had.
    """

    article: Article
    placed: Sequence[Placed]
    id: str = ""
    read: str = ""
    analysis: Analysis = field(default_factory=Analysis)
    options: ExportOptions = field(default_factory=ExportOptions)
    key: str = ""
    deleted: tuple[str, ...] = ()

    @property
    def article_id(self) -> str:
        """The id the article is known by in the library."""
        return self.id or self.article.id


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format to export to: `write` makes the file's text of article, annotations and record's id.

    `render`, where there is one, is asked instead when more than that is known: analysis and options.
    `merges` tells that a file of this format is brought up to date around what its reader wrote into it,
    rather than replaced; `analyses` that it is worth analysing the article for it. `style` is how notes of
    this format are written, None for a format that makes none. `join` makes one file of several articles, in
    a format that makes no notes.
    """

    name: str
    suffix: str
    description: str
    write: Callable[[Article, Sequence[Placed], str], str]
    render: Callable[[Export], str] | None = None
    merges: bool = False
    analyses: bool = False
    style: "Style | None" = None
    join: Callable[[Sequence[Export]], str] | None = None

    def text(self, export: Export) -> str:
        """Return the text of the file."""
        if self.render is not None:
            return self.render(export)
        return self.write(export.article, export.placed, export.article_id)
