"""Conversations set without quotation marks: transcripts (QUILL: …), questions and answers (Q: … A: …).

Whoever a label names speaks to the next label. In an interview only the answers are somebody's words that a
reader looks for; the questions are the paper's own.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from reader.analysis.quotes.cast import Cast, Figure
from reader.analysis.quotes.paragraphs import Paragraph
from reader.analysis.quotes.words import NO_LABELS
from reader.article import Article, EntityKind, InlineKind, Span

_LABEL = re.compile(r"([^\W\d_a-z][\w.’'&\- ]{0,40}?)(?:\s\([^)\n]{1,40}\))?:\s+(?=[^\s“\"«‘'„])")
_QUESTION = re.compile(r"(?:Q|Question)[.:]\s+(?=\S)|(?:Q|Question)\s?\d{1,2}[.:]\s+(?=\S)")
_ANSWER = re.compile(r"(?:A|Answer)\s?(?:\d{1,2})?[.:]\s+(?=[^\s])")
_MAX_LABEL_WORDS = 4
_MIN_ANSWERS = 2
_DIRECTION = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_MIN_TURNS = 4
_MIN_CAPITAL_TURNS = 2
#: How many of the turns must read like something said.
_MIN_SAID = 0.6
_STOPS = frozenset(".?!…”\"’'—–-。！？")
_MIN_BOLD = 3
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|we|my|our|me)\b")
_MIN_FIRST_PERSON = 0.4
#: Words that are read aloud begin so near behind the label's last letter: a colon, a space and a mark.
_ALOUD = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: what is spoken, the span of its label, and who speaks ("" and None: nobody is named)."""

    pieces: tuple[Span, ...]
    label: Span | None
    name: str
    figure: Figure | None
    paragraph: Paragraph


def read_turns(article: Article, paragraphs: Sequence[Paragraph], cast: Cast) -> list[Turn]:
    """Return the turns of a conversation, if the article is one: the first form that fits."""
    text = article.text
    turns = (
        _questions_and_answers(text, paragraphs, cast)
        or _transcript(text, paragraphs, cast)
        or _bold_questions(article, paragraphs, cast)
    )
    return [replace(turn, pieces=spoken) for turn in turns if (spoken := _without_directions(text, turn))]


def _without_directions(text: str, turn: Turn) -> tuple[Span, ...]:
    """Return what is spoken in a turn, less paragraphs in brackets: “[She laughs.]”, “(Applause.)”."""
    return tuple(piece for piece in turn.pieces if _DIRECTION.fullmatch(text, piece.start, piece.end) is None)


def _questions_and_answers(text: str, paragraphs: Sequence[Paragraph], cast: Cast) -> list[Turn]:
    """Q: … A: …: every answer belongs to the one whom the lines before the first question are about."""
    questions = [i for i, one in enumerate(paragraphs) if _QUESTION.match(text, one.span.start, one.span.end)]
    answers = [i for i, one in enumerate(paragraphs) if _ANSWER.match(text, one.span.start, one.span.end)]
    if len(answers) < _MIN_ANSWERS or not questions:
        return []
    asked = interviewee(cast, paragraphs, questions[0])
    turns = []
    for at in answers:
        label = _ANSWER.match(text, paragraphs[at].span.start, paragraphs[at].span.end)
        if label is None:
            continue
        stop = _next(at, questions, answers)
        turns.append(_turn(paragraphs, at, stop, label.end(), Span(label.start(), label.end()), asked))
    return turns


def _transcript(text: str, paragraphs: Sequence[Paragraph], cast: Cast) -> list[Turn]:
    """QUILL: … MARSH: …: labels in capitals, or names that come again and again."""
    labels = {at: label for at, one in enumerate(paragraphs) if (label := _label_of(text, one)) is not None}
    counts = Counter(label.group(1) for label in labels.values())
    capitals = {name for name in counts if name.isupper() and len(name) > 1}
    shouted = sum(counts[name] for name in capitals)
    if shouted >= _MIN_CAPITAL_TURNS:
        speakers = capitals
    else:
        speakers = {name for name in counts if counts[name] > 1}
        speakers |= {name for name in counts if name.split()[-1] in speakers}  # “Tomas Rehn:”, then “Rehn:”
        if len(speakers) < 2 or sum(counts[name] for name in speakers) < _MIN_TURNS:
            return []
    places = [at for at, label in labels.items() if label.group(1) in speakers]
    said = [text[labels[at].end() : paragraphs[at].span.end] for at in places]
    others = [at for at, one in enumerate(paragraphs) if _reads_aloud(text, one, speakers)]
    if sum(_is_said(words) for words in said) < _MIN_SAID * len(said):
        return []
    turns = []
    for at in places:
        label = labels[at]
        figure = cast.bearer(label.group(1))
        name = figure.name if figure is not None else _in_words(label.group(1))
        stop = _next(at, places, others)
        turns.append(
            _turn(paragraphs, at, stop, label.end(), Span(label.start(1), label.end(1)), figure, name)
        )
    return turns


def _reads_aloud(text: str, paragraph: Paragraph, speakers: Set[str]) -> bool:
    """Tell whether a paragraph is somebody's turn all in quotation marks: MARSH: “The buoy is in place.”"""
    span = paragraph.span
    label = text[span.start : span.end].partition(":")[0]
    aloud = bool(paragraph.pieces) and paragraph.pieces[0].span.start <= span.start + len(label) + _ALOUD
    return label in speakers and aloud


def _is_said(words: str) -> bool:
    """Tell whether what stands behind a label is a sentence, and no figure, date or address."""
    return words.rstrip()[-1:] in _STOPS and any(word.isalpha() for word in words.rstrip(".?!").split())


def _label_of(text: str, paragraph: Paragraph) -> re.Match[str] | None:
    """Return a paragraph's label, unless it names nobody: “Correction: …”."""
    label = _LABEL.match(text, paragraph.span.start, paragraph.span.end)
    if label is None or paragraph.heading:
        return None
    words = label.group(1).split()
    if len(words) > _MAX_LABEL_WORDS or words[0].lower() in NO_LABELS or len(label.group(1)) < 2:
        return None
    return label if all(not word[0].islower() for word in words) else None


def _in_words(label: str) -> str:
    return label.title() if label.isupper() else label


def _bold_questions(article: Article, paragraphs: Sequence[Paragraph], cast: Cast) -> list[Turn]:
    """Bold questions with answers below, most of them in the first person: no list of frequent questions."""
    bold = {
        inline.span.start: inline.span.end for inline in article.inlines if inline.kind is InlineKind.STRONG
    }
    places = [
        at
        for at, one in enumerate(paragraphs)
        if article.text[one.span.end - 1] in "?？"
        and (bold.get(one.span.start, 0) >= one.span.end or one.is_heading_block)
    ]
    if len(places) < _MIN_BOLD:
        return []
    asked_at = set(places)
    asked = interviewee(cast, paragraphs, places[0])
    if asked is None:
        return []
    turns = [
        _turn(paragraphs, at + 1, _next(at, places), paragraphs[at + 1].span.start, None, asked)
        for at in places
        if at + 1 < len(paragraphs) and at + 1 not in asked_at
    ]
    told = sum(
        any(_FIRST_PERSON.search(article.text, piece.start, piece.end) for piece in turn.pieces)
        for turn in turns
    )
    return turns if told >= _MIN_FIRST_PERSON * len(turns) else []


def interviewee(cast: Cast, paragraphs: Sequence[Paragraph], first: int) -> Figure | None:
    """Return whom the lines before the first question name most, None if two are named as often."""
    end = paragraphs[first].span.start
    figures: dict[int, Figure] = {}
    counts: Counter[int] = Counter()
    for naming in cast.between(0, end):
        if naming.figure.kind is EntityKind.PERSON:
            figures[id(naming.figure)] = naming.figure
            counts[id(naming.figure)] += 1
    best = counts.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return figures[best[0][0]]


def _next(at: int, *places: Sequence[int]) -> int:
    """Return the paragraph at which the turn that begins at `at` ends; the last turn is one paragraph long.

    Behind the last label the paper speaks again, about the people who spoke.
    """
    nearest = (one[k] for one in places if (k := bisect_right(one, at)) < len(one))
    return min(nearest, default=at + 1)


def _turn(
    paragraphs: Sequence[Paragraph],
    at: int,
    stop: int,
    begin: int,
    label: Span | None,
    figure: Figure | None,
    name: str = "",
) -> Turn:
    spans = list(_spoken(paragraphs, at, stop, begin))
    return Turn(tuple(spans), label, name or (figure.name if figure else ""), figure, paragraphs[at])


def _spoken(paragraphs: Sequence[Paragraph], at: int, stop: int, begin: int) -> Iterator[Span]:
    yield Span(begin, paragraphs[at].span.end)
    for one in paragraphs[at + 1 : stop]:
        if one.is_heading_block:
            return
        yield one.span
