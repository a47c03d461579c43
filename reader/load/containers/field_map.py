"""What the person says the members of a JSON file are called: `--map text=maintext,title=headline`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reader.text.data_files import data_toml

_given: dict[str, str] = {}


def use_field_map(names: Mapping[str, str]) -> None:
    """Use these names for all files of the run: the command line does so before it opens any."""
    _given.clear()
    _given.update(names)


def names_for(field: str) -> tuple[str, ...]:
    """What a field may be called, the surest name first."""
    given = (_given[field],) if field in _given else ()
    return (*given, *known_names()[field])


@cache
def known_names() -> dict[str, tuple[str, ...]]:
    """The table data/json_fields.toml."""
    return {field: tuple(names) for field, names in data_toml("reader.load", "json_fields.toml").items()}
