"""Comments that nothing announces: a name, a time, some words, and again."""

import pytest

from reader.pipeline import open_text

STORY = """The Lighthouse That Nobody Lit

For eleven years the lamp on Gull Point stood dark, and in all that time no ship ran aground on the rocks \
below it, which the keepers of other lamps did not like to hear.

The island council asked a retired surveyor to find out why. She measured the currents for two summers and \
found that the sandbank had moved, and that ships had moved with it, a mile to the west.

“The lamp was right when it was built,” she told the council. “It was the sea that changed its mind.”"""
COMMENTS = [
    (
        "Ana Ruiz",
        "December 18, 2025, 9:46 pm",
        "I remember that lamp from my childhood, and it was never dark.",
    ),
    ("tidewatcher", "December 18, 2025, 9:59 pm", "Me too. My uncle kept it."),
    ("Bo Lund", "December 18, 2025, 10:02 pm", "The chart of 1961 shows the bank where it is now."),
    ("Ana Ruiz", "December 19, 2025, 7:11 am", "Then the chart was wrong, as so many were."),
    ("P. Sorge", "December 19, 2025, 8:13 am", "Wonderful piece. More of this please."),
]


def thread(comments=COMMENTS):
    return "\n\n".join(line for comment in comments for line in comment)


def test_go_from_behind_a_story():
    opened = open_text(f"{STORY}\n\nShare\n\n{thread()}")
    assert "moved with it" in opened.article.text
    assert "uncle kept it" not in opened.article.text
    gone = {removal.text: removal.label for removal in opened.removals}
    assert gone["Me too. My uncle kept it."] == "comment"
    assert gone["tidewatcher"] == "comment"


def test_stay_for_a_reader_who_wants_what_is_in_doubt():
    assert "uncle kept it" in open_text(f"{STORY}\n\nShare\n\n{thread()}", strictness=-2).article.text


@pytest.mark.parametrize("few", [COMMENTS[:1], COMMENTS[:2]])
def test_a_name_and_a_time_or_two_are_no_thread(few):
    text = open_text(f"{STORY}\n\n{thread(few)}").article.text
    assert few[0][2] in text


def test_a_page_of_messages_keeps_them():
    assert "My uncle kept it." in open_text(f"What the islanders wrote\n\n{thread()}").article.text
