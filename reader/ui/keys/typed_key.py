"""A key as if it was pressed: what a click on its name stands for."""

from __future__ import annotations

from textual import events
from textual.keys import _character_to_key

from reader.ui.keys.key_table import KEY_NAMES


def typed_key(shown: str) -> events.Key:
    """The event of pressing the key that is written so in hints, such as `q`, `]` or `Esc`."""
    if len(shown) == 1 and shown not in KEY_NAMES:
        return events.Key(_character_to_key(shown), shown)
    return events.Key(KEY_NAMES.get(shown, shown.lower()), None)
