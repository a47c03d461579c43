"""The styles of one theme, ready for painting."""

from __future__ import annotations

from rich.color import Color, blend_rgb
from rich.style import Style

from reader.named_tuple import NamedTuple
from reader.render.theming import ReaderTheme

SOFT = 0.42
"""How much of a speaker's colour the quoted words take; the rest is the colour of the text."""
CLEAR = 0.72
"""The same on a light ground, where dark colours are hardly told apart."""
SAID = 0.07
"""How much of a speaker's colour lies behind the quoted words there."""
LINK = 0.75
"""The same for links and the accent colour."""

TINT = 0.25
"""How much of the accent colour lies behind words that changed, and of the warnings’ behind highlights."""


class Palette(NamedTuple):
    """Rich styles for everything that is painted by hand; all lie over `page`. `cursor` lies under the line
    that is read, `lit` under the row of a list that keys act on: among sixteen colours no ground suits all
    words, so that the line has a sign only and the row is reversed."""

    page: Style
    cursor: Style
    lit: Style
    dim: Style
    rule: Style
    accent: Style
    heading: Style
    name: Style
    figure: Style
    date: Style
    reason: Style
    hit: Style
    this_hit: Style
    target: Style
    selected: Style
    cut: Style
    link: Style
    warn: Style
    speakers: tuple[Style, ...]
    words: tuple[Style, ...]
    text: Style
    changed: Style
    highlighted: Style

    @property
    def unlit(self) -> Style:
        """The style of words that are not lit: whatever else is on them is hardly seen."""
        quiet = Style(bold=False, italic=False, underline=False, reverse=False)
        return self.dim + quiet + Style(bgcolor=self.page.bgcolor)

    @property
    def has_grounds(self) -> bool:
        """Whether a ground of its own tells a line from the page: not without colours, or among sixteen."""
        return not self.lit.reverse

    def speaker(self, colour: int) -> Style:
        """The style of a speaker's bar and letter."""
        return self.speakers[colour % len(self.speakers)]

    def spoken(self, colour: int) -> Style:
        """The style of a speaker's words."""
        return self.words[colour % len(self.words)]


def palette(theme: ReaderTheme) -> Palette:
    """The styles of `theme`; without colours for a plain one."""
    return _shapes(_colours(theme)) if theme.plain else _colours(theme)


def _colours(theme: ReaderTheme) -> Palette:
    text = Color.parse(theme.text)
    return Palette(
        page=Style(color=theme.text, bgcolor=theme.background),
        cursor=Style(bgcolor=theme.background if theme.few else theme.cursor),
        lit=Style(reverse=True) if theme.few else Style(bgcolor=theme.cursor),
        text=Style(color=theme.text),
        dim=Style(color=theme.dim),
        rule=Style(color=theme.rule),
        accent=Style(color=theme.accent),
        heading=Style(color=theme.heading, bold=True),
        name=Style(underline=True),
        figure=Style(color=theme.figure_fg, bgcolor=theme.figure_bg, bold=True),
        date=Style(italic=True),
        reason=Style(color=theme.date, italic=True),
        hit=Style(color=theme.search_fg, bgcolor=theme.search_bg),
        this_hit=Style(color=theme.hit_fg, bgcolor=theme.hit_bg, bold=True),
        target=Style(reverse=True),
        selected=Style(color=theme.search_fg, bgcolor=theme.search_bg),
        cut=Style(color=theme.dim, strike=True),
        link=Style(color=_mix(text, Color.parse(theme.accent), 1 if theme.fixed else LINK), underline=True),
        warn=Style(color=theme.warn),
        changed=Style(bold=True, underline=True)
        if theme.fixed
        else Style(bgcolor=_mix(Color.parse(theme.background), Color.parse(theme.accent), TINT)),
        highlighted=Style(color=theme.text, bgcolor=theme.figure_bg, italic=True)
        if theme.fixed
        else Style(bgcolor=_mix(Color.parse(theme.background), Color.parse(theme.warn), TINT)),
        speakers=tuple(Style(color=c) for c in theme.speakers),
        words=tuple(_said(theme, text, Color.parse(colour)) for colour in theme.speakers),
    )


def _said(theme: ReaderTheme, text: Color, colour: Color) -> Style:
    """The style of a speaker's words: on a light ground, where dark colours are hardly told from the text,
    with a faint tint behind them."""
    if theme.fixed:
        return Style(color=colour)
    if theme.dark:
        return Style(color=_mix(text, colour))
    return Style(color=_mix(text, colour, CLEAR), bgcolor=_mix(Color.parse(theme.background), colour, SAID))


def _mix(one: Color, other: Color, share: float = SOFT) -> Color:
    return Color.from_triplet(blend_rgb(one.get_truecolor(), other.get_truecolor(), share))


def _shapes(ink: Palette) -> Palette:
    """The same without colours: weight, slant and reversal take the place of background and hue."""
    return ink._replace(
        lit=Style(reverse=True),
        dim=Style(dim=True),
        rule=Style(dim=True),
        cut=Style(dim=True, strike=True),
        accent=Style(bold=True),
        heading=Style(bold=True, underline=True),
        figure=Style(bold=True),
        hit=Style(reverse=True),
        this_hit=Style(reverse=True, bold=True, underline=True),
        selected=Style(reverse=True),
        link=Style(underline2=True),
        warn=Style(bold=True),
        words=tuple(Style(color=words.color) for words in ink.words),
        changed=Style(bold=True, underline=True),
        highlighted=Style(bold=True, italic=True),
    )
