"""The furniture of newspapers' pages in the middle of a report: it goes, and the report stays whole."""

import pytest

from reader.cleaning import clean
from reader.sources import draft_from_text

HEAD = [
    "Velmora Post",
    "News",
    "Sport",
    "Weather",
    "The old bridge is closed",
    "By Ann Tallow",
    "May 3, 2019",
]
REPORT = [
    "The council of Velmora met on Friday and voted to close the old bridge for the whole of the winter.",
    "Nobody spoke against it, although forty people had come to the town hall in the rain to listen.",
    "“We will have to walk around by the mill,” said Oda Lind, who keeps the shop on the far bank.",
    "The bridge will be open again in April, if the river lets the masons finish their work in time.",
]
FOOT = ["Sign up for our newsletter", "Copyright 2019 Velmora Post. All rights reserved."]


@pytest.mark.parametrize(
    "lines",
    [
        ("JUST WATCHED", "Replay", "MUST WATCH"),
        ("(14 Videos)", "3 of 15", "Show Captions"),
        ("Media playback is unsupported on your device", "Video"),
        ("CLICK HERE TO GET THE VELMORA NEWS APP",),
        ("Trending News", "Ten quiet rivers worth a journey in the spring"),
        ("View the discussion thread.",),
        ("Facebook Twitter Google+ LinkedIn",),
        ("Got a confidential tip? Submit it here.",),
        ("READ MORE: Ten quiet rivers",),
        ("Story continues below advertisement",),
        ("Read or Share this story: https://velmora.example/1",),
    ],
    ids=lambda lines: lines[0],
)
def test_furniture_in_the_middle_goes(lines):
    page = [*HEAD, *REPORT[:2], *lines, *REPORT[2:], *FOOT]
    text = clean(draft_from_text("\n\n".join(page))).article.text
    assert text.split("\n\n") == ["The old bridge is closed", *REPORT]
