"""The key of a result: what it was computed from and with. Any cache keeps its entries under it."""

from __future__ import annotations

from reader.model.article import SourceInfo
from reader.model.codec import SCHEMA
from reader.store.fingerprint import model_fingerprint, pipeline_fingerprint
from reader.text.digest import sha256


def key_of(
    info: SourceInfo, *, clean: bool, model: str | None, whole: bool = True, published: str | None = None
) -> str:
    """The name of the entry for a file: its content and format, and all that its results depend on. `whole`:
    the entry with all there is to find, and not what can be found in a very long text at once. `published`:
    the day that the user gave for it."""
    parts = (
        SCHEMA,
        info.sha256,
        info.format,
        str(clean),
        model_fingerprint(model) if model else "no model",
        pipeline_fingerprint(),
        *(() if whole else ("at once",)),
        *((f"published {published}",) if published else ()),
    )
    return sha256("\n".join(parts).encode("utf-8", "replace"))
