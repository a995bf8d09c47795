"""The life of an exported note, scripted: exported, edited by hand, changed, renamed, exported again."""

import re
from pathlib import Path

import pytest
from command_line import run

from reader.article import Colour
from reader.config import folders
from reader.library.store import Library

ARTICLE = """The Ferry Stays

Runa Holt opened the gate at six. Nobody came.

The council raised the fees in May. The mill paid them first.

Ice closed the sound for nine days. The ferry waited at the pier.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault"


class Life:
    """The annotations by name, and the note as it stands, with names in place of what differs each time."""

    def __init__(self, source: Path, vault: Path) -> None:
        self.source, self.vault = source, vault
        self.ids: dict[str, str] = {}

    def mark(self, name: str, words: str, *options: str) -> None:
        self.ids[name] = run("annotate", self.source, "--quote", words, *options).text.strip()

    def export(self, *options: str | Path) -> Path:
        outcome = run("export", self.source, "-o", self.vault, *options)
        assert (outcome.code, outcome.out) == (0, b""), outcome.err
        return Path(outcome.err.strip())

    def body(self, path: Path) -> list[str]:
        """Return the lines of a note behind the front matter, without what it remembers."""
        text = path.read_text("utf-8")
        for name, id in self.ids.items():
            text = text.replace(id[:8], name)
        text = re.sub(r"broadsheet open [0-9a-f]{12} --at (\w+)", r"open \1", text)
        text = re.sub(r"(<!-- [\w+-]+) [0-9a-f]{8}(?: (deleted) [0-9a-f]{8})?", r"\1 \2", text)
        lines = text.split("---\n", 2)[2].split("\n")
        return [line.rstrip() for line in lines if line.strip() and not line.startswith("<!-- broadsheet")]


@pytest.fixture
def life(source: Path, vault: Path) -> Life:
    life = Life(source, vault)
    life.mark("gate", "Nobody came.", "--note", "Not even the dog.")
    life.mark("fees", "The council raised the fees in May.", "--colour", "green", "--tag", "fees")
    life.mark("pier", "The ferry waited at the pier.")
    return life


def test_the_life_of_a_note_line_by_line(life: Life) -> None:
    path = life.export()
    assert path.name == "The Ferry Stays.md"
    first = """\
# The Ferry Stays
<!-- h-gate  -->
> Nobody came.
^h-gate
Colour: yellow · `open gate`
**Note:** Not even the dog.
<!-- /h-gate -->
<!-- h-fees  -->
> The council raised the fees in May.
^h-fees
Colour: green · Tags: fees · `open fees`
<!-- /h-fees -->
<!-- h-pier  -->
> The ferry waited at the pier.
^h-pier
Colour: yellow · `open pier`
<!-- /h-pier -->"""
    assert life.body(path) == first.split("\n")

    # Edited by hand: a note, a heading, the front matter, words around; moved and renamed.
    text = path.read_text("utf-8")
    text = text.replace("Not even the dog.", "Not even the dog, I am told.")
    text = text.replace("# The Ferry Stays\n", "# The Ferry Stays\n\nWhy I read this.\n")
    text = text.replace(f"<!-- h-{life.ids['pier'][:8]}", f"## The end\n\n<!-- h-{life.ids['pier'][:8]}")
    text = text.replace("highlights: 3", "rating: 5\nhighlights: 3")
    moved = path.parent / "2031" / "Ferry.md"
    moved.parent.mkdir()
    path.rename(moved)
    moved.write_text(text, "utf-8")
    before = moved.stat()
    assert life.export() == moved
    assert moved.stat().st_mtime_ns == before.st_mtime_ns
    assert moved.read_text("utf-8") == text

    # Changed in the reader: two recoloured, one deleted, one new.
    library = Library(folders().library)
    library.recolour_all([life.ids["gate"], life.ids["fees"]], Colour.PINK)
    library.delete(life.ids["pier"])
    library.close()
    life.mark("ice", "nine days")
    assert life.export() == moved
    assert list(life.vault.glob("*.md")) == []
    body = """\
# The Ferry Stays
Why I read this.
<!-- h-gate  -->
> Nobody came.
^h-gate
Colour: yellow · `open gate`
**Note:** Not even the dog, I am told.
<!-- /h-gate -->
<!-- h-gate+2  -->
New version:
> Nobody came.
^h-gate-2
Colour: pink · `open gate`
**Note:** Not even the dog.
<!-- /h-gate+2 -->
<!-- h-fees  -->
> The council raised the fees in May.
^h-fees
Colour: pink · Tags: fees · `open fees`
<!-- /h-fees -->
<!-- h-ice  -->
> nine days
^h-ice
Colour: yellow · `open ice`
<!-- /h-ice -->
## The end"""
    assert life.body(moved) == body.split("\n")
    assert "rating: 5\nhighlights: 3\n" in moved.read_text("utf-8")
    before = moved.stat()
    assert life.export() == moved
    assert (moved.stat().st_mtime_ns, moved.stat().st_ino) == (before.st_mtime_ns, before.st_ino)

    # What was edited is struck through when it is deleted.
    library = Library(folders().library)
    library.delete(life.ids["gate"])
    library.close()
    life.export()
    struck = body.replace("<!-- h-gate  -->", "<!-- h-gate deleted -->")
    struck = re.sub(r"<!-- h-gate\+2.*?/h-gate\+2 -->\n", "", struck, flags=re.DOTALL)
    struck = struck.replace("> Nobody came.", "> ~~Nobody came.~~")
    struck = struck.replace("Colour: yellow · `open gate`", "~~Colour: yellow · `open gate`~~")
    struck = struck.replace(
        "**Note:** Not even the dog, I am told.", "~~**Note:** Not even the dog, I am told.~~"
    )
    assert life.body(moved) == struck.split("\n")


def test_permissions_links_and_line_ends_stay(life: Life, tmp_path: Path) -> None:
    path = life.export()
    real = tmp_path / "real.md"
    path.rename(real)
    path.symlink_to(real)
    real.write_bytes(b"\xef\xbb\xbf" + real.read_bytes().replace(b"\n", b"\r\n"))
    real.chmod(0o640)
    life.mark("mill", "The mill paid them first.")
    assert life.export() == path
    assert path.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    data = real.read_bytes()
    assert b"The mill paid" in data
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")


def test_bytes_that_are_no_text_are_kept(life: Life) -> None:
    path = life.export()
    path.write_bytes(path.read_bytes() + b"\ncaf\xe9\n")
    life.mark("mill", "The mill paid them first.")
    life.export()
    assert b"\ncaf\xe9\n" in path.read_bytes()
    path.write_bytes("mine".encode("utf-16"))
    outcome = run("export", life.source, "-o", path)
    assert outcome.code == 1
    assert "UTF-16" in outcome.err
    assert path.read_bytes() == "mine".encode("utf-16")


def test_a_tag_into_the_vault_leaves_the_other_highlights(life: Life) -> None:
    path = life.export()
    library = Library(folders().library)
    library.recolour_all([life.ids["fees"]], Colour.BLUE)
    library.close()
    life.export("--tag", "fees")
    text = path.read_text("utf-8")
    assert "Colour: blue" in text
    assert "Nobody came." in text


def test_what_was_taken_out_comes_back_with_restore(life: Life) -> None:
    path = life.export()
    text = path.read_text("utf-8")
    path.write_text(
        re.sub(r"<!-- h-\w+ \w+ -->\n> Nobody.*?/h-\w+ -->\n", "", text, flags=re.DOTALL), "utf-8"
    )
    life.export()
    assert "Nobody came." not in path.read_text("utf-8")
    life.export("--restore")
    assert "Nobody came." in path.read_text("utf-8")


def test_one_file_a_highlight(life: Life) -> None:
    for _ in range(2):
        outcome = run("export", life.source, "-o", life.vault, "--layout", "highlight")
        assert outcome.code == 0
        assert len(list(life.vault.iterdir())) == 3
    gate = life.vault / "The Ferry Stays - Nobody came.md"
    fees = life.vault / "The Ferry Stays - The council raised the fees in May.md"
    pier = life.vault / "The Ferry Stays - The ferry waited at the pier.md"
    assert f'id: "{life.ids["gate"]}"\narticle: "' in gate.read_text("utf-8")
    fees.write_text(fees.read_text("utf-8") + "\nMine.\n", "utf-8")
    library = Library(folders().library)
    library.delete_all([life.ids["fees"], life.ids["pier"]])
    library.close()
    for _ in range(2):
        assert run("export", life.source, "-o", life.vault, "--layout", "highlight").code == 0
        assert not pier.exists()
        assert fees.read_text("utf-8").endswith("Mine.\n")
        assert "The council raised the fees in May." not in fees.read_text("utf-8")


def test_the_notes_of_the_days(life: Life) -> None:
    library = Library(folders().library)
    day = library.annotation(life.ids["gate"])
    assert day is not None
    library.close()
    run("export", life.source, "-o", f"{life.vault}/", "--layout", "daily")
    (path,) = life.vault.iterdir()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\.md", path.name)
    path.write_text("---\ncssclass: day\n---\n\nRain.\n\n" + path.read_text("utf-8") + "\nLater.\n", "utf-8")
    life.mark("ice", "nine days")
    for _ in range(2):
        run("export", life.source, "-o", f"{life.vault}/", "--layout", "daily")
        text = path.read_text("utf-8")
        assert text.startswith("---\ncssclass: day\n---\n\nRain.\n\n")
        assert text.endswith("\nLater.\n")
        assert text.count("## The Ferry Stays") == text.count("> nine days") == 1


def test_a_tag_into_the_notes_of_the_days_leaves_the_other_highlights(life: Life) -> None:
    run("export", "--all", "-o", f"{life.vault}/", "--layout", "daily")
    run("export", "--tag", "fees", "-o", f"{life.vault}/", "--layout", "daily")
    (path,) = life.vault.iterdir()
    assert "Nobody came." in path.read_text("utf-8")


def test_one_for_all_and_a_dossier_of_a_tag(life: Life, tmp_path: Path) -> None:
    other = tmp_path / "mill.txt"
    other.write_text("The Mill Opens\n\nThe miller sang all morning. The fees were paid.\n", "utf-8")
    run("annotate", other, "--quote", "The fees were paid.", "--tag", "fees")
    outcome = run("export", "--tag", "#Fees")
    assert outcome.code == 0
    assert "> The council raised" in outcome.text
    assert "> The fees were paid." in outcome.text
    assert "Nobody came." not in outcome.text
    target = life.vault / "all.md"
    for _ in range(2):
        assert run("export", "--all", "--layout", "all", "-o", target).code == 0
        text = target.read_text("utf-8")
        assert text.count("## The Ferry Stays") == text.count("## The Mill Opens") == 1
        assert "highlights: 4\n" in text
    assert run("export", "--all", "-o", life.vault).code == 0
    assert {path.name for path in life.vault.iterdir()} == {
        "all.md",
        "The Ferry Stays.md",
        "The Mill Opens.md",
    }
    assert run("export", "--all", "-o", life.vault / "all.md").code == 1
    nothing = run("export", life.source, "--tag", "nothing")
    assert (nothing.code, nothing.out) == (1, b"")


@pytest.mark.parametrize("preset", ["org", "logseq"])
def test_layouts_of_outlines_are_found_again(life: Life, preset: str) -> None:
    for layout, count in (("all", 1), ("highlight", 3), ("article", 1)):
        folder = life.vault / layout
        for _ in range(2):
            outcome = run("export", "--all", "-o", f"{folder}/", "--preset", preset, "--layout", layout)
            assert outcome.code == 0, outcome.err
            assert len(list(folder.iterdir())) == count
    library = Library(folders().library)
    library.delete(life.ids["gate"])
    library.close()
    run("export", "--all", "-o", f"{life.vault}/highlight/", "--preset", preset, "--layout", "highlight")
    assert len(list((life.vault / "highlight").iterdir())) == 2


def test_a_preview_writes_nothing(life: Life) -> None:
    outcome = run("export", life.source, "-o", life.vault, "--preview")
    assert outcome.code == 0
    assert "+++ " in outcome.text
    assert "+> Nobody came." in outcome.text
    assert list(life.vault.iterdir()) == []
    life.export()
    assert "nothing would change" in run("export", life.source, "-o", life.vault, "--preview").text


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
    assert outcome.err == "broadsheet: mine.md, line 1: there is no “titel” here (did you mean “title”?).\n"
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
