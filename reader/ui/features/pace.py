"""How fast the person reads: words a minute, measured from how the place moves. No clock of its own."""

from __future__ import annotations

from reader.text.reading_time import WORDS_A_MINUTE

LEAST_WORDS = 40
"""Words that are read at a stretch before they say anything."""
PAUSE = 180.0
"""Seconds without a move after which nobody was reading."""
SLOWEST, FASTEST = 60, 900
"""Words a minute within which a move is reading; beyond them it is leafing, or something else was done."""
WEIGHT = 1500
"""Words for which the pace of earlier runs counts."""
LARGEST_STEP = 20_000
"""Code points of one move that can be reading."""


class Pace:
    """Takes the moves through an article, and tells the pace. `remembered` is that of earlier runs."""

    def __init__(self, remembered: int | None = None) -> None:
        self._before = remembered
        self._words = self._seconds = 0.0
        self._place: int | None = None
        self._since = self._last = 0.0

    def moved(self, text: str, place: int, now: float) -> None:
        """The reader is at code point `place` of `text` at `now`, in seconds."""
        start, pause = self._place, now - self._last
        self._last = now
        if start is None or pause > PAUSE or not 0 <= place - start <= LARGEST_STEP:
            self._place, self._since = place, now
            return
        words, seconds = len(text[start:place].split()), now - self._since
        if words < LEAST_WORDS:
            return
        if seconds > 0 and SLOWEST <= words * 60 / seconds <= FASTEST:
            self._words += words
            self._seconds += seconds
        self._place, self._since = place, now

    def begin(self) -> None:
        """Another article: the next place is where reading begins."""
        self._place = None

    @property
    def measured(self) -> bool:
        """Whether anything was read in this run."""
        return self._seconds > 0

    @property
    def words_a_minute(self) -> int | None:
        """The pace of this run and of those before; None where nothing was ever measured."""
        if not self.measured:
            return self._before
        words, seconds = self._words, self._seconds
        if self._before:
            words, seconds = words + WEIGHT, seconds + WEIGHT * 60 / self._before
        return round(words * 60 / seconds)

    def minutes(self, words: float) -> int:
        """Minutes for so many words, at least one: at this pace, or at a usual one."""
        return max(1, round(words / (self.words_a_minute or WORDS_A_MINUTE)))
