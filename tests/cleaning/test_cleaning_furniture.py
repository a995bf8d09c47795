"""Lines that say themselves what they are, and lines that only seem to."""

import pytest

from reader.cleaning.bylines import byline_names
from reader.cleaning.datelines import find_dateline
from reader.cleaning.dates import is_timestamp, published
from reader.cleaning.furniture import sign_of
from reader.cleaning.metadata import contact_names

FURNITURE = [
    ("Share on Facebook", "share-bar"),
    ("Facebook Twitter LinkedIn", "share-bar"),
    ("Click to share on Mastodon (Opens in new window)", "share-bar"),
    ("ADVERTISEMENT", "advertisement"),
    ("Story continues below advertisement", "advertisement"),
    ("Read More: Why the ferry never came", "related"),
    ("RELATED | The bridge that moved", "related"),
    ("You May Also Like", "related"),
    ("Leave a Reply", "comment-form"),
    ("Your email address will not be published. Required fields are marked *", "comment-form"),
    ("Please enter your name here", "comment-form"),
    ("Sign up for our weekly newsletter and never miss a story", "newsletter"),
    ("By signing up, you agree to our terms.", "newsletter"),
    ("We use cookies to make this site work.", "cookies"),
    ("© 2020 The Marrow Post. All rights reserved.", "copyright"),
    ("Home > News > Harbour", "breadcrumb"),
    ("Tags: ferries, harbour", "tags"),
    ("5 min read", "reading-time"),
    ("12 Comments", "count"),
    ("Write to Anna Reed at [email protected]", "contact"),
    ("Contact Anna Reed at anna@example.org or follow her @annareed.", "contact"),
    ("By Anna Reed and Bo Lund", "byline"),
    ("BY ANNA REED", "byline"),
    ("Published: May 4, 2019", "timestamp"),
    ("3 hours ago", "timestamp"),
    ("Anna Reed is a reporter for The Marrow Post. Follow her on Twitter @annareed.", "author-bio"),
    ("Subscribe to continue reading", "paywall"),
    ("We may earn a commission if you buy something.", "affiliate"),
    ("Table of Contents", "contents"),
    ("pic.twitter.com/abc123", "embed"),
    ("Skip to main content", "navigation"),
    ("View this email in your browser", "navigation"),
    ("Follow us: Mastodon | Bluesky | RSS", "share-bar"),
    ("Forwarded this email? Sign up here to get it every week.", "newsletter"),
    ("Get the Harbour Lines newsletter. Delivered every Friday.", "newsletter"),
    ("Corrections & Amplifications", "correction"),
    ("Correction: The name of the ferry was wrong in the first edition.", "correction"),
    ("An earlier version of this article gave the wrong age of the bell.", "correction"),
    ("This article appears in the Spring 2021 issue, with the headline “A Bell.”", "boilerplate"),
    ("[The bell that nobody rang]", "related"),
    ("More harbour news: https://example.org/harbour", "related"),
    ("Current Time 0:00", "embed"),
    ("Read 14 Comments", "count"),
    ("MRW -4.10%", "ticker"),
    ("Our Standards: The Marrow Trust Principles.", "boilerplate"),
]
TEXT = [
    "By the time the ferry came, nobody was left on the pier to take it.",
    "The council was told of the flood on May 4, 2019, in a letter.",
    "Share prices fell in the afternoon, and the harbour closed early.",
    "She signed up for the newsletter of the museum and read every word of it.",
    "Write what you know, her teacher used to say, and nobody will come to hear it.",
    "“Please leave a message,” the machine said, and he did.",
    "Home is where the harbour is.",
    "Follow the river and you will find the mill.",
    "May was the coldest month.",
    "What Comes Next",
    "The cookies were gone before noon.",
    "Cookies are best when they are still warm.",
    "You have read the letter, he said, and you know what is in it.",
    "If you buy one thing in Solvik, let it be bread.",
    "Never miss a chance to sit down, my father said.",
    "Presented by the king, the medal was sold within a year.",
    "An error occurred in the count, the clerk said.",
    "Send your children to the north, they were told.",
    "About the author of the forecasts she has only this to say.",
    "By continuing to use the old bridge, they took a risk.",
    "[laughs]",
    "Follow the money, she said.",
    "The correction came too late for the harbour master.",
]


@pytest.mark.parametrize(("line", "label"), FURNITURE)
def test_a_line_of_furniture_is_known_for_sure(line: str, label: str) -> None:
    sign = sign_of(line)
    assert sign is not None
    assert sign.label == label
    assert sign.certain


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_text_is_not_taken_for_furniture(line: str) -> None:
    sign = sign_of(line)
    assert sign is None or not sign.certain


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Anna Reed", ("Anna Reed",)),
        ("By ANNA REED and BO LUND", ("Anna Reed", "Bo Lund")),
        ("By Anna Reed, Staff Writer", ("Anna Reed",)),
        ("Written by Ida de la Cruz | May 4, 2019", ("Ida de la Cruz",)),
        ("(Reporting by Paul Stern; Editing by Ida Frost)", ("Paul Stern",)),
        ("By the river", ()),
        ("Standing by Anna", ()),
    ],
)
def test_names_in_bylines(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Write to Anna Reed at [email protected]", ("Anna Reed",)),
        ("—Write to Anna Reed and Bo Lund at desk@example.org", ("Anna Reed", "Bo Lund")),
        ("Email Anna Reed: anna@example.org", ("Anna Reed",)),
        ("Send us a tip at tips@example.org", ()),
    ],
)
def test_names_in_contact_lines(line: str, names: tuple[str, ...]) -> None:
    assert contact_names(line) == names


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("July 15, 2018 5:01 pm ET", "2018-07-15"),
        ("Published 4 May 2019", "2019-05-04"),
        ("2019-05-04T10:00:00Z", "2019-05-04"),
        ("Updated: Sept. 3, 2020, 11:15 a.m.", "2020-09-03"),
        ("15.7.2018", "2018-07-15"),
    ],
)
def test_days_are_read(line: str, day: str) -> None:
    assert is_timestamp(line)
    assert published(line) == day


@pytest.mark.parametrize(
    "line", ["May", "1984", "Catch-22", "10 Downing Street", "March 2019: a diary of the flood"]
)
def test_not_every_figure_is_a_time(line: str) -> None:
    assert not is_timestamp(line)


_REST = "The council met on Friday to talk about the bridge."


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("PORT ALDER—", "PORT ALDER"),
        ("SOLVIK, Marrow (MNA) — ", "SOLVIK"),
        ("ST. IVES, May 4 (Meridian) - ", "ST. IVES"),
        ("Solvik (Meridian) – ", "Solvik"),
        ("NEW MARROW -- ", "NEW MARROW"),
        ("PORT ALDER/SOLVIK—", "PORT ALDER/SOLVIK"),
        ("SOLVIK and MARROW — ", "SOLVIK and MARROW"),
        ("SOLVIK, 4 May (dpa) - ", "SOLVIK"),
        ("(Reuters) - SOLVIK — ", "SOLVIK"),
        ("NEW DELHI: ", "NEW DELHI"),
        ("Berlin—", "Berlin"),
        ("Berlin, Germany - ", "Berlin"),
        ("Rio de Janeiro – ", "Rio de Janeiro"),
    ],
)
def test_datelines_of_many_forms(opening: str, place: str) -> None:
    found = find_dateline(opening + _REST)
    assert found is not None
    span, name = found
    assert (name, span.of(opening + _REST)) == (place, place)


@pytest.mark.parametrize(
    "opening",
    [
        *("", "UPDATE—", "READ MORE — ", "The council — in full — ", "“SOLVIK—", "I — ", "(Reuters) - "),
        *("ANNA REED: ", "Love—", "Mayor Anna Reed — ", "WARNING: ", "Friday — "),
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert find_dateline(opening + _REST) is None
