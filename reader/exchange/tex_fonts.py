"""Fonts for letters that those of TeX lack: looked for when the document is compiled, on that machine."""

import re

from reader.exchange.tex import unknown_signs

#: For letters that are not Latin: the first of some fonts that this system has, and those of East Asia.
_FONTS = r"""  \def\firstfont#1{\ifdefined\mainfont\else
    \IfFontExistsTF{#1}{\def\mainfont{#1}\setmainfont{#1}}{}\fi}
  %(names)s
  \ifLuaTeX\usepackage[english,bidi=basic]{babel}\fi
"""
_NAMES, _RIGHT_TO_LEFT_NAMES = (
    ("FreeSerif", "DejaVu Serif", "Noto Serif"),
    ("FreeSerif", "DejaVu Sans", "Arial"),
)
_EAST_ASIAN_FONTS = r"""  \def\eastasian{}
  \def\eastfont#1{\ifx\eastasian\empty\IfFontExistsTF{#1}{\def\eastasian{#1}}{}\fi}
  \eastfont{Noto Serif CJK SC}\eastfont{Noto Sans CJK SC}\eastfont{Source Han Serif SC}
  \eastfont{Songti SC}\eastfont{SimSun}\eastfont{FandolSong}
  \ifx\eastasian\empty\else
    \ifXeTeX\IfFileExists{xeCJK.sty}{\usepackage{xeCJK}\setCJKmainfont{\eastasian}}{}\fi
    \ifLuaTeX\babelprovide[import,onchar=ids fonts]{%(language)s}%
      \babelfont[%(language)s]{rm}{\eastasian}\fi
  \fi
"""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
#: The letters of East Asia by language; of those that share signs, the first that has letters of its own.
_EAST_ASIAN = {
    "japanese": re.compile("[\u3040-\u30ff\u31f0-\u31ff\uff65-\uff9f]"),
    "korean": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"),
    "chinese-simplified": re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"),
}


def font_lines(letters: str) -> str:
    """Return the lines that find fonts for the letters, none where those of TeX do."""
    if not unknown_signs(letters):
        return ""
    leftward = _RIGHT_TO_LEFT.search(letters)
    names = _RIGHT_TO_LEFT_NAMES if leftward else _NAMES
    fonts = _FONTS.replace("%(names)s", "".join(rf"\firstfont{{{name}}}" for name in names))
    language = next((name for name, signs in _EAST_ASIAN.items() if signs.search(letters)), "")
    return fonts + (_EAST_ASIAN_FONTS.replace("%(language)s", language) if language else "")
