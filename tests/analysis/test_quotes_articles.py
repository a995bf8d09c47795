"""Short articles of every manner of setting quotations: who is read to say what, from beginning to end."""

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article

BRITISH = """\
Harbour ‘will not close’, says minister

The harbour at Fenport will stay open, Ruth Calder, the transport minister, said on Tuesday. ‘I have \
read the report,’ she told reporters, ‘and it calls the quay “sound enough”. That will do for me.’

The fishermen’s union was not persuaded. ‘Sound enough is what they said of the old pier,’ said Tom \
Ashby, its secretary, whose members’ boats lie there in the winter.

‘We lost the pier in the ’80s,’ he said. ‘It was 6'2" at its lowest, and we walked home on it.’"""

LITERARY = """\
“You are late,” said Mrs. Alder.

“The ferry was late. I was merely on it.” Captain Roe put down his bag. “May I come in?”

“You may,” she said, “if you leave the rope outside.”

“The rope,” he said, “is the reason I came.\n
“It was your husband’s. He gave it to me the night he sailed, and he told me to bring it back.”"""

STATEMENT = """\
The Ports Ministry closed the quay on Friday, and said in a statement that it had no choice. The \
statement called the crew “idle” and the harbour “a museum of rust.”

Fenport’s mayor, Ilse Okafor, received a letter on Monday from the premier, Karl Brandt, that \
described the quay as “beyond love.” Two people familiar with the letter called it “short.”

Officials said the work would take a year. “Perhaps two,” a spokesman for the ministry added."""

NESTED = """\
Ola Brand told the inquiry on Monday that Ed Marsh had called the dam “a biscuit.” Marsh denied that \
he used the word. “I said cake,” he told the panel, according to a transcript."""

GERMAN = """\
„Der Hafen bleibt offen“, sagte Ruth Kalder am Dienstag. Den Bericht nannte sie „brauchbar“.

»Das genügt mir«, erklärte Tom Aschbach."""

FRENCH = """\
« Le port reste ouvert », a déclaré Ruth Calder mardi. « Cela me suffit », ajouta Tom Aubry."""

SPANISH = """\
«El puerto sigue abierto», dijo Ruth Caldera el martes. “Me basta”, añadió Tomás Abril."""


def read(text: str) -> list[tuple[str, str]]:
    article = Article("x", text)
    found = find_quotes(article, find_entities(article))
    return [(quote.speaker, quote.text) for quote in found if quote.is_speech]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            BRITISH,
            [
                ("minister", "will not close"),
                (
                    "Ruth Calder",
                    "I have read the report, and it calls the quay “sound enough”. That will do for me.",
                ),
                ("Tom Ashby", "Sound enough is what they said of the old pier,"),
                ("Tom Ashby", "We lost the pier in the ’80s,"),
                ("Tom Ashby", "It was 6'2\" at its lowest, and we walked home on it."),
            ],
        ),
        (
            LITERARY,
            [
                ("Alder", "You are late,"),
                ("Roe", "The ferry was late. I was merely on it."),
                ("Roe", "May I come in?"),
                ("Alder", "You may, if you leave the rope outside."),
                (
                    "Roe",
                    "The rope, is the reason I came. It was your husband’s. He gave it to me the night he"
                    " sailed, and he told me to bring it back.",
                ),
            ],
        ),
        (
            STATEMENT,
            [
                ("The statement, Ports Ministry", "idle"),
                ("The statement, Ports Ministry", "a museum of rust."),
                ("letter from Karl Brandt", "beyond love."),
                ("Two people familiar with the letter", "short."),
                ("a spokesman for the ministry", "Perhaps two,"),
            ],
        ),
        (NESTED, [("Ed Marsh", "a biscuit."), ("Ed Marsh", "I said cake,")]),
        (
            GERMAN,
            [
                ("Ruth Kalder", "Der Hafen bleibt offen"),
                ("Ruth Kalder", "brauchbar"),
                ("Tom Aschbach", "Das genügt mir"),
            ],
        ),
        (FRENCH, [("Ruth Calder", "Le port reste ouvert"), ("Tom Aubry", "Cela me suffit")]),
        (SPANISH, [("Ruth Caldera", "El puerto sigue abierto"), ("Tomás Abril", "Me basta")]),
    ],
    ids=["british", "literary", "statement", "nested", "german", "french", "spanish"],
)
def test_who_says_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
