"""`newsreader find`: every place where words stand, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import click

from reader.cli import output
from reader.cli.diagnostics import Exit, report
from reader.cli.index_access import into_option, period_options, reading_index
from reader.cli.tables import PIPED, TableColumn, form_option, print_table
from reader.errors import LoadError, QueryError
from reader.export.rows.table import Row
from reader.store.index.finding import COUNTED_BY, FoundPlace, count_articles, count_by, find_places
from reader.store.index.query import IndexQuery, parse_query
from reader.store.index.reading import IndexReader
from reader.store.index.tags import lay_tags
from reader.store.notebook.file import notebook_file
from reader.wording import counted

_WHITE = re.compile(r"\s+")
LINES = 100  # places printed for people where no number is given
_COLUMNS = tuple(
    TableColumn(name, number=name in ("paragraph", "start", "end"))
    for name in (
        "query", "before", "match", "after", "published", "outlet", "speaker", "role", "figures", "title",
        "paragraph", "start", "end", "file", "part", "gone",
    )
)  # fmt: skip


@click.command("find", short_help="Find words in all articles that were added, each with its context.")
@click.argument("words", metavar="[QUERY]...", nargs=-1)
@into_option
@click.option("--said", is_flag=True, help="In what somebody says alone.")
@click.option("--by", metavar="NAME", default="", help="In what NAME says alone; without a QUERY all of it.")
@click.option("--figures", is_flag=True, help="Only where a number stands in the same sentence.")
@click.option("--outlet", metavar="NAME", default="", help="In articles of this publisher alone.")
@click.option("--tag", metavar="WORD", default="", help="In articles that you filed under WORD alone.")
@period_options
@click.option("--count", "label", type=click.Choice(COUNTED_BY), help="Count articles instead.")
@click.option("--queries", metavar="FILE", help="Queries from a file, one a line.")
@click.option(
    "-n", "--most", metavar="N", type=click.IntRange(1), help=f"Print at most so many places [text: {LINES}]."
)
@form_option()
def command(
    words: tuple[str, ...],
    into: str | None,
    said: bool,
    by: str,
    figures: bool,
    outlet: str,
    tag: str,
    since: str,
    until: str,
    label: str | None,
    queries: str | None,
    most: int | None,
    form: str,
) -> int:
    """Print every place where a QUERY is found, the newest first, with date, outlet and speaker.

    \b
    port strike               the words one after the other; strik* begins so
    port AND (strike OR walkout) NOT film
    NEAR(port strike, 8)      with at most 8 words between
    speaker:morland  outlet:gazette  said:strike  date:2022-02  date:2022-01..2022-03
    tag:strikes               in articles that you filed under a word with T

    Accents and capitals make no difference. The exit code is 1 where nothing is found.
    """
    asked = _queries(words, queries, by or tag)
    limited = [
        (text, query.limited(speaker=by, outlet=outlet, since=since, until=until, tag=tag))
        for text, query in asked
    ]
    with reading_index() as reader:
        if any(query.tag for _, query in limited):
            lay_tags(reader, notebook_file())
        if label is not None:
            return _counts(reader, limited, label, into, said, form)
        places = (
            (text, place)
            for text, query in limited
            for place in find_places(
                reader, query, collection=into, said=said, figures=figures, most=most or _most(form)
            )
        )
        if form != "text":
            print_table(_COLUMNS, (_row(text, place) for text, place in places), form)
            return Exit.OK
        found = list(places)
        total = sum(count_articles(reader, query, collection=into, said=said) for _, query in limited)
    if not found:
        report("nothing is found")
        return Exit.FAILED
    print_context([place for _, place in found], figures=figures)
    shown = len({place.article.id for _, place in found})
    report(f"{counted(len(found), 'place')} in {shown:,} of {counted(total, 'article')}")
    return Exit.OK


def _most(form: str) -> int | None:
    return LINES if form == "text" else None


def _queries(words: tuple[str, ...], path: str | None, limits: str) -> list[tuple[str, IndexQuery]]:
    """What is asked, as typed and as it is meant. Raises QueryError, LoadError, click.UsageError."""
    asked = [" ".join(words)] if words else []
    if path is not None:
        asked += _lines(path)
    if not asked and not limits:
        raise click.UsageError("give words to look for, --by NAME, --tag WORD, or --queries FILE")
    if not asked:
        return [("", IndexQuery())]
    found = []
    for text in asked:
        try:
            found.append((text, parse_query(text)))
        except QueryError as e:
            if path is None:
                raise
            raise QueryError(f"{path}: {text}: {e}") from None
    return found


def _lines(path: str) -> list[str]:
    from reader.load.file_bytes import read_path

    lines = read_path(Path(path)).decode("utf-8", "replace").lstrip("\ufeff").splitlines()
    queries = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    if not queries:
        raise LoadError(f"{path}: there are no queries in it")
    return queries


def _counts(
    reader: IndexReader,
    asked: Iterable[tuple[str, IndexQuery]],
    label: str,
    into: str | None,
    said: bool,
    form: str,
) -> int:
    rows: list[Row] = [
        (text, name or "not known", articles, quotes)
        for text, query in asked
        for name, articles, quotes in count_by(reader, query, label, collection=into, said=said)
    ]
    if not rows:
        report("nothing is found")
        return Exit.FAILED
    spoken = any(row[3] for row in rows)
    columns = (
        TableColumn("query", text=len({row[0] for row in rows}) > 1),
        TableColumn(label),
        TableColumn("articles", number=True),
        TableColumn("quotes", number=True, text=spoken),
    )
    print_table(columns, rows, form)
    return Exit.OK


def _row(query: str, place: FoundPlace) -> Row:
    article = place.article
    return (
        query, _on_a_line(place.left), place.match, _on_a_line(place.right),
        article.published or None, article.outlet or None, place.speaker or None,
        place.role or None, "; ".join(place.figures) or None, article.title,
        None if place.in_title else place.paragraph, place.start, place.end, article.path,
        article.part or None, "yes" if article.gone else None,
    )  # fmt: skip


def _on_a_line(words: str) -> str:
    """Words with their white space as single blanks: a row is then one line, and lines can be counted."""
    return _WHITE.sub(" ", words)


def print_context(places: Iterable[FoundPlace], *, figures: bool = False) -> None:
    """Print places for people: the words found stand one below the other."""
    from rich.cells import cell_len
    from rich.text import Text

    from reader.text.sanitise import one_line

    width = output.page_width(most=200) if output.is_terminal() else PIPED
    listed = list(places)
    ends = [Text(_end(place, figures)) for place in listed]
    margin = min(max((text.cell_len for text in ends), default=0), width // 3)
    side = max(12, (width - margin - 4 - _middle(listed)) // 2)
    lines: list[Text] = []
    for place, end in zip(listed, ends, strict=True):
        left, match, right = (one_line(part) for part in (place.left, place.match, place.right))
        before = _last_cells(left + (" " if place.left[-1:].isspace() else ""), side)
        line = Text(" " * (side - cell_len(before)) + before)
        after = Text((" " if place.right[:1].isspace() else "") + right)
        words = Text(match, "bold reverse")
        words.truncate(width // 3, overflow="ellipsis")
        room = width - margin - 2 - side - words.cell_len
        after.truncate(max(0, room), overflow="ellipsis", pad=True)
        end.truncate(margin, overflow="ellipsis")
        end.stylize("dim")
        lines.append(line + words + after + Text("  ") + end)
    for line in lines:
        line.no_wrap = True
    output.print_renderable(Text("\n").join(lines), width=width, color="auto")


def _middle(places: list[FoundPlace]) -> int:
    lengths = sorted(len(place.match) for place in places)
    return min(24, lengths[len(lengths) // 2]) if lengths else 0


def _last_cells(text: str, cells: int) -> str:
    """The end of a text that fits into so many cells, with an ellipsis for a word that is cut."""
    from rich.cells import cell_len

    end = text
    while cell_len(end) > cells:
        end = end[max(1, (cell_len(end) - cells) // 2) :]
    cut = len(text) - len(end)
    if cut and not text[cut - 1].isspace() and not end[:1].isspace():
        return "…" + end[end.find(" ") :] if " " in end.rstrip() else end
    return end


def _end(place: FoundPlace, figures: bool) -> str:
    article = place.article
    parts: list[str] = [article.day or "no date", article.outlet or article.title]
    parts += [place.speaker] if place.speaker else []
    parts += ["title"] if place.in_title else []
    parts += [" · ".join(place.figures)] if figures else []
    parts += ["gone"] if article.gone else []
    return " · ".join(parts)
