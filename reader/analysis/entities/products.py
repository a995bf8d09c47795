"""Products by the names of their makers and models: devices, programs, vehicles, weapons, medicines."""

import re
from collections.abc import Iterator
from functools import cache

_DEVICE = (
    r"(?:(?:Apple|Samsung|Google|Microsoft|Sony|Nintendo|Amazon) )?"
    r"(?:iPhone|iPad|iPod|iMac|MacBook|Apple Watch|AirPods|Galaxy|PlayStation|Xbox|Kindle|Pixel|ThinkPad"
    r"|Echo Dot"
    r"|Windows|Android|iOS|macOS|Photoshop|ChatGPT|GPT-\d|Model|Surface|Switch|Quest|Chromebook)"
    r"(?: (?:\d+[A-Za-z]?|[A-Z]\d{1,3}(?:\+| Ultra| Plus)?|X[SR]?|XP|Vista|Pro|Max|Plus|Mini|Air|Ultra"
    r"|Note|Fold|One"
    r"|Series|SE|Tab|OLED|[SXY3]\b|v?\d+\.\d+)){1,3}(?![\w-])"
    r"|\b(?:iPhone|iPad|iPod|iMac|MacBook|AirPods|PlayStation|Xbox|ChatGPT|Chromebook|Photoshop)s?\b"
    r"|(?:Nintendo Switch|Game Boy|Apple Watch|Apple Vision Pro|Google (?:Maps|Chrome|Translate|Docs"
    r"|Earth|Pixel|Glass)"
    r"|Gmail|Microsoft (?:Word|Excel|Office|Teams|Outlook|Edge|Copilot)|Adobe Acrobat|Internet Explorer"
    r"|Siri|Bitcoin Core)\b"
)
_AIRCRAFT = (
    r"(?:Boeing|Airbus|Embraer|Bombardier|Cessna|Antonov|Tupolev|Ilyushin|Sukhoi|Fokker|Saab|Lockheed"
    r"|Gulfstream"
    r"|McDonnell Douglas) (?:[A-Z]{0,3}-?\d{2,4}(?:[A-Z]{1,3}|-\d+(?:[A-Z]{1,3})?)?)"
    r"(?: (?:MAX|Max|Dreamliner|neo|Neo))?(?: \d+)?"
    r"|\b7[0-8]7(?:-\d+)?(?: (?:MAX|Max|Dreamliner|Jumbo)(?: \d+)?)\b|\b7[0-8]7-\d00(?:ER|F)?\b"
    r"|\bA3[0-8]0(?:neo|-\d+)\b"
    r"|\b(?:Concorde|Dreamliner|Eurofighter(?: Typhoon)?|Spitfire|Black Hawk|Gripen|Rafale)s?(?="
    r" (?:jets?|fighters?"
    r"|helicopters?|planes?|aircraft|crash\w*|flew|landed|took off)\b)"
)
_MAKER = (
    "Volkswagen|VW|Toyota|Ford|Tesla|Honda|Nissan|BMW|Audi|Renault|Fiat|Skoda|Škoda|Volvo|Hyundai|Kia"
    "|Chevrolet|Chevy"
    "|Mercedes|Mercedes-Benz|Peugeot|Citroën|Citroen|Mazda|Subaru|Suzuki|Jeep|Dodge|Cadillac|Lexus"
    "|Porsche|Ferrari"
    "|Lamborghini|Jaguar|Land Rover|Range Rover|Vauxhall|Opel|Seat|Lada|Buick|Pontiac|Mitsubishi|Isuzu"
    "|Rolls-Royce"
)
#: A model is a word with a capital where the make stands behind a determiner: “a Toyota Land Cruiser”.
_CAR = (
    rf"\b(?:{_MAKER}) (?:Golf|Polo|Passat|Corolla|Prius|Camry|Yaris|Focus|Fiesta|Mustang|Transit|Civic"
    rf"|Accord|Leaf"
    r"|Qashqai|Clio|Model [SXY3]|[A-Z]?\d{1,3}[a-z]?|Cybertruck|Roadster|Bolt|Volt|F-\d{3}|[A-Z]-Class"
    r"|Land Cruiser"
    r"|Hilux|Beetle|Escort|Explorer|Panda|Punto|Micra|Astra|Corsa|Zafira|Wrangler|Cherokee|Outback"
    r"|Silverado|Phantom"
    r"|Defender|Discovery|Evoque|Sportage|Tucson|Kona|Octavia|Fabia|Ibiza|Leon|Cayenne|Taycan|Ranger"
    r"|Bronco|Escape"
    r"|RAV4|CR-V|Pajero|Swift|Vitara|Niva|Escalade)\b"
    r"|(?<=\b[Aa] )(?:"
    rf"{_MAKER}) (?!Motor|Corp|Credit|Group|Foundation|Center|Centre|Stadium)[A-Z][a-z]+(?:"
    rf" [A-Z][a-z]+)?(?! Motor)"
)
_WEAPON = (
    r"\b(?:F|MiG|Su|Tu|B|C|AK|M|V|S|T|AH|UH|CH|MQ|RQ|KC|P|U|A)-\d{1,4}[A-Z]{0,2}\b(?= (?:\w+ )?(?:jets?"
    r"|fighters?"
    r"|fighter|missiles?|rifles?|bombers?|tanks?|drones?|helicopters?|aircraft|planes?|rockets?|systems?"
    r"|stealth"
    r"|surface-to-air|transport|assault|engines?)\b)"
    r"|\b(?:AK-47|AK-74|AR-15|M16|F-16|F-35|F-22|B-52|MiG-29|Su-57|Bayraktar TB2|Shahed-\d+|HIMARS"
    r"|ATACMS|Storm Shadow"
    r"|Iron Dome|Kinzhal|Novichok)s?\b(?![\w-])"
    r"|\b(?:Leopard [12](?:A\d)?|Challenger [123]|Glock \d\d|Hwasong-\d+|Taepodong-\d|Trident D5)\b"
    r"|\b(?:Patriot|Javelin|Tomahawk|Stinger|Iskander|Scud|Hellfire|Exocet|Trident|Minuteman|Abrams"
    r"|Leopard|Reaper"
    r"|Predator|Apache|Chinook|Kalashnikov|Taurus|Switchblade|Polaris)s?\b(?= (?:\w+ )?(?:missiles?"
    r"|tanks?|drones?"
    r"|helicopters?|rifles?|batter(?:y|ies)|air-defen[cs]e|air defen[cs]e|systems?)\b)"
    r"|\b[A-Z][a-z]{3,}-\d{1,3}[A-Z]?\b(?= (?:\w+ ){0,2}(?:missiles?|rockets?|vaccine|reactor|satellites?"
    r"|spacecraft)\b)"
)
_MEDICINE = (
    r"\b(?:Paxlovid|Ozempic|Wegovy|Mounjaro|Viagra|Cialis|Prozac|OxyContin|Xanax|Valium|Adderall|Ritalin"
    r"|Humira"
    r"|Tylenol|Advil|Botox|Comirnaty|Covishield|Sputnik V|Narcan|Tamiflu|Lipitor|Zoloft|Vioxx|Percocet"
    r"|Vicodin"
    r"|Roundup)\b"
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_DEVICE}|{_AIRCRAFT}|{_CAR}|{_WEAPON}|{_MEDICINE})")


def products(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of products in `text`, in order."""
    for found in _pattern().finditer(text):
        yield found.span()
