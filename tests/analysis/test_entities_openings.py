"""Where a pattern can begin: what is found there is what is found everywhere."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.entities import openings
from reader.analysis.entities.openings import found_at, found_in_lines, openings_of, words_of

#: Patterns of the shapes that rules have: words, plurals, figures, signs, capitals, choices within words.
PATTERNS = {
    "clubs": r"(?<![\w’'-])(?:Real|FC|V[fF]L) (?:(?:de|del) (?:la )?)?[^\W\d_a-z][^\W\d_]{2,}(?![\w-])",
    "titles": r"\b(?:novel|films?|video[ -]game|[Tt]he (?:play|opera)),? ([A-Z][\w’]*(?: [A-Z]\w*)*)",
    "sums": r"(?<![\w.,])(?:[$€]\s?\d+(?:\.\d+)?(?:bn|m)?|(?:US|NZ)?\$\d+|\d+ (?i:euros?|pounds?)|Rs\.?\d+)",
    "shares": r"\b(?:(?:a|[Tt]wo)[- ](?:third|fifth)s?\b|half (?:of )?the|(?i:relegat)\w+|A-?\d{1,3}[a-z]?)",
}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let openings be read from the first text on."""
    monkeypatch.setattr(openings, "_LEAST_SEEN", -1)


def spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]


class TestOpenings:
    def test_words_figures_capitals_and_signs_are_told_apart(self) -> None:
        read = openings_of(re.compile(r"\b(?:[Ll]ast|next) week|\d+ days?|[A-Z]\w+ war|[$€]\d+"))
        assert read.words == {"Last", "last", "next"}
        assert read.figures and read.capitals and not read.anything
        assert read.places("In last weeks, $5 for 10 days of the Sorla war") == [0, 3, 15, 16, 22, 37]

    def test_case_counts_where_it_counts_in_the_pattern(self) -> None:
        assert openings_of(re.compile(r"(?i:one|two) of|May\b")).places("ONE, MAY, May, two") == [0, 10, 15]
        assert openings_of(re.compile(r"goals?\b", re.IGNORECASE)).folded == {"goal", "goals"}

    def test_a_word_may_go_on_where_the_pattern_lets_it(self) -> None:
        assert openings_of(re.compile(r"relegat\w+")).places("a Relegation, a relegate") == [2, 16]

    def test_what_may_begin_with_anything_is_looked_for_everywhere(self) -> None:
        for anything in (r"\w+ed", r".x", r"[^a]b", r"(?:x )?", r"(?i:[a-z]|\d|[^\W\d_])x"):
            assert openings_of(re.compile(anything)).anything
        assert spans(found_at(re.compile(r"\w+ed\b"), "he walked and talked")) == [(3, 9), (14, 20)]

    def test_short_texts_alone_do_not_have_the_pattern_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(openings, "_LEAST_SEEN", 1_000_000)
        monkeypatch.setattr(openings, "openings_of", lambda _: pytest.fail("the pattern was read"))
        assert spans(found_at(re.compile(r"\bquorl\b"), "a quorl")) == [(2, 7)]

    def test_an_unknown_parser_makes_no_difference(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(openings, "import_module", lambda name: object())
        assert spans(found_at(re.compile(r"\bvellam\b"), "a vellam")) == [(2, 8)]

    def test_words_of_a_text_are_where_it_has_them(self) -> None:
        words = words_of("Ana met ana in 2019")
        assert words.starts["Ana"] == [0] and sorted(words.folded["ana"]) == [0, 8]
        assert words.figures == [15] and words.capitals == [0]


@pytest.mark.parametrize("name", PATTERNS)
@given(data=st.data())
@settings(max_examples=40)
def test_nothing_is_lost_by_looking_only_where_a_pattern_can_begin(name: str, data: st.DataObject) -> None:
    pattern = re.compile(PATTERNS[name])
    texts = st.from_regex(pattern, fullmatch=True) | st.text("aAfhlRst$ -1.’", max_size=12)
    text = "".join(data.draw(st.lists(st.sampled_from((" ", ". ", "“", "x")) | texts, max_size=4)))
    assert spans(found_at(pattern, text)) == spans(pattern.finditer(text))


@given(st.text("a .\nLtd", max_size=60))
def test_a_line_is_looked_through_where_it_has_what_is_needed(text: str) -> None:
    pattern, needed = re.compile(r"(?<!\w)(?:\w+ )+Ltd\b(?:\.(?= ))?"), re.compile(r"Ltd\b")
    assert spans(found_in_lines(pattern, text, needed)) == spans(pattern.finditer(text))
