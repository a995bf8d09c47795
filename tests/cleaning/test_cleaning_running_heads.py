"""Texts that were pages: form feeds go, and with them the heads and feet that every page has."""

from reader.cleaning import clean
from reader.sources import draft_from_text

PARAGRAPHS = [
    f"In the year {year} the keeper of the light wrote to the council of Marrow that the sea had taken "
    f"{year % 7} boats, and that nobody in the town had asked him whether he had seen them go."
    for year in range(1901, 1907)
]


def test_heads_and_feet_of_pages_go() -> None:
    pages = [
        f"{head}{first}\n\n{second}\n\n{number}"
        for number, (head, first, second) in enumerate(
            zip(
                ["", "The Light of Marrow\n\n", "The Light of Marrow\n\n"],
                PARAGRAPHS[::2],
                PARAGRAPHS[1::2],
                strict=True,
            ),
            12,
        )
    ]
    result = clean(draft_from_text("Letters of a Keeper\n\n" + "\n\f".join(pages)))
    assert result.article.text.split("\n\n") == ["Letters of a Keeper", *PARAGRAPHS]
    gone = [removal.text for removal in result.removals]
    assert gone == ["12", "The Light of Marrow", "13", "The Light of Marrow", "14"]


def test_without_heads_a_form_feed_is_only_a_break() -> None:
    text = clean(draft_from_text("Letters of a Keeper\n\n" + "\f".join(PARAGRAPHS))).article.text
    assert text.split("\n\n") == ["Letters of a Keeper", *PARAGRAPHS]
