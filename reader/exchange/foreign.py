"""What comes from other programs: their files, their documents, and what was marked in these.

Importers make these values of bytes and know nothing of the library. What a single record has wrong is a
`Problem`, told beside the good ones; only a file that is none of its format raises ForeignFileError.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from reader.article import Annotation, AnnotationKind, Colour
from reader.article.belonging import loose_address
from reader.errors import ForeignFileError

#: The largest file that is read, in bytes; a lifetime of clippings is a tenth of it.
MAX_BYTES = 128 * 2**20

_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class ForeignFile:
    """A file that another program wrote: its name, its bytes, and what they are when decoded.

    `members` are the files of an archive or folder by their paths, None of any other file.
    """

    def __init__(self, name: str, data: bytes, members: Mapping[str, bytes] | None = None) -> None:
        self.name = name
        self.data = data
        self.members = members

    @cached_property
    def text(self) -> str:
        """The file as text with line feeds as line ends; raises ForeignFileError."""
        return decoded(self.data, self.name)

    @cached_property
    def json(self) -> object:
        """The file as JSON; raises ForeignFileError, which names line and column."""
        return parsed_json(self.text, self.name)

    @cached_property
    def json_or_none(self) -> object:
        """The file as JSON; None where it is none."""
        try:
            return (
                self.json
                if self.data.lstrip(b"\xef\xbb\xbf \t\r\n\xff\xfe\x00")[:1] in (b"{", b"[")
                else None
            )
        except ForeignFileError:
            return None


def decoded(data: bytes, name: str) -> str:
    """Return bytes as text: UTF-8, UTF-16 by its mark, or Windows' Western letters; line ends are made one.

    Raises ForeignFileError on what is no text at all.
    """
    if len(data) > MAX_BYTES:
        raise ForeignFileError(
            f"{name} is larger than {MAX_BYTES // 2**20} MB.", "split it, or export fewer articles at once"
        )
    mark, encoding = next(((m, e) for m, e in _BYTE_ORDER_MARKS if data.startswith(m)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text[:4096]:
        raise ForeignFileError(f"{name} is not a text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def parsed_json(text: str, name: str) -> object:
    """Return the value of JSON text; raises ForeignFileError, which names line and column."""
    import json

    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise ForeignFileError(
            f"{name} is not valid JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except (ValueError, RecursionError):
        raise ForeignFileError(
            f"{name} is not valid JSON: it is nested too deeply or has huge numbers."
        ) from None
    return value


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """The article or book that was marked, as the other program knows it.

    `addresses` are its web addresses and paths, the best first; `id` is that of a record of our own; `text`
    its whole text, where the file has it.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    site: str = ""
    published: str = ""
    id: str = ""
    text: str = field(default="", repr=False)

    @property
    def key(self) -> str:
        """What tells it from other documents: its first address, else title and authors."""
        if self.id:
            return f"id\n{self.id}"
        if self.addresses:
            return f"address\n{loose_address(self.addresses[0]) or self.addresses[0]}"
        return "title\n" + "\n".join((self.title.casefold(), *sorted(a.casefold() for a in self.authors)))


@dataclass(frozen=True, slots=True)
class ForeignAnnotation:
    """One annotation of another program.

    `source_id` is what that program calls it, or is made from what does not change of it: importing twice
    finds it again; `earlier` are the ids of forms of it that this one took the place of. Where a program told
    only beginning and end of a passage, `exact` are the words it begins with and `until` those it goes on to,
    which belong to it if `until_end`. `start` is where its words began, in code points, None where that is
    not known; `colour` None where there was none. `native` is an annotation of our own, with everything that
    it had. `where` names line or record of the file.
    """

    source_id: str
    document: ForeignDocument
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    until: str = ""
    until_end: bool = True
    start: int | None = None
    kind: AnnotationKind = AnnotationKind.HIGHLIGHT
    colour: Colour | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    speaker: str = ""
    where: str = ""
    earlier: tuple[str, ...] = ()
    native: Annotation | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that could not be read: where it stands, and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds.

    `collapsed` counts those records that are earlier forms of others, `left_out` the places in a book's own
    pages that have neither words nor a note: nothing of them could be shown.
    """

    annotations: tuple[ForeignAnnotation, ...] = ()
    problems: tuple[Problem, ...] = ()
    collapsed: int = 0
    left_out: int = 0


def gathered(
    found: Iterable[ForeignAnnotation | Problem], collapsed: int = 0, *, places: bool = False
) -> Reading:
    """Return the reading of all that was found; of several annotations with one id, the last counts.

    A record without words, note and tags is a problem: there is nothing to keep. A bookmark
    of a whole page has none of them, and is kept; those that are `places` in a book are left out.
    """
    left_out = 0
    kept: dict[str, ForeignAnnotation] = {}
    problems: list[Problem] = []
    for one in found:
        if isinstance(one, Problem):
            problems.append(one)
        elif one.native is None and not (one.exact.strip() or one.note.strip() or one.tags):
            if one.kind is not AnnotationKind.BOOKMARK:
                problems.append(Problem(one.where, "has neither words nor a note"))
            elif places:
                left_out += 1
            else:
                kept[one.source_id] = one
        else:
            collapsed += one.source_id in kept
            kept[one.source_id] = one
    return Reading(tuple(kept.values()), tuple(problems), collapsed, left_out)


def id_of(*parts: str) -> str:
    """Return an annotation's or a record's id made from what it is known by: 32 hexadecimal digits."""
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:32]
