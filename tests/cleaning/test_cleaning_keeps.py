"""What has no debris stays exactly as it is, whatever kind of text it is."""

import pytest

from reader.article import BlockKind, RemovalKind
from reader.cleaning import clean, uncleaned
from reader.pipeline import open_text
from reader.sources import draft_from_text

STORY = """\
The Last Lamplighter of Quarry Street

For forty years, Edwin Farrow walked the same eleven streets twice a day. He knew which doors would open.

He was not a sentimental man. When the town offered to name a lane after him, he asked for new boots instead.

A different kind of light

“You can tell a lot about people from their windows,” he said. The lamps went out for good in 1974.

Now the boots stand in the museum. Nobody has polished them."""

RECIPE = """\
Lemon Barley Cake

This cake keeps for a week and tastes better on the second day.

Ingredients

200 g barley flour

100 g butter, softened

2 eggs

a pinch of salt

Method

1. Heat the oven to 180 degrees.

2. Beat the butter with the sugar until pale.

3. Fold in the flour and bake for 40 minutes.

Serve it with cold cream."""

INTERVIEW = """\
Talking to the Bell Founder

ANNA REED: When did you cast your first bell?

JONAS VALE: I was nineteen. It cracked.

ANNA REED: And the second?

JONAS VALE: It cracked too. The third one hangs in a school in the north of the county.

ANNA REED: What did you learn from that?

JONAS VALE: Patience, mostly. Bronze does not care what you want from it."""

POEM = """\
At the Weir

The river leans against the stone
and will not say its name;
the heron stands there all alone
and does the very same.

The miller counted up his sacks
and then he counted twice;
the river took him at his word
and did not pay the price."""

TABLE = """\
Crossings of the Marrow Sound, Ranked

There are three boats, and the order has not changed in ten years of counting passengers.

Rank | Ferry | Minutes

1 | Solvik | 540

2 | Marrow | 35

3 | Little Alder | 12

The fourth boat sank in 1988."""

CJK = """\
市長、橋の閉鎖を発表

市長は昨日、老朽化した橋を年末まで閉鎖すると発表した。

「安全が第一です」と市長は述べた。住民の多くは迂回を余儀なくされる。"""

QUOTES = """\
What the Committee Heard on Thursday

“The pumps failed at four in the morning,” the chief engineer said. “Nobody was told until six.

“By then, the lower town was under water.”

Asked whether she would resign, the director said: “No.”

- She has led the works since 2011.

- Her contract ends in the spring.

The committee meets again in May."""

SHORT = "Nothing happened today."

KEPT = {
    "story": STORY,
    "recipe": RECIPE,
    "interview": INTERVIEW,
    "poem": POEM,
    "table": TABLE,
    "cjk": CJK,
    "quotes": QUOTES,
    "short": SHORT,
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
@pytest.mark.parametrize("strictness", [-2, -1, 0])
def test_a_clean_text_stays_as_it_is(text: str, strictness: int) -> None:
    result = clean(draft_from_text(text), strictness)
    assert result.article.text == text
    assert not [removal for removal in result.removals if removal.kind is RemovalKind.REMOVED]


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_blocks_cover_the_text_in_order(text: str) -> None:
    article = clean(draft_from_text(text)).article
    assert "\n\n".join(block.span.of(article.text) for block in article.blocks) == article.text


def test_subheads_are_headings() -> None:
    article = clean(draft_from_text(STORY)).article
    headings = [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["A different kind of light"]


def test_turns_of_an_interview_are_no_headings() -> None:
    article = clean(draft_from_text(INTERVIEW)).article
    assert {block.kind for block in article.blocks} == {BlockKind.TITLE, BlockKind.PARAGRAPH}


def test_rows_and_items_are_known() -> None:
    kinds = [block.kind for block in clean(draft_from_text(TABLE)).article.blocks]
    assert kinds.count(BlockKind.TABLE) == 4
    kinds = [block.kind for block in clean(draft_from_text(RECIPE)).article.blocks]
    assert kinds.count(BlockKind.LIST_ITEM) >= 3


def test_a_stanza_is_one_block() -> None:
    article = clean(draft_from_text(POEM)).article
    assert len(article.blocks) == 3
    assert article.blocks[1].span.of(article.text).count("\n") == 3


def test_a_page_of_nothing_but_debris_is_kept() -> None:
    source = "Share\n\nTweet\n\nAdvertisement\n\nPlease enter your comment!\n"
    article = clean(draft_from_text(source)).article
    assert article.text == "Share\n\nTweet\n\nAdvertisement\n\nPlease enter your comment!"


def test_nothing_gives_an_empty_article() -> None:
    for source in ("", " \n\n\t", "\u200b"):
        assert clean(draft_from_text(source)).article.text == ""


def test_uncleaned_is_the_source_to_the_letter() -> None:
    source = "  Share \n\n\nOne  two\xa0three.\nfour\n\n"
    result = uncleaned(draft_from_text(source))
    assert result.article.text == source
    assert [block.span.of(source) for block in result.article.blocks] == ["Share", "One  two\xa0three.\nfour"]
    assert result.removals == ()


def test_an_article_is_named_by_its_bytes() -> None:
    draft = draft_from_text(STORY)
    assert clean(draft).article.id == uncleaned(draft).article.id == draft.digest[:32]


def test_a_recipe_keeps_its_questions_and_notes() -> None:
    kept = (
        "Barley soup with leeks",
        "My grandmother made this soup every Friday in winter, when the leeks stood frozen in the garden and "
        "nobody wished to go out for anything else.",
        "Ingredients",
        "200 g pearl barley",
        "3 leeks, washed and sliced",
        "Instructions",
        "Heat the oil in a large pan and sweat the leeks until they are soft.",
        "Season and serve with bread.",
        "FAQ",
        "Can I freeze it?",
        "Yes, for up to three months, though the barley will be softer.",
        "Can I use other grains?",
        "Spelt works well; rice turns to mush.",
        "Notes",
        "Wash the leeks twice: sand hides between the leaves.",
    )
    page = [
        "Barley soup with leeks - Hearth & Fig", "Home", "Recipes", "FAQ", "Newsletter", "Sign in", *kept,
        "Share this article", "Related stories", "Ten quiet soups for autumn",
        "© 2024 Hearth & Fig. All rights reserved.", "FAQ", "Privacy policy",
    ]  # fmt: skip
    assert open_text("\n\n".join(page)).article.text.split("\n\n") == list(kept)
