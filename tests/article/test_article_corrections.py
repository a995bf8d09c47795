"""Corrections of names and quotes: obeyed in any order, found again by name and words, kept on disk."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Analysis, Entity, EntityKind, Mention, Quote, QuoteKind, Span
from reader.article.anchors import make_anchor
from reader.article.correcting import corrected, handles
from reader.article.corrections import (
    Corrections,
    EntityCorrection,
    EntityDeed,
    QuoteCorrection,
    QuoteDeed,
    merged_corrections,
    name_key,
)
from reader.article.corrections_plain import corrections_from_plain, corrections_to_plain
from reader.article.quote_correcting import pieces_in

PERSON, PLACE, ORG = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION
TEXT = (
    "Mayor Tilda Voss opened the Halm bridge. Ms. Voss called it “a small wonder.” Her brother, Arno Voss, "
    "stayed away. “We waited,” said Voss, “for nine years.”\n\nThe Halm Council, or the Council, paid for it."
)


def at(words: str, occurrence: int = 1) -> Span:
    start = -1
    for _ in range(occurrence):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def entity(name: str, kind: EntityKind, *spans: Span, **fields: object) -> Entity:
    forms = dict.fromkeys(span.of(TEXT) for span in spans)
    made = Entity(
        f"{kind.value}:{name_key(name).replace(' ', '-')}",
        name,
        kind,
        tuple(map(Mention, spans)),
        tuple(form for form in forms if form != name),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


TILDA = entity("Tilda Voss", PERSON, at("Tilda Voss"), at("Voss", 2), at("Voss", 4), weight=3.0, role="mayor")
ARNO = entity("Arno Voss", PERSON, at("Arno Voss"), weight=1.0)
HALM = entity("Halm", PLACE, at("Halm"))
COUNCIL = entity("Halm Council", ORG, at("Halm Council"), at("Council", 2), place=HALM.id)
WONDER = Quote((at("a small wonder."),), "a small wonder.", "Tilda Voss", at("Voss", 2), TILDA.id, "called")
WAITED = Quote(
    (at("We waited,"), at("for nine years.")),
    "We waited, for nine years.",
    "Tilda Voss",
    at("Voss", 4),
    TILDA.id,
    "said",
)
FOUND = Analysis((TILDA, ARNO, HALM, COUNCIL), (WONDER, WAITED), "an engine")


def about(deed: EntityDeed, one: Entity, **fields: object) -> EntityCorrection:
    return EntityCorrection(deed, one.name, one.kind, **fields)  # type: ignore[arg-type]


def of_quote(deed: QuoteDeed, span: Span, **fields: object) -> QuoteCorrection:
    return QuoteCorrection(deed, make_anchor(TEXT, span), **fields)  # type: ignore[arg-type]


def result(*made: EntityCorrection | QuoteCorrection, found: Analysis = FOUND, text: str = TEXT) -> Analysis:
    return corrected(found, Corrections().with_made(made), text)


def by_name(analysis: Analysis) -> dict[str, Entity]:
    return {one.name: one for one in analysis.entities}


def mentioned(analysis: Analysis) -> set[Span]:
    return {mention.span for one in analysis.entities for mention in one.mentions}


JOIN = about(EntityDeed.JOIN, ARNO, to="Tilda Voss", to_kind=PERSON)
RENAME = about(EntityDeed.RENAME, TILDA, to="Mathilda Voss")
REKIND = about(EntityDeed.KIND, HALM, to_kind=EntityKind.GROUP)
HIDE = about(EntityDeed.HIDE, HALM)
PART = about(EntityDeed.PART, TILDA, words="Voss", to="Arno", to_kind=PERSON)


class TestEntities:
    def test_without_corrections_the_analysis_is_what_it_was(self) -> None:
        assert result() is FOUND

    def test_joined_they_are_one_with_all_their_mentions_and_quotes(self) -> None:
        now = result(about(EntityDeed.JOIN, TILDA, to="Arno Voss", to_kind=PERSON))
        one = by_name(now)["Arno Voss"]
        spans = [mention.span for mention in one.mentions]
        assert spans == sorted(mention.span for old in (TILDA, ARNO) for mention in old.mentions)
        assert set(one.aliases) == {"Tilda Voss", "Voss"}
        assert (one.role, one.weight) == ("mayor", 4.0)
        assert "Tilda Voss" not in by_name(now)
        assert {(quote.speaker, quote.speaker_entity) for quote in now.quotes} == {("Arno Voss", ARNO.id)}

    def test_renamed_it_keeps_its_id_and_is_shown_by_its_name_everywhere(self) -> None:
        now = result(RENAME)
        one = by_name(now)["Mathilda Voss"]
        assert one.id == TILDA.id
        assert "Tilda Voss" in one.aliases
        assert {quote.speaker for quote in now.quotes} == {"Mathilda Voss"}

    def test_another_kind(self) -> None:
        assert by_name(result(REKIND))["Halm"].kind is EntityKind.GROUP

    def test_hidden_it_is_gone_and_nothing_leads_to_it(self) -> None:
        now = result(HIDE, about(EntityDeed.HIDE, TILDA))
        assert set(by_name(now)) == {"Arno Voss", "Halm Council"}
        assert by_name(now)["Halm Council"].place == ""
        assert {(quote.speaker, quote.speaker_entity) for quote in now.quotes} == {("Tilda Voss", "")}

    def test_hidden_ones_can_be_asked_for(self) -> None:
        shown = corrected(FOUND, Corrections((HIDE,)), TEXT, hidden=True)
        assert "Halm" in by_name(shown)
        assert handles(FOUND, Corrections((HIDE,)), TEXT)[HALM.id].hidden

    def test_a_form_is_parted_with_the_quotes_that_were_told_by_it(self) -> None:
        now = result(PART)
        assert {one.name for one in now.entities} == {
            "Tilda Voss",
            "Arno",
            "Arno Voss",
            "Halm",
            "Halm Council",
        }
        arno = by_name(now)["Arno"]
        assert [mention.span.of(TEXT) for mention in arno.mentions] == ["Voss", "Voss"]
        assert by_name(now)["Tilda Voss"].aliases == ()
        assert {quote.speaker_entity for quote in now.quotes} == {arno.id}

    def test_one_mention_is_parted_and_joined_with_whom_it_means(self) -> None:
        part = about(EntityDeed.PART, TILDA, to="Voss", anchor=make_anchor(TEXT, at("Voss", 4)))
        now = result(part, EntityCorrection(EntityDeed.JOIN, "Voss", PERSON, "Arno Voss", PERSON))
        assert at("Voss", 4) in {mention.span for mention in by_name(now)["Arno Voss"].mentions}
        assert [quote.speaker for quote in now.quotes] == ["Tilda Voss", "Arno Voss"]

    def test_all_of_its_mentions_cannot_be_parted_from_a_thing(self) -> None:
        assert result(about(EntityDeed.PART, ARNO, words="Arno Voss")).entities == FOUND.entities

    def test_later_corrections_speak_of_it_by_its_first_name(self) -> None:
        now = result(
            RENAME, about(EntityDeed.KIND, TILDA, to_kind=ORG), about(EntityDeed.JOIN, ARNO, to=TILDA.name)
        )
        assert by_name(now)["Mathilda Voss"].kind is ORG
        assert len(by_name(now)["Mathilda Voss"].mentions) == 4

    def test_of_two_of_one_name_the_one_mentioned_there_is_meant(self) -> None:
        twin = entity("Tilda Voss", PERSON, at("brother"), id="person:tilda-voss-2")
        found = replace(FOUND, entities=(*FOUND.entities, twin))
        handle = handles(found, Corrections(), TEXT)[twin.id]
        assert handle.mention == at("brother")
        hide = about(EntityDeed.HIDE, twin, anchor=make_anchor(TEXT, handle.mention))
        assert twin.id not in {one.id for one in result(hide, found=found).entities}
        assert TILDA.id in {one.id for one in result(hide, found=found).entities}

    @pytest.mark.parametrize("name", ["TILDA VOSS", "Tilda-Voss", "Tílda  Voss", "Voss"])
    def test_an_entity_that_is_called_a_little_differently_by_now_is_found(self, name: str) -> None:
        found = replace(
            FOUND, entities=(replace(TILDA, id="person:x", name="T. Voss", aliases=(name,)), HALM)
        )
        assert "Mathilda Voss" in by_name(result(replace(RENAME, name=name), found=found))

    def test_what_became_a_part_of_another_thing_is_not_hidden_with_it(self) -> None:
        found = replace(FOUND, entities=(replace(COUNCIL, aliases=("Halm",)),))
        assert len(result(HIDE, found=found).entities) == 1

    def test_corrections_about_nothing_say_nothing(self) -> None:
        nobody = entity("Nobody", PERSON)
        made = [about(deed, nobody, to="Halm", words="x") for deed in EntityDeed]
        assert result(*made).entities == FOUND.entities


class TestQuotes:
    def test_another_speaker_is_named_by_the_entity(self) -> None:
        made = of_quote(QuoteDeed.SPEAKER, WONDER.span, to="Arno Voss", to_kind=PERSON)
        quote = result(made).quotes[0]
        assert (quote.speaker, quote.speaker_entity, quote.speaker_span) == ("Arno Voss", ARNO.id, None)
        assert quote.score == 1.0

    def test_a_speaker_who_is_no_entity_or_nobody(self) -> None:
        somebody = result(of_quote(QuoteDeed.SPEAKER, WONDER.span, to="a passer-by")).quotes[0]
        assert (somebody.speaker, somebody.speaker_entity) == ("a passer-by", "")
        nobody = result(of_quote(QuoteDeed.SPEAKER, WONDER.span)).quotes[0]
        assert nobody.speaker == ""

    def test_no_quote(self) -> None:
        assert result(of_quote(QuoteDeed.NO_QUOTE, WONDER.span)).quotes == (WAITED,)

    def test_that_it_is_one_takes_back_that_it_is_none(self) -> None:
        none, one = (of_quote(deed, WONDER.span) for deed in (QuoteDeed.NO_QUOTE, QuoteDeed.QUOTE))
        assert len(result(none, one).quotes) == 2

    def test_words_that_are_one_are_one_without_their_marks(self) -> None:
        found = replace(FOUND, quotes=())
        marked = Span(WAITED.span.start - 1, WAITED.span.end + 1)
        quote = result(of_quote(QuoteDeed.QUOTE, marked), found=found).quotes[0]
        assert (quote.pieces, quote.text) == (WAITED.pieces, WAITED.text)
        plain = result(of_quote(QuoteDeed.QUOTE, at("stayed away")), found=found).quotes[0]
        assert (plain.pieces, plain.direct) == ((at("stayed away"),), True)

    def test_a_scare_quote_that_was_said_is_speech(self) -> None:
        found = replace(FOUND, quotes=(replace(WONDER, kind=QuoteKind.SCARE),))
        quote = result(of_quote(QuoteDeed.QUOTE, WONDER.span), found=found).quotes[0]
        assert quote.kind is QuoteKind.SPEECH
        assert quote.speaker == "Tilda Voss"

    def test_another_extent_keeps_its_speaker_and_takes_in_what_it_covers(self) -> None:
        halves = (replace(WAITED, pieces=WAITED.pieces[:1], text="We waited,"), Quote(WAITED.pieces[1:], "…"))
        marked = Span(WAITED.span.start - 1, WAITED.span.end + 1)
        extent = make_anchor(TEXT, marked)
        now = result(
            of_quote(QuoteDeed.EXTENT, halves[0].span, extent=extent), found=replace(FOUND, quotes=halves)
        )
        assert [(quote.text, quote.speaker) for quote in now.quotes] == [(WAITED.text, "Tilda Voss")]

    def test_they_are_found_in_a_text_that_has_changed(self) -> None:
        text = "An editor's note was put here.\n\n" + TEXT.replace("stayed away", "did not come")
        shift = len("An editor's note was put here.\n\n")
        moved = replace(WONDER, pieces=(Span(WONDER.span.start + shift, WONDER.span.end + shift),))
        made = of_quote(QuoteDeed.SPEAKER, WONDER.span, to="a passer-by")
        found = Analysis(quotes=(moved,))
        assert result(made, found=found, text=text).quotes[0].speaker == "a passer-by"


# Whatever is corrected.

_NAMES = st.sampled_from(["Tilda Voss", "Arno Voss", "Halm", "Halm Council", "Voss", "Mathilda", "", "!"])
_KINDS = st.sampled_from([PERSON, PLACE, ORG])
_SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40)).map(
    lambda pair: Span(pair[0], min(len(TEXT), pair[0] + pair[1]))
)
_ANCHORS = _SPANS.map(lambda span: make_anchor(TEXT, span))
_ENTITY = st.builds(
    EntityCorrection,
    st.sampled_from([one for one in EntityDeed if one is not EntityDeed.HIDE]),
    _NAMES,
    _KINDS,
    _NAMES,
    st.none() | _KINDS,
    _NAMES,
    st.none() | _ANCHORS,
)
_HIDING = st.builds(EntityCorrection, st.just(EntityDeed.HIDE), _NAMES, _KINDS)
_QUOTE = st.builds(
    QuoteCorrection,
    st.sampled_from(list(QuoteDeed)),
    _ANCHORS,
    _NAMES,
    st.none() | _KINDS,
    st.none() | _ANCHORS,
)
_ANY = st.lists(_ENTITY | _HIDING | _QUOTE, max_size=6).map(Corrections().with_made)


@settings(max_examples=150, deadline=None)
@given(st.lists(_ENTITY | _QUOTE, max_size=6))
def test_no_mention_is_lost_in_whatever_order(made: list[EntityCorrection | QuoteCorrection]) -> None:
    for order in (made, made[::-1]):
        now = result(*order)
        assert mentioned(now) == mentioned(FOUND)
        assert sum(len(one.mentions) for one in now.entities) == len(mentioned(FOUND))
        assert len({one.id for one in now.entities}) == len(now.entities)


@settings(max_examples=150, deadline=None)
@given(_ANY, st.sampled_from([TEXT, TEXT[40:], TEXT.upper(), "", "Voss"]))
def test_what_is_corrected_is_sound_in_any_text(corrections: Corrections, text: str) -> None:
    inside = Analysis(
        tuple(one for one in FOUND.entities if all(m.span.end <= len(text) for m in one.mentions)),
        tuple(one for one in FOUND.quotes if one.span.end <= len(text)),
    )
    now = corrected(inside, corrections, text)
    ids = {one.id for one in now.entities}
    for quote in now.quotes:
        assert all(0 <= piece.start < piece.end <= len(text) for piece in quote.pieces)
        assert quote.speaker_entity in {"", *ids} or quote.speaker_entity in {TILDA.id}
    assert [quote.span.start for quote in now.quotes] == sorted(quote.span.start for quote in now.quotes)
    assert corrected(inside, corrections, text) == now


@given(_ANY)
def test_corrections_survive_their_form_on_disk(corrections: Corrections) -> None:
    assert corrections_from_plain(corrections_to_plain(corrections)) == corrections


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=3),
        lambda x: (
            st.lists(x) | st.dictionaries(st.sampled_from(["made", "about", "deed", "anchor", "name"]), x)
        ),
        max_leaves=8,
    )
)
def test_anything_on_disk_can_be_read_and_is_kept(row: object) -> None:
    assert corrections_from_plain(row) == Corrections()
    if isinstance(row, dict):
        again = corrections_to_plain(Corrections((RENAME,)), row)
        assert again.keys() >= row.keys()
        assert corrections_from_plain(again) == Corrections((RENAME,))


@given(_ANY, _ANY)
def test_a_change_alone_is_what_was_wanted(before: Corrections, after: Corrections) -> None:
    assert set(merged_corrections(before, after, before).all) == set(after.all)


def test_two_windows_keep_both_their_corrections_and_the_later_wins() -> None:
    start = Corrections((RENAME,))
    theirs, mine = start.with_made([HIDE]), start.with_made([JOIN])
    assert set(merged_corrections(start, mine, theirs).all) == {RENAME, HIDE, JOIN}
    other = replace(RENAME, to="T. V.")
    assert merged_corrections(Corrections(), Corrections((other,)), start).all == (other,)
    assert merged_corrections(start, Corrections(), theirs).all == (HIDE,)


@pytest.mark.parametrize(
    "damage",
    [
        {"about": "poem"},
        {"deed": "paint"},
        {"kind": "ghost"},
        {"name": 3},
        {"to_kind": "ghost"},
        {"anchor": 5},
    ],
)
def test_one_damaged_row_costs_no_other(damage: dict[str, object]) -> None:
    plain = corrections_to_plain(Corrections((RENAME, HIDE)))
    plain["made"][0] |= damage
    assert corrections_from_plain(plain) == Corrections((HIDE,))
    kept = corrections_to_plain(Corrections((HIDE,)), plain)
    assert plain["made"][0] in kept["made"]


class TestMarkedWords:
    def marked(self, text: str, *words: str) -> None:
        found = pieces_in(text, Span(0, len(text)))
        assert [piece.of(text) for piece in found] == list(words)

    def test_the_words_between_marks(self) -> None:
        self.marked("“One,” he said, “two.”", "One,", "two.")
        self.marked("  «Un» ", "Un")
        self.marked("„Eins“", "Eins")
        self.marked('"One"', "One")

    def test_all_of_it_where_it_does_not_begin_with_a_mark(self) -> None:
        self.marked("he said “one” twice", "he said “one” twice")

    def test_marks_that_stand_alone_are_left_out(self) -> None:
        self.marked("“open", "open")
        self.marked("close”", "close")
        self.marked("“”")
        self.marked("  ")
