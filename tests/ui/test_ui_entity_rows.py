"""The entities in their list: which, in which order, where in the article, and what was sought in them."""

from dataclasses import replace

import made
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Analysis, Entity, EntityKind, Mention, Span
from reader.typesetting.cells import cell_len
from reader.typesetting.tokens import READER
from reader.ui.entity_rows import KIND_TITLES, USUAL, EntityView, entity_rows, shown_entities
from reader.ui.line_list import Row
from reader.ui.sought import fits, shown_in
from reader.ui.sparkline import sparkline

ARTICLE = made.article()
FOUND = made.analysis(ARTICLE)
LENGTH = len(ARTICLE.text)


USUALLY = EntityView()


def rows(view: EntityView = USUALLY, width: int = 40, **options: object) -> list[Row]:
    shown = shown_entities(FOUND, view)
    return entity_rows(shown, width, LENGTH, sought=view.sought, **options)  # type: ignore[arg-type]


def named(*kinds: EntityKind) -> Analysis:
    return Analysis(tuple(Entity(kind.value, kind.value, kind, (Mention(Span(0, 1)),)) for kind in kinds))


def test_how_long_things_took_is_shown_with_all_kinds_alone() -> None:
    mentions = (Mention(Span(0, 1)),)
    found = Analysis(
        (
            Entity("a", "three months", EntityKind.DATE, mentions, value="P3M"),
            Entity("b", "Monday", EntityKind.DATE, mentions, value="2021-03-08"),
        )
    )
    assert [one.name for one in shown_entities(found, EntityView())] == ["Monday"]
    assert len(shown_entities(found, EntityView(all_kinds=True))) == 2


class TestRows:
    @pytest.mark.parametrize("width", [20, 28, 36, 44])
    def test_rows_fit_the_column(self, width: int) -> None:
        for row in rows(width=width):
            used = sum(cell_len(text) for text, _ in row.pieces)
            assert used + (cell_len(row.right) + 1 if row.right else 0) <= width

    @pytest.mark.parametrize("width", [20, 36])
    def test_each_stands_under_its_kind_with_its_count(self, width: int) -> None:
        entities = shown_entities(FOUND, EntityView())
        listed = rows(width=width)
        for number, entity in enumerate(entities):
            first = next(row for row in listed if row.item == number)
            assert first.right.split()[-1] == str(len(entity.mentions))
            bars = "".join(row.right for row in listed if row.item == number).rstrip("0123456789")
            assert bars.strip()
            assert entity.name.split()[0] in first.pieces[0][0]
        kinds = [entity.kind for entity in entities]
        assert [kind for n, kind in enumerate(kinds) if n == 0 or kinds[n - 1] is not kind] == list(
            dict.fromkeys(kinds)
        )

    @pytest.mark.parametrize("width", [17, 20, 24])
    def test_bars_stand_beside_the_name_in_narrow_columns_too(self, width: int) -> None:
        entity = Entity(
            "a", "Ana Ruiz Oparah", EntityKind.PERSON, (Mention(Span(0, 1)),), role="the mayor of Orvale"
        )
        _, first, *below = entity_rows([entity], width, 100)
        assert first.right.startswith("▂")
        assert not any(row.right for row in below)

    def test_bars_stand_in_one_column(self) -> None:
        assert {len(row.right) for row in rows(width=36) if row.right} == {12}
        assert {len(row.right) for row in rows(width=20) if row.right} <= {1, 6}
        assert {len(row.right) for row in rows(width=14) if row.right} == {1}

    @pytest.mark.parametrize("name", ["United Shores", "Tam Dong Chol", "The Old Ropewalk"])
    def test_no_row_holds_bars_alone_where_the_name_can_be_broken(self, name: str) -> None:
        entity = Entity("x", name, EntityKind.PLACE, tuple(Mention(Span(at, at + 1)) for at in range(10)))
        listed = [row for row in entity_rows([entity], 19, 100) if row.item == 0]
        assert all(row.pieces for row in listed)
        assert any(row.right.strip().rstrip("0123456789").strip() for row in listed)
        assert " ".join("".join(text for text, _ in row.pieces).strip() for row in listed) == name

    def test_what_is_hidden_is_told_and_has_no_colour(self) -> None:
        shown = shown_entities(FOUND, EntityView())
        listed = rows(hidden={shown[0].id})
        mine = [row for row in listed if row.item == 0]
        assert any("hidden" in text for row in mine for text, _ in row.pieces)
        assert all(token is None for row in mine for _, token in row.pieces)


class TestWhichAreShown:
    def test_kinds_beyond_the_usual_only_when_asked_for(self) -> None:
        every = named(*EntityKind)
        assert {one.kind for one in shown_entities(every, EntityView())} == USUAL
        assert [one.kind for one in shown_entities(every, EntityView(all_kinds=True))] == list(KIND_TITLES)
        assert set(KIND_TITLES) == set(EntityKind)

    def test_in_each_kind_the_weightiest_come_first(self) -> None:
        light, heavy = replace(FOUND.entities[0], weight=1.0), replace(FOUND.entities[1], weight=2.0)
        assert shown_entities(Analysis((light, heavy)), EntityView()) == [heavy, light]
        assert shown_entities(FOUND, EntityView())[:2] == list(FOUND.entities[:2])

    def test_what_is_sought_may_be_a_role_or_another_form(self) -> None:
        one = replace(FOUND.entities[0], name="Anton Müller", aliases=("the miller",), role="mayor")
        for sought in ("muller", "MÜLL ant", "miller", "mayor"):
            assert shown_entities(Analysis((one,)), EntityView(sought)) == [one]
        assert shown_entities(Analysis((one,)), EntityView("mayors")) == []

    def test_the_form_that_fits_is_told(self) -> None:
        one = replace(FOUND.entities[0], name="Anton Müller", aliases=("the miller",), role="")
        said = [text for row in entity_rows([one], 40, 9, sought="miller") for text, _ in row.pieces]
        assert "miller" in said
        assert "the " in said

    def test_hits_are_marked(self) -> None:
        hits = [
            text for row in rows(EntityView("verh")) for text, token in row.pieces if token is READER.Search
        ]
        assert hits == ["Verh"]


class TestSought:
    @given(st.text(max_size=40), st.text(max_size=4))
    def test_pieces_are_the_text(self, text: str, sought: str) -> None:
        assert "".join(piece for piece, _ in shown_in(text, sought, None)) == text

    @given(st.text("aäÅßﬁe ", max_size=20), st.text("aäÅßﬁe ", min_size=1, max_size=3))
    def test_what_fits_is_marked(self, text: str, sought: str) -> None:
        marked = [piece for piece, token in shown_in(text, sought, None) if token is READER.Search]
        assert bool(marked) <= bool(sought.split())
        if sought.split() and fits(sought, text):
            assert marked

    def test_accents_and_case_do_not_count(self) -> None:
        assert fits("creme bru", "Crème Brûlée")
        assert shown_in("Brûlée", "rul", None)[1] == ("rûl", READER.Search)


class TestSparkline:
    @given(st.lists(st.integers(-5, 1200), max_size=50), st.integers(0, 1000), st.integers(0, 30))
    def test_it_is_as_wide_as_asked(self, offsets: list[int], length: int, width: int) -> None:
        for plain in (False, True):
            line = sparkline(offsets, length, width, plain=plain)
            assert len(line) == width
            assert bool(line.strip()) == bool(offsets and length and width)
            assert not plain or line.isascii()

    def test_bars_stand_where_it_occurs_and_are_higher_where_more(self) -> None:
        line = sparkline([0, 1, 2, 3, 99], 100, 10)
        assert line[0] == "█"
        assert line[9] == "▂"
        assert line[1:9].strip() == ""

    def test_one_mention_is_no_full_bar(self) -> None:
        assert sparkline([50], 100, 3).strip() == "▂"
