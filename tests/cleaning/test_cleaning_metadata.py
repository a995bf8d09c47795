"""What a page says of its article besides the text: who, when, where it appeared; and where it says so."""

import pytest

from reader.article import Draft, Meta
from reader.cleaning import clean
from reader.cleaning.bylines import byline_names, names_alone
from reader.cleaning.dating import labelled
from reader.cleaning.days import day_comes_first, read_days
from reader.cleaning.sites import copyright_owner
from reader.sources import draft_from_text

STORY = """\
The bakery on Mole Street will close at the end of the month, its owner said on Monday, because the oven \
that has heated the house since 1931 can no longer be repaired.

“It has outlived three bakers,” said Ida Frost, who took over the shop from her uncle. “I am not going to be \
the one who blows it up.”

A new oven would cost more than the building, and the council has declined to help with either of them.

The last loaves will be sold on the thirtieth, and there is already a list of people who want one."""
HEADLINE = "Bakery to Close After Its Oven Gives Up"
MENU = "Home\n\nNews\n\nFood\n\nSport\n\nWeather\n\nSubscribe\n\nSign in"


def meta_of(head: str, foot: str = "", first: str = HEADLINE) -> Meta:
    return clean(draft_from_text(f"{first}\n\n{head}\n\n{STORY}\n\n{foot}")).article.meta


def origin_of(meta: Meta, field: str) -> str:
    return dict(meta.origins)[field]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Hall", ("Ann Hall",)),
        ("By ANN HALL and BO LUND", ("Ann Hall", "Bo Lund")),
        ("By Ann Hall, Bo Lund and Ida de la Cruz", ("Ann Hall", "Bo Lund", "Ida de la Cruz")),
        ("By Ann Hall, Senior Director, Marketing & Content, The Lamp", ("Ann Hall",)),
        ("Written by Ann Hall", ("Ann Hall",)),
        ("Words by Ann Hall", ("Ann Hall",)),
        ("Author: Ann Hall", ("Ann Hall",)),
        ("Von Anna Kühn", ("Anna Kühn",)),
        ("Por Ana Ruiz", ("Ana Ruiz",)),
        ("Par Anne Leroy", ("Anne Leroy",)),
        ("Di Anna Rossi", ("Anna Rossi",)),
        ("Door Anna de Vries", ("Anna de Vries",)),
        ("Autor: Ana Ruiz", ("Ana Ruiz",)),
        ("Door to door", ()),
        ("Par for the course", ()),
        ("By the harbour", ()),
    ],
)
def test_bylines_name_people(line: str, names: tuple[str, ...]) -> None:
    assert byline_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [("Ann Hall, PhD", ("Ann Hall",)), ("Written By", ()), ("Ann Hall", ("Ann Hall",)), ("Film critic", ())],
)
def test_a_line_may_be_a_name(line: str, names: tuple[str, ...]) -> None:
    assert names_alone(line) == names


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ("By Ann Hall\n\n12 March 2019", ("Ann Hall",)),
        ("By\n\nAnn Hall\n\n12 March 2019", ("Ann Hall",)),
        ("Written by\n\nAnn Hall\n\n12 March 2019", ("Ann Hall",)),
        ("Ann Hall\n\n12 March 2019", ("Ann Hall",)),
        ("By Ann Hall\n\nReviewed by Bo Lund\n\n12 March 2019", ("Ann Hall",)),
        ("12 March 2019", ()),
    ],
)
def test_the_author_is_read_from_the_byline(head: str, authors: tuple[str, ...]) -> None:
    meta = meta_of(head)
    assert meta.authors == authors
    assert not authors or origin_of(meta, "authors") == "the byline"


def test_a_contact_line_names_the_author_of_an_article_without_a_byline() -> None:
    meta = meta_of("12 March 2019", "Contact Ann Hall at ann@marrowpost.example")
    assert meta.authors == ("Ann Hall",)
    assert origin_of(meta, "authors") == "a contact line"


@pytest.mark.parametrize(
    ("head", "published", "updated"),
    [
        ("Published 3 May 2019, 10:41", "2019-05-03", ""),
        ("Published 3 May 2019\n\nUpdated 4 May 2019", "2019-05-03", "2019-05-04"),
        ("Published 3 May 2019 | Updated: May 4, 2019 at 8:15 am", "2019-05-03", "2019-05-04"),
        ("Updated: 4 May 2019", "", "2019-05-04"),
        ("Last modified on 4 May 2019", "", "2019-05-04"),
        ("Published\n\n3 May 2019\n\nLast updated\n\n4 May 2019", "2019-05-03", "2019-05-04"),
        ("3 hours ago", "3 hours ago", ""),
        ("03/05/2019", "03/05/2019", ""),
        ("25/03/2019", "2019-03-25", ""),
        ("Veröffentlicht am 3. Mai 2019, aktualisiert am 4. Mai 2019", "2019-05-03", "2019-05-04"),
    ],
)
def test_days_of_publishing_and_of_the_update(head: str, published: str, updated: str) -> None:
    meta = meta_of(head)
    assert (meta.published, meta.updated) == (published, updated)


def test_the_days_of_other_stories_are_not_the_article_s() -> None:
    foot = "Related articles\n\nA bridge for the mole\n\n1 June 2020\n\nThe last lamp\n\n2 June 2020"
    assert meta_of("Published 3 May 2019", foot).published == "2019-05-03"
    assert meta_of("Published 3 May 2019", foot).updated == ""


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12. März 2019", "2019-03-12"),
        ("le 1er août 2019", "2019-08-01"),
        ("12 de marzo de 2019", "2019-03-12"),
        ("12 marzo 2019", "2019-03-12"),
        ("12 de março de 2019", "2019-03-12"),
        ("12 maart 2019", "2019-03-12"),
        ("12-Mar-2019", "2019-03-12"),
        ("March 12th, 2019", "2019-03-12"),
        ("2019/3/12", "2019-03-12"),
        ("12.3.2019", "2019-03-12"),
        ("3/25/2019", "2019-03-25"),
        ("2019年3月12日", "2019-03-12"),
    ],
)
def test_days_are_read_in_several_languages(line: str, day: str) -> None:
    assert [found for _, found in read_days(line)] == [day]


@pytest.mark.parametrize("line", ["3/5/2019", "40 March 2019", "2019-13-01", "room 12 2019", "in March"])
def test_days_in_doubt_are_not_read(line: str) -> None:
    assert read_days(line) == []


def test_the_order_of_figures_is_learnt_from_another_day_on_the_page() -> None:
    assert day_comes_first(iter(["3/5/2019", "25/4/2019"])) is True
    assert day_comes_first(iter(["3/5/2019", "4/25/2019"])) is False
    assert day_comes_first(iter(["3/5/2019"])) is None
    assert read_days("3/5/2019", day_first=True) == [(0, "2019-05-03")]
    assert read_days("3/5/2019", day_first=False) == [(0, "2019-03-05")]


def test_the_word_before_a_day_says_what_it_is() -> None:
    line = "First published 3 May 2019, last updated 4 May 2019"
    assert labelled(line, read_days(line)) == [("published", "2019-05-03"), ("updated", "2019-05-04")]


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("© 2019 The Marrow Post. All rights reserved.", "The Marrow Post"),
        ("Copyright © 2010-2019 Marrow Media Ltd", "Marrow Media"),
        ("© The Marrow Post 2019", "The Marrow Post"),
        ("Copyright 2019 by The Marrow Post", "The Marrow Post"),
        ("© 2019", ""),
        ("© 2019 All Rights Reserved.", ""),
        ("The law of copyright is older than the press.", ""),
    ],
)
def test_the_copyright_line_names_the_site(line: str, owner: str) -> None:
    assert copyright_owner(line) == owner


def test_the_site_is_known_from_the_copyright_line() -> None:
    meta = meta_of("By Ann Hall", "About us\n\nContact\n\n© 2019 The Marrow Post. All rights reserved.")
    assert meta.site == "The Marrow Post"
    assert origin_of(meta, "site") == "the copyright line"


def test_the_section_is_known_from_a_breadcrumb() -> None:
    over = f"Skip to content\n\n{MENU}\n\nHome > Food > Bread"
    text = f"{over}\n\n{HEADLINE}\n\nBy Ann Hall\n\n3 May 2019\n\n{STORY}"
    meta = clean(draft_from_text(text)).article.meta
    assert (meta.section, origin_of(meta, "section")) == ("Bread", "the breadcrumb")


def test_the_section_is_known_from_the_first_line() -> None:
    first = f"{HEADLINE} | Food | The Marrow Post"
    text = f"{first}\n\n{MENU}\n\n{HEADLINE}\n\nBy Ann Hall\n\n3 May 2019\n\n{STORY}"
    meta = clean(draft_from_text(text)).article.meta
    assert (meta.title, meta.section, meta.site) == (HEADLINE, "Food", "The Marrow Post")


def test_a_menu_over_the_headline_is_no_section() -> None:
    text = f"Skip to content\n\n{MENU}\n\n{MENU}\n\n{HEADLINE}\n\nBy Ann Hall\n\n3 May 2019\n\n{STORY}"
    assert clean(draft_from_text(text)).article.meta.section == ""


def test_every_fact_says_where_it_came_from() -> None:
    text = (
        f"{HEADLINE} | The Marrow Post\n\n{MENU}\n\nHome > Food\n\n{HEADLINE}\n\nBy Ann Hall\n\n"
        f"Published 3 May 2019 | Updated 4 May 2019\n\nMARROW (AP) — {STORY}"
    )
    meta = clean(draft_from_text(text)).article.meta
    facts = ("title", "authors", "site", "published", "updated", "section", "dateline", "language")
    assert all(getattr(meta, fact) for fact in facts)
    assert sorted(field for field, _ in meta.origins) == sorted(facts)


def test_what_the_source_knew_stays_with_its_origin() -> None:
    known = Meta(authors=("Bo Lund",), language="sv", origins=(("authors", "the meta “author”"),))
    draft = Draft(f"{HEADLINE}\n\nBy Ann Hall\n\n3 May 2019\n\n{STORY}", "0" * 64, meta=known)
    meta = clean(draft).article.meta
    assert (meta.authors, meta.language) == (("Bo Lund",), "sv")
    assert origin_of(meta, "authors") == "the meta “author”"
    assert "language" not in dict(meta.origins)


@pytest.mark.parametrize(
    "text",
    [STORY, "buy rope\ncall the harbour\npaint the door", "Dear Ann,\n\nthank you for the bread.\n\nOda", ""],
)
def test_a_text_that_says_nothing_of_itself_is_not_credited(text: str) -> None:
    meta = clean(draft_from_text(text)).article.meta
    assert (meta.title, meta.authors, meta.site, meta.published, meta.section) == ("", (), "", "", "")


def test_what_a_menu_is_sorted_by_is_nobody() -> None:
    assert byline_names("By Use Case") == byline_names("By Industries") == ()
    assert byline_names("By Ann Hall") == ("Ann Hall",)
