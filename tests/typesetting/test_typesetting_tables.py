"""What a reader can rely on about tables: columns where they fit, else a line for each cell."""

from article_shapes import drawn

from reader.article import BlockKind
from reader.typesetting.tables import table_of

BOATS = "Boat | Built | Remark\nEider | 1951 | sold to a yard in the north\nLongtail | 962 | \nTeal | | lost"
PADDED = "Boat      Built  Remark\nEider      1951  sold to a yard\nLongtail    962  a wreck"


def table(text: str, measure: int) -> list[str]:
    return drawn(text, measure, BlockKind.TABLE)


def test_cells_between_strokes_are_set_in_columns_with_numbers_to_the_right() -> None:
    assert table(BOATS, 60) == [
        "Boat       Built   Remark",
        "Eider       1951   sold to a yard in the north",
        "Longtail     962",
        "Teal               lost",
    ]


def test_a_table_that_is_in_columns_stays_as_it_is() -> None:
    assert table(PADDED, 60) == PADDED.split("\n")


def test_neighbouring_columns_of_numbers_both_stand_right() -> None:
    padded = "Town     Walls  Painted\nHarbour     12  1,200.5\nHill         3       30"
    assert table(padded, 60) == padded.split("\n")


def test_wide_characters_do_not_put_columns_out_of_line() -> None:
    rows = table("町の名   人口\n東京都庁  1234\nab  5", 40)
    assert rows == ["町の名    人口", "東京都庁  1234", "ab           5"]


def test_a_table_that_is_too_wide_is_folded() -> None:
    assert table(BOATS, 30) == [
        "Boat",
        "  Built",
        "  Remark",
        "Eider",
        "  Built   1951",
        "  Remark  sold to a yard in",
        "          the north",
        "Longtail",
        "  Built   962",
        "Teal",
        "  Remark  lost",
    ]


def test_columns_with_gaps_are_found_by_what_stands_above() -> None:
    head = "Place      Boats  Crew  Remarks on the year"
    rows = f"{head}\nNorth          3    12  quiet\nSouth                4  stormy"
    assert table(rows, 30)[-3:] == ["South", "  Crew         4", "  Remarks on…  stormy"]
    found = table_of(rows, 30)
    assert found is not None
    assert found.headed
    assert [cell.column for cell in found.rows[2].cells] == [0, 2, 3]


def test_markdown_tables_lose_their_strokes() -> None:
    rows = table("| Boat | Built |\n|------|-------|\n| Eider | 1951 |", 40)
    assert rows == ["  Boat    Built", "────────────────", "  Eider    1951"]


def test_one_row_or_one_column_is_no_table() -> None:
    assert table_of("a | b | c", 40) is None
    assert table_of("one\ntwo\nthree", 40) is None
    assert table_of("a  b\n" * 60_000, 40) is None


def test_a_table_without_headings_is_folded_without_labels() -> None:
    rows = "Harbour\nEider  built in the year 1951  sold to a yard\nTeal  built in the year 1962  lost at sea"
    assert table(rows, 24)[:4] == ["Harbour", "Eider", "  built in the year", "  1951"]


def test_only_what_surely_heads_a_table_is_set_as_its_headings() -> None:
    headed = {
        BOATS: True,
        "Eider | 1951\nTeal | 1962": False,
        "Boat | Remark\nEider | lost": False,
        "| Boat | Remark |\n|------|--------|\n| Eider | lost |": True,
    }
    assert {text: table_of(text, 60).headed for text in headed} == headed  # type: ignore[union-attr]
    assert table("Eider the first | 1951\nTeal | 1962", 19) == ["Eider the first", "  1951", "Teal", "  1962"]
