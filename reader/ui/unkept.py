"""Changes that could not be saved: they wait in memory, and are tried again until the disk takes them.

The reader is told at once, once: words and reason, with what can be done. Whoever goes on reading is not
asked again; the status line says how many wait, and `!` shows them.
"""

import asyncio
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.ui.app import BroadsheetApp
    from reader.ui.library_thread import Keeping
    from reader.ui.screens.ask import NotKept

#: Seconds between two attempts to save what could not be saved.
RETRY_SECONDS = 3.0
#: How soon to look again whether the question would take letters that are meant for a line, in seconds.
_LOOK_AGAIN = 0.2


class Answer(Enum):
    """What is to become of words that could not be saved."""

    AGAIN = "again"
    LATER = "later"
    LET_GO = "let go"
    QUIT = "quit"
    SETTLED = "settled"


@dataclass(eq=False, slots=True)
class _Waiting:
    """One change that waits: `again` is told whether to try again, or to let go."""

    keeping: "Keeping"
    reason: str
    again: "asyncio.Future[bool]"


class Unkept:
    """What waits to be saved, in the order it was made."""

    def __init__(self, app: "BroadsheetApp") -> None:
        self._app = app
        self._waiting: list[_Waiting] = []
        self._timer: Timer | None = None
        self._question: NotKept | None = None
        #: Whether the reader said “later”, or asked to be shown what waits.
        self._quiet = False
        self._leaving = False
        self._trying: set[Keeping] = set()
        #: What was let go of while it was being tried: if that is in vain, it is not asked about again.
        self._given_up: set[Keeping] = set()

    @property
    def count(self) -> int:
        """How many changes wait, those that are being tried again too."""
        return len({*self._trying, *(one.keeping for one in self._waiting)})

    @property
    def words(self) -> str:
        """All that would be lost."""
        texts = [*(one.words for one in self._trying), *(one.keeping.words for one in self._waiting)]
        return "\n\n".join(dict.fromkeys(filter(None, texts)))

    async def again(self, keeping: "Keeping", reason: str) -> bool:
        """Wait until words are to be tried again; False when the user let go of them."""
        known = keeping in self._trying
        self._trying.discard(keeping)
        if keeping in self._given_up:
            self._given_up.discard(keeping)
            self._settle()
            return False
        waiting = _Waiting(keeping, reason, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._timer is None:
            self._timer = self._app.set_interval(RETRY_SECONDS, self.try_again)
        self._tell(fresh=not known)
        if not self._quiet:
            self.ask()
        again = await waiting.again
        if again:
            self._trying.add(keeping)
        return again

    def saved(self, keeping: "Keeping") -> None:
        """Take note that words are safe; when none wait any more, the question is answered."""
        if keeping not in self._trying:
            return
        self._trying.discard(keeping)
        self._given_up.discard(keeping)
        self._settle()

    def try_again(self) -> None:
        """Try to save everything that waits, in order."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.again.done():
                one.again.set_result(True)
                self._trying.add(one.keeping)

    def show(self) -> None:
        """Show what waits, because the reader asks."""
        if self.count:
            self._quiet = False
            self.ask()
        else:
            self._app.tell("Everything is kept")

    def ask_before_leaving(self) -> None:
        """Ask what is to become of the words before the program ends."""
        self._leaving = True
        if self._question is not None:
            self._question.leave_for(str(self._app.unsaved))
        self._quiet = False
        self.ask()

    def ask(self) -> None:
        """Open the question, unless it is open, or would take letters that somebody is typing."""
        if self._question is not None or not self._waiting:
            return
        search = getattr(self._app.screen, "search", None)
        if self._app.screen.query("Input, TextArea") or (search is not None and search.prompting):
            self._app.set_timer(_LOOK_AGAIN, self.ask)
            return
        from reader.ui.screens.ask import NotKept

        unsaved = str(self._app.unsaved) if self._leaving else ""
        self._question = NotKept(self._waiting[0].reason, self.words, unsaved)
        self._app.push_screen(self._question, self._answered)

    def _answered(self, answer: Answer | None) -> None:
        self._question = None
        leaving, self._leaving = self._leaving, False
        if answer is Answer.AGAIN:
            self._leaving = leaving
            self.try_again()
        elif answer is Answer.LET_GO:
            self._let_go()
        elif answer is Answer.QUIT:
            self._app.exit(1, return_code=1)
        elif answer is Answer.LATER:
            self._quiet = True
            self._app.stay()
            self._tell(fresh=True)

    def _let_go(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._given_up |= self._trying
        for one in waiting:
            if not one.again.done():
                one.again.set_result(False)
        self._settle()

    def _settle(self) -> None:
        """When nothing waits any more, stop trying, and take the question away."""
        if self.count:
            return
        self._quiet = False
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self._question is not None:
            self._question.settled()

    def _tell(self, *, fresh: bool) -> None:
        """Say what waits; after a vain attempt, only where nothing else is being said."""
        if not self._waiting:
            return
        status = getattr(self._app.screen, "status", None)
        if fresh or not getattr(status, "message", ""):
            # The file's name is in the question; here is room for the cause.
            reason = self._waiting[0].reason
            reason = reason.partition("written: ")[2] or reason
            many = f"{self.count} changes are" if self.count > 1 else "1 change is"
            self._app.tell(f"{many} not kept yet (! shows): {reason}", failed=True)
