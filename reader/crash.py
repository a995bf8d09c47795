"""What a user sees of a fault in the program: one line; the rest goes to a file."""

import traceback
from contextlib import suppress
from pathlib import Path


def record_crash(folder: Path, error: BaseException) -> str:
    """Write the traceback of `error` to a file in `folder`; return the sentence to show."""
    path = folder / "crash.txt"
    told = f"broadsheet: Something went wrong inside the program ({type(error).__name__})"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(error)), encoding="utf-8", errors="replace")
        return f"{told}; your notes are safe. {path} has the details."
    return f"{told}; your notes are safe."
