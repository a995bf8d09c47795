"""The life of an export in every preset, in one layout after another: no word of its reader's is lost."""

from dataclasses import replace
from pathlib import Path

import pytest
from command_line import run
from export_life import Life

from reader.article import Colour
from reader.config import folders
from reader.library.store import Library

LIVES = [
    ("markdown", "article"), ("markdown", "daily"), ("plain", "highlight"), ("obsidian", "article"),
    ("obsidian", "all"), ("logseq", "article"), ("logseq", "daily"), ("readwise", "all"),
    ("quarto", "highlight"), ("quarto", "all"), ("org", "article"), ("org", "all"), ("org", "daily"),
]  # fmt: skip


def files(vault: Path) -> dict[Path, tuple[bytes, int]]:
    return {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in vault.rglob("*") if p.is_file()}


def edited(text: str) -> str:
    """Return a note with words in a highlight, in its note, and below; front matter reordered, and more."""
    text = text.replace("Not even the dog.", "Not even the dog, mine one.")
    text = text.replace("council raised the fees", "council raised mine two the fees")
    text = text.rstrip("\n") + "\n\nmine three\n"
    if text.startswith("---\n") and "references:" not in text:
        _, front, rest = text.split("---\n", 2)
        lines = ["mine: 4", *reversed(front.splitlines())]
        text = "---\n" + "\n".join(lines) + f"\n---\n{rest}"
    return text


@pytest.mark.parametrize(
    ("preset", "layout", "windows"), [(*one, bool(at % 2)) for at, one in enumerate(LIVES)]
)
def test_no_word_is_lost_and_what_is_unchanged_is_not_touched(
    life: Life, vault: Path, preset: str, layout: str, *, windows: bool
) -> None:
    def export() -> None:
        outcome = run("export", life.source, "--preset", preset, "--layout", layout, "-o", f"{vault}/")
        assert outcome.code == 0, outcome.err

    export()
    for path in files(vault):
        text = edited(path.read_text("utf-8"))
        if windows:
            text = "\ufeff" + text.replace("\n", "\r\n")
        path.unlink()
        moved = path if layout == "daily" else path.parent / "moved" / f"My {path.name}"
        moved.parent.mkdir(exist_ok=True)
        moved.write_bytes(text.encode())
    before = files(vault)
    export()
    assert files(vault) == before

    library = Library(folders().library)
    library.recolour_all([life.ids["gate"]], Colour.PINK)
    pier = library.annotation(life.ids["pier"])
    assert pier is not None
    library.save(replace(pier, note="Since nine.", tags=("to read",)))
    library.delete(life.ids["fees"])
    library.close()
    life.mark("ice", "nine days")
    export()
    after = files(vault)
    words = "".join(data.decode() for data, _ in after.values())
    for mine in ("mine one", "mine two", "mine three"):
        assert mine in words
    assert ("mine: 4" in words) == ("mine: 4" in "".join(data.decode() for data, _ in before.values()))
    assert words.count("Since nine.") == 1
    assert words.count("The ferry waited") == 1 + (preset == "org")
    assert "nine days" in words
    struck = "+The council raised mine two" if preset == "org" else "~~The council raised mine two"
    assert struck in words
    assert "\ue000" not in words
    if windows:
        for data, _ in after.values():
            assert not data.startswith(b"\xef\xbb\xbf") or b"\n" not in data.replace(b"\r\n", b"")
    export()
    assert files(vault) == after
