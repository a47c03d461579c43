"""Tables of thousands of articles: typed, shard by shard, and no input twice or lost."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
import pytest

from reader.batch.runner import BatchSettings, InProcess, Outcome
from reader.batch.tasks import RecordTask, Task
from reader.cli.export_folder import run_to_folder
from reader.errors import ExportError
from reader.export.parquet_folder import ParquetFolder
from reader.export.rows.kinds import KINDS
from reader.export.workbook import rows_text
from reader.frozen import replace
from reader.pipeline import Pipeline
from tests.ui.sample import ANALYSIS, ARTICLE

SETTINGS = BatchSettings(Pipeline(), analyse=False, format="parquet", rows="articles")
ARTICLES = {"articles": KINDS["articles"]}


def _records(count: int) -> list[Task]:
    return [
        RecordTask(json.dumps({"id": n, "text": f"The board voted for quay {n}."}), f"line {n}")
        for n in range(count)
    ]


def _fill(target: object, tasks: Iterable[Task], shard: int = 4) -> list[Outcome]:
    folder = ParquetFolder(str(target), ARTICLES, shard)
    outcomes = []
    for outcome in run_to_folder(InProcess(), tasks, SETTINGS, folder):
        if outcome.output is not None:
            folder.add(outcome.output)
        outcomes.append(outcome)
    folder.close()
    return outcomes


def _rows(query: str) -> list[tuple[object, ...]]:
    return list(duckdb.connect().execute(query).fetchall())


def _count(target: Path) -> int:
    found = _rows(f"select count(distinct sha256), count(*) from '{target}/articles/*.parquet'")
    (distinct, every), *_ = found
    assert distinct == every, "an article twice"
    return int(str(every))


def test_every_kind_of_row_has_its_types(tmp_path: Path) -> None:
    from reader.export.item import ExportItem

    folder = ParquetFolder(str(tmp_path), KINDS)
    folder.start("sample")
    folder.add(rows_text(ExportItem(ARTICLE, ANALYSIS, {"file": "sample"}), KINDS.values()))
    folder.close()
    quotes = _rows(f"select speaker, paragraph, confidence from '{tmp_path}/quotes/*.parquet' limit 1")
    assert quotes == [("Mara Lindt", 2, 0.97)]
    for kind in KINDS:
        assert _rows(f"select count(*) from '{tmp_path}/{kind}/*.parquet'")


@pytest.mark.parametrize("begun", [False, True])
def test_a_run_that_is_broken_off_keeps_what_is_done(begun: bool, tmp_path: Path) -> None:
    folder, work = ParquetFolder(str(tmp_path), ARTICLES), _records(9)
    outcomes = run_to_folder(InProcess(), work, SETTINGS, folder)
    for _, outcome in zip(range(5), outcomes, strict=False):
        folder.add(outcome.output or "")
    if begun:
        next(outcomes)
    folder.stop()
    assert _count(tmp_path) == 5
    assert len(_fill(tmp_path, work)) == 4
    assert _count(tmp_path) == 9


def test_a_second_run_does_only_what_is_new_and_what_failed_is_not_tried_again(tmp_path: Path) -> None:
    work = _records(10)
    work[3] = RecordTask("no object", "line 3")
    assert len(_fill(tmp_path, work)) == 10
    assert _fill(tmp_path, work) == []
    assert len(_fill(tmp_path, [*work, *_records(12)[10:]])) == 2
    assert _count(tmp_path) == 11


def test_a_run_that_is_stopped_goes_on_at_its_last_commit(tmp_path: Path) -> None:
    def stopped() -> Iterator[Task]:
        yield from _records(6)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        _fill(tmp_path, stopped())
    assert _count(tmp_path) == 4
    (tmp_path / "articles" / "00001.parquet").write_bytes(b"left by a run that was killed before its commit")
    assert len(_fill(tmp_path, _records(10))) == 6
    assert _count(tmp_path) == 10


def test_an_address_of_another_file_system_is_filled_too() -> None:
    target = "memory://run"
    assert len(_fill(target, _records(2))) == 2
    assert _fill(target, _records(2)) == []


def test_a_damaged_commit_is_named(tmp_path: Path) -> None:
    _fill(tmp_path, _records(1))
    (tmp_path / "_shards" / "00000.json").write_text("{")
    with pytest.raises(ExportError, match="is damaged"):
        ParquetFolder(str(tmp_path), ARTICLES)


def test_a_folder_with_other_columns_or_other_tables_is_not_continued(tmp_path: Path) -> None:
    _fill(tmp_path, _records(1))
    kind = ARTICLES["articles"]
    older = {"articles": replace(kind, columns=kind.columns[:-1])}
    for kinds, named in (
        (older, "articles"),
        ({**ARTICLES, "quotes": KINDS["quotes"]}, "quotes"),
        ({}, "articles"),
    ):
        with pytest.raises(
            ExportError, match=rf"other columns than this run writes \({named}\); name another"
        ):
            ParquetFolder(str(tmp_path), kinds)
    (tmp_path / "articles" / "00000.parquet").write_bytes(b"damaged")
    with pytest.raises(ExportError, match=r"\(articles\)"):
        ParquetFolder(str(tmp_path), ARTICLES)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("mine")
    with pytest.raises(ExportError, match=r"tables: is no folder, and Parquet files are written to one$"):
        ParquetFolder(str(tmp_path / "tables"), {})
    assert (tmp_path / "tables").read_text() == "mine"
