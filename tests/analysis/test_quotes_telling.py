"""Which verb tells the words, and who is told to have said them, where several verbs stand around them."""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article, QuoteKind

#: Each text, and speaker and verb of its quotation.
TOLD = {
    "The clerk first said he did not recall it, but in a later interview said he had an “oh no” moment.": (
        "The clerk",
        "said",
    ),
    "Olga Brand boasted on Monday that the plan she pushed in Lowmark “did not lose a single vote”.": (
        "Olga Brand",
        "boasted",
    ),
    "Stone said he was not advocating violence, only a “loud voice”.": ("Stone", "said"),
    "Brand said the board and its allies will seek new rules and take measures “to show there are limits”.": (
        "Brand",
        "said",
    ),
    "When somebody there shouted, “Pike,” Olga Brand joked, again in her best accent, “Amen to that!”": (
        "Olga Brand",
        "joked",
    ),
    "The plan would cost a million, according to the “Tides for all” document that she released.": ("", ""),
    "In a September poll, 75 percent of voters said “most people” cannot be trusted.": (
        "75 percent of voters",
        "said",
    ),
    "It is prohibited when voting “to fill a vacancy”, per the party’s bylaws.": (
        "the party’s bylaws",
        "per",
    ),
    "To Anna Sharp, Olga Brand is the “kind and caring” woman who saved the farm.": ("Anna Sharp", "To"),
    "In Olga Brand’s words, the dam is “a gift to nobody”.": ("Olga Brand", "words"),
    "Olga Brand ended her letter with “may it rest in peace”.": ("Olga Brand", "ended"),
    "Olga Brand posted a picture with the caption “gone fishing”.": ("Olga Brand", "posted"),
    "He knocked a claim by actor Olga Brand that an “obscene amount” was raised.": ("Olga Brand", "claim"),
    "The ministry has withdrawn its claim that the dam was “safe as houses”.": ("The ministry", "claim"),
    "On September 27 they published the results by announcing that the claim was “true”.": (
        "they",
        "announcing",
    ),
    "Olga Brand delivered a snappy retort: “Nobody is tearing it up.”": ("Olga Brand", "delivered"),
    "The regulator said it was “deeply concerned” by the delay.": ("The regulator", "said"),
}


@pytest.mark.parametrize(("text", "wanted"), TOLD.items())
def test_whose_words_they_are_and_which_verb_tells_them(text: str, wanted: tuple[str, str]) -> None:
    article = Article("x", text)
    last = [quote for quote in find_quotes(article, find_entities(article)) if quote.direct][-1]
    assert (last.speaker, last.cue) == wanted


HEADLINES = {
    "Pat Quill: Voters Worried About the Dam; It’s ‘in Their Heads’": "Pat Quill",
    "Quill Sees ‘Personal Insult’ if Voters Stay Home": "Pat Quill",
    "Quill and Olga Brand Fight Over ‘Personal Insult’ at Home": "",
}


@pytest.mark.parametrize(("headline", "speaker"), HEADLINES.items())
def test_a_headline_quotes_whom_it_begins_with(headline: str, speaker: str) -> None:
    article = Article("x", f"{headline}\n\nMayor Pat Quill spoke on Monday. Olga Brand did not.")
    quote = next(quote for quote in find_quotes(article, find_entities(article)) if quote.direct)
    assert quote.speaker == speaker


def test_a_translation_is_nobodys_words_and_a_works_maker_no_speaker() -> None:
    article = Article("x", "It is Latin for “rest in peace”. “Northern Skin” was written by Olga Brand.")
    kinds = [quote.kind for quote in find_quotes(article, find_entities(article))]
    assert kinds == [QuoteKind.SCARE, QuoteKind.TITLE]


def test_the_verb_goes_on_with_the_paragraphs_of_one_speaker() -> None:
    article = Article("x", "“It is late,” Olga Brand said.\n\n“It will be later.”")
    cues = [quote.cue for quote in find_quotes(article, find_entities(article))]
    assert cues == ["said", "said"]


#: Each text, and the speakers of what stands between its marks: whoever is near has not always said it.
NEAR_BUT = {
    "“It is over” — a long day.": [""],
    "Based on the weather, they said it was “late”.": ["they"],
    "Olga Brand said, per a translator, that it was “late”.": ["Olga Brand"],
    "It costs a pound per head, “a gift”, they said.": ["they"],
    "To Fenport, the dam is “a gift”.": [""],
    "For years the dam was “a gift”.": [""],
    "In Olga Brand’s house it was “cold”.": [""],
    "A picture with the caption “gone” hung there.": [""],
    "It ended with “a bang”.": [""],
    "The day, with “no wind”, was long.": [""],
    "The claim that the dam is “safe” is old.": [""],
    "According to Olga Brand, the mayor, it was “late”.": ["Olga Brand"],
    "The crowd broke into chants of “shame”.": ["The crowd"],
    "He heard chants of “shame”.": [""],
    "Statement of Olga Brand: “It is late.”": ["Olga Brand"],
    "Olga Brand issued a statement: “It is late.”": ["Olga Brand"],
    "The statement: “It is late.”": ["The statement"],
    "Ed Marsh and Olga Brand: “It is late.”": ["Ed Marsh and Olga Brand"],
    "Correction: “It is late.”": [""],
    "“It is late.” (Olga Brand)": ["Olga Brand"],
    "Its promise to “rest” was kept.": [""],
    "The board, its promise to “rest” forgotten, met.": ["The board"],
    "In October the board met, and the chairman, Ed Marsh, rose to say it was “late”.": ["Ed Marsh"],
    "Pressed by Olga Brand, Ed Marsh added only: “Not now.”": ["Ed Marsh"],
    "“We go,” counsel for the port, Ed Marsh KC, said outside the court.": ["Ed Marsh"],
    "In her book, Tides, Olga Brand wrote that it was “late”.": ["Olga Brand"],
}


@pytest.mark.parametrize(("text", "speakers"), NEAR_BUT.items())
def test_who_stands_near_has_not_always_said_it(text: str, speakers: list[str]) -> None:
    article = Article("x", text)
    found = [quote.speaker for quote in find_quotes(article, find_entities(article)) if quote.direct]
    assert found == speakers
