"""Which terminal this is, and whether it knows Sixel: asked with XTVERSION and DA1, answered among the keys.

xterm's control sequences: `CSI > q` asks for the name, the answer is `DCS > | name ST`; `CSI c` asks for what
the terminal can do, the answer is `CSI ? n ; n … c`, where 4 is Sixel. Nearly all answer that one.
"""

from __future__ import annotations

from reader.named_tuple import NamedTuple
from reader.text.late_pattern import late
from reader.ui.terminal.answer_start import AnswerStart

QUESTION = "\x1b[>q\x1b[c"
_NAME = late(r"\x1bP>\|([^\x00-\x1f\x7f]{0,200})(?:\x1b\\|\x07)")
_ABILITIES = late(r"\x1b\[\?([0-9;]{1,100})c")
_BEGUN = late(r"\x1b(?:P(?:>(?:\|[^\x00-\x1f\x7f]{0,200}\x1b?)?)?|\[(?:\?[0-9;]{0,100})?)?\Z")
_LONGEST = 210
"""Characters of what `_BEGUN` finds at most."""
_SIXEL = "4"


class TerminalReport(NamedTuple):
    """What the terminal says of itself: its name with its version, '' where it says none."""

    name: str
    sixel: bool


class ReportFilter:
    """Separates the answers, in however many pieces they arrive, from the keys around them, once they have
    been asked for. `report` is there when the last one is."""

    def __init__(self) -> None:
        self.report: TerminalReport | None = None
        self._asked, self._name = False, ""
        self._start = AnswerStart(_BEGUN, longest=_LONGEST, certain=len("\x1bP>"))

    def ask(self) -> None:
        """From now on answers may come."""
        self._asked = True

    def sift(self, data: str) -> str:
        """The keys in `data`. The beginning of an answer is held back until the rest is there."""
        if not self._asked or self.report is not None:
            return data
        data = self._start.with_held(data)
        while (named := _NAME.search(data)) is not None:
            self._name = named[1]
            data = data[: named.start()] + data[named.end() :]
        if (able := _ABILITIES.search(data)) is not None:
            self.report = TerminalReport(self._name, _SIXEL in able[1].split(";"))
            return data[: able.start()] + data[able.end() :]
        return self._start.hold(data)

    def waited(self) -> str:
        """After a pause, what is held back counts as keys."""
        return self._start.waited()
