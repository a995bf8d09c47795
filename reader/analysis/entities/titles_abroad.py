"""What stands before or behind a person's name in other languages than English: forms of address and offices.

They are no part of the name, but say what somebody is and of which gender, which tells namesakes apart.
"""

import re
from dataclasses import replace
from functools import cache

from reader.analysis.entities.candidates import NO_TITLE, Gender, Named, Title
from reader.analysis.entities.tongues import Tongue, tongue
from reader.article import EntityKind

_MALE = frozenset(
    """Herr Herrn M. Monsieur Sr. Don don señor Sig. signor Dott. senhor Dom Dhr. dhr. meneer heer Pan
    Panem Panu pan господин г-н herr herra""".split()  # noqa: SIM905
)
_FEMALE = frozenset(
    """Frau Mme Mlle Madame Mademoiselle Sra. Srta. Doña doña señora señorita Dra. Sig.ra Dott.ssa
    Prof.ssa signora senhora Dona Mevr. mevr. mevrouw Pani pani госпожа г-жа fru rouva""".split()  # noqa: SIM905
)
#: Forms of address that are no office.
_MERE = frozenset(
    """Dr. Dr Prof. Prof Pr D. On. Avv. Ing. Mr. MM. Me Maître dr prof. lord Lord Sir dott. ing. avv.
    Dipl.-Ing. Mag. h.c. Dra Dottor dottor""".split()  # noqa: SIM905
)
#: German says what somebody is in one word: “Verkehrsministerin”, “SPD-Chef”.
_GERMAN = (
    r"(?:[A-ZÄÖÜ][\w-]*)?(?:[Mm]inister|[Pp]räsident|[Cc]hef|[Ss]precher|[Mm]eister|[Kk]anzler|[Tt]rainer|[Dd]irektor"
    r"|[Ll]eiter|[Rr]ichter|[Aa]nwält|[Pp]olitiker|[Pp]rofessor|[Kk]önig|[Bb]otschafter|[Kk]ommissar|[Aa]utor"
    r"|[Ss]enator|[Gg]eneral|[Ff]orscher|[Ww]issenschaftler|[Ss]änger|[Ss]chauspieler|[Uu]nternehmer|[Tt]rainer"
    r"|[Jj]ournalist|[Kk]apitän|[Ss]türmer|[Vv]erteidiger|[Gg]eschäftsführer|[Ss]ekretär|[Vv]orstand|[Gg]ouverneur"
    r"|[Bb]ischof|[Ll]ehrer|[Ss]printer|[Ff]ahrer|[Ss]pieler|[Ss]chriftsteller|[Rr]egisseur|[Hh]istoriker)(?:in|s)?"
    r"|(?:[A-ZÄÖÜ][\w-]*)?(?:[Vv]orsitzende|[Aa]bgeordnete|[Bb]eauftragte|[Ee]xperte|[Aa]nwalt)r?n?"
    r"|(?:[A-ZÄÖÜ][\w-]*)?[Ee]xpertin"
)
_JOIN = (
    r"(?:de l['’]|d['’]|dell['’]|all['’]|des |du |de la |de los |de las |de |del |della |delle |dei |degli "
    r"|do |da |dos |das |van |voor |für |der |des |af |för |av |в |по )"
)
_LONGEST = 90


@cache
def _offices(language: str) -> str:
    known = tongue(language)
    offices = {word for word in known.address if word not in _MALE | _FEMALE | _MERE} | known.roles
    listed = "|".join(map(re.escape, sorted(offices, key=len, reverse=True))) or r"(?!)"
    return f"(?:{listed}|{_GERMAN})" if language == "de" else f"(?:{listed})"


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an office right before a name, and of one in an apposition behind it."""
    office = _offices(language)
    more = rf"(?: {_JOIN}[\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?){{0,3}}"
    address = "|".join(map(re.escape, sorted(_MALE | _FEMALE | _MERE, key=len, reverse=True)))
    before = (
        rf"(?<![\w-])(?P<article>(?:la|die|una|une|uma|a) )?"
        rf"(?P<office>(?:{office} )*{office}{more}),?(?P<address>(?: (?:{address}))*) $"
    )
    article = r"(?:(?:le|la|el|los|der|die|das|il|lo|o|a|de|het|den|det|un|une|una|um|uma|ein|eine) |l['’])?"
    behind = rf", {article}(?P<office>{office}{more})(?=[,.;]| que | qui | che | die )"
    return re.compile(before), re.compile(behind)


def is_office(word: str, language: str) -> bool:
    """Tell whether a capitalised word calls somebody something in German: a name follows."""
    return language == "de" and re.fullmatch(_GERMAN, word) is not None


def titled(text: str, mention: Named, known: Tongue) -> Named:
    """Return a person without a form of address in the name, with what stands around it as the title."""
    if mention.kind is not EntityKind.PERSON:
        return mention
    addresses = re.compile(
        rf"(?:{'|'.join(map(re.escape, sorted(_MALE | _FEMALE | _MERE, key=len, reverse=True)))})\s+"
    )
    inside = addresses.match(text, mention.start, mention.end)
    while inside is not None and inside.end() < mention.end:
        start = inside.end()
        mention = replace(mention, start=start, wording=" ".join(text[start : mention.end].split()))
        inside = addresses.match(text, mention.start, mention.end)
    return replace(mention, title=_title(text, mention, known))


def _title(text: str, mention: Named, known: Tongue) -> Title:
    low = max(text.rfind("\n", 0, mention.start) + 1, mention.start - _LONGEST)
    before, behind = _patterns(known.language)
    address = re.search(r"((?:[\w.-]+ )+)$", text[low : mention.start])
    spoken = address.group(1).split()[-3:] if address else []
    gender, family = Gender.UNKNOWN, False
    for word in reversed(spoken):
        if word not in _MALE | _FEMALE | _MERE:
            break
        family = True
        gender = Gender.MALE if word in _MALE else Gender.FEMALE if word in _FEMALE else gender
    found = before.search(text[low : mention.start]) or behind.match(text, mention.end)
    if found is None:
        return Title("", gender, family) if family else NO_TITLE
    office = found["office"]
    if gender is Gender.UNKNOWN:
        article = found.groupdict().get("article") or ""
        gender = _gender(office.split()[0], known, female=bool(article))
    return Title(office, gender, family or found.re is before)


def _gender(office: str, known: Tongue, *, female: bool) -> Gender:
    """Return the gender that the form of an office tells, where it has another form for the other."""
    if known.language == "de":
        return Gender.FEMALE if office.endswith("in") else Gender.UNKNOWN
    stems = {office[:-1], office[:-1] + "o", office[:-1] + "e", office.removesuffix("ice") + "eur"}
    stems |= {office.removesuffix("ère") + "er", office.removesuffix("essa") + "e", office.removesuffix("sa")}
    if female or (office[-1:] in "ae" and not stems.isdisjoint(known.roles - {office})):
        return Gender.FEMALE
    partners = {office + "a", office + "e", office[:-1] + "a", office.removesuffix("eur") + "rice"}
    return Gender.MALE if not partners.isdisjoint(known.roles - {office}) else Gender.UNKNOWN
