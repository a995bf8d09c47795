"""Whole pages from different desks: what stands in the middle of a story goes, what belongs to it stays."""

from reader.article import BlockKind
from reader.cleaning import Cleaned, clean
from reader.sources import draft_from_text

MARKETS = """\
Herring Prices Slip as Boats Stay Out

By

Greta Winter

and

Mads R. Holm

Nov. 3, 2020 4:31 pm ET

SAVE

PRINT

FILE PHOTO: A trader at  in Port Alder, March 3, 2017. MNA/Oda Lind/File Photo

FILE PHOTO: A trader at the fish exchange in Port Alder, March 3, 2017. MNA/Oda Lind/File Photo

Herring prices fell on Tuesday after

Marrow Fisheries Inc.

MRWF -8.20%

, the largest buyer on the coast, cut its forecast for the winter.

“The boats won’t stop,” said

Osei Brandt

, chief strategist at

Lund & Sons

. “Somebody should tell the fish.”

Newsletter Sign-up

Tide Tables

Prices and landings from every harbour, before breakfast.

SUBSCRIBE

Secretary of Fisheries

Ida Frost

(D., Marrow) said she would

wait

.

MORE ON FISH

Why the Net Came Back Empty This Spring

Who Owns the Fish of the North Bank?

The exchange, founded by a

baker’s widow

, will open an hour late on Friday.

—Bo Lund in Solvik contributed to this article.

Corrections & Amplifications

Marrow Fisheries cut its forecast by a tenth. An earlier version of this article said by a half.

Write to Greta Winter at greta@example.org and Mads R. Holm at mads@example.org
"""
STORY = [
    "Herring Prices Slip as Boats Stay Out",
    "FILE PHOTO: A trader at the fish exchange in Port Alder, March 3, 2017. MNA/Oda Lind/File Photo",
    "Herring prices fell on Tuesday after Marrow Fisheries Inc., the largest buyer on the coast, cut its "
    "forecast for the winter.",
    "“The boats won’t stop,” said Osei Brandt, chief strategist at Lund & Sons. “Somebody should tell "
    "the fish.”",
    "Secretary of Fisheries Ida Frost (D., Marrow) said she would wait.",
    "The exchange, founded by a baker’s widow, will open an hour late on Friday.",
]


def cleaned(source: str) -> Cleaned:
    return clean(draft_from_text(source))


def test_what_a_page_puts_between_the_paragraphs_goes() -> None:
    assert cleaned(MARKETS).article.text.split("\n\n") == STORY


def test_authors_and_day_are_read_from_the_lines_that_went() -> None:
    meta = cleaned(MARKETS).article.meta
    assert meta.authors == ("Greta Winter", "Mads R. Holm")
    assert meta.published == "2020-11-03"


def test_the_boxes_are_known_for_what_they_are() -> None:
    labels = {removal.text: removal.label for removal in cleaned(MARKETS).removals}
    assert labels["MRWF -8.20%"] == "ticker"
    assert labels["Prices and landings from every harbour, before breakfast."] == "newsletter"
    assert labels["Who Owns the Fish of the North Bank?"] == "related"
    assert labels["Corrections & Amplifications"] == "correction"
    assert (
        labels[
            "Marrow Fisheries cut its forecast by a tenth. An earlier version of this article said by a half."
        ]
        == "correction"
    )
    assert labels["—Bo Lund in Solvik contributed to this article."] == "author-bio"


def test_a_stricter_reader_never_removes_less() -> None:
    draft = draft_from_text(MARKETS)
    counts = [len(clean(draft, level).removals) for level in range(-2, 3)]
    assert counts == sorted(counts)
    assert STORY[2] in clean(draft, 2).article.text


def test_an_agency_below_a_byline_is_no_credit() -> None:
    source = (
        "Mayor Who Fined Herself Wins Again\n\nBY TESS ORDWAY\n\nAssociated Press\n\n"
        "PORT ALDER (AP) — The mayor who gave herself a parking ticket has won a third term.\n\n"
        "She has not paid it yet, she said on Tuesday, and the police are growing tired of asking."
    )
    article = cleaned(source).article
    assert article.meta.authors == ("Tess Ordway",)
    assert [block.kind for block in article.blocks] == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_a_job_is_no_name() -> None:
    source = (
        "The Case for Boring Bridges\n\nLars Whitcomb\n\nContributing Writer\n\nJune 1, 2022\n\n248\n\n"
        "Every town gets the bridge it is vain enough to build, and ours leans to the left.\n\n"
        "I used to like it. Then I had to cross it in the rain, with a piano and two dogs.\n\n"
        "The piano is still there, and on a still day you can hear the dogs ask for it.\n\n"
        "Lars Whitcomb is the author of “Plain Things” and a columnist."
    )
    article = cleaned(source).article
    assert article.meta.authors == ("Lars Whitcomb",)
    assert len(article.blocks) == 4
