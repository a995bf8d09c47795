"""Pages as they are pasted: without blank lines, with footnotes' marks, quoted mail, or an e-book's frame."""

from reader.cleaning import Cleaned, clean
from reader.sources import draft_from_text

_MENU = "Skip to content\nHome\nNews\nSport\nWeather"
_SIGNED = "The Ferry Strike Goes On\nBy Petra Lindqvist\nPublished 14 March 2024, 09:12\nShare"
_END = "Related stories\nFerry firm fined for late boats\nSchool closes early\nPrivacy policy\nCookies"
_STORY = """\
The last ferry left Skerrin at noon on Monday, and nobody knows when the next one will come.
Crews walked out after the talks over night shifts broke down, leaving four hundred people there.
“We had two days of food,” said Morag Tully, who runs the post office. “Now we are down to soup.”
The company said that it was sorry, and promised a small boat for the sick.
It is the third walkout in a year."""


def _cleaned(text: str) -> Cleaned:
    return clean(draft_from_text(text))


def _lines(text: str) -> list[str]:
    return _cleaned(text).article.text.split("\n\n")


def test_the_headline_is_found_on_a_page_without_blank_lines() -> None:
    page = "\n".join((_MENU, _SIGNED, _STORY, _END))
    assert _lines(page) == ["The Ferry Strike Goes On", *_STORY.split("\n")]


def test_a_lower_case_story_right_under_its_headline_is_not_glued_to_it() -> None:
    page = (
        "Why the ferry stopped\nthe ferry to Skerrin stopped at noon because nobody would work at night.\n"
        "it will start again when the company pays them, the crews say."
    )
    assert _cleaned(page).article.meta.title == "Why the ferry stopped"


def test_a_sentence_behind_a_link_is_still_glued_to_its_first_words() -> None:
    text = (
        "It was in June that Morag Tully wrote of\nthe ferry to Skerrin, which had stopped at noon.\n"
        "“We had two days of food,” she said, and closed the post office of the island for the day."
    )
    assert "wrote of the ferry" in _lines(text)[0]


def test_sentences_with_the_marks_of_footnotes_are_sentences() -> None:
    told = [
        "The Tollund Canal is a disused waterway in the north, dug to carry slate down to the coast.[1]",
        "Work began in the spring of 1811 under the engineer Josiah Crane, who died before the end.[2][a]",
        "Much of the bed was sold to the railway and lies under its tracks today.[citation needed]",
        "The lowest six miles have been filled with water again by people who live there.²",
    ]
    over = ["Tollund Canal", "Jump to navigation", "Jump to search"]
    page = [*over, *told[:2], "Main article: Locks of the canal", *told[2:], "Privacy policy"]
    assert _lines("\n\n".join(page)) == ["Tollund Canal", *told]


def test_a_reviews_mark_stays_and_is_not_glued_to_the_headline() -> None:
    page = (
        f"{_MENU}\n\nKestrel K9 review: the keyboard we waited for\n\nJune 3, 2025\n\n4 min read\n\n"
        "Score: 4.5/5\n\nThe Kestrel K9 is a keyboard for people who type all day and like to be heard.\n\n"
        "Its case is cut from one block and weighs more than most computers that we have tried.\n\n"
        "If you can carry it home, then it is the one to buy this year.\n\nSubscribe to our newsletter"
    )
    title, mark, *_ = _lines(page)
    assert (title, mark) == ("Kestrel K9 review: the keyboard we waited for", "Score: 4.5/5")


def test_rows_of_marks_rank_other_things() -> None:
    marks = "Score: 4/5\n\nScore: 3/5\n\nScore: 2/5"
    page = "\n\n".join((_MENU, _SIGNED, marks, _STORY, _END))
    assert "Score: 3/5" not in _lines(page)


def test_what_a_mail_quotes_is_neither_glued_nor_its_headline() -> None:
    mail = (
        "From: Gunnar <g@example.org>\nTo: list@example.org\nSubject: Re: The crane\n\nDear all,\n\n"
        "thank you for the minutes, to which I have a small remark: it was never green.\n\n"
        "On Mon, 3 Jun 2024, Lise Holm wrote:\n> The crane, painted green, will be taken down in the\n"
        "> autumn unless somebody objects.\n\nI object.\n\nBest regards,\nGunnar\n"
    )
    lines = _lines(mail)
    assert lines[:2] == ["Re: The crane", "Dear all,"]
    assert "> autumn unless somebody objects." in lines


def test_what_is_around_an_e_book_goes() -> None:
    book = (
        "The Project Gutenberg eBook of The Lamplighter, by Edith Marchbank\n\n"
        "This eBook is for the use of anyone anywhere at no cost at all.\n\nTitle: The Lamplighter\n\n"
        "Language: English\n\n*** START OF THIS PROJECT GUTENBERG EBOOK THE LAMPLIGHTER ***\n\n"
        f"THE LAMPLIGHTER\n\nCHAPTER I.\n\n{_STORY}\n\n"
        "*** END OF THIS PROJECT GUTENBERG EBOOK THE LAMPLIGHTER ***\n\nUpdated editions will follow."
    )
    assert _lines(book) == ["THE LAMPLIGHTER", "CHAPTER I.", *_STORY.split("\n")]


def test_a_day_with_its_author_is_no_line_of_the_story() -> None:
    page = "\n\n".join((_MENU, "The Ferry Strike Goes On", "January 12, 2023 by Ivka", _STORY, _END))
    cleaned = _cleaned(page)
    assert "Ivka" not in cleaned.article.text
    assert cleaned.article.meta.published == "2023-01-12"
