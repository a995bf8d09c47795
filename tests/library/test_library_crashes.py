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
#: Kills in the normal run; BROADSHEET_TEST_KILLS=300 makes a thorough one.
KILLS = int(os.environ.get("BROADSHEET_TEST_KILLS", "40"))
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(reader.__file__).parent.parent)}


def start(*arguments: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT)


def ids_on_disk(folder: Path) -> set[str]:
    with TinyDB(folder / "library.json", encoding="utf-8") as stock:
        return {row["id"] for row in stock.table("annotations")}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")
def test_what_was_acknowledged_survives_kill_9(folder: Path) -> None:
    acknowledged: set[str] = set()
    seed = random.randrange(2**32)
    for part in range(4):
        process = start("kill", str(folder), str(-(-KILLS // 4)), str(seed + part))
        output, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        acknowledged.update(output.split())
        assert acknowledged <= ids_on_disk(folder), f"seed {seed}"
    assert acknowledged
    assert {one.id for one in Library(folder).all_annotations()} >= acknowledged


def test_windows_that_write_at_once_lose_nothing_of_each_other(folder: Path) -> None:
    writers = [start("write", str(folder), "30") for _ in range(3)]
    acknowledged = {line for writer in writers for line in writer.communicate(timeout=60)[0].split()}
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert len(acknowledged) == 90
    assert ids_on_disk(folder) == acknowledged
