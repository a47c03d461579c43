"""What all tests share: one language model a run, and a home of their own."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from reader.annotate.nlp import on_one_thread
from reader.model.analysis import Analysis
from reader.model.article import Article
from reader.pipeline import open_record

if TYPE_CHECKING:
    from spacy.language import Language

    from reader.annotate.models import Models


on_one_thread()  # as the program does before anything imports numpy: the workers share the processors
gc.set_threshold(100_000, 50, 100)  # tests make much and keep little: looking for garbage often costs time
# what every worker and every program that a test starts would compile again is compiled once and kept
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# no test depends on how busy the machine is, nor on chance: what a run finds it finds in the next one too
settings.register_profile("newsreader", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)  # other examples in every run
settings.load_profile("newsreader")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two for each processor: while tests of the screen wait, which they do for a third of their time,
    another works. `--maxprocesses` bounds them, since each takes up to a gigabyte of memory."""
    return 2 * (os.cpu_count() or 2)


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the settings, the cache or the state of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language model, loaded once."""
    from reader.annotate.nlp import load_model

    return load_model()


@pytest.fixture(scope="session")
def models(nlp: Language) -> Models:
    """The language model and the tagger, loaded once."""
    from reader.annotate.models import load_models

    return load_models()


@pytest.fixture
def article_of() -> Callable[[str], Article]:
    """Makes an article of a text that stays as it is: a block for every line."""
    return lambda text: open_record(text, "test")


@pytest.fixture
def analysed(models: Models) -> Callable[[str], tuple[Article, Analysis]]:
    """Makes an article of a text, and analyses it whole."""
    from reader.annotate.annotators import annotate

    def both(text: str) -> tuple[Article, Analysis]:
        article = open_record(text, "test")
        return article, annotate(article, models)

    return both
