"""How well dates, amounts, events, works, laws, products and groups are found, and what they stand for.

Run `python benchmarks/kinds.py [KIND…] [-v]`. `kinds/KIND-YYYY-MM-DD.txt` holds sentences of news of our
own, one a line, seen from that day, with what a careful reader would mark: `{words=d:2024-05-12}`, the letter
of the kind and, for dates and amounts, the value, if it is asked for. Only the kinds of a file's name are
marked in it. Small words before a mention and behind it (“between”, “a year”) count neither way.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from reader.analysis.entities import find_entities
from reader.article import Article, EntityKind, Meta

FOLDER = Path(__file__).resolve().parent / "kinds"
LETTERS = {
    "d": EntityKind.DATE, "m": EntityKind.MONEY, "p": EntityKind.PERCENTAGE, "e": EntityKind.EVENT,
    "w": EntityKind.WORK, "l": EntityKind.LAW, "r": EntityKind.PRODUCT, "g": EntityKind.GROUP,
}  # fmt: skip
MARKED = {
    "dates": "d",
    "amounts": "mp",
    "events": "e",
    "works": "w",
    "laws": "l",
    "products": "r",
    "groups": "g",
}
_MARK = re.compile(r"\{([^{}=]*)=(\w)(?::([^{}]*))?\}")
_BEFORE = re.compile(
    r"(?:(?:the|an?|about|around|almost|nearly|roughly|some|between|from|within|through|until|more than"
    r"|as much as"
    r"|by|an average of|of|in|on|at|for|before|after|since|another|well over|up to|less than) )+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:['’]s| of| of the| lower| of GDP| of them| an hour| a year|-a-week| note| chance| in all"
    r"|(?: (?:launchers|landing))|[.,\"”])+$"
)

Place = tuple[int, int, str]


def main() -> None:
    """Print precision, recall and right values of each file; with -v what was missed, false or misread."""
    wanted = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    for path in sorted(FOLDER.glob("*.txt")):
        name, _, published = path.stem.partition("-")
        if not wanted or name in wanted:
            _score(path, published, MARKED[name], verbose="-v" in sys.argv)


def _score(path: Path, published: str, letters: str, *, verbose: bool) -> None:
    counts: dict[str, int] = defaultdict(int)
    for line in path.read_text(encoding="utf-8").splitlines():
        text, marked = _parsed(line, letters)
        found = _found(text, published, letters)
        for place, value in marked.items():
            counts["right" if place in found else "missed"] += 1
            if place in found and value is not None and place[2] in "dmp":
                good = found[place].rstrip("~") == value.rstrip("~")
                counts["valued"] += 1
                counts["good"] += good
                if verbose and not good:
                    print(f"  value  {text[place[0] : place[1]]!r}: {found[place]!r} for {value!r}")
        counts["false"] += len(found.keys() - marked.keys())
        for what, places in (("missed", marked.keys() - found), ("false", found.keys() - marked)):
            for start, end, _ in sorted(places) if verbose else ():
                print(f"  {what:6} {text[start:end]!r} in {text}")
    right = counts["right"]
    precision, recall = right / max(1, right + counts["false"]), right / max(1, right + counts["missed"])
    values = f"  values {counts['good']} of {counts['valued']}" if counts["valued"] else ""
    print(f"{path.stem:22} P {100 * precision:5.1f}  R {100 * recall:5.1f}{values}")


def _parsed(line: str, letters: str) -> tuple[str, dict[Place, str | None]]:
    """Return a line without its marks, and the marks with their values."""
    text, at, marks = "", 0, []
    for found in _MARK.finditer(line):
        text += line[at : found.start()]
        marks.append((len(text), len(text) + len(found.group(1)), found.group(2), found.group(3)))
        text, at = text + found.group(1), found.end()
    text += line[at:]
    return text, {_tidy(text, a, b, kind): value for a, b, kind, value in marks if kind in letters}


def _found(text: str, published: str, letters: str) -> dict[Place, str]:
    kinds = {LETTERS[letter]: letter for letter in letters}
    return {
        _tidy(text, mention.span.start, mention.span.end, kinds[entity.kind]): mention.value or entity.value
        for entity in find_entities(Article("a", text, meta=Meta(published=published)), "en")
        if entity.kind in kinds
        for mention in entity.mentions
    }


def _tidy(text: str, start: int, end: int, kind: str) -> Place:
    before = _BEFORE.match(text, start, end)
    start = before.end() if before and before.end() < end else start
    behind = _BEHIND.search(text[start:end])
    return start, start + behind.start() if behind and behind.start() else end, kind


if __name__ == "__main__":
    main()
