"""The life of an exported note, scripted: exported, edited by hand, changed, renamed, exported again."""

import re
from pathlib import Path

import pytest
from command_line import run
from export_life import Life

from reader.article import Colour
from reader.config import folders
from reader.library.store import Library


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


def test_of_two_notes_with_one_id_one_is_kept_current_and_the_other_is_told(life: Life) -> None:
    path = life.export()
    copy = life.vault / "Boats" / "A copy.md"
    copy.parent.mkdir()
    for other in (copy, life.vault / "A conflicted copy.md"):
        other.write_bytes(path.read_bytes())
    before = copy.read_bytes()
    life.mark("ice", "nine days")
    outcome = run("export", life.source, "-o", life.vault)
    assert outcome.code == 0
    assert "nine days" in path.read_text("utf-8")
    assert copy.read_bytes() == before
    told, written = outcome.err.splitlines()
    assert f"{copy} have the id of The Ferry Stays.md too, and stay as they are: keep one of them." in told
    assert written == str(path)
    # Without the one that is called as the article is, the nearest takes its place.
    path.unlink()
    (life.vault / "A conflicted copy.md").unlink()
    outcome = run("export", life.source, "-o", life.vault)
    assert outcome.err == f"{copy}\n"
    assert "nine days" in copy.read_text("utf-8")


def test_what_is_deleted_goes_from_a_note_of_all_whatever_is_exported_to_it(life: Life) -> None:
    options = ("-o", life.vault, "--layout", "all")
    run("export", life.source, *options)
    library = Library(folders().library)
    library.delete(life.ids["pier"])
    library.close()
    run("export", life.source, *options)
    (path,) = life.vault.iterdir()
    assert "waited at the pier" not in path.read_text("utf-8")
    assert "raised the fees" in path.read_text("utf-8")


@pytest.mark.parametrize("preset", ["markdown", "quarto"])
def test_a_new_version_has_an_id_of_its_own(life: Life, preset: str) -> None:
    path = life.export("--preset", preset)
    path.write_text(path.read_text("utf-8").replace("Not even the dog.", "Mine."), "utf-8")
    library = Library(folders().library)
    library.recolour_all([life.ids["gate"]], Colour.PINK)
    library.close()
    life.export("--preset", preset)
    ids = re.findall(r"(?:^\^|\{#)(h-[\w-]+)", path.read_text("utf-8"), re.MULTILINE)
    assert len(ids) == len(set(ids)) == 4
