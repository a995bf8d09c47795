"""What an import brought, told for each file."""

from dataclasses import dataclass

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What came of one file.

    `found` annotations stood in it, of which `new` came, `updated` were changed, `already` were here, and
    `trashed` had been deleted here; `collapsed` records were earlier forms of others,
    `left_out` places in a book without any words. Of the new, `placed`
    found their words in an article, `detached` did not, and `waiting` are kept until their article is opened.
    `kept_both` notes were changed here and there; `articles` were made for `waiting` ones. `not_placed` gives
    title and words of those without a place, `problems` are records that could not be read.
    """

    path: str
    format: str
    found: int = 0
    new: int = 0
    placed: int = 0
    detached: int = 0
    waiting: int = 0
    updated: int = 0
    already: int = 0
    trashed: int = 0
    kept_both: int = 0
    collapsed: int = 0
    left_out: int = 0
    articles: int = 0
    documents: int = 0
    not_placed: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def summary(self) -> str:
        """What came, in a line."""
        places = ", ".join(
            f"{number:,} {words}"
            for number, words in (
                (self.placed, "placed"),
                (self.detached, "not found in their article"),
                (self.waiting, "waiting for their article"),
            )
            if number
        )
        parts = [
            f"{self.new:,} new" + (f" ({places})" if places else ""),
            *(
                f"{number:,} {words}"
                for number, words in (
                    (self.updated, "updated"),
                    (self.already, "here already"),
                    (self.trashed, "deleted here before"),
                    (self.kept_both, "kept beside a note edited here"),
                    (self.collapsed, "collapsed into later forms"),
                    (self.left_out, "without words left out"),
                    (len(self.problems), "not understood"),
                )
                if number
            ),
        ]
        return ", ".join(parts)

    def to_plain(self) -> Plain:
        """Return the JSON form of the report."""
        return {
            "file": self.path,
            "format": self.format,
            "found": self.found,
            "new": self.new,
            "placed": self.placed,
            "detached": self.detached,
            "waiting": self.waiting,
            "updated": self.updated,
            "already": self.already,
            "trashed": self.trashed,
            "kept_both": self.kept_both,
            "collapsed": self.collapsed,
            "left_out": self.left_out,
            "articles": self.articles,
            "documents": self.documents,
            "not_placed": [{"title": title, "exact": exact} for title, exact in self.not_placed],
            "problems": list(self.problems),
        }
