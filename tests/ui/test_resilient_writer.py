"""A terminal that has gone keeps nobody waiting."""

import os
import threading
from contextlib import suppress
from io import BytesIO, TextIOWrapper

import pytest
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from reader.ui.terminal.resilient_writer import ResilientWriter


def test_what_can_be_written_is() -> None:
    ours, theirs = os.pipe()
    with os.fdopen(theirs, "w") as file, os.fdopen(ours) as seen:
        resilient = ResilientWriter(file)
        assert resilient.write("word\n") == 5
        resilient.flush()
        assert seen.readline() == "word\n"
        assert resilient.fileno() == file.fileno()
        assert not resilient.isatty()


def test_no_locale_changes_what_is_drawn() -> None:
    drawn = BytesIO()
    resilient = ResilientWriter(TextIOWrapper(drawn, "ascii", "backslashreplace"))
    resilient.write("── “1” \ud800\n")
    resilient.flush()
    assert drawn.getvalue().decode() == "── “1” ?\n"


@pytest.mark.parametrize("closed", [False, True])
def test_a_writer_whose_file_fails_still_ends(closed: bool) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    file = os.fdopen(theirs, "w")
    resilient = ResilientWriter(file)
    if closed:
        file.close()
    writer = WriterThread(resilient)  # type: ignore[arg-type]
    writer.start()

    def work() -> None:
        for _ in range(3 * MAX_QUEUED_WRITES):
            writer.write("word" * 5_000)
        writer.stop()

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    worker.join(20)
    assert not worker.is_alive()
    with suppress(BrokenPipeError):
        file.close()
