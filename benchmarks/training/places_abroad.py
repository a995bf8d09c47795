"""Write the list of what countries and large cities are called in other languages than English.

usage: python benchmarks/training/places_abroad.py

From CLDR (by way of Babel): the names of territories, and of the cities that stand for time zones.
"""

import re
import sys
from pathlib import Path

from babel import Locale

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.analysis.entities import gazetteer as lists

LIST = Path(lists.__file__).resolve().parent / "data" / "places-abroad.txt"
LANGUAGES = (
    "de fr es it pt nl sv da no fi pl cs tr ro hu id vi ru uk be sr bg el he ar "
    "fa ur hi bn ta th ka hy ja zh ko"
)
#: Codes that stand for no territory on a map.
NO_TERRITORY = frozenset(("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"))
HEAD = """# What countries and large cities are called in other languages: [language], entries parted by ";".
# From CLDR (Unicode License v3), written by benchmarks/training/places_abroad.py.
"""


def places(language: str) -> list[str]:
    """Return the names of a language, in order."""
    locale = Locale.parse("nb" if language == "no" else language)
    found = {
        name
        for code, name in locale.territories.items()
        if len(code) == 2 and code.isalpha() and code not in NO_TERRITORY
    }
    found |= {zone["city"] for zone in locale.time_zones.values() if "city" in zone}
    trimmed = {re.sub(r" ?[(（\[].*", "", name).strip() for name in found}
    return sorted(name for name in trimmed if len(name) > 1 and not re.search(r"[;/,\d]", name))


def main() -> None:
    """Write the list."""
    sections = [f"[{language}]\n{'; '.join(places(language))}\n" for language in LANGUAGES.split()]
    LIST.write_text(HEAD + "".join(sections), encoding="utf-8")
    print(f"{LIST}: {LIST.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
