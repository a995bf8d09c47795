"""An article's annotations as a Markdown note: front matter, then the highlights as block quotes.

CommonMark that is good Obsidian too. The same annotations always give the same bytes, so that a note under
version control shows only what was really changed.
"""

from collections.abc import Sequence

from reader.article import Article, Placed
from reader.exchange.escaping import escaped_line, escaped_paragraphs
from reader.exchange.highlights import Highlight, Section
from reader.exchange.model import Export, LinkBack, shown_title
from reader.exchange.notes import Style, facts, note
from reader.exchange.yaml import front_matter

#: What stands for a name while the words around it are escaped: no text means anything by them.
_OPEN, _CLOSE = "\ue000", "\ue001"


def to_markdown(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the Markdown note of an article's annotations, ending in a line break.

    `article_id` is the id of its record in the library, where that is not the article's own. Highlights
    stand in document order under the article's headings; those whose words are gone in a section at the end.
    """
    return note(Export(article, placed, article_id), MARKDOWN)


def front(export: Export, highlights: Sequence[Highlight]) -> str:
    """Return YAML front matter with the facts of the article."""
    return front_matter(facts(export, highlights)).rstrip("\n")


def title(export: Export) -> str:
    """Return the title as the first heading."""
    return f"# {escaped_line(shown_title(export.article.meta))}"


def heading(section: Section) -> str:
    """Return the heading of a section, below the title."""
    return f"{'#' * min(6, section.level + 1)} {escaped_line(section.title)}"


def entry(export: Export, one: Highlight) -> str:
    """Return one annotation: its words, its block id, colour and tags, its note."""
    parts = [quoted(export, one), f"^{one.name}", " · ".join(label(export, one))]
    if one.context:
        parts.append(f"**Context:** {escaped_line(one.context)}")
    parts.append(noted(one, "**Note:** "))
    return "\n\n".join(part for part in parts if part)


def quoted(export: Export, one: Highlight) -> str:
    """Return the words as a block quote, with who said them."""
    lines = quoted_lines(export, one)
    if attribution := attributed(one):
        lines += ["", attribution]
    return "\n".join(f"> {line}".rstrip() for line in lines or [""])


def attributed(one: Highlight) -> str:
    """Return who said it and how, if it was said: “— Runa Holt, warned”."""
    speaker = escaped_line(one.placed.annotation.speaker)
    if not speaker:
        return ""
    return f"— {speaker}, {escaped_line(one.cue)}" if one.cue else f"— {speaker}"


def quoted_lines(export: Export, one: Highlight) -> list[str]:
    """Return the lines of the words of a highlight, names in double brackets if that is wished for."""
    text = one.text
    if not export.options.wikilinks or not one.mentions or _OPEN in text or _CLOSE in text:
        return paragraphs(text)
    links = []
    for span, name in reversed(one.mentions):
        words = span.of(text)
        if "\n" not in words:
            links.append(wikilink(name, words))
            text = f"{text[: span.start]}{_OPEN}{len(links) - 1}{_CLOSE}{text[span.end :]}"
    lines = paragraphs(text)
    for at, link in enumerate(links):
        lines = [line.replace(f"{_OPEN}{at}{_CLOSE}", link) for line in lines]
    return lines


def wikilink(name: str, words: str = "") -> str:
    """Return a link to the note called `name`, showing `words`; what would end the link is left out."""
    target = " ".join("".join(" " if char in "[]|#^\\\n" else char for char in name).split())
    shown = " ".join("".join(" " if char in "[]|\n" else char for char in words).split())
    if not target:
        return escaped_line(words or name)
    return f"[[{target}|{shown}]]" if shown and shown != target else f"[[{target}]]"


def label(export: Export, one: Highlight) -> list[str]:
    """Return what is said of an annotation in one line: colour, tags, state, and the way back to it."""
    annotation = one.placed.annotation
    colour = f"Colour: {annotation.colour.value}"
    said = [f"{colour} ({escaped_line(one.meaning)})" if one.meaning else colour]
    if annotation.tags:
        said.append("Tags: " + ", ".join(escaped_line(tag) for tag in annotation.tags))
    if one.is_bookmark:
        said.append("Bookmark")
    if one.is_changed:
        said.append("Printed differently when it was marked")
    if one.is_detached:
        said.append("No longer in the article")
    return [*said, *back(export, one)]


def back(export: Export, one: Highlight) -> list[str]:
    """Return the way back to an annotation, if one is wished for: a command, or a link."""
    if export.options.link is LinkBack.NONE:
        return []
    if one.link:
        where = "Source" if export.options.link is LinkBack.SOURCE else "Open in Broadsheet"
        return [f"[{where}](<{one.link.translate(IN_ADDRESS)}>)"]
    return [f"`{one.command}`"]


IN_ADDRESS = {ord(char): f"%{ord(char):02X}" for char in '<>\\ "`\t\n\r'}


def noted(one: Highlight, lead: str) -> str:
    """Return the note of an annotation behind `lead`, "" if there is none."""
    lines = paragraphs(one.placed.annotation.note)
    return "\n".join((lead + lines[0], *lines[1:])) if lines else ""


def paragraphs(text: str) -> list[str]:
    """Return the lines of `text`, safe in Markdown, with one empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in escaped_paragraphs(text):
        lines += ["", *paragraph] if lines else paragraph
    return lines


MARKDOWN = Style(front=front, title=title, heading=heading, entry=entry)
