"""The platform's per-user folders for the program, which may not exist yet."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

NAME = "newsreader"
_NOWHERE = Path(os.devnull) / NAME  # nothing can be found there, and nothing made


def config_folder() -> Path:
    """Where the config file and the user's own themes live."""
    from platformdirs import user_config_path

    return _one(user_config_path)


def cache_folder() -> Path:
    """Where results are stored that can be computed again."""
    from platformdirs import user_cache_path

    return _one(user_cache_path)


def data_folder() -> Path:
    """Where session memory is stored."""
    from platformdirs import user_data_path

    return _one(user_data_path)


def _one(path_of: Callable[..., Path]) -> Path:
    try:
        return path_of(NAME, appauthor=False)
    except RuntimeError:  # no HOME, and a user that the system does not know, as in some containers
        return _NOWHERE
