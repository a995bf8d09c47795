"""The reader's own file of settings, `config.toml`: what it says holds at each start.

It is read before the first page, so nothing is loaded for it unless it is there.
"""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.positions import ReadingState

NAME = "config.toml"
#: The parts of the file; `[export]` is read by `reader.exports` when something is exported.
_PARTS = ("page", "export", "analysis")


def hold_settings(state: "ReadingState", folder: Path) -> None:
    """Let a session begin with what `config.toml` in a folder says; what is wrong in it is left out.

    The state is told what was wrong, in one sentence.
    """
    path = folder / NAME
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        state.complaint = f"{path} cannot be read: {error.strerror or error}"
        return
    import tomllib

    from reader.config import analysis_complaints
    from reader.ui.page_settings import read_settings

    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        state.complaint = f"{NAME} is no TOML, so nothing of it holds: {error}"
        return
    parts = ", ".join(f"[{name}]" for name in _PARTS)
    unknown = [f"there is no part “{name}”, only {parts}" for name in tables if name not in _PARTS]
    found, complaints = read_settings(tables.get("page", {}))
    complaints += unknown + analysis_complaints(tables.get("analysis", {}))
    state.hold(found)
    if complaints:
        more = f" (and {len(complaints) - 1} more)" if len(complaints) > 1 else ""
        state.complaint = f"{NAME}: {complaints[0]}{more}"
