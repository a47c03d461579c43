"""`newsreader notes`: what you did with an article, for others, and what others did, for you."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import resolve_inputs
from reader.cli.options import PipelineOptions, clean_option, config_option, demo_option, pipeline_options
from reader.errors import NotebookError
from reader.frozen import replace
from reader.model.article import Article
from reader.text.sanitise import one_line

if TYPE_CHECKING:
    from reader.store.notebook.notebook import ArticleCard, Notebook


@click.command("notes", short_help="Print your notebook of an article, or take in another's.")
@click.argument("path", metavar="FILE", required=False)
@click.option(
    "--from", "source", metavar="OTHER", help="Take in what the file OTHER holds; none of yours is lost."
)
@click.option(
    "--of",
    "words",
    metavar="WORDS",
    help="Print that of the article with these words in its title.",
)
@click.option("--all", "whole", is_flag=True, help="Print those of all articles, as one file.")
@demo_option
@pipeline_options(clean_option, config_option)
def command(
    path: str | None,
    source: str | None,
    words: str | None,
    whole: bool,
    demo: bool,
    options: PipelineOptions,
) -> int:
    """Print the checks, notes and corrections of the article in FILE as a W3C Web Annotation collection
    (JSON-LD), which other programs read; without FILE, the articles that there are any of, or with --of
    those of one that is in no file any more.

    With --from, what OTHER holds is added to your notebook, each entry under the name of whoever made it:
    what it holds about the article in FILE, or without FILE about all articles.
    """
    if words is not None:
        if path is not None or demo or source is not None:
            raise click.UsageError("--of names an article without its file")
        return _print_of(words)
    if whole:
        if path is not None or demo or source is not None:
            raise click.UsageError("--all is about every article of your notebook")
        return _print_all()
    if path is None and not demo:
        return _list() if source is None else _take_in(Path(source))
    _, pipeline = replace(options, no_cache=True).resolve()
    task, *more = resolve_inputs((path,) if path else (), demo=demo)
    if more:
        raise click.UsageError("name one article; a notebook is about one")
    article = pipeline.for_screens().open_for_screen(task.path).article
    return _print(article, task.path) if source is None else _take_in(Path(source), article, task.path)


def _list() -> int:
    from reader.store.notebook.file import own_notebook

    notebook = own_notebook()
    lines: Sequence[str] = [
        " · ".join(one_line(part) for part in (card.title or card.identity, *card[2:]) if part)
        for card in notebook.articles()
    ]
    _report_damage(notebook)
    output.write("".join(f"{line}\n" for line in lines) or "Your notebook is empty.\n")
    return Exit.OK


def _print(article: Article, path: Path) -> int:
    from reader.export.json import dump
    from reader.export.w3c import w3c_annotations
    from reader.store.notebook.article_notebook import ArticleNotebook
    from reader.store.notebook.file import own_notebook

    notebook = own_notebook()
    state = ArticleNotebook(notebook, article, path).state
    _report_damage(notebook)
    output.write(dump(w3c_annotations(article, state), lines=True))
    return Exit.OK


def _print_all() -> int:
    """Print the notebook of every article, in the order in which something was done with them."""
    from reader.export.json import dump
    from reader.export.w3c import joined, w3c_annotations
    from reader.store.notebook.article_notebook import state_of
    from reader.store.notebook.file import own_notebook

    notebook = own_notebook()
    found = ((card.identity, *state_of(notebook, card)) for card in notebook.articles())
    collections = [w3c_annotations(article, state, identity=known) for known, article, state in found]
    _report_damage(notebook)
    output.write(dump(joined("notebook", collections), lines=True))
    return Exit.OK


def _print_of(words: str) -> int:
    """Print the notebook of the article whose title holds the words, or whose identity begins with them."""
    from reader.export.json import dump
    from reader.export.w3c import w3c_annotations
    from reader.store.notebook.article_notebook import state_of
    from reader.store.notebook.file import own_notebook

    notebook, shown = own_notebook(), one_line(words)
    named = [card for card in notebook.articles() if _is_named(card, words)]
    _report_damage(notebook)
    if not named:
        raise NotebookError(f"no article “{shown}” is in your notebook: newsreader notes lists them")
    if len(named) > 1:
        raise NotebookError(f"“{shown}” are {len(named):,} articles of your notebook: give more of the title")
    article, state = state_of(notebook, named[0])
    output.write(dump(w3c_annotations(article, state, identity=named[0].identity), lines=True))
    return Exit.OK


def _is_named(card: ArticleCard, words: str) -> bool:
    asked = words.casefold().strip()
    title = (card.title or "").casefold()
    return bool(asked) and (asked in title or asked == card.url or card.identity.startswith(asked))


def _take_in(source: Path, article: Article | None = None, path: Path | None = None) -> int:
    from reader.cli.notes_taken import take_in
    from reader.store.notebook.file import own_notebook

    notebook = own_notebook()
    take_in(notebook, source, article, path)
    _report_damage(notebook)
    return Exit.OK


def _report_damage(notebook: Notebook) -> None:
    """It is told by whoever meets it first: the file is whole again afterwards."""
    if notebook.problem:
        report(notebook.problem)
