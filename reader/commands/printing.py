"""What commands print: text and JSON, as UTF-8 whatever the locale says."""

import json
import sys
from typing import Any

from reader.errors import BroadsheetError


def to_json(value: Any, *, indent: int | None = None) -> str:
    """Return JSON text that can always be written as UTF-8: lone surrogates are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text


def print_text(text: str, *, end: str = "\n") -> None:
    """Print as UTF-8 whatever the locale says; what cannot be encoded is replaced."""
    if sys.stdout is None:
        raise BroadsheetError("Standard output is closed.", "there is nowhere to print to")
    sys.stdout.flush()
    sys.stdout.buffer.write((text + end).encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
