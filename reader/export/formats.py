"""The formats an export can have: one table, from which the command line's choices and the README follow.

To add one: its own file beside this one, and a row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from reader.model.analysis import Analysis
from reader.model.article import Article


@dataclass(frozen=True, slots=True)
class ExportItem:
    """One article to write. `origin` says where it comes from: a record's id, or a file's name."""

    article: Article
    analysis: Analysis | None = None
    origin: Mapping[str, Any] = field(default_factory=dict)


class Writer(Protocol):
    """Makes the text of one article, its last line break included."""

    def __call__(self, item: ExportItem, /) -> str: ...


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """One format. `id` is its name on the command line and `label` its name in a sentence; `suffixes` are
    those of its files; `header`, with its line break, stands once at the top of an output, before the first
    article; `separator` stands between two articles. `analysed` says whether it shows anything that the
    analysis finds, `carries_text` whether it holds the article's text."""

    id: str
    label: str
    suffixes: tuple[str, ...]
    write: Writer
    header: str = ""
    separator: str = ""
    analysed: bool = True
    carries_text: bool = True


def _json(item: ExportItem) -> str:
    from reader.export.json import article_object, dump

    return dump(article_object(item.article, item.analysis, **item.origin), lines=True)


def _jsonl(item: ExportItem) -> str:
    from reader.export.json import article_object, dump

    return dump(article_object(item.article, item.analysis, **item.origin))


def _markdown(item: ExportItem) -> str:
    from reader.export.markdown_document import article_markdown

    return article_markdown(item.article)


FORMATS: Mapping[str, ExportFormat] = {
    format.id: format
    for format in (
        ExportFormat("json", "JSON, an indented object", (".json",), _json),
        ExportFormat("jsonl", "JSON lines, an object on a line of its own", (".jsonl", ".ndjson"), _jsonl),
        ExportFormat(
            "md", "Markdown", (".md", ".markdown"), _markdown, separator="\n---\n\n", analysed=False
        ),
    )
}
