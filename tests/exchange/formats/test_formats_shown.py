"""Formats that show the words: whatever they are, they arrive as words, and are never taken for markup."""

import csv
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from formats.values import TEXT, articles, many, somewhere
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.article import (
    AnchorState,
    Annotation,
    AnnotationKind,
    Article,
    Block,
    BlockKind,
    Colour,
    Meta,
    Placed,
    Span,
)
from reader.article.anchors import make_anchor
from reader.article.segments import paragraphs
from reader.exchange.csv_table import (
    COLUMNS,
    READWISE_COLUMNS,
    tags_cell,
    tags_of_cell,
    to_csv,
    to_readwise_csv,
)
from reader.exchange.escaping import plain_lines
from reader.exchange.foreign import ForeignFile
from reader.exchange.importing import read_foreign_file
from reader.exchange.latex import to_latex
from reader.exchange.model import Export
from reader.exchange.plain_text import to_text
from reader.exchange.references import citation_key, to_bibtex, to_csl_json
from reader.exchange.tex import escaped
from reader.exports import all_formats
from reader.exports.typeset import to_ansi, to_html

QUICK = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])


class Shown(HTMLParser):
    """The words of a page's article, and its elements; fails on what is not closed."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: dict[str, str] = {"article": "", "section": "", "title": ""}
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        self.ids += [facts["id"] or ""] if "id" in facts else []
        self.links += [facts["href"] or ""] if "href" in facts else []
        assert tag != "script"
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for place in self.words:
            if place in self.open and "sup" not in self.open:
                self.words[place] += data


def with_blocks(article: Article) -> Article:
    return replace(article, blocks=tuple(Block(span) for span in paragraphs(article.text)))


@QUICK
@given(articles(), many())
def test_a_page_shows_the_words_and_is_well_formed(article: Article, ones: list[Annotation]) -> None:
    whole = with_blocks(article)
    placed = somewhere(article, ones)
    page = to_html(whole, placed)
    page.encode("utf-8")
    shown = Shown(page)
    words = "".join(plain_lines(block.span.of(article.text)) for block in whole.blocks)
    assert re.sub(r"\s", "", words) in re.sub(r"\s", "", shown.words["article"])
    assert len(set(shown.ids)) == len(shown.ids)
    inside = [link[1:] for link in shown.links if link.startswith("#")]
    assert set(inside) <= set(shown.ids)
    for one in ones:
        note = re.sub(r"\s", "", plain_lines(one.note.strip()))
        assert one.deleted or note in re.sub(r"\s", "", shown.words["section"])


def test_a_page_has_marks_notes_and_a_title(article: Article, placed: list[Placed]) -> None:
    page = to_html(with_blocks(article), placed, "c" * 32)
    shown = Shown(page)
    assert shown.words["title"] == article.meta.title
    assert page.count('class="highlight-green"') >= 1
    assert "@media print" in page
    assert "c" * 32 in page
    assert "who voted?" in shown.words["section"]
    assert "— Runa Holt" in shown.words["section"]
    assert "no longer in the article" in shown.words["section"]
    assert "deleted" not in shown.words["section"]


def test_each_kind_of_block_has_its_element() -> None:
    text = "Title\n\nPart\n\nsaid\n\none\n\ntwo\n\ncode  x\n\n---\n\nunder it"
    kinds = ["title", "heading", "quotation", "list-item", "list-item", "code", "rule", "caption"]
    blocks = tuple(
        Block(span, BlockKind(kind), 2) for span, kind in zip(paragraphs(text), kinds, strict=True)
    )
    article = Article("a", text, blocks, meta=Meta(title="Title"))
    page = to_html(article, [])
    for element in (
        "<h1>Title</h1>",
        "<h2>Part</h2>",
        "<blockquote>\n<p>said</p>\n</blockquote>",
        "<ul>\n<li>one</li>\n<li>two</li>\n</ul>",
        "<pre>code  x</pre>",
        "<hr>",
        '<p class="caption">under it</p>',
    ):
        assert element in page
    latex = to_latex(article, [])
    for words in (r"\section*{Part}", r"\begin{quotation}", r"\item {}one", r"\ttfamily", r"\emph{under it}"):
        assert words in latex
    assert latex.count(r"\begin{itemize}") == latex.count(r"\end{itemize}") == 1


def braces_balance(text: str) -> bool:
    depth = 0
    for sign in re.sub(r"\\[\\{}%]", "", text):
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


@QUICK
@given(articles(), many())
def test_latex_has_nothing_in_it_that_tex_would_choke_on(article: Article, ones: list[Annotation]) -> None:
    text = to_latex(with_blocks(article), somewhere(article, ones))
    text.encode("utf-8")
    body = text.partition(r"\begin{document}")[2]
    assert braces_balance(text)
    assert text.count(r"\begin{") == text.count(r"\end{")
    assert not re.search(r"(?<!\\)(?:\\\\)*[#$&_^]", body)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", body)
    assert not re.search(r"(?<!\\)%", body)


@given(TEXT)
def test_tex_gives_back_the_words_it_was_given(text: str) -> None:
    signs = {
        "textbackslash": "\\", "textasciicircum": "^", "textasciitilde": "~", "textless": "<",
        "textgreater": ">", "textbar": "|", "textquotedbl": '"', "textasciigrave": "`",
    }  # fmt: skip
    read = re.sub(r"\\([a-z]+)\{\}", lambda found: signs[found[1]], escaped(text))
    read = re.sub(r"\{([\[\]])\}", r"\1", read)
    read = read.replace("\\kern0pt{}", "")
    assert re.sub(r"\\([{}$&#_%])", r"\1", read) == plain_lines(text) or "{}" in text


@QUICK
@given(articles(), many())
def test_our_table_comes_back(article: Article, ones: list[Annotation]) -> None:
    text = to_csv(article, somewhere(article, ones))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    kept = {one.id: one for one in ones if not one.deleted}
    assert {row["id"] for row in rows} == set(kept)
    for row in rows:
        note = kept[row["id"]].note.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        assert row["note"] == note.encode("utf-8", "replace").decode()
    assert tuple(rows[0] if rows else COLUMNS) == COLUMNS
    importer, reading = read_foreign_file(ForeignFile("x.csv", text.encode()))
    assert importer.name == "csv"
    assert {one.source_id for one in reading.annotations} <= set(kept)


def _as_a_cell_has_it(one: Annotation) -> Annotation:
    """Return an annotation whose texts are as any table can have them."""

    def cell(text: str) -> str:
        plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        return plain.encode("utf-8", "replace").decode("utf-8")

    anchor = one.anchor
    return replace(
        one,
        anchor=replace(
            anchor, exact=cell(anchor.exact), prefix=cell(anchor.prefix), suffix=cell(anchor.suffix)
        ),
        note=cell(one.note),
        tags=tuple(dict.fromkeys(tag for one_tag in one.tags if (tag := cell(one_tag)))),
        speaker=cell(one.speaker),
        cue=cell(one.cue),
        speaker_entity=cell(one.speaker_entity),
        deleted="",
    )


@QUICK
@given(articles(), many())
def test_our_table_loses_nothing(article: Article, ones: list[Annotation]) -> None:
    text = to_csv(article, somewhere(article, ones))
    reading = read_foreign_file(ForeignFile("x.csv", text.encode()), "csv")[1]
    natives = {one.source_id: one.native for one in reading.annotations}
    wanted = {one.id: _as_a_cell_has_it(one) for one in ones if not one.deleted}
    assert natives == wanted


@given(st.lists(st.text(max_size=8).map(str.strip).filter(bool), unique=True, max_size=4))
def test_tags_of_a_cell_are_read_back(tags: list[str]) -> None:
    assert tags_of_cell(tags_cell(tags)) == tuple(tags)


@QUICK
@given(articles(), many())
def test_readwise_s_table_has_a_row_for_each_highlight(article: Article, ones: list[Annotation]) -> None:
    text = to_readwise_csv(article, somewhere(article, ones))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == READWISE_COLUMNS
    assert all(len(row) == len(READWISE_COLUMNS) for row in rows)


@QUICK
@given(articles(), many())
def test_references_can_be_read_by_their_programs(article: Article, ones: list[Annotation]) -> None:
    placed = somewhere(article, ones)
    (item,) = json.loads(to_csl_json(article, placed))
    assert item["id"] == citation_key(article)
    assert re.fullmatch(r"[a-z0-9]+", item["id"])
    entry = to_bibtex(article, placed)
    entry.encode("utf-8")
    depth = 0
    # BibTeX counts every brace, those behind a backslash too.
    for sign in entry:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0
    assert entry.count("@misc{") == 1 or "@misc{" in article.text


def test_a_reference_says_who_wrote_what_where_and_when(article: Article, placed: list[Placed]) -> None:
    entry = to_bibtex(
        replace(article, meta=replace(article.meta, source="https://paper.example/a_b%20c")), placed
    )
    assert entry.startswith(f"% broadsheet: {'a' * 32}\n@misc{{brandt2031harbour,\n")
    assert "author = {Brandt, Tove and" in entry
    assert "year = {2031}" in entry
    assert "url = {https://paper.example/a_b%20c}" in entry
    assert "keywords = {fees, to do, \\#council}" in entry
    (item,) = json.loads(to_csl_json(article, placed))
    assert item["author"][0] == {"family": "Brandt", "given": "Tove"}
    assert item["issued"] == {"date-parts": [[2031, 5, 1]]}
    assert "“We cannot pay that” — Runa Holt" in item["note"]


@pytest.mark.parametrize(
    ("authors", "key"),
    [(("Ada van der Berg",), "vanderberg2031tide"), (("Agency Staff",), "agencystaff2031tide"),
     ((), "2031tide"), (("Müller, Jörg",), "muller2031tide")],
)  # fmt: skip
def test_keys_are_made_of_letters(authors: tuple[str, ...], key: str) -> None:
    meta = Meta(title="The Tide", authors=authors, published="2031-05-01")
    assert citation_key(Article("a", "", meta=meta)) == key


@QUICK
@given(articles(), many())
def test_a_terminal_is_sent_colours_and_nothing_else(article: Article, ones: list[Annotation]) -> None:
    text = to_ansi(with_blocks(article), somewhere(article, ones))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", re.sub(r"\x1b\[[\d;]*m", "", text))


@QUICK
@given(articles(), many())
def test_plain_text_has_every_note(article: Article, ones: list[Annotation]) -> None:
    text = "".join(to_text(article, somewhere(article, ones)).split())
    for one in ones:
        assert one.deleted or "".join(plain_lines(one.note).split()) in text


@pytest.mark.parametrize("name", sorted(all_formats()))
def test_the_same_annotations_give_the_same_bytes(name: str, article: Article, placed: list[Placed]) -> None:
    known = all_formats()[name]
    assert known.write(article, placed, "x" * 32) == known.write(article, placed[::-1], "x" * 32)
    assert known.write(article, [], "x" * 32).endswith("\n")


@pytest.mark.parametrize("name", [name for name, known in sorted(all_formats().items()) if known.join])
def test_several_articles_make_one_file(name: str, article: Article, placed: list[Placed]) -> None:
    join = all_formats()[name].join
    assert join is not None
    both = [Export(article, placed, "1" * 32), Export(replace(article, text="other"), placed, "2" * 32)]
    text = join(both)
    assert text.endswith("\n")
    assert join([]).strip() or name == "bibtex" or name == "text"
    if name == "json":
        assert [row["id"] for row in json.loads(text)["articles"]] == ["1" * 32, "2" * 32]
    elif name == "web-annotation":
        assert json.loads(text)["total"] == 2 * len(placed)
    elif name == "csl-json":
        assert [row["id"] for row in json.loads(text)] == ["brandt2031harbour", "brandt2031harbour-2"]
    elif name == "bibtex":
        assert text.count("@misc{brandt2031harbour,") == text.count("@misc{brandt2031harbour-2,") == 1
    elif name == "text":
        assert text.count("Harbour Fees *Rise* Again: 5 < 6\nTove Brandt") == 2
    else:
        columns = COLUMNS if name == "csv" else READWISE_COLUMNS
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert rows.count(list(columns)) == 1
        assert all(len(row) == len(columns) for row in rows)


HOSTILE = """# ~ ^ & {x} 100% $5 _a_ \\textbf{b} "q" -- --- '' ?` <b> [c] | `d`

• First, the harbour fees of ½ a crown: https://a.example/b_c?d=%20e#f

Паром стоит. 字は大切です。 שלום
"""


def hostile() -> tuple[Article, list[Placed]]:
    whole = Span(0, len(HOSTILE))
    inner = Span(HOSTILE.index("First"), HOSTILE.index("crown"))
    spans = paragraphs(HOSTILE)
    kinds = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH)
    blocks = tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True))
    article = Article("a" * 32, HOSTILE, blocks, meta=Meta(title=HOSTILE, authors=("A & B",)))
    made = [
        Annotation(
            f"{number}" * 32,
            "a" * 32,
            AnnotationKind.HIGHLIGHT,
            make_anchor(HOSTILE, span),
            colour,
            note=HOSTILE,
            tags=("to read", "#x_y"),
        )
        for number, (span, colour) in enumerate(((whole, Colour.PINK), (inner, Colour.GREEN)))
    ]
    return article, [Placed(one, Span(one.anchor.start, one.anchor.end), AnchorState.EXACT) for one in made]


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="there is no LaTeX here")
def test_latex_compiles(tmp_path: Path) -> None:
    text = to_latex(*hostile())
    (tmp_path / "a.tex").write_text(text, "utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]


def test_a_list_item_that_has_its_sign_gets_no_other() -> None:
    article, placed = hostile()
    assert r"\item[] \marked{pink}{•" in to_latex(article, placed)
    assert '<li class="marked">' in to_html(article, placed)


def test_of_highlights_over_each_other_the_inner_one_is_seen() -> None:
    words = re.search(r"<span class=\"([^\"]*)\">First, the harbour", to_html(*hostile()))
    assert words
    assert "highlight-green" in words[1]
    assert "highlight-pink" not in words[1]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("a {b} c", r"a \{b\} c"),
        ("a } b {", r"a \textbraceright{} b \textbraceleft{}"),
        ("{", r"\textbraceleft{}"),
    ],
)
def test_braces_in_pairs_stay_what_they_are_in_bibtex(words: str, field: str) -> None:
    text = to_bibtex(Article("a", "", meta=Meta(title=words)), [])
    assert f"  title = {{{{{field}}}}}," in text
