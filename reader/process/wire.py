"""The wire protocol between a process and its child: a JSON object a line, `{"kind": ..., "value": ...}`."""

from __future__ import annotations

import json
from typing import Any

from reader.model.codec import from_plain, to_sparse


class Wire:
    """Encodes and decodes messages, each an instance of one of the dataclasses `kinds`."""

    def __init__(self, *kinds: type) -> None:
        self._kinds = {kind.__name__: kind for kind in kinds}

    def encode(self, message: Any) -> bytes:
        """The line for a message, its line break included."""
        row = {"kind": type(message).__name__, "value": to_sparse(message)}
        return json.dumps(row, separators=(",", ":")).encode("ascii") + b"\n"

    def decode(self, line: bytes) -> Any:
        """The message of a line. Raises ValueError when it is none."""
        row = json.loads(line)
        if not isinstance(row, dict) or row.get("kind") not in self._kinds:
            raise ValueError("not a message of this protocol")
        return from_plain(self._kinds[row["kind"]], row.get("value"))
