"""Whether the words of an anchor stood elsewhere in their text too: it is known by how much context is kept.

Words that stood there once are believed wherever they stand alone. Those that had their like need more:
when they are gone, their like is still there.
"""

from enum import Enum

from reader.article.annotations import Anchor

#: Code points of context kept on each side unless more are needed to tell a quotation from its like.
CONTEXT = 32


class Likes(Enum):
    """What other places of the text say the words of an anchor."""

    NONE = "none"
    #: Some do, with other words beside them on both sides.
    UNLIKE = "unlike"
    #: Some do with the same words on one side, or the words are many.
    ALIKE = "alike"


#: Code points of context that are kept in addition.
MORE = {Likes.NONE: 0, Likes.UNLIKE: CONTEXT // 2, Likes.ALIKE: CONTEXT}


def likes_of(anchor: Anchor) -> Likes:
    """Return whether an anchor's words stood elsewhere too; of another program's it is not known that not."""
    kept = max(len(anchor.prefix), len(anchor.suffix))
    if kept > CONTEXT + MORE[Likes.UNLIKE]:
        return Likes.ALIKE
    return Likes.UNLIKE if kept > CONTEXT or not anchor.text_hash else Likes.NONE


def weight(quote: str) -> int:
    """Return how much a quotation says, in letters: an ideograph says as much as a short word."""
    return sum(3 if "\u2e80" <= character <= "\uffdc" else 1 for character in quote)
