"""Lines to paragraphs and headings: by indents, gaps and sizes, across columns and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reader.load.containers.pdf.columns import PdfColumn, PdfLine
from reader.text.line_hyphens import join_lines, words_of

_INDENT = 0.6  # of a line's height
_GAP = 1.3  # times the usual distance between two lines
_SHORT = 0.3  # of the column's width that a last line leaves free
_SAME_SIZE = 0.06
_HEADING = 1.12  # times the size of the body
_SMALL = 0.9  # the same of notes and captions
_LONGEST_HEADING = 250  # characters
_LONGEST_BOLD = 15  # words
_ENDS = (".", "!", "?", ":", "”", '"', "’", "'", "…", ")", "»", "。")
_NO_HEADING = (".", ",", ";", ":")
BULLETS = ("•", "◦", "▪", "‣", "●", "■", "–\u2002")


@dataclass(slots=True)
class PdfParagraph:
    """Lines that belong together, and the page on which they begin. `reason`: why they are no body text."""

    page: int
    lines: list[str]
    size: float
    bold: bool = False
    indented: bool = False
    reason: str = ""
    level: int = 0

    @property
    def ends_open(self) -> bool:
        """Whether its last line does not end a sentence."""
        return not self.lines[-1].rstrip().endswith(_ENDS)


def paragraphs_of(page: int, column: PdfColumn) -> Iterator[PdfParagraph]:
    """The paragraphs of one column."""
    lines = column.lines
    left = _usual_left(lines)
    right = max(line.right for line in lines)
    steps = [b.bottom - a.bottom for a, b in pairwise(lines)]
    step = median(steps) if steps else 0.0
    paragraph: PdfParagraph | None = None
    for above, line in zip((None, *lines), lines, strict=False):
        indented = line.left > left + _INDENT * line.size
        if paragraph is not None and above is not None and not _breaks(above, line, (left, right, step)):
            paragraph.lines.append(line.text)
            paragraph.bold = paragraph.bold and line.bold
            continue
        if paragraph is not None:
            yield paragraph
        paragraph = PdfParagraph(page, [line.text], line.size, line.bold, indented)
    if paragraph is not None:
        yield paragraph


def _usual_left(lines: Sequence[PdfLine]) -> float:
    """Where most lines begin; the least of the common places, so that indented ones are told from it."""
    places = Counter(round(line.left) for line in lines)
    common = [place for place, n in places.items() if n * 5 >= len(lines)]
    return min(common or places)


def _breaks(above: PdfLine, line: PdfLine, frame: tuple[float, float, float]) -> bool:
    """Whether a paragraph begins with `line`; `frame` is left, right and line distance of the column."""
    left, right, step = frame
    size = max(above.size, line.size)
    if abs(above.size - line.size) > _SAME_SIZE * size:
        return True
    if line.text.startswith(BULLETS):
        return True
    distance = line.bottom - above.bottom
    if distance > _GAP * max(step, size * 0.9) or (0 < step < distance / _GAP and distance > 1.05 * size):
        return True
    indent = _INDENT * size
    if line.left > left + indent and above.left <= left + indent and not above.text.startswith(BULLETS):
        return True
    ended = above.text.rstrip().endswith(_ENDS)
    if above.bold != line.bold and (ended or above.bold):
        return True
    short = above.right < right - _SHORT * (right - left)
    return short and ended and not line.text[:1].islower()


def joined(paragraphs: Sequence[PdfParagraph]) -> list[PdfParagraph]:
    """The paragraphs of all pages, those that go on in the next column or on the next page made whole."""
    body = body_size(paragraphs)
    found: list[PdfParagraph] = []
    for paragraph in paragraphs:
        before = _goes_on(found, paragraph, body)
        if before is None:
            found.append(paragraph)
        else:
            before.lines += paragraph.lines
    return found


def _goes_on(found: list[PdfParagraph], paragraph: PdfParagraph, body: float) -> PdfParagraph | None:
    """The paragraph that `paragraph` continues, where one does: notes and cut lines may stand between."""
    if paragraph.reason or paragraph.indented or paragraph.lines[0].startswith(BULLETS):
        return None
    for before in reversed(found[-12:]):
        if before.reason or (before.size < _SMALL * body <= paragraph.size):
            continue
        same = abs(before.size - paragraph.size) <= _SAME_SIZE * paragraph.size
        if not same or before.bold != paragraph.bold or not before.ends_open:
            return None
        lower = paragraph.lines[0][:1].islower()
        is_body = abs(before.size - body) <= _SAME_SIZE * body and len(before.lines) > 1
        apart = before.page != paragraph.page
        return before if lower or (apart and is_body) else None
    return None


def body_size(paragraphs: Sequence[PdfParagraph]) -> float:
    """The size in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        if not paragraph.reason:
            sizes[round(paragraph.size * 2) / 2] += sum(map(len, paragraph.lines))
    return sizes.most_common(1)[0][0] if sizes else 0.0


def set_levels(paragraphs: Sequence[PdfParagraph]) -> None:
    """Tell headings by their size, or by bold letters on a line of their own."""
    body = body_size(paragraphs)
    large = sorted({round(p.size) for p in paragraphs if _is_large(p, body)}, reverse=True)
    levels = {size: min(n, 6) for n, size in enumerate(large, 1)}
    for paragraph in paragraphs:
        if _is_large(paragraph, body):
            paragraph.level = levels[round(paragraph.size)]
        elif _is_bold_heading(paragraph, body):
            paragraph.level = min(len(large) + 1, 6)


def _is_large(paragraph: PdfParagraph, body: float) -> bool:
    chars = sum(map(len, paragraph.lines))
    return not paragraph.reason and paragraph.size >= _HEADING * body and 1 < chars <= _LONGEST_HEADING


def _is_bold_heading(paragraph: PdfParagraph, body: float) -> bool:
    text = " ".join(paragraph.lines)
    return (
        paragraph.bold
        and not paragraph.reason
        and paragraph.size >= _SMALL * body
        and len(text.split()) <= _LONGEST_BOLD
        and not text.rstrip().endswith(_NO_HEADING)
        and any(map(str.isalpha, text))
    )


def texts(paragraphs: Sequence[PdfParagraph]) -> Iterator[str]:
    """The text of each, with words that were broken at line ends made whole."""
    words = words_of(" ".join(line for p in paragraphs for line in p.lines))
    for paragraph in paragraphs:
        yield join_lines([line.strip() or " " for line in paragraph.lines], words)
