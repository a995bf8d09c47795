"""Front matter that was generated once and edited since: read leniently, brought up to date fact by fact.

Only a little YAML is understood: text, numbers, and lists of them. What is anything else was written by the
reader, and is left as it stands.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.exchange.yaml import quoted, unquoted

FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_KEY = re.compile(r"(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,-][^:\n]*?|-?[^\s:#-][^:\n]*?):(?:[ \t]+(?P<rest>.*))?")
_PROPERTY = re.compile(r"(?P<key>[\w-]+)::(?:[ \t]+(?P<rest>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*")
_FLOW_ITEM = re.compile(r"\s*(\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*'|[^,\[\]\"'{}][^,\[\]{}]*?)\s*(?:,|$)")
#: Facts that nobody edits: they are set right even where it is not remembered what was written.
_COUNTED = frozenset({"highlights", "content_hash", "broadsheet"})

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Lines of front matter that belong to one key ("" for comments); `value` is None where it is not plain.

    `listed` tells that a list stands with one item a line.
    """

    lines: tuple[str, ...]
    key: str = ""
    value: Value | None = None
    listed: bool = False


def split_front(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Return the lines of the front matter with its first fence, the last fence, and all that follows.

    All lines follow where there is no front matter. Properties (`key:: value`) that begin a file are front
    matter without fences.
    """
    if lines and _PROPERTY.fullmatch(lines[0].rstrip("\r\n")):
        at = next(
            (i for i, line in enumerate(lines) if not _PROPERTY.fullmatch(line.rstrip("\r\n"))), len(lines)
        )
        return lines[:at], (), lines[at:]
    if lines and FENCE.fullmatch(lines[0].rstrip("\r\n")):
        for at in range(1, len(lines)):
            if _END.fullmatch(lines[at].rstrip("\r\n")):
                return lines[:at], lines[at : at + 1], lines[at + 1 :]
    return (), (), lines


def is_fenced(front: Sequence[str]) -> bool:
    """Tell whether front matter, as `split_front` returns it, stands between fences."""
    return bool(front) and FENCE.fullmatch(front[0].rstrip("\r\n")) is not None


def fields_of(lines: Sequence[str]) -> list[Field]:
    """Return the fields of front matter without its fences; together they are all its lines."""
    groups: list[tuple[str, list[str]]] = []
    for line in lines:
        found = _key(line)
        if found and not line[:1].isspace():
            groups.append((found["key"].strip(), [line]))
        elif groups and (line[:1].isspace() or line.startswith("-") or not line.strip()):
            groups[-1][1].append(line)
        else:
            groups.append(("", [line]))
    return [_field(key, group) for key, group in groups]


def _key(line: str) -> re.Match[str] | None:
    words = line.rstrip("\r\n")
    return _PROPERTY.fullmatch(words) or _KEY.fullmatch(words)


def _field(key: str, group: Sequence[str]) -> Field:
    lines = tuple(group)
    if not key:
        return Field(lines)
    found = _key(lines[0])
    if found and found.re is _PROPERTY:
        return Field(lines, key, (found["rest"] or "").strip())
    rest = (found["rest"] or "").strip() if found else ""
    more = [line.rstrip("\r\n") for line in lines[1:] if line.strip()]
    if not more:
        return Field(lines, key, _plain(rest))
    items = [_ITEM.fullmatch(line) for line in more]
    if rest or not all(items):
        return Field(lines, key)
    values = [_scalar(item[1]) for item in items if item]
    return Field(lines, key, None if None in values else tuple(v for v in values if v is not None), True)


def _plain(rest: str) -> Value | None:
    if rest.startswith("["):
        if not rest.endswith("]"):
            return None
        inner, at, items = rest[1:-1], 0, []
        while inner[at:].strip():
            found = _FLOW_ITEM.match(inner, at)
            item = _scalar(found[1]) if found else None
            if found is None or item is None:
                return None
            items.append(item)
            at = found.end()
        return tuple(items)
    return _scalar(rest)


def _scalar(words: str) -> str | None:
    if words.startswith('"') and words.endswith('"') and len(words) > 1:
        return unquoted(words)
    if words.startswith("'") and words.endswith("'") and len(words) > 1:
        return words[1:-1].replace("''", "'")
    if words[:1] in "\"'{}&*!|>%@`" and words:
        return None
    return re.split(r"\s#", words, maxsplit=1)[0].rstrip()


def remembered(fields: Iterable[Field]) -> list[str]:
    """Return what a file remembers of generated fields: `key=hash`, or `key=[hash,hash]` of a list."""
    return [f"{_name(one.key)}={_memory(one)}" for one in fields if one.key]


def _name(key: str) -> str:
    """Return a key as it is remembered: without what would end the comment it stands in."""
    return re.sub(r"[\s=>]", "_", key)


def _memory(field: Field) -> str:
    value = field.value
    if value is None:
        return _hash("\n".join(line.rstrip() for line in field.lines))
    if isinstance(value, str):
        return _hash(value)
    return "[" + ",".join(map(_hash, value)) + "]"


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def merged_front(
    old: Sequence[Field], new: Sequence[Field], memory: Mapping[str, str], line_end: str
) -> list[str]:
    """Return the lines of `old` brought up to date: what is generated and was not edited is as in `new`.

    `memory` is what the file remembers of what was generated before. A key that its reader took out stays
    out; of a list, what the reader added or took out holds beside what changed since.
    """
    fresh = {field.key: field for field in new if field.key}
    lines: list[str] = []
    written: set[str] = set()
    for field in old:
        before = memory.get(_name(field.key))
        mine = fresh.get(field.key)
        if field.key in written or not field.key or (mine is None and before is None):
            lines += field.lines
            continue
        written.add(field.key)
        if mine is None:
            lines += _without(field, before or "", line_end)
        else:
            lines += _updated(field, mine, before, line_end)
    return _with_missing(lines, fresh, written, memory, line_end)


def _with_missing(
    lines: list[str],
    fresh: Mapping[str, Field],
    written: set[str],
    memory: Mapping[str, str],
    line_end: str,
) -> list[str]:
    """Return `lines` with the fresh facts that were never there, each behind the one before it."""
    before = ""
    for key, field in fresh.items():
        if key not in written and (_name(key) not in memory or key == "id"):
            fields = fields_of(lines)
            keys = [one.key for one in fields]
            at = keys.index(before) + 1 if before in keys else (len(fields) if before else 0)
            added = Field(tuple(line.rstrip("\r\n") + line_end for line in field.lines), key)
            fields.insert(at, added)
            lines = [line for one in fields for line in one.lines]
        if key in written or _name(key) not in memory or key == "id":
            before = key
    return lines


def _updated(field: Field, mine: Field, before: str | None, line_end: str) -> tuple[str, ...]:
    value = field.value
    if value == mine.value and (value is not None or _memory(field) == _memory(mine)):
        return field.lines
    if (
        _memory(field) == before
        or (before is None and field.key in _COUNTED and _is_counted(value))
        # Properties of a list with one item are written as text by some editors.
        or (isinstance(value, str) and before == f"[{_hash(value)}]")
    ):
        return _written(field, mine, mine.value, line_end)
    if isinstance(value, tuple) and isinstance(mine.value, tuple):
        were = set((before or "[]").strip("[]").split(","))
        gone = {item for item in value if _hash(item) in were and item not in mine.value}
        new = [item for item in mine.value if item not in value and _hash(item) not in were]
        items = (*(item for item in value if item not in gone), *new)
        return field.lines if items == value else _written(field, mine, items, line_end)
    return field.lines


def _is_counted(value: Value | None) -> bool:
    """Tell whether a value can be a number or a hash of ours, rather than words of the reader."""
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]*", value) is not None


def _without(field: Field, before: str, line_end: str) -> tuple[str, ...]:
    """Return the lines of a field that is generated no longer: nothing, but for what the reader put there."""
    if _memory(field) == before:
        return ()
    if not isinstance(field.value, tuple):
        return field.lines
    were = set(before.strip("[]").split(","))
    items = tuple(item for item in field.value if _hash(item) not in were)
    return field.lines if items == field.value else _written(field, field, items, line_end) if items else ()


def _written(field: Field, mine: Field, value: Value | None, line_end: str) -> tuple[str, ...]:
    """Return the lines of a field with another value, in the form that it has."""
    if isinstance(value, tuple) and field.listed and value:
        return (f"{field.key}:{line_end}", *(f"  - {quoted(item)}{line_end}" for item in value))
    if value != mine.value and isinstance(value, tuple):
        return (f"{field.key}: [{', '.join(map(quoted, value))}]{line_end}",)
    return tuple(line.rstrip("\r\n") + line_end for line in mine.lines)
