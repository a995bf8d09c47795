"""An article's paragraphs with what stands between their marks: what may be speech, and the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reader.analysis.quotes.dialogue import has_narrator, is_dialogue, spoken_after_dash
from reader.analysis.quotes.kinds import kind_by_looks
from reader.analysis.quotes.marks import Piece, ends_open, find_pieces
from reader.article import Article, BlockKind, InlineKind, QuoteKind, Span
from reader.article.segments import trim

_LINE = re.compile(r"[^\n]+")
#: The longest line of a text that is wrapped at a fixed width, in code points.
_MAX_WRAPPED = 120
_STOPPED = re.compile(r"[.!?:…\"”’'»)\]]\s*$")
_UNREAD = frozenset({BlockKind.CODE, BlockKind.RULE})
_HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: What ends a sentence, or is a mark: no title ends in it.
_CLOSED = '.…,;"”’»'
_DOUBLE_MARK = re.compile(r"[“”\"«»„]")
_MAX_CROSSHEAD = 60
_LIST = re.compile(r"[,.]?[”\"’'»]{1,2},?\s(?:and |or |& )?[“\"‘'«]{1,2}")
_MAX_LISTED = 40
#: How many paragraphs a quotation may run on without a mark of its own.
_MAX_UNMARKED = 6
_MAX_SIGNATURE = 100
_MAX_HEADING = 180
_MIN_HEADING_WORDS = 3


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: the stretches that may be speech, and `others` that their looks tell apart from it.

    `heading` is true of headlines, in which every word has a capital and single marks stand for double ones.
    """

    span: Span
    pieces: Sequence[Piece]
    others: Sequence[tuple[Span, QuoteKind]] = field(default=())
    heading: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH

    @property
    def is_heading_block(self) -> bool:
        """Whether the article's own markup makes it a title or heading."""
        return self.kind in _HEADINGS


def paragraphs_of(article: Article) -> Iterator[tuple[Span, BlockKind]]:
    """Yield the paragraphs: the lines of all blocks that are prose, or of a text without blocks.

    In a text that is wrapped at a fixed width a paragraph is what stands between blank lines.
    """
    text = article.text
    bounds = [(block.span, block.kind) for block in article.blocks if block.kind not in _UNREAD]
    if not article.blocks:
        bounds = [(Span(0, len(text)), BlockKind.PARAGRAPH)]
    lines: list[Span] = []
    kinds: dict[int, BlockKind] = {}
    for bound, kind in bounds:
        for line in _LINE.finditer(text, bound.start, bound.end):
            lines.append(Span(line.start(), line.end()))
            kinds[line.start()] = kind
    for span in _unwrapped(text, lines):
        yield span, kinds[span.start]


def _unwrapped(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Join lines that a fixed width has parted, and leave lines alone that are paragraphs of their own."""
    if not _is_wrapped(text, lines):
        yield from lines
        return
    joined = lines[0]
    for line in lines[1:]:
        if text.count("\n", joined.end, line.start) == 1:
            joined = Span(joined.start, line.end)
        else:
            yield joined
            joined = line
    yield joined


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether most lines run on into the next: none long, no stop before, a small letter behind."""
    followers = [
        (one, other) for one, other in pairwise(lines) if text.count("\n", one.end, other.start) == 1
    ]
    if not followers or max(len(one) for one, _ in followers) > _MAX_WRAPPED:
        return False
    stopped = sum(bool(_STOPPED.search(text, max(0, one.end - 4), one.end)) for one, _ in followers)
    small = sum(text[other.start].islower() for _, other in followers)
    return stopped < 0.4 * len(followers) and small > 0.4 * len(followers)


def read_paragraphs(article: Article) -> list[Paragraph]:
    """Return all paragraphs with their quoted stretches, an open one carried into the next."""
    text = article.text
    found: list[Paragraph] = []
    open_before = False
    lines = [(bounds, kind) for span, kind in paragraphs_of(article) if (bounds := trim(text, span))]
    dashes = is_dialogue(text, [bounds for bounds, _ in lines])
    asides = _asides(article)
    for at, (bounds, kind) in enumerate(lines):
        pieces = find_pieces(text, bounds.start, bounds.end, open_before=open_before)
        if not pieces and open_before and _is_closed_later(text, lines, at):
            pieces = [Piece(bounds, closed=False, reopened=True)]
        elif not pieces and kind is BlockKind.QUOTATION and bounds.start not in asides:
            if _signs(text, bounds, found):
                found[-1] = replace(found[-1], span=Span(found[-1].span.start, bounds.end))
                continue
            pieces = [Piece(bounds, reopened=bool(found) and _is_block_quotation(found[-1]))]
        elif dashes or (not pieces and has_narrator(text, bounds.start, bounds.end)):
            pieces = spoken_after_dash(text, bounds.start, bounds.end) or pieces
        crosshead = not pieces and open_before and _is_crosshead(text, lines, at)
        open_before = crosshead or (bool(pieces) and ends_open(text, pieces[-1], bounds.end))
        heading = kind in _HEADINGS or (bool(pieces) and _looks_like_heading(text, bounds))
        spoken: list[Piece] = []
        others: list[tuple[Span, QuoteKind]] = []
        for piece in pieces:
            looks = kind_by_looks(text, piece, bounds, heading=heading)
            if looks is QuoteKind.SPEECH and others and not spoken and _joins(text, others[-1][0], piece):
                looks = others[-1][1]  # “names like “Tern” and “Auk””
            if looks is QuoteKind.SPEECH:
                spoken.append(piece)
            else:
                others.append((piece.span, looks))
        found.append(Paragraph(bounds, spoken, others, heading, kind))
    return found


def _joins(text: str, before: Span, piece: Piece) -> bool:
    """Tell whether a short stretch only goes on with a list of others: ““Tern,” “Auk” and “Gull””."""
    between = text[before.end : piece.span.start]
    return len(piece.span) <= _MAX_LISTED and _LIST.fullmatch(between) is not None


def _is_crosshead(text: str, lines: Sequence[tuple[Span, BlockKind]], at: int) -> bool:
    """Tell whether a line only heads what goes on behind it: short, unstopped, the next opened by a mark."""
    line = lines[at][0]
    if at + 1 >= len(lines) or len(line) > _MAX_CROSSHEAD or text[line.end - 1] in ".,:;!?…":
        return False
    return text[lines[at + 1][0].start] in '“"«„'


def _is_closed_later(text: str, lines: Sequence[tuple[Span, BlockKind]], at: int) -> bool:
    """Tell whether a paragraph without marks stands inside a quotation that one of the next ones closes.

    Only as far as paragraphs have no marks: the first that has some must begin with a closing one.
    """
    for bounds, kind in lines[at : at + _MAX_UNMARKED]:
        if kind in _HEADINGS:
            return False
        if _DOUBLE_MARK.search(text, bounds.start, bounds.end):
            first = find_pieces(text, bounds.start, bounds.end, open_before=True)
            return bool(first) and first[0].reopened and first[0].span.start == bounds.start
    return False


def _asides(article: Article) -> set[int]:
    """Return where the paragraphs of boxes begin: set apart like quotations, under titles of their own."""
    titled = {inline.span for inline in article.inlines if inline.kind is InlineKind.STRONG}
    asides: set[int] = set()
    boxed = False
    quoted = False
    for block in article.blocks:
        was_quoted, quoted = quoted, block.kind is BlockKind.QUOTATION
        bounds = trim(article.text, block.span)
        if not quoted or bounds is None:
            boxed = False
            continue
        boxed = (was_quoted and boxed) or (bounds in titled and article.text[bounds.end - 1] not in _CLOSED)
        if boxed:
            asides.add(bounds.start)
    return asides


def _is_block_quotation(paragraph: Paragraph) -> bool:
    """Tell whether a whole paragraph is quoted without marks."""
    return (
        paragraph.kind is BlockKind.QUOTATION
        and len(paragraph.pieces) == 1
        and paragraph.pieces[0].span.start == paragraph.span.start
        and paragraph.pieces[0].span.end == paragraph.span.end
    )


def _signs(text: str, line: Span, before: Sequence[Paragraph]) -> bool:
    """Tell whether a line signs the block quotation before it: “— Marta Quill, harbour master”."""
    signed = bool(before) and _is_block_quotation(before[-1]) and len(line) <= _MAX_SIGNATURE
    return signed and text[line.start] in "—–―-"


def _looks_like_heading(text: str, span: Span) -> bool:
    """Tell whether every longer word of a short paragraph has a capital."""
    if len(span) > _MAX_HEADING:
        return False
    words = _LONG_WORD.findall(text, span.start, span.end)
    return len(words) >= _MIN_HEADING_WORDS and all(word[0].isupper() for word in words)
