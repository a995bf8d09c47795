"""What a page says twice stands once: the better copy of a caption, one of two credits."""

import pytest

from reader.article import BlockKind
from reader.cleaning import Cleaned, clean
from reader.sources import draft_from_text

_TITLE = "Two Leaders Meet on the Island\n\n"
_BODY = (
    "SOLVIK—The two leaders met on Friday for the first time since the war, and spoke for an hour.\n\n"
    "Neither of them took questions. A statement is expected in the next few days."
)
WHOLE = "Greta Winter and Mads Holm leave the hall in Solvik after their talks on Friday evening."
HOLED = "Greta Winter and  leave the hall in Solvik after their talks on Friday evening."


def cleaned(*captions: str) -> Cleaned:
    return clean(draft_from_text(_TITLE + "\n\n".join(captions) + "\n\n" + _BODY))


def captions_of(result: Cleaned) -> list[str]:
    article = result.article
    return [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.CAPTION]


@pytest.mark.parametrize("captions", [(HOLED, WHOLE), (WHOLE, HOLED)], ids=["hole first", "hole last"])
def test_the_copy_without_the_hole_stays(captions: tuple[str, ...]) -> None:
    result = cleaned(*captions, "Oda Lind/Press Pool")
    assert captions_of(result) == [WHOLE]
    (copy,) = (removal for removal in result.removals if removal.label == "caption-duplicate")
    assert copy.text == HOLED
    assert "Winter and  leave" in copy.reasons[0]


def test_a_copy_that_lacks_words_without_a_gap_is_found_as_well() -> None:
    result = cleaned(HOLED.replace("  ", " "), WHOLE, "Oda Lind/Press Pool")
    assert captions_of(result) == [WHOLE]
    (copy,) = (removal for removal in result.removals if removal.label == "caption-duplicate")
    assert "mads holm" in copy.reasons[0]


def test_equal_copies_are_one_caption() -> None:
    result = cleaned(WHOLE, WHOLE)
    assert captions_of(result) == [WHOLE]
    assert result.article.text.count(WHOLE) == 1


def test_a_doubled_caption_at_the_top_is_no_headline() -> None:
    result = clean(draft_from_text(f"{HOLED}\n\n{WHOLE}\n\nOda Lind/Press Pool\n\n{_BODY}"))
    assert result.article.meta.title == ""
    assert captions_of(result) == [WHOLE]


def test_a_credit_said_twice_stands_once() -> None:
    result = cleaned(WHOLE, "Photo: Oda Lind/Press Pool", "Photo: Oda Lind/Press Pool")
    credits = [block for block in result.article.blocks if block.kind is BlockKind.CREDIT]
    assert len(credits) == 1
    assert "credit-duplicate" in {removal.label for removal in result.removals}


@pytest.mark.parametrize(
    "credit",
    [
        "Oda Lind/Press Pool",
        "Photo: Oda Lind",
        "PHOTO: ODA LIND/THE MARROW POST",
        "Oda Lind / Getty Images",
        "Oda Lind for The Marrow Post",
        "Getty Images",
        "Image credit: Oda Lind",
        "Photograph by Oda Lind",
        "(Oda Lind/AP)",
    ],
)
def test_credits_of_many_forms_stay_as_credits(credit: str) -> None:
    article = cleaned(WHOLE, credit).article
    kinds = {block.span.of(article.text): block.kind for block in article.blocks}
    assert kinds.get(credit) is BlockKind.CREDIT
    assert kinds.get(WHOLE) is BlockKind.CAPTION


@pytest.mark.parametrize(
    ("holed", "whole"),
    [
        ("Smoke rises over , Friday.", "Smoke rises over Port Alder, Friday."),
        (
            "leaves the hall in Solvik after the talks.",
            "Council leader Greta Winter leaves the hall in Solvik after the talks.",
        ),
        ("A diver holds the bell that was found by .", "A diver holds the bell that was found by Mads Holm."),
    ],
    ids=["short", "at the start", "at the end"],
)
def test_a_hole_may_be_anywhere(holed: str, whole: str) -> None:
    for captions in ((holed, whole), (whole, holed)):
        result = cleaned(*captions, "Oda Lind/Press Pool")
        assert captions_of(result) == [whole]
        assert holed not in result.article.text.split("\n\n")


def test_the_house_below_a_caption_is_its_credit() -> None:
    article = cleaned(HOLED, WHOLE, "Solvik Harbour Museum").article
    kinds = {block.span.of(article.text): block.kind for block in article.blocks}
    assert kinds["Solvik Harbour Museum"] is BlockKind.CREDIT


def test_refrains_and_short_answers_may_repeat() -> None:
    text = _TITLE + _BODY + "\n\n“No.”\n\nHe was asked again.\n\n“No.”\n\nHe was asked a third time.\n\n“No.”"
    assert clean(draft_from_text(text)).article.text.count("“No.”") == 3


def test_the_title_said_again_goes() -> None:
    result = clean(draft_from_text(_TITLE + _TITLE + _BODY))
    assert result.article.text.count("Two Leaders Meet") == 1
    assert [removal.label for removal in result.removals] == ["title-repeat"]
