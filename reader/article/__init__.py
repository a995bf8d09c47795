"""The plain values the whole program speaks in. They depend on nothing but the standard library."""

from reader.article.annotations import (
    Anchor,
    AnchorState,
    Annotation,
    AnnotationKind,
    Colour,
    Placed,
)
from reader.article.draft import Draft
from reader.article.knowledge import Analysis, Entity, EntityKind, Mention, Quote
from reader.article.model import (
    Article,
    Block,
    BlockKind,
    Inline,
    InlineKind,
    Meta,
    Removal,
    RemovalKind,
)
from reader.article.span import Span

__all__ = [
    "Analysis",
    "Anchor",
    "AnchorState",
    "Annotation",
    "AnnotationKind",
    "Article",
    "Block",
    "BlockKind",
    "Colour",
    "Draft",
    "Entity",
    "EntityKind",
    "Inline",
    "InlineKind",
    "Mention",
    "Meta",
    "Placed",
    "Quote",
    "Removal",
    "RemovalKind",
    "Span",
]
