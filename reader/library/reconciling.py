"""One row changed here, and in the file by somebody who knows no journal: no words are lost."""

from typing import Any

from reader.library.changes import newest
from reader.library.versions import row_of, stamped, state_of, together


def keep_both(table: str, theirs: Any, ours: Any) -> Any:
    """Return the row with what was written last in each field.

    A note that loses is kept below the other: there is no room for an annotation of its own here.
    """
    both = isinstance(theirs, dict) and isinstance(ours, dict)
    if table != "annotations" or not both or theirs.get("id") != ours.get("id"):
        return newest(table, theirs, ours)
    state = together([state_of(theirs), state_of(ours)])
    row = row_of(str(ours.get("id", "")), state)
    note = row.get("note")
    lost = [text for text in state.lost if isinstance(note, str) and text.strip() not in note]
    if not lost:
        return row
    notes = [note.rstrip(), *lost] if isinstance(note, str) and note.strip() else lost
    return stamped(row, {**row, "note": "\n\n".join(notes)}, row["modified"])
