"""The line under the title: who wrote the article, when it was published, and where."""

import re
from collections.abc import Iterable
from itertools import pairwise

from reader.article import Article, BlockKind, Meta
from reader.typesetting.breaking import wrap

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def byline(meta: Meta, said: Iterable[str] = ()) -> str:
    """Return “By Jane Doe, John Roe · 3 May 2024 · The Outlet”, or what is known of it, or "".

    `said` are lines of the article that tell some of this already: nothing is said twice.
    """
    known = "\n".join(said).casefold()
    names = [" ".join(author.split()) for author in meta.authors]
    authors = [name for name in names if name and name.casefold() not in known]
    date, site = (" ".join(part.split()) for part in (readable_date(meta.published), meta.site))
    parts = [f"By {', '.join(authors)}" if authors else "", date, site]
    return " · ".join(part for part in parts if part and part.casefold() not in known)


def byline_lines(article: Article, measure: int) -> list[str]:
    """Return the byline of an article with a title, broken to a measure of so many cells.

    What a byline or dateline of the article's own, close under the title, tells already is left out.
    """
    near = [article.blocks[place] for place in range(1, min(4, len(article.blocks)))]
    told = (BlockKind.BYLINE, BlockKind.DATELINE)
    words = byline(article.meta, [block.span.of(article.text) for block in near if block.kind in told])
    starts: list[int] = []
    if words:
        wrap(words, 0, len(words), measure, starts, len(words))
    return [words[start:end].rstrip(" ") for start, end in pairwise([*starts, len(words)])]


def readable_date(published: str) -> str:
    """Return an ISO 8601 date as “3 May 2024”, and anything else as it is."""
    found = _ISO_DATE.match(published)
    if not found:
        return published
    year, month, day = map(int, found.groups())
    return f"{day} {_MONTHS[month - 1]} {year}" if 1 <= month <= 12 else published
