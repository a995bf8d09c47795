"""A table that is laid out with spaces is one block, and keeps its columns."""

from reader.article import BlockKind
from reader.cleaning import Cleaned, clean
from reader.sources import draft_from_text

BEFORE = (
    "What the Ferries Carried\n\n"
    "The harbour office counted everything that crossed the sound in the spring, and found this.\n\n"
)
TABLE = "Cargo    Crates    Lost\nherring     610      88\nclocks       72      62\nletters      39      24"
AFTER = "\n\nNobody at the office could say why the clocks had fared so badly, or who had packed them.\n"


def cleaned(table: str) -> Cleaned:
    return clean(draft_from_text(BEFORE + table + AFTER))


def tables_of(result: Cleaned) -> list[str]:
    article = result.article
    return [block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.TABLE]


def test_a_table_is_one_block_with_its_spacing() -> None:
    result = cleaned(TABLE)
    assert tables_of(result) == [TABLE]
    assert result.removals == ()


def test_a_margin_goes_and_the_columns_stay() -> None:
    assert tables_of(cleaned("\n".join(f"    {line}" for line in TABLE.split("\n")))) == [TABLE]


def test_columns_may_be_parted_by_tabs() -> None:
    (table,) = tables_of(cleaned("Cargo\tCrates\tLost\nherring\t610\t88\nclocks\t72\t62"))
    first, second, third = table.split("\n")
    assert first.index("Crates") == second.index("610") == third.index("72")


def test_cleaning_a_table_twice_changes_nothing() -> None:
    text = cleaned(TABLE).article.text
    assert clean(draft_from_text(text)).article.text == text


def test_loose_spacing_in_prose_is_no_table() -> None:
    prose = (
        "The  office had  been told of the clocks in May,\n"
        "and had  written to the makers,  who did not\n"
        "answer. Nobody   thought of asking the sailors."
    )
    assert tables_of(cleaned(prose)) == []


def test_two_lines_are_no_table() -> None:
    assert tables_of(cleaned("herring   610\nclocks     72")) == []
