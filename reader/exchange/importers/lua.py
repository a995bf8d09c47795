"""Tables of the language Lua, as programs write their settings: read, and never run.

Of the language only literals are understood: nil, booleans, numbers, strings in all their forms, tables of
these, and comments. Anything else (a call, an operator, a name) is refused.
"""

import re
from typing import Any

_SPACE = re.compile(r"(?:\s+|--\[(?P<level>=*)\[.*?\](?P=level)\]|--[^\n]*)+", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_]\w*")
_NUMBER = re.compile(r"-?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_LONG = re.compile(r"\[(=*)\[")
_WORDS = {"true": True, "false": False, "nil": None}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
#: How deep tables may lie in one another.
_DEPTH = 100

Table = dict[Any, Any]


class LuaError(ValueError):
    """Text that is no literal of Lua; `line` is where, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parsed_table(text: str) -> Table:
    """Return the table that Lua source returns or is; keys are strings and numbers. Raises LuaError."""
    reader = _Reader(text)
    reader.skip()
    while reader.word("local"):
        name = reader.name()
        reader.expect("=")
        value = reader.value(0)
        reader.skip()
        if not reader.word("return"):
            continue
        if reader.name() == name and isinstance(value, dict):
            return value
        raise reader.error("a table was expected")
    reader.word("return")
    value = reader.value(0)
    reader.take(";")
    reader.skip()
    if reader.at < len(text):
        raise reader.error("more than one table")
    if not isinstance(value, dict):
        raise reader.error("a table was expected")
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def error(self, message: str) -> LuaError:
        return LuaError(message, self.text.count("\n", 0, self.at) + 1)

    def skip(self) -> None:
        found = _SPACE.match(self.text, self.at)
        if found:
            self.at = found.end()

    def take(self, sign: str) -> bool:
        self.skip()
        if not self.text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise self.error(f"“{sign}” was expected")

    def word(self, wanted: str) -> bool:
        self.skip()
        found = _NAME.match(self.text, self.at)
        if found is None or found.group() != wanted:
            return False
        self.at = found.end()
        self.skip()
        return True

    def name(self) -> str:
        self.skip()
        found = _NAME.match(self.text, self.at)
        if found is None:
            raise self.error("a name was expected")
        self.at = found.end()
        return found.group()

    def value(self, depth: int) -> Any:
        self.skip()
        sign = self.text[self.at : self.at + 1]
        if sign == "{":
            return self.table(depth)
        if sign in ("'", '"') and sign:
            return self.string(sign)
        if _LONG.match(self.text, self.at):
            return self.long_string()
        number = _NUMBER.match(self.text, self.at)
        if number:
            self.at = number.end()
            return self.number(number.group())
        if self.word("return"):
            raise self.error("a value was expected")
        found = _NAME.match(self.text, self.at)
        if found and found.group() in _WORDS:
            self.at = found.end()
            return _WORDS[found.group()]
        if found:
            raise self.error(f"“{found.group()[:20]}” is no value")
        raise self.error("a value was expected" if sign else "the file ends in the middle of a table")

    def number(self, digits: str) -> int | float:
        try:
            return int(digits, 0) if re.fullmatch(r"-?0[xX].*|-?[1-9]\d*|-?0", digits) else float(digits)
        except ValueError:
            raise self.error("a number is too long") from None

    def table(self, depth: int) -> Table:
        if depth > _DEPTH:
            raise self.error("tables are nested too deeply")
        self.at += 1
        table: Table = {}
        place = 1
        while not self.take("}"):
            key, value = self.entry(depth)
            if key is None:
                key, place = place, place + 1
            table[key] = value
            if not (self.take(",") or self.take(";")):
                self.expect("}")
                break
        return table

    def entry(self, depth: int) -> tuple[Any, Any]:
        """Return the key, None where it has none, and the value of an entry."""
        if not _LONG.match(self.text, self.at) and self.take("["):
            key = self.value(depth + 1)
            if isinstance(key, dict) or key is None:
                raise self.error("a key must be a string or a number")
            self.expect("]")
            self.expect("=")
            return key, self.value(depth + 1)
        found = _NAME.match(self.text, self.at)
        if found and found.group() not in _WORDS:
            begun = self.at
            self.at = found.end()
            if not self.take("="):
                self.at = begun
                raise self.error(f"“{found.group()[:20]}” is no value")
            return found.group(), self.value(depth + 1)
        return None, self.value(depth + 1)

    def string(self, quote: str) -> str:
        start = self.at
        self.at += 1
        parts = bytearray()
        while True:
            end = self.at
            while end < len(self.text) and self.text[end] not in (quote, "\\", "\n"):
                end += 1
            parts += self.text[self.at : end].encode("utf-8", "surrogatepass")
            self.at = end
            sign = self.text[end : end + 1]
            if sign == quote:
                self.at += 1
                return parts.decode("utf-8", "replace")
            if sign != "\\":
                self.at = start
                raise self.error("a string does not end")
            parts += self.escape()

    def escape(self) -> bytes:
        """Return what the escape at the place stands for; decimal ones are single bytes of UTF-8."""
        self.at += 1
        rest = self.text[self.at : self.at + 12]
        coded = re.match(r"(\d{1,3})|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|z(\s*)", rest)
        if coded is None:
            if not rest:
                raise self.error("the file ends in the middle of a string")
            self.at += 1
            return _ESCAPES.get(rest[0], rest[0]).encode("utf-8", "surrogatepass")
        self.at += coded.end()
        if coded[4] is not None:
            return b""
        code = int(coded[1] or "0") if coded[1] else int(coded[2] or coded[3], 16)
        if code > (0x10FFFF if coded[3] else 255):
            raise self.error("no such character")
        return chr(code).encode("utf-8", "surrogatepass") if coded[3] else bytes((code,))

    def long_string(self) -> str:
        found = _LONG.match(self.text, self.at)
        assert found is not None
        close = f"]{found[1]}]"
        end = self.text.find(close, found.end())
        if end < 0:
            raise self.error("a string does not end")
        words = self.text[found.end() : end]
        self.at = end + len(close)
        return words.removeprefix("\n")
