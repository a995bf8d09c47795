"""The XML of a book made trees: no entity is expanded, nothing fetched; broken chapters are read as HTML."""

import re
from html import entities
from typing import TYPE_CHECKING

from reader.sources.decoding import decode, has_mark
from reader.sources.html.elements import tag_set
from reader.sources.html.sniffing import declared_encoding, decode_as

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element  # type: ignore[import-untyped]

#: A document type, with the declarations of entities in it: none of them is ever looked at.
_DOCTYPE = re.compile(
    r"<!DOCTYPE\b(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL
)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>\s*")
_ENTITY = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([a-zA-Z][a-zA-Z0-9]{1,31});)?"
)
_DEFAULT_SPACE = re.compile(r"(<(?:html|svg|math)\b[^>]*?)\sxmlns\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]|&#(?:x0*(?:[0-8bBeEfF]|1[0-9a-fA-F]);)"
)
_CLOSED = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s[^<>]*?)?)/>")
_VOID = tag_set("area base br col embed hr img input link meta param source track wbr")


def tree_of_xml(data: bytes) -> "_Element | None":
    """Return the root of an XML file of a book, mended where it is broken, None where there is none."""
    from lxml.etree import LxmlError, fromstring

    text = _prepared(_decoded(data))
    try:
        return fromstring(text.encode("utf-8", "replace"), _parser(recover=True))
    except (LxmlError, ValueError):
        return None


def tree_of_chapter(data: bytes) -> "_Element | None":
    """Return the root of a chapter, its elements without a namespace; None where there is nothing in it.

    XHTML that is not well formed is read as browsers read HTML, so that no words behind an error are lost.
    """
    from lxml.etree import LxmlError, fromstring

    text = _decoded(data)
    if not text.strip():
        return None
    prepared = _DEFAULT_SPACE.sub(r"\1", _prepared(text))
    try:
        root = fromstring(prepared.encode("utf-8", "replace"), _parser(recover=False))
    except (LxmlError, ValueError):
        from reader.sources.html.document import tree_of

        return tree_of(_CLOSED.sub(_opened, prepared))
    if "{" in str(root.tag):
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = local_name(element)
    return root


def local_name(element: "_Element") -> str:
    """Return the name of an element without its namespace, "" of what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def type_of(element: "_Element") -> str:
    """Return what an element says that it is to a book: its `epub:type` and role, between spaces."""
    kinds = element.get("{http://www.idpf.org/2007/ops}type") or element.get("epub:type") or ""
    return f" {kinds} {element.get('role') or ''} "


def _parser(*, recover: bool) -> "XMLParser":
    from lxml.etree import XMLParser

    return XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        encoding="utf-8",
    )


def _decoded(data: bytes) -> str:
    declared = "" if has_mark(data) else declared_encoding(data)
    return ((decode_as(data, declared) if declared else None) or decode(data))[0].lstrip("\ufeff")


def _prepared(text: str) -> str:
    """Return XML without its document type, its entities as the signs that they stand for."""
    text = _DECLARATION.sub("", text, count=1)
    if "<!DOCTYPE" in text[:100_000] or "<!doctype" in text[:100_000]:
        text = _DOCTYPE.sub("", text, count=1)
    if "&" in text:
        text = _ENTITY.sub(_sign, text)
    return _FORBIDDEN.sub(" ", text)


def _sign(found: re.Match[str]) -> str:
    name = found.group(1)
    code = entities.html5.get(f"{name};") if name else None
    return code if code is not None and code not in "<&" else "&amp;" + found.group()[1:]


def _opened(tag: re.Match[str]) -> str:
    """Return a tag that closes itself as HTML writes it: only few may."""
    name, rest = tag.groups()
    return tag.group() if name.lower() in _VOID else f"<{name}{rest}></{name}>"
