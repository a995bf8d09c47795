"""How an export is to be made: format, files, templates; as asked for, or as `config.toml` says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.article import Colour
from reader.errors import ExportError

if TYPE_CHECKING:
    from reader.exchange import ExportFormat, ExportOptions


class Layout(StrEnum):
    """How many files there are: one an article, one a highlight, one for all, or a note of each day."""

    ARTICLE = "article"
    HIGHLIGHT = "highlight"
    ALL = "all"
    DAILY = "daily"


#: The name of a file, where none is asked for.
NAMES: Mapping[Layout, str] = {
    Layout.ARTICLE: "{title}",
    Layout.HIGHLIGHT: "{title} - {words}",
    Layout.ALL: "{title}",
    Layout.DAILY: "{date}",
}


@dataclass(frozen=True, slots=True)
class ExportSettings:
    """The wishes for an export, as words: a format's name, a template's path; "" for what is not asked."""

    format: str = "markdown"
    layout: Layout = Layout.ARTICLE
    name: str = ""
    template: str = ""
    highlight_template: str = ""
    context: bool = False
    wikilinks: bool = False
    link: str = "command"
    colours: tuple[tuple[str, str], ...] = ()
    folder: str = ""
    auto: bool = True
    complaints: tuple[str, ...] = field(default=(), compare=False)

    def options(self) -> "ExportOptions":
        """Return the wishes that a format is told; raises ExportError for one that cannot be met."""
        from reader.exchange import ExportOptions, LinkBack

        if self.link not in [one.value for one in LinkBack]:
            raise ExportError(f"There is no link “{self.link}”.", f"there are {_listed(LinkBack)}")
        return ExportOptions(dict(self.colours), self.context, self.wikilinks, LinkBack(self.link))

    def known_format(self) -> "ExportFormat":
        """Return the format; raises ExportError for one that there is not."""
        from reader.exports import all_formats

        formats = all_formats()
        if self.format not in formats:
            raise ExportError(f"There is no format “{self.format}”.", f"there are {', '.join(formats)}")
        return formats[self.format]


def _listed(names: Any) -> str:
    return ", ".join(one.value for one in names)


def parsed_colours(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the meanings of colours of `yellow=important`; raises ExportError for what is none."""
    found = []
    for pair in pairs:
        colour, sign, meaning = pair.partition("=")
        if not sign or colour.strip().lower() not in [one.value for one in Colour]:
            raise ExportError(f"“{pair}” gives no colour a meaning.", "write yellow=important")
        found.append((colour.strip().lower(), meaning.strip()))
    return tuple(found)


def read_settings(folder: Path) -> ExportSettings:
    """Return the settings of `config.toml` in a folder; `complaints` say what is wrong with it."""
    try:
        data = (folder / "config.toml").read_bytes()
    except OSError:
        return ExportSettings()
    import tomllib

    try:
        table = tomllib.loads(data.decode("utf-8-sig")).get("export", {})
    except (ValueError, RecursionError) as error:
        return ExportSettings(complaints=(f"it is no TOML, so nothing of it holds: {error}",))
    if not isinstance(table, dict):
        return ExportSettings(complaints=("export is no table",))
    return settings_from(table)


def settings_from(table: Mapping[str, Any], base: ExportSettings | None = None) -> ExportSettings:
    """Return the settings that an `[export]` table of `config.toml` asks for; what is wrong is left out.

    `complaints` of the settings say what was wrong.
    """
    from reader.exchange import LinkBack

    settings = base or ExportSettings()
    complaints: list[str] = []
    wish: dict[str, Any]
    for key, value in table.items():
        name = {"preset": "format", "files": "layout"}.get(key.replace("-", "_"), key.replace("-", "_"))
        if name in ("colours", "colors"):
            pairs = value.items() if isinstance(value, Mapping) else ()
            known = [one.value for one in Colour]
            good = [(str(a).lower(), str(b)) for a, b in pairs if str(a).lower() in known]
            if not isinstance(value, Mapping) or len(good) < len(value):
                complaints.append(f"export.{key} gives words to {', '.join(known)}")
            settings = replace(settings, colours=tuple(good))
        elif name == "layout" and value in [one.value for one in Layout]:
            settings = replace(settings, layout=Layout(value))
        elif name in ("context", "wikilinks", "auto") and isinstance(value, bool):
            wish = {name: value}
            settings = replace(settings, **wish)
        elif name == "link" and value in [one.value for one in LinkBack]:
            settings = replace(settings, link=value)
        elif name in ("format", "name", "template", "highlight_template", "folder") and isinstance(
            value, str
        ):
            wish = {name: value}
            settings = replace(settings, **wish)
        else:
            complaints.append(
                f"export.{key} cannot be {value!r}" if name in _NAMES else f"there is no export.{key}"
            )
    return replace(settings, complaints=tuple(complaints))


_NAMES = frozenset(
    (
        "format",
        "layout",
        "name",
        "template",
        "highlight_template",
        "context",
        "wikilinks",
        "link",
        "folder",
        "auto",
    )
)
