"""Hard-wrapped mail and books are unwrapped; verse, lists and addresses keep their lines."""

import textwrap

from reader.article import RemovalKind
from reader.cleaning import clean
from reader.sources import draft_from_text

PARAGRAPHS = (
    "I went up on the roof this morning to look at the tiles that came loose in the storm last week. "
    "There are more of them than we thought, and two of the beams under the north side are wet all the way "
    "through.",
    "I have asked Mr. Lindqvist to come and see it on Friday. He says that the work will take three weeks if "
    "the weather holds, and that nobody should sleep in the attic until it is finished, which I doubt it "
    "ever will be.",
    "The old letters are safe. I carried them down to the kitchen in the same box in which we found them.",
)
VERSE = """\
The rain came in by the northern door
and sat down by the fire;
it told us all it had told before,
and then it told us higher."""


def wrapped(width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS) + "\n"


def test_wrapped_paragraphs_are_one_line_each() -> None:
    for width in (50, 64, 72, 80):
        result = clean(draft_from_text(wrapped(width)))
        assert result.article.text.split("\n\n") == list(PARAGRAPHS), width
        joined = [removal for removal in result.removals if removal.kind is RemovalKind.JOINED]
        assert {removal.label for removal in joined} == {"hard-wrap"}


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    source = (
        "Nobody had seen the keeper of the lighthouse since the storm of last week. The light-\n"
        "house stood dark, and the people of the lower road said that his boat was gone, a well-\n"
        "known sign of trouble on this coast. They had heard a voice from the rocks on every one\n"
        "of the four nights since the boat had gone out, and none of them had dared to answer it.\n"
    )
    text = clean(draft_from_text(source)).article.text
    assert "The lighthouse stood dark" in text
    assert "a well-known sign" in text


def test_lists_and_verse_inside_wrapped_text_keep_their_lines() -> None:
    source = f"{wrapped(72)}\n- rope\n- the long ladder\n- a tarpaulin\n\n{VERSE}\n"
    blocks = clean(draft_from_text(source)).article.text.split("\n\n")
    assert blocks[3:6] == ["- rope", "- the long ladder", "- a tarpaulin"]
    assert blocks[6] == VERSE


def test_paragraphs_on_lines_of_their_own_stay_apart() -> None:
    source = "\n".join(PARAGRAPHS)
    assert clean(draft_from_text(source)).article.text.split("\n\n") == list(PARAGRAPHS)


HYPHENATED = """\
The council met to hear the engi-
neers who had looked at the old
bridge, and most of the inhab-
itants came to listen. Infor-
mation about the cracks was gath-
ered in the spring by a well-
known firm, and the mayor-elect
said that the north-
east pier stands on sand. The re-
pair will cost more than expect-
ed, and the ferry will run again.
"""


def test_a_narrow_column_with_cut_words_is_set_anew() -> None:
    text = clean(draft_from_text(HYPHENATED)).article.text
    assert text == (
        "The council met to hear the engineers who had looked at the old bridge, and most of the "
        "inhabitants came to listen. Information about the cracks was gathered in the spring by a "
        "well-known firm, and the mayor-elect said that the north-east pier stands on sand. The repair "
        "will cost more than expected, and the ferry will run again."
    )


def test_words_with_a_hyphen_of_their_own_keep_it() -> None:
    paragraph = (
        "The long-awaited report on the well-known bridge was presented by the vice-chair of the works "
        "department on Friday, and the twenty-two engineers who wrote it had looked at each of the "
        "forty-four piers in a three-month survey of the river, with a self-made boat and a half-broken "
        "lamp, in ice-cold water."
    )
    for width in (40, 44, 48, 52, 56, 60):
        assert clean(draft_from_text(textwrap.fill(paragraph, width))).article.text == paragraph, width


def quoted(paragraph: str, marks: str) -> str:
    return "\n".join(marks + line for line in textwrap.wrap(paragraph, 68 - len(marks)))


def test_a_quoted_letter_is_one_line_a_paragraph_and_keeps_its_marks() -> None:
    first, second, third = PARAGRAPHS
    source = f"{quoted(first, '> > ')}\n{quoted(second, '> ')}\n>\n{quoted(third, '> ')}\nI think so, too.\n"
    blocks = clean(draft_from_text(source)).article.text.split("\n\n")
    assert blocks == [f"> > {first}", f"> {second}", f"> {third}", "I think so, too."]


def test_paragraphs_that_only_their_margin_parts_stay_apart() -> None:
    full = [paragraph[: len(paragraph) // 62 * 62] for paragraph in PARAGRAPHS * 2]
    paragraphs = [
        f"{number}{paragraph.rstrip(' ,.')}." for number, paragraph in zip("ABCDEF", full, strict=True)
    ]
    for first, later in (("    ", ""), ("", "    ")):
        source = "\n".join(
            textwrap.fill(paragraph, 62, initial_indent=first, subsequent_indent=later)
            for paragraph in paragraphs
        )
        assert clean(draft_from_text(source)).article.text.split("\n\n") == paragraphs, (first, later)


def test_items_with_hanging_lines_are_one_line_each() -> None:
    items = [f"{number}. {paragraph}" for number, paragraph in enumerate(PARAGRAPHS, 1)]
    source = "What We Need\n\n" + "\n".join(
        textwrap.fill(item, 60, subsequent_indent="   ") for item in items
    )
    assert clean(draft_from_text(source)).article.text.split("\n\n")[1:] == items


def test_the_turns_of_an_interview_stay_apart() -> None:
    turns = [f"{who}: {what}" for who, what in zip("QAQ", PARAGRAPHS, strict=True)]
    source = "\n".join(textwrap.fill(turn, 66) for turn in turns)
    assert clean(draft_from_text(source)).article.text.split("\n\n") == turns


def test_verse_by_itself_keeps_its_lines() -> None:
    second = VERSE.replace("northern door", "southern door").replace("fire", "lamp")
    text = f"Two Storms\n\n{PARAGRAPHS[0]}\n\n{VERSE}\n\n{second}\n\n{PARAGRAPHS[1]}"
    assert clean(draft_from_text(text)).article.text == text
