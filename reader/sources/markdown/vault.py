"""What Obsidian writes beside Markdown: links of a vault, embeds, marked words, comments, block ids."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_LINK = re.compile(
    r"!?\[\[(?P<page>[^\[\]|#\n]*)(?:#(?P<place>[^\[\]|\n]*))?(?:\|(?P<alias>[^\[\]\n]*))?\]\]"
)
_COMMENT = re.compile(r"%%.*?%%", re.DOTALL)
_MARKED = re.compile(r"==(?=[^\s=])((?:[^\n=]|=(?!=)|\n(?!\n))*[^\s=])==(?!=)")
_BLOCK_ID = re.compile(r"(?:(?<=\s)|^)\^([A-Za-z0-9-]{3,})\s*\Z", re.MULTILINE)
CALLOUT: Final = re.compile(r"\[!([\w -]{1,40})\][+-]?[ \t]*")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?$")
#: How far behind its beginning the end of marked words, or of a comment in a line, is looked for.
_FAR = 20_000


def use_vault(parser: "MarkdownIt") -> None:
    """Teach a parser what vaults are written in."""
    parser.inline.ruler.before("link", "vault_link", _link)
    parser.inline.ruler.before("link", "vault_comment", _comment)
    parser.inline.ruler.before("link", "vault_marked", _marked)
    parser.inline.ruler.before("link", "vault_block_id", _block_id)
    ends = ["paragraph", "reference", "blockquote", "list"]
    parser.block.ruler.before("fence", "vault_comment_block", _comment_block, {"alt": ends})


def is_picture(page: str) -> bool:
    """Tell whether an embed is a picture rather than another note."""
    return _PICTURE.search(page) is not None


def is_size(alias: str) -> bool:
    """Tell whether what stands for an embed's words only says how large it is shown."""
    return _SIZE.match(alias.strip()) is not None


def _link(state: "StateInline", silent: bool) -> bool:
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    found = _LINK.match(state.src, state.pos, state.posMax)
    if found is None or not (found.group("page").strip() or (found.group("place") or "").strip()):
        return False
    if state.src[found.end() : found.end() + 1] in ("(", "[") and state.src[state.pos] == "[":
        return False  # a link whose words stand in brackets
    if not silent:
        token = state.push("vault_embed" if state.src[state.pos] == "!" else "vault_link", "", 0)
        token.meta = {name: (found.group(name) or "").strip() for name in ("page", "place", "alias")}
        token.content = found.group()
    state.pos = found.end()
    return True


def _comment(state: "StateInline", silent: bool) -> bool:
    if not state.src.startswith("%%", state.pos):
        return False
    found = _COMMENT.match(state.src, state.pos, min(state.posMax, state.pos + _FAR))
    if found is None:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content = found.group()
    state.pos = found.end()
    return True


def _marked(state: "StateInline", silent: bool) -> bool:
    if not state.src.startswith("==", state.pos):
        return False
    found = _MARKED.match(state.src, state.pos, min(state.posMax, state.pos + _FAR))
    if found is None:
        return False
    if not silent:
        end, state.posMax, state.pos = state.posMax, found.end(1), found.start(1)
        state.push("mark_open", "mark", 1)
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def _block_id(state: "StateInline", silent: bool) -> bool:
    if state.src[state.pos] != "^":
        return False
    found = _BLOCK_ID.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        token = state.push("vault_block_id", "", 0)
        token.content = found.group(1)
    state.pos = found.end()
    return True


def _comment_block(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Read a comment that begins a line and ends one, however many paragraphs it has."""
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("%%", begin):
        return False
    line, found = start, -1
    while line < end and found < 0:
        first = begin + 2 if line == start else state.bMarks[line]
        found = state.src.find("%%", first, state.eMarks[line])
        line += 1
    if found < 0 or state.src[found + 2 : state.eMarks[line - 1]].strip():
        return False
    if not silent:
        token = state.push("comment_block", "", 0)
        token.content = state.getLines(start, line, state.blkIndent, False)
        token.map = [start, line]
    state.line = line
    return True
