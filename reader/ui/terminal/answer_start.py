"""The beginning of what a terminal answers, held back among the keys until the rest is there."""

from __future__ import annotations

import re


class AnswerStart:
    """What is held back. `begun` finds an answer's beginning in the last `longest` characters of what came;
    with `certain` characters and more it can no longer be a key."""

    def __init__(self, begun: re.Pattern[str], *, longest: int, certain: int) -> None:
        self._begun, self._longest, self._certain = begun, longest, certain
        self._held = ""

    def with_held(self, data: str) -> str:
        """What was held back, and `data` behind it."""
        data, self._held = self._held + data, ""
        return data

    def hold(self, data: str) -> str:
        """`data` without an answer's beginning at its end, which is held back."""
        begun = self._begun.search(data, max(0, len(data) - self._longest))
        if begun is not None:
            data, self._held = data[: begun.start()], begun.group()
        return data

    def waited(self) -> str:
        """After a pause, what is held back counts as keys: a lone Esc begins like an answer."""
        if len(self._held) >= self._certain:
            return ""
        keys, self._held = self._held, ""
        return keys
