"""X: what was removed, in its place on the page; put back, taken out, undone, and kept with the article."""

import random
from pathlib import Path
from typing import Any

import pytest
import samples
from reading import Session, kept, library, reading

from reader.article import AnchorState, Choice, Choices
from reader.article.anchors import place
from reader.config import folders
from reader.errors import LibraryError
from reader.library.store import Library
from reader.pipeline import Opened, open_source
from reader.ui.actions import ACTIONS, Mode
from reader.ui.recleaning import AT_ONCE
from reader.ui.screens.ask import NotKept

SHARE = "Share this article"
TOWN = "The island was there before us, and it will be there when we are gone, said the parish priest."


def scraped() -> Opened:
    """Open the page with its debris as the program does: obeying what was chosen about it."""
    return open_source(str(samples.SCRAPED_PATH), library=folders().library)


def folds(session: Session) -> list[str]:
    return [row.strip("▌ ") for row in session.rows if "▸" in row or "▾" in row]


def current(session: Session) -> str:
    """What the galley's cursor is on: the first row with its bar."""
    return next(row.partition("▌")[2].strip() for row in session.rows if "▌" in row)


def chosen() -> Choices:
    (record,) = library().articles()
    return record.choices


async def to(session: Session, words: str) -> None:
    """Move the cursor down to the fold or paragraph that shows `words`."""
    for _ in range(60):
        if words in current(session):
            return
        await session.press("j")
    raise AssertionError(f"{words!r} was not reached\n{session.shown}")


class TestShowing:
    async def test_x_folds_what_was_removed_into_its_place_and_x_hides_it(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            before = session.rows
            await session.press("X")
            assert session.screen.mode is Mode.REMOVED
            assert folds(session)[0].split() == ["▸", "byline", "By", "TOMAS", "ELDERMOOR"]
            assert "2 × share-bar" in folds(session)[1]
            assert "Share this article · Facebook Twitter Email" in folds(session)[1]
            assert session.shown.index("▸ 2 × share-bar") < session.shown.index("SKAGGEN")
            assert session.shown.index("▸ related") < session.shown.index("Charts of the strait")
            assert "strictness 0 · 8 removed" in session.status
            await session.press("X")
            assert session.rows == before

    @pytest.mark.parametrize("key", ["escape", "q"])
    async def test_other_keys_leave_it_too_but_not_the_article(self, key: str) -> None:
        async with reading(scraped()) as session:
            await session.press("X", key)
            assert session.screen.mode is Mode.READ
            assert session.app.is_running

    async def test_folds_are_dimmed_and_the_one_in_hand_is_marked(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X")
            first, second = session.styles_of("By TOMAS")[0], session.styles_of("Share this")[0]
            text = session.styles_of("SKAGGEN")[0]
            assert second.italic
            assert second.color != text.color
            assert first.bgcolor != second.bgcolor == text.bgcolor
            await session.press("j")
            assert session.styles_of("Share this")[0].bgcolor == first.bgcolor

    async def test_space_unfolds_units_with_reasons_and_folds_them_again(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X", "j", "space")
            assert "▾ 2 × share-bar" in session.shown
            assert "because: says only “Share this article”" in session.shown
            await session.press("j")
            assert current(session) == SHARE
            await session.press("h")
            assert "because" not in session.shown
            assert current(session).startswith("▸ 2 × share-bar")
            await session.press("z")
            assert session.shown.count("▾") >= 4
            assert "▸" not in session.shown
            await session.press("z")
            assert "because" not in session.shown

    async def test_joined_sentences_carry_a_quiet_sign_and_tell_why(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X")
            (row,) = [row for row in session.rows if "The report was confirmed" in row]
            assert row.split()[0] == "&"
            await to(session, "The report was confirmed")
            await session.press("space")
            assert "a sentence broken around linked words" in " ".join(session.shown.replace("▌", "").split())

    async def test_n_goes_from_fold_to_fold(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X", "n", "n")
            assert current(session).startswith("▸ advertisement")
            await session.press("n", "N", "N")
            assert current(session).startswith("▸ 2 × share-bar")
            await session.press("G")
            assert current(session).startswith("▸ 3 × comment-form")
            await session.press("g")
            assert current(session).startswith("Ferry Captain")

    async def test_the_words_on_top_stay_on_top(self) -> None:
        async with reading(scraped(), (60, 12)) as session:
            await session.press("space", "j", "j")
            top = session.rows[1].strip()
            assert top in session.text.replace("\n", " ") != ""
            await session.press("X")
            assert session.rows[1].strip("▌ &") == top
            await session.press("enter", "u", "X")
            assert session.rows[1].strip() == top

    async def test_a_click_unfolds_and_a_double_click_puts_back(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X")
            x, y = session.cell_of("▸ advertisement")
            await session.pilot.click(offset=(x + 4, y))
            assert "because: says only “ADVERTISEMENT”" in session.shown
            await session.pilot.click(offset=(x + 4, y))
            await session.until(lambda: "\n\nADVERTISEMENT\n\n" in session.text)

    async def test_a_click_on_a_unit_of_an_open_fold_takes_it_in_hand(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X", "j", "space")
            x, y = session.cell_of("Facebook Twitter")
            await session.pilot.click(offset=(x, y))
            assert current(session).startswith("Facebook Twitter")
            await session.press("enter")
            assert "\n\nFacebook Twitter Email Print\n\n" in session.text
            assert SHARE not in session.text

    @pytest.mark.parametrize("size", [(30, 8), (12, 5), (200, 60), (1, 1)])
    async def test_fits_any_window(self, size: tuple[int, int]) -> None:
        async with reading(scraped(), (80, 24)) as session:
            await session.press("X", "z")
            await session.resize(*size)
            await session.press("j", "j", "n", "pagedown", "enter", "u", "G")
            assert all(len(row) == size[0] for row in session.rows)


class TestChoosing:
    async def test_enter_puts_a_line_back_and_u_takes_it_away_again(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            before = session.text
            await session.press("X", "enter")
            assert session.text == before.replace("SKAGGEN —", "By TOMAS ELDERMOOR\n\nSKAGGEN —")
            assert current(session) == "By TOMAS ELDERMOOR"
            assert "7 removed" in session.status or "Put back" in session.status
            await session.until(lambda: len(chosen().made) == 1, "the choice on disk")
            await session.press("u")
            assert session.text == before
            await session.until(lambda: chosen() == Choices(), "the choice taken back")

    async def test_enter_takes_out_what_is_kept_and_enter_puts_it_back(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            before = session.text
            await session.press("X")
            await to(session, "Charts of the strait")
            await session.press("enter")
            assert "locksmith" not in session.text
            assert "▸ chosen" in current(session)
            await session.press("enter")
            assert session.text == before

    async def test_a_fold_is_put_back_whole_and_one_of_its_units_alone(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X", "j", "enter")
            assert f"{SHARE}\n\nFacebook Twitter" in session.text
            await session.press("u", "space", "j", "j", "enter")
            assert "\n\nFacebook Twitter Email Print\n\n" in session.text
            assert SHARE not in session.text

    async def test_c_puts_the_class_back_and_takes_it_out(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            before = session.text
            await session.press("X", "G", "c")
            assert session.text.endswith("the next time I comment.")
            await session.until(lambda: chosen().made == (Choice(True, label="comment-form"),))
            assert "Please enter your comment" in current(session)
            await session.press("c")
            assert session.text == before

    async def test_the_title_stays(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            before = session.text
            await session.press("X", "g", "enter")
            assert session.text == before
            assert "The title stays" in session.status

    async def test_what_was_chosen_is_there_when_the_article_is_opened_again(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X", "j", "enter", ">", "X")
            text = session.text
            await session.until(lambda: chosen().strictness == 1)
        opened = scraped()
        assert opened.article.text == text
        async with reading(opened, (80, 40)) as session:
            assert session.text == text
            await session.press("X")
            assert "strictness +1" in session.status

    async def test_leaving_at_once_keeps_it(self) -> None:
        async with reading(scraped()) as session:
            await session.press("X", "enter", "X", "q")
        assert len(chosen().made) == 1

    async def test_the_library_keeps_the_text_as_it_is_then(self) -> None:
        async with reading(scraped()) as session:
            await session.press("X", "enter", "X")
            text = session.text
        (record,) = library().articles()
        assert library().text_snapshot(record.text_hashes[-1]) == text

    async def test_choices_the_quick_file_did_not_know_are_found_in_the_library(self) -> None:
        async with reading(scraped()) as session:
            await session.press("X", "enter")
            text = session.text
        (folders().library / "choices.json").unlink()
        opened = scraped()
        assert opened.article.text != text
        async with reading(opened) as session:
            assert session.text == text
            await session.told("was found")
        assert scraped().article.text == text

    async def test_a_choice_that_cannot_be_kept_waits_and_is_kept_as_soon_as_the_disk_takes_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        choose, full = Library.choose, [True]

        def guarded(self: Library, *arguments: Any) -> Choices:
            if full[0]:
                raise LibraryError("The disk is full.")
            return choose(self, *arguments)

        monkeypatch.setattr("reader.ui.unkept.RETRY_SECONDS", 0.1)
        async with reading(scraped(), (80, 40)) as session:
            monkeypatch.setattr(Library, "choose", guarded)
            await session.press("X", "enter")
            await session.until(lambda: isinstance(session.app.screen, NotKept), "the question")
            await session.press("escape")
            await session.told("1 change is not kept yet")
            assert "By TOMAS ELDERMOOR" in session.text
            assert session.app.library.busy
            full[0] = False
            await session.until(lambda: not session.app.unkept.count, "the choice is kept")
            assert not session.app.library.busy
        assert "By TOMAS ELDERMOOR" in scraped().article.text

    async def test_of_an_article_whose_page_is_gone_nothing_can_be_chosen(self) -> None:
        opened = scraped()
        gone = Opened(opened.article, opened.removals, opened.digest)
        async with reading(gone, (80, 40)) as session:
            for keys in (("X", "enter"), ("c",), (">",)):
                await session.press(*keys)
                assert "its page is gone" in session.status
            assert session.text == opened.article.text


class TestStrictness:
    async def test_moves_by_keys_and_the_page_follows(self) -> None:
        page = Path(folders().library).parent / "page.txt"
        page.write_text(samples.SCRAPED.replace("Read more: Ten", "Quiet beaches\n\nRead more: Ten"), "utf-8")
        async with reading(open_source(str(page)), (80, 40)) as session:
            texts = {0: session.text}
            await session.press("X")
            for level in (1, 2):
                await session.press(">")
                assert f"strictness +{level}" in session.shown.lower()
                texts[level] = session.text
            await session.press(">")
            assert "the strictest" in session.status
            assert len(texts[2]) < len(texts[0])
            await session.press("u", "u")
            assert session.text == texts[0]
            await session.press("<", "<", "<")
            assert "most lenient" in session.status
            assert len(session.text) >= len(texts[0])

    async def test_works_on_the_plain_page_too(self) -> None:
        async with reading(scraped(), (80, 24)) as session:
            await session.press(">")
            await session.told("Strictness +1")
            assert session.screen.mode is Mode.READ
            await session.until(lambda: chosen().strictness == 1)


class TestAnnotations:
    async def test_survive_every_choice(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            for number in (1, 2, 3):
                await session.press("v", *["right_parenthesis"] * number, "2")
                await session.until(lambda number=number: session.marks == number)
            await session.press("X", "enter", "j", "c", "G", "enter", ">", "<", "u")
            assert len(session.screen.placed) == 3
            for row in session.screen.placed:
                assert row.span is not None
                assert row.span.of(session.text) == row.annotation.anchor.exact

    async def test_on_words_taken_out_again_are_detached_and_come_back(self) -> None:
        async with reading(scraped(), (160, 40)) as session:
            await session.press("X", "j", "enter", "X")
            x, y = session.cell_of("Facebook Twitter")
            await session.pilot.click(offset=(x, y), times=3)
            await session.pilot.pause()
            assert session.selected == "Facebook Twitter Email Print"
            await session.press("3")
            await session.until(lambda: session.marks == 1)
            await session.press("X")
            await to(session, "Facebook Twitter")
            await session.press("enter")
            assert session.screen.placed[0].state is AnchorState.DETACHED
            await session.press("number_sign")
            assert "no longer in the" in session.shown
            await session.press("escape", "u")
            assert session.screen.placed[0].span is not None
        assert [annotation.anchor.exact for annotation in kept()] == ["Facebook Twitter Email Print"]

    async def test_made_in_the_view_are_kept(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            await session.press("X")
            x, y = session.cell_of("Charts of the strait")
            await session.pilot.click(offset=(x, y), times=3)
            await session.pilot.pause()
            assert session.screen.mode is Mode.SELECT
            await session.press("1")
            await session.until(lambda: session.marks == 1)
            assert session.screen.mode is Mode.REMOVED
        (annotation,) = kept()
        assert place(scraped().article.text, [annotation])[0].state is AnchorState.EXACT

    async def test_undo_goes_back_over_both_in_order(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            before = session.text
            await session.press("v", "right_parenthesis", "2")
            await session.until(lambda: session.marks == 1)
            await session.press("X", "enter", "u")
            assert session.text == before
            assert session.marks == 1
            await session.press("u")
            await session.until(lambda: session.marks == 0)


class TestTheRest:
    async def test_names_and_quotes_are_read_again(self) -> None:
        async with reading(scraped(), (160, 40)) as session:
            await session.press("X")
            await to(session, "“It was there")
            await session.press("enter")
            await session.until(
                lambda: all("sheep on it" not in quote.text for quote in session.screen.analysis.quotes)
            )
            for quote in session.screen.analysis.quotes:
                assert quote.span.of(session.text) == quote.text

    async def test_two_windows_keep_both_their_choices(self) -> None:
        async with reading(scraped(), (80, 40)) as session:
            record = library().articles()[0]
            library().choose(record.id, Choices(), Choices(0, (Choice(True, label="related"),)))
            await session.press("X", "enter")
            await session.until(lambda: "Ten quiet beaches" in session.text, "what the other window chose")
            assert "By TOMAS ELDERMOOR" in session.text
        assert len(chosen().made) == 2

    async def test_a_long_page_is_cleaned_behind_the_scenes(self) -> None:
        text = samples.SCRAPED.replace("ADVERTISEMENT", "ADVERTISEMENT\n\n" + "\n\n".join([TOWN] * 700), 1)
        assert len(text) > AT_ONCE
        page = Path(folders().library).parent / "page.txt"
        page.write_text(text, "utf-8")
        async with reading(open_source(str(page)), (80, 40)) as session:
            await session.press("X", "enter", "enter")
            await session.until(lambda: "By TOMAS ELDERMOOR" in session.text, "the line put back")
            await session.until(lambda: not session.screen.cleaning)
            await session.press("u")
            await session.until(lambda: "By TOMAS ELDERMOOR" not in session.text)

    @pytest.mark.parametrize("seed", range(3))
    async def test_any_keys_in_any_order(self, seed: int) -> None:
        dice = random.Random(seed)
        keys = sorted(
            {key for action in ACTIONS if Mode.REMOVED in action.modes for key in action.keys}
            - {"ctrl+q", "ctrl+p", "x", "L", "question_mark", "f1"}
        )
        async with reading(scraped(), dice.choice([(80, 24), (40, 10), (160, 50)])) as session:
            for _ in range(90):
                if session.screen.mode is Mode.READ:
                    await session.press("X")
                key = dice.choice([*keys, "v", "m", "5"])
                await session.press(key)
                assert session.app.is_running, key
            text = session.text
        assert library().problems() == []
        assert scraped().article.text == text


async def test_a_choice_under_way_is_kept_though_the_program_is_left() -> None:
    text = samples.SCRAPED.replace("ADVERTISEMENT", "ADVERTISEMENT\n\n" + "\n\n".join([TOWN] * 700), 1)
    page = Path(folders().library).parent / "page.txt"
    page.write_text(text, "utf-8")
    async with reading(open_source(str(page)), (80, 40)) as session:
        await session.press("X", "enter", "q", "q")
        await session.until(lambda: session.app._exit, "the end")
    assert len(chosen().made) == 1
