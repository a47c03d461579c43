"""`newsreader timeline`: all dated events of articles."""

from __future__ import annotations

import click

from reader.cli import output
from reader.cli.corpus_input import ReportScope, copies_option, paths_argument, report_input
from reader.cli.diagnostics import Exit, report
from reader.cli.index_access import into_option
from reader.cli.tables import TableColumn, form_option, print_table
from reader.corpus.timeline import DatedArticle, TimelineEvent, timeline
from reader.export.rows.table import Row
from reader.store.index.query import checked_day

_COLUMNS = (
    TableColumn("date"), TableColumn("before"), TableColumn("what", folds=True),
    TableColumn("articles", number=True), TableColumn("outlets", folds=True),
    TableColumn("published", text=False), TableColumn("title", text=False),
    TableColumn("paragraph", number=True, text=False),
    TableColumn("file", text=False),
)  # fmt: skip


@click.command("timeline", short_help="All dated events of articles, by date.")
@paths_argument
@into_option
@click.option("--since", metavar="DAY", default="", help="Events on DAY, a month or a year, or after.")
@click.option("--until", metavar="DAY", default="", help="Events on DAY, a month or a year, or before.")
@copies_option
@form_option(("text", "csv", "jsonl", "html"))
def command(
    paths: tuple[str, ...], into: str | None, since: str, until: str, count_copies: bool, form: str
) -> int:
    """Print every sentence with a date that can be told, by date, and how many articles have it."""
    checked_day(since), checked_day(until)
    with report_input(ReportScope(paths, into, count_copies)) as articles:
        dated = (DatedArticle(one, articles.reader.dates(one.id)) for one in articles.articles)
        events = timeline(dated, since, until)
    if not events:
        report("no dates are found")
        return Exit.FAILED
    rows = [_row(event) for event in events]
    if form == "html":
        from reader.export.table_page import page, table

        output.write(page("Timeline", [table([column.name for column in _COLUMNS], rows)]))
    else:
        print_table(_COLUMNS, rows, form)
    return Exit.OK


def _row(event: TimelineEvent) -> Row:
    article = event.articles[0]
    outlets = dict.fromkeys(one.outlet for one in event.articles if one.outlet)
    return (
        event.first, event.beyond or None, event.sentence, len(event.articles), "; ".join(outlets) or None,
        article.day or None, article.title, article.paragraph(event.place.start), article.path,
    )  # fmt: skip
