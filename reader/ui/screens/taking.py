"""Looking closer at what is here, selecting it, and taking it along."""

from __future__ import annotations

from dataclasses import replace

from reader.export import phrases
from reader.model.span import Span
from reader.ui.body import motions
from reader.ui.body.pointing import Pointing
from reader.ui.screens.desk import Desk

BEFORE = 40
"""Code points shown of a sentence before the name that it introduces."""


class Taking(Desk):
    """Selection, copying, the first mention of a name."""

    _anchor: Span | None = None

    def action_select(self) -> None:
        """Begin to select lines, or stop."""
        if self.look.selected is not None:
            self.unselect()
            return
        self._anchor = self.body.line_span
        self.look = replace(self.look, selected=self._anchor, target=None)
        keys = self.keymap
        down, up, copy, stop = (keys.of(a) for a in ("lines(1)", "lines(-1)", "copy", "back"))
        self.say(f"Selecting: {down} and {up} extend, {copy} copies, {stop} stops.")

    def unselect(self) -> None:
        """Drop the selection."""
        self._anchor = None
        self.look = replace(self.look, selected=None)

    def _extend(self) -> None:
        """Let a selection that was begun follow the cursor."""
        if self._anchor is not None:
            line = self.body.line_span
            start, end = min(line.start, self._anchor.start), max(line.end, self._anchor.end)
            self.look = replace(self.look, selected=Span(start, end))

    def on_pointing_pointed(self, event: Pointing.Pointed) -> None:
        """A click puts the cursor on what is there; a drag selects."""
        if event.dragged:
            self.look = replace(self.look, selected=Span(event.start, event.end), target=None)
            return
        if self.look.selected is not None:
            self.unselect()
        self.body.go(event.start)
        target = self._thing(event.start)
        self.look = replace(self.look, target=target)

    def _thing(self, at: int) -> Span | None:
        """The smallest thing found at a code point: a figure or name within a quote comes before it."""
        indices = (self.finds.figures, self.finds.names, self.finds.dates, self.finds.quotes)
        things = [Span(x.start, x.end) for one in indices for x in one.overlapping(at, at + 1)]
        return min(things, key=lambda span: span.end - span.start, default=None)

    def action_copy(self) -> None:
        """Copy what is here, with its source."""
        self._copy(as_markdown=False)

    def action_copy_markdown(self) -> None:
        """Copy what is here as Markdown."""
        self._copy(as_markdown=True)

    def _copy(self, *, as_markdown: bool) -> None:
        from reader.ui import citing

        article = self.sitting.article
        if not article.blocks:
            self.say("There is nothing to copy.", wrong=True)
            return
        selected = self.look.selected
        span = selected or self.here
        guest = self.body.guest if selected is None else None
        link = motions.link_at(article, span) if span == self.look.target else None
        if link is not None and Span(link.start, link.end) == span:
            label = article.text[link.start : link.end]
            self.take_along(f"[{citing.escaped(label)}](<{link.href}>)" if as_markdown else link.href)
            self.say("Copied the address of this link.")
            return
        taken = citing.passage(
            article, self.finds, span, self.sitting.paragraphs.number(span.start), exact=selected is not None
        )
        if guest is not None:
            what = "the picture's words" if self.body.cut_here() is None else "what was cut"
            taken = citing.Passage(what, guest, "", taken.paragraph)
        text = citing.markdown(article, taken) if as_markdown else citing.plain(article, taken)
        self.take_along(text)
        if selected is not None:
            self.unselect()
        words = len(taken.words.split())
        counted = f"{words} word" + ("" if words == 1 else "s")
        self.say(f"Copied {taken.what} with its source ({counted}{', Markdown' if as_markdown else ''}).")

    def take_along(self, text: str) -> None:
        """Put `text` on the terminal's clipboard and the system's."""
        from reader.ui import clipboard

        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: clipboard.copy(text), thread=True, exit_on_error=False)

    def action_first_mention(self) -> None:
        """How the name here was introduced: the sentence in which it is first met."""
        if self.body.guest is not None:
            self.say("No name or link is known on this line.", wrong=True)
            return
        here = self.here
        names = self.finds.mentions.overlapping(here.start, max(here.end, here.start + 1))
        link = motions.link_at(self.sitting.article, here)
        if link is not None and (not names or Span(link.start, link.end) == here):
            self.say(f"This link leads to {link.href}")
            return
        if not names:
            key = self.keymap.of("jump('name', 1)")
            self.say(f"No name on this line; {key} goes to the next one.", wrong=True)
            return
        entity = names[0].entity
        text = self.sitting.article.text
        first = min(entity.mentions, key=lambda m: m.start)
        start, end = _sentence(text, first.start, first.end)
        number = self.sitting.paragraphs.number(first.start)
        role = f", {phrases.role(entity.role)}" if entity.role else ""
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
