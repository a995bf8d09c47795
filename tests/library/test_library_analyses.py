"""Analyses kept in the cache: found again as they were, and never mistaken for another's."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Analysis, Article, Block, BlockKind, Entity, EntityKind, Mention, Meta, Quote, Span
from reader.library import Library, analyses
from reader.library.analyses import Analyses, reading_of
from reader.library.records import text_hash
from reader.pipeline import analysed, analyses_in, analyses_of_library

TEXT = "Mill Closes After Flood\n\nThe mill at Osterby will not reopen, said its owner, Runa Holt."
HASH = text_hash(TEXT)

_words = st.text(st.characters(exclude_categories=()), max_size=12)
_spans = st.builds(lambda a, b: Span(a, a + b), st.integers(0, 99), st.integers(0, 99))
_entities = st.builds(
    Entity,
    id=_words,
    name=_words,
    kind=st.sampled_from(EntityKind),
    mentions=st.lists(st.builds(Mention, _spans, _words), max_size=3).map(tuple),
    aliases=st.lists(_words, max_size=2).map(tuple),
    weight=st.floats(allow_nan=False, allow_infinity=False),
)
_quotes = st.builds(
    Quote,
    pieces=st.lists(_spans, min_size=1, max_size=3).map(tuple),
    text=_words,
    speaker_span=st.none() | _spans,
    direct=st.booleans(),
)
_analyses = st.builds(
    Analysis,
    entities=st.lists(_entities, max_size=3).map(tuple),
    quotes=st.lists(_quotes, max_size=3).map(tuple),
    engine=_words,
    notice=_words,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(analysis=_analyses)
def test_what_is_put_is_got_again(tmp_path: Path, analysis: Analysis) -> None:
    kept = Analyses(tmp_path)
    kept.put(HASH, analysis, "as read")
    assert kept.get(HASH, analysis.engine) == analysis
    assert kept.get(HASH, analysis.engine, "as read") == analysis


def test_another_text_engine_or_reading_finds_nothing(tmp_path: Path) -> None:
    kept = Analyses(tmp_path)
    kept.put(HASH, Analysis(engine="one 1"), "as read")
    assert kept.get(text_hash("another"), "one 1") is None
    assert kept.get(HASH, "one 2") is None
    assert kept.get(HASH, "one 1", "otherwise") is None


def test_engines_are_kept_side_by_side(tmp_path: Path) -> None:
    kept = Analyses(tmp_path)
    kept.put(HASH, Analysis(engine="one 1"))
    kept.put(HASH, Analysis(engine="two 1", notice="slow"))
    assert kept.get(HASH, "one 1") == Analysis(engine="one 1")
    assert kept.get(HASH, "two 1") == Analysis(engine="two 1", notice="slow")


@pytest.mark.parametrize("damage", [b"", b"no gzip", b"\x1f\x8b\x08", None])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes | None) -> None:
    kept = Analyses(tmp_path)
    kept.put(HASH, Analysis(engine="one 1"))
    (path,) = tmp_path.iterdir()
    if damage is None:
        import gzip

        path.write_bytes(gzip.compress(b'{"engine": "one 1", "reading": "", "analysis": [[[1]], "x"]}'))
    else:
        path.write_bytes(damage)
    assert kept.get(HASH, "one 1") is None
    kept.put(HASH, Analysis(engine="one 1"))
    assert kept.get(HASH, "one 1") is not None


@pytest.mark.parametrize("wrong", [[1], "x", {"id": 3}, [[["a"]]], None])
def test_data_of_another_shape_is_as_good_as_none(tmp_path: Path, wrong: object) -> None:
    import gzip
    import json

    kept = Analyses(tmp_path)
    kept.put(HASH, Analysis(entities=(Entity("x", "X", EntityKind.PLACE, ()),), engine="one 1"))
    (path,) = tmp_path.iterdir()
    row = json.loads(gzip.decompress(path.read_bytes()))
    row["analysis"][1] = wrong
    path.write_bytes(gzip.compress(json.dumps(row).encode()))
    assert kept.get(HASH, "one 1") is None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept = Analyses(tmp_path / "file" / "folder")
    kept.put(HASH, Analysis(engine="one 1"))
    assert kept.get(HASH, "one 1") is None


def test_a_wrong_hash_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="hash"):
        Analyses(tmp_path).get("../../etc", "one 1")


def test_the_oldest_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyses, "MOST_KEPT", 10)
    kept = Analyses(tmp_path)
    names = [text_hash(str(number)) for number in range(11)]
    for age, name in enumerate(names):
        kept.put(name, Analysis(engine="one 1"))
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (age, age) if age < 10 else None)
    left = [name for name in names if kept.get(name, "one 1")]
    assert left == names[2:]


def test_reading_depends_on_blocks_and_date_and_not_on_the_id() -> None:
    plain = Article("a" * 32, TEXT)
    assert reading_of(plain) == reading_of(Article("b" * 32, TEXT))
    assert reading_of(plain) != reading_of(Article("a" * 32, TEXT, meta=Meta(published="2031-05-01")))
    credit = Article("a" * 32, TEXT, (Block(Span(0, 23), BlockKind.CREDIT),))
    assert reading_of(plain) != reading_of(credit)


def test_an_analysis_is_worked_out_once(
    tmp_path: Path, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = analysed(article, tmp_path)
    monkeypatch.setattr("reader.analysis.analyse", lambda *_: pytest.fail("worked out again"))
    assert analysed(article, tmp_path) == first
    assert any(entity.name == "Runa Holt" for entity in first.entities)


def test_the_library_is_analysed_from_the_texts_it_kept(
    library: Library, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.record_article(article, "0" * 64)
    ((record, kept, first),) = analyses_of_library(library, tmp_path)
    assert (record.id, kept.text) == (article.id, TEXT)
    assert any(entity.name == "Runa Holt" for entity in first.entities)
    monkeypatch.setattr("reader.analysis.analyse", lambda *_: pytest.fail("worked out again"))
    ((_, _, again),) = analyses_of_library(library, tmp_path)
    assert again == first


def test_what_the_screen_found_is_good_for_the_library(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.record_article(article, "0" * 64)
    engine = analysed(article).engine
    seen = Analysis(engine=engine, notice="seen on the screen")
    analyses_in(tmp_path).put(HASH, seen, reading_of(article))
    assert [found for _, _, found in analyses_of_library(library, tmp_path)] == [seen]
