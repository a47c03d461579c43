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
    """Writes the rows of articles to a folder. `done` are the inputs that earlier runs committed."""

    def __init__(self, target: str, kinds: Mapping[str, RowKind], shard: int = SHARD) -> None:
        require("parquet", "Parquet", "pyarrow", "fsspec")
        from fsspec.core import url_to_fs

        self._kinds, self._shard = kinds, shard
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
        self._number = 1 + max((int(commit[-10:-5]) for commit in commits), default=-1)
        self._rows: dict[str, list[Row]] = {id: [] for id in kinds}
        self._names: list[str] = []

    def start(self, name: str) -> None:
        """Begin with the input `name`, which counts as done even where nothing is added for it: it failed.
        Raises ExportError."""
        if len(self._names) >= self._shard:
            self.close()
        self._names.append(name)

    def add(self, text: str) -> None:
        """Add the rows that `rows_text` made of the input."""
        for id, rows in json.loads(text).items():
            self._rows[id] += rows

    def close(self) -> None:
        """Commit what was added since the last commit. Raises ExportError, and leaves no half of a file."""
        if not self._names:
            return
        try:
            for id, rows in self._rows.items():
                self._write(id, rows)
            self._replace(f"{COMMITS}/{self._number:05}.json", json.dumps({"inputs": self._names}).encode())
        except OSError as e:
            raise ExportError(f"{self._root}: {e.strerror or e}") from e
        self._number += 1
        self._names = []
        self._rows = {id: [] for id in self._kinds}

    def _inputs(self, commit: str) -> list[str]:
        try:
            names = json.loads(self._files.cat_file(commit))["inputs"]
        except (ValueError, KeyError, TypeError) as e:
            raise ExportError(f"{commit}: is damaged; remove it, and its shard is made again") from e
        return [str(name) for name in names]

    def _write(self, id: str, rows: list[Row]) -> None:
        from io import BytesIO

        import pyarrow as pa
        import pyarrow.parquet as pq

        columns = self._kinds[id].all_columns
        fields = [(column.name, _type(column, pa)) for column in columns]
        cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
        arrays = [pa.array(list(cell), kind) for cell, (_, kind) in zip(cells, fields, strict=True)]
        whole = BytesIO()
        pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), whole, compression="zstd")
        self._replace(f"{id}/{self._number:05}.parquet", whole.getvalue())

    def _replace(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all: under another name first, which no reader looks for."""
        folder, _, last = f"{self._root}/{name}".rpartition("/")
        self._files.makedirs(folder, exist_ok=True)
        self._files.pipe_file(f"{folder}/.{last}.part", data)
        self._files.mv(f"{folder}/.{last}.part", f"{folder}/{last}")


def _type(column: Column, pa: Any) -> Any:
    if column.name in _WHOLE:
        return pa.int64()
    return pa.float64() if column.share or column.name in _REAL else pa.string()
