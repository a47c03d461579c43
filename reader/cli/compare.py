"""`newsreader compare`: what changed between two versions of an article, or two articles of one story."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import output
from reader.cli.diagnostics import Exit, report
from reader.cli.inputs import list_files
from reader.cli.options import (
    PipelineOptions,
    cache_option,
    clean_option,
    config_option,
    model_option,
    pipeline_options,
)
from reader.cli.output_file import resolve_target, save
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.pipeline import Opened, Pipeline
from reader.text.sanitise import one_line

if TYPE_CHECKING:
    from reader.compare.version import Version

FORMATS = ("text", "json", "html", "csv", "tsv")
FEW = 3  # paragraphs: fewer may all have changed between two versions


@click.command("compare", short_help="Print what changed between two versions of an article.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "format_id",
    type=click.Choice(FORMATS),
    help="text: for people; json: an object; html: a page; csv, tsv: rows of a table.  [default: text]",
)
@click.option("-o", "--output", "target", metavar="OUT", help="Write to the file OUT, whole or not at all.")
@click.option("--no-analysis", is_flag=True, help="No speakers; no language model is loaded.")
@click.option("--width", metavar="CELLS", type=click.IntRange(20, 1000), help="Width of the text in cells.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@pipeline_options(clean_option, model_option, cache_option, config_option)
def command(
    old: str,
    new: str,
    format_id: str | None,
    target: str | None,
    no_analysis: bool,
    width: int | None,
    color: str,
    options: PipelineOptions,
) -> int:
    """Print what changed from OLD to NEW: the headline, quotes and their speakers, figures, dates,
    paragraphs. White space, punctuation and the furniture of a site are no change."""
    config, pipeline = options.resolve()
    for problem in config.problems:
        report(problem)
    chosen = _format(format_id, target)
    tasks = list_files((old, new))
    if len(tasks) != 2:
        raise click.UsageError("compare takes two articles, and no folders")
    before, after = (_version(task.path, pipeline, no_analysis) for task in tasks)
    if _are_two(before.article, after.article):
        report("no paragraph is the same in both: perhaps they are two articles")
    write_to = None if target is None else resolve_target(target, [task.path for task in tasks])
    text = _text(before, after, chosen, width, color)
    if write_to is None:
        output.write(text)
    else:
        save(write_to, lambda out: bool(out.write(text.encode("utf-8", "replace"))) or True)
    return Exit.OK


def _are_two(old: Article, new: Article) -> bool:
    """Whether two texts of several paragraphs have none in common."""
    one, other = (
        {article.text[block.start : block.end] for block in article.blocks} for article in (old, new)
    )
    return min(len(one), len(other)) >= FEW and not one & other


def _text(old: Version, new: Version, format_id: str, width: int | None, color: str) -> str:
    from reader.compare.compare import compare
    from reader.export.changes import changes_object, changes_page
    from reader.export.json import dump

    found = compare(old, new)
    if format_id == "json":
        return dump(changes_object(old.article, new.article, found), lines=True)
    if format_id == "html":
        return changes_page(old.article, new.article, found)
    if format_id in ("csv", "tsv"):
        from reader.export.delimited import COMMAS, TABS
        from reader.export.item import ExportItem
        from reader.export.rows.changes import CHANGES

        form = COMMAS if format_id == "csv" else TABS
        return form.header(CHANGES) + form.text(ExportItem(new.article, changes=found), CHANGES)
    from reader.cli.styled_changes import changes_text

    return changes_text(old.article, new.article, found, width, color)


def _format(format_id: str | None, target: str | None) -> str:
    """The format asked for, or that of the file's suffix. Raises click.UsageError where the two disagree."""
    suffix = Path(target).suffix.lower() if target else ""
    by_suffix = {".txt": "text", ".htm": "html"}.get(suffix) or (
        suffix[1:] if suffix[1:] in FORMATS else None
    )
    if not format_id and not by_suffix and suffix:
        raise click.UsageError(f"no format is written as {one_line(suffix)}: name one with --format")
    if format_id and by_suffix and by_suffix != format_id:
        raise click.UsageError(f"--format {format_id} and the file {target} do not agree")
    return format_id or by_suffix or "text"


def _version(path: Path, pipeline: Pipeline, no_analysis: bool) -> Version:
    from reader.compare.version import Version
    from reader.pipeline import quick_pass

    opened = pipeline.open(path)
    return Version(opened.article, quick_pass(opened.article) if no_analysis else _analysis(opened, pipeline))


def _analysis(opened: Opened, pipeline: Pipeline) -> Analysis:
    analysis, problem = pipeline.analyse(opened)
    if problem is not None:
        report(problem)
    return analysis
