"""Dossiers: under which names a thing is found, what is said of it, and how that is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.article import Analysis, Article, Entity, EntityKind, Mention, Meta, Quote, Span
from reader.article.naming import folded_name, is_part, is_said_otherwise, matches
from reader.exchange.dossiers import Known, dossiers, similar_names, to_markdown, to_plain, to_text


def known(
    id: str, text: str, *entities: tuple[str, ...], day: str = "", quotes: tuple[str, ...] = ()
) -> Known:
    """Return an article; each entity is its name and its aliases, every form mentioned where it stands."""
    made = []
    for number, (name, *aliases) in enumerate(entities):
        spans = sorted(
            {
                Span(at, at + len(form))
                for form in (name, *aliases)
                for at in range(len(text))
                if text.startswith(form, at)
            }
        )
        longest = [span for span in spans if not any(other != span and other.covers(span) for other in spans)]
        made.append(
            Entity(f"{id}{number}", name, EntityKind.PERSON, tuple(map(Mention, longest)), tuple(aliases))
        )
    said = tuple(
        Quote(
            (Span(text.index(words), text.index(words) + len(words)),),
            words,
            speaker_entity=f"{id}0",
            cue="said",
        )
        for words in quotes
    )
    article = Article(id * 32, text, meta=Meta(title=f"About {id}", published=day, source=f"/{id}.txt"))
    return article, Analysis(tuple(made), said), "2031-01-01"


A = known(
    "a",
    "Zoë Holt-Brandt came. “We stay,” said Holt-Brandt. She left.",
    ("Zoë Holt-Brandt", "Holt-Brandt"),
    day="2031-05-02",
    quotes=("We stay,",),
)
B = known("b", "Holt-Brandt spoke. Per Lind did not.", ("Holt-Brandt",), ("Per Lind",), day="2030-01-01")
C = known("c", "Ida Lind sang. Lind laughed.", ("Ida Lind", "Lind"))


def test_a_name_is_found_without_accents_capitals_and_by_its_aliases() -> None:
    for sought in ("Zoë Holt-Brandt", "zoe holt brandt", "HOLT-BRANDT", "Zoe Holt-Brandt's"):
        (found,) = dossiers(sought, [A, B, C])
        assert found.name == "Zoë Holt-Brandt"
        assert [one.article.id[0] for one in found.chapters] == ["b", "a"]
        assert [each.text for each in found.chapters[1].passages] == [
            "Zoë Holt-Brandt came.",
            "“We stay,” said Holt-Brandt.",
        ]
        assert [each.text for each in found.chapters[1].quotes] == ["We stay,"]


def test_a_part_of_a_name_finds_all_it_may_be() -> None:
    assert [one.name for one in dossiers("zoë", [A, B, C])] == ["Zoë Holt-Brandt"]
    assert {one.name for one in dossiers("Lind", [A, B])} == {"Per Lind"}
    assert [one.name for one in dossiers("Lind", [A, B, C])] == ["Ida Lind"]
    assert dossiers("Nobody", [A, B, C]) == dossiers("", [A]) == dossiers("...", [A]) == []


def test_a_short_name_that_several_go_by_tells_nothing() -> None:
    other = known("d", "Lind rowed.", ("Lind",))
    per = known("e", "Per Lind rowed. Lind won.", ("Per Lind", "Lind"))
    (ida,) = dossiers("Ida Lind", [C, other])
    assert len(ida.chapters) == 2
    (ida,) = dossiers("Ida Lind", [C, other, per])
    assert len(ida.chapters) == 1


def test_names_written_nearly_so_are_offered() -> None:
    assert similar_names("Idda Lind", [A, B, C])[0] == "Ida Lind"
    assert similar_names("Qqqq", [A, B, C]) == []


def test_offsets_lead_to_the_words() -> None:
    (found,) = dossiers("Holt-Brandt", [A])
    plain = to_plain(found)
    text = A[0].text
    for sentence in plain["articles"][0]["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert all("Holt" in text[one["start"] : one["end"]] for one in sentence["mentions"])
    for quote in plain["articles"][0]["quotes"]:
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_how_it_is_told() -> None:
    (found,) = dossiers("Holt-Brandt", [A, B])
    text = to_text(found)
    assert text.startswith(
        "Zoë Holt-Brandt · person\nalso: Holt-Brandt\n\nAbout b · 2030-01-01  (bbbbbbbbbbbb)\n"
    )
    assert "  “We stay,” (said)" in text
    markdown = to_markdown(found)
    assert "## About a\n\n2031-05-02 · /a.txt · `broadsheet open aaaaaaaaaaaa`\n" in markdown
    assert "> We stay,\n>\n> — Zoë Holt-Brandt, said\n" in markdown


@given(st.text(max_size=40))
def test_no_words_break_out_of_the_markdown(words: str) -> None:
    article, analysis, read = A
    entity = replace(analysis.entities[0], name=f"x{words}", role=words, aliases=(words,))
    title = replace(article, meta=replace(article.meta, title=words, site=words))
    (found,) = dossiers(f"x{words}", [(title, Analysis((entity,)), read)]) or [None]
    if found is not None:
        kinds = [token.type for token in MarkdownIt("commonmark").parse(to_markdown(found))]
        assert kinds.count("heading_open") <= 2
        assert "html_block" not in kinds
        to_text(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ærø", "aero"),
        ("The Ferry Company", "ferry company"),
        ("O’Brien", "OBrien"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert matches(one, [other])
    assert matches(other, ["nobody", one])


def test_parts_are_whole_words() -> None:
    assert is_part("holt", "Runa Holt")
    assert not is_part("hol", "Runa Holt")
    assert not is_part("", "Runa Holt")


@given(st.text(max_size=30))
def test_folding_a_name_twice_changes_nothing_more_than_once(name: str) -> None:
    folded = folded_name(name)
    assert folded == folded.strip()
    assert matches(name, [name]) == bool(folded)


@pytest.mark.parametrize(
    "sought", ["Holt-Brandt, Zoë", "brandt zoe", "ZOE HOLTBRANDT", "Mayor Zoë Holt-Brandt", "Brandt Holt Zoe"]
)
def test_a_name_is_found_in_any_order_and_with_more_words(sought: str) -> None:
    (found, *others) = dossiers(sought, [A, B, C])
    assert (found.name, others) == ("Zoë Holt-Brandt", [])
    assert {one.article.id[0] for one in found.chapters} == {"a", "b"}


@pytest.mark.parametrize(
    ("sought", "name", "same"),
    [
        ("Lind, Ida", "Ida Lind", True),
        ("Lim Jongun", "Lim Jong-un", True),
        ("Jong Un Lim", "Lim Jong-un", True),
        ("President Lind", "Lind", False),
        ("", "Lind", False),
        ("Per", "Ida Lind", False),
    ],
)
def test_the_same_words_in_another_order(sought: str, name: str, *, same: bool) -> None:
    assert is_said_otherwise(sought, name) is same


def test_a_misspelt_part_of_a_name_is_near_to_it() -> None:
    assert "Ida Lind" in similar_names("Lindt", [A, B, C])
    assert similar_names("xyzzy", [A, B, C]) == []
