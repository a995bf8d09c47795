"""The export sheet and copying: what is asked for, what is shown before, and what is remembered."""

import re
from dataclasses import replace
from pathlib import Path

from made import opened
from reading import Session, kept, reading
from textual.widgets import Input

from reader.article import Article, Block, Meta, Span
from reader.config import folders
from reader.exports import ExportSettings
from reader.library.store import Library
from reader.pipeline import new_annotation
from reader.ui.screens.export import ExportSheet, choices, said, stepped


async def marked(session: Session) -> None:
    await session.press("v", ")", "2")
    await session.told("Highlighted")


def sheet(session: Session) -> ExportSheet:
    assert isinstance(session.app.screen, ExportSheet)
    return session.app.screen


async def test_the_sheet_shows_what_would_be_written_and_changed(tmp_path: Path) -> None:
    async with reading(opened(), size=(100, 40)) as session:
        await marked(session)
        await session.press("x")
        sheet(session).query_one(Input).value = f"{tmp_path}/vault/"
        await session.until(lambda: "1 new file" in session.shown and "tmp" in session.shown, "the preview")
        assert list(tmp_path.iterdir()) == []
        await session.press("tab", "l", "pagedown")
        await session.until(lambda: "‹ plain ›" in session.shown, "the next format")
        await session.press("enter")
        await session.told("Exported to")
        (file,) = (tmp_path / "vault").iterdir()
        file.write_text(file.read_text("utf-8") + "\nMine.\n", "utf-8")
        await session.press("m")
        await session.press("x")
        assert sheet(session).query_one(Input).value == f"{tmp_path}/vault/"
        await session.until(lambda: "1 file unchanged" in session.shown, "nothing to change")
        assert "‹ plain ›" in session.shown
        await session.press("escape")
        assert file.read_text("utf-8").endswith("Mine.\n")


async def test_a_place_that_is_none_is_told_in_the_preview(tmp_path: Path) -> None:
    (tmp_path / "own.md").write_text("My own words.\n", "utf-8")
    async with reading(opened(), size=(100, 40)) as session:
        await marked(session)
        await session.press("x")
        sheet(session).query_one(Input).value = f"{tmp_path}/own.md"
        await session.until(lambda: "is no export" in session.shown, "the reason")
        sheet(session).query_one(Input).value = ""
        await session.press("enter")
        assert "Where to?" in session.shown


async def test_all_articles_and_a_tag_can_be_exported_together(tmp_path: Path) -> None:
    async with reading(opened(), size=(100, 40)) as session:
        await marked(session)
        (one,) = kept()
        library = Library(folders().library)
        library.save(replace(one, tags=("to read",)))
        meta = Meta(title="The Mill Opens", source="/mill.txt")
        text = "The miller sang all morning."
        other = library.record_article(Article("b" * 32, text, (Block(Span(0, len(text))),), (), meta), "")
        article = Article(other.id, text, (Block(Span(0, len(text))),), (), meta)
        library.save(new_annotation(article, Span(0, 10)))
        library.close()
        await session.press("x")
        sheet(session).query_one(Input).value = f"{tmp_path}/vault/"
        await session.press("tab", "j", "l")
        await session.until(
            lambda: "all articles" in session.shown and "2 new files" in session.shown, "both"
        )
        await session.press("j", "l", "l", "l")
        await session.until(
            lambda: "1 new file" in session.shown and "one for all" in session.shown, "one file"
        )
        await session.press("enter")
        await session.told("Exported to")
        (file,) = (tmp_path / "vault").iterdir()
        assert "The miller" in file.read_text("utf-8")
        await session.press("x", "tab", "j", "h")
        await session.until(lambda: "#to read in all articles" in session.shown, "the tag")
        await session.until(lambda: "1 new file" in session.shown, "of one article")
        await session.press("enter")
        await session.told("Exported to")
        assert len(list((tmp_path / "vault").iterdir())) == 2


async def test_each_choice_goes_round() -> None:
    for choice in choices():
        settings = ExportSettings()
        first = said(settings, choice)
        for _ in choice.values:
            settings = stepped(settings, choice, 1)
        assert said(settings, choice) == first
        assert stepped(stepped(settings, choice, -1), choice, 1) == settings


async def test_y_copies_the_highlight_of_the_page_and_a_capital_y_all() -> None:
    async with reading(opened()) as session:
        await session.press("y")
        assert "no highlight on this page" in session.status
        await session.press("Y")
        assert "no highlight yet" in session.status
        await marked(session)
        await session.press("y")
        await session.told("Copied 1 highlight as Markdown")
        words = kept()[0].anchor.exact
        assert session.app.clipboard == f"> {words}\n>\n> — “{words}”\n"
        await session.press("Y")
        await session.told("Copied 1 highlight")
        assert re.fullmatch(rf"# {words}\n\n(.+\n\n)?> {words}\n", session.app.clipboard)
