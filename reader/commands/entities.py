"""`broadsheet entities`: who and what an article is about."""

import argparse
from collections.abc import Mapping
from typing import Any

from reader.article.knowledge import Entity, EntityKind
from reader.article.plain import entities_to_plain
from reader.commands.sources import add_source_arguments, run_analysis
from reader.pipeline import Opened, analyse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `entities`."""
    add_source_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON with every mention's place")


def run(options: argparse.Namespace) -> int:
    """Print the entities of each source."""
    return run_analysis(options, _to_plain, _to_text)


def _to_text(opened: Opened) -> str:
    return _table(analyse(opened.article).entities)


def _to_plain(opened: Opened) -> Mapping[str, Any]:
    return entities_to_plain(opened.article.text, analyse(opened.article).entities)


def _table(entities: tuple[Entity, ...]) -> str:
    lines = []
    for kind in EntityKind:
        rows = [entity for entity in entities if entity.kind is kind]
        if not rows:
            continue
        lines.append(f"{kind.value}")
        for entity in rows:
            role = f"  {entity.role}" if entity.role else ""
            lines.append(f"  {len(entity.mentions):>3}  {entity.name}{role}")
    return "\n".join(lines) if lines else "No entities were found."
