"""The user's settings: one TOML file, read once and passed down.

theme = "paper"          # a theme's name
width = 72               # of the text column, in cells
model = "en_core_web_md" # a spaCy model's name or path
cache = true             # keep analyses for the next opening
pictures = "auto"        # in the text: auto, kitty, sixel, blocks or off

[keys]                   # bindings by id; the help (?) shows the ids of what is looked for in it
"quote.next" = "n,down"
"""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

from reader.errors import ConfigError
from reader.named_tuple import NamedTuple
from reader.user_folders import config_folder

MIN_WIDTH, MAX_WIDTH = 40, 120
"""Cells that the column of text may have."""
MIN_PANEL, MAX_PANEL = 26, 120
"""Cells that the panel beside it may have."""
_MAX_BYTES = 1 << 20
PICTURES = ("auto", "kitty", "sixel", "blocks", "off")
"""What pictures in the text are drawn with; `off`: their words stand there alone."""
_KINDS: dict[str, type] = {
    "theme": str, "width": int, "model": str, "cache": bool, "keys": dict, "pictures": str,
}  # fmt: skip
_WORDS: dict[type, str] = {str: "a string", int: "a whole number", bool: "true or false", dict: "a table"}


class Config(NamedTuple):
    """Settings with their defaults. `keys` maps a binding's id to its keys, separated by commas.

    `given` names the settings that the file sets. `problems` are lines about settings that were not
    understood; the defaults stand in their place.
    """

    theme: str | None = None
    width: int = 72
    model: str | None = None
    cache: bool = True
    keys: tuple[tuple[str, str], ...] = ()
    given: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()
    pictures: str = "auto"


def config_file() -> Path:
    """The usual config file, which need not be there."""
    return config_folder() / "config.toml"


def load_config(path: Path | None = None) -> Config:
    """Read the config file; with no `path`, the usual one, which need not be there.

    Raises ConfigError when the file named by `path` cannot be read or is no TOML. The usual one never
    stops the reader: what is wrong with it is listed in `problems`.
    """
    usual = path is None
    path = path or config_file()
    try:
        return _from_table(_read(path), path)
    except (FileNotFoundError, NotADirectoryError):
        if usual:
            return Config()
        raise ConfigError(f"{path}: there is no such config file") from None
    except ConfigError as e:
        if usual:
            return Config(problems=(str(e),))
        raise


def _read(path: Path) -> dict[str, Any]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "a device or a pipe"
            raise ConfigError(f"{path}: is {what}, not a config file")
        if status.st_size > _MAX_BYTES:
            raise ConfigError(f"{path}: is larger than {_MAX_BYTES >> 20} MB, more than any config file")
        text = path.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise
    except UnicodeDecodeError as e:
        raise ConfigError(f"{path}: this is no valid TOML: it is not in UTF-8") from e
    except PermissionError as e:
        raise ConfigError(f"{path}: no permission to read the config file") from e
    except OSError as e:
        reason = (e.strerror or "unknown reason").lower()
        raise ConfigError(f"{path}: the config file cannot be read ({reason})") from e
    import tomllib  # most people have no config file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        what = str(e)
        raise ConfigError(f"{path}: this is no valid TOML: {what[:1].lower()}{what[1:]}") from e
    except RecursionError:
        raise ConfigError(f"{path}: this is no valid TOML: it is nested too deep") from None


def _from_table(table: dict[str, Any], path: Path) -> Config:
    problems: list[str] = []
    good: dict[str, Any] = {}
    for key, value in table.items():
        kind = _KINDS.get(key)
        if kind is None:
            problems.append(f"{path.name}: there is no setting “{key}”")
        elif not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            problems.append(f"{path.name}: “{key}” should be {_WORDS[kind]}")
        else:
            good[key] = value
    if not MIN_WIDTH <= good.get("width", MIN_WIDTH) <= MAX_WIDTH:
        problems.append(f"{path.name}: “width” should be {MIN_WIDTH} to {MAX_WIDTH} cells")
        del good["width"]
    if good.get("pictures", PICTURES[0]) not in PICTURES:
        problems.append(f"{path.name}: “pictures” should be one of {', '.join(PICTURES)}")
        del good["pictures"]
    keys = good.pop("keys", {})
    given = frozenset(good)
    wrong = [k for k, v in keys.items() if not isinstance(v, str)]
    problems += [f"{path.name}: the keys of “{k}” should be a string" for k in wrong]
    bound = tuple((k, v) for k, v in keys.items() if isinstance(v, str))
    return Config(**good, keys=bound, given=given, problems=tuple(problems))
