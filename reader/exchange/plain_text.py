"""Annotations as plain text: words, who said them, what was noted; readable everywhere, and in a mail."""

from collections.abc import Sequence

from reader.article import Article, Placed
from reader.exchange.escaping import plain_lines
from reader.exchange.listing import entries, imprint, shown_source
from reader.exchange.model import Export, shown_title


def to_text(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the annotations as plain text, ending in a line break: entries are parted by empty lines."""
    head = (shown_title(article.meta), imprint(article), shown_source(article))
    parts = ["\n".join(_one_line(line) for line in head if line)]
    for entry in entries(article, placed):
        lines = _indented(entry.words, f"{entry.number}. ")
        speaker = entry.placed.annotation.speaker
        if speaker.strip():
            lines.append(f"   — {_one_line(speaker)}")
        lines.append(f"   [{_one_line(entry.label)}]")
        if entry.note:
            lines += ["", *_indented(entry.note, "   ")]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def texts_to_text(exports: Sequence[Export]) -> str:
    """Return the annotations of several articles as one plain text, parted by a line."""
    return (
        f"\n{'-' * 40}\n\n".join(to_text(one.article, one.placed, one.article_id) for one in exports) or "\n"
    )


def _one_line(words: str) -> str:
    return " ".join(plain_lines(words).split())


def _indented(words: str, first: str) -> list[str]:
    """Return the lines of `words`, the first with a mark before it, the others as far in."""
    lines = plain_lines(words).split("\n")
    return [
        (first if not at else " " * len(first) if line.strip() else "") + line.strip()
        for at, line in enumerate(lines)
    ]
