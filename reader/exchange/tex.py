"""Words made safe to stand in LaTeX, in every engine."""

import re

from reader.exchange.escaping import plain_lines

_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}", '"': r"\textquotedbl{}", "[": "{[}", "]": "{]}",
    "`": r"\textasciigrave{}",
}  # fmt: skip
_SIGN = re.compile("[" + re.escape("".join(_SIGNS)) + "]")
#: What TeX would draw together: dashes, quotation marks; "fi" is left to the font. Braces alone do not part
#: them in LuaTeX.
_JOINED = re.compile(r"-(?=-)|'(?=')|,(?=,)|[?!](?=[\x60])")
#: What pdfLaTeX knows without being told: Latin letters, and the punctuation of print.
_KNOWN = re.compile(
    "[\n\x20-\x7e\xa0-\u017f\u0218-\u021b\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)


def escaped(text: str) -> str:
    """Return `text` as LaTeX that prints just these words; line feeds stay, control characters go."""
    return _JOINED.sub(r"\g<0>\\kern0pt{}", _SIGN.sub(lambda sign: _SIGNS[sign.group()], plain_lines(text)))


def one_line(text: str) -> str:
    """Return `text` as LaTeX on one line."""
    return escaped(" ".join(plain_lines(text).split()))


def unknown_signs(text: str) -> list[str]:
    """Return the signs of `text` that pdfLaTeX must be told about, each once, in order."""
    return sorted({sign for sign in plain_lines(text) if not _KNOWN.match(sign)})


def declarations(text: str) -> str:
    """Return the lines that let pdfLaTeX print a number in place of signs it has no letters for."""
    return "\n".join(
        rf"\DeclareUnicodeCharacter{{{ord(sign):04X}}}{{\texttt{{U+{ord(sign):04X}}}}}"
        for sign in unknown_signs(text)
    )
