"""Headlines: found among the lines of a page, freed of the site's name, and not made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cleaning import clean
from reader.cleaning.dates import gives_day
from reader.cleaning.headline_numbers import MOST, NAMES, numbers_of
from reader.cleaning.headline_survey import survey
from reader.cleaning.headline_trees import weigh
from reader.cleaning.headlines import find_headlines
from reader.cleaning.page import read_page
from reader.cleaning.titles import Title, find_title
from reader.sources import draft_from_text

HEADLINE = "Ferry to Outer Islands Will Not Sail Before Spring"
STORY = """\
The ferry between Marrow and the outer islands will not sail again before the spring, the harbour authority \
said on Tuesday, after divers found cracks in both of its shafts.

Islanders who depend on it for food and medicine were told to expect flights twice a week, weather \
permitting, and a barge for heavy goods.

“We have been asking for a second boat since 2009,” said Oda Lind, who keeps the shop on Little Skerry. \
“Nobody listened until this one broke.”

The authority’s director, Tomas Brill, said repairs would cost about four million crowns and that the money \
had been set aside by the council.
"""
MENU = (
    "Home | News | World | Islands | Politics | Business | Opinion | Sport | Culture | Weather | Video"
    " | Subscribe | Sign in | Search"
).replace(" | ", "\n\n")
OVER_STORY = "By Ann Hall\n\n12 March 2019\n\nShare\n\nTweet"
FOOT = """\
Related articles

Council approves new harbour budget

Why island schools are closing early

Most read

Storm leaves thousands without power

Ten years of the Skerry lighthouse

Sign up for our newsletter

About us

Contact

Privacy policy

© 2019 The Marrow Post. All rights reserved."""


def page(*parts: str) -> str:
    return "\n\n".join(part.strip() for part in parts)


def title_of(text: str) -> Title:
    return find_title(read_page(text))


@pytest.mark.parametrize(
    "first",
    [
        f"{HEADLINE} | The Marrow Post",
        f"{HEADLINE} | Islands | The Marrow Post",
        f"{HEADLINE} - The Marrow Post",
        f"{HEADLINE} — The Marrow Post",
        f"{HEADLINE} » The Marrow Post",
        f"{HEADLINE} :: The Marrow Post",
        f"{HEADLINE} · The Marrow Post",
        f"The Marrow Post: {HEADLINE}",
        f"The Marrow Post | {HEADLINE}",
    ],
)
def test_the_site_beside_the_headline_is_cut_off(first: str) -> None:
    for headline_again in (HEADLINE, ""):
        title = title_of(page(first, MENU, headline_again, OVER_STORY, STORY, FOOT))
        assert title.text == HEADLINE
        assert title.site == "The Marrow Post"


def test_the_headline_over_the_story_is_believed_before_one_written_for_searching() -> None:
    first = "Outer islands: why the ferry will not sail until the spring | The Marrow Post"
    title = title_of(page(first, MENU, "Islands", HEADLINE, OVER_STORY, STORY, FOOT))
    assert (title.text, title.site, title.again) == (HEADLINE, "The Marrow Post", (0,))


def test_the_whole_headline_is_believed_before_one_that_was_shortened() -> None:
    first = "Ferry to Outer Islands Will Not Sail… | The Marrow Post"
    assert title_of(page(first, MENU, HEADLINE, OVER_STORY, STORY, FOOT)).text == HEADLINE


@pytest.mark.parametrize("over", ["BREAKING", "LIVE", "Analysis", "Home > News > Islands", "Islands"])
def test_a_page_without_a_title_line_has_its_headline_over_the_story(over: str) -> None:
    text = page(
        "Skip to content", MENU, "Storm warning for the north coast", over, HEADLINE, OVER_STORY, STORY, FOOT
    )
    assert title_of(text).text == HEADLINE


def test_what_stands_under_the_headline_is_no_headline() -> None:
    deck = "Divers find cracks in both shafts; flights twice a week"
    text = page("Skip to content", MENU, HEADLINE, deck, OVER_STORY, STORY, FOOT)
    assert title_of(text).text == HEADLINE


def test_the_title_line_is_not_left_in_the_article() -> None:
    text = page(f"{HEADLINE} | The Marrow Post", MENU, HEADLINE, OVER_STORY, STORY, FOOT)
    article = clean(draft_from_text(text)).article
    assert article.text.startswith(f"{HEADLINE}\n\nThe ferry between Marrow")
    assert article.text.count(HEADLINE) == 1


CLEAN = {
    "headline": (f"{HEADLINE}\n\n{STORY}", HEADLINE),
    "no blank lines": (f"{HEADLINE}\n{STORY}".replace("\n\n", "\n"), HEADLINE),
    "with a stop": (f"The Ferry That Kept the Time.\n\n{STORY}", "The Ferry That Kept the Time."),
    "greeting": (f"Hello World\n\n{STORY}", "Hello World"),
    "poem": (
        "Harbour Song\n\nThe boat is gone, the rope is left,\nthe water keeps its single sound,\n"
        "and what the harbour lost in weight\nthe evening carries round.",
        "Harbour Song",
    ),
    "chapter": (f"Chapter 3\n\nThe Mole\n\n{STORY}", "Chapter 3"),
    "German": (
        "Fähre bleibt bis zum Frühjahr im Hafen\n\nDie Fähre zwischen Marrow und den äußeren Inseln wird vor "
        "dem Frühjahr nicht mehr fahren, teilte die Hafenbehörde am Dienstag mit.\n\nDie Bewohner müssen mit "
        "zwei Flügen in der Woche rechnen, wenn das Wetter es zulässt.",
        "Fähre bleibt bis zum Frühjahr im Hafen",
    ),
}


@pytest.mark.parametrize(("text", "headline"), CLEAN.values(), ids=CLEAN)
def test_the_first_line_of_a_clean_text_is_its_headline(text: str, headline: str) -> None:
    assert title_of(text).text == headline


WITHOUT = {
    "paragraphs": STORY,
    "dateline": f"MARROW (AP) — {STORY}",
    "short first paragraph": f"It was not there.\n\n{STORY}",
    "speech": f"“Is the boat in?”\n\n“No,” she said.\n\n{STORY}",
    "one line": HEADLINE,
    "mail": f"Dear Ann,\n\n{STORY}\n\nYours,\nOda",
    "mail to all": f"Hi all,\n\n{STORY}\n\nBest,\nOda",
    "mail without a subject": f"From: Ann Hall\nTo: Oda Lind\nDate: 3 May 2019\n\nOda,\n\n{STORY}",
    "letter": f"Little Skerry\n3 May 1911\n\nMy dear brother,\n\n{STORY}\n\nYour sister",
    "notes": "- buy rope\n- call the harbour\n- ask Oda about the key\n- paint",
    "notes without bullets": "buy rope\ncall the harbour\nask Oda about the key\npaint the door",
    "poem": "The boat is gone, the rope is left,\nthe water keeps its single sound,\n"
    "and what the harbour lost in weight\nthe evening carries round.\n\nI count the lamps along the mole",
    "poem with gaps": "The boat is gone, the rope is left\n\nthe water keeps its single sound\n\n"
    "and what the harbour lost in weight\n\nthe evening carries round",
    "chat": "[10:31] Ann: is the boat in?\n[10:32] Oda: no\n[10:32] Oda: not before spring\n[10:35] Ann: oh",
    "chat by names": "Ann: is the boat in?\nOda: no\nOda: not before spring\nAnn: oh",
    "chat by times": "10:31 - Ann: is the boat in?\n10:32 - Oda: no\n10:32 - Oda: not before spring",
    "scraped": f"12 March 2019\n\nShare\n\nTweet\n\n{STORY}\n\nSign up for our newsletter\n\n"
    "© 2019 The Marrow Post",
    "nothing": "",
}


@pytest.mark.parametrize("text", WITHOUT.values(), ids=WITHOUT)
def test_a_text_without_a_headline_gets_none(text: str) -> None:
    assert title_of(text).text == ""


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            HEADLINE,
            f"{HEADLINE} | The Marrow Post",
            "By Ann Hall",
            "Share",
            "| - |",
            "A: B - C | D » E",
            "* x",
        ]
    ),
)


@given(st.lists(LINES, max_size=12))
def test_a_title_is_always_words_of_its_unit(lines: list[str]) -> None:
    read = read_page("\n\n".join(lines))
    title = find_title(read)
    assert (title.text in read.units[title.place].text) if title.place >= 0 else title == Title()


def test_a_line_over_its_author_is_the_headline_of_a_page_that_begins_with_menus() -> None:
    menus = ["Skip to main content", "News", "Sport", "Log In", "Home › News › Environment"]
    story = [
        "Harbor Dredging Halted After Divers Find a Colony of Blind Shrimp",
        "By Petra Ollenshaw and Tomas Reddy",
        "March 15, 2019",
        "Share",
        "CALDER BAY, Maine — The dredging of the old harbor stopped on Thursday after divers brought up a "
        "shrimp without eyes, which nobody on the quay could name.",
        "The Harbor Commission had planned to deepen the channel by eleven feet before the summer. It has "
        "already spent $4.2 million on the work.",
        "A judge will hear the case on Monday, and the commission may appeal whatever she decides.",
    ]
    title = find_title(read_page("\n\n".join([*menus, *story])))
    assert title.text == story[0]


def test_a_caption_with_its_credit_is_no_headline() -> None:
    caption = "Divers at the Outer Islands ferry before spring. Photograph: Ann Hall/The Marrow Post"
    found = title_of(page(MENU, HEADLINE, "Ann Hall 12 Mar 2019 08.15", caption, STORY, FOOT))
    assert found.text == HEADLINE


@pytest.mark.parametrize("path", ["Home › News › Islands › ", "News > Islands > ", "Blog / ", "4. "])
def test_the_path_to_an_article_is_not_its_headline(path: str) -> None:
    found = title_of(page(MENU, path + HEADLINE, "Share", HEADLINE, OVER_STORY, STORY, FOOT))
    assert found.text == HEADLINE


def test_a_section_glued_to_the_headline_is_cut_off() -> None:
    found = title_of(page(MENU, f"Islands|{HEADLINE}", OVER_STORY, STORY, FOOT))
    assert found.text == HEADLINE


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Ann Hall Monday, February 29, 2016 @ 11:10 PM", True),
        ("Par Anne Halle — 24 novembre 2017 à 18:42", True),
        ("Ann Hall 1 day ago", True),
        ("11.03.17 in Shipping", True),
        ("The best ferries of March 2025", False),
        ("12 ways to mend a shaft", False),
        ("Ferry to Outer Islands Will Not Sail", False),
    ],
)
def test_a_line_that_gives_a_day_beside_its_author_is_known(line: str, dated: bool) -> None:
    assert gives_day(line) is dated


def test_the_likeliest_headlines_are_weighed_with_all_numbers_and_none_is_lost() -> None:
    around_page = read_page(page(f"{HEADLINE} | The Marrow Post", MENU, HEADLINE, OVER_STORY, STORY, FOOT))
    headlines = find_headlines(around_page)
    around = survey(around_page, headlines)
    scored = [(float(-rank), headline) for rank, headline in enumerate(headlines)]
    weighed = weigh(scored, -99.0, around)
    assert {one.key for _, one in weighed} == {one.key for one in headlines[:MOST]}
    assert [score for score, _ in weighed] == sorted((score for score, _ in weighed), reverse=True)
    rows = numbers_of(headlines[:1], [0.0], -1.0, around) + numbers_of(headlines[:3], [0.0] * 3, -1.0, around)
    assert {len(row) for row in rows} == {len(NAMES)}


@pytest.mark.parametrize("headline", ["Harbour closed", "Why we stay", "A Storm"])
def test_a_headline_over_a_story_in_lower_case_is_not_glued_to_it(headline: str) -> None:
    article = clean(draft_from_text(page(headline, "t" + STORY[1:]))).article
    assert article.meta.title == headline
    assert article.text.startswith(f"{headline}\n\nthe ferry")
