"""The entities as the sidebar shows them: which, in which order, in which rows. No Textual here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reader.article import Analysis, Entity, EntityKind
from reader.typesetting.cells import cell_len
from reader.typesetting.tokens import ENTITY_TOKENS
from reader.ui.line_list import Row
from reader.ui.rows import wrapped
from reader.ui.sought import fits, shown_in
from reader.ui.sparkline import sparkline

KIND_TITLES = {
    EntityKind.PERSON: "People",
    EntityKind.ORGANISATION: "Organisations",
    EntityKind.PLACE: "Places",
    EntityKind.EVENT: "Events",
    EntityKind.DATE: "Dates",
    EntityKind.GROUP: "Groups",
    EntityKind.WORK: "Works",
    EntityKind.LAW: "Laws",
    EntityKind.PRODUCT: "Products",
    EntityKind.MONEY: "Money",
    EntityKind.PERCENTAGE: "Percentages",
}
#: The kinds that are shown until all are asked for.
USUAL = frozenset(
    {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE, EntityKind.EVENT, EntityKind.DATE}
)
#: From these widths of the list on, in cells, a sparkline has room: below a name, beside it, a wide one.
_LEAST_ROOM, _ROOM, _WIDE_ROOM = 16, 26, 34
_LEAST_LINE, _NARROW_LINE, _WIDE_LINE = 4, 6, 10


@dataclass(frozen=True, slots=True)
class EntityView:
    """Which entities are shown: what fits the words `sought`, of the usual kinds or all, hidden ones too."""

    sought: str = ""
    all_kinds: bool = False
    with_hidden: bool = False


def shown_entities(analysis: Analysis, view: EntityView) -> list[Entity]:
    """Return the entities that are shown: by kind, each kind by what its entities count in the article."""
    by_kind: dict[EntityKind, list[Entity]] = {kind: [] for kind in KIND_TITLES}
    for entity in analysis.entities:
        if (view.all_kinds or _is_usual(entity)) and fits(
            view.sought, entity.name, entity.role, *(entity.aliases if view.sought else ())
        ):
            by_kind[entity.kind].append(entity)
    return [entity for kind in by_kind.values() for entity in sorted(kind, key=lambda one: -one.weight)]


def _is_usual(entity: Entity) -> bool:
    """Tell whether an entity is of a kind shown at once; not how long or how often (“P3M”, “R/P1Y”)."""
    return entity.kind in USUAL and not (
        entity.kind is EntityKind.DATE and entity.value.startswith(("P", "R"))
    )


def entity_rows(
    entities: Sequence[Entity],
    width: int,
    length: int,
    *,
    sought: str = "",
    hidden: Collection[str] = (),
    plain: bool = False,
) -> list[Row]:
    """Return rows of entities grouped by kind: name, where it occurs, how often; below, what it is.

    `length` is that of the text, in code points; `hidden` are the ids of those that are hidden elsewhere.
    """
    rows: list[Row] = []
    kind = None
    digits = max((len(str(len(entity.mentions))) for entity in entities), default=1)
    bars = _bars(width)
    for number, entity in enumerate(entities):
        if entity.kind is not kind:
            if rows:
                rows.append(Row())
            kind = entity.kind
            rows.append(Row(((KIND_TITLES[kind], None),)))
        right = str(len(entity.mentions)).rjust(digits)
        starts = (mention.span.start for mention in entity.mentions)
        line = sparkline(starts, length, bars, plain=plain)
        quiet = entity.id in hidden
        token = None if quiet else ENTITY_TOKENS[entity.kind]
        under = line + " " * (digits + 1)
        first, *rest = _name(entity.name, width, len(under) if bars else digits + 1)
        beside = width >= _ROOM or _has_room(first, len(under), width, indent=0)
        room = width - 3 if beside or not bars else width - 3 - len(under)
        about = _about(entity, room, sought, quiet=quiet)
        below = [*((one, token) for one in rest), *((one, None) for one in about)]
        if beside:
            right, line = f"{line} {right}" if bars else right, ""
        rows.append(Row(shown_in(first, sought, token), right, number, quiet))
        for words, style in below:
            # Where one long word leaves no room beside the name, the bars stand below the count.
            fit = under if line and _has_room(words, len(under), width) else ""
            line = "" if fit else line
            pieces = (("  ", style), *shown_in(words, sought, style))
            rows.append(Row(pieces, fit, number, style is None))
        if line and bars:
            rows.append(Row((), under, number, True))
    return rows


def _name(name: str, width: int, right: int) -> list[str]:
    """Return the lines of a name beside `right` cells; where one word alone is too long, it takes the row."""
    room = max(4, width - right - 1)
    if width < _ROOM and max(map(cell_len, name.split()), default=0) > room:
        room = max(4, width - 3)
    return wrapped(name, room, 3)


def _has_room(words: str, bars: int, width: int, *, indent: int = 2) -> bool:
    """Tell whether so many cells of bars find room behind the words of a row."""
    return indent + cell_len(words) + bars + 1 <= width


def _bars(width: int) -> int:
    """Return how wide a sparkline is in a list of `width` cells."""
    wide = ((_WIDE_ROOM, _WIDE_LINE), (_ROOM, _NARROW_LINE), (_LEAST_ROOM, _LEAST_LINE))
    return next((bars for room, bars in wide if width >= room), 0)


def _about(entity: Entity, width: int, sought: str, *, quiet: bool) -> list[str]:
    told = " · ".join(filter(None, (entity.role, _matched_alias(entity, sought), "hidden" if quiet else "")))
    return wrapped(told, max(4, width), 2) if told else []


def _matched_alias(entity: Entity, sought: str) -> str:
    """Return the form by which an entity fits what is sought, where its name does not."""
    if not sought or fits(sought, entity.name, entity.role):
        return ""
    return next((alias for alias in entity.aliases if fits(sought, alias)), "")
