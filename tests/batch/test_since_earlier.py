"""Rows of changes: from the version that the notebook holds to the one in the file."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from reader.batch.runner import BatchSettings, run_one
from reader.batch.tasks import FileTask
from reader.export.formats import resolve_format
from reader.pipeline import Pipeline
from reader.store.notebook.notebook import Notebook, card_of

STORY = "The new quay cost 750 million crowns, the board of the port said.\n\nIt is open to all.\n"


@pytest.mark.parametrize("held", [True, False])
def test_what_changed_since_the_version_that_was_opened_before(held: bool, tmp_path: Path) -> None:
    path = tmp_path / "quay.txt"
    path.write_text(STORY, "utf-8")
    pipeline = Pipeline(notebook=tmp_path / "notebook.db")
    article = pipeline.open(path).article
    notebook = Notebook(tmp_path / "notebook.db", "ada", "desk")
    earlier = replace(article, text=article.text.replace("750", "600"))
    for version in (earlier, article) if held else (article,):
        notebook.keep_version(card_of(article), version)
    done = run_one(FileTask(path, "quay.txt"), BatchSettings(pipeline, False, "csv", "changes"))
    rows = [*csv.DictReader((resolve_format("csv", "changes").header + (done.output or "")).splitlines())]
    found = [(row["kind"], row["before"].split()[0], row["text"].split()[0]) for row in rows]
    assert found == ([("figure", "600", "750")] if held else [])
    without = None if held else "quay.txt: your notebook holds no other version of this article"
    assert (done.problem, done.error) == (without, None)
