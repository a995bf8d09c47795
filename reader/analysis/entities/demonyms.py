"""Which place a people or an adjective belongs to: “Texan” to Texas, “North Koreans” to North Korea."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

from reader.analysis.entities.gazetteer import Gazetteer

_MADE = re.compile(r"(.{3,}?)(?:n|an|ian|ean|ese|ish|i|er)s?$")
_ENDINGS = ("", "a", "e", "y", "ia", "o")


@cache
def _listed() -> dict[str, str]:
    """Return the place of every demonym of a city, region or continent."""
    places: dict[str, str] = {}
    path = Path(__file__).resolve().parent / "data" / "demonyms.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        place, colon, demonyms = line.partition(": ")
        if line.startswith("#") or not colon:
            continue
        parts = demonyms.split(",") if "," in demonyms else demonyms.split()
        for demonym in parts:
            places.setdefault(demonym.strip(), place)
    return places


def place_of(wording: str, lists: Gazetteer, named: Collection[str] = ()) -> str:
    """Return the name of the place that a group belongs to, "" where it is of none.

    A demonym that no list has is read from the places `named` in the article: “Drovian” is of Drovia. Where
    one demonym is of two places, the one that the article names is meant.
    """
    singular = wording.removesuffix("s")
    country = lists.nations.get(wording) or lists.nations.get(singular, "")
    place = _listed().get(wording) or _listed().get(singular, "")
    if country and not (place in named and country not in named):
        return country
    if place or wording in lists.known:
        return place
    found = _MADE.match(wording)
    if found is None:
        return ""
    return next((found.group(1) + end for end in _ENDINGS if found.group(1) + end in named), "")
