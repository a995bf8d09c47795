"""An article is understood: its names and quotes, worked out or found again, as its reader corrected them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.model import Article
from reader.errors import AnalysisError
from reader.placing import article_from_library

if TYPE_CHECKING:
    from reader.article import Analysis
    from reader.article.corrections import Corrections
    from reader.library.analyses import Analyses
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


def analyse(article: Article, engine: str = "auto") -> "Analysis":
    """Return the entities and quotes of `article`; raises AnalysisError if the engine is not there."""
    from reader.analysis import analyse as run

    return run(article, engine, _read_by_spacy)


def _read_by_spacy(model: str, text: str) -> Sequence[tuple[int, int, str]]:
    from reader.spacy.process import spacy_process

    return spacy_process().names(model, text)


def stop_analysing() -> None:
    """End what analysis keeps running, if it was ever begun; whoever waits for it gets AnalysisError."""
    import sys

    if "reader.spacy.process" in sys.modules:
        from reader.spacy.process import spacy_process

        spacy_process().stop()


def analysed(
    article: Article,
    cache: Path | None = None,
    corrections: "Corrections | None" = None,
    engine: str = "auto",
) -> "Analysis":
    """Return the analysis of `article`, as its reader corrected it; found again in the folder `cache`.

    Without a `cache` it is worked out each time. Corrections are never cached: they are the reader's.
    Raises AnalysisError where the engine that is wanted is not there, or failed.
    """
    found = _cached(article, cache, engine) if cache is not None else analyse(article, engine)
    return _corrected(found, corrections, article.text)


def _corrected(found: "Analysis", corrections: "Corrections | None", text: str) -> "Analysis":
    if corrections is None:
        return found
    from reader.article.correcting import corrected

    return corrected(found, corrections, text)


def analysed_somehow(article: Article, cache: Path | None = None, engine: str = "auto") -> "Analysis":
    """Return the analysis of `article` by the engine that is wanted, or ours where that fails, and say so."""
    try:
        return analysed(article, cache, engine=engine)
    except AnalysisError as error:
        found = analysed(article, cache, engine="built-in")
        return replace(found, notice=f"{error} Read by the built-in engine.")


def _cached(article: Article, cache: Path, engine: str) -> "Analysis":
    from reader.analysis import version_for
    from reader.library.analyses import reading_of
    from reader.library.records import text_hash

    kept, name, reading = analyses_in(cache), text_hash(article.text), reading_of(article)
    found = kept.get(name, version_for(article, engine), reading)
    if found is None:
        found = analyse(article, engine)
        kept.put(name, found, reading)
    return found


def analyses_in(cache: Path) -> "Analyses":
    """Return the analyses kept in the folder `cache` of what can be made anew."""
    from reader.library.analyses import Analyses

    return Analyses(cache / "analyses")


def analyses_of_library(
    library: "Library", cache: Path | None = None
) -> "Iterator[tuple[ArticleRecord, Article, Analysis]]":
    """Yield each article of the library whose text it kept, with its analysis, corrected where it was.

    What is not in `cache` yet is worked out from the kept text, and put there.
    """
    from reader.analysis import version_for
    from reader.library.records import text_hash

    for record in library.articles():
        article = article_from_library(library, record)
        if article is None:
            continue
        kept = analyses_in(cache).get(text_hash(article.text), version_for(article)) if cache else None
        corrections = getattr(record, "corrections", None)
        if kept is None:
            yield record, article, analysed(article, cache, corrections)
        else:
            yield record, article, _corrected(kept, corrections, article.text)
