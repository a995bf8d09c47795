"""An article and its analysis made by hand: what the screen does must not hang on the engines' guesses."""

import hashlib
import re

import samples

from reader.article import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Entity,
    EntityKind,
    Mention,
    Meta,
    Quote,
    Removal,
    RemovalKind,
    Span,
)
from reader.article.segments import paragraphs
from reader.pipeline import Opened

#: Name, kind, pattern of its mentions, role.
_NAMED = (
    ("Marten Kuyper", EntityKind.PERSON, r"Marten Kuyper|(?<=Mr\. )Kuyper", "harbor master of Velmora"),
    ("Ilse Verhagen", EntityKind.PERSON, r"Ilse Verhagen", ""),
    ("Beatrix Solana", EntityKind.PERSON, r"Beatrix Solana", ""),
    ("Anselm Roth", EntityKind.PERSON, r"Anselm Roth|(?<=Professor )Roth", "Professor"),
    ("Velmora Railway Company", EntityKind.ORGANISATION, r"Velmora Railway Company", ""),
    ("Velmora", EntityKind.PLACE, r"Velmora(?! Railway)", ""),
    ("Ostberg", EntityKind.PLACE, r"Ostberg(?! University)", ""),
    ("1871", EntityKind.DATE, r"1871", ""),
    (
        "Halla Brandvik",
        EntityKind.PERSON,
        r"Halla Brandvik|(?<=Ms\. )Brandvik|(?<=Captain )Brandvik",
        "captain",
    ),
    ("Tobias Renn", EntityKind.PERSON, r"Tobias Renn|(?<=Mr\. )Renn", ""),
    ("Marit Aune", EntityKind.PERSON, r"Marit Aune|(?<=Ms\. )Aune", ""),
    ("Ansgar Lilleby", EntityKind.PERSON, r"Ansgar Lilleby", "parish priest"),
    ("Skarrow", EntityKind.PLACE, r"Skarrow", ""),
)
#: The speakers of the sample's quotations, in order, with the verb.
_SPEAKERS = (
    ("Ilse Verhagen", "said"), ("Ilse Verhagen", ""), ("Marten Kuyper", "said"), ("Marten Kuyper", ""),
    ("Beatrix Solana", "said"), ("Beatrix Solana", ""), ("Anselm Roth", "wrote"), ("Anselm Roth", ""),
    ("Marten Kuyper", "said"),
)  # fmt: skip


def article(text: str = samples.ARTICLE, source: str = "/pages/harbour-clock.txt") -> Article:
    """Return an article of the paragraphs of `text`, the first being its title."""
    text = text.strip()
    spans = list(paragraphs(text))
    blocks = (Block(spans[0], BlockKind.TITLE), *(Block(span) for span in spans[1:]))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(digest[:32], text, blocks, (), Meta(title=spans[0].of(text), source=source))


def opened(text: str = samples.ARTICLE, source: str = "/pages/harbour-clock.txt") -> Opened:
    """Return an opened article, from whose page two lines were removed."""
    made = article(text, source)
    share = Removal(
        "Share this article", "share-bar", ("its words are those of a share bar",), Span(46, 64), 46
    )
    why = ("broken around a link",)
    joined = Removal("He cut\n\nfish", "broken-sentence", why, Span(900, 920), 900, RemovalKind.JOINED)
    return Opened(made, (share, joined), hashlib.sha256(made.text.encode()).hexdigest())


def long_text(copies: int = 12) -> str:
    """Return a text of many pages, each of whose paragraphs begins with a number of its own."""
    title, *rest = samples.ARTICLE.strip().split("\n\n")
    return "\n\n".join([title, *(f"Note {n}. {rest[n % len(rest)]}" for n in range(copies * len(rest)))])


def analysis(made: Article, engine: str = "") -> Analysis:
    """Return what is to be found in any text that is made of the sample's sentences."""
    entities = []
    for name, kind, pattern, role in _NAMED:
        mentions = tuple(Mention(Span(*found.span())) for found in re.finditer(pattern, made.text))
        if mentions:
            entities.append(Entity(name.lower(), name, kind, mentions, role=role))
    quotes = []
    for number, found in enumerate(re.finditer("“([^”]+)”", made.text)):
        speaker, cue = _SPEAKERS[number % len(_SPEAKERS)] if made.meta.title == samples.TITLE else ("", "")
        named = made.text.find(speaker.split()[-1], found.end()) if speaker else -1
        span = Span(named, named + len(speaker.split()[-1])) if 0 <= named < found.end() + 60 else None
        quotes.append(Quote((Span(*found.span(1)),), found.group(1), speaker, span, speaker.lower(), cue))
    return Analysis(tuple(entities), tuple(quotes), "by hand")
