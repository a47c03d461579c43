"""Where the notebook is."""

from __future__ import annotations

from pathlib import Path

from reader.user_folders import data_folder


def notebook_file() -> Path:
    """The one file of the notebook."""
    return data_folder() / "notebook.db"
