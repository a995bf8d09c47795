"""What runs in the process of spaCy: one JSON line in for each text, one out with the names in it.

Run as a program only. Models stay loaded, so that the second text of a language takes no time to begin with.
"""

import contextlib
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

#: What names need not: a model is faster without.
_NOT_NEEDED = ("parser", "tagger", "morphologizer", "attribute_ruler", "lemmatizer", "senter")
#: A text is read in pieces of so many code points: memory grows with them.
PIECE = 50_000

_Names = list[tuple[int, int, str]]


def pieces(text: str, size: int = PIECE) -> Iterator[tuple[int, str]]:
    """Yield the pieces of a text with their offsets, cut at line ends where there are any."""
    start = 0
    while start < len(text):
        end = min(len(text), start + size)
        if end < len(text):
            end = max(text.rfind("\n", start, end) + 1, start) or end
            end = end if end > start else min(len(text), start + size)
        yield start, text[start:end]
        start = end


class _Models:
    """The models loaded so far."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def names(self, model: str, text: str) -> _Names:
        """Return the names of a text: start and end in code points, and the model's label."""
        if model not in self._loaded:
            self._loaded[model] = import_module("spacy").load(model, exclude=list(_NOT_NEEDED))
        read = self._loaded[model]
        return [
            (offset + entity.start_char, offset + entity.end_char, entity.label_)
            for offset, piece in pieces(text)
            for entity in read(piece).ents
        ]


def main() -> None:
    """Answer until there is no more input."""
    answers, sys.stdout = sys.stdout, sys.stderr  # what a library prints is no answer
    models = _Models()
    for line in sys.stdin:
        try:
            asked = json.loads(line)
            answer: dict[str, Any] = {"names": models.names(asked["model"], asked["text"])}
        except Exception as error:  # whatever fails in there is told, in one line
            answer = {"error": f"{type(error).__name__}: {error}"}
        with contextlib.suppress(BrokenPipeError):
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


if __name__ == "__main__":
    main()
