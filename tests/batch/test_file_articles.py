"""A run over files with many articles: each is an article of the run, and the file is parsed once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.batch.file_articles import each_article
from reader.batch.runner import BatchSettings, InProcess
from reader.batch.tasks import FailedTask, FileTask, PartTask, RecordTask, Task
from reader.cli.diagnostics import Exit
from reader.cli.show import ShowOptions, show
from reader.config import Config
from reader.pipeline import Pipeline
from tests.load.lines import READ, lines_are_articles

SETTINGS = BatchSettings(Pipeline(), analyse=False, format="jsonl")
WEEK = "LINES\nOne came in.\nTwo went out.\n"


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    lines_are_articles(monkeypatch)


@pytest.fixture
def week(tmp_path: Path) -> FileTask:
    path = tmp_path / "week.lines"
    path.write_text(WEEK)
    return FileTask(path, path.name)


def test_each_article_of_a_file_is_an_article_of_the_run(week: FileTask) -> None:
    outcomes = list(InProcess().run(each_article([week]), SETTINGS))
    rows = [json.loads(outcome.output or "") for outcome in outcomes]
    assert [(row["file"], row["text"], row["source"]["part"]["number"]) for row in rows] == [
        ("week.lines", "One came in.", 1),
        ("week.lines", "Two went out.", 2),
    ]
    assert [(outcome.part.number if outcome.part else 0, outcome.words) for outcome in outcomes] == [
        (1, 3),
        (2, 3),
    ]
    assert READ == ["One came in.", "Two went out."]


def test_a_file_is_read_as_far_as_there_is_work(week: FileTask) -> None:
    week.path.write_text(WEEK * 1 + "A line.\n" * 50)
    next(iter(each_article([week])))
    assert len(READ) == 2


def test_other_inputs_stay_as_they_are(tmp_path: Path, week: FileTask) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("The board met.")
    tasks: list[Task] = [FileTask(plain, "plain.txt"), RecordTask("{}", "line 1"), week._replace(part=2)]
    first, second, third = each_article(tasks)
    assert (first, second) == (tasks[0], tasks[1])
    assert isinstance(third, PartTask) and third.found.part.content == "Two went out."


def test_what_cannot_be_read_stands_in_its_place(tmp_path: Path, week: FileTask) -> None:
    damaged = tmp_path / "damaged.lines"
    damaged.write_text("LINES\nOne came in.\n!\n")
    tasks = [FileTask(tmp_path / "gone", "gone"), FileTask(damaged, "d"), week._replace(part=3), week]
    assert [task.error if isinstance(task, FailedTask) else "" for task in each_article(tasks)] == [
        f"{tmp_path}/gone: no such file",
        "",
        f"{damaged}: is damaged after article 1",
        "week.lines: there is no part 3; it holds 2 articles",
        "",
        "",
    ]


def test_show_prints_all_articles_and_says_that_all_agrees(
    week: FileTask, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show([week], Config(), Pipeline(), ShowOptions(linear=True, no_analysis=True)) == Exit.OK
    out, err = capsys.readouterr()
    assert out.index("One came in.") < out.index("Two went out.")
    assert err == "newsreader: week.lines: 2 articles, all 2 lengths agree\n"


def test_one_article_alone_is_shown(week: FileTask, capsys: pytest.CaptureFixture[str]) -> None:
    options = ShowOptions(linear=True, no_analysis=True)
    assert show([week._replace(part=2)], Config(), Pipeline(), options) == Exit.OK
    out, err = capsys.readouterr()
    assert "One" not in out and not err
    assert show([week._replace(part=7)], Config(), Pipeline(), options) == Exit.FAILED


def test_the_pipeline_opens_any_article_of_a_file(week: FileTask) -> None:
    pipeline = Pipeline()
    texts = [pipeline.open(week.path, part).article.text for part in (1, 2, 1)]
    assert texts == ["One came in.", "Two went out.", "One came in."]
    week.path.write_text("LINES\nA new one.\nAnd another.\nThird.\n")
    assert pipeline.open_for_screen(week.path, 3).article.text == "Third."
