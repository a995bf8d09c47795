"""The reader's own templates: of a whole note, or of one highlight, with marks around what is generated.

What a template can say is in docs/export.md. `h.entry` is a highlight as the preset writes it, between its
marks; `{% unit h %}` puts marks around what the template writes itself.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from reader.article.hashes import text_hash
from reader.errors import ExportError
from reader.exchange import markdown
from reader.exchange.escaping import escaped_line, escaped_paragraphs
from reader.exchange.front import split_front
from reader.exchange.highlights import Highlight, highlights_of
from reader.exchange.markers import parts_of, unit
from reader.exchange.model import Export, shown_title
from reader.exchange.notefile import remember
from reader.exchange.notes import Style, facts
from reader.exchange.sandbox import Environment, Known, compiled, run
from reader.exchange.yaml import quoted

#: How much a template may be, in code points.
_MOST_TEMPLATE = 200_000
#: Finds another template by its name; None where there is none.
Others = Callable[[str], str | None]
_NOT_IN_SLUG = re.compile(r"[^\w]+")


def _none(name: str) -> None:
    """Find no other template."""


def whole_note(export: Export, style: Style, source: str, name: str, others: Others = _none) -> str:
    """Return the note that the template `source` makes of an article; errors name it as `name`.

    `others` finds the templates that it takes in. A note without any marks of its own is one passage:
    generated anew as a whole, unless it was edited.
    Raises ExportError, with template and line.
    """
    highlights = highlights_of(export)
    environment = _environment(style, others)
    template = compiled(environment, _limited(source, name), name)
    shown = [_highlight(export, one, number, style) for number, one in enumerate(highlights, 1)]
    text = run(environment, name, lambda: template.generate(**_context(export, style, highlights, shown)))
    text = text.strip("\n") + "\n"
    front, fence, rest = split_front(text.splitlines(keepends=True))
    if not any(part.name for part in parts_of(rest)):
        body = unit("u-body", "".join(rest), style.comment)
        text = "".join((*front, *fence)) + ("\n" if front else "") + body + "\n"
    return remember(text, export.article_id, style.comment)


def with_entry(style: Style, source: str, name: str, others: Others = _none) -> Style:
    """Return a style whose highlights are as the template `source` makes them."""
    environment = _environment(style, others)
    template = compiled(environment, _limited(source, name), name)

    def entry(export: Export, one: Highlight) -> str:
        shown = _highlight(export, one, 0, style)
        context = _context(export, style, (one,), [shown])
        made = run(environment, name, lambda: template.generate(h=shown, highlight=shown, **context))
        return made.strip("\n")

    return replace(style, entry=entry)


def _limited(source: str, name: str) -> str:
    if len(source) > _MOST_TEMPLATE:
        raise ExportError(f"The template {name} is too large.")
    return source.replace("\r\n", "\n")


def _environment(style: Style, others: Others) -> Environment:
    def limited(name: str) -> str | None:
        source = others(name)
        return None if source is None else _limited(source, name)

    def marked(what: object, body: str) -> str:
        id = getattr(what, "block", "") or f"u-{_slug(str(what)).replace('-', '')[:40] or 'passage'}"
        return unit(re.sub(r"[^0-9a-z-]", "", id.lower()), body, style.comment, style.indent) + "\n"

    return Environment(
        {
            "bq": _bq,
            "date": _date,
            "slug": _slug,
            "mdescape": _mdescape,
            "yaml": _yaml,
            "wikilink": lambda name, words="": markdown.wikilink(str(name), str(words)),
        },
        marked,
        limited,
    )


def _context(
    export: Export, style: Style, highlights: Sequence[Highlight], shown: Sequence[SimpleNamespace]
) -> dict[str, Any]:
    meta = export.article.meta
    known = dict(facts(export, highlights))
    tags = known.get("tags", ())
    article = Known(
        id=export.article_id,
        title=shown_title(meta),
        authors=list(meta.authors),
        author=", ".join(meta.authors),
        source="" if meta.source == "-" else meta.source,
        site=meta.site,
        published=meta.published,
        updated=meta.updated,
        read=export.read,
        section=meta.section,
        dateline=meta.dateline,
        language=meta.language,
        tags=list(tags) if isinstance(tags, tuple) else [],
        text=export.article.text,
        words=len(export.article.text.split()),
        content_hash=text_hash(export.article.text),
    )
    entities = [
        Known(
            name=one.name,
            kind=one.kind.value,
            role=one.role,
            aliases=list(one.aliases),
            mentions=len(one.mentions),
            link=markdown.wikilink(one.name),
        )
        for one in export.analysis.entities
    ]
    return {
        "article": article,
        "highlights": list(shown),
        "entities": entities,
        "front": style.front(export, highlights),
        "broadsheet": known["broadsheet"],
    }


def _highlight(export: Export, one: Highlight, number: int, style: Style) -> SimpleNamespace:
    """Return what a template knows of a highlight."""
    annotation, span = one.placed.annotation, one.placed.span
    return Known(
        id=annotation.id,
        block=one.name,
        number=number,
        kind=annotation.kind.value,
        text=one.text,
        words="\n".join(markdown.quoted_lines(export, one)),
        colour=annotation.colour.value,
        meaning=one.meaning,
        note=annotation.note,
        tags=list(annotation.tags),
        speaker=annotation.speaker,
        cue=one.cue,
        context=one.context,
        section=one.sections[-1].title if one.sections else "",
        sections=[section.title for section in one.sections],
        names=[name for _, name in one.mentions],
        created=annotation.created,
        modified=annotation.modified,
        state=one.placed.state.value,
        detached=one.is_detached,
        changed=one.is_changed,
        bookmark=one.is_bookmark,
        start=span.start if span is not None else None,
        end=span.end if span is not None else None,
        progress=one.progress,
        link=one.link,
        command=one.command,
        entry=unit(one.name, style.entry(export, one), style.comment, style.indent),
    )


# Filters.


def _bq(text: object, escape: bool = True) -> str:
    """Return words as a block quote: `>` before every line, paragraphs kept."""
    if escape:
        paragraphs: Iterable[list[str]] = escaped_paragraphs(str(text))
        lines = "\n\n".join("\n".join(lines) for lines in paragraphs).split("\n")
    else:
        lines = str(text).strip("\n").split("\n")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _date(time: object, form: str = "%Y-%m-%d") -> str:
    """Return a time as `form` says, in the reader's own time zone; what is no time stays as it is."""
    words = str(time)
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return words
    try:
        local = found.astimezone() if found.tzinfo is not None else found
        return local.strftime(form)
    except (ValueError, OverflowError, OSError):
        return words


def _slug(text: object) -> str:
    """Return words as a part of an address: small letters, digits and dashes."""
    from reader.article.naming import folded_name

    return _NOT_IN_SLUG.sub("-", folded_name(str(text))).strip("-")


def _mdescape(text: object) -> str:
    """Return words as Markdown that shows just these words, on one line where they are."""
    words = str(text)
    if "\n" not in words.strip():
        return escaped_line(words)
    return "\n\n".join("\n".join(lines) for lines in escaped_paragraphs(words))


def _yaml(value: object) -> str:
    """Return a value as YAML on one line."""
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    return quoted(str(value))
