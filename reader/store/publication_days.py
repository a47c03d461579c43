"""The publication days that the user gave for articles that state none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from reader.frozen import frozen
from reader.store import session_memory


@frozen
class PublicationDays:
    """`given`: the day for the articles of this run; `known`: those given earlier, by the SHA-256 of the
    file. `path` is where they are remembered, None for nowhere. `chosen` fills while the reader is open."""

    given: str | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    path: Path | None = None
    chosen: dict[str, str] = field(default_factory=dict)

    def of(self, sha256: str) -> str | None:
        """The day that was given for a file."""
        return self.chosen.get(sha256) or self.given or self.known.get(sha256)

    def choose(self, sha256: str, day: str) -> None:
        """Give one file its day, before all others. Where it cannot be kept it must be given again."""
        self.chosen[sha256] = day
        if self.path is not None:
            session_memory.update(self.path, lambda known: known.with_published({sha256: day}))

    def remember(self, sha256: str) -> None:
        """Keep the day of this run for later ones. Where that fails it must be given again."""
        if self.given is not None and self.path is not None and self.known.get(sha256) != self.given:
            day = {sha256: self.given}
            session_memory.update(self.path, lambda known: known.with_published(day))


def publication_days(given: str | None, *, remembered: bool, kept: bool) -> PublicationDays:
    """`remembered`: those of earlier runs count; `kept`: the one of this run is kept for later ones."""
    path = session_memory.memory_file()
    known = session_memory.load(path).published if remembered else {}
    return PublicationDays(given, known, path if kept else None)
