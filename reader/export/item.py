"""What a writer is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from reader.frozen import frozen
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.model.changes import Comparison
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState


@frozen
class ExportItem:
    """One article to write. `origin` says where it comes from: a record's id, or a file's name. `notebook` is
    what the person did with it; the analysis holds their corrections already. `changes` are those since
    another version, where a format tells of them."""

    article: Article
    analysis: Analysis | None = None
    origin: Mapping[str, Any] = field(default_factory=dict)
    notebook: NotebookState = NO_NOTEBOOK
    changes: Comparison | None = None
