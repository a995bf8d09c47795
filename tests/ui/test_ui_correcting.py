"""Names and quotes corrected from the screen: shown at once, kept, undone, obeyed by the commands."""

import json
from typing import Any

import pytest
from made import long_text, opened
from reading import Session, kept, library, reading

from reader.article import AnnotationKind, EntityKind, Quote
from reader.article.corrections import Corrections, EntityCorrection, EntityDeed
from reader.errors import LibraryError
from reader.library import Library
from reader.ui.actions import Mode
from reader.ui.screens.ask import NotKept
from reader.ui.screens.card import CardScreen

WIDE = (160, 40)


def names(session: Session) -> list[str]:
    return [entity.name for entity in session.screen.lists.entities]


def corrections() -> Corrections:
    return library().articles()[0].corrections


async def corrected(session: Session, *deeds: str) -> None:
    await session.until(lambda: [one.deed for one in corrections().all] == list(deeds), "corrections on disk")


async def answer(session: Session, words: str) -> None:
    """Type an answer into the line that asks, in place of what stands there."""
    await session.pilot.press("end", "ctrl+u")
    await session.type(words)
    await session.press("enter")


class TestEntities:
    async def test_renamed_for_good_and_undone(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@r")
            await answer(session, "M. Kuyper")
            assert names(session)[0] == "M. Kuyper"
            assert "— M. Kuyper, said" in session.shown
            await session.told("is called “M. Kuyper” now")
            await corrected(session, "rename")
        async with reading(opened(), WIDE) as session:
            assert names(session)[0] == "M. Kuyper"
            await session.type("@r")
            await answer(session, "Marten K.")
            await corrected(session, "rename")
            await session.press("u")
            assert names(session)[0] == "M. Kuyper"
            await session.press("ctrl+r")
            assert names(session)[0] == "Marten K."
            await session.until(lambda: corrections().entities[0].to == "Marten K.", "redone on disk")

    async def test_one_that_cannot_be_kept_waits_until_the_disk_takes_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        correct, full = Library.correct, [True]

        def guarded(self: Library, *arguments: Any) -> Corrections:
            if full[0]:
                raise LibraryError("The disk is full.")
            return correct(self, *arguments)

        monkeypatch.setattr("reader.ui.unkept.RETRY_SECONDS", 0.1)
        async with reading(opened(), WIDE) as session:
            monkeypatch.setattr(Library, "correct", guarded)
            await session.type("@r")
            await answer(session, "M. Kuyper")
            await session.until(lambda: isinstance(session.app.screen, NotKept), "the question")
            await session.press("escape")
            await session.told("1 change is not kept yet")
            assert names(session)[0] == "M. Kuyper"
            full[0] = False
            await session.until(lambda: not session.app.unkept.count, "the correction is kept")
            await corrected(session, "rename")

    async def test_joined_with_another_and_parted_again(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@jJ")
            await session.type("kuyper")
            await session.press("enter")
            assert "Ilse Verhagen" not in names(session)
            joined = session.screen.lists.entities[0]
            assert (joined.name, len(joined.mentions)) == ("Marten Kuyper", 8)
            await corrected(session, "join")
            await session.type("gp")
            assert "Ilse Verhagen, which was joined with it" in session.shown
            await session.press("enter")
            assert names(session)[:2] == ["Marten Kuyper", "Ilse Verhagen"]
            await corrected(session)

    async def test_a_form_of_it_is_another(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@p")
            await session.type("kuyper wherever")
            await session.press("down", "enter")
            assert sorted(names(session)[:2]) != ["Ilse Verhagen", "Marten Kuyper"]
            parted = {one.name: len(one.mentions) for one in session.screen.lists.entities}
            assert parted["Kuyper"] + parted["Marten Kuyper"] == 5
            await corrected(session, "part")

    async def test_another_kind(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@w")
            await session.type("work")
            await session.press("enter")
            assert "Marten Kuyper" not in names(session)
            await session.press("a")
            assert "Works" in session.shown
            assert names(session)[-1] == "Marten Kuyper"
            await session.told("All kinds")
        async with reading(opened(), WIDE) as session:
            assert "Works" in session.shown

    async def test_hidden_shown_and_brought_back(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@H")
            await session.told("Nothing is hidden")
            await session.press("d")
            assert "Marten Kuyper" not in names(session)
            await session.press("H", "g")
            assert names(session)[0] == "Marten Kuyper"
            assert "hidden" in session.shown
            await session.press("d")
            await session.press("H")
            assert names(session)[0] == "Marten Kuyper"
            await corrected(session)

    async def test_all_corrections_are_listed_and_can_be_taken_back(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@C")
            await session.told("Nothing was corrected")
            await session.type("djdC")
            assert "Marten Kuyper: is hidden" in session.shown
            await session.type("marten")
            await session.press("enter")
            assert names(session)[0] == "Marten Kuyper"
            await corrected(session, "hide")

    async def test_what_another_window_corrected_is_shown(self) -> None:
        async with reading(opened(), WIDE) as session:
            record = library().articles()[0]
            hide = EntityCorrection(EntityDeed.HIDE, "Marten Kuyper", EntityKind.PERSON)
            library().correct(record.id, Corrections(), Corrections((hide,)))
            await session.until(
                lambda: "Marten Kuyper" not in names(session), "the other window's correction"
            )


class TestQuotes:
    async def test_another_speaker_is_chosen_or_typed(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"c')
            await session.type("solana")
            await session.press("enter")
            assert session.screen.lists.quotes[0].speaker == "Beatrix Solana"
            await session.press("c")
            await session.type("a gull")
            await session.press("enter")
            assert "— a gull, said" in session.shown
            await corrected(session, "speaker")
            await session.press("u")
            assert session.screen.lists.quotes[0].speaker == "Beatrix Solana"

    async def test_no_quote(self) -> None:
        async with reading(opened(), WIDE) as session:
            first = session.screen.lists.quotes[0]
            await session.type('"d')
            assert first not in session.screen.lists.quotes
            await session.told("Taken for no quote")
            await session.press("u")
            assert session.screen.lists.quotes[0] == first

    async def test_the_selection_is_a_quote_or_its_extent(self) -> None:
        async with reading(opened(), WIDE) as session:
            count = len(session.screen.lists.quotes)
            await session.type("vlllllQ")
            assert len(session.screen.lists.quotes) == count + 1
            assert session.screen.page.selection is None
            await session.told("A quote")
            await session.type("vllllllllQ")
            await session.told("begins and ends there")
            assert len(session.screen.lists.quotes) == count + 1
            assert len(session.screen.lists.quotes[0].text) > 6
            await session.type('"m')
            await session.until(kept)
            assert kept()[0].kind is AnnotationKind.QUOTE

    async def test_commands_obey(self, tmp_path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        from reader.cli import main

        path = tmp_path / "harbour.txt"
        path.write_text(opened().article.text)
        from reader.pipeline import open_source

        async with reading(open_source(str(path)), WIDE) as session:
            await session.type("@d")
            await session.type('"c')
            await session.type("a gull")
            await session.press("enter")
            await corrected(session, "hide", "speaker")
        assert main(["entities", "--json", str(path)]) == 0
        found = json.loads(capsysbinary.readouterr().out)["entities"]
        assert "Ilse Verhagen" in {one["name"] for one in found}
        assert "Marten Kuyper" not in {one["name"] for one in found}
        assert main(["quotes", "--json", str(path)]) == 0
        assert json.loads(capsysbinary.readouterr().out)["quotes"][0]["speaker"] == "a gull"


class TestLists:
    async def test_typing_narrows_enter_keeps_and_escape_shows_all(self) -> None:
        async with reading(opened(), WIDE) as session:
            every = names(session)
            await session.type("@/vel")
            assert names(session) == ["Marten Kuyper", "Velmora Railway Company", "Velmora"]
            assert "/vel" in session.shown
            await session.press("backspace", "backspace", "backspace")
            assert names(session) == every
            await session.type("sol")
            await session.press("enter", "enter")
            await session.told("Beatrix Solana · 1 of 3")
            assert session.screen.mode is Mode.ENTITIES
            await session.press("escape")
            assert names(session) == every
            assert session.screen.mode is Mode.ENTITIES
            await session.press("escape")
            assert session.screen.mode is Mode.READ

    async def test_escape_while_typing_shows_all(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"/cannotbe')
            assert "No quote fits" in session.shown
            await session.press("escape")
            assert len(session.screen.lists.quotes) == len(session.screen.analysis.quotes)
            assert session.screen.mode is Mode.QUOTES

    async def test_quotes_by_speaker_is_remembered(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"o')
            assert session.screen.lists.quotes[0].speaker == "Marten Kuyper"
        async with reading(opened(), WIDE) as session:
            assert session.screen.lists.quotes[0].speaker == "Marten Kuyper"

    async def test_from_a_name_to_its_quotes_and_back(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@s")
            assert {quote.speaker for quote in session.screen.lists.quotes} == {"Marten Kuyper"}
            assert session.screen.mode is Mode.QUOTES
            await session.press("escape")
            assert len(session.screen.lists.quotes) == len(session.screen.analysis.quotes)
            await session.press("e")
            assert session.screen.mode is Mode.ENTITIES
            assert session.screen.lists.entity_at(session.screen.sidebars.entities.selected).name == (
                "Marten Kuyper"
            )

    async def test_a_kept_quote_has_its_cue_and_who_spoke(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"m')
            await session.until(kept)
            (annotation,) = kept()
            assert (annotation.speaker, annotation.cue) == ("Ilse Verhagen", "said")
            assert annotation.speaker_entity == "ilse verhagen"
            await session.press("c")
            await session.type("a gull")
            await session.press("enter", "m")
            await session.until(lambda: kept()[0].speaker == "a gull")
            assert len(kept()) == 1


class TestCard:
    def card(self, session: Session) -> CardScreen:
        assert isinstance(session.app.screen, CardScreen)
        return session.app.screen

    async def test_enter_again_opens_it_and_its_lines_lead_to_the_text(self) -> None:
        async with reading(opened(long_text(), "/pages/long.txt"), WIDE) as session:
            await session.type("@")
            await session.press("enter", "enter")
            for words in ("person · harbor master of Velmora", "Mentions · "):
                assert words in session.shown
            card = self.card(session)
            await session.press("G")
            assert "In your library" in session.shown
            assert card.rows.region.bottom <= card.status.region.y, "the last row lies under the keys"
            await session.until(lambda: "No other article" in session.shown)
            await session.press("g")
            await session.press("j", "j", "enter")
            third = session.screen.chosen_entity.mentions[2].span
            assert session.app.screen is session.screen
            assert session.screen.page.cursor == third.start

    async def test_it_is_opened_from_the_text(self) -> None:
        async with reading(opened(), WIDE) as session:
            start = session.text.index("Ilse Verhagen")
            session.screen.page.cursor = start + 2
            await session.press("K")
            assert self.card(session).subject.name == "Ilse Verhagen"
            await session.press("q", "v", "K")
            assert self.card(session).subject.name == "Ilse Verhagen"

    async def test_enter_again_shows_the_card_where_the_list_is_closed_by_then(self) -> None:
        async with reading(opened(), (64, 24)) as session:
            await session.type("@")
            await session.press("enter")
            assert session.screen.mode is Mode.READ
            await session.told("Enter again: its card")
            await session.press("enter")
            assert self.card(session).subject == session.screen.chosen_entity

    async def test_enter_in_a_text_where_nobody_went_to_a_name(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.press("enter")
            await session.told("You went to no name yet")

    async def test_cards_lead_to_cards_and_back(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@K")
            await session.press("tab", "enter")
            other = self.card(session).subject
            assert other.name != "Marten Kuyper"
            await session.press("q")
            assert self.card(session).subject.name == "Marten Kuyper"
            await session.press("q")
            assert session.app.screen is session.screen

    async def test_it_is_corrected_and_follows(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type("@Kr")
            await answer(session, "M. Kuyper")
            await session.until(lambda: self.card(session).subject.name == "M. Kuyper")
            assert "M. Kuyper" in session.rows[5] or "M. Kuyper" in session.shown
            await session.press("u")
            await session.until(lambda: self.card(session).subject.name == "Marten Kuyper")

    async def test_a_quote_has_one_too(self) -> None:
        async with reading(opened(), WIDE) as session:
            await session.type('"')
            await session.press("enter", "enter")
            assert isinstance(self.card(session).subject, Quote)
            assert "Quote of Ilse Verhagen" in session.shown
            await session.press("m")
            await session.until(kept)
            await session.press("tab", "enter")
            assert self.card(session).subject.name == "Ilse Verhagen"

    async def test_other_articles_that_have_it_are_listed_and_opened(self) -> None:
        other = opened(long_text(2), "/pages/gone.txt")
        library().record_article(other.article, other.digest)
        async with reading(opened(), WIDE) as session:
            await session.type("@K")
            await session.until(lambda: "Looking" not in session.shown, "the library")
            await session.press("shift+tab")
            await session.press("enter")
            await session.until(lambda: session.text == other.article.text, "the other article")
            await session.press("q")
            await session.until(lambda: session.text == opened().article.text, "the way back")

    @pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 50)])
    async def test_on_windows_of_any_size(self, size: tuple[int, int]) -> None:
        async with reading(opened(), size) as session:
            await session.type("@K")
            assert "Marten Kuyper" in session.shown
            await session.press("G", "g", "tab", "tab", "tab", "tab", "space", "b", "t", "y", "?", "q", "q")
            assert session.app.screen is session.screen
