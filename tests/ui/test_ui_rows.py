"""The rows of sidebars and lists: nothing wider than its column, nothing lost, numbers that lead back."""

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Analysis, AnchorState, AnnotationKind, Colour, Placed, Span
from reader.pipeline import new_annotation
from reader.typesetting.cells import cell_len
from reader.ui.line_list import Row
from reader.ui.rows import annotation_rows, wrapped

TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "Zs", "So")), max_size=120)


def said(rows: list[Row]) -> str:
    """Return what the rows say, as one line."""
    pieces = [text for row in rows for text in (*(piece for piece, _ in row.pieces), row.right)]
    return " ".join(" ".join(pieces).split())


@pytest.fixture(scope="module")
def article():
    return made.article()


@pytest.fixture(scope="module")
def analysis(article) -> Analysis:
    return made.analysis(article)


class TestWrapped:
    @given(TEXTS, st.integers(4, 60))
    def test_no_line_is_wider_than_its_column(self, text: str, width: int) -> None:
        assert all(cell_len(line) <= width for line in wrapped(text, width))

    @given(TEXTS, st.integers(4, 60))
    def test_no_letter_is_lost(self, text: str, width: int) -> None:
        assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())

    @given(TEXTS, st.integers(4, 60), st.integers(1, 4))
    def test_what_is_cut_off_ends_in_an_ellipsis(self, text: str, width: int, most: int) -> None:
        whole, cut = wrapped(text, width), wrapped(text, width, most)
        assert len(cut) <= most
        assert all(cell_len(line) <= width for line in cut)
        if len(whole) > most:
            assert cut[-1].endswith("…")
            assert cut[:-1] == whole[: most - 1]
        else:
            assert cut == whole

    def test_words_stay_whole_where_they_can(self) -> None:
        assert wrapped("The quick brown fox", 9) == ["The quick", "brown fox"]

    def test_a_word_wider_than_the_column_is_cut_between_letters(self) -> None:
        assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
        assert wrapped("字字字字字", 4) == ["字字", "字字", "字"]

    def test_line_breaks_are_kept(self) -> None:
        assert wrapped("one\n\ntwo", 20) == ["one", "", "two"]
        assert wrapped("", 20) == [""]


def test_annotations_show_words_note_tags_speaker_and_state(article) -> None:
    start = article.text.index("twelve fish")
    annotation = new_annotation(
        article,
        Span(start, start + 11),
        kind=AnnotationKind.QUOTE,
        colour=Colour.PINK,
        note="Why twelve?\nAsk.",
        tags=["fish", "time"],
        speaker="The smith",
    )
    there = Placed(annotation, Span(start, start + 11), AnchorState.EXACT)
    gone = Placed(annotation, None, AnchorState.DETACHED)
    told = said(annotation_rows([there], 40))
    for words in ("twelve fish", "Why twelve?", "Ask.", "#fish", "#time", "The smith"):
        assert words in told
    assert "no longer" not in told
    assert "no longer" in said(annotation_rows([gone], 40))


def test_rows_of_nothing_are_none(article) -> None:
    assert annotation_rows((), 30) == []


def test_a_highlight_over_a_book_is_listed_like_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    book = made.article("\n\n".join(f"Paragraph {n} of a long book." for n in range(20_000)))
    over = new_annotation(book, Span(0, len(book.text)))
    lengths: list[int] = []

    def measured(text: str, width: int, most: int = 10_000) -> list[str]:
        lengths.append(len(text))
        return wrapped(text, width, most)

    monkeypatch.setattr("reader.ui.rows.wrapped", measured)
    rows = annotation_rows([Placed(over, Span(0, len(book.text)), AnchorState.EXACT)], 30)
    assert len(rows) == 6
    assert said(rows).endswith("…")
    assert max(lengths) < 10_000
