"""Our themes as Textual's, so that its own widgets (editor, palette) wear the same colours."""

from textual.theme import Theme as TextualTheme

from reader.typesetting.themes import Theme


def textual_theme(theme: Theme) -> TextualTheme:
    """Return `theme` in Textual's terms."""
    ui = theme.ui
    return TextualTheme(
        name=theme.name,
        primary=ui["accent"],
        secondary=ui["muted"],
        accent=ui["accent"],
        warning=ui["warning"],
        error=ui["error"],
        success=ui["success"],
        foreground=ui["foreground"],
        background=ui["background"],
        surface=ui["background"],
        panel=ui["panel"],
        dark=theme.dark,
        variables={
            "border": ui["rule"],
            "muted": ui["muted"],
            "input-selection-background": ui["selection"],
            "block-cursor-background": ui["accent"],
            "block-cursor-foreground": ui["background"],
        },
    )
