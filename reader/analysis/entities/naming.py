"""Names in one article: candidates are gathered and weighed, and every known name is found again."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from reader.analysis.entities import evidence as points
from reader.analysis.entities.candidates import CERTAIN, NO_TITLE, Candidate, Named, Piece, Title
from reader.analysis.entities.capitals import Line, Style, Word, lines, runs
from reader.analysis.entities.careless import careless, small_names
from reader.analysis.entities.completing import completed, joined
from reader.analysis.entities.dates import dates
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.letters import addressed
from reader.analysis.entities.modelling import Tagger
from reader.analysis.entities.opinions import Opinions
from reader.analysis.entities.parsing import Parser
from reader.analysis.entities.reading import lower_words
from reader.analysis.entities.recall import Recall
from reader.analysis.entities.weighing import weigh
from reader.analysis.progress import Stage, told
from reader.article import EntityKind

_UPPER = "[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĞĠĢĦĪİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ]"
_DATELINE = re.compile(
    rf"({_UPPER}(?:{_UPPER}|[.'’-])+(?: {_UPPER}(?:{_UPPER}|[.'’-])+){{0,3}})"
    r"(?:, ([A-Z][\w.]+(?: [A-Z]\w+)?))?(?:, \w+\.? \d\d?(?:, (?:19|20)\d\d)?"
    r"|, \d\d? \w+(?: (?:19|20)\d\d)?)?"
    r"(?: ?\([^()\n]{2,30}\))? ?(?:—|–|--|- )"
)
#: An American state in short, as datelines have it: “Ga.”.
_STATE = re.compile(r"[A-Z][a-z]{1,4}\.|[A-Z]\.[A-Z]\.")
#: Party and state as American reports give them behind a name: “(D-Ohio)”.
_PARTY = re.compile(r"[DRI]-[A-Z][\w.]*")


@dataclass(frozen=True, slots=True)
class Naming:
    """The mentions of one text in order, and the short forms it defines: “World Health … (WHO)”."""

    mentions: tuple[Named, ...]
    acronyms: dict[str, str]


def name_all(
    text: str, lists: Gazetteer, credited: Collection[int] = (), tagger: Tagger | None = None
) -> Naming:
    """Return all mentions of `text`, in order, without overlaps.

    `credited` holds the offsets of lines that name people as bylines and credits do; `tagger` is the learnt
    model that the rules are to listen to, if any.
    """
    lower = lower_words(text)
    read = list(lines(text, lists, credited))
    in_haste = careless(text)
    parser = Parser(text, lists, _telling(lower, read, lists) if in_haste else lower)
    candidates: list[Candidate] = []
    for line in told(read, Stage.LINES):
        if line.style is Style.NORMAL:
            towns = _dateline(text, line, parser, lists)
            sure = towns or addressed(text, line, lists)
            candidates.extend(sure)
            candidates.extend(_candidates(text, line, sure[-1].end if sure else line.start, parser, lists))
        elif line.style is Style.HEADLINE:
            candidates.extend(addressed(text, line, lists))
    if tagger is not None:
        starts = {word.start for line in read if line.style is Style.NORMAL for word in line.words}
        others = (lists.event.last, lists.things)
        tagged = [
            name
            for name in tagger.names(text)
            if name.start in starts and not any(name.wording.split()[-1] in words for words in others)
        ]
        opinions = Opinions(tagged, lists, lambda word: _is_no_name(word, parser, lists))
        candidates = opinions.joined(candidates)
    kinds, acronyms = weigh(text, candidates, lists)
    taken = [Named(span.start, span.end, span.of(text), EntityKind.DATE) for span in dates(text)]
    taken.extend(
        Named(c.start, c.end, c.wording, kinds[c.wording], c.title) for c in candidates if c.wording in kinds
    )
    mentions = _without_overlaps(taken)
    again = Recall(text, kinds, lists, parser)
    mentions = _without_overlaps([*mentions, *again.find(read, mentions)])
    whole, defined = completed(text, mentions, lists)
    whole = joined(whole, small_names(text, whole, lower, lists, in_haste), displace=False)
    return Naming(tuple(whole), defined | acronyms)


def _telling(lower: frozenset[str], read: Iterable[Line], lists: Gazetteer) -> frozenset[str]:
    """Return the small words of a careless text that show a word to be an ordinary one.

    A name that stands inside a sentence with its capital is one, though it is written small elsewhere.
    """
    inside = {word.text.lower() for line in read for word in line.words if not word.opens}
    return lower - (inside - lists.words)


def _dateline(text: str, line: Line, parser: Parser, lists: Gazetteer) -> list[Candidate]:
    """Return the town in capitals that opens a report, and its state: “PORT ELLERY, Maine (AP) —”."""
    found = _DATELINE.match(text, line.start, line.end)
    if found is None:
        return []
    state = found.group(2) or ""
    if not state and all(parser.ordinary(word) for word in found.group(1).split()):
        return []
    places = [Candidate(found.start(1), found.end(1), found.group(1), {EntityKind.PLACE: CERTAIN})]
    if lists.known.get(state) is EntityKind.PLACE or _STATE.fullmatch(state):
        places.append(Candidate(found.start(2), found.end(2), state, {EntityKind.PLACE: CERTAIN}))
    return places


def _candidates(text: str, line: Line, start: int, parser: Parser, lists: Gazetteer) -> Iterator[Candidate]:
    """Yield the possible names of a normally cased line from `start` on."""
    for run in runs(tuple(word for word in line.words if word.start >= start)):
        for piece in parser.pieces(run):
            wording = parser.wording(piece.words)
            single = len(piece.words) == 1
            idle = single and _is_idle(piece.words[0], piece.title, parser, lists)
            if idle and not points.is_state(text, piece.start, piece.end):
                continue
            if not single and wording.isupper() and _is_shouted(piece, parser):
                continue
            found = points.of_piece(piece, parser, lists)
            if lists.known.get(wording) is not EntityKind.GROUP:  # “Polish newspapers” names no newspaper
                for kind, value in points.of_context(text, piece.start, piece.end, lists).items():
                    found[kind] = found.get(kind, 0.0) + value
            yield Candidate(
                piece.start, piece.end, wording, found, piece.title, single and piece.words[0].opens
            )


def _is_shouted(piece: Piece, parser: Parser) -> bool:
    """Tell whether words in capitals are emphasis or a run-in heading: most of them are ordinary."""
    ordinary = sum(1 for word in piece.words if len(word.text) > 3 and parser.ordinary(word.text))
    return 2 * ordinary >= len(piece.words)


def _is_idle(word: Word, title: Title, parser: Parser, lists: Gazetteer) -> bool:
    """Tell whether a single capitalised word is no name by itself: an ordinary word, a title, a letter."""
    if len(word.text.rstrip(".")) < 2 or (word.text[1] in "-‐–" and word.text[2:].islower()):
        return True
    if _PARTY.fullmatch(word.text):
        return True
    if title is not NO_TITLE or word.text in lists.known or word.text in lists.ambiguous:
        return False
    if word.text in lists.ranks or word.text in lists.honorifics or word.text in lists.function_words:
        return True
    if word.text in lists.cues["solo"]:
        return word.opens
    return parser.ordinary(word.text)


def _is_no_name(word: str, parser: Parser, lists: Gazetteer) -> bool:
    """Tell whether a wording is a single word that the lists or the text have as an ordinary one."""
    if " " in word or word in lists.known:
        return False
    if len(word) < 2 or (word[1] in "-‐–" and word[2:].islower()):
        return True
    listed = word in lists.not_names or word in lists.function_words or word in lists.acronyms
    return listed or word in lists.ranks or word in lists.honorifics or parser.ordinary(word)


def _without_overlaps(mentions: Iterable[Named]) -> list[Named]:
    """Return the mentions in order; of two that overlap the longer stays."""
    kept: list[Named] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
