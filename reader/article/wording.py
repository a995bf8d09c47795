"""What changed between two wordings of a passage, word by word, for a reader who is to judge it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Words left beside each change where a long passage is cut.
CONTEXT = 6
#: A word with the blanks behind it; letters of scripts without blanks are words of their own.
_ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_ALONE}]\s*|[^\s{_ALONE}]+\s*")
#: The most words that are compared; a passage this long is a chapter, and is shown as it begins.
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words; `changed` tells that the other wording has others in their place, or none."""

    words: str
    changed: bool = False


Wording = tuple[Stretch, ...]


def differences(before: str, after: str) -> tuple[Wording, Wording]:
    """Return both wordings as stretches that are the same in both, and stretches that differ."""
    old, new = _WORD.findall(before)[:_MOST], _WORD.findall(after)[:_MOST]
    matcher = SequenceMatcher(None, [w.strip() for w in old], [w.strip() for w in new], autojunk=False)
    olds: list[Stretch] = []
    news: list[Stretch] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        for words, stretches in ((old[a:b], olds), (new[c:d], news)):
            if words:
                stretches.append(Stretch("".join(words), tag != "equal"))
    return tuple(olds), tuple(news)


def shortened(wording: Wording, context: int = CONTEXT) -> Wording:
    """Return a wording with what is the same in both cut to a few words beside each change."""
    short: list[Stretch] = []
    for at, stretch in enumerate(wording):
        words = _WORD.findall(stretch.words)
        first, last = at == 0, at == len(wording) - 1
        most = context if first or last else 2 * context
        if stretch.changed or len(words) <= most + 1 or (first and last):
            short.append(stretch)
            continue
        head = "" if first else "".join(words[:context])
        tail = "" if last else "".join(words[-context:])
        short.append(Stretch(f"{head}… {tail}" if not last else f"{head.rstrip()} …"))
    return tuple(short)
