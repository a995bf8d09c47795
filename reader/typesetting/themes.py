"""Themes: a Pygments style for the text and colours for the interface, read from TOML.

Everything is checked when a theme is read, because a bad colour would end the program when it is painted.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pygments.style import Style  # type: ignore[import-untyped]
from pygments.token import Token  # type: ignore[import-untyped]

from reader.article import Colour
from reader.errors import ThemeError
from reader.typesetting.colours import mixed, saturated, standing_out, toward
from reader.typesetting.tokens import (
    HIGHLIGHT_TOKENS,
    RAIL_TOKENS,
    READER,
    TokenType,
    code_token_named,
    token_named,
)

#: The interface colours every theme has, and what each is for.
UI_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "background": "the page",
        "foreground": "running text",
        "muted": "what is there but should not be noticed",
        "accent": "what is active",
        "panel": "behind sidebars and the status line",
        "rule": "lines between parts",
        "selection": "behind selected words",
        "cursor": "the cursor's cell",
        "warning": "what wants attention",
        "error": "what failed",
        "success": "what was done",
        **{colour.value: f"behind words marked in {colour.value}" for colour in Colour},
    }
)

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STYLE_WORDS = frozenset(("bold", "nobold", "italic", "noitalic", "underline", "nounderline", "noinherit"))
_COLOURED = frozenset(HIGHLIGHT_TOKENS.values())
RAIL_COLOURS = frozenset(RAIL_TOKENS.values())
#: How much of a quote's tint is seen through a highlight, and how far a dimmed ground goes to the page's.
_SHINES_THROUGH, _STEPS_BACK = 0.35, 0.6
#: How pale a sign in the margin is, and its least contrast with the page: that of any sign (WCAG 1.4.11).
_PALENESS, _SIGN_CONTRAST = 0.3, 3.0
_HINT = "themes/paper-light.toml shows how a theme is written"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How words are drawn; a colour is #rrggbb, or "" for that of the page."""

    colour: str = ""
    background: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False

    def as_pygments(self) -> str:
        """Return this style in Pygments' style syntax."""
        words = [
            "bold" if self.bold else "",
            "italic" if self.italic else "",
            "underline" if self.underline else "",
            self.colour,
            f"bg:{self.background}" if self.background else "",
        ]
        return " ".join(filter(None, words))


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme: `ui` has the colours of UI_COLOURS, `styles` are in Pygments' style syntax."""

    name: str
    title: str
    dark: bool
    ui: Mapping[str, str] = field(hash=False)
    styles: Mapping[TokenType, str] = field(hash=False)

    def pygments_style(self) -> type[Style]:
        """Return the theme as a Pygments style, for any formatter."""
        return _pygments_style(self)

    def text_style(self, tokens: tuple[TokenType, ...]) -> TextStyle:
        """Return how words under all of `tokens` are drawn; each is painted over those before it.

        Highlights cover no one another and no quote: their grounds are mixed. An edge is underlined, or
        not underlined among words that are. A cell of the rail under two colours shows the second behind
        the first.
        """
        return _text_style(self, tokens)


@lru_cache(maxsize=32)
def _pygments_style(theme: Theme) -> type[Style]:
    return type(
        f"{theme.name.title().replace('-', '')}Style",
        (Style,),
        {
            "name": theme.name,
            "background_color": theme.ui["background"],
            "highlight_color": theme.ui["selection"],
            "styles": {Token: "", **theme.styles},
        },
    )


@lru_cache(maxsize=4096)
def _text_style(theme: Theme, tokens: tuple[TokenType, ...]) -> TextStyle:
    style = _pygments_style(theme)
    page = theme.ui["background"]
    colour = background = tint = ""
    bold = italic = underline = False
    highlights: list[str] = []
    rails: list[str] = []
    for token in tokens:
        given = style.style_for_token(_nearest(style, token))
        ground = f"#{given['bgcolor']}" if given["bgcolor"] else ""
        if token in _COLOURED and ground:
            highlights.append(ground)
            background = mixed(highlights)
            background = toward(background, tint, _SHINES_THROUGH) if tint else background
        elif ground:
            background, highlights = ground, []
            tint = ground if token is READER.Quote else ""
        colour = f"#{given['color']}" if given["color"] else colour
        bold, italic = bold or given["bold"], italic or given["italic"]
        underline = not underline if token is READER.Highlight.Edge else underline or given["underline"]
        if token in RAIL_COLOURS:
            rails.append(colour)
        if token is READER.Dimmed:
            bold = False
            # What was chosen has a loud ground, on which quiet words could not be read.
            background = toward(background, page, _STEPS_BACK) if highlights or tint else ""
    if len(rails) > 1:
        colour, background = rails[0], rails[1]
    return TextStyle(colour, background, bold, italic, underline)


def _nearest(style: type[Style], token: TokenType) -> TokenType:
    """Return the nearest type at or above `token` that the style knows."""
    while token.parent is not None and not style.styles_token(token):
        token = token.parent
    return token


def load_theme(path: Path) -> Theme:
    """Read a theme file; raises ThemeError, naming file, key and reason, when it is not a valid theme."""
    import tomllib

    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ThemeError(f"There is no theme “{path.stem}”.", "`broadsheet themes` lists them") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ThemeError(f"{path.name}: cannot be read: {error}", _HINT) from error
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{path.name}: not TOML: {error}", _HINT) from error
    return theme_from_plain(data, path.name)


def load_themes(folder: Path) -> tuple[dict[str, Theme], list[ThemeError]]:
    """Read every theme of a folder; return the good ones by name, and the problems."""
    themes: dict[str, Theme] = {}
    problems: list[ThemeError] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            theme = load_theme(path)
        except ThemeError as problem:
            problems.append(problem)
            continue
        if theme.name in themes:
            reason = f"{path.name}: name: another theme is called {theme.name!r} already"
            problems.append(ThemeError(reason, _HINT))
        else:
            themes[theme.name] = theme
    return themes, problems


def theme_from_plain(data: Mapping[str, Any], origin: str) -> Theme:
    """Return the theme that the tables of a theme file describe; `origin` names the file in errors."""
    _only_known(data, {"name", "title", "dark", "ui", "styles", "code"}, "", origin)
    name = _required(data, "name", str, origin)
    title = _required(data, "title", str, origin)
    dark = _required(data, "dark", bool, origin)
    ui = _required(data, "ui", dict, origin)
    styles = _required(data, "styles", dict, origin)
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise ThemeError(f"{origin}: name: {name!r} is not lower-case words joined by hyphens", _HINT)
    _only_known(ui, set(UI_COLOURS), "ui.", origin)
    colours = {key: _colour(ui, key, origin) for key in UI_COLOURS}
    return Theme(
        name,
        title,
        dark,
        MappingProxyType(colours),
        MappingProxyType(
            _implied(colours)
            | _styles(styles, "styles", token_named, origin)
            | _styles(data.get("code", {}), "code", code_token_named, origin)
        ),
    )


def _implied(colours: Mapping[str, str]) -> dict[TokenType, str]:
    """Return the styles that follow from the interface colours; a theme may still give others."""
    implied = {token: f"bg:{colours[colour.value]}" for colour, token in HIGHLIGHT_TOKENS.items()}
    page = colours["background"]
    for colour, token in HIGHLIGHT_TOKENS.items():
        tint = colours[colour.value]
        sign = standing_out(toward(saturated(tint), tint, _PALENESS), page, _SIGN_CONTRAST)
        implied[RAIL_TOKENS[token]] = sign
    return implied | {
        READER.Rail: colours["foreground"],
        READER.Label: f"bold {colours['background']} bg:{colours['accent']}",
        READER.Label.Typed: f"nobold {colours['muted']} bg:{colours['panel']}",
        READER.Dimmed: standing_out(toward(colours["foreground"], page, 0.66), page, _SIGN_CONTRAST),
        READER.Highlight.Edge: "underline",
        READER.Held: "bold underline",
        READER.Selection: f"bg:{colours['selection']}",
        READER.Cursor: f"{colours['background']} bg:{colours['cursor']}",
        READER.Removed: f"italic {colours['muted']}",
        READER.Sign: colours["muted"],
        READER.Table.Heading: "bold",
    }


def _styles(
    table: Mapping[str, Any], name: str, named: Callable[[str], TokenType], origin: str
) -> dict[TokenType, str]:
    """Return the styles of a table of the theme file, whose keys `named` turns into token types."""
    if not isinstance(table, dict):
        raise ThemeError(f"{origin}: {name}: {table!r} is not a table", _HINT)
    found: dict[TokenType, str] = {}
    for key, words in table.items():
        try:
            token = named(key)
        except KeyError:
            raise ThemeError(f"{origin}: {name}.{key}: there is no such token", _HINT) from None
        if not isinstance(words, str):
            raise ThemeError(f"{origin}: {name}.{key}: {words!r} is not a text in quotation marks", _HINT)
        for word in words.split():
            if word not in _STYLE_WORDS and not _COLOUR.fullmatch(word.removeprefix("bg:")):
                reason = f"{word!r} is neither a colour (#rrggbb, bg:#rrggbb) nor bold, italic or underline"
                raise ThemeError(f"{origin}: {name}.{key}: {reason}", _HINT)
        found[token] = words.lower()
    return found


def _required(data: Mapping[str, Any], key: str, kind: type, origin: str) -> Any:
    if key not in data:
        raise ThemeError(f"{origin}: {key}: is missing", _HINT)
    if not isinstance(data[key], kind):
        raise ThemeError(f"{origin}: {key}: {data[key]!r} is not a {_KIND_NAMES[kind]}", _HINT)
    return data[key]


_KIND_NAMES = {str: "text in quotation marks", bool: "true or false", dict: "table"}


def _colour(ui: Mapping[str, Any], key: str, origin: str) -> str:
    if key not in ui:
        raise ThemeError(f"{origin}: ui.{key}: is missing ({UI_COLOURS[key]})", _HINT)
    colour = ui[key]
    if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
        raise ThemeError(f"{origin}: ui.{key}: {colour!r} is not a colour written #rrggbb", _HINT)
    return colour.lower()


def _only_known(data: Mapping[str, Any], known: set[str], prefix: str, origin: str) -> None:
    for key in data:
        if key not in known:
            raise ThemeError(f"{origin}: {prefix}{key}: is not a key of a theme", _HINT)
