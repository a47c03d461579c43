"""What several journeys begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.shelf_journeys import make_shelf, put_index


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of thirty articles and their index, made once for a file of tests."""
    return make_shelf(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def shelf(made: Path) -> Path:
    """The folder of the articles; their index is in the place where it is looked for."""
    return put_index(made)
