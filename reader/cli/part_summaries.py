"""One line on standard error for each file of many articles: how many there are, and whether all agrees."""

from __future__ import annotations

from reader.cli.diagnostics import report
from reader.model.article import SourcePart
from reader.model.part_lengths import LengthTally


class PartSummaries:
    """Is told of each article in order, and reports on a file when the next one begins."""

    def __init__(self) -> None:
        self._name, self._tally = "", LengthTally()

    def add(self, name: str, part: SourcePart | None, words: int) -> None:
        """An article of the file called `name`, with so many words."""
        if name != self._name or part is None:
            self.end()
            self._name = name
        self._tally.add(part, words)

    def end(self) -> None:
        """Report on the last file."""
        if sentence := self._tally.sentence():
            report(f"{self._name}: {sentence}")
        self._name, self._tally = "", LengthTally()
