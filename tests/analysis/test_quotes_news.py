"""Whom a newspaper's reader takes for the speaker, where the sentence alone does not say."""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article


def spoken(text: str) -> list[tuple[str, str]]:
    article = Article("a", text)
    found = find_quotes(article, find_entities(article))
    return [(quote.speaker, quote.cue) for quote in found if quote.direct]


PREMIER = "Premier Karl Brandt arrived with Mayor Ilse Okafor.\n\n"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (PREMIER + "“Too late,” the mayor said.", "Ilse Okafor"),
        (PREMIER + "The premier thought for a while. “Perhaps,” he said.", "Karl Brandt"),
        ("Corvid Foods Inc. will close a mill. “We regret it,” the company said.", "Corvid Foods Inc."),
        ("Karl Brandt lost, and he knew it. “So it goes,” the Dane told reporters.", "Karl Brandt"),
        ("Ilse Okafor came second. “I ran well,” the 34-year-old said.", "Ilse Okafor"),
        ("The woman at the kiosk wrapped them. “One is fifty,” she said.", "The woman at the kiosk"),
        ("Analysts at Corvid Bank said the order “buys time.”", "Analysts at Corvid Bank"),
        ("According to an affidavit by Ilse Okafor, who wrote that the boxes were “wet.”", "Ilse Okafor"),
        ("Rivals fear Ilse Okafor. She told them that coaches had called her “the fridge.”", "coaches"),
        ("FENPORT, Ostria — The Supreme Court annulled it, saying it had been “hasty.”", "Supreme Court"),
        ("Their counsel, Karl Brandt, used that phrase, “an injunction.”", "Karl Brandt"),
        ("The text says little. It never calls the rock anything but “the place,” a phrase that took six "
         "days, according to two clerks.", "The text"),
        ("It was a step that environmental groups hailed as “overdue.”", "environmental groups"),
        ("The board accepted it “with regret,” its chairman, Karl Brandt, said in a letter.", "Karl Brandt"),
        ("The ferry company, Corvid Lines, had argued that it was “safe.”", "Corvid Lines"),
        ("Special Agent in Charge Karl Brandt of the local office said they were “done.”", "Karl Brandt"),
    ],
)  # fmt: skip
def test_the_speaker_is_resolved(text: str, speaker: str) -> None:
    assert [name.lower() for name, _ in spoken(text)] == [speaker.lower()]


def test_the_subject_of_the_sentence_before_speaks_rather_than_the_last_speaker() -> None:
    text = (
        "“We were patient,” coach Karl Brandt said. “Very patient.”\n\nMr. Okafor, a former goalkeeper, saw "
        "it differently. “They were lucky,” he said."
    )
    assert [name for name, _ in spoken(text)] == ["Karl Brandt", "Karl Brandt", "Okafor"]


def test_a_description_before_the_name_does_not_hide_the_subject() -> None:
    text = (
        "“We were patient,” Ulf Brandt said.\n\nFenport head coach Karl Okafor saw it differently. “They "
        "were lucky,” he said."
    )
    assert [name for name, _ in spoken(text)] == ["Ulf Brandt", "Karl Okafor"]


def test_he_is_not_said_of_several_people() -> None:
    text = "People say, “That’s him.”\n\nA man sat down. He opened his eyes and said, “Miss?”"
    assert spoken(text)[1][0] != "People"


@pytest.mark.parametrize(
    "text",
    [
        "You are given a slip and write on it “for.”",
        "The seal was carved in jade. Karl Brandt kept it. It read “not forgetting.”",
        "Nobody knows how Karl Brandt will respond to a so-called “decoupling” bill.",
        "New tenants must be told of the bell in writing, “in no small type.”",
    ],
)
def test_words_that_nobody_speaks_have_no_speaker(text: str) -> None:
    assert [name for name, _ in spoken(text)] == [""]


def test_a_writer_s_remark_about_the_words_is_no_attribution() -> None:
    text = "Spokeswoman Ilse Okafor said they “welcomed the steps,” words that some economists read as joy."
    assert spoken(text) == [("Ilse Okafor", "said")]


def test_who_says_she_of_herself_is_a_woman() -> None:
    text = "Quen Brandt said she was tired. Mr. Okafor was not. “Go home,” she told him."
    assert [name for name, _ in spoken(text)] == ["Quen Brandt"]
