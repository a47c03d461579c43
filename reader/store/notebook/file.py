"""Where the notebook is, and whose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.user_folders import data_folder

if TYPE_CHECKING:
    from reader.store.notebook.notebook import Notebook


def own_notebook() -> Notebook:
    """The notebook of the person who runs the program. Nothing is opened yet."""
    from reader.store.notebook.notebook import Notebook
    from reader.store.notebook.own_name import own_author, own_machine

    return Notebook(notebook_file(), own_author(), own_machine())


def notebook_file() -> Path:
    """The one file of the notebook."""
    return data_folder() / "notebook.db"
