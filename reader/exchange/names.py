"""File names for exports that every system accepts, and whose export a file already is."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from reader.article import Article
from reader.errors import ExportError
from reader.exchange.model import shown_title
from reader.exchange.yaml import unquoted

#: The longest name without its suffix, in bytes of UTF-8: well below the 255 that systems allow.
MAX_BYTES = 120

_AS_DASH = re.compile(r"\s*[:/\\|]+\s*")
_AS_APOSTROPHE = re.compile(r"[\"“”„«»]")
#: Refused by Windows (< > ? *) or by links between notes (# ^ [ ]).
_DROPPED = re.compile(r"[<>?*#^\[\]]")
#: Names of devices on Windows, with any suffix.
_DEVICE = re.compile(
    r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)(?:\..*)?", re.IGNORECASE
)
_FRONT_MATTER_ID = re.compile(r"\A\ufeff?---\r?\n(?:(?!---\r?\n).*\n)*?id: *(.+?) *\r?\n")
_FACT = re.compile(r"\{([^{}]*)\}")
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_PROPERTY_ID = re.compile(r"\A\ufeff?(?:[\w-]+::.*\r?\n)*?broadsheet-id:: *(\S+)[ \t]*\r?(?:\n|\Z)")
_REMEMBERED_ID = re.compile(r"^(?:<!-- |# )broadsheet ([0-9a-f]{8,}) (?:front|units)\b", re.MULTILINE)


def file_name(
    article: Article, taken: Collection[str] = (), article_id: str = "", suffix: str = ".md"
) -> str:
    """Return a file name made from the article's title, unlike any in `taken` but for letter case.

    It holds no character that any system refuses; a collision gets the first digits of the article's id.
    """
    return named("{title}", name_facts(article, article_id), taken, article_id or article.id, suffix)


def named(template: str, facts: Mapping[str, str], taken: Collection[str], identity: str, suffix: str) -> str:
    """Return the path of a file as `template` names it, with "/" between folders, unlike any in `taken`.

    `{title}` stands for a fact. Folders and file get names that every system accepts; a collision gets the
    first digits of `identity`. Raises ExportError for a fact that there is none of.
    """
    parts = template.removesuffix(suffix).replace("\\", "/").split("/")
    stems = [_stem(_filled(part, facts)) for part in parts]
    *folders, stem = stems
    head = "".join(f"{folder}/" for folder in folders if folder)
    used = {name.casefold() for name in taken}
    stem = stem or "Untitled"
    for name in (stem, f"{stem} {identity[:8]}", f"{stem} {identity}"):
        if f"{head}{name}{suffix}".casefold() not in used:
            return f"{head}{name}{suffix}"
    number = 2
    while f"{head}{stem} {identity} {number}{suffix}".casefold() in used:
        number += 1
    return f"{head}{stem} {identity} {number}{suffix}"


def _filled(part: str, facts: Mapping[str, str]) -> str:
    def fact(found: re.Match[str]) -> str:
        name = found.group(1).strip()
        if name not in facts:
            known = ", ".join(facts)
            raise ExportError(f"A file cannot be named after “{name}”.", f"there are {known}")
        return facts[name]

    return _FACT.sub(fact, part)


def name_facts(article: Article, article_id: str = "", **more: str) -> dict[str, str]:
    """Return what files can be named after, by name."""
    meta = article.meta
    day = _DAY.match(meta.published)
    return {
        "title": shown_title(meta),
        "author": meta.authors[0] if meta.authors else "",
        "authors": ", ".join(meta.authors),
        "site": meta.site,
        "published": day.group() if day else "",
        "year": meta.published[:4] if day else "",
        "id": (article_id or article.id)[:12],
        **more,
    }


def identity(words: Iterable[str]) -> str:
    """Return the id of a note that is about something else than an article: the same for the same words."""
    return hashlib.sha256("\n".join(words).encode("utf-8", "replace")).hexdigest()[:32]


def exported_id(text: str) -> str:
    """Return the id of the article whose note `text` is; "" when it is none.

    It stands in the front matter; where that was taken out, in what the file remembers at its end.
    """
    found = _FRONT_MATTER_ID.match(text) or _PROPERTY_ID.match(text)
    if found:
        return unquoted(found.group(1))
    remembered = _REMEMBERED_ID.search(text)
    return remembered.group(1) if remembered else ""


def _stem(title: str) -> str:
    name = unicodedata.normalize("NFC", title)
    name = _AS_APOSTROPHE.sub("'", _AS_DASH.sub(" - ", name))
    name = _DROPPED.sub("", name)
    # Control characters, unassigned ones and halves of surrogate pairs; line breaks count as white space.
    name = "".join(
        " " if char.isspace() else char
        for char in name
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    name = _shortened(" ".join(name.split()).strip(" .-~"))
    return f"_{name}" if _DEVICE.fullmatch(name) else name


def _shortened(name: str) -> str:
    """Return as much of `name` as fits into MAX_BYTES, up to the end of a word where there is one."""
    encoded = name.encode("utf-8")
    if len(encoded) <= MAX_BYTES:
        return name
    cut = encoded[:MAX_BYTES].decode("utf-8", "ignore")
    words = cut.rpartition(" ")[0]
    return (words if len(words) > len(cut) // 2 else cut).rstrip(" .-~,;'")
