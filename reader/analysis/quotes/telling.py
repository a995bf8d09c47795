"""The circumstances of speaking with their names: reporter, addressee, day and place, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.quotes.attribution import Attribution
from reader.analysis.quotes.circumstances import Circumstances, Dates
from reader.analysis.quotes.passage import Passage
from reader.analysis.quotes.speakers import Speakers
from reader.analysis.quotes.voices import Range


@dataclass(frozen=True, slots=True)
class Told:
    """What a reporting clause tells besides the speaker; empty texts where it tells nothing."""

    reporter: Attribution | None = None
    addressee: Attribution | None = None
    said_on: str = ""
    said_on_value: str = ""
    said_in: str = ""


def tell(found: Circumstances, context: Sequence[Passage], speakers: Speakers, dates: Dates) -> Told:
    """Return what was found, in names: entities' where they are of the cast, else the article's words."""
    passage = context[-1]
    reporter = speakers.resolve(found.reporter, context) if found.reporter is not None else None
    on = dates.spans[found.date].of(passage.text) if found.date is not None else ""
    return Told(
        reporter,
        speakers.addressed(passage, found.addressee) if found.addressee is not None else None,
        " ".join(on.split()),
        dates.values[found.date] if found.date is not None else "",
        _place(passage, found.place),
    )


def _place(passage: Passage, place: Range | None) -> str:
    return " ".join(passage.span_of(*place).of(passage.text).split()) if place is not None else ""
