"""Killed writers and many writers: what was acknowledged is there, and the file can always be read."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB

import reader
from reader.library import Library

SCRIPT = Path(__file__).with_name("crashing_writers.py")
#: Kills in the normal run; BROADSHEET_TEST_KILLS=1000 makes a thorough one.
KILLS = int(os.environ.get("BROADSHEET_TEST_KILLS", "240"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parent.parent)}


def start(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    )


def ids_on_disk(folder: Path) -> set[str]:
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        return {row["id"] for row in stock.table("annotations")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
def test_what_was_acknowledged_survives_kill_9(tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    # Several short lives of a library find more than one long one: its beginning is the delicate part.
    parts = max(4, KILLS // 60)
    for first in range(0, parts, 2):
        pair = range(first, min(first + 2, parts))
        killers = [
            start("kill", str(tmp_path / str(part)), str(-(-KILLS // parts)), str(seed + part))
            for part in pair
        ]
        for killer in killers:
            output, errors = killer.communicate(timeout=600)
            assert killer.returncode == 0, f"seed {seed}: {errors}"
            assert int(output) > 0
    for part in range(parts):
        library = Library(tmp_path / str(part))
        kept = {one.id for one in library.all_annotations()}
        library.checkpoint()
        assert ids_on_disk(tmp_path / str(part)) == kept


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
def test_those_who_are_killed_take_nothing_from_others(folder: Path) -> None:
    seed = random.randrange(10**6)
    other = start("compete", str(folder), "60", str(seed))
    killer = start("kill", str(folder), "20", str(seed))
    acknowledged, errors = other.communicate(timeout=60)
    assert other.returncode == 0, errors
    _, errors = killer.communicate(timeout=60)
    assert killer.returncode == 0, f"seed {seed}: {errors}"
    assert {one.id for one in Library(folder).all_annotations()} >= set(acknowledged.split())


def test_windows_that_write_at_once_lose_nothing_of_each_other(folder: Path) -> None:
    writers = [start("write", str(folder), "60") for _ in range(3)]
    acknowledged = {line for writer in writers for line in writer.communicate(timeout=60)[0].split()}
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert len(acknowledged) == 180
    assert ids_on_disk(folder) == acknowledged
    assert {one.id for one in Library(folder).all_annotations()} == acknowledged
