"""What is known of names in other languages than English: packaged lists, language by language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.article.language import common_words

_DATA = Path(__file__).resolve().parent / "data"
_HEADING = re.compile(r"\[(\S+)(?: (\w+))?\]")
#: What every list of capitals that are no name is called.
_ALL = "*"
#: The languages by their English names, for telling a reader.
LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "ta": "Tamil",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Tongue:
    """What tells names in one language.

    `places` are countries and large cities, `bodies` known organisations; `address` stands before a family
    name, `roles` before a name in small letters; `heads` and `tails` are the first and last words of
    organisations, `joints` the small words inside a name, `endings` how names are inflected, `small` the
    commonest words.
    """

    language: str
    places: frozenset[str]
    bodies: frozenset[str]
    address: frozenset[str]
    roles: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    joints: frozenset[str]
    first_names: frozenset[str]
    endings: frozenset[str]
    never: frozenset[str]
    small: frozenset[str]


def _section(name: str, language: str, what: str | None, *, parted_by: str | None) -> frozenset[str]:
    """Return the entries of one section of a file; none where it is not there."""
    found: list[str] = []
    inside = False
    with (_DATA / name).open(encoding="utf-8") as lines:
        for line in lines:
            heading = _HEADING.fullmatch(line.strip())
            if heading:
                inside = heading.groups() == (language, what)
            elif inside and not line.startswith("#"):
                found.extend(entry.strip() for entry in line.split(parted_by))
    return frozenset(entry for entry in found if entry)


@cache
def tongue(language: str) -> Tongue:
    """Return what is known of a language (ISO 639-1); little where it is not listed."""

    def listed(what: str, parted_by: str | None = None) -> frozenset[str]:
        return _section("abroad.txt", language, what, parted_by=parted_by)

    never = listed("never") | _section("abroad.txt", _ALL, "never", parted_by=None)
    return Tongue(
        language=language,
        places=(_section("places-abroad.txt", language, None, parted_by=";") | listed("place", ";")) - never,
        bodies=listed("known", ";"),
        address=listed("address"),
        roles=listed("role"),
        heads=listed("body"),
        tails=listed("tail"),
        joints=listed("joint"),
        first_names=listed("first"),
        endings=listed("end"),
        never=never,
        small=common_words(language),
    )


def notice_about(language: str) -> str:
    """Return what a reader of a text in `language` is to be told about the names in it."""
    called = LANGUAGES.get(language, language)
    return (
        f"No learnt model for {called}: only names that simple rules are sure of."
        f" With broadsheet[spacy] and a model of {called}, more are found."
    )
