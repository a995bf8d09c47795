"""The learnt model: where it looks for names, its packaged form, the search, and what its word counts."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.entities import find_entities, modelling
from reader.analysis.entities.candidates import CERTAIN, NO_TITLE, Candidate, Title
from reader.analysis.entities.chains import chains, has_capital, tokens
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.modelling import Tagged, Tagger, packaged_tagger, packed, unpacked
from reader.analysis.entities.naming import name_all
from reader.analysis.entities.opinions import Opinions
from reader.analysis.entities.reading import Reading, lower_words, run_of, style_of
from reader.analysis.entities.traits import shape
from reader.article import Article, EntityKind

PERSON, ORGANISATION, PLACE, EVENT = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.EVENT,
)
LABELS = ("O", "B-PER", "I-PER", "L-PER", "U-PER", "U-LOC")


def words_of(text: str) -> list[list[str]]:
    lists = gazetteer()
    return [[t.text for t in c.line[c.first : c.last + 1]] for c in chains(text, lists)]


class TestChains:
    def test_a_chain_goes_from_capital_to_capital_over_small_words(self) -> None:
        text = "she met the Bank of Orvale and Ana Ruiz, but nobody from Tessin."
        assert words_of(text) == [["Bank", "of", "Orvale", "and", "Ana", "Ruiz"], ["Tessin"]]

    def test_sentences_and_lines_end_chains(self) -> None:
        assert words_of("We saw Ruiz. Ana left\nOrvale slept") == [["We"], ["Ruiz"], ["Ana"], ["Orvale"]]

    def test_hyphens_are_cut_before_ordinary_words_and_between_known_names(self) -> None:
        assert words_of("Oslo-based") == [["Oslo"]]
        assert words_of("Kenya-Uganda") == [["Kenya", "-", "Uganda"]]
        assert words_of("Min Sok-yeol") == [["Min", "Sok-yeol"]]

    def test_possessives_are_words_of_their_own_and_abbreviations_whole(self) -> None:
        assert words_of("Ruiz’s U.S. trip with Dr. Osei") == [["Ruiz", "’s", "U.S."], ["Dr.", "Osei"]]

    def test_a_capital_may_stand_inside(self) -> None:
        assert has_capital("iPhone") and has_capital("al-Sahaf") and not has_capital("phone")

    @given(st.text(max_size=200))
    def test_tokens_are_what_the_text_says(self, text: str) -> None:
        line = text.split("\n", maxsplit=1)[0]
        found = tokens(line, 0, len(line), gazetteer())
        assert all(line[t.start : t.end] == t.text != "" for t in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))


class TestTraits:
    def test_shapes_tell_how_a_word_is_made(self) -> None:
        assert [shape(w) for w in ("McDonald", "IAEA", "U.S.", "F-35", "river")] == [
            "Xx",
            "XX",
            "X.X.",
            "X-9",
            "x",
        ]

    def test_the_casing_of_a_line_is_read(self) -> None:
        lists = gazetteer()

        def style(text: str) -> str:
            return style_of(tokens(text, 0, len(text), lists))

        assert style("RIVER RISES AGAIN") == "U"
        assert style("Town Council Votes Against Bridge") == "T"
        assert style("The council of Orvale voted against it.") == "n"
        assert style("1 2 3") == "n"

    def test_a_run_of_capitals_ends_at_small_words(self) -> None:
        line = tokens("the Orvale City Council met", 0, 27, gazetteer())
        assert run_of(line, 2) == (1, 3) and run_of(line, 4) == (4, 4)


STEPS = st.integers(-928, 928)


@given(
    st.dictionaries(st.text("abc=|é", min_size=1), st.dictionaries(st.integers(0, 5), STEPS, min_size=1)),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), STEPS), unique_by=lambda move: move[:2]),
)
def test_a_model_is_read_as_it_was_written(
    rows: dict[str, dict[int, int]], moves: list[tuple[int, int, int]]
) -> None:
    data = packed(LABELS, rows, moves, ["a b", "c"])
    model = unpacked(data)
    assert data == packed(LABELS, dict(reversed(rows.items())), moves, ["a b", "c"])
    assert model.labels == LABELS and model.groups == {"a": 0, "b": 0, "c": 1}
    assert dict(model.moves) == {(a, b): steps for a, b, steps in moves}
    for trait, row in rows.items():
        written = model.weights[trait]
        assert {ord(written[i]) - 0x41: ord(written[i + 1]) - 0x450 for i in range(0, len(written), 2)} == row


@given(
    st.lists(st.lists(STEPS, min_size=6, max_size=6), min_size=1, max_size=4),
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), STEPS),
)
@settings(deadline=None)
def test_the_search_finds_the_best_of_all_lawful_paths(
    rows: list[list[int]], moves: dict[tuple[int, int], int]
) -> None:
    tagger = Tagger(modelling.Model(LABELS, moves, {}, {}), gazetteer())

    def lawful(path: tuple[int, ...]) -> bool:
        names = "".join(
            "b"
            if LABELS[i][0] in "B"
            else "i"
            if LABELS[i][0] == "I"
            else "l"
            if LABELS[i][0] == "L"
            else "o"
            for i in path
        )
        inside = False
        for name in names:
            if (name in "il") is not inside:
                return False
            inside = name in "bi"
        return not inside

    def score(path: tuple[int, ...]) -> int:
        return sum(row[i] for row, i in zip(rows, path, strict=True)) + sum(
            moves.get(pair, 0) for pair in itertools.pairwise(path)
        )

    paths = [path for path in itertools.product(range(6), repeat=len(rows)) if lawful(path)]
    best = max(map(score, paths))
    found = tagger._best(rows)
    if sum(score(path) == best for path in paths) == 1:
        assert score(tuple(label for label, _ in found)) == best
    for at, (label, lead) in enumerate(found):
        others = [score(path) for path in paths if LABELS[path[at]][2:] != LABELS[label][2:]]
        assert lead == best - max(others) >= 0


def told(start: int, end: int, label: str, wording: str, lead: float = 9.0) -> Tagged:
    return Tagged(start, end, label, wording, lead)


def joined(tagged: list[Tagged], candidates: list[Candidate]) -> dict[str, EntityKind | None]:
    opinions = Opinions(tagged, gazetteer(), lambda word: word == "Market")
    return {
        c.wording: max(c.evidence, key=lambda kind: c.evidence[kind]) for c in opinions.joined(candidates)
    }


class TestOpinions:
    def test_a_sure_word_of_the_model_outweighs_a_doubtful_one_of_the_rules(self) -> None:
        here = Candidate(0, 6, "Orvale", {PERSON: 1.0})
        assert joined([told(0, 6, "LOC", "Orvale")], [here]) == {"Orvale": PLACE}
        assert joined([told(0, 6, "LOC", "Orvale", lead=0.5)], [here]) == {"Orvale": PERSON}

    def test_the_bounds_of_the_model_hold(self) -> None:
        here = Candidate(4, 10, "Orvale", {PLACE: 1.0})
        assert joined([told(0, 10, "ORG", "Old Orvale")], [here]) == {"Old Orvale": ORGANISATION}

    def test_a_title_stays_off_a_person(self) -> None:
        here = Candidate(8, 12, "Ruiz", {PERSON: 4.0}, Title("Premier"))
        assert joined([told(0, 12, "PER", "Premier Ruiz")], [here]) == {"Ruiz": PERSON}

    def test_several_sure_names_stay_apart(self) -> None:
        pair = [Candidate(0, 5, "Ghana", {PLACE: 5.0}), Candidate(6, 14, "Ana Ruiz", {PERSON: 4.0})]
        assert joined([told(0, 14, "PER", "Ghana Ana Ruiz")], pair) == {"Ghana": PLACE, "Ana Ruiz": PERSON}

    def test_letters_behind_a_person_and_longer_known_names_are_the_rules_affair(self) -> None:
        here = Candidate(0, 8, "Ana Ruiz", {PERSON: 4.0}, NO_TITLE)
        assert joined([told(0, 11, "PER", "Ana Ruiz QC")], [here]) == {"Ana Ruiz": PERSON}
        town = Candidate(0, 16, "Washington, D.C.", {PLACE: 4.0})
        known = town.wording in gazetteer().known
        expected = {"Washington, D.C.": PLACE} if known else {"Washington": PLACE}
        assert joined([told(0, 10, "LOC", "Washington")], [town]) == expected

    def test_events_and_datelines_are_not_asked_about(self) -> None:
        event = Candidate(0, 13, "Orvale Summit", {EVENT: 3.0})
        assert joined([told(0, 6, "LOC", "Orvale")], [event]) == {"Orvale Summit": EVENT}
        town = Candidate(0, 6, "ORVALE", {PLACE: CERTAIN})
        assert joined([], [town]) == {"ORVALE": PLACE}

    def test_an_ordinary_word_needs_more_than_the_models_word(self) -> None:
        assert joined([told(0, 6, "ORG", "Market")], []) == {}

    def test_what_the_model_does_not_see_counts_less(self) -> None:
        (less,) = Opinions([], gazetteer(), lambda word: False).joined(
            [Candidate(0, 4, "Ruiz", {PERSON: 3.0})]
        )
        assert 0 < less.evidence[PERSON] < 3.0


class TestPackagedModel:
    def test_it_is_in_the_package_and_fits_the_words_it_was_learnt_with(self) -> None:
        assert packaged_tagger() is packaged_tagger() is not None

    def test_it_tells_apart_what_the_rules_alone_cannot(self) -> None:
        text = "The boat sank near Quorlemar on Friday, said Dario Vellacamp, who plays for Ostwick Rovers."
        kinds = {e.name: e.kind for e in find_entities(Article("a", text))}
        assert kinds["Dario Vellacamp"] is PERSON
        assert kinds["Quorlemar"] is PLACE

    def test_without_a_model_the_rules_do(self) -> None:
        named = name_all("Ana Ruiz spoke in Paris.", gazetteer(), tagger=None)
        assert [m.wording for m in named.mentions] == ["Ana Ruiz", "Paris"]

    def test_a_reading_counts_what_the_text_has_in_small_letters(self) -> None:
        text = "Will they? They will, Will said."
        found = list(chains(text, gazetteer()))
        reading = Reading(found, lower_words(text))
        assert "will" in lower_words(text)
        tagger = packaged_tagger()
        assert tagger is not None
        rows = reading.keys(found[0], tagger._traits)
        assert [group for group, _ in rows[0]][:2] == ["form", "near"]

    def test_a_full_memory_is_emptied_and_nothing_changes(self) -> None:
        tagger = packaged_tagger()
        assert tagger is not None
        text = "Ana Ruiz spoke in Paris."
        before = tagger.names(text)
        tagger._sums.update({("form", (str(i),)): 0 for i in range(modelling._MEMORY + 1)})
        assert tagger.names(text) == before
        assert len(tagger._sums) < modelling._MEMORY
