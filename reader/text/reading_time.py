"""How long a text takes to read."""

from __future__ import annotations

WORDS_A_MINUTE = 230


def reading_minutes(words: int) -> int:
    """Minutes for reading so many words silently, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
