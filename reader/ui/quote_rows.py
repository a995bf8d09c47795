"""The quotes as the sidebar shows them: which, in which order, in which rows. No Textual here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from reader.article import Analysis, Quote, QuoteKind
from reader.typesetting.tokens import READER
from reader.ui.line_list import Row
from reader.ui.rows import beginning, wrapped
from reader.ui.sought import fits, shown_in

#: The most lines of a quote a list shows.
_MOST_LINES = 6
#: The most lines of who said it and how: the verb stands last, and is not to be cut off.
_MOST_TOLD = 5
#: Below this, who spoke is not sure, and the row says so.
UNSURE = 0.5
UNNAMED = "speaker not named"
_KINDS = {QuoteKind.TITLE: "title", QuoteKind.NICKNAME: "nickname", QuoteKind.SCARE: "so called"}


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Which quotes are shown: what fits the words `sought`, of one speaker, of which kinds, in which order.

    `speaker` is the id of an entity, or "=" and a name that is no entity's; "" is everybody.
    """

    sought: str = ""
    speaker: str = ""
    by_speaker: bool = False
    indirect: bool = False
    others: bool = False


def speaker_key(quote: Quote) -> str:
    """Return what tells one speaker from another: the entity, or else the name; "=" for nobody."""
    return quote.speaker_entity or f"={quote.speaker}"


def of_kind(quote: Quote, view: QuoteView) -> bool:
    """Tell whether a quote is of a kind that is shown."""
    if quote.kind in _KINDS:
        return view.others
    return view.indirect or (quote.direct and quote.kind is not QuoteKind.INDIRECT)


def shown_quotes(analysis: Analysis, view: QuoteView) -> list[Quote]:
    """Return the quotes that are shown: in order of the text, or by speaker, who said most first."""
    shown = [
        quote
        for quote in analysis.quotes
        if of_kind(quote, view)
        and view.speaker in ("", speaker_key(quote))
        and fits(view.sought, quote.text, quote.speaker, quote.cue)
    ]
    if not view.by_speaker:
        return shown
    said: dict[str, list[Quote]] = {}
    for quote in shown:
        said.setdefault(speaker_key(quote), []).append(quote)
    nobody = said.pop("=", [])
    groups = sorted(said.values(), key=lambda group: -len(group))
    return [quote for group in (*groups, nobody) for quote in group]


def quote_rows(
    quotes: Sequence[Quote],
    width: int,
    *,
    sought: str = "",
    by_speaker: bool = False,
    names: Mapping[str, str] = MappingProxyType({}),
) -> list[Row]:
    """Return rows of quotes: the words, then who said them and how; or under a heading for each speaker.

    `names` are those of the entities, by their ids.
    """
    rows: list[Row] = []
    group, heading = None, ""
    many = Counter(map(speaker_key, quotes))
    for number, quote in enumerate(quotes):
        if rows:
            rows.append(Row())
        if by_speaker and speaker_key(quote) != group:
            group = speaker_key(quote)
            heading = names.get(group, quote.speaker)
            first, *rest = wrapped(heading or UNNAMED.capitalize(), max(4, width - 5), 2)
            rows.append(Row(((first, None),), str(many[group])))
            rows += [Row(((line, None),)) for line in rest]
        words = wrapped(marked(beginning(quote.text), quote), width - 1, _MOST_LINES)
        token = READER.Quote if quote.direct and quote.kind not in _KINDS else None
        rows += [Row(shown_in(line, sought, token), "", number) for line in words]
        told = said_by(quote, named=not by_speaker or bool(quote.speaker and quote.speaker != heading))
        for line in wrapped(told, width - 1, _MOST_TOLD) if told else ():
            rows.append(Row(shown_in(line, sought, None), "", number, True))
    return rows


def marked(words: str, quote: Quote) -> str:
    """Return words with quotation marks if they are somebody's own."""
    return words if quote.kind is QuoteKind.INDIRECT or not quote.direct else f"“{words}”"


def said_by(quote: Quote, *, named: bool = True) -> str:
    """Return what stands below a quote: speaker, cue, whom to, who reports it; "?" where that is not sure."""
    if quote.kind in _KINDS:
        return f"({_KINDS[quote.kind]})"
    unsure = "?" if quote.speaker and 0 < quote.score < UNSURE else ""
    speaker = f"{quote.speaker or UNNAMED}{unsure}" if named else unsure
    parts = [speaker, quote.cue if quote.cue[-1:].isalnum() else ""]
    parts.append(f"to {quote.addressee}" if quote.addressee else "")
    parts.append(f"reported by {quote.reporter}" if quote.reporter else "")
    told = ", ".join(filter(None, parts))
    return f"— {told}" if told else ""
