"""What lies over the text for a moment: the evidence card, the help."""

from __future__ import annotations

from textual import events

from reader.model.span import Span
from reader.ui.messages import Widen
from reader.ui.screens.dividing import Dividing


class Asking(Dividing):
    """The commands that open another screen; what it gives back is done here."""

    def action_why(self) -> None:
        """Show the evidence for what is highlighted where the reader is."""
        from reader.export.why import explain
        from reader.ui.screens.why import WhyScreen

        if self.body.guest is not None:
            cut = self.body.cut_here()
            reason = "" if cut is None else self.sitting.article.cut[cut].reason
            self.say(
                f"Cut from the page: {reason}." if reason else "A picture of the page, in its own words."
            )
            return
        sitting, here = self.sitting, self.here
        found = explain(sitting.article, sitting.finds.analysis, here.start, max(here.end, here.start + 1))
        if self.palette is None or not found:
            waiting = not sitting.finds.analysis.complete
            self.say(
                "Names and speakers arrive in a moment." if waiting else "Nothing is marked on this line."
            )
            return
        row = self.body.region.y + self.body.row
        card = WhyScreen(found, self.palette, self.voices, row, self.keymap.elsewhere)
        self.app.push_screen(card, self._show_evidence)

    def _show_evidence(self, place: Span | None) -> None:
        if place is not None:
            self.go(place)

    def on_widen(self, event: Widen) -> None:
        """A list becomes a wide table, or a list again."""
        event.stop()
        self.wide(not self.widened)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Whoever goes on reading has the text back."""
        if event.widget is self.body:
            self.wide(False)

    def action_help(self) -> None:
        """Show every command that works now."""
        from reader.ui.commands import entries
        from reader.ui.screens.help import HelpScreen

        if self.palette is not None:
            self.app.push_screen(HelpScreen(entries(self), self.palette, self.keymap.elsewhere))
