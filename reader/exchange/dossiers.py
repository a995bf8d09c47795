"""All that a library says of one name: the sentences that mention it, and what it is quoted with.

The same thing goes under several names, of which an article may know some: a query by one of them finds the
others. Names that merely share a word with the query are found only where nothing is called just that.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.article import Analysis, Article, Entity, Quote, QuoteKind, Span
from reader.article.naming import folded_name, is_part, is_said_otherwise
from reader.article.segments import sentence_at
from reader.exchange.escaping import escaped_line, escaped_paragraphs
from reader.exchange.highlights import ID_DIGITS
from reader.exchange.model import shown_title

#: Things of these kinds are no names that one asks for.
_NO_NAMES = frozenset(("date", "money", "percentage"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of an article that mentions the name; `mentions` are spans in the article's text."""

    span: Span
    text: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What one article says of the name; `name` is what it is called there, `read` an ISO date."""

    article: Article
    name: str
    role: str
    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    read: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is said of one thing, article by article, the oldest first."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    article: Article
    analysis: Analysis
    entity: Entity
    read: str


#: An article, what is known of it, and the ISO date it was first read.
Known = tuple[Article, Analysis, str]


def dossiers(sought: str, library: Iterable[Known]) -> list[Dossier]:
    """Return the dossiers of what is called `sought` in a library, that with the most mentions first.

    There are several where several things have that name, or, if none has, a name with all its words in it:
    in their order if there is one, else in any.
    """
    wanted = folded_name(sought)
    exact: list[_Found] = []
    partial: list[_Found] = []
    otherwise: list[_Found] = []
    others: list[_Found] = []
    for article, analysis, read in library:
        for entity in analysis.entities:
            if entity.kind.value in _NO_NAMES or not entity.mentions or not wanted:
                continue
            found = _Found(article, analysis, entity, read)
            names = [folded_name(name) for name in (entity.name, *entity.aliases)]
            if wanted in names:
                exact.append(found)
            elif any(is_part(sought, name) for name in (entity.name, *entity.aliases)):
                partial.append(found)
            elif any(is_said_otherwise(sought, name) for name in (entity.name, *entity.aliases)):
                otherwise.append(found)
            else:
                others.append(found)
    chosen = exact or partial or otherwise
    groups = _grouped(chosen)
    rest = [one for tier in (partial, otherwise, others) if tier is not chosen for one in tier]
    full = [_with_short_names(group, groups, rest) for group in groups]
    made = [_dossier(group) for group in full]
    return sorted(made, key=lambda one: (-_mentions(one), one.name))


def _mentions(dossier: Dossier) -> int:
    return sum(len(passage.mentions) for one in dossier.chapters for passage in one.passages)


def _grouped(found: Sequence[_Found]) -> list[list[_Found]]:
    """Part what was found into things: those of one kind of which one goes by the other's fullest name."""
    groups: list[list[_Found]] = []
    for one in sorted(found, key=lambda each: -len(each.entity.name)):
        home = next((group for group in groups if _same(group[0].entity, one.entity)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same(one: Entity, other: Entity) -> bool:
    if one.kind is not other.kind:
        return False
    name = folded_name(other.name)
    known = {folded_name(each) for each in (one.name, *one.aliases)}
    return name in known or folded_name(one.name) in {folded_name(each) for each in other.aliases}


def _with_short_names(
    group: Sequence[_Found], groups: Sequence[Sequence[_Found]], rest: Sequence[_Found]
) -> list[_Found]:
    """Return a group with those that other articles know by one of its other names alone.

    A short name that several things of the library go by tells nothing.
    """
    mine = {folded_name(name) for one in group for name in (one.entity.name, *one.entity.aliases)}
    kind = group[0].entity.kind
    theirs = {
        folded_name(alias)
        for found in (*rest, *(one for other in groups if other is not group for one in other))
        for alias in found.entity.aliases
        if folded_name(found.entity.name) not in mine
    }
    articles = {one.article.id for one in group}
    added = [
        one
        for one in rest
        if one.entity.kind is kind
        and one.article.id not in articles
        and folded_name(one.entity.name) in mine - theirs
    ]
    return [*group, *added]


def _dossier(group: Sequence[_Found]) -> Dossier:
    fullest = max((one.entity for one in group), key=lambda entity: (len(entity.name), entity.name))
    names = dict.fromkeys(name for one in group for name in (one.entity.name, *one.entity.aliases))
    chapters = [_chapter(one) for one in group]
    chapters.sort(key=lambda one: (one.article.meta.published[:10] or one.read, one.read, one.article.id))
    aliases = tuple(name for name in names if name != fullest.name)
    return Dossier(fullest.name, fullest.kind.value, aliases, tuple(_joined(chapters)))


def _joined(chapters: Sequence[Chapter]) -> list[Chapter]:
    """Return one chapter an article, where it has several things that are one."""
    by_article: dict[str, Chapter] = {}
    for one in chapters:
        there = by_article.get(one.article.id)
        if there is not None:
            passages = sorted({each.span: each for each in (*there.passages, *one.passages)}.items())
            quotes = sorted({each.pieces: each for each in (*there.quotes, *one.quotes)}.items())
            one = replace(  # noqa: PLW2901 - the chapter with what was there before
                there,
                passages=tuple(each for _, each in passages),
                quotes=tuple(each for _, each in quotes),
                role=there.role or one.role,
            )
        by_article[one.article.id] = one
    return list(by_article.values())


def _chapter(found: _Found) -> Chapter:
    text = found.article.text
    sentences: dict[Span, list[Span]] = {}
    for mention in found.entity.mentions:
        sentences.setdefault(sentence_at(text, mention.span.start), []).append(mention.span)
    passages = tuple(
        Passage(span, " ".join(span.of(text).split()), tuple(mentions))
        for span, mentions in sorted(sentences.items())
    )
    quotes = tuple(
        quote
        for quote in found.analysis.quotes
        if quote.speaker_entity == found.entity.id and quote.kind in (QuoteKind.SPEECH, QuoteKind.INDIRECT)
    )
    return Chapter(found.article, found.entity.name, found.entity.role, passages, quotes, found.read)


# How they are told.


def to_plain(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as JSON data; offsets are code points of the article's cleaned text."""
    return {
        "name": dossier.name,
        "kind": dossier.kind,
        "aliases": list(dossier.aliases),
        "articles": [
            {
                "id": one.article.id,
                "title": one.article.meta.title,
                "site": one.article.meta.site,
                "published": one.article.meta.published,
                "read": one.read,
                "source": one.article.meta.source,
                "name": one.name,
                "role": one.role,
                "sentences": [
                    {
                        "text": each.text,
                        "start": each.span.start,
                        "end": each.span.end,
                        "mentions": [{"start": span.start, "end": span.end} for span in each.mentions],
                    }
                    for each in one.passages
                ],
                "quotes": [
                    {
                        "text": each.text,
                        "start": each.span.start,
                        "end": each.span.end,
                        "cue": each.cue,
                        "direct": each.direct,
                        "said_on": each.said_on,
                        "said_in": each.said_in,
                    }
                    for each in one.quotes
                ],
            }
            for one in dossier.chapters
        ],
    }


def to_text(dossier: Dossier) -> str:
    """Return a dossier for reading in a terminal."""
    lines = [f"{dossier.name} · {dossier.kind}"]
    if dossier.aliases:
        lines.append(f"also: {', '.join(dossier.aliases)}")
    for one in dossier.chapters:
        lines += ["", _headline(one)]
        if one.role:
            lines.append(f"  {one.role}")
        lines += [f"  - {each.text}" for each in one.passages]
        if one.quotes:
            lines += ["", "  Said:"]
            lines += [f"  {_quoted(each)}{f' ({_how(each)})' if _how(each) else ''}" for each in one.quotes]
    return "\n".join(lines)


def to_markdown(dossier: Dossier) -> str:
    """Return a dossier as Markdown."""
    lines = [f"# {escaped_line(dossier.name)}", ""]
    kind = dossier.kind.capitalize()
    if dossier.aliases:
        kind += f", also {', '.join(map(escaped_line, dossier.aliases))}"
    lines.append(kind)
    for one in dossier.chapters:
        lines += ["", f"## {escaped_line(shown_title(one.article.meta))}", "", _source(one)]
        if one.role:
            lines += ["", f"Role: {escaped_line(one.role)}"]
        lines.append("")
        lines += [f"- {escaped_line(each.text)}" for each in one.passages]
        for each in one.quotes:
            paragraphs = escaped_paragraphs(each.text)
            words = "\n\n".join("\n".join(paragraph) for paragraph in paragraphs).split("\n")
            how = escaped_line(_how(each))
            attribution = f"— {escaped_line(one.name)}{f', {how}' if how else ''}"
            lines += ["", *(f"> {line}".rstrip() for line in (*words, "", attribution))]
    return "\n".join(lines) + "\n"


def _headline(one: Chapter) -> str:
    meta = one.article.meta
    facts = [shown_title(meta), meta.site, meta.published[:10]]
    return f"{' · '.join(filter(None, facts))}  ({one.article.id[:ID_DIGITS]})"


def _source(one: Chapter) -> str:
    meta = one.article.meta
    facts = [escaped_line(fact) for fact in (meta.site, meta.published[:10], meta.source) if fact]
    return " · ".join([*facts, f"`broadsheet open {one.article.id[:ID_DIGITS]}`"])


def _quoted(quote: Quote) -> str:
    words = " ".join(quote.text.split())
    return f"“{words}”" if quote.direct else words


def _how(quote: Quote) -> str:
    cue = quote.cue if any(map(str.isalpha, quote.cue)) else ""
    return ", ".join(filter(None, (cue, quote.said_on, quote.said_in)))


def similar_names(sought: str, library: Iterable[Known], most: int = 5) -> list[str]:
    """Return names of the library that are written nearly like `sought`, the likeliest first."""
    from difflib import get_close_matches

    names = {folded_name(name): name for name in dict.fromkeys(_names(library))}
    wanted = folded_name(sought)
    found = [names[name] for name in get_close_matches(wanted, names, most, 0.7)]
    # A misspelt part of a name is near to that part alone.
    parts: dict[str, list[str]] = {}
    for folded, name in names.items():
        for word in folded.split():
            parts.setdefault(word, []).append(name)
    near = [name for word in get_close_matches(wanted, parts, most, 0.75) for name in parts[word]]
    return list(dict.fromkeys([*found, *near]))[:most]


def _names(library: Iterable[Known]) -> Iterator[str]:
    for _, analysis, _ in library:
        for entity in analysis.entities:
            if entity.kind.value not in _NO_NAMES:
                yield entity.name
                yield from entity.aliases
