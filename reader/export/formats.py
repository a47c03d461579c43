"""The formats an export can have: one table, from which the command line's choices and the README follow.

To add one: its own file beside this one, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import IO, Protocol

from reader.errors import ExportError
from reader.export.binding import Binder, TextBinder
from reader.export.delimited import COMMAS, TABS, Delimited
from reader.export.item import ExportItem
from reader.export.rows.kinds import KINDS
from reader.export.rows.table import RowKind
from reader.frozen import frozen, replace


class Writer(Protocol):
    """Makes the text of one article, its last line break included."""

    def __call__(self, item: ExportItem, /) -> str: ...


@frozen
class ExportFormat:
    """One format. `id` is its name on the command line and `label` its name in a sentence; `suffixes` are
    those of its files; `header`, with its line break, stands once at the top of an output, before the first
    article; `separator` stands between two articles. `analysed` says whether it shows anything that the
    analysis finds, `needs_analysis` whether it is empty without one. `of_rows`, where its rows can be of
    several kinds, makes the same format with rows of another kind. `binder`, where an output is no text,
    makes it of the texts of articles, which then are no output of their own; `further` takes from the text
    of each later article what may stand in an output once. `folder`: an output is a folder of tables, which
    is filled shard by shard. `compares`: it tells what changed since another version."""

    id: str
    label: str
    suffixes: tuple[str, ...]
    write: Writer
    header: str = ""
    separator: str = ""
    analysed: bool = True
    needs_analysis: bool = False
    of_rows: Callable[[RowKind], ExportFormat] | None = None
    binder: Callable[[IO[bytes]], Binder] | None = None
    further: Callable[[str], str] = str
    folder: bool = False
    compares: bool = False

    def text_binder(self, write: Callable[[str], object]) -> Binder:
        """What writes the texts of articles one after the other."""
        return TextBinder(write, self.header, self.separator, self.further)

    def bind(self, out: IO[bytes]) -> Binder:
        """What makes an output of the texts of articles."""
        if self.binder is not None:
            return self.binder(out)
        return self.text_binder(lambda text: out.write(text.encode("utf-8", "replace")))


def _json(item: ExportItem) -> str:
    from reader.export.json import article_object, dump

    return dump(article_object(item.article, item.analysis, item.notebook, **item.origin), lines=True)


def _jsonl(item: ExportItem) -> str:
    from reader.export.json import article_object, dump

    return dump(article_object(item.article, item.analysis, item.notebook, **item.origin))


def _markdown(item: ExportItem) -> str:
    from reader.export.footnotes import footnotes
    from reader.export.markdown_document import article_markdown

    return article_markdown(item.article, footnotes(item))


def _markdown_rows(item: ExportItem, kind: RowKind) -> str:
    from reader.export.row_tables import rows_markdown

    return rows_markdown(item, kind)


def _markdown_of(kind: RowKind) -> ExportFormat:
    """A list of rows as Markdown."""
    return replace(
        FORMATS["md"],
        write=partial(_markdown_rows, kind=kind),
        separator="\n",
        needs_analysis=kind.analysed,
        compares=kind.compares,
    )


def _word_article(item: ExportItem) -> str:
    from reader.export.row_tables import byline

    title, body = _markdown(item), byline(item.article)
    if not item.article.title:
        return f"{body}\n\n{title}" if body else title
    head, _, rest = title.partition("\n")
    return f"{head}\n\n{body}\n{rest}"


def _word_of(kind: RowKind) -> ExportFormat:
    """A list of rows as a Word document, on pages that lie across."""
    return replace(_markdown_of(kind), id="docx", binder=partial(_word_binder, across=True))


def _word_binder(out: IO[bytes], *, across: bool = False) -> Binder:
    from reader.export.word.package import WordBinder

    return WordBinder(out, across=across)


def _w3c(item: ExportItem) -> str:
    from reader.export.json import dump
    from reader.export.w3c import w3c_annotations

    return dump(w3c_annotations(item.article, item.notebook, item.analysis), lines=True)


def _html(item: ExportItem) -> str:
    from reader.export.html.page import article_page

    return article_page(item)


def _html_article(page: str) -> str:
    from reader.export.html.page import without_head

    return without_head(page)


def _delimited(
    id: str, label: str, suffixes: tuple[str, ...], form: Delimited, kind: RowKind
) -> ExportFormat:
    return ExportFormat(
        id,
        label,
        suffixes,
        partial(form.text, kind=kind),
        form.header(kind),
        needs_analysis=kind.analysed,
        of_rows=partial(_delimited, id, label, suffixes, form),
        compares=kind.compares,
    )


def _workbook(kinds: Mapping[str, RowKind]) -> ExportFormat:
    def write(item: ExportItem) -> str:
        from reader.export.workbook import rows_text

        return rows_text(item, kinds.values())

    def binder(out: IO[bytes]) -> Binder:
        from reader.export.workbook import WorkbookBinder

        return WorkbookBinder(out, kinds)

    return ExportFormat(
        "xlsx",
        "an Excel workbook, a sheet for each kind of row",
        (".xlsx",),
        write,
        needs_analysis=all(kind.analysed for kind in kinds.values()),
        of_rows=lambda kind: _workbook({kind.id: kind}),
        binder=binder,
        compares=any(kind.compares for kind in kinds.values()),
    )


def _parquet(kinds: Mapping[str, RowKind]) -> ExportFormat:
    def write(item: ExportItem) -> str:
        from reader.export.workbook import rows_text

        return rows_text(item, kinds.values())

    return ExportFormat(
        "parquet",
        "a folder of Parquet tables, for thousands of articles",
        (),
        write,
        needs_analysis=all(kind.analysed for kind in kinds.values()),
        of_rows=lambda kind: _parquet({kind.id: kind}),
        folder=True,
        compares=any(kind.compares for kind in kinds.values()),
    )


FORMATS: Mapping[str, ExportFormat] = {
    format.id: format
    for format in (
        ExportFormat("json", "JSON, an indented object", (".json",), _json),
        ExportFormat("jsonl", "JSON lines, an object on a line of its own", (".jsonl", ".ndjson"), _jsonl),
        ExportFormat(
            "md",
            "Markdown, with footnotes that say who speaks",
            (".md", ".markdown"),
            _markdown,
            separator="\n---\n\n",
            of_rows=_markdown_of,
        ),
        ExportFormat(
            "docx",
            "a Word document, with footnotes that say who speaks",
            (".docx",),
            _word_article,
            of_rows=_word_of,
            binder=_word_binder,
        ),
        ExportFormat(
            "html", "a page to read, print and pass on", (".html", ".htm"), _html, further=_html_article
        ),
        _delimited("csv", "comma-separated rows of one kind", (".csv",), COMMAS, KINDS["quotes"]),
        _delimited("tsv", "tab-separated rows of one kind", (".tsv", ".tab"), TABS, KINDS["quotes"]),
        _workbook(KINDS),
        ExportFormat("w3c", "Web Annotations (JSON-LD) for other tools", (".jsonld",), _w3c),
        _parquet(KINDS),
    )
}


def resolve_format(id: str, rows: str | None = None) -> ExportFormat:
    """The format `id`, with rows of the kind `rows` if given. Raises ExportError where it has no rows."""
    chosen = FORMATS[id]
    if rows is None:
        return chosen
    if chosen.of_rows is None:
        tabular = ", ".join(one.id for one in FORMATS.values() if one.of_rows is not None)
        raise ExportError(f"--rows goes with {tabular}; {id} holds everything that was found")
    return chosen.of_rows(KINDS[rows])


def format_of_name(name: str) -> ExportFormat | None:
    """The format whose suffix the name of a file has."""
    lower = name.lower()
    return next((one for one in FORMATS.values() if lower.endswith(one.suffixes)), None)
