"""Searching: what is found for what is written, where exactly, and what is said of a faulty pattern."""

import itertools
import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article.hits import MOST_HITS, CountedHits, Hits, ListedHits, can_be_counted
from reader.article.patterns import PatternError, spaced
from reader.article.searchable import joined, lowered, searchable, unaccented
from reader.article.searching import Case, Query, Searcher, query_from


def hits_of(text: str, query: Query | str) -> Hits:
    hits = Searcher(text).search(query_from(query) if isinstance(query, str) else query)
    assert hits.run()
    return hits


def found(text: str, query: Query | str) -> list[str]:
    hits = hits_of(text, query)
    return [hits.span(number).of(text) for number in range(len(hits))]


class TestWords:
    @pytest.mark.parametrize(
        ("text", "query", "hits"),
        [
            ("Tide and tide and TIDE", "tide", ["Tide", "tide", "TIDE"]),
            ("Tide and tide and TIDE", "Tide", ["Tide"]),
            ("old\nharbour, old \u00a0 harbour", "old harbour", ["old\nharbour", "old \u00a0 harbour"]),
            ("ends here.\n\nHere begins", "here. here", ["here.\n\nHere"]),
            ("the exam-\nple of an exam-\n  ple", "example", ["exam-\nple", "exam-\n  ple"]),
            ("well-\nknown well‑known well–known", "l-k", ["l-\nk", "l‑k", "l–k"]),
            ("co\u00adoper\u00adate, cooperate", "cooperate", ["co\u00adoper\u00adate", "cooperate"]),
            ("to re-open, to reopen", "reopen", ["re-open", "reopen"]),
            ("to re-open, to reopen", "re-open", ["re-open"]),
            ("a tree-eater and a bee", "ee", ["ee", "ee"]),
            ("“Well,” it’s ‘so’", "\"well,\" it's 'so'", ["“Well,” it’s ‘so’"]),
            ("\"Well,\" it's", "“well,” it’s", ['"Well," it\'s']),
            ("wait… wait...", "wait...", ["wait…", "wait..."]),
            ("eh… so", ".", ["…"]),
            ("ﬁrst eﬀort, ﬂux", "first", ["ﬁrst"]),
            ("the eﬀort", "effort", ["eﬀort"]),
            ("café, cafe\u0301, Cafe", "cafe", ["café", "cafe\u0301", "Cafe"]),
            ("café, cafe\u0301, Cafe", "café", ["café", "cafe\u0301"]),
            ("café, cafe\u0301, Cafe", "cafe\u0301", ["café", "cafe\u0301"]),
            ("Tromsø, Łódź, Straße, Æsir", "tromso", ["Tromsø"]),
            ("Tromsø, Łódź, Straße, Æsir", "lodz", ["Łódź"]),
            ("Tromsø, Łódź, Straße, Æsir", "strasse", ["Straße"]),
            ("Tromsø, Łódź, Straße, Æsir", "aesir", ["Æsir"]),
            ("strasse Straße", "straße", ["Straße"]),
            ("мой, мои", "мои", ["мои"]),
            ("İstanbul", "istanbul", ["İstanbul"]),
            ("ΟΔΟΣ οδός", "οδος", ["ΟΔΟΣ", "οδός"]),
            ("ＡＢＣ", "abc", ["ＡＢＣ"]),
            ("東京都の東京", "東京", ["東京", "東京"]),
            ("가나다", "나", ["나"]),
            ("a—b, a -- b", "a - b", ["a -- b"]),
            ("aaaa", "aa", ["aa", "aa"]),
            ("the TeX ``quote''", '"quote"', ["``quote''"]),
            ("z\u200bero", "zero", ["z\u200bero"]),
            ("no such thing", "other", []),
            ("", "x", []),
        ],
    )  # fmt: skip
    def test_what_is_not_written_does_not_matter(self, text: str, query: str, hits: list[str]) -> None:
        assert found(text, query) == hits

    @pytest.mark.parametrize("words", ["", "  ", "\u00ad"])
    def test_nothing_is_not_looked_for(self, words: str) -> None:
        assert found("some  words\u00ad", words) == []

    def test_a_query_of_nothing_but_space_is_none(self) -> None:
        assert not Query("  ")
        assert Query(" ", pattern=True)

    def test_capitals_always_or_never(self) -> None:
        assert found("Tide tide", Query("tide", case=Case.EXACT)) == ["tide"]
        assert found("Tide tide", Query("TIDE", case=Case.ANY)) == ["Tide", "tide"]

    @pytest.mark.parametrize(
        ("text", "words", "hits"),
        [
            ("cat concat cats, the cat's cat", "cat", ["cat", "cat", "cat"]),
            ("re-open the open", "open", ["open", "open"]),
            ("co\u00adoperate", "operate", []),
            ("ab a b a b", "b a b", ["b a b"]),
            ("under_score score", "score", ["score"]),
        ],
    )
    def test_whole_words(self, text: str, words: str, hits: list[str]) -> None:
        assert found(text, Query(words, whole=True)) == hits

    def test_whole_words_are_those_at_their_places(self) -> None:
        hits = hits_of("ab a b a b", Query("b a b", whole=True))
        assert hits.span(0).start == 5


class TestPlaces:
    TEXT = "One — two…  two\n\nTwo, and two."

    def test_the_first_hit_from_a_place(self) -> None:
        hits = hits_of(self.TEXT, "two")
        starts = [hits.span(number).start for number in range(len(hits))]
        assert starts == [at.start() for at in re.finditer("[Tt]wo", self.TEXT)]
        for offset in range(len(self.TEXT) + 1):
            assert hits.first_from(offset) == sum(start < offset for start in starts)

    @given(st.integers(0, 30), st.integers(0, 30))
    def test_the_hits_over_a_stretch(self, start: int, end: int) -> None:
        hits = hits_of(self.TEXT, "two")
        spans = {number: hits.span(number) for number in range(len(hits))}
        wanted = [number for number, span in spans.items() if span.start < end and span.end > start]
        assert hits.over(start, end) == (wanted if start < end else [])

    @pytest.mark.parametrize("query", [Query("ab"), Query("ab", whole=True), Query("ab", pattern=True)])
    def test_a_search_goes_on_where_it_stopped(self, query: Query) -> None:
        hits = Searcher("ab " * 10_000).search(query)
        assert not hits.run(0.0)
        first = len(hits)
        assert 0 < first < 10_000
        while not hits.run(0.0):
            pass
        assert len(hits) == 10_000
        assert hits.span(first).start == 3 * first

    def test_so_many_hits_that_nobody_walks_through_them_are_cut(self) -> None:
        hits = hits_of("a" * (MOST_HITS + 5000), Query("a", pattern=True))
        assert hits.cut
        assert hits.complete
        assert len(hits) >= MOST_HITS

    def test_what_was_folded_once_is_kept(self) -> None:
        searcher = Searcher("Some words")
        assert not searcher.ready(Query("words"))
        searcher.prepare()
        assert searcher.ready(Query("wor"))
        assert not searcher.ready(Query("wor", pattern=True))


class TestNear:
    """What is shown before all hits are known is what the whole search finds there."""

    TEXT = "\n\n".join(
        f"Line {number}: the re-open\u00ading of “Café {number % 7}”…" for number in range(900)
    )

    @pytest.mark.parametrize(
        "query", ["reopening", "cafe 3", "LINE 1", "the", "/^line \\d+/", "/.*/", "/(?r)\\d/"]
    )
    @pytest.mark.parametrize("offset", [0, 17_000, 10**6])
    def test_the_first_hit_from_a_place_is_the_same(self, query: str, offset: int) -> None:
        whole = hits_of(self.TEXT, query)
        with patch("reader.article.searching._NEAR", 4000):
            near = Searcher(self.TEXT).near(offset).search(query_from(query))
        near.run()
        number, wanted = near.first_from(offset), whole.first_from(offset)
        if wanted < len(whole):
            assert near.span(number) == whole.span(wanted)
            assert near.span(len(near) - 1).end > min(len(self.TEXT), offset + 3000)
        else:
            assert number == len(near)

    def test_a_text_without_lines_is_cut_at_spaces(self) -> None:
        searcher = Searcher("word " * 50_000)
        near = searcher.near(100_001)
        assert near.text.startswith("word ")
        assert near.text.endswith("word ")
        assert len(near.text) < len(searcher.text) / 2


def in_blocks(text: str, words: str) -> tuple[Hits, Hits]:
    """The hits of `words`, counted in blocks of five code points, and one by one."""
    made = lowered(unaccented(searchable(text)))
    listed = ListedHits(Query(words), made, re.finditer(re.escape(words), made.text), len(words))
    return CountedHits(Query(words), made, words), listed


@given(
    st.text("abc…\n é", max_size=60),
    st.text("abc.", min_size=1, max_size=3),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_counted_hits_are_those_found_one_by_one(text: str, words: str, start: int, end: int) -> None:
    with patch("reader.article.hits._BLOCK", 5):
        counted, listed = in_blocks(text, words)
        if not can_be_counted(listed._made.text, words):
            return
        counted.run()
        listed.run()
        assert len(counted) == len(listed)
        numbers = range(len(listed))
        assert list(map(counted.span, numbers)) == list(map(listed.span, numbers))
        assert counted.first_from(start) == listed.first_from(start)
        assert counted.over(start, end) == listed.over(start, end)


@given(st.text("ab", max_size=30), st.text("ab", min_size=1, max_size=5))
def test_what_could_overlap_is_not_counted(text: str, words: str) -> None:
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    apart = all(after - before >= len(words) for before, after in itertools.pairwise(places))
    if can_be_counted(text, words):
        assert apart


LETTERS = st.sampled_from("abAB éÉ-–\u00ad\n \u00a0’'“\"eo\u0301ß字")


@given(st.text(LETTERS, max_size=40), st.text(LETTERS, min_size=1, max_size=4))
def test_every_hit_is_what_was_written_when_both_are_folded(text: str, words: str) -> None:
    hits = hits_of(text, Query(words))
    behind = 0
    for number in range(len(hits)):
        span = hits.span(number)
        assert behind <= span.start < span.end <= len(text)
        behind = span.end
        assert letters(words) in letters(span.of(text))


def letters(text: str) -> str:
    """What is left of a text whose hyphens and spaces say nothing either."""
    return re.sub("[- ]", "", lowered(unaccented(searchable(text))).text)


@given(st.text("abc AB\n", max_size=60), st.text("abcA ", min_size=1, max_size=3))
def test_plain_words_are_found_where_a_naive_search_finds_them(text: str, words: str) -> None:
    words = " ".join(words.split())
    if not words:
        return
    flags = re.NOFLAG if "A" in words else re.IGNORECASE
    naive = re.finditer(r"\s+".join(map(re.escape, words.split())), text, flags)
    hits = hits_of(text, words)
    assert [(s.start, s.end) for s in map(hits.span, range(len(hits)))] == [hit.span() for hit in naive]


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_folding_knows_the_way_back_in_any_text(text: str) -> None:
    for made in (
        searchable(text),
        searchable(text, breaks=True),
        joined(lowered(unaccented(searchable(text)))),
    ):
        behind = 0
        for at in range(len(made.text)):
            span = made.span(at, at + 1)
            assert 0 <= span.start < span.end <= len(text)
            assert span.start >= behind or span.end >= behind
            behind = span.start


@given(st.text("ab -\n—é\u0301\u00ad'…", max_size=60), st.booleans())
def test_a_text_is_folded_in_parts_as_in_one_piece(text: str, breaks: bool) -> None:
    whole = searchable(text, breaks=breaks)
    with patch("reader.article.searchable._CHUNK", 3):
        parts = searchable(text, breaks=breaks)
    assert parts.text == whole.text
    assert [parts.span(at, at + 1) for at in range(len(parts.text))] == [
        whole.span(at, at + 1) for at in range(len(whole.text))
    ]


class TestPatterns:
    @pytest.mark.parametrize(
        ("text", "query", "hits"),
        [
            ("color colour Colour", "/colou?r/", ["color", "colour", "Colour"]),
            ("color Colour", "/Colou?r/", ["Colour"]),
            ("color Colour", "/C/i", ["c", "C"]),
            ("in 1871 and 1902", r"/\d{4}/", ["1871", "1902"]),
            ("Some Words", r"/\S+/", ["Some", "Words"]),
            ("Some words", r"/(?P<Name>s\w+)/", ["Some"]),
            ("the old\nharbour", "/old h\\w+/", ["old\nharbour"]),
            ("a, b\nc", "/[a-c, ]+/", ["a, b\nc"]),
            ("one\n\ntwo", "/^t/", ["t"]),
            ("it’s “so”", '/it\'s ".*"/', ["it’s “so”"]),
            ("x–y a-z", "/[x–y]+/", ["x–y", "-"]),
            ("café cafe\u0301", "/caf./", ["café", "cafe\u0301"]),
            ("café cafe", "/café/", ["café"]),
            ("aXb", r"/\p{Lu}/", ["X"]),
            ("abc", "/x*/", []),
            ("one two", "/(?x) one \\s two/", ["one two"]),
        ],
    )
    def test_are_found(self, text: str, query: str, hits: list[str]) -> None:
        assert found(text, query) == hits

    def test_whole_words(self) -> None:
        assert found("cat cats", Query("ca.", pattern=True, whole=True)) == ["cat"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("(ab", "a ( is not closed (at its end)"),
            ("ab)", "a ) closes nothing (at character 3, “)”)"),
            ("[ab", "a [ is not closed"),
            ("*a", "nothing to repeat"),
            ("a**", "two repeats follow one another (at character 3, “*”)"),
            ("[z-a]", "runs backwards"),
            ("a\\", "at the end"),
            ("a{3,2}", "the least is more than the most"),
            (r"\1", "no such group"),
            (r"\p{Foo}", "no such kind of character"),
        ],
    )
    def test_a_faulty_one_is_told_in_words(self, words: str, said: str) -> None:
        with pytest.raises(PatternError) as raised:
            Searcher("text").search(Query(words, pattern=True))
        assert said in str(raised.value)
        assert str(raised.value).startswith("Not a regular expression: ")

    def test_one_that_is_too_large_is_told_so(self) -> None:
        with pytest.raises(PatternError, match=r"too (large|much memory|long)"):
            hits_of("a" * 100, Query("(" * 5000 + "a" + ")" * 5000, pattern=True))

    def test_one_that_takes_too_long_is_given_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("reader.article.patterns.PATIENCE", 0.05)
        hits = Searcher("a" * 5000 + "c").search(Query("(a+)+b", pattern=True))
        with pytest.raises(PatternError, match="too long"):
            hits.run()

    @given(st.text(r"ab()[]{}*+?|\^$.-<>:=!PxiN ", max_size=12))
    def test_any_pattern_finds_something_or_says_what_is_wrong(self, words: str) -> None:
        try:
            hits = hits_of("a b\n\nab (a) [b] {a}", Query(words, pattern=True))
        except PatternError as error:
            assert str(error)
        else:
            assert all(hits.span(number) for number in range(len(hits)))

    @pytest.mark.parametrize(
        ("pattern", "wanted"),
        [
            ("a b", r"a\s+b"),
            ("a  b", r"a\s+b"),
            (r"a\ b", r"a\ b"),
            ("[a b]", r"[a\sb]"),
            ("[] ] ", r"[]\s]\s+"),
        ],
    )
    def test_a_space_is_any_white_space(self, pattern: str, wanted: str) -> None:
        assert spaced(pattern) == wanted


class TestWritten:
    @pytest.mark.parametrize(
        ("typed", "query"),
        [
            ("words", Query("words")),
            ("/re/", Query("re", True)),
            ("/re/i", Query("re", True, Case.ANY)),
            ("/usr/bin", Query("/usr/bin")),
            ("//", Query("//")),
            (r"/re\/", Query(r"/re\/")),
            ("/a/b/", Query("a/b", True)),
        ],
    )
    def test_slashes_make_a_pattern(self, typed: str, query: Query) -> None:
        assert query_from(typed) == query

    @given(st.text(min_size=1, max_size=10), st.booleans())
    def test_what_is_written_is_read_again(self, words: str, pattern: bool) -> None:
        query = Query(words, pattern)
        if pattern and not words.endswith("\\"):
            assert query_from(query.written()) == query
