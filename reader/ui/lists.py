"""The article's names and quotes as the reader corrected them, and which of them the lists show."""

import os
import sys
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader.article import Analysis, Entity, Quote
from reader.article.corrections import Corrections
from reader.ui.actions import Mode
from reader.ui.narrowing import titled
from reader.ui.opening import ENTITIES_TITLE, QUOTES_TITLE

if TYPE_CHECKING:
    from reader.article.correcting import Handle
    from reader.ui.entity_rows import EntityView
    from reader.ui.quote_rows import QuoteView
    from reader.ui.screens.reader import ReaderScreen

#: Under these names it is remembered what the lists show.
_ALL_KINDS, _BY_SPEAKER, _INDIRECT, _OTHERS = (
    "entities_all_kinds", "quotes_by_speaker", "quotes_indirect", "quotes_others",
)  # fmt: skip


class Lists:
    """The entities and quotes of one screen. `found` is what analysis said, the screen has it corrected."""

    def __init__(self, screen: "ReaderScreen") -> None:
        self._screen = screen
        self.found = Analysis()
        self.entities: list[Entity] = []
        self.quotes: list[Quote] = []
        self.handles: dict[str, Handle] = {}
        #: The list that is being narrowed by what is typed.
        self.typing: Mode | None = None
        #: What the list of highlights is narrowed to.
        self.annotations_sought = ""

    @cached_property
    def entity_view(self) -> "EntityView":
        """Which entities are shown; loaded when they are, not on the way to the first page."""
        from reader.ui.entity_rows import EntityView

        return EntityView(all_kinds=self._screen.state.setting(_ALL_KINDS, False))

    @cached_property
    def quote_view(self) -> "QuoteView":
        """Which quotes are shown, and in which order."""
        from reader.ui.quote_rows import QuoteView

        setting = self._screen.state.setting
        return QuoteView(
            by_speaker=setting(_BY_SPEAKER, False),
            indirect=setting(_INDIRECT, False),
            others=setting(_OTHERS, False),
        )

    @property
    def corrections(self) -> Corrections:
        """What the reader corrected so far."""
        return self._screen.opened.corrections or Corrections()

    def take(self, found: Analysis) -> None:
        """Show what analysis found, corrected."""
        self.found = found
        self.correct_again()

    def correct_again(self) -> None:
        """Show what was found as it is corrected by now; what was selected and chosen stays so."""
        from reader.article.correcting import corrected, handles

        screen, corrections = self._screen, self.corrections
        text = screen.opened.article.text
        screen.analysis = corrected(self.found, corrections, text)
        self.handles = handles(self.found, corrections, text) if corrections else {}
        self.show()
        chosen = screen.chosen_entity
        if chosen is not None:
            there = next((one for one in screen.analysis.entities if one.id == chosen.id), None)
            if there != chosen:
                screen.choose(there)
        elif screen.chosen_quote is not None and screen.chosen_quote not in screen.analysis.quotes:
            at = screen.chosen_quote.span
            screen.choose(next((one for one in screen.analysis.quotes if one.span.overlaps(at)), None))
        screen.helpers.analysed()

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the entities that the reader hid."""
        return frozenset(id for id, handle in self.handles.items() if handle.hidden)

    def everything(self) -> Analysis:
        """Return what was found as it is corrected, with the entities that are hidden, if they are shown."""
        if not (self.entity_view.with_hidden and self.hidden):
            return self._screen.analysis
        from reader.article.correcting import corrected

        return corrected(self.found, self.corrections, self._screen.opened.article.text, hidden=True)

    def show(self) -> None:
        """Fill the lists anew, and mark in the text what they are about."""
        self.show_entities()
        self.show_quotes()
        self._mark()

    def show_entities(self) -> None:
        """Fill the list of entities; the one that was selected stays so."""
        if not self._screen.analysed:
            return
        from reader.ui.entity_rows import entity_rows, shown_entities

        pane, view, hidden = self._screen.sidebars.entities, self.entity_view, self.hidden
        before = self.entity_at(pane.selected)
        length = len(self._screen.opened.article.text)
        entities = self.entities = shown_entities(self.everything(), view)
        pane.empty = _nothing("name", view.sought)
        pane.title = titled(ENTITIES_TITLE, view.sought, typing=self.typing is Mode.ENTITIES)
        pane.selected = _again([one.id for one in entities], before and before.id, pane.selected)
        plain = _plain_terminal()
        pane.set_rows(
            lambda width: entity_rows(
                entities, width, length, sought=view.sought, hidden=hidden, plain=plain
            ),
            len(entities),
        )

    def show_quotes(self) -> None:
        """Fill the list of quotes; the one that was selected stays so."""
        if not self._screen.analysed:
            return
        from reader.ui.quote_rows import quote_rows, shown_quotes

        pane, view = self._screen.sidebars.quotes, self.quote_view
        before = self.quote_at(pane.selected)
        quotes = self.quotes = shown_quotes(self._screen.analysis, view)
        names = {one.id: one.name for one in self._screen.analysis.entities}
        pane.empty = _nothing("quote", view.sought or view.speaker)
        title = f"{QUOTES_TITLE} · {self.speaker_name()}" if view.speaker else QUOTES_TITLE
        pane.title = titled(title, view.sought, typing=self.typing is Mode.QUOTES)
        pane.selected = _again([one.span for one in quotes], before and before.span, pane.selected)
        pane.set_rows(
            lambda width: quote_rows(
                quotes, width, sought=view.sought, by_speaker=view.by_speaker, names=names
            ),
            len(quotes),
        )

    def _mark(self) -> None:
        """Mark in the text what the lists show, whatever they are narrowed to."""
        from reader.typesetting.marks import analysis_marks, article_marks
        from reader.ui.entity_rows import USUAL
        from reader.ui.quote_rows import of_kind

        screen, every = self._screen, self.entity_view.all_kinds
        shown = replace(
            screen.analysis,
            entities=tuple(one for one in screen.analysis.entities if every or one.kind in USUAL),
            quotes=tuple(one for one in screen.analysis.quotes if of_kind(one, self.quote_view)),
        )
        marks = [*article_marks(screen.opened.article), *analysis_marks(shown)]
        screen.page.set_marks("analysis", marks)

    # What the lists show.

    def entity_at(self, item: int | None) -> Entity | None:
        """Return the entity in a row of its list."""
        return self.entities[item] if item is not None and 0 <= item < len(self.entities) else None

    def quote_at(self, item: int | None) -> Quote | None:
        """Return the quote in a row of its list."""
        return self.quotes[item] if item is not None and 0 <= item < len(self.quotes) else None

    def speaker_name(self) -> str:
        """Return the name of the speaker whose quotes alone are shown."""
        key = self.quote_view.speaker
        found = (one.name for one in self._screen.analysis.entities if one.id == key)
        return next(found, key.removeprefix("=")) or "speaker not named"

    def change_entities(self, **fields: str | bool) -> None:
        """Show other entities, and remember which kinds."""
        kinds = self.entity_view.all_kinds
        self.entity_view = replace(self.entity_view, **fields)  # type: ignore[arg-type]
        self.show_entities()
        if self.entity_view.all_kinds is not kinds:
            self._screen.state.keep_setting(_ALL_KINDS, self.entity_view.all_kinds)
            self._mark()

    def change_quotes(self, **fields: str | bool) -> None:
        """Show other quotes, or in another order, and remember that."""
        before = self.quote_view
        self.quote_view = replace(before, **fields)  # type: ignore[arg-type]
        self.show_quotes()
        now, keep = self.quote_view, self._screen.state.keep_setting
        keep(_BY_SPEAKER, now.by_speaker)
        if (now.indirect, now.others) != (before.indirect, before.others):
            keep(_INDIRECT, now.indirect)
            keep(_OTHERS, now.others)
            self._mark()

    def sought(self, pane: Mode) -> str:
        """Return what a list is narrowed to."""
        match pane:
            case Mode.ENTITIES:
                return self.entity_view.sought
            case Mode.QUOTES:
                return self.quote_view.sought
            case _:
                return self.annotations_sought

    def narrow(self, pane: Mode, sought: str, *, typing: bool) -> None:
        """Narrow a list to what has these words; `typing` tells that they are still being written."""
        self.typing = pane if typing else None
        match pane:
            case Mode.ENTITIES:
                self.change_entities(sought=sought)
            case Mode.QUOTES:
                self.change_quotes(sought=sought)
            case _:
                from reader.ui.picking import show_rows

                self.annotations_sought = sought
                show_rows(self._screen)

    def let_go(self, pane: Mode) -> bool:
        """Show all again in a list that is narrowed; False if it is not."""
        if pane is Mode.ENTITIES and self.entity_view.sought:
            self.change_entities(sought="")
        elif pane is Mode.ANNOTATIONS and self.annotations_sought:
            self.narrow(pane, "", typing=False)
        elif pane is Mode.QUOTES and (self.quote_view.sought or self.quote_view.speaker):
            self.change_quotes(sought="", speaker="")
        else:
            return False
        return True


def _again(there: list[object], before: object, selected: int | None) -> int | None:
    """Return which row is selected: the one that was, wherever it is now, else the one in its place."""
    if before is not None and before in there:
        return there.index(before)
    return selected


def _nothing(what: str, narrowed: str) -> str:
    return f"No {what} fits: Esc shows all" if narrowed else f"No {what}s were found"


def _plain_terminal() -> bool:
    """Tell whether the terminal may have no little bars in its font, or no way to be sent them."""
    encoding = getattr(sys.__stdout__, "encoding", None) or "utf-8"
    return os.environ.get("TERM") == "linux" or "utf" not in encoding.lower()
