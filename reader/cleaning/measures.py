"""Answering the questions of `columns` for every line of a page, column by column.

Columns are lists with one number a line: the classifier adds up weights along them, which is the quickest
way that plain Python has.
"""

from collections.abc import Mapping, Sequence

from reader.article import BlockKind
from reader.cleaning.columns import COLUMNS
from reader.cleaning.features import Facts, Story
from reader.cleaning.line_answers import Answers, kinship, layout, own_answers, people
from reader.cleaning.surroundings import around, endings, patterns, places, windows
from reader.cleaning.units import Unit

__all__ = ["Answers", "measure"]


def measure(
    units: Sequence[Unit],
    facts: Sequence[Facts],
    story: Story,
    headline: str,
    pictures: Mapping[int, BlockKind],
) -> Answers:
    """Return the answers for each unit; `headline` is the key of the page's headline, or empty.

    `pictures` are the places of captions and credits.
    """
    if not units:
        return {column.name: [] for column in COLUMNS}
    kinds = {BlockKind.CAPTION: 1, BlockKind.CREDIT: 2}
    return {
        "picture": [kinds[pictures[place]] if place in pictures else 0 for place in range(len(units))],
        **own_answers(units, facts),
        **kinship(facts, story, headline),
        **layout(units, facts),
        **people(units, facts),
        **around(facts),
        **windows(units, facts),
        **places(facts, story),
        **endings(facts),
        **patterns(facts),
    }
