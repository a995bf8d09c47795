"""Links: those of the markup, addresses in the text, the numbers of notes and the way back from them."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.article import Article, Inline, InlineKind, Span
from reader.article.links import Link, link_at, links, peek

NOTES = "The mill stood.[1] It ran.[2]\n\nNobody knew [3] why.\n\n[1] Until 1871.\n[2] On water."


def plain(text: str) -> Article:
    return Article("a", text)


def marked(text: str, *stretches: tuple[str, InlineKind, str]) -> Article:
    inlines = [
        Inline(Span(text.index(words), text.index(words) + len(words)), kind, target)
        for words, kind, target in stretches
    ]
    return Article("a", text, (), tuple(sorted(inlines, key=lambda one: one.span.start)))


def targets(text: str) -> list[tuple[str, str]]:
    return [(link.span.of(text), link.target) for link in links(plain(text))]


def test_an_address_in_the_text_is_a_link_without_the_sentence_around_it() -> None:
    assert targets("See https://mill.example/a?b=1, or (www.mill.example/x_(y)).") == [
        ("https://mill.example/a?b=1", "https://mill.example/a?b=1"),
        ("www.mill.example/x_(y)", "https://www.mill.example/x_(y)"),
    ]
    assert targets("Write to miller@mill.example!") == [("miller@mill.example", "mailto:miller@mill.example")]
    assert targets("[https://mill.example/a]") == [("https://mill.example/a", "https://mill.example/a")]
    assert targets("No link: mill@, http://, www. and 3.5") == []


def test_links_of_the_markup_win_over_what_their_words_look_like() -> None:
    text = "Go to www.mill.example now."
    one = marked(text, ("www.mill.example", InlineKind.LINK, "https://other.example/"))
    assert [link.target for link in links(one)] == ["https://other.example/"]


def test_a_link_within_the_text_leads_to_its_place() -> None:
    text = "See below. And more.\n\nBelow it runs."
    one = marked(
        text,
        ("below", InlineKind.LINK, "#under"),
        ("B", InlineKind.PLACE, "under"),
        ("more", InlineKind.LINK, "#x"),
    )
    assert links(one) == (
        Link(Span(4, 9), place=text.index("Below it"), name="under"),
        Link(Span(15, 19), name="x"),
    )


def test_pictures_and_emphasis_are_no_links() -> None:
    one = marked("A mill by night", ("mill", InlineKind.IMAGE, "https://m.example/a.png"))
    assert links(one) == ()
    assert links(marked("A mill", ("mill", InlineKind.LINK, ""))) == ()


def test_numbers_lead_to_their_notes_and_back() -> None:
    found = {link.span.start: link for link in links(plain(NOTES))}
    first = found[NOTES.index("[1]")]
    assert first.note
    assert first.place == NOTES.index("[1] Until")
    assert found[NOTES.index("[2] On")].place == NOTES.index("[2]")
    assert NOTES.index("[3]") not in found, "there is no such note"


def test_a_number_without_a_reference_leads_nowhere() -> None:
    assert links(plain("[1] A list.\n[2] Of things.")) == ()


def test_a_note_may_stand_before_its_number() -> None:
    text = "Notes\n\n[4] Of old.\n\nIt ran.[4]"
    assert [link.place for link in links(plain(text))] == [text.rindex("[4]"), text.index("[4]")]


def test_only_the_links_of_a_stretch_are_looked_for() -> None:
    assert [link.span.start for link in links(plain(NOTES), Span(0, 20))] == [NOTES.index("[1]")]


def test_the_link_under_an_offset() -> None:
    at = NOTES.index("[2]")
    assert link_at(plain(NOTES), at - 1) is None
    assert link_at(plain(NOTES), at) == link_at(plain(NOTES), at + 2)
    assert link_at(plain(NOTES), at) is not None
    assert link_at(plain(""), 0) is None


def test_the_words_of_a_note_fit_a_line() -> None:
    assert peek("It\nran  on\n\nAnd on.", 1) == "It ran on"
    assert len(peek("word " * 1000, 0)) <= 400


@given(st.text(alphabet="ab .,[]()1\n@:/w^", max_size=80))
def test_links_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    found = links(plain(text))
    for link in found:
        assert 0 <= link.span.start < link.span.end <= len(text)
        assert link.target or link.place is not None
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
