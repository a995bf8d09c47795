"""What others take for the article of a page: trafilatura, and readability where that lost most of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]


def trafilatura_text(root: "_Element") -> str:
    """Return the text that trafilatura's own rules take for the article, "" where they find none."""
    return _trafilatura(root, quick=True)


def compared_text(root: "_Element") -> str:
    """Return the text that trafilatura takes after comparing itself with others; slower."""
    return _trafilatura(root, quick=False)


def _trafilatura(root: "_Element", *, quick: bool) -> str:
    import trafilatura

    try:
        document = trafilatura.bare_extraction(root, include_comments=False, fast=quick)
    except Exception:  # whatever a foreign parser trips over, the page is still there
        return ""
    body = getattr(document, "body", None)
    return " \n".join(body.itertext()) if body is not None else ""


def readability_text(root: "_Element") -> str:
    """Return the text that readability takes for the article, "" where it finds none."""
    from copy import deepcopy

    from lxml.html import fromstring  # type: ignore[import-untyped]
    from readability import Document  # type: ignore[import-untyped]

    try:
        summary = Document(deepcopy(root)).summary(html_partial=True)
        return " \n".join(fromstring(summary).itertext())
    except Exception:  # as above: one opinion less
        return ""


#: Whom to ask in turn when the first extractor has lost the article.
SECOND_OPINIONS: tuple[Callable[["_Element"], str], ...] = (readability_text, compared_text)
