"""One page that was kept several ways, as ArchiveBox, wget and browsers keep it, opens once.

Works on names alone: those of a folder and those in an archive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath

#: What ArchiveBox calls the copies of a page, the best to read first.
_COPIES = (
    "singlefile.html", "readability/content.html", "mercury/content.html", "output.html", "dom.html",
    "output.pdf",
)  # fmt: skip
_MARKS = frozenset(("index.json", "index.html", "headers.json", "favicon.ico", "title.txt", "media", "warc"))
_LEAST_MARKS = 2  # files by which a folder of ArchiveBox is known
_BESIDE = ("_files", "_Dateien", "_fichiers", "_archivos", "_file", "_bestanden", "_arquivos")


def chosen(names: Iterable[str]) -> frozenset[str]:
    """The names that are to be opened: of each page one copy, and not what it embeds."""
    files = [PurePosixPath(name) for name in names]
    folders: defaultdict[PurePosixPath, set[str]] = defaultdict(set)
    for file in files:
        for folder in file.parents:
            folders[folder].add(str(file.relative_to(folder)))
    best = {folder: copy for folder, held in folders.items() if (copy := _copy(held))}
    stems = {file.parent / file.stem for file in files if file.suffix.lower() in (".html", ".htm", ".xhtml")}
    everything = {str(file) for file in files}
    return frozenset(
        str(file)
        for file in files
        if not _superseded(file, best) and not _embedded(file, stems) and not _original(file, everything)
    )


def _copy(held: set[str]) -> str | None:
    """The best copy in a folder of ArchiveBox's; None for any other folder."""
    tops = {name.partition("/")[0] for name in held}
    copy = next((name for name in _COPIES if name in held), None)
    return copy if copy and "index.json" in tops and len(tops & _MARKS) >= _LEAST_MARKS else None


def _superseded(file: PurePosixPath, best: dict[PurePosixPath, str]) -> bool:
    return any(folder in best and str(file.relative_to(folder)) != best[folder] for folder in file.parents)


def _embedded(file: PurePosixPath, stems: set[PurePosixPath]) -> bool:
    """Whether a file lies in the folder that a browser puts beside a page: 'Title_files'."""
    return any(
        folder.with_name(folder.name.removesuffix(ending)) in stems
        for folder in file.parents
        for ending in _BESIDE
        if folder.name.endswith(ending) and folder.name != ending
    )


def _original(file: PurePosixPath, everything: set[str]) -> bool:
    """Whether a file is the page as it came, beside the one that wget changed: 'page.html.orig'."""
    return file.suffix == ".orig" and str(file.with_suffix("")) in everything
