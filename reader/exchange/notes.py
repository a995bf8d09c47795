"""The skeleton that all notes share: facts, title, sections with their highlights, and what was left over.

A `Style` says how each of them is written; the functions here put them in order, between marks that later
tell what was generated from what its reader wrote. One article makes one note, or one a highlight, or a
chapter of a note that has others: of several articles, or of a day.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from reader.article import AnnotationKind
from reader.article.hashes import text_hash
from reader.exchange.escaping import tag_word
from reader.exchange.highlights import Highlight, Section, highlights_of
from reader.exchange.markers import Comment, unit
from reader.exchange.model import Export, shown_title
from reader.exchange.notefile import remember
from reader.exchange.references import keyed
from reader.exchange.yaml import Value, front_matter

#: The version of this form, for programs that read it back.
SCHEMA = 2
#: The section of annotations whose words are gone.
DETACHED = Section("s-detached", "Detached", 1)


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of note is written: each function returns text without line breaks at its ends.

    `front` begins the file; `about`, where there is one, is a generated passage behind the title. `indent`
    stands before the marks, where a note is an outline. `references`, where there are any, are lines of front
    matter that describe the articles cited; a style that has them leaves the title to its front matter.
    `opening` begins a note of several articles where the style has no front matter.
    """

    front: Callable[[Export, Sequence[Highlight]], str]
    title: Callable[[Export], str]
    heading: Callable[[Section], str]
    entry: Callable[[Export, Highlight], str]
    about: Callable[[Export, Sequence[Highlight]], str] | None = None
    comment: Comment = Comment.HTML
    indent: str = ""
    references: Callable[[Sequence[Export]], Sequence[str]] | None = None
    opening: str = ""


def note(export: Export, style: Style) -> str:
    """Return the note of an article's annotations, ending in a line break."""
    highlights = highlights_of(export)
    parts = [style.front(export, highlights), style.title(export)]
    if style.about is not None:
        parts.append(unit("u-about", style.about(export, highlights), style.comment, style.indent))
    parts += _units(export, style, highlights)
    return remember(_joined(parts), export.article_id, style.comment)


def highlight_note(export: Export, style: Style, one: Highlight) -> str:
    """Return a note of one highlight alone; its front matter names it, and its article."""
    id = one.placed.annotation.id
    alone = replace(export, placed=(one.placed,))
    found = dict(facts(alone, (one,)))
    front = _front_of(
        (
            ("id", id),
            ("article", export.article_id),
            *((key, value) for key, value in found.items() if key not in ("id", "highlights")),
        ),
        style,
        [export],
    )
    parts = [
        front if style.front(alone, (one,)).startswith("---") else "",
        unit(one.name, style.entry(export, one), style.comment, style.indent),
    ]
    return remember(_joined(parts), id, style.comment)


def collected_note(
    exports: Sequence[Export], style: Style, id: str, title: str, only: Collection[str] | None = None
) -> str:
    """Return one note of several articles, a chapter for each; `id` is the note's own.

    Of the annotations, `only` those with these ids; articles without any are left out.
    """
    chapters: list[str] = []
    count = 0
    exports = [replace(export, key=key) for export, key in keyed(exports)]
    for export in exports:
        chosen = [one for one in highlights_of(export) if only is None or one.placed.annotation.id in only]
        if chosen:
            chapters += _chapter(export, style, chosen)
            count += sum(not one.is_bookmark for one in chosen)
    heading = Section("s-title", title, 0)
    known: tuple[tuple[str, Value], ...] = (
        ("id", id), ("title", title), ("highlights", count), ("broadsheet", SCHEMA)
    )  # fmt: skip
    front = _front_of(known, style, exports)
    fenced = style.comment is Comment.HTML and not style.indent
    shown = "" if fenced and style.references else style.heading(heading)
    return remember(_joined([front if fenced else style.opening, shown, *chapters]), id, style.comment)


def _front_of(known: Iterable[tuple[str, Value]], style: Style, exports: Sequence[Export]) -> str:
    front = front_matter(known).rstrip("\n")
    if style.references is None:
        return front
    return "\n".join((front.removesuffix("\n---"), *style.references(exports), "---"))


def day_note(export: Export, style: Style, key: str, only: Collection[str]) -> str:
    """Return the chapter of an article in the note of a day: without front matter, which is the day's own."""
    chosen = [one for one in highlights_of(export) if one.placed.annotation.id in only]
    return remember(_joined(_chapter(export, style, chosen)), key, style.comment)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _chapter(export: Export, style: Style, highlights: Sequence[Highlight]) -> Iterator[str]:
    if not highlights:
        return
    title = shown_title(export.article.meta)
    section = Section(f"s-{_digits(export.article_id)}", title, 1)
    yield unit(section.name, style.heading(section), style.comment, style.indent)
    yield from _units(export, style, highlights, export.article_id)


def _digits(words: str) -> str:
    return sha256(words.encode("utf-8", "replace")).hexdigest()[:8]


def _units(export: Export, style: Style, highlights: Sequence[Highlight], chapter: str = "") -> Iterator[str]:
    """Yield the headings and the highlights of an article, each between its marks.

    In a chapter, headings are one level lower, and have names of their own.
    """
    written: set[str] = set()
    for one in highlights:
        for section in (DETACHED,) if one.is_detached else one.sections:
            shown = section
            if chapter:
                shown = Section(f"s-{_digits(chapter + section.name)}", section.title, section.level + 1)
            if shown.name not in written:
                written.add(shown.name)
                yield unit(shown.name, style.heading(shown), style.comment, style.indent)
        yield unit(one.name, style.entry(export, one), style.comment, style.indent)


def all_tags(highlights: Sequence[Highlight]) -> list[str]:
    """Return the tags of highlights, each once, by the alphabet."""
    tags = {tag for one in highlights for tag in one.placed.annotation.tags if tag_word(tag)}
    return sorted(tags, key=lambda tag: (tag_word(tag).casefold(), tag_word(tag), tag))


def facts(export: Export, highlights: Sequence[Highlight]) -> Iterator[tuple[str, Value]]:
    """Yield what front matter says of an article; what is not known is left out.

    Tags are single words, as the programs take them that read front matter; the highlights say them in full.
    No clock is asked and no time of writing is told: the same annotations give the same bytes.
    """
    meta = export.article.meta
    annotations = [one.placed.annotation for one in highlights]
    tags = dict.fromkeys(word for tag in all_tags(highlights) if (word := tag_word(tag)))
    found: tuple[tuple[str, str | int | tuple[str, ...]], ...] = (
        ("id", export.article_id),
        ("title", meta.title),
        ("authors", meta.authors),
        ("source", "" if meta.source == "-" else meta.source),
        ("site", meta.site),
        ("published", meta.published),
        ("read", export.read),
        ("tags", tuple(tags)),
        ("highlights", sum(one.kind is not AnnotationKind.BOOKMARK for one in annotations)),
        ("content_hash", text_hash(export.article.text)),
        ("broadsheet", SCHEMA),
    )
    return ((name, value) for name, value in found if value not in ("", ()))
