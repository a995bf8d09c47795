"""The one place where the stages are joined: a source becomes an article, an article is understood.

Everything above (the command line, the screen) asks here; the stages themselves do not know each other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.article.model import Article, Block, Meta, Removal
from reader.article.span import Span
from reader.errors import AnchorError, LibraryError, SourceError

if TYPE_CHECKING:
    from reader.article import Analysis, Annotation, AnnotationKind, Colour, Draft, Placed
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


@dataclass(frozen=True, slots=True)
class Opened:
    """An article that was opened, what cleaning did to it, and the digest of the bytes it came from."""

    article: Article
    removals: tuple[Removal, ...]
    digest: str


def open_source(
    source: str, stdin: BinaryIO | None = None, *, cleaned: bool = True, strictness: int = 0
) -> Opened:
    """Read and clean `source`, a path or "-" for `stdin`; raises SourceError if it cannot be read."""
    from reader.sources import read_source

    return _clean(read_source(source, stdin), cleaned=cleaned, strictness=strictness)


def open_text(text: str, *, cleaned: bool = True, strictness: int = 0) -> Opened:
    """Clean a text that is at hand already."""
    from reader.sources import draft_from_text

    return _clean(draft_from_text(text), cleaned=cleaned, strictness=strictness)


def _clean(draft: "Draft", *, cleaned: bool, strictness: int) -> Opened:
    from reader.cleaning import clean, uncleaned

    result = clean(draft, strictness) if cleaned else uncleaned(draft)
    return Opened(result.article, tuple(result.removals), draft.digest)


def analyse(article: Article) -> "Analysis":
    """Return the entities and quotes of `article`."""
    from reader.analysis import analyse as run

    return run(article)


def known(library: "Library", opened: Opened) -> Opened:
    """Return `opened` under the identity the library knows it by, if it knows it."""
    from reader.library.records import text_hash

    record = library.find_article(
        digest=opened.digest, source=opened.article.meta.source, text_hash=text_hash(opened.article.text)
    )
    return _under(opened, record.id) if record else opened


def remember(library: "Library", opened: Opened) -> Opened:
    """Record the article in the library and return it under the identity it has there."""
    return _under(opened, library.record_article(opened.article, opened.digest).id)


def _under(opened: Opened, article_id: str) -> Opened:
    return replace(opened, article=replace(opened.article, id=article_id))


def open_known(library: "Library", source: str, stdin: BinaryIO | None = None) -> Opened:
    """Open `source` for commands about its annotations: they outlive their source.

    `source` may also be the id of an article in the library. When the source is gone, the text that was
    kept with the annotations takes its place; raises SourceError when there is none either.
    """
    by_id = _record_by_id(library, source)
    try:
        if by_id is None:
            return known(library, open_source(source, stdin))
    except SourceError:
        record = library.find_article(source=str(Path(source).expanduser().absolute()))
        if record is None:
            raise
        by_id = record
    kept = article_from_library(library, by_id)
    if kept is None:
        raise LibraryError(f"The text of “{by_id.title or by_id.id}” is no longer in the library.")
    return Opened(kept, (), by_id.digests[0] if by_id.digests else "")


def _record_by_id(library: "Library", source: str) -> "ArticleRecord | None":
    if not re.fullmatch(r"[0-9a-f]{8,32}", source) or Path(source).exists():
        return None
    found = [record for record in library.articles() if record.id.startswith(source)]
    return found[0] if len(found) == 1 else None


def article_from_library(library: "Library", record: "ArticleRecord") -> Article | None:
    """Return the article whose cleaned text the library kept, or None if it kept none."""
    from reader.article.segments import paragraphs

    for text_hash in reversed(record.text_hashes):
        text = library.text_snapshot(text_hash)
        if text is not None:
            meta = Meta(
                title=record.title,
                authors=tuple(record.authors),
                site=record.site,
                published=record.published,
                source=record.source,
            )
            return Article(record.id, text, tuple(Block(p) for p in paragraphs(text)), (), meta)
    return None


def find_words(text: str, quote: str, occurrence: int = 1) -> Span:
    """Return the span of the `occurrence`-th (from 1) appearance of `quote`; white space is elastic.

    Raises AnchorError if the words are not there that often.
    """
    pattern = r"\s+".join(map(re.escape, quote.split()))
    if not pattern:
        raise AnchorError("There are no words to look for.", "give them with --quote")
    found = None
    for count, match in enumerate(re.finditer(pattern, text), 1):
        found = match
        if count == occurrence:
            return Span(match.start(), match.end())
    if found is None:
        raise AnchorError(
            f"“{_short(quote)}” is not in the article.", "quote it as `broadsheet clean` prints it"
        )
    raise AnchorError(f"“{_short(quote)}” is not there {occurrence} times.", "lower --occurrence")


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def new_annotation(
    article: Article,
    span: Span,
    *,
    kind: "AnnotationKind | None" = None,
    colour: "Colour | None" = None,
    note: str = "",
    tags: Sequence[str] = (),
    speaker: str = "",
) -> "Annotation":
    """Return a new annotation of the words at `span`; the library gives it its times when it is saved."""
    from reader.article import Annotation, AnnotationKind, Colour
    from reader.article.anchors import make_anchor
    from reader.library import new_id

    return Annotation(
        id=new_id(),
        article_id=article.id,
        kind=kind or AnnotationKind.HIGHLIGHT,
        anchor=make_anchor(article.text, span),
        colour=colour or Colour.YELLOW,
        note=note,
        tags=tuple(tags),
        speaker=speaker,
    )


def placed_annotations(library: "Library", article: Article) -> "list[Placed]":
    """Return the article's annotations with their places in its text, in document order."""
    from reader.article.anchors import place

    return place(article.text, library.annotations(article.id))


def all_placed(library: "Library") -> "list[Placed]":
    """Return every annotation of the library, article by article; where the text is gone, without a place."""
    from reader.article.anchors import place

    records = {record.id: record for record in library.articles()}
    by_article: dict[str, list[Annotation]] = {article_id: [] for article_id in records}
    for annotation in library.all_annotations():
        by_article.setdefault(annotation.article_id, []).append(annotation)
    rows: list[Placed] = []
    for article_id, annotations in by_article.items():
        record = records.get(article_id)
        article = article_from_library(library, record) if annotations and record else None
        rows += place(article.text if article else "", annotations)
    return rows


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
