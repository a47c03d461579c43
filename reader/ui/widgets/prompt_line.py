"""The line in which a word or a name is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static

Answer = Callable[[str | None], None]
"""Takes what was typed; None where nothing is wanted any more."""


class PromptInput(Input):
    """The line itself; Enter answers, Esc does not."""

    BINDING_GROUP_TITLE = "Prompt"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", "Take it", id="prompt.take", show=False),
        Binding("escape", "answer(False)", "Leave it", id="prompt.leave", show=False),
    ]

    def action_answer(self, taken: bool) -> None:
        """Close the line, with what was typed or without."""
        line = self.parent
        if isinstance(line, PromptLine):
            line.end(" ".join(self.value.split()) if taken else None)


class PromptLine(Horizontal):
    """A question, and what is typed; names that are known are completed with the right arrow."""

    def __init__(self) -> None:
        super().__init__(id="ask")
        self._answer: Answer | None = None

    def compose(self) -> ComposeResult:
        """Question and line."""
        yield Static("", id="prompt")
        yield PromptInput(compact=True, select_on_focus=True)

    def begin(self, question: str, value: str, names: Sequence[str], answer: Answer) -> None:
        """Ask; `value` is there to be changed, and `names` may be meant."""
        self._answer = answer
        line = self.query_one(PromptInput)
        self.query_one("#prompt", Static).update(Content(f" {question} "))
        line.suggester = SuggestFromList(names, case_sensitive=False) if names else None
        line.value = value
        line.focus()

    def end(self, typed: str | None) -> None:
        """Give the answer."""
        answer, self._answer = self._answer, None
        if answer is not None:
            answer(typed)
