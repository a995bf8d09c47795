"""Spans go from the article to the source and back, whatever was joined, mended, cut or taken out between."""

import textwrap

import pytest

from reader.article import Span
from reader.cleaning import Cleaned, clean
from reader.sources import draft_from_text

PAGE = (
    "Bridge of Marrow to Close for the Summer | The Marrow Post\n\n"
    "Share\n\n"
    "The council met on Friday, said\n\n"
    "Ilse Moran\n\n"
    "Advertisement\n\n"
    ", who keeps the ferry, and it voted to close the bridge for the whole of the summer.\n\n"
    "The cafe\u0301 on the square was\xa0full;\u200b it&#8217;s the only one.The landlord isnâ€™t glad.\n\n"
    "T\nhe repair will cost more than the town has, and nobody has said who is going to pay for it.\n\n"
    "Leave a Reply\n"
)


@pytest.fixture(scope="module")
def page() -> Cleaned:
    return clean(draft_from_text(PAGE))


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("voted to close", "voted to close"),
        ("Moran, who", "Moran\n\nAdvertisement\n\n, who"),
        ("said Ilse", "said\n\nIlse"),
        ("café", "cafe\u0301"),
        ("é", "e\u0301"),
        ("was full", "was\xa0full"),
        ("full; it", "full;\u200b it"),
        ("it’s", "it&#8217;s"),
        ("one. The landlord", "one.The landlord"),
        ("isn’t", "isnâ€™t"),
        ("The repair", "T\nhe repair"),
        ("Bridge of Marrow", "Bridge of Marrow"),
    ],
)
def test_words_are_found_in_the_source_and_back(page: Cleaned, words: str, source: str) -> None:
    text, ways = page.article.text, page.source_map()
    span = span_of(text, words)
    where = ways.to_source(span)
    assert where.of(PAGE) == source
    assert ways.to_article(where) == span


@pytest.mark.parametrize("words", ["Share", "Advertisement", "Leave a Reply", "| The Marrow Post"])
def test_what_was_taken_out_is_nowhere(page: Cleaned, words: str) -> None:
    assert page.source_map().to_article(span_of(PAGE, words)) is None


def test_a_span_over_blocks_takes_in_what_lies_between(page: Cleaned) -> None:
    text, ways = page.article.text, page.source_map()
    span = Span(text.index("summer."), text.index("café") + 4)
    assert ways.to_source(span) == Span(PAGE.index("summer."), PAGE.index("cafe\u0301") + 5)
    assert ways.to_article(ways.to_source(span)) == span


def test_between_two_blocks_there_is_no_source(page: Cleaned) -> None:
    text = page.article.text
    gap = text.index("\n\n")
    assert not page.source_map().to_source(Span(gap, gap + 2))


def test_a_cut_word_stands_for_both_its_halves() -> None:
    source = (
        "Nobody had seen the keeper of the lighthouse since the storm of last week. The light-\n"
        "house stood dark, and the people of the lower road said that his boat was gone, a well-\n"
        "known sign of trouble on this coast. They had heard a voice from the rocks on every one\n"
        "of the four nights since the boat had gone out, and none of them had dared to answer it.\n"
    )
    result = clean(draft_from_text(source))
    ways = result.source_map()
    span = span_of(result.article.text, "lighthouse stood")
    assert ways.to_source(span).of(source) == "light-\nhouse stood"
    assert ways.to_article(span_of(source, "house stood")) == Span(span.start + 5, span.end)


def test_the_cells_of_a_table_keep_their_places() -> None:
    source = (
        "What the Ferries Carried\n\n"
        "The office counted all that crossed the sound in spring, and found this.\n\n"
        "Cargo\tCrates\tLost\nherring\t610\t88\nclocks\t72\t62\n"
    )
    result = clean(draft_from_text(source))
    for cell in ("Crates", "herring", "610", "62"):
        where = result.source_map().to_source(span_of(result.article.text, cell))
        assert where.of(source) == cell


@pytest.mark.parametrize("width", [0, 72])
def test_a_book_is_mapped_paragraph_by_paragraph(width: int) -> None:
    paragraphs = ["A Book of the Harbour"] + [
        f"In the year {number} the keeper of the light wrote that the sea had taken {number * 3} boats, and "
        f"that nobody in the town of Marrow had asked him for a letter in {number + 2} weeks of rain."
        for number in range(2_000)
    ]
    blocks = [textwrap.fill(block, width) for block in paragraphs] if width else paragraphs
    source = "\n\n".join(blocks).replace("1500 the keeper", "1500 the\xa0keeper")
    result = clean(draft_from_text(source))
    text, ways = result.article.text, result.source_map()
    for number in (3, 700, 1_500, 1_990):
        span = span_of(text, f"In the year {number} the keeper of the light wrote")
        where = ways.to_source(span)
        assert " ".join(where.of(source).split()) == span.of(text)
        assert ways.to_article(where) == span
    sums = result.accounting()
    assert (sums.unaccounted, sums.twice, sums.removed) == (0, 0, 0)
