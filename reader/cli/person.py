"""`newsreader person`: all that somebody said, in order, with where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from reader.cli import output
from reader.cli.corpus_input import ReportScope, report_input, scope_options
from reader.cli.diagnostics import Exit, report
from reader.cli.tables import TableColumn, print_table
from reader.corpus.dossier import Dossier, DossierLine, dossiers
from reader.export.rows.table import Row
from reader.text.sanitise import one_line
from reader.wording import counted

_COLUMNS = tuple(
    TableColumn(name, number=name in ("paragraph", "confidence"))
    for name in (
        "person", "decided", "published", "outlet", "title", "paragraph", "kind", "words", "cue",
        "confidence", "url", "file",
    )
)  # fmt: skip
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


@click.command("person", short_help="All that somebody said, in order, with where.")
@click.argument("name")
@scope_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "csv", "jsonl"]),
    default="md",
    show_default=True,
    help="How the page is printed.",
)
def command(
    name: str,
    scope: ReportScope,
    form: str,
) -> int:
    """Print a page of all that NAME said, by day, with the article and the paragraph.

    Several persons may have the name: each has a section, which says how the articles were found to mean one.
    """
    if not name.strip():
        raise click.UsageError("the name of a person is empty")
    with report_input(scope) as articles:
        people = dossiers(articles.speech(), name)
    if not people:
        report(f"nobody called {one_line(name)} says anything in these articles")
        return Exit.FAILED
    if form in ("csv", "jsonl"):
        print_table(_COLUMNS, (_row(one, line) for one in people for line in one.lines), form)
    elif form == "html":
        from reader.export.table_page import page

        output.write(page(f"What {one_line(name)} said", _html(people)))
    else:
        output.write("".join(_markdown(people)))
    return Exit.OK


def _row(person: Dossier, line: DossierLine) -> Row:
    article, quote = line.article, line.quote
    return (
        person.name, person.decided, article.day or None, article.outlet or None, article.title,
        line.paragraph or None, quote.kind, quote.words, quote.cue or None, quote.confidence or None,
        article.url or None, article.path,
    )  # fmt: skip


def _where(line: DossierLine) -> str:
    article = line.article
    place = f"¶ {line.paragraph}" if line.paragraph else ""
    sure = f"{100 * line.quote.confidence:.0f}% sure" if line.quote.confidence else ""
    return ", ".join(
        part for part in (article.day or "no date", article.outlet, article.title, place, sure) if part
    )


def _about(person: Dossier) -> str:
    roles = f"{'; '.join(person.roles)}. " if person.roles else ""
    articles = len({line.article.id for line in person.lines})
    quotes = counted(len(person.lines), "quote")
    return f"{roles}{quotes} in {counted(articles, 'article')} ({person.decided})."


def _html(people: Iterable[Dossier]) -> Iterator[str]:
    from reader.export.table_page import heading, note, quote

    for person in people:
        yield heading(person.name)
        yield note(_about(person))
        yield from (quote(line.quote.words, _where(line)) for line in person.lines)


def _markdown(people: Iterable[Dossier]) -> Iterator[str]:
    for person in people:
        yield f"# {_plain(person.name)}\n\n{_plain(_about(person))}\n"
        for line in person.lines:
            yield f"\n> {_plain(line.quote.words)}\n>\n> — {_plain(_where(line))}\n"
        yield "\n"


def _plain(text: str) -> str:
    """Words as Markdown that means these words alone."""
    return one_line(text).translate(_MARKDOWN)
