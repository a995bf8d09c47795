"""Putting the article together again as the reader chose, with as little else changed as can be.

The cleaner has decided about the page as if nobody had chosen: so what was not chosen stays as it was.
"""

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from reader.article import BlockKind, Choice, Draft, Meta, RemovalKind, Span
from reader.cleaning.assemble import Cleaned, assemble
from reader.cleaning.choosing import PUT_BACK, numbered, obey, why_kept
from reader.cleaning.furniture import Sign
from reader.cleaning.kinds import kind_of
from reader.cleaning.page import Page, Verdict
from reader.cleaning.rejoin import rejoin
from reader.cleaning.sourcemap import Judged, Laid
from reader.cleaning.units import Unit

#: The longest headline, in words.
_LONGEST_HEADLINE = 25
#: What a line was taken for that may be the headline after all.
_HEADLINES = ("title-repeat", "headline-other", "related", "duplicate")
#: What is never glued to its neighbours.
_APART = (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.CREDIT)


def obeying(
    draft: Draft, page: Page, cleaned: Cleaned, made: Sequence[Choice], before: Sequence[Unit] = ()
) -> Cleaned:
    """Return the article that was `cleaned` from `page`, with units put back and taken out as `made` says.

    `before` are the document's units before those of the page.
    """
    whereabouts = _Places(page.units)
    laid = [(one, whereabouts.of(one)) for one in cleaned.record.laid]
    title = next((places[0] for one, places in laid if one.kind is BlockKind.TITLE), -1)
    kinds = {places[0]: one.kind for one, places in laid if one.kind in _APART[1:]}
    verdicts = _verdicts(page, cleaned, {place for _, places in laid for place in places})
    removable = {place: verdict.label in _HEADLINES for place, verdict in verdicts.items()}
    headline = headline_chosen(made, page.units, removable, title, before)
    obeyed = obey(made, page.units, verdicts, kinds, title if headline < 0 else -1, before)
    if obeyed.verdicts == verdicts:
        return cleaned
    judged = {one.pieces[0].start: one.judged for one, _ in laid}
    for place, verdict in obeyed.overruled.items():
        judged[page.units[place].where.start] = Judged(verdict.score, why_kept(verdict))
    units = [page.units[place] for place in obeyed.overruled]
    known: dict[int, tuple[str, BlockKind]] = {}
    for one, places in laid:
        stay = [place for place in places if place not in obeyed.verdicts]
        if len(stay) < len(places):
            units += [page.units[place] for place in stay]
            continue
        whole = one.kind is BlockKind.TITLE
        unit = page.units[places[0]] if whole else _unit(page.units[places[0]], one, cleaned)
        kind = BlockKind.HEADING if whole and headline >= 0 else one.kind
        known[unit.where.start] = unit.text, kind
        units.append(unit)
    units.sort(key=lambda unit: unit.where.start)
    kept = _kept(page, units, known)
    for unit, _ in kept:
        for piece in unit.pieces:  # a line that was put back may be a part of a sentence now
            if judged.get(piece.start, Judged()).reasons[:1] == (PUT_BACK,):
                judged[unit.where.start] = judged[piece.start]
    removed = [(page.units[place], verdict) for place, verdict in sorted(obeyed.verdicts.items())]
    words, meta = laid[0][0].at.of(cleaned.article.text) if title >= 0 else "", cleaned.article.meta
    put_back = {page.units[place].where.start for place in obeyed.overruled}
    place = headline_put_back(kept, put_back) if title < 0 else -1
    if headline >= 0:
        start = page.units[headline].where.start
        place = next((at for at, (unit, _) in enumerate(kept) if unit.where.start == start), -1)
    if place >= 0:
        words = kept[place][0].text
        kept[place] = (kept[place][0], BlockKind.TITLE)
        meta = _titled(meta, words)
    return assemble(draft, kept, removed, words, meta, judged)


def headline_put_back(kept: Sequence[tuple[Unit, BlockKind]], put_back: Container[int]) -> int:
    """Return which kept unit is the headline, of an article that had none, because it was put back; or -1.

    `put_back` are the offsets of such units: the first over the article's own sentences, if it can be one.
    """
    if kept and kept[0][0].where.start in put_back and _may_be_headline(kept[0][0].text):
        return 0
    return -1


def headline_chosen(
    made: Sequence[Choice],
    units: Sequence[Unit],
    removed: Mapping[int, bool],
    title: int,
    before: Sequence[Unit] = (),
) -> int:
    """Return the removed headline that the reader put back over the story instead of `title`, or -1.

    `removed` tells of each unit that was whether it looks like a headline: only such count, chosen by
    themselves and not with their class; the last choice wins.
    """
    wanted = {(one.key, one.count): rank for rank, one in enumerate(made) if one.key and one.keep}
    if title < 0 or not wanted:
        return -1
    subjects = numbered((unit.text for unit in units), (unit.text for unit in before))
    prose = (
        place
        for place, unit in enumerate(units)
        if place not in removed and place != title and len(unit.text.split()) > _LONGEST_HEADLINE
    )
    found = {
        wanted[subjects[place]]: place
        for place in range(next(prose, 0))
        if subjects[place] in wanted
        and removed.get(place)
        and subjects[place][0] != subjects[title][0]
        and _may_be_headline(units[place].text)
    }
    return found[max(found)] if found else -1


def headed(
    kept: Sequence[tuple[Unit, BlockKind]], new: Unit, old: Unit, meta: Meta
) -> tuple[list[tuple[Unit, BlockKind]], Meta]:
    """Return what stays and what is known, with `new` as the title, and the `old` one as a heading."""
    kinds = {new.where.start: BlockKind.TITLE, old.where.start: BlockKind.HEADING}
    return [(unit, kinds.get(unit.where.start, kind)) for unit, kind in kept], _titled(meta, new.text)


def _titled(meta: Meta, words: str) -> Meta:
    """Return what is known of an article with the title that the reader has given it."""
    others = tuple(one for one in meta.origins if one[0] != "title")
    return replace(meta, title=words, origins=(*others, ("title", "a line that you put back")))


class _Places:
    """Finds the units of a page by the lines they were made of."""

    def __init__(self, units: Sequence[Unit]) -> None:
        starts = sorted(
            (piece.start, place)
            for place, unit in enumerate(units)
            for piece in (unit.pieces or (unit.where,))
        )
        self._starts = [start for start, _ in starts]
        self._places = [place for _, place in starts]

    def of(self, one: Laid) -> list[int]:
        """Return the places of the units that a laid unit was made of, in order."""
        found = (self._places[bisect_right(self._starts, piece.start) - 1] for piece in one.pieces)
        return list(dict.fromkeys(found))


def _verdicts(page: Page, cleaned: Cleaned, kept: set[int]) -> dict[int, Verdict]:
    """Return the verdicts on the units that are not in the article, by place."""
    removals = {one.where.start: one for one in cleaned.removals if one.kind is RemovalKind.REMOVED}
    verdicts: dict[int, Verdict] = {}
    for place, unit in enumerate(page.units):
        if place in kept:
            continue
        one = removals.get(unit.where.start)
        known = Verdict(one.label, one.reasons, one.score) if one is not None else Verdict("boilerplate", ())
        verdicts[place] = known
    return verdicts


def _unit(first: Unit, one: Laid, cleaned: Cleaned) -> Unit:
    """Return a laid unit as a unit again, with the words it has in the article."""
    pieces = one.pieces if len(one.pieces) > 1 else ()
    where = Span(one.pieces[0].start, one.pieces[-1].end)
    words = one.at.of(cleaned.article.text)
    return first._replace(text=words, where=where, pieces=pieces, joined=one.joined)


def _may_be_headline(text: str) -> bool:
    """Tell whether a line that was put back over an article without a headline is meant as one."""
    return (
        len(text.split()) <= _LONGEST_HEADLINE
        and "\n" not in text
        and not text.endswith((".", ",", ";", ":"))
    )


def _kept(
    page: Page, units: Sequence[Unit], known: dict[int, tuple[str, BlockKind]]
) -> list[tuple[Unit, BlockKind]]:
    """Join what belongs together now, and say what each unit is: what is as it was stays what it was."""
    fixed = {text for text, kind in known.values() if kind in _APART}

    def look(text: str) -> Sign | None:
        return Sign("caption", "is known", certain=True) if text in fixed else page.look(text)

    joined = rejoin(list(units), look)
    kept: list[tuple[Unit, BlockKind]] = []
    for unit, behind in zip(joined, [*joined[1:], None], strict=False):
        text, kind = known.get(unit.where.start, ("", BlockKind.PARAGRAPH))
        kept.append((unit, kind if text == unit.text else kind_of(page.source, unit, behind)))
    return kept
