"""Finding words in lines: all at once gives what one by one would."""

from hypothesis import given
from hypothesis import strategies as st

from reader.cleaning.finding import lines_with
from reader.cleaning.furniture import sign_of, signs_of

TEXT = st.text(alphabet="ab c", max_size=8)


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=3), max_size=5, unique=True), st.lists(TEXT))
def test_every_line_has_the_words_that_are_in_it(words, lines):
    assert lines_with(words, lines) == [[word for word in words if word in line] for line in lines]


LINES = [
    "Share this article",
    "READ MORE: The bridge",
    "3 of 12",
    "It rained all day in Velmora.",
    "©",
    "1/2",
    "a\tb",
]


@given(st.lists(st.sampled_from(LINES) | st.text(min_size=1, max_size=30).filter(str.split)))
def test_signs_do_not_depend_on_the_lines_around(lines):
    assert signs_of(lines) == {line: sign_of(line) for line in lines}
