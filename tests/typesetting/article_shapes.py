"""Articles of every shape for property tests of the page, and their lines."""

import re
from typing import Any

from hypothesis import strategies as st
from rich.cells import cell_len as rich_cell_len

from reader.article import Article, Block, BlockKind, Meta, Span
from reader.typesetting.hyphenation import hyphenator_for
from reader.typesetting.layout import Layout, LayoutOptions, Line
from reader.typesetting.options import Alignment, ParagraphStyle
from reader.typesetting.placing import pieces

MANY_SCRIPTS = """a of the gate ferry harbour-master well-known “quiet” it’s half—moon—light 1950–1953
U.S. e-mail internationalisation https://example.org/a/very/long/path/to-some/page?with=query&more=1 —— ……
東京都庁の、会議。「静かに」（仮） ｶﾀｶﾅ 한국어 띄어쓰기 नमस्ते क्षत्रिय ที่นี่น้ำ é̂ 👩\u200d🔬 ❤\ufe0f 🇳🇴🇮🇸 👍🏽
שלום (ספר) עברית 12% قال الرئيس محمدٌ understanding difficulties notwithstanding
\t x\u200by \u3000 \u00a0 naïve Ελληνικά русский"""
WORDS = st.sampled_from(re.split(r"[ \n]", MANY_SCRIPTS))
TEXTS = st.lists(WORDS | st.text(alphabet="ab —-\n漢字。（é\u0301\u200d\ufe0f☃🇳ำ", max_size=9), max_size=40)
MARKERS = {
    BlockKind.LIST_ITEM: ["", "• ", "12. ", "- "],
    BlockKind.QUOTATION: ["", "> "],
    BlockKind.PARAGRAPH: ["", "", "[3] ", "† "],
    BlockKind.RULE: ["", "* * *", "-----"],
}
CELLS = st.sampled_from(
    ["", "Town", "1,234", "12.5%", "-", "Westhaven ferry", "東京", "€ 5", "a long remark on it"]
)
KINDS = st.sampled_from(list(BlockKind))


@st.composite
def tables(draw: Any) -> str:
    """A table as sources write them: padded columns, or strokes between the cells."""
    rows = draw(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=2, max_size=5))
    if draw(st.booleans()):
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
    else:
        frame = draw(st.sampled_from(["{}", "| {} |"]))
        lines = [frame.format(" | ".join(row)) for row in rows]
        if frame != "{}" and draw(st.booleans()):
            lines.insert(1, "|---|---|---|")
    return "\n".join(lines).strip() or "Town  5"


@st.composite
def articles(draw: Any) -> Article:
    """An article of blocks of every kind, parted as articles are, and now and then as they are not."""
    blocks, parts, offset = [], [], 0
    for number in range(draw(st.integers(0, 6))):
        words = draw(st.sampled_from([" ", " ", "", "\n", "  ", " | "])).join(draw(TEXTS)).strip()
        if not words:
            continue
        if parts:
            gap = draw(st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", " \n\n  ", " "]))
            parts.append(gap)
            offset += len(gap)
        kind = BlockKind.TITLE if number == 0 and draw(st.booleans()) else draw(KINDS)
        if kind is BlockKind.TABLE and draw(st.booleans()):
            words = draw(tables())
        marker = draw(st.sampled_from(MARKERS.get(kind, [""])))
        parts.append(marker + words)
        blocks.append(Block(Span(offset, offset + len(marker + words)), kind, draw(st.integers(0, 3))))
        offset += len(marker + words)
    meta = (
        Meta(authors=("Ada Quill",), published="2024-05-03", site="The Lamp")
        if draw(st.booleans())
        else Meta()
    )
    return Article("a" * 8, "".join(parts), tuple(blocks) if draw(st.booleans()) else (), (), meta)


MEASURES = st.sampled_from([10, 11, 17, 24, 40, 70, 120])
ENGLISH = hyphenator_for("en")


@st.composite
def options(draw: Any) -> LayoutOptions:
    """Any way in which a reader may have the page set."""
    return LayoutOptions(
        draw(MEASURES),
        draw(st.sampled_from(ParagraphStyle)),
        draw(st.sampled_from(Alignment)),
        draw(st.sampled_from([None, ENGLISH])),
        draw(st.none() | st.builds(lambda a, b: Span(a, a + b), st.integers(0, 200), st.integers(0, 200))),
        head=draw(st.sampled_from([0, 0, 33, 170])),
    )


def all_lines(layout: Layout) -> list[Line]:
    lines: list[Line] = []
    while (line := layout.line(len(lines))) is not None:
        lines.append(line)
    return lines


def article_of(text: str, kind: BlockKind = BlockKind.PARAGRAPH, **more: Any) -> Article:
    return Article("a" * 8, text, (Block(Span(0, len(text)), kind),), **more)


def drawn(
    text: str,
    measure: int,
    kind: BlockKind = BlockKind.PARAGRAPH,
    *,
    level: int = 0,
    shift: int = 0,
    **more: object,
) -> list[str]:
    """The lines of a block as a terminal shows them, without blanks at their ends."""
    article = Article("a" * 8, text, (Block(Span(0, len(text)), kind, level),))
    layout = Layout(article, LayoutOptions(measure, **more))  # type: ignore[arg-type]
    rows = []
    for line in all_lines(layout):
        row = ""
        for piece in pieces(layout, line, shift):
            row += " " * (piece.cell - rich_cell_len(row)) + piece.words
        rows.append(row.rstrip())
    return rows
