"""Layouts that were made are kept for a while, so that going back to a width or an option costs nothing."""

from reader.article import Article, Meta
from reader.typesetting.layout import Layout
from reader.typesetting.options import LayoutOptions

#: As many are kept, the last used ones; each takes four bytes a line.
MOST = 6

_Key = tuple[str, Meta, int, LayoutOptions]


class Layouts:
    """The layouts that were last used, by the article's words and how they are set."""

    def __init__(self) -> None:
        self._kept: dict[_Key, Layout] = {}

    def layout(self, article: Article, options: LayoutOptions) -> Layout:
        """Return the article set as `options` say: the layout made before, if there is one.

        An article that is the same in words and byline under another identity has the same layout.
        """
        # Blocks are known by which they are: to compare those of a book takes longer than to lay it out. The
        # layout holds them, so that no others can take their place in memory.
        key = (article.text, article.meta, id(article.blocks), options)
        layout = self._kept.pop(key, None)
        if layout is None:
            layout = Layout(article, options)
        self._kept[key] = layout
        while len(self._kept) > MOST:
            del self._kept[next(iter(self._kept))]
        return layout
