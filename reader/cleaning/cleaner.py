"""The stages of cleaning, in order: read the page, find title, twins and captions, judge, assemble."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.article import Article, Block, BlockKind, Draft, Meta, Span
from reader.article.segments import paragraphs
from reader.cleaning.assemble import Cleaned, assemble
from reader.cleaning.books import BOOK_LENGTH, ends_of, join_book
from reader.cleaning.captions import find_captions, may_be_picture
from reader.cleaning.classify import Thoughts, judge, sure_places, weigh_page
from reader.cleaning.duplicates import find_repeats, find_twins, hole_reasons
from reader.cleaning.fragments import binds, continues, is_closed, must_continue
from reader.cleaning.furniture import Sign
from reader.cleaning.kinds import kind_of
from reader.cleaning.mended import Mended
from reader.cleaning.mending import mend
from reader.cleaning.metadata import read_meta
from reader.cleaning.page import Page, Verdict, read_page
from reader.cleaning.rejoin import rejoin
from reader.cleaning.restoring import mended_draft, told_in_source
from reader.cleaning.sourcemap import Judged
from reader.cleaning.titles import Title, find_title
from reader.cleaning.units import Unit

if TYPE_CHECKING:
    from reader.article import Choice, Choices

#: As many units tell the language of an article.
_TELLING_UNITS = 20
#: Pictures so many units behind the story belong to others.
_OUTSIDE = 3
_BREAK = "\n\n"
#: What a line ends in that goes on elsewhere, so that it is no repeat of the headline.
_OPEN = "([{«“"


def clean(draft: Draft, strictness: int = 0, choices: "Choices | None" = None) -> Cleaned:
    """Return the article in `draft` and the record of what was taken out, joined or changed.

    `strictness` runs from -2 (keep what is in doubt) to 2; beyond, it counts as the nearest. The reader's
    `choices` are obeyed, their strictness too. Never fails, on any text: where nothing looks like an article,
    everything stays.
    """
    level = max(-2, min(2, choices.strictness if choices is not None else strictness))
    made = choices.made if choices is not None else ()
    if draft.authored:
        from reader.cleaning.authored import clean_authored  # only formats that know what is the article

        return clean_authored(draft, made)
    if draft.blocks:
        from reader.cleaning.structured import clean_structured  # only formats with markup need it

        return clean_structured(draft, level, made)
    whole, mended = mended_draft(draft)
    if len(whole.text) > BOOK_LENGTH:
        first, last = ends_of(whole.text)
        if first < last:
            return told_in_source(draft, mended, _clean_book(whole, first, last, level, made))
    page = read_page(whole.text)
    cleaned = _clean(whole, page, level)
    if cleaned.article.text != whole.text:
        from reader.cleaning.steady import steadied  # what is clean already needs none

        cleaned = steadied(whole, cleaned, lambda again: _clean_again(again, page, level))
    if made:
        from reader.cleaning.obeying import obeying  # most articles have no choices

        cleaned = obeying(whole, page, cleaned, made)
    return told_in_source(draft, mended, cleaned)


def _clean_again(draft: Draft, before: Page, level: int) -> Cleaned:
    """Clean an article made of a page; what was read off the page is known, and its lines are, too."""
    whole, mended = mended_draft(draft)
    page = read_page(whole.text, before.look)
    title = find_title(page)
    if whole.text == draft.text and _stays(page, title):
        return Cleaned(Article(draft.digest[:32], draft.text), ())
    decided = _decide(page, title, level)
    meta = replace(draft.meta, title=draft.meta.title or title.text)
    return told_in_source(draft, mended, _assembled(whole, title, decided, meta))


def _stays(page: Page, title: Title) -> bool:
    """Tell, quickly and only when beyond doubt, whether cleaning a page would leave its text as it is."""
    texts = [unit.text for unit in page.units]
    if _BREAK.join(texts) != page.source or not texts or not any(map(str.isalnum, texts[-1])):
        return False
    keys = [fact.key for fact in page.facts]
    led = title.place < 0 or (title.place == 0 and title.text == texts[0] and keys[0] not in keys[1:])
    if not led or title.again or sure_places(page, title.place) or find_twins(page):
        return False
    if find_repeats(page, {}):
        return False
    outside = page.units[page.story.last + _OUTSIDE + 1 :] if page.story.words else ()
    if any(may_be_picture(unit.text) for unit in outside):
        return False
    again = [place for place, key in enumerate(keys[1:], 1) if key == keys[place - 1]]
    return not any(may_be_picture(texts[place]) or may_be_picture(texts[place - 1]) for place in again)


def _clean(draft: Draft, page: Page, level: int) -> Cleaned:
    title = find_title(page)
    decided = _decide(page, title, level)
    return _assembled(draft, title, decided, _meta(draft.meta, page, title, decided))


class _Decided(NamedTuple):
    """What stays, as what, and what goes, for which reason."""

    kept: list[tuple[Unit, BlockKind]]
    removed: list[tuple[Unit, Verdict]]
    places: tuple[int, ...]
    #: What was thought of units that stay, by the offsets at which they begin.
    judged: dict[int, Judged]


def _decide(page: Page, title: Title, level: int) -> _Decided:
    twins = find_twins(page)
    marked = find_captions(page, twins)
    marked.pop(title.place, None)
    verdicts: dict[int, Verdict] = {}
    weighed = weigh_page(page, title.place, marked) if sure_places(page, title.place) else None
    others = [place for place in range(len(page.units)) if place != title.place]
    for lenient in range(level, -3, -1):
        verdicts = judge(page, title.place, marked, weighed, lenient) if weighed is not None else {}
        verdicts |= _said_twice(page, title, twins, marked)
        _drop_credits_said_twice(page, marked, verdicts)
        _drop_outside(page, marked, verdicts)
        _drop_last_rules(page, title, verdicts)
        if any(place not in verdicts and not page.facts[place].furniture for place in others):
            break
        # Nothing would be left: a more lenient reader may still find an article here.
        verdicts = {}
    if weighed is not None:  # a duplicate has a score as well
        verdicts = {place: one._replace(score=weighed.scores[place]) for place, one in verdicts.items()}
    removed = [(page.units[place], verdict) for place, verdict in sorted(verdicts.items())]
    thoughts = Thoughts(page, title.place, marked, weighed)
    judged = {
        unit.where.start: Judged(ask=partial(thoughts.of, place))
        for place, unit in enumerate(page.units)
        if place not in verdicts
    }
    return _Decided(_kept(page, title, marked, verdicts), removed, tuple(sorted(verdicts)), judged)


def _assembled(draft: Draft, title: Title, decided: _Decided, meta: Meta) -> Cleaned:
    return assemble(draft, decided.kept, decided.removed, title.text, meta, decided.judged)


def _clean_book(draft: Draft, first: int, last: int, level: int, made: "Sequence[Choice]") -> Cleaned:
    """Clean the two ends of a book like an article, and what is between `first` and `last` in one go.

    The reader's choices hold for the ends: in between nothing is removed that could be put back.
    """
    head, tail = read_page(draft.text[:first]), read_page(draft.text[last:])
    title = find_title(head)
    before, after = _decide(head, title, level), _decide(tail, Title(), level)
    meta = _meta(draft.meta, head, title, before)
    begun = replace(draft, text=head.source)
    opening = assemble(begun, before.kept, before.removed, title.text, meta, before.judged)
    shifted = replace(draft, text=draft.text[last:])
    closing = assemble(shifted, after.kept, after.removed, "", Meta(), after.judged)
    if made:
        from reader.cleaning.obeying import obeying  # most articles have no choices

        opening = obeying(begun, head, opening, made)
        closing = obeying(shifted, tail, closing, made, head.units)
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

    if _meet(page, verdicts):
        units = rejoin(units, look)
    following = [*units[1:], None]
    return [
        (unit, known.get(unit.where.start) or kind_of(page.source, unit, behind))
        for unit, behind in zip(units, following, strict=False)
    ]


def _meet(page: Page, verdicts: Mapping[int, Verdict]) -> bool:
    """Tell whether fragments of a sentence stand side by side now that nothing stands between them."""
    before, parted = "", False
    for place, unit in enumerate(page.units):
        if place in verdicts:
            parted = True
            continue
        open_end = parted and before and not is_closed(before)
        if open_end and (continues(unit.text) or must_continue(unit.text) or binds(before)):
            return True
        before, parted = unit.text, False
    return False


def units_of(draft: Draft) -> list[Unit]:
    """Return the units of `draft` that choices can be about, in order of the source."""
    if draft.authored:
        from reader.cleaning.authored import authored_units

        return authored_units(draft)
    if draft.blocks:
        from reader.cleaning.structured import structured_units

        return structured_units(draft)
    mended = mend(draft.text)
    text = mended.text
    first, last = ends_of(text) if len(text) > BOOK_LENGTH else (0, 0)
    if first >= last:
        return [_in_source(unit, mended) for unit in read_page(text).units]
    tail = [_in_source(unit, mended, last) for unit in read_page(text[last:]).units]
    return [*(_in_source(unit, mended) for unit in read_page(text[:first]).units), *tail]


def _in_source(unit: Unit, mended: Mended, by: int = 0) -> Unit:
    """Return a unit of the mended text from `by` on with its places in the source."""

    def moved(span: Span) -> Span:
        return mended.to_source(Span(span.start + by, span.end + by))

    return unit._replace(where=moved(unit.where), pieces=tuple(map(moved, unit.pieces)))


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
    titles.update(page.facts[place].key for place in title.again)
    for place, fact in enumerate(page.facts):
        if place == title.place or fact.key not in titles or page.units[place].text[-1] in _OPEN:
            continue
        if fact.words > 1 and place <= page.story.last + 1:
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


def _drop_outside(page: Page, marked: dict[int, BlockKind], verdicts: dict[int, Verdict]) -> None:
    """Drop captions and credits far behind the story: they belong to the pictures of other stories."""
    for place in marked:
        if place > page.story.last + _OUTSIDE and page.story.words and place not in verdicts:
            verdicts[place] = Verdict("related", ("a picture's words far behind the story",))


def _meta(known: Meta, page: Page, title: Title, decided: _Decided) -> Meta:
    """Return what the page says of the article, where the draft did not know it already."""
    beginning = "\n".join(unit.text for unit, _ in decided.kept[:_TELLING_UNITS])
    return read_meta(known, page, title, decided.places, beginning)
