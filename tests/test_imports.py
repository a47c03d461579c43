"""What the import contracts cannot state: where a library is imported while the program runs, not for its
types, and that the slow ones are imported inside functions, so that starting the reader costs little."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import reader

ROOT = Path(reader.__file__).parent
# A library that is slow to import, and the modules that may import it while the program runs.
SLOW = {
    "spacy": (
        "annotate/attribute_rules.py",
        "annotate/entity_moves.py",
        "annotate/nlp.py",
        "annotate/spacy_import.py",
    ),
    "lxml": (
        "markup/html.py",
        "clean/page/extractors.py",
        "load/containers/database_markup.py",
        "load/containers/docx/package.py",
        "load/containers/epub/package.py",
        "load/containers/feed.py",
        "load/containers/nexis_word.py",
    ),
    "readability": ("clean/page/extractors.py",),
    "trafilatura": ("clean/page/extractors.py",),
    "markdownify": ("export/markdown_document.py",),
    "xlsxwriter": ("export/workbook.py",),
    "markdown_it": ("clean/markdown/markdown_blocks.py", "export/word/parts.py"),
    "mdit_py_plugins": ("clean/markdown/markdown_blocks.py", "export/word/parts.py"),
    "pypdfium2": ("load/containers/pdf/reading.py", "load/containers/pdf/page_text.py"),
    "mammoth": ("load/containers/docx/reading.py",),
    "httpx": ("fetch/download.py",),
    "yaml": ("clean/markdown/front_matter.py",),
    "ftfy": ("text/mojibake.py",),
    "charset_normalizer": ("load/encoding_guess.py",),
    "PIL": ("load/picture_pixels.py",),
    "platformdirs": ("user_folders.py",),
    "textual_serve": ("cli/serve.py",),
}


@pytest.fixture(scope="module")
def importers() -> dict[str, dict[str, bool]]:
    """By library: the modules that import it when they run, and whether always in a function."""
    found: dict[str, dict[str, bool]] = {}
    for path in ROOT.rglob("*.py"):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith("training/"):
            for inside, library in imports(ast.parse(path.read_text("utf-8"))):
                homes = found.setdefault(library, {})
                homes[name] = inside and homes.get(name, True)
    return found


@pytest.mark.parametrize(("library", "homes"), SLOW.items())
def test_a_slow_library_is_imported_inside_functions_of_its_own_modules(
    library: str, homes: tuple[str, ...], importers: dict[str, dict[str, bool]]
) -> None:
    assert importers[library] == dict.fromkeys(homes, True)


def imports(tree: ast.AST, inside: bool = False) -> Iterator[tuple[bool, str]]:
    """The top-level modules that code imports when it runs, each with whether that is in a function."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from ((inside, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield inside, (node.module or "").partition(".")[0]
        yield from imports(node, inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
