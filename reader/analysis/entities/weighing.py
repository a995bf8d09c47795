"""All evidence of one article weighed together: each wording gets one kind, or none.

One article, one kind per name: what a name is called once (“the town of …”) holds wherever it stands.
After Mikheev, Moens and Grover (1999), “Named Entity Recognition without Gazetteers”.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.analysis.entities.candidates import CERTAIN, Candidate, Evidence
from reader.analysis.entities.gazetteer import Gazetteer
from reader.article import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

_THRESHOLD = 0.9
_WEAK_THRESHOLD = 1.2
_REPEATED_THRESHOLD = 1.44
#: What is led past counts so much at least, so that the one that leads is accepted.
_LEAST_LED = 0.5
_MAX_VOTES = 12
_ACRONYM = re.compile(
    r"(?: \((?:the )?|, (?:or|known as|also known as|better known as) (?:the )?)"
    r"[\"“‘]?([^\W\d_][\w.&-]{1,11}?)[\"”’]?(?:[,;)]| or )"
    r"|, (?:also |better )?known by its (?:[\w-]+ )?(?:acronym|initials),? ([A-Z][\w.&-]{1,11}?)\b"
)
_NATIONAL = re.compile(r"(.{3,}?)(?:n|an|ian|ean|ese|ish|i)s?$")
_MIN_SHOUTED = 4
_CONTINENTS = frozenset(("Africa", "America", "Asia", "Europe"))
_STORMS = frozenset(("Hurricane", "Typhoon", "Cyclone", "Storm"))
#: The points of an organisation that is one by its head word or by the lists.
_SURE = 4.0
_MIN_INITIALS = 3
#: In a name of more words an inner one may be what the person goes by.
_MIN_LONG = 3
#: A short form that is no initials (“Ibram”) must be in use besides.
_REPEATED = 1
_CAPITALS = re.compile(r"[A-Z]{2,7}")
_LETTERS = re.compile(r"[^\W\d_]{2,7}")
_FUNCTION_CAPITALS = frozenset(("of", "the", "for", "and", "on", "in", "to"))


def weigh(
    text: str, candidates: Sequence[Candidate], lists: Gazetteer
) -> tuple[dict[str, EntityKind], dict[str, str]]:
    """Return the kind of every accepted wording, and the acronyms with the names they stand for."""
    ballot = Ballot(candidates, lists)
    acronyms = defined_acronyms(text, candidates, lists)
    ballot.hear_datelines(candidates)
    ballot.hear_acronyms(acronyms)
    ballot.hear_full_names()
    ballot.hear_storms()
    ballot.hear_firms()
    ballot.hear_nations()
    ballot.hear_families()
    return ballot.kinds(candidates), acronyms


def defined_acronyms(text: str, candidates: Sequence[Candidate], lists: Gazetteer) -> dict[str, str]:
    """Return the short forms given in brackets behind a name: “World Health Organization (WHO)”."""
    found: dict[str, str] = {}
    for candidate in candidates:
        if " " not in candidate.wording or not text.startswith((" (", ", "), candidate.end):
            continue
        bracket = _ACRONYM.match(text, candidate.end)
        if bracket is None:
            continue
        short = bracket.group(1) or bracket.group(2)
        initials = {word[0].lower() for word in candidate.wording.split()}
        sure = candidate.evidence.get(ORGANISATION, 0.0) >= _SURE and text[candidate.end + 1] == "("
        foreign = sure and short.isupper() and _LETTERS.fullmatch(short)
        called = short.istitle() and not (short in lists.known or short in lists.surnames)
        if sure and called and text.count(short) > _REPEATED:
            found.setdefault(short, candidate.wording)
        if sum(char.isupper() for char in short) > 1 and (foreign or short[0].lower() in initials):
            found.setdefault(short, candidate.wording)
    for short, long in _by_initials(candidates).items():
        found.setdefault(short, long)
    return found


def _by_initials(candidates: Iterable[Candidate]) -> dict[str, str]:
    """Return the capitals that spell the initials of one organisation named before them in full."""
    longs: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for candidate in candidates:
        words = [word for word in candidate.wording.split() if word not in _FUNCTION_CAPITALS]
        if len(words) > _MIN_INITIALS - 1 and candidate.evidence.get(ORGANISATION, 0.0) >= _SURE:
            longs.setdefault("".join(word[0] for word in words), set()).add(candidate.wording)
        fitting = longs.get(candidate.wording, set()) if _CAPITALS.fullmatch(candidate.wording) else set()
        if len(fitting) == 1:
            found[candidate.wording] = next(iter(fitting))
    return found


class Ballot:
    """The points of each wording, summed over the article, and what related wordings add to them."""

    def __init__(self, candidates: Iterable[Candidate], lists: Gazetteer) -> None:
        self._lists = lists
        self._sums: dict[str, Evidence] = {}
        self._counts: Counter[str] = Counter()
        for candidate in candidates:
            self._counts[candidate.wording] += 1
            total = self._sums.setdefault(candidate.wording, {})
            if self._counts[candidate.wording] <= _MAX_VOTES:
                for kind, points in candidate.evidence.items():
                    total[kind] = total.get(kind, 0.0) + points

    def _best(self, wording: str) -> EntityKind | None:
        """Return the kind with most points so far."""
        total = self._sums.get(wording)
        return max(total, key=lambda kind: total[kind], default=None) if total else None

    def _add(self, wording: str, kind: EntityKind, points: float) -> None:
        if wording in self._sums:
            total = self._sums[wording]
            total[kind] = total.get(kind, 0.0) + points

    def hear_datelines(self, candidates: Iterable[Candidate]) -> None:
        """Let a dateline in capitals speak for the town's name in the text."""
        for candidate in candidates:
            if candidate.evidence == {PLACE: CERTAIN}:
                self._add(candidate.wording.title(), PLACE, CERTAIN)

    def hear_acronyms(self, acronyms: dict[str, str]) -> None:
        """Give a short form the evidence of the name it stands for; it is no person."""
        for short, long in acronyms.items():
            self._sums.setdefault(short, {})
            for kind, points in list(self._sums.get(long, {}).items()):
                if kind is not None and kind is not PERSON:
                    self._add(short, kind, points)

    def hear_full_names(self) -> None:
        """Let a full name speak for its parts: who is “Ana Ruiz” once is a person as “Ruiz” too."""
        lists = self._lists
        for wording in list(self._sums):
            words = wording.split()
            if len(words) < 2 or self._best(wording) is not PERSON:
                continue
            inner = [(word, 2.0) for word in words[1:-1] if len(words) > _MIN_LONG and word[0].isupper()]
            for part, points in ((words[-1], 4.0), (words[0], 2.0), (" ".join(words[1:]), 3.0), *inner):
                if not self._may_name_people(part, wording):
                    continue
                votes = self._counts[part] if part in lists.known else 1
                self._add(part, PERSON, points * votes)
            if len(words[-1]) >= _MIN_SHOUTED:
                shouted = words[-1].upper()
                self._add(shouted, PERSON, 4.0 * self._counts[shouted])

    def _may_name_people(self, part: str, whole: str) -> bool:
        """Tell whether a part of a full name can be a person's: “Korea”, “U.S.”, “African” are not."""
        lists = self._lists
        if part.isupper() and len(part) > 1 and not whole.isupper():
            return False
        kind = lists.known.get(part)
        if part in lists.acronyms or part in lists.cues["season"]:
            return False
        if kind is PLACE:
            named = part in lists.surnames or part in lists.first_names
            return named and part not in lists.countries and part not in _CONTINENTS
        return kind is None or kind is PERSON

    def hear_storms(self) -> None:
        """Let “Hurricane Brisa” speak for “Brisa”: storms are called by their names alone."""
        for wording in list(self._sums):
            words = wording.split()
            if words[-2:-1] and words[-2] in _STORMS and words[-1] in self._sums:
                self._lead(words[-1], EntityKind.EVENT)

    def hear_firms(self) -> None:
        """Let an organisation's full name speak for its first word: “Hansolia Electronics Co.”."""
        lists = self._lists
        for wording in list(self._sums):
            words = wording.split()
            if len(words) < 2 or words[-1] not in lists.organisation.last or words[1] in ("of", "for"):
                continue
            if words[0] not in lists.known and self._best(wording) is ORGANISATION:
                self._add(words[0], ORGANISATION, 4.0)

    def hear_nations(self) -> None:
        """Read a word and what is made of it as a land and its people: “Ostria”, “Ostrian”."""
        for wording in list(self._sums):
            found = None if " " in wording or wording in self._lists.known else _NATIONAL.match(wording)
            if found is None or self._is_first_name(wording):
                continue
            lands = (found.group(1) + end for end in ("", "a", "e", "y", "ia"))
            land = next((land for land in lands if land in self._sums and land != wording), "")
            if land and self._may_be_land(land):
                self._add(land, PLACE, 3.0)
                self._lead(wording, EntityKind.GROUP)

    def _is_first_name(self, wording: str) -> bool:
        """Tell whether a wording is a person's by its points and by the lists: “Francis” is of no France."""
        named = wording in self._lists.first_names or wording in self._lists.surnames
        return named and self._best(wording) is PERSON

    def _may_be_land(self, wording: str) -> bool:
        """Tell whether a wording is a place, or an unknown word that is no name of people."""
        lists = self._lists
        return self._best(wording) is PLACE or not (wording in lists.first_names or wording in lists.surnames)

    def hear_families(self) -> None:
        """Make a group of a family named in the plural: “the Okafors” beside “Helen Okafor”."""
        families = {wording.split()[-1] + "s" for wording in self._sums if self._best(wording) is PERSON}
        for plural in families & self._sums.keys():
            if plural not in self._lists.known and plural not in self._lists.surnames:
                self._lead(plural, EntityKind.GROUP)

    def _lead(self, wording: str, kind: EntityKind) -> None:
        """Put `kind` before all others."""
        total = self._sums[wording]
        total[kind] = max(*total.values(), _LEAST_LED) + 1.0

    def kinds(self, candidates: Iterable[Candidate]) -> dict[str, EntityKind]:
        """Return the kind of every wording whose best one has points enough."""
        strong = {candidate.wording for candidate in candidates if not candidate.weak}
        kinds: dict[str, EntityKind] = {}
        for wording, total in self._sums.items():
            kind = self._best(wording)
            bar = _THRESHOLD if wording in strong or wording in self._lists.known else _WEAK_THRESHOLD
            if self._counts[wording] > 1:
                bar *= _REPEATED_THRESHOLD / _THRESHOLD
            if kind is not None and total[kind] >= bar:
                kinds[wording] = kind
        return kinds
