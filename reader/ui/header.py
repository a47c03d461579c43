"""The head of the page: what is read, who wrote it, how far the reader is."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.model.article import Article
from reader.ui.body.palette import Palette
from reader.ui.footer import shortened

WORDS_A_MINUTE = 230
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Heading(NamedTuple):
    """The words of the header: two lines, each with a left and a right part."""

    title: str = ""
    source: str = ""
    byline: str = ""
    place: str = ""
    busy: str = ""
    lit: bool = False


def byline(article: Article) -> str:
    """Authors and date, as far as they are known."""
    people = ", ".join(article.authors)
    return " · ".join(part for part in (people, written_date(article.published)) if part)


def source(article: Article, words: int) -> str:
    """Publisher and reading time."""
    minutes = max(1, round(words / WORDS_A_MINUTE))
    return " · ".join(part for part in (article.publisher or "", f"{minutes} min read") if part)


def written_date(iso: str | None) -> str:
    """An ISO date, at whatever precision, as people write it: 12 March 2024."""
    if not iso:
        return ""
    parts = iso.partition("T")[0].split("-")
    try:
        year, month, day = (*parts, "", "")[:3]
        named = _MONTHS[int(month) - 1] if month else ""
        return " ".join(part for part in (str(int(day)) if day else "", named, year) if part)
    except (ValueError, IndexError):
        return iso


class Header(Widget):
    """Two lines and a rule; the second line goes first when the screen is narrow."""

    heading: reactive[Heading] = reactive(Heading())
    palette: reactive[Palette | None] = reactive(None)

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, palette, heading = self.size.width, self.palette, self.heading
        if palette is None:
            return Strip.blank(width, self.rich_style)
        page = palette.page
        if y == self.size.height - 1:
            return Strip([Segment("─" * width, page + palette.rule)], width)
        if y == 0:
            left, right = heading.title, heading.source if self.size.height > 2 else heading.place
            style = palette.accent + Style(bold=True) if heading.lit else palette.heading
        else:
            left, right, style = heading.byline, heading.place, palette.dim
        busy = heading.busy if y == (0 if self.size.height == 2 else 1) else ""
        right = f"{busy}  {right}" if busy and right else busy or right
        room = max(0, width - cell_len(right) - 5)
        left = shortened(left, room)
        gap = max(1, width - 3 - cell_len(left) - cell_len(right))
        row = [
            Segment("  " + left, page + style),
            Segment(" " * gap, page),
            Segment(right + " ", page + palette.dim),
        ]
        return Strip(row).crop_extend(0, width, page)
