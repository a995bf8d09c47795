"""What was chosen about an article's cleaning is kept with it, and at hand before the library is opened."""

import json
from pathlib import Path
from unittest.mock import patch

import pytest

from reader.article import Article, Choice, Choices
from reader.errors import LibraryError
from reader.library import Library
from reader.library.chosen import chosen_about

DIGEST = "d" * 64
PUT, TAKE = Choice(True, key="share this", count=1), Choice(False, label="tags")
NOTHING = Choices()


@pytest.fixture
def known(library: Library, article: Article) -> Article:
    """The article, recorded in the library."""
    library.record_article(article, DIGEST)
    return article


def test_choices_are_there_in_another_window(library: Library, folder: Path, known: Article) -> None:
    chosen = Choices(1, (PUT, TAKE))
    assert library.choose(known.id, NOTHING, chosen) == chosen
    assert Library(folder).choices(known.id) == chosen
    assert Library(folder).articles()[0].choices == chosen


def test_opening_the_article_again_leaves_them(library: Library, folder: Path, known: Article) -> None:
    library.choose(known.id, NOTHING, Choices(0, (PUT,)))
    library.record_article(known, "e" * 64)
    assert Library(folder).choices(known.id) == Choices(0, (PUT,))


def test_two_windows_keep_what_both_chose(library: Library, folder: Path, known: Article) -> None:
    other = Library(folder)
    library.choose(known.id, NOTHING, Choices(0, (PUT,)))
    assert other.choose(known.id, NOTHING, Choices(2, (TAKE,))) == Choices(2, (PUT, TAKE))


def test_an_article_that_is_not_known_has_none_and_takes_none(library: Library) -> None:
    assert library.choices("b" * 32) == NOTHING
    with pytest.raises(LibraryError):
        library.choose("b" * 32, NOTHING, Choices(1))


class TestFilesOfOtherVersions:
    def rows(self, folder: Path) -> dict:
        Library(folder).checkpoint()
        return json.loads((folder / "library.json").read_text("utf-8"))["articles"]

    def change(self, folder: Path, **fields: object) -> None:
        path = folder / "library.json"
        Library(folder).checkpoint()
        tables = json.loads(path.read_text("utf-8"))
        for row in tables["articles"].values():
            row.update(fields)
        path.write_text(json.dumps(tables), "utf-8")

    def test_an_article_without_choices_is_written_as_ever(self, folder: Path, known: Article) -> None:
        (row,) = self.rows(folder).values()
        assert "choices" not in row
        assert Library(folder).choices(known.id) == NOTHING

    @pytest.mark.parametrize(
        "damaged", [None, 7, [], "x", {"made": "x"}, {"made": [3], "strictness": "high"}]
    )
    def test_damaged_choices_cost_no_article(self, folder: Path, known: Article, damaged: object) -> None:
        self.change(folder, choices=damaged)
        library = Library(folder)
        assert library.problems() == []
        assert library.choices(known.id) == NOTHING

    def test_what_a_newer_version_wrote_is_kept(self, folder: Path, known: Article) -> None:
        newer = {"strictness": 0, "made": [{"keep": "half", "key": "x"}], "why": "because"}
        self.change(folder, choices=newer)
        Library(folder).record_article(known, DIGEST)
        Library(folder).choose(known.id, NOTHING, Choices(1, (PUT,)))
        (row,) = self.rows(folder).values()
        assert row["choices"]["why"] == "because"
        assert row["choices"]["made"][0] == {"keep": "half", "key": "x"}
        assert Library(folder).choices(known.id) == Choices(1, (PUT,))


class TestTheFileBeside:
    def test_knows_the_article_by_its_bytes_and_by_its_place(
        self, library: Library, folder: Path, known: Article
    ) -> None:
        chosen = Choices(-1, (PUT,))
        library.choose(known.id, NOTHING, chosen)
        assert chosen_about(folder, DIGEST, "") == chosen
        assert chosen_about(folder, "f" * 64, known.meta.source) == chosen
        assert chosen_about(folder, "f" * 64, "/pages/another.txt") is None

    def test_is_not_made_where_nothing_was_chosen(self, folder: Path, known: Article) -> None:
        assert not (folder / "choices.json").exists()
        assert chosen_about(folder, DIGEST, known.meta.source) is None

    def test_forgets_what_was_taken_back(self, library: Library, folder: Path, known: Article) -> None:
        chosen = Choices(0, (PUT,))
        library.choose(known.id, NOTHING, chosen)
        library.choose(known.id, chosen, NOTHING)
        assert chosen_about(folder, DIGEST, known.meta.source) is None

    @pytest.mark.parametrize("data", [b"", b"{", b"[1, {}]", b'{"a": 1}', b"\xff\xfe", b"[" * 100_000])
    def test_says_nothing_when_damaged_and_is_made_anew(
        self, library: Library, folder: Path, known: Article, data: bytes
    ) -> None:
        chosen = Choices(0, (PUT,))
        library.choose(known.id, NOTHING, chosen)
        (folder / "choices.json").write_bytes(data)
        assert chosen_about(folder, DIGEST, known.meta.source) is None
        library.record_article(known, DIGEST)
        assert chosen_about(folder, DIGEST, known.meta.source) == chosen

    def test_that_cannot_be_written_costs_no_choice(
        self, library: Library, folder: Path, known: Article
    ) -> None:
        with patch("reader.files.write_atomically", side_effect=OSError(28, "full")):
            library.choose(known.id, NOTHING, Choices(0, (PUT,)))
        assert Library(folder).choices(known.id) == Choices(0, (PUT,))
