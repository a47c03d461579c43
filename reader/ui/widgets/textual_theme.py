"""A theme of the reader as Textual's own widgets and the style sheet take it."""

from __future__ import annotations

from textual.theme import Theme

from reader.render.contrast import between
from reader.render.theming import COLOURS, ReaderTheme

BAR = 0.7
"""How much of the dim colour a scroll bar takes, and of the rules’ the rest: it is told from the page."""


def textual_theme(theme: ReaderTheme) -> Theme:
    """The theme that Textual's own widgets and the style sheet use."""
    return Theme(
        name=theme.name,
        primary=theme.accent,
        secondary=theme.names,
        warning=theme.warn,
        error=theme.warn,
        success=theme.accent,
        accent=theme.accent,
        foreground=theme.text,
        background=theme.background,
        surface=theme.surface,
        panel=theme.surface,
        dark=theme.dark,
        text_alpha=1.0,
        variables=_variables(theme),
    )


def _variables(theme: ReaderTheme) -> dict[str, str]:
    """CSS variables: every colour as `$reader-…`, and Textual's own that would clash with them."""
    own = {f"reader-{name.replace('_', '-')}": getattr(theme, name) for name in COLOURS}
    return own | {
        "text": theme.text,
        "boost": theme.cursor,
        "foreground-muted": theme.dim,
        "text-muted": theme.dim,
        "border": theme.rule,
        "border-blurred": theme.rule,
        "block-cursor-foreground": theme.text,
        "block-cursor-background": theme.cursor,
        "block-cursor-text-style": "none",
        "block-cursor-blurred-foreground": theme.text,
        "block-cursor-blurred-background": theme.cursor,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": theme.cursor,
        "input-cursor-background": theme.text,
        "input-cursor-foreground": theme.background,
        "input-selection-background": theme.search_bg,
        "input-selection-foreground": theme.search_fg,
        "screen-selection-background": theme.search_bg,
        "screen-selection-foreground": theme.search_fg,
        "scrollbar": between(theme.rule, theme.dim, BAR),
        "scrollbar-hover": theme.dim,
        "scrollbar-active": theme.accent,
        "scrollbar-background": theme.background,
        "scrollbar-background-hover": theme.background,
        "scrollbar-background-active": theme.background,
        "scrollbar-corner-color": theme.background,
        "footer-background": theme.background,
        "footer-foreground": theme.dim,
        "footer-key-foreground": theme.accent,
        "footer-key-background": theme.background,
        "footer-description-foreground": theme.dim,
        "footer-description-background": theme.background,
        "footer-item-background": theme.background,
    }
