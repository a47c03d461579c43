"""`show --plot`: plots of an article on standard output."""

from __future__ import annotations

from rich.style import Style
from rich.text import Text

from reader.cli import output
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.render.plots import PlotInk, plots

INK = PlotInk(Style(bold=True), Style(dim=True), Style(color="cyan"))


def print_plots(article: Article, analysis: Analysis, width: int, color: str) -> None:
    """Print all plots on `width` cells; `color` is auto, always or never."""
    if not output.wants_color(color):
        lines = ("".join(text for text, _ in line).rstrip() for line in plots(article, analysis, width))
        output.write("\n".join(lines) + "\n")
        return
    lines_drawn = (Text.assemble(*line) for line in plots(article, analysis, width, INK))
    drawn = Text("\n", no_wrap=True).join(lines_drawn)
    output.print_renderable(drawn, width=width, color=color)
