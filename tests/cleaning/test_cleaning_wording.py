"""Words by themselves: what they weigh, in which language, and what a reader is told of it."""

import pytest

from reader.cleaning import clean
from reader.cleaning.units import key_of
from reader.cleaning.wording import (
    MOST_WORDS,
    Wording,
    learnt_wording,
    read_wording,
    tokens_of,
    write_wording,
)
from reader.sources import draft_from_text


@pytest.mark.parametrize(
    ("furniture", "story"),
    [
        ("Subscribe to our newsletter and never miss a post.", "She had missed the last boat by a minute."),
        ("Get in touch with our team today for a free quote.", "The team had been together for nine years."),
        (
            "This site uses cookies, read our privacy policy.",
            "He baked because it kept his hands from shaking.",
        ),
    ],
)
def test_furniture_is_worded_unlike_a_story(furniture: str, story: str) -> None:
    wording = learnt_wording()
    assert wording.weight(key_of(furniture)) < wording.weight(key_of(story)) - 100


@pytest.mark.parametrize(
    "line", ["", "?!", "Das Schiff legte erst am nächsten Morgen wieder ab", "灯台は町の目です"]
)
def test_what_is_not_in_english_is_not_judged(line: str) -> None:
    assert learnt_wording().weight(key_of(line)) == 0


def test_only_the_beginning_of_a_long_line_is_read() -> None:
    line = "and then the night came " * MOST_WORDS
    assert learnt_wording().weight(key_of(line)) == learnt_wording().weight(key_of(line + "subscribe"))


def test_words_pairs_and_ends_are_weighed() -> None:
    wording = Wording(1, {"sign": 2, "up": 4, "now": 0, "^sign": 8, "now$": 16}, {("sign", "up"): 32})
    assert wording.weight("sign up now") == 63
    assert wording.weight("now sign") == 3
    assert tokens_of("sign up 25") == {"sign", "up", "0", "^sign", "0$", "sign up", "up 0"}
    assert tokens_of("") == set()


def test_the_strongest_words_are_told() -> None:
    wording = Wording(0, {"sign": -60, "up": 70, "now": -9, "and": -99}, {("sign", "up"): -80})
    assert wording.strongest("sign up", against=True) == "sign up"
    assert wording.strongest("sign up", against=False) == "up"
    assert wording.strongest("now and", against=True) == ""
    assert wording.strongest("down", against=True) == wording.strongest("", against=True) == ""


def test_what_was_written_is_read_again() -> None:
    written = write_wording(-0.5, [("up", 0.0), ("sign up", 0.001), ("sign", -1.25), ("^up", 0.0)])
    assert read_wording(written) == Wording(-50, {"sign": -125, "up": 0}, {})


def test_the_reason_quotes_the_words() -> None:
    lines = (
        "Menu",
        "Sign in",
        "A Boat for the Winter",
        "The yard was full of boats that nobody had looked at since the spring, she said.",
        "He had bought the smallest of them, and nobody in the family knew what he wanted with it.",
        "Partner with our award-winning team and get your free consultation today!",
        "Related posts",
        "Privacy policy",
        "© 2025 Yard & Co. All rights reserved.",
    )
    cleaned = clean(draft_from_text("\n\n".join(lines)))
    gone = next(one for one in cleaned.removals if one.text.startswith("Partner with"))
    assert any(reason.startswith("says “") for reason in gone.reasons)
