"""The screen is tested on an article made by hand, so that a better engine breaks no test of a key."""

import made
import pytest


@pytest.fixture(autouse=True)
def fixed_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a hand-made analysis in place of the engines'."""
    monkeypatch.setattr("reader.understanding.analyse", made.analysis)


@pytest.fixture(autouse=True)
def read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let questions be answered as soon as they stand: tests read faster than people."""
    monkeypatch.setattr("reader.ui.deliberate.GRACE", 0.0)
