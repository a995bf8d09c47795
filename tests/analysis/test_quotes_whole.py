"""Quotations in several pieces, or over several paragraphs: how many of fifty-two are found whole."""

from typing import NamedTuple

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article

#: Fewer than this share found whole is worse than promised.
_PROMISED = 0.95


class Passage(NamedTuple):
    """A text of one quotation to be kept whole: the words of its pieces, and who speaks them."""

    text: str
    pieces: list[str]
    speaker: str


SPLIT = [
    Passage("“The dam,” said Ola Brand, “will hold.”", ["The dam,", "will hold."], "Ola Brand"),
    Passage("“The dam,” Ola Brand said, “will hold.”", ["The dam,", "will hold."], "Ola Brand"),
    Passage('"The dam," said Ola Brand, "will hold."', ["The dam,", "will hold."], "Ola Brand"),
    Passage("‘The dam,’ said Ola Brand, ‘will hold.’", ["The dam,", "will hold."], "Ola Brand"),
    Passage("'The dam,' said Ola Brand, 'won't hold.'", ["The dam,", "won't hold."], "Ola Brand"),
    Passage("‘The dam’, said Ola Brand, ‘will hold’.", ["The dam", "will hold"], "Ola Brand"),
    Passage("“The dam” — Ola Brand said — “will hold.”", ["The dam", "will hold."], "Ola Brand"),
    Passage("“If it rains,” Brand told reporters, “we go.”", ["If it rains,", "we go."], "Brand"),
    Passage("“I think,” Ola Brand added on Monday, “it is dry.”", ["I think,", "it is dry."], "Ola Brand"),
    Passage(
        "“I think,” said Ola Brand, the mayor of Fenport, “that it is dry.”",
        ["I think,", "that it is dry."],
        "Ola Brand",
    ),
    Passage(
        "“I think,” Ola Brand, the mayor, said, “that it is dry.”",
        ["I think,", "that it is dry."],
        "Ola Brand",
    ),
    Passage("“Well,” she said, “I am Ola Brand.”", ["Well,", "I am Ola Brand."], "she"),
    Passage("“When it rains,” officials said, “it floods.”", ["When it rains,", "it floods."], "officials"),
    Passage(
        "“The plan,” a ministry spokesman said, “is dead.”",
        ["The plan,", "is dead."],
        "a ministry spokesman",
    ),
    Passage(
        "“Look,” Ola Brand replied, “the quay,” she went on, “is ours.”",
        ["Look,", "the quay,", "is ours."],
        "Ola Brand",
    ),
    Passage("«La digue», a déclaré Ruth Aubry, «tiendra».", ["La digue", "tiendra"], "Ruth Aubry"),
    Passage("„Der Damm“, sagte Ruth Kalder, „hält“.", ["Der Damm", "hält"], "Ruth Kalder"),
    Passage(
        "“This quay,” said Brand; “this whole quay is ours.”",
        ["This quay,", "this whole quay is ours."],
        "Brand",
    ),
    Passage(
        "“Not one of us,” said Ed Marsh—“not one—slept.”", ["Not one of us,", "not one—slept."], "Ed Marsh"
    ),
    Passage("“A ‘small’ leak,” said Ed Marsh, “is a leak.”", ["A ‘small’ leak,", "is a leak."], "Ed Marsh"),
]

OVER_PARAGRAPHS = [
    Passage(
        "“We built it,” Ola Brand said. “It holds.\n\n“It held in May.”",
        ["It holds.", "It held in May."],
        "Ola Brand",
    ),
    Passage(
        '"We built it," Ola Brand said. "It holds.\n\n"It held in May."',
        ["It holds.", "It held in May."],
        "Ola Brand",
    ),
    Passage("Ola Brand said: “It holds.\n\n“It held in May.”", ["It holds.", "It held in May."], "Ola Brand"),
    Passage("Ola Brand said: ‘It holds.\n\n‘It held in May.’", ["It holds.", "It held in May."], "Ola Brand"),
    Passage("Ola Brand said: 'It's fine.\n\n'It was in May.'", ["It's fine.", "It was in May."], "Ola Brand"),
    Passage("Ola Brand said: “A.\n\n“Bee.\n\n“Sea.”\n\nShe left.", ["A.", "Bee.", "Sea."], "Ola Brand"),
    Passage("Ola Brand said: “It holds.\n\nIt held in May.”", ["It holds.", "It held in May."], "Ola Brand"),
    Passage("Ola Brand said: “It holds.\n“It held in May.”", ["It holds.", "It held in May."], "Ola Brand"),
    Passage("“It holds.\n\n“It held in May,” Ola Brand said.", ["It holds.", "It held in May,"], "Ola Brand"),
    Passage('"It holds.\n\n"It held in May," said Ola Brand.', ["It holds.", "It held in May,"], "Ola Brand"),
    Passage(
        "Ola Brand said: «Ça tient.\n\n«Ça tenait en mai.»", ["Ça tient.", "Ça tenait en mai."], "Ola Brand"
    ),
    Passage(
        "Ola Brand said:\n\n“It holds.\n\n“It held in May.”", ["It holds.", "It held in May."], "Ola Brand"
    ),
    Passage(
        "Ola Brand wrote: “I call it ‘late.’\n\n“You call it ‘soon.’”",
        ["I call it ‘late.’", "You call it ‘soon.’"],
        "Ola Brand",
    ),
    Passage(
        "Ola Brand said: 'It is the boats' fault.\n\n'It was in May.'",
        ["It is the boats' fault.", "It was in May."],
        "Ola Brand",
    ),
    Passage(
        "“Rain,” said Ola Brand, “is rain.\n\n“Snow is snow.”",
        ["Rain,", "is rain.", "Snow is snow."],
        "Ola Brand",
    ),
    Passage(
        "Officials said: “It holds.\n\n“It held in May.”\n\n“No,” said Ed Marsh.",
        ["It holds.", "It held in May."],
        "Officials",
    ),
    Passage("Ola Brand asked: “Who?\n\n“Who did it?”", ["Who?", "Who did it?"], "Ola Brand"),
    Passage(
        "Ola Brand said: “Three things.\n\n“One: rain...\n\n“Two: wind.”",
        ["Three things.", "One: rain...", "Two: wind."],
        "Ola Brand",
    ),
    Passage(
        "“I went,” Brand said. “I saw.\n\n“I left,” she said, “at ten.”",
        ["I saw.", "I left,", "at ten."],
        "Brand",
    ),
    Passage("The letter said: “We agree.\n\n“We pay in May.”", ["We agree.", "We pay in May."], "The letter"),
]

#: Written when the forty were whole; ten of these were at first.
OTHERS = [
    Passage(
        "“I was,” admitted the former clerk, Tom Roe, “rather late.”", ["I was,", "rather late."], "Tom Roe"
    ),
    Passage("“Is it,” Tom Roe asked the panel, “too late?”", ["Is it,", "too late?"], "Tom Roe"),
    Passage(
        "“Yes,” Roe told the Fenport Post in an interview on Friday, “but only just.”",
        ["Yes,", "but only just."],
        "Roe",
    ),
    Passage(
        "“Never,” Tom Roe wrote in his 2011 memoir, “trust a dry dam.”",
        ["Never,", "trust a dry dam."],
        "Tom Roe",
    ),
    Passage("“The crew,” according to Tom Roe, “was asleep.”", ["The crew,", "was asleep."], "Tom Roe"),
    Passage("“It’s simple,” said Roe, laughing, “we sail.”", ["It’s simple,", "we sail."], "Roe"),
    Passage(
        "Tom Roe, who runs the yard, said: “We lost two.\n\n“Two men, two boats.\n\n“And one dog.”",
        ["We lost two.", "Two men, two boats.", "And one dog."],
        "Tom Roe",
    ),
    Passage(
        "“We lost two,” said Roe, who runs the yard. “Two men.\n\n“And one dog.”\n\nThe inquiry goes on.",
        ["Two men.", "And one dog."],
        "Roe",
    ),
    Passage(
        "In a statement, the company said: “We regret it.\n\n“We have written to all.”",
        ["We regret it.", "We have written to all."],
        "the company",
    ),
    Passage("“Sail,” he said, “or row,” and left. It was Tom Roe.", ["Sail,", "or row,"], "he"),
    Passage(
        "‘Look,’ says Ida Holm, pointing, ‘that’s the dogs’ door.’",
        ["Look,", "that’s the dogs’ door."],
        "Ida Holm",
    ),
    Passage(
        "He was asked why.\n\n“Because,” Ed Marsh said after a pause, “I could.”",
        ["Because,", "I could."],
        "Ed Marsh",
    ),
]


def _is_whole(passage: Passage) -> bool:
    article = Article("x", passage.text)
    return any(
        [piece.of(passage.text) for piece in quote.pieces] == passage.pieces
        and quote.speaker.lower() == passage.speaker.lower()
        for quote in find_quotes(article, find_entities(article))
    )


def test_at_least_nineteen_of_twenty_are_found_whole() -> None:
    passages = SPLIT + OVER_PARAGRAPHS + OTHERS
    assert len(passages) == 52
    broken = [passage.text for passage in passages if not _is_whole(passage)]
    assert len(broken) <= (1 - _PROMISED) * len(passages), broken
