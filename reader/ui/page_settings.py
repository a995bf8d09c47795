"""How the page is set: everything a reader chooses about it, as one value, and where it is remembered.

One table tells of each setting what it is called and what it can be; the panel, the keys, the command
palette and the settings file all speak in it. No Textual here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from reader.typesetting.options import Alignment, Hyphenates, LayoutOptions, ParagraphStyle, RightToLeft
from reader.ui.panes import MEASURES

#: The measure of a new reader, in cells.
DEFAULT_MEASURE = 70
#: The fewest and the most cells left and right of the text.
MARGINS = (0, 24)
#: A measure below this, in cells, cannot be set well without hyphens.
NEEDS_HYPHENS = 50

_Value = TypeVar("_Value", str, int, bool)


class Columns(StrEnum):
    """How many columns of text stand beside each other: one, two as in a book, or as many as have room."""

    ONE = "one"
    SPREAD = "spread"
    NEWSPAPER = "newspaper"


@dataclass(frozen=True, slots=True)
class PageSettings:
    """What a reader chose. `measure` and `margins` in cells; without `paging` the text scrolls by lines."""

    measure: int = DEFAULT_MEASURE
    margins: int = 1
    line_spacing: int = 1
    paragraphs: ParagraphStyle = ParagraphStyle.GAP
    align: Alignment = Alignment.LEFT
    hyphenate: bool = True
    columns: Columns = Columns.ONE
    paging: bool = True
    right_to_left: RightToLeft = RightToLeft.OURS

    def options(self, measure: int, hyphenator: Hyphenates | None, head: int = 0) -> LayoutOptions:
        """Return the options of a layout with lines of `measure` cells, and of `head` above all columns."""
        return LayoutOptions(
            measure=measure,
            paragraphs=self.paragraphs,
            align=self.align,
            hyphenator=hyphenator if self.hyphenate else None,
            right_to_left=self.right_to_left,
            head=head,
        )

    def needs_hyphens(self, measure: int) -> bool:
        """Tell whether lines of `measure` cells would be set badly without hyphens."""
        return self.hyphenate and (self.align is Alignment.JUSTIFY or measure < NEEDS_HYPHENS)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its field, what the panel calls it, its values in order, and how the panel says a value.

    Where there are many values, `step` is how many of them a key goes on.
    """

    name: str
    title: str
    values: tuple[int | str | bool, ...]
    words: Callable[[object], str]
    step: int = 1


def _of(names: Mapping[object, str]) -> Callable[[object], str]:
    return lambda value: names[value]


def _cells(value: object) -> str:
    return "1 cell" if value == 1 else f"{value} cells"


SETTINGS: tuple[Setting, ...] = (
    Setting("measure", "Line length", tuple(range(MEASURES[0], MEASURES[1] + 1)), _cells, 2),
    Setting("margins", "Margins, at least", tuple(range(MARGINS[0], MARGINS[1] + 1)), _cells),
    Setting("line_spacing", "Line spacing", (1, 2), _of({1: "single", 2: "double"})),
    Setting(
        "paragraphs",
        "Paragraphs",
        tuple(ParagraphStyle),
        _of({ParagraphStyle.GAP: "parted by a blank line", ParagraphStyle.INDENT: "indented"}),
    ),
    Setting(
        "align",
        "Alignment",
        tuple(Alignment),
        _of({Alignment.LEFT: "left, ragged right", Alignment.JUSTIFY: "justified"}),
    ),
    Setting("hyphenate", "Hyphenation", (False, True), _of({True: "on", False: "off"})),
    Setting(
        "columns",
        "Columns",
        tuple(Columns),
        _of({Columns.ONE: "one", Columns.SPREAD: "a two-page spread", Columns.NEWSPAPER: "newspaper"}),
    ),
    Setting("paging", "Pages", (False, True), _of({True: "turn", False: "scroll"})),
    Setting(
        "right_to_left",
        "Right to left",
        tuple(RightToLeft),
        _of({RightToLeft.OURS: "put in order here", RightToLeft.TERMINAL: "left to the terminal"}),
    ),
)
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}


def value_of(settings: PageSettings, setting: Setting) -> int | str | bool:
    """Return the value a setting has."""
    value: int | str | bool = getattr(settings, setting.name)
    return value


def said(settings: PageSettings, setting: Setting) -> str:
    """Return how the panel says the value a setting has."""
    return setting.words(value_of(settings, setting))


def stepped(settings: PageSettings, setting: Setting, steps: int) -> PageSettings:
    """Return the settings with one of them so many values on: at the end of many values it stays there.

    Settings of three values and fewer go round.
    """
    values = setting.values
    at = values.index(value_of(settings, setting)) + steps * setting.step
    at = at % len(values) if len(values) <= 3 else min(max(at, 0), len(values) - 1)
    return _with(settings, setting, values[at])


def _with(settings: PageSettings, setting: Setting, value: int | str | bool) -> PageSettings:
    changed: dict[str, Any] = {setting.name: value}
    return replace(settings, **changed)


class Remembers(Protocol):
    """Something that keeps settings by name."""

    def setting(self, name: str, default: _Value) -> _Value:
        """Return what was kept, or `default` when that is nothing, or of another type."""
        ...

    def keep_setting(self, name: str, value: str | float | bool) -> None:
        """Remember a setting."""
        ...


def _key(name: str) -> str:
    return name if name == "measure" else f"page.{name}"


def remembered(state: Remembers) -> PageSettings:
    """Return the settings of the last session; what makes no sense there is as at the very first."""
    settings = PageSettings()
    for setting in SETTINGS:
        usual = value_of(settings, setting)
        kept = state.setting(_key(setting.name), _plain(usual))
        if len(setting.values) > 3 and isinstance(kept, int):
            kept = min(max(kept, int(setting.values[0])), int(setting.values[-1]))
        value = next((value for value in setting.values if _same(value, kept)), usual)
        settings = _with(settings, setting, value)
    return settings


def _plain(value: int | str | bool) -> Any:
    """Return a value as files hold it."""
    return str(value) if isinstance(value, str) else value


def _same(value: int | str | bool, plain: object) -> bool:
    """Tell whether a value is what a file says: true is not 1 there."""
    return value == plain and isinstance(value, bool) == isinstance(plain, bool)


def remember(state: Remembers, settings: PageSettings, before: PageSettings) -> None:
    """Keep the settings that differ from those of `before`."""
    for field in fields(settings):
        value = getattr(settings, field.name)
        if value != getattr(before, field.name):
            state.keep_setting(_key(field.name), _plain(value))


def read_settings(page: object) -> tuple[dict[str, str | int | bool], list[str]]:
    """Return what the table `[page]` of a settings file says, and what is wrong with it.

    It comes by the names it is remembered by. A complaint is a clause: "margins must be a number".
    """
    if not isinstance(page, Mapping):
        return {}, ["[page] must be a table of settings"]
    found: dict[str, str | int | bool] = {}
    complaints: list[str] = []
    for name, value in page.items():
        setting = BY_NAME.get(name)
        if setting is None:
            complaints.append(f"[page] has no setting “{name}”, only {', '.join(BY_NAME)}")
        elif not any(_same(one, value) and not isinstance(value, float) for one in setting.values):
            complaints.append(f"{name} must be {_possible(setting)}")
        else:
            found[_key(name)] = value
    return found, complaints


def _possible(setting: Setting) -> str:
    first, *_, last = setting.values
    if type(first) is int and len(setting.values) > 3:
        return f"a number from {first} to {last}"
    *others, last_word = [
        str(one).lower() if not isinstance(one, str) else f'"{one}"' for one in setting.values
    ]
    return f"{', '.join(others)} or {last_word}"
