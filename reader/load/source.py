"""What loading works on: the bytes of a file, its parts, and the text of each, decoded and sanitised."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import SourceFormat, SourceInfo

if TYPE_CHECKING:
    from reader.load.encodings import Encoding


class File(NamedTuple):
    """The bytes of a file, not decoded yet.

    `name` is a hint at its format and is shown to the user; errors name the `path` where there is one:
    files in two folders may share a name.
    """

    data: bytes
    name: str
    path: str | None = None


class Part(NamedTuple):
    """One article in a container, as its reader found it.

    `content` is bytes that are still to be decoded (`encoding` is what the container declares of them) or
    text; `format` says how it is cleaned, None that it is told from the content. `id` is the number or
    identifier by which the container knows the article, `title` what it calls it.
    """

    content: bytes | str
    format: SourceFormat | None = None
    encoding: Encoding | None = None
    id: str = ""
    title: str = ""


class Source(NamedTuple):
    """One article's text: plain text, Markdown, or HTML markup as `info.format` says, sanitised.

    `unchanged` is the decoded text as it was, where loading changed it: its offsets are the file's own, and
    nothing in it may reach a screen as it is. `notes` say what was mended, for the person who reads.
    """

    info: SourceInfo
    text: str
    unchanged: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def decoded(self) -> str:
        """The decoded text as it was."""
        return self.text if self.unchanged is None else self.unchanged
