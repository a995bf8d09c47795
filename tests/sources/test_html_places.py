"""Places of a page that its own links lead to: kept where a link leads there, and nowhere else."""

from reader.article import Draft, InlineKind
from reader.sources import draft_from_bytes

BEFORE = "<html><head><title>The mill</title></head><body><article><h1>The mill</h1>"
WORDS = (
    "<p>The wheel turned as long as there was water, and the miller slept beside it with one eye open.</p>"
)


def drafted(markup: str, name: str = "saved.html") -> Draft:
    return draft_from_bytes(f"{BEFORE}{WORDS}{markup}{WORDS}</article></body></html>".encode(), name)


def of_kind(draft: Draft, kind: InlineKind, length: int = 6) -> list[tuple[str, str]]:
    return [
        (draft.text[one.span.start : one.span.start + length], one.target)
        for one in draft.inlines
        if one.kind is kind
    ]


def test_the_element_a_link_leads_to_is_a_place_at_its_first_word() -> None:
    draft = drafted('<p>See <a href="#b">below</a>.</p><div id="b"><p id="c">Second part.</p></div>')
    assert of_kind(draft, InlineKind.PLACE) == [("Second", "b")]
    assert of_kind(draft, InlineKind.LINK, 5) == [("below", "#b")]


def test_a_note_and_the_way_back() -> None:
    draft = drafted(
        '<p>It ran.<sup id="r1"><a href="#fn1">1</a></sup></p>'
        '<ol><li id="fn1">Until 1871. <a href="#r1">↩</a></li></ol>'
    )
    assert of_kind(draft, InlineKind.PLACE, 1) == [("¹", "r1"), ("U", "fn1")]
    assert of_kind(draft, InlineKind.FOOTNOTE, 1) == [("¹", "#fn1")]
    assert ("↩", "#r1") in [(words[:1], target) for words, target in of_kind(draft, InlineKind.LINK)]


def test_a_link_to_no_place_is_none() -> None:
    draft = drafted('<p>Go to the <a href="#top">top</a>, <a href="#">here</a>, <a href="#x">there</a>.</p>')
    assert of_kind(draft, InlineKind.LINK) == []
    assert of_kind(draft, InlineKind.PLACE) == []


def test_an_empty_anchor_names_what_follows_it() -> None:
    draft = drafted('<p>See <a href="#s">it</a>.</p><a name="s"></a><p><img src="x.png"></p><p>Stones.</p>')
    assert of_kind(draft, InlineKind.PLACE) == [("Stones", "s")]


def test_names_may_be_written_in_percent_and_stand_twice() -> None:
    draft = drafted('<p><a href="#caf%C3%A9">See</a></p><p id="café">One.</p><p id="café">Two.</p>')
    assert of_kind(draft, InlineKind.PLACE, 4) == [("One.", "café")]


def test_a_page_that_writes_out_its_own_address_links_within_itself() -> None:
    here = "https://mill.example/a.html"
    draft = drafted(
        f'<p><a href="{here}#s">Within</a>, <a href="a.html#s">too</a>, <a href="b.html#s">not</a>.</p>'
        '<p id="s">Stones.</p>',
        here,
    )
    assert [target for _, target in of_kind(draft, InlineKind.LINK)] == [
        "#s", "#s", "https://mill.example/b.html#s",
    ]  # fmt: skip


def test_a_table_and_a_program_can_be_led_to() -> None:
    table = "<table id='t'><tr><th>Year</th><th>Sacks</th></tr><tr><td>1870</td><td>12</td></tr></table>"
    draft = drafted(
        f'<p>See <a href="#t">t</a> and <a href="#c">c</a>.</p>{table}<pre id="c">\n  x = 1</pre>'
    )
    assert [target for _, target in of_kind(draft, InlineKind.PLACE)] == ["t", "c"]
    assert of_kind(draft, InlineKind.PLACE, 1)[1] == ("x", "c")


def test_a_name_at_the_end_of_a_block_is_its_last_sign() -> None:
    draft = drafted('<p><a href="#e">See</a></p><p>It ran.<a id="e"></a></p>')
    assert of_kind(draft, InlineKind.PLACE, 1) == [(".", "e")]
