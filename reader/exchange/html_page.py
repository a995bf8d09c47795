"""The article as a page of its own in HTML, its highlights on it, the notes below: to send, print and keep.

It asks for nothing from elsewhere and runs nothing. Which words have which look is decided by whoever gives
the pieces: `exchange` knows no themes.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from reader.article import AnnotationKind, Article, BlockKind, Placed, Span
from reader.exchange.escaping import plain_lines
from reader.exchange.listing import Entry, entries, has_marker, imprint, shown_source
from reader.exchange.model import shown_title

_LISTED = {BlockKind.LIST_ITEM: "ul", BlockKind.QUOTATION: "blockquote"}
_TAGS = {
    BlockKind.TITLE: "h1",
    BlockKind.LIST_ITEM: "li",
    BlockKind.CODE: "pre",
    BlockKind.TABLE: "pre",
}
_CLASSES = frozenset(
    {BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.TABLE}
)

_LAYOUT = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.55;
  font-family: Georgia, 'Times New Roman', serif; font-size: 1.1rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; }
.imprint, .caption, .credit, .byline, .label { font-size: 0.85em; opacity: 0.8; }
pre { white-space: pre-wrap; font-size: 0.85em; }
pre.table { white-space: pre; overflow-x: auto; }
sup a { text-decoration: none; padding: 0 0.15em; }
.notes { margin-top: 3rem; border-top: 1px solid; padding-top: 1rem; font-size: 0.95em; }
.notes li { margin-bottom: 1.2em; break-inside: avoid; }
.notes blockquote { margin: 0 0 0.4em 0; padding-left: 0.8em; border-left: 0.25em solid; }
.notes p, .notes blockquote p { margin: 0 0 0.4em 0; white-space: pre-line; }
.notes :target, :target { outline: 2px dotted; }
li.marked { list-style: none; margin-left: -1.2em; }
"""
#: Behind the rules of the theme, so that paper stays white.
_PRINT = """
@media print {
  @page { margin: 2cm; }
  body { max-width: none; margin: 0; font-size: 11pt; background: white; color: black;
    print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .notes { break-before: auto; }
  a { color: inherit; }
  span[class*='highlight-'] { border-bottom: 1px solid; }
  .imprint a::after { content: " (" attr(href) ")"; }
  .back { display: none; }
}
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article with one look: where it is, and the classes of CSS that make it so."""

    span: Span
    classes: tuple[str, ...]


def to_html_page(
    article: Article, placed: Sequence[Placed], pieces: Iterable[Piece], css: str, article_id: str = ""
) -> str:
    """Return the page, ending in a line break; `css` says how the classes of the pieces look."""
    listed = entries(article, placed)
    page = _Page(article.text, list(pieces), listed)
    title = escape(shown_title(article.meta))
    language = f' lang="{escape(article.meta.language)}"' if article.meta.language else ""
    parts = [
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="generator" content="Broadsheet">',
        f'<meta name="broadsheet" content="{_attribute(article_id or article.id)}">',
        *(f'<meta name="author" content="{_attribute(name)}">' for name in article.meta.authors),
        f"<title>{_clean(title)}</title>",
        f"<style>{_LAYOUT}{css}{_PRINT}</style>\n</head>\n<body>\n<article>",
        *_article(article, page),
        "</article>",
        *_notes(listed, page.named),
        "</body>\n</html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _article(article: Article, page: "_Page") -> Iterator[str]:
    if not any(block.kind is BlockKind.TITLE for block in article.blocks):
        yield f"<h1>{_clean(escape(shown_title(article.meta)))}</h1>"
        yield from _imprint(article)
    for kind, blocks in groupby(article.blocks, key=lambda block: block.kind):
        if kind in _LISTED:
            yield f"<{_LISTED[kind]}>"
        for block in blocks:
            tag = f"h{min(max(block.level, 2), 6)}" if kind is BlockKind.HEADING else _TAGS.get(kind, "p")
            look = f' class="{kind.value}"' if kind in _CLASSES else ""
            if kind is BlockKind.LIST_ITEM and has_marker(block.span.of(article.text)):
                look = ' class="marked"'
            words = page.words(block.span)
            yield "<hr>" if kind is BlockKind.RULE else f"<{tag}{look}>{words}</{tag}>"
        if kind in _LISTED:
            yield f"</{_LISTED[kind]}>"
        if kind is BlockKind.TITLE:
            yield from _imprint(article)


def _imprint(article: Article) -> Iterator[str]:
    source = shown_source(article)
    facts = [_clean(escape(imprint(article)))] if imprint(article) else []
    if source.lower().startswith(("http://", "https://")):
        facts.append(f'<a href="{_attribute(source)}">{_clean(escape(source))}</a>')
    elif source:
        facts.append(_clean(escape(source)))
    if facts:
        yield f'<p class="imprint">{"<br>".join(facts)}</p>'


class _Page:
    """The words of blocks in their looks, with the signs of notes; asked for in order of the text."""

    def __init__(self, text: str, pieces: list[Piece], listed: Sequence[Entry]) -> None:
        self._text = text
        self._pieces = pieces
        self._at = 0
        self._shown = 0
        #: The numbers of the entries that have a place on the page by now.
        self.named: set[int] = set()
        placed = [(e.placed.span, e) for e in listed if e.placed.span is not None]
        self._ends = sorted(placed, key=lambda one: (one[0].end, one[1].number))
        self._begins = sorted(placed, key=lambda one: (one[0].start, one[1].number))

    def words(self, block: Span) -> str:
        """Return the HTML of a block's words."""
        cuts = {block.start, block.end}
        # What begins or ends in the white space before a block is shown at its beginning.
        before, self._shown = self._shown, block.end
        signs: dict[int, str] = {}
        for span, entry in self._ends:
            if before < span.end <= block.end or (span.end == block.start == span.start):
                at = max(span.end, block.start)
                signs[at] = signs.get(at, "") + _sign(entry)
        names: dict[int, str] = {}
        for span, entry in self._begins:
            if before <= span.start < block.end and entry.number not in self.named:
                at = max(span.start, block.start)
                names[at] = names.get(at, "") + f'<a id="{_name(entry)}"></a>'
                self.named.add(entry.number)
        cuts |= signs.keys() | names.keys()
        while self._at < len(self._pieces) and self._pieces[self._at].span.end <= block.start:
            self._at += 1
        looks: dict[int, tuple[str, ...]] = {}
        at = self._at
        while at < len(self._pieces) and self._pieces[at].span.start < block.end:
            piece = self._pieces[at]
            looks[max(piece.span.start, block.start)] = piece.classes
            cuts.add(max(piece.span.start, block.start))
            at += 1
        return "".join(self._stretches(sorted(cuts), looks, names, signs))

    def _stretches(
        self,
        cuts: list[int],
        looks: dict[int, tuple[str, ...]],
        names: dict[int, str],
        signs: dict[int, str],
    ) -> Iterator[str]:
        classes: tuple[str, ...] = ()
        for at, start in enumerate(cuts):
            yield signs.get(start, "")
            yield names.get(start, "")
            classes = looks.get(start, classes)
            if at + 1 < len(cuts):
                words = _clean(escape(self._text[start : cuts[at + 1]], quote=False))
                yield f'<span class="{" ".join(classes)}">{words}</span>' if classes else words


def _name(entry: Entry) -> str:
    return f"h-{_attribute(entry.placed.annotation.id[:8])}-{entry.number}"


def _sign(entry: Entry) -> str:
    """Return the number behind a highlight that leads to its note; none where nothing is noted."""
    annotation = entry.placed.annotation
    bookmark = annotation.kind is AnnotationKind.BOOKMARK
    if not (entry.note or annotation.tags or annotation.speaker or bookmark):
        return ""
    return f'<sup><a href="#note-{entry.number}">{entry.number}</a></sup>'


def _notes(listed: Sequence[Entry], named: Collection[int]) -> Iterator[str]:
    if not listed:
        return
    yield '<section class="notes">\n<h2>Highlights and notes</h2>\n<ol>'
    for entry in listed:
        annotation = entry.placed.annotation
        speaker = f"<p>— {_clean(escape(annotation.speaker))}</p>" if annotation.speaker.strip() else ""
        note = f"<p>{_clean(escape(entry.note))}</p>" if entry.note else ""
        back = f' <a class="back" href="#{_name(entry)}">↩</a>' if entry.number in named else ""
        yield (
            f'<li id="note-{entry.number}"><blockquote class="highlight-{annotation.colour.value}">'
            f"<p>{_clean(escape(entry.words))}</p>{speaker}</blockquote>{note}"
            f'<p class="label">{_clean(escape(entry.label))}{back}</p></li>'
        )
    yield "</ol>\n</section>"


def _clean(html: str) -> str:
    """Return words without what may not stand in a page: control characters, halves of pairs."""
    return plain_lines(html)


def _attribute(text: str) -> str:
    return _clean(escape(" ".join(text.split())))
