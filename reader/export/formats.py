"""The formats an export can have: one table, from which the command line's choices and the README follow.

To add one: its own file beside this one, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from reader.errors import ExportError
from reader.export.delimited import COMMAS, TABS, Delimited
from reader.export.item import ExportItem
from reader.export.rows.kinds import KINDS
from reader.export.rows.table import RowKind


class Writer(Protocol):
    """Makes the text of one article, its last line break included."""

    def __call__(self, item: ExportItem, /) -> str: ...


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. `id` is its name on the command line and `label` its name in a sentence; `suffixes` are
    those of its files; `header`, with its line break, stands once at the top of an output, before the first
    article; `separator` stands between two articles. `analysed` says whether it shows anything that the
    analysis finds, `carries_text` whether it holds the article's text, `needs_analysis` whether it is
    empty without one. `of_rows`, where its rows can be of
    several kinds, makes the same format with rows of another kind."""

    id: str
    label: str
    suffixes: tuple[str, ...]
    write: Writer
    header: str = ""
    separator: str = ""
    analysed: bool = True
    carries_text: bool = True
    needs_analysis: bool = False
    of_rows: Callable[[RowKind], ExportFormat] | None = None


def _json(item: ExportItem) -> str:
    from reader.export.json import article_object, dump

    return dump(article_object(item.article, item.analysis, **item.origin), lines=True)


def _jsonl(item: ExportItem) -> str:
    from reader.export.json import article_object, dump

    return dump(article_object(item.article, item.analysis, **item.origin))


def _markdown(item: ExportItem) -> str:
    from reader.export.markdown_document import article_markdown

    return article_markdown(item.article)


def _delimited(
    id: str, label: str, suffixes: tuple[str, ...], form: Delimited, kind: RowKind
) -> ExportFormat:
    return ExportFormat(
        id,
        label,
        suffixes,
        partial(form.text, kind=kind),
        form.header(kind),
        carries_text=False,
        needs_analysis=kind.analysed,
        of_rows=partial(_delimited, id, label, suffixes, form),
    )


FORMATS: Mapping[str, ExportFormat] = {
    format.id: format
    for format in (
        ExportFormat("json", "JSON, an indented object", (".json",), _json),
        ExportFormat("jsonl", "JSON lines, an object on a line of its own", (".jsonl", ".ndjson"), _jsonl),
        ExportFormat(
            "md", "Markdown", (".md", ".markdown"), _markdown, separator="\n---\n\n", analysed=False
        ),
        _delimited("csv", "comma-separated rows of one kind", (".csv",), COMMAS, KINDS["quotes"]),
        _delimited("tsv", "tab-separated rows of one kind", (".tsv", ".tab"), TABS, KINDS["quotes"]),
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
