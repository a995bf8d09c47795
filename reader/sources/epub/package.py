"""What a book says of itself: its title and authors, the order of its chapters, its table of contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Meta
from reader.errors import SourceError
from reader.sources.epub.archive import Archive, resolved
from reader.sources.epub.markup import local_name, tree_of_chapter, tree_of_xml, type_of
from reader.sources.refusals import shown

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_CONTAINER = "META-INF/container.xml"
_CHAPTERS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/xml", "text/xml")
_ENDINGS = (".xhtml", ".html", ".htm", ".xml")
_CONTENTS = "application/x-dtbncx+xml"
_OPF = "{http://www.idpf.org/2007/opf}"
#: Deeper entries of a table of contents are those of a file made to do harm.
_DEEPEST = 32


class Entry(NamedTuple):
    """A line of a table of contents: its words, the file and place it leads to, its depth, 1 the highest."""

    words: str
    path: str
    place: str
    depth: int


class _Item(NamedTuple):
    path: str
    type: str
    properties: str
    fallback: str


@dataclass(frozen=True, slots=True)
class Package:
    """A book's metadata, the paths of its chapters in reading order, and its table of contents."""

    meta: Meta
    chapters: tuple[str, ...]
    contents: tuple[Entry, ...]


def read_package(archive: Archive, name: str) -> Package:
    """Read the package of a book called `name`; a book that has none is the chapters in its archive.

    Raises SourceError if there is no chapter.
    """
    path = _package_path(archive)
    root = tree_of_xml(archive.read(path)) if path else None
    items = _items(root, path) if root is not None else {}
    chapters = _spine(root, items, archive) if root is not None else ()
    if not chapters:
        chapters = tuple(one for one in archive.names if one.lower().endswith(_ENDINGS[:3]))
    if not chapters:
        raise SourceError(
            f"{shown(name)} is an EPUB without chapters.", "it may be damaged: fetch or copy it again"
        )
    meta = _meta(root) if root is not None else Meta()
    contents = _contents(root, items, archive) if root is not None else ()
    return Package(replace(meta, source=name), chapters, contents)


def _package_path(archive: Archive) -> str:
    """Return the path of the package file: as the container says, else the first that is there."""
    container = tree_of_xml(archive.read(_CONTAINER))
    if container is not None:
        for element in container.iter():
            if local_name(element) == "rootfile":
                found = archive.find(resolved("", element.get("full-path") or "")[0])
                if found:
                    return found
    return next((one for one in archive.names if one.lower().endswith(".opf")), "")


def _items(root: "_Element", path: str) -> Mapping[str, _Item]:
    items: dict[str, _Item] = {}
    for element in root.iter():
        if local_name(element) == "item" and element.get("id"):
            items[element.get("id")] = _Item(
                resolved(path, element.get("href") or "")[0],
                (element.get("media-type") or "").lower(),
                f" {element.get('properties') or ''} ",
                element.get("fallback") or "",
            )
    return items


def _spine(root: "_Element", items: Mapping[str, _Item], archive: Archive) -> tuple[str, ...]:
    """Return the paths of the chapters that are there, each once, in reading order."""
    found: dict[str, None] = {}
    for element in root.iter():
        if local_name(element) != "itemref":
            continue
        item = items.get(element.get("idref") or "")
        for _ in range(4):
            if item is None or _is_chapter(item):
                break
            item = items.get(item.fallback)
        path = archive.find(item.path) if item is not None and _is_chapter(item) else ""
        if path:
            found.setdefault(path)
    if not found:
        found = dict.fromkeys(
            filter(None, (archive.find(one.path) for one in items.values() if _is_chapter(one)))
        )
    return tuple(found)


def _is_chapter(item: _Item) -> bool:
    return bool(item.path) and (
        item.type in _CHAPTERS or (not item.type and item.path.lower().endswith(_ENDINGS))
    )


def _meta(root: "_Element") -> Meta:
    """Return what a package says of its book, each fact with its origin."""
    refined = _refinements(root)
    named: dict[str, list[_Element]] = {}
    for element in root.iter():
        if (local_name(element) in _FIELDS) and isinstance(element.tag, str) and "dc/elements" in element.tag:
            named.setdefault(local_name(element), []).append(element)

    def words(field: str) -> list[str]:
        return [text for element in named.get(field, ()) if (text := _text(element))]

    titles = named.get("title", [])
    main = [one for one in titles if refined.get((one.get("id") or "", "title-type")) == "main"]
    title = next((text for one in (*main, *titles) if (text := _text(one))), "")
    creators = named.get("creator", [])
    writers = [one for one in creators if _role(one, refined) in ("", "aut")] or creators
    authors = tuple(dict.fromkeys(text for one in writers if (text := _text(one))))
    days = sorted(named.get("date", ()), key=lambda one: one.get(f"{_OPF}event") not in (None, "publication"))
    published = next((text for one in days if (text := _text(one)) and not text.startswith("0000")), "")
    language = next(iter(words("language")), "")[:2].lower()
    values = {
        "title": title,
        "site": next(iter(words("publisher")), ""),
        "published": published,
        "language": language if language.isalpha() and language != "un" else "",
    }
    told = [field for field, value in values.items() if value] + (["authors"] if authors else [])
    return Meta(authors=authors, origins=tuple((field, "the book's package") for field in told), **values)


_FIELDS = frozenset(("title", "creator", "date", "language", "publisher"))


def _text(element: "_Element") -> str:
    return " ".join("".join(element.itertext()).split())


def _refinements(root: "_Element") -> Mapping[tuple[str, str], str]:
    """Return what EPUB 3 says of single facts: by the fact's id and the property."""
    return {
        ((element.get("refines") or "").lstrip("#"), element.get("property") or ""): _text(element)
        for element in root.iter()
        if local_name(element) == "meta" and element.get("refines")
    }


def _role(element: "_Element", refined: Mapping[tuple[str, str], str]) -> str:
    return element.get(f"{_OPF}role") or refined.get((element.get("id") or "", "role")) or ""


def _contents(root: "_Element", items: Mapping[str, _Item], archive: Archive) -> tuple[Entry, ...]:
    """Return the table of contents: that of EPUB 3, else that of EPUB 2."""
    for item in items.values():
        if " nav " in item.properties:
            found = tuple(_navigation(tree_of_chapter(archive.read(item.path)), item.path))
            if found:
                return found
    spine = next((one for one in root.iter() if local_name(one) == "spine"), None)
    named = items.get(spine.get("toc") or "") if spine is not None else None
    for item in (*((named,) if named else ()), *(one for one in items.values() if one.type == _CONTENTS)):
        found = tuple(_ncx(tree_of_xml(archive.read(item.path)), item.path))
        if found:
            return found
    return ()


def _navigation(root: "_Element | None", path: str) -> Iterator[Entry]:
    """Yield the entries of the `nav` of EPUB 3 that is the table of contents."""
    if root is None:
        return
    navs = list(root.iter("nav"))
    table = next((one for one in navs if " toc " in type_of(one)), navs[0] if navs else None)
    if table is None:
        return
    for element in table.iter("a", "span"):
        item = element.getparent()
        if item is None or item.tag != "li":
            continue
        depth = sum(1 for one in element.iterancestors("ol", "ul"))
        words = _text(element)
        target = element.get("href") or ""
        if not target:
            first = next(item.iter("a"), None)
            target = (first.get("href") or "") if first is not None else ""
        if words and target and depth <= _DEEPEST:
            yield Entry(words, *resolved(path, target), depth)


def _ncx(root: "_Element | None", path: str) -> Iterator[Entry]:
    """Yield the entries of the table of contents of EPUB 2."""
    if root is None:
        return
    for point in root.iter():
        if local_name(point) != "navPoint":
            continue
        depth = 1 + sum(1 for one in point.iterancestors() if local_name(one) == "navPoint")
        words = next((_text(one) for one in point if local_name(one) == "navLabel"), "")
        target = next((one.get("src") or "" for one in point if local_name(one) == "content"), "")
        if words and target and depth <= _DEEPEST:
            yield Entry(words, *resolved(path, target), depth)
