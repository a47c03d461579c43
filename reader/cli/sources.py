"""`newsreader sources`: who speaks, how much, how often unnamed."""

from __future__ import annotations

from pathlib import Path

import click

from reader.cli import output
from reader.cli.corpus_input import ReportScope, report_input, scope_options
from reader.cli.diagnostics import Exit, report
from reader.cli.tables import TableColumn, form_option, print_table
from reader.corpus.audit import SUMS, AuditedSource, SourceSum, audit, expected_unnamed, sum_sources
from reader.corpus.gender import read_genders
from reader.export.rows.table import Row
from reader.wording import counted

_ROWS = (
    TableColumn("source", folds=True), TableColumn("role", folds=True), TableColumn("kind", text=False),
    TableColumn("named"), TableColumn("place"), TableColumn("quotes", number=True),
    TableColumn("expected", number=True, text=False), TableColumn("quoted", number=True),
    TableColumn("reported", number=True), TableColumn("share", number=True), TableColumn("verbs", folds=True),
    TableColumn("published"), TableColumn("outlet", folds=True), TableColumn("title", text=False),
    TableColumn("person", text=False), TableColumn("decided", text=False), TableColumn("file", text=False),
)  # fmt: skip
_SUMS = (
    TableColumn("articles", number=True), TableColumn("sources", number=True),
    TableColumn("quotes", number=True), TableColumn("quoted", number=True),
    TableColumn("reported", number=True), TableColumn("share", number=True), TableColumn("verbs", folds=True),
)  # fmt: skip
_VERBS = (TableColumn("source"), TableColumn("verb"), TableColumn("times", number=True))
_DECIDED = TableColumn("decided", folds=True)


@click.command("sources", short_help="Who speaks in articles, how much, with which verbs, how often unnamed.")
@scope_options
@click.option("--by", type=click.Choice(SUMS), help="Sums instead of a row for each source and article.")
@click.option("--verbs", is_flag=True, help="Which verbs report whom: who says, who claims, who admits.")
@click.option("--gender", is_flag=True, help="With gender, from the words of the articles alone.")
@click.option("--gender-file", metavar="FILE", help="Genders that you know: lines of name,gender.")
@form_option(("text", "csv", "jsonl", "html"))
def command(
    scope: ReportScope,
    by: str | None,
    verbs: bool,
    gender: bool,
    gender_file: str | None,
    form: str,
) -> int:
    """Print the source audit of articles: a row for each source and article, or sums of these.

    Without a PATH it is about the articles that were added (`--into` limits them). Persons are the same in
    several articles only where the full name is and the roles fit; the column `decided` says how that was
    found. `quoted` are words in quotation marks, `reported` the others; `share` is in percent.
    """
    if by == "gender" and not gender:
        raise click.UsageError("--by gender needs --gender")
    genders = _genders(gender_file)
    with report_input(scope) as articles:
        speech = list(articles.speech())
    sources = audit(speech, genders)
    if not sources:
        report("nobody speaks in these articles")
        return Exit.FAILED
    more = (TableColumn("gender"),) if gender else ()
    if verbs:
        columns: tuple[TableColumn, ...] = _VERBS
        rows = _verbs(sources)
    elif by is not None:
        persons = by == "person"
        columns = (TableColumn(by, folds=True), *_SUMS, *((_DECIDED,) if persons else ()))
        rows = [_sum(one, persons) for one in sum_sources(sources, by)]
    else:
        columns = (*_ROWS, *more)
        rows = [(*_row(one), one.gender) if gender else _row(one) for one in sources]
    summary = _summary(sources, str(expected_unnamed(speech)), len(speech))
    if form == "html":
        from reader.export.table_page import note, page, table

        shown = table([column.name for column in columns], rows)
        output.write(page("Who speaks", [note(summary), shown]))
    else:
        print_table(columns, rows, form)
        report(summary)
    return Exit.OK


def _genders(path: str | None) -> dict[str, str]:
    if path is None:
        return {}
    from reader.load.file_bytes import read_path

    return read_genders(read_path(Path(path)).decode("utf-8", "replace"), path)


def _summary(sources: tuple[AuditedSource, ...], unnamed: str, articles: int) -> str:
    alone = len({one.article.id for one in sources if one.place == "only"})
    return (
        f"{counted(len(sources), 'source')} in {counted(articles, 'article')}; "
        f"{sum(not one.named for one in sources):,} without a name, with {unnamed} quotes; "
        f"{counted(alone, 'article')} with one source"
    )


def _row(one: AuditedSource) -> Row:
    article = one.article
    return (
        one.name, one.role or None, one.kind, "yes" if one.named else "no", one.place or None, one.quotes,
        round(one.right, 1), one.quoted, one.reported, round(100 * one.share, 1), _written(one.verbs),
        article.day or None, article.outlet or None, article.title, one.identity.name, one.identity.decided,
        article.path,
    )  # fmt: skip


def _sum(one: SourceSum, decided: bool) -> Row:
    row = (
        one.label, one.articles, one.sources, one.quotes, one.quoted, one.reported, round(100 * one.share, 1),
        _written(one.verbs),
    )  # fmt: skip
    return (*row, one.decided) if decided else row


def _verbs(sources: tuple[AuditedSource, ...]) -> list[Row]:
    return [(one.label, verb, times) for one in sum_sources(sources, "person") for verb, times in one.verbs]


def _written(verbs: tuple[tuple[str, int], ...]) -> str | None:
    return ", ".join(verb if times == 1 else f"{verb} {times}" for verb, times in verbs) or None
