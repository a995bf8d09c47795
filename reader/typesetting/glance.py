"""One page of a long text, set before the lines in front of it are numbered: its words are seen at once."""

from dataclasses import dataclass

from reader.typesetting.layout import Layout
from reader.typesetting.pages import Page, Pages, PageShape

#: So many code points are laid out in no time, and need no glance.
NEAR = 60_000


@dataclass(frozen=True, slots=True)
class Glance:
    """Pages from the paragraph of an offset on, lines being counted from there, and the line that shows it.

    The lines of its page are those that the whole layout has there, but for their numbers.
    """

    pages: Pages
    top: int

    @property
    def page(self) -> Page:
        """The page that begins with the line of the offset."""
        return self.pages.page(self.top)


def glance(layout: Layout, shape: PageShape, offset: int, near: int = NEAR) -> Glance | None:
    """Return the page of `shape` that begins with the line of `offset`, as `layout` will have it.

    None where the layout knows that line already or will soon, where its paragraph begins further than `near`
    code points before it, and where the page's top depends on all the pages before it.
    """
    article = layout.article
    offset = min(offset, len(article.text))
    if offset <= near or layout.reaches(offset):
        return None
    origin = article.text.rfind("\n", 0, offset) + 1
    if not origin or offset - origin > near:
        return None
    pages = Pages(Layout(article, layout.options, origin), shape)
    top = pages.layout.line_of(offset)
    if shape.columns > 1 and pages.after(top) is None:
        return None
    return Glance(pages, top)
