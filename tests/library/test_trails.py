"""Trails: marks and the way back outlive the session; a damaged file is begun again, old ones go."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.article import Anchor
from reader.library import trails
from reader.library.trails import FarMark, Step, Trail, Trails, with_mark

ANCHOR = Anchor("The mill stood", "before ", " after", 7, 21)
TRAIL = Trail((Step(ANCHOR, 5), Step(ANCHOR, 6)), (Step(ANCHOR, 7),), {"a": ANCHOR})


def files(folder: Path) -> list[Path]:
    return sorted((folder / "trails").glob("*.json"))


def test_a_trail_is_there_again_under_every_key(tmp_path: Path) -> None:
    Trails(tmp_path).change(["id", "/a.txt"], lambda _: TRAIL)
    assert Trails(tmp_path).trail(["id"]) == TRAIL
    assert Trails(tmp_path).trail(["another", "/a.txt"]) == TRAIL
    assert Trails(tmp_path).trail(["another"]) == Trail()


def test_a_change_begins_with_what_another_window_wrote(tmp_path: Path) -> None:
    Trails(tmp_path).change(["id"], lambda trail: with_mark(trail, "a", ANCHOR))
    Trails(tmp_path).change(["id"], lambda trail: with_mark(trail, "b", ANCHOR))
    assert sorted(Trails(tmp_path).trail(["id"]).marks) == ["a", "b"]


def test_words_of_any_kind_come_back(tmp_path: Path) -> None:
    odd = Anchor("“水”\ud800\n\\", "", "", 0, 5)
    Trails(tmp_path).change(["\ud800"], lambda trail: with_mark(trail, "é", odd))
    assert Trails(tmp_path).trail(["\ud800"]).marks["é"].exact == odd.exact


@pytest.mark.parametrize(
    "row",
    [
        [], 3, {"back": 3, "marks": []}, {"back": [3, {}, {"exact": 1}], "marks": {"a": None}},
        {"back": [{"exact": "a", "prefix": "", "suffix": "", "at": -1, "left": 1}]},
        {"back": [{"exact": "a", "prefix": "", "suffix": "", "at": True, "left": 1}]},
        {"back": [{"exact": "a", "prefix": "", "suffix": "", "at": 1, "left": "x"}]},
    ],
)  # fmt: skip
def test_what_somebody_spoilt_is_begun_again(tmp_path: Path, row: Any) -> None:
    Trails(tmp_path).change(["id"], lambda _: TRAIL)
    files(tmp_path)[0].write_text(json.dumps(row))
    assert Trails(tmp_path).trail(["id"]) == Trail()
    files(tmp_path)[0].write_bytes(b'{"back": [')
    assert Trails(tmp_path).trail(["id"]) == Trail()


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    Trails(tmp_path / "state").change(["id"], lambda _: TRAIL)
    Trails(tmp_path / "state").set_far_mark("A", FarMark("/a.txt", "A", ("id",), ANCHOR))
    assert Trails(tmp_path / "state").trail(["id"]) == Trail()
    assert Trails(tmp_path / "state").far_marks() == {}


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trails, "MAX_TRAILS", 3)
    for number in range(6):
        Trails(tmp_path).change([f"id{number}"], lambda _: TRAIL)
    assert len(files(tmp_path)) == 3
    assert Trails(tmp_path).trail(["id5"]) == TRAIL


def test_a_mark_from_any_article_knows_where_it_leads(tmp_path: Path) -> None:
    mark = FarMark("/a.txt", "The mill", ("id", "/a.txt"), ANCHOR)
    Trails(tmp_path).set_far_mark("A", mark)
    Trails(tmp_path).set_far_mark("B", mark)
    assert Trails(tmp_path).far_marks() == {"A": mark, "B": mark}
    (tmp_path / "marks.json").write_text('{"A": 3, "B": {"exact": ""}}')
    assert Trails(tmp_path).far_marks() == {}


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    Trails(tmp_path).change(["id"], lambda _: TRAIL)
    before = files(tmp_path)[0].stat().st_ino
    Trails(tmp_path).change(["id"], lambda trail: trail)
    assert files(tmp_path)[0].stat().st_ino == before
