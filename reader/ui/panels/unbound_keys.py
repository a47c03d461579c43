"""Keys that mean nothing in a list, and what is said of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import events

from reader.ui.keys.key_table import written


class UnboundKeys:
    """Remembers the first key of a two-key command of the text: its second must not run alone, since it might
    be the one that quits."""

    def __init__(self) -> None:
        self._begun = ""

    def refuse(self, event: events.Key, chain: Sequence[Collection[str]]) -> str:
        """What to say of a key that has no binding in `chain`, the keys that work now by what has the focus;
        empty for one that has. Keys of such a command are stopped here."""
        begun, self._begun = self._begun if event.is_printable else "", ""
        character = event.character or ""
        bound = any(event.key in keys for keys in chain)
        begins = any(len(key) == 2 and key[0] == character for keys in chain for key in keys)
        if begun or (begins and event.is_printable and not bound):
            event.stop()
            event.prevent_default()
            self._begun = "" if begun else character
            return f"{begun}{character} works in the text alone."
        if bound:
            return ""
        return f"{character if event.is_printable else written(event.key)} does nothing in a list."
