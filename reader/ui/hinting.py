"""Hints: a label for each sentence on the page, and what typing labels comes to. No Textual here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from reader.article import Colour, Span
from reader.article.segments import paragraph_at, sentence_at, sentences
from reader.ui import labels

#: Letters for sentences. A sentence that was just highlighted may be gone on from by another label, so none
#: is a key that is pressed right behind a highlight: note, undo, the next hint, copying, moving, leaving.
LETTERS = "dfewrtgcxizop"

_COLOURS = tuple(Colour)
#: A break between parts of a text is signs alone, and no sentence.
_BREAK = re.compile(r"[\s*+=_~#·•–—-]*")


@dataclass(frozen=True, slots=True)
class Hints:
    """The sentences by their labels, and what was typed so far.

    `first` is the sentence a range begins with, chosen by its label with Shift, or highlighted already when
    `marked`; `colour` the one chosen by a digit.
    """

    sentences: Mapping[str, Span]
    shown: Span
    typed: str = ""
    first: Span | None = None
    begins_range: bool = False
    colour: Colour | None = None
    marked: bool = False

    def at(self) -> dict[int, str]:
        """Return the labels that may still be meant by the offsets they stand at."""
        return {
            max(span.start, self.shown.start): label
            for label, span in self.sentences.items()
            if label.startswith(self.typed)
        }

    def wants(self, character: str | None) -> bool:
        """Tell whether a key is for the hints: any key but, behind a highlight, those of no label."""
        if not self.marked or self.typed:
            return True
        return bool(character) and labels.chosen(tuple(self.sentences), character or "") is not None

    def words(self) -> str:
        """Return what the status line says."""
        colour = f" in {self.colour.value}" if self.colour else ""
        if self.first is not None:
            return f"To which sentence? Its letters end the range{colour} · Esc leaves"
        return f"Letters highlight a sentence{colour}, another’s make a range · 1–5 colour · Esc"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The stretch that was chosen by its labels."""

    span: Span
    colour: Colour | None


def hints_of(text: str, shown: Span) -> Hints:
    """Return labels for the sentences that stand on the page, whole or in part; `shown` is its stretch.

    A sentence that runs over an edge of the page is meant whole. Labels have two letters at most: where there
    are too many sentences for that, all letters are used.
    """
    if not text or not shown:
        return Hints({}, shown)
    begin = sentence_at(text, shown.start).start
    end = max(paragraph_at(text, shown.end - 1).end, shown.end)
    near = takewhile(lambda one: one.start < shown.end, sentences(text, begin, end))
    found = [one for one in near if one.overlaps(shown) and not _BREAK.fullmatch(text, one.start, one.end)]
    letters = LETTERS if len(found) <= len(LETTERS) ** 2 else labels.LETTERS
    return Hints(dict(zip(labels.labels(len(found), letters), found, strict=True)), shown)


def pressed(hints: Hints, character: str | None) -> Hints | Chosen | None:
    """Return what comes of one more key: hints that wait for more, what was chosen; None at a wrong key."""
    if character is None or len(character) != 1:
        return None
    if not hints.typed and not hints.marked and character in "12345":
        return replace(hints, colour=_COLOURS[int(character) - 1])
    letter = character.lower()
    typed = hints.typed + letter
    ranged = hints.begins_range or (not hints.typed and hints.first is None and character != letter)
    label = labels.chosen(tuple(hints.sentences), typed)
    if label is None:
        return None
    if not label:
        return replace(hints, typed=typed, begins_range=ranged)
    span = hints.sentences[label]
    if ranged:
        return replace(hints, typed="", first=span, begins_range=False)
    first = hints.first or span
    return Chosen(Span(min(first.start, span.start), max(first.end, span.end)), hints.colour)


def gone_on(hints: Hints, chosen: Chosen) -> Hints:
    """Return the hints behind a highlight: another label makes a range that begins or ends with it."""
    return replace(hints, typed="", first=chosen.span, marked=True)
