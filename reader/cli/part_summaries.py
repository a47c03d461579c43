"""One line on standard error for each file of many articles: how many there are, and whether all agrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.batch.runner import Outcome
from reader.cli.diagnostics import report
from reader.model.article import SourcePart
from reader.model.part_lengths import LengthTally


class PartSummaries:
    """Is told of each article in order, and reports on a file when the next one begins. `whole`: files are
    read whole; of a single article that was asked for there is nothing to sum up."""

    def __init__(self, *, whole: bool = True) -> None:
        self._name, self._tally, self._whole = "", LengthTally(), whole

    def add(self, name: str, part: SourcePart | None, words: int) -> None:
        """An article of the file called `name`, with so many words."""
        if name != self._name or part is None:
            self.end()
            self._name = name
        self._tally.add(part, words)

    def end(self) -> None:
        """Report on the last file."""
        sentence = self._tally.sentence() if self._whole else None
        if sentence:
            report(f"{self._name}: {sentence}")
        self._name, self._tally = "", LengthTally()


def summarised(outcomes: Iterable[Outcome], *, whole: bool) -> Iterator[Outcome]:
    """The outcomes of a run, with a line for each file of many articles when it is through."""
    summaries = PartSummaries(whole=whole)
    for outcome in outcomes:
        if outcome.output is not None:
            summaries.add(outcome.file, outcome.part, outcome.words)
        yield outcome
    summaries.end()
