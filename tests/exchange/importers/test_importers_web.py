"""Web Annotations of other programs: bodies and targets of all shapes, whatever holds them."""

import pytest
from importers.given import reading

from reader.article import AnnotationKind, Colour
from reader.errors import ForeignFileError
from reader.exchange.foreign import ForeignAnnotation

BOOKMARK = AnnotationKind.BOOKMARK


def annotation(**fields: object) -> dict[str, object]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/1",
        "type": "Annotation",
        "target": {
            "source": "https://p.example/",
            "selector": {"type": "TextQuoteSelector", "exact": "words"},
        },
        **fields,
    }


def one_of(value: object) -> ForeignAnnotation:
    (one,) = reading(value, "web-annotation").annotations
    return one


@pytest.mark.parametrize(
    ("body", "note", "tags"),
    [
        ("https://notes.example/reply", "https://notes.example/reply", ()),
        ({"type": "TextualBody", "value": "said"}, "said", ()),
        ([{"type": "TextualBody", "value": "a"}, {"type": "TextualBody", "value": "b"}], "a\n\nb", ()),
        (
            {"type": "Choice", "items": [{"type": "TextualBody", "value": "x", "purpose": ["tagging"]}]},
            "",
            ("x",),
        ),
        ({"type": "SpecificResource", "source": {"type": "TextualBody", "value": "in it"}}, "in it", ()),
        ({"@type": "oa:Tag", "chars": "old"}, "", ("old",)),
        ({"type": "TextualBody", "value": {"@value": "long form"}}, "long form", ()),
        ({"type": "TextualBody", "value": ""}, "", ()),
        (7, "", ()),
    ],
)
def test_bodies_of_all_shapes_are_read(body: object, note: str, tags: tuple[str, ...]) -> None:
    one = one_of(annotation(body=body))
    assert (one.note, one.tags) == (note, tags)


def test_what_only_tags_has_bodies_that_are_tags() -> None:
    assert one_of(annotation(motivation="tagging", body={"type": "TextualBody", "value": "x"})).tags == ("x",)


@pytest.mark.parametrize(
    "target",
    [
        [{"source": "https://p.example/", "selector": [{"type": "TextQuoteSelector", "exact": "words"}]}],
        {
            "type": "List",
            "items": [
                {"source": "https://p.example/", "selector": {"type": "TextQuoteSelector", "exact": "words"}}
            ],
        },
        {
            "source": {"id": "https://p.example/"},
            "selector": {
                "type": "RangeSelector",
                "startSelector": {"type": "XPathSelector"},
                "endSelector": {"type": "XPathSelector", "value": "//p"},
                "refinedBy": {"type": "TextQuoteSelector", "exact": "words"},
            },
        },
        {
            "source": "https://p.example/",
            "selector": {"type": "Choice", "items": [{"type": "TextQuoteSelector", "exact": "words"}]},
        },
        "https://p.example/#:~:text=words",
    ],
)
def test_targets_of_all_shapes_are_read(target: object) -> None:
    one = one_of(annotation(target=target))
    assert (one.exact, one.document.addresses) == ("words", ("https://p.example/",))


def test_colours_and_files_of_others_are_understood() -> None:
    styled = annotation(
        stylesheet={"type": "CssStylesheet", "value": ".x { background: pink }"},
        target={"source": "file:///C:/pages/a%20b.txt", "styleClass": "x"},
    )
    one = one_of(styled)
    assert (one.colour, one.kind) == (Colour.PINK, BOOKMARK)
    assert one.document.addresses == ("C:/pages/a b.txt",)


def test_collections_graphs_and_pages_are_followed() -> None:
    page = {
        "type": "AnnotationPage",
        "items": [annotation()],
        "next": {"type": "AnnotationPage", "items": [annotation(id="x")]},
    }
    assert len(reading({"type": "AnnotationCollection", "first": page}, "web-annotation").annotations) == 2
    assert len(reading({"@graph": [annotation(), annotation(id="y")]}, "web-annotation").annotations) == 2
    assert reading([annotation(), annotation(id="z")], "web-annotation").annotations[1].source_id == "z"
    deep: object = annotation()
    for _ in range(20):
        deep = {"type": "AnnotationPage", "items": [deep]}
    assert reading(deep, "web-annotation").annotations == ()
    with pytest.raises(ForeignFileError, match="no Web Annotations"):
        reading({"a": 1}, "web-annotation")


def test_an_annotation_of_nothing_is_told() -> None:
    assert reading(annotation(target={"selector": {"type": "SvgSelector"}}), "web-annotation").problems
