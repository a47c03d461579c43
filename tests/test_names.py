"""The vocabulary of the program: one public class name each, and no retired word in an identifier.

The retired words stand in the glossary of `reader/ARCHITECTURE.md`: a table `| word | retired |`, with the
retired words in backticks. They are matched as whole words of an identifier, however it is written:
`sitting` is found in `sitting_start` and `SittingBar`, but not in `visiting`.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent
TESTS = Path(__file__).parent
ARCHITECTURE = PACKAGE / "ARCHITECTURE.md"

_ROW = re.compile(r"\|(?P<word>[^|]+)\|(?P<retired>[^|]+)\|")
_TERM = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def test_no_two_public_classes_share_a_name() -> None:
    homes: dict[str, list[str]] = defaultdict(list)
    for path in PACKAGE.rglob("*.py"):
        for node in _tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(PACKAGE).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1} == {}


def test_no_retired_word_is_part_of_an_identifier() -> None:
    retired = glossary()
    found = [
        f"{place}: {name} ({' '.join(term)})"
        for name, place in {name: place for place, name in identifiers()}.items()
        for words in [words_of(name)]
        for term in retired
        if _holds(words, term)
    ]
    assert found == []


def test_the_glossary_replaces_each_word_once() -> None:
    terms = [" ".join(term) for term in glossary()]
    assert terms and sorted(set(terms)) == sorted(terms)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sitting_start", ["sitting", "start"]),
        ("_SittingBar", ["sitting", "bar"]),
        ("HTMLPage2", ["html", "page", "2"]),
        ("MOST_KEPT", ["most", "kept"]),
    ],
)
def test_identifiers_are_split_into_their_words(name: str, words: list[str]) -> None:
    assert words_of(name) == words


def glossary() -> list[list[str]]:
    """The retired terms, each as its words."""
    section = ARCHITECTURE.read_text("utf-8").partition("\n## Glossary")[2].partition("\n## ")[0]
    rows = (_ROW.fullmatch(line.strip()) for line in section.splitlines())
    terms = (term for row in rows if row for term in _TERM.findall(row["retired"]))
    return [words for term in terms if (words := words_of(term))]


def identifiers() -> Iterator[tuple[str, str]]:
    """Every name that the program and its tests define, with the file and line that does: files, folders,
    classes, functions, parameters, variables and attributes."""
    root = PACKAGE.parent
    for folder in (PACKAGE, TESTS):
        for path in sorted(folder.rglob("*.py")):
            place = path.relative_to(root).as_posix()
            yield from ((place, part) for part in Path(place).with_suffix("").parts)
            yield from ((f"{place}:{line}", name) for line, name in _defined(_tree(path)))


def _defined(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.alias(asname=str(name)):
                yield node.lineno, name


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def words_of(identifier: str) -> list[str]:
    """The words of an identifier in small letters: `SittingBar` and `sitting_bar` hold the same two."""
    return [word.lower() for word in _WORD.findall(identifier)]


def _holds(words: list[str], term: list[str]) -> bool:
    """Whether the words of a term stand side by side among `words`."""
    return any(words[i : i + len(term)] == term for i in range(len(words) - len(term) + 1))
