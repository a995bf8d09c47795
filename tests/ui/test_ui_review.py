"""The review: words that changed or are gone are told, shown with what changed, and decided about."""

import pytest
import samples
from made import opened
from reading import Session, kept, library, reading

from reader.article import AnchorState, Span
from reader.library.positions import ReadingState
from reader.pipeline import new_annotation, remember
from reader.ui.actions import Mode
from reader.ui.review import doubtful, keep_as_they_are, kept_as_they_are
from reader.ui.screens.review import ReviewScreen

GONE = "Ilse Verhagen spoke against the motion, and then bought a wristwatch for her dog."
CHANGED = "“I thought the afternoon was long,”"
NOW = samples.ARTICLE.replace(GONE, "").replace(CHANGED, '"I thought the Afternoon was long,"')


def marked_before() -> None:
    """Mark a sentence and a quotation in the article as it was."""
    there, article = library(), remember(library(), opened()).article
    for words, note in ((GONE, "the dog"), (CHANGED, "")):
        start = article.text.index(words)
        there.save(new_annotation(article, Span(start, start + len(words)), note=note))


async def review(session: Session) -> ReviewScreen:
    await session.press("r")
    await session.until(lambda: isinstance(session.app.screen, ReviewScreen), "the review")
    sheet = session.app.screen
    assert isinstance(sheet, ReviewScreen)
    await session.until(lambda: sheet.items, "what needs a look")
    return sheet


def states(session: Session) -> dict[str, AnchorState]:
    return {row.annotation.note: row.state for row in session.screen.placed}


@pytest.fixture(autouse=True)
def marks() -> None:
    marked_before()


async def test_opening_says_how_many_need_a_look() -> None:
    async with reading(opened(NOW)) as session:
        await session.told("2 highlights need a look: words changed or gone · r shows")
        assert states(session) == {"the dog": AnchorState.DETACHED, "": AnchorState.CHANGED}


async def test_an_article_that_is_as_it_was_says_nothing() -> None:
    async with reading(opened()) as session:
        assert "look" not in session.status
        await session.press("r")
        await session.told("All highlights have their words")


async def test_it_shows_what_changed_and_what_is_gone_with_its_note() -> None:
    async with reading(opened(NOW), (100, 40)) as session:
        await review(session)
        for words in ("Its words changed", "[“I]", '["I]', "[Afternoon]", "Gone from the text", "the dog"):
            assert words in session.shown
        assert GONE[:40] in session.shown


async def test_accepting_attaches_to_the_words_as_they_are_and_is_undone() -> None:
    async with reading(opened(NOW)) as session:
        sheet = await review(session)
        await session.press("a")
        await session.until(lambda: states(session)[""] is AnchorState.EXACT, "the words accepted")
        assert any(one.anchor.exact == '"I thought the Afternoon was long,"' for one in kept())
        assert len(sheet.items) == 1
        await session.press("u")
        await session.until(lambda: len(sheet.items) == 2, "the list as it was")
        assert states(session)[""] is AnchorState.CHANGED


async def test_words_that_are_gone_cannot_be_accepted() -> None:
    async with reading(opened(NOW)) as session:
        sheet = await review(session)
        await session.press("j", "a")
        assert "Its words are gone" in session.shown
        assert len(sheet.items) == 2


async def test_a_detached_one_is_attached_to_a_selection() -> None:
    async with reading(opened(NOW)) as session:
        await review(session)
        await session.press("j", "r")
        assert session.screen.mode is Mode.READ
        await session.told("Select words for “Ilse Verhagen spoke")
        await session.press("v", "}", "v", "v", "right_parenthesis", "enter")
        await session.told("Attached to these words")
        (dog,) = (one for one in kept() if one.note == "the dog")
        assert dog.anchor.exact in session.text
        assert states(session)["the dog"] is AnchorState.EXACT
        await session.press("u")
        await session.until(lambda: states(session)["the dog"] is AnchorState.DETACHED, "the undoing")


async def test_escape_gives_up_attaching() -> None:
    async with reading(opened(NOW)) as session:
        await review(session)
        await session.press("j", "r", "escape")
        await session.told("stays as it is")
        await session.press("v", "e", "enter")
        assert session.screen.mode is Mode.SELECT
        assert all(one.anchor.exact in samples.ARTICLE for one in kept())


async def test_kept_as_it_is_it_is_not_asked_again_until_the_text_changes() -> None:
    async with reading(opened(NOW)) as session:
        await review(session)
        await session.press("asterisk", "K")
        await session.until(lambda: "Nothing needs a look" in session.shown)
        assert len(kept()) == 2
    async with reading(opened(NOW)) as session:
        assert "look" not in session.status
        await session.press("r")
        await session.told("Nothing needs a look; 2 kept as they are")
    async with reading(opened(NOW + "\n\nCorrected on Monday.")) as session:
        await session.told("2 highlights need a look")


async def test_deleting_is_undone_and_in_the_trash() -> None:
    async with reading(opened(NOW)) as session:
        sheet = await review(session)
        await session.press("asterisk", "d")
        await session.until(lambda: kept() == [], "both deleted")
        assert len(library().trash()) == 2
        await session.press("u")
        await session.until(lambda: len(sheet.items) == 2, "both back")


async def test_enter_goes_to_the_words() -> None:
    async with reading(opened(NOW)) as session:
        await review(session)
        await session.press("enter")
        assert session.app.screen is session.screen
        assert '"I thought the Afternoon' in session.shown


async def test_from_the_list_of_highlights_and_by_name() -> None:
    async with reading(opened(NOW)) as session:
        await session.press("#")
        await review(session)
        await session.press("y", "q")
        assert CHANGED in session.app.clipboard


@pytest.mark.parametrize("size", [(20, 6), (1, 1), (200, 60)])
async def test_any_window_will_do(size: tuple[int, int]) -> None:
    async with reading(opened(NOW), size) as session:
        await review(session)
        await session.press("j", "space", "escape", "escape")
        assert session.app.screen is session.screen


def test_what_was_decided_holds_for_one_wording(tmp_path) -> None:
    state = ReadingState(tmp_path)
    keep_as_they_are(state, "f" * 32, "the text", ["a"])
    keep_as_they_are(state, "f" * 32, "the text", ["b"])
    assert kept_as_they_are(state, "f" * 32, "the text") == {"a", "b"}
    assert kept_as_they_are(state, "f" * 32, "another text") == frozenset()
    assert doubtful(()) == []
