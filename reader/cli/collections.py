"""`newsreader collections`: what is in the index."""

from __future__ import annotations

import click

from reader.cli.diagnostics import Exit
from reader.cli.index_access import reading_index
from reader.cli.tables import TableColumn, form_option, print_table
from reader.export.rows.table import Row


@click.command("collections", short_help="List the collections of the index, with their articles.")
@form_option()
def command(form: str) -> int:
    """List the collections of the index, with how many files and articles each has, and the whole."""
    with reading_index() as reader:
        rows: list[Row] = [(one.name, one.files, one.articles) for one in reader.collections()]
        rows.append(("(the whole index)", reader.count_files(), reader.count()))
    columns = (
        TableColumn("collection"),
        TableColumn("files", number=True),
        TableColumn("articles", number=True),
    )
    print_table(columns, rows, form)
    return Exit.OK
