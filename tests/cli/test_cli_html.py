"""A saved page on the command line: every form of it is right, and what cannot be read is told in a line."""

from pathlib import Path

import pytest
from command_line import run

_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Salt &amp; the sea | Solvik Post</title></head>
<body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Salt &amp; the sea</h1>
<p>The salt works of <a href="https://solvik.example/a_(b)">Solvik</a> are open
<em>again</em>, says Ann Reed, who owns them, and <strong>nobody</strong> is more surprised than she is.</p>
<ol><li>The pans are filled at dawn, before the wind comes up.
<ul><li>In winter, they are covered.</li></ul></li>
<li>The salt is raked at dusk, when the pans are dry.</li></ol>
<pre><code class="language-sh">boil --until dry</code></pre>
<p>“It is the sea that does the work,” Reed said. “We only carry it home.”</p></article>
<footer><p>© 2031 Solvik Post</p></footer></body></html>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "salt.html"
    path.write_text(_PAGE, "utf-8")
    return path


def test_text(page: Path) -> None:
    outcome = run("clean", page)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.text.split("\n\n")[0] == "Salt & the sea"
    assert "© 2031" not in outcome.text
    assert "The salt works of Solvik are open again, says Ann Reed" in outcome.text


def test_markdown_keeps_links_emphasis_lists_and_code(page: Path) -> None:
    text = run("clean", "--format", "markdown", page).text
    assert "[Solvik](https://solvik.example/a_%28b%29) are open *again*" in text
    assert "**nobody**" in text
    assert (
        "1. The pans are filled at dawn, before the wind comes up.\n"
        "   - In winter, they are covered.\n"
        "2. The salt is raked at dusk" in text
    )
    assert "```sh\nboil --until dry\n```" in text


def test_json_has_blocks_inlines_and_where_facts_come_from(page: Path) -> None:
    plain = run("clean", "--json", page).json
    text = plain["text"]
    spans = {one["kind"]: text[one["start"] : one["end"]] for one in plain["inlines"]}
    assert spans == {"link": "Solvik", "emphasis": "again", "strong": "nobody"}
    assert [block["kind"] for block in plain["blocks"]][:2] == ["title", "paragraph"]
    assert plain["meta"]["site"] == "Solvik Post"
    assert plain["meta"]["origins"]["title"] == "the page's headline"


@pytest.mark.parametrize("form", ["html", "ansi"])
def test_coloured_forms_show_the_words_and_no_markup(page: Path, form: str) -> None:
    outcome = run("clean", "--format", form, page)
    assert outcome.code == 0
    assert "carry it home" in outcome.text
    assert "<nav" not in outcome.text


def test_names_and_quotes_are_found_in_a_page(page: Path) -> None:
    quotes = run("quotes", "--json", page).json["quotes"]
    assert quotes[0]["speaker"] == "Ann Reed"
    names = {one["name"] for one in run("entities", "--json", page).json["entities"]}
    assert "Ann Reed" in names


def test_explain_names_the_page_s_parts(page: Path) -> None:
    text = run("clean", "--explain", page).text
    assert "navigation" in text
    assert "copyright" in text


def test_standard_input_may_be_a_page() -> None:
    assert run("clean", "-", stdin=_PAGE.encode()).text.startswith("Salt & the sea\n\nThe salt works")


def test_a_page_without_words_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text("<!doctype html><html><body><script>go()</script></body></html>", "utf-8")
    outcome = run("clean", path)
    assert (outcome.code, outcome.text) == (1, "")
    assert len(outcome.err.splitlines()) == 1
    assert "is a web page without words" in outcome.err
