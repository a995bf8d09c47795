"""Two names of one thing, as the words between tell: “Kid Mortar, born Ike Roe”, “Acme (formerly Apex)”.

Stage names, maiden names and firms renamed share no word: only the text can say that they are one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.analysis.entities.candidates import Gender, Named
from reader.analysis.entities.genders import gender_of_first_name
from reader.article import EntityKind

_CALLED = (
    r"(?:(?:also|now|then|once|still|later|better|best|widely|formerly|previously|professionally|popularly"
)
_CALLED += r"|universally|commonly|generally|locally|simply|affectionately|officially|until \w+) )*"
_NAME = r"(?:name|nickname|pseudonym|stage name|pen name|moniker|alias|nom de plume|nom de guerre|handle)"
_OPEN = r"[“\"‘']?"
_BETWEEN = re.compile(
    r",? (?:\()?whose (?:real|full|birth|given|legal|maiden|stage|pen|professional|screen|original|actual) "
    rf"names? (?:is|was) {_OPEN}"
    rf"|(?:,? |,? \()(?:né|née|nee|aka|a\.k\.a\.|alias) {_OPEN}"
    rf"|(?:, | \()(?:who was |and )?born (?:as )?{_OPEN}"
    rf"|(?:,? |,? \()(?:(?:and|is|was|are) )?{_CALLED}known (?:(?!by)[\w-]+ ){{0,5}}?(?:as|simply as)"
    rf" (?:the )?{_OPEN}"
    rf"|, (?:the|an?) (?:[\w’'-]+ ){{1,7}}known (?:[\w-]+ ){{0,5}}?as {_OPEN}"
    rf"|(?:,? |,? \()(?:formerly|previously|originally|now|once|then) (?:called|named) {_OPEN}"
    r"|,? who (?:also )?(?:performs|performed|records|recorded|sings|sang|writes|wrote|acts|acted|goes"
    r"|went|raps"
    rf"|works|worked|tweets|posts|publishes|published) (?:\w+ ){{0,3}}?(?:as|by|under) (?:(?:the|his|her"
    rf"|their) "
    rf"{_NAME},?(?: of)? )?{_OPEN}"
    rf"|,? (?:under|by) the {_NAME}(?: of)? {_OPEN}"
    rf"|, (?:the|a) (?:stage|pen|real|maiden|birth) name (?:of|for) (?:the )?(?:[a-z]+ ){{0,2}}{_OPEN}"
    rf"| \((?:real name|born|née?|nee)[: ]+{_OPEN}"
    r"|, (?:who |which )?(?:changed (?:its|his|her|their) name to|(?:(?:has|have|was|were|since|later|now"
    r"|subsequently|then|recently) )*(?:been )?(?:renamed|rebranded|rechristened)(?: to| as)?) ?"
)
#: So firms and towns are called; with people it may be an office: “Ruiz, formerly …”.
_RENAMED = re.compile(
    rf"(?:,? |,? \()(?:formerly|previously|originally) (?:the )?{_OPEN}"
    rf"|(?:, | \()(?:now|today|present-day) (?:the )?{_OPEN}"
)
#: “She was born Ida Roe.”, “His real name was Ike Roe.”: whom the sentence goes on about.
_BORN = re.compile(
    r"(?:^|[.!?][”\"]? |\n)(?:(?P<she>She|Her)|(?P<he>He|His)|They|Their) "
    rf"(?:(?:was|were|had been) (?:born|baptised|baptized|christened)(?: as)?"
    rf"|(?:real|full|birth|given|legal|maiden|original) {_NAME} (?:is|was)) {_OPEN}$"
)
_LONGEST = 110
_POSSESSIVE = ("’s", "'s")
_KINDS = frozenset((EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE))


def _meant(before: Sequence[Named], born: re.Match[str]) -> Named | None:
    """Return who is said to have been `born` under another name: who was named in full most often before."""
    gender = Gender.FEMALE if born["she"] else Gender.MALE if born["he"] else None
    full = [mention for mention in before if " " in mention.wording]
    fitting = [m for m in full if gender is None or gender_of_first_name(m.wording.split()[0]) is gender]
    counts = Counter(mention.wording for mention in fitting)
    return max(fitting, key=lambda mention: counts[mention.wording], default=None)


def alias_pairs(text: str, mentions: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """Yield the mentions next to each other, of one kind, that the words between them make one thing."""
    people = [mention for mention in mentions if mention.kind is EntityKind.PERSON]
    for at, other in enumerate(people):
        born = _BORN.search(text, max(0, other.start - 50), other.start) if " " in other.wording else None
        one = _meant(people[:at], born) if born else None
        if one is not None and not set(one.wording.split()[1:]) & set(other.wording.split()[1:]):
            yield one, other
    for one, other in pairwise(mentions):
        if one.kind is not other.kind or one.kind not in _KINDS or other.start - one.end > _LONGEST:
            continue
        between = text[one.end : other.start]
        title = other.title.role
        if title and between.endswith(f"{title} "):
            between = between[: -len(title) - 1]
        renamed = one.kind is not EntityKind.PERSON and _RENAMED.fullmatch(between)
        owns = text.startswith(_POSSESSIVE, other.end)
        if (renamed or _BETWEEN.fullmatch(between)) and not owns:
            yield one, other
