"""Which theme is worn: the remembered one, or the default. No Textual here."""

from reader.errors import ThemeError
from reader.library.positions import ReadingState
from reader.resources import shared_folder
from reader.typesetting.themes import Theme, load_theme, load_themes

DEFAULT = "paper-dark"


def chosen_theme(state: ReadingState) -> Theme:
    """Return the theme that was worn last."""
    return named_theme(state.setting("theme", DEFAULT))


def named_theme(name: str) -> Theme:
    """Return the packaged theme called `name`, or the default if there is none or it is not valid."""
    folder = shared_folder("themes")
    try:
        return load_theme(folder / f"{name}.toml")
    except (ThemeError, ValueError):
        return load_theme(folder / f"{DEFAULT}.toml")


def theme_after(name: str) -> Theme:
    """Return the theme that follows the one called `name`, going round."""
    themes, _ = load_themes(shared_folder("themes"))
    names = sorted(themes)
    return themes[names[(names.index(name) + 1) % len(names) if name in names else 0]]
