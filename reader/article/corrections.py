"""What the reader corrected in an article's names and quotes: kept with the article, obeyed by all analysis.

A correction knows what it is about by name or by words, never by an id or an offset alone, so that it
outlives a better engine and another cleaning. How corrections are obeyed: `correcting`.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from reader.article.annotations import Anchor
from reader.article.knowledge import EntityKind


class EntityDeed(StrEnum):
    """What is done to an entity."""

    JOIN = "join"
    PART = "part"
    RENAME = "rename"
    KIND = "kind"
    HIDE = "hide"


class QuoteDeed(StrEnum):
    """What is done to a quote, or to words that are to be one."""

    QUOTE = "quote"
    EXTENT = "extent"
    SPEAKER = "speaker"
    NO_QUOTE = "no-quote"


@dataclass(frozen=True, slots=True)
class EntityCorrection:
    """One thing said of the entity that analysis calls `name`, of this `kind`.

    `to` is the name it has from now on (rename), the name of the entity it is joined with, or that of what is
    parted from it; `to_kind` is the kind of that, or the kind it has from now on. What is parted are the
    mentions with these `words`, or, without words, the one mention at `anchor`; else `anchor` is a mention of
    the entity that is meant, where several have its name.
    """

    deed: EntityDeed
    name: str
    kind: EntityKind
    to: str = ""
    to_kind: EntityKind | None = None
    words: str = ""
    anchor: Anchor | None = None

    @property
    def subject(self) -> object:
        """What it is about: two corrections with one subject are one correction and its change."""
        return self.deed, name_key(self.name), self.kind, name_key(self.words), self.anchor


@dataclass(frozen=True, slots=True)
class QuoteCorrection:
    """One thing said of the quote whose words stand at `anchor`, or of words there that are to be one.

    `to` is its speaker, "" for nobody, with the kind of the entity that it is, if it is one; `extent` is
    where its words are, if it is their extent that was wrong.
    """

    deed: QuoteDeed
    anchor: Anchor
    to: str = ""
    to_kind: EntityKind | None = None
    extent: Anchor | None = None

    @property
    def subject(self) -> object:
        """What it is about: two corrections with one subject are one correction and its change."""
        # That words are a quote, and that they are none, are two answers to one question.
        deed = QuoteDeed.QUOTE if self.deed is QuoteDeed.NO_QUOTE else self.deed
        return deed, self.anchor


Correction: TypeAlias = EntityCorrection | QuoteCorrection


@dataclass(frozen=True, slots=True)
class Corrections:
    """All corrections of one article, in the order in which they were made and are obeyed."""

    entities: tuple[EntityCorrection, ...] = ()
    quotes: tuple[QuoteCorrection, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.entities or self.quotes)

    @property
    def all(self) -> tuple[Correction, ...]:
        """Those of entities, then those of quotes."""
        return *self.entities, *self.quotes

    def with_made(self, made: Iterable[Correction]) -> "Corrections":
        """Return these and `made` behind them, which replace earlier ones about the same."""
        added = {one.subject: one for one in made}
        return corrections_of((*(one for one in self.all if one.subject not in added), *added.values()))

    def without(self, gone: Iterable[Correction]) -> "Corrections":
        """Return these but for those about what `gone` are about."""
        subjects = {one.subject for one in gone}
        return corrections_of(one for one in self.all if one.subject not in subjects)


def corrections_of(made: Iterable[Correction]) -> Corrections:
    """Return corrections, in their order, as one value."""
    every = list(made)
    return Corrections(
        tuple(one for one in every if isinstance(one, EntityCorrection)),
        tuple(one for one in every if isinstance(one, QuoteCorrection)),
    )


def merged_corrections(before: Corrections, after: Corrections, there: Corrections) -> Corrections:
    """Return `there` with the change from `before` to `after`: another window's other corrections stay.

    Where both windows corrected the same, this change is the later one and wins.
    """
    old = {one.subject: one for one in before.all}
    new = {one.subject: one for one in after.all}
    merged = there.without(one for subject, one in old.items() if subject not in new)
    return merged.with_made(one for subject, one in new.items() if old.get(subject) != one)


def name_key(name: str) -> str:
    """Return what names are compared by: no case, accents or punctuation ("Kim Jong-Un", "kim jong un")."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return " ".join(plain.split()) or " ".join(name.casefold().split())
