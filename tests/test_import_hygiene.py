"""What a fresh interpreter loads: commands must start as fast as Python does, and layers stay apart."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).resolve().parent.parent

SCREEN = {"textual", "rich"}
DATABASE = {"tinydb"}

#: What is loaded or done in a fresh interpreter, and the packages that must not be loaded by it.
WITHOUT = {
    "import reader.cli": SCREEN | DATABASE | {"pygments", "platformdirs", "asyncio", "typing_extensions"},
    "import reader.pipeline": SCREEN | DATABASE | {"pygments"},
    "import reader.article, reader.article.plain, reader.article.anchors": SCREEN | DATABASE | {"pygments"},
    "import reader.sources": SCREEN | DATABASE | {"pygments", "charset_normalizer"},
    "import reader.cleaning": SCREEN | DATABASE | {"pygments"},
    "import reader.analysis": SCREEN | DATABASE | {"pygments"},
    "import reader.exchange": SCREEN | DATABASE | {"pygments"},
    "import reader.typesetting.layout, reader.typesetting.stream, reader.typesetting.themes": SCREEN
    | DATABASE
    | {"pyphen"},
    "import reader.library.positions": SCREEN | DATABASE,
    "import reader.ui.first_page, reader.ui.theme_choice, reader.ui.start": SCREEN | DATABASE | {"pyphen"},
    "import reader.library.store": SCREEN,
    "import reader.sources.web, reader.web_pages, reader.ui.fetching": SCREEN | DATABASE | {"httpx"},
}
COMMANDS = {
    "clean": SCREEN | DATABASE | {"pygments", "platformdirs", "charset_normalizer", "shutil", "tempfile"},
    "entities": SCREEN | DATABASE | {"pygments", "platformdirs"},
    "quotes": SCREEN | DATABASE | {"pygments", "platformdirs"},
    "annotate": SCREEN,
    "annotations": SCREEN,
    "export": SCREEN,
    "import": SCREEN,
    "doctor": SCREEN,
    "library": SCREEN,
    "who": SCREEN,
    "merge": SCREEN,
    "themes": SCREEN | DATABASE,
    "keys": SCREEN | DATABASE,
}
#: Only these may load TinyDB.
_NOTHING_BUT_THE_LIBRARY = """
import pkgutil, importlib, reader
for found in pkgutil.walk_packages(reader.__path__, "reader."):
    name = found.name
    if not name.startswith(("reader.library", "reader.__main__", "reader.ui.painted_driver")):
        importlib.import_module(name)
"""


def loaded_by(code: str, *arguments: str) -> set[str]:
    """Run `code` in a fresh interpreter and return the top packages it loaded."""
    program = (
        f"{code}\nimport sys, json\nprint(json.dumps(sorted({{n.partition('.')[0] for n in sys.modules}})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(("code", "unwanted"), WITHOUT.items(), ids=WITHOUT)
def test_importing_loads_no_more_than_is_needed(code: str, unwanted: set[str]) -> None:
    assert loaded_by(code) & unwanted == set()


@pytest.mark.parametrize(("name", "unwanted"), COMMANDS.items(), ids=COMMANDS)
def test_a_command_at_work_loads_no_screen(name: str, unwanted: set[str], article_file: Path) -> None:
    more = {
        "annotate": ["--quote", "twelve fish"],
        "import": ["--list-formats"],
        "themes": [],
        "keys": [],
        "doctor": [],
        "library": [],
        "merge": [],
    }
    if name == "who":
        more["who"] = []
        known = f"main(['annotate', {str(article_file)!r}, '--quote', 'Ilse Verhagen'])\n"
    else:
        known = ""
    named = ["Ilse Verhagen"] if name == "who" else []
    arguments = [name, *named, *([] if more.get(name) == [] else [str(article_file)]), *more.get(name, [])]
    code = f"from reader.cli import main\n{known}assert main({arguments!r}) == 0"
    assert loaded_by(code) & (unwanted | {"httpx"}) == set()


def test_nothing_but_the_library_loads_tinydb() -> None:
    assert not loaded_by(_NOTHING_BUT_THE_LIBRARY) & DATABASE


def test_every_command_has_its_expectation_here() -> None:
    from reader.commands import COMMANDS as KNOWN

    assert set(COMMANDS) == set(KNOWN)


def test_the_contracts_of_the_house_hold() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    if not lint.exists():
        pytest.skip("import-linter is not installed beside this Python")
    done = subprocess.run(
        [lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stdout
