"""An article as Markdown: blocks are written here, markdownify escapes their text and writes their links."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import quote

from reader.export.footnotes import Footnote
from reader.model.article import (
    BULLET,
    DEFINITION,
    EMBEDDED,
    SIGNATURE_DASHES,
    TERM,
    Article,
    Block,
    BlockKind,
    Hyperlink,
    Image,
    Table,
)
from reader.model.span import Span
from reader.model.tables import CELL_MARK, line_cells, numeric_columns

_Inset = Hyperlink | Footnote
"""What is written into the text of a block."""
_DEEPEST = 6  # levels of lists and quotations
_DIGITS = 9  # of a number of a list item (CommonMark 0.31, 5.2)
_COUNTED = ("ul", "ol")
_LISTS = (*_COUNTED, "dl")
_SPACES = re.compile("[\t ]+")
_WHITE = re.compile("[\t\r\n ]+")
_LINE_ENDS = re.compile("[\t ]*\n[\t \n]*")
#: A number with a dot means an item at the start of a line alone.
_NUMBER_WITHIN = re.compile(r"(?<=\S )([0-9]{1,9})\\(?=[.)](?:\s|$))")
_BACKTICKS = re.compile("`{3,}")
_IN_ADDRESSES = "\"#$%&+,/:;<=>?@[\\]^`{|}!~*'()"


@dataclass(slots=True)
class _Container:
    """A list, one of its items, a quotation, or the whole (kind ''): blocks, and containers in them.

    `sign` is what an item begins with; `number` that of an item of an ordered list which says it.
    """

    kind: str
    sign: str = ""
    number: int = 0
    parts: list[str | _Container] = field(default_factory=list)

    @property
    def last(self) -> _Container | None:
        """The container at the end, where that is no text."""
        part = self.parts[-1] if self.parts else None
        return part if isinstance(part, _Container) else None

    def open(self, kind: str, sign: str = "", number: int = 0) -> _Container:
        """Add a container at the end."""
        inner = _Container(kind, sign, number)
        self.parts.append(inner)
        return inner


def article_markdown(article: Article, footnotes: Sequence[Footnote] = ()) -> str:
    """The article with its title, headings, lists, quotations, tables, links and pictures as Markdown, and
    `footnotes`, which are in the order of the text, behind its words and at its end."""
    root = _Container("")
    if article.title:
        root.parts.append(f"# {flat(article.title)}")
    pictures: dict[int, list[Image]] = {}
    for image in article.images:
        pictures.setdefault(-1 if image.block is None else image.block, []).append(image)
    for image in pictures.get(-1, ()):
        root.parts += _picture(image)
    tables = {table.block: table for table in article.tables}
    ruled = frozenset(article.rules)
    insets: list[_Inset] = [*article.links, *footnotes]
    waiting = deque(sorted(insets, key=lambda inset: inset.start))
    used: list[Footnote] = []
    for number, block in enumerate(article.blocks):
        if number in ruled:
            root.parts.append("---")
        links = [link for link in _until(waiting, block.end) if link.start >= block.start]
        _add(root, article.text, block, links, tables.get(number))
        if block.kind is not BlockKind.CODE:
            used += [inset for inset in links if isinstance(inset, Footnote) and inset.end <= block.end]
        for image in pictures.get(number, ()):
            root.parts += _picture(image)
    root.parts += map(_footnote, used)
    return _written(root).strip() + "\n"


def _footnote(footnote: Footnote) -> str:
    """The words of a footnote below its label."""
    return f"[^{footnote.label}]: " + " ".join(map(flat, footnote.words))


def _until(waiting: deque[_Inset], end: int) -> Iterator[_Inset]:
    """Take the links and footnotes that begin before `end`."""
    while waiting and waiting[0].start < end:
        yield waiting.popleft()


def _add(root: _Container, text: str, block: Block, links: list[_Inset], table: Table | None) -> None:
    span, lead = Span(block.start, block.end), ""
    match block.kind:
        case BlockKind.HEADING:
            # the title is the only heading of the first level
            words = flat(text, span, links, f"{block.mark} " if block.mark else "")
            root.parts.append(f"{'#' * min(6, max(2, block.level))} {words}")
        case BlockKind.LIST_ITEM:
            _item(root, block).parts.append(_inline(text, span, links))
        case BlockKind.BLOCKQUOTE:
            quote = _nested(root, "quote", block.level)
            if block.mark is not None and not block.is_attribution:
                quote = _item(quote, block._replace(level=1))
            if block.is_attribution and not text.startswith(SIGNATURE_DASHES, block.start):
                lead = f"{block.mark} "
            quote.parts.append(_inline(text, span, links, lead))
        case BlockKind.CODE:
            root.parts.append(_code(text[block.start : block.end]))
        case BlockKind.TABLE:
            cells = line_cells(text, block.start, block.end, CELL_MARK)
            root.parts.append(_table(text, table or Table(0, 1, cells), links))
        case _:
            root.parts.append(_inline(text, span, links))


def _item(root: _Container, block: Block) -> _Container:
    """The place for the words of a list item: one of its own, or the item above for a further paragraph."""
    if block.mark in (TERM, DEFINITION):
        return _nested(root, "dl", 1).open("dt" if block.mark == TERM else "dd")
    if block.mark == "":
        return _last_item(root, block.level) or root
    if not block.mark or block.mark == BULLET:
        return _nested(root, "ul", block.level).open("li", "- ")
    home = _nested(root, "ol", block.level)
    digits = block.mark.rstrip(".")
    own = digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS
    number = int(digits) if own else (home.last.number if home.last else 0) + 1
    return home.open("li", f"{digits if own else number}. ", number)


def _last_item(root: _Container, level: int) -> _Container | None:
    """The item of the list at the end of the text, at this depth or the deepest above it."""
    item, place = None, root
    for _ in range(min(_DEEPEST, max(1, level))):
        last = place.last
        if last is None or last.kind not in _LISTS or last.last is None:
            break
        item = place = last.last
    return item


def _nested(root: _Container, kind: str, level: int) -> _Container:
    """The innermost of `level` nested containers at the end of the text, opened where they are missing.

    The lists around it may be of another kind.
    """
    place = root
    deepest = min(_DEEPEST, max(1, level))
    for depth in range(deepest):
        last = place.last
        if last is not None and last.kind == "li":
            place = last
            last = place.last
        outer = (
            depth + 1 < deepest and kind in ("ul", "ol") and last is not None and last.kind in ("ul", "ol")
        )
        if last is None or (last.kind != kind and not outer):
            last = place.open(kind)
        place = last
        if kind != "quote" and depth + 1 < deepest and not place.parts:
            place.open("li", "- " if kind == "ul" else "1. ")
    return place


def _written(place: _Container) -> str:
    """The Markdown of a container."""
    parts = [part if isinstance(part, str) else _written(part) for part in place.parts]
    text = ""
    for number, part in enumerate(parts):
        if part:
            text += (_gap(place, number) if text else "") + part
    match place.kind:
        case "li":
            return place.sign + _indented(text, " " * len(place.sign))
        case "dt":
            return " ".join(text.split())
        case "dd":
            return ":   " + _indented(text, "    ")
        case "quote":
            return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))
    return text


def _gap(place: _Container, number: int) -> str:
    """The line ends above a part: items are tight, and so is a list right below the words of its item."""
    part, above = place.parts[number], place.parts[number - 1]
    if place.kind in _COUNTED or (isinstance(part, _Container) and part.kind == "dd"):
        return "\n"
    is_list = isinstance(part, _Container) and part.kind in _LISTS
    return (
        "\n" if place.kind == "li" and is_list and (number == 1 or isinstance(above, _Container)) else "\n\n"
    )


def _indented(text: str, indent: str) -> str:
    """`text` with its lines below the first indented."""
    first, *below = text.split("\n")
    return "\n".join([first, *(indent + line if line else "" for line in below)])


def _code(code: str) -> str:
    """Code between fences, without empty lines around it."""
    code = code.rstrip(" \n")
    code = code[code.rfind("\n", 0, len(code) - len(code.lstrip(" \n"))) + 1 :]
    fence = "`" * max((3, *(len(run) + 1 for run in _BACKTICKS.findall(code))))
    return f"{fence}\n{code}\n{fence}"


def _table(text: str, table: Table, links: list[_Inset]) -> str:
    columns = max(map(len, table.rows))
    even = all(len(row) == columns for row in table.rows)
    numeric = numeric_columns(text, table) if even else (False,) * columns
    waiting = deque(links)
    rows = [[flat(text, cell, list(_until(waiting, cell.end))) for cell in row] for row in table.rows]
    rows.insert(1, ["---:" if right else "---" for _, right in zip(rows[0], numeric, strict=False)])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _picture(image: Image) -> Iterator[str]:
    if not image.src.startswith(EMBEDDED):  # its bytes are left in the page, and no address leads there
        yield f"![{image.alt or image.caption}]({_address(image.src)})"
    note = " ".join(part for part in (image.caption, f"({image.credit})" if image.credit else "") if part)
    if words := flat(note):
        yield f"*{words}*"


def flat(text: str, span: Span | None = None, links: Iterable[_Inset] = (), lead: str = "") -> str:
    """Text where a line cannot break: of a heading, a cell, a caption."""
    return _WHITE.sub(" ", _inline(text, span or Span(0, len(text)), links, lead, " "))


def _inline(text: str, span: Span, links: Iterable[_Inset], lead: str = "", line_end: str = "\\\n") -> str:
    """The text of a block with its links and footnotes; `lead` stands before it, `line_end` for its line
    breaks."""
    parts: list[str] = []
    at = span.start
    for link in links:
        if isinstance(link, Footnote):
            if at <= link.end <= span.end:
                parts.append(_escaped(lead + text[at : link.end], line_end))
                at, lead = link.end, ""
            parts.append(f"[^{link.label}]")
            continue
        if link.start < at or link.end > span.end:
            continue
        parts += (_escaped(lead + text[at : link.start], line_end), _link(text, link))
        at, lead = link.end, ""
    parts.append(_escaped(lead + text[at : span.end], line_end).rstrip())
    return "".join(parts).strip(" \t\r\n")


def _link(text: str, link: Hyperlink) -> str:
    words = _LINE_ENDS.sub("\n", text[link.start : link.end])
    return str(_converter().convert_a({"href": _address(link.href)}, _escaped_run(words), set()))


def _address(url: str) -> str:
    """An address without spaces and other signs that end it in Markdown."""
    return quote(url.lstrip(), safe=_IN_ADDRESSES)


def _escaped(text: str, line_end: str) -> str:
    return line_end.join(map(_escaped_run, text.split("\n")))


def _escaped_run(text: str) -> str:
    """Text without a sign that would mean something in Markdown, and one space for many."""
    escaped = str(_converter().escape(_SPACES.sub(" ", text), set()))
    return _NUMBER_WITHIN.sub(r"\1", escaped)


@cache
def _converter() -> Any:
    from markdownify import MarkdownConverter

    return MarkdownConverter(escape_misc=True)
