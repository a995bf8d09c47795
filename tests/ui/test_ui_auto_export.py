"""The folder of `[export]` in config.toml: current a while after each change; failures are told once."""

from pathlib import Path
from typing import Any

import pytest
from made import opened
from reading import Session, kept, reading

from reader import auto_export
from reader.cli import main
from reader.config import folders
from reader.errors import ExportError
from reader.exports import Selection


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ui.auto_export.QUIET_SECONDS", 0.0)
    monkeypatch.setattr("reader.ui.app.REST_SECONDS", 0.05)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = folders().config
    folder.mkdir(parents=True, exist_ok=True)
    vault = tmp_path / "vault"
    (folder / "config.toml").write_text(f'[export]\nfolder = "{vault}"\npreset = "obsidian"\n', "utf-8")
    return vault


def notes(vault: Path) -> str:
    return "".join(path.read_text("utf-8") for path in vault.glob("*.md"))


async def marked(session: Session) -> None:
    await session.press("v", ")", "2")
    await session.told("Highlighted")


async def test_it_follows_each_change(vault: Path) -> None:
    async with reading(opened()) as session:
        await marked(session)
        await session.until(lambda: "[!success] Green" in notes(vault), "the note")
        await session.press("H", "3")
        await session.until(lambda: "[!info] Blue" in notes(vault), "the other colour")
        await session.press("d")
        await session.until(lambda: "[!info]" not in notes(vault), "nothing")
        assert kept() == []


async def test_what_was_marked_right_before_the_end_is_there(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.auto_export.QUIET_SECONDS", 60.0)
    async with reading(opened()) as session:
        await session.pilot.press("v", ")", "2", "ctrl+q")
        await session.until(lambda: not session.app.is_running)
    assert "[!success]" in notes(vault)


async def test_what_was_marked_elsewhere_is_made_up_for(vault: Path, article_file: Path) -> None:
    assert main(["annotate", str(article_file), "--quote", "twelve fish"]) == 0
    async with reading(None) as session:
        await session.until(lambda: "twelve fish" in notes(vault), "the note")
        await session.until((folders().state / "exported.json").exists, "that it was exported")
    before = {path: path.stat().st_mtime_ns for path in vault.glob("*.md")}
    async with reading(opened()) as session:
        await session.press("v", "escape")
    assert {path: path.stat().st_mtime_ns for path in vault.glob("*.md")} == before


async def test_a_folder_that_cannot_be_written_is_told_once_and_tried_again(
    vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.auto_export.AGAIN_SECONDS", 0.05)
    vault.write_text("in the way", "utf-8")
    told: list[str] = []
    async with reading(opened()) as session:
        tell = session.app.tell
        monkeypatch.setattr(
            session.app, "tell", lambda words, failed=False: told.append(words) or tell(words)
        )
        await session.press("v", ")", "2")
        await session.until(lambda: told, "the failure")
        await session.pilot.pause(0.3)
        assert len(told) == 1
        assert "is not up to date" in told[0]
        vault.unlink()
        await session.until(lambda: "[!success]" in notes(vault), "the note")
        await session.until(lambda: "is up to date again" in told[-1], "that it is")
        assert len(told) == 2


async def test_a_folder_that_went_away_is_made_anew(vault: Path, article_file: Path) -> None:
    assert main(["annotate", str(article_file), "--quote", "twelve fish"]) == 0
    async with reading(None) as session:
        await session.until((folders().state / "exported.json").exists, "that it was exported")
    vault.rename(vault.with_name("elsewhere"))
    async with reading(None) as session:
        await session.until(lambda: "twelve fish" in notes(vault), "the note, though nothing changed")


def test_what_was_exported_holds_for_the_very_folder(tmp_path: Path) -> None:
    vault, state = tmp_path / "vault", tmp_path / "state"
    vault.mkdir()
    exported = auto_export.Exported(state)
    assert exported.hold_for(str(vault))
    exported.done({"a": "1"}, ("a",), str(vault))
    again = auto_export.Exported(state)
    assert again.hold_for(str(vault))
    assert again.changed({"a": "1"}) == []
    vault.rename(tmp_path / "elsewhere")
    assert not again.hold_for(str(vault))
    assert again.changed({"a": "1"}) == ["a"]
    vault.mkdir()
    other = auto_export.Exported(state)
    assert not other.hold_for(str(vault))
    assert other.changed({"a": "1"}) == ["a"]
    (state / auto_export.NAME).write_text('{"a": "1"}', "utf-8")  # as earlier versions wrote it
    old = auto_export.Exported(state)
    assert old.hold_for(str(vault))
    assert old.changed({"a": "1"}) == []
    assert not old.hold_for(str(tmp_path / "nowhere"))


async def test_one_note_that_cannot_be_written_keeps_no_other_back(
    vault: Path, article_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [article_file]
    for name in ("Ash", "Elm", "Oak"):
        sources.append(tmp_path / f"{name}.txt")
        sources[-1].write_text(f"The {name} Mill\n\nThe mill paid the fees in May.\n", "utf-8")
    for source in sources:
        words = "twelve fish" if source == article_file else "paid the fees"
        assert main(["annotate", str(source), "--quote", words]) == 0
    write = auto_export.write

    def writing(selection: Selection, *others: Any) -> list[Path]:
        if "Elm" in selection.exports[0].article.meta.title:
            raise ExportError("Cannot write the note.")
        return write(selection, *others)

    monkeypatch.setattr(auto_export, "write", writing)
    async with reading(None) as session:
        await session.until(lambda: len(list(vault.glob("*.md"))) == 3, "the others")
    assert not list(vault.glob("*Elm*"))


async def test_without_a_folder_nothing_is_done(tmp_path: Path) -> None:
    async with reading(opened()) as session:
        await marked(session)
        await session.pilot.pause(0.2)
    assert not (folders().state / "exported.json").exists()
