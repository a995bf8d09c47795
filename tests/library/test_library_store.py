"""The library: what was read is recognised, what was marked is there again."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.article import Annotation, Article, Colour, Meta
from reader.errors import LibraryError
from reader.library import Library, new_id, text_hash, utc_now

Annotate = Callable[..., Annotation]


def test_looking_at_an_empty_library_makes_nothing_on_disk(library: Library, folder: Path) -> None:
    assert library.articles() == []
    assert library.all_annotations() == []
    assert library.annotation("0" * 32) is None
    assert library.tags() == library.problems() == []
    assert not library.changed()
    assert not folder.exists()


def test_an_annotation_is_there_in_another_window_with_its_times(
    library: Library, folder: Path, annotate: Annotate
) -> None:
    saved = library.save(annotate(note="Ask her again — “when?”", tags=("mill", "flood")))
    assert saved.created == saved.modified == "2031-05-01T10:00:01.000Z"
    assert Library(folder).annotations("a" * 32) == [saved]


def test_saving_again_replaces_and_keeps_the_time_of_creation(library: Library, annotate: Annotate) -> None:
    first = library.save(annotate())
    second = library.save(replace(first, colour=Colour.BLUE, created=""))
    assert second.created == first.created < second.modified
    assert library.all_annotations() == [second]


def test_annotations_come_by_place_and_only_those_of_the_article(
    library: Library, annotate: Annotate
) -> None:
    late, early = library.save(annotate("Runa Holt")), library.save(annotate("Mill Closes"))
    other = library.save(annotate(article_id="b" * 32))
    assert library.annotations("a" * 32) == [early, late]
    assert library.all_annotations() == [late, early, other]


def test_what_was_deleted_is_gone_from_the_lists_and_can_be_brought_back(
    library: Library, annotate: Annotate
) -> None:
    saved = library.save(annotate())
    deleted = library.delete(saved.id)
    assert deleted.deleted
    assert library.annotations("a" * 32) == library.all_annotations() == []
    assert library.annotation(saved.id) == deleted
    assert library.delete(saved.id) == deleted
    restored = library.restore(saved.id)
    assert library.annotations("a" * 32) == [restored]
    assert replace(restored, modified=saved.modified) == saved


def test_deleting_what_is_not_there_is_told(library: Library) -> None:
    with pytest.raises(LibraryError, match="no annotation"):
        library.delete("0" * 32)
    with pytest.raises(LibraryError, match="no annotation"):
        library.restore("0" * 32)


def test_tags_come_by_use(library: Library, annotate: Annotate) -> None:
    for tags in (("flood", "mill"), ("mill",), ("Archive",)):
        library.save(annotate(tags=tags))
    gone = library.save(annotate(tags=("gone",)))
    library.delete(gone.id)
    assert library.tags() == ["mill", "Archive", "flood"]


def test_a_record_keeps_what_is_known_of_an_article(library: Library, article: Article) -> None:
    record = library.record_article(article, "d" * 64)
    assert record.id == article.id
    assert (record.title, record.authors, record.words) == ("Mill Closes After Flood", ("Tove Brandt",), 16)
    assert record.created == record.opened
    assert library.articles() == [record]
    assert library.text_snapshot(record.text_hashes[0]) == article.text


def test_the_articles_opened_last_come_first(library: Library, article: Article) -> None:
    other = Article("b" * 32, "Other", meta=Meta(title="Other", source="/other.txt"))
    library.record_article(article, "d" * 64)
    library.record_article(other, "e" * 64)
    assert [record.id for record in library.articles()] == [other.id, article.id]
    library.record_article(article, "d" * 64)
    assert [record.id for record in library.articles()] == [article.id, other.id]


@pytest.mark.parametrize(
    ("changed", "digest"),
    [
        ({"text": "Rewritten wholly"}, "e" * 64),  # the same path, other bytes
        ({"meta": Meta(source="/moved/elsewhere.txt")}, "d" * 64),  # the same bytes, moved
        ({"meta": Meta(source="/saved/again.html")}, "e" * 64),  # the same words in other bytes
        ({"meta": Meta(source="-"), "text": "Cleaned better"}, "d" * 64),  # the same bytes from a pipe
    ],
)
def test_an_article_is_recognised_by_path_by_bytes_and_by_text(
    library: Library, article: Article, changed: dict[str, object], digest: str
) -> None:
    first = library.record_article(article, "d" * 64)
    again = replace(article, id="f" * 32, **changed)  # type: ignore[arg-type]
    second = library.record_article(again, digest)
    assert second.id == first.id
    assert second.created == first.created < second.opened
    assert set(second.digests) == {"d" * 64, digest}
    assert second.text_hashes[0] == text_hash(article.text)
    assert second.title == "Mill Closes After Flood"
    assert all(library.text_snapshot(name) is not None for name in second.text_hashes)
    assert [record.id for record in library.articles()] == [first.id]


def test_standard_input_says_nothing_about_which_article_it_was(library: Library, article: Article) -> None:
    one = replace(article, meta=Meta(source="-"))
    other = Article("b" * 32, "Something else", meta=Meta(source="-"))
    assert library.record_article(one, "d" * 64).id != library.record_article(other, "e" * 64).id
    assert library.find_article(source="-") is None
    assert library.find_article(source="") is None


def test_the_same_words_count_for_more_than_the_same_place(library: Library, article: Article) -> None:
    other = Article("b" * 32, "Other", meta=Meta(source="/pages/other.txt"))
    library.record_article(article, "d" * 64)
    library.record_article(other, "e" * 64)
    found = library.find_article(digest="d" * 64, source="/pages/other.txt")
    assert found is not None
    assert found.id == article.id


def test_a_place_is_recognised_however_it_is_written(
    library: Library, article: Article, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    library.record_article(replace(article, meta=Meta(source="mill.txt")), "d" * 64)
    assert library.find_article(source=str(tmp_path / "sub" / ".." / "mill.txt"))
    page = replace(article, id="b" * 32, text="page", meta=Meta(source="https://Gazette.example/a?id=2#top"))
    library.record_article(page, "e" * 64)
    assert library.find_article(source="HTTPS://gazette.example/a?id=2")
    assert library.find_article(source="https://gazette.example/A?id=2") is None
    assert library.find_article(source="https://[gazette") is None
    assert library.find_article(source="nul\0byte") is None


def test_a_window_sees_what_another_one_did(library: Library, folder: Path, annotate: Annotate) -> None:
    other = Library(folder)
    saved = library.save(annotate())
    assert other.changed()
    assert other.all_annotations() == [saved]
    assert not other.changed()
    other.delete(saved.id)
    assert library.changed()
    assert library.all_annotations() == []


def test_news_are_what_others_did(library: Library, folder: Path, annotate: Annotate) -> None:
    other = Library(folder)
    before = other.news()
    saved = library.save(annotate())
    other.save(annotate())  # which takes in what was there
    assert not other.changed()
    after = other.news()
    assert after > before
    other.save(annotate())
    other.checkpoint()
    assert other.news() == after
    library.delete(saved.id)
    library.checkpoint()
    assert other.news() > after


def test_snapshots_that_are_missing_or_damaged_are_nothing(
    library: Library, folder: Path, article: Article
) -> None:
    name = library.record_article(article, "d" * 64).text_hashes[0]
    path = folder / "texts" / f"{name}.txt.gz"
    whole = path.read_bytes()
    for damaged in (whole[:20], b"", b"not compressed", whole[:-8] + b"\0" * 8):
        path.write_bytes(damaged)
        assert library.text_snapshot(name) is None
    assert library.text_snapshot("0" * 64) is None
    assert library.text_snapshot("../../etc/passwd") is None


def test_half_a_surrogate_pair_survives(library: Library, folder: Path, annotate: Annotate) -> None:
    library.record_article(Article("c" * 32, "odd \udc80 byte", meta=Meta(title="odd \udc80")), "c" * 64)
    saved = library.save(annotate(note="half \ud83d pair"))
    again = Library(folder)
    assert again.annotation(saved.id) == saved
    assert again.articles()[0].title == "odd \udc80"
    assert again.text_snapshot(again.articles()[0].text_hashes[0]) == "odd \udc80 byte"


def test_ids_and_times_have_their_form() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", new_id())
    assert len({new_id() for _ in range(100)}) == 100
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", utc_now())
