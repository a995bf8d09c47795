"""From the bytes of a book to a draft: its chapters in reading order, its contents as headings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.article import BlockKind, Draft, InlineKind, Span
from reader.errors import SourceError
from reader.sources.decoded import Decoded
from reader.sources.epub.archive import Archive
from reader.sources.epub.chapters import linked_places, place_name, read_chapter
from reader.sources.epub.markup import tree_of_chapter
from reader.sources.epub.package import Entry, Package, read_package
from reader.sources.passages import Passage, authored_draft, with_known_places
from reader.sources.refusals import shown

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

#: The number of a chapter, which stands in a line of its own over its name.
_NUMBER = re.compile(r"(?:[^\W\d]{1,12} )?(?:\d{1,4}|[ivxlc]{1,7}|[^\W\d_]{1,12})")
_WORD = re.compile(r"\w+")
#: The title of the book stands on one of so many blocks at its beginning, if anywhere.
_TITLE_WITHIN = 12
#: Longer blocks are no headings, whatever the table of contents says; and so many blocks make up one.
_LONGEST_HEADING, _HEADING_BLOCKS = 200, 3
_DEEPEST = 6


def read_draft(source: Decoded, most: int = 0) -> Draft:
    """Make the draft of a book, or with `most` that of its first chapters: about so many code points.

    The beginning reads as the beginning of the whole does, but for links into what is not read. Raises
    SourceError when it is damaged or locked, or has no words.
    """
    archive = Archive(source.data, source.name)
    package = read_package(archive, source.name)
    passages, begins = _passages(archive, package, most)
    if not any(any(map(str.isalnum, one.text)) for one in passages):
        raise SourceError(
            f"{shown(source.name)} is a book without words.", "its pages are pictures, which are not read"
        )
    passages = _outlined(passages, package.contents, begins)
    passages = _titled(passages, package.meta.title)
    passages = passages if most else with_known_places(passages)
    return authored_draft(passages, source, "epub", package.meta)


def _passages(archive: Archive, package: Package, most: int) -> tuple[list[Passage], dict[str, int]]:
    """Return the blocks of the chapters, and the number of the first one of each by its path."""
    chapters = frozenset(package.chapters)
    wanted = {place_name(entry.path, entry.place) for entry in package.contents}
    trees = _trees(archive, package)
    if not most:  # a link may lead back to a chapter that was read before
        all_trees = list(trees)
        wanted.update(*(linked_places(root, path) for path, root in all_trees))
        trees = iter(all_trees)
    passages: list[Passage] = []
    begins: dict[str, int] = {}
    length = 0
    for path, root in trees:
        read = read_chapter(root, path, chapters, wanted)
        if read:  # a cover has no words
            begins[path] = len(passages)
        passages += read
        if most:
            length += sum(len(one.text) for one in read)
            if length > most:
                break
    return passages, begins


def _trees(archive: Archive, package: Package) -> "Iterator[tuple[str, _Element]]":
    for path in package.chapters:
        root = tree_of_chapter(archive.read(path))
        if root is not None:
            yield path, root


class _Section(NamedTuple):
    """An entry of the table of contents, and the block where it begins."""

    at: int
    entry: Entry


def _outlined(
    passages: Sequence[Passage], contents: Sequence[Entry], begins: Mapping[str, int]
) -> list[Passage]:
    """Return the blocks with the table of contents as their headings, and their levels as it has them.

    A chapter that begins without its name gets it. Other headings are lower than the entry they stand under.
    """
    named: dict[int, int] = {}
    joined: dict[int, Passage] = {}
    gone: set[int] = set()
    missing: dict[int, list[Passage]] = {}
    for at, entry in _sections(passages, contents, begins):
        level = 1 + min(_DEEPEST - 1, entry.depth)
        found = _heading_of(passages, at, entry.words, named)
        one, count = _joined(passages, at, entry.words) if found >= 0 else (None, 0)
        if one is not None and not any(place in named for place in range(at, at + count)):
            named[at], joined[at] = level, one
            gone.update(range(at + 1, at + count))
        elif found >= 0:
            named[found] = level
        else:
            missing.setdefault(at, []).append(Passage(entry.words, BlockKind.HEADING, level))
    written: list[Passage] = []
    above, original = 0, 1
    for at, passage in enumerate(passages):
        for heading in missing.get(at, ()):
            written.append(heading)
            above, original = heading.level, 1
        if at in gone:
            continue
        if at in named:
            above, original = named[at], passage.level or 1
            written.append(joined.get(at, passage)._replace(kind=BlockKind.HEADING, level=above))
        elif passage.kind is BlockKind.HEADING and above:
            level = min(_DEEPEST, above + max(1, passage.level - original))
            written.append(passage._replace(level=level))
        else:
            written.append(passage)
    return written


def _sections(
    passages: Sequence[Passage], contents: Sequence[Entry], begins: Mapping[str, int]
) -> list[_Section]:
    """Return the entries whose place is in the book, in order of the text."""
    wanted = {place_name(entry.path, entry.place) for entry in contents if entry.place}
    places: dict[str, int] = {}
    if wanted:
        for at, passage in enumerate(passages):
            for one in passage.inlines:
                if one.kind is InlineKind.PLACE and one.target in wanted:
                    places.setdefault(one.target, at)
    sections = []
    for entry in contents:
        at = places.get(place_name(entry.path, entry.place), begins.get(entry.path, -1))
        if 0 <= at < len(passages):
            sections.append(_Section(at, entry))
    return sorted(sections, key=lambda one: one.at)


def _heading_of(passages: Sequence[Passage], at: int, words: str, taken: Mapping[int, int]) -> int:
    """Return the block that is the heading of the entry which begins at block `at`, -1 if there is none."""
    label = _key(words)
    for near in range(at, min(len(passages), at + _HEADING_BLOCKS)):
        one = passages[near]
        if near in taken or len(one.text) > _LONGEST_HEADING:
            continue
        key = _key(one.text)
        if one.kind is BlockKind.HEADING:
            if near == at or _within(key, label) or _within(label, key):
                return near
        elif key and (key == label or (near == at and _begins(label, key))):
            return near
    return -1


def _joined(passages: Sequence[Passage], at: int, words: str) -> tuple[Passage | None, int]:
    """Return the blocks from `at` on that are one heading together, as one, and how many they are.

    Many books set a chapter's number and its name in two lines.
    """
    run: list[Passage] = []
    for one in passages[at : at + _HEADING_BLOCKS]:
        if one.kind is not BlockKind.HEADING or any(
            each.kind is not InlineKind.PLACE for each in one.inlines
        ):
            break
        run.append(one)
    label = _key(words)
    for count in range(len(run), 1, -1):
        keys = [_key(one.text) for one in run[:count]]
        if label == " ".join(keys):
            text = " ".join(words.split())
        elif count == 2 and label == keys[1] and _NUMBER.fullmatch(keys[0]):
            text = f"{run[0].text.strip(' .:')}{'. ' if ' ' not in keys[0] else ': '}{run[1].text}"
        else:
            continue
        places = tuple(replace(place, span=Span(0, 1)) for one in run[:count] for place in one.inlines)
        return Passage(text, BlockKind.HEADING, run[0].level, inlines=places), count
    return None, 0


def _within(part: str, whole: str) -> bool:
    return bool(part) and f" {part} " in f" {whole} "


def _begins(whole: str, part: str) -> bool:
    return f"{whole} ".startswith(f"{part} ") or f" {whole}".endswith(f" {part}")


def _titled(passages: list[Passage], title: str) -> list[Passage]:
    """Return the blocks with the title of the book first: that of its title page, if it is there."""
    if not title:
        return passages
    key = _key(title)
    for at, one in enumerate(passages[:_TITLE_WITHIN]):
        if one.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and key and _key(one.text) == key:
            first = one._replace(kind=BlockKind.TITLE, level=1)
            return [first, *passages[:at], *passages[at + 1 :]]
    return [Passage(title, BlockKind.TITLE, level=1), *passages]


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
