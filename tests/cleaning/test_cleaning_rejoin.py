"""Sentences that a page's links broke are made whole; what only looks like a fragment is left alone."""

import pytest

from reader.cleaning import clean
from reader.sources import draft_from_text

_BEFORE = "The talks went on until the evening, and nobody left the room before they were over.\n\n"
_AFTER = "\n\nA second round will follow in the spring, when the ice on the river has gone."


def paragraphs_of(fragments: str) -> list[str]:
    """Clean the fragments between two ordinary paragraphs, and return what became of them."""
    text = clean(draft_from_text(_BEFORE + fragments + _AFTER)).article.text
    return text.split("\n\n")[1:-1]


@pytest.mark.parametrize(
    ("fragments", "sentence"),
    [
        (
            "Mads Holm\n\nsaid on Monday that he would resign.",
            "Mads Holm said on Monday that he would resign.",
        ),
        (
            "The letter was signed by\n\nGreta Winter\n\n, who did not answer questions.",
            "The letter was signed by Greta Winter, who did not answer questions.",
        ),
        (
            "The prize was given to the youngest of the three,\n\nOda Lind\n\n.",
            "The prize was given to the youngest of the three, Oda Lind.",
        ),
        (
            "Ministers from\n\nSolvik\n\n,\n\nMarrow\n\nand\n\nPort Alder\n\nwere there as well.",
            "Ministers from Solvik, Marrow and Port Alder were there as well.",
        ),
        (
            "The mayor’s office (\n\nfounded in 1911\n\n) had no comment on the matter.",
            "The mayor’s office (founded in 1911) had no comment on the matter.",
        ),
        (
            "It was the fault of the\n\nHarbour Board\n\n’s engineers, she said.",
            "It was the fault of the Harbour Board’s engineers, she said.",
        ),
        (
            "Northern council leader\n\nOsei Brandt\n\npromised to repair the wall at once.",
            "Northern council leader Osei Brandt promised to repair the wall at once.",
        ),
        (
            "The measure was opposed by Mr.\n\nHolm\n\nand by most of his party.",
            "The measure was opposed by Mr. Holm and by most of his party.",
        ),
        (
            "The company removed the valve in\n\nMay 2019\n\n, a report says.",
            "The company removed the valve in May 2019, a report says.",
        ),
        (
            "It is “the\n\nworst flood\n\n” in forty years, the warden said.",
            "It is “the worst flood” in forty years, the warden said.",
        ),
        (
            "The council said in a letter to all of the lower town that\n\nOda Lind\nwould lead the inquiry.",
            "The council said in a letter to all of the lower town that Oda Lind would lead the inquiry.",
        ),
        (
            "Premier\n\nOsei Brandt\n\nhad promised to rebuild the pier before the winter.",
            "Premier Osei Brandt had promised to rebuild the pier before the winter.",
        ),
        (
            "Gov.\n\nGreta Winter\n\n(R.) called the bridge a ruin.",
            "Gov. Greta Winter (R.) called the bridge a ruin.",
        ),
        (
            "Sen.\n\nOda Lind\n\n(D., Solvik) and Rep.\n\nBo Lund\n\n(R., Marrow) led the talks.",
            "Sen. Oda Lind (D., Solvik) and Rep. Bo Lund (R., Marrow) led the talks.",
        ),
        (
            "Marrow’s\n\nHarbour Board\n\nsaid it knew nothing of the letter.",
            "Marrow’s Harbour Board said it knew nothing of the letter.",
        ),
        (
            "The bridge was built by\n\nLund & Sons Inc.\n\n, which closed its doors in 1990.",
            "The bridge was built by Lund & Sons Inc., which closed its doors in 1990.",
        ),
        (
            "The talks were led by\n\nHolm Shipping Corp.\n\n(HLM)\n\nand went on for a week.",
            "The talks were led by Holm Shipping Corp. (HLM) and went on for a week.",
        ),
        (
            "The minister sent flowers;\n\nMads Holm\n\n, who owns the ferry, sent a bill to the town.",
            "The minister sent flowers; Mads Holm, who owns the ferry, sent a bill to the town.",
        ),
        (
            "The board told the\n\nMarrow Post\n\nMonday that no money was left for the tower.",
            "The board told the Marrow Post Monday that no money was left for the tower.",
        ),
        (
            "In a letter to\n\nOda Lind\n\nI said that the bell had never been hers.",
            "In a letter to Oda Lind I said that the bell had never been hers.",
        ),
        (
            "The champion of the island beat\n\nBo Lund\n\n6-4, 6-2 on the old court by the harbour.",
            "The champion of the island beat Bo Lund 6-4, 6-2 on the old court by the harbour.",
        ),
        (
            "He called the song “\n\nA Winter Tide\n\n,” and never sang it for anyone again.",
            "He called the song “A Winter Tide,” and never sang it for anyone again.",
        ),
        (
            "Shares of\n\nMarrow Steel Co.\n\nMRW -4.10%\n\nfell on the news of the flood.",
            "Shares of Marrow Steel Co. fell on the news of the flood.",
        ),
    ],
)
def test_a_sentence_broken_around_a_name_is_whole_again(fragments: str, sentence: str) -> None:
    assert paragraphs_of(fragments) == [sentence]


@pytest.mark.parametrize(
    "lines",
    [
        ["What Comes Next", "The council meets in May and will hear the engineers first."],
        ["Still no answer from the board", "Oda Lind waited for an hour in the rain before she left."],
        ["flour", "salt", "two eggs"],
        ["- the rope", "- the ladder"],
        ["1. Solvik", "2. Marrow", "3. Port Alder"],
        ["Team", "Played", "Won"],
        ["He had three rules:", "never be late", "never be early", "never be sorry"],
        ["ANNA REED: Did it crack?", "JONAS VALE: It did."],
        ["The Case Against Walls", "iPhone owners were told of the flood an hour too late, the report says."],
    ],
)
def test_headings_lists_and_turns_stay_apart(lines: list[str]) -> None:
    assert paragraphs_of("\n\n".join(lines)) == lines


@pytest.mark.parametrize(
    "heading",
    ["The Drawdown", "What the mud is for", "The Road They Were On", "The President", "Who Will Pay For It"],
)
def test_a_heading_over_a_linked_name_stays_a_heading(heading: str) -> None:
    fragments = f"{heading}\n\nOda Lind\n\n, the chief engineer, keeps pigeons and a small boat."
    assert paragraphs_of(fragments) == [
        heading,
        "Oda Lind, the chief engineer, keeps pigeons and a small boat.",
    ]


def test_a_title_over_a_linked_name_stays_the_title() -> None:
    title = "Harbour town finds a bell and nobody is sure why"
    source = f"{title}\n\nOda Lind\n\nfound it on Friday under the pier.\n\n{_BEFORE}{_AFTER.strip()}"
    article = clean(draft_from_text(source)).article
    assert article.text.split("\n\n")[:2] == [title, "Oda Lind found it on Friday under the pier."]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n\n"], ids=["no blank line", "one", "two"])
def test_the_gap_between_fragments_does_not_matter(gap: str) -> None:
    pieces = (
        "The town gave the keeper,",
        "Oda Lind",
        ", a lamp (",
        "of brass",
        ") and",
        "a medal",
        ". She sold both.",
    )
    assert paragraphs_of(gap.join(pieces)) == [
        "The town gave the keeper, Oda Lind, a lamp (of brass) and a medal. She sold both."
    ]


def test_a_title_is_not_joined_with_the_byline_below_it() -> None:
    source = "A Winter Without a Ferry\n\nby Anna Reed\n\n" + _BEFORE + _AFTER.strip()
    article = clean(draft_from_text(source)).article
    assert article.meta.title == "A Winter Without a Ferry"
    assert article.meta.authors == ("Anna Reed",)
