"""Rows between the lines of a text: numbered together, found both ways, laid out no sooner than needed."""

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Block
from reader.article.segments import paragraphs
from reader.typesetting.insertions import InsertedLayout, Insertion
from reader.typesetting.layout import Layout, LayoutOptions

TEXT = "\n\n".join(f"Paragraph {n} has some words, and then as many again." for n in range(6))


def laid(text: str, *insertions: Insertion, measure: int = 20) -> InsertedLayout:
    article = Article("a", text, tuple(Block(span) for span in paragraphs(text)))
    return InsertedLayout(Layout(article, LayoutOptions(measure)), insertions)


def shown(layout: InsertedLayout) -> list[str]:
    lines = (layout.line(number) for number in range(layout.total()))
    return [
        f"row {line.inserted}" if line.inserted >= 0 else layout.article.text[line.start : line.end]
        for line in lines
        if line is not None
    ]


def test_rows_stand_before_the_first_line_of_their_block_and_at_the_end() -> None:
    third = TEXT.index("Paragraph 2")
    layout = laid(TEXT, Insertion(0, 1), Insertion(third, 2), Insertion(len(TEXT), 1), measure=80)
    lines = TEXT.split("\n")
    assert shown(layout) == ["row 0", *lines[:4], "row 1", "row 2", *lines[4:], "row 3"]


def test_an_empty_text_shows_its_rows() -> None:
    assert [line for line in shown(laid("", Insertion(0, 2))) if line] == ["row 0", "row 1"]


_INSERTIONS = st.lists(
    st.tuples(
        st.sampled_from([TEXT.find(f"Paragraph {n}") for n in range(6)] + [len(TEXT)]), st.integers(1, 3)
    ),
    unique_by=lambda pair: pair[0],
)


@given(_INSERTIONS, st.integers(10, 60), st.data())
def test_lines_and_rows_are_found_both_ways(
    where: list[tuple[int, int]], measure: int, data: st.DataObject
) -> None:
    insertions = [Insertion(at, rows) for at, rows in sorted(where)]
    layout = laid(TEXT, *insertions, measure=measure)
    asked = data.draw(st.integers(0, 40))
    line = layout.line(asked)  # whatever was asked first
    base = Layout(layout.article, LayoutOptions(measure))
    assert layout.total() == base.total() + sum(rows for _, rows in where)
    assert line == layout.line(asked)
    found = [layout.line(number) for number in range(layout.total())]
    assert None not in found
    assert layout.line(layout.total()) is None
    rows = [line.inserted for line in found if line is not None and line.inserted >= 0]
    assert rows == list(range(sum(rows for _, rows in where)))
    for number, line in enumerate(found):
        assert line is not None
        if line.inserted >= 0:
            assert layout.line_of_row(line.inserted) == number
        elif line.end > line.start:
            assert layout.line_of(line.start) == number
    text = [line for line in found if line is not None and line.inserted < 0]
    assert text == [base.line(number) for number in range(base.total())]


def test_nothing_is_laid_out_before_somebody_looks() -> None:
    long = "\n\n".join([TEXT] * 500)
    layout = laid(long, Insertion(0, 1), Insertion(len(long), 3))
    layout.line(5)
    assert not layout.complete
    assert layout.laid_out() < 100
