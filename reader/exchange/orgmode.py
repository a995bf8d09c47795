"""Notes in Org: a file with properties, headings, and quotations with drawers of their own."""

import re
from collections.abc import Iterable, Sequence

from reader.exchange.escaping import plain_lines, tag_word
from reader.exchange.highlights import Highlight, Section
from reader.exchange.markers import Comment
from reader.exchange.model import Export, shown_title
from reader.exchange.notes import Style, facts

#: Keeps a sign from meaning anything, and is not seen: what Org's manual advises.
_NOTHING = "\u200b"
_LINE_START = re.compile(r"^(?=\*+\s|\#|[-+]\s|\d+[.)]\s|\||:|\[fn:|<!--)")
#: What is markup in a line: emphasis by its first sign, links, targets, inline source, and the backslash.
_INLINE = re.compile(
    r"(?<![^\s\-({'\"\u200b])(?P<sign>[*/_=~+])(?=\S)|(?P<pair>\[(?=\[)|<(?=<))"
    r"|(?P<call>(?<=src)_(?=\w)|(?<=call)_(?=\w))|(?P<backslash>\\)"
)
#: Keeps “a_b” from being an index, and dashes as they are: all words of a note are words.
_AS_WRITTEN = "#+options: ^:nil -:nil tex:nil"
#: What a heading begins with that is to be done, and what it ends with that is tagged.
_KEYWORD = re.compile(r"(?:TODO|DONE|COMMENT)(?:\s|$)|\[#\w\]")
_TAGS_AT_END = re.compile(r"(?:^|\s):[\w@#%:]+:$")
_TAG = re.compile(r"[^\w@#%]+")


def org_words(text: str) -> str:
    """Return words on one line, as Org shows them."""
    return _safe(" ".join(plain_lines(text).split()))


def _headline(text: str) -> str:
    """Return the words of a heading: its first is no keyword or priority, and its last are no tags."""
    words = org_words(text)
    begins = _NOTHING if _KEYWORD.match(words) else ""
    return f"{begins}{words}{_NOTHING if _TAGS_AT_END.search(words) else ''}"


def _safe(line: str) -> str:
    return _LINE_START.sub(_NOTHING, _INLINE.sub(_as_words, line))


def _as_words(found: re.Match[str]) -> str:
    """Return a sign that means nothing: behind an invisible blank emphasis cannot begin, nor go on."""
    if found["backslash"]:
        # Org has no other way to write one that begins nothing: pandoc refuses it bare.
        return r"\backslash{}"
    return f"{_NOTHING if found['call'] else ''}{found.group()}{_NOTHING}"


def _paragraphs(text: str) -> list[str]:
    lines = [_safe(line.strip()) for line in plain_lines(text).strip().split("\n")]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return kept if any(kept) else []


def _about(export: Export, highlights: Sequence[Highlight]) -> str:
    drawer = [":PROPERTIES:"]
    for key, value in facts(export, highlights):
        if key not in ("title", "tags", "authors"):
            words = str(value) if isinstance(value, str | int) else ", ".join(value)
            drawer.append(
                f":{'BROADSHEET_FORM' if key == 'broadsheet' else key.upper()}: {' '.join(words.split())}"
            )
    meta = export.article.meta
    lines = [
        *drawer,
        ":END:",
        _AS_WRITTEN,
        f"#+title: {' '.join(plain_lines(shown_title(meta)).split())}",
    ]
    if meta.authors:
        lines.append(f"#+author: {', '.join(' '.join(plain_lines(name).split()) for name in meta.authors)}")
    tags = _tags(tag for one in highlights for tag in one.placed.annotation.tags)
    return "\n".join([*lines, *([f"#+filetags: {tags}"] if tags else [])])


def _tags(tags: Iterable[str]) -> str:
    words = dict.fromkeys(word for tag in tags if (word := _TAG.sub("_", tag_word(tag)).strip("_")))
    return ":" + ":".join(words) + ":" if words else ""


def _heading(section: Section) -> str:
    if not section.level:  # that of the whole note
        return f"#+title: {' '.join(plain_lines(section.title).split())}"
    return f"{'*' * section.level} {_headline(section.title)}"


def _entry(export: Export, one: Highlight) -> str:
    annotation = one.placed.annotation
    level = 1 + (one.sections[-1].level if one.sections else 1 if one.is_detached else 0)
    words = " ".join(plain_lines(one.text).split())
    short = words if len(words) <= 60 else words[:60].rpartition(" ")[0] + " …"
    tags = _tags(annotation.tags)
    lines = [f"{'*' * level} {_headline(short)}{f'  {tags}' if tags else ''}", ":PROPERTIES:"]
    lines.append(f":CUSTOM_ID: {one.name}")
    lines.append(f":COLOUR: {annotation.colour.value}")
    if one.meaning:
        lines.append(f":MEANING: {' '.join(one.meaning.split())}")
    if one.is_detached:
        lines.append(":STATE: no longer in the article")
    lines += [":END:", "#+begin_quote", *_paragraphs(one.text)]
    if annotation.speaker.strip():
        lines.append(f"— {org_words(annotation.speaker)}{f', {org_words(one.cue)}' if one.cue else ''}")
    lines.append("#+end_quote")
    if one.context:
        lines.append(f"Context: {org_words(one.context)}")
    if said := _paragraphs(annotation.note):
        first, *more = said
        lines += [f"Note: {first}", *more]
    if one.link:
        lines.append(f"[[{one.link.replace(']', '%5D').replace('[', '%5B')}][Back to the article]]")
    elif export.options.link.value != "none":
        lines.append(f"~{one.command}~")
    return "\n".join(lines)


ORG = Style(
    front=lambda export, highlights: "",
    title=lambda export: "",
    about=_about,
    heading=_heading,
    entry=_entry,
    comment=Comment.HASH,
    opening=_AS_WRITTEN,
)
