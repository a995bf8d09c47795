"""Annotations as a note shows them: each with its section, its words, and what is known about them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from reader.article import AnchorState, AnnotationKind, Article, Placed, Quote, Span
from reader.article.anchors import document_order
from reader.article.outline import Heading, outline, path_to
from reader.article.segments import sentence_at
from reader.exchange.model import Export, LinkBack

#: How much of the line that a bookmark stands before is shown, in code points.
_BOOKMARK_WORDS = 80
#: How many digits of an article's id are written: enough to find it, few enough to type.
ID_DIGITS = 12
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading that highlights stand under: `name` is that of its unit, `level` 1 the highest."""

    name: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Highlight:
    """One annotation as a note shows it.

    `name` is that of its unit, and its block id. `sections` are the headings it stands under, the highest
    first. `text` are the words as the article has them now; `cue` how its speaker said it; `context` the
    sentences it stands in, where it is no whole one. `mentions` are spans in `text` with the names of the
    entities they stand for. `progress` is how far into the article it stands, in per cent.
    """

    placed: Placed
    name: str
    sections: tuple[Section, ...]
    text: str
    meaning: str
    cue: str
    context: str
    link: str
    command: str
    mentions: tuple[tuple[Span, str], ...] = ()
    progress: int = 0

    @property
    def is_bookmark(self) -> bool:
        """Tell whether it marks a place rather than words."""
        return self.placed.annotation.kind is AnnotationKind.BOOKMARK

    @property
    def is_detached(self) -> bool:
        """Tell whether the article no longer holds its words."""
        return self.placed.span is None

    @property
    def is_changed(self) -> bool:
        """Tell whether its words were printed differently when it was marked."""
        return self.placed.state is AnchorState.CHANGED


def highlights_of(export: Export) -> list[Highlight]:
    """Return what an export shows, in document order; those whose words are gone come last."""
    placed = sorted((one for one in export.placed if not one.annotation.deleted), key=document_order)
    placed = [one for one in placed if one.span is not None] + [one for one in placed if one.span is None]
    headings = outline(export.article)
    sections = _sections(export.article, headings)
    names = unit_names([one.annotation.id for one in placed])
    return [_highlight(export, one, names[one.annotation.id], headings, sections) for one in placed]


def unit_names(ids: Sequence[str]) -> dict[str, str]:
    """Return the block id of each annotation: the first eight digits of its id, more where two share them."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for id in ids:
        plain = _plain(id)
        digits = 8
        while f"h-{plain[:digits]}" in taken and digits < len(plain):
            digits += 4
        names[id] = f"h-{plain[:digits]}"
        taken.add(names[id])
    return names


def gone_names(ids: Iterable[str]) -> list[str]:
    """Return the block ids that deleted annotations may have had."""
    return [f"h-{_plain(id)[:8]}" for id in ids]


def _plain(id: str) -> str:
    return re.sub(r"[^0-9a-z]", "", id.lower()) or "0"


def _sections(article: Article, headings: Sequence[Heading]) -> dict[int, Section]:
    """Return the section of each heading, by where it starts; the article's own title is none."""
    from hashlib import sha256

    seen: dict[str, int] = {}
    sections = {}
    highest = min((heading.level for heading in headings), default=1)
    for heading in headings:
        title = " ".join(heading.span.of(article.text).split())
        if not title or (title == article.meta.title and heading.span.start == 0):
            continue
        seen[title] = seen.get(title, 0) + 1
        digits = sha256(f"{title}\n{seen[title]}".encode("utf-8", "replace")).hexdigest()[:8]
        sections[heading.span.start] = Section(f"s-{digits}", title, heading.level - highest + 1)
    return sections


def _highlight(
    export: Export, placed: Placed, name: str, headings: Sequence[Heading], sections: dict[int, Section]
) -> Highlight:
    article, annotation, span = export.article, placed.annotation, placed.span
    path = path_to(headings, span.start) if span is not None else ()
    under = tuple(found for one in path if (found := sections.get(one.span.start)) is not None)
    said = _quote_at(export, span) if annotation.kind is AnnotationKind.QUOTE else None
    cue = annotation.cue or (said.cue if said is not None else "")
    return Highlight(
        placed=placed,
        name=name,
        sections=under,
        text=words_of(article, placed),
        meaning=export.options.colours.get(annotation.colour.value, ""),
        cue=cue if any(map(str.isalpha, cue)) else "",
        context=_context(article, span) if export.options.context and span else "",
        link=link_back(export, name, words_of(article, placed)),
        command=command_for(export, name),
        mentions=tuple(_mentions(export, span)) if span is not None else (),
        progress=round(100 * span.start / max(1, len(article.text))) if span is not None else 0,
    )


def words_of(article: Article, placed: Placed) -> str:
    """Return the words of an annotation; a bookmark without any shows those it stands before."""
    anchor = placed.annotation.anchor
    words = placed.span.of(article.text) if placed.span else anchor.exact
    if words.strip():
        return words
    following = article.text[placed.span.start :][: 2 * _BOOKMARK_WORDS] if placed.span else anchor.suffix
    line = following.strip().partition("\n")[0][:_BOOKMARK_WORDS].rstrip()
    whole_words = line.rpartition(" ")[0] or line
    return f"{whole_words} …".lstrip()


def _quote_at(export: Export, span: Span | None) -> Quote | None:
    """Return the quote that a kept one is, if analysis found it too."""
    if span is None:
        return None
    found = [one for one in export.analysis.quotes if one.span.overlaps(span)]
    return max(found, key=lambda one: _shared(one.span, span), default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _context(article: Article, span: Span) -> str:
    """Return the sentences that a highlight begins and ends in, unless they are the highlight itself."""
    first = sentence_at(article.text, span.start)
    last = sentence_at(article.text, max(span.start, span.end - 1))
    around = Span(min(first.start, span.start), max(last.end, span.end))
    words = " ".join(around.of(article.text).split())
    return words if words != " ".join(span.of(article.text).split()) else ""


def _mentions(export: Export, span: Span) -> Iterator[tuple[Span, str]]:
    """Yield where names stand in a highlight, by its own offsets, the first mention of each entity alone."""
    found = sorted(
        (mention.span, entity.name, entity.kind.value)
        for entity in export.analysis.entities
        for mention in entity.mentions
        if span.covers(mention.span) and mention.span
    )
    seen: set[str] = set()
    reached = span.start
    for mention, name, kind in found:
        if name in seen or mention.start < reached or kind in ("date", "money", "percentage"):
            continue
        seen.add(name)
        reached = mention.end
        yield Span(mention.start - span.start, mention.end - span.start), name


def command_for(export: Export, name: str) -> str:
    """Return the command that opens the reader at an annotation."""
    return f"{open_command(export)} --at {name.removeprefix('h-')}"


def open_command(export: Export) -> str:
    """Return the command that opens the reader on an article."""
    return f"broadsheet open {export.article_id[:ID_DIGITS]}"


def link_back(export: Export, name: str, words: str) -> str:
    """Return the address that leads back to an annotation, as the options ask for; "" for none.

    The source of a web page is given with the words to scroll to, as browsers understand it.
    """
    match export.options.link:
        case LinkBack.URI:
            return f"broadsheet://open/{export.article_id[:ID_DIGITS]}/{name.removeprefix('h-')}"
        case LinkBack.SOURCE:
            source = export.article.meta.source
            if not _ADDRESS.match(source):
                return ""
            line = " ".join(words.split())[:120]
            fragment = quote(line.encode("utf-8", "replace"), safe="").replace("-", "%2D")
            return f"{source.partition('#')[0]}#:~:text={fragment}" if fragment else source
        case LinkBack.COMMAND | LinkBack.NONE:
            return ""
