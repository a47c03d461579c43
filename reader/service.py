"""The one door to the pipeline: command line, reader and batch all come in here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.analysis import Analysis
from reader.model.article import Article

if TYPE_CHECKING:
    from reader.load.source import Source


STDIN = "-"


def open_path(path: Path, *, clean: bool = True) -> Article:
    """Load the file at `path` (`-` is standard input) and clean it. Raises ReaderError."""
    from reader.load.load import load_file, load_stdin

    return open_article(load_stdin() if str(path) == STDIN else load_file(path), clean=clean)


def open_article(source: Source, *, clean: bool = True) -> Article:
    """Clean a loaded source; with `clean` off its text stays unchanged. Raises CleanError."""
    from reader.clean.clean import clean as cleaned
    from reader.clean.clean import keep

    return cleaned(source) if clean else keep(source)


def glance(article: Article) -> Analysis:
    """What needs no language model: quotation marks, numbers and dates."""
    from reader.annotate.pipeline import glance as at_first_sight

    return at_first_sight(article)


def analyse_article(article: Article, *, model: str | None = None, cached: bool = True) -> Analysis:
    """The whole analysis, in this process. Raises AnalysisError."""
    from reader.annotate.nlp import load_model
    from reader.annotate.pipeline import annotate

    return annotate(article, load_model(model))


def open_record(text: str, name: str, *, published: str | None = None, title: str | None = None) -> Article:
    """An article from text that is decoded already and stays unchanged."""
    from reader.load.load import load_text

    return replace(open_article(load_text(text, name), clean=False), published=published, title=title)


def read(path: str | Path) -> Article:
    """Open the saved article at `path` and clean it. Raises ReaderError."""
    return open_path(Path(path))


def analyse(article: Article) -> Analysis:
    """Find the quotes, speakers, entities, figures and dates of `article`. Raises AnalysisError."""
    return analyse_article(article)
