"""The little YAML that front matter needs, written so that no title can break out of it."""

import json
import re
from collections.abc import Iterable

#: What YAML calls unprintable or takes for a line break; JSON's escapes are YAML's too.
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

Value = str | int | Iterable[str]


def front_matter(facts: Iterable[tuple[str, Value]]) -> str:
    """Return the front matter block of `facts`, in their order; text is always quoted.

    Quoted, because `No`, `2030-01-31`, `1e3` and `#1` would be read as something else than text.
    """
    lines = [f"{name}: {_value(value)}" for name, value in facts]
    return "\n".join(("---", *lines, "---", ""))


def _value(value: Value) -> str:
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return quoted(value)
    return "[" + ", ".join(quoted(item) for item in value) + "]"


def quoted(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar on one line, which is JSON as well."""
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(text, ensure_ascii=False))


def unquoted(scalar: str) -> str:
    """Return the text of a scalar that `quoted` wrote, or of a plain one."""
    try:
        text = json.loads(scalar)
    except ValueError:
        return scalar.strip("'\"")
    return text if isinstance(text, str) else scalar
