"""What lies over the text for a moment: the evidence card, the help."""

from __future__ import annotations

from textual import events

from reader.model.span import Span
from reader.ui.features.panel_width import PanelWidth
from reader.ui.messages import Widen


class Dialogs(PanelWidth):
    """The commands that open another screen; what it gives back is done here."""

    def action_why(self) -> None:
        """Show the evidence for what is highlighted where the reader is."""
        from reader.evidence import explain
        from reader.ui.screens.evidence_screen import EvidenceScreen

        if self.body.inserted is not None:
            cut = self.body.cut_here()
            reason = "" if cut is None else self.session.article.cut[cut].reason
            self.say(
                f"Cut from the page: {reason}." if reason else "A picture of the page, in its own words."
            )
            return
        session, here = self.session, self.here
        found = explain(
            session.article, session.annotations.analysis, here.start, max(here.end, here.start + 1)
        )
        if self.palette is None or not found:
            waiting = not session.annotations.analysis.complete
            self.say(
                "Names and speakers arrive in a moment." if waiting else "Nothing is marked on this line."
            )
            return
        row = self.body.region.y + self.body.row
        card = EvidenceScreen(found, self.palette, self.speaker_marks, row, self.keymap.scoped_keys)
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
        from reader.ui.keys.live_commands import entries
        from reader.ui.screens.help import HelpScreen

        if self.palette is not None:
            self.app.push_screen(HelpScreen(entries(self), self.palette, self.keymap.scoped_keys))
