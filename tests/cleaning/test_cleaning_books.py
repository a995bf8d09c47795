"""Books: three megabytes are cleaned at once, and their blocks are made when asked for."""

import pickle
import random
import textwrap
from bisect import bisect, bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Block, BlockKind, Span
from reader.cleaning import Cleaned, clean
from reader.cleaning.blocks import BookBlocks
from reader.sources import draft_from_text

_SAYING = (
    "the harbour council said that a new bridge would cost more than planned and people of the town had "
    "asked for answers since May when Anna Reed left her office by the sea"
)


def _paragraphs(length: int) -> list[str]:
    chance, words = random.Random(7), _SAYING.split()
    found = ["A Book of the Harbour"]
    while sum(map(len, found)) < length:
        if len(found) % 60 == 1:
            found.append(f"Chapter {len(found) // 60 + 1}")
        sentences = (
            " ".join(chance.choices(words, k=chance.randint(6, 22))) for _ in range(chance.randint(2, 5))
        )
        found.append(" ".join(sentence.capitalize() + "." for sentence in sentences))
    return found


PARAGRAPHS = _paragraphs(400_000)
BOOK = "\n\n".join(PARAGRAPHS)


@pytest.fixture(scope="module")
def book() -> Cleaned:
    return clean(draft_from_text(BOOK))


def test_a_clean_book_stays_as_it_is(book: Cleaned) -> None:
    assert book.article.text == BOOK
    assert book.removals == ()
    assert book.article.meta.title == "A Book of the Harbour"


def test_blocks_are_as_good_as_a_tuple(book: Cleaned) -> None:
    text, blocks = book.article.text, book.article.blocks
    assert len(blocks) == len(PARAGRAPHS)
    assert [block.span.of(text) for block in blocks] == PARAGRAPHS
    assert blocks[-1].span.of(text) == PARAGRAPHS[-1]
    assert blocks[500].span.of(text) == PARAGRAPHS[500]
    assert [block.span.of(text) for block in blocks[10:13]] == PARAGRAPHS[10:13]
    offset = blocks[700].span.start + 5
    assert bisect(blocks, offset, key=lambda block: block.span.start) - 1 == 700
    with pytest.raises(IndexError):
        blocks[len(blocks)]


def test_the_block_of_a_place_is_found_without_making_others(book: Cleaned) -> None:
    blocks = book.article.blocks
    assert isinstance(blocks, BookBlocks)
    edges = {place for block in blocks for place in (block.span.start, block.span.end)}
    for offset in sorted({place + by for place in edges for by in (-2, -1, 0, 1)}):
        found = bisect_right(blocks, offset, key=lambda block: block.span.end)
        assert blocks.first_ending_behind(offset) == found


@given(
    first=st.integers(0, 2),
    middle=st.lists(st.text("ab c", min_size=1), max_size=4),
    last=st.integers(0, 2),
    offset=st.integers(-1, 60),
)
def test_a_place_is_found_whatever_is_known(first: int, middle: list[str], last: int, offset: int) -> None:
    pieces = ["known"] * first + middle + ["too"] * last
    text, spans = "\n\n".join(pieces), []
    for piece in pieces:
        start = spans[-1].end + 2 if spans else 0
        spans.append(Span(start, start + len(piece)))
    known = [Block(span) for span in spans]
    behind = len(pieces) - last
    inner = Span(spans[first].start, spans[behind - 1].end) if middle else Span(0, 0)
    blocks = BookBlocks(text, known[:first], inner, known[behind:])
    assert blocks.first_ending_behind(offset) == bisect_right([span.end for span in spans], offset)
    assert list(blocks) == list(blocks) == list(pickle.loads(pickle.dumps(blocks)))


def test_blocks_beyond_those_that_are_kept_are_made_again() -> None:
    count = 17_000
    text = "\n\n".join(f"Line {number}." for number in range(count))
    blocks = BookBlocks(text, (), Span(0, len(text)), ())
    assert len(blocks) == count
    assert blocks[-1] == blocks[count - 1]
    assert blocks[-1].span.of(text) == f"Line {count - 1}."
    assert blocks[3] is blocks[3]


def test_chapters_are_headings(book: Cleaned) -> None:
    text = book.article.text
    headings = [block.span.of(text) for block in book.article.blocks if block.kind is BlockKind.HEADING]
    assert headings == [paragraph for paragraph in PARAGRAPHS if paragraph.startswith("Chapter ")]


def test_a_wrapped_book_is_unwrapped() -> None:
    source = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    result = clean(draft_from_text(source))
    assert result.article.text == BOOK
    assert {removal.label for removal in result.removals} == {"hard-wrap"}


@pytest.mark.parametrize(
    "opening",
    [
        "Harbour Days\n\n",
        "Harbour Days\n",
        "\n\nHarbour Days\n\nby Anna Reed\n\nChapter One\n\n",
        "HARBOUR DAYS\n\n\n\nI\n\n",
    ],
)
def test_the_first_short_line_of_a_book_is_its_title(opening: str) -> None:
    article = clean(draft_from_text(opening + "\n\n".join(PARAGRAPHS[1:]))).article
    assert article.meta.title.lower() == "harbour days"
    assert article.blocks[0].kind is BlockKind.TITLE


def test_special_spaces_and_debris_at_the_end_go() -> None:
    source = BOOK.replace("of the", "of\xa0the") + "\n\nLeave a Reply\n\nPlease enter your comment!\n"
    result = clean(draft_from_text(source))
    assert result.article.text == BOOK
    assert [removal.label for removal in result.removals][-2:] == ["comment-form", "comment-form"]
    assert result.removals[-1].where.of(source) == "Please enter your comment!"
    assert result.removals[-1].at == len(BOOK)


def test_lines_without_blank_lines_between_become_paragraphs() -> None:
    assert clean(draft_from_text("\n".join(PARAGRAPHS))).article.text == BOOK
