"""What loading works on: the bytes of a file, its parts, and the text of each, decoded and sanitised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.frozen import frozen, replace
from reader.model.article import DocumentComment, SourceFormat, SourceInfo
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from reader.load.encodings import Encoding


CUT_OFF = "The end of this article is missing: its file was cut off."
"""The note of an article whose file ends before its form says that it does."""


class File(NamedTuple):
    """The bytes of a file, not decoded yet.

    `name` is a hint at its format and is shown to the user; errors name the `path` where there is one:
    files in two folders may share a name. Of a file that is larger than may be read whole, and whose format
    is read from the disk piece by piece, `data` is the beginning alone; `size` is then its size in bytes.
    """

    data: bytes
    name: str
    path: str | None = None
    size: int | None = None

    @property
    def length(self) -> int:
        """The size of the file in bytes."""
        return len(self.data) if self.size is None else self.size


@frozen
class PartFields:
    """What a container states of an article in fields of its own; it wins over what cleaning finds.

    None and () say nothing. Dates are ISO 8601 at the precision that is known. `page` and `edition` are as
    the container writes them, `words` is the length that it announces. `notes` are sentences for the person
    who reads, about what the container's reader could not do. `set_aside` is what stands around the article
    and is neither a field nor its text; it goes to what was cut. `comments` are those of a document.
    Nothing need be sanitised already.
    """

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    section: str | None = None
    dateline: str | None = None
    edition: str | None = None
    page: str | None = None
    copyright: str | None = None
    url: str | None = None
    language: str | None = None
    words: int | None = None
    notes: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    comments: tuple[DocumentComment, ...] = ()


NO_FIELDS = PartFields()


class Part(NamedTuple):
    """One article in a container, as its reader found it.

    `content` is bytes that are still to be decoded (`encoding` is what the container declares of them) or
    text; `format` says how it is cleaned, None that it is told from the content. `id` is the number or
    identifier by which the container knows the article, `total` how many articles the container says it has.
    `body_only`: the content is the article's text and nothing else, so that cleaning looks for no title,
    byline or site furniture in it and cuts nothing.
    """

    content: bytes | str
    format: SourceFormat | None = None
    encoding: Encoding | None = None
    id: str = ""
    fields: PartFields = NO_FIELDS
    total: int | None = None
    body_only: bool = False

    def with_note(self, note: str) -> Part:
        """The same with one more sentence for the person who reads."""
        return self._replace(fields=replace(self.fields, notes=(*self.fields.notes, note)))


class FilePart(NamedTuple):
    """An article and its number in its file, from 1; 0 where it is the only one."""

    part: Part
    number: int = 0


class Source(NamedTuple):
    """One article's text: plain text, Markdown, or HTML markup as `info.format` says, sanitised.

    `unchanged` is the decoded text as it was, where loading changed it: its offsets are the file's own, and
    nothing in it may reach a screen as it is. `notes` say what was mended, for the person who reads. `fields`
    and `body_only` are those of the part of a container that it is.
    """

    info: SourceInfo
    text: str
    unchanged: str | None = None
    notes: tuple[str, ...] = ()
    fields: PartFields = NO_FIELDS
    body_only: bool = False

    @property
    def decoded(self) -> str:
        """The decoded text as it was."""
        return self.text if self.unchanged is None else self.unchanged
