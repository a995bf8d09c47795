"""Hints: a label for each sentence on the page, and what typing labels comes to. No Textual here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.article import Colour, Span
from reader.article.segments import paragraph_at, sentences
from reader.ui.labels import chosen, labels

_COLOURS = tuple(Colour)


@dataclass(frozen=True, slots=True)
class Hints:
    """The sentences by their labels, and what was typed so far.

    `first` is the sentence a range begins with, chosen by its label with Shift; `colour` the one chosen by a
    digit.
    """

    sentences: Mapping[str, Span]
    shown: Span
    typed: str = ""
    first: Span | None = None
    begins_range: bool = False
    colour: Colour | None = None

    def at(self) -> dict[int, str]:
        """Return the labels that may still be meant by the offsets they stand at."""
        return {
            max(span.start, self.shown.start): label
            for label, span in self.sentences.items()
            if label.startswith(self.typed)
        }

    def words(self) -> str:
        """Return what the status line says."""
        colour = f" in {self.colour.value}" if self.colour else ""
        if self.first is not None:
            return f"To which sentence? Its letters end the range{colour} · Esc leaves"
        return f"Letters highlight that sentence{colour} · with Shift they begin a range · 1–5 colour · Esc"


@dataclass(frozen=True, slots=True)
class Chosen:
    """The stretch that was chosen by its labels."""

    span: Span
    colour: Colour | None


def hints_of(text: str, shown: Span) -> Hints:
    """Return labels for the sentences that stand on the page, whole or in part; `shown` is its stretch.

    A sentence that runs over an edge of the page is meant whole.
    """
    if not text or not shown:
        return Hints({}, shown)
    begin = paragraph_at(text, shown.start).start
    end = max(paragraph_at(text, shown.end - 1).end, shown.end)
    found = [one for one in sentences(text, begin, end) if one.overlaps(shown)]
    return Hints(dict(zip(labels(len(found)), found, strict=True)), shown)


def pressed(hints: Hints, character: str | None) -> Hints | Chosen | None:
    """Return what comes of one more key: hints that wait for more, what was chosen; None at a wrong key."""
    if character is None or len(character) != 1:
        return None
    if not hints.typed and character in "12345":
        return replace(hints, colour=_COLOURS[int(character) - 1])
    letter = character.lower()
    typed = hints.typed + letter
    ranged = hints.begins_range or (not hints.typed and hints.first is None and character != letter)
    label = chosen(tuple(hints.sentences), typed)
    if label is None:
        return None
    if not label:
        return replace(hints, typed=typed, begins_range=ranged)
    span = hints.sentences[label]
    if ranged:
        return replace(hints, typed="", first=span, begins_range=False)
    first = hints.first or span
    return Chosen(Span(min(first.start, span.start), max(first.end, span.end)), hints.colour)
