"""Rows as a folder of Parquet files: for each kind a folder, for each shard of articles a file and a commit.

    OUT/quotes/00000.parquet, OUT/figures/00000.parquet ... and OUT/_shards/00000.json

The commit is written last and names the inputs of its shard. What it does not name is done again by the next
run, so that a run which was stopped goes on where it was. OUT may be an address of fsspec (`s3://bucket/run`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from reader.errors import ExportError
from reader.export.rows.table import Column, Row, RowKind
from reader.extras import require

SHARD = 1_000
"""Articles in a shard: some ten megabytes of rows, and what a stop may cost."""
COMMITS = "_shards"
_WHOLE = frozenset(
    ("part", "paragraph", "start", "end", "quotes", "words", "paragraphs", "speakers", "not named", "names",
     "figures", "dates", "cut pieces", "mention", "mentions")
)  # fmt: skip
_REAL = frozenset(("value", "to"))


class ParquetFolder:
    """Writes the rows of articles to a folder. `done` are the inputs that earlier runs committed. A folder
    whose tables have other columns is not continued: ExportError."""

    def __init__(self, target: str, kinds: Mapping[str, RowKind], shard: int = SHARD) -> None:
        require("parquet", "Parquet", "pyarrow", "fsspec")
        from fsspec.core import url_to_fs

        self._kinds, self._most = kinds, shard
        try:
            self._files, self._root = url_to_fs(target)
            self._files.makedirs(f"{self._root}/{COMMITS}", exist_ok=True)
            commits = sorted(self._files.glob(f"{self._root}/{COMMITS}/*.json"))
            self.done = frozenset(name for commit in commits for name in self._inputs(commit))
        except (FileExistsError, NotADirectoryError) as e:
            raise ExportError(f"{target}: is no folder, and Parquet files are written to one") from e
        except OSError as e:
            raise ExportError(f"{target}: {e.strerror or e}") from e
        except (ValueError, ImportError) as e:
            raise ExportError(f"{target}: {e}") from e
        number = 1 + max((int(commit[-10:-5]) for commit in commits), default=-1)
        if commits and (others := self._other_tables(number - 1)):
            raise ExportError(
                f"{target}: holds tables with other columns than this run writes ({', '.join(others)}); "
                "name another folder, or remove this one and all is made anew"
            )
        self._shard: tuple[int, list[tuple[str, list[str]]]] = (number, [])
        self._begun: tuple[str, list[str]] | None = None

    def start(self, name: str) -> None:
        """Begin with the input `name`, which counts as done even where nothing is added for it: it failed.
        Raises ExportError."""
        self._settle()
        if len(self._shard[1]) >= self._most:
            self.close()
        self._begun = (name, [])

    def add(self, text: str) -> None:
        """Add the rows that `rows_text` made of the input."""
        if self._begun is not None:
            self._begun[1].append(text)

    def stop(self) -> None:
        """Commit what is done when a run is broken off, without an input of which nothing was added yet.
        Raises ExportError."""
        if self._begun is not None and not self._begun[1]:
            self._begun = None
        self.close()

    def close(self) -> None:
        """Commit what was added since the last commit. Raises ExportError, and leaves no half of a file."""
        self._settle()
        number, settled = self._shard
        if not settled:
            return
        rows: dict[str, list[Row]] = {id: [] for id in self._kinds}
        for _, texts in settled:
            for text in texts:
                for id, found in json.loads(text).items():
                    rows[id] += found
        try:
            for id, some in rows.items():
                self._write(id, number, some)
            inputs = json.dumps({"inputs": [name for name, _ in settled]})
            self._replace(f"{COMMITS}/{number:05}.json", inputs.encode())
        except OSError as e:
            raise ExportError(f"{self._root}: {e.strerror or e}") from e
        self._shard = (number + 1, [])

    def _settle(self) -> None:
        """The input that was begun is done. Ctrl+C may come between any two steps, here and where a shard is
        finished: what it costs is done again, and nothing is there twice."""
        begun, self._begun = self._begun, None
        if begun is not None:
            self._shard[1].append(begun)

    def _inputs(self, commit: str) -> list[str]:
        try:
            names = json.loads(self._files.cat_file(commit))["inputs"]
        except (ValueError, KeyError, TypeError) as e:
            raise ExportError(f"{commit}: is damaged; remove it, and its shard is made again") from e
        return [str(name) for name in names]

    def _other_tables(self, number: int) -> list[str]:
        """The kinds of rows whose table in shard `number` is not what this run would write there."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        there = {path.split("/")[-2] for path in self._files.glob(f"{self._root}/*/{number:05}.parquet")}
        others = there ^ set(self._kinds)
        for id in there & set(self._kinds):
            try:
                with self._files.open(f"{self._root}/{id}/{number:05}.parquet") as file:
                    same = pq.read_schema(file).equals(_schema(self._kinds[id], pa))
            except (OSError, pa.ArrowException):
                same = False  # a damaged table is continued by no good one
            others |= set() if same else {id}
        return sorted(others)

    def _write(self, id: str, number: int, rows: list[Row]) -> None:
        from io import BytesIO

        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = _schema(self._kinds[id], pa)
        cells = zip(*rows, strict=True) if rows else ((),) * len(schema)
        arrays = [pa.array(list(cell), field.type) for cell, field in zip(cells, schema, strict=True)]
        whole = BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), whole, compression="zstd")
        self._replace(f"{id}/{number:05}.parquet", whole.getvalue())

    def _replace(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all: under another name first, which no reader looks for."""
        folder, _, last = f"{self._root}/{name}".rpartition("/")
        self._files.makedirs(folder, exist_ok=True)
        self._files.pipe_file(f"{folder}/.{last}.part", data)
        self._files.mv(f"{folder}/.{last}.part", f"{folder}/{last}")


def _schema(kind: RowKind, pa: Any) -> Any:
    return pa.schema([(column.name, _type(column, pa)) for column in kind.all_columns])


def _type(column: Column, pa: Any) -> Any:
    if column.name in _WHOLE:
        return pa.int64()
    return pa.float64() if column.share or column.name in _REAL else pa.string()
