"""Folders and limits of the program, from the platform and the environment."""

from pathlib import Path
from typing import NamedTuple

from reader.places import places

#: The largest document that is opened, in bytes. A novel has about one million.
MAX_SOURCE_BYTES = 64 * 1024 * 1024


class Folders(NamedTuple):
    """Where this user's data lies: library, state of windows, what can be made anew, and `config.toml`."""

    library: Path
    state: Path
    cache: Path
    config: Path


def folders(library: str | None = None) -> Folders:
    """Return the folders in force; `library` (the `--library` option) wins over BROADSHEET_LIBRARY.

    A library that was named keeps its state inside it, so that a second library is a second world.
    """
    return Folders(*map(Path, places(library)))


#: The engines that `[analysis] engine` of `config.toml` may name.
ENGINES = ("auto", "built-in", "spacy")


def engine_setting(folder: Path) -> str:
    """Return the engine of analysis that `config.toml` in a folder names, "auto" where it names none."""
    try:
        data = (folder / "config.toml").read_bytes()
    except OSError:
        return ENGINES[0]
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8-sig")).get("analysis", {})
    except (ValueError, RecursionError):
        return ENGINES[0]
    engine = table.get("engine") if isinstance(table, dict) else None
    return engine if engine in ENGINES else ENGINES[0]


def analysis_complaints(table: object) -> list[str]:
    """Return what is wrong in the part `[analysis]` of `config.toml`, in sentences."""
    if not isinstance(table, dict):
        return ["[analysis] is no table"]
    complaints = [f"[analysis] has no “{name}”, only “engine”" for name in table if name != "engine"]
    if table.get("engine", ENGINES[0]) not in ENGINES:
        complaints.append(f"“engine” must be one of {', '.join(ENGINES)}")
    return complaints
