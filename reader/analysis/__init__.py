"""What an article is about and who says what in it: entities and quotes, found by tables of analysers."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from reader.article import Analysis, Article, Entity
from reader.errors import AnalysisError

#: Reads a text with a model of spaCy, by name: start and end (code points) and label of each name in it.
Reading = Callable[[str, str], Sequence[tuple[int, int, str]]]
Analyser = Callable[[Article, Reading], Analysis]

BUILT_IN, SPACY, AUTO = "built-in", "spacy", "auto"


def unread(model: str, text: str) -> Sequence[tuple[int, int, str]]:
    """Raise AnalysisError: whoever asked for this analysis gave no way to read texts with spaCy."""
    raise AnalysisError("spaCy cannot be asked from here.", "take the built-in engine")


def _built_in(article: Article, _reading: Reading = unread) -> Analysis:
    from reader.analysis.entities import find_entities
    from reader.analysis.entities.finding import ENGLISH, read_as

    language, notice = read_as(article), ""
    if language != ENGLISH:
        from reader.analysis.entities.tongues import notice_about

        notice = notice_about(language)
    return _with_quotes(article, find_entities(article, language), BUILT_IN, notice)


def _spacy(article: Article, reading: Reading) -> Analysis:
    from reader.analysis.spacy.engine import find_entities

    return _with_quotes(article, find_entities(article, reading), SPACY, "")


def _with_quotes(article: Article, entities: tuple[Entity, ...], engine: str, notice: str) -> Analysis:
    from reader.analysis.entities.finding import read_as
    from reader.analysis.quotes import find_quotes

    language = read_as(article)
    quotes = find_quotes(article, entities)
    return Analysis(entities, quotes, engine_version(engine, language), language, notice)


#: Every engine by name. The default needs nothing but the wheel.
ANALYSERS: Mapping[str, Analyser] = {BUILT_IN: _built_in, SPACY: _spacy}
#: What a reader may choose among.
ENGINES = (AUTO, *ANALYSERS)


def engine_for(article: Article, wanted: str = AUTO) -> str:
    """Return the engine that reads `article`: "auto" is ours, but for languages only spaCy knows here."""
    if wanted != AUTO:
        return wanted
    from reader.analysis.entities.finding import ENGLISH, read_as

    language = read_as(article)
    if language == ENGLISH:
        return BUILT_IN
    from reader.analysis.spacy.models import is_installed, wanted_models

    there = is_installed("spacy") and any(map(is_installed, wanted_models(language)))
    return SPACY if there else BUILT_IN


@cache
def engine_version(engine: str = BUILT_IN, language: str = "") -> str:
    """Return what names an engine and its state: rules, word lists and the learnt model.

    It differs as soon as one of the packaged files does, so that no analysis outlives what made it. That of
    spaCy is of the model for a language; raises AnalysisError where there is none.
    """
    folder = Path(__file__).resolve().parent
    state = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".txt", ".gz", ".json") and path.is_file():
            about = path.stat()
            state.update(f"{path.relative_to(folder)} {about.st_size} {about.st_mtime_ns}\n".encode())
    ours = state.hexdigest()[:16]
    if engine != SPACY:
        return f"{engine}-{ours}"
    from reader.analysis.spacy.models import model_for, version_of

    model = model_for(language)
    return f"{engine}-{version_of('spacy')}-{model}-{version_of(model)}-{ours}"


def version_for(article: Article, wanted: str = AUTO) -> str:
    """Return the version of the engine that reads `article`; raises AnalysisError where it is not there."""
    engine = engine_for(article, wanted)
    if engine != SPACY:
        return engine_version(engine)
    from reader.analysis.entities.finding import read_as

    return engine_version(engine, read_as(article))


def analyse(article: Article, engine: str = AUTO, reading: Reading = unread) -> Analysis:
    """Return the entities and quotes of `article`, found by the analyser called `engine`.

    `reading` reads texts with spaCy's models: nothing here starts a process.
    Raises AnalysisError where that one is not there, or failed; with "auto" ours takes its place and says so.
    """
    try:
        return ANALYSERS[engine_for(article, engine)](article, reading)
    except AnalysisError as error:
        if engine != AUTO:
            raise
        found = _built_in(article)
        return replace(found, notice=f"{error.message} {found.notice}")
