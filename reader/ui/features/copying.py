"""Looking closer at what is here, selecting it, and taking it along."""

from __future__ import annotations

from dataclasses import replace

from reader import wording
from reader.model.span import Span
from reader.ui.navigation import motions
from reader.ui.screens.reading_base import ReadingBase
from reader.ui.widgets.body_view import BodyView

BEFORE = 40
"""Code points shown of a sentence before the name that it introduces."""


class Copying(ReadingBase):
    """Selection, copying, the first mention of a name."""

    _anchor: Span | None = None

    def action_select(self) -> None:
        """Begin to select lines, or stop."""
        if self.view_state.selected is not None:
            self.unselect()
            return
        self._anchor = self.body.line_span
        self.view_state = replace(self.view_state, selected=self._anchor, target=None)
        keys = self.keymap
        down, up, copy, stop = (keys.of(a) for a in ("lines(1)", "lines(-1)", "copy", "back"))
        self.say(f"Selecting: {down} and {up} extend, {copy} copies, {stop} stops.")

    def unselect(self) -> None:
        """Drop the selection."""
        self._anchor = None
        self.view_state = replace(self.view_state, selected=None)

    def _extend(self) -> None:
        """Let a selection that was begun follow the cursor."""
        if self._anchor is not None:
            line = self.body.line_span
            start, end = min(line.start, self._anchor.start), max(line.end, self._anchor.end)
            self.view_state = replace(self.view_state, selected=Span(start, end))

    def on_body_view_pointed(self, event: BodyView.Pointed) -> None:
        """A click puts the cursor on what is there; a drag selects."""
        if event.dragged:
            self.view_state = replace(self.view_state, selected=Span(event.start, event.end), target=None)
            return
        if self.view_state.selected is not None:
            self.unselect()
        self.body.go(event.start)
        target = self._thing(event.start)
        self.view_state = replace(self.view_state, target=target)

    def _thing(self, at: int) -> Span | None:
        """The smallest thing found at a code point: a figure or name within a quote comes before it."""
        indices = (
            self.annotations.figures,
            self.annotations.names,
            self.annotations.dates,
            self.annotations.quotes,
        )
        things = [Span(x.start, x.end) for one in indices for x in one.overlapping(at, at + 1)]
        return min(things, key=lambda span: span.end - span.start, default=None)

    def action_copy(self) -> None:
        """Copy what is here, with its source."""
        self._copy(as_markdown=False)

    def action_copy_markdown(self) -> None:
        """Copy what is here as Markdown."""
        self._copy(as_markdown=True)

    def _copy(self, *, as_markdown: bool) -> None:
        from reader.ui.features import citation

        article = self.session.article
        if not article.blocks:
            self.say("There is nothing to copy.", wrong=True)
            return
        selected = self.view_state.selected
        span = selected or self.here
        inserted = self.body.inserted if selected is None else None
        link = motions.link_at(article, span) if span == self.view_state.target else None
        if link is not None and Span(link.start, link.end) == span:
            label = article.text[link.start : link.end]
            self.take_along(f"[{citation.escaped(label)}](<{link.href}>)" if as_markdown else link.href)
            self.say("Copied the address of this link.")
            return
        taken = citation.passage(
            article,
            self.annotations,
            span,
            self.session.paragraphs.number(span.start),
            exact=selected is not None,
        )
        if inserted is not None:
            what = "the picture's words" if self.body.cut_here() is None else "what was cut"
            taken = citation.Passage(what, inserted, "", taken.paragraph)
        text = citation.markdown(article, taken) if as_markdown else citation.plain(article, taken)
        self.take_along(text)
        if selected is not None:
            self.unselect()
        words = len(taken.words.split())
        counted = f"{words} word" + ("" if words == 1 else "s")
        self.say(f"Copied {taken.what} with its source ({counted}{', Markdown' if as_markdown else ''}).")

    def take_along(self, text: str) -> None:
        """Put `text` on the terminal's clipboard and the system's."""
        from reader.ui.features import clipboard

        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: clipboard.copy(text), thread=True, exit_on_error=False)

    def action_first_mention(self) -> None:
        """How the name here was introduced: the sentence in which it is first met."""
        if self.body.inserted is not None:
            self.say("No name or link is known on this line.", wrong=True)
            return
        here = self.here
        names = self.annotations.mentions.overlapping(here.start, max(here.end, here.start + 1))
        link = motions.link_at(self.session.article, here)
        if link is not None and (not names or Span(link.start, link.end) == here):
            self.say(f"This link leads to {link.href}")
            return
        if not names:
            key = self.keymap.of("jump('name', 1)")
            self.say(f"No name on this line; {key} goes to the next one.", wrong=True)
            return
        entity = names[0].entity
        text = self.session.article.text
        first = min(entity.mentions, key=lambda m: m.start)
        start, end = _sentence(text, first.start, first.end)
        number = self.session.paragraphs.number(first.start)
        role = f", {wording.role(entity.role)}" if entity.role else ""
        if first.end > here.start:
            self.say(f"{entity.name}{role} is introduced here.")
            return
        start = max(start, first.start - BEFORE)
        words = " ".join(text[start:end].split())
        self.say(f"{entity.name}{role}, first in ¶ {number}: “{words}”")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The line or sentence around `[start, end)`, roughly: from the end of the sentence before."""
    low = max(
        text.rfind("\n", 0, start), max(text.rfind(s, max(0, start - 300), start) for s in (". ", ".” "))
    )
    ends = [at + 1 for s in (". ", ".”", ".\n") if (at := text.find(s, end, end + 300)) >= 0]
    line = text.find("\n", end)
    ends.append(line if line >= 0 else len(text))
    return low + 1, min(ends)
