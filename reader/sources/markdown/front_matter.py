"""What a note says of itself before it begins: YAML between lines of dashes, or TOML between plus signs.

Of YAML the part is read that people write there: keys, plain and quoted words, lists, blocks of lines.
Aliases and tags, with which a few lines can fill a memory, are only words.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reader.article import Meta

#: A value: words, a list of words, or what stands under a key of its own.
Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Facts: TypeAlias = dict[str, Value]

_YAML = re.compile(r"---[ \t]*\n(?P<inner>.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<inner>.*?)(?<=\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(
    r"(?P<key>\"[^\"\n]*\"|'[^'\n]*'|[^\s#:\[\]{},&*!|>'\"%@`-][^:\n]*?)[ \t]*:(?:[ \t]+(?P<rest>.*)|[ \t]*)$"
)
_ITEM = re.compile(r"-(?:[ \t]+(?P<rest>.*)|[ \t]*)$")
_BLOCK = re.compile(r"(?P<style>[|>])[-+0-9]{0,3}[ \t]*(?:#.*)?$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "/": "/", "0": "", "r": "", "e": ""}
#: The longest front matter, in code points, and the deepest value.
_LONGEST, _DEEPEST = 100_000, 12
_NOTHING = frozenset(("", "~", "null", "none"))

_TITLES = ("title", "headline", "name")
_AUTHORS = ("author", "authors", "by", "byline", "creator", "creators", "writer")
_PUBLISHED = ("date", "published", "date_published", "publishdate", "pubdate", "created", "datum")
_UPDATED = ("updated", "lastmod", "modified", "last_modified", "date_modified")
_ADDRESSES = (
    "source",
    "url",
    "link",
    "canonical",
    "canonical_url",
    "permalink",
    "source_url",
    "original_url",
)
_SITES = ("site", "publication", "publisher", "website", "outlet", "journal", "container_title")
_SECTIONS = ("section", "category", "categories")
_LANGUAGES = ("lang", "language", "locale")
_LANGUAGE = re.compile(r"([a-zA-Z]{2})(?:[-_][a-zA-Z]{2,4})*$")


class FrontMatter(NamedTuple):
    """A note's own facts, the lines in which they stand, and where the rest of the note begins."""

    facts: Facts
    text: str = ""
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """Return what stands before a note, empty where nothing does; line ends are line feeds.

    A rule of dashes at the beginning of a text is no front matter: there is a key in each.
    """
    start = 1 if text[:1] == "\ufeff" else 0
    for pattern, read in ((_YAML, _yaml), (_TOML, _toml)):
        found = pattern.match(text, start, start + _LONGEST)
        if found is not None:
            facts = read(found.group("inner"))
            if facts:
                return FrontMatter(facts, found.group().strip("\n"), found.end())
    return FrontMatter({})


def meta_of(facts: Facts, source: str) -> Meta:
    """Return what the facts of a note say of it; `source` is what it was opened as."""
    known = {key.strip().lower().replace("-", "_").replace(" ", "_"): value for key, value in facts.items()}
    values: dict[str, str] = {
        "title": _first(known, _TITLES),
        "published": _first(known, _PUBLISHED),
        "updated": _first(known, _UPDATED),
        "site": _first(known, _SITES),
        "section": _first(known, _SECTIONS),
        "language": _language(_first(known, _LANGUAGES)),
    }
    authors = next((names for key in _AUTHORS if (names := _names(known.get(key, "")))), ())
    told = [field for field, value in values.items() if value] + (["authors"] if authors else [])
    return Meta(
        authors=authors,
        source=source,
        origins=tuple((field, "front matter") for field in told),
        **values,
    )


def address_of(facts: Facts) -> str:
    """Return the web address that a note says it is from, "" if it says none."""
    known = {key.strip().lower().replace("-", "_"): value for key, value in facts.items()}
    for key in _ADDRESSES:
        for words in _words(known.get(key, "")):
            if words.lower().startswith(("http://", "https://")):
                return words
    return ""


def _first(known: Mapping[str, Value], keys: Iterable[str]) -> str:
    return next((words[0] for key in keys if (words := _words(known.get(key, "")))), "")


def _words(value: Value) -> list[str]:
    """Return the words of a value: one string for each that it holds, links of a vault as they read."""
    if isinstance(value, str):
        bare = re.sub(r"\[\[(?:[^\]|]*\|)?([^\]|]*)\]\]", r"\1", value)
        bare = " ".join(bare.split())
        return [] if bare.lower() in _NOTHING else [bare]
    if isinstance(value, dict):
        named = next((value[key] for key in ("name", "main", "title") if key in value), "")
        if not named and {"given", "family"} & value.keys():
            named = " ".join([*_words(value.get("given", "")), *_words(value.get("family", ""))])
        return _words(named)
    return [words for one in value for words in _words(one)]


def _names(value: Value) -> tuple[str, ...]:
    """Return the people of a value; several in one string are parted by semicolons, “and” or “&”."""
    names = [
        name.strip().removeprefix("By ").removeprefix("by ").strip()
        for words in _words(value)
        for name in re.split(r"\s*;\s*|\s+(?:and|&)\s+|,\s+(?=\w+ \w)", words)
    ]
    return tuple(dict.fromkeys(filter(None, names)))


def _language(written: str) -> str:
    found = _LANGUAGE.match(written)
    return found.group(1).lower() if found else ""


def _toml(inner: str) -> Facts:
    from tomllib import TOMLDecodeError, loads  # hardly any note has it

    try:
        return {str(key): _plain(value) for key, value in loads(inner).items()}
    except (TOMLDecodeError, RecursionError):
        return {}


def _plain(value: object) -> Value:
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(one) for one in value]
    return str(value)


class _Line(NamedTuple):
    indent: int
    text: str


def _yaml(inner: str) -> Facts:
    lines = [
        _Line(len(line) - len(line.lstrip(" ")), line.strip()) for line in inner.expandtabs(4).split("\n")
    ]
    return _mapping(lines, 0, 0, 0)[0]


def _is_nothing(line: _Line) -> bool:
    return not line.text or line.text.startswith("#")


def _mapping(lines: list[_Line], at: int, indent: int, depth: int) -> tuple[Facts, int]:
    """Read the keys at an indent from line `at` on; return them and the next line. Odd lines are skipped."""
    facts: Facts = {}
    while at < len(lines):
        line = lines[at]
        if _is_nothing(line):
            at += 1
            continue
        if line.indent < indent:
            break
        found = _KEY.match(line.text) if line.indent == indent else None
        if found is None:
            at += 1
            continue
        value, at = _value(lines, at, found.group("rest") or "", indent, depth)
        facts[_unquoted(found.group("key"))] = value
    return facts, at


def _value(lines: list[_Line], at: int, rest: str, indent: int, depth: int) -> tuple[Value, int]:
    """Return the value behind a key on line `at`, or below it, and the line behind."""
    block = _BLOCK.match(rest)
    if block is not None:
        return _lines_below(lines, at + 1, indent, folded=block.group("style") == ">")
    if rest and not rest.startswith("#"):
        return _scalar_over_lines(lines, at, rest, indent)
    at += 1
    while at < len(lines) and _is_nothing(lines[at]):
        at += 1
    if at >= len(lines) or depth > _DEEPEST:
        return "", at
    below = lines[at]
    if _ITEM.match(below.text) and below.indent >= indent:
        return _list(lines, at, below.indent, depth + 1)
    if below.indent > indent:
        if _KEY.match(below.text):
            return _mapping(lines, at, below.indent, depth + 1)
        return _scalar_over_lines(lines, at, below.text, indent)
    return "", at


def _list(lines: list[_Line], at: int, indent: int, depth: int) -> tuple[Value, int]:
    items: list[Value] = []
    while at < len(lines):
        line = lines[at]
        if _is_nothing(line):
            at += 1
            continue
        found = _ITEM.match(line.text) if line.indent == indent else None
        if found is None:
            break
        rest = found.group("rest") or ""
        inner = line.indent + len(line.text) - len(rest)
        if depth <= _DEEPEST and _KEY.match(rest) and rest[:1] not in "\"'":
            lines[at] = _Line(inner, rest)  # the first key of an item stands behind its dash
            facts, at = _mapping(lines, at, inner, depth + 1)
            items.append(facts)
        else:
            value, at = _value(lines, at, rest, indent, depth)
            items.append(value)
    return items, at


def _lines_below(lines: list[_Line], at: int, indent: int, *, folded: bool) -> tuple[str, int]:
    taken: list[str] = []
    while at < len(lines) and (not lines[at].text or lines[at].indent > indent):
        taken.append(lines[at].text)
        at += 1
    return (" " if folded else "\n").join(taken).strip(), at


def _scalar_over_lines(lines: list[_Line], at: int, rest: str, indent: int) -> tuple[Value, int]:
    """Return a scalar or a list in brackets that may go on in the lines below, which stand further in."""
    words = rest
    at += 1
    closing = {"[": "]", "{": "}", '"': '"', "'": "'"}.get(rest[:1], "")
    while at < len(lines) and lines[at].text:
        bare = _COMMENT.sub("", words).rstrip()
        if closing and len(bare) > 1 and bare.endswith(closing):
            break
        if not (lines[at].indent > indent or (closing in ("]", "}") and lines[at].text == closing)):
            break
        words += " " + lines[at].text
        at += 1
    return _scalar(words), at


def _scalar(words: str, depth: int = 0) -> Value:
    words = words.strip()
    if words[:1] in ('"', "'"):
        end = words.rfind(words[0], 1)
        if end > 0:
            return _unquoted(words[: end + 1])
    words = _COMMENT.sub("", words).strip()
    if words.startswith("[[") and words.endswith("]]") and "," not in words:
        return words  # a link of a vault
    if words.startswith("[") and words.endswith("]") and depth <= _DEEPEST:
        return [_scalar(one, depth + 1) for one in _parts(words[1:-1])]
    if words.startswith("{") and words.endswith("}") and depth <= _DEEPEST:
        pairs = (one.partition(":") for one in _parts(words[1:-1]))
        return {_unquoted(key.strip()): _scalar(value, depth + 1) for key, _, value in pairs}
    return words


def _parts(words: str) -> list[str]:
    """Split at the commas that stand in no quotes and no brackets."""
    parts, begin, depth, quote = [], 0, 0, ""
    for at, sign in enumerate(words):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and not words[begin:at].strip():
            quote = sign
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        elif sign == "," and depth <= 0:
            parts.append(words[begin:at])
            begin = at + 1
    parts.append(words[begin:])
    return [part.strip() for part in parts if part.strip()]


def _unquoted(words: str) -> str:
    if len(words) > 1 and words[0] == words[-1] == "'":
        return words[1:-1].replace("''", "'")
    if len(words) > 1 and words[0] == words[-1] == '"':
        return re.sub(
            r"\\(?:u([0-9a-fA-F]{4})|(.))",
            lambda found: (
                _sign(found.group(1)) if found.group(1) else _ESCAPES.get(found.group(2), found.group(2))
            ),
            words[1:-1],
        )
    return words


def _sign(code: str) -> str:
    sign = chr(int(code, 16))
    return "\ufffd" if "\ud800" <= sign <= "\udfff" else sign
