"""The blocks of a page, as a reader sees them: kinds, words in reading order, and what stands in a line."""

import pytest

from reader.article import BlockKind, Draft, InlineKind
from reader.sources import draft_from_bytes

_ADDRESS = "https://solvik.example/news/ferry.html"


def _draft(body: str, head: str = "") -> Draft:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return draft_from_bytes(page.encode("utf-8"), "page.html", base_url=_ADDRESS)


def _blocks(draft: Draft) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(draft.text)) for block in draft.blocks]


def _inlines(draft: Draft, kind: InlineKind) -> list[tuple[str, str]]:
    return [(one.span.of(draft.text), one.target) for one in draft.inlines if one.kind is kind]


def test_headings_keep_their_level_and_paragraphs_their_words() -> None:
    draft = _draft("<h2>Winter\n  timetable</h2><p>No  boat\n sails.</p><h4>Why</h4>The engine is old.")
    assert _blocks(draft) == [
        ("heading", "Winter timetable"),
        ("paragraph", "No boat sails."),
        ("heading", "Why"),
        ("paragraph", "The engine is old."),
    ]
    assert [block.level for block in draft.blocks] == [2, 0, 4, 0]
    assert draft.text == "Winter timetable\n\nNo boat sails.\n\nWhy\n\nThe engine is old."


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>sail()</script>",
        "<style>p {}</style>",
        "<template><p>sail</p></template>",
        "<noscript>sail</noscript>",
        "<p hidden>sail</p>",
        '<p style="color: red; display: none">sail</p>',
        '<span class="screen-reader-text">sail</span>',
        "<svg><title>sail</title></svg>",
        "<select><option>sail</option></select>",
        "<!-- sail -->",
        "<iframe>sail</iframe>",
        "<textarea>sail</textarea>",
    ],
)
def test_what_no_reader_sees_is_left_out(hidden: str) -> None:
    assert _draft(f"<p>The quay.</p>{hidden}<p>The boat.</p>").text == "The quay.\n\nThe boat."


def test_a_page_that_hides_its_words_until_a_script_runs_is_read() -> None:
    words = "The ferry of Solvik will not sail this winter, since its engine is older than the quay. " * 5
    assert words.strip() in _draft(f'<p>Loading</p><main style="display:none"><p>{words}</p></main>').text


def test_lists_have_their_signs_numbers_and_depths() -> None:
    draft = _draft(
        "<ol start=3><li>Flour<li>Butter<ul><li>cold<li>salted</ul><li value=9><p>Plums</p><p>ripe</p></ol>"
    )
    assert _blocks(draft) == [
        ("list-item", "3. Flour"),
        ("list-item", "4. Butter"),
        ("list-item", "◦ cold"),
        ("list-item", "◦ salted"),
        ("list-item", "9. Plums"),
        ("paragraph", "ripe"),
    ]
    assert [block.level for block in draft.blocks] == [1, 1, 2, 2, 1, 0]
    assert _blocks(_draft("<ol type=a reversed><li>One<li>Two</ol>")) == [
        ("list-item", "b. One"),
        ("list-item", "a. Two"),
    ]


def test_quotations_and_their_paragraphs() -> None:
    draft = _draft("<blockquote><p>No boat is late.</p><p>None leaves.</p></blockquote><p>So they say.</p>")
    assert [kind for kind, _ in _blocks(draft)] == ["quotation", "quotation", "paragraph"]


def test_program_text_keeps_its_lines_and_names_its_language() -> None:
    code = "def sail(boat):\n    if boat:\n\n        return  None"
    draft = _draft(f'<pre><code class="hljs language-Python">\n{code}\n</code></pre>')
    assert _blocks(draft) == [("code", code)]
    assert draft.blocks[0].language == "python"
    assert not draft.inlines


def test_a_narrow_table_stands_in_columns() -> None:
    draft = _draft(
        "<table><caption>Boats of the harbour</caption><thead><tr><th>Boat<th>Built</thead>"
        "<tr><td>Eider<td>1951<tr><td>Long&shy;tail<td>1962</table>"
    )
    kinds = [block.kind for block in draft.blocks]
    assert kinds == [BlockKind.CAPTION, BlockKind.TABLE]
    lines = draft.blocks[1].span.of(draft.text).replace("\xad", "").split("\n")
    assert lines[:2] == ["Boat       Built", "Eider       1951"]


def test_a_wide_table_has_strokes_and_cells_that_span() -> None:
    long = "a cell with a good many words in it that fills most of a line"
    draft = _draft(
        f"<table><tr><td>{long}<td>{long}<td>x<tr><td rowspan=2>A<td colspan=2>B<tr><td>C<td>D</table>"
    )
    assert draft.text.split("\n")[1:] == ["A | B |", "| C | D"]


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell() -> None:
    draft = _draft("<table><tr><td><h1>Ferry rests</h1><td><table><tr><td>Home</table></table>")
    assert BlockKind.TABLE not in {block.kind for block in draft.blocks}


def test_captions_belong_to_pictures_and_credits_stand_alone() -> None:
    draft = _draft(
        '<figure><img data-src="/ferry.jpg" src="data:image/gif;base64,R0" alt="x">'
        '<figcaption>The ferry at its quay. <span class="credit">Photo: Bo Hale</span></figcaption></figure>'
    )
    assert _blocks(draft) == [("caption", "The ferry at its quay."), ("credit", "Photo: Bo Hale")]
    assert _inlines(draft, InlineKind.IMAGE) == [
        ("The ferry at its quay.", "https://solvik.example/ferry.jpg")
    ]


def test_a_picture_without_a_caption_has_the_words_that_describe_it() -> None:
    draft = _draft(
        '<p>Rain fell.</p><img src="q.png" alt="A ferry lies at the quay"><img alt="IMG_2031.jpg">'
    )
    assert _blocks(draft)[1:] == [("paragraph", "A ferry lies at the quay")]
    assert _inlines(draft, InlineKind.IMAGE) == [
        ("A ferry lies at the quay", "https://solvik.example/news/q.png")
    ]


def test_signs_that_are_pictures_stand_in_their_line() -> None:
    assert _draft('<p>Sail <img class="emoji" src="e.png" alt="⛵"> on.</p>').text == "Sail ⛵ on."


def test_links_emphasis_and_code_in_a_line() -> None:
    draft = _draft(
        '<p>The <em>harbour <a href="../board.html?x=1">board</a></em> <b>met</b> on '
        '<a href="#top">Monday</a> and ran <code>ls</code>. <a href="javascript:void(0)">Share</a></p>'
    )
    assert draft.text == "The harbour board met on Monday and ran ls. Share"
    assert _inlines(draft, InlineKind.LINK) == [("board", "https://solvik.example/board.html?x=1")]
    assert _inlines(draft, InlineKind.EMPHASIS) == [("harbour board", "")]
    assert _inlines(draft, InlineKind.STRONG) == [("met", "")]
    assert _inlines(draft, InlineKind.CODE) == [("ls", "")]


def test_links_follow_the_base_of_the_page_and_its_canonical_address() -> None:
    draft = _draft('<a href="a.html">A boat</a>', '<base href="/deep/">')
    assert _inlines(draft, InlineKind.LINK) == [("A boat", "https://solvik.example/deep/a.html")]
    page = b'<html><link rel=canonical href="https://quay.example/x/y"><body><a href="z">A boat</a>'
    assert _inlines(draft_from_bytes(page, "saved.html"), InlineKind.LINK) == [
        ("A boat", "https://quay.example/x/z")
    ]


def test_an_inline_stretch_goes_on_in_the_next_block() -> None:
    draft = _draft('<a href="/story"><h3>Ferry rests</h3><p>Its engine is old.</p></a>')
    assert _inlines(draft, InlineKind.LINK) == [
        ("Ferry rests", "https://solvik.example/story"),
        ("Its engine is old.", "https://solvik.example/story"),
    ]


def test_notes_numbers_and_formulas_are_raised_and_lowered() -> None:
    draft = _draft(
        "<p>It weighs 10<sup>3</sup> kg of H<sub>2</sub>O."
        '<sup><a href="#fn1">1</a></sup> On the 1<sup>st</sup>.</p>'
    )
    assert draft.text == "It weighs 10³ kg of H₂O.¹ On the 1st."
    assert _inlines(draft, InlineKind.FOOTNOTE) == [("¹", "#fn1")]


def test_line_breaks_stay_and_two_of_them_part_paragraphs() -> None:
    draft = _draft("One winter<br>\none boat<br><br/>One quay <br> <br>\n<br>alone")
    assert _blocks(draft) == [
        ("paragraph", "One winter\none boat"),
        ("paragraph", "One quay"),
        ("paragraph", "alone"),
    ]


def test_quotes_ruby_hidden_addresses_and_touching_spans() -> None:
    draft = _draft(
        "<p><q>Aye</q>, said <ruby>漢<rt>kan</rt></ruby>.</p>"
        '<p>Write to <a class="__cf_email__" data-cfemail="0d626c4d7c236265">[hidden]</a>.</p>'
        "<p><span>By Ann</span><span>Monday</span>, <b>T</b>he end.</p>"
    )
    assert draft.text == "“Aye”, said 漢(kan).\n\nWrite to oa@q.oh.\n\nBy Ann Monday, The end."


def test_a_rule_is_a_block() -> None:
    assert _blocks(_draft("<p>One.</p><hr><p>Two.</p>"))[1] == ("rule", "* * *")


@pytest.mark.parametrize(
    "page",
    [
        "<p>One <b>boat<p>Two <i>boats",
        "<div><p>One boat</div></div></p><p>Two boats</body>",
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
        "<body><p>One boat</p><p>Two boats</p></body></html>",
        "<html><body><p class='a' class=b <p>One boat</p><p>Two boats",
    ],
)
def test_broken_markup_and_xhtml_are_read(page: str) -> None:
    draft = draft_from_bytes(page.encode(), "page.xhtml")
    assert draft.text.replace("<p>", "").endswith("One boat\n\nTwo boats")
