"""`newsreader repeats`: the same quote in several articles, and who is named each time."""

from __future__ import annotations

import click

from reader.cli import output
from reader.cli.corpus_input import ReportScope, report_input, scope_options
from reader.cli.diagnostics import Exit, report
from reader.cli.tables import PIPED, TableColumn, form_option, print_table
from reader.corpus.repeats import Repeat, find_repeats, spoken_words
from reader.export.rows.table import Row
from reader.extras import require

_COLUMNS = (
    TableColumn("repeat", number=True), TableColumn("published"), TableColumn("outlet", folds=True),
    TableColumn("speaker", folds=True), TableColumn("how"), TableColumn("words", folds=True),
    TableColumn("differs", folds=True), TableColumn("speakers", text=False), TableColumn("title", text=False),
    TableColumn("paragraph", number=True, text=False), TableColumn("file", text=False),
)  # fmt: skip


@click.command("repeats", short_help="The same quote in several articles, and who is named each time.")
@scope_options
@click.option("--disputed", is_flag=True, help="Only where the articles name different people.")
@form_option()
def command(
    scope: ReportScope,
    disputed: bool,
    form: str,
) -> int:
    """Print quotes that stand in several articles: word for word, shortened, or reworded by a few words.

    The fullest version stands first; `differs` are the words that another one leaves out (-) and puts in (+).
    Near-copies of an article count once.
    """
    require("corpus", "finding repeats", "datasketch", "rapidfuzz")
    with report_input(scope) as articles:
        found = find_repeats(list(spoken_words(articles.speech())))
    found = tuple(one for one in found if one.disputed or not disputed)
    if not found:
        report("no quote stands in several articles")
        return Exit.FAILED
    if form == "text":
        _print_text(found)
    else:
        print_table(_COLUMNS, [row for n, one in enumerate(found, 1) for row in _rows(n, one)], form)
    named = sum(one.disputed for one in found)
    report(f"{len(found):,} quotes in several articles; in {named:,} of them different people are named")
    return Exit.OK


def _print_text(found: tuple[Repeat, ...]) -> None:
    """For people: the words once, and below them a line for each place."""
    from rich.console import Group
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from reader.text.sanitise import one_line

    parts: list[Padding] = []
    for number, repeat in enumerate(found, 1):
        words = Text(f"{number}  ", "dim").append(one_line(repeat.places[0].spoken.text), "bold")
        places = Table.grid(padding=(0, 2))
        for place in repeat.places:
            article, name = place.spoken.article, place.spoken.quote.name
            who = Text(one_line(name) or "nobody named", "bold red" if repeat.disputed else "")
            how = Text(place.how).append(f"  {place.differs}" if place.differs else "", "italic")
            places.add_row(
                article.day or "no date", Text(one_line(article.outlet or article.title)), who, how
            )
        parts += [Padding(words, 0), Padding(places, (0, 0, 1, 4))]
    width = output.page_width(most=120) if output.is_terminal() else PIPED
    output.print_renderable(Group(*parts), width=width, color="auto")


def _rows(number: int, repeat: Repeat) -> list[Row]:
    speakers = "; ".join(f"{name or 'nobody'} {times}" for name, times in repeat.names)
    return [
        (
            number, place.spoken.article.day or None, place.spoken.article.outlet or None,
            place.spoken.quote.name or None, place.how, place.spoken.text, place.differs or None, speakers,
            place.spoken.article.title, place.spoken.article.paragraph(place.spoken.quote.start),
            place.spoken.article.path,
        )
        for place in repeat.places
    ]  # fmt: skip
