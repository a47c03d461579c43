"""A table for people, for spreadsheets and for programs: the same rows as text, CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import click

from reader.cli import output
from reader.cli.options import Decorated
from reader.export.rows.table import Cell
from reader.frozen import frozen

PIPED = 120  # cells of a line where there is no terminal
FORMS = ("text", "csv", "jsonl")


@frozen
class TableColumn:
    """A column: its heading, whether it holds numbers, whether people see it too (`text`), and whether its
    cells may be folded over lines."""

    name: str
    number: bool = False
    text: bool = True
    folds: bool = False


def form_option(forms: Sequence[str] = FORMS) -> Callable[[Decorated], Decorated]:
    """`--format`: text for people, the others for programs."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(list(forms)),
        default=forms[0],
        show_default=True,
        help="How the rows are printed.",
    )


def print_table(columns: Sequence[TableColumn], rows: Iterable[Sequence[Cell]], form: str) -> None:
    """Print rows in one of FORMS; in CSV and JSON lines they are printed as they come. As text, a column that
    is empty in every row is left out.

    Raises ExportError on a full disk.
    """
    if form == "csv":
        from reader.export.delimited import COMMAS

        output.write("\ufeff" + COMMAS.lines([[column.name for column in columns]]))
        for row in rows:
            output.write(COMMAS.lines([row]))
    elif form == "jsonl":
        from reader.export.json import dump

        for row in rows:
            output.write(dump({one.name: cell for one, cell in zip(columns, row, strict=True)}))
    else:
        _print_text(columns, rows)


def _print_text(columns: Sequence[TableColumn], rows: Iterable[Sequence[Cell]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from reader.text.sanitise import one_line

    written = [[one_line(_written(cell)) for cell in row] for row in rows]
    # A column that is empty in every row takes room from the others, and says nothing.
    shown = [
        i
        for i, column in enumerate(columns)
        if column.text and (not written or any(row[i] for row in written))
    ]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True, header_style="bold")
    for column in (columns[i] for i in shown):
        table.add_column(
            column.name,
            justify="right" if column.number else "left",
            overflow="fold" if column.folds else "ellipsis",
            no_wrap=not column.folds,
        )
    for row in written:
        table.add_row(*(Text(row[i]) for i in shown))
    width = output.page_width(most=200) if output.is_terminal() else PIPED
    output.print_renderable(table, width=width, color="auto")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.1f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
