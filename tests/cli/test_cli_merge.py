"""`broadsheet merge` and `broadsheet library`: two machines' libraries become one, as a shell sees it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import fresh_environment, run


def library_at(folder: Path, article: Path, words: str, *options: str) -> str:
    """Highlight words of an article in the library of a folder, and return the annotation's id."""
    outcome = run("annotate", article, "--library", folder, "--quote", words, *options)
    assert outcome.code == 0, outcome.err
    return outcome.text.strip()


def rows_of(folder: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = run("annotations", "--library", folder, "--json").json
    return rows


@pytest.fixture
def two(article_file: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Two machines' copies of one library, each with something of its own since."""
    a, b = tmp_path / "a", tmp_path / "b"
    library_at(a, article_file, "twelve fish", "--note", "both know this")
    shutil.copytree(a, b)
    library_at(a, article_file, "twelve", "--note", "only here")
    library_at(b, article_file, "fish", "--note", "only there")
    return a, b


def test_both_ways_lead_to_the_same_file(two: tuple[Path, Path]) -> None:
    a, b = two
    outcome = run("merge", b, "--library", a)
    assert outcome.code == 0
    assert outcome.text == "Merged: 1 new annotation.\n"
    assert run("merge", a / "library.json", "--library", b).text == "Merged: 1 new annotation.\n"
    assert (a / "library.json").read_bytes() == (b / "library.json").read_bytes()
    assert {row["note"] for row in rows_of(a)} == {"both know this", "only here", "only there"}
    before = (a / "library.json").read_bytes()
    assert run("merge", b, a, "--library", a).text == "Merged: nothing that was not here already.\n"
    assert (a / "library.json").read_bytes() == before


def test_a_dry_run_changes_nothing(two: tuple[Path, Path]) -> None:
    a, b = two
    before = {path: path.read_bytes() for path in a.rglob("*") if path.is_file()}
    outcome = run("merge", b, "--library", a, "--dry-run", "--json")
    assert outcome.json["new"] == 1
    assert {path: path.read_bytes() for path in a.rglob("*") if path.is_file()} == before


def test_what_only_the_others_journal_says_comes_too(two: tuple[Path, Path], article_file: Path) -> None:
    a, b = two
    script = (
        "import os, sys; from pathlib import Path; from reader.library import Library; "
        "from reader.article import Colour; library = Library(Path(sys.argv[1])); "
        "library.recolour_all([one.id for one in library.all_annotations()], Colour.PINK); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script, str(b)], env=fresh_environment(), check=True)
    assert b"pink" not in (b / "library.json").read_bytes()
    assert run("merge", b, "--library", a).code == 0
    assert sorted(str(row["colour"]) for row in rows_of(a)) == ["pink", "pink", "yellow"]


def test_texts_come_along(two: tuple[Path, Path], tmp_path: Path) -> None:
    _, b = two
    fresh = tmp_path / "fresh"
    assert run("merge", b, "--library", fresh).code == 0
    assert [path.name for path in (fresh / "texts").iterdir()] == [
        path.name for path in (b / "texts").iterdir()
    ]
    assert len(rows_of(fresh)) == 2
    assert all(row["state"] == "exact" for row in rows_of(fresh))


def test_conflict_copies_are_told_merged_and_put_aside(two: tuple[Path, Path]) -> None:
    a, b = two
    copy = a / "library.sync-conflict-20310501-100000-ABCDEFG.json"
    shutil.copy(b / "library.json", copy)
    assert f"not in here yet: {copy.name}" in run("annotations", "--library", a).err
    outcome = run("merge", "--library", a)
    assert outcome.text == "Merged: 1 new annotation.\n"
    assert not copy.exists()
    assert (a / "merged" / copy.name).read_bytes() == (b / "library.json").read_bytes()
    assert run("annotations", "--library", a).err == ""
    assert len(rows_of(a)) == 3


def test_a_file_that_is_no_library_stays_and_is_told(two: tuple[Path, Path], tmp_path: Path) -> None:
    a, b = two
    broken, other = tmp_path / "broken.json", tmp_path / "package.json"
    broken.write_text("{ broken")
    other.write_text('{"scripts": {"test": "x"}}')
    outcome = run("merge", broken, other, tmp_path / "nowhere", tmp_path, b, "--library", a)
    assert outcome.code == 1
    assert outcome.text == "Merged: 1 new annotation.\n"
    for told in ("broken.json is damaged", "package.json is no library", "no file", "no library in"):
        assert told in outcome.err
    assert broken.read_text() == "{ broken"


def git(folder: Path, *arguments: str, code: int = 0) -> str:
    """Run git in a folder."""
    done = subprocess.run(
        ["git", "-c", "user.name=Ann", "-c", "user.email=ann@paper.example", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=fresh_environment(),
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
class TestGit:
    @pytest.fixture
    def repository(self, article_file: Path, tmp_path: Path) -> Path:
        """A library in git, changed on two branches."""
        folder = tmp_path / "kept"
        self.annotation = library_at(folder, article_file, "twelve fish", "--note", "both know this")
        git(folder, "init", "-q", "-b", "main")
        git(folder, "add", "library.json")
        git(folder, "commit", "-q", "-m", "begun")
        git(folder, "checkout", "-q", "-b", "other")
        self.renote(folder, "theirs")
        library_at(folder, article_file, "fish", "--note", "only there")
        git(folder, "commit", "-q", "-a", "-m", "there")
        git(folder, "checkout", "-q", "main")
        self.renote(folder, "ours")
        library_at(folder, article_file, "twelve", "--note", "only here")
        git(folder, "commit", "-q", "-a", "-m", "here")
        return folder

    def renote(self, folder: Path, note: str) -> None:
        from dataclasses import replace

        from reader.library import Library

        library = Library(folder)
        known = library.annotation(self.annotation)
        assert known is not None
        library.save(replace(known, note=note))
        library.close()

    def check(self, folder: Path) -> None:
        notes = sorted(str(row["note"]) for row in rows_of(folder))
        assert notes == ["only here", "only there", "ours", "theirs"]

    def test_the_driver_merges(self, repository: Path) -> None:
        driver = f"'{sys.executable}' -m reader merge --driver %O %A %B"
        git(repository, "config", "merge.broadsheet.driver", driver)
        (repository / ".gitattributes").write_text("library.json merge=broadsheet\n")
        git(repository, "merge", "-q", "-m", "merged", "other")
        assert git(repository, "status", "--porcelain", "-uno") == ""
        self.check(repository)

    @pytest.mark.parametrize("style", ["merge", "diff3"])
    def test_marks_of_a_conflict_are_understood(self, repository: Path, style: str) -> None:
        git(repository, "config", "merge.conflictstyle", style)
        git(repository, "merge", "-q", "other", code=1)
        marked = (repository / "library.json").read_bytes()
        assert b"<<<<<<<" in marked
        self.check(repository)
        assert run("doctor", "--repair", "--library", repository).code == 0
        json.loads((repository / "library.json").read_bytes())
        (kept,) = (repository / "merged").iterdir()
        assert kept.read_bytes() == marked
        self.check(repository)


def test_a_driver_that_cannot_merge_says_conflict_and_leaves_ours(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / name for name in "OAB")
    base.write_text("")
    ours.write_text('{"annotations": {}}')
    theirs.write_text("broken")
    outcome = run("merge", "--driver", base, ours, theirs)
    assert outcome.code == 1
    assert "not merged" in outcome.err
    assert ours.read_text() == '{"annotations": {}}'
    assert run("merge", "--driver", base, ours, ours).code == 0
    assert run("merge", "more", "--driver", base, ours, ours).code == 2


def test_articles_are_declared_the_same_and_parted_again(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("Harbour Opens Again\n\nThe harbour at Osterby opens on Monday, said Runa Holt.\n")
    other.write_text(
        "Harbour To Open\n\nThe harbour at Osterby opens on Monday, said its owner, Runa Holt.\n"
    )
    folder = tmp_path / "library"
    first, second = library_at(folder, one, "Osterby"), library_at(folder, other, "its owner")
    listed = run("library", "--json", "--library", folder).json
    assert len(listed) == 2
    outcome = run("library", "same", one, other, "--library", folder)
    assert outcome.code == 0
    assert "made of 2" in outcome.text
    for path in (one, other):
        rows = run("annotations", path, "--library", folder, "--json").json
        assert {row["id"] for row in rows} == {first, second}
        assert len({row["article"] for row in rows}) == 1
    parted = run("library", "part", one, "--library", folder, "--json").json
    assert [row["annotations"] for row in parted] == [1, 1]
    rows = run("annotations", other, "--library", folder, "--json").json
    assert {row["id"] for row in rows} == {second}
    assert run("library", "part", one, "--library", folder).code == 1
    assert run("library", "same", one, "--library", folder).code == 2
    assert run("library", "same", one, "nothing", "--library", folder).code == 1
