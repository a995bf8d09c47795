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
