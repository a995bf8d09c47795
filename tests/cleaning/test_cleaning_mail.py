"""Mails: the head says who wrote, when and about what; the letter itself stays as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cleaning import clean
from reader.cleaning.mail import head_of
from reader.cleaning.units import read_units
from reader.sources import draft_from_text

LETTER = """\
Dear Oda,

The old ferry between Velmora and the islands made its last crossing on Monday,
forty years after the first one. The council voted in March to replace it with
a bridge, which opened to cars in the early hours of Tuesday.

I have pictures of all that, if you want them for Saturday's page.

Yours,
Ann
"""
HEAD = """\
From: Ann Tallow <ann@velmora.example>
To: Oda Lind <oda@velmora.example>
Subject: The last crossing
Date: Fri, 3 May 2019 10:20:00 +0200
"""
GERMAN = """\
Von: Ann Tallow
Gesendet: 3. Mai 2019
An: Oda Lind
Betreff: Die letzte Fahrt
"""


def cleaned(text):
    return clean(draft_from_text(text))


def test_the_subject_is_the_title_and_the_head_is_not_the_text():
    article = cleaned(f"{HEAD}\n{LETTER}").article
    assert article.meta.title == "The last crossing"
    assert article.meta.authors == ("Ann Tallow",)
    assert article.meta.published == "2019-05-03"
    assert article.text.startswith("The last crossing\n\nDear Oda,\n\nThe old ferry")
    assert article.text.endswith("Yours,\n\nAnn")


def test_each_fact_says_that_it_is_from_the_head():
    origins = dict(cleaned(f"{HEAD}\n{LETTER}").article.meta.origins)
    assert origins["authors"] == origins["published"] == "the head of the mail"
    assert "subject" in origins["title"]


def test_a_head_in_german_is_one():
    article = cleaned(f"{GERMAN}\n{LETTER}").article
    assert article.meta.title == "Die letzte Fahrt"
    assert "Gesendet" not in article.text


def test_what_goes_is_on_record():
    removed = [one for one in cleaned(f"{HEAD}\n{LETTER}").removals if one.text.startswith("From:")]
    assert removed
    assert removed[0].reasons[0] == "is a line of a mail's head"


@pytest.mark.parametrize(
    "text",
    [
        "From: here\n\nIt is a long way to the islands.",
        "Subject: history\n\nDate: any\n\nTeacher: Ann Tallow",
        "To: whom it may concern\n\nDate: 3 May 2019",
    ],
)
def test_a_few_labels_are_no_head(text):
    assert head_of(read_units(text)) is None


@given(
    st.lists(st.sampled_from([*HEAD.splitlines(), *GERMAN.splitlines(), "", "Dear Oda,", "x: y"]), max_size=9)
)
def test_a_head_is_made_of_the_first_lines_and_says_what_stands_there(lines):
    units = read_units("\n".join(lines))
    head = head_of(units)
    if head is None:
        return
    assert head.places == tuple(range(head.places[0], head.places[-1] + 1))
    assert head.about in (-1, *head.places)
    assert head.subject in (units[head.about].text if head.about >= 0 else "")
