"""The platform's folders, and a user without any."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader import user_folders
from reader.config import Config, load_config
from reader.pipeline import Pipeline
from reader.store import session_memory
from reader.store.cache import default_cache
from reader.ui.startup_state import read_startup_state


def test_each_is_the_programs_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    found = [user_folders.config_folder(), user_folders.cache_folder(), user_folders.data_folder()]
    assert found == [tmp_path / kind / "newsreader" for kind in ("CONFIG", "CACHE", "DATA")]


def test_without_a_home_everything_works_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 2**31 - 7)  # a user that the system does not know
    assert load_config() == Config()
    assert read_startup_state(Config(), {}).problems == ()
    (tmp_path / "story.txt").write_text("The board met.\n\nIt was late.\n", "utf-8")
    pipeline = Pipeline(cache=default_cache())
    analysis, problem = pipeline.analyse(pipeline.open(tmp_path / "story.txt"))
    assert analysis.complete
    assert problem is not None and problem.startswith("the results cannot be kept for the next opening: ")
    assert session_memory.update(session_memory.memory_file(), lambda known: known) is not None
