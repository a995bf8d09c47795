"""Finding an article's quotes: paragraphs, quoted stretches, speakers, and the joining of pieces."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.analysis.quotes.cast import make_cast
from reader.analysis.quotes.marks import ends_open, find_pieces
from reader.analysis.quotes.utterances import Paragraph, Utterance, read_utterances
from reader.analysis.quotes.works import is_title_of_work
from reader.article import Article, BlockKind, Entity, Quote, Span
from reader.article.segments import trim

_LINE = re.compile(r"[^\n]+")
#: The longest line of a text that is wrapped at a fixed width, in code points.
_MAX_WRAPPED = 120
_STOPPED = re.compile(r"[.!?:…\"”’'»)\]]\s*$")


def paragraphs_of(article: Article) -> Iterator[Span]:
    """Yield the paragraphs: the lines of all blocks that are prose, or of a text without blocks.

    In a text that is wrapped at a fixed width a paragraph is what stands between blank lines.
    """
    text = article.text
    bounds = [block.span for block in article.blocks if block.kind is not BlockKind.CODE]
    if not article.blocks:
        bounds = [Span(0, len(text))]
    yield from _unwrapped(
        text,
        [
            Span(line.start(), line.end())
            for bound in bounds
            for line in _LINE.finditer(text, bound.start, bound.end)
        ],
    )


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
    found: list[Paragraph] = []
    open_before = False
    for span in paragraphs_of(article):
        bounds = trim(article.text, span)
        if not bounds:
            continue
        pieces = find_pieces(article.text, bounds.start, bounds.end, open_before=open_before)
        open_before = bool(pieces) and ends_open(article.text, pieces[-1], bounds.end)
        quoted = [
            piece for piece in pieces if not (piece.closed and is_title_of_work(article.text, piece.span))
        ]
        found.append(Paragraph(bounds, quoted))
    return found


def find_quotes(article: Article, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """Return the quotes of `article` in order of the text, with their speakers.

    `entities` give names and ids to the speakers; without them names are read from the text alone.
    """
    paragraphs = read_paragraphs(article)
    if not any(paragraph.pieces for paragraph in paragraphs):
        return ()
    cast = make_cast(article.text, entities)
    return tuple(
        _quote(article.text, utterance) for utterance in read_utterances(article.text, paragraphs, cast)
    )


def _quote(text: str, utterance: Utterance) -> Quote:
    pieces = tuple(utterance.pieces)
    words = " ".join(piece.of(text) for piece in pieces)
    who = utterance.attribution
    if who is None:
        return Quote(pieces, words)
    return Quote(pieces, words, who.name, who.span, who.entity_id, who.cue)
