"""The words of calendars: months, days, seasons and numbers in the languages that articles come in."""

from collections.abc import Mapping

_MONTHS = """
january jan januar janvier janv enero ene gennaio gen janeiro januari
february feb februar février févr febrero febbraio febbr fevereiro fev februari
march mar märz mars marzo marzo março maart
april apr april avril abril aprile abril april
may may mai mai mayo maggio maio mei
june jun juni juin junio giugno junho juni
july jul juli juillet julio luglio julho juli
august aug august août agosto agosto agosto augustus
september sep september septembre septiembre settembre setembro sept
october oct oktober octobre octubre ottobre outubro okt
november nov november novembre noviembre novembre novembro nov
december dec dezember décembre diciembre dicembre dezembro dez
"""
#: The number of each month's name, in small letters: in English, German, French, Spanish, Italian, Portuguese
#: and Dutch.
MONTHS: Mapping[str, int] = {
    name: number for number, line in enumerate(_MONTHS.strip().splitlines(), start=1) for name in line.split()
}
#: The days of the week, Monday 0.
WEEKDAYS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
#: Seasons as Extended Date/Time Format numbers them.
SEASONS: Mapping[str, int] = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
         "twenty")
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
     "ninety": 90}  # fmt: skip
ORDINALS: Mapping[str, int] = {
    name: number
    for number, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
         "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
         "eighteenth", "nineteenth", "twentieth"), start=1,
    )
}  # fmt: skip
#: Decades by name: “the sixties”.
DECADES: Mapping[str, int] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
#: Months whose names are other words or names too.
DOUBTFUL = frozenset(("march", "may", "mars", "gen", "mar", "ene", "nov", "dec", "dez", "jun", "jul", "sept"))
FOREIGN = "|".join(
    sorted((name for name in MONTHS if len(name) > 3 and name not in ("sept",)), key=len, reverse=True)
)


def number_of(word: str) -> int:
    """Return a whole number of up to four figures, or one spelt in small letters below 100; 0 for others."""
    if word.isdecimal():
        return int(word) if len(word) < 5 else 0
    tens, _, units = word.partition("-")
    return NUMBERS.get(tens, 0) + (NUMBERS.get(units, 0) if units else 0)
