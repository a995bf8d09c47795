"""Sentences as reporters write them, and whom a reader would name as the speaker of each quoted stretch."""

import pytest

from reader.analysis.quotes import find_quotes
from reader.article import Article

SENTENCES = {
    "Orla Finn and Edward Marsh said the wall was “rotten.”": ["Orla Finn and Edward Marsh"],
    "Mr. Marsh of the Ferry Union said the wall was “rotten.”": ["Marsh"],
    "Marsh, the union’s treasurer (and its cook), said the wall was “rotten.”": ["Marsh"],
    "Edward Marsh, the union’s treasurer, who cooks, called the wall “rotten.”": ["Edward Marsh"],
    "The union’s treasurer, Edward Marsh, said the wall was “rotten.”": ["Edward Marsh"],
    "Edward Marsh’s lawyer called the charges “baseless.”": ["Edward Marsh’s lawyer"],
    "Edward Marsh told the court that Orla Finn had said “pay or go.”": ["Orla Finn"],
    "Edward Marsh denied that he had called the quay “loud.”": ["Edward Marsh"],
    "Edward Marsh went home; Orla Finn called it “loud.”": ["Orla Finn"],
    "Edward Marsh called it “loud,” adding: “And long.”": ["Edward Marsh", "Edward Marsh"],
    "Edward Marsh told her it was “loud,” then added that it was “long.”": ["Edward Marsh", "Edward Marsh"],
    "Edward Marsh, however, and rather quietly, said it was “loud.”": ["Edward Marsh"],
    "In Fenport, where the quay is, Edward Marsh said it was “loud.”": ["Edward Marsh"],
    "Speaking to members, Edward Marsh warned of “noise.”": ["Edward Marsh"],
    "In an interview, Dr. Lena Fors, 52, an immunologist, said patients were “scared.”": ["Lena Fors"],
    "Ferro thanked Blom for what he called “years of friendship.”": ["Ferro"],
    "“We are ready,” Edward Marsh told the club, adding that talks would be “tough.”": ["Edward Marsh"] * 2,
    "Mr. Marsh, who once called it “the worst ever,” now says it is “fine.”": ["Marsh", "Marsh"],
    "On Monday the harbour office said the wall was “rotten.”": ["the harbour office"],
    "The harbour office on Monday said the wall was “rotten.”": ["The harbour office"],
    "The ministry, which had promised “full candour,” refused to comment.": ["The ministry"],
    "The bank, which employs 4,000 people, said that losses were “manageable.”": ["The bank"],
    "The agency warned of “severe” floods, and it said they were “likely.”": ["the agency"] * 2,
    "The mayor — a former diver — said it was “loud.”": ["The mayor"],
    "The mayor put it bluntly: “No one is coming.”": ["The mayor"],
    "The captain of the ferry told reporters on Monday that it was “late.”": ["The captain of the ferry"],
    "The court ruled Friday that the ban was “arbitrary.”": ["The court"],
    "Some 40 residents of Fenport signed a petition calling it “rotten.”": ["Some 40 residents of Fenport"],
    "Scientists at the Marine Institute warned that the reef was “dying.”": [
        "Scientists at the Marine Institute"
    ],
    "State media hailed it as “a milestone,” and the army said it was “late.”": ["State media", "the army"],
    "Critics say the law is “toothless”; supporters call it “a start.”": ["Critics", "supporters"],
    "People who live near the quay say it is “loud.”": ["People"],
    "A senior official who asked not to be named said it was “late.”": ["A senior official"],
    "“It is late,” said an official familiar with the talks.": ["an official familiar with the talks"],
    "“It is loud,” says Dr. Lena Fors of the Marine Institute.": ["Lena Fors"],
    "“It is loud,” said one of the engineers.": ["one of the engineers"],
    "“It is loud,” residents said.": ["residents"],
    "“It is loud,” the two brothers said in unison.": ["the two brothers"],
    "“It is loud,” the 34-year-old said.": ["the 34-year-old"],
    "“It is loud,” she was quoted as saying.": ["she"],
    "“Loud,” it was called by the press.": ["the press"],
    "“Never,” came the reply.": [""],
    "The report (published on Monday) said it was “loud.”": ["The report"],
    "The memo, dated July 6, calls it “risky” and warns of “delays.”": ["The memo", "The memo"],
    "The mayor’s letter, which praised the “brave” crew, was read.": ["The mayor’s letter"],
    "Edward Marsh’s long letter that praised the “brave” crew was read.": ["Edward Marsh’s long letter"],
    "A letter from Governor Edward Marsh that praised the “brave” crew came.": ["A letter from Edward Marsh"],
    "The letter, a copy of which was seen by the Journal, said it had “no choice.”": ["The letter"],
    "“Our hearts are heavy,” read a statement from the airline.": ["a statement from the airline"],
    "“The data is clear,” reads the report.": ["the report"],
    "A Foreign Ministry statement accused the press of “lies.”": ["A Foreign Ministry statement"],
    "The two sides issued a communique pledging “lasting peace.”": ["The two sides"],
    "The unsigned editorial called the budget “a fairy tale.”": ["The unsigned editorial"],
    "“It is late,” said Edward Marsh’s lawyer.": ["Edward Marsh’s lawyer"],
    "“It is late,” said the mayor, Orla Finn’s friend.": ["the mayor"],
    "“It is late,” said former mayor Orla Finn.": ["Orla Finn"],
    "“It is late,” also said Orla Finn.": ["Orla Finn"],
    "“It is late,” said officials on Monday.": ["officials"],
    "Edward Marsh, the treasurer (and cook), who calls it “loud,” left.": ["Edward Marsh"],
    "Edward Marsh (a cook) who calls it “loud” left.": ["Edward Marsh"],
    "He’s claiming it is “late.”": ["He"],
    "They’ve called it “late.”": ["They"],
    "The note that Orla Finn’s office issued called it “late.”": ["Orla Finn’s office"],
    "Later this week, the harbour office will call for “calm.”": ["the harbour office"],
    "The people of Fenport last year called it “late.”": ["The people of Fenport"],
    "A friend of Orla Finn’s said it was “late.”": ["A friend of Orla Finn’s"],
    "What the mayor calls “progress” is a wall.": ["the mayor"],
    "The mayor and the captain said it was “late.”": ["the captain"],
    "Under the law, a “covered person” may appeal.": [""],
    "The quay’s “loudest night” was in May.": [""],
}


@pytest.mark.parametrize(("sentence", "speakers"), SENTENCES.items())
def test_the_speaker_a_reader_would_name(sentence: str, speakers: list[str]) -> None:
    # “The” at the start of a sentence may be capital or small in what is shown.
    found = [quote.speaker.lower() for quote in find_quotes(Article("x", sentence), ())]
    assert found == [speaker.lower() for speaker in speakers]
