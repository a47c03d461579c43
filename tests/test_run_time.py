"""What a command loads: neither the screen nor the language model before it needs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "spacy")
# `main` ends in `sys.exit`, so the modules are listed when the interpreter ends.
SCRIPT = """
import atexit, sys
atexit.register(lambda: print(*sorted(m for m in sys.modules if "." not in m), file=sys.stderr))
from reader.__main__ import main
main()
"""


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["show", "--help"], ["show", "--no-analysis", "ARTICLE"]],
    ids=" ".join,
)
def test_the_command_line_loads_neither_textual_nor_spacy(arguments: list[str], tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Bridge closed\n\nThe council closed the bridge on Monday.\n", encoding="utf-8")
    arguments = [str(article) if a == "ARTICLE" else a for a in arguments]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stderr.split()
    assert "reader" in loaded
    assert [name for name in HEAVY if name in loaded] == []


# What the reader reads, keeps or writes later on: imported in the functions that do.
LATER = (
    "csv", "email", "html", "sqlite3", "tarfile", "xml", "zipfile", "reader.export", "reader.load.containers",
    "reader.load.picture_file", "reader.load.picture_pixels", "reader.notebook", "reader.questions",
    "reader.store.index",
)  # fmt: skip


def test_the_screen_starts_without_what_no_first_key_needs() -> None:
    script = "import sys, reader.ui.app, reader.ui.terminal.first_paint; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert [name for name in LATER if name in loaded.stdout.split()] == []


def test_the_quick_pass_needs_neither_numbers_in_arrays_nor_names() -> None:
    """It runs beside the screen, where the model of names would cost a third of the start."""
    script = "import sys, reader.ui.features.quick_pass, reader.annotate.incremental.excerpt, " + (
        "reader.annotate.figures, reader.annotate.dates, reader.annotate.marks; print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"numpy", "reader.annotate.names"}.isdisjoint(loaded.stdout.split())
