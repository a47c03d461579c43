"""Asking for one more key, or for a word, at the foot of the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING, Protocol

from reader.ui.features.surface import ClassSurface

if TYPE_CHECKING:
    from textual.widget import Widget

    from reader.ui.widgets.prompt_line import Answer, PromptLine


class PromptSurface(ClassSurface, Protocol):
    """A surface on which a line to type in can be put."""

    def mount(self, *widgets: Widget) -> Awaitable[object]:
        """Put the widgets on the screen."""


class Prompting:
    """Asks for a word; the text has the focus again when it was given, or not."""

    def __init__(self, surface: PromptSurface) -> None:
        self._surface = surface
        self._line: PromptLine | None = None

    async def ask(self, question: str, answer: Answer, value: str = "", names: Sequence[str] = ()) -> None:
        """Ask for a word; nothing is done where none is given."""
        from reader.ui.widgets.prompt_line import PromptLine

        if self._line is None:
            line = PromptLine()
            await self._surface.mount(line)
            self._line = line

        def close(typed: str | None) -> None:
            self._surface.set_class(False, "-asking")
            self._surface.body.focus()
            answer(typed)

        self._surface.set_class(True, "-asking")
        self._line.begin(question, value, names, close)
