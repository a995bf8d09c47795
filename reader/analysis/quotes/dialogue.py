"""Dialogue that dashes open, as novels and papers set it in French, Spanish, Polish and many other languages.

“—Ya es tarde —dijo Ana—. Vámonos.” The words end where the narrator's clause begins, and go on behind it.
"""

import re
from collections.abc import Sequence

from reader.analysis.quotes.marks import Piece
from reader.analysis.quotes.verbs import forms
from reader.article import Span

_OPENS = re.compile(r"[—–―‒]\s?(?=[^\W\d_a-zà-öø-ÿ]|[¿¡«“\"…])")
#: A dash before a small letter lets the narrator speak, up to the next dash.
_NARRATOR = re.compile(r"\s[—–―‒]\s?(?=[a-zà-öø-ÿąćęłńóśźż])")
_GOES_ON = re.compile(r"\s?[—–―‒][.,;:]?\s?")
#: No dash lets the narrator speak: “Il est tard, dit-elle.”
_SAID = re.compile(r"(?<=[,!?…])\s(?=([^\W\d_]+))")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_MIN_LINES = 3
_MIN_SHARE = 0.15


def is_dialogue(text: str, paragraphs: Sequence[Span]) -> bool:
    """Tell whether enough paragraphs begin with a dash and a capital for it to open what somebody says."""
    lines = sum(_OPENS.match(text, span.start, span.end) is not None for span in paragraphs)
    return lines >= _MIN_LINES and lines >= _MIN_SHARE * len(paragraphs)


def has_narrator(text: str, start: int, end: int) -> bool:
    """Tell whether one line by itself is dialogue: what its dash opens is followed by a verb of saying."""
    if _OPENS.match(text, start, end) is None:
        return False
    narrator = _NARRATOR.search(text, start + 1, end)
    verb = _FIRST_WORD.match(text, narrator.end(), end) if narrator is not None else None
    return verb is not None and verb.group() in forms()


def spoken_after_dash(text: str, start: int, end: int) -> list[Piece]:
    """Return what is said behind a paragraph's opening dash, less the narrator's clauses; [] without one."""
    opened = _OPENS.match(text, start, end)
    if opened is None:
        return []
    pieces: list[Piece] = []
    at = opened.end()
    while at < end:
        stop = _narrator(text, at, end)
        words = Span(at, stop)
        while words.end > words.start and text[words.end - 1].isspace():
            words = Span(words.start, words.end - 1)
        if any(text[k].isalnum() for k in range(words.start, words.end)):
            pieces.append(Piece(words))
        behind = _NARRATOR.match(text, stop, end)
        again = _GOES_ON.search(text, behind.end(), end) if behind is not None else None
        if again is None:
            break
        at = again.end()
    return pieces


def _narrator(text: str, at: int, end: int) -> int:
    """Return where the narrator takes over: at a dash, or at an inverted verb of saying."""
    dashed = _NARRATOR.search(text, at, end)
    stop = dashed.start() if dashed is not None else end
    for found in _SAID.finditer(text, at, stop):
        if found.group(1) in forms():
            return found.start()
    return stop
