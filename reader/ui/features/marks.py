"""Marks: places of the article under a letter, kept for the next reading."""

from __future__ import annotations

from reader.model.span import Span
from reader.ui.features.key_input import KeyInput
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, OverlaySurface


class Marks:
    """Sets them, goes to them, and lists them."""

    def __init__(
        self, surface: OverlaySurface, status: StatusLine, keys: KeyInput, movement: Movement
    ) -> None:
        self._surface, self._status, self._keys, self._movement = surface, status, keys, movement

    def commands(self) -> Handlers:
        """A mark here, to a mark, all of them."""
        return {"mark.set": self._mark, "mark.go": self._to_mark, "mark.list": self._list}

    def _mark(self) -> None:
        """Remember this place under a letter."""
        letter = self._keys.letter
        self._surface.session.marks[letter] = self._surface.place
        self._status.say(f"Marked as {letter}; '{letter} comes back here.")

    def _to_mark(self) -> None:
        letter, marks = self._keys.letter, self._surface.session.marks
        if letter in marks:
            self._go(marks[letter])
        else:
            there = f" There are: {', '.join(sorted(marks))}." if marks else ""
            self._status.say(f"Nothing is marked {letter}.{there}", wrong=True)

    def _list(self) -> None:
        """Show every mark with the words that stand there."""
        from reader.ui.overlays.places import PlacesScreen
        from reader.ui.panels.mark_list import MarkList, mark_rows

        surface = self._surface
        if not surface.session.marks:
            self._status.say("Nothing is marked in this article: m and a letter mark a place.")
        elif surface.palette is not None:
            rows = mark_rows(surface.session.article, surface.session.paragraphs, surface.session.marks)
            surface.lay_over(
                PlacesScreen(MarkList(rows), surface.palette, surface.keymap.scoped_keys), self._picked
            )

    def _picked(self, place: int | None) -> None:
        if place is not None:
            self._go(place)

    def _go(self, place: int) -> None:
        self._movement.go(Span(place, place), target=False)
