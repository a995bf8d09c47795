"""Knowing Markdown that nothing says is it: only where it is sure, since any text is Markdown of a kind."""

import re

_SAMPLE = 64 * 1024
_FRONT = (
    r"\ufeff?(?:---|\+\+\+)[ \t]*\n(?:[^\n]*\n){0,60}?"
    r"(?:title|author|date|tags|aliases|layout)[ \t]*[:=][^\n]*\n"
)
_FRONT_END = r"\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|$)"
_HEADING = r"(?m)^#{1,6} +\S[^\n]*$"
#: What stands in no text that is not Markdown: a link, a picture, a fence, a list of footnotes.
_SIGNS = (
    r"!?\[[^\]\n]{1,200}\]\((?:<[^>\n]+>|[^)\s]+)(?: \"[^\"\n]*\")?\)",
    r"(?m)^(?:```|~~~)[\w+-]*$",
    r"(?m)^\[\^[\w-]+\]: \S",
    r"(?m)^\|(?: *:?-{3,}:? *\|)+ *$",
    r"\*\*[^\s*][^*\n]*\*\*",
    r"!?\[\[[^\[\]\n]+\]\]",
)


def looks_like_markdown(text: str) -> bool:
    """Tell whether text of which nothing else is known is Markdown for certain.

    It has front matter, or two headings and two other signs, of which plain text has none.
    """
    sample = text[:_SAMPLE].replace("\r\n", "\n")
    if re.match(_FRONT, sample) and re.search(_FRONT_END, sample[4:]):
        return True
    headings = len(re.findall(_HEADING, sample))
    return headings >= 2 and sum(len(re.findall(sign, sample)) for sign in _SIGNS) >= 2
