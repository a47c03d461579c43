"""`newsreader claims`: the same thing counted by several, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.corpus_input import ReportScope, report_input, scope_options
from reader.cli.diagnostics import Exit, report
from reader.cli.tables import PIPED, TableColumn, form_option, print_table
from reader.corpus.claims import ArticleFigures, ClaimedNumber, ClaimRow, claim_matrix
from reader.export.rows.table import Row

if TYPE_CHECKING:
    from rich.text import Text

_COLUMNS = tuple(
    TableColumn(name, number=name in ("value", "to"))
    for name in (
        "claim", "counted", "agree", "value", "to", "unit", "as written", "source", "outlet", "published",
        "sentence", "title", "file",
    )
)  # fmt: skip


@click.command("claims", short_help="The same thing counted in several articles, and where they disagree.")
@scope_options
@click.option("--disputed", is_flag=True, help="Only what they disagree on.")
@form_option()
def command(
    scope: ReportScope,
    disputed: bool,
    form: str,
) -> int:
    """Print the claim matrix: what several articles or sources count, a column for each outlet, with who says
    so. Numbers that cannot all be right are lit; `more than 17` and `19` can be.
    """
    with report_input(scope) as articles:
        reader = articles.reader
        rows = claim_matrix(
            ArticleFigures(
                one, reader.figures(one.id), frozenset(name for name, _, _ in reader.names(one.id))
            )
            for one in articles.articles
        )
    rows = tuple(row for row in rows if not (disputed and row.agree))
    if not rows:
        report("nothing is counted by several articles or sources")
        return Exit.FAILED
    if form == "text":
        _print_matrix(rows)
    else:
        print_table(_COLUMNS, [line for n, row in enumerate(rows, 1) for line in _lines(n, row)], form)
    report(
        f"{len(rows):,} things are counted by several; on {sum(not r.agree for r in rows):,} they disagree"
    )
    return Exit.OK


def _lines(number: int, row: ClaimRow) -> list[Row]:
    return [
        (
            number, row.counted, "yes" if row.agree else "no", claim.figure.low, claim.figure.high,
            claim.figure.unit or None, _value(claim), claim.by or None, claim.article.outlet or None,
            claim.article.day or None, claim.figure.sentence, claim.article.title, claim.article.path,
        )
        for claim in row.claims
    ]  # fmt: skip


def _value(claim: ClaimedNumber) -> str:
    return f"{claim.figure.qualifier} {claim.figure.text}".strip()


def _print_matrix(rows: tuple[ClaimRow, ...]) -> None:
    """A row for each thing, a column for each outlet, the numbers in the order of their days."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    outlets = list(dict.fromkeys(claim.article.outlet or "not known" for row in rows for claim in row.claims))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for heading in ("counted", "agree", *outlets):
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        cells = [Text(row.counted), Text("yes" if row.agree else "no", "" if row.agree else "bold red")]
        for outlet in outlets:
            here = [claim for claim in row.claims if (claim.article.outlet or "not known") == outlet]
            shown = {cell.plain: cell for cell in (_cell(claim, row.agree) for claim in here)}
            cells.append(Text("\n").join(shown.values()))
        table.add_row(*cells)
    width = output.page_width(most=160) if output.is_terminal() else PIPED
    output.print_renderable(table, width=width, color="auto")


def _cell(claim: ClaimedNumber, agree: bool) -> Text:
    from rich.text import Text

    cell = Text(_value(claim), "" if agree else "bold")
    return cell.append(f" {claim.by or claim.article.day}".rstrip(), "dim")
