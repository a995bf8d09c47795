"""The stages of cleaning, in order: read the page, find title, twins and captions, judge, assemble."""

from dataclasses import dataclass, replace

from reader.article import Article, Block, BlockKind, Draft, Meta, Span
from reader.article.segments import paragraphs, trim
from reader.cleaning.assemble import Cleaned, assemble
from reader.cleaning.books import BOOK_LENGTH, ends_of, join_book
from reader.cleaning.captions import find_captions
from reader.cleaning.classify import judge
from reader.cleaning.duplicates import find_repeats, find_twins, hole_reasons
from reader.cleaning.furniture import Sign
from reader.cleaning.kinds import kind_of
from reader.cleaning.metadata import authors_of, published_of
from reader.cleaning.normalise import plain
from reader.cleaning.page import Page, Verdict, read_page
from reader.cleaning.rejoin import rejoin
from reader.cleaning.titles import Title, find_title
from reader.cleaning.units import Unit


def clean(draft: Draft, strictness: int = 0) -> Cleaned:
    """Return the article in `draft` and the record of what was taken out, joined or changed.

    `strictness` runs from -2 (keep what is in doubt) to 2; beyond, it counts as the nearest. Never fails, on
    any text: where nothing looks like an article, everything stays.
    """
    level = max(-2, min(2, strictness))
    if len(draft.text) > BOOK_LENGTH:
        first, last = ends_of(draft.text)
        if first < last:
            return _clean_book(draft, first, last, level)
    page = read_page(draft.text)
    if not page.units:
        return Cleaned(Article(draft.digest[:32], "", (), (), draft.meta), ())
    title = find_title(page)
    decided = _decide(page, title, level)
    return assemble(
        draft,
        decided.kept,
        decided.removed + _site_name(page, title),
        title.text,
        _meta(draft.meta, page, title, decided),
    )


@dataclass(frozen=True, slots=True)
class _Decided:
    """What stays, as what, and what goes, for which reason."""

    kept: list[tuple[Unit, BlockKind]]
    removed: list[tuple[Unit, Verdict]]
    places: tuple[int, ...]


def _decide(page: Page, title: Title, level: int) -> _Decided:
    twins = find_twins(page)
    marked = find_captions(page, twins)
    marked.pop(title.place, None)
    verdicts: dict[int, Verdict] = {}
    others = [place for place in range(len(page.units)) if place != title.place]
    for lenient in range(level, -3, -1):
        verdicts = judge(page, title.place, marked, lenient)
        verdicts |= _said_twice(page, title, twins, marked)
        _drop_credits_said_twice(page, marked, verdicts)
        _drop_outside(page, marked, verdicts)
        _drop_last_rules(page, title, verdicts)
        if any(place not in verdicts and not _is_furniture(page, place) for place in others):
            break
        # Nothing would be left: a more lenient reader may still find an article here.
        verdicts = {}
    removed = [(page.units[place], verdict) for place, verdict in sorted(verdicts.items())]
    return _Decided(_kept(page, title, marked, verdicts), removed, tuple(sorted(verdicts)))


def _clean_book(draft: Draft, first: int, last: int, level: int) -> Cleaned:
    """Clean the two ends of a book like an article, and what is between `first` and `last` in one go."""
    head, tail = read_page(draft.text[:first]), read_page(draft.text[last:])
    title = find_title(head)
    before, after = _decide(head, title, level), _decide(tail, Title(), level)
    meta = _meta(draft.meta, head, title, before)
    opening = assemble(draft, before.kept, before.removed + _site_name(head, title), title.text, meta)
    shifted = replace(draft, text=draft.text[last:])
    closing = assemble(shifted, after.kept, after.removed, "", Meta())
    return join_book(draft, opening, closing, first, last)


def _kept(
    page: Page, title: Title, marked: dict[int, BlockKind], verdicts: dict[int, Verdict]
) -> list[tuple[Unit, BlockKind]]:
    """Return the units that stay and what they are, joined once more now that nothing stands between them."""
    known = {page.units[place].where.start: kind for place, kind in marked.items()}
    if title.place >= 0:
        known[page.units[title.place].where.start] = BlockKind.TITLE
    units = [unit for place, unit in enumerate(page.units) if place not in verdicts]
    fixed = {unit.text for unit in units if unit.where.start in known}

    def look(text: str) -> Sign | None:
        return Sign("caption", "is known", certain=True) if text in fixed else page.look(text)

    units = rejoin(units, look)
    following = [*units[1:], None]
    return [
        (unit, known.get(unit.where.start) or kind_of(page.source, unit, behind))
        for unit, behind in zip(units, following, strict=True)
    ]


def uncleaned(draft: Draft) -> Cleaned:
    """Return the draft's text exactly as it is, with its paragraphs as blocks and nothing removed."""
    text = draft.text
    blocks = draft.blocks or tuple(Block(span) for span in paragraphs(text))
    return Cleaned(Article(draft.digest[:32], text, blocks, draft.inlines, draft.meta), ())


def _said_twice(
    page: Page, title: Title, twins: dict[int, int], marked: dict[int, BlockKind]
) -> dict[int, Verdict]:
    """Return verdicts for the worse copies of captions and lines, and for the title said again."""
    verdicts: dict[int, Verdict] = {}
    titles = {page.facts[title.place].key} if title.place >= 0 else set()
    if title.site:
        titles.add(page.facts[0].key)
    for place, fact in enumerate(page.facts):
        if place != title.place and fact.key in titles and fact.words > 1 and place <= page.story.last + 1:
            verdicts[place] = Verdict("title-repeat", ("says the title again",))
    for worse, better in twins.items():
        if worse == title.place or better in verdicts:
            continue
        label = {BlockKind.CAPTION: "caption-duplicate", BlockKind.CREDIT: "credit-duplicate"}.get(
            marked.get(better, BlockKind.PARAGRAPH), "duplicate"
        )
        reasons = (*hole_reasons(page, worse, better), "stands a second time close by")
        verdicts[worse] = Verdict(label, reasons)
    for place, kept in find_repeats(page, twins).items():
        if place not in verdicts and place != title.place and page.story.words and kept not in verdicts:
            verdicts[place] = Verdict("duplicate", ("stands elsewhere on the page, word for word",))
    return verdicts


def _drop_credits_said_twice(page: Page, marked: dict[int, BlockKind], verdicts: dict[int, Verdict]) -> None:
    """Drop a credit that follows the same one with nothing kept between them."""
    last_credit = ""
    for place, fact in enumerate(page.facts):
        if place in verdicts:
            continue
        if marked.get(place) is BlockKind.CREDIT:
            if fact.key == last_credit:
                verdicts[place] = Verdict("credit-duplicate", ("the same credit stands just before",))
            last_credit = fact.key
        else:
            last_credit = ""


def _drop_last_rules(page: Page, title: Title, verdicts: dict[int, Verdict]) -> None:
    """Drop the rules behind which nothing is kept: they parted the article from what went."""
    for place in range(len(page.units) - 1, title.place, -1):
        if place in verdicts:
            continue
        if any(map(str.isalnum, page.units[place].text)):
            return
        verdicts[place] = Verdict("boilerplate", ("a rule behind the article",))


def _is_furniture(page: Page, place: int) -> bool:
    sign = page.facts[place].sign
    return sign is not None and sign.certain


def _site_name(page: Page, title: Title) -> list[tuple[Unit, Verdict]]:
    """Return what stands behind the headline on its own line, if it was cut off there."""
    if title.place < 0 or page.units[title.place].text == title.text:
        return []
    where = page.units[title.place].where
    words = title.text.split()[-1]
    cut = page.source.find(words, where.start + len(title.text) - len(words), where.end)
    start = where.start if cut < 0 else cut + len(words)
    rest = trim(page.source, Span(start, where.end))
    unit = Unit(plain(rest.of(page.source)), rest)
    return [(unit, Verdict("boilerplate", ("names the site behind the headline",)))]


def _drop_outside(page: Page, marked: dict[int, BlockKind], verdicts: dict[int, Verdict]) -> None:
    """Drop captions and credits far behind the story: they belong to the pictures of other stories."""
    for place in marked:
        if place > page.story.last + 3 and page.story.words and place not in verdicts:
            verdicts[place] = Verdict("related", ("a picture's words far behind the story",))


def _meta(known: Meta, page: Page, title: Title, decided: _Decided) -> Meta:
    """Return what the page says of the article, where the draft did not know it already."""
    return replace(
        known,
        title=known.title or title.text,
        site=known.site or title.site,
        authors=known.authors or authors_of(page, decided.places),
        published=known.published or published_of(page, decided.places),
    )
