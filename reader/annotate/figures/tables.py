"""Figures in the cells of tables: they take the heads of their row and column, and the unit of the column."""

from __future__ import annotations

from bisect import bisect_left

from reader.annotate.figures.cardinals import whole
from reader.annotate.figures.combine import drafts
from reader.annotate.figures.lexer import TokenRow, tokenise
from reader.annotate.figures.lexicon import Unit
from reader.frozen import frozen, replace
from reader.model.analysis import Figure, FigureKind
from reader.model.article import Article, Table
from reader.text.late_pattern import late

_BRACKETS = late(r"\s*[(\[]([^()\[\]]{1,20})[)\]]\s*$")
_AFTER_COMMA = late(r",\s*(?:in )?([^\s,]{1,12}(?: [a-z]{2,10})?)$")
_THOUSANDS = late(r"['’]?0{3}s?")
_LONGEST = 60  # characters of a head: longer ones are sentences
_KINDS = {"percent": FigureKind.PERCENT, "money": FigureKind.MONEY, "temperature": FigureKind.TEMPERATURE}


@frozen
class _Head:
    """The words that name a column, and the unit and scale that they give its numbers."""

    words: str
    unit: Unit | None = None
    scale: int | float = 1


def with_heads(article: Article, figures: list[Figure]) -> list[Figure]:
    """The same figures, those of cells with what they are of and the unit of their column; none of a head."""
    found: list[Figure | None] = list(figures)
    starts = [figure.start for figure in figures]
    for table in article.tables:
        heads = _heads(article.text, table)
        for cell in (cell for row in table.rows[: table.header] for cell in row):
            at = bisect_left(starts, cell.start)
            while at < len(found) and starts[at] < cell.end:
                found[at], at = None, at + 1
        for row in table.rows[table.header :]:
            named = _head(row[0].of(article.text).strip() if row else "")
            if row and (named.unit is not None or named.scale != 1):
                at = bisect_left(starts, row[0].start)
                while at < len(found) and starts[at] < row[0].end:
                    found[at], at = None, at + 1  # 'thousands' in a name of a row is the unit of its cells
            for head, cell in list(zip(heads, row, strict=False))[1:]:
                at = bisect_left(starts, cell.start)
                while at < len(found) and starts[at] < cell.end:
                    figure = found[at]
                    found[at] = _in_cell(figure, _with_unit(head, named), named.words) if figure else None
                    at += 1
    return [figure for figure in found if figure is not None]


def _heads(text: str, table: Table) -> list[_Head]:
    """What the rows at the top say of each column."""
    rows = table.rows[: table.header]
    width = len(table.rows[0]) if table.rows else 0
    columns = (" ".join(row[k].of(text).strip() for row in rows if k < len(row)) for k in range(width))
    heads = [_head(" ".join(words.split())) for words in columns]
    # a unit over the column of names, as in 'Port ($m)', is that of every column without its own
    return [_with_unit(head, heads[0]) for head in heads]


def _with_unit(head: _Head, other: _Head) -> _Head:
    """A head with the unit of another, unless it has its own."""
    bare = head.unit is None and head.scale == 1
    return replace(head, unit=other.unit, scale=other.scale) if bare else head


def _head(words: str) -> _Head:
    """A head such as 'Sales (£m)', 'Share, %' or 'Length (km)', its unit apart."""
    found = _BRACKETS.search(words) or _AFTER_COMMA.search(words)
    if found is None:
        return _Head(words)
    unit, scale = _unit(found[1].strip().removeprefix("in "))
    return _Head(words[: found.start()], unit, scale) if unit is not None or scale != 1 else _Head(words)


def _unit(words: str) -> tuple[Unit | None, int | float]:
    """The unit and the scale that `words` give a number: '£m', '%', 'millions', '000s'."""
    if _THOUSANDS.fullmatch(words):
        return None, 1000
    code, _, scale = words.partition(" ")
    for written in (f"{code} 1{scale}", f"1 {words}", f"1{words}", f"{words[:1]}1{words[1:]}", f"{words} 1"):
        row = TokenRow(list(tokenise(written, 0, len(written))))
        (draft, *more) = (*drafts(row), None)
        whole_row = draft is not None and more == [None] and draft.last - draft.first == len(row)
        if draft is None or not whole_row or isinstance(draft.value, tuple):
            continue
        if draft.unit is not None or draft.value != 1:
            return draft.unit, draft.value
    return None, 1


def _in_cell(figure: Figure, head: _Head, name: str) -> Figure:
    """The figure of a cell: '12.5' below 'Sales (£m)' beside 'Leeds' is £12.5m, of 'Sales, Leeds'."""
    named = [words for words in (head.words, name) if words and len(words) <= _LONGEST]
    figure = replace(figure, of=", ".join(named) or figure.of)
    if figure.unit is not None or figure.kind not in (FigureKind.NUMBER, FigureKind.RANGE):
        return figure
    if isinstance(figure.value, tuple):
        value: int | float | tuple[int | float, int | float] = (
            whole(figure.value[0] * head.scale),
            whole(figure.value[1] * head.scale),
        )
    else:
        value = whole(figure.value * head.scale)
    if head.unit is None:
        return replace(figure, value=value)
    kind = _KINDS.get(head.unit.dimension, FigureKind.QUANTITY)
    return replace(figure, value=value, unit=head.unit.name, kind=kind)
