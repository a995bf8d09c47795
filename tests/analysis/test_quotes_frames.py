"""Reporting clauses of every shape that news has: sentences of our own, each with its speakers and verbs.

`frames.tsv` holds one sentence a line, and behind it “speaker=verb” for every quotation in it.
"""

from pathlib import Path

import pytest

from reader.analysis.entities import find_entities
from reader.analysis.quotes import find_quotes
from reader.article import Article, Quote, Stance

FRAMES = Path(__file__).with_name("frames.tsv")


def speech(text: str) -> list[Quote]:
    article = Article("x", text)
    return [one for one in find_quotes(article, find_entities(article)) if one.is_speech and one.direct]


def test_speaker_and_verb_of_every_frame() -> None:
    wrong = []
    for line in FRAMES.read_text(encoding="utf-8").splitlines():
        sentence, *wanted = line.split("\t")
        found = [f"{quote.speaker}={quote.cue}" for quote in speech(sentence)]
        if found != wanted:
            wrong.append((sentence, wanted, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("sentence", "addressee", "place", "day"),
    [
        ("Ola Brand, speaking to reporters by the quay, said it was “late.”", "reporters", "", ""),
        (
            "Ola Brand, speaking by telephone from Oslo on Thursday, said it was “late.”",
            "",
            "Oslo",
            "Thursday",
        ),
        (
            "Addressing members in Oslo on Sunday, Ola Brand called it “late.”",
            "members",
            "Oslo",
            "Sunday",
        ),
        ("Ola Brand promised investors “a year of calm.”", "investors", "", ""),
        ("“It is late,” Ola Brand told the Herald’s Tide programme.", "the Herald’s Tide programme", "", ""),
        ("“Let me in!” Ola Brand yelled at the guards.", "the guards", "", ""),
        ("Ola Brand complained to the regulator that it was “late.”", "the regulator", "", ""),
    ],
)
def test_to_whom_where_and_when(sentence: str, addressee: str, place: str, day: str) -> None:
    (quote,) = speech(sentence)
    assert quote.speaker == "Ola Brand"
    assert (quote.addressee, quote.said_in, quote.said_on) == (addressee, place, day)


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        ("lambasted the board for", Stance.CRITICISING),
        ("begged the crew to", Stance.DEMANDING),
        ("issued a warning that it was", Stance.WARNING),
        ("extolled the crew’s", Stance.PRAISING),
        ("guaranteed that it was", Stance.PROMISING),
        ("averred that it was", Stance.CLAIMING),
        ("foresaw", Stance.EXPECTING),
    ],
)
def test_how_it_was_said(clause: str, stance: Stance) -> None:
    (quote,) = speech(f"Ola Brand {clause} “rotten to the core.”")
    assert (quote.speaker, quote.stance) == ("Ola Brand", stance)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("« Rien ne presse », a expliqué la maire, Solange Coat.", ["Solange Coat"]),
        ("« Rien ne presse ! » s’est exclamée Solange Coat.", ["Solange Coat"]),
        ("Interrogé, le préfet a qualifié l’affaire de « querelle de clocher ».", ["le préfet"]),
        ("Le directeur, Yvon Kerr, sourit. « Rien ne presse, dit-il. Nous verrons. »", ["Yvon Kerr"]),
        ("„Nichts eilt“, sagte Bürgermeisterin Ruth Kalder am Dienstag.", ["Ruth Kalder"]),
        ("„Nichts eilt“, so die Sprecherin, „gar nichts.“", ["die Sprecherin"]),
        ("Ruth Kalder nannte die Kritik „unsachlich“. Das sagte sie „gern“.", ["Ruth Kalder"] * 2),
        ("»Muuri kesti», sanoi Anna Petrova. »Sitten vesi tuli.»", ["Anna Petrova"] * 2),
        ("“El dique aguantó”, indicó el alcalde, Tomás Abril.", ["Tomás Abril"]),
    ],
)
def test_clauses_of_other_languages(text: str, speakers: list[str]) -> None:
    found = [quote.speaker for quote in speech(text)]
    assert len(found) == len(speakers)
    assert all(name.endswith(who) for name, who in zip(found, speakers, strict=True))
