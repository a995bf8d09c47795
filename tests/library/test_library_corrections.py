"""Corrections of names and quotes are kept with their article, merged, and at hand without the library."""

import shutil
from pathlib import Path

import pytest

from reader.article import Article, EntityKind, Span
from reader.article.anchors import make_anchor
from reader.article.corrections import (
    Corrections,
    EntityCorrection,
    EntityDeed,
    QuoteCorrection,
    QuoteDeed,
)
from reader.errors import LibraryError
from reader.library import Library
from reader.library.chosen import chosen_about, corrected_about
from reader.library.merging import merge_into, read_foreign

DIGEST = "d" * 64
RENAME = EntityCorrection(EntityDeed.RENAME, "Runa Holt", EntityKind.PERSON, "R. Holt")
HIDE = EntityCorrection(EntityDeed.HIDE, "Osterby", EntityKind.PLACE)
NOTHING = Corrections()


@pytest.fixture
def known(library: Library, article: Article) -> Article:
    library.record_article(article, DIGEST)
    return article


def test_they_are_there_in_another_window_and_after_the_article_was_opened_again(
    library: Library, folder: Path, known: Article
) -> None:
    quote = QuoteCorrection(QuoteDeed.QUOTE, make_anchor(known.text, Span(25, 40)), "Runa Holt")
    made = Corrections((RENAME,), (quote,))
    assert library.correct(known.id, NOTHING, made) == made
    library.record_article(known, "e" * 64)
    assert Library(folder).corrections(known.id) == made
    assert Library(folder).articles()[0].corrections == made


def test_two_windows_keep_what_both_corrected(library: Library, folder: Path, known: Article) -> None:
    other = Library(folder)
    library.correct(known.id, NOTHING, Corrections((RENAME,)))
    assert other.correct(known.id, NOTHING, Corrections((HIDE,))) == Corrections((RENAME, HIDE))
    assert library.correct(known.id, Corrections((RENAME,)), NOTHING) == Corrections((HIDE,))


def test_two_machines_keep_what_both_corrected_and_the_later_answer(
    library: Library, folder: Path, known: Article, tmp_path: Path
) -> None:
    library.correct(known.id, NOTHING, Corrections((RENAME,)))
    library.checkpoint()
    elsewhere = Library(shutil.copytree(folder, tmp_path / "other"), lambda: "2031-06-01T10:00:00.000Z")
    later = EntityCorrection(EntityDeed.RENAME, "Runa Holt", EntityKind.PERSON, "Runa H.")
    elsewhere.correct(known.id, Corrections((RENAME,)), Corrections((later,)))
    elsewhere.close()
    library.correct(known.id, NOTHING, Corrections((HIDE,)))
    merge_into(folder, [read_foreign(elsewhere.folder)])
    assert set(Library(folder).corrections(known.id).all) == {HIDE, later}


def test_they_are_at_hand_without_the_library(library: Library, folder: Path, known: Article) -> None:
    assert corrected_about(folder, DIGEST, "") is None
    library.correct(known.id, NOTHING, Corrections((RENAME,)))
    assert corrected_about(folder, DIGEST, "") == Corrections((RENAME,))
    assert corrected_about(folder, "", known.meta.source) == Corrections((RENAME,))
    assert chosen_about(folder, "e" * 64, "") is None
    library.correct(known.id, Corrections((RENAME,)), NOTHING)
    assert corrected_about(folder, DIGEST, "") is None


def test_an_article_that_is_not_known_has_none_and_takes_none(library: Library) -> None:
    assert library.corrections("b" * 32) == NOTHING
    with pytest.raises(LibraryError):
        library.correct("b" * 32, NOTHING, Corrections((HIDE,)))


def test_articles_that_became_one_have_the_corrections_of_one(
    library: Library, folder: Path, known: Article, article: Article
) -> None:
    from dataclasses import replace

    other = replace(article, id="b" * 32, text="Other words.", meta=replace(article.meta, source="/else.txt"))
    library.record_article(other, "b" * 64)
    library.correct(other.id, NOTHING, Corrections((HIDE,)))
    library.declare_same(known.id, other.id)
    assert Library(folder).corrections(known.id) == Corrections((HIDE,))


def test_one_page_fetched_by_two_machines_keeps_what_both_corrected_and_chose(
    library: Library, folder: Path, known: Article, tmp_path: Path
) -> None:
    from dataclasses import replace

    from reader.article import Choices

    library.correct(known.id, NOTHING, Corrections((RENAME,)))
    library.close()
    elsewhere = Library(tmp_path / "other", lambda: "2031-06-01T10:00:00.000Z")
    again = replace(known, id="b" * 32)  # the same words, in other bytes: a record of its own
    elsewhere.record_article(again, "b" * 64)
    elsewhere.correct(again.id, NOTHING, Corrections((HIDE,)))
    elsewhere.choose(again.id, Choices(), Choices(strictness=1))
    elsewhere.close()
    merge_into(folder, [read_foreign(elsewhere.folder)])
    merged = Library(folder)
    assert len(merged.articles()) == 1
    assert set(merged.corrections(known.id).all) == {RENAME, HIDE}
    assert merged.choices(known.id) == Choices(strictness=1)
    later = EntityCorrection(EntityDeed.HIDE, "Tarn", EntityKind.PLACE)
    merged.correct(known.id, merged.corrections(known.id), Corrections((RENAME, HIDE, later)))
    assert set(Library(folder).corrections(again.id).all) == {RENAME, HIDE, later}
