"""What comes through the door: decoded and sanitised text, or markup, with its format."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.article import SourceInfo


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file. `text` is plain text, Markdown, or HTML markup as `info.format` says."""

    info: SourceInfo
    text: str
