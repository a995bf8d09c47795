"""A library in a temporary folder, a clock that can be read, and annotations to put into it."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from reader.article import Annotation, AnnotationKind, Article, Meta, Span
from reader.article.anchors import make_anchor
from reader.library import Library, new_id

TEXT = "Mill Closes After Flood\n\nThe mill at Osterby will not reopen, said its owner, Runa Holt."


@pytest.fixture
def clock() -> Callable[[], str]:
    """Return a clock that goes on by a second each time it is looked at."""
    seconds = count(1)
    return lambda: f"2031-05-01T10:00:{next(seconds):02}.000Z"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path, clock: Callable[[], str]) -> Library:
    return Library(folder, clock)


@pytest.fixture
def article() -> Article:
    meta = Meta(title="Mill Closes After Flood", authors=("Tove Brandt",), source="/pages/mill.txt")
    return Article("a" * 32, TEXT, meta=meta)


@pytest.fixture
def annotate() -> Callable[..., Annotation]:
    def make(words: str = "Runa Holt", article_id: str = "a" * 32, **fields: object) -> Annotation:
        start = TEXT.index(words)
        anchor = make_anchor(TEXT, Span(start, start + len(words)))
        annotation = Annotation(new_id(), article_id, AnnotationKind.HIGHLIGHT, anchor)
        return annotation if not fields else _replaced(annotation, fields)

    return make


@pytest.fixture
def pair(
    library: Library, folder: Path, tmp_path: Path, article: Article, clock: Any
) -> tuple[Library, Library]:
    """The library of one machine, and a copy of it on another, with the same clock."""
    library.record_article(article, "d" * 64)
    library.close()
    shutil.copytree(folder, tmp_path / "other")
    return library, Library(tmp_path / "other", clock)


@pytest.fixture
def known(library: Library, article: Article, annotate: Callable[..., Annotation]) -> Annotation:
    """An annotation that both machines have."""
    library.record_article(article, "d" * 64)
    return library.save(annotate(note="both know this", tags=("sea",)))


def _replaced(annotation: Annotation, fields: dict[str, object]) -> Annotation:
    from dataclasses import replace

    return replace(annotation, **fields)  # type: ignore[arg-type]
