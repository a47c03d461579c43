"""Adding articles to the index: what is new or changed is analysed, everything else is left as it is."""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path

from reader import __version__
from reader.annotate.nlp import find_model
from reader.batch.executor import Executor
from reader.batch.file_articles import each_article
from reader.batch.runner import BatchSettings, Outcome
from reader.batch.tasks import FailedTask, FileTask, PartTask, RecordTask, Task
from reader.export.item import ExportItem
from reader.frozen import frozen, replace
from reader.load.file_bytes import read_path
from reader.load.source import FilePart
from reader.model.analysis import Analysis
from reader.model.codec import from_plain, to_sparse
from reader.pipeline import STDIN, Pipeline
from reader.store.fingerprint import model_fingerprint, pipeline_fingerprint
from reader.store.index.entry import IndexEntry, index_entry
from reader.store.index.writing import FileState, IndexWriter
from reader.text.digest import sha256


@frozen
class AddedArticle:
    """What became of one input: added, or why not. `problem` is about results that could not be cached. The
    last of a run may be no input: it says how many articles of files with many were `unchanged`."""

    shown: str
    error: str | None = None
    problem: str | None = None
    unchanged: int = 0


@frozen
class AddingPlan:
    """What a run has to do: the files that are new or changed, and those that are as they were, with what was
    wrong with some of these."""

    todo: tuple[tuple[FileTask, FileState | None], ...]
    unchanged: tuple[str, ...]
    known_problems: tuple[str, ...]


@frozen
class _FileEnd:
    """All articles of a file are under way or done: which parts it has, and what the file was like."""

    path: str
    state: FileState | None
    parts: set[str] = field(default_factory=set)


@frozen
class _Pending:
    """A task under way: the file and part it fills, and the hash of that part; `alone`: it is all of its
    file."""

    shown: str
    path: str
    part: str
    digest: str | None = None
    alone: _FileEnd | None = None


def index_line(item: ExportItem) -> str:
    """One article as a line that the index reads: it is made where the article is analysed."""
    entry = index_entry(item.article, item.analysis or Analysis())
    return json.dumps(to_sparse(entry), separators=(",", ":"))


def open_writer(path: Path, pipeline: Pipeline) -> IndexWriter:
    """The index at `path` for articles that go through `pipeline`. Raises IndexFailure, NoLanguageModel."""
    model = find_model(pipeline.model)
    made_with = f"newsreader {__version__}, {model}"
    marks = (pipeline_fingerprint(), model_fingerprint(model), str(pipeline.clean))
    return IndexWriter(path, sha256("\n".join(marks).encode("utf-8", "replace")), made_with)


def indexed_path(path: Path) -> str:
    """How a file is called in the index: its whole path, with what is no UTF-8 written out."""
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")  # noqa: PTH100 - links stay


def plan(index: IndexWriter, tasks: Iterable[FileTask]) -> AddingPlan:
    """Which files are to be read: by size and date first, and by content where only the date changed."""
    todo: list[tuple[FileTask, FileState | None]] = []
    unchanged: list[str] = []
    problems: list[str] = []
    for task in tasks:
        path = indexed_path(task.path)
        state = _state(task.path)
        known = index.known(path)
        if state is None or known is None or known.state is None or not known.current:
            todo.append((task, state))
            continue
        same = (known.state.size, known.state.changed) == (state.size, state.changed)
        if not same and known.state.size == state.size and known.state.sha256:
            same = sha256(read_path(task.path)) == known.state.sha256
        if not same:
            todo.append((task, state))
            continue
        if known.gone or known.state.changed != state.changed:
            index.touch(path, state)
        unchanged.append(path)
        if known.problem is not None:
            problems.append(known.problem)
    return AddingPlan(tuple(todo), tuple(unchanged), tuple(problems))


def add_files(
    index: IndexWriter,
    todo: Iterable[tuple[FileTask, FileState | None]],
    executor: Executor,
    settings: BatchSettings,
    collection: str | None = None,
) -> Iterator[AddedArticle]:
    """Analyse files and keep each article as soon as it is done; of a file with many articles only those
    that are new or changed. Raises IndexFailure where one cannot be kept."""
    files = _FilesUnderWay(index, collection)
    for outcome in executor.run(files.tasks(todo), replace(settings, write=index_line)):
        yield files.take(outcome)
    files.end()
    if files.unchanged:
        yield AddedArticle("", unchanged=files.unchanged)


class _FilesUnderWay:
    """Files whose articles are being analysed, in their order: what becomes of the tasks comes back in it."""

    def __init__(self, index: IndexWriter, collection: str | None) -> None:
        self._index, self._collection = index, collection
        self._pending: deque[_Pending | _FileEnd] = deque()
        self._problems: dict[str, str] = {}
        self.unchanged = 0

    def tasks(self, todo: Iterable[tuple[FileTask, FileState | None]]) -> Iterator[Task]:
        """A task for each article that is new or changed."""
        for file, state in todo:
            end = _FileEnd(indexed_path(file.path), state)
            known = self._index.known_parts(end.path)
            for task in each_article([file], pipes=False):
                if isinstance(task, FailedTask):
                    self._pending.append(_Pending(file.shown, end.path, ""))
                    yield task
                    continue
                if not isinstance(task, PartTask) or not task.found.number:
                    end.parts.add("")
                    self._pending.append(_Pending(file.shown, end.path, "", None, end))
                    yield task
                    continue
                part, digest = str(task.found.number), _part_digest(task.found)
                end.parts.add(part)
                if known.get(part) == digest:
                    self.unchanged += 1
                else:
                    self._pending.append(_Pending(f"{file.shown}, part {part}", end.path, part, digest))
                    yield task
            if end.parts != {""}:
                self._pending.append(end)

    def take(self, outcome: Outcome) -> AddedArticle:
        """Keep what came of the first task under way."""
        self.end()
        one = self._pending.popleft()
        assert isinstance(one, _Pending)  # every file's end was taken out above
        digest = one.digest or ""
        with self._index.together():
            if outcome.output is not None:
                entry = _entry(outcome.output)
                digest = one.digest or entry.sha256
                self._index.put(one.path, one.part, replace(entry, sha256=digest), self._collection)
            elif outcome.error is not None:
                self._problems.setdefault(one.path, outcome.error)
            if one.alone is not None:
                self._finish(one.alone, digest)
        return AddedArticle(one.shown, outcome.error, outcome.problem)

    def end(self) -> None:
        """Finish the files of which nothing is under way any more."""
        while self._pending and isinstance(end := self._pending[0], _FileEnd):
            self._pending.popleft()
            self._finish(end)

    def _finish(self, end: _FileEnd, digest: str = "") -> None:
        problem = self._problems.pop(end.path, None)
        if end.state is not None:
            state = replace(end.state, sha256=digest)
            self._index.finish(end.path, state, parts=None if problem else end.parts, problem=problem)
        if self._collection is not None:
            self._index.collect([end.path], self._collection)


def add_records(
    index: IndexWriter,
    name: str,
    records: Iterable[RecordTask],
    executor: Executor,
    settings: BatchSettings,
    collection: str | None = None,
) -> Iterator[AddedArticle]:
    """Analyse the records of a file (`-` is standard input) that are new or changed, as `add_files` does.

    A record is known by its `id`. Those that the file has no more are dropped.
    """
    path = name if name == STDIN else indexed_path(Path(name))
    state = None if name == STDIN else _state(Path(name))
    known = index.known_parts(path)
    present: set[str] = set()
    pending: deque[_Pending] = deque()
    unchanged: list[str] = []

    def tasks() -> Iterator[Task]:
        for record in records:
            part, digest = _record_id(record.line), sha256(record.line.encode("utf-8", "replace"))
            if part is not None and part in present:
                continue  # given twice: the first one counts
            if part is not None:
                present.add(part)
            if part is not None and known.get(part) == digest:
                unchanged.append(part)
            else:
                pending.append(_Pending(record.shown, path, part or "", digest))
                yield record

    for outcome in executor.run(tasks(), replace(settings, write=index_line)):
        one = pending.popleft()
        if outcome.output is not None:
            entry = replace(_entry(outcome.output), sha256=one.digest or "")
            index.put(path, one.part, entry, collection)
        yield AddedArticle(one.shown, outcome.error, outcome.problem)
    if unchanged:
        yield AddedArticle("", unchanged=len(unchanged))
    if state is not None:
        index.finish(path, state, parts=present)
    if collection is not None:
        index.collect([path], collection)


def mark_gone(index: IndexWriter, folders: Iterable[Path], tasks: Iterable[FileTask]) -> int:
    """Mark what was added from these folders and is there no more. Returns how many articles' files."""
    present = {indexed_path(task.path) for task in tasks}
    return sum(index.mark_gone(indexed_path(folder).rstrip(os.sep) + os.sep, present) for folder in folders)


def _state(path: Path) -> FileState | None:
    try:
        status = path.stat()
    except (OSError, ValueError):  # opening it says what is wrong
        return None
    return FileState(status.st_size, status.st_mtime_ns)


def _entry(line: str) -> IndexEntry:
    return from_plain(IndexEntry, json.loads(line))


def _part_digest(found: FilePart) -> str:
    """The hash of all that a file holds of one of its articles."""
    content = found.part.content
    data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    others = repr(found.part._replace(content=b"", total=None))
    return sha256(data + others.encode("utf-8", "replace"))


def _record_id(line: str) -> str | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return str(row["id"]) if isinstance(row, dict) and "id" in row else None
