"""A document on the cleaner's table: its units, what is known of each, and the verdicts so far."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.cleaning.context import in_context
from reader.cleaning.features import Facts, Story, facts_of, find_story
from reader.cleaning.furniture import Sign, sign_of, signs_of
from reader.cleaning.hardwrap import unwrap
from reader.cleaning.rejoin import rejoin
from reader.cleaning.tables import tabulate
from reader.cleaning.units import Unit, read_units, word_set

#: How many lines may stand between two stretches of one story, and what none goes on behind.
_LONGEST_BREAK = 12
_OVER = word_set("comment comment-form copyright cookies author-bio tags contact byline")


class Page(NamedTuple):
    """The units of a source text with their sentences made whole, and what they look like."""

    source: str
    units: Sequence[Unit]
    facts: Sequence[Facts]
    story: Story
    #: What tells a line's sign, with a memory of the lines it has seen.
    look: "LineSigns"
    #: The share of the page's words that stand in whole sentences, 0 to 1.
    prose_share: float


class Verdict(NamedTuple):
    """That a unit is to go: its class, why in short phrases, strongest first, and its score in log-odds."""

    label: str
    reasons: tuple[str, ...]
    score: float = 0.0


class LineSigns:
    """What tells the signs of lines, with a memory: several stages ask about the same lines."""

    def __init__(self) -> None:
        self._known: dict[str, Sign | None] = {}

    def __call__(self, text: str) -> Sign | None:
        """Return the sign of a line, or None if its words say nothing."""
        if text not in self._known:
            self._known[text] = sign_of(text)
        return self._known[text]

    def of(self, texts: Iterable[str]) -> list[Sign | None]:
        """Return the signs of lines, looking at all new ones at once."""
        texts = list(texts)
        self._known |= signs_of([text for text in texts if text not in self._known])
        return list(map(self._known.__getitem__, texts))


def read_page(source: str, look: LineSigns | None = None) -> Page:
    """Read a source text into units and look at each of them.

    `look` may come with a memory of the same lines in another page: else it has one for this page.
    """
    look = look or LineSigns()
    lines = unwrap(tabulate(source, read_units(source)))
    look.of(unit.text for unit in lines)
    units = rejoin(lines, look)
    signs = in_context(units, look.of(unit.text for unit in units))
    seen: set[str] = set()
    facts = []
    for unit, sign in zip(units, signs, strict=True):
        fact = facts_of(unit, sign, seen)
        facts.append(fact)
        seen.add(fact.key)
    story = _with_late_sentences(units, facts, find_story(facts))
    return Page(source, units, facts, story, look, share_of_prose(facts))


def share_of_prose(facts: Iterable[Facts]) -> float:
    """Return the share of words that stand in whole sentences, 0 to 1."""
    words = prose = 0
    for fact in facts:
        words += fact.words
        prose += fact.words if fact.prose else 0
    return prose / max(1, words)


def _with_late_sentences(units: Sequence[Unit], facts: Sequence[Facts], story: Story) -> Story:
    """Return the story with the sentences behind a list of links that a link has broken.

    The article's own sentences are broken around names; those under the headlines of others seldom are.
    """
    last = story.last
    if not story.words or not any(unit.joined == "broken-sentence" for unit in units[story.first : last + 1]):
        return story
    for place in range(last + 1, len(units)):
        if place > last + _LONGEST_BREAK or facts[place].furniture in _OVER:
            break
        if facts[place].prose and units[place].joined == "broken-sentence":
            last = place
    return story._replace(last=last)
