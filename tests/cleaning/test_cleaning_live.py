"""Live reports: their times stay with what happened then; clocks and moments of comments are none."""

from reader.cleaning import clean
from reader.cleaning.live import live_entries
from reader.cleaning.page import read_page
from reader.sources import draft_from_text

_REPORT = (
    "Menu",
    "Sign in",
    "Subscribe",
    "Storm Ilka reaches the coast: as it happened",
    "Last updated at 15:42",
    "Share on Facebook",
    "15:40",
    "That is all for today. The harbour of Sund opens again at six tomorrow.",
    "14:55",
    "Ferries stay in port",
    "The last ferry has been sent back, its captain says, with forty people on board.",
    "Share on Twitter",
    "13:31",
    "The lifeboat is out for the third time since the morning.",
    "Privacy policy",
    "© 2025 The Islander. All rights reserved.",
)


def _paragraphs(*lines: str) -> list[str]:
    return clean(draft_from_text("\n\n".join(lines))).article.text.split("\n\n")


def test_the_times_of_a_live_report_stay_with_their_entries() -> None:
    kept = _paragraphs(*_REPORT)
    assert [line for line in kept if line[0].isdigit()] == ["15:40", "14:55", "13:31"]
    assert "Ferries stay in port" in kept
    assert kept[-1] == "The lifeboat is out for the third time since the morning."
    assert not any("Share" in line or "©" in line for line in kept)


def test_the_clock_of_a_player_is_no_entry() -> None:
    lines = [line for line in _REPORT if line not in ("15:40", "14:55")]
    assert "13:31" not in _paragraphs(*lines)


def test_times_in_no_order_are_no_report() -> None:
    shuffled = {"15:40": "0:12", "14:55": "9:58", "13:31": "1:02"}
    kept = _paragraphs(*(shuffled.get(line, line) for line in _REPORT))
    assert not set(kept) & set(shuffled.values())


def test_hours_may_be_told_in_halves_of_the_day() -> None:
    halves = {"15:40": "3.40pm BST", "14:55": "2:55 p.m.", "13:31": "1.31pm"}
    page = read_page("\n\n".join(halves.get(line, line) for line in _REPORT))
    found = {page.units[place].text for place in live_entries(page)}
    assert found >= {*halves.values(), "Ferries stay in port"}


def test_moments_under_names_are_those_of_comments() -> None:
    moments = ("15:40", "14:55", "13:31")
    named = [part for line in _REPORT for part in (("Bram", line) if line in moments else (line,))]
    assert not live_entries(read_page("\n\n".join(named)))


def test_what_is_no_time_of_day_heads_no_entry() -> None:
    odd = {"15:40": "25:40", "14:55": "14:75", "13:31": "13:31 to 14:00"}
    assert not live_entries(read_page("\n\n".join(odd.get(line, line) for line in _REPORT)))


def test_the_last_entry_ends_before_lines_that_are_no_sentences() -> None:
    lines = [*_REPORT[:-2], "A pier", "A boat", "A gull", "A rope"]
    page = read_page("\n\n".join(lines))
    assert "A rope" not in {page.units[place].text for place in live_entries(page)}
