"""How far an analysis has come is told to whoever listens."""

from contextvars import copy_context

import pytest

from reader.analysis import analyse
from reader.analysis.progress import Stage, listen, told
from reader.pipeline import open_text

TEXT = "\n\n".join(
    f"Ilse Verhagen of Velmora said on Monday: “Harbour {number} is closed.”" for number in range(500)
)


def heard(work: object) -> list[float]:
    """Return what is told while `work` is done."""
    shares: list[float] = []

    def run() -> None:
        listen(shares.append)
        work()  # type: ignore[operator]

    copy_context().run(run)
    return shares


def test_it_never_goes_back_and_ends_whole() -> None:
    article = open_text(TEXT).article
    shares = heard(lambda: analyse(article))
    assert shares == sorted(shares)
    assert len(set(shares)) > len(Stage)
    assert 0 <= shares[0] < 0.1
    assert shares[-1] == pytest.approx(1.0)


def test_who_listens_changes_nothing() -> None:
    article = open_text(TEXT).article
    found = []
    heard(lambda: found.append(analyse(article)))
    assert found == [analyse(article)]


def test_stages_follow_each_other() -> None:
    ends = [end for stage in Stage for end in stage.value]
    assert ends == sorted(ends)


@pytest.mark.parametrize("items", [[], [1], list(range(1000))])
def test_all_items_are_passed_on(items: list[int]) -> None:
    assert list(told(items, Stage.NAMES)) == items
    passed: list[int] = []
    heard(lambda: passed.extend(told(items, Stage.NAMES)))
    assert passed == items
