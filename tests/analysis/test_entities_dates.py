"""Dates in running English."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, EntityKind


def dates(text: str) -> list[str]:
    spans = [
        mention.span
        for entity in find_entities(Article("a", text))
        if entity.kind is EntityKind.DATE
        for mention in entity.mentions
    ]
    return [span.of(text) for span in sorted(spans)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on Monday.", ["Monday"]),
        ("It closed on July 12 and reopened on August 3, 2021.", ["July 12", "August 3, 2021"]),
        ("It closed on 12 March 2018.", ["12 March 2018"]),
        ("It closed on Sept. 4.", ["Sept. 4"]),
        ("It lasted from June 3-4, 2019.", ["June 3-4, 2019"]),
        ("It was fought between 1950-1953.", ["1950-1953"]),
        ("Born in 1984, she left in May 2003.", ["1984", "May 2003"]),
        ("They met last month and this past weekend.", ["last month", "this past weekend"]),
        ("It began three weeks ago.", ["three weeks ago"]),
        ("It was a hit in the 1990s.", ["1990s"]),
        ("The file is dated 2021-04-17.", ["2021-04-17"]),
    ],
)
def test_dates_are_found_whole(text: str, expected: list[str]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It may rain. They march at dawn.",
        "Nothing happened.",
        "They paid $2000 for 1999 chairs, or 12.5% more.",
        "Call 555-2004 now.",
    ],
)
def test_numbers_and_verbs_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_a_month_can_be_a_name() -> None:
    text = "They asked April Fennimore and Theresa May about June Brandt."
    assert {e.name for e in find_entities(Article("a", text))} == {
        "April Fennimore",
        "Theresa May",
        "June Brandt",
    }
