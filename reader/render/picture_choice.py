"""How pictures are drawn, as settings and environment say. What the terminal answers comes later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from rich.color import ColorSystem

from reader.frozen import frozen, replace
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
_GHOSTTY = "xterm-ghostty"
"""The value of TERM for a terminal that has always drawn pictures as cells."""
_KITTY = re.compile(r"kitty\((\d{1,4})\.(\d{1,4})")
_FIRST_WITH_CELLS = 0, 28


def choose_pictures(setting: str, environ: Mapping[str, str], *, plain: bool) -> PictureChoice:
    """The choice for the setting `pictures` in this environment; `plain`: without colours.

    Over SSH every picture would go over the line, so that they stand in the text only where the setting
    names a protocol. tmux and screen pass none on, and answer for themselves. In sixteen colours half blocks
    show little, but somebody may ask for pictures, and the terminal may know Sixel.
    """
    colours = colours_of(environ)
    shown = colours is not ColorSystem.STANDARD
    if setting in tuple(PictureProtocol):
        wanted = PictureProtocol(setting)
        exact = not plain and (wanted is not PictureProtocol.KITTY or colours is ColorSystem.TRUECOLOR)
        return PictureChoice(wanted if exact else PictureProtocol.BLOCKS, True)
    if setting == "off" or plain:
        return PictureChoice(PictureProtocol.BLOCKS, False)
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return PictureChoice(PictureProtocol.BLOCKS, False)
    term = environ.get("TERM", "")
    if environ.get("TMUX") or environ.get("STY") or term.startswith(("screen", "tmux")):
        return PictureChoice(PictureProtocol.BLOCKS, shown)
    if colours is ColorSystem.TRUECOLOR and term == _GHOSTTY:
        return PictureChoice(PictureProtocol.KITTY, True)
    return PictureChoice(PictureProtocol.BLOCKS, shown, True)


def learned(choice: PictureChoice, name: str, *, sixel: bool, environ: Mapping[str, str]) -> PictureChoice:
    """The choice once a terminal has told its `name` and version, and whether it knows Sixel."""
    kitty = _KITTY.match(name)
    cells = kitty is not None and (int(kitty[1]), int(kitty[2])) >= _FIRST_WITH_CELLS
    exact = colours_of(environ) is ColorSystem.TRUECOLOR  # the number of a picture is told by a colour
    if exact and (cells or name.lower().startswith("ghostty")):
        return replace(choice, protocol=PictureProtocol.KITTY, asks=False)
    return replace(choice, protocol=PictureProtocol.SIXEL if sixel else choice.protocol, asks=False)
