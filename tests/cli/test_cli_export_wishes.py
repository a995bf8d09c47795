"""What can be wished of an export: templates, names, settings, formats; and wishes that cannot be met."""

import re
from pathlib import Path

import pytest
from command_line import run
from export_life import Life

from reader.config import folders


def test_templates_and_their_mistakes(life: Life, tmp_path: Path) -> None:
    template = tmp_path / "mine.md"
    template.write_text(
        "{% for h in highlights %}\n{% unit h %}\n* {{ h.text }}\n{% endunit %}\n{% endfor %}\n", "utf-8"
    )
    outcome = run("export", life.source, "--template", template, "--preview")
    assert outcome.code == 0
    assert "* Nobody came.\n" in outcome.text
    template.write_text("{{ article.titel }}", "utf-8")
    outcome = run("export", life.source, "--template", template)
    assert outcome.code == 1
    assert outcome.err == (
        "broadsheet: mine.md, line 1: there is no “article.titel” here (did you mean “article.title”?)."
        " (it says: {{ article.titel }})\n"
    )
    outcome = run("export", life.source, "--highlight-template", tmp_path / "none.md")
    assert (outcome.code, len(outcome.err.splitlines())) == (1, 1)
    template.write_text("{{ h.colour }}: {{ h.text }}", "utf-8")
    assert "green: The council" in run("export", life.source, "--highlight-template", template).text


@pytest.mark.parametrize(
    "options",
    [
        ("--format", "nothing"),
        ("--link", "nowhere"),
        ("--colour", "puce=x"),
        ("--name", "{nothing}", "-o", "{vault}/"),
        ("--format", "json", "--layout", "highlight", "-o", "{vault}/"),
        ("--template", "x", "--layout", "all"),
    ],
)
def test_wishes_that_cannot_be_met_are_told_in_a_line(life: Life, options: tuple[str, ...]) -> None:
    outcome = run("export", life.source, *(option.replace("{vault}", str(life.vault)) for option in options))
    assert (outcome.code, outcome.out) == (1, b"")
    assert len(outcome.err.splitlines()) == 1


def test_names_of_files_by_template(life: Life) -> None:
    path = life.export("--name", "{site}/{year}/{title} ({id})")
    assert re.fullmatch(r"The Ferry Stays \([0-9a-f]{12}\)\.md", path.name)
    assert path.parent == life.vault


def test_settings_of_config_toml_hold(life: Life) -> None:
    folder = folders().config
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(
        '[export]\npreset = "obsidian"\nlink = "none"\nnothing = 1\nlayout = "sideways"\n'
        '[export.colours]\ngreen = "Facts"\npuce = "x"\n',
        "utf-8",
    )
    outcome = run("export", life.source)
    assert outcome.code == 0
    assert "> [!success] Facts" in outcome.text
    assert "--at" not in outcome.text
    assert len(outcome.err.splitlines()) == 3
    assert "> [!" not in run("export", life.source, "--format", "plain").text


def test_the_formats_are_listed() -> None:
    outcome = run("export", "--list-formats")
    assert outcome.code == 0
    assert {"markdown", "plain", "obsidian", "logseq", "readwise", "quarto", "org", "json"} <= {
        line.split()[0] for line in outcome.lines
    }
    assert run("export").code == 2


def test_formats_that_are_replaced_do_not_double(life: Life) -> None:
    for _ in range(2):
        life.export("--format", "json")
        assert len(list(life.vault.iterdir())) == 1
        life.mark("ice", "nine days")
    (path,) = life.vault.iterdir()
    assert "nine days" in path.read_text("utf-8")


def test_the_ways_back_lead_to_an_article(life: Life, tmp_path: Path) -> None:
    """There is no terminal here to show it in, which is told only once the article is found."""
    text = run("export", life.source).text
    command = re.search(r"`broadsheet (open [0-9a-f]{12} --at [0-9a-f]{8})`", text)
    link = re.search(r"<(broadsheet://open/\S+)>", run("export", life.source, "--link", "uri").text)
    assert command
    assert link
    life.source.unlink()
    for arguments in (command[1].split(), [link[1]]):
        outcome = run(*arguments)
        assert outcome.code == 1
        assert "no terminal" in outcome.err
    for wrong in ("broadsheet://open/", "broadsheet://open/a/b/c", "broadsheet://open/0123456789ab/1"):
        outcome = run(wrong)
        assert (outcome.code, len(outcome.err.splitlines())) == (1, 1)
        assert "no terminal" not in outcome.err
