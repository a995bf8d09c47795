"""`broadsheet entities`: who and what an article is about."""

import argparse
import functools
import sys
from collections.abc import Mapping
from typing import Any

from reader.article.knowledge import Entity, EntityKind
from reader.article.plain import entities_to_plain
from reader.commands.sources import add_source_arguments, run_analysis
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
    return run_analysis(
        options, functools.partial(_to_plain, engine=engine), functools.partial(_to_text, engine=engine)
    )


def _to_text(opened: Opened, engine: str) -> str:
    analysis = analysed(opened.article, corrections=opened.corrections, engine=engine)
    if analysis.notice:
        print(f"broadsheet: {analysis.notice}", file=sys.stderr)
    return _table(analysis.entities)


def _to_plain(opened: Opened, engine: str) -> Mapping[str, Any]:
    analysis = analysed(opened.article, corrections=opened.corrections, engine=engine)
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
