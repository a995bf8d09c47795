"""A planned export carried out: files are written whole or not at all, and unchanged ones are not touched."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.model import Article
from reader.errors import ExportError
from reader.exports.planning import Planned

if TYPE_CHECKING:
    from reader.article import Placed

#: Halves of surrogate pairs that stand for no byte.
_OTHER_SURROGATES = re.compile("[\ud800-\udc7f\udd00-\udfff]")


def carry_out(files: Iterable[Planned]) -> list[Path]:
    """Write what a plan changes, and return the files that it made, changed or took away.

    Raises ExportError with the file at hand untouched; those before it are written.
    """
    return [file.path for file in files if file.changes and _written(file)]


def _written(file: Planned) -> bool:
    from reader.files import write_atomically

    try:
        if file.after is None:
            file.path.unlink(missing_ok=True)
            return True
        file.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file.path, encoded(file.after))
    except OSError as error:
        raise ExportError(
            f"Cannot write {file.path}: {error.strerror or error}.", "choose another file or folder"
        ) from None
    return True


def encoded(text: str) -> bytes:
    """Return the bytes of a note: those that were no text before are what they were."""
    return _OTHER_SURROGATES.sub("\ufffd", text).encode("utf-8", "surrogateescape")


def export_markdown(article: Article, placed: "Sequence[Placed]") -> str:
    """Return the Markdown of an article's annotations; the same input gives the same bytes."""
    from reader.exchange import FORMATS

    return FORMATS["markdown"].write(article, placed, article.id)
