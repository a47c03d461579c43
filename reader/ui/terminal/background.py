"""Whether the terminal's own background is light: asked with OSC 11, answered among the keys.

xterm's control sequences: `OSC 11 ; ? ST` asks; the answer is `OSC 11 ; rgb:RRRR/GGGG/BBBB` with one to four
hexadecimal digits a channel, ended by BEL or ST. A terminal that does not support it stays silent.
"""

from __future__ import annotations

import re

from textual.message import Message

from reader.render.contrast import luminance
from reader.ui.terminal.answer_start import AnswerStart

QUESTION = "\x1b]11;?\x1b\\"
LIGHT = 0.18
"""The relative luminance of the middle grey from which a background counts as light."""
SILENT = frozenset({"", "dumb", "linux"})
"""Values of TERM for terminals that have no answer."""

_CHANNEL = "([0-9a-fA-F]{1,4})"
_ANSWER = re.compile(rf"\x1b\]11;rgba?:{_CHANNEL}/{_CHANNEL}/{_CHANNEL}(?:/{_CHANNEL})?(?:\x07|\x1b\\)")
_BEGUN = re.compile(r"\x1b(?:\](?:1(?:1(?:;[rgba:/0-9a-fA-F]{0,30}\x1b?)?)?)?)?\Z")
_LONGEST = 40
"""Characters of what `_BEGUN` finds at most."""


class Background(Message):
    """The terminal has reported its background."""

    def __init__(self, light: bool) -> None:
        super().__init__()
        self.light = light


class AnswerFilter:
    """Separates the answer, in however many pieces it arrives, from the keys around it."""

    def __init__(self) -> None:
        self.light: bool | None = None
        self._start = AnswerStart(_BEGUN, longest=_LONGEST, certain=len("\x1b]11;"))

    def sift(self, data: str) -> str:
        """The keys in `data`. The beginning of an answer is held back until the rest is there."""
        data = self._start.with_held(data)
        found = _ANSWER.search(data)
        if found is not None:
            self.light = is_light(*found.groups()[:3])
            data = data[: found.start()] + data[found.end() :]
        return self._start.hold(data)

    def waited(self) -> str:
        """After a pause, what is held back counts as keys."""
        return self._start.waited()


def is_light(red: str, green: str, blue: str) -> bool:
    """Whether a colour given by hexadecimal channels of any length is light."""
    shares = (int(channel, 16) / (16 ** len(channel) - 1) for channel in (red, green, blue))
    return luminance("#" + "".join(f"{round(255 * share):02x}" for share in shares)) >= LIGHT
