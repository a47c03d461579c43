"""Articles for tests of the index, made by hand: what is said, by whom, how many, when."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from reader.store.index.entry import IndexedFigure, IndexedName, IndexedQuote, IndexedSpeaker, IndexEntry
from reader.store.index.reading import IndexReader
from reader.store.index.writing import FileState, IndexWriter
from reader.text.digest import sha256


class Said(NamedTuple):
    """Words of the text that somebody says; the first words of `name` that are small make it unnamed."""

    words: str
    name: str = ""
    role: str | None = None
    kind: str = "direct"
    cue: str = "said"
    confidence: float = 1.0
    address: str = ""


class Counted(NamedTuple):
    """Words of the text that are a number of something."""

    words: str
    value: float
    of: str
    by: str = ""
    qualifier: str | None = None


class Story(NamedTuple):
    """An article by hand."""

    text: str
    said: tuple[Said, ...] = ()
    outlet: str = "The Gazette"
    day: str = "2022-02-01"
    title: str = "A day at the quay"
    figures: tuple[Counted, ...] = ()
    names: tuple[str, ...] = ()
    path: str = ""

    @property
    def entry(self) -> IndexEntry:
        """The article as the index keeps it."""
        speakers: dict[str, IndexedSpeaker] = {}
        for one in self.said:
            if one.name:
                unnamed = one.name[0].islower()
                new = IndexedSpeaker(one.name, "person", one.role, unnamed, one.address)
                speakers.setdefault(one.name, new)
        numbers = {name: number for number, name in enumerate(speakers)}
        quotes = [
            IndexedQuote(
                one.kind,
                start := self.text.index(one.words),
                start + len(one.words),
                numbers.get(one.name),
                one.cue,
                "",
                one.confidence,
            )
            for one in self.said
        ]
        figures = [
            IndexedFigure(
                start := self.text.index(one.words),
                start + len(one.words),
                "number",
                one.value,
                qualifier=one.qualifier,
                of=one.of,
                speaker=numbers.get(one.by),
            )
            for one in self.figures
        ]
        starts = [0, *(at + 2 for at in range(len(self.text)) if self.text.startswith("\n\n", at))]
        return IndexEntry(
            sha256(self.text.encode()),
            self.title,
            self.text,
            len(self.text.split()),
            self.outlet or None,
            self.day or None,
            paragraphs=tuple(starts),
            speakers=tuple(speakers.values()),
            quotes=tuple(quotes),
            names=tuple(IndexedName(name, "ORG", 1) for name in self.names),
            figures=tuple(figures),
        )


def shelve(path: Path, stories: Iterable[Story], into: str | None = None) -> IndexReader:
    """An index at `path` with these articles added to what it has."""
    writer = IndexWriter(path, "version", "made by hand")
    for number, story in enumerate(stories):
        name = story.path or f"/news/{number}.html"
        writer.put(name, "", story.entry, into)
        writer.finish(name, FileState(1, 1), parts=[""])
    writer.close()
    return IndexReader(path)
