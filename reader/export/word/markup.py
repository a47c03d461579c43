"""Elements of WordprocessingML (ECMA-376, part 1, 17) as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reader.named_tuple import NamedTuple
from reader.text.sanitise import in_place

WIDTH = 9_000
"""The width of the text on a page that stands upright, in twentieths of a point."""
INDENT = 360
"""Twentieths of a point by which a level of a list or quote stands in: a quarter of an inch."""
_LEAST, _MOST = 6, 60  # characters of a cell that its column is as wide as
_REFUSED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0, 2.2


class Look(NamedTuple):
    """How words look."""

    bold: bool = False
    italic: bool = False
    link: bool = False


PLAIN = Look()


def words_of(text: str) -> str:
    """Text that no program acts on and that XML allows, escaped."""
    return escape(_REFUSED.sub("\N{REPLACEMENT CHARACTER}", in_place(text)), {'"': "&quot;"})


def run(text: str, look: Look = PLAIN) -> str:
    """Words of one look; a line break in them stays one, and so does a tab."""
    marks = ('<w:rStyle w:val="Hyperlink"/>' if look.link else "") + ("<w:b/>" if look.bold else "")
    marks += "<w:i/>" if look.italic else ""
    parts = re.split("([\n\t])", text)
    inner = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part) or f'<w:t xml:space="preserve">{words_of(part)}</w:t>'
        for part in parts
        if part
    )
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{inner}</w:r>" if inner else ""


def paragraph(
    style: str, runs: str, *, indent: int = 0, sign: str = "", right: bool = False, new_page: bool = False
) -> str:
    """A paragraph with a style, `indent` twentieths of a point from the edge; `sign` hangs before it."""
    hanging = f' w:hanging="{INDENT}"' if sign else ""
    where = f'<w:ind w:left="{indent}"{hanging}/>' if indent else ""
    side = '<w:jc w:val="right"/>' if right else ""
    page = "<w:pageBreakBefore/>" if new_page else ""
    lead = run(f"{sign}\t") if sign else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page}{where}{side}</w:pPr>{lead}{runs}</w:p>'


def rule() -> str:
    """A line across the page."""
    line = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="8A949C"/></w:pBdr>'
    return f"<w:p><w:pPr>{line}</w:pPr></w:p>"


def hyperlink(number: int, runs: str) -> str:
    """Words that lead to the link with this number."""
    return f'<w:hyperlink r:id="link{number}">{runs}</w:hyperlink>'


def footnote_mark(number: int) -> str:
    """The number of a footnote, behind the words that it is about."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{style}<w:footnoteReference w:id="{number}"/></w:r>'


def footnote(number: int, runs: str) -> str:
    """A footnote, for the part that holds them."""
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    lead = f"<w:r>{style}<w:footnoteRef/></w:r>{run(' ')}"
    return f'<w:footnote w:id="{number}">{paragraph("FootnoteText", lead + runs)}</w:footnote>'


def cell(runs: str, *, right: bool, head: bool) -> str:
    """What stands in a cell of a table."""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8ECEF"/>' if head else ""
    return f"{shade}\0{paragraph('Cell', runs, right=right)}"


def table(rows: Sequence[Sequence[str]], lengths: Sequence[Sequence[int]], head: int) -> str:
    """A table of cells, as wide as the page; `lengths` are the characters in each, by which columns are wide,
    and the first `head` rows are repeated on every page."""
    columns = max(map(len, rows), default=0)
    longest = [max((row[at] for row in lengths if at < len(row)), default=0) for at in range(columns)]
    shares = [min(_MOST, max(_LEAST, length)) for length in longest]
    widths = [WIDTH * share // (sum(shares) or 1) for share in shares]
    line = 'w:val="single" w:sz="4" w:space="0" w:color="B8C0C6"'
    edges = "".join(f"<w:{edge} {line}/>" for edge in ("top", "bottom", "insideH"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        + "".join(_row(row, widths, repeated=number < head) for number, row in enumerate(rows))
        + "</w:tbl>"
        + paragraph("Normal", "")
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, repeated: bool) -> str:
    inner = ""
    for width, one in zip(widths, [*cells, *["\0<w:p/>"] * (len(widths) - len(cells))], strict=True):
        shade, words = one.split("\0", 1)
        inner += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{words}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if repeated else ''}</w:trPr>{inner}</w:tr>"
