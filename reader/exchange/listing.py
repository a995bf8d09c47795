"""An article's annotations as numbered entries, and its facts in a line: for formats that list them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import AnchorState, AnnotationKind, Article, Placed
from reader.article.anchors import document_order

#: What a list item begins with, where its sign is one of its words.
_MARKER = re.compile(r"\s*(?:[•◦▪‣·*+–—-]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]+)[.)])\s")
#: How much of the line that a bookmark stands before is shown, in code points.
_BOOKMARK_WORDS = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation: its number from 1, the words as they are shown, and whether they are in the article."""

    number: int
    placed: Placed
    words: str

    @property
    def note(self) -> str:
        """The note, without white space around it."""
        return self.placed.annotation.note.strip()

    @property
    def label(self) -> str:
        """What is known besides words and note: colour, tags, speaker, and whether the words are gone."""
        one = self.placed.annotation
        facts = ["bookmark" if one.kind is AnnotationKind.BOOKMARK else one.colour.value]
        facts += [f"#{tag}" for tag in one.tags]
        if self.placed.state is AnchorState.CHANGED:
            facts.append("printed differently when it was marked")
        elif self.placed.span is None:
            facts.append("no longer in the article")
        return " · ".join(facts)


def entries(article: Article, placed: Sequence[Placed]) -> list[Entry]:
    """Return the annotations that are not deleted, in document order, the detached last."""
    ordered = sorted((one for one in placed if not one.annotation.deleted), key=document_order)
    return [Entry(number, one, _words(article, one)) for number, one in enumerate(ordered, 1)]


def _words(article: Article, placed: Placed) -> str:
    words = placed.span.of(article.text) if placed.span is not None else placed.annotation.anchor.exact
    if words.strip():
        return words.strip()
    following = article.text[placed.span.start :][: 2 * _BOOKMARK_WORDS] if placed.span is not None else ""
    line = following.strip().partition("\n")[0]
    return f"{line[:_BOOKMARK_WORDS].rstrip()} …" if line else "…"


def has_marker(words: str) -> bool:
    """Tell whether the words of a list item begin with its bullet or number, so that it needs no other."""
    return _MARKER.match(words) is not None


def imprint(article: Article) -> str:
    """Return who wrote an article, where and when it appeared, in a line; "" where nothing is known."""
    meta = article.meta
    return " · ".join(filter(None, (", ".join(meta.authors), meta.site, meta.published)))


def shown_source(article: Article) -> str:
    """Return the address or path of an article; "" where it came from standard input."""
    return "" if article.meta.source == "-" else article.meta.source
