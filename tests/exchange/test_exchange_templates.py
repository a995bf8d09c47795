"""Templates: what they can say, how their mistakes are told, and what they cannot do."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from notes_of import ALL, FEES, GATE, PIER, TEXT, article, marked, placed

from reader.article import Analysis, Annotation, Colour, Entity, EntityKind, Mention, Span
from reader.errors import ExportError
from reader.exchange import Export, ExportOptions
from reader.exchange import sandbox as box
from reader.exchange.markdown import MARKDOWN
from reader.exchange.merging import merged
from reader.exchange.notes import note
from reader.exchange.templates import whole_note, with_entry


def export(*annotations: Annotation, **options: object) -> Export:
    start = TEXT.index("Runa Holt")
    holt = Entity("e1", "Runa Holt", EntityKind.PERSON, (Mention(Span(start, start + 9)),), ("Holt",))
    return Export(
        article(),
        placed(annotations),
        analysis=Analysis((holt,)),
        options=ExportOptions(**options),  # type: ignore[arg-type]
    )


def made(template: str, *annotations: Annotation) -> str:
    text = whole_note(export(*annotations or ALL), MARKDOWN, template, "mine.md")
    return re.sub(r"\n*<!--.*?-->\n*", "\n", text).strip()


def test_a_template_says_what_is_known_of_article_highlights_and_names() -> None:
    text = made(
        "# {{ article.title|mdescape }} ({{ highlights|length }})\n"
        "{% for h in highlights %}\n"
        "{{ h.number }}. {{ h.text }} {{ h.colour }} {{ h.section }} {{ h.tags|join('/') }}\n"
        "{% endfor %}\n"
        "{{ entities|map(attribute='name')|join(', ') }}",
        FEES,
        PIER,
    )
    assert text == (
        "# The Ferry Stays (2)\n1. The council raised the fees in May. green The Fees fees\n"
        "2. The ferry waited at the pier. yellow The Winter \nRuna Holt"
    )


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("'a #tag\n\nb'|bq", "> a \\#tag\n>\n> b"),
        ("'*a*'|bq(escape=false)", "> *a*"),
        ("'2031-05-02T08:00:00.000Z'|date('%Y')", "2031"),
        ("'some day'|date", "some day"),
        ("'Ærø & Sønner: 2'|slug", "aero-sonner-2"),
        ("'[[x]] #y'|mdescape", "\\[\\[x\\]\\] \\#y"),
        ("['a: b', 3]|yaml", '["a: b", 3]'),
        ("'Runa [Holt]'|wikilink", "[[Runa Holt]]"),
        ("'Runa Holt'|wikilink('Holt')", "[[Runa Holt|Holt]]"),
    ],
)
def test_filters(expression: str, shown: str) -> None:
    assert made("{{ " + expression + " }}") == shown


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (
            "\n{{ article.titel }}",
            "mine.md, line 2: there is no “article.titel” here (did you mean “article.title”?).",
        ),
        (
            "{% for h in highlights %}\n{{ h.colour }}\n{{ h.foo.bar|upper }}{% endfor %}",
            "mine.md, line 3: there is no “h.foo” here, which “h.foo.bar” asks for.",
        ),
        ("{% for t in article.tagz %}{% endfor %}", "mine.md, line 1: there is no “article.tagz” here"),
        ("{% if highlights[0].nott %}{% endif %}", "mine.md, line 1: there is no “highlights[0].nott” here"),
        (
            "{% macro m(x) %}\n{{ x.colr }}{% endmacro %}\n{{ m(highlights[0]) }}",
            "mine.md, line 2: there is no “x.colr” here (did you mean “x.colour”?).",
        ),
        ("{{ highlights[99].text }}", "mine.md, line 1: list object has no element 99."),
        ("{{ x }}", "mine.md, line 1: there is no “x” here."),
        ("a\nb\n{% if %}", "mine.md, line 3: "),
        ("{{ 1|nothing }}", "mine.md, line 1: there is no filter “nothing”"),
        ("{{ 'a'|wikilnk }}", "mine.md, line 1: there is no filter “wikilnk” (did you mean “wikilink”?)."),
        ("{{ 1 is evn }}", "mine.md, line 1: there is no test “evn” (did you mean “even”?)."),
        ("{{ 1 / 0 }}", "mine.md, line 1: division by zero."),
        ("{% include 'other' %}", "mine.md, line 1: there is no template “other” beside it to be taken in."),
        ("{{ article.__class__ }}", "mine.md, line 1: templates may not do that"),
        ("{{ ''.format }}", "mine.md, line 1: templates may not do that"),
        ("{{ 'a' * 10 ** 9 }}", "mine.md, line 1: that makes more than"),
        ("{{ 9 ** 9 ** 9 }}", "mine.md, line 1: that number is too large."),
        ("{% for i in range(1000000) %}{% endfor %}", "mine.md, line 1: a range has at most"),
        ("{{ article.text|replace('', article.text * 1000) }}", "mine.md, line 1: that makes more than"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "mine.md, line 1: the template calls itself"),
        (
            "{% set n = namespace(s='ab') %}{% for i in range(99) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
            "mine.md, line 1: that makes more than",
        ),
        (
            "{% for i in range(99999) %}{{ article.text }}{% endfor %}",
            "mine.md, line 1: that makes more than",
        ),
    ],
)
def test_mistakes_are_told_with_template_and_line(template: str, words: str) -> None:
    with pytest.raises(ExportError) as caught:
        made(template)
    assert str(caught.value).startswith(words)


def test_a_mistake_is_shown_with_the_line_it_stands_in() -> None:
    with pytest.raises(ExportError) as caught:
        made("a\n  {{ highlights[0].start + 'b' }}\n")
    assert caught.value.hint == "it says: {{ highlights[0].start + 'b' }}"
    with pytest.raises(ExportError) as caught:
        made("a\n{% for h in %}\n")
    assert caught.value.hint == "it says: {% for h in %}"


def test_a_template_takes_in_others_and_their_mistakes_are_theirs() -> None:
    texts = {
        "one.md": "{{ h.text }}{% include 'sign.md' %}",
        "sign.md": " — mine",
        "bad.md": "a\n{{ h.txt }}",
        "worse.md": "{% if %}",
        "again.md": "{% include 'again.md' %}",
    }

    def taking(name: str) -> str:
        source = "{% for h in highlights %}{% include '" + name + "' %}{% endfor %}"
        return whole_note(export(GATE), MARKDOWN, source, "mine.md", texts.get)

    assert "Nobody came. — mine" in taking("one.md")
    for name, words in (
        ("bad.md", "bad.md, line 2: there is no “h.txt” here"),
        ("worse.md", "worse.md, line 1: "),
        ("none.md", "mine.md, line 1: there is no template “none.md” beside it"),
        ("again.md", "again.md, line 1: the template calls itself without end"),
    ):
        with pytest.raises(ExportError) as caught:
            taking(name)
        assert str(caught.value).startswith(words)


def test_a_loop_that_writes_nothing_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(box, "MOST_SECONDS", 0.05)
    with pytest.raises(ExportError, match="it ran for more than"):
        made("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")


@given(st.text(alphabet="{}%#'\"|.()[]~*hx \n", max_size=40))
def test_no_template_breaks_with_anything_but_its_own_error(template: str) -> None:
    try:
        made(template)
    except ExportError as error:
        assert "mine.md" in str(error)


def test_what_can_be_missing_can_be_asked_for() -> None:
    assert made("{{ article.nothing|default('none') }}{% if nothing is defined %}x{% endif %}") == "none"


WHOLE = """{{ front }}

# {{ article.title }}
{% for h in highlights %}

{% unit h %}
- {{ h.text|mdescape }} ({{ h.colour }}) ^{{ h.block }}
{% endunit %}
{% endfor %}
"""


@pytest.mark.parametrize(
    "template",
    [WHOLE, WHOLE.replace("{% unit h %}", "{{ h.entry }}{#").replace("endunit %}", "endunit %}#}")],
)
def test_edits_are_kept_in_a_note_of_a_template(template: str) -> None:
    text = whole_note(export(GATE, FEES), MARKDOWN, template, "mine.md")
    edited = text.replace("Nobody came.", "Nobody came, ever.")
    pink = export(replace(GATE, colour=Colour.PINK), replace(FEES, colour=Colour.PINK), PIER)
    new = whole_note(pink, MARKDOWN, template, "mine.md")
    after = merged(edited, new)
    assert "Nobody came, ever." in after
    assert "green" not in after
    assert "The ferry waited" in after
    assert merged(after, new) == after


def test_a_note_without_marks_is_one_passage() -> None:
    template = (
        "---\nid: {{ article.id|yaml }}\n---\n\n{% for h in highlights %}\n- {{ h.text }}\n{% endfor %}\n"
    )
    text = whole_note(export(GATE), MARKDOWN, template, "mine.md")
    new = whole_note(export(GATE, FEES), MARKDOWN, template, "mine.md")
    assert merged(text, new) == new
    edited = text.replace("came.", "came. Mine.")
    after = merged(edited, new)
    assert "- Nobody came. Mine." in after
    assert "- The council" in after
    assert merged(after, new) == after


def test_the_template_of_one_highlight_stands_in_the_note_of_the_preset() -> None:
    style = with_entry(MARKDOWN, "* {{ h.text }} — {{ article.title }}", "one.md")
    text = note(export(GATE, FEES), style)
    assert re.search(
        r"<!-- h-00000001 \w+ -->\n\* Nobody came. — The Ferry Stays\n<!-- /h-00000001 -->", text
    )
    assert "## The Fees" in text
    with pytest.raises(ExportError, match=r"one.md, line 1: there is no “h.txt” here"):
        note(export(GATE), with_entry(MARKDOWN, "{{ h.txt }}", "one.md"))


def test_names_become_links_on_request() -> None:
    opening = marked(6, "Runa Holt opened the gate at six.")
    assert "> [[Runa Holt]] opened" in note(export(opening, wikilinks=True), MARKDOWN)
    assert "> Runa Holt opened" in note(export(opening), MARKDOWN)


@given(st.text(max_size=60))
def test_whatever_is_escaped_shows_as_the_words_it_is(text: str) -> None:
    words = export(replace(GATE, note=text))
    quoted = whole_note(words, MARKDOWN, "{{ highlights[0].note|bq }}", "mine.md")
    kinds = {token.type for token in MarkdownIt("commonmark").parse(quoted)}
    assert kinds <= {
        *("blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close", "inline", "html_block")
    }
