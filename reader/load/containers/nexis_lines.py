"""The lines of a document of Nexis, whatever file they came from."""

from __future__ import annotations

from reader.named_tuple import NamedTuple


class NexisLine(NamedTuple):
    """A paragraph: its text, its `mark` (the bookmark at its beginning), and how it is set.

    `label` is whether it begins in bold type with a word and a colon, `bold` whether all of it is bold.
    """

    text: str
    mark: str = ""
    bold: bool = False
    label: bool = False
    centred: bool = False
