"""The draft: what a format's parser makes of the bytes, before anything is cleaned."""

from dataclasses import dataclass, field

from reader.article.model import Block, Inline, Meta
from reader.article.span import Span


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block of a draft that its author did not mean to be read: a comment, a document's own facts.

    `label` is the class that cleaning gives it, `reason` why, in a short phrase.
    """

    span: Span
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """Decoded source text, with as much structure as its format knows.

    Plain text has no blocks: the cleaner finds them. `digest` is the SHA-256 of the source's bytes in
    hexadecimal, from which a new article's id is made. `encoding` is what the bytes were decoded with.
    A format that knows its page's structure gives all of it as blocks, debris too; `main` are then the spans
    of the blocks that its own extraction took for the article, and `scores` say of each block how much its
    markup looks like a part of it, in log-odds. Of a format that knows for certain what is the article, the
    draft is `authored`: all blocks stay but those that are `left_out`.
    """

    text: str
    digest: str
    format: str = "text"
    encoding: str = "utf-8"
    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()
    main: tuple[Span, ...] = ()
    scores: tuple[float, ...] = ()
    meta: Meta = field(default_factory=Meta)
    authored: bool = False
    left_out: tuple[LeftOut, ...] = ()
