"""Articles of which only an import's marks are here are shown as what they are."""

from pathlib import Path

from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file
from reader.imports.bringing import bring
from reader.library.store import Library
from reader.ui.screens.library import entry_rows, kept_entries

CLIPPING = (
    "The New Pier (Carla Venti)\n- Your Highlight on Location 5-6\n\nNobody asked its name.\n==========\n"
)


def test_what_waits_for_its_text_says_so(tmp_path: Path) -> None:
    library = Library(tmp_path)
    _, reading = read_foreign_file(ForeignFile("My Clippings.txt", CLIPPING.encode()))
    bring(library, reading, "My Clippings.txt", "kindle", "kindle")
    (entry,) = kept_entries(library)
    assert entry.waits
    assert entry.title == "The New Pier"
    rows = entry_rows((entry,), 1, 80)
    assert any(row.right == "not here yet · 1 mark" for row in rows)
