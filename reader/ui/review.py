"""Which annotations need a look: those whose words changed or are gone, and that nobody has decided about.

What was decided (“keep it as it is”) holds for one wording of the article: with another, it is asked again.
No Textual here.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.article import AnchorState, Annotation, Placed, Span
from reader.article.anchors import make_anchor
from reader.article.wording import Stretch, Wording, differences, shortened
from reader.library.positions import ReadingState
from reader.typesetting.cells import cell_len
from reader.typesetting.tokens import READER
from reader.ui.line_list import Row
from reader.ui.rows import wrapped

_DOUBTFUL = (AnchorState.CHANGED, AnchorState.DETACHED)
#: The most lines of one wording that are shown.
_MOST_LINES = 8


def _mark(text: str) -> str:
    """Return what one wording of an article is known by, among a few."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _name(article_id: str) -> str:
    return f"kept as they are in {article_id}"


def kept_as_they_are(state: ReadingState, article_id: str, text: str) -> frozenset[str]:
    """Return the ids of the annotations that the reader keeps as they are, in this wording of the article."""
    mark, _, ids = state.setting(_name(article_id), "").partition(":")
    return frozenset(ids.split()) if mark == _mark(text) else frozenset()


def keep_as_they_are(state: ReadingState, article_id: str, text: str, ids: Iterable[str]) -> None:
    """Remember that annotations are kept as they are."""
    kept = kept_as_they_are(state, article_id, text) | set(ids)
    state.keep_setting(_name(article_id), f"{_mark(text)}:{' '.join(sorted(kept))}")


def doubtful(placed: Sequence[Placed], kept: Iterable[str] = ()) -> list[Placed]:
    """Return the annotations whose words changed or are gone, without those kept as they are."""
    known = set(kept)
    return [row for row in placed if row.state in _DOUBTFUL and row.annotation.id not in known]


def accepted(text: str, row: Placed) -> Annotation | None:
    """Return an annotation on the words as they are now; None where they are gone."""
    return attached(text, row.annotation, row.span) if row.span is not None else None


def attached(text: str, annotation: Annotation, span: Span) -> Annotation:
    """Return an annotation attached to the words at `span`."""
    return replace(annotation, anchor=make_anchor(text, span))


def told(count: int) -> str:
    """Return what is said when an article opens."""
    many = f"{count} highlights need a look" if count > 1 else "1 highlight needs a look"
    return f"{many}: words changed or gone · r shows"


def review_rows(number: int, row: Placed, text: str, width: int, *, picked: bool) -> list[Row]:
    """Return the rows of an annotation: what became of it, its words before and now, its note."""
    annotation = row.annotation
    sign = "✓ " if picked else ""
    rows = [Row()] if number else []
    if row.span is None:
        rows.append(Row(((f"{sign}Gone from the text", READER.Strong),), "", number))
        rows += _wording("was ", (Stretch(annotation.anchor.exact),), number, width)
    else:
        rows.append(Row(((f"{sign}Its words changed", READER.Strong),), "", number))
        before, now = differences(annotation.anchor.exact, row.span.of(text))
        rows += _wording("was ", shortened(before), number, width)
        rows += _wording("now ", shortened(now), number, width)
    if annotation.note.strip():
        note = wrapped(annotation.note, width - 6, 4)
        rows += [Row(((f"    {line}", READER.Note),), "", number) for line in note]
    if annotation.tags:
        tags = wrapped(" ".join(f"#{tag}" for tag in annotation.tags), width - 6, 2)
        rows += [Row(((f"    {line}", None),), "", number, True) for line in tags]
    return rows


def _wording(lead: str, wording: Wording, number: int, width: int) -> list[Row]:
    """Return a wording in lines; where it differs, its words stand in [ ] and stand out."""
    room = max(8, width - cell_len(lead) - 1)
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0
    for stretch in wording:
        words = stretch.words.split()
        for at, word in enumerate(words):
            shown = f"[{word}" if stretch.changed and at == 0 else word
            shown += "]" if stretch.changed and at == len(words) - 1 else ""
            for piece in wrapped(shown, room):
                if used and used + 1 + cell_len(piece) > room:
                    lines.append([])
                    used = 0
                used += cell_len(piece) + bool(used)
                lines[-1].append((piece, stretch.changed))
    rows = []
    for at, line in enumerate(lines[:_MOST_LINES]):
        pieces = [(lead if at == 0 else " " * len(lead), READER.Paragraph)]
        for place, (word, changed) in enumerate(line):
            pieces.append((" " * bool(place) + word, READER.Strong if changed else READER.Paragraph))
        if at == _MOST_LINES - 1 and len(lines) > _MOST_LINES:
            pieces.append(("…", READER.Paragraph))
        rows.append(Row(tuple(pieces), "", number))
    return rows
