"""The analysis process: it answers, is revived once, and leaves nothing behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.annotate.isolated.client import AnalysisClient
from reader.annotate.isolated.messages import WIRE, Done, Event, Failed, Partial, Progress, Request
from reader.model.analysis import Analysis
from reader.model.span import Span
from reader.pipeline import open_record

MISSING = ", so speakers and names are missing"
ARTICLE = open_record("“It is late,” said Ines Okafor on Monday.", "test")


@pytest.fixture
def worker() -> Iterator[AnalysisClient]:
    one = AnalysisClient()
    yield one
    one.stop()


def last(worker: AnalysisClient) -> Event:
    return next(e for e in worker.events() if isinstance(e, Done | Failed))


@pytest.mark.parametrize(
    "message",
    [
        Request("k", ARTICLE, 3),
        Progress("k", 0.5),
        Partial("k", Analysis()),
        Partial("k", Analysis(), Span(2, 9)),
        Done("k", Analysis(complete=True)),
        Failed("k", "No “model”\nhere"),
    ],
)
def test_a_message_is_one_line_and_comes_back(message: Request | Event) -> None:
    line = WIRE.encode(message)
    assert line.count(b"\n") == 1
    assert WIRE.decode(line) == message


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b'{"kind": "Done"}', b'{"kind": "Nothing", "value": {}}', b"\xff"]
)
def test_what_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):
        WIRE.decode(line)


def test_it_answers_and_stops(worker: AnalysisClient) -> None:
    worker.start()
    worker.ask("one", ARTICLE)
    done = last(worker)
    assert isinstance(done, Done)
    assert done.key == "one"
    assert done.analysis.complete
    pid = worker.pid
    assert pid is not None
    worker.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_killed_once_it_begins_again_killed_twice_it_says_so(worker: AnalysisClient) -> None:
    worker.start()
    worker.ask("one", ARTICLE)
    pid = worker.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    assert isinstance(last(worker), Done)
    pid = worker.pid
    assert pid is not None
    worker.ask("two", ARTICLE)
    os.kill(pid, signal.SIGKILL)
    assert last(worker) == Failed("two", f"the analysis stopped twice{MISSING}")
    worker.ask("three", ARTICLE)
    worker.ask("four", ARTICLE)
    assert worker.waiting
    assert list(worker.events()) == [
        Failed(k, f"the analysis stopped twice{MISSING}") for k in ("three", "four")
    ]
    assert not worker.waiting


def test_a_process_that_cannot_be_started_is_reported(
    worker: AnalysisClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    worker.start()
    worker.ask("one", ARTICLE)
    assert list(worker.events()) == [Failed("one", f"the analysis could not be started{MISSING}")]


def test_every_answer_for_a_long_text_covers_the_whole(worker: AnalysisClient) -> None:
    paragraph = "“It is late,” said Ines Okafor of the harbour on Monday, and nobody in the hall stood.\n\n"
    article = open_record(paragraph * 330, "test")
    worker.start()
    worker.ask("long", article, near=len(article.text) // 2)
    received: list[Analysis] = []
    for event in worker.events():
        if isinstance(event, Partial | Done):
            received.append(event.analysis)
            assert event.stretch is None
        if isinstance(event, Done):
            break
    seen, first, *_, last = received
    for found in received:
        assert len([q for q in found.quotes if article.text[q.start] == "“"]) == 330
    assert [q for q in seen.quotes if q.speaker] == []
    assert 0 < len([q for q in first.quotes if q.speaker]) < 330
    assert last.complete and all(q.speaker_name == "Ines Okafor" for q in last.quotes)
    for found in received:
        assert len({q.id for q in found.quotes}) == len(found.quotes)
        assert list(found.quotes) == sorted(found.quotes, key=lambda q: (q.start, q.end))


def test_a_missing_model_is_reported_in_one_line() -> None:
    worker = AnalysisClient("no_such_model")
    worker.start()
    worker.ask("one", ARTICLE)
    failed = last(worker)
    worker.stop()
    assert isinstance(failed, Failed)
    assert "no_such_model" in failed.message
    assert "\n" not in failed.message


def test_it_ends_when_its_parent_does() -> None:
    parent = (
        "from reader.annotate.isolated.client import AnalysisClient as W; import os; w = W(); w.start(); "
        "print(w.pid, flush=True); os._exit(0)"
    )
    out = subprocess.run([sys.executable, "-c", parent], capture_output=True, text=True, check=True).stdout
    try:
        handle = os.pidfd_open(int(out))
    except ProcessLookupError:
        return  # gone already
    with os.fdopen(handle, "rb") as ended:
        assert select.select([ended], [], [], 20)[0]


def test_nothing_is_imported_from_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('hijacked')")
    (tmp_path / "reader.py").write_text("raise SystemExit('hijacked')")
    monkeypatch.chdir(tmp_path)
    worker = AnalysisClient()
    worker.start()
    worker.ask("one", ARTICLE)
    assert isinstance(last(worker), Done)
    worker.stop()
