"""A paragraph as the attribution reads it: words and punctuation, each quoted stretch one single token."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.analysis.quotes.marks import Piece
from reader.article.segments import ABBREVIATIONS

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:['’]s\b)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|@?\w+(?:['’\-.&]\w+)*|[^\w\s]"
)
_MARKS = frozenset('“”„‟"«»「」『』`')
_CLOSING_STOP = re.compile(r"([.!?…。！？])[)\]’'”\"]*$")
_CLITIC = re.compile(r"(he|she|it|they|we|i|you|who|that)(['’](?:s|d|re|ve|ll|m))", re.IGNORECASE)
_INVERTED = re.compile(r"([^\W\d_]+)-(?:t-)?(il|elle)")
#: Shortened offices and ranks that stand before a name, as newspapers write them.
_RANKS = frozenset(
    "Del Cllr Supt Insp Det Cpl Pvt Pte Atty Asst Assoc Msgr Hon Rt Spc Ald".split()  # noqa: SIM905 - a word list reads best as words
)
_POSSESSIVE = ("’s", "'s")


class Token(NamedTuple):
    """One word, one punctuation mark, or one quoted stretch (`piece` is its index, else -1).

    `stop` is the final stop inside a quoted stretch (".", "?", …), or "".
    """

    text: str
    low: str
    start: int
    end: int
    piece: int = -1
    stop: str = ""

    @property
    def is_word(self) -> bool:
        """Tell words from punctuation and quoted stretches."""
        return self.piece < 0 and (self.text[0].isalnum() or self.text[-1].isalnum())

    @property
    def capital(self) -> bool:
        """Tell whether it is a word with a capital letter first."""
        return self.piece < 0 and self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Tell whether it ends in a possessive ’s."""
        return self.text.endswith(_POSSESSIVE)


def tokenise(text: str, start: int, end: int, pieces: Sequence[Piece]) -> list[Token]:
    """Return the tokens of the paragraph; quotation marks themselves are left out."""
    tokens: list[Token] = []
    at = start
    for index, piece in enumerate(pieces):
        _add_words(tokens, text, at, _without_single_mark(text, at, piece.span.start))
        words = text[piece.span.start : piece.span.end]
        stop = _CLOSING_STOP.search(words[-6:])
        tokens.append(
            Token(words, "“”", piece.span.start, piece.span.end, index, stop.group(1) if stop else "")
        )
        # A single closing mark would be read as an apostrophe; the other marks are known by their shape.
        at = piece.span.end
        while at < end and at < piece.span.end + 2 and text[at] in "’'":
            at += 1
    _add_words(tokens, text, at, end)
    return tokens


def _without_single_mark(text: str, start: int, end: int) -> int:
    """Return `end` without the single opening mark, or the two set for a double one, before it."""
    for _ in range(2):
        if end > start and text[end - 1] in "‘'‚":
            end -= 1
    return end


def _add_words(tokens: list[Token], text: str, start: int, end: int) -> None:
    for found in _TOKEN.finditer(text, start, end):
        word, stop = found.group(), found.end()
        if word in _MARKS:
            continue
        if stop < end and text[stop] == "." and _is_abbreviation(word):
            word, stop = word + ".", stop + 1
        elif word == "." and tokens and tokens[-1].end == stop and tokens[-1].text.endswith("."):
            continue
        inverted = _INVERTED.fullmatch(word) if "-" in word else None
        if inverted:  # “dit-il”, “demanda-t-elle”
            middle = found.start() + inverted.end(1)
            after = found.start() + inverted.start(2)
            tokens.append(Token(inverted.group(1), inverted.group(1).lower(), found.start(), middle))
            tokens.append(Token(inverted.group(2), inverted.group(2).lower(), after, stop))
            continue
        clitic = _CLITIC.fullmatch(word) if "’" in word or "'" in word else None
        if clitic:  # “he’s”, “they’re”: the pronoun is the subject of the verb behind it
            middle = found.start() + clitic.end(1)
            tokens.append(Token(clitic.group(1), clitic.group(1).lower(), found.start(), middle))
            tokens.append(Token(clitic.group(2), clitic.group(2).lower(), middle, stop))
            continue
        tokens.append(Token(word, word.lower(), found.start(), stop))


def _is_abbreviation(word: str) -> bool:
    if word in _RANKS:
        return True
    return (len(word) == 1 and word.isupper() and word != "I") or (
        word.lower() in ABBREVIATIONS and word.lower() not in ("no", "sat", "sun", "art", "sec", "mon", "may")
    )
