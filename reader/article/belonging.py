"""Which article of the library a foreign document is: by its addresses, its title, the words marked in it.

The library is asked by `reader.imports`, which gives addresses, titles and folded texts.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from reader.article.addresses import is_web_address, web_address
from reader.article.folding import fold
from reader.errors import SourceError

#: From this many folded characters on, words that stand in a text are evidence: about seven words.
_TELLING = 40
#: At least so many folded characters a quotation has to be looked for at all.
_WORTH = 16
#: So many of the longest quotations are looked for.
_PROBES = 8
#: Share of them that must stand in the text.
_FOUND = 0.5
#: Beginnings of host names that say which form of a site it is, not which site.
_FORMS = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_INDEX = re.compile(r"/(?:index\.(?:html?|php))?$|/amp$|\.amp$")
#: Titles that many documents have.
_ANYTHING = frozenset({"", "untitled", "home", "index", "article", "document", "unknown", "notes", "news"})


def loose_address(address: str) -> str:
    """Return what two ways of writing one page's address share; "" for what is no address of the web.

    Scheme, "www.", a closing slash, fragment and what says how a reader came to it make no other page.
    """
    if not is_web_address(address):
        return ""
    try:
        place = web_address(address).place
    except SourceError:
        return ""
    host, _, path = place.partition("://")[2].partition("/")
    path, _, query = path.partition("?")
    return f"{_FORMS.sub('', host)}{_INDEX.sub('', '/' + path)}" + (f"?{query}" if query else "")


def folded_title(title: str) -> str:
    """Return a title's words without case, accents and punctuation; "" where it tells nothing apart."""
    plain = unicodedata.normalize("NFKD", title).casefold()
    words = re.findall(r"\w+", "".join(char for char in plain if not unicodedata.combining(char)))
    folded = " ".join(words)
    return "" if folded in _ANYTHING else folded


def same_people(some: Sequence[str], others: Sequence[str]) -> bool | None:
    """Tell whether two lists of authors share somebody, by their last names; None where one is empty."""
    mine, theirs = ({name for one in names if (name := _last_name(one))} for names in (some, others))
    return bool(mine & theirs) if mine and theirs else None


def _last_name(name: str) -> str:
    """Return the last name of "Tove Brandt" and "Brandt, Tove"."""
    last = name.partition(",")[0] if "," in name else name
    return (folded_title(last).split() or [""])[-1]


def probes(quotations: Iterable[str]) -> list[str]:
    """Return the longest of some quotations, folded: those to look for in a text."""
    # Folding takes time, and changes lengths by little.
    longest = sorted({words for words in quotations if len(words) >= _WORTH}, key=len, reverse=True)
    folded = {fold(words).text.strip(" .,;:…") for words in longest[: 2 * _PROBES]}
    worth = sorted(
        (words for words in folded if len(words) >= _WORTH), key=lambda words: (-len(words), words)
    )
    return worth[:_PROBES]


def share_found(wanted: Sequence[str], folded_text: str, *, same_author: bool = False) -> float:
    """Return which share of the quotations stands in a folded text, 0 where that tells nothing.

    One long quotation is enough; short ones may be anywhere, and tell only together, or with the author.
    """
    found = [words for words in wanted if words in folded_text]
    if not found or len(found) < _FOUND * len(wanted):
        return 0.0
    telling = same_author or any(len(words) >= _TELLING for words in found) or len(found) >= 3
    return len(found) / len(wanted) if telling else 0.0


def belongs(
    titles: tuple[str, str], authors: tuple[Sequence[str], Sequence[str]], wanted: Sequence[str], text: str
) -> bool:
    """Tell whether a document (first of each pair) is an article (second), whose folded text is `text`.

    The words marked in it decide; the same title helps where one of the authors is the same, or where some
    of the words stand there. `text` is "" where it is not known.
    """
    same_title = bool(folded_title(titles[0])) and folded_title(titles[0]) == folded_title(titles[1])
    people = same_people(*authors)
    if wanted and text:
        if share_found(wanted, text, same_author=people is True) > 0:
            return people is not False or same_title or share_found(wanted, text) == 1
        return same_title and (people is True or any(words in text for words in wanted))
    # A long title is hardly another article's by chance; a short one needs its author.
    return (
        same_title and people is not False and (people is True or len(folded_title(titles[0]).split()) >= 4)
    )
