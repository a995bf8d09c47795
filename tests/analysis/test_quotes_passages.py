"""Thirty-three passages that were written to be hard: every stretch whole, with whoever speaks it.

Of the first twenty, eighteen were whole when they were first read, of the others eleven; fifteen and eleven
had the right speakers.
"""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article

#: Each text, and its quoted stretches in order, by speaker ("" where nobody is named).
PASSAGES: dict[str, tuple[str, list[tuple[str, list[str]]]]] = {
    "british": (
        "‘We were told the quay was closed,’ said Morwenna Tallis, the harbour clerk. ‘Nobody asked "
        "“Closed by whom?” and nobody wrote it down.\n\n‘So we went out on the Tuesday, as always.’",
        [
            (
                "Morwenna Tallis",
                [
                    "We were told the quay was closed,",
                    "Nobody asked “Closed by whom?” and nobody wrote it down.",
                    "So we went out on the Tuesday, as always.",
                ],
            ),
        ],
    ),
    "not_reopened": (
        "“The committee met on Friday,” Idris Penhale said. “We read the letter twice.\n\nAnd then "
        "we voted.”",
        [
            (
                "Idris Penhale",
                [
                    "The committee met on Friday,",
                    "We read the letter twice.",
                    "And then we voted.",
                ],
            ),
        ],
    ),
    "three_pieces": (
        "“If the mill reopens,” said Dagny Rourke, “and I am not saying it will,” she added, “we "
        "shall need forty hands.”",
        [
            (
                "Dagny Rourke",
                [
                    "If the mill reopens,",
                    "and I am not saying it will,",
                    "we shall need forty hands.",
                ],
            ),
        ],
    ),
    "long_clause": (
        "“There is not a single valve in that building,” said Tobias Fenn, who ran the pumping "
        "station at Ostley for nineteen years before it was sold in the spring to a firm from "
        "Carrow, “that I have not had in my hands.”",
        [
            (
                "Tobias Fenn",
                [
                    "There is not a single valve in that building,",
                    "that I have not had in my hands.",
                ],
            ),
        ],
    ),
    "parenthesis": (
        "“The vote,” Councillor Nesta Bright (Independent, Upper Weir) told the meeting, “was never "
        "in doubt.”",
        [
            (
                "Nesta Bright",
                [
                    "The vote,",
                    "was never in doubt.",
                ],
            ),
        ],
    ),
    "incise": (
        "« Nous avons attendu toute la nuit, dit-il, et personne n’est venu. » Marcel Aubrac, le "
        "gardien du phare, ne décolère pas.",
        [
            (
                "",
                [
                    "Nous avons attendu toute la nuit, dit-il, et personne n’est venu.",
                ],
            ),
        ],
    ),
    "guillemets": (
        "« Le port restera fermé », a déclaré Solène Guivarch, la maire de Kerlaz. « Nous n’avons "
        "pas le choix », a-t-elle ajouté.",
        [
            (
                "Solène Guivarch",
                [
                    "Le port restera fermé",
                ],
            ),
            (
                "Solène Guivarch",
                [
                    "Nous n’avons pas le choix",
                ],
            ),
        ],
    ),
    "german": (
        "„Wir haben alles versucht“, sagte Jorun Halbach, „aber der Damm hält nicht.“ Die Stadt schwieg.",
        [
            (
                "Jorun Halbach",
                [
                    "Wir haben alles versucht",
                    "aber der Damm hält nicht.",
                ],
            ),
        ],
    ),
    "raya": (
        "—No vendrá nadie —dijo Lucía—. Ya es tarde.\n\n—Entonces cerramos —respondió "
        "Tomás.\n\n—Como quieras —murmuró ella, y apagó la luz.",
        [
            (
                "Lucía",
                [
                    "No vendrá nadie",
                    "Ya es tarde.",
                ],
            ),
            (
                "Tomás",
                [
                    "Entonces cerramos",
                ],
            ),
            (
                "Lucía",
                [
                    "Como quieras",
                ],
            ),
        ],
    ),
    "story": (
        "“You’re late,” Hester said without looking up.\n\n“The bridge was out.” Corin set the bag "
        "on the table. “I had to walk round by the mill.”\n\n“You might have rung.”\n\n“With what?”",
        [
            (
                "Hester",
                [
                    "You’re late,",
                ],
            ),
            (
                "Corin",
                [
                    "The bridge was out.",
                    "I had to walk round by the mill.",
                ],
            ),
            (
                "Hester",
                [
                    "You might have rung.",
                ],
            ),
            (
                "Corin",
                [
                    "With what?",
                ],
            ),
        ],
    ),
    "participle": (
        "“They promised us a doctor,” Ansel Whitlock said, adding: “We are still waiting, and my "
        "wife is eighty-one.”",
        [
            (
                "Ansel Whitlock",
                [
                    "They promised us a doctor,",
                ],
            ),
            (
                "Ansel Whitlock",
                [
                    "We are still waiting, and my wife is eighty-one.",
                ],
            ),
        ],
    ),
    "straight": (
        'Registrar Oona Clew gave evidence on Monday.\n\n"I opened the box at nine," she said. '
        '"There was nothing in it.\n\n"I looked again at ten.\n\n"There was still nothing in it."',
        [
            (
                "Oona Clew",
                [
                    "I opened the box at nine,",
                    "There was nothing in it.",
                    "I looked again at ten.",
                    "There was still nothing in it.",
                ],
            ),
        ],
    ),
    "colon_paragraph": (
        "Professor Ede Lorant put it like this:\n\n“A river does not read the map. It goes where it "
        "went last time, and the time before.”",
        [
            (
                "Ede Lorant",
                [
                    "A river does not read the map. It goes where it went last time, and the time before.",
                ],
            ),
        ],
    ),
    "dashes": (
        "“The old line” – Petra Vance paused – “was built for coal, not for people.”",
        [
            (
                "Petra Vance",
                [
                    "The old line",
                    "was built for coal, not for people.",
                ],
            ),
        ],
    ),
    "nested": (
        "“He came in and said, ‘Whose coat is this?’ and I told him it was mine,” recalled Bettina Rowe.",
        [
            (
                "Bettina Rowe",
                [
                    "He came in and said, ‘Whose coat is this?’ and I told him it was mine,",
                ],
            ),
        ],
    ),
    "fragments": (
        "The inspector, Lowri Dace, called the wiring “a patchwork” and “an accident that has been "
        "waiting since 1974”.",
        [
            (
                "Lowri Dace",
                [
                    "a patchwork",
                ],
            ),
            (
                "Lowri Dace",
                [
                    "an accident that has been waiting since 1974",
                ],
            ),
        ],
    ),
    "goes_on": (
        "“I have nothing against the wind farm,” said Gethin Moss, a sheep farmer.\n\n“I just do not "
        "want to look at it.”\n\nHis neighbour, Annest Pryce, disagrees. “I think they are rather "
        "beautiful,” she said.",
        [
            (
                "Gethin Moss",
                [
                    "I have nothing against the wind farm,",
                ],
            ),
            (
                "Gethin Moss",
                [
                    "I just do not want to look at it.",
                ],
            ),
            (
                "Annest Pryce",
                [
                    "I think they are rather beautiful,",
                ],
            ),
        ],
    ),
    "question": (
        "“Who gave you the key?” the magistrate, Sir Alun Vosper, asked. “And when?”",
        [
            (
                "Alun Vosper",
                [
                    "Who gave you the key?",
                    "And when?",
                ],
            ),
        ],
    ),
    "apostrophes": (
        "‘The lads’ boots weren’t dry an’ that’s the truth,’ said Wilf Garrick. ‘It’s nobody’s fault "
        "but the weather’s.’",
        [
            (
                "Wilf Garrick",
                [
                    "The lads’ boots weren’t dry an’ that’s the truth,",
                    "It’s nobody’s fault but the weather’s.",
                ],
            ),
        ],
    ),
    "laughed": (
        "Asked whether she would resign, the chairwoman, Ffion Tate, said: “No.” Then she laughed. "
        "“Not today, at any rate.”",
        [
            (
                "Ffion Tate",
                [
                    "No.",
                ],
            ),
            (
                "Ffion Tate",
                [
                    "Not today, at any rate.",
                ],
            ),
        ],
    ),
    "stove": (
        "‘There were forty of us,’ Maud Ellery said, ‘and one stove.’ She laughed. ‘You can guess "
        "who sat by it.’",
        [
            (
                "Maud Ellery",
                [
                    "There were forty of us,",
                    "and one stove.",
                ],
            ),
            (
                "Maud Ellery",
                [
                    "You can guess who sat by it.",
                ],
            ),
        ],
    ),
    "diary": (
        "The foreman, Jost Adler, wrote in his diary:\n\n“Rain again. The men will not go "
        "down.\n\n“I cannot make them, and I would not if I could.”",
        [
            (
                "Jost Adler",
                [
                    "Rain again. The men will not go down.",
                    "I cannot make them, and I would not if I could.",
                ],
            ),
        ],
    ),
    "packed_hall": (
        "“Nobody,” the deputy mayor, Carys Holt, who has sat on the council since 1998 and never "
        "missed a vote, told a packed hall on Thursday night, “has ever asked me that.”",
        [
            (
                "Carys Holt",
                [
                    "Nobody,",
                    "has ever asked me that.",
                ],
            ),
        ],
    ),
    "pilot": (
        "“I said to him, ‘Lower it,’ and he said, ‘No.’ ” Pilot Ines Toft was still shaking. “So I "
        "did it myself.”",
        [
            (
                "Ines Toft",
                [
                    "I said to him, ‘Lower it,’ and he said, ‘No.’",
                    "So I did it myself.",
                ],
            ),
        ],
    ),
    "boulangere": (
        "« Je n’ai rien vu, affirme Odile Kerbrat, boulangère à Plouzec. J’ai seulement entendu la cloche. »",
        [
            (
                "",
                [
                    "Je n’ai rien vu, affirme Odile Kerbrat, boulangère à Plouzec. J’ai seulement "
                    "entendu la cloche.",
                ],
            ),
        ],
    ),
    "guillemets_turned": (
        "»Wir gehen nicht«, sagte Anke Brodersen. »Dies ist unser Haus.«",
        [
            (
                "Anke Brodersen",
                [
                    "Wir gehen nicht",
                ],
            ),
            (
                "Anke Brodersen",
                [
                    "Dies ist unser Haus.",
                ],
            ),
        ],
    ),
    "tirets": (
        "— Il est tard, dit Marc.\n\n— Je sais, répondit Jeanne. Va dormir.\n\n— Et toi ?\n\n— J’attends.",
        [
            (
                "Marc",
                [
                    "Il est tard,",
                ],
            ),
            (
                "Jeanne",
                [
                    "Je sais,",
                ],
            ),
            (
                "Marc",
                [
                    "Et toi ?",
                ],
            ),
            (
                "Jeanne",
                [
                    "J’attends.",
                ],
            ),
        ],
    ),
    "semicolon": (
        "“We will appeal,” counsel for the port, Rhys Maddox KC, said outside the court; “and if we "
        "lose, we will appeal again.”",
        [
            (
                "Rhys Maddox",
                [
                    "We will appeal,",
                    "and if we lose, we will appeal again.",
                ],
            ),
        ],
    ),
    "straight_single": (
        '"The letter is genuine," said archivist Ottoline Speke. "The date is not. Somebody has '
        "changed a '6' into an '8'.\"",
        [
            (
                "Ottoline Speke",
                [
                    "The letter is genuine,",
                ],
            ),
            (
                "Ottoline Speke",
                [
                    "The date is not. Somebody has changed a '6' into an '8'.",
                ],
            ),
        ],
    ),
    "scarf": (
        "“It was cold” (she pulled her scarf closer) “and nobody came,” Hedda Lunde told me.",
        [
            (
                "Hedda Lunde",
                [
                    "It was cold",
                    "and nobody came,",
                ],
            ),
        ],
    ),
    "interview": (
        "Q: When did you know?\n\nA: On the Sunday. I was in the garden, and the phone rang.\n\nIt "
        "was my brother.\n\nQ: And then?\n\nA: I sat down.",
        [
            (
                "",
                [
                    "On the Sunday. I was in the garden, and the phone rang.",
                    "It was my brother.",
                ],
            ),
            (
                "",
                [
                    "I sat down.",
                ],
            ),
        ],
    ),
    "eels": (
        "“The trouble with eels,” writes Dr Ilka Stone in her new book, “is that they do not know "
        "they are being counted.”",
        [
            (
                "Ilka Stone",
                [
                    "The trouble with eels,",
                    "is that they do not know they are being counted.",
                ],
            ),
        ],
    ),
    "boy": (
        "‘Is that,’ asked the boy – he was perhaps nine – ‘a real sword?’",
        [
            (
                "the boy",
                [
                    "Is that,",
                    "a real sword?",
                ],
            ),
        ],
    ),
}


@pytest.mark.parametrize("name", PASSAGES)
def test_every_stretch_is_whole_and_has_its_speaker(name: str) -> None:
    text, wanted = PASSAGES[name]
    article = Article("x", text)
    found = [
        (piece.of(text), quote.speaker)
        for quote in find_quotes(article, find_entities(article))
        if quote.is_speech
        for piece in quote.pieces
    ]
    assert [words for words, _ in found] == [piece for _, pieces in wanted for piece in pieces]
    speakers = [speaker for speaker, pieces in wanted for _ in pieces]
    assert all(who in told for who, (_, told) in zip(speakers, found, strict=True))


@pytest.mark.parametrize(
    "name", ["three_pieces", "long_clause", "parenthesis", "german", "dashes", "packed_hall", "scarf", "eels"]
)
def test_a_sentence_cut_by_its_clause_is_one_quote(name: str) -> None:
    text, wanted = PASSAGES[name]
    article = Article("x", text)
    (quote,) = (one for one in find_quotes(article, find_entities(article)) if one.is_speech)
    assert [piece.of(text) for piece in quote.pieces] == wanted[0][1]
