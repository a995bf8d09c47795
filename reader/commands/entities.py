"""`broadsheet entities`: who and what an article is about."""

import argparse
import functools
from collections.abc import Mapping
from typing import Any

from reader.article.knowledge import Entity, EntityKind
from reader.article.plain import entities_to_plain
from reader.commands.sources import (
    add_source_arguments,
    answer_line,
    for_each_source,
    print_text,
    stream_json_lines,
    to_json,
)
from reader.pipeline import Opened, analyse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `entities`."""
    add_source_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print JSON with every mention's place")


def run(options: argparse.Namespace) -> int:
    """Print the entities of each source."""
    if options.jsonl:
        return stream_json_lines(
            options, functools.partial(answer_line, to_plain=_to_plain, cleaned=not options.no_clean)
        )
    several = len(options.sources) > 1

    def show(opened: Opened) -> None:
        if options.json:
            print_text(to_json(_to_plain(opened), indent=None if several else 2))
        else:
            print_text(_table(analyse(opened.article).entities))

    return for_each_source(options, show)


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
