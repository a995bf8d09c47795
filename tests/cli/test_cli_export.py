"""`broadsheet export`: what was marked, as Markdown that can be kept under version control."""

import re
from pathlib import Path

import pytest
import samples
from command_line import run

from reader.config import folders
from reader.library.store import Library


@pytest.fixture
def marked(article_file: Path) -> Path:
    """An article with three annotations, made out of order."""
    for words, *options in (
        ("Somebody must begin", "--colour", "green", "--tag", "time"),
        ("nobody noticed", "--note", "Three days!"),
        ("twelve fish", "--colour", "blue", "--tag", "fish"),
    ):
        assert run("annotate", article_file, "--quote", words, *options).code == 0
    return article_file


def test_prints_front_matter_and_block_quotes_in_document_order(marked: Path) -> None:
    outcome = run("export", marked)
    assert (outcome.code, outcome.err) == (0, "")
    front, body = outcome.text.split("---\n", 2)[1:]
    assert f'title: "{samples.TITLE}"' in front
    assert str(marked) in front
    assert "highlights: 3" in front
    assert re.search(r'^read: "\d{4}-\d\d-\d\d"$', front, re.MULTILINE)
    places = [body.index(f"> {words}") for words in ("nobody noticed", "twelve fish", "Somebody must begin")]
    assert places == sorted(places)
    for detail in ("Three days!", "green", "blue", "fish"):
        assert detail in body


def test_an_article_without_annotations_exports_too(article_file: Path) -> None:
    outcome = run("export", article_file)
    assert outcome.code == 0
    assert "highlights: 0" in outcome.text


def test_twice_gives_the_same_bytes(marked: Path) -> None:
    assert run("export", marked).out == run("export", marked).out


def test_to_a_file(marked: Path, tmp_path: Path) -> None:
    target = tmp_path / "notes.md"
    outcome = run("export", marked, "-o", target)
    assert (outcome.code, outcome.out) == (0, b"")
    assert str(target) in outcome.err
    assert target.read_bytes() == run("export", marked).out


def test_to_a_folder_it_is_named_after_the_title(marked: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    assert run("export", marked, "-o", tmp_path / "vault").code == 0
    (file,) = (tmp_path / "vault").iterdir()
    assert file.name == f"{samples.TITLE}.md"


def test_to_a_folder_that_is_yet_to_be_made(marked: Path, tmp_path: Path) -> None:
    assert run("export", marked, "-o", f"{tmp_path}/new/vault/").code == 0
    assert (tmp_path / "new" / "vault" / f"{samples.TITLE}.md").is_file()


def test_a_dash_is_standard_output(marked: Path) -> None:
    assert run("export", marked, "-o", "-").out == run("export", marked).out


def test_an_unchanged_file_is_not_touched(marked: Path, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    run("export", marked, "-o", tmp_path / "vault")
    (file,) = (tmp_path / "vault").iterdir()
    before = file.stat()
    assert run("export", marked, "-o", tmp_path / "vault").code == 0
    (file,) = (tmp_path / "vault").iterdir()
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_changed_annotation_changes_the_file_in_place(marked: Path, tmp_path: Path) -> None:
    run("export", marked, "-o", f"{tmp_path}/vault/")
    run("annotate", marked, "--quote", "The clock")
    run("export", marked, "-o", f"{tmp_path}/vault/")
    (file,) = (tmp_path / "vault").iterdir()
    assert file.read_bytes() == run("export", marked).out


def test_two_articles_of_one_title_get_two_files(tmp_path: Path) -> None:
    for folder, words in (("a", "first words of the two."), ("b", "second words of the two.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(f"One Title for Two\n\nThese are the {words}\n", "utf-8")
        assert run("annotate", tmp_path / folder / "x.txt", "--quote", words).code == 0
    for _ in range(2):
        assert run("export", tmp_path / "a/x.txt", tmp_path / "b/x.txt", "-o", f"{tmp_path}/vault/").code == 0
    files = sorted((tmp_path / "vault").iterdir())
    assert len(files) == 2
    assert "first words" in "".join(file.read_text("utf-8") for file in files)
    assert "second words" in "".join(file.read_text("utf-8") for file in files)


def test_another_file_of_that_name_is_left_alone(marked: Path, tmp_path: Path) -> None:
    own = tmp_path / "vault" / f"{samples.TITLE}.md"
    own.parent.mkdir()
    own.write_text("My own thoughts.\n", "utf-8")
    assert run("export", marked, "-o", own.parent).code == 0
    assert own.read_text("utf-8") == "My own thoughts.\n"
    assert len(list(own.parent.iterdir())) == 2


def test_after_the_file_has_gone(marked: Path) -> None:
    before = run("export", marked).text
    marked.unlink()
    after = run("export", marked)
    assert after.code == 0
    for words in ("> nobody noticed", "> twelve fish", "> Somebody must begin", "Three days!"):
        assert words in after.text
    assert after.text == before


def test_after_the_file_has_changed_the_lost_words_are_told_apart(marked: Path) -> None:
    marked.write_text(samples.ARTICLE.replace("He cut twelve fish instead, and", "So"), "utf-8")
    outcome = run("export", marked)
    assert outcome.code == 0
    assert outcome.text.index("> Somebody must begin") < outcome.text.index("> twelve fish")
    assert "highlights: 3" in outcome.text


def test_a_place_that_cannot_be_written_is_told(marked: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    outcome = run("export", marked, "-o", tmp_path / "file" / "notes.md")
    assert (outcome.code, outcome.out) == (1, b"")
    assert len(outcome.err.splitlines()) == 1
    assert (tmp_path / "file").read_text("utf-8") == "in the way"


def test_several_articles_need_a_folder(marked: Path, scraped_file: Path, tmp_path: Path) -> None:
    outcome = run("export", marked, scraped_file, "-o", tmp_path / "one.md")
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 1
    assert not (tmp_path / "one.md").exists()


def test_one_source_that_fails_does_not_stop_the_others(marked: Path, tmp_path: Path) -> None:
    outcome = run("export", tmp_path / "gone.txt", marked)
    assert outcome.code == 1
    assert "> twelve fish" in outcome.text
    assert len(outcome.err.splitlines()) == 1


def test_bytes_of_two_machines_agree(marked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("export", marked).out
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("LC_ALL", "C")
    assert run("export", marked).out == before


@pytest.mark.parametrize("layout", ["all", "article", "daily"])
def test_a_tag_that_nothing_has_is_told_and_makes_no_file(marked: Path, tmp_path: Path, layout: str) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    for target in (tmp_path / "none.md", vault):
        if layout == "all" or target == vault:
            outcome = run("export", "--tag", "nobody", "--layout", layout, "-o", target)
            assert (outcome.code, outcome.out) == (1, b"")
            assert outcome.err.startswith("broadsheet: Nothing that was marked is like that.")
    assert not (tmp_path / "none.md").exists()
    assert not list(vault.iterdir())


def test_the_note_of_a_tag_that_nothing_has_any_more_is_emptied(marked: Path, tmp_path: Path) -> None:
    id = run("annotate", marked, "--quote", "Somebody", "--tag", "brief").text.strip()
    vault = tmp_path / "vault"
    vault.mkdir()
    assert run("export", "--tag", "brief", "-o", vault).code == 0
    [path] = vault.iterdir()
    assert "> Somebody\n" in path.read_text("utf-8")
    library = Library(folders().library)
    library.delete(id)
    library.close()
    assert run("export", "--tag", "brief", "-o", vault).code == 0
    assert "> Somebody\n" not in path.read_text("utf-8")
