"""A whole article in Markdown, and how it reads: its text, blocks, what was left out, and it written again.

`pytest tests/sources/test_markdown_golden.py --update-golden` rewrites the files beside it.
"""

import json
from pathlib import Path

import pytest

from reader.article.plain import meta_to_plain
from reader.cleaning import clean
from reader.sources import draft_from_bytes
from reader.typesetting.markdown import to_markdown

GOLDEN = Path(__file__).parent / "golden"
NAME = "the-cat-of-gull-rock"


@pytest.mark.parametrize("form", ["txt", "blocks.json", "again.md"])
def test_an_article_reads_as_it_did(form: str, request: pytest.FixtureRequest) -> None:
    cleaned = clean(draft_from_bytes((GOLDEN / f"{NAME}.md").read_bytes(), f"{NAME}.md"))
    article = cleaned.article
    told = {
        "meta": meta_to_plain(article.meta),
        "blocks": [
            f"{block.kind.value} {block.level} {block.span.of(article.text)[:40]}".replace("\n", " / ")
            for block in article.blocks
        ],
        "inlines": [f"{one.kind.value} {one.span.of(article.text)} {one.target}" for one in article.inlines],
        "left out": [f"{one.label}: {one.text}" for one in cleaned.removals],
    }
    now = {
        "txt": article.text + "\n",
        "blocks.json": json.dumps(told, ensure_ascii=False, indent=1) + "\n",
        "again.md": to_markdown(article),
    }[form]
    path = GOLDEN / f"{NAME}.{form}"
    if request.config.getoption("--update-golden"):
        path.write_text(now, "utf-8")
    assert now == path.read_text("utf-8")
