"""What is corrected in names and quotes, from their lists, their cards and the text."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from reader.article import Entity, EntityKind, Quote, Span
from reader.article.anchors import make_anchor
from reader.article.corrections import (
    Correction,
    EntityCorrection,
    EntityDeed,
    QuoteCorrection,
    QuoteDeed,
    name_key,
)
from reader.ui.correcting import about, correct
from reader.ui.screens.pick import Choice, Pick, PickOrType

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen


class Tell(Protocol):
    """Says something where the reader looks."""

    def __call__(self, message: str, *, failed: bool = False) -> None:
        """Say it."""


Subject: TypeAlias = Entity | Quote
Deed: TypeAlias = "Callable[[ReaderScreen, Subject, Tell], None]"
#: The most mentions that are offered to be parted one by one.
_MOST_MENTIONS = 100
_NO_ENTITY, _NO_QUOTE = "That is for names: choose one", "That is for quotes: choose one"


def _ask(screen: "ReaderScreen", title: str, choices: list[Choice], then: Callable[[int], None]) -> None:
    def chosen(item: int | None) -> None:
        if item is not None and screen.is_attached:
            then(item)
            screen.update_status()

    hint = "type to narrow; Enter chooses, Esc lets it be"
    screen.app.push_screen(Pick(screen.broadsheet.palette, title, choices, None, hint), chosen)


# Entities.


def rename(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Ask for another name of an entity."""
    if not isinstance(subject, Entity):
        tell(_NO_ENTITY)
        return
    from reader.ui.screens.ask import AskLine

    def answered(name: str | None) -> None:
        name = " ".join((name or "").split())
        if name and name != subject.name and screen.is_attached:
            made = replace(about(screen, subject, EntityDeed.RENAME), to=name)
            _do(screen, tell, [made], f"“{subject.name}” is called “{name}” now")

    question = AskLine(
        f"What is “{subject.name}” called?", subject.name, "Enter keeps the name, Esc the old one"
    )
    screen.app.push_screen(question, answered)


def join(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Ask which other entity this one is, and join the two."""
    if not isinstance(subject, Entity):
        tell(_NO_ENTITY)
        return
    others = [one for one in screen.analysis.entities if one.id != subject.id]
    others.sort(key=lambda one: one.kind is not subject.kind)

    def chosen(item: int) -> None:
        other = others[item]
        target = about(screen, other, EntityDeed.JOIN)
        made = replace(about(screen, subject, EntityDeed.JOIN), to=target.name, to_kind=target.kind)
        _do(screen, tell, [made], f"“{subject.name}” is “{other.name}”")

    choices = [Choice(one.name, one.kind.value, also=" ".join((*one.aliases, one.role))) for one in others]
    _ask(screen, f"“{subject.name}” is the same as…", choices, chosen)


def part(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Ask which form or mention of an entity means another, or which join is taken back."""
    if not isinstance(subject, Entity):
        tell(_NO_ENTITY)
        return
    text = screen.opened.article.text
    base = about(screen, subject, EntityDeed.PART)
    choices: list[Choice] = []
    deeds: list[tuple[list[Correction], list[Correction], str]] = []
    for one in _joined_into(screen, subject):
        choices.append(Choice(f"{one.name}, which was joined with it", "joined"))
        deeds.append(([], [one], f"“{one.name}” is a thing of its own again"))
    forms: dict[str, list[Span]] = {}
    for mention in subject.mentions:
        forms.setdefault(name_key(mention.span.of(text)), []).append(mention.span)
    if len(forms) > 1:
        for spans in forms.values():
            words = spans[0].of(text)
            choices.append(Choice(f"“{words}”, wherever it stands", str(len(spans))))
            deeds.append(
                ([replace(base, words=words, to_kind=subject.kind)], [], f"“{words}” is another one")
            )
    for mention in subject.mentions[:_MOST_MENTIONS] if len(subject.mentions) > 1 else ():
        span = mention.span
        around = Span(max(0, span.start - 30), min(len(text), span.end + 40))
        choices.append(Choice("…" + " ".join(around.of(text).split()) + "…", "only here"))
        made = replace(base, anchor=make_anchor(text, span), to=span.of(text), to_kind=subject.kind)
        deeds.append(([made], [], f"“{span.of(text)}” is another one here"))
    if not choices:
        tell(f"“{subject.name}” is mentioned once: there is nothing to part")
        return

    def chosen(item: int) -> None:
        made, gone, told = deeds[item]
        _do(screen, tell, made, told, gone)

    _ask(screen, f"Not “{subject.name}”, but another:", choices, chosen)


def _joined_into(screen: "ReaderScreen", subject: Entity) -> list[EntityCorrection]:
    key = name_key(about(screen, subject, EntityDeed.JOIN).name)
    made = screen.lists.corrections.entities
    return [one for one in made if one.deed is EntityDeed.JOIN and name_key(one.to) == key]


def change_kind(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Ask what kind of thing an entity is."""
    if not isinstance(subject, Entity):
        tell(_NO_ENTITY)
        return
    kinds = [kind for kind in EntityKind if kind is not subject.kind]

    def chosen(item: int) -> None:
        made = replace(about(screen, subject, EntityDeed.KIND), to_kind=kinds[item])
        _do(screen, tell, [made], f"“{subject.name}” is filed under {kinds[item].value}")

    _ask(screen, f"“{subject.name}” ({subject.kind.value}) is a…", [Choice(k.value) for k in kinds], chosen)


def drop(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Hide an entity, or show it again; say of a quote that it is none."""
    if isinstance(subject, Quote):
        made = QuoteCorrection(QuoteDeed.NO_QUOTE, make_anchor(screen.opened.article.text, subject.span))
        _do(screen, tell, [made], "Taken for no quote")
    elif subject.id in screen.lists.hidden:
        hiding = about(screen, subject, EntityDeed.HIDE)
        gone = [
            one
            for one in screen.lists.corrections.entities
            if one.deed is EntityDeed.HIDE and name_key(one.name) == name_key(hiding.name)
        ]
        _do(screen, tell, [], f"“{subject.name}” is shown again", gone)
    else:
        _do(
            screen,
            tell,
            [about(screen, subject, EntityDeed.HIDE)],
            f"Hid “{subject.name}”: H shows what is hidden",
        )


# Quotes.


def set_speaker(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Ask who said a quote: an entity, a name that is typed, or nobody who is named."""
    if not isinstance(subject, Quote):
        tell(_NO_QUOTE)
        return
    anchor = make_anchor(screen.opened.article.text, subject.span)
    able = (one for one in screen.analysis.entities if one.kind not in _MUTE)
    speakers = sorted(able, key=lambda one: _SPEAKING.get(one.kind, len(_SPEAKING)))
    choices = [Choice(one.name, one.kind.value, also=" ".join((*one.aliases, one.role))) for one in speakers]
    choices.append(Choice("nobody who is named"))

    def chosen(answer: int | str | None) -> None:
        if answer is None or not screen.is_attached:
            return
        made = QuoteCorrection(QuoteDeed.SPEAKER, anchor)
        told = "Said by nobody who is named"
        if isinstance(answer, str):
            made, told = replace(made, to=answer), f"Said by {answer}"
        elif answer < len(speakers):
            known = about(screen, speakers[answer], EntityDeed.JOIN)
            made = replace(made, to=known.name, to_kind=known.kind)
            told = f"Said by {speakers[answer].name}"
        _do(screen, tell, [made], told)
        screen.update_status()

    palette = screen.broadsheet.palette
    asking = PickOrType(
        palette, "Who said this?", choices, "a name of the list, or any other; Esc lets it be"
    )
    screen.app.push_screen(asking, chosen)


#: Kinds that say nothing, and those that say most.
_MUTE = frozenset({EntityKind.DATE, EntityKind.MONEY, EntityKind.PERCENTAGE, EntityKind.EVENT})
_SPEAKING = {
    kind: number
    for number, kind in enumerate(
        (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP, EntityKind.PLACE)
    )
}


def quote_here(screen: "ReaderScreen", count: int | None) -> None:
    """Let the selection be a quote, or where the quote it touches begins and ends."""
    text, selection = screen.opened.article.text, screen.page.selection
    span = selection.span(text) if selection is not None else None
    if span is None or not span.of(text).strip():
        screen.tell("Select the words first: v, then a motion")
        return
    extent = make_anchor(text, span)
    chosen, touched = screen.chosen_quote, [one for one in screen.lists.quotes if one.span.overlaps(span)]
    known = chosen if chosen in touched else next(iter(touched), None)
    screen.page.select(None)
    if known is None:
        correct(screen, [QuoteCorrection(QuoteDeed.QUOTE, extent)], "A quote: c in its list says who spoke")
    else:
        made = QuoteCorrection(QuoteDeed.EXTENT, make_anchor(text, known.span), extent=extent)
        correct(screen, [made], "The quote begins and ends there")


def keep(screen: "ReaderScreen", subject: Subject, tell: Tell) -> None:
    """Keep a quote as an annotation."""
    from reader.ui.handlers.marking import keep_quote

    tell(keep_quote(screen, subject) if isinstance(subject, Quote) else _NO_QUOTE)


# Both.


def take_corrections_back(screen: "ReaderScreen", subject: Subject | None, tell: Tell) -> None:
    """List what was corrected in the article, and take back what is chosen."""
    made = screen.lists.corrections.all
    if not made:
        tell("Nothing was corrected in this article")
        return

    def chosen(item: int) -> None:
        _do(screen, tell, [], "Taken back", [made[item]])

    _ask(screen, "Your corrections: Enter takes one back", [_told(one) for one in made], chosen)


def _told(one: Correction) -> Choice:
    """Return how a correction is listed."""
    if isinstance(one, QuoteCorrection):
        words = " ".join(one.anchor.exact.split())
        answers = {
            QuoteDeed.QUOTE: "is a quote",
            QuoteDeed.NO_QUOTE: "is no quote",
            QuoteDeed.SPEAKER: f"said by {one.to or 'nobody who is named'}",
            QuoteDeed.EXTENT: f"is “{' '.join(one.extent.exact.split())}”" if one.extent else "",
        }
        return Choice(f"“{words}” {answers[one.deed]}", "quote")
    kind = one.to_kind.value if one.to_kind else ""
    answers_of_names = {
        EntityDeed.JOIN: f"is {one.to}",
        EntityDeed.PART: f"“{one.words or one.to}” is another",
        EntityDeed.RENAME: f"is called {one.to}",
        EntityDeed.KIND: f"is filed under {kind}",
        EntityDeed.HIDE: "is hidden",
    }
    return Choice(f"{one.name}: {answers_of_names[one.deed]}", one.kind.value)


def _do(
    screen: "ReaderScreen",
    tell: Tell,
    made: list[EntityCorrection] | list[QuoteCorrection] | list[Correction],
    told: str,
    gone: list[Correction] | list[EntityCorrection] = (),  # type: ignore[assignment]
) -> None:
    correct(screen, made, told, gone)
    tell(f"{told} · u undoes")


#: What is done with an entity or a quote, by the ids of the actions.
DEEDS: Mapping[str, Deed] = {
    "subject.rename": rename,
    "subject.join": join,
    "subject.part": part,
    "subject.kind": change_kind,
    "subject.drop": drop,
    "subject.speaker": set_speaker,
    "list.keep": keep,
    "subject.corrections": take_corrections_back,
}
