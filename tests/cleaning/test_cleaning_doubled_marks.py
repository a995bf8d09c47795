"""Two single marks that stand for a double one are read as it; everything else keeps its signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.cleaning.doubled_marks import find_doubled_marks
from reader.cleaning.mended import Mended, edited
from reader.cleaning.mending import mend

MENDED = {
    "''We wait,'' said Ms. Quill.": "“We wait,” said Ms. Quill.",
    "He called it ''late'' and ''thin''.": "He called it “late” and “thin”.",
    "It was ``the high water mark,'' she said.": "It was “the high water mark,” she said.",
    "''He said, 'wait,' and left,'' she said.": "“He said, 'wait,' and left,” she said.",
    ",,Das ist gut'', sagte Lena.": "„Das ist gut“, sagte Lena.",
    "''It begins here.\n\n''It ends here,'' she said.": "“It begins here.\n\n“It ends here,” she said.",
}
KEPT = (
    "The beam is 6' 2'' long and 3'' wide.",
    "x = '' and y = ''",
    "'''A docstring''' stays.",
    "the boys'' and girls'' rooms",
    "''Nobody ever closes this one.",
    "one, two,, three",
    "`code` and ``more code``",
)


@pytest.mark.parametrize(("text", "mended"), MENDED.items())
def test_pairs_become_quotation_marks(text: str, mended: str) -> None:
    assert mend(text).text == mended


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_pair_of_quotation_marks_is_left_alone(text: str) -> None:
    assert mend(text).text == text


@given(st.text(alphabet="ab '`,\n“”\".", max_size=60))
def test_nothing_but_marks_is_changed(text: str) -> None:
    mended = edited(Mended(text), find_doubled_marks(text, Span(0, len(text))))
    marks = "'`,“”„\""
    assert [c for c in mended.text if c not in marks] == [c for c in text if c not in marks]
