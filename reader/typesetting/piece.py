"""One stretch of a line as it is drawn."""

from dataclasses import dataclass

from reader.typesetting.cells import cell_len
from reader.typesetting.tokens import TokenType


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a line: `words` drawn from `cell` on for the code points `start` to `end` of the text.

    `words` are those of the text, or, where `own` is false, something that is drawn for them: wider spaces,
    a mirrored bracket. Such a piece is painted whole, under the marks at `start`. A piece with `start == end`
    shows nothing of the text: a hyphen, a bullet, a label; without a `token` it goes with the code point
    before it. A `token` takes the place of the one of the block.
    """

    start: int
    end: int
    cell: int
    words: str
    own: bool = True
    token: TokenType | None = None

    @property
    def cells(self) -> int:
        """How many cells the piece takes."""
        return cell_len(self.words)


def stretched(start: int, end: int, cell: int, cells: int, fill: str) -> list[Piece]:
    """Return a piece of `fill` for each code point, of a cell each, the last taking what is left of `cells`.

    So a wide gap still has a cell for each code point, and the cursor can stand on any.
    """
    last = end - start - 1
    return [
        Piece(
            start + at, start + at + 1, cell + at, fill * (max(1, cells - last) if at == last else 1), False
        )
        for at in range(end - start)
    ]
