"""Telling a text's language from its script and its commonest words: enough to set and to search it by."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

#: The commonest words of each language that is written in Latin letters.
_WORDS = MappingProxyType(
    {
        "en": (
            "the of and to in a is that it for on was with as he be by at this had are but from they his "
            "have not which you or an she were been their has would there what will if who when can more "
            "her"
        ),
        "de": (
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an "
            "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum "
            "war haben nur oder aber vor zur bis mehr durch man sein wurde"
        ),
        "fr": (
            "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il "
            "sont avec aux son cette mais comme ou si leur y dont elle ces été être nous vous ont même "
            "aussi fait sa"
        ),
        "es": (
            "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le "
            "ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy "
            "hasta desde"
        ),
        "it": (
            "di e il la che in a per un è del non i con si da una le sono della al dei come più nel alla "
            "ha lo anche gli ma delle se o su questo dal nella tra ed dalla stato cui suo essere era"
        ),
        "pt": (
            "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele "
            "das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela "
            "entre era"
        ),
        "nl": (
            "de van het een en in is dat op te zijn met voor niet aan er om ook als die door naar bij ze "
            "uit maar heeft dan tot over worden zich wordt hij nog was werd hebben deze kan of meer geen"
        ),
        "sv": (
            "och i att det som en på är av för med den till ett om har de inte han var men från så jag "
            "sig vid kan när eller hade man efter under också mot nu sin hon nya där år mycket mig oss "
            "vara varit blir blev någon något säger mellan deras enligt"
        ),
        "da": (
            "og i at det er en til af på som for med den de der ikke et har om var vi han fra men så kan "
            "sig ved efter eller også blev være havde nu skal over ud blive hvor hvad mellem meget kun "
            "mig dig os været nogen noget gøre blevet bliver ind siger deres"
        ),
        "no": (
            "og i det er på som en å til for av at med de ikke den et har han var om fra men vi så seg "
            "ble kan ved etter eller også skal mot hadde nå være opp bli hvor hva vet mellom mye bare meg "
            "deg oss vært noen noe gjøre blitt blir inn sier deres"
        ),
        "fi": (
            "ja on ei että se oli hän ovat mutta myös kun kuin joka sen tai niin jo vuoden mukaan sekä "
            "jos hänen vain olla voi ole sitä ollut mitä siitä he"
        ),
        "pl": (
            "w i na z się do nie to że jest o po jak za od przez dla są ale co tym który oraz było ich "
            "tak już być może jego tego przy został które czy lub tylko jednak"
        ),
        "cs": (
            "a se v na je že o s z do i to za pro ve by po k jako ale od si jsou jeho podle který které "
            "už bylo jen při také až však může nebo byl která"
        ),
        "tr": (
            "ve bir bu için ile da de olarak çok daha gibi olan sonra kadar en olduğu ne o var ise ancak "
            "her değil ya içinde göre tarafından yeni"
        ),
        "ro": (
            "de și în a la cu că nu pe o din care un mai este să pentru au ce sunt se fost prin le ale "
            "după dar al lui sau fi era ca"
        ),
        "hu": (
            "a az és hogy nem is egy van meg ez csak volt de azt mint ha már el ki majd még én mert aki "
            "lesz amely vagy után szerint"
        ),
        "id": (
            "yang dan di dari untuk ini dengan dalam tidak itu pada adalah akan ke juga oleh bisa telah "
            "ada mereka sebagai karena lebih kata saya atau tersebut"
        ),
        "vi": (
            "và của là có không được cho trong một các với người những này đã khi để từ đến về cũng như "
            "ra nhiều"
        ),
    }
)
#: Scripts that one language is written in, or that tell one among a few: first and last sign, and the code.
_SCRIPTS = (
    ("\u0370", "\u03ff", "el"),
    ("\u0400", "\u04ff", "ru"),
    ("\u0530", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0b80", "\u0bff", "ta"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)
#: Signs that only one language of a script has: Ukrainian, Belarusian, Serbian, Bulgarian; Persian, Urdu.
_TELLING = (
    ("ru", "uk", "іїєґ"),
    ("ru", "be", "ў"),
    ("ru", "sr", "ђјљњћџ"),
    ("ar", "ur", "ٹڈڑںےہ"),
    ("ar", "fa", "پچژگ"),
)
#: Letters that one language alone has often, for texts with few of its common words.
_LETTERS = MappingProxyType(
    {"tr": "ığş", "pl": "łżąęśź", "ro": "țșăţş", "hu": "őű", "cs": "řěů", "vi": "ơưạảấầậếềệốồộớờợứừự"}
)
_LEAST_LETTERS, _OFTEN = 4, 0.02
_WORD = re.compile(r"(?<!['’])[^\W\d_]+")
#: How much of a text is looked at, in code points; how many words are needed, and how many of them must be
#: among the commonest; and how far ahead of the next language the first must be.
_SAMPLE, _FEWEST, _LEAST_SHARE, _AHEAD = 2_400, 6, 0.14, 1.08


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the language that most of `text` is in, or "" where it cannot be told.

    Looks at the beginning only, so that a book takes no longer than a note.
    """
    return _of_sample(text[:_SAMPLE])


@lru_cache(maxsize=8)
def _of_sample(sample: str) -> str:
    """Return the language of a sample, kept since every stage of an analysis asks for it."""
    return _by_script(sample) or _by_words(sample) or _by_letters(sample)


def _by_script(sample: str) -> str:
    if sample.isascii():
        return ""
    letters = Counter({sign: count for sign, count in Counter(sample).items() if sign.isalpha()})
    counts: Counter[str] = Counter()
    for first, last, code in _SCRIPTS:
        counts[code] = sum(count for sign, count in letters.items() if first <= sign <= last)
    code, most = counts.most_common(1)[0]
    if most < 4 or most < 0.3 * letters.total():
        return ""
    if code == "zh" and counts["ja"] > 0.1 * most:
        return "ja"
    for script, language, signs in _TELLING:
        if script == code and sum(letters[sign] for sign in signs) > 0.01 * most:
            return language
    return code


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(sample.lower()))
    total = words.total()
    if total < _FEWEST:
        return ""
    common = _languages_by_word()
    scores = Counter(dict.fromkeys(_WORDS, 0))
    for word, count in words.items():
        for code in common.get(word, ()):
            scores[code] += count
    (code, most), (_, next_most) = scores.most_common(2)
    if most >= max(3, _LEAST_SHARE * total) and most >= _AHEAD * next_most:
        return code
    return code if most >= max(4, _LEAST_SHARE * total / 2) and most >= 2 * next_most else ""


def _by_letters(sample: str) -> str:
    """Return the language whose own letters a text has, where its words do not tell: short Turkish news."""
    if sample.isascii():
        return ""
    letters = Counter(sign for sign in sample.lower() if sign.isalpha())
    counts = Counter({code: sum(letters[sign] for sign in own) for code, own in _LETTERS.items()})
    (code, most), (_, next_most) = counts.most_common(2)
    enough = most >= max(_LEAST_LETTERS, _OFTEN * letters.total())
    return code if enough and most >= 2 * next_most else ""


@cache
def _languages_by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, common in _WORDS.items():
        for word in common.split():
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language that is written in Latin letters; none of any other."""
    return frozenset(_WORDS.get(language, "").split())
