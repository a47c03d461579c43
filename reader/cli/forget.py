"""`newsreader forget`: take a collection, or everything, out of the index."""

from __future__ import annotations

import click

from reader.cli.diagnostics import Exit, report
from reader.cli.index_access import reading_index
from reader.store.index.database import delete, index_file
from reader.store.index.origins import forget_origins
from reader.store.index.writing import IndexWriter


@click.command("forget", short_help="Take a collection, or everything, out of the index.")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--all", "everything", is_flag=True, help="Delete the whole index.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
def command(name: str | None, everything: bool, yes: bool) -> int:
    """Take the collection NAME out of the index, with those of its articles that are in no other, or delete
    the whole index. The articles' own files, and your notes, stay as they are.
    """
    if (name is None) == (not everything):
        raise click.UsageError("name a collection, or give --all")
    path = index_file()
    if everything:
        if not path.exists():
            report("there is no index")
            return Exit.OK
        if not yes:
            click.confirm("Delete the whole index?", abort=True, err=True)
        delete(path)
        forget_origins(path, None)
        report("the index is deleted; no other file was touched")
        return Exit.OK
    assert name is not None  # or everything
    with reading_index() as reader:
        reader.collection(name)
    if not yes:
        click.confirm(f"Take the collection {name} out of the index?", abort=True, err=True)
    index = IndexWriter(path, "", "")
    try:
        dropped = index.forget(name)
    finally:
        index.close()
    forget_origins(path, name)
    report(f"{dropped:,} articles are out of the index; no other file was touched")
    return Exit.OK
