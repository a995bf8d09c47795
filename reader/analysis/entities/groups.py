"""Groups told by two words: “Bosnian Serbs”, “Iraqi Kurdish”, “Mexican-Americans” are one group each."""

from collections.abc import Iterable
from dataclasses import replace

from reader.analysis.entities.candidates import Named
from reader.article import EntityKind, Span

#: Peoples that others join: a hyphen before any other word (“Russian-Ukrainian border”) parts two nations.
_JOINED = ("American", "Canadian", "Australian", "Argentine", "Brazilian", "British", "Briton", "Israeli")


def compounded(text: str, names: Iterable[Named]) -> tuple[Named, ...]:
    """Return the names, with groups of two words right beside each other as one."""
    kept: list[Named] = []
    for name in names:
        last = kept[-1] if kept else None
        if last is not None and name.kind is last.kind is EntityKind.GROUP and _are_one(text, last, name):
            words = " ".join(Span(last.start, name.end).of(text).split())
            kept[-1] = replace(last, end=name.end, wording=words)
            continue
        kept.append(name)
    return tuple(kept)


def _are_one(text: str, first: Named, second: Named) -> bool:
    between = text[first.end : second.start]
    if first.wording.endswith("s") and not first.wording.endswith("ss"):
        return False
    return between == " " or (between == "-" and second.wording.removesuffix("s") in _JOINED)
