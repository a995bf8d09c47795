"""Reading the head of a mail: who wrote it, when, and what it is about.

A mail that was saved or pasted begins with its head: its subject is the headline, the rest is not its text.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from reader.cleaning.units import Unit

#: The fields of a head by what they say, in several languages.
_FIELDS = {
    "from": "from von de da van от från fra od",
    "to": "to an à para a aan кому til till cc bcc kopie copie",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp тема ämne emne",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden дата skickat sendt",
    "other": "reply-to message-id mime-version content-type x-mailer received return-path importance",
}
_NAMES = {name: field for field, names in _FIELDS.items() for name in names.split()}
#: How a letter begins, in any case.
SALUTATION = (
    r"(?:my |mon |ma |mein )?(?:dear|dearest|liebe[rs]?|sehr geehrte[rs]?|ch[eè]re?s?|querid[oa]s?)\b"
    r"[^,!:]{0,40}[,!:]"
)
_LINE = re.compile(r"([^\W\d_][\w-]{0,19})\s?:\s+(\S.*)$")
#: A head stands among the first lines, and has so many of them at least.
_FURTHEST, _MOST_LINES, _FEWEST = 2, 12, 2
_LONGEST = 300
_ADDRESS = re.compile(r"\s*[<(\[][^<>()\[\]]*@[^<>()\[\]]*[>)\]]|\S+@\S+|[\"“”]")


class Head(NamedTuple):
    """The head of a mail: the places of its lines, that of the subject (-1: none), and what it says."""

    places: tuple[int, ...]
    about: int = -1
    subject: str = ""
    sender: str = ""
    date: str = ""


def head_of(units: Sequence[Unit]) -> Head | None:
    """Return the head that a text begins with, or None if it is no mail."""
    lines = [unit.text for unit in units[: _FURTHEST + _MOST_LINES]]
    for first in range(min(_FURTHEST, len(lines))):
        fields: dict[str, tuple[int, str]] = {}
        last = first
        for place in range(first, min(len(lines), first + _MOST_LINES)):
            found = _LINE.match(lines[place]) if len(lines[place]) <= _LONGEST else None
            field = _NAMES.get(found[1].lower()) if found else None
            if found is None or field is None:
                break
            fields.setdefault(field, (place, found[2]))
            last = place
        if last - first + 1 >= _FEWEST and "from" in fields and fields.keys() & {"to", "subject", "date"}:
            about, subject = fields.get("subject", (-1, ""))
            sender = " ".join(_ADDRESS.sub("", fields["from"][1]).split())
            date = fields.get("date", (-1, ""))[1]
            return Head(tuple(range(first, last + 1)), about, subject, sender, date)
    return None
