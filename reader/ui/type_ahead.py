"""Keys are handed on one at a time, each when all that the one before it caused is done.

Textual gives a key to the widget that has the focus when it arrives. Keys that arrive together (typed fast,
pasted by a terminal, sent by a script) would reach the page though the first of them opened the note editor:
words would be lost, and their letters would act as commands.
"""

from collections import deque

from textual import events
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.message_pump import MessagePump

#: How long a key may be under way before the next one follows in any case, in seconds.
PATIENCE = 0.5
#: How often to look whether a new screen can take keys, in seconds.
LOOK_AGAIN = 0.005


class TypeAheadApp(App[ReturnType]):
    """An application whose keys keep their order across screens and changes of focus."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._keys: deque[events.Key] = deque()
        self._key_number = 0
        self._key_under_way = False

    async def on_event(self, event: events.Event) -> None:
        """Queue keys; everything else goes its way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._keys.append(event)
            if not self._key_under_way:
                await self._hand_on()
        else:
            await super().on_event(event)

    async def _hand_on(self) -> None:
        """Give the next key to the widget in focus, and follow it up to the application."""
        self._key_under_way = bool(self._keys) and self.is_running and bool(self._screen_stack)
        if not self._key_under_way:
            return
        if not self.screen.is_mounted:
            self.set_timer(LOOK_AGAIN, self._hand_on)
            return
        event = self._keys.popleft()
        takes_key = getattr(self.screen, "takes_key", None)
        while takes_key is not None and not takes_key(event):  # a question it was not meant for
            if not self._keys:
                self._key_under_way = False
                return
            event = self._keys.popleft()
        self._key_number += 1
        target: MessagePump = self.focused or self.screen
        await super().on_event(event)
        # The same way as the key bubbles, behind it in every queue.
        target.call_later(self._follow, target, self._key_number)
        self.set_timer(PATIENCE, lambda number=self._key_number: self._arrived(number))

    def _follow(self, node: MessagePump, number: int) -> None:
        parent = node._parent
        if parent is None or parent is self:
            self.call_later(self._arrived, number)
        else:
            parent.call_later(self._follow, parent, number)

    async def _arrived(self, number: int) -> None:
        """Go on with the next key, unless that happened already."""
        if number == self._key_number and self._key_under_way:
            self._key_number += 1
            await self._hand_on()
