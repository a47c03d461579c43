"""Writing the article that is read, with what was found and noted, to a file beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.frozen import replace
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, WorkSurface
from reader.ui.keys.key_table import COMMANDS

if TYPE_CHECKING:
    from reader.export.item import ExportItem

PREFIX = "export."
"""Of the ids of commands; behind it stands a format."""


class Exporting:
    """Writes a file in one of the formats, and says where. No file is written over."""

    def __init__(self, surface: WorkSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status

    def commands(self) -> Handlers:
        """One for each format that has a key."""
        ids = (command.id for command in COMMANDS if command.id.startswith(PREFIX))
        return {id: partial(self._begin, id.removeprefix(PREFIX)) for id in ids}

    def _begin(self, format_id: str) -> None:
        from reader.export.item import ExportItem

        surface, session = self._surface, self._surface.session
        document, found = session.document, surface.annotations
        if session.part:
            self._status.say("The article is still being opened; try again in a moment.", wrong=True)
            return
        path = document.path or Path("article.txt")
        of_many = session.article.source.part is not None and session.article.source.part.count != 1
        stem = f"{path.stem}-part-{document.part}" if of_many else path.stem
        item = ExportItem(session.article, found.analysis, {"file": document.name}, changes=session.since)
        if found.notebook is not None:
            item = replace(item, notebook=found.notebook)
        surface.run_worker(
            lambda: self._write(format_id, item, path.with_name(stem)), thread=True, exit_on_error=False
        )

    def _write(self, format_id: str, item: ExportItem, beside: Path) -> None:
        """Make the file, in a thread of its own."""
        from io import BytesIO

        from reader.errors import ReaderError
        from reader.export.formats import FORMATS
        from reader.store.new_files import write_new

        chosen, out = FORMATS[format_id], BytesIO()
        try:
            binder = chosen.bind(out)
            binder.add(chosen.write(item))
            binder.close()
            path = write_new(beside.with_name(beside.name + chosen.suffixes[0]), out.getvalue())
        except (OSError, ReaderError) as e:
            reason = e.strerror if isinstance(e, OSError) and e.strerror else str(e)
            self._tell(f"Nothing was written: {reason.lower()}.", wrong=True)
            return
        so_far = (
            "" if item.analysis is not None and item.analysis.complete else ", with what was found so far"
        )
        self._tell(f"Wrote {path}{so_far}.", wrong=False)

    def _tell(self, text: str, *, wrong: bool) -> None:
        self._surface.call_later(partial(self._status.say, text, wrong=wrong))
