"""The record of every decision: in order of the source, with class and reasons, and nothing left out."""

import pytest

from reader.article import Choice, Choices, Removal, RemovalKind, Span
from reader.cleaning import Cleaned, clean
from reader.cleaning.assemble import assemble
from reader.cleaning.choosing import name_of
from reader.cleaning.kinds import BlockKind
from reader.cleaning.sourcemap import Judged
from reader.cleaning.steady import composed
from reader.cleaning.units import Unit
from reader.sources import draft_from_text

PAGE = (
    "Bridge of Marrow to Close for the Summer | The Marrow Post\n\n"
    "Share\n\n"
    "The council met on Friday, said\n\n"
    "Ilse Moran\n\n"
    "Advertisement\n\n"
    ", who keeps the ferry, and it voted to close the bridge for the whole of the summer.\n\n"
    "\u200b\u200e\n\n"
    "The repair will cost more\xa0than the town has, and nobody has said who is going to pay for it.\n\n"
    "It will&nbsp;take until the end of the summer, and perhaps longer, if the river is high.&nbsp;\n\n"
    "Leave a Reply\n"
)


@pytest.fixture(scope="module")
def page() -> Cleaned:
    return clean(draft_from_text(PAGE))


def of_words(page: Cleaned, words: str) -> list[Removal]:
    return [one for one in page.decisions if words in one.text]


def test_decisions_are_in_order_of_the_source(page: Cleaned) -> None:
    starts = [one.where.start for one in page.decisions]
    assert starts == sorted(starts)


def test_a_unit_that_stays_is_kept_as_what_it_is(page: Cleaned) -> None:
    (title,) = of_words(page, "Bridge of Marrow")
    assert (title.kind, title.label, title.where) == (RemovalKind.KEPT, "title", Span(0, 40))


def test_the_site_behind_the_headline_is_removed(page: Cleaned) -> None:
    (site,) = of_words(page, "The Marrow Post")
    assert site.kind is RemovalKind.REMOVED
    assert site.text == "| The Marrow Post"


def test_a_joined_line_says_to_which_it_was_joined(page: Cleaned) -> None:
    for words in ("Ilse Moran", ", who keeps"):
        (joined,) = of_words(page, words)
        assert joined.kind is RemovalKind.JOINED
        assert (
            joined.reasons[0] == f"joined to “The council met on Friday, said” at {PAGE.index('The council')}"
        )


def test_a_change_says_what_was_changed(page: Cleaned) -> None:
    changed = [one for one in of_words(page, "The repair") if one.kind is RemovalKind.CHANGED]
    assert [one.reasons for one in changed] == [("special spaces",)]
    changed = [one for one in of_words(page, "It will") if one.kind is RemovalKind.CHANGED]
    assert changed[0].reasons[0] == "HTML entities"


def test_lines_with_nothing_to_show_are_on_record(page: Cleaned) -> None:
    invisible = [one.text for one in page.decisions if one.label == "invisible"]
    assert invisible == ["\u200b\u200e", "&nbsp;"]
    assert [one.text for one in page.removals if one.label == "invisible"] == invisible


def test_it_adds_up(page: Cleaned) -> None:
    sums = page.accounting()
    assert sums.characters == sums.kept + sums.joined + sums.removed
    removed = [one for one in page.removals if one.kind is RemovalKind.REMOVED]
    assert sums.removed == sum(len("".join(one.text.split())) for one in removed)
    assert (sums.unaccounted, sums.twice) == (0, 0)
    # Of “&nbsp;” between two words nothing is seen.
    assert sums.left_out == len("&nbsp;")


def test_what_was_thought_of_a_unit_that_stays_is_told() -> None:
    draft = draft_from_text("A line of words.")
    unit = Unit(draft.text, Span(0, len(draft.text)))
    reasons = ("a sentence", "a stop", "many common words", "one more")
    result = assemble(draft, [(unit, BlockKind.PARAGRAPH)], [], "", draft.meta, {0: Judged(2.5, reasons)})
    assert [(one.score, one.reasons) for one in result.decisions] == [(2.5, reasons[:3])]


def test_what_two_cleanings_in_a_row_did_is_told_in_the_source_of_the_first() -> None:
    source = PAGE.replace("&nbsp;", " ")
    page = clean(draft_from_text(source))
    text = page.article.text
    unwanted = next(words for words in text.split("\n\n") if words.startswith("The repair"))
    choices = Choices(made=(Choice(keep=False, key=name_of(unwanted)),))
    again = clean(draft_from_text(text), choices=choices)
    both = composed(page, again)
    assert both.article == again.article
    assert unwanted not in both.article.text
    (gone,) = of_words(both, "The repair")
    assert (gone.kind, gone.where.start) == (RemovalKind.REMOVED, source.index("The repair"))
    assert "more\xa0than" in gone.text
    assert both.article.text[gone.at :].startswith("It will")
    sums = both.accounting()
    assert (sums.unaccounted, sums.twice) == (0, 0)
    (joined,) = of_words(both, "Ilse Moran")
    assert joined.kind is RemovalKind.JOINED
    where = both.source_map().to_source(Span(both.article.text.index("It will"), len(both.article.text)))
    assert where.of(source).startswith("It will take")


def test_wrapped_lines_are_one_row() -> None:
    source = "\n".join(
        [
            "The council of Marrow met on Friday evening to hear what the engineers had",
            "found under the old bridge, and most of the people who live on the lower road",
            "came to listen to them in the rain, though nobody had asked them for a word or",
            "told them that the ferry would not run.",
        ]
    )
    kept, joined = clean(draft_from_text(source)).decisions
    assert (kept.kind, joined.kind) == (RemovalKind.KEPT, RemovalKind.JOINED)
    assert joined.reasons[1] == "3 lines, lines wrapped at a fixed width"


def test_every_decision_about_a_unit_has_a_score_duplicates_too() -> None:
    caption = "The ferry to the outer islands lies at the long pier of Marrow on Friday morning."
    twice = clean(
        draft_from_text(PAGE.replace("The council met", f"{caption}\n\n{caption}\n\nThe council met", 1))
    )
    decided = [
        one for one in twice.decisions if one.kind is not RemovalKind.CHANGED and one.label != "invisible"
    ]
    assert "caption-duplicate" in {one.label for one in decided} or "duplicate" in {
        one.label for one in decided
    }
    assert all(one.score for one in decided if one.reasons[:1] != ("names the site beside the headline",))
