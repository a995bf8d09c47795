"""What was marked in an article, written to a file or folder that the reader keeps."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.article.model import Article

if TYPE_CHECKING:
    from reader.article import Placed


def export_markdown(article: Article, placed: "Sequence[Placed]") -> str:
    """Return the Markdown of an article's annotations; the same input gives the same bytes."""
    from reader.exchange import FORMATS

    return FORMATS["markdown"].write(article, placed, article.id)


_ELSEWHERE = "choose another file or folder"


def write_export(article: Article, content: str, target: str) -> Path:
    """Write an export to `target`, a file or a folder, and return the file; unchanged content is not written.

    In a folder the file is named after the title; if another article's export has that name, the id is
    added. A file that is no export of this article is never overwritten. Raises ExportError with the old file
    untouched.
    """
    from reader.errors import ExportError
    from reader.exchange import exported_id
    from reader.files import write_atomically

    path = Path(target).expanduser()
    data = content.encode("utf-8", "surrogatepass")
    try:
        if path.is_dir() or target.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            path = _path_in(path, article)
        if path.is_file():
            there = path.read_bytes()
            if there == data:
                return path
            if there.strip() and exported_id(there.decode("utf-8", "replace")) != article.id:
                raise ExportError(f"{path} is there already, and is no export of this article.", _ELSEWHERE)
        write_atomically(path, data)
    except OSError as error:
        raise ExportError(f"Cannot write {path}: {error.strerror or error}.", _ELSEWHERE) from None
    return path


def _path_in(folder: Path, article: Article) -> Path:
    """Return the file of the article's export in `folder`: the one it has, or a name no other file has."""
    from reader.exchange import exported_id, file_name

    taken: list[str] = []
    while True:
        path = folder / file_name(article, taken)
        if not path.exists() or (
            path.is_file() and exported_id(path.read_text("utf-8", "replace")) == article.id
        ):
            return path
        taken.append(path.name)
