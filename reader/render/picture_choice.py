"""How pictures are drawn, as settings and environment say. What the terminal answers comes later."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from rich.color import ColorSystem

from reader.frozen import frozen
from reader.render.few_colours import colours_of


class PictureProtocol(StrEnum):
    """What a terminal is sent for a picture."""

    BLOCKS = "blocks"
    KITTY = "kitty"
    SIXEL = "sixel"


@frozen
class PictureChoice:
    """How pictures are drawn now; `inline`: they stand in the text; `asks`: the terminal may know a better
    protocol, and can be asked."""

    protocol: PictureProtocol = PictureProtocol.BLOCKS
    inline: bool = False
    asks: bool = False


NO_CHOICE = PictureChoice()
_KITTY_NAMES = ("xterm-ghostty", "ghostty")
"""Values of TERM and TERM_PROGRAM for terminals that have always drawn pictures as cells."""


def choose_pictures(setting: str, environ: Mapping[str, str], *, plain: bool) -> PictureChoice:
    """The choice for the setting `pictures` in this environment; `plain`: without colours.

    Over SSH every picture would go over the line, so that they stand in the text only where the setting
    names a protocol. tmux and screen pass none on, and answer for themselves.
    """
    colours = colours_of(environ)
    shown = not plain and colours is not ColorSystem.STANDARD
    if setting in tuple(PictureProtocol):
        wanted = PictureProtocol(setting)
        exact = wanted is not PictureProtocol.KITTY or (not plain and colours is ColorSystem.TRUECOLOR)
        return PictureChoice(wanted if exact else PictureProtocol.BLOCKS, True)
    if setting == "off" or not shown:
        return PictureChoice(PictureProtocol.BLOCKS, False)
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return PictureChoice(PictureProtocol.BLOCKS, False)
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(("screen", "tmux")):
        return PictureChoice(PictureProtocol.BLOCKS, True)
    if colours is not ColorSystem.TRUECOLOR:  # the number of a picture is told by a colour
        return PictureChoice(PictureProtocol.BLOCKS, True, True)
    if term in _KITTY_NAMES or environ.get("TERM_PROGRAM") in _KITTY_NAMES:
        return PictureChoice(PictureProtocol.KITTY, True)
    return PictureChoice(PictureProtocol.BLOCKS, True, True)
