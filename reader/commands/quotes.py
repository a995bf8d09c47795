"""`broadsheet quotes`: who said what."""

import argparse
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.article.knowledge import Analysis, Quote, QuoteKind
from reader.article.plain import quotes_to_plain
from reader.commands.sources import add_source_arguments, cache_for, run_analysis
from reader.pipeline import Opened, analysed

_CALLED = {
    QuoteKind.INDIRECT: "indirect",
    QuoteKind.TITLE: "a title",
    QuoteKind.NICKNAME: "a nickname",
    QuoteKind.SCARE: "nobody’s words",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which quotes are asked for, and how much is told of them; `speaker` is a name in any of its forms."""

    indirect: bool = False
    everything: bool = False
    speaker: str = ""
    explain: bool = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `quotes`."""
    add_source_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON with every quote's place")
    parser.add_argument(
        "--indirect",
        action="store_true",
        help="also what somebody is said to have said: “she said it was late”",
    )
    parser.add_argument(
        "--all", action="store_true", help="also titles, nicknames and scare quotes; implies --indirect"
    )
    parser.add_argument(
        "--speaker", metavar="NAME", default="", help="only what NAME says; part of the name will do"
    )
    parser.add_argument(
        "--explain", action="store_true", help="tell why each speaker was chosen, and how surely"
    )


def run(options: argparse.Namespace) -> int:
    """Print the quotes of each source."""
    wanted = Wanted(options.indirect, options.all, options.speaker, options.explain)
    cache = cache_for(options)
    return run_analysis(
        options,
        functools.partial(_to_plain, wanted=wanted, cache=cache),
        functools.partial(_to_text, wanted=wanted, cache=cache),
    )


def _to_plain(opened: Opened, wanted: Wanted, cache: Path | None) -> Mapping[str, Any]:
    analysis = analysed(opened.article, cache, opened.corrections)
    return quotes_to_plain(opened.article.text, chosen_quotes(analysis, wanted))


def _to_text(opened: Opened, wanted: Wanted, cache: Path | None) -> str:
    analysis = analysed(opened.article, cache, opened.corrections)
    lines = [
        line for quote in chosen_quotes(analysis, wanted) for line in _lines(quote, explain=wanted.explain)
    ]
    of = f" of {wanted.speaker}" if wanted.speaker else ""
    return "\n".join(lines) or f"No quotes{of} were found."


def chosen_quotes(analysis: Analysis, wanted: Wanted) -> list[Quote]:
    """Return the quotes that are asked for, in order of the text."""
    named = _forms_of_names(analysis) if wanted.speaker else {}
    asked = wanted.speaker.casefold().split()
    return [
        quote
        for quote in analysis.quotes
        if _is_asked_for(quote, wanted)
        and all(word in f"{quote.speaker} {named.get(quote.speaker_entity, '')}".casefold() for word in asked)
        and (quote.speaker or not asked)
    ]


def _is_asked_for(quote: Quote, wanted: Wanted) -> bool:
    if wanted.everything or quote.is_speech:
        return True
    return wanted.indirect and quote.kind is QuoteKind.INDIRECT


def _forms_of_names(analysis: Analysis) -> dict[str, str]:
    return {entity.id: " ".join((entity.name, *entity.aliases)) for entity in analysis.entities}


def _lines(quote: Quote, *, explain: bool) -> Iterator[str]:
    words = " ".join(quote.text.split())
    if quote.kind is not QuoteKind.INDIRECT:
        words = f"“{words}”"
    if quote.kind in (QuoteKind.SPEECH, QuoteKind.INDIRECT):
        notes = [note for note in (quote.cue, _CALLED.get(quote.kind, "")) if note[-1:].isalnum()]
        yield f"{words} — {quote.speaker or 'not named'}" + (f" ({', '.join(notes)})" if notes else "")
    else:
        yield f"{words} — {_CALLED[quote.kind]}"
    if explain:
        yield from (f"    {line}" for line in _explained(quote))


def _explained(quote: Quote) -> Sequence[str]:
    """Return why a speaker was chosen: how surely, by what, and what else is told."""
    told = [
        (quote.reporter, "as {} tells it"),
        (quote.addressee, "said to {}"),
        (_day(quote), "said on {}"),
        (quote.said_in, "said in {}"),
    ]
    lines = [f"{quote.score:.0%} sure"] if quote.speaker or quote.score else []
    lines += quote.reasons
    lines += [phrase.format(what) for what, phrase in told if what]
    if quote.speaker:
        lines.append(f"stance: {quote.stance.value}")
    return lines


def _day(quote: Quote) -> str:
    return f"{quote.said_on} ({quote.said_on_value})" if quote.said_on_value else quote.said_on
