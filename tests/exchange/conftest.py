"""An article with every damage that Markdown could do to it, and annotations all over it."""

import pytest

from reader.article import (
    Anchor,
    Annotation,
    AnnotationKind,
    Article,
    Colour,
    Meta,
    Placed,
    Span,
)
from reader.article.anchors import make_anchor, place

TEXT = """Harbour Fees *Rise* Again: 5 < 6

OSTERBY — The council voted on Monday to raise the fees of the #2 quay by $5 & $6, page 3_b says.

“We cannot pay that,” said Runa Holt, who owns the [red] ferry. “We will stop.”

1. First the ferry stops.
2. Then the mill.

> The council's own words: ==never== again %%really%% [[not a link]] <b>bold</b> &amp; ^block

字は大切です。"""


def annotation(number: int, anchor: Anchor, **fields: object) -> Annotation:
    values: dict[str, object] = {
        "kind": AnnotationKind.HIGHLIGHT,
        "created": f"2031-05-{number:02}T08:00:00.000Z",
        "modified": f"2031-05-{number:02}T09:00:00.000Z",
        **fields,
    }
    return Annotation(f"{number:08x}" * 4, "a" * 32, anchor=anchor, **values)  # type: ignore[arg-type]


def anchor(words: str, until: str = "") -> Anchor:
    start = TEXT.index(words)
    return make_anchor(TEXT, Span(start, TEXT.index(until) + len(until) if until else start + len(words)))


@pytest.fixture
def article() -> Article:
    meta = Meta(
        title="Harbour Fees *Rise* Again: 5 < 6",
        authors=("Tove Brandt", 'Ola "Ole" Lind'),
        site="The Osterby Gazette",
        published="2031-05-01",
        source="/pages/harbour: fees #1.txt",
    )
    return Article("a" * 32, TEXT, meta=meta)


@pytest.fixture
def placed() -> list[Placed]:
    note = "Ask the clerk:\n# who voted?\n\n- and [[why]]?"
    return place(
        TEXT,
        [
            annotation(7, anchor("字は大切です。"), colour=Colour.PINK),
            annotation(
                3,
                anchor("The council voted", "page 3_b says."),
                note=note,
                tags=("fees", "to do", "#council"),
            ),
            annotation(
                4,
                anchor("We cannot pay that"),
                kind=AnnotationKind.QUOTE,
                colour=Colour.GREEN,
                speaker="Runa Holt",
            ),
            annotation(5, anchor("1. First", "^block"), colour=Colour.BLUE, tags=("fees",)),
            annotation(2, make_anchor(TEXT, Span(34, 34)), kind=AnnotationKind.BOOKMARK),
            annotation(
                6, Anchor("the *old* fees\n\nof 2029", "about ", " were low", 90, 112), note="Gone since May."
            ),
            annotation(8, anchor("Runa Holt"), note="deleted", deleted="2031-05-09T00:00:00.000Z"),
        ],
    )
