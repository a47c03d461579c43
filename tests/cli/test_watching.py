"""`add --watch` and `--dask local`, run as a user runs them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from threading import Timer

import pytest

from reader.store.index.database import index_file
from reader.store.index.reading import IndexReader
from tests.cli.test_commands import newsreader

LINES = "".join(f'{{"id": {n}, "text": "The board voted for quay {n}."}}\n' for n in range(6))


def test_what_is_saved_while_add_watches_is_added(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()  # no English: nothing loads the language model
    (news / "first.txt").write_text("Ein alter Reiher stand am Kai und sah dem Rat bei der Arbeit zu.\n")
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "add", "-j", "1", str(news), "--watch"],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # the suite may ignore it
    ) as watching:
        overdue = Timer(60, watching.kill)
        overdue.start()
        try:
            assert watching.stderr is not None
            assert "1 added, 0 as they were" in _until(watching, "added")
            (news / "second.txt").write_text(
                "Am Abend kam eine Möwe, und der Reiher ging vom Kai nach Hause.\n"
            )
            assert "1 added, 1 as they were" in _until(watching, "1 as they were")
            watching.send_signal(signal.SIGINT)
            assert watching.wait() == 0
        finally:
            overdue.cancel()
            watching.kill()
    reader = IndexReader(index_file())
    assert {Path(one.path).name for one in reader.articles()} == {"first.txt", "second.txt"}
    reader.close()


def _until(watching: subprocess.Popen[str], words: str) -> str:
    assert watching.stderr is not None
    return next((line for line in watching.stderr if words in line), "it ended")


def test_a_cluster_of_this_machine_prints_what_one_process_prints(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text(LINES)
    words = ("export", "--no-analysis", "--format", "jsonl", "--records", str(tmp_path / "lines.jsonl"))
    cluster = newsreader(*words, "--dask", "local", "-j", "1")
    assert (cluster.returncode, cluster.stdout) == (0, newsreader(*words).stdout)
    assert cluster.stdout.count(b"\n") == 6


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="this platform does not tell what a process used")
def test_many_records_need_no_more_memory_than_few(tmp_path: Path) -> None:
    from tests.bench.scale import spend, write_records

    words = ("export", "--no-analysis", "--format", "jsonl", "--records")
    few, many = (
        spend(tmp_path, *words, write_records(tmp_path / "records", count, 30)).memory
        for count in (10, 1_000)
    )
    assert many < 1.3 * few
