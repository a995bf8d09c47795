"""Which rows of a list are picked, to do one thing with all of them. No Textual here."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.article import Annotation, Colour


@dataclass(frozen=True, slots=True)
class Picked:
    """The ids of the picked rows, and the row picked last, from which a range goes on."""

    ids: frozenset[str] = frozenset()
    last: str = ""

    def turned(self, id: str) -> "Picked":
        """Return the picked with one row picked, or no longer."""
        return Picked(self.ids ^ {id}, id)

    def ranged(self, order: Sequence[str], id: str) -> "Picked":
        """Return the picked with all rows from the one picked last to `id`; alone, if none was."""
        if self.last not in order or id not in order:
            return Picked(self.ids | {id}, id)
        first, last = sorted((order.index(self.last), order.index(id)))
        return Picked(self.ids | set(order[first : last + 1]), id)

    def all_of(self, order: Sequence[str]) -> "Picked":
        """Return all rows picked, or none if all were."""
        return Picked() if order and self.ids >= set(order) else Picked(frozenset(order), self.last)

    def among(self, order: Sequence[str]) -> "Picked":
        """Return those of the picked that are still there."""
        there = set(order)
        return Picked(self.ids & there, self.last if self.last in there else "")


def fits(annotation: Annotation, sought: str, also: str = "", *, partly: bool = False) -> bool:
    """Tell whether an annotation has all that is sought: a colour, #tags, words of its text, note, speaker.

    Several colours are either of them; words may stand in `also` too. With `partly`, the beginning of a tag
    is enough: for what is still being typed.
    """
    terms = sought.casefold().split()
    names = {colour.value for colour in Colour}
    colours = [term for term in terms if term in names]
    tags = {tag.casefold() for tag in annotation.tags}
    written = f"{annotation.anchor.exact} {annotation.note} {annotation.speaker} {also}"
    words = " ".join(written.casefold().split())

    def has(term: str) -> bool:
        if term.startswith("#") and partly:
            return any(tag.startswith(term[1:]) for tag in tags)
        return term[1:] in tags if len(term) > 1 and term.startswith("#") else term in words

    return (not colours or annotation.colour.value in colours) and all(
        has(term) for term in terms if term not in names
    )


def tagging(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the tags that a line adds, and those that it takes away: “harbour −draft”."""
    from reader.article.tags import typed_tags

    typed = [("-" in sign or "−" in sign, tag) for sign, tag in typed_tags(line)]
    add, remove = (dict.fromkeys(tag for taken, tag in typed if taken is away) for away in (False, True))
    return tuple(add), tuple(remove)
