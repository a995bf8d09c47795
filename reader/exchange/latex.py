"""The article as a LaTeX document, its highlights in their colours, notes at the foot of the page.

It compiles with LuaLaTeX and XeLaTeX, which print all letters their fonts have, and with pdfLaTeX, which
prints the numbers of those it does not know.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.article import Article, Block, BlockKind, Placed, Span
from reader.article.segments import paragraphs
from reader.exchange.listing import Entry, entries, has_marker, imprint, shown_source
from reader.exchange.model import shown_title
from reader.exchange.palette import ON_PAPER
from reader.exchange.tex import declarations, escaped, one_line
from reader.exchange.tex_fonts import font_lines

_HEADINGS = {1: "section", 2: "section", 3: "subsection", 4: "subsubsection"}
_ENVIRONMENTS = {BlockKind.QUOTATION: "quotation", BlockKind.LIST_ITEM: "itemize"}
_ITALIC = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.BYLINE})

_NEW_LINE = r"\leavevmode\newline "

_PREAMBLE = r"""% Compile with lualatex or xelatex; pdflatex will do for Latin letters.
\documentclass[11pt,a4paper]{article}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[utf8]{inputenc}
  \usepackage[T1]{fontenc}
  \usepackage{textcomp}
%(declared)s\else
  \usepackage{fontspec}
%(fonts)s\fi
\usepackage{xcolor}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6em}
\setlength{\emergencystretch}{3em}
%(colours)s
% Highlights: \marked{colour}{words}, with what this TeX has for it.
\newcommand{\marked}[2]{\emph{#2}}
\IfFileExists{ulem.sty}{\usepackage[normalem]{ulem}}{}
\ifdefined\markoverwith
  \renewcommand{\marked}[1]{\bgroup\markoverwith{\textcolor{#1}{\rule[-0.6ex]{2pt}{2.4ex}}}\ULon}
\fi
\ifLuaTeX\IfFileExists{lua-ul.sty}{\usepackage{luacolor}\usepackage{lua-ul}}{}\fi
\ifdefined\highLight
  \renewcommand{\marked}[2]{\highLight[#1]{#2}}
\fi
\begin{document}
"""


def to_latex(article: Article, placed: Sequence[Placed], article_id: str = "") -> str:
    """Return the article and its annotations as a whole document, ending in a line break."""
    listed = entries(article, placed)
    body = "\n".join(_document(article, listed))
    letters = article.text + imprint(article) + shown_source(article) + article.meta.title
    for entry in listed:
        annotation = entry.placed.annotation
        letters += annotation.note + annotation.speaker + "".join(annotation.tags) + entry.words
    colours = "\n".join(
        rf"\definecolor{{{colour.value}}}{{HTML}}{{{value}}}" for colour, value in ON_PAPER.items()
    )
    known = f"% broadsheet: {re.sub('[^0-9A-Za-z-]', '', article_id or article.id)}\n"
    preamble = _PREAMBLE
    for name, words in (
        ("declared", _declared(letters)),
        ("fonts", font_lines(letters)),
        ("colours", colours),
    ):
        preamble = preamble.replace(f"%({name})s", words)
    return known + preamble + body + "\n\\end{document}\n"


def _declared(letters: str) -> str:
    return "".join(f"  {line}\n" for line in declarations(letters).split("\n") if line)


def _document(article: Article, listed: Sequence[Entry]) -> Iterator[str]:
    if not any(block.kind is BlockKind.TITLE for block in article.blocks):
        yield rf"{{\LARGE\bfseries {one_line(shown_title(article.meta))}\par}}" + "\n"
    told = False
    environment = ""
    blocks = article.blocks or [Block(span) for span in paragraphs(article.text)]
    for block in blocks:
        wanted = _ENVIRONMENTS.get(block.kind, "")
        if environment not in ("", wanted):
            yield rf"\end{{{environment}}}" + "\n"
            environment = ""
        if not told and block.kind not in (BlockKind.TITLE, BlockKind.HEADING):
            yield from _imprint(article)
            told = True
        if wanted and not environment:
            yield rf"\begin{{{wanted}}}"
            environment = wanted
        yield _block(article, block, listed) + "\n"
    if environment:
        yield rf"\end{{{environment}}}" + "\n"
    detached = [entry for entry in listed if entry.placed.span is None]
    if detached:
        yield "\\section*{No longer in the article}\n\n\\begin{itemize}"
        for entry in detached:
            yield rf"\item {_paragraphs(entry.words)}{_footnote(entry, always=True)}"
        yield r"\end{itemize}"


def _imprint(article: Article) -> Iterator[str]:
    facts = [one_line(fact) for fact in (imprint(article), shown_source(article)) if fact]
    if facts:
        yield rf"{{\small {_NEW_LINE.join(facts)}\par}}" + "\n"


def _block(article: Article, block: Block, listed: Sequence[Entry]) -> str:
    words = "".join(_runs(article, block, listed))
    match block.kind:
        case BlockKind.TITLE:
            return rf"{{\LARGE\bfseries {words}\par}}"
        case BlockKind.HEADING:
            return rf"\{_HEADINGS.get(block.level, 'paragraph')}*{{{words}}}"
        case BlockKind.LIST_ITEM:
            own = has_marker(block.span.of(article.text))
            return rf"\item[] {words}" if own else rf"\item {{}}{words}"
        case BlockKind.CODE | BlockKind.TABLE:
            return rf"{{\ttfamily\small\raggedright {words}\par}}"
        case BlockKind.RULE:
            return r"\begin{center}\rule{0.3\linewidth}{0.4pt}\end{center}"
        case _:
            return rf"\emph{{{words}}}" if block.kind in _ITALIC and r"\marked" not in words else words


def _runs(article: Article, block: Block, listed: Sequence[Entry]) -> Iterator[str]:
    """Yield the words of a block, cut where highlights begin and end; of several, the last one is seen."""
    whole = block.span
    placed = [(entry.placed.span, entry) for entry in listed if entry.placed.span is not None]
    here = [(span, entry) for span, entry in placed if _touches(span, whole)]
    edges = {whole.start, whole.end}
    for span, _ in here:
        edges |= {max(whole.start, span.start), min(whole.end, span.end)}
    yield from (_footnote(entry) for span, entry in here if span.end == whole.start)
    for start, end in pairwise(sorted(edges)):
        lines = article.text[start:end].split("\n")
        over = [entry for span, entry in here if span.start <= start and end <= span.end]
        if over:
            colour = over[-1].placed.annotation.colour.value
            # Between lines a highlight is parted: no box reaches over the break.
            yield _broken(
                [rf"\marked{{{colour}}}{{{escaped(line)}}}" if line.strip() else line for line in lines],
                block,
            )
        else:
            yield _broken([escaped(line) for line in lines], block)
        yield from (_footnote(entry) for span, entry in here if span.end == end)


def _broken(lines: Sequence[str], block: Block) -> str:
    """Return lines as TeX breaks them: those of code and verse where they break, others where it likes."""
    if block.kind in (BlockKind.CODE, BlockKind.TABLE):
        # Blanks at the beginning of a line count only behind a box.
        return rf"{_NEW_LINE}\null ".join(line.replace("  ", r"~\ ") for line in lines)
    return _NEW_LINE.join(lines) if any(lines) else ""


def _touches(span: Span, block: Span) -> bool:
    if span.start == span.end:
        return block.start <= span.start < max(block.end, block.start + 1)
    return span.overlaps(block)


def _footnote(entry: Entry, *, always: bool = False) -> str:
    """Return an annotation's note, tags and speaker as a footnote; "" where there are none."""
    annotation = entry.placed.annotation
    if not (entry.note or annotation.tags or annotation.speaker.strip() or always):
        return ""
    speaker = f"--- {one_line(annotation.speaker)}. " if annotation.speaker.strip() else ""
    tags = " ".join(r"\emph{\#" + one_line(tag) + "}" for tag in annotation.tags)
    return rf"\protect\footnote{{{' '.join(filter(None, (speaker.strip(), _paragraphs(entry.note), tags)))}}}"


def _paragraphs(words: str) -> str:
    return r"\par ".join(one_line(part) for part in words.split("\n") if part.strip())
