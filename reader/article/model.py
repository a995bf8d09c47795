"""The article: one immutable text, the structure laid over it, and what is known about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reader.article.span import Span


class BlockKind(StrEnum):
    """What a block of an article is; typesetting and the cleaner's output speak in these."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    CODE = "code"
    TABLE = "table"
    RULE = "rule"


class InlineKind(StrEnum):
    """What a stretch inside a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    IMAGE = "image"
    FOOTNOTE = "footnote"
    DATELINE = "dateline"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: blocks are in order, do not overlap, and are parted by white space in the text."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Inline:
    """One inline stretch; `target` is a link's address or an image's source.

    A target that begins with "#" leads to the stretch of kind PLACE whose target is the rest of it: a note, a
    section, the way back from a note. That stretch is the first code point of what the place names.
    """

    span: Span
    kind: InlineKind
    target: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about an article besides its words; empty means unknown.

    `published` and `updated` are dates as found (ISO 8601 where they could be read); `dateline` is the place
    the text itself names; `language` is an ISO 639-1 code; `source` is the path, URL or "-" it came from.
    `origins` says where each of the others came from: pairs of a field's name and a short phrase.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    site: str = ""
    published: str = ""
    dateline: str = ""
    language: str = ""
    source: str = ""
    updated: str = ""
    section: str = ""
    origins: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. `text` is the title (if there is one) and the blocks, parted by blank lines."""

    id: str
    text: str
    blocks: Sequence[Block] = ()
    inlines: tuple[Inline, ...] = ()
    meta: Meta = field(default_factory=Meta)


class RemovalKind(StrEnum):
    """What the cleaner did to a unit of the source."""

    KEPT = "kept"
    REMOVED = "removed"
    JOINED = "joined"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Removal:
    """One decision of the cleaner: what it took out, joined or changed, why, and where it was.

    `where` is the unit's span in the source text (`Draft.text`); `at` is the offset in the article's
    text at which the unit would stand if it were put back. `reasons` are short phrases, strongest first.
    `label` is the class: a stable lower-case term such as "share-bar", "related", "comment-form"; of a kept
    unit it is the kind of its block. `score` says how much the unit looks like a part of the article, in
    log-odds: above 0, more like it than not.
    """

    text: str
    label: str
    reasons: tuple[str, ...]
    where: Span
    at: int
    kind: RemovalKind = RemovalKind.REMOVED
    score: float = 0.0
