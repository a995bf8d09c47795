"""How a line of the page looks: the pieces that typesetting placed, in the styles of the marks over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.typesetting.cells import cell_len, next_boundary
from reader.typesetting.layout import Layout, Line
from reader.typesetting.marks import Mark, runs
from reader.typesetting.placing import Piece, cell_of, pieces
from reader.typesetting.tokens import BLOCK_TOKENS, READER, TokenType
from reader.ui.painting import Palette

#: Words in one style.
Painted = tuple[str, Style]


def painted(
    layout: Layout, line: Line, marks: Sequence[Mark], palette: Palette, shift: int
) -> tuple[list[Painted], int]:
    """Return what stands on a line, from the left edge of the measure, and the cells it takes.

    `shift` is how many cells the code on the page is scrolled to the right.
    """
    text = layout.article.text
    kind = BLOCK_TOKENS[line.kind]
    stretches = runs(line.start, line.end, marks) if marks else [(line.start, line.end, ())]
    behind = line.generated and any(mark.token is READER.Dimmed for mark in marks)
    found: list[Painted] = []
    reached = 0
    for piece in pieces(layout, line, shift):
        if piece.cell > reached:
            found.append((" " * (piece.cell - reached), palette.base))
        token = piece.token or kind
        if piece.own and piece.end > piece.start:
            found += [
                (text[max(start, piece.start) : min(end, piece.end)], palette.of(token, *tokens))
                for start, end, tokens in stretches
                if start < piece.end and end > piece.start
            ]
        else:
            over = (READER.Dimmed,) if behind else _tokens_at(piece, stretches)
            found.append((piece.words, palette.of(token, *over)))
        reached = max(reached, piece.cell) + piece.cells
    return found, reached


def _tokens_at(
    piece: Piece, stretches: Sequence[tuple[int, int, tuple[TokenType, ...]]]
) -> tuple[TokenType, ...]:
    """Return the tokens over a piece that is drawn whole: signs that show nothing of the text have none."""
    if piece.end > piece.start:
        at = piece.start
    elif piece.token is None:
        at = piece.start - 1
    else:
        return ()
    return next((tokens for start, end, tokens in stretches if start <= at < end), ())


def _label_cell(layout: Layout, line: Line, offset: int, cells: int) -> int:
    """Return the first of the `cells` cells of a label for the words that begin at `offset`."""
    cell = cell_of(layout, line, offset)
    behind = next_boundary(layout.article.text, offset)
    backwards = behind < line.end and cell_of(layout, line, behind) < cell
    return max(0, cell - cells + 1) if backwards else cell


@dataclass(frozen=True, slots=True)
class LabelPainter:
    """Letters laid over the text at some offsets, of which so many were typed already."""

    labels: Mapping[int, str]
    typed: int = 0

    def over(self, strip: Strip, layout: Layout, line: Line, left: int, palette: Palette) -> Strip:
        """Return a row of the window with the labels of a line whose measure begins at cell `left`.

        A label begins where its words do: in right-to-left words, at their right. It moves to the left where
        the next label or the measure leaves too little room, and is cut only where there is none.
        """
        begins = [
            (left + _label_cell(layout, line, offset, len(words)), words)
            for offset, words in self.labels.items()
            if line.start <= offset < line.end
        ]
        edge = left + layout.measure_of(line)
        for wanted, whole in sorted(begins, reverse=True):
            cell = max(min(wanted, edge - len(whole)), min(wanted, left))
            words = whole[: max(1, edge - cell)]
            if not 0 <= cell < strip.cell_length:
                continue
            edge = cell
            letters = [
                Segment(words[: self.typed], palette.of(READER.Label, READER.Label.Typed)),
                Segment(words[self.typed :], palette.of(READER.Label)),
            ]
            shown = Strip([segment for segment in letters if segment.text], cell_len(words))
            strip = Strip.join(
                [strip.crop(0, cell), shown, strip.crop(cell + shown.cell_length, strip.cell_length)]
            )
        return strip
