"""An export brought up to date in a file that its reader has edited since: no word of theirs is lost.

What was generated and left alone is generated anew; what the reader edited stays, with the new version beside
it, once; what was deleted vanishes, or is struck through if it was edited; what is new is put next to its
neighbours in the article; what the reader took out of the file stays out of it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from reader.exchange.front import fields_of, is_fenced, merged_front, remembered
from reader.exchange.markers import Comment, Part, content_hash, entry_of, ledger
from reader.exchange.notefile import NoteFile, taken_apart
from reader.exchange.striking import struck, unstruck

_BLOCK_ID = re.compile(r"\^(h-[0-9a-z]+)\s*")
#: The id that a new version must not share with what it stands beside: of a block, or of pandoc.
_ID_IN_LINE = re.compile(r"(?:\^|\{#)h-[0-9a-z]+(?=\s*$|\})")
_HEADING, _ORG_HEADING = re.compile(r"#{1,6}\s"), re.compile(r"\*+\s")
_OWN_PROPERTY = re.compile(r"[ \t]*(?:id:: |:(?:CUSTOM_)?ID:)")
_HASH_IN_MARK = re.compile(r"(\s)[0-9a-f]{8}(?:[ \t]+deleted(?:[ \t]+[0-9a-f]{8})?)?")
#: What stands over a new version beside one that was edited.
NEW_VERSION = "New version:"


def merged(
    old: str, new: str, *, complete: bool = True, restore: bool = False, gone: Collection[str] = ()
) -> str:
    """Return the text of a file, `old`, with the export `new` in it.

    `new` is a whole export, as it would be written to a new file. Units that are not in it were deleted, if
    it is `complete`; else they stay as they are, but for those whose names are in `gone`. With `restore`,
    what the reader took out comes back. Lines that need no change keep their bytes; merging the same export
    again changes nothing.
    """
    if not old.strip():
        return new
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    there, fresh = taken_apart(old[len(mark) :]), taken_apart(new)
    key = next((one.key for part in fresh.parts if not part.name and (one := entry_of(part.lines[0]))), "")
    remembers = {} if restore else _pairs(there.memory(key, "front"))
    front, fence = _front(there, fresh, remembers)
    parts = _Merge(there, fresh, key, complete=complete, restore=restore, gone=gone).parts()
    if parts and fence and not fence[-1].endswith("\n"):
        fence = (*fence[:-1], fence[-1] + there.line_end)
    return mark + "".join((*front, *fence, *(line for part in parts for line in part.lines)))


def _pairs(entries: Iterable[str]) -> dict[str, str]:
    return {key: value for key, _, value in (entry.rpartition("=") for entry in entries) if key}


def _front(there: NoteFile, fresh: NoteFile, memory: dict[str, str]) -> tuple[Sequence[str], Sequence[str]]:
    if not fresh.front:
        return there.front, there.fence
    if not there.front or is_fenced(there.front) != is_fenced(fresh.front):
        # Its reader took it out or put something before it, the file never had one (a note of the day), or
        # it was written in a form that has other front matter.
        return there.front, there.fence
    fields = merged_front(fields_of(there.front[1:]), fields_of(fresh.front[1:]), memory, there.line_end)
    return (there.front[0], *fields), there.fence


class _Merge:
    """The body of a note being brought up to date: the parts in order, changed one step after another."""

    def __init__(
        self,
        there: NoteFile,
        fresh: NoteFile,
        key: str,
        *,
        complete: bool,
        restore: bool,
        gone: Collection[str],
    ) -> None:
        self._there, self._fresh, self._key = there, fresh, key
        self._complete, self._gone = complete, frozenset(gone)
        self._line_end = there.line_end
        self._new = {part.name: part for part in fresh.parts if part.name}
        self._order = list(self._new)
        self._rank = {name: at for at, name in enumerate(self._order)}
        self._parts = list(there.parts)
        in_file = {part.name for part in self._parts if part.name}
        own = set(there.memory(key, "units")) if key else set()
        # A lost memory does not make strangers of the units of the only export in a file.
        self._mine = own or (in_file if there.front else set())
        kept_by_hand = {
            found[1]
            for part in self._parts
            for line in part.lines
            if (found := _BLOCK_ID.search(line)) is not None
        }
        self._known = in_file | (set() if restore else own | kept_by_hand)
        self._remembered = dict.fromkeys((*self._order, *there.memory(key, "units")))
        self._comment = _comment_of(fresh.parts)
        self._heading = _ORG_HEADING if self._comment is Comment.HASH else _HEADING

    def parts(self) -> list[Part]:
        """Return the parts of the file as it is to be."""
        seen = {part.name for part in self._parts if part.name}
        for name in (name for name in self._order if name in seen):
            self._update(name)
        if self._complete:
            for name in sorted(self._mine & seen - self._new.keys()):
                self._delete(name)
            self._drop_empty_sections()
        else:
            for name in sorted(self._mine & seen & self._gone - self._new.keys()):
                self._delete(name)
        for name in self._order:
            if name not in self._known:
                self._insert(name)
        self._remember()
        return self._parts

    # What is there already.

    def _places(self, name: str) -> list[int]:
        """Return where the versions of a unit stand; of copies of one, only the first counts."""
        seen: set[int] = set()
        places = []
        for at, part in enumerate(self._parts):
            if part.name == name and part.version not in seen:
                seen.add(part.version)
                places.append(at)
        return sorted(places, key=lambda at: self._parts[at].version)

    def _update(self, name: str) -> None:
        new = self._new[name]
        places = self._places(name)
        for at in places:  # a struck version is its reader's, though its mark has the hash of what was struck
            if self._parts[at].deleted:
                self._parts[at] = self._here_again(self._parts[at])
        first, *beside = places
        part = self._parts[first]
        if part.pristine or (part.closed and content_hash(part.body) == new.hash):
            self._parts[first] = self._generated(part, new)
            for at in reversed([at for at in beside if self._parts[at].pristine]):
                self._remove(at)
        elif part.hash != new.hash:
            self._parts[first] = self._marked(part, new.hash)
            if not part.is_heading:
                self._set_beside(name, first, beside, new)

    def _set_beside(self, name: str, first: int, beside: list[int], new: Part) -> None:
        """Put a new version behind an edited one, in place of an earlier one that was not edited."""
        version = max((self._parts[at].version for at in beside), default=1)
        untouched = [at for at in beside if self._parts[at].pristine]
        if untouched:
            at = untouched[-1]
            self._parts[at] = self._generated(self._parts[at], self._as_version(new, self._parts[at].version))
            return
        at = max((first, *beside))
        self._put(at + 1, self._as_version(new, version + 1))

    def _as_version(self, new: Part, version: int) -> Part:
        name = f"{new.name}+{version}"
        bullet = re.match(r"\s*[-*]\s", new.body[0]) if new.body else None
        lead = (bullet.group() if bullet else "") + NEW_VERSION
        body = [lead, *([] if bullet else [""])]
        body += [
            _ID_IN_LINE.sub(rf"\g<0>-{version}", line.rstrip("\r\n"))
            for line in new.body
            if not _OWN_PROPERTY.match(line)
        ]
        hashed = content_hash(body)
        indent = new.lines[0][: len(new.lines[0]) - len(new.lines[0].lstrip())]
        lines = [
            indent + self._comment.of(f"{name} {hashed}"),
            *body,
            indent + self._comment.of(f"/{name}"),
        ]
        return Part(self._ended(lines), new.name, version, hashed)

    def _here_again(self, part: Part) -> Part:
        """Return a struck unit as it was before, if nobody wrote into it since."""
        if not part.closed or not part.pristine:
            return replace(part, deleted=False)
        body = [unstruck(line, self._comment is Comment.HASH) for line in part.body]
        lines = (part.lines[0], *body, part.lines[-1])
        return self._marked(replace(part, lines=tuple(lines), deleted=False), part.was)

    def _delete(self, name: str) -> None:
        if name.startswith("s-"):
            return
        for at in reversed(self._places(name)):
            part = self._parts[at]
            if part.deleted:
                continue
            if part.pristine:
                self._remove(at)
                self._remembered.pop(name, None)  # should it come back, it is new
            elif name.startswith("h-"):
                in_org = self._comment is Comment.HASH
                body = [struck(line, in_org) for line in part.body] if part.closed else list(part.body)
                ends = part.lines[-1:] if part.closed else ()
                marked = replace(part, lines=(part.lines[0], *body, *ends), deleted=True, was=part.hash)
                self._parts[at] = self._marked(marked, content_hash(marked.body))

    def _drop_empty_sections(self) -> None:
        """Take out generated headings of which nothing is left to stand under."""
        for name in sorted(self._mine - self._new.keys()):
            for at in reversed([at for at, part in enumerate(self._parts) if part.name == name]):
                if name.startswith("s-") and self._parts[at].pristine and self._is_empty(at):
                    self._remove(at)
                    self._remembered.pop(name, None)

    def _is_empty(self, at: int) -> bool:
        for part in self._parts[at + 1 :]:
            if part.name:
                return part.is_heading
            if entry_of(part.lines[0]) is not None:
                return True
            first = next((line for line in part.lines if line.strip()), "")
            if first:
                return bool(self._heading.match(first))
        return True

    def _generated(self, part: Part, new: Part) -> Part:
        """Return a unit as it is generated now; its lines stay where only white space differs."""
        if content_hash(part.body) == new.hash:
            return self._marked(part, new.hash)
        body = self._ended(line.rstrip("\r\n") for line in new.body)
        ends = part.lines[-1:] if not part.is_heading else ()
        return self._marked(replace(part, lines=(part.lines[0], *body, *ends)), new.hash)

    def _marked(self, part: Part, hashed: str) -> Part:
        """Return a unit whose mark says that `hashed` was generated, and whether it is deleted."""
        if (part.hash, part.deleted) == (hashed, "deleted" in part.lines[0]):
            return part
        said = f"{hashed} deleted {part.was}" if part.deleted else hashed
        text = _HASH_IN_MARK.sub(rf"\g<1>{said}", part.lines[0], count=1)
        return replace(part, lines=(text, *part.lines[1:]), hash=hashed)

    def _ended(self, lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(line + self._line_end for line in lines)

    # What is new.

    def _insert(self, name: str) -> None:
        new = self._new[name]
        fresh = replace(new, lines=self._ended(line.rstrip("\r\n") for line in new.lines))
        self._put(self._place_for(name), fresh)

    def _place_for(self, name: str) -> int:
        """Return where a new unit goes: before its next neighbour, or behind the one before it."""
        rank = self._rank[name]
        is_section = name.startswith("s-")
        after = self._order[rank + 1 :]
        before = self._order[:rank][::-1]
        if not is_section:
            after = _until(after, lambda other: other.startswith("s-"), including=False)
            before = _until(before, lambda other: other.startswith("s-"), including=True)
        following = self._first_there(after)
        if following is not None:
            return following
        preceding = self._first_there(before)
        if preceding is None and not is_section:
            # Its reader took the heading out: go by the neighbours beyond it.
            following = self._first_there(self._order[rank + 1 :])
            preceding = self._first_there(self._order[:rank][::-1])
            if preceding is None and following is not None:
                return following
        return self._end_of_region(preceding)

    def _first_there(self, names: Iterable[str]) -> int | None:
        for name in names:
            places = self._places(name)
            if places:
                return places[0]
        return None

    def _end_of_region(self, at: int | None) -> int:
        """Return the place behind a unit, its other versions, and what the reader wrote under it."""
        if at is None:
            parts = range(len(self._parts))
            ledgers = (i for i in parts if self._is_own_entry(self._parts[i]))
            return next(ledgers, len(self._parts))
        name, at = self._parts[at].name, at + 1
        while at < len(self._parts):
            part = self._parts[at]
            if part.name == name and part.version:
                at += 1
            elif part.name or entry_of(part.lines[0]) is not None:
                break
            else:
                heading = next((i for i, line in enumerate(part.lines) if self._heading.match(line)), None)
                if heading is None:
                    at += 1
                    continue
                self._parts[at : at + 1] = _split(part, heading)
                return at + (1 if heading else 0)
        return at

    def _is_own_entry(self, part: Part) -> bool:
        entry = entry_of(part.lines[0]) if not part.name else None
        return entry is not None and entry.key == self._key

    def _put(self, at: int, part: Part) -> None:
        """Put a part at its place, parted from its neighbours by blank lines."""
        around: list[Part] = [part]
        if at > 0:
            last = self._parts[at - 1].lines[-1]
            if not last.endswith("\n"):
                previous = self._parts[at - 1]
                lines = (*previous.lines[:-1], last + self._line_end)
                self._parts[at - 1] = replace(previous, lines=lines)
            if last.strip():
                around.insert(0, Part((self._line_end,)))
        if at < len(self._parts) and self._parts[at].lines[0].strip():
            around.append(Part((self._line_end,)))
        self._parts[at:at] = around

    def _remove(self, at: int) -> None:
        """Take a part out, and one of the blank lines around it."""
        del self._parts[at]
        if at < len(self._parts) and not self._parts[at].name:
            part = self._parts[at]
            before = self._parts[at - 1].lines[-1] if at else ""
            if not part.lines[0].strip() and (not before.strip() or at == 0):
                self._parts[at : at + 1] = [replace(part, lines=part.lines[1:])] if part.lines[1:] else []

    # What the file remembers.

    def _remember(self) -> None:
        if not self._key:
            return
        entries = [part for part in self._fresh.parts if self._is_own_entry(part)]
        fronts = [
            word
            for part in entries
            if (one := entry_of(part.lines[0])) and one.about == "front"
            for word in one.entries
        ]
        lines = ledger(self._key, fronts, list(self._remembered), self._comment)
        places = [at for at, part in enumerate(self._parts) if self._is_own_entry(part)]
        there = [self._parts[at].lines[0].rstrip("\r\n") for at in places]
        if there == lines:
            return
        for at in reversed(places[1:]):
            del self._parts[at]
        memory = Part(self._ended(lines))
        if places:
            self._parts[places[0]] = memory
        else:
            self._put(len(self._parts), memory)


def _split(part: Part, at: int) -> list[Part]:
    return [Part(lines) for lines in (part.lines[:at], part.lines[at:]) if lines]


def _until(names: Iterable[str], stop: Callable[[str], bool], *, including: bool) -> list[str]:
    found: list[str] = []
    for name in names:
        if stop(name):
            return [*found, name] if including else found
        found.append(name)
    return found


def _comment_of(parts: Iterable[Part]) -> Comment:
    marks = (part.lines[0].lstrip() for part in parts if part.name or entry_of(part.lines[0]))
    return Comment.HASH if next(marks, "<").startswith("#") else Comment.HTML


def without_units(text: str, key: str) -> str | None:
    """Return a note whose every annotation was deleted: None if nothing of its reader's is in it.

    What was edited is struck through, and all that the reader wrote stays.
    """
    note = taken_apart(text)
    free = any(
        line.strip()
        for part in note.parts
        if not part.name and entry_of(part.lines[0]) is None
        for line in part.lines
    )
    edited = any(part.deleted or not part.pristine for part in note.parts if part.name)
    facts = note.memory(key, "front")
    fields = fields_of(note.front[1:] if is_fenced(note.front) else note.front)
    own_front = set(remembered(fields)) <= set(facts)
    own_front = own_front and not any("".join(one.lines).strip() for one in fields if not one.key)
    if not free and not edited and own_front:
        return None
    # Nothing of the export is left but what it remembers.
    nothing = ledger(key, facts, [] if facts else note.memory(key, "units"))
    return merged(text, "".join((*note.front, *note.fence)) + "\n".join((*nothing, "")))
