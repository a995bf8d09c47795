"""`broadsheet entities`: who and what an article is about."""

import argparse
import functools
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from reader.article.knowledge import Analysis, Entity, EntityKind
from reader.article.plain import entities_to_plain
from reader.commands.sources import add_source_arguments, cache_for, run_analysis
from reader.config import ENGINES, engine_setting, folders
from reader.pipeline import Opened, analysed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `entities`."""
    add_source_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON with every mention's place")
    parser.add_argument(
        "--engine", choices=ENGINES, help="what finds the names (default: as in config.toml, else auto)"
    )


def run(options: argparse.Namespace) -> int:
    """Print the entities of each source."""
    engine = options.engine or engine_setting(folders(options.library).config)
    find = functools.partial(_found, engine=engine, cache=cache_for(options))
    return run_analysis(
        options, functools.partial(_to_plain, find=find), functools.partial(_to_text, find=find)
    )


def _found(opened: Opened, *, engine: str, cache: Path | None) -> Analysis:
    return analysed(opened.article, cache, opened.corrections, engine)


def _to_text(opened: Opened, find: Callable[[Opened], Analysis]) -> str:
    analysis = find(opened)
    if analysis.notice:
        print(f"broadsheet: {analysis.notice}", file=sys.stderr)
    return _table(analysis.entities)


def _to_plain(opened: Opened, find: Callable[[Opened], Analysis]) -> Mapping[str, Any]:
    analysis = find(opened)
    about = {"language": analysis.language, "engine": analysis.engine, "notice": analysis.notice}
    return {**entities_to_plain(opened.article.text, analysis.entities), **about}


def _table(entities: tuple[Entity, ...]) -> str:
    lines = []
    for kind in EntityKind:
        rows = [entity for entity in entities if entity.kind is kind]
        if not rows:
            continue
        lines.append(f"{kind.value}")
        for entity in rows:
            told = entity.role or (entity.value if entity.value != entity.name else "")
            lines.append(f"  {len(entity.mentions):>3}  {entity.name}{'  ' + told if told else ''}")
    return "\n".join(lines) if lines else "No entities were found."
