"""Notes for particular programs: each a style over the one skeleton, so that all of them keep edits."""

import re
from collections.abc import Sequence

from reader.exchange import markdown
from reader.exchange.escaping import escaped_line, plain_lines, tag_word
from reader.exchange.highlights import Highlight, Section
from reader.exchange.model import Export, shown_title
from reader.exchange.notes import Style, all_tags, facts

#: The callouts of Obsidian that have the highlight colours, or come near to them.
_CALLOUTS = {"yellow": "quote", "green": "success", "blue": "info", "pink": "danger", "orange": "warning"}
_LOGSEQ_SIGNS = re.compile(r"(?<!\\)(?:\(\(|\{\{)|(?<=\w)::")


def tag_words(one: Highlight) -> list[str]:
    """Return the tags of a highlight as single words."""
    return [f"#{word}" for tag in one.placed.annotation.tags if (word := tag_word(tag))]


# Plain: CommonMark alone.


def _plain_entry(export: Export, one: Highlight) -> str:
    parts = [markdown.quoted(export, one), " · ".join(markdown.label(export, one))]
    if one.context:
        parts.append(f"Context: {escaped_line(one.context)}")
    parts.append(markdown.noted(one, "Note: "))
    return "\n\n".join(part for part in parts if part)


#: CommonMark alone, for readers that know no block ids.
PLAIN = Style(markdown.front, markdown.title, markdown.heading, _plain_entry)


# Obsidian: callouts by colour, tags that can be searched for.


def _obsidian_entry(export: Export, one: Highlight) -> str:
    annotation = one.placed.annotation
    kind = _CALLOUTS.get(annotation.colour.value, "quote")
    name = escaped_line(one.meaning) or (
        "Bookmark" if one.is_bookmark else annotation.colour.value.capitalize()
    )
    lines = [f"[!{kind}] {name}", *markdown.quoted_lines(export, one)]
    if attribution := markdown.attributed(one):
        lines += ["", attribution]
    if one.context:
        lines += ["", f"**Context:** {escaped_line(one.context)}"]
    if said := markdown.noted(one, "**Note:** "):
        lines += ["", *said.split("\n")]
    below = [*tag_words(one)]
    below += ["Printed differently when it was marked"] * one.is_changed
    below += ["No longer in the article"] * one.is_detached
    below += markdown.back(export, one)
    if below:
        lines += ["", " · ".join(below)]
    return "\n".join(f"> {line}".rstrip() for line in lines) + f"\n\n^{one.name}"


#: A callout for each highlight, of the kind that has its colour.
OBSIDIAN = Style(markdown.front, markdown.title, markdown.heading, _obsidian_entry)


# Logseq: an outline of blocks with properties.


def _logseq_line(text: str) -> str:
    return _LOGSEQ_SIGNS.sub(lambda found: "\\" + found.group(), text)


def logseq_tag(tag: str) -> str:
    """Return a tag as Logseq links it: in double brackets where it is no single word."""
    words = " ".join("".join(" " if sign in "[]#\n" else sign for sign in tag).split())
    if not words:
        return ""
    return f"#{words}" if words == tag_word(words) else f"#[[{words}]]"


def _logseq_front(export: Export, highlights: Sequence[Highlight]) -> str:
    lines = []
    for key, value in facts(export, highlights):
        name = {"id": "broadsheet-id", "broadsheet": "broadsheet-form"}.get(key, key.replace("_", "-"))
        words = str(value) if isinstance(value, str | int) else ", ".join(value)
        if key == "tags":
            words = ", ".join(logseq_tag(tag).lstrip("#") for tag in all_tags(highlights))
        if words := " ".join(plain_lines(words).split()):
            lines.append(f"{name}:: {words}")
    return "\n".join(lines)


def _logseq_heading(section: Section) -> str:
    return f"- {'#' * min(6, section.level + 1)} {_logseq_line(escaped_line(section.title))}"


def _logseq_entry(export: Export, one: Highlight) -> str:
    annotation = one.placed.annotation
    words = [_logseq_line(line) for line in markdown.quoted_lines(export, one)]
    if attribution := markdown.attributed(one):
        words += ["", attribution]
    properties = [f"hl-color:: {annotation.colour.value}"]
    digits = re.sub(r"[^0-9a-f]", "", annotation.id)
    if len(digits) == 32:
        uuid = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        properties.append(f"id:: {uuid}")
    # Properties come first: between the lines of a quotation they would part it.
    lines = [f"- {properties[0]}", *(f"  {line}" for line in properties[1:])]
    lines += [f"  > {line}".rstrip() for line in words or [""]]
    tags = [word for tag in annotation.tags if (word := logseq_tag(tag))]
    if said := [*tags, *([escaped_line(one.meaning)] if one.meaning else [])]:
        lines.append(f"  - {' '.join(said)}")
    if one.is_detached or one.is_changed:
        lines.append(f"  - {markdown.label(export, one)[-1 - len(markdown.back(export, one))]}")
    if one.context:
        lines.append(f"  - Context: {_logseq_line(escaped_line(one.context))}")
    if said_of_it := markdown.noted(one, "Note: "):
        first, *more = said_of_it.split("\n")
        lines.append(f"  - {_logseq_line(first)}")
        lines += [f"    {_logseq_line(line)}".rstrip() for line in more]
    lines += [f"  - {way}" for way in markdown.back(export, one)]
    return "\n".join(lines)


#: Properties, and a block for each highlight with its own id.
LOGSEQ = Style(_logseq_front, lambda export: "", _logseq_heading, _logseq_entry, indent="  ")


# As Readwise writes them.


def _readwise_about(export: Export, highlights: Sequence[Highlight]) -> str:
    meta = export.article.meta
    names = meta.authors or ((meta.site,) if meta.site else ())
    lines = ["## Metadata"]
    if names:
        lines.append("- Author: " + ", ".join(markdown.wikilink(name) for name in names))
    lines.append(f"- Full Title: {escaped_line(shown_title(meta))}")
    lines.append("- Category: #articles")
    if meta.published:
        lines.append(f"- Published: {escaped_line(meta.published)}")
    tags = dict.fromkeys(word for one in highlights for word in tag_words(one))
    if tags:
        lines.append("- Document Tags: " + " ".join(tags))
    if meta.source and meta.source != "-":
        lines.append(f"- URL: {escaped_line(meta.source)}")
    return "\n".join(lines) + "\n\n## Highlights"


def _readwise_entry(export: Export, one: Highlight) -> str:
    words = markdown.quoted_lines(export, one)
    attribution = markdown.attributed(one)
    ways = "".join(f" ({way})" for way in markdown.back(export, one))
    lines = [f"- {words[0] if words else ''}", *(f"  {line}".rstrip() for line in words[1:])]
    if attribution:
        lines.append(f"  {attribution}")
    lines[-1] += f"{ways} ^{one.name}"
    if one.placed.annotation.tags:
        lines.append("    - Tags: " + " ".join(tag_words(one)))
    colour = one.placed.annotation.colour.value
    lines.append(f"    - Colour: {escaped_line(one.meaning) or colour}")
    if one.is_detached:
        lines.append("    - No longer in the article")
    if one.context:
        lines.append(f"    - Context: {escaped_line(one.context)}")
    if said := markdown.noted(one, "Note: "):
        first, *more = said.split("\n")
        lines += [f"    - {first}", *(f"      {line}".rstrip() for line in more)]
    return "\n".join(lines)


#: Metadata, then a list of highlights.
READWISE = Style(
    markdown.front,
    markdown.title,
    lambda section: f"{'#' * min(6, section.level + 2)} {escaped_line(section.title)}",
    _readwise_entry,
    _readwise_about,
)
