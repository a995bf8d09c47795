"""Markdown: what its author wrote is read as it was meant, and no word of it is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.article import Article, InlineKind
from reader.article.links import links
from reader.article.outline import outline
from reader.cleaning import clean
from reader.errors import SourceError
from reader.sources import draft_from_bytes
from reader.sources.formats import format_for
from reader.sources.opening import read_beginning, read_source
from reader.typesetting.markdown import to_markdown


def read(text: str, name: str = "note.md") -> Article:
    return clean(draft_from_bytes(text.encode(), name)).article


def shown(text: str) -> list[tuple[str, str]]:
    article = read(text)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def stretches(text: str, kind: InlineKind) -> list[tuple[str, str]]:
    article = read(text)
    return [(one.span.of(article.text), one.target) for one in article.inlines if one.kind is kind]


def left_out(text: str) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in clean(draft_from_bytes(text.encode(), "note.md")).removals]


def test_the_first_heading_is_the_title_wherever_pictures_stand() -> None:
    article = read("![badge of the build](b.svg)\n\n# The Quay\n\nIt moved.\n\n## Later\n\nBack.")
    assert article.meta.title == "The Quay"
    assert article.text.startswith("The Quay\n\n")
    assert [heading.span.of(article.text) for heading in outline(article)] == ["Later"]


def test_a_note_that_begins_with_words_has_no_title() -> None:
    assert read("Words first.\n\n# A heading\n\nMore.").meta.title == ""


BLOCKS = {
    "soft and hard breaks": ("One\ntwo  \nthree\\\nfour", [("paragraph", "One two\nthree\nfour")]),
    "lists with their levels": (
        "- a\n  - b\n    1. c\n\n4. d\n5. e",
        [
            ("list-item", "• a"),
            ("list-item", "◦ b"),
            ("list-item", "1. c"),
            ("list-item", "4. d"),
            ("list-item", "5. e"),
        ],
    ),
    "tasks": ("- [ ] open\n- [x] done", [("list-item", "• ☐ open"), ("list-item", "• ☑ done")]),
    "quotations": ("> said\n> she\n>\n> and left", [("quotation", "said she"), ("quotation", "and left")]),
    "code": ("```py\na = 1\n\nb = 2\n```", [("code", "a = 1\n\nb = 2")]),
    "indented code": ("    deep\n      deeper", [("code", "deep\n  deeper")]),
    "tables": (
        "| Boat | Length |\n|---|--:|\n| Ann | 12 |\n| Bea | 9 |",
        [("table", "Boat  Length\nAnn       12\nBea        9")],
    ),
    "rules": ("one\n\n***\n\ntwo", [("paragraph", "one"), ("rule", "* * *"), ("paragraph", "two")]),
    "brackets in links": (
        "the [`[[P]]`](https://e.org) and [[P]](https://e.org)",
        [("paragraph", "the [[P]] and [P]")],
    ),
    "setext": ("One\n===\n\nTwo\n---\n\nx", [("title", "One"), ("heading", "Two"), ("paragraph", "x")]),
    "pictures": (
        '![A grey quay](q.jpg "The quay")\n\nx ![in the line](i.png) y',
        [("caption", "The quay (A grey quay)"), ("paragraph", "x in the line y")],
    ),
    "entities": ("&copy; Ann &amp; Bea&hellip; \\*stars\\*", [("paragraph", "© Ann & Bea… *stars*")]),
    "html": (
        "<div><b>Bold</b> in <script>no()</script>a box</div>\n\n<p>Two</p>",
        [("paragraph", "Bold in a box"), ("paragraph", "Two")],
    ),
    "html in a line": (
        "H<sub>2</sub>O, x<sup>2</sup>, <kbd>q</kbd><br>new <script>no()</script>line",
        [("paragraph", "H₂O, x², q\nnew line")],
    ),
    "callouts": (
        "> [!warning]- Mind *it*\n> Body.\n\n> [!note]\n> Other.",
        [
            ("quotation", "Mind it"),
            ("quotation", "Body."),
            ("quotation", "Note"),
            ("quotation", "Other."),
        ],
    ),
    "embeds": (
        "![[map.png|A map of the bay]]\n\n![[Other note]]",
        [("caption", "A map of the bay"), ("caption", "Other note")],
    ),
    "struck words keep their signs": ("It is ~~not~~ so.", [("paragraph", "It is ~~not~~ so.")]),
    "formulas": ("So $a_1 * b$ is $5 and $6 here.", [("paragraph", "So $a_1 * b$ is $5 and $6 here.")]),
    "a dash of money is no formula": ("$$\nx*y\n$$", [("code", "x*y")]),
    "no space inside Chinese": ("海港\n移动了", [("paragraph", "海港移动了")]),
    "headings with names": (
        "x\n\n## Tide {#t .c}\n\ny",
        [*[("paragraph", "x")], ("heading", "Tide"), ("paragraph", "y")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert shown(text) == expected


def test_stretches_of_a_line() -> None:
    text = "*a* __b__ `c  d` ==marked== [e](https://example.org/e) <https://example.org/f> [[Page|alias]]"
    assert [words for words, _ in stretches(text, InlineKind.EMPHASIS)] == ["a"]
    assert [words for words, _ in stretches(text, InlineKind.STRONG)] == ["b", "marked"]
    assert [words for words, _ in stretches(text, InlineKind.CODE)] == ["c d"]
    assert stretches(text, InlineKind.LINK) == [
        ("e", "https://example.org/e"),
        ("https://example.org/f", "https://example.org/f"),
        ("alias", "Page"),
    ]


def test_footnotes_lead_there_and_the_note_stays_where_it_was_written() -> None:
    article = read(
        "Tide.[^b] Ebb.[^a] Now^[at once].\n\n[^a]: First.\n[^b]: *Second*.\n\nEnd.\n\n[^c]: Unused."
    )
    assert (
        article.text == "Tide.¹ Ebb.² Now³.\n\n2. First.\n\n1. Second.\n\nEnd.\n\n[c] Unused.\n\n3. at once"
    )
    there = [link.place for link in links(article) if link.note]
    assert [article.text[place:].split("\n")[0] for place in there if place is not None] == [
        "Second.",
        "First.",
        "at once",
    ]


def test_links_inside_a_note_lead_to_its_headings_and_blocks() -> None:
    text = "[a](#the-tide) [[#The Tide]] [[#^abc123]] [lost](#nowhere)\n\n## The Tide\n\nWords. ^abc123\n"
    article = read(text)
    places = [link.place for link in links(article)]
    assert [article.text[place:][:8] for place in places if place is not None] == ["The Tide"] * 2 + [
        "Words."
    ]


def test_front_matter_says_what_a_note_is() -> None:
    article = read(
        "---\ntitle: 'The Quay: a life'\nauthors:\n  - Ines Calder\n  - name: Tom Wray\ndate: May 3, 2031\n"
        "lang: en-GB\nurl: https://www.example.org/quay\ntags: [sea, 'a, b']\n---\nWords of the quay."
    )
    meta = article.meta
    assert (meta.title, meta.authors) == ("The Quay: a life", ("Ines Calder", "Tom Wray"))
    assert (meta.published, meta.language, meta.site) == ("2031-05-03", "en", "example.org")
    assert dict(meta.origins)["authors"] == "front matter"
    assert article.text == "The Quay: a life\n\nWords of the quay."


def test_a_title_said_twice_is_shown_once() -> None:
    assert read("---\ntitle: The Quay\n---\n\n# The *Quay*\n\nWords.").text == "The Quay\n\nWords."


def test_what_is_left_out_is_on_record() -> None:
    text = "---\ntitle: Quay\n---\n\nOne %%hidden%% two.\n\n"
    text += "%%\nlong\n\nhidden\n%%\n\n<!-- page -->\n\nEnd. ^block1"
    assert read(text).text == "Quay\n\nOne two.\n\nEnd."
    assert left_out(text) == [
        ("front-matter", "---\ntitle: Quay\n---"),
        ("comment", "%%hidden%%"),
        ("comment", "%%\nlong\n\nhidden\n%%"),
        ("comment", "<!-- page -->"),
        ("block-id", "^block1"),
    ]


def test_a_choice_puts_back_what_was_left_out() -> None:
    from reader.article import Choice, Choices

    draft = draft_from_bytes(b"One.\n\n<!-- kept back -->\n\nTwo.", "note.md")
    chosen = clean(draft, choices=Choices(made=(Choice(keep=True, label="comment"),)))
    assert chosen.article.text == "One.\n\n<!-- kept back -->\n\nTwo."


def test_a_note_of_comments_alone_is_refused() -> None:
    with pytest.raises(SourceError, match="no words of its own"):
        read("---\ntitle: ''\nx: y\n---\n<!-- only this -->")


def test_debris_of_pages_is_the_author_s_own_in_a_note() -> None:
    text = "# Quay\n\nShare on Facebook\n\nRead more: another story\n\nSubscribe to our newsletter"
    assert read(text).text == text.removeprefix("# ")


@pytest.mark.parametrize(
    ("name", "kind", "text", "expected"),
    [
        ("a.md", "", "<div align='center'>x</div>\n\n# T", "markdown"),
        ("a.MARKDOWN", "", "x", "markdown"),
        ("a.md", "", "<!DOCTYPE html><html><body><p>x</p></body></html>", "html"),
        ("https://example.org/a", "text/markdown; charset=utf-8", "x", "markdown"),
        ("https://example.org/a.md?raw=1", "", "x", "markdown"),
        ("-", "", "---\ntitle: x\n---\nWords.", "markdown"),
        ("-", "", "# A\n\n[l](http://e.org) **b**\n\n## B\n", "markdown"),
        ("-", "", "# 1 in the charts\n\nSaid * she * then.", "text"),
        ("-", "", "---\n\nA rule, and words.\n", "text"),
        ("a.txt", "", "# A\n\n[l](http://e.org) **b**\n\n## B\n", "text"),
    ],
)
def test_markdown_is_known_by_its_name_and_without_one_only_where_sure(
    name: str, kind: str, text: str, expected: str
) -> None:
    assert format_for(name, kind, text).name == expected


_WORD = st.sampled_from(("tide", "quay", "ferry", "Marta", "Quill", "bell", "stone", "evening", "north"))
_WORDS = st.lists(_WORD, min_size=1, max_size=8).map(" ".join)
_SPAN = st.builds(
    lambda form, words: form.format(words),
    st.sampled_from(
        ("{}", "*{}*", "**{}**", "`{}`", "[{}](https://example.org/x)", "=={}==", "[[Page|{}]]", "<b>{}</b>")
    ),
    _WORDS,
)
_LINE = st.lists(_SPAN, min_size=1, max_size=4).map(" ".join)
_BLOCK = st.one_of(
    _LINE,
    _LINE.map(lambda line: f"## {line}"),
    st.lists(_LINE, min_size=1, max_size=3).map(lambda lines: "\n".join(f"- {one}" for one in lines)),
    st.lists(_LINE, min_size=1, max_size=3).map(
        lambda lines: "\n".join(f"{at}. {one}" for at, one in enumerate(lines, 1))
    ),
    _LINE.map(lambda line: f"> {line}"),
    _WORDS.map(lambda words: f"```\n{words}\n```"),
    st.tuples(_WORD, _WORD).map(lambda two: f"| {two[0]} | {two[1]} |\n|---|---|\n| {two[1]} | {two[0]} |"),
    st.lists(_LINE, min_size=2, max_size=3).map("  \n".join),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=6))
def test_every_word_is_kept_in_its_order_and_comes_back(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    article = read(text)
    bare = re.sub(r"https://example\.org/x|\[\[Page\||</?b>", " ", text)
    assert re.findall(r"[a-zA-Z]+", article.text) == re.findall(r"[a-zA-Z]+", bare)
    again = read(to_markdown(article))
    assert again.text == article.text
    assert to_markdown(again) == to_markdown(article)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ab \n#*_`[]()!<>&|~=%^$-+.1{}\\":\t', max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    try:
        draft = draft_from_bytes(text.encode(), "odd.md")
    except SourceError:
        return
    article = clean(draft).article
    ends = [block.span.end for block in article.blocks]
    assert ends == sorted(ends)
    assert all(0 <= one.span.start < one.span.end <= len(article.text) for one in article.inlines)
    assert all(article.text[block.span.start : block.span.end].strip() for block in article.blocks)


def test_the_beginning_of_a_long_note_reads_as_the_note_does(tmp_path: Path) -> None:
    words = " ".join(f"tide{at}" for at in range(40))
    parts = [
        f"## Chapter {at}\n\n{words}. See [here][a] and there.[^n]\n\n```\n# no\n\nheading\n```"
        for at in range(500)
    ]
    note = tmp_path / "long.md"
    note.write_text("\n\n".join(["# Quay", *parts, "[a]: https://example.org/a", "[^n]: A note."]), "utf-8")
    begun, whole = read_beginning(str(note)), read_source(str(note))
    assert begun is not None
    assert len(begun.text) < len(whole.text) / 4
    shown = begun.blocks[:-2]  # the note itself comes at the end of either
    assert whole.blocks[: len(shown)] == shown
    assert whole.text.startswith(begun.text[: shown[-1].span.end])
    kinds = (InlineKind.LINK, InlineKind.FOOTNOTE)
    links = [one for one in begun.inlines if one.kind in kinds][:40]
    assert [one for one in whole.inlines if one.kind in kinds][:40] == links


def test_a_short_note_and_a_text_have_no_beginning(tmp_path: Path) -> None:
    for name, text in (("a.md", "# Quay\n\nWords."), ("b.txt", "Words. " * 60_000), ("c.md", "")):
        (tmp_path / name).write_text(text, "utf-8")
        assert read_beginning(str(tmp_path / name)) is None
    (tmp_path / "d.md").write_text("Words. " * 60_000, "utf-8")
    assert read_beginning(str(tmp_path / "d.md")) is None


INLINES = {
    "attributes": ('<a href="https://e.org/?a=1&amp;b" id="x">here</a>', [("here", "https://e.org/?a=1&b")]),
    "no target": ('<a name="x">here</a>', []),
    "crossing tags": ("<b>*one</b> two* <i>three", []),
    "scripts": ("[x](javascript:alert(1)) [y](mailto:ann@example.org)", [("y", "mailto:ann@example.org")]),
    "relative": ("[x](other.md) [[Page#Part]]", [("x", "other.md"), ("Page › Part", "Page")]),
}


@pytest.mark.parametrize(("text", "expected"), INLINES.values(), ids=INLINES.keys())
def test_links(text: str, expected: list[tuple[str, str]]) -> None:
    assert stretches(text, InlineKind.LINK) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<s>old</s> <img src='a.png' alt='A quay'> <u>kept</u>", "~~old~~ A quay kept"),
        ("a <!-- b --> c <b/> d </i> e", "a c d e"),
        ("![[map.png|300]] and ![[sea.png|The sea]]", "and The sea"),
        ("![Ann](a.png 'Ann at sea') x", "Ann at sea x"),
        ("![Ann at sea](a.png 'Ann') x", "Ann at sea x"),
        ("%%open and == not closed [[ ]] ^no", "%%open and == not closed [[ ]] ^no"),
        (
            "| a | ![b c](x.png) [[D\\|e]] ~~f~~ g^[h] $i$ <br> |\n|---|---|\n| [[j]] | k\\|l |",
            "a  b c e ~~f~~ g¹ $i$\nj  k|l",
        ),
    ],
)
def test_words_of_a_line(text: str, expected: str) -> None:
    article = read(text)
    assert article.text.split("\n\n")[0] == expected


FRONT = {
    "toml": (
        "+++\ntitle = 'Quay'\ndate = 2031-05-03\nauthors = ['Ann', 'Bea']\n[extra]\nx = 1\n+++\n",
        "Quay",
        ("Ann", "Bea"),
    ),
    "broken toml": ("+++\ntitle = \n+++\n", "", ()),
    "lines": (
        "---\ntitle: >-\n  The long\n  quay\nauthor: |\n  Ann Hall\n---\n",
        "The long quay",
        ("Ann Hall",),
    ),
    "quoted": (
        "---\ntitle: \"A \\\"quay\\\" \\u00e9\\ud800\"\nauthor: 'O''Hara'\n---\n",
        'A "quay" é\ufffd',
        ("O'Hara",),
    ),
    "several in one": (
        "---\ntitle: Q # no\nby: By Ann Hall and Bea Roe; Cy Low\n---\n",
        "Q",
        ("Ann Hall", "Bea Roe", "Cy Low"),
    ),
    "maps": ("---\ntitle: {main: Q}\nauthor: {given: Ann, family: Hall}\n---\n", "Q", ("Ann Hall",)),
    "links": ('---\ntitle: "[[Folder/Q|Quay]]"\nauthor: [[Ann Hall]]\n---\n', "Quay", ("Ann Hall",)),
    "long lists": (
        "---\ntitle: Q\nauthor: [Ann Hall,\n  'Roe, Bea']\ntags:\n- a\n- b\n---\n",
        "Q",
        ("Ann Hall", "Roe, Bea"),
    ),
    "nothing": ("---\ntitle: null\nauthor:\n---\n", "", ()),
    "windows": ("\ufeff---\r\ntitle: Q\r\n...\r\n", "Q", ()),
    "odd": ("---\n? x\n: y\n&a [*a, *a]\ntitle: Q\n  deep: [\n---\n", "Q deep: [", ()),
}


@pytest.mark.parametrize(("front", "title", "authors"), FRONT.values(), ids=FRONT.keys())
def test_front_matter(front: str, title: str, authors: tuple[str, ...]) -> None:
    article = read(front + "\nWords of the tide.")
    assert (article.meta.title, article.meta.authors) == (title, authors)
    assert article.text.endswith("Words of the tide.")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abt \n-:#'\"[]{}|>,&*", max_size=60))
def test_no_front_matter_is_too_odd(inner: str) -> None:
    assert read(f"---\n{inner}\n---\n\nWords of the tide.").text.endswith("Words of the tide.")


def test_what_is_written_again_has_its_signs() -> None:
    text = (
        "# Quay\n\nTide.[^1] See [x](https://example.org/a_(b)).\n\n- [ ] open\n- [x] done\n\n"
        "![A [grey] quay](q%20r.jpg)\n\n| A | B\\|c |\n| --- | ---: |\n| *d* | 2 |\n\n[^1]: A *note*.\n"
    )
    assert to_markdown(read(text)) == (
        "# Quay\n\nTide.[^1] See [x](https://example.org/a_%28b%29).\n\n- [ ] open\n- [x] done\n\n"
        "![A \\[grey\\] quay](q%20r.jpg)\n\n| A | B\\|c |\n| --- | ---: |\n| d | 2 |\n\n[^1]: A *note*.\n"
    )


def test_what_stands_in_an_item_of_a_list_is_written_inside_it() -> None:
    text = "9. nine\n\n   ```\n   code\n\n   more\n   ```\n\n10. ten\n"
    text += "    - inner\n\n      words\n    - __init__ last\n\nEnd."
    article = read(text)
    written = to_markdown(article)
    assert written == (
        "9. nine\n\n   ```\n   code\n\n   more\n   ```\n\n10. ten\n    - inner\n\n       words\n\n"
        "    - **init** last\n\nEnd.\n"
    )
    assert read(written).text == article.text
    plain = Article("x", "__init__ and __a_b_")
    assert read(to_markdown(plain)).text == plain.text


def test_a_note_to_which_a_list_belongs_is_no_footnote() -> None:
    text = "One.[^a]\n\n[^a]:\n    - an item\n\n1. <a id='z'></a>first [z](#z)"
    again = read(to_markdown(read(text)))
    assert again.text.split()[0] == "One.¹"
