"""What a person corrected is what `show` and `export` tell, and `--as-found` what the program found."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.annotate.models import Models
from reader.batch.runner import BatchSettings, run_one
from reader.batch.tasks import FileTask
from reader.cli.show import ShowOptions, show
from reader.config import Config
from reader.model.notebook import Correction, CorrectionKind, anchor
from reader.pipeline import Pipeline
from reader.store.notebook.article_notebook import ArticleNotebook
from reader.store.notebook.notebook import Notebook

STORY = (
    "The pier is lost, the harbour says.\n\n“Nobody counts the boats,” said Ada Morland. Ben Cole listened.\n"
)
QUOTE = "“Nobody counts the boats,”"


@pytest.fixture
def story(tmp_path: Path) -> FileTask:
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return FileTask(path, "story.txt")


@pytest.fixture
def pipeline(story: FileTask, models: Models, tmp_path: Path) -> Pipeline:
    """A pipeline whose notebook gives the quotation to somebody else."""
    pipeline = Pipeline(load_models=lambda _: models, notebook=tmp_path / "notebook.db")
    article = pipeline.open(story.path).article
    start = article.text.index(QUOTE)
    words = anchor(article.text, start, start + len(QUOTE))
    notebook = ArticleNotebook(Notebook(tmp_path / "notebook.db", "ada", "desk"), article)
    assert notebook.add(Correction(words, CorrectionKind.SPEAKER, "Ben Cole")) is None
    return pipeline


@pytest.mark.parametrize(("as_found", "speaker"), [(False, "Ben Cole"), (True, "Ada Morland")])
def test_what_is_told(
    as_found: bool,
    speaker: str,
    story: FileTask,
    pipeline: Pipeline,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    exported = json.loads(run_one(story, BatchSettings(pipeline, as_found=as_found)).output or "")
    assert [quote["speaker_name"] for quote in exported["quotes"] if quote["text"] == QUOTE] == [speaker]
    assert show([story], Config(), pipeline, ShowOptions(linear=True, as_found=as_found)) == 0
    assert f"[QUOTE {speaker}] {QUOTE}" in capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize(("as_found", "told"), [(False, True), (True, False)])
def test_the_evidence_tells_who_corrected_a_quote_and_what_had_been_found(
    as_found: bool,
    told: bool,
    story: FileTask,
    pipeline: Pipeline,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert show([story], Config(), pipeline, ShowOptions(quote_number=1, as_found=as_found)) == 0
    why = capsysbinary.readouterr().out.decode()
    assert ("ada said so, " in why) == told
    assert ("the program had found: Ada Morland says this" in why) == told


def test_a_notebook_that_cannot_be_read_stops_nothing(
    story: FileTask, pipeline: Pipeline, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = replace(pipeline, notebook=tmp_path)
    outcome = run_one(story, BatchSettings(broken))
    assert outcome.output and outcome.problem and str(tmp_path) in outcome.problem
    assert show([story], Config(), broken, ShowOptions(linear=True)) == 0
    assert len(capsys.readouterr().err.splitlines()) == 1
