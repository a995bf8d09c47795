"""The extra engine, with a stand-in for spaCy on the path: the process, the mapping, and what is missing."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import AUTO, BUILT_IN, SPACY, engine_for, engine_version, version_for
from reader.analysis import analyse as analyse_alone
from reader.analysis.entities.candidates import Named, Title
from reader.analysis.spacy import models
from reader.analysis.spacy.engine import merged, named
from reader.article import Article, EntityKind
from reader.config import analysis_complaints, engine_setting
from reader.errors import AnalysisError
from reader.pipeline import analyse, analysed, analysed_somehow, stop_analysing
from reader.spacy import child
from reader.spacy.process import SpacyProcess, spacy_process

#: Takes every word with a capital for a person, and counts how often models are loaded.
FAKE = """
import re

class Entity:
    def __init__(self, found, label):
        self.start_char, self.end_char, self.label_ = found.start(), found.end(), label

class Doc:
    def __init__(self, text):
        if "die now" in text:
            raise SystemExit(1)
        if "fail now" in text:
            raise ValueError("no such word")
        print("chatter on standard output")
        self.ents = [Entity(found, "PER") for found in re.finditer(r"[A-Z]\\w+ [A-Z]\\w+", text)]
        self.ents += [Entity(found, "LOC") for found in re.finditer(r"Orvale(?:'s)?", text)]

def load(model, exclude):
    if "ner" in exclude:
        raise ValueError("nothing is left")
    return Doc
"""
GERMAN = (
    "Heute sagte sie der Zeitung, dass der Rat in Orvale mit der Lage nicht zufrieden ist. "
    "Xylia Quandtmann hat das Haus verlassen, und auch die Stadt war am Abend leer."
)
ENGLISH = "The clerk said that Xylia Quandt was in Orvale's market, and that it had rained there for a week."


def article(text: str) -> Article:
    return Article("x" * 32, text)


def names_of(text: str, engine: str) -> set[tuple[str, str]]:
    return {(entity.name, entity.kind.value) for entity in analyse(article(text), engine).entities}


@pytest.fixture
def no_spacy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "find_spec", lambda _: None)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Put a stand-in for spaCy and a German model where child processes find them."""
    (tmp_path / "spacy.py").write_text(FAKE)
    (tmp_path / "de_core_news_sm.py").write_text("")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path))
    for package in ("spacy", "de_core_news_sm"):
        monkeypatch.delitem(sys.modules, package, raising=False)
    engine_version.cache_clear()
    yield tmp_path
    stop_analysing()
    engine_version.cache_clear()


@pytest.mark.usefixtures("no_spacy")
class TestWithoutSpacy:
    def test_asking_for_it_is_answered_with_what_to_do(self) -> None:
        with pytest.raises(AnalysisError, match=r"not installed.*pip install 'broadsheet\[spacy\]'"):
            analyse(article(ENGLISH), SPACY)

    def test_nobody_who_did_not_ask_notices(self) -> None:
        assert engine_for(article(GERMAN)) == BUILT_IN
        assert analyse(article(ENGLISH)).engine == engine_version(BUILT_IN)

    def test_a_reader_is_given_the_built_in_engines_answer_and_told(self, tmp_path: Path) -> None:
        found = analysed_somehow(article(ENGLISH), tmp_path, SPACY)
        assert found.engine == engine_version(BUILT_IN)
        assert found.notice.startswith("spaCy is not installed.")


@pytest.mark.usefixtures("fake")
class TestWithSpacy:
    def test_a_language_without_a_model_of_ours_is_read_by_spacy(self) -> None:
        found = analyse(article(GERMAN))
        assert (found.engine.split("-")[0], found.language, found.notice) == (SPACY, "de", "")
        assert names_of(GERMAN, AUTO) == {("Xylia Quandtmann", "person"), ("Orvale", "place")}

    def test_english_is_read_by_ours_unless_asked(self) -> None:
        assert engine_for(article(ENGLISH)) == BUILT_IN
        with pytest.raises(AnalysisError, match=r"no model of English.*download en_core_web_sm"):
            analyse(article(ENGLISH), SPACY)

    def test_the_process_is_kept_and_begun_anew_when_it_died(self) -> None:
        process = spacy_process()
        process.names("de_core_news_sm", "Xylia Quandt")
        first = process._process
        assert process.names("de_core_news_sm", "Ana Ruiz in Orvale") == [(0, 8, "PER"), (12, 18, "LOC")]
        assert process._process is first
        with pytest.raises(AnalysisError, match="ended before it answered"):
            process.names("de_core_news_sm", "die now")
        assert process.names("de_core_news_sm", "Ana Ruiz") == [(0, 8, "PER")]

    def test_what_fails_there_is_one_sentence_here(self) -> None:
        with pytest.raises(AnalysisError, match="ValueError: no such word"):
            spacy_process().names("de_core_news_sm", "fail now")

    def test_with_auto_ours_takes_the_place_of_one_that_fails(self) -> None:
        found = analyse(article(GERMAN + " fail now"))
        assert found.engine == engine_version(BUILT_IN)
        assert "spaCy failed" in found.notice and "German" in found.notice

    def test_analyses_are_cached_under_the_models_version(self, tmp_path: Path) -> None:
        first = analysed(article(GERMAN), tmp_path)
        stop_analysing()
        (tmp_path / "spacy.py").write_text("raise SystemExit")
        assert analysed(article(GERMAN), tmp_path) == first
        assert version_for(article(GERMAN)) != version_for(article(GERMAN), BUILT_IN)

    def test_analysis_alone_starts_nothing(self) -> None:
        with pytest.raises(AnalysisError, match="cannot be asked from here"):
            analyse_alone(article(GERMAN), SPACY)
        assert analyse_alone(article(GERMAN)).engine == engine_version(BUILT_IN)

    def test_it_is_never_loaded_here(self) -> None:
        analyse(article(GERMAN))
        assert "spacy" not in sys.modules

    def test_a_model_of_many_languages_will_do(self, fake: Path) -> None:
        (fake / "xx_ent_wiki_sm.py").write_text("")
        assert models.model_for("en") == "xx_ent_wiki_sm"
        assert models.model_for("de") == "de_core_news_sm"
        with pytest.raises(AnalysisError, match=r"Norwegian.*nb_core_news_sm"):
            models.model_for("no")


def test_a_process_that_cannot_begin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    process = SpacyProcess()
    monkeypatch.setattr("reader.spacy.process._CHILD", "no.such.module")
    with pytest.raises(AnalysisError, match="ended before"):
        process.names("de_core_news_sm", "Ana Ruiz")
    process.stop()


def test_stopping_what_never_ran_is_nothing() -> None:
    SpacyProcess().stop()
    stop_analysing()


class TestNames:
    def test_articles_possessives_and_marks_are_no_part_of_a_name(self) -> None:
        text = "“The Bank of Orvale’s” said the U.S. (Ana Ruiz)."
        rows = [(0, 22, "ORG"), (28, 36, "GPE"), (37, 48, "PERSON")]
        found = [(name.wording, name.kind.value) for name in named(text, rows, english=True)]
        assert found == [
            ("Bank of Orvale", "organisation"),
            ("U.S.", "place"),
            ("Ana Ruiz", "person"),
        ]

    def test_unknown_labels_and_overlaps_are_left_out(self) -> None:
        rows = [(0, 8, "PER"), (4, 12, "LOC"), (9, 12, "ORDINAL"), (20, 40, "PER")]
        assert [name.wording for name in named("Ana Ruiz won", rows, english=False)] == ["Ana Ruiz"]

    @given(
        st.text(max_size=60),
        st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from(["PER", "LOC", "X"]))),
    )
    def test_names_lie_in_the_text_in_order_without_overlaps(
        self, text: str, rows: list[tuple[int, int, str]]
    ) -> None:
        last = 0
        for name in named(text, rows, english=True):
            assert last <= name.start < name.end <= len(text)
            last = name.end

    def test_what_we_know_of_the_same_words_is_kept(self) -> None:
        title = Title(role="Senator")
        ours = [
            Named(8, 12, "Ruiz", EntityKind.PLACE, title),
            Named(16, 22, "Monday", EntityKind.DATE),
            Named(30, 34, "Oslo", EntityKind.PLACE),
        ]
        theirs = [Named(8, 12, "Ruiz", EntityKind.PERSON)]
        assert merged(theirs, ours) == [Named(8, 12, "Ruiz", EntityKind.PERSON, title), ours[1]]


class TestChild:
    @given(st.text(alphabet="ab\n", max_size=80), st.integers(1, 20))
    def test_pieces_are_the_whole_text_in_order(self, text: str, size: int) -> None:
        found = list(child.pieces(text, size))
        assert "".join(piece for _, piece in found) == text
        assert all(text[start : start + len(piece)] == piece != "" for start, piece in found)
        assert all(len(piece) <= size for _, piece in found)

    def test_pieces_end_with_lines_where_they_can(self) -> None:
        assert [piece for _, piece in child.pieces("ab\ncdef\ng", 5)] == ["ab\n", "cdef\n", "g"]


class TestSetting:
    @pytest.mark.parametrize(
        ("written", "engine"),
        [
            ('[analysis]\nengine = "spacy"\n', "spacy"),
            ('[analysis]\nengine = "built-in"\n', "built-in"),
            ('[analysis]\nengine = "best"\n', "auto"),
            ("analysis = 3\n", "auto"),
            ("[page]\n", "auto"),
            ("engine = [", "auto"),
        ],
    )
    def test_the_setting_is_read(self, tmp_path: Path, written: str, engine: str) -> None:
        (tmp_path / "config.toml").write_text(written)
        assert engine_setting(tmp_path) == engine

    def test_without_a_file_it_is_auto(self, tmp_path: Path) -> None:
        assert engine_setting(tmp_path) == "auto"

    def test_what_is_wrong_is_told(self) -> None:
        assert analysis_complaints({"engine": "spacy"}) == []
        assert analysis_complaints(3) == ["[analysis] is no table"]
        assert len(analysis_complaints({"engine": "best", "speed": 3})) == 2
