"""`broadsheet library`: which articles there are, and which of them are one."""

import argparse
import sys
from typing import TYPE_CHECKING

from reader.commands.printing import print_text, to_json
from reader.commands.sources import library_of
from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.library.records import ArticleRecord
    from reader.library.store import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `library`."""
    parser.add_argument(
        "action",
        nargs="?",
        choices=("list", "same", "part"),
        default="list",
        help="list the articles; say that several are the same; part one again that was several",
    )
    parser.add_argument(
        "articles", nargs="*", metavar="ARTICLE", help="an id, or the beginning of one; a path or web address"
    )
    parser.add_argument("--json", action="store_true", help="print a JSON array")


def run(options: argparse.Namespace) -> int:
    """List the articles, or say which are one."""
    wanted = {"same": (2, "at least two articles"), "part": (1, "an article")}.get(options.action)
    if wanted is not None and len(options.articles) < wanted[0]:
        print(f"broadsheet library: {options.action} needs {wanted[1]}", file=sys.stderr)
        return 2
    library = library_of(options)
    try:
        if options.action == "same":
            one, *others = [_found(library, name).id for name in options.articles]
            for other in others:
                library.declare_same(one, other)
            records = [record for record in library.articles() if one in _ids(library, record)]
        elif options.action == "part":
            first = _found(library, options.articles[0])
            records = library.part(
                first.id, *(_record(library, first, name) for name in options.articles[1:])
            )
        else:
            records = [_found(library, name) for name in options.articles] or library.articles()
    finally:
        library.close()
    if options.json:
        print_text(to_json([_plain(library, record) for record in records], indent=2))
        return 0
    for record in records:
        of = len(library.records_of(record.id))
        made = f"  (made of {of})" if of > 1 else ""
        print_text(f"{record.id[:12]}  {record.title or record.source or 'Untitled'}{made}")
        if record.source:
            print_text(f"{'':12}  {record.source}")
    return 0


def _ids(library: "Library", record: "ArticleRecord") -> list[str]:
    return [one.id for one in library.records_of(record.id)]


def _plain(library: "Library", record: "ArticleRecord") -> dict[str, object]:
    return {
        "id": record.id,
        "title": record.title,
        "authors": list(record.authors),
        "site": record.site,
        "published": record.published,
        "source": record.source,
        "sources": list(record.sources),
        "words": record.words,
        "created": record.created,
        "opened": record.opened,
        "annotations": len(library.annotations(record.id)),
        "ids": _ids(library, record),
    }


def _found(library: "Library", name: str) -> "ArticleRecord":
    """Return the article that is meant; raises LibraryError if there is none, or more than one."""
    from pathlib import Path

    from reader.pipeline import is_web_address

    records = library.articles()
    by_id = [record for record in records if any(id.startswith(name) for id in _ids(library, record))]
    if len(by_id) == 1 and len(name) >= 4:
        return by_id[0]
    place = name if is_web_address(name) else str(Path(name).expanduser().absolute())
    record = library.find_article(source=place)
    if record is not None:
        return record
    if by_id:
        raise LibraryError(f"“{name}” is the beginning of several articles’ ids.", "give more of it")
    raise LibraryError(f"There is no article “{name}” in the library.", "`broadsheet library` lists them")


def _record(library: "Library", article: "ArticleRecord", name: str) -> str:
    """Return the id of the record of an article that is meant."""
    from reader.library.records import canonical_source

    for record in library.records_of(article.id):
        if record.id.startswith(name) or canonical_source(name) in record.sources:
            return record.id
    raise LibraryError(f"“{article.title or article.id}” was not made of “{name}”.")
