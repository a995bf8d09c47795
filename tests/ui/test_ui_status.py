"""The quiet line: page, percentage, minutes and marks in words, and what is left of them in little room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Span
from reader.article.outline import Heading
from reader.typesetting.cells import cell_len
from reader.ui.status_words import Status, hints_in, minutes_left, reading_speed, said, section_left


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (Status(page=2, pages=9, percent=20, minutes=7), "page 2 of 9 · 20% · 7 min left"),
        (Status(page=2, pages=90, exact=False, percent=2, minutes=70), "page 2 of ~90 · 2% · 70 min left"),
        (Status(page=9, pages=9, percent=100), "page 9 of 9 · 100% · the end"),
        (Status(page=1, pages=1, percent=100, marks=1), "page 1 of 1 · 100% · the end · 1 mark"),
        (Status(page=1, pages=3, percent=3, minutes=1, marks=12), "page 1 of 3 · 3% · 1 min left · 12 marks"),
        (
            Status(page=2, pages=9, percent=20, section_minutes=3, minutes=12),
            "page 2 of 9 · 20% · 3 min in section · 12 min left",
        ),
        (
            Status(page=2, pages=9, percent=20, minutes=12, auto="250 wpm"),
            "250 wpm · page 2 of 9 · 20% · 12 min left",
        ),
    ],
)
def test_says_where_the_reader_is(status: Status, told: str) -> None:
    assert status.right() == told


FULL = Status(
    title="A Town Without a Clock Learns to Ask the Time",
    section="The tide",
    page=2,
    pages=9,
    percent=20,
    section_minutes=3,
    minutes=12,
    marks=4,
)


def test_drops_what_matters_least_as_it_grows_narrower() -> None:
    dropped: list[str] = []
    parts = ["? keys", "4 marks", "20%", "3 min in section", "12 min left", "A Town"]
    for width in range(160, 13, -1):
        line = said(FULL, width)
        assert "page 2 of 9" in line.right
        gone = [part for part in parts if part not in f"{line.left} {line.right}"]
        assert dropped == [part for part in dropped if part in gone], (width, "nothing comes back")
        dropped += [part for part in gone if part not in dropped]
    assert dropped == parts


def test_says_everything_where_there_is_room() -> None:
    line = said(FULL, 140)
    assert line.left == "A Town Without a Clock Learns to Ask the Time · The tide"
    assert line.right == "page 2 of 9 · 20% · 3 min in section · 12 min left · 4 marks · ? keys "


def test_a_section_is_told_with_those_it_stands_under_as_far_as_there_is_room() -> None:
    nested = Status(
        title="A Town Without a Clock Learns to Ask the Time",
        above=("What the council of Velmora decided", "The cost of repairs"),
        section="Hands",
        page=2,
        pages=9,
    )
    whole = "What the council of Velmora decided › The cost of repairs › Hands"
    assert said(nested, 180).left == f"{nested.title} · {whole}"
    told = [said(nested, width).left.partition(" · ")[2] for width in range(180, 20, -1)]
    assert list(dict.fromkeys(told)) == [
        whole,
        "What the council of… › The cost of repairs › Hands",
        "What the… › The cost… › Hands",
        "The cost of repairs › Hands",
        "Hands",
        "",
    ]


def test_a_long_heading_is_cut_rather_than_left_out() -> None:
    long = Status(title="A Town", section="The hands of the clock, and what became of them", page=2, pages=9)
    assert said(long, 60).left == "A Town · The hands of the cl…"


def test_a_title_is_cut_before_the_section_it_has_room_for() -> None:
    assert said(FULL, 104).left.endswith("… · The tide")


def test_a_message_is_read_whole_before_any_figure() -> None:
    message = "A sentence at a time: j and k move, m marks it"
    assert said(FULL, 120, message).right.startswith("page 2")
    assert said(FULL, 60, message).left == message
    assert "page" in said(FULL, 62, message).right
    assert said(FULL, 48, message) == said(Status(), 48, message)
    assert said(FULL, 20, message).left.startswith("A sentence at a ")


def test_what_was_removed_stands_in_the_place_of_pages() -> None:
    line = said(Status(title="A Town", mode="REMOVED", cleaning="usual · 3 removed", page=4), 60)
    assert (line.mode, line.right) == ("REMOVED", "usual · 3 removed ")


statuses = st.builds(
    Status,
    title=st.text("ab 漢é", max_size=60),
    section=st.text("cd 字", max_size=20),
    above=st.lists(st.text("ef 字", max_size=30), max_size=3).map(tuple),
    mode=st.sampled_from(["", "SELECT", "FOCUS ¶"]),
    page=st.integers(1, 900),
    pages=st.integers(1, 9000),
    minutes=st.integers(0, 900),
    section_minutes=st.integers(0, 90),
    marks=st.integers(0, 900),
    auto=st.sampled_from(["", "250 wpm"]),
    count=st.sampled_from(["", "12"]),
    cleaning=st.sampled_from(["", "usual · 3 removed"]),
)


@given(statuses, st.integers(1, 140), st.sampled_from(["", "Copied 12 characters", "漢字 " * 20]))
def test_a_line_is_never_too_long(status: Status, width: int, message: str) -> None:
    line = said(status, width, message)
    moded = cell_len(line.mode) + 2 if line.mode else 0
    assert 1 + moded + cell_len(line.left) + cell_len(line.right) <= width + (2 if moded else 0)


def test_a_section_is_left_until_the_next_heading() -> None:
    headings = [Heading(Span(start, start + 10), 1) for start in (100, 500, 900)]
    assert section_left(headings, 120, 300) == 200
    assert section_left(headings, 100, 300) == 200
    assert section_left(headings, 120, 600) == 300  # it ends on this page: the one that goes on behind it
    assert section_left(headings, 0, 300) == 200
    assert section_left(headings, 100, 500) == 0  # it ends with this page
    assert section_left(headings, 950, 990) == 0  # the last ends with the article
    assert section_left(headings, 0, 50) == 0  # before the first there is none
    assert section_left([], 0, 50) == 0


def test_an_hours_text_takes_about_an_hour() -> None:
    words = "seven letters " * 230 * 30
    speed = reading_speed(words)
    assert 55 <= minutes_left(len(words), speed) <= 80
    assert minutes_left(len(words) // 2, speed) == pytest.approx(minutes_left(len(words), speed) / 2, abs=1)


def test_ideographs_say_more_a_sign() -> None:
    assert minutes_left(4500, reading_speed("字" * 4500)) == 10
    assert minutes_left(4500, reading_speed("x" * 4500)) < 5


@given(st.text(max_size=200), st.integers(-10, 300))
def test_it_is_over_only_at_the_end(text: str, left: int) -> None:
    assert (minutes_left(left, reading_speed(text)) == 0) == (left <= 0)


def test_hints_are_dropped_whole_and_the_way_back_stays() -> None:
    hints = "Enter goes there · r rename · J join · q back"
    assert hints_in(hints, 80) == hints
    assert hints_in(hints, 40) == "Enter goes there · r rename · q back"
    assert hints_in(hints, 26) == "Enter goes there · q back"
    assert cell_len(hints_in(hints, 12)) <= 12
