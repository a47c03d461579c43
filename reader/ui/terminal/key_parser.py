"""Textual's key parser, with Esc as a key of its own."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual._xterm_parser import XTermParser

_BEGINNINGS = "[O]P_^X"
"""Characters that begin a sequence behind an Esc (ECMA-48, 5.3 and 5.6; SS3)."""
_WORDS = "bf"
"""Letters that stand for a key there: Option and an arrow, in a terminal of macOS."""


class EscapeAwareParser(XTermParser):
    """Esc and a character that are read together are two keys, as in vi.

    They arrive together when the program was busy or still starting, and over a slow line. Textual makes
    one key of them: Alt and the character, or what Option and a digit give on macOS. No command has such a
    key, so what Esc should have closed would stay open and take the typing. Terminals with the Kitty
    protocol send Alt differently, which is left alone. `alt`: the user has bound keys with Alt, and
    Textual's reading is kept.
    """

    def __init__(self, debug: bool = False, *, alt: bool = False) -> None:
        super().__init__(debug)
        self._alt = alt

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        together = len(sequence) == 2 and sequence[0] == "\x1b" and sequence[1].isprintable()
        if together and not self._alt and sequence[1] not in _BEGINNINGS + _WORDS:
            yield events.Key("escape", sequence[0])
            sequence = sequence[1]
        yield from super()._sequence_to_key_events(sequence, alt)
