"""An article with three highlights that is exported again and again, and the note of it as it stands."""

import re
from pathlib import Path

from command_line import run

ARTICLE = """The Ferry Stays

Runa Holt opened the gate at six. Nobody came.

The council raised the fees in May. The mill paid them first.

Ice closed the sound for nine days. The ferry waited at the pier.
"""


class Life:
    """The annotations by name, and the note as it stands, with names in place of what differs each time."""

    def __init__(self, source: Path, vault: Path) -> None:
        self.source, self.vault = source, vault
        self.ids: dict[str, str] = {}

    def mark(self, name: str, words: str, *options: str) -> None:
        self.ids[name] = run("annotate", self.source, "--quote", words, *options).text.strip()

    def export(self, *options: str | Path) -> Path:
        outcome = run("export", self.source, "-o", self.vault, *options)
        assert (outcome.code, outcome.out) == (0, b""), outcome.err
        return Path(outcome.err.strip())

    def body(self, path: Path) -> list[str]:
        """Return the lines of a note behind the front matter, without what it remembers."""
        text = path.read_text("utf-8")
        for name, id in self.ids.items():
            text = text.replace(id[:8], name)
        text = re.sub(r"broadsheet open [0-9a-f]{12} --at (\w+)", r"open \1", text)
        text = re.sub(r"(<!-- [\w+-]+) [0-9a-f]{8}(?: (deleted) [0-9a-f]{8})?", r"\1 \2", text)
        lines = text.split("---\n", 2)[2].split("\n")
        return [line.rstrip() for line in lines if line.strip() and not line.startswith("<!-- broadsheet")]
