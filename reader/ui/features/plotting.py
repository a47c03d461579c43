"""Plots of the article on a card."""

from __future__ import annotations

from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, OverlaySurface

WIDEST = 100
"""Cells of a plot at most: a bar longer than that is far from its name and its number."""


class Plotting:
    """`#` draws who speaks how much and where, figures of one unit, and dates."""

    def __init__(self, surface: OverlaySurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status

    def commands(self) -> Handlers:
        """Show the plots."""
        return {"plots": self._show}

    def _show(self) -> None:
        from reader.render.plots import PlotInk, PlotLine, plots
        from reader.ui.overlays.card import CardScreen

        surface, ink = self._surface, self._surface.palette
        article, analysis = surface.session.article, surface.annotations.analysis
        if not analysis.complete:
            self._status.say("Names and speakers arrive in a moment; then they can be drawn.")
        elif ink is not None:
            marks = surface.speaker_marks.items()
            speakers = {id: ink.speaker(mark.colour) for id, mark in marks}
            styles = PlotInk(ink.heading, ink.dim, ink.accent, speakers)

            def lines(width: int) -> list[PlotLine]:
                return plots(article, analysis, min(width, WIDEST), styles)

            card = CardScreen("The article in plots", lines, ink, surface.keymap.scoped_keys)
            surface.lay_over(card, lambda _: None)
