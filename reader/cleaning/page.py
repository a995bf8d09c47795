"""A document on the cleaner's table: its units, what is known of each, and the verdicts so far."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.cleaning.context import in_context
from reader.cleaning.features import Facts, Story, facts_of, find_story
from reader.cleaning.furniture import Sign, sign_of
from reader.cleaning.hardwrap import unwrap
from reader.cleaning.rejoin import rejoin
from reader.cleaning.tables import tabulate
from reader.cleaning.units import Unit, key_of, read_units, word_set

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
    look: Callable[[str], Sign | None]

    @property
    def prose_share(self) -> float:
        """The share of the page's words that stand in whole sentences, 0 to 1."""
        return sum(fact.words for fact in self.facts if fact.prose) / max(
            1, sum(fact.words for fact in self.facts)
        )


class Verdict(NamedTuple):
    """That a unit is to go: its class, why in short phrases, strongest first, and its score in log-odds."""

    label: str
    reasons: tuple[str, ...]
    score: float = 0.0


def read_page(source: str, look: Callable[[str], Sign | None] | None = None) -> Page:
    """Read a source text into units and look at each of them.

    `look` may come with a memory of the same lines in another page: else it has one for this page.
    """
    look = look or line_signs()
    units = rejoin(unwrap(tabulate(source, read_units(source))), look)
    signs = in_context(units, [look(unit.text) for unit in units])
    seen: set[str] = set()
    facts = []
    for unit, sign in zip(units, signs, strict=True):
        key = key_of(unit.text)
        facts.append(facts_of(unit, sign, key in seen))
        seen.add(key)
    return Page(source, units, facts, _with_late_sentences(units, facts, find_story(facts)), look)


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


def line_signs() -> Callable[[str], Sign | None]:
    """Return what tells the sign of a line, with a memory of its own."""
    return _remembering(sign_of)


def _remembering(look: Callable[[str], Sign | None]) -> Callable[[str], Sign | None]:
    """Return `look` with a memory for one document: the same lines are asked about by several stages."""
    known: dict[str, Sign | None] = {}

    def remembered(text: str) -> Sign | None:
        if text not in known:
            known[text] = look(text)
        return known[text]

    return remembered
