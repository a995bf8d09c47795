"""Edits of a text whose every word knows where it came from: what becomes of the pages that people mark."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reader.article import Span


@dataclass(frozen=True)
class Word:
    """A printed word, and which word of the old text it is or stands in for; -1 for a new one."""

    text: str
    origin: int
    kept: bool = True
    lead: str = " "


Document = list[list[Word]]
Edit = Callable[[Document, random.Random, range], Document]


def read(text: str) -> Document:
    """Return the paragraphs of `text` as words that know their numbers."""
    number = iter(range(10**9))
    paragraphs = (paragraph.split() for paragraph in text.split("\n\n"))
    return [[Word(word, next(number)) for word in words] for words in paragraphs if words]


def write(document: Document) -> tuple[str, list[tuple[Word, Span]]]:
    """Return the text of `document`, and where each word stands in it."""
    parts: list[str] = []
    placed: list[tuple[Word, Span]] = []
    at = 0
    for paragraph in document:
        for number, word in enumerate(paragraph):
            lead = "" if not at else "\n\n" if not number else word.lead
            placed.append((word, Span(at + len(lead), at + len(lead) + len(word.text))))
            parts.append(lead + word.text)
            at += len(parts[-1])
    return "".join(parts), placed


def sentences(paragraph: list[Word]) -> Iterator[list[Word]]:
    """Yield the sentences of a paragraph, roughly."""
    sentence: list[Word] = []
    for word in paragraph:
        sentence.append(word)
        if re.search(r"[.!?]['\"”’)]*$", word.text):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def borrowed(words: list[str], chance: random.Random, count: int) -> list[str]:
    """Return up to `count` words of somewhere in the text, shuffled: new words that are not strange there."""
    start = chance.randrange(max(1, len(words) - count))
    return chance.sample(words[start : start + count], len(words[start : start + count]))


def words_replaced(document: Document, chance: random.Random, quote: range, share: float = 0.08) -> Document:
    """Replace one word in twelve by another word of the text."""
    pool = [word.text for paragraph in document for word in paragraph]
    return [
        [Word(chance.choice(pool), w.origin, kept=False) if chance.random() < share else w for w in paragraph]
        for paragraph in document
    ]


def quote_reworded(document: Document, chance: random.Random, quote: range) -> Document:
    """Replace up to a quarter of the quote's words, at least one of four and more."""
    count = len(quote) // 4
    chosen = set(chance.sample(list(quote), chance.randint(1, count))) if count else set()
    pool = [word.text for paragraph in document for word in paragraph]
    return [
        [Word(chance.choice(pool), w.origin, kept=False) if w.origin in chosen else w for w in paragraph]
        for paragraph in document
    ]


def paragraphs_moved(document: Document, chance: random.Random, quote: range) -> Document:
    """Move up to a third of the paragraphs elsewhere, the first of the quote's among them."""
    document = list(document)
    own = next(p for p in document if any(word.origin == quote.start for word in p))
    moved = [p for p in document if p is own or chance.random() < 0.2]
    rest = [p for p in document if not any(p is one for one in moved)]
    for paragraph in moved:
        rest.insert(chance.randint(0, len(rest)), paragraph)
    return rest


_TYPOGRAPHY = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "…": "...", "\xa0": " "}
)


def typography(document: Document, chance: random.Random, quote: range) -> Document:
    """Print typewriter's signs for the printer's."""
    return [[Word(w.text.translate(_TYPOGRAPHY), w.origin, w.kept) for w in p] for p in document]


def sentences_inserted(document: Document, chance: random.Random, quote: range) -> Document:
    """Put a sentence of borrowed words behind one sentence in five, and always beside the quote's."""
    edited = []
    pool = [word.text for paragraph in document for word in paragraph]
    for paragraph in document:
        out: list[Word] = []
        for sentence in sentences(paragraph):
            out += sentence
            beside = any(word.origin in (quote.start - 1, quote.stop) for word in sentence)
            if beside or chance.random() < 0.2:
                out += [Word(text, -1) for text in borrowed(pool, chance, chance.randint(5, 20))]
        edited.append(out)
    return edited


def sentences_deleted(document: Document, chance: random.Random, quote: range) -> Document:
    """Delete one sentence in five, but none with words of the quote."""
    edited = []
    for paragraph in document:
        kept = [
            sentence
            for sentence in sentences(paragraph)
            if chance.random() >= 0.2 or any(word.origin in quote for word in sentence)
        ]
        edited.append([word for sentence in kept for word in sentence])
    return [paragraph for paragraph in edited if paragraph]


def paragraphs_joined(document: Document, chance: random.Random, quote: range) -> Document:
    """Divide the paragraphs anew, wherever, and lose one in ten."""
    words = [w for p in document if chance.random() > 0.1 or any(w.origin in quote for w in p) for w in p]
    edited: Document = []
    while words:
        size = chance.randint(20, 120)
        edited.append(words[:size])
        words = words[size:]
    return edited


def wrapped(document: Document, chance: random.Random, quote: range) -> Document:
    """Break the lines at a measure, and print some blanks as others."""
    measure = chance.randint(40, 90)
    edited = []
    for paragraph in document:
        used, out = 0, []
        for word in paragraph:
            lead = "\n" if used + len(word.text) > measure else chance.choice((" ",) * 9 + ("\xa0", "  "))
            used = len(word.text) if lead == "\n" else used + 1 + len(word.text)
            out.append(replace(word, lead=lead))
        edited.append(out)
    return edited


def extracted_anew(document: Document, chance: random.Random, quote: range) -> Document:
    """Do what another extractor does: furniture put in, short lines lost, paragraphs parted at sentences."""
    pool = [word.text for paragraph in document for word in paragraph]
    edited: Document = [[Word(text, -1) for text in borrowed(pool, chance, chance.randint(4, 12))]]
    joined: list[Word] = []
    for paragraph in document:
        own = any(word.origin in quote for word in paragraph)
        if not own and chance.random() < (0.4 if len(paragraph) < 15 else 0.03):
            continue
        if chance.random() < 0.15:
            edited.append([Word(text, -1) for text in borrowed(pool, chance, chance.randint(1, 9))])
        for sentence in sentences(paragraph):
            joined += sentence
            if chance.random() < 0.2:
                edited.append(joined)
                joined = []
        if joined and chance.random() < 0.8:
            edited.append(joined)
            joined = []
    edited += [joined] if joined else []
    return typography(edited, chance, quote) if chance.random() < 0.5 else edited


def strictness(document: Document, chance: random.Random, quote: range) -> Document:
    """Take out half of the short lines, as a stricter cleaning does, and bring as many others in."""
    edited: Document = []
    lines = [paragraph for paragraph in document if len(paragraph) < 15]
    for paragraph in document:
        short = len(paragraph) < 15 and not any(word.origin in quote for word in paragraph)
        if short and chance.random() < 0.5:
            if chance.random() < 0.5:
                edited.append([Word(word.text, -1) for word in chance.choice(lines)])
            continue
        edited.append(paragraph)
    return edited


def quote_deleted(document: Document, chance: random.Random, quote: range) -> Document:
    """Delete the sentences that the quote is in."""
    edited = [
        [w for s in sentences(p) if not any(word.origin in quote for word in s) for w in s] for p in document
    ]
    return [paragraph for paragraph in edited if paragraph]


def together(*edits: Edit) -> Edit:
    """Return the edits one after the other."""

    def edit(document: Document, chance: random.Random, quote: range) -> Document:
        for one in edits:
            document = one(document, chance, quote)
        return document

    return edit


EDITS: dict[str, Edit] = {
    "words replaced": words_replaced,
    "quote reworded": quote_reworded,
    "paragraphs moved": paragraphs_moved,
    "typography": typography,
    "sentences inserted": sentences_inserted,
    "sentences deleted": sentences_deleted,
    "paragraphs parted anew": paragraphs_joined,
    "lines wrapped": wrapped,
    "extracted anew": extracted_anew,
    "another strictness": strictness,
    "extracted anew, reworded": together(extracted_anew, words_replaced),
    "typography, inserted, deleted": together(typography, sentences_inserted, sentences_deleted),
    "moved and reworded": together(paragraphs_moved, quote_reworded, sentences_deleted),
    "all but moved": together(words_replaced, typography, sentences_inserted, sentences_deleted),
    "quote deleted": quote_deleted,
    "quote deleted among others": together(quote_deleted, sentences_deleted, typography, words_replaced),
}
GONE = ("quote deleted", "quote deleted among others")
