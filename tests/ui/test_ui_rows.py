"""The rows of sidebars and lists: nothing wider than its column, nothing lost, numbers that lead back."""

from dataclasses import replace

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Analysis, AnchorState, AnnotationKind, Colour, Placed, Span
from reader.pipeline import new_annotation
from reader.typesetting.cells import cell_len
from reader.ui.line_list import Row
from reader.ui.rows import annotation_rows, entity_rows, ordered_entities, quote_rows, wrapped

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


@pytest.mark.parametrize("width", [20, 30, 44])
class TestSidebars:
    def test_rows_fit_the_column(self, analysis: Analysis, width: int) -> None:
        for row in [*entity_rows(analysis, width), *quote_rows(analysis.quotes, width)]:
            used = sum(cell_len(text) for text, _ in row.pieces)
            assert used + (cell_len(row.right) + 1 if row.right else 0) <= width

    def test_every_entity_stands_under_its_kind_with_its_count(self, analysis: Analysis, width: int) -> None:
        rows = entity_rows(analysis, width)
        for number, entity in enumerate(ordered_entities(analysis)):
            first = next(row for row in rows if row.item == number)
            assert first.right == str(len(entity.mentions))
            assert entity.name.split()[0] in first.pieces[0][0]
        assert {row.item for row in rows if row.item is not None} == set(range(len(analysis.entities)))

    def test_kinds_are_not_mixed(self, analysis: Analysis, width: int) -> None:
        kinds = [entity.kind for entity in ordered_entities(analysis)]
        assert [kind for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] is not kind] == list(
            dict.fromkeys(kinds)
        )
        assert sorted(map(id, ordered_entities(analysis))) == sorted(map(id, analysis.entities))

    def test_every_quote_has_words_speaker_and_cue(self, analysis: Analysis, width: int) -> None:
        rows = quote_rows(analysis.quotes, width)
        for number, quote in enumerate(analysis.quotes):
            told = said([row for row in rows if row.item == number])
            assert quote.text.split()[0] in told
            assert f"— {quote.speaker.split()[0]}" in told
            assert quote.cue.split(" ")[0] in told


def test_a_quote_without_a_speaker_says_so(analysis: Analysis) -> None:
    nameless = replace(analysis.quotes[0], speaker="", cue="")
    assert "not named" in said(quote_rows([nameless], 40))


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
    assert entity_rows(Analysis(), 30) == []
    assert quote_rows((), 30) == []
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
