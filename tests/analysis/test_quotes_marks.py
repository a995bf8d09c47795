"""Quoted stretches: which marks open and close one, and which are no quotation marks at all."""

import pytest

from reader.analysis.quotes.marks import find_pieces


def quoted(text: str, *, open_before: bool = False) -> list[str]:
    pieces = find_pieces(text, 0, len(text), open_before=open_before)
    return [piece.span.of(text) for piece in pieces]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We sail at dawn,” she said.", ["We sail at dawn,"]),
        ('"We sail at dawn," she said.', ["We sail at dawn,"]),
        ("«Nous partons», a-t-elle dit.", ["Nous partons"]),
        ("« Nous partons », a-t-elle dit.", ["Nous partons"]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("„Wir gehen”, sagte sie.", ["Wir gehen"]),
        ("»Wir gehen«, sagte sie.", ["Wir gehen"]),
        ("彼は「行きます」と言った。", ["行きます"]),
        ("彼は『行きます』と言った。", ["行きます"]),
        ("``We sail,'' she said.", ["We sail,"]),
        ("‘We sail at dawn,’ she said.", ["We sail at dawn,"]),
        ("'We sail at dawn,' she said.", ["We sail at dawn,"]),
        ("A “sluggish” reply and a “rude” one", ["sluggish", "rude"]),
        ('"We sail,” she said.', ["We sail,"]),
    ],
)
def test_every_kind_of_mark_is_read(text: str, words: list[str]) -> None:
    assert quoted(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It’s the dogs’ dinner, and we’re late.",
        "It's the dogs' dinner, and we're late.",
        "The '90s were kind to rock 'n' roll; 'tis true.",
        "The ’90s and the class of ’04.",
        'A 6\'2" keeper and a 12" pizza.',
        'The <post id="12345" lang="en"> was removed.',
        "“”",
        "She whispered … ‘",
    ],
)
def test_apostrophes_measures_and_attributes_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_apostrophes_inside_single_marks_do_not_close_them() -> None:
    text = "‘The workers’ patience isn’t endless,’ he said. ‘It’s gone.’"
    assert quoted(text) == ["The workers’ patience isn’t endless,", "It’s gone."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“She told me ‘never’ and left,” he said.", ["She told me ‘never’ and left,"]),
        ("“She told me “never” and left,” he said.", ["She told me “never” and left,"]),
        ("\"She told me 'never' and left,\" he said.", ["She told me 'never' and left,"]),
        ("‘She told me “never” and left,’ he said.", ["She told me “never” and left,"]),
        ("「彼は「はい」と言った」と聞いた", ["彼は「はい」と言った"]),
    ],
)
def test_a_quotation_inside_a_quotation_stays_inside(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_an_unclosed_mark_reaches_no_further_than_its_paragraph() -> None:
    text = "“We sail at dawn.\n\nNobody answered."
    piece = find_pieces(text, 0, text.index("\n"))[0]
    assert piece.span.of(text) == "We sail at dawn."
    assert not piece.closed


def test_words_whose_closing_mark_is_missing_end_before_the_clause_that_reports_them() -> None:
    assert quoted("“We sail at dawn, she said.") == ["We sail at dawn,"]
    assert quoted("“We sail at dawn, Ola Brand said. “And soon.”") == ["We sail at dawn,", "And soon."]
    assert quoted("“Sail, she sailed. “And soon.”") == ["Sail, she sailed.", "And soon."]


def test_a_second_opening_mark_ends_an_unclosed_quotation() -> None:
    assert quoted("“We sail, all of us. “And soon.”") == ["We sail, all of us.", "And soon."]


def test_a_turned_mark_closes() -> None:
    assert quoted("an “open review“ of the harbour, and a “plan”") == ["open review", "plan"]


def test_inches_inside_a_quotation_do_not_close_it() -> None:
    assert quoted('"He is 6\'2" tall," she said.') == ["He is 6'2\" tall,"]


def test_a_digits_mark_is_inches_where_it_would_leave_one_too_many() -> None:
    assert quoted('"A 12" pizza is enough," she said.') == ['A 12" pizza is enough,']


def test_a_single_mark_after_s_closes_where_nothing_surer_follows() -> None:
    assert quoted("He called them ‘the Beatles’ once.") == ["the Beatles"]


def test_a_paragraph_may_close_what_the_one_before_had_opened() -> None:
    text = "It is ours,” she said. “All of it.”"
    pieces = find_pieces(text, 0, len(text), open_before=True)
    assert [piece.span.of(text) for piece in pieces] == ["It is ours,", "All of it."]
    assert [piece.reopened for piece in pieces] == [True, False]


def test_a_reopened_quotation_is_told_from_a_new_one() -> None:
    text = "“Nobody will take it.”"
    assert find_pieces(text, 0, len(text), open_before=True)[0].reopened
    assert not find_pieces(text, 0, len(text))[0].reopened


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("”Det är sent”, sade Anna. ”Mycket sent.”", ["Det är sent", "Mycket sent."]),
        ('"I said "never" to him," she said.', ['I said "never" to him,']),
        ('It was late . " More of them " he said.', ["More of them"]),
        ("‘It was 6'2\" high,’ he said.", ["It was 6'2\" high,"]),
        ("»Das ist ›gut‹ so«, sagte Brandt.", ["Das ist ›gut‹ so"]),
        ("„Das ist ‚gut‘ so“, sagte Brandt.", ["Das ist ‚gut‘ so"]),
        ("彼は「もう『遅い』」と言った。", ["もう『遅い』"]),
        ("rock 'n' roll in the ’60s, and ’tis the season", []),
        ("The boys’ coats and O'Brien's dogs' collars", []),
    ],
)
def test_marks_of_other_hands_and_languages(text: str, pieces: list[str]) -> None:
    assert [piece.span.of(text) for piece in find_pieces(text, 0, len(text))] == pieces
