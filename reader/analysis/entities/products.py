"""Products by the names of their makers and models: devices, programs, vehicles, weapons, medicines."""

import re
from collections.abc import Iterator
from functools import cache

from reader.analysis.entities.gazetteer import sections
from reader.analysis.entities.openings import found_at

_DEVICE = (
    r"(?:(?:Apple|Samsung|Google|Microsoft|Sony|Nintendo|Amazon|Huawei|Xiaomi) )?"
    r"(?:iPhone|iPad|iPod|iMac|MacBook|Apple Watch|AirPods|Galaxy|PlayStation|Xbox|Kindle|Pixel|ThinkPad"
    r"|Echo Dot|Mate|Redmi|BlackBerry|Mac"
    r"|Windows|Android|iOS|iPadOS|macOS|Photoshop|ChatGPT|GPT-\d|Model|Surface|Switch|Quest|Chromebook)"
    r"(?: (?:\d+[A-Za-z]?|[A-Z]\d{1,3}(?:\+| Ultra| Plus)?|X[SR]?|XP|Vista|Pro|Max|Plus|Mini|Air|Ultra"
    r"|Note|Fold|Flip|One|Series|SE|Tab|OLED|[SXY3]\b|v?\d+\.\d+)){1,3}(?![\w-])"
    r"|\b(?:iPhone|iPad|iPod|iMac|MacBook|AirPods|PlayStation|Xbox|Chromebook)s?\b"
    r"|\bGPT-\d(?:\.\d|o)?(?: Turbo)?\b|(?<=Anthropic['’]s )Claude\b|(?<=Google['’]s )(?:Gemini|Bard)\b"
    r"|(?<=Amazon['’]s )(?:Alexa|Kindle|Echo)\b|(?<=Meta['’]s )Llama\b|(?<=xAI['’]s )Grok\b"
)
_PLANE = (
    r"(?:Boeing|Airbus|Embraer|Bombardier|Cessna|Antonov|Tupolev|Ilyushin|Sukhoi|Fokker|Saab|Lockheed|ATR"
    r"|Bell"
    r"|Gulfstream|Learjet|Piper|Beechcraft|Sikorsky|Dassault|Comac|COMAC|Yakovlev|Mil|Eurocopter|Douglas"
    r"|McDonnell Douglas|Lockheed Martin) (?:[A-Z][A-Za-z]{0,2}-?\d{1,4}(?:neo\b|[A-Z]{1,3})?"
    r"|\d{2,4}(?:neo\b|[A-Z]{1,3}|-\d+(?:[A-Z]{1,3})?)?)"
    r"(?: (?:MAX|Max|Dreamliner|neo|Neo|Fighting Falcon|Super Jumbo))?(?:(?<=MAX|Max) \d+\b)?"
    r"|\b7[0-8]7(?:-\d+)?(?: (?:MAX|Max|Dreamliner|Jumbo)(?: \d+)?)\b|\b7[0-8]7-\d00(?:ER|F)?\b"
    r"|\bA3[0-8]0(?:neo|-\d+)\b"
)
_CRAFT = (
    r"jets?|fighters?|missiles?|rifles?|bombers?|tanks?|drones?|helicopters?|aircraft|planes?|rockets?"
    r"|systems?"
    r"|launchers?|batter(?:y|ies)|pistols?|handguns?|guns?|cruise|ballistic|hypersonic|anti-tank"
    r"|air[- ]defen[cs]e"
    r"|anti-aircraft|surface-to-air|fighting vehicles?|armou?red|capsules?|satellites?|spacecraft|probe"
    r"|interceptors?"
    r"|warplanes?|gunships?|torpedo(?:es)?|howitzers?|submarines?|rover|stealth|transport|assault|engines?"
)
_BESIDE = rf"(?= (?:[\w-]+ ){{0,2}}?(?:{_CRAFT})\b)"
_NICKNAME = (
    r"(?: (?:Reaper|Poseidon|Eagle|Warthog|Globemaster|Spirit|Lancer|Stratotanker|Fighting Falcon"
    r"|Raptor|Lightning(?: II)?|Super Hornet|Hornet|Hercules|Osprey|Predator|Global Hawk|Foxbat|Flanker"
    r"|Fulcrum|Growler|Raider|Stratofortress|Apache|Black Hawk|Chinook))?"
)
_WEAPON = (
    rf"\b(?:F|MiG|Su|Tu|MQ|RQ|KN|KC|EA|AH|UH|CH|JF|Mi|Ka|Il|An|Kh|RS|AK|AGM|AIM|RPG|YJ|DF|SM"
    rf"|PAC)-\d{{1,4}}[A-Z]{{0,2}}s?\b(?!-){_NICKNAME}"
    r"|\b(?:B-52|B-2|B-1B|B-21|P-8A?|C-130|C-17|A-10|S-300|S-400|S-500|J-20|J-10|J-15|M-16|M16|M4|M1A1|M1"
    r"|T-72|T-90|T-54"
    rf"|AR-15|MP5|U-2|E-2C|V-22|K-9|K2)s?\b(?=[ ,.;]){_NICKNAME}(?:(?<!U-2)(?<!M4)(?<!M1)(?<!K2)|{_BESIDE})"
    rf"|\b(?:F|MiG|Su|Tu|B|C|AK|M|V|S|T|AH|UH|CH|MQ|RQ|KC|P|U|A)-\d{{1,4}}[A-Z]{{0,2}}\b{_BESIDE}"
    r"|\b(?:Shahed|Hwasong|Taepodong|Rodong|Fattah|Fateh|Agni|Shaheen|Kh|Chandrayaan|Luna|Pukguksong"
    r"|Topol|Orlan|Fajr|Khorramshahr)-"
    r"(?:\d+[A-Z]?|[IVX]+|P)\b|\b(?:Leopard [12](?:A\d)?s?|Challenger [123]s?|Glock \d\d|Remington \d+"
    r"|Ariane \d|Chang[’']e[- ]\d)\b"
    r"|\b[A-Z][a-z]{3,}-\d{1,3}[A-Z]?\b(?= (?:\w+ ){0,2}(?:missiles?|rockets?|vaccine|reactor|satellites?"
    r"|spacecraft)\b)"
)
_THING = (
    r"bricks?|dolls?|toys?|sets?|sales|devices?|speakers?|users|readers?|app|vaccines?|shots?|jabs?|doses"
    r"|boosters?"
    r"|cans?|bottles?|phones?|smartphones?|tablets?|bags?|cigarettes?|shoes|sneakers|jeans|cameras?"
    r"|bikes?|treadmills?"
    r"|coins?|tokens?|machines?|pods?|buds|board|vacuums?|voice assistant"
)
#: A model is a word with a capital where the make stands behind a determiner: “a Toyota Land Cruiser”.
_MODEL = (
    r"(?:Golf|Polo|Passat|Corolla|Prius|Camry|Yaris|Focus|Fiesta|Mustang|Transit|Civic|Accord|Leaf"
    r"|Qashqai|Clio"
    r"|Model [SXY3]|[A-Z]{0,2}\d{1,3}[a-z]?|Cybertruck|Roadster|Bolt|Volt|F-\d{3}|[A-Z]-Class"
    r"|Land Cruiser|Hilux|Beetle"
    r"|Escort|Explorer|Panda|Punto|Micra|Astra|Corsa|Zafira|Wrangler|Cherokee|Grand Cherokee|Outback"
    r"|Silverado|Phantom"
    r"|Defender|Discovery|Evoque|Sportage|Tucson|Kona|Octavia|Fabia|Ibiza|Leon|Cayenne|Taycan|Ranger"
    r"|Bronco|Escape|RAV4"
    r"|CR-V|Pajero|Swift|Vitara|Niva|Escalade|Tahoe|Impala|Malibu|Suburban|Charger|Sentra|Altima|Rogue"
    r"|Elantra|Sonata"
    r"|Fortuner|Innova|Sprinter|Tacoma|Tundra|Highlander|Sienna|Odyssey|Pilot|Cooper|Huracán|Aventador"
    r"|Testarossa|911)"
)
_COLOUR = (
    "white|black|red|blue|silver|grey|gray|green|yellow|gold|stolen|rented|used|new|old|armored"
    "|armoured|electric|[12]\\d{3}"
)
_FIRM = (
    "Motor|Motors|Corp|Credit|Group|Foundation|Center|Centre|Stadium|Field|Co|Company|Inc|AG|Chief"
    "|Chairman|Europe|America"
    "|Theatre|Theater|City|Financial|Plant|Formula|Racing|Cup|Park|Open|Arena|Steel|Sons|Consultancy"
    "|Power|Street|Avenue"
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sections("products.txt", ";")
    listed = {
        name: "|".join(map(re.escape, sorted(filter(None, words[name]), key=len, reverse=True)))
        for name in ("product", "armed", "thing", "car")
    }
    car = (
        rf"(?:{listed['car']}) {_MODEL}(?![\w-])"
        rf"|(?<=\b[Aa] )(?:{listed['car']}) (?!(?:{_FIRM})\b)[A-Z][a-z]+(?: [A-Z][a-z]+)?(?! Motor)"
    )
    return (
        re.compile(rf"(?<![\w-])(?=[A-Z\d])(?:{listed['product']})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:(?=[A-Z])(?:{listed['armed']})(?: \d[A-Z]?\d?)?{_BESIDE})"),
        re.compile(
            rf"(?<![\w-])(?=[A-Z])(?:{listed['thing']})(?=(?:[- ](?:19"
            rf"|BioNTech))? (?:[\w-]+ )?(?:{_THING})\b)"
        ),
        re.compile(rf"(?<![\w-])(?=[A-Z\di])(?:{_DEVICE}|{_PLANE}|{car}|{_WEAPON})"),
        re.compile(rf"\b(?:{_COLOUR}) (?P<car>(?:{listed['car']}) (?!(?:{_FIRM})\b)[A-Z][a-z]+)"),
    )


def products(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of products in `text`; of two that overlap the longer may be either."""
    for pattern in _patterns():
        for found in found_at(pattern, text):
            yield found.span(1) if found.re.groups else found.span()
