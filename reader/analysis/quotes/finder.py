"""Finding an article's quotes: paragraphs, quoted stretches, speakers, and the joining of pieces."""

from collections.abc import Iterable, Iterator

from reader.analysis.quotes.attribution import Attribution
from reader.analysis.quotes.cast import make_cast
from reader.analysis.quotes.circumstances import dates_of
from reader.analysis.quotes.kinds import is_held_with_tongs, is_in_phrase
from reader.analysis.quotes.paragraphs import read_paragraphs
from reader.analysis.quotes.turns import Turn, read_turns
from reader.analysis.quotes.utterances import Utterance, read_utterances
from reader.analysis.quotes.verbs import stance_of
from reader.analysis.quotes.works import may_be_name
from reader.article import Article, Entity, Quote, QuoteKind, Span

#: Where a speaker is named who is not named by any words of the conversation.
NOWHERE = Span(0, 0)
#: Below this nobody is named: a wrong name is worse than none.
UNSURE = 0.3
#: How far from its end words fill a paragraph: a mark and a stop.
_EDGE = 3


def find_quotes(article: Article, entities: tuple[Entity, ...]) -> tuple[Quote, ...]:
    """Return the quotes of `article` in order of the text, with their speakers.

    Indirect speech is among them, and what stands between quotation marks for another reason.
    `entities` give names and ids to the speakers; without them names are read from the text alone.
    """
    text = article.text
    paragraphs = read_paragraphs(article)
    cast = make_cast(text, entities)
    utterances = read_utterances(text, paragraphs, cast, dates_of(entities))
    utterances += [_in_turn(turn) for turn in read_turns(article, paragraphs, cast)]
    spoken = {one.paragraph.span for one in utterances if one.direct and one.attribution is not None}
    quotes = [
        _quote(text, utterance, among_speech=utterance.paragraph.span in spoken) for utterance in utterances
    ]
    quotes += [
        Quote((span,), span.of(text), kind=kind)
        for paragraph in paragraphs
        for span, kind in paragraph.others
    ]
    return tuple(_nested(quotes))


def _nested(quotes: Iterable[Quote]) -> Iterator[Quote]:
    """Yield the quotes in order, without those that begin inside another and end behind it."""
    ends: list[int] = []
    for quote in sorted(quotes, key=lambda quote: (quote.span.start, -quote.span.end)):
        span = quote.span
        while ends and ends[-1] <= span.start:
            ends.pop()
        if not ends or span.end <= ends[-1]:
            ends.append(span.end)
            yield quote


def _in_turn(turn: Turn) -> Utterance:
    """Return a turn of a conversation as an utterance; its label stands for the clause that reports it."""
    utterance = Utterance(list(turn.pieces), turn.paragraph, is_speech=True)
    if turn.name:
        entity_id = turn.figure.entity_id if turn.figure is not None else ""
        labelled = turn.label is not None
        worth, why = (0.95, "the label of the turn") if labelled else (0.85, "whom the interview is with")
        utterance.attribution = Attribution(
            turn.name, turn.label or NOWHERE, ":" if labelled else "", entity_id, turn.figure, worth, (why,)
        )
    return utterance


def _quote(text: str, utterance: Utterance, *, among_speech: bool) -> Quote:
    pieces = tuple(utterance.pieces)
    words = " ".join(piece.of(text) for piece in pieces)
    who, told = utterance.attribution, utterance.told
    if who is None or who.score < UNSURE:
        reasons = who.reasons if who is not None else ("nobody around the words is said to say them",)
        return Quote(
            pieces,
            words,
            kind=_kind(text, utterance, among_speech=among_speech),
            score=0.0 if who is None else who.score,
            reasons=reasons,
        )
    reporter = told.reporter if told is not None else None
    if reporter is not None and reporter.name == who.name:
        reporter = None
    addressee = told.addressee if told is not None else None
    return Quote(
        pieces,
        words,
        who.name,
        who.span or None,
        who.entity_id,
        who.cue,
        direct=utterance.direct,
        kind=QuoteKind.SPEECH if utterance.direct else QuoteKind.INDIRECT,
        stance=stance_of(who.cue, _word_behind(text, utterance)),
        reporter=reporter.name if reporter else "",
        reporter_entity=reporter.entity_id if reporter else "",
        addressee=addressee.name if addressee else "",
        addressee_entity=addressee.entity_id if addressee else "",
        said_on=told.said_on if told else "",
        said_on_value=told.said_on_value if told else "",
        said_in=told.said_in if told else "",
        score=round(who.score, 2),
        reasons=who.reasons,
    )


def _word_behind(text: str, utterance: Utterance) -> str:
    """Return the last word before the quotation: “called for “…”” is another thing than “called it “…””."""
    before = text[max(0, utterance.pieces[0].start - 12) : utterance.pieces[0].start].split()
    return (
        before[-2]
        if len(before) > 1 and not before[-1].isalnum() and len(before[-1]) == 1
        else (before[-1].rstrip("“\"‘'«„") if before else "")
    )


def _kind(text: str, utterance: Utterance, *, among_speech: bool) -> QuoteKind:
    """Return what words that nobody was found to have said are: a scare quote, or speech of somebody unnamed.

    In a paragraph that quotes somebody they are likelier that one's.
    """
    paragraph = utterance.paragraph
    if len(utterance.pieces) > 1 or utterance.is_speech:
        return QuoteKind.SPEECH
    if among_speech and not is_in_phrase(text, utterance.pieces[0]):
        return QuoteKind.SPEECH
    piece = utterance.pieces[0]
    alone = paragraph.span.start >= piece.start - 2 and paragraph.span.end <= piece.end + _EDGE
    if not alone and not paragraph.heading and may_be_name(text, piece):
        return QuoteKind.TITLE
    tongs = is_held_with_tongs(text, utterance.pieces[0], heading=paragraph.heading, label=alone)
    return QuoteKind.SCARE if tongs else QuoteKind.SPEECH
