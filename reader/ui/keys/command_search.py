"""The command palette: a row for each command with its keys at the right, those chosen last first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol, runtime_checkable

from rich.cells import cell_len
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.theme import Theme

from reader.frozen import frozen
from reader.store.session_memory import MAX_COMMANDS
from reader.ui.keys.live_commands import entries
from reader.ui.widgets.footer_row import shortened

WIDEST, AROUND = 84, 5
"""Cells of the palette at most, as in the style sheet, and those of them around a row."""
INSIDE = 4
"""Letters from which on what is typed may stand inside a word; fewer must begin one."""


@runtime_checkable
class RecentCommands(Protocol):
    """A program that knows which commands were chosen last: their names, the last one first."""

    recent_commands: tuple[str, ...]


@frozen
class PaletteRow:
    """What a row says, its keys, and what it does."""

    says: str
    keys: str
    run: Callable[[], Any]


class CommandPaletteProvider(Provider):
    """All commands in the palette by their plain names, with their keys; and every theme."""

    async def discover(self) -> Hits:
        """All commands, before anything is typed: those chosen last first."""
        app: object = self.app
        last = app.recent_commands if isinstance(app, RecentCommands) else ()
        rows = sorted(self._rows(), key=lambda r: last.index(r.says) if r.says in last else len(last))
        for row in rows:
            yield DiscoveryHit(self._shown(row, ()), partial(self._choose, row), row.says)

    async def search(self, query: str) -> Hits:
        """Those in which every typed word is found, and those with the typed key."""
        for row in self._rows():
            score, places = match(query, row.says, row.keys)
            if score > 0:
                yield Hit(score, self._shown(row, places), partial(self._choose, row), row.says)

    def _shown(self, row: PaletteRow, places: tuple[tuple[int, int], ...]) -> Content:
        """One line: the words at the left, the typed ones underlined, the keys at the right."""
        room = min(WIDEST, self.app.size.width) - AROUND
        keys = row.keys
        while "  " in keys and cell_len(row.says) + cell_len(keys) + 2 > room:
            keys = keys.rpartition("  ")[0]  # the first keys are the common ones, and one is always named
        words = shortened(row.says, room - (cell_len(keys) + 2 if keys else 0))
        gap = " " * max(0, room - cell_len(words) - cell_len(keys))
        content = Content(words + gap + keys)
        for start, end in places:
            content = content.stylize(self.match_style or "underline", start, min(end, len(words)))
        return content.stylize("$text-muted", len(words + gap))

    def _choose(self, row: PaletteRow) -> Any:
        app: object = self.app
        if isinstance(app, RecentCommands):
            last = (says for says in app.recent_commands if says != row.says)
            app.recent_commands = (row.says, *last)[:MAX_COMMANDS]
        return row.run()

    def _rows(self) -> Iterator[PaletteRow]:
        for entry in entries(self.screen):
            run = partial(self.app.run_action, entry.action, entry.node)
            yield PaletteRow(entry.says, entry.shown, run)
        for name in sorted(self.app.available_themes):
            if is_reader_theme(self.app.available_themes[name]):
                here = "now" if name == self.app.theme else ""
                yield PaletteRow(f"Theme: {name}", here, partial(setattr, self.app, "theme", name))


def match(query: str, says: str, keys: str = "") -> tuple[float, tuple[tuple[int, int], ...]]:
    """How well a command fits what was typed, from 0 to 1, and which of its characters were typed.

    Every typed word begins a word of the command, or is found inside one where it is long enough; letters
    here and there are no match. What was typed may also be one of its keys.
    """
    if query in keys.split("  "):
        return 1.0, ()
    folded = says.lower()
    if len(folded) != len(says):  # letters that change their number would shift the places
        folded = says
    score, places = 0.0, []
    words = query.lower().split()
    for word in words:
        at = _beginning(folded, word)
        if at is None and len(word) >= INSIDE and word in folded:
            at, score = folded.index(word), score - 0.5
        if at is None:
            return 0.0, ()
        score += 0.9 - 0.1 * at / len(folded)
        places.append((at, at + len(word)))
    return score / max(1, len(words)), tuple(places)


def _beginning(text: str, word: str) -> int | None:
    """Where a word of `text` begins with `word`."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at if at >= 0 else None


def is_reader_theme(theme: Theme) -> bool:
    """Whether the theme is one of this program's files, not one of Textual's."""
    return "reader-rule" in theme.variables
