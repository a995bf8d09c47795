"""Our JSON and the W3C's: what goes out comes back, to the letter; and it is what the schemas promise."""

import inspect
import json
from dataclasses import fields
from importlib import resources

import jsonschema
import pytest
from formats import values
from formats.values import TEXT, articles, detached, many
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import Annotation, AnnotationKind, Article, Placed
from reader.exchange.broadsheet_json import articles_to_json, to_broadsheet_json
from reader.exchange.foreign import ForeignFile, Reading
from reader.exchange.importing import read_foreign_file
from reader.exchange.web_annotation import source_iri, to_web_annotations

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def validator(name: str, kind: type) -> jsonschema.protocols.Validator:
    schema = json.loads(resources.files("reader.exchange").joinpath("schemas", name).read_text("utf-8"))
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


OURS = validator("broadsheet.schema.json", jsonschema.Draft7Validator)
W3C = validator("web-annotation.schema.json", jsonschema.Draft4Validator)


def back(text: str, format: str) -> Reading:
    importer, reading = read_foreign_file(ForeignFile("x", text.encode("utf-8")))
    assert importer.name == format
    assert reading.problems == ()
    return reading


def natives(reading: Reading) -> list[Annotation | None]:
    return [one.native for one in reading.annotations]


def in_order(ones: list[Annotation]) -> list[Annotation]:
    return sorted(ones, key=lambda one: (one.anchor.start, one.anchor.end, one.created, one.id))


@QUICK
@given(articles(), many())
def test_our_json_loses_nothing(article: Article, ones: list[Annotation]) -> None:
    text = to_broadsheet_json(article, detached(ones))
    OURS.validate(json.loads(text))
    reading = back(text, "json")
    assert natives(reading) == in_order(ones)
    for one in reading.annotations:
        assert one.document.text == article.text
        assert one.document.title == article.meta.title


@QUICK
@given(articles(), many(TEXT.filter(str.strip) | st.text("0123456789abcdef-", min_size=1, max_size=40)))
def test_web_annotations_lose_nothing(article: Article, ones: list[Annotation]) -> None:
    text = to_web_annotations(article, detached(ones))
    W3C.validate(json.loads(text))
    assert natives(back(text, "web-annotation")) == in_order(ones)


@pytest.mark.parametrize("kind", AnnotationKind)
def test_why_it_was_marked_is_said_in_the_words_of_the_model(
    kind: AnnotationKind, article: Article, placed: list[Placed]
) -> None:
    items = json.loads(to_web_annotations(article, placed))["first"]["items"]
    by_id = {one["id"].replace("-", "").removeprefix("urn:uuid:"): one for one in items}
    for one in placed:
        if one.annotation.kind is not kind:
            continue
        row = by_id[one.annotation.id]
        why = row["motivation"] if isinstance(row["motivation"], list) else [row["motivation"]]
        assert ("bookmarking" in why) == (kind is AnnotationKind.BOOKMARK)
        assert ("commenting" in why) == bool(one.annotation.note)
        purposes = [body["purpose"] for body in row.get("body", [])]
        assert purposes.count("tagging") == len(one.annotation.tags)
        quotation, place = row["target"]["selector"]
        assert article.text[place["start"] : place["end"]] == quotation["exact"] or one.span is None
        assert row["target"]["state"]["sourceDate"] == one.annotation.created


def test_the_random_annotations_have_every_field_there_is() -> None:
    given = inspect.getsource(values)
    assert [one.name for one in fields(Annotation) if f"{one.name}=" not in given] == []


def test_positions_count_code_points() -> None:
    from reader.article import Span
    from reader.article.anchors import make_anchor, place

    text = "🙂🙂 The 👩‍👩‍👧 quay is closed."
    start = text.index("quay")
    one = Annotation("1" * 32, "a" * 32, AnnotationKind.HIGHLIGHT, make_anchor(text, Span(start, start + 4)))
    row = json.loads(to_web_annotations(Article("a" * 32, text), place(text, [one])))["first"]["items"][0]
    assert row["target"]["selector"][1] == {"type": "TextPositionSelector", "start": 13, "end": 17}


@pytest.mark.parametrize(
    ("source", "iri"),
    [
        ("https://me:secret@paper.example/a?utm_source=x&b=1", "https://paper.example/a?utm_source=x&b=1"),
        ("https://zeitung.example/straße “1”", "https://zeitung.example/stra%C3%9Fe%20%E2%80%9C1%E2%80%9D"),
        ("/pages/harbour: fees #1.txt", "file:///pages/harbour:%20fees%20%231.txt"),
        ("C:\\pages\\a b.txt", "file:///C:/pages/a%20b.txt"),
        ("-", "urn:broadsheet:article:abc"),
        ("", "urn:broadsheet:article:abc"),
    ],
)
def test_what_was_marked_has_a_valid_iri(source: str, iri: str) -> None:
    assert source_iri(source, "abc") == iri


def test_several_articles_are_one_document() -> None:
    one, other = Article("a", "one"), Article("b", "two")
    text = articles_to_json([(one, [], ""), (other, [], "record")])
    OURS.validate(json.loads(text))
    assert [row["id"] for row in json.loads(text)["articles"]] == ["a", "record"]


@given(st.text(max_size=20))
@settings(max_examples=30)
def test_half_a_pair_can_be_written_too(text: str) -> None:
    note = text + "\ud83d"
    from reader.article import Anchor

    one = Annotation("1" * 32, "a" * 32, AnnotationKind.QUOTE, Anchor(note, "", "", 0, len(note)), note=note)
    for write in (to_broadsheet_json, to_web_annotations):
        _, reading = read_foreign_file(ForeignFile("x", write(Article("a", "t"), detached([one])).encode()))
        assert natives(reading) == [one]


def test_what_a_style_class_looks_like_is_said(article: Article, placed: list[Placed]) -> None:
    """The tests of the W3C ask for it, and for the collection of a page as an object."""
    page = json.loads(to_web_annotations(article, placed))["first"]
    for item in page["items"]:
        name = item["target"]["styleClass"]
        assert item["stylesheet"]["type"] == "CssStylesheet"
        assert item["stylesheet"]["value"].startswith(f".{name} {{ background: #")
    assert page["partOf"]["type"] == "AnnotationCollection"
