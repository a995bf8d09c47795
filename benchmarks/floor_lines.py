"""The floor of a page turn: a bare line-API widget that shows the next lines of a file, cut, not set."""

import sys
from pathlib import Path

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget


class Lines(Widget, can_focus=True):
    BINDINGS = [("space", "turn(1)"), ("b", "turn(-1)")]  # noqa: RUF012

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self.lines = lines
        self.top = 0

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        at = self.top + y
        text = self.lines[at] if at < len(self.lines) else ""
        return Strip([Segment(text[:width].ljust(width), self.rich_style)], width)

    def action_turn(self, pages: int) -> None:
        self.top = max(0, self.top + pages * self.size.height)
        self.refresh()


class Floor(App[None]):
    CSS = "Lines { height: 1fr; }"

    def compose(self) -> ComposeResult:
        text = Path(sys.argv[1]).read_text(encoding="utf-8")
        yield Lines([text[at : at + 70] for at in range(0, len(text), 70)])

    def on_mount(self) -> None:
        self.query_one(Lines).focus()


if __name__ == "__main__":
    Floor().run()
