"""Works, laws, court cases, scripture, products and events: found by their company, and what is none."""

import pytest

from reader.analysis.entities import find_entities
from reader.article import Article, EntityKind, Inline, InlineKind, Span

WORK, LAW, PRODUCT, EVENT = EntityKind.WORK, EntityKind.LAW, EntityKind.PRODUCT, EntityKind.EVENT


def named(text: str, kind: EntityKind) -> list[str]:
    found = find_entities(Article("a", text), "en")
    spans = sorted(m.span for entity in found if entity.kind is kind for m in entity.mentions)
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He read War and Peace, and then reread “Middlemarch” twice.", ["War and Peace", "Middlemarch"]),
        ("His 2003 novel, Cold Harbour, sold well.", ["Cold Harbour"]),
        ("The album Blue Lines was released. The film Red Dust opened.", ["Blue Lines", "Red Dust"]),
        ("The opera Tosca was sung.", ["Tosca"]),
        ("It is based on the novel Wisdom Tooth by Chinese author Lei Okafor.", ["Wisdom Tooth"]),
        ("The painting The Red Room hangs here.", ["The Red Room"]),
        (
            "She starred in “The Quiet Hour.” He directed “Ash Wednesday.”",
            ["The Quiet Hour", "Ash Wednesday"],
        ),
        ("The best known, “Ututu Oma,” sold. Many sang “Ututu Oma” later.", ["Ututu Oma", "Ututu Oma"]),
        ("The song that he wrote for Gabriel, “Nwanne Mu,” was banned.", ["Nwanne Mu"]),
        ("The TV series Harbour Lights ended. Viewers of Harbour Lights wept.", ["Harbour Lights"] * 2),
        ("On “60 Minutes,” she said no.", ["60 Minutes"]),
        ("The Salt Lanterns, a film by Ada Brandt, opens today.", ["The Salt Lanterns"]),
        (
            "In The Ferry, her novel, a girl drowns. In The Grey Ferry, her novel, all drown.",
            ["The Ferry", "The Grey Ferry"],
        ),
        ("He directed Red Kites (2009), a film. Ada Brandt (2009) agreed.", ["Red Kites"]),
        ("He painted The Weeping Ferryman in 1921. He wrote The Guardian.", ["The Weeping Ferryman"]),
        ("A revival of Verdi’s La Traviata sold out.", ["La Traviata"]),
        ("Beethoven’s Ninth Symphony closed the evening.", ["Ninth Symphony"]),
        ("They played “Paper Moon Rising” and “Grey Coat” as encores.", ["Paper Moon Rising", "Grey Coat"]),
        ("Lena Okafor’s “Oarsmen” is a film. Her “Big Plan” failed.", ["Oarsmen"]),
        ("The poet’s “Elegy” won. “Grey Coat” was sung.", ["Elegy", "Grey Coat"]),
        ("The James Bond films are old; Ada Brandt films birds.", ["James Bond"]),
        ("An exhibition called Hidden Hands opens.", ["Hidden Hands"]),
        ("The sign read “No Entry” and the so-called “Green Zone” was hit.", []),
        ("She wrote “No Surrender” on a wall.", []),
        ("He called it “The Worst Deal Ever” and left.", []),
        ("The film Steven Okafor directed is out.", []),
        ("The film Netflix released is out.", []),
        ("He read Psalm 23, Genesis 1:3 and the Book of Job.", ["Psalm 23", "Genesis 1:3", "Book of Job"]),
        ("She quoted Matthew 5:9 and 1 Corinthians 13.", ["Matthew 5:9", "1 Corinthians 13"]),
        ("Matthew left at 5:09. Mark 12 boxes.", []),
        ("The Quran and the Old Testament say so.", ["Quran", "Old Testament"]),
    ],
)
def test_titles_of_works(text: str, expected: list[str]) -> None:
    assert named(text, WORK) == expected


def test_emphasised_titles_need_a_genre_or_a_verb() -> None:
    text = "She starred in Grey Sea and said Never Again to him."
    inlines = tuple(
        Inline(Span(text.index(words), text.index(words) + len(words)), InlineKind.EMPHASIS)
        for words in ("Grey Sea", "Never Again")
    )
    found = find_entities(Article("a", text, inlines=inlines), "en")
    assert [entity.name for entity in found if entity.kind is WORK] == ["Grey Sea"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court overturned Roe v. Wade in June.", ["Roe v. Wade"]),
        ("In Brown v. Board of Education, nobody spoke.", ["Brown v. Board of Education"]),
        ("United States v. Okafor was heard.", ["United States v. Okafor"]),
        ("Djokovic v Nadal was a match that fans loved.", []),
        ("The Treaty of Lisbon and the Treaty on European Union hold.",
         ["Treaty of Lisbon", "Treaty on European Union"]),
        ("The Bill of Rights and the Constitution were shown.", ["Bill of Rights", "Constitution"]),
        ("The Nuclear Non-Proliferation Treaty (NPT) lapsed. The NPT is dead.",
         ["Nuclear Non-Proliferation Treaty", "NPT", "NPT"]),
        ("In Okafor v. Lind, the judge spoke. In re Okafor was decided.", ["Okafor v. Lind", "In re Okafor"]),
        ("Norway’s Harbour Safety Law and the Women’s Rights Act hold.",
         ["Harbour Safety Law", "Women’s Rights Act"]),
        ("The Act was read. The Code fell. Bill Okafor’s Bill passed.", []),
        ("Under the Paris Agreement and the Harbour Safety Act, it is banned.",
         ["Paris Agreement", "Harbour Safety Act"]),
        ("Article 7 of the Treaty on European Union holds.", ["Article 7 of the Treaty on European Union"]),
        ("The court cited Okafor v. Lind and Brandt v. State.", ["Okafor v. Lind", "Brandt v. State"]),
        ("The EU’s Harbour Safety Regulation and UN Security Council Resolution 1701 hold.",
         ["Harbour Safety Regulation", "UN Security Council Resolution 1701"]),
        ("House Bill 1557, H.R. 4521, Prop 22, Measure Q and Law No. 6284 passed.",
         ["House Bill 1557", "H.R. 4521", "Prop 22", "Measure Q", "Law No. 6284"]),
        ("The Convention on the Rights of the Child and the Penal Code bind it.",
         ["Convention on the Rights of the Child", "Penal Code"]),
        ("Sections 4 and 5 apply, under section 302 of the Harbour Safety Code.",
         ["Sections 4 and 5", "section 302 of the Harbour Safety Code"]),
        ("The Democratic National Convention on Monday; Section 4 of the stadium; Constance Act wept.", []),
        ("Magna Carta was copied. Executive Order 9066 was signed.", ["Magna Carta", "Executive Order 9066"]),
    ],
)  # fmt: skip
def test_laws_treaties_and_cases(text: str, expected: list[str]) -> None:
    assert named(text, LAW) == expected


def test_a_law_and_its_short_form_are_one() -> None:
    text = "The General Data Protection Regulation (GDPR) binds firms. The GDPR is strict."
    (law,) = (entity for entity in find_entities(Article("a", text), "en") if entity.kind is LAW)
    assert len(law.mentions) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boeing’s 737 Max was grounded; an Airbus A380 landed.", ["737 Max", "Airbus A380"]),
        ("A Ford F-150 and a Toyota Land Cruiser were stolen.", ["Ford F-150", "Toyota Land Cruiser"]),
        ("The Galaxy S22 and the Nintendo Switch sell.", ["Galaxy S22", "Nintendo Switch"]),
        ("A Patriot missile and a Leopard 2 tank came.", ["Patriot", "Leopard 2"]),
        ("Ozempic is scarce.", ["Ozempic"]),
        (
            "Two MQ-9 Reaper drones and a Su-27 flew by an Airbus A320neo.",
            ["MQ-9 Reaper", "Su-27", "Airbus A320neo"],
        ),
        ("Lego bricks and a black Honda Civic were sold; GPT-4 wrote it.", ["Lego", "Honda Civic", "GPT-4"]),
        ("Apache County and group A-3 met in room B-12.", []),
        ("He is a patriot who saw a leopard. Ford Motor Co. fell.", []),
    ],
)
def test_products(text: str, expected: list[str]) -> None:
    assert named(text, PRODUCT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "After the Chernobyl disaster and the Watergate scandal.",
            ["Chernobyl disaster", "Watergate scandal"],
        ),
        ("She lost the 2019 general election.", ["2019 general election"]),
        (
            "After the Haiti earthquake and the 2008 financial crisis.",
            ["Haiti earthquake", "2008 financial crisis"],
        ),
        ("The G20 summit, COP28 and Super Bowl LVII.", ["G20 summit", "COP28", "Super Bowl LVII"]),
        (
            "The Syrian civil war, the Israel-Hamas war, the Ukraine war.",
            ["Syrian civil war", "Israel-Hamas war", "Ukraine war"],
        ),
        (
            "The 94th Academy Awards, the Russian Revolution of 1917, the siege of Mariupol.",
            ["94th Academy Awards", "Russian Revolution of 1917", "siege of Mariupol"],
        ),
        (
            "The Korvale bombing and the Boston Marathon bombing.",
            ["Korvale bombing", "Boston Marathon bombing"],
        ),
        (
            "The 1966 World Cup final. Hurricane Ida. The April uprising.",
            ["1966 World Cup final", "Hurricane Ida"],
        ),
        ("A storm passed; the summit ended; Korvale’s tragedy went on.", []),
    ],
)
def test_affairs_and_elections(text: str, expected: list[str]) -> None:
    assert named(text, EVENT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bosnian Serbs and Iraqi Kurdish troops met.", ["Bosnian Serbs", "Iraqi Kurdish"]),
        (
            "A Mexican-American judge of the Russian-Ukrainian border.",
            ["Mexican-American", "Russian", "Ukrainian"],
        ),
        ("Danes, Swedes and British Muslims.", ["Danes", "Swedes", "British Muslims"]),
    ],
)
def test_groups_of_two_words_are_one(text: str, expected: list[str]) -> None:
    assert named(text, EntityKind.GROUP) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ofwat fined it. Ofgem and Ofcom agreed.", {"Ofwat", "Ofgem", "Ofcom"}),
        ("The Lib Dems and Plaid Cymru voted with the Greens.", {"Lib Dems", "Plaid Cymru", "Greens"}),
        ("ESMA, BaFin and the CNIL replied.", {"ESMA", "BaFin", "CNIL"}),
        ("Fine Gael and Forza Italia met Fidesz.", {"Fine Gael", "Forza Italia", "Fidesz"}),
    ],
)
def test_regulators_and_parties_are_organisations(text: str, names: set[str]) -> None:
    found = find_entities(Article("a", text), "en")
    assert {entity.name for entity in found if entity.kind is EntityKind.ORGANISATION} == names
