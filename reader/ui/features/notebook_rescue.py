"""What could not be written to the notebook goes into a file in the end, to be taken in later."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.wording import counted

if TYPE_CHECKING:
    from reader.store.notebook.article_notebook import ArticleNotebook

NAME = "newsreader-notes.json"


def rescued(notebooks: Sequence[ArticleNotebook], folders: Sequence[Path]) -> str | None:
    """Try once more to write what is left of these notebooks; else put all that they hold into a new file in
    the first of the `folders` that takes one. A sentence about that; None where nothing was left."""
    left = [notebook for notebook in notebooks if not notebook.write_left()]
    if not left:
        return None
    from reader.export.json import dump
    from reader.export.w3c import joined, w3c_annotations
    from reader.store.new_files import write_new

    collections = [w3c_annotations(one.article, one.state, identity=one.card.identity) for one in left]
    data = dump(joined("notebook", collections), lines=True).encode("utf-8", "replace")
    many = counted(sum(notebook.left for notebook in left), "step")
    for folder in folders:
        try:
            path = write_new(folder / NAME, data)
        except OSError:
            continue
        return f"Your notebook could not keep {many}: newsreader notes --from {path} takes them in later"
    return f"Your notebook could not keep {many}, and no file could be written either"
