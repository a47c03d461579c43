"""Modules are found by their bytecode as Python finds them, but sooner."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import os
import py_compile
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

import pytest

from reader import quick_import
from reader.quick_import import QuickFinder


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A compiled package `harbour` with a module `quay` and a package `boats` in it."""
    home = tmp_path / "harbour"
    (home / "boats").mkdir(parents=True)
    for name, text in {"__init__": "", "quay": "CRANES = 4\n", "boats/__init__": "COUNT = 2\n"}.items():
        (home / f"{name}.py").write_text(text, "utf-8")
        py_compile.compile(str(home / f"{name}.py"), doraise=True)
    monkeypatch.setattr(quick_import, "PACKAGES", frozenset(("harbour",)))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "meta_path", [QuickFinder, *sys.meta_path])
    yield home
    for name in [name for name in sys.modules if name.partition(".")[0] == "harbour"]:
        del sys.modules[name]


def test_a_module_is_what_the_path_finder_makes_of_it(harbour: Path) -> None:
    for name, path in {"harbour.quay": [str(harbour)], "harbour.boats": [str(harbour)]}.items():
        ours, theirs = QuickFinder.find_spec(name, path), PathFinder.find_spec(name, path)
        assert ours is not None and theirs is not None
        for told in ("name", "origin", "cached", "parent", "has_location", "submodule_search_locations"):
            assert getattr(ours, told) == getattr(theirs, told), told
    quay = importlib.import_module("harbour.quay")
    assert (quay.CRANES, quay.__file__) == (4, str(harbour / "quay.py"))
    assert inspect.getsource(quay) == "CRANES = 4\n"
    assert importlib.import_module("harbour.boats").COUNT == 2
    assert importlib.reload(quay).CRANES == 4


@pytest.mark.parametrize("name", ["fractions", "json", "json.decoder", "concurrent.futures._base"])
def test_the_standard_library_is_where_python_finds_it(name: str) -> None:
    path = importlib.import_module(name.rpartition(".")[0]).__path__ if "." in name else None
    ours, theirs = QuickFinder.find_spec(name, path), PathFinder.find_spec(name, path)
    assert theirs is not None
    assert ours is None or (ours.origin, ours.cached) == (theirs.origin, theirs.cached)


def test_a_source_that_was_changed_counts(harbour: Path) -> None:
    source = harbour / "quay.py"
    source.write_text("CRANES = 5\n", "utf-8")
    os.utime(source, (0, 1_000_000_000))
    assert QuickFinder.find_spec("harbour.quay", [str(harbour)]) is None
    assert importlib.import_module("harbour.quay").CRANES == 5


@pytest.mark.parametrize("data", [b"", b"no bytecode at all"])
def test_what_is_no_bytecode_is_left_to_python(data: bytes, harbour: Path) -> None:
    Path(importlib.util.cache_from_source(str(harbour / "quay.py"))).write_bytes(data)
    assert QuickFinder.find_spec("harbour.quay", [str(harbour)]) is None
    assert importlib.import_module("harbour.quay").CRANES == 4


def test_only_modules_within_the_packages_are_looked_for(harbour: Path) -> None:
    assert QuickFinder.find_spec("harbour", None) is None
    assert QuickFinder.find_spec("port.quay", [str(harbour)]) is None
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("harbour.dock")


def test_no_extension_goes_before_a_module_of_these_packages() -> None:
    for name in quick_import.PACKAGES:
        found = importlib.util.find_spec(name)
        assert found is not None and found.origin is not None
        files = [path.relative_to(Path(found.origin).parent) for path in Path(found.origin).parent.rglob("*")]
        assert not [path for path in files if path.suffix in (".so", ".pyd")]
        modules = {path.with_suffix("") for path in files if path.suffix == ".py"}
        assert not [
            path for path in files if path in modules and path.suffix == "" and path / "__init__" in modules
        ]
