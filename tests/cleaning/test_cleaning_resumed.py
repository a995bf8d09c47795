"""A story goes on behind the boxes in its middle: a newsletter's, a link to another story, a player's."""

import pytest

from reader.cleaning import clean
from reader.sources import draft_from_text

_OVER = (
    *("Menu", "News", "Sport", "Sign in", "Subscribe"),
    "Council votes to close the swimming pool",
    "By Odette Marlow",
    "14 March 2019",
    "The only public pool of Wexcombe will close in June after councillors voted to end its funding.",
    "The decision follows a consultation that drew more than two thousand answers from the town.",
)
_BEHIND = ("Most read", "Bus driver finds a lost handbag", "Privacy policy", "© 2019 Harbour Chronicle")
_REST = "A last appeal can be lodged with the county before the first of May, she said."
_BOXES = {
    "newsletter": (
        "Sign up for our daily newsletter",
        "Enter your email address",
        "Sign up",
        "By signing up you agree to our terms and conditions and privacy policy.",
    ),
    "related": ("Read more: Five seaside towns that saved their pools",),
    "call": ("CLICK HERE to download our news app",),
    "video": (
        "You may also be interested in:",
        "The village that moved its church",
        "Media playback is unsupported on your device",
    ),
}


def _kept(*lines: str) -> list[str]:
    return clean(draft_from_text("\n\n".join(lines))).article.text.split("\n\n")


@pytest.mark.parametrize("box", _BOXES.values(), ids=_BOXES)
def test_the_last_sentence_behind_a_box_stays_and_the_box_goes(box: tuple[str, ...]) -> None:
    kept = _kept(*_OVER, *box, _REST, *_BEHIND)
    assert kept[-1] == _REST
    assert not set(kept) & set(box)


def test_all_the_sentences_behind_a_box_stay() -> None:
    box = ("Get involved with the news in your community", "Send your stories and photos now")
    rest = (_REST, "He said that the sea was free and colder than the pool had ever been.")
    assert _kept(*_OVER, *box, *rest, *_BEHIND)[-2:] == list(rest)


def test_a_german_story_goes_on_behind_its_newsletter() -> None:
    rest = "Nun kommen die Fischer für den Strom auf, vierzig Euro im Monat, und jeder hat einen Schlüssel."
    kept = _kept(
        *("Startseite", "Politik", "Anmelden", "Der alte Leuchtturm von Sund geht wieder an"),
        *("Von Anouk Larsen", "12. März 2019, 18:24 Uhr", "14 Kommentare"),
        "Am Dienstagabend um acht drückte die Bürgermeisterin auf einen Knopf, und oben wurde es hell.",
        "Der Turm war 1999 abgeschaltet worden, weil die Behörde das Geld nicht mehr aufbringen wollte.",
        *("Newsletter: Der Morgen", "Jetzt kostenlos abonnieren"),
        rest,
        *("Mehr zum Thema", "Häfen im Winter", "Impressum", "Datenschutz"),
    )
    assert kept[-1] == rest
    assert not {"14 Kommentare", "Jetzt kostenlos abonnieren", "Newsletter: Der Morgen"} & set(kept)


@pytest.mark.parametrize(
    "pitch",
    [
        "Get the stories that matter to you and your town, every morning before breakfast.",
        "Would you like to hear from us when the council meets again in the spring?",
    ],
)
def test_a_sentence_of_the_box_goes_with_it(pitch: str) -> None:
    assert pitch not in _kept(*_OVER, "Sign up for our daily newsletter", pitch, *_BEHIND)


@pytest.mark.parametrize("label", ["广告", "広告", "إعلان", "Реклама"])
def test_an_advertisement_is_labelled_in_any_language(label: str) -> None:
    assert label not in _kept(*_OVER, label, _REST, *_BEHIND)


def test_without_a_page_around_it_such_a_word_is_a_subhead() -> None:
    lines = (_OVER[5], *_OVER[8:], "广告", _REST)
    assert _kept(*lines) == list(lines)
