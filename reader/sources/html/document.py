"""Making a tree of a page's markup, however broken it is."""

import re
from typing import TYPE_CHECKING

from reader.sources.html.elements import BLOCKS, tag_set

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

#: What no tree may hold.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
#: A declaration of an encoding inside text that is decoded already would be believed.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_VOID = tag_set("area base br col embed hr img input link meta param source track wbr p")
#: Elements deeper than this are taken out, their words stay: parsers give up below some thousand levels.
_DEEPEST = 200


def tree_of(text: str) -> "_Element | None":
    """Return the root of a page's tree, or None if there is no element in it. Never raises."""
    from lxml.etree import ElementDefaultClassLookup, LxmlError
    from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

    text = _DECLARATION.sub("", text, count=1)
    data = _FORBIDDEN.sub(" ", text).encode("utf-8")
    for source in (data, None):
        parser = HTMLParser(
            huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
        )
        # One class for all elements: lxml asks a function in Python for each one else, again and again.
        parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
        given = source if source is not None else flattened(text).encode("utf-8", "replace")
        try:
            root = document_fromstring(given, parser=parser)
        except (LxmlError, ValueError, AssertionError):
            return None
        if not any("depth" in entry.message.lower() for entry in parser.error_log.filter_from_errors()):
            break
    return root


def flattened(text: str) -> str:
    """Return markup without the tags of elements that are nested too deeply."""
    depth = 0

    def replaced(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag.group(2).lower()
        if name in _VOID:
            return tag.group()
        parted = "<br>" if name in BLOCKS else " "
        if tag.group(1):
            depth = max(0, depth - 1)
            return tag.group() if depth < _DEEPEST else parted
        depth += 1
        return tag.group() if depth <= _DEEPEST else parted

    return _TAG.sub(replaced, text)
