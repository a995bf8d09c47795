"""Kindle's `My Clippings.txt`, in the languages its devices speak.

The device appends and never takes back: a highlight that was resized stands there in all its forms, of which
only the last one counts, and a note stands apart from the words it is about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.article import AnnotationKind
from reader.errors import ForeignFileError
from reader.exchange.foreign import (
    ForeignAnnotation,
    ForeignDocument,
    ForeignFile,
    Problem,
    Reading,
    gathered,
)
from reader.exchange.importers.kindle_words import (
    BOOKMARK,
    CLIPPED_OUT,
    HIGHLIGHT,
    KINDS,
    LOCATION,
    NOTE,
    PAGE,
    added_on,
)

_RULE = re.compile(r"^={8,}[ \t]*$", re.MULTILINE)
#: The author in brackets at the end of the title line; a title may have brackets of its own.
_AUTHOR = re.compile(
    r"^(?P<title>.+?)\s*[(（](?P<author>[^()（）]*(?:\([^()]*\)[^()]*)*)[)）]\s*$", re.DOTALL
)
_RANGE = r"#?(?P<from>\d+)(?:\s*[-–—]\s*#?(?P<to>\d+))?"
_ANY_RANGE = re.compile(_RANGE)
#: Words of two clippings that must be shared for one to be a resized form of the other.
_SHARED = 0.8
_CLEANED = str.maketrans("", "", "\ufeff\u200b\u200e\u200f\u202a\u202c")


@dataclass(frozen=True, slots=True)
class _Clipping:
    number: int
    line: int
    title: str
    author: str
    kind: str
    first: int
    last: int
    page: str
    added: str
    words: str

    @property
    def book(self) -> tuple[str, str]:
        return self.title, self.author

    @property
    def located(self) -> bool:
        return self.first >= 0

    @property
    def where(self) -> str:
        return f"line {self.line}"


def recognises(file: ForeignFile) -> bool:
    """Tell whether the file is one of clippings: entries between rules, each with a line that begins "- "."""
    if file.data[:1] in (b"{", b"["):
        return False
    try:
        head = file.text[:20_000]
    except ForeignFileError:
        return False
    entries = (_parsed(entry, guess=False) for entry in _entries(head))
    return any(isinstance(entry, _Clipping) for entry in entries) and bool(_RULE.search(head))


def read(file: ForeignFile) -> Reading:
    """Return highlights with their notes, notes, and bookmarks; raises ForeignFileError."""
    if not _RULE.search(file.text):
        raise ForeignFileError(f"{file.name} holds no clippings: there is no line of ========== in it.")
    entries = [entry for entry in map(_parsed, _entries(file.text)) if entry is not None]
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    clippings = [entry for entry in entries if not isinstance(entry, Problem)]
    highlights = [one for one in clippings if one.kind == HIGHLIGHT]
    forms = _forms(highlights)
    kept = [one for one, _ in forms]
    noted, alone = _with_notes(kept, [one for one in clippings if one.kind == NOTE])
    marks = {(one.book, one.first, one.page): one for one in clippings if one.kind == BOOKMARK}
    found = [*_highlighted(forms, noted), *map(_alone, alone), *map(_alone, marks.values())]
    order = {one.where: one.line for one in clippings}
    found.sort(key=lambda one: order[one.where])
    return gathered([*found, *problems], len(highlights) - len(kept), places=True)


def _entries(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield number, first line and text of each entry."""
    start, number, line = 0, 0, 1
    for rule in (*_RULE.finditer(text), None):
        end = rule.start() if rule else len(text)
        entry = text[start:end]
        body = entry.lstrip("\n \ufeff")
        number += bool(body)
        yield number, line + entry[: len(entry) - len(body)].count("\n"), body.rstrip("\n ")
        line += text.count("\n", start, rule.end() if rule else end)
        start = rule.end() if rule else end


def _parsed(entry: tuple[int, int, str], *, guess: bool = True) -> _Clipping | Problem | None:
    number, line, body = entry
    if not body.strip():
        return None
    head, _, rest = body.partition("\n")
    facts, _, words = rest.partition("\n")
    facts = facts.translate(_CLEANED).strip()
    if not facts.startswith(("-", "–", "—")):
        return Problem(f"line {line}", "the entry has no line that says what it is")
    told = facts.casefold()
    kind = next((kind for word, kind in KINDS if word in told), None)
    if kind is None and guess and re.search(r"\d", facts):
        # A language that is not known here: the words are kept, whatever they were called.
        kind = HIGHLIGHT if words.strip() else BOOKMARK
    if kind is None:
        return Problem(f"line {line + 1}", f"neither highlight, note nor bookmark: “{facts[:60]}”")
    title = head.translate(_CLEANED).strip()
    by = _AUTHOR.match(title)
    parts = re.split(r"\s*\|\s*", facts)
    dated = parts[-1] if len(parts) > 1 else facts
    placed = " | ".join(parts[:-1]) if len(parts) > 1 else facts
    first, last, page = _place(placed)
    return _Clipping(
        number,
        line,
        by["title"] if by else title,
        by["author"].strip() if by else "",
        kind,
        first,
        last,
        page,
        added_on(dated),
        words.strip("\n "),
    )


def _place(facts: str) -> tuple[int, int, str]:
    """Return first and last location, -1 where there is none, and the page."""
    located = _after(LOCATION, facts)
    paged = _after(PAGE, facts) or re.search(r"(?P<from>\d+)(?=ページ)", facts)
    page = paged["from"] if paged else ""
    if located is None:
        if paged is not None:
            return -1, -1, page
        # In a language that is not known here: pages are told before locations.
        located = next(reversed(list(_ANY_RANGE.finditer(facts))), None)
    if located is None:
        return -1, -1, page
    first = int(located["from"][:15])
    last = located.groupdict().get("to") or ""
    # Older devices leave out the digits that stay the same: 1406-07.
    whole = str(first)[: max(0, len(str(first)) - len(last))] + last if last else str(first)
    return first, max(first, int(whole[:15])), page


def _after(word: "re.Pattern[str]", facts: str) -> "re.Match[str] | None":
    return re.compile(f"(?:{word.pattern})\\D{{0,4}}?{_RANGE}", re.IGNORECASE).search(facts)


def _forms(highlights: list[_Clipping]) -> list[tuple[_Clipping, list[_Clipping]]]:
    """Return the highlights, each with the earlier forms that it took the place of."""
    by_book: dict[tuple[str, str], list[_Clipping]] = {}
    for one in highlights:
        by_book.setdefault(one.book, []).append(one)
    kept: list[list[_Clipping]] = []
    for ones in by_book.values():
        passages: list[list[_Clipping]] = []
        for one in sorted(ones, key=lambda one: (one.first, one.number)):
            # Sorted by place, only neighbours can overlap: a resized one lies within a few of them.
            passage = next((p for p in passages[:-9:-1] if any(_one_passage(form, one) for form in p)), None)
            if passage is None:
                passages.append([one])
            else:
                passage.append(one)
        kept += passages
    ordered = [sorted(passage, key=lambda form: form.number) for passage in kept]
    return sorted(((forms[-1], forms[:-1]) for forms in ordered), key=lambda entry: entry[0].number)


def _one_passage(one: _Clipping, other: _Clipping) -> bool:
    """Tell whether two clippings of a book are forms of one highlight."""
    mine, others = one.words.split(), other.words.split()
    if not mine or not others:
        return False
    if mine == others:
        return one.page == other.page and (not one.located or _overlap(one, other))
    located = one.located and other.located
    if not (_overlap(one, other) if located else one.page == other.page):
        return False
    short, long = sorted((" ".join(mine), " ".join(others)), key=len)
    if short in long:
        return True
    # Moved at one end and extended at the other: the end of one is the beginning of the other.
    return _meeting(mine, others) >= _SHARED * min(len(mine), len(others))


def _overlap(one: _Clipping, other: _Clipping) -> bool:
    return one.first <= other.last and other.first <= one.last


def _meeting(mine: list[str], others: list[str]) -> int:
    """Return how many words the end of one shares with the beginning of the other."""
    return max(
        next((n for n in range(min(len(a), len(b), 400), 0, -1) if a[-n:] == b[:n]), 0)
        for a, b in ((mine, others), (others, mine))
    )


def _with_notes(
    highlights: list[_Clipping], notes: list[_Clipping]
) -> tuple[dict[int, list[_Clipping]], list[_Clipping]]:
    """Return the notes of each highlight by its number, and those that are about none."""
    noted: dict[int, list[_Clipping]] = {}
    alone: list[_Clipping] = []
    by_book: dict[tuple[str, str], list[_Clipping]] = {}
    for one in highlights:
        by_book.setdefault(one.book, []).append(one)
    for note in notes:
        around = [one for one in by_book.get(note.book, ()) if _is_about(note, one)]
        # A note stands at the last location of its highlight; of several, the one that ends there.
        best = min(
            around, key=lambda one: (abs(one.last - note.first), abs(one.number - note.number)), default=None
        )
        if best is None:
            alone.append(note)
        else:
            noted.setdefault(best.number, []).append(note)
    return noted, alone


def _is_about(note: _Clipping, one: _Clipping) -> bool:
    if note.located and one.located:
        return one.first <= note.first <= one.last
    return not note.located and not one.located and bool(note.page) and note.page == one.page


def _highlighted(
    forms: list[tuple[_Clipping, list[_Clipping]]], noted: dict[int, list[_Clipping]]
) -> Iterator[ForeignAnnotation | Problem]:
    for one, earlier in forms:
        words = "" if _is_withheld(one) else one.words
        notes = noted.get(one.number, [])
        if one.words and not (words or notes):
            yield Problem(one.where, "the device kept no words of it: the publisher's limit was reached")
            continue
        # An edited note is written once more: the last of those at one place counts.
        lines = {(note.first, note.page): note.words for note in notes}
        tags = [tag for line in lines.values() for tag in _tags_of(line)]
        annotation = _foreign(one, words)
        yield replace(
            annotation,
            note="\n\n".join(filter(None, lines.values())),
            tags=tuple(dict.fromkeys(tags)),
            earlier=tuple(_foreign(form, form.words).source_id for form in earlier),
        )


def _is_withheld(one: _Clipping) -> bool:
    """Tell whether a sentence of the device's, in sharp brackets, stands in place of the words."""
    told = len(one.words) < 200 and any(word in one.words.casefold() for word in CLIPPED_OUT)
    return told or re.fullmatch(r"<[^<>\n]{20,200}>", one.words.strip()) is not None


def _tags_of(note: str) -> list[str]:
    """Return the tags of a note: words that begin with "#"; its own words stay."""
    return re.findall(r"(?<!\S)#(\w[\w/-]*)", note)


def _alone(one: _Clipping) -> ForeignAnnotation:
    annotation = _foreign(one, "")
    return replace(annotation, kind=AnnotationKind.BOOKMARK, note=one.words if one.kind == NOTE else "")


def _foreign(one: _Clipping, words: str) -> ForeignAnnotation:
    authors = tuple(filter(None, (name.strip() for name in one.author.split(";"))))
    place = f"{one.first}" if one.located else f"page {one.page}"
    return ForeignAnnotation(
        source_id="\n".join((one.title, one.author, one.kind, place, one.words or one.added)),
        document=ForeignDocument(title=one.title, authors=authors),
        exact=words,
        created=one.added,
        where=one.where,
    )
