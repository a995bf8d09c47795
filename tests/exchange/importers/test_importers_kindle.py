"""A Kindle's clippings: places, resized highlights, old devices, odd entries."""

import pytest
from importers.given import reading, words

from reader.errors import ForeignFileError
from reader.exchange.foreign import ForeignFile, Reading
from reader.exchange.importers import kindle
from reader.exchange.importers.kindle_words import added_on


def clippings(*entries: tuple[str, str], title: str = "A Title (An Author)") -> Reading:
    return reading(
        "".join(f"{title}\n- {facts}\n\n{words}\n==========\n" for facts, words in entries), "kindle"
    )


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (
            ("Location 10-12", "one two three"),
            ("Location 10-13", "one two three four"),
            ["one two three four"],
        ),
        (("Location 10-13", "one two three four"), ("Location 11-12", "two three"), ["two three"]),
        (
            ("Location 10-12", "one two three"),
            ("Location 11-13", "one two three four"),
            ["one two three four"],
        ),
        (("Location 10-12", "a b c d e f"), ("Location 11-13", "b c d e f g"), ["b c d e f g"]),
        (("Location 10-12", "same words"), ("Location 10-12", "same words"), ["same words"]),
        (("page 3", "one two"), ("page 3", "one two three"), ["one two three"]),
        (("Location 10-12", "one two three"), ("Location 90-93", "one two three"), ["one two three"] * 2),
        (
            ("Location 10-12", "one two three"),
            ("Location 12-13", "four five six"),
            ["one two three", "four five six"],
        ),
        (("page 3", "one two"), ("page 4", "one two three"), ["one two", "one two three"]),
    ],
)
def test_forms_of_one_highlight_are_one(
    first: tuple[str, str], second: tuple[str, str], kept: list[str]
) -> None:
    entries = [
        (f"Your Highlight on {place} | Added on Monday, March 3, 2031", text)
        for place, text in (first, second)
    ]
    found = clippings(*entries)
    assert words(found) == kept
    assert found.collapsed == 2 - len(kept)


def test_a_note_is_about_the_highlight_that_ends_where_it_stands() -> None:
    found = clippings(
        ("Your Highlight on Location 10-14", "a long one around it"),
        ("Your Highlight on Location 11-12", "the short one"),
        ("Your Note on Location 12", "first form"),
        ("Your Note on Location 12", "Mine."),
        ("Your Note on Location 99", "About nothing."),
    )
    assert [(one.exact, one.note) for one in found.annotations] == [
        ("a long one around it", ""),
        ("the short one", "Mine."),
        ("", "About nothing."),
    ]


@pytest.mark.parametrize(
    ("facts", "created"),
    [
        ("Highlight Loc. 1406-07 | Added on Tuesday, March 4, 2031, 09:05 PM", "2031-03-04T21:05:00.000Z"),
        (
            "Your Highlight at location 5-6 | Added on Wednesday, 5 March 2031 00:15:02",
            "2031-03-05T00:15:02.000Z",
        ),
        (
            "Your Highlight at location 5-6 | Added on Monday, 1 December 2031 12:00:00 AM",
            "2031-12-01T00:00:00.000Z",
        ),
        ("Your Highlight on Location 5-6 | Added on 05.03.2031 10:11:12", "2031-03-05T10:11:12.000Z"),
        ("Your Highlight on Location 5-6 | Added on 2031-03-05 10:11", "2031-03-05T10:11:00.000Z"),
        (
            "Votre surlignement à l'emplacement 5-6 | Ajouté le mardi 1 avril 2031 à 22:40:52",
            "2031-04-01T22:40:52.000Z",
        ),
        (
            "Uw markering op locatie 5-6 | Toegevoegd op dinsdag 6 mei 2031 08:00:00",
            "2031-05-06T08:00:00.000Z",
        ),
        (
            "La subrayado en la Pos. 5-6 | Añadido el martes 3 de junio de 2031, 08:00:00",
            "2031-06-03T08:00:00.000Z",
        ),
        (
            "Seu destaque ou posição 5-6 | Adicionado: terça-feira, 7 de outubro de 2031 08:00:00",
            "2031-10-07T08:00:00.000Z",
        ),
        ("Your Highlight on Location 5-6 | Added on Monday, February 30, 2031", ""),
        ("Your Highlight on Location 5-6", ""),
    ],
)
def test_old_and_odd_devices_are_understood(facts: str, created: str) -> None:
    (one,) = clippings((facts, "words")).annotations
    assert (one.exact, one.created) == ("words", created)


@pytest.mark.parametrize(
    ("line", "title", "authors"),
    [
        ("A Title (One; Two)", "A Title", ("One", "Two")),
        ("A Title (Part 2) (Name (Ed.))", "A Title (Part 2)", ("Name (Ed.)",)),
        ("\ufeffA Title", "A Title", ()),
        ("題名 （著者）", "題名", ("著者",)),
        ("(In Brackets)", "(In Brackets)", ()),
    ],
)
def test_titles_and_authors_are_told_apart(line: str, title: str, authors: tuple[str, ...]) -> None:
    (one,) = clippings(("Your Highlight on Location 5-6", "words"), title=line).annotations
    assert (one.document.title, one.document.authors) == (title, authors)


def test_odd_entries_are_told_and_the_others_come() -> None:
    limit = "<You have reached the clipping limit for this item>"
    found = clippings(
        ("Your Highlight on Location 5-6", "words"),
        ("Nonsense", "x"),
        ("Your Highlight on Location 9", limit),
    )
    assert words(found) == ["words"]
    assert [str(one) for one in found.problems] == [
        "line 11: the device kept no words of it: the publisher's limit was reached",
        "line 7: neither highlight, note nor bookmark: “- Nonsense”",
    ]
    found = reading(
        "A Title\nno dash\n\nx\n==========\nB (C)\n- Your Highlight on Location 1\n\ny\n==========\n",
        "kindle",
    )
    assert found.problems[0].what == "the entry has no line that says what it is"
    with pytest.raises(ForeignFileError, match="holds no clippings"):
        reading("no rule", "kindle")


def test_words_in_a_language_that_is_not_known_are_kept() -> None:
    found = clippings(
        ("Your Highlight on Location 5-6", "words"),
        ("Þú merktir á síðu 5 | staðsetning 60-61 | Bætt við 30. desember 2024", "its own words"),
        ("Þú bókamerktir á síðu 5 | staðsetning 70", ""),
    )
    assert words(found) == ["words", "its own words"]
    assert (found.problems, found.left_out) == ((), 1)


def test_a_list_under_a_rule_is_no_file_of_clippings() -> None:
    file = ForeignFile("list.md", b"My List\n==========\n\n- item 1\n- item 2\n")
    assert not kindle.recognises(file)


def test_a_note_stays_where_the_words_of_its_highlight_were_withheld() -> None:
    (one,) = clippings(
        ("Your Highlight on Location 5-6", "<Vous avez atteint la limite des extraits de cet article>"),
        ("Your Note on Location 6", "but I know them"),
    ).annotations
    assert (one.exact, one.note) == ("", "but I know them")


def test_a_time_that_is_none_is_no_time() -> None:
    assert added_on("Added on some day") == ""
    assert added_on("2031年9月4日木曜日 午後 1:02:03") == "2031-09-04T13:02:03.000Z"
    assert added_on("2031年9月4日 上午12:02:03") == "2031-09-04T00:02:03.000Z"
