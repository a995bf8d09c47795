"""An article, a library, and imports into it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from foreign_rows import ARTICLE

from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file
from reader.imports.bringing import bring
from reader.imports.report import FileReport
from reader.library.store import Library

Importing = Callable[..., FileReport]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def library(library_folder: Path) -> Library:
    return Library(library_folder)


@pytest.fixture
def importing(library: Library) -> Importing:
    def run(value: object, name: str = "file.json", *, dry_run: bool = False) -> FileReport:
        data = value if isinstance(value, bytes) else json.dumps(value).encode()
        importer, reading = read_foreign_file(ForeignFile(name, data))
        return bring(library, reading, name, importer.name, importer.family, dry_run=dry_run)

    return run
