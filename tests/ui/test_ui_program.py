"""Everything around the page: themes, help, palette, removals, library, export, leaving."""

from pathlib import Path

import pytest
import samples
from made import opened
from reading import kept, reading
from textual.command import CommandPalette
from textual.widgets import Input

from reader.pipeline import open_source
from reader.resources import shared_folder
from reader.typesetting.themes import load_themes
from reader.ui.actions import ACTIONS, SHEETS, Mode
from reader.ui.page_settings import SETTINGS
from reader.ui.screens.export import ExportSheet
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reader import ReaderScreen

THEMES, _ = load_themes(shared_folder("themes"))


class TestThemes:
    async def test_t_changes_every_colour_and_is_remembered(self) -> None:
        async with reading(opened()) as session:
            before = session.styles_of("The clock")[0]
            await session.press("t")
            after = session.styles_of("The clock")[0]
            name = session.app.palette.theme.name
            assert (before.color, before.bgcolor) != (after.color, after.bgcolor)
        async with reading(opened()) as session:
            assert session.app.palette.theme.name == name
            assert session.styles_of("The clock")[0] == after

    @pytest.mark.parametrize("name", THEMES)
    async def test_each_is_worn_by_page_sidebars_and_status(self, name: str) -> None:
        async with reading(opened(), (160, 40), theme=name) as session:
            ui = THEMES[name].ui
            page, status = session.styles_of("The clock")[0], session.styles_of("page 1 of")[0]
            assert page.bgcolor is not None
            assert page.bgcolor.triplet is not None
            assert page.bgcolor.triplet.hex == ui["background"]
            assert status.bgcolor is not None
            assert status.bgcolor.triplet is not None
            assert status.bgcolor.triplet.hex == ui["panel"]
            assert session.styles_of("Who and what")[0].bgcolor == page.bgcolor

    async def test_changing_under_a_sheet_changes_what_lies_below(self) -> None:
        async with reading(opened()) as session:
            for _ in THEMES:
                await session.press("t")
            assert session.app.palette.theme.name == "paper-dark"


class TestHelp:
    @pytest.mark.parametrize("key", ["question_mark", "f1"])
    async def test_shows_all_keys_by_area(self, key: str) -> None:
        async with reading(opened(), (120, 280)) as session:
            await session.press(key)
            assert isinstance(session.app.screen, HelpScreen)
            for words in ("Reading", "Selecting and marking", "Next page", "Space PgDn", "Ctrl+P"):
                assert words in session.shown
            await session.press("escape")
            assert session.app.screen is session.screen

    async def test_scrolls_on_small_windows(self) -> None:
        async with reading(opened(), (60, 12)) as session:
            await session.press("?")
            await session.press("G")
            assert "Quit from anywhere" in session.shown
            await session.press("?")
            assert session.app.screen is session.screen


class TestPalette:
    @pytest.mark.parametrize("width", [1, 4, 6, 9])
    async def test_stands_in_windows_that_hold_no_words(self, width: int) -> None:
        async with reading(opened(), (width, 10)) as session:
            await session.press("ctrl+p")
            await session.press("escape")
            assert session.app.is_running

    async def test_has_every_action(self) -> None:
        async with reading(opened()) as session:
            await session.press("ctrl+p")
            await session.until(lambda: isinstance(session.app.screen, CommandPalette), "the palette")
            from reader.ui.palette_commands import ActionCommands

            titles = {str(hit.display) async for hit in ActionCommands(session.screen).discover()}
            elsewhere = SHEETS | {Mode.LIBRARY, Mode.CARD}
            wanted = {a.title for a in ACTIONS if a.modes - elsewhere and a.id != "palette.show"}
            settings = {title for title in titles if title.endswith("; next value")}
            assert titles - settings == wanted
            assert len(settings) == len(SETTINGS)

    async def test_does_what_is_chosen(self) -> None:
        async with reading(opened()) as session:
            await session.press("ctrl+p")
            await session.until(lambda: isinstance(session.app.screen, CommandPalette))
            await session.type("next theme")
            await session.until(lambda: "Next theme" in session.shown, "the hit")
            await session.press("enter")
            await session.until(lambda: session.app.palette.theme.name != "paper-dark", "another theme")

    async def test_no_action_fails_out_of_its_mode(self) -> None:
        leaving = {"palette.show", "program.leave", "program.quit", "article.leave", "library.show"}
        leaving |= {action.id for action in ACTIONS if action.modes <= SHEETS | {Mode.LIBRARY, Mode.CARD}}
        async with reading(opened()) as session:
            for action in (action for action in ACTIONS if action.id not in leaving):
                for count in (None, 3):
                    session.screen.perform(action.id, count)
                    await session.pilot.pause()
                    while session.app.screen is not session.screen:
                        await session.press("escape")
                    assert session.app.is_running, action.id


class TestLibrary:
    async def test_a_new_reader_finds_the_bundled_articles(self) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: "The Ferry That Kept the Time" in session.shown, "the articles")
            count = len(list(shared_folder("articles").glob("*.txt")))
            assert len(session.library_screen.entries) == count >= 8
            assert "To begin with" in session.shown
            assert "min" in session.shown

    async def test_enter_opens_and_q_comes_back(self) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press("j", "enter")
            await session.until(lambda: isinstance(session.app.screen, ReaderScreen), "the article")
            await session.until(lambda: "page 1 of" in session.status)
            title = session.screen.opened.article.meta.title
            await session.press("q")
            await session.until(lambda: isinstance(session.app.screen, LibraryScreen), "the library")
            await session.until(lambda: "Opened lately" in session.shown, "the article among those opened")
            assert session.library_screen.entries[0].title == title

    async def test_marks_are_counted(self) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press("enter")
            await session.until(lambda: isinstance(session.app.screen, ReaderScreen))
            await session.until(lambda: "page 1 of" in session.status)
            await session.press("v", "w", "m")
            await session.told("Highlighted")
            await session.press("q")
            await session.until(lambda: "1 mark" in session.shown, "the count")
            assert len(kept()) == 1

    async def test_an_article_named_on_the_command_line_leads_to_the_library_too(
        self, article_file: Path
    ) -> None:
        async with reading(open_source(str(article_file))) as session:
            await session.press("L")
            await session.until(lambda: isinstance(session.app.screen, LibraryScreen))
            await session.until(lambda: session.library_screen.entries and samples.TITLE in session.shown)
            await session.press("enter")
            await session.until(lambda: isinstance(session.app.screen, ReaderScreen))
            await session.until(lambda: "page 1 of" in session.status)

    async def test_an_article_whose_file_has_gone_is_read_from_what_was_kept(
        self, article_file: Path
    ) -> None:
        async with reading(open_source(str(article_file))) as session:
            await session.press("v", "w", "m")
            await session.told("Highlighted")
        article_file.unlink()
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: samples.TITLE in session.shown)
            await session.press("enter")
            await session.until(lambda: isinstance(session.app.screen, ReaderScreen), "the article")
            await session.until(lambda: session.marks == 1, "its mark")
            assert "ten past four" in session.shown

    async def test_an_article_can_be_clicked(self) -> None:
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: "The Ferry That Kept the Time" in session.shown)
            await session.pilot.click(offset=session.cell_of("The Ferry That"))
            await session.until(lambda: isinstance(session.app.screen, ReaderScreen), "the article")
            assert session.screen.opened.article.meta.title == "The Ferry That Kept the Time"

    async def test_a_library_that_cannot_be_read_is_told_and_the_bundled_articles_are_there(
        self, library_folder: Path
    ) -> None:
        library_folder.mkdir()
        (library_folder / "library.json").write_bytes(b"{ broken")
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: "The Ferry That Kept the Time" in session.shown)
            assert str(library_folder)[:20] in session.status
            await session.press("enter")
            await session.until(lambda: isinstance(session.app.screen, ReaderScreen), "the article")

    async def test_an_article_that_is_gone_altogether_is_told(
        self, article_file: Path, library_folder: Path
    ) -> None:
        async with reading(open_source(str(article_file))):
            pass
        article_file.unlink()
        for kept_text in (library_folder / "texts").iterdir():
            kept_text.unlink()
        async with reading(None, (100, 40)) as session:
            await session.until(lambda: samples.TITLE in session.shown)
            await session.press("enter")
            await session.told("There is no file")

    @pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
    async def test_leaving(self, key: str) -> None:
        async with reading(None) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press(key)
            await session.until(lambda: not session.app.is_running, "the end")
            assert session.app.return_code == 0

    async def test_help_palette_and_theme_work_here_too(self) -> None:
        async with reading(None) as session:
            await session.until(lambda: session.library_screen.entries)
            await session.press("?")
            assert isinstance(session.app.screen, HelpScreen)
            await session.press("escape", "t")
            assert session.app.palette.theme.name != "paper-dark"
            await session.press("ctrl+p")
            await session.until(lambda: isinstance(session.app.screen, CommandPalette))


class TestExport:
    async def test_x_asks_where_to_and_writes_there(self, tmp_path: Path) -> None:
        async with reading(opened()) as session:
            await session.press("v", "w", "2")
            await session.told("Highlighted")
            await session.press("x")
            assert isinstance(session.app.screen, ExportSheet)
            session.app.screen.query_one(Input).value = f"{tmp_path}/vault/"
            await session.press("enter")
            await session.told("Exported to")
            (file,) = (tmp_path / "vault").iterdir()
            assert file.name == f"{samples.TITLE}.md"
            assert "> A" in file.read_text("utf-8")
            first = file.stat()
            await session.press("x")
            assert session.app.screen.query_one(Input).value == f"{tmp_path}/vault/"
            await session.press("enter")
            await session.until(lambda: session.app.screen is session.screen)
            await session.until(lambda: "Exported" in session.status)
            assert file.stat().st_mtime_ns == first.st_mtime_ns

    async def test_escape_writes_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        async with reading(opened()) as session:
            await session.press("x", "escape")
            assert session.app.screen is session.screen
        assert list(tmp_path.iterdir()) == []

    async def test_a_place_that_cannot_be_written_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way", "utf-8")
        async with reading(opened()) as session:
            await session.press("x")
            session.app.screen.query_one(Input).value = f"{tmp_path}/file/notes.md"
            await session.press("enter")
            await session.told("Cannot write")


class TestLeaving:
    async def test_q_leaves_with_0(self) -> None:
        async with reading(opened()) as session:
            await session.press("q")
            await session.until(lambda: not session.app.is_running)
            assert session.app.return_code == 0

    async def test_what_was_marked_right_before_is_there(self) -> None:
        async with reading(opened()) as session:
            await session.pilot.press("v", "w", "m", "ctrl+q")
            await session.until(lambda: not session.app.is_running)
        assert len(kept()) == 1
