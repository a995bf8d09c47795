"""Highlights as they are pasted elsewhere: Markdown with where the words are from, and nothing else."""

from collections.abc import Sequence

from reader.exchange import markdown
from reader.exchange.escaping import escaped_line
from reader.exchange.highlights import Highlight, highlights_of
from reader.exchange.model import Export, shown_title


def clipping(export: Export, ids: Sequence[str]) -> str:
    """Return the highlights with these ids, in document order, each with its attribution and its note."""
    chosen = [one for one in highlights_of(export) if one.placed.annotation.id in ids]
    return "\n\n".join(_clip(export, one, _source(export)) for one in chosen) + "\n" if chosen else ""


def whole_list(export: Export) -> str:
    """Return all highlights of an article under its title: the attribution stands once, at the top."""
    title = f"# {escaped_line(shown_title(export.article.meta))}"
    parts = [title, _source(export, titled=False)]
    parts += [_clip(export, one, "") for one in highlights_of(export)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _clip(export: Export, one: Highlight, source: str) -> str:
    lines = markdown.quoted_lines(export, one) or [""]
    speaker = markdown.attributed(one)
    attribution = f"{speaker}, in {source}" if speaker and source else f"— {source}" if source else speaker
    if attribution:
        lines += ["", attribution]
    quotation = "\n".join(f"> {line}".rstrip() for line in lines)
    note = "\n".join(markdown.paragraphs(one.placed.annotation.note))
    return f"{quotation}\n\n{note}" if note else quotation


def _source(export: Export, *, titled: bool = True) -> str:
    """Return who wrote it, what it is called, and where and when it was published; the title is the link."""
    meta = export.article.meta
    source = "" if meta.source == "-" else meta.source
    title = escaped_line(shown_title(meta))
    address = (
        source.translate(markdown.IN_ADDRESS) if source.lower().startswith(("http://", "https://")) else ""
    )
    named = f"[{title}](<{address}>)" if address else f"“{title}”"
    facts = [escaped_line(", ".join(meta.authors))] if meta.authors else []
    if titled:
        facts.append(named)
    facts += [escaped_line(fact) for fact in (meta.site, meta.published[:10]) if fact]
    if not titled and address:
        facts.append(f"<{address}>")
    return ", ".join(facts)
