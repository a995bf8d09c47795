"""The listing of `clean --explain`: every decision about a page, and where all of it went."""

from collections import Counter
from collections.abc import Iterable, Mapping

from reader.article.model import Removal, RemovalKind
from reader.pipeline import Opened

#: How much of a unit that stays as it was is quoted, in code points; what was touched is quoted in full.
_QUOTED = 72
_COLUMNS = ("place", "what", "class", "score", "words, and why")


def explained(opened: Opened) -> str:
    """Return the listing: a head line, a row a decision with its reasons below it, and the accounting."""
    name = opened.article.meta.source or opened.article.meta.title
    if opened.cleaned is None:
        return f"{name}: nothing was removed or changed, since nothing was cleaned"
    decisions = opened.cleaned.decisions
    counts = Counter(one.kind for one in decisions)
    told = ", ".join(f"{counts[kind]:,} {kind.value}" for kind in RemovalKind if counts[kind])
    if set(counts) <= {RemovalKind.KEPT}:
        told = f"nothing was removed or changed ({told or 'there is nothing in it'})"
    joined = {one.at: one.text for one in opened.removals if one.kind is RemovalKind.JOINED}
    rows = [_cells(one, joined) for one in decisions]
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    lines = [f"{name}: {told}", "", _line(_COLUMNS, widths)]
    margin = " " * (sum(widths[:4]) + 8)
    for row, one in zip(rows, decisions, strict=True):
        lines.append(_line(row, widths))
        if one.reasons:
            lines.append(f"{margin}  {'; '.join(one.reasons)}")
    return "\n".join([*lines, "", _accounted(opened)])


def _cells(decision: Removal, joined: Mapping[int, str]) -> tuple[str, ...]:
    """Return the row of a decision; `joined` are the words of the units that were joined, by their place."""
    kept = decision.kind is RemovalKind.KEPT
    whole = joined.get(decision.at, "") if kept else ""
    words = " ".join((whole or decision.text).split())
    untouched = decision.kind is RemovalKind.JOINED or (kept and not whole)
    if untouched and len(words) > _QUOTED:
        words = words[: _QUOTED - 1].rstrip() + "…"
    score = f"{decision.score:+.1f}".replace("-", "−") if decision.score else ""
    return f"{decision.where.start:,}", decision.kind.value, decision.label, score, words


def _line(cells: Iterable[str], widths: list[int]) -> str:
    place, what, label, score, words = cells
    row = f"{place:>{widths[0]}}  {what:<{widths[1]}}  {label:<{widths[2]}}  {score:>{widths[3]}}  {words}"
    return row.rstrip()


def _accounted(opened: Opened) -> str:
    """Return the foot line: how many characters there are, spaces aside, and what became of them."""
    assert opened.cleaned is not None
    sums = opened.cleaned.accounting()
    parts = [
        f"{count:,} {what}"
        for count, what in (
            (sums.kept, "kept"),
            (sums.joined, "joined"),
            (sums.removed, "removed"),
            (sums.unaccounted, "unaccounted for"),
        )
        if count or what == "kept"
    ]
    inside = f" ({sums.left_out:,} of them written otherwise or left out)" if sums.left_out else ""
    return f"{sums.characters:,} characters, spaces aside: {', '.join(parts)}{inside}"
