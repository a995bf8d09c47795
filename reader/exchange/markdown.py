"""An article's annotations as a Markdown note: front matter, then the highlights as block quotes.

The same annotations always give the same bytes, so that a note under version control shows only what
was really changed: no clock is asked, and times are those of the annotations.
"""

from collections.abc import Iterable, Iterator, Sequence

from reader.article import AnchorState, AnnotationKind, Article, Placed
from reader.article.anchors import document_order
from reader.exchange.escaping import escaped_line, escaped_paragraphs
from reader.exchange.yaml import Value, front_matter

#: The version of this form, for programs that read it back.
SCHEMA = 1
#: How much of the line that a bookmark stands before is shown, in code points.
_BOOKMARK_WORDS = 80


def to_markdown(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the Markdown note of an article's annotations, ending in a line break.

    `article_id` is the id of its record in the library, where that is not the article's own. Highlights
    stand in document order; those whose words are gone in a section at the end.
    """
    ordered = sorted((one for one in placed if not one.annotation.deleted), key=document_order)
    parts = [front_matter(_facts(article, ordered, article_id or article.id))]
    parts.append(f"# {escaped_line(article.meta.title) or 'Untitled'}\n")
    parts.extend(_entry(article, one) for one in ordered if one.span is not None)
    detached = [one for one in ordered if one.span is None]
    if detached:
        parts.append("## Detached\n\nThe article no longer holds the words of these annotations.\n")
        parts.extend(_entry(article, one) for one in detached)
    return "\n".join(parts)


def _facts(article: Article, placed: Sequence[Placed], article_id: str) -> Iterator[tuple[str, Value]]:
    """Yield what the front matter says; what is not known is left out."""
    meta = article.meta
    annotations = [one.annotation for one in placed]
    times = sorted(one.created for one in annotations if one.created)
    changes = sorted(one.modified for one in annotations if one.modified)
    tags = dict.fromkeys(tag for one in annotations for tag in one.tags)
    facts: Iterable[tuple[str, Value | tuple[str, ...]]] = (
        ("id", article_id),
        ("title", meta.title),
        ("authors", meta.authors),
        ("source", "" if meta.source == "-" else meta.source),
        ("site", meta.site),
        ("published", meta.published),
        ("created", times[0] if times else ""),
        ("modified", changes[-1] if changes else ""),
        ("highlights", sum(one.kind is not AnnotationKind.BOOKMARK for one in annotations)),
        ("notes", sum(bool(one.note.strip()) for one in annotations)),
        ("tags", tuple(sorted(tags, key=lambda tag: (tag.casefold(), tag)))),
        ("broadsheet", SCHEMA),
    )
    return ((name, value) for name, value in facts if value not in ("", ()))


def _entry(article: Article, placed: Placed) -> str:
    """Return one annotation: its words, its block id, colour and tags, its note."""
    annotation = placed.annotation
    quotation = _paragraphs(_words(article, placed))
    if annotation.speaker.strip():
        quotation += ["", f"— {escaped_line(annotation.speaker)}"]
    parts = ["\n".join(f"> {line}".rstrip() for line in quotation), f"^h-{annotation.id[:8]}", _label(placed)]
    note = _paragraphs(annotation.note)
    if note:
        parts.append("\n".join(("**Note:** " + note[0], *note[1:])))
    return "\n\n".join(parts) + "\n"


def _words(article: Article, placed: Placed) -> str:
    """Return the words of an annotation; a bookmark without any shows those it stands before."""
    anchor = placed.annotation.anchor
    words = placed.span.of(article.text) if placed.span else anchor.exact
    if words.strip():
        return words
    following = article.text[placed.span.start :][: 2 * _BOOKMARK_WORDS] if placed.span else anchor.suffix
    line = following.strip().partition("\n")[0][:_BOOKMARK_WORDS].rstrip()
    whole_words = line.rpartition(" ")[0] or line
    return f"{whole_words} …".lstrip()


def _label(placed: Placed) -> str:
    annotation = placed.annotation
    facts = [f"Colour: {annotation.colour.value}"]
    if annotation.tags:
        facts.append("Tags: " + ", ".join(escaped_line(tag) for tag in annotation.tags))
    if annotation.kind is AnnotationKind.BOOKMARK:
        facts.append("Bookmark")
    if placed.state is AnchorState.CHANGED:
        facts.append("Printed differently when it was marked")
    return " · ".join(facts)


def _paragraphs(text: str) -> list[str]:
    """Return the lines of `text`, with one empty line between paragraphs."""
    lines: list[str] = []
    for paragraph in escaped_paragraphs(text):
        lines += ["", *paragraph] if lines else paragraph
    return lines
