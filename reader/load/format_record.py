"""What the table of formats says of one kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import BinaryIO, Protocol

from reader.frozen import frozen
from reader.load.source import Part
from reader.model.article import SourceFormat

HEAD = 64 * 1024
"""Bytes in which a container says that it is one."""


class Match(IntEnum):
    """How well content fits a format."""

    NONE = 0
    POSSIBLE = 1
    """Enough where the file's name says the same."""
    LIKELY = 2
    """Enough unless the file's name says otherwise."""
    CERTAIN = 3
    """Whatever the file is called."""


class PartReader(Protocol):
    """Reads a container: one file that holds an article, or several."""

    def __call__(self, data: bytes, name: str) -> Iterable[Part]:
        """The articles in `data` one after the other, each with its number or id in the file.

        `name` is what messages call the file. Raises LoadError; nothing else, whatever the bytes.
        """


class StreamReader(Protocol):
    """Reads a container that may be too large to be held in memory."""

    def __call__(self, stream: BinaryIO, name: str) -> Iterable[Part]:
        """As `PartReader`, from a binary file in which it may move about. Memory stays flat."""


class MemberFormat(Protocol):
    """Says what a file in an archive is, by the table of formats, in which archives are a row."""

    def __call__(self, data: bytes, name: str, *, alone: bool) -> Format | None:
        """Its container; None for text. `alone`: it is all that is in the archive. Raises NotAnArticle."""


@frozen
class Format:
    """One kind of file.

    A container is recognised by its bytes (`in_bytes`; of a large file by its beginning) and read by
    `reader`, or by `stream` where its files may be larger than any article. `stream` is told who knows what
    the files in an archive are. `single`: it never holds more than one article. Text is recognised once it is
    decoded (`in_text`), and cleaned as `text` says. Tests are given the suffix of the file's name too.
    `suffixes` are looked for in folders, the commonest first; there is none where the files are called as
    those of other formats are. `hints` are suffixes of other formats under which this one is found as well.
    """

    id: str
    label: str
    suffixes: tuple[str, ...]
    hints: tuple[str, ...] = ()
    in_bytes: Callable[[bytes, str], Match] | None = None
    in_text: Callable[[str, str], Match] | None = None
    reader: Callable[[], PartReader] | None = None
    stream: Callable[[MemberFormat], StreamReader] | None = None
    single: bool = False
    text: SourceFormat | None = None


def suffix_of(name: str) -> str:
    """The suffix of a file's name in lower case, with its dot; '' where it has none."""
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ""
