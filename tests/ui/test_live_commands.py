"""Every command of the key table has a feature that handles it, and only one."""

from __future__ import annotations

from collections import Counter

from reader.ui.keys.key_table import COMMANDS
from tests.ui.journeys import document, opened


def test_every_command_is_handled_once() -> None:
    screen = opened((document(),)).reading
    handled = Counter(id for feature in screen.features for id in feature.commands())
    handled.update(list(screen.commands()))
    assert handled == Counter(command.id for command in COMMANDS)
