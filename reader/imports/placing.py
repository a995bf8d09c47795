"""Foreign annotations as ours: their words found in an article's text, and anchored there."""

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Anchor, Annotation, AnnotationKind, Colour, Span
from reader.article.anchors import locate_all, make_anchor
from reader.article.folding import Folded, fold
from reader.exchange.foreign import ForeignAnnotation

#: From this many folded characters on, the first of several places where words stand is believed.
_LONG = 20
#: What stands for the middle of a passage of which only the ends were told.
_GAP = " … "


def anchored(text: str, annotations: Sequence[ForeignAnnotation]) -> list[tuple[Anchor, bool]]:
    """Return the anchor of each annotation in a text, "" for none, and whether its words were found there.

    A note on the whole page is at the beginning of its text. Anchors of our own stay what they are.
    """
    given = [_given(one) for one in annotations]
    spans = locate_all(text, given) if text else [None] * len(given)
    folded: Folded | None = None
    anchors: list[tuple[Anchor, bool]] = []
    for one, anchor, located in zip(annotations, given, spans, strict=True):
        span = located
        if one.native is not None:
            whole = bool(text) and not anchor.exact and anchor.end <= len(text)
            anchors.append((anchor, span is not None or whole))
            continue
        if not anchor.exact.strip():
            page_note = bool(text) and one.kind is AnnotationKind.BOOKMARK
            anchors.append((make_anchor(text, Span(0, 0)) if page_note else anchor, page_note))
            continue
        if span is None and text:
            folded = folded or fold(text)
            span = _somewhere(folded, anchor)
        if one.until:
            span = _reaching(text, span, one.until, until_end=one.until_end) if span else None
            anchors.append((make_anchor(text, span) if span else _as_told(one, anchor), span is not None))
            continue
        anchors.append((_made(text, span, anchor) if span else anchor, span is not None))
    return anchors


def _given(one: ForeignAnnotation) -> Anchor:
    if one.native is not None:
        return one.native.anchor
    start = one.start or 0
    return Anchor(one.exact, one.prefix, one.suffix, start, start + len(one.exact))


def _somewhere(folded: Folded, anchor: Anchor) -> Span | None:
    """Return where words stand but for white space, typography and what clings to their ends."""
    whole = fold(anchor.exact).text.strip()
    for words in dict.fromkeys((whole, whole.strip(" .,;:…"))):
        at = folded.text.find(words) if words else -1
        if at >= 0 and (len(words) >= _LONG or folded.text.find(words, at + 1) < 0):
            return folded.real_span(at, at + len(words))
    return None


def _reaching(text: str, begun: Span, until: str, *, until_end: bool) -> Span | None:
    """Return the passage that begins as `begun` does and goes on to the next words `until`."""
    rest = fold(text[begun.end :])
    words = fold(until).text.strip()
    at = rest.text.find(words) if words else -1
    if at < 0:
        return None
    last = rest.real_span(at, at + len(words))
    end = begun.end + (last.end if until_end else last.start)
    return Span(begun.start, begun.start + len(text[begun.start : end].rstrip()))


def _as_told(one: ForeignAnnotation, anchor: Anchor) -> Anchor:
    """Return the anchor of a passage whose middle is not known; `reached` finds it when its text is there.

    Where it goes on only up to the words it ends with, these are what comes behind it, too.
    """
    suffix = anchor.suffix if one.until_end else one.until
    return replace(anchor, exact=f"{one.exact}{_GAP}{one.until}", suffix=suffix)


def told_words(anchor: Anchor) -> list[str]:
    """Return the words that are known of a marked passage: those of both its ends, if its middle is not."""
    return [anchor.exact] if anchor.text_hash else [part for part in anchor.exact.split(_GAP) if part.strip()]


def reached(text: str, annotations: Sequence[Annotation]) -> list[Annotation]:
    """Return those that were told by their ends alone, with the whole passage, where a text has it."""
    found = []
    for one in annotations:
        anchor = one.anchor
        first, gap, last = anchor.exact.partition(_GAP)
        if anchor.text_hash or not (gap and first.strip() and last.strip()) or anchor.exact in text:
            continue
        begins = replace(anchor, exact=first, suffix="", end=anchor.start + len(first))
        span = locate_all(text, [begins])[0] or _somewhere(fold(text), begins)
        whole = _reaching(text, span, last, until_end=last != anchor.suffix) if span else None
        if whole is not None:
            found.append(replace(one, anchor=make_anchor(text, whole)))
    return found


def _made(text: str, span: Span, given: Anchor) -> Anchor:
    """Return the anchor of the place; words that differ by more than typography stay as they were marked."""
    made = make_anchor(text, span)
    if fold(made.exact).text.strip(" .,;:…") == fold(given.exact).text.strip(" .,;:…"):
        return made
    return replace(made, exact=given.exact, text_hash="")


def annotation_of(one: ForeignAnnotation, id: str, article_id: str, anchor: Anchor) -> Annotation:
    """Return a foreign annotation as one of an article of ours."""
    if one.native is not None:
        return replace(one.native, article_id=article_id, deleted=one.native.deleted)
    return Annotation(
        id=id,
        article_id=article_id,
        kind=one.kind,
        anchor=anchor,
        colour=one.colour or Colour.YELLOW,
        note=one.note,
        tags=one.tags,
        created=one.created,
        modified=one.modified,
        speaker=one.speaker,
    )
