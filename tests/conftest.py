"""What every test needs: a home that is not the user's, a library of its own, and steady random examples."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
import samples
import web_server
from hypothesis import settings

# A run must say the same today as yesterday; `--hypothesis-profile explore` looks for new examples.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile("steady")

# A suite started in the background ignores Ctrl+C, and so would every program it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

#: Variables that would make a terminal, a colour or a folder differ from one machine to the next.
_UNSET = (
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORFGBG",
    "TEXTUAL",
    "TEXTUAL_ANIMATIONS",
    "TEXTUAL_THEME",
    "COLUMNS",
    "LINES",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite tests/golden/expected from what the program says now; read the diff like code",
    )


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Move home, the platform's folders and the library to a temporary folder."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("BROADSHEET_LIBRARY", str(folder / "library"))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in _UNSET:
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def library_folder(home: Path) -> Path:
    """The folder in which this test's library.json lies, once something was kept."""
    return home / "library"


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the proxies out of the environment: a server on this machine is asked directly."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def server(no_proxy: None) -> Iterator[web_server.Server]:
    """A server on this machine that answers as the test tells it to."""
    with web_server.serving() as running:
        yield running


@pytest.fixture
def article_file(tmp_path: Path) -> Path:
    """A short article without debris, several pages long on a small screen."""
    path = tmp_path / "harbour-clock.txt"
    path.write_text(samples.ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def scraped_file(tmp_path: Path) -> Path:
    """An article as scraped off its page, with share bars, a comment form and a broken sentence."""
    path = tmp_path / "scraped.txt"
    path.write_text(samples.SCRAPED, encoding="utf-8")
    return path
