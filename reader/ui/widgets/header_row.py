"""The content of the header and how it is painted: title, byline, and how far the reader is.

Pure: the widget and the first paint, which comes before there are widgets, paint the same rows.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from reader.model.article import Article
from reader.named_tuple import NamedTuple
from reader.render.palette import Palette
from reader.text.month_names import MONTHS
from reader.text.reading_time import reading_minutes
from reader.ui.widgets.arrangement import ROOMY
from reader.ui.widgets.footer_row import shortened, whole_parts

_DAY_BEHIND = rf",? *(?:{'|'.join(month[:3] for month in MONTHS)})\w*\.? +\d.*$"
"""The day in a dateline such as 'BEIRUT, March 14 2013'."""
LARGE = 400_000
"""Code points above which words are estimated, not counted."""
WORKING = "· analysing"
"""What the header says while names and speakers are looked for."""
TITLE = 24
"""Cells of the title that stay before the place beside it loses words."""
MARGINS = 5
"""Cells at the edges of the header, and between its parts at least."""


LEFT = 2
"""Cells before the title, where it does not stand over the text."""


class HeaderContent(NamedTuple):
    """The words of the header: two lines, each with a left and a right part. `shorter` may stand in the
    place of the title where there is little room, the longest first. `left`: cells before the title."""

    title: str = ""
    source: str = ""
    byline: str = ""
    place: str = ""
    busy: str = ""
    lit: bool = False
    shorter: tuple[str, ...] = ()
    left: int = LEFT


def byline(article: Article) -> str:
    """Authors, date, when it was updated if that was on another day, and from where; as far as known."""
    day, later = written_date(article.published), written_date(article.modified)
    updated = f"updated {later}" if later and later != day else ""
    where = article.dateline or ""
    if day and where:
        where = re.sub(_DAY_BEHIND, "", where)
    parts = (", ".join(article.authors), day, updated, where)
    return " · ".join(part for part in parts if part)


def source(article: Article, words: int, left: str = "") -> str:
    """Publisher and reading time, or in its place what is `left` of it."""
    parts = (article.publisher or "", left or f"{reading_minutes(words)} min read")
    return " · ".join(part for part in parts if part)


def written_date(iso: str | None) -> str:
    """An ISO date, at whatever precision, as people write it: 12 March 2024."""
    if not iso:
        return ""
    parts = iso.partition("T")[0].split("-")
    try:
        year, month, day = (*parts, "", "")[:3]
        named = MONTHS[int(month) - 1] if month else ""
        return " ".join(part for part in (str(int(day)) if day else "", named, year) if part)
    except (ValueError, IndexError):
        return iso


def title(article: Article) -> str:
    """The title, or failing that the name of the file."""
    return article.shown_title


def words_of(article: Article) -> int:
    """The words of the article: counted, or in a large one estimated."""
    return len(article.text) // 6 if len(article.text) > LARGE else article.words


def whereabouts(
    number: int, paragraphs: int, place: int, length: int, *, at_end: bool, among: tuple[int, int]
) -> str:
    """The paragraph's number out of `paragraphs`, and the share of the code point `place` in a text of
    `length`; `at_end`: all is read.

    `among` are the number of the article and how many are open: they are named where there are several.
    """
    share = 100 if at_end else round(100 * place / max(1, length))
    here = f"¶ {number} of {paragraphs} · {share}%" if number else f"{share}%"
    article, count = among
    return f"article {article} of {count} · {here}" if count > 1 else here


def heading_row(heading: HeaderContent, y: int, width: int, height: int, palette: Palette) -> list[Segment]:
    """Row `y` of the head on `width` cells. Of its `height` rows, two or three, the last is a rule. A title
    too long for one line goes on in the second, in the place of the byline."""
    page = palette.page
    if y == height - 1:
        return [Segment("─" * width, page + palette.rule)]
    width -= heading.left - LEFT
    bold = palette.accent + Style(bold=True) if heading.lit else palette.heading
    if height == 2:
        (left, right), style = _low_line(heading, width), bold
    else:
        line = _lines(heading, width)[y]
        (left, right), style = line[:2], bold if line.is_title else palette.dim
    cut = whole_parts if style is palette.dim else shortened
    left = cut(left, max(0, width - cell_len(right) - MARGINS))
    gap = max(1, width - 3 - cell_len(left) - cell_len(right))
    return [
        Segment(" " * heading.left, page),
        Segment(left, page + style),
        Segment(" " * gap, page),
        Segment(right + " ", page + palette.dim),
    ]


def over_text(width: int, column: int) -> int:
    """The cells before the title on a screen of `width` cells: on a roomy one it stands over the text, whose
    column begins at the cell `column`."""
    return max(LEFT, column) if width >= ROOMY else LEFT


class _Line(NamedTuple):
    """The left and the right part of a line; the left one may be a part of the title."""

    left: str
    right: str
    is_title: bool


def _lines(heading: HeaderContent, width: int) -> tuple[_Line, _Line]:
    """The two lines: where there is little room the publisher goes first, then the reading time, then the
    byline, and only then the title's own words."""
    brief = heading.source.rpartition(" · ")[2]
    place = _busy(heading, heading.place)
    titles = (heading.title, *heading.shorter)
    for left in titles:
        for right in (heading.source, brief, ""):
            if cell_len(left) + cell_len(right) + MARGINS <= width:
                return _Line(left, right, True), _Line(heading.byline, place, False)
    if heading.shorter:
        return _Line(titles[-1], brief, True), _Line(heading.byline, place, False)
    first, rest = _parted(heading.title, width - MARGINS)
    places = (place, *_shorter(heading.place))
    right = next((p for p in places if cell_len(rest) + cell_len(p) + MARGINS <= width), places[-1])
    return _Line(first, "", True), _Line(rest, right, True)


def _low_line(heading: HeaderContent, width: int) -> tuple[str, str]:
    """The only line: the place gives way before the last words of the title do."""
    titles = (heading.title, *heading.shorter)
    place = _busy(heading, heading.place)
    shorter = _shorter(heading.place)
    for left in titles:
        for right in (place, *shorter):
            if cell_len(left) + cell_len(right) + MARGINS <= width:
                return left, right
    room = width - TITLE - MARGINS
    return titles[-1], next((right for right in (place, *shorter) if cell_len(right) <= room), shorter[-1])


def _shorter(place: str) -> tuple[str, str, str]:
    """The place, without what stands before the paragraph, and the paragraph alone."""
    here = place[max(0, place.find("¶")) :]
    return place, here, here.partition(" of ")[0]


def _parted(words: str, width: int) -> tuple[str, str]:
    """As many of the words as fit into `width` cells, and the rest."""
    first, rest = "", words
    while rest:
        word, _, others = rest.partition(" ")
        longer = f"{first} {word}" if first else word
        if cell_len(longer) > width:
            break
        first, rest = longer, others
    return first, rest


def _busy(heading: HeaderContent, right: str) -> str:
    """The words at the right, behind a word about the work that goes on."""
    return f"{heading.busy}  {right}" if heading.busy and right else heading.busy or right
