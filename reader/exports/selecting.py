"""What is exported together, by what was asked for: all of the library, or what has a tag or a name."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.exports.planning import LIBRARY_ID, Selection
from reader.exports.settings import Layout

if TYPE_CHECKING:
    from reader.exchange import Export


def identity_of(tags: Sequence[str] = (), entity: str = "") -> tuple[str, str]:
    """Return the id and the title of the one note that is made of what has tags, or mentions a name."""
    from reader.exchange.names import identity

    bare = [tag.lstrip("#") for tag in tags]
    subject = ", ".join([*(f"#{tag}" for tag in bare), *([entity] if entity else [])])
    if not subject:
        return LIBRARY_ID, "Highlights"
    return identity([*(f"tag {tag.casefold()}" for tag in bare), entity]), subject


def selected(exports: "Sequence[Export]", layout: Layout, tags: Sequence[str] = ()) -> Selection:
    """Return the selection of all articles of the library, or of what has tags in any of them.

    Of one note that holds just that, nothing is missing; of the notes of articles and days, other
    annotations are.
    """
    return Selection(exports, not tags or layout is Layout.ALL, *identity_of(tags))
