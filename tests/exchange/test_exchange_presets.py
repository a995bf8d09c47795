"""The presets: what each promises its program, and that none of them changes a word."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from notes_of import ALL, FEES, GATE, TEXT, article, marked, placed

from reader.article import AnchorState, Annotation, AnnotationKind, Colour, Meta, Placed, Span
from reader.article.anchors import make_anchor
from reader.exchange import FORMATS, Export, ExportOptions, LinkBack, exported_id
from reader.exchange.escaping import escaped_line, escaped_paragraphs, plain_lines
from reader.exchange.highlights import Section, highlights_of
from reader.exchange.merging import merged
from reader.exchange.notefile import taken_apart
from reader.exchange.notes import collected_note, highlight_note
from reader.exchange.orgmode import org_words
from reader.exchange.presets import logseq_tag, tag_word
from reader.exchange.quarto import QUARTO, key_of
from reader.exchange.references import citation_key

NOTES = [name for name, known in FORMATS.items() if known.style is not None]
IN_MARKDOWN = [name for name in NOTES if name != "org"]


def text_of(name: str, *annotations: Annotation, **options: object) -> str:
    found = Export(article(), placed(annotations), options=ExportOptions(**options))  # type: ignore[arg-type]
    return FORMATS[name].text(found)


@pytest.mark.parametrize("name", NOTES)
def test_each_is_found_again_by_its_id_and_keeps_edits(name: str) -> None:
    text = text_of(name, GATE, FEES)
    assert exported_id(text) == "f" * 32
    assert merged(text, text_of(name, GATE, FEES)) == text
    edited = text.replace("Nobody came.", "Nobody came, I say.")
    new = text_of(name, replace(GATE, colour=Colour.PINK), replace(FEES, colour=Colour.PINK), *ALL[2:])
    after = merged(edited, new)
    assert "Nobody came, I say." in after
    assert "nine days" in after
    assert merged(after, new) == after
    gone = merged(after, text_of(name))
    assert "nine days" not in gone
    assert "Nobody came, I say." in gone
    assert ("+Nobody" if name == "org" else "~~Nobody") in gone
    assert merged(gone, text_of(name)) == gone


@pytest.mark.parametrize("name", NOTES)
def test_an_unedited_file_becomes_what_would_be_written_anew(name: str) -> None:
    assert merged(text_of(name, GATE), text_of(name, *ALL)) == text_of(name, *ALL)
    assert merged(text_of(name, *ALL), text_of(name, FEES)) == text_of(name, FEES)


def words_shown(markdown: str) -> str:
    """Return the letters that CommonMark shows of a note, without its marks and front matter."""
    tokens = MarkdownIt("commonmark").parse(re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL))
    shown = []
    for token in tokens:
        shown += [child.content for child in token.children or [] if child.type in ("text", "code_inline")]
    return re.sub(r"\s+", "", "".join(shown))


@pytest.mark.parametrize("name", IN_MARKDOWN)
@given(
    text=st.text(min_size=1, max_size=50)
    | st.text(alphabet="#>-*_[]`~<&$^=:|(){}@! \na1.", min_size=1, max_size=40)
)
def test_the_words_are_shown_as_they_are(name: str, text: str) -> None:
    annotation = Annotation(
        "1" * 32, "f" * 32, AnnotationKind.HIGHLIGHT, make_anchor(text, Span(0, len(text))), note=text
    )
    source = replace(article(), text=text, blocks=(), meta=Meta(title="T"))
    export = Export(source, [Placed(annotation, Span(0, len(text)), AnchorState.EXACT)])
    shown = words_shown(FORMATS[name].text(export))
    said = re.sub(r"\s+", "", plain_lines(text))
    assert shown.count(said) >= (2 if said else 0)


def test_obsidian_has_callouts_by_colour_and_tags() -> None:
    text = text_of("obsidian", replace(FEES, tags=("to do", "#law/sea", "2031")), colours={"green": "Facts"})
    assert "> [!success] Facts\n> The council" in text
    assert 'tags: ["2031-", "law/sea", "to-do"]' in text
    assert "> #to-do · #law/sea · #2031- · " in text
    assert re.search(r"\n\n\^h-00000002\n\n<!-- /h-00000002 -->", text)


def test_logseq_has_an_outline_with_properties() -> None:
    text = text_of("logseq", FEES)
    assert text.startswith(f"broadsheet-id:: {'f' * 32}\ntitle:: The Ferry Stays\n")
    assert (
        "- hl-color:: green\n  id:: 00000002-0000-0002-0000-000200000002\n"
        "  > The council raised the fees in May.\n" in text
    )
    edited = text.replace("title:: The Ferry Stays", "title:: Mine\nalias:: boat")
    after = merged(edited, text_of("logseq", FEES, GATE))
    assert "title:: Mine\nalias:: boat\n" in after
    assert "highlights:: 2\n" in after


@pytest.mark.parametrize("name", ["markdown", "obsidian", "readwise", "plain"])
def test_a_heading_that_ends_in_number_signs_keeps_them(name: str) -> None:
    source = replace(article(), meta=Meta(title="Learning C #"))
    text = FORMATS[name].text(Export(source, placed((GATE,))))
    assert "<h1>Learning C #</h1>" in MarkdownIt().render(text)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("TODO in May :fees:", "\u200bTODO in May :fees:\u200b"),
        ("[#A] DONE", "\u200b[#A] DONE"),
        (":fees:", "\u200b:fees:"),
        ("The mill: paid", "The mill: paid"),
    ],
)
def test_a_heading_of_org_has_no_keyword_and_no_tags_by_its_words(words: str, shown: str) -> None:
    anchor = make_anchor(words, Span(0, len(words)))
    source = replace(article(), text=words, blocks=(), meta=Meta(title="T"))
    one = Placed(replace(GATE, anchor=anchor), Span(0, len(words)), AnchorState.EXACT)
    assert f"\n* {shown}\n:PROPERTIES:" in FORMATS["org"].text(Export(source, [one]))


def test_org_has_headings_with_drawers() -> None:
    text = text_of("org", GATE, FEES)
    assert "* Nobody came.\n:PROPERTIES:\n:CUSTOM_ID: h-00000001\n" in text
    assert "* The Fees\n" in text
    assert "** The council raised the fees in May.  :fees:\n" in text
    assert "#+begin_quote\nThe council raised the fees in May.\n#+end_quote\n" in text


@given(st.text(max_size=60))
def test_org_never_takes_words_for_headings_or_ends_of_blocks(text: str) -> None:
    annotation = Annotation(
        "1" * 32, "f" * 32, AnnotationKind.HIGHLIGHT, make_anchor(text, Span(0, len(text))), note=text
    )
    source = replace(article(), text=text, blocks=(), meta=Meta(title="T"))
    org = FORMATS["org"].text(Export(source, [Placed(annotation, Span(0, len(text)), AnchorState.EXACT)]))
    assert len(re.findall(r"^\*+ ", org, re.MULTILINE)) == 1
    assert org.count("#+end_quote") - text.count("#+end_quote") <= 1
    assert len(re.findall(r"^#\+end_quote", org, re.MULTILINE)) == 1


def test_quarto_cites_the_article() -> None:
    meta = Meta(
        title="The Long Ferry", authors=("Tove Brandt",), published="2031-05-01", source="https://a.example/x"
    )
    export = Export(replace(article(), meta=meta), placed([FEES]))
    text = FORMATS["quarto"].text(export)
    assert key_of(export) == citation_key(export.article) == "brandt2031long"
    assert '\ntitle: "The Long Ferry"\n' in text
    assert '\nauthor: ["Tove Brandt"]\ndate: "2031-05-01"\n' in text
    assert '  - id: "brandt2031long"\n    type: "webpage"\n' in text
    assert '    author:\n      - {family: "Brandt", given: "Tove"}\n' in text
    assert '    issued: "2031-05-01"\n    URL: "https://a.example/x"\n---\n' in text
    assert "\n# " not in text  # the title is that of the front matter
    assert "> [@brandt2031long]\n" in text
    assert key_of(Export(replace(article(), meta=Meta()), [])) == "articleffffffff"
    renamed = replace(export, article=replace(article(), meta=replace(meta, title="The Short Ferry")))
    assert '"brandt2031short"' in merged(text, FORMATS["quarto"].text(renamed))


def test_in_one_note_of_several_articles_no_two_are_cited_alike() -> None:
    meta = Meta(title="The Long Ferry", authors=("Tove Brandt",), published="2031-05-01")
    one = Export(replace(article(), id="1" * 32, meta=meta), placed([FEES]))
    other = Export(replace(article(), id="2" * 32, meta=meta), placed([GATE]))
    text = collected_note([one, other], QUARTO, "0" * 32, "Highlights")
    assert text.count("[@brandt2031long]") == text.count("[@brandt2031long-2]") == 1
    assert text.count('  - id: "brandt2031long"') == text.count('  - id: "brandt2031long-2"') == 1
    assert "\n# " not in text
    single = highlight_note(one, QUARTO, highlights_of(one)[0])
    assert '  - id: "brandt2031long"' in single.split("---\n")[1]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [("fees", "#fees"), ("to read", "#[[to read]]"), ("a/b", "#a/b"), ("[x], y", "#[[x , y]]"), ("#", "")],
)
def test_a_tag_of_several_words_is_one_in_logseq(tag: str, shown: str) -> None:
    assert logseq_tag(tag) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("see @holt {x}", "see \\@holt \\{x\\}"),
        ("a. first", "a\\. first"),
        ("(i) first", "\\(i) first"),
        (": so", "\\: so"),
    ],
)
def test_quarto_escapes_what_only_pandoc_knows(words: str, shown: str) -> None:
    annotation = Annotation(
        "1" * 32, "f" * 32, AnnotationKind.HIGHLIGHT, make_anchor(words, Span(0, len(words)))
    )
    source = replace(article(), text=words, blocks=())
    text = FORMATS["quarto"].text(
        Export(source, [Placed(annotation, Span(0, len(words)), AnchorState.EXACT)])
    )
    assert f"> {shown}\n" in text


def test_readwise_lists_metadata_and_highlights() -> None:
    text = text_of("readwise", GATE, FEES)
    assert (
        "## Metadata\n- Full Title: The Ferry Stays\n- Category: #articles\n- Document Tags: #fees\n" in text
    )
    assert (
        "- The council raised the fees in May. (`broadsheet open ffffffffffff --at 00000002`) ^h-00000002\n"
        "    - Tags: #fees\n" in text
    )


@pytest.mark.parametrize("name", NOTES)
def test_ways_back(name: str) -> None:
    assert "--at 00000002" in text_of(name, FEES)
    assert "broadsheet://open/ffffffffffff/00000002" in text_of(name, FEES, link=LinkBack.URI)
    assert "--at" not in text_of(name, FEES, link=LinkBack.NONE)
    page = replace(article(), meta=Meta(title="T", source="https://a.example/x#y"))
    export = Export(page, placed([FEES]), options=ExportOptions(link=LinkBack.SOURCE))
    text = FORMATS[name].text(export)
    assert "https://a.example/x#:~:text=The%20council%20raised%20the%20fees%20in%20May." in text


def test_context_is_the_sentence_around() -> None:
    text = text_of("markdown", marked(9, "raised the fees"), context=True)
    assert "**Context:** The council raised the fees in May.\n" in text
    assert "Context" not in text_of("markdown", FEES, context=True)


def test_front_matter_has_the_facts_in_their_order() -> None:
    meta = Meta("T", ("A",), "S", "2031-01-02", source="/x.txt")
    export = Export(replace(article(), meta=meta), placed([FEES]), read="2031-02-03")
    front = FORMATS["markdown"].text(export).split("---\n")[1]
    keys = re.findall(r"^(\w+):", front, re.MULTILINE)
    wanted = "id title authors source site published read tags highlights content_hash broadsheet"
    assert " ".join(keys) == wanted
    assert all(json.loads(line.partition(": ")[2]) is not None for line in front.strip().split("\n"))


@pytest.mark.parametrize(
    ("tag", "word"), [("to do", "to-do"), ("#a/b", "a/b"), ("!?", ""), ("2031", "2031-"), ("é_x", "é_x")]
)
def test_tags_become_words(tag: str, word: str) -> None:
    assert tag_word(tag) == word


def test_sections_are_the_headings_of_the_article() -> None:
    text = text_of("markdown", *ALL)
    at = [
        text.index(words)
        for words in ("^h-00000001", "## The Fees", "^h-00000002", "## The Winter", "^h-00000005")
    ]
    assert at == sorted(at)
    assert TEXT.startswith("The Ferry Stays")
    assert "## The Ferry Stays" not in text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("see https://a.example/b_c_d.", "see <https://a.example/b_c_d>."),
        ("(https://a.example/~x)", "(<https://a.example/~x>)"),
        ("https://a.example/b and a_b", "https://a.example/b and a\\_b"),
        ("- https://a.example/_b_", "\\- <https://a.example/_b>\\_"),
    ],
)
def test_an_address_has_no_backslash_that_would_be_a_part_of_it(words: str, shown: str) -> None:
    assert escaped_line(words) == shown
    assert escaped_paragraphs(words) == [[shown]]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a /slanted/ word", "a /\u200bslanted/ word"),
        ("C:\\temp", "C:\\backslash{}temp"),
        ("src_x{a}", "src\u200b_\u200bx{a}"),
        ("https://a.example/b_c", "https://a.example/b_c"),
        ("* star", "\u200b* star"),
    ],
)
def test_org_shows_the_words_as_they_are(words: str, shown: str) -> None:
    assert org_words(words) == shown


@pytest.mark.parametrize("name", NOTES)
@pytest.mark.parametrize(
    "line",
    [
        "<!-- /h-00000001 -->",
        "<!-- h-00000002 aaaaaaaa -->",
        "<!-- broadsheet ffffffff units h-1 -->",
        "# /h-00000001",
        "# h-00000002 aaaaaaaa",
        "# broadsheet ffffffff units h-1",
    ],
)
def test_words_that_are_like_our_marks_are_none(name: str, line: str) -> None:
    text = text_of(name, replace(GATE, note=f"First.\n{line}\nLast."))
    assert [part.name for part in taken_apart(text).parts if part.name.startswith("h-")] == ["h-00000001"]
    assert merged(text, text) == text
    assert "Last." not in merged(text, text_of(name, replace(GATE, note="Other.")))


def test_quarto_takes_neither_tags_nor_headings_for_citations() -> None:
    text = text_of("quarto", replace(FEES, tags=("@council", "{x}")))
    assert r"Tags: \@council, \{x\}" in text
    assert QUARTO.heading(Section("s-1", "What @council {#said}", 1)) == r"## What \@council \{\#said\}"
    assert "`broadsheet open ffffffffffff --at 00000002`" in text


def test_a_book_is_cited_as_one() -> None:
    book = replace(article(), meta=Meta(title="The Fees", source="/books/fees.epub"))
    export = Export(book, placed([FEES]))
    assert FORMATS["bibtex"].text(export).splitlines()[1] == "@book{fees,"
    assert json.loads(FORMATS["csl-json"].text(export))[0]["type"] == "book"
