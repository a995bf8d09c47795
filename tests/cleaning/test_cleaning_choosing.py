"""What the reader put back or took out: obeyed by every cleaning, whatever the cleaner thinks."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.article import Choice, Choices, Draft, Removal, RemovalKind
from reader.cleaning import Cleaned, clean
from reader.cleaning.choosing import CHOSEN, PUT_BACK, choices_about, choosable_by_place, class_of
from reader.cleaning.cleaner import units_of
from reader.sources import draft_from_bytes, draft_from_text

SENTENCE = "The council of Velmora met on Friday and voted to close the old bridge for the winter."
OTHER = "Nobody spoke against it, although forty people had come to the town hall in the rain."
LAST = "The bridge will be open again in April, if the river lets the masons finish their work."
PAGE = f"""Council of Velmora Closes the Old Bridge

By ANN TALLOW

Share this article

{SENTENCE}

Advertisement

{OTHER}

{LAST}

Read more: Ten quiet rivers you have never heard of

Read more: A lamplighter retires

Advertisement
"""


def page(text: str = PAGE) -> Draft:
    return draft_from_text(text)


def choosing(draft: Draft, *made: Choice, strictness: int = 0) -> Cleaned:
    return clean(draft, choices=Choices(strictness, made))


def about(draft: Draft, cleaned: Cleaned, words: str, made: tuple[Choice, ...] = ()) -> tuple[Choice, ...]:
    """Return the choices that turn round what was decided about the unit that begins with `words`."""
    decisions = [one for one in cleaned.decisions if one.text.startswith(words)]
    units = choosable_by_place(units_of(draft))
    return choices_about(decisions[:1], cleaned.decisions, units, made)


def words_of(decisions: Iterable[Removal]) -> list[str]:
    return " ".join(one.text for one in decisions).split()


def removed(cleaned: Cleaned) -> list[Removal]:
    return [one for one in cleaned.removals if one.kind is RemovalKind.REMOVED]


class TestAUnit:
    def test_that_was_removed_is_put_back_where_it_stood(self) -> None:
        before = clean(page())
        after = choosing(page(), *about(page(), before, "Share this"))
        shared = f"Share this article\n\n{SENTENCE}"
        assert after.article.text == before.article.text.replace(SENTENCE, shared)

    def test_that_was_put_back_says_so_and_what_it_was_taken_for(self) -> None:
        after = choosing(page(), *about(page(), clean(page()), "Share this"))
        (kept,) = [one for one in after.decisions if one.reasons[:1] == (PUT_BACK,)]
        assert (kept.text, kept.kind, class_of(kept)) == ("Share this article", RemovalKind.KEPT, "share-bar")

    def test_that_stays_is_taken_out_with_a_class_of_its_own(self) -> None:
        before = clean(page())
        after = choosing(page(), *about(page(), before, OTHER))
        assert after.article.text == before.article.text.replace(f"{OTHER}\n\n", "")
        (gone,) = [one for one in after.removals if one.label == CHOSEN]
        assert (gone.text, gone.reasons) == (OTHER, ("taken out by you",))

    def test_is_one_of_several_with_the_same_words(self) -> None:
        first, second = (Choice(True, key="advertisement", count=n) for n in (1, 2))
        assert choosing(page(), first).article.text.endswith(LAST)
        assert choosing(page(), second).article.text.endswith(f"{LAST}\n\nAdvertisement")
        assert choosing(page(), Choice(True, key="advertisement")).article.text.count("Advertisement") == 2

    def test_is_found_again_in_another_version_of_the_page(self) -> None:
        chosen = about(page(), clean(page()), "Share this")
        other = page(PAGE.replace("By ANN TALLOW", "By ANN TALLOW\n\nMay 4, 2031").replace("  ", " "))
        assert "Share this article" in choosing(other, *chosen).article.text

    def test_without_words_is_known_by_its_signs(self) -> None:
        text = f"A Title of Some Words\n\n{SENTENCE}\n\n* * *\n\n{OTHER}\n\n{LAST}"
        (chosen,) = about(page(text), clean(page(text)), "* * *")
        assert chosen.key == "* * *"
        assert "* * *" not in choosing(page(text), chosen).article.text


class TestTheTitle:
    def test_stays_whatever_is_chosen(self) -> None:
        before = clean(page())
        title = before.article.meta.title
        chosen = about(page(), before, title)
        assert choosing(page(), *chosen) == before
        everything = [c for d in before.decisions for c in about(page(), before, d.text) if not c.keep]
        assert choosing(page(), *everything).article.text == title


class TestAClass:
    def test_is_put_back_with_all_its_units(self) -> None:
        after = choosing(page(), Choice(True, label="related"))
        assert "Ten quiet rivers" in after.article.text
        assert "A lamplighter retires" in after.article.text
        assert {one.label for one in removed(after)} == {one.label for one in removed(clean(page()))} - {
            "related"
        }

    @pytest.mark.parametrize("first", [True, False], ids=["unit first", "class first"])
    def test_gives_way_to_a_choice_about_one_of_its_units(self, first: bool) -> None:
        unit = Choice(False, key="read more a lamplighter retires", count=1)
        group = Choice(True, label="related")
        after = choosing(page(), *((unit, group) if first else (group, unit)))
        assert "Ten quiet rivers" in after.article.text
        assert "lamplighter" not in after.article.text

    def test_of_captions_can_be_taken_out(self) -> None:
        caption = "The old bridge of Velmora in the rain on Friday. (Photo by Noor Sabel/Velmora Post)"
        text = PAGE.replace(OTHER, f"{caption}\n\n{OTHER}")
        before = clean(page(text))
        assert "in the rain on Friday" in before.article.text
        labels = {block.kind.value for block in before.article.blocks} & {"caption", "credit"}
        after = choosing(page(text), *(Choice(False, label=label) for label in labels))
        assert "in the rain on Friday" not in after.article.text
        assert SENTENCE in after.article.text


def test_a_later_choice_wins_over_an_earlier_one() -> None:
    put, take = Choice(True, key="share this article"), Choice(False, key="share this article", count=1)
    assert "Share" not in choosing(page(), put, take).article.text
    assert "Share" in choosing(page(), take, put).article.text


def test_a_choice_that_finds_nothing_does_no_harm() -> None:
    odd = Choice(True, key="no such words", count=3), Choice(False, label="no-such-class"), Choice(True)
    assert choosing(page(), *odd) == clean(page())


def test_the_chosen_strictness_is_the_one_in_force() -> None:
    for level in range(-2, 3):
        assert choosing(page(), strictness=level) == clean(page(), level)


def test_who_wrote_it_is_known_though_the_byline_was_put_back() -> None:
    after = choosing(page(), Choice(True, label="byline"))
    assert "By ANN TALLOW" in after.article.text
    assert after.article.meta.authors == clean(page()).article.meta.authors != ()


BROKEN = f"""Minister Confirms the Island

{SENTENCE}

The report was confirmed by the transport minister,

Oskar Brandvold

, who crossed the strait on Tuesday and was sick on both sides of it.

{OTHER}

{LAST}
"""


class TestABrokenSentence:
    def test_goes_as_a_whole_and_comes_back_as_a_whole(self) -> None:
        before = clean(page(BROKEN))
        taken = about(page(BROKEN), before, "The report was confirmed")
        without = choosing(page(BROKEN), *taken)
        assert "Brandvold" not in without.article.text
        assert "crossed the strait" not in without.article.text
        back = about(page(BROKEN), without, "The report was confirmed", taken)
        assert choosing(page(BROKEN), *taken, *back).article == before.article

    def test_a_line_put_back_between_its_parts_does_not_break_it_again(self) -> None:
        text = BROKEN.replace("Oskar Brandvold\n", "Oskar Brandvold\n\nAdvertisement\n")
        before = clean(page(text))
        assert "minister, Oskar Brandvold, who crossed" in before.article.text
        after = choosing(page(text), *about(page(text), before, "Advertisement"))
        assert "minister, Oskar Brandvold, who crossed" in after.article.text
        assert "\n\nAdvertisement\n\n" in after.article.text


class TestABook:
    MIDDLE = "\n\n".join(f"{n} years after that, {SENTENCE[0].lower()}{SENTENCE[1:]}" for n in range(4000))

    def book(self) -> Draft:
        head, tail = PAGE.replace(LAST, "").rstrip(), f"{LAST}\n\nAdvertisement\n\nPrint\n"
        return page(f"{head}\n\n{self.MIDDLE}\n\n{tail}")

    def test_is_obeyed_at_both_ends(self) -> None:
        draft = self.book()
        before = clean(draft)
        head = about(draft, before, "Share this")
        last = [one for one in removed(before) if one.where.start > len(draft.text) - 1000]
        tail = choices_about(last, before.decisions, choosable_by_place(units_of(draft)))
        assert head
        assert tail
        after = choosing(draft, *head, *tail)
        assert "Share this article" in after.article.text[:1000]
        assert after.article.text.rstrip().endswith(last[-1].text)
        assert {one.text for one in removed(before)} - {one.text for one in removed(after)} >= {
            "Share this article",
            last[-1].text,
        }

    def test_stays_as_it_is_in_the_middle(self) -> None:
        draft = self.book()
        before = clean(draft)
        at = before.article.text.index("2000 years after")
        middle = [d for d in before.decisions if d.kind is RemovalKind.KEPT and d.at <= at][-1:]
        assert choices_about(middle, before.decisions, choosable_by_place(units_of(draft))) == ()


# Whatever is chosen, in whatever order.

_LINES = st.sampled_from(
    [
        "Share", "Advertisement", "Read more: The other story of the day", "By Ann Hall", "* * *",
        "Leave a Reply", "What Comes Next", "Greta Winter", ", who said so", "the harbour",
        "The council met on Friday and voted to close the bridge, according to its leader",
        SENTENCE, OTHER, LAST, SENTENCE, "", "", "",
    ]
)  # fmt: skip
_PAGES = st.lists(_LINES, max_size=25).map("\n".join)
_CHOICES = st.builds(
    Choice,
    st.booleans(),
    st.sampled_from(["", "share", "advertisement", "what comes next", "greta winter", "the harbour", "x"]),
    st.sampled_from(["", "share-bar", "advertisement", "related", "caption", "chosen"]),
    st.integers(0, 2),
)


@given(_PAGES, st.lists(_CHOICES, max_size=6), st.integers(-2, 2))
def test_any_choices_about_any_page_give_an_article(text: str, made: list[Choice], level: int) -> None:
    draft = page(text)
    result = choosing(draft, *made, strictness=level)
    article = result.article
    assert "\n\n".join(block.span.of(article.text) for block in article.blocks) == article.text
    for one in result.removals:
        assert one.text == one.where.of(draft.text)


@given(_PAGES, st.data())
def test_what_is_put_back_and_taken_out_again_leaves_the_article_as_it_was(
    text: str, data: st.DataObject
) -> None:
    draft = page(text)
    before = clean(draft)
    gone = [one for one in removed(before) if one.label != "invisible"]
    if not gone:
        return
    units = choosable_by_place(units_of(draft))
    back = choices_about([data.draw(st.sampled_from(gone))], before.decisions, units)
    out = tuple(Choice(False, one.key, one.label, one.count) for one in back)
    again = choosing(draft, *back, *out)
    assert again.article == before.article
    assert [(r.label, r.where) for r in removed(again)] == [(r.label, r.where) for r in removed(before)]


@given(_PAGES, st.data())
def test_what_was_not_chosen_is_removed_as_before(text: str, data: st.DataObject) -> None:
    draft = page(text)
    before = clean(draft)
    gone = [one for one in removed(before) if one.label != "invisible"]
    if not gone:
        return
    units = choosable_by_place(units_of(draft))
    chosen = data.draw(st.sampled_from(gone))
    made = choices_about([chosen], before.decisions, units)
    after = choosing(draft, *made)
    back = {(choice.key, choice.count) for choice in made}
    others = [one for one in gone if (u := units.get(one.where.start)) is None or u.subject not in back]
    assert words_of(one for one in removed(after) if one.label != "invisible") == words_of(others)


def test_long_paragraphs_with_one_beginning_are_told_apart() -> None:
    one, two = (f"{SENTENCE} {OTHER} {SENTENCE} {OTHER} {end}" for end in ("So it is.", "So it will be."))
    draft = page(f"A Title of Some Words\n\n{one}\n\n{LAST}\n\n{two}")
    (chosen,) = about(draft, clean(draft), two)
    assert len(chosen.key) <= 160
    text = choosing(draft, chosen).article.text
    assert "So it will be." not in text
    assert "So it is." in text


def test_a_line_over_an_article_without_a_headline_becomes_its_title_when_put_back() -> None:
    draft = page(
        f"Velmora Post\n\nHome\n\nSign in\n\na bridge, closed\n\nShare this article\n\n{SENTENCE}\n\n"
        f"{OTHER}\n\n{LAST}\n\nRelated stories\n\nTen quiet rivers\n\nAdvertisement\n\n© 2019 Velmora Post"
    )
    before = choosing(draft)
    line = next(one for one in removed(before) if one.text == "a bridge, closed")
    after = choosing(draft, *about(draft, before, line.text))
    assert before.article.meta.title == ""
    assert after.article.meta.title == "a bridge, closed"
    assert after.article.text.startswith("a bridge, closed\n\n")
    assert after.article.blocks[0].kind.value == "title"


def test_a_headline_put_back_becomes_the_title_and_the_one_that_was_found_a_heading() -> None:
    draft = page(
        "Velmora's Old Bridge Is Closed for the Winter | Velmora Post\n\nHome\n\nSign in\n\nSubscribe\n\n"
        "Council of Velmora Closes the Old Bridge for the Winter\n\nBy Ann Hall\n\nShare this article\n\n"
        f"{SENTENCE} {OTHER}\n\n{OTHER} {LAST}\n\n{LAST}\n\nAdvertisement\n\n© 2019 Velmora Post"
    )
    before = choosing(draft)
    found = before.article.meta.title
    line = next(one.text for one in removed(before) if "Old Bridge" in one.text)
    after = choosing(draft, *about(draft, before, line))
    assert after.article.meta.title == line
    assert after.article.text.startswith(f"{line}\n\n")
    assert [one.kind.value for one in after.article.blocks if found in one.span.of(after.article.text)] == [
        "heading"
    ]


def test_a_heading_of_a_web_page_put_back_becomes_the_title_and_can_be_undone() -> None:
    markup = (
        "<html><head><title>Ten Quiet Rivers of Velmora</title></head><body><nav><h2>A Bridge Is Closed</h2>"
        f"</nav><article><h1>Ten Quiet Rivers of Velmora</h1><p>{SENTENCE} {OTHER}</p><p>{OTHER} {LAST}</p>"
        "</article></body></html>"
    )
    draft = draft_from_bytes(markup.encode(), "page.html", "text/html")
    before = choosing(draft)
    chosen = about(draft, before, "A Bridge Is Closed")
    after = choosing(draft, *chosen)
    assert before.article.meta.title == "Ten Quiet Rivers of Velmora"
    assert after.article.meta.title == "A Bridge Is Closed"
    assert [block.kind.value for block in after.article.blocks[:2]] == ["title", "heading"]
    again = choosing(draft, *about(draft, after, "A Bridge Is Closed", chosen))
    assert again.article.meta.title == before.article.meta.title
