"""The command line's entry: which command, and what happens when it fails."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from reader import __version__
from reader.model.codec import to_json


def run() -> None:
    """Run the command line and leave the process with its exit code."""
    cli()


@click.group()
@click.version_option(__version__, prog_name="newsreader")
def cli() -> None:
    """Read a saved news article in the terminal."""


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--records", type=click.Path(path_type=Path))
@click.option("--format", "form", default="json")
@click.option("--no-clean", is_flag=True)
@click.option("--no-analysis", is_flag=True)
def export(
    paths: tuple[Path, ...], records: Path | None, form: str, no_clean: bool, no_analysis: bool
) -> None:
    """Print what was found as JSON."""
    from reader import service
    from reader.load.load import load_file

    if records:
        for line in records.read_text("utf-8").splitlines():
            row = json.loads(line)
            known = {key: row.get(key) for key in ("published", "title")}
            article = service.open_record(row["text"], row["id"], **known)
            analysis = None if no_analysis else service.analyse_article(article)
            click.echo(json.dumps({"id": row["id"], **to_json(article, analysis)}, ensure_ascii=False))
    files = [f for p in paths for f in (sorted(p.iterdir()) if p.is_dir() else [p])]
    for path in files:
        article = service.open_article(load_file(path), clean=not no_clean)
        article = replace(article, source=replace(article.source, name=path.name))
        analysis = None if no_analysis else service.analyse_article(article)
        row = {"file": path.name, **to_json(article, analysis)}
        click.echo(json.dumps(row, ensure_ascii=False, indent=None if form == "jsonl" else 2))
