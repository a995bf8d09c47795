"""Cards: what is told of an entity and of a quote, and that every line leads where it says."""

from dataclasses import replace

import made
import pytest

from reader.article import Entity, EntityKind, Mention, Quote, Span, Stance
from reader.typesetting.cells import cell_len
from reader.typesetting.tokens import READER
from reader.ui.card_rows import MOST, ToArticle, card_rows, entity_card, quote_card

ARTICLE = made.article()
FOUND = made.analysis(ARTICLE)
KUYPER = next(one for one in FOUND.entities if one.name == "Marten Kuyper")


def section(card, title: str):
    return next(one for one in card.sections if one.title.startswith(title))


class TestEntity:
    def test_it_tells_what_it_is_and_where(self) -> None:
        card = entity_card(replace(KUYPER, aliases=("Kuyper",)), FOUND, ARTICLE.text, None)
        assert card.title == "Marten Kuyper"
        assert card.facts == ("person · harbor master of Velmora", "also: Kuyper")
        mentions = section(card, "Mentions · 5").lines
        assert [line.target for line in mentions] == [mention.span for mention in KUYPER.mentions]
        for line, mention in zip(mentions, KUYPER.mentions, strict=True):
            assert line.strong[0].of(line.words) == mention.span.of(ARTICLE.text)

    @pytest.mark.parametrize("filling", ["harbour lights ", "lanternkeepers’ ", "港の灯"])
    def test_a_long_sentence_is_cut_between_words_and_keeps_the_name(self, filling: str) -> None:
        text = filling * 60 + "Tilda Voss " + filling * 60
        at = text.index("Tilda")
        entity = Entity("e1", "Tilda Voss", EntityKind.PERSON, (Mention(Span(at, at + 10)),))
        line = section(entity_card(entity, replace(FOUND, entities=(entity,)), text, None), "Mentions").lines[
            0
        ]
        assert line.strong[0].of(line.words) == "Tilda Voss"
        assert line.words[0] == line.words[-1] == "…"
        shown = line.words[1:-1]
        assert shown in text
        if " " in filling:
            assert set(shown.split()) <= set(text.split())

    def test_quotes_by_it_lead_to_them(self) -> None:
        lines = section(entity_card(KUYPER, FOUND, ARTICLE.text, None), "Said by them").lines
        assert [line.target for line in lines] == [one for one in FOUND.quotes if one.speaker == KUYPER.name]

    def test_what_is_named_with_it_is_counted_by_sentence_then_paragraph(self) -> None:
        lines = section(entity_card(KUYPER, FOUND, ARTICLE.text, None), "Named with them").lines
        assert all(isinstance(line.target, Entity) and line.target is not KUYPER for line in lines)
        counts = [int(line.right.split()[0]) for line in lines if "sentence" in line.right]
        assert counts == sorted(counts, reverse=True)
        order = ["sentence" in line.right for line in lines]
        assert order == sorted(order, reverse=True)

    def test_quotes_that_mention_it_are_told_apart_from_its_own(self) -> None:
        words = FOUND.quotes[0].pieces[0]
        one = Entity("x", "x", EntityKind.PLACE, (Mention(Span(words.start + 1, words.start + 3)),))
        card = entity_card(one, FOUND, ARTICLE.text, [])
        assert [line.target for line in section(card, "Said of it · 1").lines] == [FOUND.quotes[0]]

    def test_other_articles_are_told_when_they_are_known(self) -> None:
        assert section(entity_card(KUYPER, FOUND, ARTICLE.text, None), "In your library").note == "Looking…"
        assert "No other" in section(entity_card(KUYPER, FOUND, ARTICLE.text, []), "In your library").note
        other = ToArticle("a" * 32, "The Harbour", 3)
        (line,) = section(entity_card(KUYPER, FOUND, ARTICLE.text, [other]), "In your library").lines
        assert (line.target, line.right) == (other, "3")

    def test_a_name_that_stands_everywhere_makes_no_endless_card(self) -> None:
        text = "Ada went. " * 3000
        spans = tuple(Mention(Span(at * 10, at * 10 + 3)) for at in range(3000))
        ada = Entity("ada", "Ada", EntityKind.PERSON, spans)
        mentions = section(entity_card(ada, replace(FOUND, entities=(ada,), quotes=()), text, []), "Mentions")
        assert len(mentions.lines) == MOST
        assert "2800 more" in mentions.note


class TestQuote:
    def test_it_tells_who_how_to_whom_when_and_why(self) -> None:
        quote = replace(
            FOUND.quotes[2], stance=Stance.WARNING, addressee="the smith", reporter="Ilse Verhagen",
            reporter_entity="ilse verhagen", said_on="Sunday", said_in="Velmora", score=0.2,
            reasons=("a frame",),
        )  # fmt: skip
        card = quote_card(quote, FOUND)
        assert card.title == "Quote of Marten Kuyper"
        assert card.facts == ("speech · “said” · warning", "Sunday · Velmora")
        who = [(line.words, line.target and line.target.name) for line in section(card, "Who").lines]
        assert who == [
            ("said by Marten Kuyper (not sure)", "Marten Kuyper"),
            ("to the smith", None),
            ("as reported by Ilse Verhagen", "Ilse Verhagen"),
        ]
        assert [line.words for line in section(card, "Why").lines] == ["a frame"]
        assert section(card, "The words").lines[0].target == quote.pieces[0]

    def test_each_piece_of_a_split_quote_is_a_line(self) -> None:
        quote = Quote((Span(0, 3), Span(9, 14)), "Yes we can")
        assert [line.words for line in section(quote_card(quote, FOUND), "The words").lines] == [
            "“Yes”",
            "“we ca”",
        ]


@pytest.mark.parametrize("width", [12, 40, 90])
def test_rows_fit_and_lead_where_the_lines_do(width: int) -> None:
    card = entity_card(KUYPER, FOUND, ARTICLE.text, [ToArticle("a", "The Harbour and the Sea", 12)])
    rows, targets, firsts = card_rows(card, width)
    for row in rows:
        used = sum(cell_len(text) for text, _ in row.pieces)
        assert width < 20 or used + (cell_len(row.right) + 1 if row.right else 0) <= width
    assert {row.item for row in rows if row.item is not None} == set(range(len(targets)))
    assert targets == [line.target for one in card.sections for line in one.lines]
    assert firsts[0] == 0
    assert len(firsts) == sum(1 for one in card.sections if one.lines)
    if width == 90:
        strong = [text for row in rows for text, token in row.pieces if token is READER.Strong]
        assert strong.count("Kuyper") == 5
