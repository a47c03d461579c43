"""What comes through the door: the bytes of a file, then its text or markup, decoded and sanitised."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.article import SourceInfo


class File(NamedTuple):
    """What was read of a file and is not decoded yet.

    `name` is a hint at its format and is shown to the user; errors name the `path` where there is one:
    files in two folders may share a name.
    """

    data: bytes
    name: str
    path: str | None = None


class Source(NamedTuple):
    """A decoded file. `text` is plain text, Markdown, or HTML markup as `info.format` says, sanitised.

    `unchanged` is the decoded file as it was, where sanitising changed it: its offsets are the file's
    own, and nothing in it may reach a screen as it is.
    """

    info: SourceInfo
    text: str
    unchanged: str | None = None

    @property
    def decoded(self) -> str:
        """The decoded file as it was."""
        return self.text if self.unchanged is None else self.unchanged
