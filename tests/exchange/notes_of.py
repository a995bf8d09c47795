"""Small articles and annotations for the tests of notes."""

from collections.abc import Sequence
from dataclasses import replace

from reader.article import (
    Annotation,
    AnnotationKind,
    Article,
    Block,
    BlockKind,
    Colour,
    Meta,
    Placed,
    Span,
)
from reader.article.anchors import make_anchor, place

TITLE = "The Ferry Stays"
TEXT = """The Ferry Stays

Runa Holt opened the gate at six. Nobody came.

The Fees

The council raised the fees in May. The mill paid them first.

The Winter

Ice closed the sound for nine days. The ferry waited at the pier."""


def article(text: str = TEXT) -> Article:
    blocks = []
    at = 0
    for paragraph in text.split("\n\n"):
        kind = BlockKind.PARAGRAPH
        if paragraph in ("The Fees", "The Winter"):
            kind = BlockKind.HEADING
        elif paragraph == TITLE:
            kind = BlockKind.TITLE
        blocks.append(Block(Span(at, at + len(paragraph)), kind, 2 if kind is BlockKind.HEADING else 0))
        at += len(paragraph) + 2
    return Article("f" * 32, text, tuple(blocks), meta=Meta(title=TITLE, source="/articles/ferry.txt"))


def marked(number: int, words: str, **fields: object) -> Annotation:
    """Return a highlight of `words`; its id is the number, eight digits long, four times."""
    start = TEXT.index(words)
    values: dict[str, object] = {"kind": AnnotationKind.HIGHLIGHT, "created": "2031-05-02T08:00:00.000Z"}
    return Annotation(
        f"{number:08x}" * 4,
        "f" * 32,
        anchor=make_anchor(TEXT, Span(start, start + len(words))),
        **{**values, **fields},  # type: ignore[arg-type]
    )


def placed(annotations: Sequence[Annotation], text: str = TEXT) -> list[Placed]:
    return place(text, annotations)


GATE = marked(1, "Nobody came.", note="Not even the dog.")
FEES = marked(2, "The council raised the fees in May.", colour=Colour.GREEN, tags=("fees",))
MILL = marked(3, "The mill paid them first.", colour=Colour.BLUE)
ICE = marked(4, "nine days")
PIER = marked(5, "The ferry waited at the pier.", note="Why?")
ALL = (GATE, FEES, MILL, ICE, PIER)


def noted(annotation: Annotation, note: str) -> Annotation:
    return replace(annotation, note=note)
