"""The table of keys in the README names keys that there are, and ids that can be bound."""

from __future__ import annotations

import re
from pathlib import Path

from reader.ui.app import ReaderApp
from reader.ui.keys.key_table import SCOPE_PREFIXES, keymap, split
from reader.ui.keys.live_commands import printed
from reader.ui.panels.panel_stack import PanelStack
from reader.ui.panels.row_list import RowList
from reader.ui.screens.binding_scopes import SCOPES, problems

README = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
ROWS = README[README.index("| Keys |") :].partition("\n\n")[0]
TABLE = re.findall(r"^\| (.+?) \| (.+?) \|$", ROWS, re.MULTILINE)
KEYS = keymap()


def bound() -> set[str]:
    """Every key as it is printed: those of the text, and those of the lists."""
    keys = {printed(key) for command in KEYS.commands for key in split(command.keys)}
    for kind in (RowList, PanelStack):
        keys |= {printed(key) for key in kind._merged_bindings.key_to_bindings}
    return keys


def named() -> list[str]:
    """The keys that the table names in its first column; of a range, every one."""
    found = []
    for keys, _ in TABLE[1:]:
        for key in re.findall(r"`([^`]+)`", re.sub(r"`x(?!`)", "…`", keys)):
            found.append(key.replace("\\|", "|"))
    return found


def test_the_table_names_keys_that_there_are() -> None:
    known = bound()
    assert len(named()) > 40
    assert [key for key in named() if key not in known] == []


def test_the_table_leaves_out_no_command_of_the_text() -> None:
    there = set(named())
    letters = set(re.findall(r"`(\w)`", next(says for keys, says in TABLE if "]q" in keys)))
    left = []
    for command in KEYS.commands:
        keys = [printed(key) for key in split(command.keys)]
        jumps = [key for key in keys if key[0] in "[]" and key[1:] in letters]
        if not jumps and not there.intersection(keys):
            left.append(command.id)
    assert left == ["to.percent"]  # told below the table
    assert "`50%`" in README


def test_the_ids_in_the_settings_can_be_bound() -> None:
    part = README[README.index("[keys]") : README.index("The analysis of an article is kept")]
    prefixes = re.findall(r"`(\w+\.)`((?: `[\w]+`)+)", part)
    ids = {f"{prefix}{name}" for prefix, names in prefixes for name in re.findall(r"`(\w+)`", names)}
    own = {b.id for scope in SCOPES for kind in scope.kinds for b in kind.__dict__.get("BINDINGS", ())}
    assert ids and ids <= own
    settings = dict(re.findall(r'"([\w.]+)" = "([^"]+)"', part))
    assert (
        problems({id: keys for id, keys in settings.items() if id.startswith(SCOPE_PREFIXES)}, ReaderApp)
        == []
    )
