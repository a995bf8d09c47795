"""The JSON forms: what scripts read, and what the library keeps."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import (
    Analysis,
    Anchor,
    AnchorState,
    Annotation,
    AnnotationKind,
    Article,
    Block,
    BlockKind,
    Colour,
    Entity,
    EntityKind,
    Inline,
    InlineKind,
    Mention,
    Meta,
    Placed,
    Quote,
    QuoteKind,
    Removal,
    Span,
    Stance,
)
from reader.article.plain import (
    analysis_from_plain,
    annotation_from_plain,
    annotation_to_plain,
    article_to_plain,
    entities_to_plain,
    placed_to_plain,
    quotes_to_plain,
)

TEXT = st.text(max_size=20)
ANNOTATIONS = st.builds(
    Annotation,
    id=TEXT,
    article_id=TEXT,
    kind=st.sampled_from(AnnotationKind),
    anchor=st.builds(Anchor, TEXT, TEXT, TEXT, st.integers(0, 99), st.integers(0, 99)),
    colour=st.sampled_from(Colour),
    note=TEXT,
    tags=st.lists(TEXT, max_size=3).map(tuple),
    created=TEXT,
    modified=TEXT,
    speaker=TEXT,
    deleted=TEXT,
)
EXAMPLE = Annotation(
    "1f", "a1", AnnotationKind.QUOTE, Anchor("words", "the ", " end", 4, 9), speaker="Ida Falk"
)
JUNK = (
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.lists(TEXT, max_size=2)
    | st.dictionaries(TEXT, TEXT)
)


@given(ANNOTATIONS)
def test_an_annotation_survives_the_way_to_disk_and_back(annotation: Annotation) -> None:
    row = json.loads(json.dumps(annotation_to_plain(annotation)))
    assert annotation_from_plain(row) == annotation


@given(st.sampled_from(sorted(annotation_to_plain(EXAMPLE))), JUNK, st.booleans())
def test_a_row_that_is_no_annotation_is_a_value_error_and_nothing_else(
    field: str, junk: Any, remove: bool
) -> None:
    row = annotation_to_plain(EXAMPLE)
    if remove:
        del row[field]
    else:
        row[field] = junk
    try:
        annotation = annotation_from_plain(row)
    except ValueError as error:
        assert str(error)
    else:
        assert isinstance(annotation.note, str)
        assert all(isinstance(tag, str) for tag in annotation.tags)


@pytest.mark.parametrize("field", ["exact", "prefix", "suffix", "start", "end"])
@pytest.mark.parametrize("junk", [None, True, -1, 1.5, []])
def test_an_anchor_of_the_wrong_type_never_reaches_the_page(field: str, junk: Any) -> None:
    row = annotation_to_plain(EXAMPLE)
    row["anchor"][field] = junk
    with pytest.raises(ValueError, match=field):
        annotation_from_plain(row)


def test_rows_of_older_files_without_speaker_and_deletion_are_read() -> None:
    row = annotation_to_plain(EXAMPLE)
    del row["speaker"], row["deleted"]
    assert annotation_from_plain(row).speaker == ""


def test_a_placed_annotation_tells_where_it_is_and_a_detached_one_that_it_is_nowhere() -> None:
    found = placed_to_plain(Placed(EXAMPLE, Span(4, 9), AnchorState.EXACT))
    assert (found["start"], found["end"], found["state"], found["exact"]) == (4, 9, "exact", "words")
    lost = placed_to_plain(Placed(EXAMPLE, None, AnchorState.DETACHED))
    assert (lost["start"], lost["end"], lost["state"], lost["exact"]) == (None, None, "detached", "words")


def test_what_analysis_found_survives_the_cache() -> None:
    analysis = Analysis(
        entities=(
            Entity("e1", "Ida Falk", EntityKind.PERSON, (Mention(Span(0, 8)),), ("Falk",), "harbour master"),
        ),
        quotes=(
            Quote((Span(10, 12), Span(14, 16)), "it is", "Ida Falk", Span(0, 8), "e1", "said", direct=True),
            Quote((Span(20, 22),), "so", direct=False, kind=QuoteKind.INDIRECT, stance=Stance.DENYING),
            Quote(
                (Span(23, 25),),
                "no",
                "Ida Falk",
                reporter="the Gazette",
                reporter_entity="e2",
                addressee="reporters",
                addressee_entity="e3",
                said_on="Monday",
                said_on_value="2031-05-05",
                said_in="Lowmark",
                score=0.5,
                reasons=("a reporting verb",),
            ),
        ),
        engine="rules-1",
    )
    text = "x" * 30
    entities = json.loads(json.dumps(entities_to_plain(text, analysis.entities)))
    quotes = json.loads(json.dumps(quotes_to_plain(text, analysis.quotes)))
    assert analysis_from_plain(entities, quotes, "rules-1") == analysis
    assert quotes["quotes"][0]["start"] == 10
    assert quotes["quotes"][0]["spans"] == [[10, 12], [14, 16]]
    assert quotes["quotes"][1]["speaker_start"] is None


def test_an_article_s_form_names_its_parts() -> None:
    article = Article(
        "a1",
        "Ferry sinks\n\nIt sank.",
        (Block(Span(0, 11), BlockKind.TITLE), Block(Span(13, 21))),
        (Inline(Span(13, 15), InlineKind.LINK, "https://ferry.example/"),),
        Meta(
            title="Ferry sinks",
            authors=("Ida Falk",),
            source="/a.txt",
            updated="2019-05-04",
            section="Sea",
            origins=(("title", "the first line"),),
        ),
    )
    removal = Removal("Share", "share-bar", ("a lone word of a button",), Span(3, 8), at=13, score=-2.345)
    plain = json.loads(json.dumps(article_to_plain(article, [removal], [removal])))
    assert (plain["meta"]["updated"], plain["meta"]["section"]) == ("2019-05-04", "Sea")
    assert plain["meta"]["origins"] == {"title": "the first line"}
    assert plain["decisions"] == [{**plain["removed"][0], "score": -2.35}]
    assert plain["title"] == plain["meta"]["title"] == "Ferry sinks"
    assert [block["kind"] for block in plain["blocks"]] == ["title", "paragraph"]
    assert plain["inlines"][0]["target"] == "https://ferry.example/"
    assert plain["removed"] == [
        {
            "text": "Share",
            "class": "share-bar",
            "reasons": ["a lone word of a button"],
            "start": 3,
            "end": 8,
            "at": 13,
            "kind": "removed",
        }
    ]
