"""`broadsheet annotate` and `annotations`: marked without the screen, and there the next time."""

import re
from pathlib import Path

import pytest
import samples
from command_line import Outcome, run

from reader.errors import LibraryError
from reader.library.store import Library

FIELDS = {
    "id", "article", "kind", "exact", "start", "end", "state", "colour", "note", "tags", "speaker",
    "created", "modified",
}  # fmt: skip


def annotate(source: str | Path, quote: str, *options: str, stdin: bytes = b"") -> Outcome:
    return run("annotate", source, "--quote", quote, *options, stdin=stdin)


def listed(*source: str | Path, stdin: bytes = b"") -> list[dict]:
    outcome = run("annotations", *source, "--json", stdin=stdin)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.json


class TestAnnotate:
    def test_prints_the_id_of_what_it_made(self, article_file: Path) -> None:
        outcome = annotate(article_file, "twelve fish")
        assert (outcome.code, outcome.err) == (0, "")
        assert re.fullmatch(r"[0-9a-f]{32}\n", outcome.text)
        assert [row["id"] for row in listed(article_file)] == [outcome.text.strip()]

    def test_keeps_colour_note_and_tags(self, article_file: Path) -> None:
        annotate(
            article_file,
            "twelve fish",
            "--colour",
            "green",
            "--note",
            "Why not ten?\nAsk.",
            "--tag",
            "fish",
            "--tag",
            "time",
        )
        (row,) = listed(article_file)
        assert set(row) >= FIELDS
        assert (row["kind"], row["exact"], row["colour"]) == ("highlight", "twelve fish", "green")
        assert (row["note"], row["tags"], row["state"]) == ("Why not ten?\nAsk.", ["fish", "time"], "exact")
        assert row["speaker"] == ""
        assert row["created"] == row["modified"] != ""

    def test_offsets_are_in_the_cleaned_text(self, scraped_file: Path) -> None:
        annotate(scraped_file, "transport minister, Oskar Brandvold, who crossed")
        (row,) = listed(scraped_file)
        text = run("clean", scraped_file, "--json").json["text"]
        assert (
            text[row["start"] : row["end"]]
            == row["exact"]
            == "transport minister, Oskar Brandvold, who crossed"
        )

    def test_white_space_in_the_quote_is_elastic(self, article_file: Path) -> None:
        assert annotate(article_file, " said Ilse\n  Verhagen,\twho ").code == 0
        assert listed(article_file)[0]["exact"] == "said Ilse Verhagen, who"

    def test_words_may_run_over_paragraphs(self, article_file: Path) -> None:
        assert annotate(article_file, "nobody noticed. “I thought").code == 0
        assert listed(article_file)[0]["exact"] == "nobody noticed.\n\n“I thought"

    @pytest.mark.parametrize("occurrence", [1, 2, 3])
    def test_takes_the_occurrence_that_was_asked_for(self, article_file: Path, occurrence: int) -> None:
        assert annotate(article_file, "Ilse Verhagen", "--occurrence", str(occurrence)).code == 0
        starts = [found.start() for found in re.finditer("Ilse Verhagen", samples.ARTICLE)]
        assert listed(article_file)[0]["start"] == starts[occurrence - 1]

    def test_the_same_words_may_be_marked_twice(self, article_file: Path) -> None:
        first, second = annotate(article_file, "fish").text, annotate(article_file, "fish").text
        assert first != second
        assert len(listed(article_file)) == 2

    def test_tags_lose_their_sign_and_repeats(self, article_file: Path) -> None:
        annotate(article_file, "fish", "--tag", "#time", "--tag", "fish, time", "--tag", "")
        assert listed(article_file)[0]["tags"] == ["time", "fish"]

    def test_american_spelling_is_understood(self, article_file: Path) -> None:
        annotate(article_file, "fish", "--color", "pink")
        assert listed(article_file)[0]["colour"] == "pink"

    @pytest.mark.parametrize(
        "hostile", ["---\nid: x\n---", "🎉 \u202e", "\u0000", "-", "a" * 20_000, "é" * 300]
    )
    def test_any_note_is_kept_to_the_letter(self, article_file: Path, hostile: str) -> None:
        assert run("annotate", article_file, "--quote", "fish", f"--note={hostile}").code == 0
        assert listed(article_file)[0]["note"] == hostile

    @pytest.mark.parametrize(
        ("quote", "options"),
        [("words that are not there", ()), ("Ilse Verhagen", ("--occurrence", "4")), ("", ()), (" \n ", ())],
    )
    def test_words_that_are_not_there_change_nothing(
        self, article_file: Path, library_folder: Path, quote: str, options: tuple[str, ...]
    ) -> None:
        annotate(article_file, "twelve fish")
        before = snapshot(library_folder)
        outcome = annotate(article_file, quote, *options)
        assert (outcome.code, outcome.out) == (1, b"")
        assert len(outcome.err.splitlines()) == 1
        assert snapshot(library_folder) == before

    def test_words_that_are_not_there_make_no_library(self, article_file: Path, library_folder: Path) -> None:
        assert annotate(article_file, "words that are not there").code == 1
        assert not library_folder.exists()

    def test_what_cannot_be_read_changes_nothing(self, tmp_path: Path, library_folder: Path) -> None:
        assert annotate(tmp_path / "gone.txt", "words").code == 1
        assert not library_folder.exists()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix != ".lock" and path.is_file()
    }


class TestAnnotations:
    def test_none_yet_is_an_empty_list(self, article_file: Path) -> None:
        assert listed(article_file) == []
        assert listed() == []
        assert run("annotations").code == 0

    def test_stand_in_document_order(self, article_file: Path) -> None:
        for words in ("Somebody must begin", "twelve fish", "eleven of them", "The clock"):
            annotate(article_file, words)
        assert [row["exact"] for row in listed(article_file)] == [
            "The clock", "eleven of them", "twelve fish", "Somebody must begin"
        ]  # fmt: skip

    def test_without_a_source_all_articles_are_listed(self, article_file: Path, scraped_file: Path) -> None:
        annotate(article_file, "twelve fish")
        annotate(scraped_file, "counted the sheep")
        assert {row["exact"] for row in listed()} == {"twelve fish", "counted the sheep"}
        assert [row["exact"] for row in listed(scraped_file)] == ["counted the sheep"]

    def test_for_people_a_line_each(self, article_file: Path) -> None:
        annotate(article_file, "twelve fish", "--note", "Why?", "--tag", "fish", "--colour", "blue")
        told = run("annotations", article_file).text
        assert "“twelve fish”" in told
        assert "blue" in told
        assert "#fish" in told
        assert "Why?" in told

    def test_a_copy_or_a_pipe_is_the_same_article(self, article_file: Path, tmp_path: Path) -> None:
        annotate(article_file, "twelve fish")
        (tmp_path / "copy.txt").write_bytes(article_file.read_bytes())
        assert len(listed(tmp_path / "copy.txt")) == 1
        assert len(listed("-", stdin=article_file.read_bytes())) == 1

    def test_an_article_from_a_pipe_is_marked_too(self, article_file: Path) -> None:
        assert annotate("-", "twelve fish", stdin=samples.ARTICLE.encode()).code == 0
        assert len(listed("-", stdin=samples.ARTICLE.encode())) == 1
        assert len(listed(article_file)) == 1

    def test_two_articles_from_pipes_are_two(self) -> None:
        annotate("-", "one thing", stdin=b"This is one thing that was written.")
        annotate("-", "another", stdin=b"This is another thing that was written.")
        assert [row["exact"] for row in listed("-", stdin=b"This is one thing that was written.")] == [
            "one thing"
        ]

    def test_follow_a_file_that_was_moved(self, article_file: Path, tmp_path: Path) -> None:
        annotate(article_file, "twelve fish")
        moved = article_file.rename(tmp_path / "elsewhere.txt")
        assert [row["exact"] for row in listed(moved)] == ["twelve fish"]

    def test_are_listed_after_their_file_has_gone(self, article_file: Path) -> None:
        annotate(article_file, "twelve fish")
        article_file.unlink()
        assert [row["exact"] for row in listed(article_file)] == ["twelve fish"]
        assert [row["exact"] for row in listed()] == ["twelve fish"]

    def test_move_with_their_words_when_the_file_is_edited(self, article_file: Path) -> None:
        annotate(article_file, "He cut twelve fish instead")
        annotate(article_file, "cost four times as much")
        edited = samples.ARTICLE.replace(
            "The clock on the customs house", "It was a summer of some heat. The clock on the customs house"
        ).replace(" and cost four times as much", "")
        article_file.write_text(edited, "utf-8")
        kept, gone = listed(article_file)
        assert (kept["exact"], kept["state"]) == ("He cut twelve fish instead", "moved")
        assert edited[kept["start"] : kept["end"]] == kept["exact"]
        assert (gone["exact"], gone["state"]) == ("cost four times as much", "detached")
        assert (gone["start"], gone["end"]) == (None, None)

    def test_stand_no_worse_in_the_list_of_all_articles_than_in_that_of_their_own(
        self, article_file: Path
    ) -> None:
        annotate(article_file, "He cut twelve fish instead")
        edited = samples.ARTICLE.replace("He cut twelve fish instead", "He cut eleven small ones instead")
        article_file.write_text(edited, "utf-8")
        annotate(article_file, "The clock")  # so that the library knows the new text
        states = {row["exact"]: row["state"] for row in listed()}
        assert states == {"The clock": "exact", "He cut twelve fish instead": "changed"}
        assert listed(article_file) == listed()

    def test_an_article_is_found_by_its_id_too(self, article_file: Path) -> None:
        annotate(article_file, "twelve fish")
        (row,) = listed(article_file)
        article_file.unlink()
        assert [one["exact"] for one in listed(row["article"])] == ["twelve fish"]


class TestLibraryOption:
    @pytest.mark.parametrize("before", [True, False])
    def test_stands_before_or_behind_the_command(
        self, article_file: Path, tmp_path: Path, library_folder: Path, before: bool
    ) -> None:
        other = ["--library", str(tmp_path / "other")]
        words = ["annotate", str(article_file), "--quote", "twelve fish"]
        assert run(*(other + words if before else words + other)).code == 0
        assert (tmp_path / "other" / "library.json").is_file()
        assert not library_folder.exists()
        assert listed(article_file) == []
        words = ["annotations", "--json"]
        assert len(run(*(other + words if before else words + other)).json) == 1

    def test_with_an_equals_sign(self, article_file: Path, tmp_path: Path) -> None:
        outcome = run(f"--library={tmp_path / 'other'}", "annotate", article_file, "--quote", "twelve fish")
        assert outcome.code == 0
        assert (tmp_path / "other" / "library.json").is_file()

    def test_a_library_may_be_called_like_a_command(
        self, article_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run("--library", "clean", "annotate", article_file, "--quote", "twelve fish").code == 0
        assert (tmp_path / "clean" / "library.json").is_file()
        assert run("annotate", article_file, "--quote", "twelve fish", "--library", "export").code == 0
        assert (tmp_path / "export" / "library.json").is_file()


def test_a_corrected_file_is_known_when_it_moves_later(article_file: Path) -> None:
    """What is listed was recognised by its place: its new words are noted, or the next move would lose it."""
    annotate(article_file, "twelve fish", "--note", "Why?")
    article_file.write_text(
        article_file.read_text("utf-8").replace("twelve fish", "twelve big fish"), "utf-8"
    )
    assert [row["note"] for row in listed(article_file)] == ["Why?"]
    moved = article_file.rename(article_file.with_name("moved.txt"))
    assert [row["note"] for row in listed(moved)] == ["Why?"]
    moved.write_text(moved.read_text("utf-8") + "\n\nThere was no reply.\n", "utf-8")
    assert [row["note"] for row in listed(moved)] == ["Why?"]


def test_a_library_that_cannot_be_written_says_what_it_has(
    article_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotate(article_file, "twelve fish")
    article_file.write_text(article_file.read_text("utf-8") + "\n\nThere was no reply.\n", "utf-8")

    def refuse(*_: object) -> None:
        raise LibraryError("The library cannot be written.")

    monkeypatch.setattr(Library, "record_article", refuse)
    assert len(listed(article_file)) == 1


def test_what_cannot_be_kept_is_told(article_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(library: Library, annotation: object) -> None:
        raise LibraryError("The library could not be written: the disk is full.")

    monkeypatch.setattr(Library, "save", full)
    outcome = annotate(article_file, "twelve fish")
    assert (outcome.code, outcome.out) == (1, b"")
    assert len(outcome.err.splitlines()) == 1
    assert "the disk is full" in outcome.err
    assert listed(article_file) == []


def test_stock_tinydb_reads_the_library(article_file: Path, library_folder: Path) -> None:
    from tinydb import TinyDB

    annotate(article_file, "twelve fish", "--note", "Why?")
    with TinyDB(library_folder / "library.json") as database:
        assert {"articles", "annotations"} <= database.tables()
        (row,) = database.table("annotations").all()
        assert row["anchor"]["exact"] == "twelve fish"
        assert row["note"] == "Why?"
        (article,) = database.table("articles").all()
        assert article["title"] == samples.TITLE
