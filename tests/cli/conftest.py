"""An article with three highlights, and a folder that it is exported to."""

from pathlib import Path

import pytest
from export_life import ARTICLE, Life


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault"


@pytest.fixture
def life(source: Path, vault: Path) -> Life:
    life = Life(source, vault)
    life.mark("gate", "Nobody came.", "--note", "Not even the dog.")
    life.mark("fees", "The council raised the fees in May.", "--colour", "green", "--tag", "fees")
    life.mark("pier", "The ferry waited at the pier.")
    return life
