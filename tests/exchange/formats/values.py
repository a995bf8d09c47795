"""Random annotations, with everything in them that has ever broken a file."""

from hypothesis import strategies as st

from reader.article import (
    Anchor,
    AnchorState,
    Annotation,
    AnnotationKind,
    Article,
    Colour,
    Meta,
    Placed,
    Span,
)

WORDS = (
    "“We will stop.” 🙂 👩‍👩‍👧 <b>&amp;</b> \\textbf{x} $5 100% #tag [[x]] ]]> "
    "מַזָּל שלום مرحبا 字は大切 a\n\nb \t , ; | ' \" = -- "
    "---\n> - * _ ~ ^ \u200f\u202e \u2028 {{ }} \x00 \ufeff e\u0301"
)
TEXT = st.text(st.sampled_from(WORDS), max_size=30) | st.text(max_size=20)
PLAIN = st.text(st.characters(codec="utf-8"), max_size=20)
TIME = st.datetimes().map(lambda one: f"{one:%H:%M:%S}").map(
    lambda clock: f"2031-05-06T{clock}.007Z"
) | st.just("")
HEX = st.text("0123456789abcdef", min_size=32, max_size=32)


@st.composite
def annotations(draw: st.DrawFn, ids: st.SearchStrategy[str] = HEX) -> Annotation:
    start = draw(st.integers(0, 500))
    exact = draw(TEXT)
    return Annotation(
        id=draw(ids),
        article_id="a" * 32,
        kind=draw(st.sampled_from(AnnotationKind)),
        anchor=Anchor(exact, draw(TEXT), draw(TEXT), start, start + len(exact), draw(HEX | st.just(""))),
        colour=draw(st.sampled_from(Colour)),
        note=draw(TEXT),
        tags=tuple(draw(st.lists(TEXT.filter(str.strip), max_size=3))),
        created=draw(TIME),
        modified=draw(TIME),
        speaker=draw(TEXT),
        deleted=draw(TIME),
        cue=draw(TEXT),
        speaker_entity=draw(PLAIN),
    )


def many(ids: st.SearchStrategy[str] = HEX) -> st.SearchStrategy[list[Annotation]]:
    return st.lists(annotations(ids), max_size=4, unique_by=lambda one: one.id)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(TEXT)
    meta = Meta(
        title=draw(TEXT),
        authors=tuple(draw(st.lists(TEXT, max_size=2))),
        site=draw(TEXT),
        published=draw(st.sampled_from(["", "2031", "2031-05", "2031-05-06", "spring"])),
        source=draw(
            st.sampled_from(["-", "", "https://paper.example/a b?q=“x”#f", "/pages/a b#1.txt", "C:\\a b.txt"])
            | PLAIN
        ),
    )
    return Article("a" * 32, text, meta=meta)


def detached(ones: list[Annotation]) -> list[Placed]:
    return [Placed(one, None, AnchorState.DETACHED) for one in ones]


def somewhere(article: Article, ones: list[Annotation]) -> list[Placed]:
    """Place annotations anywhere in the article's text."""
    size = len(article.text)
    return [
        Placed(one, Span(min(one.anchor.start, size), min(one.anchor.end, size)), AnchorState.CHANGED)
        for one in ones
    ]
