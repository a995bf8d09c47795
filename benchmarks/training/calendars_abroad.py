"""Write the list of what months and weekdays are called in other languages than English.

usage: python benchmarks/training/calendars_abroad.py

From CLDR (by way of Babel): names in full and in short, within a date and alone.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from places_abroad import LANGUAGES

from reader.analysis.entities import gazetteer as lists

LIST = Path(lists.__file__).resolve().parent / "data" / "calendars-abroad.txt"
HEAD = """# Months and weekdays in other languages: [language], twelve lines, then seven from Monday.
# From CLDR (Unicode License v3), written by benchmarks/training/calendars_abroad.py.
"""


def lines(language: str) -> Iterator[str]:
    """Yield the names of each month, then of each weekday, a line each, parted by ";"."""
    locale = Locale.parse("nb" if language == "no" else language)
    for names, numbers in ((locale.months, range(1, 13)), (locale.days, range(7))):
        for number in numbers:
            forms = [
                names[context][width][number].rstrip(".").lower()
                for context in ("format", "stand-alone")
                for width in ("wide", "abbreviated")
            ]
            yield "; ".join(dict.fromkeys(form for form in forms if len(form) > 1 and not form.isdigit()))


def main() -> None:
    """Write the list."""
    sections = (f"[{language}]\n" + "\n".join(lines(language)) + "\n" for language in LANGUAGES.split())
    LIST.write_text(HEAD + "".join(sections), encoding="utf-8")
    print(f"{LIST}: {LIST.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
