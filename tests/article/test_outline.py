"""The outline: every heading in order, and where a reader stands among them."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block, BlockKind, Span
from reader.article.outline import BOOK_BLOCKS, Heading, outline, path_to, section_at, stepped


def headings(*levels: int) -> tuple[Heading, ...]:
    return tuple(Heading(Span(10 * at + 5, 10 * at + 8), level) for at, level in enumerate(levels))


def article(*paragraphs: str, kinds: dict[int, tuple[BlockKind, int]] | None = None) -> Article:
    blocks, at = [], 0
    for number, words in enumerate(paragraphs):
        kind, level = (kinds or {}).get(number, (BlockKind.PARAGRAPH, 0))
        blocks.append(Block(Span(at, at + len(words)), kind, level))
        at += len(words) + 2
    return Article("a", "\n\n".join(paragraphs), tuple(blocks))


def book(*chapters: str) -> Article:
    filler = ["The rain went on, and nobody spoke of the mill."] * (BOOK_BLOCKS // len(chapters) + 2)
    return article(*(words for chapter in chapters for words in (chapter, *filler)))


def words(of: Article) -> list[str]:
    return [heading.span.of(of.text) for heading in outline(of)]


def test_headings_are_told_with_their_levels_and_the_title_is_none() -> None:
    one = article(
        "The mill",
        "Water",
        "It ran.",
        "Wheels",
        kinds={0: (BlockKind.TITLE, 1), 1: (BlockKind.HEADING, 2), 3: (BlockKind.HEADING, 3)},
    )
    assert words(one) == ["Water", "Wheels"]
    assert [heading.level for heading in outline(one)] == [2, 3]


def test_in_a_short_text_a_line_about_a_chapter_is_a_line() -> None:
    assert words(article("Chapter 3", "It ran.")) == []


def test_the_chapters_of_a_book_are_found_by_their_words() -> None:
    chapters = [
        "BOOK ONE: 1805", "CHAPTER I", "Chapter 2. The Miller", "Chapter the Last", "Kapitel 12",
        "Chapter Twenty", "第十二章 水车",
    ]  # fmt: skip
    assert words(book(*chapters)) == chapters
    assert outline(book(*chapters))[0].level < outline(book(*chapters))[1].level


def test_a_sentence_that_begins_like_a_chapter_is_none() -> None:
    long = "Chapter 4 of the diary tells how the miller went to the sea and came back with nothing but salt."
    assert words(book("Chapter 4 tells all,", long, "Part of the wheel was gone.")) == []


def test_before_the_first_heading_there_is_no_section() -> None:
    assert section_at(headings(1, 1), 4) is None
    assert path_to(headings(1, 1), 4) == ()
    assert section_at((), 9) is None


def test_the_path_names_each_higher_heading_once() -> None:
    found = headings(1, 2, 3, 3, 2, 3)
    assert [heading.level for heading in path_to(found, 38)] == [1, 2, 3]
    assert path_to(found, 38)[-1] is found[3]
    assert path_to(found, 99) == (found[0], found[4], found[5])


@given(levels=st.lists(st.integers(1, 4), max_size=12), offset=st.integers(0, 140))
def test_a_path_descends_and_ends_at_the_section(levels: list[int], offset: int) -> None:
    found = headings(*levels)
    path = path_to(found, offset)
    depths = [heading.level for heading in path]
    assert depths == sorted(set(depths))
    at = section_at(found, offset)
    assert (path[-1] if path else None) == (found[at] if at is not None else None)


def test_forward_stops_at_the_last_and_says_when_there_is_no_more() -> None:
    found = headings(1, 1, 1)
    assert stepped(found, 0, 1) is found[0]
    assert stepped(found, 5, 1) is found[1]
    assert stepped(found, 5, 99) is found[2]
    assert stepped(found, 25, 1) is None
    assert stepped((), 0, 1) is None


def test_back_goes_to_this_section_first_and_stops_at_the_first() -> None:
    found = headings(1, 1, 1)
    assert stepped(found, 19, -1) is found[1]
    assert stepped(found, 15, -1) is found[0]
    assert stepped(found, 29, -2) is found[1]
    assert stepped(found, 29, -99) is found[0]
    assert stepped(found, 5, -1) is None
