"""From Markdown to a draft: its blocks as its author meant them."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.article import BlockKind, Draft, Meta
from reader.errors import SourceError
from reader.sources.decoded import Decoded
from reader.sources.html.links import Links
from reader.sources.markdown.front_matter import address_of, meta_of, read_front_matter
from reader.sources.markdown.vault import use_vault
from reader.sources.markdown.writing import Writing
from reader.sources.passages import Passage, authored_draft, with_known_places
from reader.sources.plain_text import with_line_feeds
from reader.sources.refusals import shown

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

#: Nested more deeply, what stands there is a paragraph.
_DEEPEST = 40
_WORD = re.compile(r"\w+")
#: Blocks that may stand before the heading that is the title: badges, a picture, a rule.
_BEFORE_TITLE = (BlockKind.CAPTION, BlockKind.RULE)


def read_draft(source: Decoded) -> Draft:
    """Make the draft of a note in Markdown.

    Raises SourceError when there is nothing in it but what its author left out.
    """
    text = with_line_feeds(source.text)
    front = read_front_matter(text)
    meta = meta_of(front.facts, source.name)
    address = address_of(front.facts)
    if address and not meta.site:
        site = _site(address)
        meta = replace(
            meta, site=site, origins=(*meta.origins, ("site", "front matter")) if site else meta.origins
        )
    passages = list(read_blocks(text[front.end :], Links(source.base_url or address)))
    passages, meta = _titled(passages, meta)
    if front.text:
        why = "says what the text is, and is no part of it"
        passages.insert(0, Passage(front.text, BlockKind.CODE, label="front-matter", reason=why))
    if not any(one.text.strip() for one in passages if not one.label):
        raise SourceError(f"{shown(source.name)} has no words of its own.", "there are only comments in it")
    return authored_draft(with_known_places(passages), source, "markdown", meta)


def read_blocks(text: str, links: Links) -> list[Passage]:
    """Return the blocks of Markdown without front matter, in reading order."""
    notes: dict[str, object] = {}
    tokens = _parser().parse(text, notes)
    writing = Writing(links, notes)
    writing.write(tokens)
    return writing.finished()


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, move_to_end=False)
    parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, allow_labels=False)
    use_vault(parser)
    return parser


def _site(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _titled(passages: list[Passage], meta: Meta) -> tuple[list[Passage], Meta]:
    """Return the blocks with the one that is the title first, and what is known with that title.

    It is the heading that says what the front matter says; without front matter, the heading of the highest
    level that nothing but pictures stands before.
    """
    first = next(
        (
            at
            for at, one in enumerate(passages)
            if not one.label and one.kind not in _BEFORE_TITLE and not _is_picture(one)
        ),
        -1,
    )
    heading = passages[first] if first >= 0 and passages[first].kind is BlockKind.HEADING else None
    if meta.title:
        if heading is not None and _key(heading.text) == _key(meta.title):
            title = heading
        else:
            return [Passage(meta.title, BlockKind.TITLE, level=1), *passages], meta
    elif heading is not None and heading.level == 1:
        title = heading
        meta = replace(meta, title=title.text, origins=(*meta.origins, ("title", "the heading")))
    else:
        return passages, meta
    titled = title._replace(kind=BlockKind.TITLE, level=1)
    return [titled, *passages[:first], *passages[first + 1 :]], meta


def _is_picture(one: Passage) -> bool:
    return one.kind is BlockKind.PARAGRAPH and not any(map(str.isalnum, one.text))


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))
