"""The galley: what was removed, folded in its place, and where its cursor can stand."""

import made
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Removal, RemovalKind, Span
from reader.pipeline import open_text
from reader.typesetting.cells import cell_len
from reader.ui.galley import KEPT, Galley, GalleyRow, Stop

TEXT = "A Title\n\nThe first paragraph.\n\nThe second one.\n\nThe third."
FIRST, SECOND, END = TEXT.index("The first"), TEXT.index("The second"), len(TEXT)


def gone(words: str, label: str, at: int, place: int, *reasons: str, score: float = 0.0) -> Removal:
    return Removal(words, label, reasons, Span(place, place + len(words)), at, RemovalKind.REMOVED, score)


REMOVED = (
    gone("Home", "navigation", 0, 0),
    gone("News", "navigation", 0, 10),
    gone("Share", "share-bar", 0, 20, "says only “Share”", score=-2.25),
    gone("Advertisement", "advertisement", SECOND, 100),
    gone("Tags: lamps", "tags", END, 200),
    gone("\u200b", "invisible", END, 220),
)


def galley(*removals: Removal, unfolded: frozenset[int] = frozenset(), text: str = TEXT) -> Galley:
    return Galley(made.article(text) if text else Article("a", ""), removals or REMOVED, unfolded)


def shown(rows: list[GalleyRow]) -> list[str]:
    return ["".join(words for words, _ in row.pieces) for row in rows]


def walked(page: Galley) -> list[Stop]:
    stops = [page.first()]
    while (further := page.after(stops[-1])) != stops[-1]:
        stops.append(further)
    return stops


def test_neighbours_of_one_class_are_one_fold_that_says_how_it_begins() -> None:
    insertions, rows = galley().insertions(70)
    assert [(one.at, one.rows) for one in insertions] == [(0, 3), (SECOND, 2), (END, 2)]
    assert shown(rows) == [
        "▸ 2 × navigation       Home · News",
        "▸ share-bar            Share",
        "",
        "▸ advertisement        Advertisement",
        "",
        "",
        "▸ tags                 Tags: lamps",
    ]


def test_an_open_fold_shows_each_unit_with_reasons_and_score() -> None:
    _, rows = galley(unfolded=frozenset((0, 20))).insertions(70)
    assert shown(rows)[:7] == [
        "▾ 2 × navigation",
        "    Home",
        "      because: navigation",
        "    News",
        "      because: navigation",
        "▾ share-bar",
        "    Share",
    ]
    assert shown(rows)[7] == "      because: says only “Share” · score −2.2"


def test_a_fold_stays_open_when_one_of_its_units_was_put_back() -> None:
    page = galley(*REMOVED[1:], unfolded=frozenset((0, 10)))
    assert page.is_open(page.first())


def test_no_row_is_wider_than_the_measure() -> None:
    words = "words that go on and on " * 40
    page = galley(gone(words, "related", 0, 0, *[words] * 3), gone("字" * 90, "related", 0, 2000))
    for unfolded in (frozenset[int](), frozenset((0, 2000))):
        for measure in (10, 20, 47, 48, 70):
            _, rows = Galley(page.article, page.of_class("related"), unfolded).insertions(measure)
            assert max(map(cell_len, shown(rows))) <= max(measure, 24)


def test_the_cursor_goes_through_folds_and_paragraphs_in_order_and_back() -> None:
    page = galley()
    stops = walked(page)
    assert stops == sorted(stops)
    assert [stop.fold for stop in stops] == [0, 1, KEPT, KEPT, 2, KEPT, KEPT, 3]
    assert stops[-1] == page.last()
    back = [stops[-1]]
    while (before := page.before(back[-1])) != back[-1]:
        back.append(before)
    assert back[::-1] == stops


def test_inside_an_open_fold_it_stops_at_each_unit() -> None:
    page = galley(unfolded=frozenset((0,)))
    assert walked(page)[:4] == [Stop(0, 0), Stop(0, 0, 0), Stop(0, 0, 1), Stop(0, 1)]
    assert page.before(Stop(0, 1)) == Stop(0, 0, 1)
    assert page.turned(Stop(0, 0, 1)).decisions == REMOVED[1:2]
    assert page.turned(Stop(0, 0)).decisions == REMOVED[:2]


def test_it_goes_from_fold_to_fold() -> None:
    page = galley()
    folds = [page.first()]
    while (further := page.fold_after(folds[-1])) != folds[-1]:
        folds.append(further)
    assert [stop.fold for stop in folds] == [0, 1, 2, 3]
    assert page.fold_before(Stop(FIRST, KEPT)) == Stop(0, 1)
    assert page.fold_before(folds[0]) == folds[0]


def test_a_page_without_debris_and_one_without_words() -> None:
    empty = Galley(Article("a", ""), ())
    assert empty.after(empty.first()) == empty.before(empty.first()) == empty.first() == empty.last()
    assert empty.insertions(70) == ([], [])
    nothing_kept = galley(text="")
    assert [stop.fold for stop in walked(nothing_kept)] == [0, 1, 2, 3]


def test_what_is_kept_carries_the_sign_of_what_was_done_to_it() -> None:
    opened = open_text("A Title Here\n\nThe report was confirmed by the minister,\n\nOskar Brandvold\n\n"
                       ", who crossed the strait on Tuesday and was sick on both sides of it.\n\n"
                       "Nobody spoke against it, although forty people had come to the hall.")  # fmt: skip
    page = Galley(opened.article, opened.decisions)
    joined, plain = (opened.article.text.index(words) for words in ("The report", "Nobody"))
    assert page.sign_at(joined) == "&"
    assert page.sign_at(plain) == ""
    assert page.turned(page.stop_at(joined + 5)).decisions[0].text.startswith("The report")


@given(
    st.lists(
        st.tuples(st.sampled_from([0, FIRST, SECOND, END, 3, 999]), st.sampled_from("abc")), max_size=12
    ),
    st.frozensets(st.integers(0, 12)),
    st.integers(8, 80),
)
def test_every_stop_is_reached_and_every_fold_has_its_row(
    removed: list[tuple[int, str]], unfolded: frozenset[int], measure: int
) -> None:
    removals = [gone("words", label, at, 10 * n) for n, (at, label) in enumerate(removed)]
    page = Galley(made.article(TEXT), removals, frozenset(10 * n for n in unfolded))
    stops = walked(page)
    assert stops == sorted(set(stops))
    assert {stop.fold for stop in stops if stop.fold != KEPT} == set(range(len(page.folds)))
    assert sum(len(fold.decisions) for fold in page.folds) == page.removed == len(removals)
    insertions, rows = page.insertions(measure)
    assert sum(one.rows for one in insertions) == len(rows)
    shown_stops = {row.stop for row in rows} - {None}
    assert {stop for stop in stops if stop.fold != KEPT} <= shown_stops
    for removal in removals:
        assert removal in page.turned(page.stop_from(removal.where.start)).decisions
