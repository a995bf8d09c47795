"""Templates on disk: the one that is asked for, and those beside it that it takes in."""

from collections.abc import Callable
from pathlib import Path

from reader.errors import ExportError


def template_at(path: str) -> tuple[str, str, Callable[[str], str | None]]:
    """Return the text of a template, its name, and what finds another by its name.

    Others are looked for in its folder and below, and have its suffix: a template reaches no other files.
    Raises ExportError if it cannot be read.
    """
    file = Path(path).expanduser()

    def beside(name: str) -> str | None:
        other = file.parent / name
        try:
            inside = other.resolve().is_relative_to(file.parent.resolve())
            if not inside or other.suffix != file.suffix or not other.is_file():
                return None
        except (OSError, ValueError, RuntimeError):  # no name that a file can have
            return None
        return _text(other)

    return _text(file), file.name, beside


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise ExportError(f"Cannot read the template {path}: {reason}.") from None
