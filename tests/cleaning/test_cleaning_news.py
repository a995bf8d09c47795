"""What a reader may rely on when a scraped news article is cleaned."""

import pytest

from reader.article import BlockKind, InlineKind, RemovalKind
from reader.cleaning import Cleaned, clean
from reader.sources import draft_from_text

SEA_WALL = """\
Harbour Council Delays Vote on Sea Wall Until Autumn

By Ingrid Solheim

July 14, 2021 4:15 pm ET

Share

Tweet

Email


Workers inspect the old sea wall near  on the northern shore of Port Alder on Monday.

Workers inspect the old sea wall near Gannet Point on the northern shore of Port Alder on Monday.


Tomas Rehn/The Alder Gazette

PORT ALDER—The town’s harbour council postponed a vote on the new sea wall, after

Marta Quill

, the engineer who designed it, said the estimates were no longer sound.

Deputy mayor

Osei Brandt

and council leader

Lena Marsh

told reporters on Tuesday that the delay would cost about $2 million.

Read More: What the sea wall means for fishermen

“We won’t build a wall we can’t pay for,” said Ms. Marsh, who has led the council since 2016.

Advertisement

The plan was drawn up by

Delmar & Pike

.

Its backers in the

Fishermen’s Union

,

the Alder Trust

and the

Chamber of Trade

say a storm like the one in 2019 would flood 400 homes.

What Comes Next

A second hearing is set for September. Residents can send in written comments until then.

Mr. Brandt said the council would ask the state for help, but he gave no figure.

Related Stories

Storm Damage Still Unrepaired Two Years On

Ferry Fares to Rise in August

Write to Ingrid Solheim at [email\xa0protected]

Copyright ©2021 The Alder Gazette. All Rights Reserved.

LEAVE A REPLY

Please enter your comment!

Please enter your name here

Save my name, email, and website in this browser for the next time I comment.
"""

CLEAN_SEA_WALL = """\
Harbour Council Delays Vote on Sea Wall Until Autumn

Workers inspect the old sea wall near Gannet Point on the northern shore of Port Alder on Monday.

Tomas Rehn/The Alder Gazette

PORT ALDER—The town’s harbour council postponed a vote on the new sea wall, after Marta Quill, the \
engineer who designed it, said the estimates were no longer sound.

Deputy mayor Osei Brandt and council leader Lena Marsh told reporters on Tuesday that the delay would \
cost about $2 million.

“We won’t build a wall we can’t pay for,” said Ms. Marsh, who has led the council since 2016.

The plan was drawn up by Delmar & Pike.

Its backers in the Fishermen’s Union, the Alder Trust and the Chamber of Trade say a storm like the one in \
2019 would flood 400 homes.

What Comes Next

A second hearing is set for September. Residents can send in written comments until then.

Mr. Brandt said the council would ask the state for help, but he gave no figure."""

TUNNEL = """\
Berlin (Meridian News) – Chancellor

Greta Winter

will meet her Danish counterpart, Prime Minister

Mads Holm

, on Thursday in the

port city of Rostock

, a government spokesman said on Monday.

The talks will focus on a tunnel and on fishing quotas, he said.

"We have waited for this a long time," said

Holm

, who took office in May.

(Reporting by Paul Stern; Editing by Ida Frost)
"""


@pytest.fixture
def sea_wall() -> Cleaned:
    return clean(draft_from_text(SEA_WALL))


def test_the_article_stands_whole_and_alone(sea_wall: Cleaned) -> None:
    assert sea_wall.article.text == CLEAN_SEA_WALL


def test_each_block_is_what_it_is(sea_wall: Cleaned) -> None:
    kinds = [block.kind for block in sea_wall.article.blocks]
    paragraph = BlockKind.PARAGRAPH
    assert kinds == [
        BlockKind.TITLE,
        BlockKind.CAPTION,
        BlockKind.CREDIT,
        *[paragraph] * 5,
        BlockKind.HEADING,
        *[paragraph] * 2,
    ]


def test_the_page_tells_who_where_and_when(sea_wall: Cleaned) -> None:
    meta = sea_wall.article.meta
    assert meta.title == "Harbour Council Delays Vote on Sea Wall Until Autumn"
    assert meta.authors == ("Ingrid Solheim",)
    assert meta.dateline == "PORT ALDER"
    assert meta.published == "2021-07-14"


def test_the_dateline_is_marked_where_it_stands(sea_wall: Cleaned) -> None:
    (inline,) = sea_wall.article.inlines
    assert inline.kind is InlineKind.DATELINE
    assert inline.span.of(sea_wall.article.text) == "PORT ALDER"


def test_every_removal_has_its_class(sea_wall: Cleaned) -> None:
    labels = {
        removal.text: removal.label for removal in sea_wall.removals if removal.kind is RemovalKind.REMOVED
    }
    assert labels["By Ingrid Solheim"] == "byline"
    assert labels["July 14, 2021 4:15 pm ET"] == "timestamp"
    assert labels["Share"] == labels["Tweet"] == labels["Email"] == "share-bar"
    assert labels["Read More: What the sea wall means for fishermen"] == "related"
    assert labels["Advertisement"] == "advertisement"
    assert labels["Ferry Fares to Rise in August"] == "related"
    assert labels["Write to Ingrid Solheim at [email\xa0protected]"] == "contact"
    assert labels["Please enter your comment!"] == "comment-form"
    assert labels["Copyright ©2021 The Alder Gazette. All Rights Reserved."] == "copyright"


def test_the_hole_in_a_caption_is_quoted(sea_wall: Cleaned) -> None:
    (copy,) = (removal for removal in sea_wall.removals if removal.label == "caption-duplicate")
    assert "near  on" in copy.reasons[0]


def test_a_removal_knows_where_it_was_and_where_it_would_go(sea_wall: Cleaned) -> None:
    for removal in sea_wall.removals:
        assert removal.text == removal.where.of(SEA_WALL)
        assert removal.reasons
    (advertisement,) = (removal for removal in sea_wall.removals if removal.label == "advertisement")
    assert sea_wall.article.text[advertisement.at :].startswith("The plan was drawn up")
    assert sea_wall.article.text[: advertisement.at].endswith("since 2016.\n\n")


def test_joined_sentences_are_on_record(sea_wall: Cleaned) -> None:
    joined = [removal for removal in sea_wall.removals if removal.kind is RemovalKind.JOINED]
    assert [removal.label for removal in joined] == ["broken-sentence"] * 4
    assert joined[0].text.startswith("PORT ALDER—The town’s") and joined[0].text.endswith("no longer sound.")


def test_an_article_without_a_title_begins_with_its_dateline() -> None:
    article = clean(draft_from_text(TUNNEL)).article
    assert article.meta.title == ""
    assert article.meta.dateline == "Berlin"
    assert article.meta.authors == ("Paul Stern",)
    assert article.text.split("\n\n") == [
        "Berlin (Meridian News) – Chancellor Greta Winter will meet her Danish counterpart, Prime "
        "Minister Mads Holm, on Thursday in the port city of Rostock, a government spokesman said on Monday.",
        "The talks will focus on a tunnel and on fishing quotas, he said.",
        '"We have waited for this a long time," said Holm, who took office in May.',
    ]


def test_an_advertisement_inside_a_broken_sentence_is_lifted_out() -> None:
    source = """\
Ferry Line Returns to the Sound

The first boat since the spring will leave the pier at Marrow on Friday morning, according to

Advertisement

the harbour master, who expects a full deck.

Tickets went on sale last week and were gone within an hour.
"""
    result = clean(draft_from_text(source))
    assert "according to the harbour master, who expects a full deck." in result.article.text
    assert [removal.label for removal in result.removals] == ["broken-sentence", "advertisement"]


def test_the_site_behind_a_headline_goes() -> None:
    headline = "Old Bridge Closes for the Winter Months | The Marrow Post"
    source = f"{headline}\n\nThe bridge will close on Monday, the council said.\n"
    result = clean(draft_from_text(source))
    assert result.article.meta.title == "Old Bridge Closes for the Winter Months"
    assert result.article.meta.site == "The Marrow Post"
    (removal,) = result.removals
    assert removal.text == removal.where.of(source) == "| The Marrow Post"


COMMENTED = """\
Fishermen Find a Bell From a Lost Ship

MARROW SOUND—Two brothers came home on Thursday with a bell that had been missing for 90 years.

The museum’s director,

Oda Lind

, called it

“the find of my life.”

[Photo gallery: The bell and its finders]

The brothers plan to

give it away

.

Get Our Morning Briefing

Enter your email address

Sign Up

Comments

Kaare P. says:

What a story! My grandfather was on that boat.

Reply

Lise says:

I hope they ring it on the anniversary.

Reply
"""


def test_comments_and_sign_up_boxes_are_not_the_article() -> None:
    article = clean(draft_from_text(COMMENTED)).article
    assert article.text.split("\n\n")[1:] == [
        "MARROW SOUND—Two brothers came home on Thursday with a bell that had been missing for 90 years.",
        "The museum’s director, Oda Lind, called it “the find of my life.”",
        "The brothers plan to give it away.",
    ]


@pytest.mark.parametrize("source", [SEA_WALL, TUNNEL, COMMENTED])
def test_cleaning_what_is_clean_changes_nothing(source: str) -> None:
    text = clean(draft_from_text(source)).article.text
    again = clean(draft_from_text(text))
    assert again.article.text == text
    assert again.removals == ()


def test_strictness_moves_the_line() -> None:
    draft = draft_from_text(SEA_WALL)
    sizes = [len(clean(draft, strictness).article.text) for strictness in (-2, 0, 2)]
    assert sizes[0] >= sizes[1] >= sizes[2]
    assert clean(draft, 99) == clean(draft, 2)
