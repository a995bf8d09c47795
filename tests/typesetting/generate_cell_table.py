"""Write reader/typesetting/cell_table.py anew: `python tests/typesetting/generate_cell_table.py`.

The widths are those of Unicode 17.0 as Rich and Textual count them, so that what we set is what they draw.
"""

import textwrap
from collections.abc import Iterable
from pathlib import Path

from rich._unicode_data import load

TARGET = Path(__file__).parents[2] / "reader" / "typesetting" / "cell_table.py"
VERSION = "17.0.0"

HEADER = f'''"""Which characters take no cell or two, from Unicode {VERSION} (generated).

Wide is East Asian Width W and F; zero is a combining mark, a joiner, a format character, a Hangul vowel or
final, an emoji modifier. Python's own `unicodedata` is older than what terminal libraries count by, so the
ranges are kept here: hexadecimal, first and last, as text because that loads faster than six hundred pairs.
"""
'''


def ranges(codes: Iterable[int]) -> str:
    """Return the code points as space-separated hexadecimal ranges."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    words = " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in found)
    return "\n".join(textwrap.wrap(words, 108, break_on_hyphens=False))


def main() -> None:
    table = load(VERSION)
    cells: dict[int, list[int]] = {0: [], 2: []}
    for first, last, width in table.widths:
        cells[width].extend(range(first, last + 1))
    zero = [code for code in cells[0] if code >= 0xA0]
    parts = [
        HEADER,
        f'#: Code points of two cells.\nWIDE = """\n{ranges(cells[2])}\n"""\n',
        f'#: Code points of no cell, part of the character before them.\nZERO = """\n{ranges(zero)}\n"""\n',
        "#: Code points of one cell that take two when variation selector 16 asks for the emoji.\n"
        f'EMOJI_CAPABLE = """\n{ranges(map(ord, table.narrow_to_wide))}\n"""\n',
    ]
    TARGET.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
