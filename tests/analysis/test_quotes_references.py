"""Whom “he”, “they”, “the minister” and “the 24-year-old” mean, in news from everywhere.

Fifty-nine of the first seventy-five were right when they were first read.
"""

import pytest

from reader.analysis.entities import Gender, find_entities
from reader.analysis.entities.gazetteer import gazetteer
from reader.analysis.entities.given_names import given_names
from reader.analysis.quotes import find_quotes
from reader.analysis.quotes.cast import Cast, make_cast
from reader.analysis.quotes.descriptions import (
    figure_described,
    head_of,
    is_description,
    is_introduced,
    is_vacant,
    may_be_called,
)
from reader.analysis.quotes.figures import Figure, Naming
from reader.analysis.quotes.genders import assign_genders
from reader.article import Article, Entity, EntityKind, Mention, Span

#: Each text, and words of the speaker of each of its quotations.
TEXTS = {
    "a woman whose husband is named": (
        "Farida Noori teaches in a cellar. Her husband, Jawad, keeps watch.\n\n“I am not afraid,” she says. "
        "“If they come, they come.”\n\n“I am,” he says.",
        ["Noori", "Noori", "Jawad"],
    ),
    "an office that was named": (
        "Kenya’s health minister, Obadiah Rono, flew to the lake. The minister told villagers that help was "
        "“on the road.”\n\n“It will be here by night,” he said.",
        ["Rono", "Rono"],
    ),
    "an age, and a coach": (
        "Striker Ikenna Bello scored twice. The 24-year-old called it “the best night of my life.”\n\n"
        "His coach, Marco Zeller, was less excited. “He can do better,” he said.",
        ["Bello", "Zeller"],
    ),
    "two heads of government": (
        "Prime Minister Haruto Senda met President Lim Dae-ho in Busan. Lim spoke of “a new spring.” The "
        "Japanese premier said it was “overdue.”",
        ["Lim", "Senda"],
    ),
    "a star is an actress": (
        "The actress, Delphine Marot, arrived late. “I was lost,” the star told reporters.",
        ["Marot"],
    ),
    "somebody without a name goes on": (
        "Police arrested a man in Corley. The suspect told officers he was “only looking for "
        "his cat.” He later "
        "said: “It was my sister’s cat.”",
        ["suspect", "suspect"],
    ),
    "residents": ("Residents say the water smells. They describe it as “tea with a memory.”", ["Residents"]),
    "a union": (
        "The Fisheries Union rejected the offer. It called the figures “an insult.” They said "
        "they would “sail "
        "regardless.”",
        ["Fisheries Union", "Fisheries Union"],
    ),
    "a former office that nothing tells of": (
        "Mr Adeyemi had warned the board twice. The former treasurer said nobody “wanted to hear.”",
        ["Adeyemi"],
    ),
    "a neighbour": (
        "“We lost everything,” said Halima Yusuf, a mother of four. Her neighbour, a tailor, nodded. "
        "“Everything,” he repeated.",
        ["Halima Yusuf", "neighbour"],
    ),
    "according to him": (
        "Speaking in Lagos, Tunde Bakare-Cole, the port’s director, denied the report. He said "
        "the cranes were "
        "“old but safe.” According to him, the accident was “an act of the sea.”",
        ["Bakare-Cole", "Bakare-Cole"],
    ),
    "one office and its spokesman": (
        "President Oumar Diallo dismissed the cabinet. The president said it had “slept for two years.”\n\n"
        "Opposition leader Fatou Sarr welcomed the move. “About time,” she said. The "
        "president’s spokesman, Ali "
        "Ba, said no date had been set. “We are in no hurry,” he said.",
        ["Diallo", "Sarr", "Ba"],
    ),
    "somebody’s mother": (
        "The defendant’s mother sat in the second row. “He is a good boy,” she whispered.",
        ["mother"],
    ),
    "another": (
        "Nobody at the depot would talk. “You’ll get me fired,” one driver said. Another "
        "shrugged. “What’s there "
        "to say?” he asked.",
        ["one driver", "Another"],
    ),
    "a former champion": (
        "Ex-champion Bojan Mitrić blamed the referee. “He was blind,” the ex-champion said.",
        ["Mitrić"],
    ),
    "a nun is a sister": (
        "Sister Agnes Doyle has cooked for the poor since 1988. “They taught me to eat,” the nun says.",
        ["Doyle"],
    ),
    "words alone behind a paragraph of telling": (
        "Zanele Khumalo, 34, saw the flames. “I took the baby and ran,” she said.\n\nFirefighter Sipho Dube "
        "carried out two others.\n\n“There was no time to think,” he said.\n\nKhumalo has no insurance.\n\n"
        "“I have my daughter.”",
        ["Khumalo", "Dube", "Khumalo"],
    ),
    "a channel is nobody": (
        "Ola Brand warned the ports, according to the television channel Al Marsa.\n\nHe said "
        "they were “ripe "
        "for a fire.”",
        ["Brand"],
    ),
    "a channel speaks": (
        "Al Marsa, the television channel, broke the news. It said the talks had “collapsed.”",
        ["Al Marsa"],
    ),
    "a first name that misleads": (
        "Burke Tollan teaches the classes. Tollan suggests a quiet room. “It will be easier,” she says.",
        ["Tollan"],
    ),
    "a source speaks of himself": (
        "President Nana Addai-Mensa spoke first, before Koku Anane.\n\nAccording to President "
        "Addai-Mensa, he was "
        "a friend of the late king.\n\n“We were at school,” he added.",
        ["Addai-Mensa"],
    ),
    "somebody’s thing": (
        "Kessler disagreed. In the north, Moreau’s study time was shorter. He said that work "
        "often “comes first.”",
        ["Moreau"],
    ),
    "an old man in a story": (
        "“You know what letter,” said Edmund.\n\nThe old man considered the stick. “There was a letter,” he "
        "allowed.",
        ["Edmund", "The old man"],
    ),
    "a young man with a mask": (
        "Jamil Anders and Lena Brook wrote from Ninghai.\n\n“It is too smelly,” says a young "
        "man wearing a mask over "
        "his nose. “We are here for the river,” he says.",
        ["a young man", "a young man"],
    ),
    "an age and a trade": (
        "Rick Wolken sleeps in his car. The 59-year-old mortgage lender said his staff was "
        "cold.\n\n“Everyone is "
        "frazzled,” he said.",
        ["Wolken"],
    ),
    "a party and an office": (
        "Senator Lim Dae-ho resigned on Monday. “It was time,” he said.\n\nThe Tide Party "
        "lawmaker wrote that he "
        "had “slept badly.”",
        ["Lim", "Lim"],
    ),
    "a description behind its name": (
        "Okafor has had a cool talk with Strand, now the Senate majority leader, who called her "
        "plan “a kite.”",
        ["Strand"],
    ),
    "a verb that things have": (
        "Restricted words include phrases describing trades, such as “doctor of paper and of glue.”",
        [""],
    ),
    "a detective and an aunt": (
        "Chief Inspector Gareth Pugh led the search. “We never gave up,” the detective said. The boy’s aunt, "
        "Carwen, thanked him. “He is a hero,” she said.",
        ["Pugh", "Carwen"],
    ),
    "a teacher and a headmaster": (
        "A teacher at the school, who gave no name, said pupils were “hungry.” The headmaster denied it. "
        "“They eat twice,” he said.",
        ["teacher", "headmaster"],
    ),
    "a lawyer and his client": (
        "In court, Mr Salter wept. His barrister, Xo Clay, said he was “a broken man.” Judge Rupert Fane "
        "disagreed. “He is a thief,” he said.",
        ["Clay", "Fane"],
    ),
    "an age behind the noun": (
        "“I am home,” Emeka Udoh said. The forward, 28, added that the fans were “family.”",
        ["Udoh", "Udoh"],
    ),
    "a doctor far from the last name": (
        "Nicholas Pernod sells creams.\n\n"
        + "The rain fell on the town and the town fell asleep under it, house by house. " * 14
        + "\n\nThe doctor was kind. “It happens,” he said.",
        ["The doctor"],
    ),
    "an emir": (
        "Sheikh Tamim bin Rashid opened the port. The emir called it “a door to the south.”",
        ["Tamim"],
    ),
    "a chain of him": (
        "Gustav Ahlgren painted the mill.\n\n“It took a year,” he said.\n\n“My wife held the "
        "ladder while Henrik "
        "Lund laughed at us, and the rain came in, and the mill turned, and nobody could say "
        "whether the red was "
        "red or brown until the sun was out again,” he said.\n\n“Then it fell down,” he said.",
        ["Ahlgren", "Ahlgren", "Ahlgren"],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_whom_the_words_mean(name: str) -> None:
    text, wanted = TEXTS[name]
    article = Article("x", text)
    found = [
        quote.speaker
        for quote in find_quotes(article, find_entities(article))
        if quote.is_speech
        for _ in quote.pieces
    ]
    assert len(found) == len(wanted)
    assert all(who in speaker for who, speaker in zip(wanted, found, strict=True)), found


def test_nobody_is_named_where_two_could_be_meant() -> None:
    text = "It rained on Ruth Okafor and Helen Strand.\n\n“It is late.”"
    assert [quote.speaker for quote in find_quotes(Article("x", text), ())] == [""]


def test_they_without_anybody_stays() -> None:
    text = "It rained for a week. “We are leaving,” they said."
    assert [quote.speaker for quote in find_quotes(Article("x", text), ())] == ["they"]


def person(text: str, name: str, role: str = "", kind: EntityKind = EntityKind.PERSON) -> Entity:
    at = text.index(name)
    return Entity(name, name, kind, (Mention(Span(at, at + len(name))),), role=role)


def cast_of(text: str, *entities: Entity) -> Cast:
    return make_cast(text, entities)


@pytest.mark.parametrize(
    ("words", "role", "fits"),
    [
        ("mayor", "mayor of Corley", True),
        ("former mayor", "former mayor of Corley", True),
        ("former mayor", "mayor of Corley", False),
        ("mayor", "former mayor of Corley", False),
        ("deputy mayor", "mayor of Corley", False),
        ("party leader", "chairwoman of the Harbour Party", True),
        ("HP leader", "chairwoman of the Harbour Party", True),
        ("senator", "governor", False),
        ("politician", "governor", True),
        ("spokesman", "director", False),
        ("physicist", "biologist", False),
        ("scientist", "marine biologist", True),
        ("41-year-old goalkeeper", "goalkeeper", True),
        ("workers", "worker", False),
    ],
)
def test_a_description_is_whose_role_it_tells(words: str, role: str, fits: bool) -> None:
    text = "Sanna Quill arrived. Then"
    cast = cast_of(text, person(text, "Sanna Quill", role))
    found = figure_described(cast, text, words.split(), len(text))
    assert (found is not None) is fits


def test_a_description_that_fits_two_is_nobodys_unless_one_is_near() -> None:
    text = "Ada Vane came. Bo Lind came."
    both = person(text, "Ada Vane", "senator"), person(text, "Bo Lind", "senator")
    assert figure_described(cast_of(text, *both), text, ["senator"], len(text)) is None
    text = "Ada Vane came." + " It rained." * 60 + " Bo Lind came."
    both = person(text, "Ada Vane", "senator"), person(text, "Bo Lind", "senator")
    found = figure_described(cast_of(text, *both), text, ["senator"], len(text))
    assert found is not None
    assert found.name == "Bo Lind"


def test_one_who_was_brought_in_without_a_name_is_somebody_else() -> None:
    text = "Eli Roe, the team’s coach, left. A young coach stayed. Then the coach spoke."
    at = text.index("the coach spoke")
    assert is_introduced(text, "coach", at)
    assert not is_introduced(text, "driver", at)


def test_what_a_description_is() -> None:
    assert head_of(["former", "chairman", "of", "the", "board"]) == "chairman"
    assert head_of(["ex-mayor"]) == "mayor"
    assert head_of([]) == ""
    assert is_description(["tired", "captain"])
    assert not is_description(["officials"])
    assert not is_description(["bridge"])


def test_who_may_be_called_what() -> None:
    governor = Figure("Ana Roca", role="governor of Salta")
    assert may_be_called(governor, "politician")
    assert may_be_called(governor, "woman")
    assert not may_be_called(governor, "goalkeeper")


def test_an_office_of_whom_nothing_is_known_goes_to_the_only_one_near() -> None:
    text = "Brand flew home."
    cast = cast_of(text, person(text, "Brand"))
    brand = cast.namings[0].figure
    assert is_vacant(cast, ["president"], brand, len(text))
    assert is_vacant(cast, ["former", "treasurer"], brand, len(text))
    assert not is_vacant(cast, ["driver"], brand, len(text))
    text = "Brand met Ekman."
    cast = cast_of(text, person(text, "Brand"), person(text, "Ekman"))
    assert not is_vacant(cast, ["president"], cast.namings[0].figure, len(text))


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Her husband, Xo Vell, came.", Gender.MALE),
        ("Xo Vell, a mother of four, came.", Gender.FEMALE),
        ("Mrs Xo Vell came.", Gender.FEMALE),
        ("Xo Vell said she was late.", Gender.FEMALE),
        ("According to Xo Vell, he was late.", Gender.MALE),
        ("Xo Vell was late, and he was wet.", Gender.MALE),
        ("Xo Vell came.", Gender.UNKNOWN),
    ],
)
def test_what_tells_somebodys_gender(text: str, gender: Gender) -> None:
    at = text.index("Xo Vell")
    figure = Figure("Xo Vell")
    assign_genders(text, [Naming(Span(at, at + 7), figure)])
    assert (figure.gender, figure.presumed) == (gender, False)


def test_given_names_of_the_world_tell_their_gender() -> None:
    names = given_names()
    assert names.gender("Parisa") is Gender.FEMALE
    assert names.gender("Saurabh-Jan") is Gender.MALE
    assert names.gender("Xo") is Gender.UNKNOWN
    assert not (names.male & names.female)
    assert names.doubtful <= gazetteer().first_names


def test_many_pronouns_outvote_a_first_name() -> None:
    text = "Mary Vell came; he sat. " * 3
    figure = Figure("Mary Vell")
    places = [at for at in range(len(text)) if text.startswith("Mary", at)]
    assign_genders(text, [Naming(Span(at, at + 9), figure) for at in places])
    assert figure.gender is Gender.MALE
    alone = Figure("Mary Vell")
    assign_genders(text, [Naming(Span(0, 4), alone)])
    assert alone.gender is Gender.FEMALE


def test_a_surname_that_is_a_town_is_its_bearers() -> None:
    text = "Luigi Fenport smiled. “It works,” says Fenport. Nobody came."
    town = Entity("t", "Fenport", EntityKind.PLACE, (Mention(Span(39, 46)),))
    cast = cast_of(text, person(text, "Luigi Fenport"), town)
    assert {naming.figure.name for naming in cast.namings} == {"Luigi Fenport"}


def test_a_town_that_is_a_surname_stays_a_town() -> None:
    text = "Luigi Fenport smiled. He lives in Fenport and likes it."
    at = text.rindex("Fenport")
    town = Entity("t", "Fenport", EntityKind.PLACE, (Mention(Span(at, at + 7)),))
    cast = cast_of(text, person(text, "Luigi Fenport"), town)
    assert [naming.figure.kind for naming in cast.namings] == [EntityKind.PERSON, EntityKind.PLACE]


def test_a_word_of_a_line_in_capitals_is_nobody() -> None:
    text = "JUSTICE SLEEPS\nOla Brand came."
    cast = cast_of(text, person(text, "SLEEPS"), person(text, "Ola Brand"))
    assert [naming.figure.name for naming in cast.namings] == ["Ola Brand"]
