"""Speakers without a name, and whom “he” and “she” mean, in sentences that were written to be hard.

Forty of the first fifty, and twenty-eight of the others, were right when they were first read.
"""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article, Quote

#: Each text, and words of the speaker of its first quotation.
UNNAMED = {
    "Residents of the tower describe the lifts as “a lottery”.": "Residents",
    "A source close to the negotiations called the offer “dead on arrival”.": "A source",
    "One former employee, who asked not to be named, said managers “looked the other way”.": "employee",
    "“It was like a bomb,” said a woman who lives opposite the mill.": "a woman",
    "“We have nothing to hide,” a representative for the chain wrote in an email.": "a representative",
    "“We have nothing to hide,” the chain’s chief executive told staff.": "chief executive",
    "The firm’s lawyers have dismissed the claims as “fantasy”.": "lawyers",
    "Lawyers for the family said the ruling was “a day late and a pound short”.": "Lawyers",
    "The regulator said it was “deeply concerned” by the delay.": "The regulator",
    "In its annual report, the trust admits that the roof is “beyond repair”.": "the trust",
    "The leaflet promises “a warm bed for all”.": "The leaflet",
    "A sign on the door read “Closed until further notice”.": "sign",
    "“No comment,” a spokeswoman for the prosecutor’s office said on Friday.": "spokeswoman",
    "Two of the passengers, both students, told police that the driver was “humming”.": "passengers",
    "Several councillors complained that they had been “kept in the dark”.": "Several councillors",
    "Critics say the scheme is “a tax on rain”.": "Critics",
    "Neighbours, some of them in tears, called him “a gentle man”.": "Neighbours",
    "Police have described the death as “unexplained”.": "Police",
    "The union accused the port of “sleepwalking into a strike”.": "The union",
    "“This is our street,” chanted the crowd.": "the crowd",
    "An unnamed diplomat was quoted as saying the talks were “a waste of biscuits”.": "diplomat",
    "According to people familiar with the plan, the board was “livid”.": "people familiar",
    "A study published on Monday found that the river was “functionally dead”.": "A study",
    "The letter, signed by forty doctors, warns of “an avoidable catastrophe”.": "The letter",
    "One of the judges, in a dissent, called the order “lawless”.": "One of the judges",
    "The ship’s captain radioed that he was “taking on water fast”.": "captain",
    "His mother remembers him as “a boy who never ran”.": "mother",
    "“He never ran,” his sister recalled.": "his sister",
    "Her two brothers say they were “never asked”.": "brothers",
    "“I won’t,” the younger of the two said.": "the younger",
    "A police report states that the door was “forced from inside”.": "police report",
    "The paper’s editorial board urged readers to “look again”.": "editorial board",
    "A man in a red coat shouted “Shame!” and was led away.": "A man in a red coat",
    "Opposition leaders denounced the vote as “a puppet show”.": "Opposition leaders",
    "The hospital’s management says the ward is “safe and clean”.": "management",
    "Some at the ministry privately call it “the monster”.": "Some at the ministry",
    "Nurses there say they are “running on toast”.": "Nurses",
    "The prosecution argued that the note was “a confession in all but name”.": "prosecution",
    "The band’s drummer said it was “the best night since school”.": "drummer",
    "“Sit down,” the usher hissed.": "the usher",
    "Both companies said the merger was “on track”.": "Both companies",
    "State media hailed the launch as “a triumph of will”.": "State media",
    "The White House called the report “incomplete”.": "White House",
    "A poll of 1,000 adults found that most thought it “unfair”.": "A poll",
    "“It is a mess”, says the head of one of the country’s largest charities.": "the head",
    "Scientists at the institute think the dust is “older than the sun”.": "Scientists",
    "The defendants’ barrister told jurors the case was “held together with string”.": "barrister",
    "Those who were there said it was “over in a minute”.": "Those",
    "An elderly farmer near the border, where the fence ends, laughed and said “come in”.": "farmer",
    "A colleague of the dead man, who knew him for years, said he was “careful to a fault”.": "colleague",
}
#: Each text, who speaks, and which of its quotations is asked about.
PRONOUNS = [
    (
        "Mayor Olga Brand met the engineer, Peter Marsh, on Monday. “The dam is sound,” he told her.",
        "Peter Marsh",
        0,
    ),
    (
        "Mayor Olga Brand met the engineer, Peter Marsh, on Monday. She was blunt. “The dam is not "
        "sound,” she told him.",
        "Olga Brand",
        0,
    ),
    (
        "Before she left, Ms. Quill told the guards they were “very kind.”",
        "Quill",
        0,
    ),
    (
        "Ruth Calder and Helen Quill disagree. Calder wants the gate open. “It has been shut for a "
        "year,” she said.",
        "Ruth Calder",
        0,
    ),
    (
        "Ruth Calder has worked with Helen Quill for years. “I trust her,” she said.",
        "Ruth Calder",
        0,
    ),
    (
        "“I trust her,” Ruth Calder said of Helen Quill. She added: “I always have.”",
        "Ruth Calder",
        1,
    ),
    (
        "Her husband, George Pell, was at work. “I heard it on the radio,” he said.",
        "George Pell",
        0,
    ),
    (
        "Anna Lowe’s husband was at work. “I heard it on the radio,” he said.",
        "husband",
        0,
    ),
    (
        "Peter Marsh called his sister, Judith Marsh, at noon. “He was crying,” she recalled.",
        "Judith Marsh",
        0,
    ),
    (
        "Peter Marsh’s lawyer, Susan Vance, said he would appeal. “He did nothing wrong,” she said.",
        "Susan Vance",
        0,
    ),
    (
        "President Karl Brandt fired Robert Lane on Friday. “He was disloyal,” he told reporters.",
        "Karl Brandt",
        0,
    ),
    (
        "Robert Lane, whom President Karl Brandt fired on Friday, was defiant. “I would do it "
        "again,” he said.",
        "Robert Lane",
        0,
    ),
    (
        "Senator Mary Holt, 61, has never lost. Her rival, Diane Pope, is 34. “She has never had a "
        "real opponent,” Pope said. “I am looking forward to it,” she added.",
        "Diane Pope",
        1,
    ),
    (
        "When Tom Reed asked about the money, Judge Carol Finch cut him off. “Not now,” she said.",
        "Carol Finch",
        0,
    ),
    (
        "Asked about Tom Reed, Governor Alan Pike was curt. “I don’t know him,” he said.",
        "Alan Pike",
        0,
    ),
    (
        "Dr. Emily Stone treated the boy. The boy’s father, Mark Bell, thanked her. “She saved him,” "
        "he said.",
        "Mark Bell",
        0,
    ),
    (
        "Emily Stone joined the firm in 2004. Two years later she was its head. “Nobody was more "
        "surprised than I was,” she says.",
        "Emily Stone",
        0,
    ),
    (
        "Pope Leo spoke in the square. He said the poor were “the treasure of the church.”",
        "Leo",
        0,
    ),
    (
        "Karl Brandt, in a letter to Susan Vance, wrote that he was “at peace.”",
        "Karl Brandt",
        0,
    ),
    (
        "In a statement, Susan Vance said Karl Brandt had lied. He called that “a bad joke.”",
        "Karl Brandt",
        0,
    ),
    (
        "Susan Vance accused Karl Brandt of lying. He denied it. “Never,” he said.",
        "Karl Brandt",
        0,
    ),
    (
        "The captain, Henrik Dahl, was the last to leave. His mate, Jonas Holm, was the first. “I "
        "was told to go,” he said.",
        "Jonas Holm",
        0,
    ),
    (
        "Joan Pell, who taught Mr. Lane, said he was quiet. “He drew boats,” she said.",
        "Joan Pell",
        0,
    ),
    (
        "“It was dark,” Joan Pell said. A police officer, James Carr, arrived at nine. “She was very "
        "calm,” he said.",
        "James Carr",
        1,
    ),
    (
        "Martha Roe is 90. She lives alone.\n\n“I have the cat,” she said.",
        "Martha Roe",
        0,
    ),
    (
        "Martha Roe is 90 and lives alone. Her daughter, Ellen Roe, comes on Sundays.\n\n“She won’t "
        "hear of a home,” she said.",
        "Ellen Roe",
        0,
    ),
    (
        "Ed Marsh won the race and John Carr came second. “I had nothing left,” he said.",
        "Ed Marsh",
        0,
    ),
    (
        "Mr. Brandt’s wife, Lena Brandt, was not there. But he said she was “with us in spirit.”",
        "Brandt",
        0,
    ),
    (
        "The chancellor, Lena Brandt, met the French president, Paul Aubry. He said the talks had "
        "been “warm”; she called them “useful.”",
        "Lena Brandt",
        1,
    ),
    (
        "Ms. Vance spoke after Ms. Holt, who had praised the plan. “I cannot agree,” she said.",
        "Vance",
        0,
    ),
]


def quotes(text: str) -> list[Quote]:
    article = Article("x", text)
    return [quote for quote in find_quotes(article, find_entities(article)) if quote.is_speech]


@pytest.mark.parametrize(("text", "speaker"), UNNAMED.items())
def test_who_has_no_name_is_called_as_the_text_does(text: str, speaker: str) -> None:
    assert speaker.lower() in quotes(text)[0].speaker.lower()


@pytest.mark.parametrize(("text", "speaker", "which"), PRONOUNS)
def test_he_and_she_are_whom_a_reader_takes_them_for(text: str, speaker: str, which: int) -> None:
    assert speaker in quotes(text)[which].speaker
