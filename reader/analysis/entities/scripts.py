"""Names in scripts without capitals: places of the lists, people by what stands beside them, Latin names.

No word stands out there, and many scripts put no space between words: only what is known is found.
"""

import re
from collections.abc import Iterator

from reader.analysis.entities.candidates import Named
from reader.analysis.entities.gazetteer import Gazetteer
from reader.analysis.entities.tongues import Tongue
from reader.article import EntityKind

#: The languages whose script has no capitals.
WITHOUT_CAPITALS = frozenset(("ar", "fa", "ur", "he", "hi", "bn", "ta", "th", "ka", "ja", "zh", "ko"))
#: Letters that are written together with the word behind them: “and”, “in”, “to”.
_PREFIXED = {"ar": "[وبلفك]{0,2}", "fa": "", "ur": "", "he": "[והבלמשכ]{0,2}"}
_LATIN = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’.-]*(?: [A-Z][A-Za-z'’.-]*){0,3}(?![A-Za-z])")
#: People by the word of respect behind them, where something that is no sign of theirs stands before.
_PEOPLE = {
    "ja": re.compile(r"(?<![\u3005\u4e00-\u9fff])([\u3005\u4e00-\u9fff]{2,4})(?=氏(?![\u4e00-\u9fff]))"),
    "zh": re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?=先生|女士)"),
    "ko": re.compile(r"(?<![\uac00-\ud7af])([\uac00-\ud7af]{2,4})(?= 씨)"),
}
#: The commonest family names of China, which are one sign each.
_FAMILIES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧"
    "程曹袁邓鄧许許傅沈曾彭吕蘇苏卢蔣蒋蔡贾丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭廖邹熊"
    "金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚"
)
#: A Chinese name behind an office, before what its bearer says or does.
_CHINESE = re.compile(
    rf"(?:部长|部長|市长|市長|省长|主席|总统|總統|总理|總理|主任|教授|书记|書記|发言人|發言人|记者|記者|律师|校长|董事长|局长|院长|司长|大使"
    rf"|会长|會長|议员|議員|经理|导演|作家|专家|工程师)([{_FAMILIES}][\u4e00-\u9fff]{{1,2}}?)"
    r"(?=说|說|表示|称|稱|指出|宣布|认为|认為|先生|女士|介绍|强调|在|将|將|对|與|与|和|就|，|,|、|。|：|:)"
)
#: A foreign name in Japanese: its parts stand between dots.
_DOTTED = re.compile(r"([\u30a1-\u30fa\u30fc]{2,})(?:[・＝][\u30a1-\u30fa\u30fc]{2,}){1,3}")
#: In a script without spaces a name of one sign is as often part of a word.
_LEAST = 2
#: What stands behind a first name alone: “said”, “that”, “in”, “who”.
_NO_FAMILY = (
    r"(?:و?قالت?|إن|أن|إنه|في|من|على|إلى|عن|مع|هو|هي|و?كانت?|الذي|التي|أكدت?|صرحت?|أعلنت?|خلال|بعد|قبل|أمس|اليوم|هذا"
    r"|هذه|ليس|لم|لن|قد|אמר|אמרה|הוא|היא|של|על|את|כי|לא|אל|עם)(?!\w)"
)
#: A family name this short stands alone too seldom to be sure.
_FAMILY = 4


def uncased(text: str, lists: Gazetteer, known: Tongue) -> list[Named]:
    """Return the names of a text in a script without capitals, in order; of two that overlap the longer."""
    kept: list[Named] = []
    for name in sorted(_found(text, lists, known), key=lambda name: (name.start, -name.end)):
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept


def _found(text: str, lists: Gazetteer, known: Tongue) -> Iterator[Named]:
    pattern = _places(known)
    if pattern is not None:
        for found in pattern.finditer(text):
            yield _named(text, found.start(1), found.end(1), EntityKind.PLACE)
    people = _PEOPLE.get(known.language)
    if people is not None:
        for found in people.finditer(text):
            if found.group(1) not in known.places:
                yield _named(text, found.start(1), found.end(1), EntityKind.PERSON)
    for found in _CHINESE.finditer(text) if known.language == "zh" else ():
        yield _named(text, found.start(1), found.end(1), EntityKind.PERSON)
    if known.language in _PREFIXED and known.first_names:
        yield from _semitic(text, known)
    for found in _DOTTED.finditer(text) if known.language == "ja" else ():
        if found.group(1) in known.first_names:
            yield _named(text, found.start(), found.end(), EntityKind.PERSON)
    for found in _LATIN.finditer(text):
        yield from _latin(text, found, lists)


def _semitic(text: str, known: Tongue) -> Iterator[Named]:
    """Yield a known first name with the word behind it, and that word again: “سامي البرقاوي”, “البرقاوي”."""
    first = "|".join(map(re.escape, sorted(known.first_names, key=len, reverse=True)))
    edge, prefix = r"(?<!\w)", _PREFIXED[known.language]
    families: set[str] = set()
    for found in re.finditer(
        rf"{edge}{prefix}(({first}) (?:(?:بن|ابن|عبد|أبو|آل|בן) )?(?!{_NO_FAMILY})(\w{{3,}}))(?!\w)", text
    ):
        families.add(found.group(3))
        yield _named(text, found.start(1), found.end(1), EntityKind.PERSON)
    if families:
        again = "|".join(map(re.escape, sorted(families, key=len, reverse=True)))
        for found in re.finditer(rf"{edge}({again})(?!\w)", text):
            if len(found.group(1)) > _FAMILY:
                yield _named(text, found.start(1), found.end(1), EntityKind.PERSON)


def _places(known: Tongue) -> re.Pattern[str] | None:
    """Return the pattern of all places of a language, the longest first."""
    names = sorted(
        (name for name in known.places if len(name) >= _LEAST), key=lambda name: (-len(name), name)
    )
    if not names:
        return None
    any_of = "|".join(map(re.escape, names))
    if known.language in ("ja", "zh", "th"):
        return re.compile(f"({any_of})")
    if known.language == "ko":
        return re.compile(rf"(?<!\w)({any_of})")
    # Vowel signs of Indian scripts are no letters to Python, and belong to the word all the same.
    edge = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0fff]"
    return re.compile(rf"(?<!{edge}){_PREFIXED.get(known.language, '')}({any_of})(?!{edge})")


def _latin(text: str, found: re.Match[str], lists: Gazetteer) -> Iterator[Named]:
    """Yield a name in Latin letters, where the lists know it or it begins with a known first name."""
    end = found.end()
    while end > found.start() and text[end - 1] in "'’.-":
        end -= 1
    words = text[found.start() : end].split(" ")
    kind = lists.known.get(" ".join(words))
    if kind is None and len(words) > 1 and words[0] in lists.first_names:
        kind = EntityKind.PERSON
    if kind in (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE):
        yield _named(text, found.start(), end, kind)


def _named(text: str, start: int, end: int, kind: EntityKind) -> Named:
    return Named(start, end, " ".join(text[start:end].split()), kind)
