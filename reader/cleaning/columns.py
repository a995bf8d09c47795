"""The questions that are asked of each line of a page, and the phrase for each answer.

A column is one question; its answers are numbered. The classifier has a weight for each answer (and for some
pairs of answers); the phrases are what a reader is told as the reason.
"""

from typing import NamedTuple

from reader.cleaning.units import word_set

#: The classes of furniture, in the order of their numbers; 0 is for a line that looks like none.
LABELS = (
    "",
    *("advertisement", "affiliate", "author-bio", "boilerplate", "breadcrumb", "byline", "call-to-action"),
    *(
        "comment",
        "comment-form",
        "contact",
        "contents",
        "cookies",
        "copyright",
        "correction",
        "count",
        "embed",
    ),
    *("form-message", "navigation", "newsletter", "paywall", "price", "reading-time", "related", "share-bar"),
    *("tags", "ticker", "timestamp", "other"),
)
#: The most words of a line of each size; longer ones have the last size.
SIZES = (1, 2, 3, 4, 6, 8, 10, 13, 17, 23, 30, 45, 60, 100)
_SIZE_PHRASES = (
    *("one word", "2 words", "3 words", "4 words", "5 to 6 words", "7 to 8 words", "9 to 10 words"),
    *("11 to 13 words", "14 to 17 words", "18 to 23 words", "24 to 30 words", "31 to 45 words"),
    *("46 to 60 words", "61 to 100 words", "over 100 words"),
)
#: What a line is at a glance: furniture, a sentence of some length, a short sentence, else by its words.
FORMS = ("nothing", "furniture", "a sentence", "a short sentence", "a few words", "some words", "a long line")
#: Classes that speak of the end of an article when they have been seen.
ENDINGS = (
    *("comment-form", "comment", "copyright", "cookies", "tags", "author-bio", "related", "share-bar"),
    *("newsletter", "call-to-action", "contact", "boilerplate", "paywall"),
)
#: How far to look for what stands around a line.
STEPS = (-3, -2, -1, 1, 2, 3)
_SHARES = ("no", "hardly any", "some", "much", "mostly")


class Column(NamedTuple):
    """One question: its name, and the phrase of each of its answers; what is empty tells a reader nothing."""

    name: str
    phrases: tuple[str, ...]


def _flag(name: str, phrase: str) -> Column:
    return Column(name, ("", phrase))


def _around() -> list[Column]:
    """Return the columns about the lines before and behind; what stands further off is no reason to tell."""
    near = {1: "the next line", -1: "the line before"}
    ends = {1: "is the last line", -1: "is the first line"}
    columns = []
    for step in STEPS:
        told = tuple(
            f"{near[step]}: {size}{end}" if step in near else ""
            for size in _SIZE_PHRASES
            for end in ("", ", a sentence's end")
        )
        columns.append(Column(f"size{step:+d}", (ends.get(step, ""), *told)))
    for step in STEPS:
        if abs(step) <= 2:
            told = tuple(
                f"{near[step]} looks like {label}" if step in near and label else "" for label in LABELS
            )
            columns.append(Column(f"label{step:+d}", told))
    forms = tuple(f"between {before} and {behind}" for before in FORMS for behind in FORMS)
    return [*columns, Column("between", forms)]


def _windows() -> list[Column]:
    """Return the columns about stretches of lines around a line."""
    columns: list[Column] = []
    for reach in (3, 8):
        columns += [
            Column(f"signs-{reach}", tuple(f"{share} furniture around" for share in _SHARES)),
            Column(f"length-{reach}", tuple(
                f"the lines around have {words} words"
                for words in ("1 to 2", "2 to 4", "4 to 7", "7 to 12", "12 to 20", "20 to 35", "over 35")
            )),
            Column(f"amount-{reach}", tuple(
                f"{amount} running text around"
                for amount in ("no", "little", "some", "a good deal of", "much", "a great deal of")
            )),
        ]  # fmt: skip
    for reach in (4, 10):
        columns += [
            Column(f"before-{reach}", tuple(f"{share} running text before it" for share in _SHARES)),
            Column(f"behind-{reach}", tuple(f"{share} running text behind it" for share in _SHARES)),
        ]
    for reach in (4, 12):
        columns += [
            Column(
                f"dates-{reach}",
                ("", "a date around", "two dates around", "three dates around", "many dates around"),
            ),
            Column(f"names-{reach}", tuple(f"{share} names by themselves around" for share in _SHARES[:4])),
            Column(
                f"replies-{reach}",
                ("", "a reply link around", "two reply links around", "many reply links around"),
            ),
        ]
    return columns


def _own() -> list[Column]:
    """Return the columns about a line's own words."""
    return [
        Column("size", _SIZE_PHRASES),
        Column("end", ("no stop at its end", "ends like a sentence", "ends in a colon")),
        Column("label", tuple(f"looks like {label}" if label else "" for label in LABELS)),
        Column("sure", ("", "may be furniture", "is furniture by its own words")),
        Column("form", tuple("" if at == 0 else f"is {form}" for at, form in enumerate(FORMS))),
        Column("bulk", ("a few words", "a line of words", "a sentence")),
        Column("common", ("no common words", "few common words", "some common words", "many common words")),
        Column("capitals", ("hardly a capital", "", "mostly capitals")),
        _flag("upper", "all in capitals"),
        _flag("figures", "full of figures"),
        _flag("comma", "has a comma"),
        _flag("lower", "begins in lower case"),
        _flag("sentences", "several sentences"),
        _flag("strokes", "parted by strokes"),
        _flag("item", "an item of a list"),
        Column("mark", ("", "a question", "an exclamation", "cut short by dots")),
        _flag("quotation", "has a quotation"),
        Column("person", (
            "", "speaks of others", "speaks of us", "speaks of us and others", "speaks to you",
            "speaks to you and of others", "speaks to you and of us", "speaks of you, us and others",
        )),
        _flag("verb", "has a verb that reports"),
        Column("letters", (
            "hardly any letters", "few letters", "many signs and figures", "some signs and figures", "", ""
        )),
        _flag("code", "looks like program code"),
        _flag("money", "names a sum of money"),
        _flag("year", "names a year"),
        Column("said", ("", "said before", "a line said before", "said again and again")),
        Column("topic", (
            "", "no word in common with the text", "few words in common with the text",
            "some words in common with the text", "many words in common with the text",
            "most words in common with the text", "nearly all words in common with the text",
        )),
        Column("headline", ("", "no word of the headline", "a word of the headline",
                            "some words of the headline", "the words of the headline")),
        Column("known", ("", "words found nowhere else on the page", "few words found elsewhere",
                         "many words found elsewhere", "all its words are found elsewhere")),
        Column("opening", ("", "some lines begin like it", "several lines begin like it",
                           "many lines begin like it")),
        Column("gap", ("", "", "", "")),
        Column("indent", ("", "far to the left of the text", "left of the text", "left of the text", "",
                          "indented", "indented", "far to the right of the text")),
        Column("bullet", ("", "an item", "an item of an inner list")),
        Column("joined", ("", "was broken around links", "was wrapped")),
        Column("picture", ("", "is a picture's caption", "says who took a picture")),
        _flag("name", "is a name"),
        Column("echo", ("", "begins with the name just before it", "begins with a name near it",
                        "begins with a name further up", "begins with a name far up")),
        Column("opens", ("", "begins with somebody's name")),
        _flag("bio", "says who somebody is"),
        Column("repeats", ("", "goes on from the line before, which it repeats",
                           "is the start of the next line")),
    ]  # fmt: skip


def _place() -> list[Column]:
    """Return the columns about where on the page a line stands."""
    shares = ("before all", "before nearly all", "before most", "in the first half", "in the second half",
              "behind most", "behind nearly all", "behind all")  # fmt: skip
    return [
        Column("page", tuple(f"on a page of {kind}" for kind in (
            "lists", "mostly lists", "mixed things", "prose with much debris", "prose with some debris",
            "prose with little debris", "prose",
        ))),
        Column("progress", tuple(f"stands {share} of the page's running text" for share in shares)),
        Column("rest", tuple(f"{share} running text follows" for share in (
            "no", "hardly any", "a little", "some", "much", "very much", "nearly all of the"
        ))),
        Column("side", ("before the story", "in the story", "behind the story")),
        Column("distance", (
            "in the story", "just before the story", "near before the story", "some way before the story",
            "far before the story", "just behind the story", "near behind the story",
            "some way behind the story", "far behind the story",
        )),
        Column("endings", tuple(f"{count} of a page's end before it" for count in (
            "no sign", "a sign", "two signs", "a few signs", "several signs", "many signs", "very many signs"
        ))),
        Column("since", tuple(f"a sign of the page's end {far} before it" for far in (
            "stands just", "stands a line", "stands few lines", "stands some lines", "stands many lines",
            "stands far", "hardly stands",
        ))),
        *(Column(f"seen-{label}", (
            "", *(f"{n} of {label} before it" for n in ("a line", "two lines", "several lines"))))
          for label in ENDINGS),
        Column("ahead", tuple(
            f"{dates} and {names} ahead"
            for dates in ("no date", "a date", "two dates", "more dates")
            for names in ("no byline", "a byline", "two bylines", "more bylines")
        )),
        Column("pattern", ("stands alone in its pattern", "one of a few of its pattern",
                           "one of several of its pattern", "one of many of its pattern",
                           "one of a great many of its pattern")),
        Column("series", ("", "a pattern that comes twice", "a pattern that comes a few times",
                          "a pattern that comes again and again", "a pattern that comes many times",
                          "a pattern that the page is made of")),
    ]  # fmt: skip


COLUMNS: tuple[Column, ...] = (*_own(), *_around(), *_windows(), *_place())
#: Answers that say more together than each by itself.
PAIRS: tuple[tuple[str, ...], ...] = (
    ("size", "end"),
    ("size", "side"),
    ("label", "sure"),
    ("label", "bulk"),
    ("form", "between"),
    ("form", "side", "page"),
    ("bulk", "distance"),
    ("topic", "side"),
    ("before-4", "behind-4"),
    ("before-10", "behind-10"),
    ("before-4", "behind-4", "form"),
    ("before-10", "behind-10", "form"),
    ("progress", "page"),
    ("rest", "page"),
    ("rest", "bulk"),
    ("side", "page"),
    ("endings", "bulk"),
    ("endings", "progress"),
    ("since", "bulk"),
    *((f"seen-{label}", "bulk") for label in ENDINGS),
    ("ahead", "bulk"),
    ("dates-4", "bulk"),
    ("dates-12", "bulk"),
    ("names-4", "bulk"),
    ("names-12", "bulk"),
    ("opens", "progress"),
    ("bio", "progress"),
    ("echo", "bulk"),
    ("year", "bulk"),
    ("money", "bulk"),
    ("series", "bulk"),
    ("mark", "bulk", "between"),
    ("said", "bulk", "side"),
    ("picture", "bulk"),
)
#: Words that running text is full of and that lists of links lack.
COMMON_WORDS = word_set(
    """the a an of to in on at by for from with and or but as is are was were be been has have had that
    this these those it its his her their our your my he she they we you i not who which what when
    where how if than then so about into over after before under between said says will would can
    could may might de la le les du des un une et en que el los las der die das den und ist von zu mit
    im il e del che per con o os da do em no na um uma na se por para"""
)
