"""Zotero: a note that was made of a document's annotations, exported as Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.fields import colour_from
from reader.exchange.foreign import ForeignAnnotation, ForeignDocument, ForeignFile, Reading, gathered

_OPEN = re.compile(
    r"\(zotero://open(?:-pdf)?/[^)\s]*?items/(?P<item>\w+)[^)\s]*?annotation=(?P<key>\w+)[^)\s]*\)"
)
#: One link of Markdown in the round brackets that Zotero puts around citations.
_LINK = re.compile(r"\(?\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]*)\)\)?")
_QUOTED = re.compile(r"[“„«\"](?P<words>.+)[”“»\"]", re.DOTALL)
_MARK = re.compile(r"</?mark[^>]*>|</?span[^>]*>")
_COLOUR = re.compile(r"(?:background(?:-color)?|data-annotation-color)[:=]\s*[\"']?(#[0-9a-fA-F]{6})")
_GENERIC = re.compile(r"(?:extracted )?annotations?\b.*|notes?\b.*", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~-])")
_HEADING = re.compile(r"^#+\s*(?P<words>.*?)\s*#*$")


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is a note of Zotero's: Markdown with links to annotations."""
    return (
        b"zotero://" in file.data
        and file.data[:1] not in (b"{", b"[")
        and _OPEN.search(file.text) is not None
    )


def read(file: ForeignFile) -> Reading:
    """Return the annotations that a note is made of; raises ForeignFileError."""
    if not _OPEN.search(file.text):
        raise ForeignFileError(f"{file.name} has no annotations of Zotero: no zotero:// link leads to one.")
    return gathered(_of_note(file.text, file.name))


def _of_note(text: str, name: str) -> Iterator[ForeignAnnotation]:
    document, titled = ForeignDocument(title=file_stem(name)), False
    last: ForeignAnnotation | None = None
    for line, paragraph in _paragraphs(text):
        heading = _HEADING.match(paragraph)
        if heading:
            if last is not None:
                yield last
                last = None
            words = _LINK.sub(lambda link: link["label"], heading["words"])
            if not titled and words and not _GENERIC.fullmatch(words):
                document, titled = ForeignDocument(title=_plain(words)), True
            continue
        found = _OPEN.search(paragraph)
        if found is None:
            # A comment of several paragraphs goes on.
            if last is not None:
                last = _with_more(last, _plain(paragraph))
            continue
        if last is not None:
            yield last
        last, titled = _annotation(line, paragraph, found["key"], document), True
    if last is not None:
        yield last


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs, and items of lists, of Markdown, with their lines' numbers."""
    lines: list[str] = []
    begun = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        bare = re.sub(r"^\s*(?:>\s?)*(?:[-*+]\s+)?", "", line)
        new = re.match(r"\s*(?:>\s?)*[-*+]\s", line) or _HEADING.match(line)
        if (new or not bare.strip()) and lines:
            yield begun, "\n".join(lines)
            lines = []
        if bare.strip():
            begun = begun if lines else number
            lines.append(bare.strip())


def _annotation(line: int, paragraph: str, key: str, document: ForeignDocument) -> ForeignAnnotation:
    first = _LINK.search(paragraph)
    links = [link for link in _LINK.finditer(paragraph) if "zotero://" in link["target"]]
    before = paragraph[: links[0].start() if links else first.start() if first else len(paragraph)]
    after = paragraph[links[-1].end() :] if links else ""
    colour = _COLOUR.search(paragraph)
    quoted = _QUOTED.search(_MARK.sub("", before))
    words = _plain(quoted["words"]) if quoted else ""
    note = _plain(after)
    if quoted is None:
        note = "\n\n".join(filter(None, (_plain(before), note)))
    return ForeignAnnotation(
        source_id=key,
        document=document,
        exact=words,
        kind=AnnotationKind.HIGHLIGHT if words else AnnotationKind.BOOKMARK,
        colour=colour_from(colour[1]) if colour else None,
        note=note,
        where=f"line {line}",
    )


def _with_more(one: ForeignAnnotation, words: str) -> ForeignAnnotation:
    return replace(one, note="\n\n".join(filter(None, (one.note, words))))


def _plain(markdown: str) -> str:
    words = _LINK.sub(lambda link: link["label"], _MARK.sub("", markdown))
    return _ESCAPED.sub(r"\1", words).strip()


def file_stem(name: str) -> str:
    """Return a file's name without its folder and the suffix of a text."""
    return re.sub(r"\.(?:md|markdown|txt|json)$", "", name.replace("\\", "/").rpartition("/")[2])
