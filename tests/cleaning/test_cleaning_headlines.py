"""The headline of a page: found where papers set it, and the same when the cleaned text is cleaned again."""

import pytest

from reader.pipeline import open_text

LEAD = (
    "The river council of Velmora voted on Tuesday to mend the old harbour bridge before the winter rains, "
    "after engineers had found cracks in two of its seven piers."
)
MORE = (
    "Work on the bridge begins in March, said Orla Tennant, who heads the council, and it should be over "
    "before the regatta, when ten thousand visitors are expected along both banks."
)
LAST = (
    "The ferry crosses every half hour until then, and costs nothing, since the council pays for it out of "
    "the harbour dues that it has raised this year."
)


def page_of(*lines: str) -> str:
    return "\n\n".join(lines)


def title_and_text(text: str) -> tuple[str, str]:
    article = open_text(text).article
    return article.meta.title, article.text


def around(first: str, *over: str, last: tuple[str, ...] = ()) -> str:
    """Return a scraped page: its <title>, a menu, what stands over the story, the story, a footer."""
    return page_of(
        first, "Skip to content", "Sign in", "Subscribe", *over, LEAD, MORE, LAST, *last,
        "Share this article", "Related stories", "© 2019 Velmora Post. All rights reserved.",
    )  # fmt: skip


def test_a_headline_said_again_over_the_story_is_not_cut_at_its_dash() -> None:
    title, text = title_and_text(
        around(
            "Harbour Bridge Will Be Mended -- AT LAST | Velmora Post",
            "Harbour Bridge Will Be Mended -- AT LAST",
        )
    )
    assert title == "Harbour Bridge Will Be Mended -- AT LAST"
    assert title_and_text(text) == (title, text)


def test_a_headline_in_two_parts_stays_whole_when_cleaned_again() -> None:
    text = page_of("River Notes #282 - Three Bridges in Sight", LEAD, MORE, LAST)
    assert title_and_text(text) == ("River Notes #282 - Three Bridges in Sight", text)


def test_a_paragraph_is_no_headline_and_no_page_title() -> None:
    text = page_of(
        LEAD,
        "Main articles: The harbour bridge and The river council of Velmora",
        MORE,
        LAST,
        MORE + " So be it.",
    )
    title, cleaned = title_and_text(text)
    assert title != LEAD
    assert LEAD in cleaned


def test_no_headline_is_found_below_much_running_text() -> None:
    paragraphs = [f"{LEAD[:-1]}, for the {n}th time." for n in range(4, 12)]
    text = page_of(*paragraphs, "The River Council of Velmora and Its Harbour Bridge", MORE, LAST)
    title, cleaned = title_and_text(text)
    assert title == ""
    assert paragraphs[0] in cleaned


def test_the_words_before_an_open_bracket_are_not_taken_for_the_headline_said_again() -> None:
    _, text = title_and_text(
        around(
            "Velmora Harbour - Velmora Post",
            "Velmora Harbour",
            "Velmora Harbour (",
            "the oldest in the county) lies "
            "on the east bank of the river, and has been in use for nine hundred years.",
        )
    )
    assert "the oldest in the county) lies on the east bank" in text


@pytest.mark.parametrize("first", ["Mending - Velmora Post", "Velmora Post | Mending"])
def test_a_short_page_title_is_better_than_none(first: str) -> None:
    assert title_and_text(around(first))[0] == "Mending"


def test_the_name_of_the_site_is_no_headline() -> None:
    assert title_and_text(around("Velmora Post", "a bridge, closed"))[0] != "Velmora Post"
