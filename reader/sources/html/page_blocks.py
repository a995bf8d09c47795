"""A block of a page, with what its surroundings in the markup say of it."""

from dataclasses import dataclass

from reader.article import BlockKind, Inline


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One block of a page in reading order.

    The spans of `inlines` are relative to `text`. `hints` is a set of `elements.Hint` as an integer, `path`
    the numbers of the block elements around it, outermost first. `linked` counts the code points in links.
    `tag` is the name of the element it stands in, `marker` the length of what was put before a list's item.
    """

    text: str
    kind: BlockKind
    level: int = 0
    language: str = ""
    inlines: tuple[Inline, ...] = ()
    hints: int = 0
    path: tuple[int, ...] = ()
    linked: int = 0
    tag: str = ""
    marker: int = 0

    @property
    def bare(self) -> str:
        """The text without the sign or number of a list's item."""
        return self.text[self.marker :]
