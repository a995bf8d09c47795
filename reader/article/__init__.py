"""The plain values the whole program speaks in. They depend on nothing but the standard library.

A name is loaded when it is first asked for: making a dataclass takes most of a millisecond, and `broadsheet
clean` needs less than half of them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.article.annotations import (
        Anchor,
        AnchorState,
        Annotation,
        AnnotationKind,
        Colour,
        Placed,
    )
    from reader.article.choices import Choice, Choices
    from reader.article.draft import Draft
    from reader.article.knowledge import Analysis, Entity, EntityKind, Mention, Quote, QuoteKind, Stance
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
    "Choice",
    "Choices",
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
    "QuoteKind",
    "Removal",
    "RemovalKind",
    "Span",
    "Stance",
]

_HOMES = {
    "annotations": ("Anchor", "AnchorState", "Annotation", "AnnotationKind", "Colour", "Placed"),
    "choices": ("Choice", "Choices"),
    "draft": ("Draft",),
    "knowledge": ("Analysis", "Entity", "EntityKind", "Mention", "Quote", "QuoteKind", "Stance"),
    "model": ("Article", "Block", "BlockKind", "Inline", "InlineKind", "Meta", "Removal", "RemovalKind"),
    "span": ("Span",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    return value
