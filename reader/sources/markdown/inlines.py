"""Writing down the words of one block of a note, with what its signs and its HTML say of them."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING

from reader.article import InlineKind
from reader.sources.html.links import Links
from reader.sources.html.running_text import RunningText
from reader.sources.markdown.vault import is_picture, is_size

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPENED: Mapping[str, InlineKind] = {
    "em_open": InlineKind.EMPHASIS,
    "strong_open": InlineKind.STRONG,
    "mark_open": InlineKind.STRONG,
}
_TAGS: Mapping[str, InlineKind] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), InlineKind.EMPHASIS),
    **dict.fromkeys(("strong", "b", "mark"), InlineKind.STRONG),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), InlineKind.CODE),
}
_STRUCK_TAGS = ("s", "del", "strike")
#: The signs around struck words: left out, the words would say what their author no longer says.
_STRUCK = "~~"
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Between two signs of these scripts a line's end is no space.
_SPACELESS = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SKIPPED_TAGS = ("script", "style")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SHIFTED = {"sup": _RAISED, "sub": _LOWERED}


class InlineWriter:
    """Adds the words of tokens to a running text."""

    def __init__(self, words: RunningText, links: Links) -> None:
        self._words = words
        self._links = links
        self._left_out: list[tuple[str, str]] = []
        self._referred: set[str] = set()

    def take_left_out(self) -> list[tuple[str, str]]:
        """Return what was left out since this was asked last: its class and its words."""
        left, self._left_out = self._left_out, []
        return left

    def write(self, tokens: "Sequence[Token]") -> None:
        """Add the words of tokens; what is open at their end is closed."""
        paired = _paired(tokens)
        skipping = -1
        for at, token in enumerate(tokens):
            if at <= skipping:
                continue
            if token.type == "html_inline":
                partner = paired.get(at)
                shifts = _SHIFTED.get(token.content.strip("<>").lower())
                if shifts is not None and partner == at + 2 and tokens[at + 1].content.isdigit():
                    self._add(tokens[at + 1].content.translate(shifts))
                    skipping = partner
                    continue
                skipping = self._html(token, partner)
            else:
                following = tokens[at + 1].content[:1] if at + 1 < len(tokens) else ""
                self._one(token, following)

    def picture_words(self, token: "Token") -> str:
        """Return what stands for a picture: its caption and its description, where they differ."""
        if token.type == "vault_embed":
            alias, page = token.meta["alias"], token.meta["page"]
            if is_picture(page):
                return "" if is_size(alias) else str(alias)
            return str(alias or page)
        described = plain_words(token.children or ())
        title = " ".join(str(token.attrs.get("title") or "").split())
        if described and title and described.casefold() not in title.casefold():
            return described if title.casefold() in described.casefold() else f"{title} ({described})"
        return title or described

    def picture_target(self, token: "Token") -> str:
        """Return the address of a picture, "" where it has none."""
        if token.type == "vault_embed":
            return str(token.meta["page"])
        return self._links.target(str(token.attrs.get("src") or ""))

    def _add(self, text: str) -> None:
        if text:
            self._words.add(text)

    def _one(self, token: "Token", following: str) -> None:  # noqa: PLR0912 - one case for each kind of token
        match token.type:
            case "softbreak":
                close = _SPACELESS.match(self._words.last) and _SPACELESS.match(following)
                self._add("" if close else " ")
            case "hardbreak":
                self._words.break_line()
            case "code_inline":
                self._words.open(InlineKind.CODE)
                self._add(token.content)
                self._words.close()
            case "em_open" | "strong_open" | "mark_open":
                self._words.open(_OPENED[token.type])
            case "em_close" | "strong_close" | "mark_close" | "link_close":
                self._words.close()
            case "s_open" | "s_close":
                self._add(_STRUCK)
            case "link_open":
                self._open_link(str(token.attrs.get("href") or ""))
            case "image":
                self._in_line(self.picture_words(token), self.picture_target(token))
            case "vault_embed":
                words = self.picture_words(token)
                self._in_line(words, self.picture_target(token))
                if not words:
                    self._left_out.append(("embed", token.content))
            case "vault_link":
                self._vault_link(token)
            case "vault_block_id":
                self._words.name_block("^" + token.content)
                self._left_out.append(("block-id", "^" + token.content))
            case "comment":
                self._left_out.append(("comment", token.content))
            case "footnote_ref":
                self._reference(token)
            case "math_inline" | "math_inline_double":
                sign = "$" if token.type == "math_inline" else "$$"
                self._words.open(InlineKind.CODE)  # no sign in it means anything else
                self._add(f"{sign}{token.content}{sign}")
                self._words.close()
            case "footnote_anchor":
                pass
            case _:
                self._add(token.content)

    def _in_line(self, words: str, target: str) -> None:
        if words:
            self._words.open(InlineKind.IMAGE, target)
            self._add(words)
            self._words.close()

    def _open_link(self, address: str) -> None:
        self._words.open(InlineKind.LINK, self._links.place(address) or self._links.target(address))

    def _vault_link(self, token: "Token") -> None:
        """Add a link to another note, as it reads; one to a place of this note leads there."""
        from reader.sources.markdown.writing import slug_of

        page, place, alias = (token.meta[name] for name in ("page", "place", "alias"))
        words = alias or " › ".join(filter(None, (page, place.lstrip("^").replace("#", " › "))))
        last = place.rpartition("#")[2]
        target = page
        if not page:
            target = "#" + (last if last.startswith("^") else slug_of(last))
        self._words.open(InlineKind.LINK, target)
        self._add(words)
        self._words.close()

    def _reference(self, token: "Token") -> None:
        from reader.sources.markdown.writing import note_name

        number = int(token.meta["id"])
        name = note_name(number, str(token.meta.get("label") or ""))
        if name not in self._referred:
            self._referred.add(name)
            self._words.place(f"{name}-ref")
        self._words.open(InlineKind.FOOTNOTE, f"#{name}")
        self._words.add(str(number + 1).translate(_RAISED))
        self._words.close()

    def _html(self, token: "Token", partner: int | None) -> int:
        """Obey a tag; return the last token that is not shown on its account, -1 if all are."""
        content = token.content
        if content.startswith("<!--"):
            self._left_out.append(("comment", content))
            return -1
        found = _TAG.match(content)
        if found is None:
            return -1
        name = found.group("name").lower()
        if name == "br":
            self._words.break_line()
        elif name == "img":
            attributes = _attributes(found.group("rest"))
            words = " ".join(attributes.get("alt", "").split())
            self._in_line(words, self._links.target(attributes.get("src", "")))
        elif partner is None:
            return -1
        elif name in _SKIPPED_TAGS and not found.group("end"):
            return partner
        elif name in _STRUCK_TAGS:
            self._add(_STRUCK)
        elif name in _TAGS or name == "a":
            if found.group("end"):
                self._words.close()
            elif name == "a":
                attributes = _attributes(found.group("rest"))
                for key in ("id", "name"):
                    if attributes.get(key):
                        self._words.place(attributes[key])
                self._open_link(attributes.get("href", ""))
            else:
                self._words.open(_TAGS[name])
        return -1


def plain_words(tokens: "Sequence[Token]") -> str:
    """Return the words of tokens on one line, without what their signs say of them."""
    pieces: list[str] = []
    for token in tokens:
        match token.type:
            case "softbreak" | "hardbreak":
                pieces.append(" ")
            case "image":
                pieces.append(plain_words(token.children or ()))
            case "html_inline":
                pieces.append(" " if token.content.lower().startswith("<br") else "")
            case "vault_link" | "vault_embed":
                meta = token.meta
                pieces.append(meta["alias"] or " › ".join(filter(None, (meta["page"], meta["place"]))))
            case "footnote_ref":
                pieces.append(str(int(token.meta["id"]) + 1).translate(_RAISED))
            case "s_open" | "s_close":
                pieces.append(_STRUCK)
            case "math_inline":
                pieces.append(f"${token.content}$")
            case "comment" | "vault_block_id" | "footnote_anchor":
                pass
            case _:
                pieces.append(token.content)
    return " ".join("".join(pieces).split())


def _paired(tokens: "Sequence[Token]") -> dict[int, int]:
    """Return the tags of HTML that stand around whole tokens: the place of each, and of its other half."""
    pairs: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    for at, token in enumerate(tokens):
        if token.type == "html_inline":
            found = _TAG.match(token.content)
            if found is None:
                continue
            name = found.group("name").lower()
            if not found.group("end"):
                if not found.group("rest").endswith("/"):
                    opened.append((name, at))
                continue
            while opened and opened[-1][0] not in (name, ""):
                opened.pop()
            if opened and opened[-1][0] == name:
                start = opened.pop()[1]
                pairs[start], pairs[at] = at, start
        elif token.nesting == 1:
            opened.append(("", at))
        elif token.nesting == -1:
            while opened and opened.pop()[0] != "":
                pass
    return pairs


def _attributes(written: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(written)
    }
