"""Piping: what is read goes to a command that the person types, and its output comes back on a card."""

from __future__ import annotations

import shlex
from functools import partial
from typing import TYPE_CHECKING

from reader.text.sanitise import one_line
from reader.ui.features.opening import OutwardSurface, refused_in_browser
from reader.ui.features.prompting import Prompting
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers

if TYPE_CHECKING:
    from reader.ui.features.piped import Output


class Piping:
    """`|` asks for a command; the selection, the quote jumped to, or else the article is its input."""

    def __init__(self, surface: OutwardSurface, status: StatusLine, prompting: Prompting) -> None:
        self._surface, self._status, self._prompting = surface, status, prompting
        self._last = ""

    def commands(self) -> Handlers:
        """Pipe what is here."""
        return {"pipe": self._ask}

    async def _ask(self) -> None:
        if refused_in_browser(self._surface, self._status):
            return
        what, text = self._input()
        answer = partial(self._begin, text)
        await self._prompting.ask(f"Pipe {what} to the command:", answer, self._last)

    def _input(self) -> tuple[str, str]:
        """What is piped, in a word, and its text."""
        surface = self._surface
        article, selected, row = surface.session.article, surface.view_state.selected, surface.lit_row
        if selected is not None:
            return "the selection", selected.of(article.text)
        if row is not None and row.passage is not None:
            return row.passage.what, row.passage.words
        span = row.span if row is not None else surface.view_state.target
        quote = None if span is None else surface.annotations.quote_at(*span)
        if quote is not None:
            return "the quote", article.text[quote.start : quote.end]
        return "the article", article.text

    def _begin(self, text: str, typed: str | None) -> None:
        say = self._status.say
        try:
            command = shlex.split(typed or "")
        except ValueError:
            say("A quotation mark in the command is not closed.", wrong=True)
            return
        if not command:
            say("Nothing was piped.")
            return
        self._last = typed or ""
        self._status.busy(f"waiting for {one_line(command[0])[:20]}")
        self._surface.run_worker(lambda: self._run(command, text), thread=True, exit_on_error=False)

    def _run(self, command: list[str], text: str) -> None:
        """Run the command, in a thread of its own."""
        from reader.ui.features.piped import piped

        output = piped(command, text if text.endswith("\n") else text + "\n")
        self._surface.call_later(self._show, one_line(shlex.join(command)), output)

    def _show(self, command: str, output: Output) -> None:
        from reader.ui.overlays.card import CardLine, CardScreen

        surface, ink = self._surface, self._surface.palette
        self._status.busy("")
        if output.wrong or not output.lines:
            self._status.say(output.wrong or f"{command} printed nothing.", wrong=bool(output.wrong))
        if not output.lines or ink is None:
            return

        def lines(_: int) -> list[CardLine]:
            return [((line.expandtabs(8), ink.text),) for line in output.lines]

        title = f"{command}: {output.wrong}" if output.wrong else command
        surface.lay_over(CardScreen(title, lines, ink, surface.keymap.scoped_keys), lambda _: None)
