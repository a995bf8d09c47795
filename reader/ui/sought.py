"""What is typed to narrow a list: found without regard to case and accents, and marked where it stands."""

import unicodedata
from collections.abc import Iterable

from reader.typesetting.tokens import READER, TokenType

Pieces = tuple[tuple[str, TokenType | None], ...]


def folded(text: str) -> str:
    """Return `text` as it is compared: no case, no accents."""
    return text.lower() if text.isascii() else _folded_with_places(text)[0]


def fits(sought: str, *texts: str) -> bool:
    """Tell whether every word of `sought` stands somewhere in `texts`."""
    words = folded(sought).split()
    return not words or _holds(words, " ".join(map(folded, texts)))


def _holds(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


def shown_in(text: str, sought: str, token: TokenType | None) -> Pieces:
    """Return `text` in pieces, those that were sought marked as hits of a search."""
    words = folded(sought).split()
    if not words:
        return ((text, token),)
    plain, places = _folded_with_places(text)
    hit = bytearray(len(text))
    for word in words:
        start = plain.find(word)
        while start >= 0:
            for at in range(places[start], places[start + len(word) - 1] + 1):
                hit[at] = 1
            start = plain.find(word, start + 1)
    pieces: list[tuple[str, TokenType | None]] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or hit[at] != hit[start]:
            pieces.append((text[start:at], READER.Search if hit[start] else token))
            start = at
    return tuple(pieces)


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and which character each of its characters comes from."""
    plain: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character.lower()):
            if not unicodedata.combining(part):
                plain.append(part)
                places.append(at)
    return "".join(plain), places
