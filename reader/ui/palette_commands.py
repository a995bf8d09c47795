"""The command palette's entries: every action of the screen at hand, from the one table."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.ui.actions import ACTIONS, SHEETS, Action, Mode
from reader.ui.screens.help import keys_of

if TYPE_CHECKING:
    from reader.ui.screens.reader import ReaderScreen

_PAGE_HELP = "Reading · P shows all of them"


class ActionCommands(Provider):
    """Offers every action that the screen can do now."""

    def _actions(self) -> list[Action]:
        mode = getattr(self.screen, "mode", Mode.READ)
        return [action for action in ACTIONS if action.id != "palette.show" and self._fits(action, mode)]

    def _fits(self, action: Action, mode: Mode) -> bool:
        if mode is Mode.LIBRARY:
            return Mode.LIBRARY in action.modes
        return bool(action.modes - SHEETS - {Mode.LIBRARY, Mode.CARD})

    def _do(self, action: Action) -> None:
        perform = getattr(self.screen, "perform", None)
        if perform is not None:
            perform(action.id)

    def _settings(self) -> list[tuple[str, Callable[[], None]]]:
        """Return what the page's settings say, and what gives each its next value."""
        page = getattr(self.screen, "page", None)
        if page is None:
            return []
        from reader.ui.handlers.page_settings import step
        from reader.ui.page_settings import SETTINGS, said

        return [
            (
                f"{setting.title}: now {said(page.settings, setting)}; next value",
                partial(step, setting, cast("ReaderScreen", self.screen), None),
            )
            for setting in SETTINGS
        ]

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for action in self._actions():
            yield DiscoveryHit(action.title, lambda action=action: self._do(action), help=_help(action))
        for title, change in self._settings():
            yield DiscoveryHit(title, change, help=_PAGE_HELP)

    async def search(self, query: str) -> Hits:
        """Offer those whose title fits what was typed."""
        matcher = self.matcher(query)
        for title, change in self._settings():
            if (score := matcher.match(title)) > 0:
                yield Hit(score, matcher.highlight(title), change, help=_PAGE_HELP)
        for action in self._actions():
            score = matcher.match(action.title)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(action.title),
                    lambda action=action: self._do(action),
                    help=_help(action),
                )


def _help(action: Action) -> str:
    return f"{action.area.value} · {keys_of(action)}"
