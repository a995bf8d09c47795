"""Notes for Quarto and pandoc: each quotation cites the article, which the front matter describes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from reader.exchange import markdown
from reader.exchange.escaping import escaped_line
from reader.exchange.highlights import Highlight
from reader.exchange.model import Export, shown_title
from reader.exchange.notes import Style, facts
from reader.exchange.references import citation_key, reference
from reader.exchange.yaml import front_matter, quoted

_PANDOC_SIGNS = re.compile(r"(?P<address><https?://[^>\s]*>)|(?<!\\)[@{}]")
_PANDOC_LIST = re.compile(r"\(?(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|\d+)(?=[.)]\s)")
_ISO_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}")


def key_of(export: Export) -> str:
    """Return the key the article is cited by: that of its BibTeX and CSL entries too."""
    return export.key or citation_key(export.article, export.article_id)


def _front(export: Export, highlights: Sequence[Highlight]) -> str:
    meta = export.article.meta
    known = [(name, value) for name, value in facts(export, highlights) if name != "title"]
    known.insert(1, ("title", shown_title(meta)))
    if meta.authors:
        known.append(("author", meta.authors))
    if day := _ISO_DAY.match(meta.published):
        known.append(("date", day.group()))
    lines = front_matter(known).rstrip("\n").split("\n")[:-1]
    return "\n".join([*lines, *_references([export]), "---"])


def _references(exports: Sequence[Export]) -> list[str]:
    """Return the lines of front matter that describe what is cited, as CSL in YAML."""
    lines = ["references:"]
    for export in exports:
        fields = _yaml(reference(export, key_of(export)))
        first = next(fields)
        lines += [f"  - {first}", *(f"    {line}" for line in fields)]
    return lines


def _yaml(item: Mapping[str, object]) -> Iterator[str]:
    for name, value in item.items():
        if isinstance(value, str):
            yield f"{name}: {quoted(value)}"
        elif isinstance(value, list):
            yield f"{name}:"
            for one in value:
                pairs = ", ".join(f"{key}: {quoted(words)}" for key, words in one.items())
                yield f"  - {{{pairs}}}"


def _pandoc_words(words: str) -> str:
    """Return safe CommonMark without what begins a citation or attributes for pandoc."""
    return _PANDOC_SIGNS.sub(lambda sign: sign.group() if sign["address"] else f"\\{sign.group()}", words)


def _pandoc_line(line: str) -> str:
    """Return a line of safe CommonMark as pandoc's Markdown takes it: it knows citations and more lists."""
    safe = _pandoc_words(line)
    marker = _PANDOC_LIST.match(safe)
    if safe.startswith((": ", ":::", "(")) and (marker or safe[0] == ":"):
        return f"\\{safe}"
    return f"{marker.group()}\\{safe[marker.end() :]}" if marker else safe


def _entry(export: Export, one: Highlight) -> str:
    lines = [_pandoc_line(line) for line in markdown.quoted_lines(export, one)]
    attribution = _pandoc_line(markdown.attributed(one))
    lines += ["", " ".join(part for part in (attribution, f"[@{key_of(export)}]") if part)]
    parts = ["\n".join(f"> {line}".rstrip() for line in lines)]
    anchor = f"[]{{#{one.name}}}"
    ways = markdown.back(export, one)
    said = markdown.label(export, one)
    said = [*map(_pandoc_words, said[: len(said) - len(ways)]), *ways]
    parts.append(f"{anchor}{' · '.join(said)}")
    if one.context:
        parts.append(f"Context: {_pandoc_line(escaped_line(one.context))}")
    note = [_pandoc_line(line) for line in markdown.paragraphs(one.placed.annotation.note)]
    parts.append("\n".join(("Note: " + note[0], *note[1:])) if note else "")
    return "\n\n".join(part for part in parts if part)


#: Each quotation cites the article.
QUARTO = Style(
    front=_front,
    title=lambda export: "",  # both set that of the front matter
    heading=lambda section: _pandoc_words(markdown.heading(section)),
    entry=_entry,
    references=_references,
)
