"""An article: its text, blocks, metadata, and what cleaning cut."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from reader.frozen import frozen
from reader.model.span import Span
from reader.named_tuple import NamedTuple

ATTRIBUTION = "—"
"""The mark of the block that names who a block quote is by."""
SIGNATURE_DASHES = ("—", "–", "―", "--", "- ", "~ ")
"""How the line that names who a quote is by begins, where the source gave it a dash."""
BULLET = "•"
"""The mark of an item without a number in a block quote."""
TERM, DEFINITION = ";", ":"
"""The marks of the items of a list of definitions."""


EMBEDDED = "embedded:"
"""Begins the address of a picture that stands in the page itself; behind it is a digest of its bytes."""


class SourceFormat(StrEnum):
    """What kind of file an article came from."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    DOCUMENT = "document"
    """HTML that a reader of documents wrote: nothing in it is site furniture."""


class BlockKind(StrEnum):
    """What a block of the body is, as a newsroom would call it."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    BLOCKQUOTE = "blockquote"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE = "table"
    CODE = "code"
    NOTE = "note"


@frozen
class SourcePart:
    """Which of the articles in a file an article is.

    `number` counts from 1; `count` is how many the file says it holds, None where it does not say; `id` is
    by which the file knows the article: a bookmark, a record's identifier, a name inside an archive. `page`
    and `edition` are those of the paper it was printed in, `words` the length that the file announces.
    """

    number: int
    count: int | None = None
    id: str = ""
    page: str | None = None
    edition: str | None = None
    words: int | None = None


@frozen
class SourceInfo:
    """Where an article came from. `name` is safe to print; `bytes` counts the file's bytes.

    `sha256` is of the file. Where the file holds several articles, `part` says which one it is, and `sha256`
    is of that part, its content and its fields, so that each has an identity of its own.
    """

    name: str
    format: SourceFormat
    encoding: str
    bytes: int
    sha256: str
    part: SourcePart | None = None


class Block(NamedTuple):
    """A block of the body: code points `[start, end)` of the text, without the line breaks around it.

    A tuple, since an article of 10 MB has tens of thousands of them.

    `level` is 1-6 for a heading, the depth (from 1) for a list item or block quote, otherwise 0.
    `mark` is what a page shows before the block and is not in the text: the number of a list item ('3.'),
    '' where there is none (a further paragraph of the item above), TERM or DEFINITION; ATTRIBUTION for the
    last block of a quote that names its author; None otherwise (for an item: a bullet).
    An item of a list within a block quote is a block of the quote, with its number or BULLET as its mark.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    mark: str | None = None

    @property
    def is_attribution(self) -> bool:
        """Whether the block names the author of the block quote above it."""
        return self.kind is BlockKind.BLOCKQUOTE and self.mark == ATTRIBUTION


@frozen
class Hyperlink:
    """A hyperlink over code points `[start, end)` of the text."""

    start: int
    end: int
    href: str


@frozen
class Image:
    """A picture. `block` is the index of the block after which it stands, or None where unknown."""

    block: int | None
    src: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


Row = tuple[Span, ...]


@frozen
class Table:
    """The cells of block number `block`, row by row, each row as long as the others.

    A cell is its code points in the text; an empty one stands where its row goes on. `header` counts the
    rows at the top that name the columns.
    """

    block: int
    header: int
    rows: tuple[Row, ...]


@frozen
class Cut:
    """Text that cleaning removed, the reason, and the offset in the text before which it stood."""

    text: str
    reason: str
    at: int


@frozen
class DocumentComment:
    """What somebody wrote beside a document: on `words` of it, '' for none. `before` are the words that stand
    before these, as far as they are known. White space is a single space everywhere."""

    author: str
    text: str
    words: str
    before: str = ""


@frozen
class Article:
    """A cleaned article. Dates are ISO 8601 at the precision that is known.

    `text` is the body alone: the title and the byline are metadata. Blocks are ordered and do not
    overlap. Every piece of the input is in `text`, in the metadata, or in `cut`. `tables` are in order, one
    for each table block whose cells are known; `rules` are the indices of blocks with a line drawn above;
    `notes` are sentences for the reader about what could not be done. `pages` are the numbers of the pages on
    which the blocks begin, one for each block, counted from 1; empty where the source has no pages.
    `comments` are those of a document, in the order of their places; each is in `notes` too, as a sentence.
    """

    source: SourceInfo
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    section: str | None = None
    dateline: str | None = None
    url: str | None = None
    language: str | None = None
    copyright: str | None = None
    images: tuple[Image, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    cut: tuple[Cut, ...] = ()
    tables: tuple[Table, ...] = ()
    rules: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    comments: tuple[DocumentComment, ...] = ()

    def block_index(self, offset: int) -> int:
        """The index of the block that holds `offset`, or of the last one before it (0 if none is)."""
        return max(0, bisect_right(self.blocks, offset, key=lambda b: b.start) - 1)

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which the block at `offset` begins; None where there are no pages."""
        return self.pages[self.block_index(offset)] if self.pages else None

    @property
    def has_cuts(self) -> bool:
        """Whether cleaning removed any words."""
        return any(cut.text.strip() for cut in self.cut)

    @property
    def shown_title(self) -> str:
        """The title; where there is none, the name of the file and which of the articles in it this is."""
        part = self.source.part
        one = "" if part is None or part.count == 1 else f", {part.id or part.number}"
        return self.title or f"{self.source.name}{one}"

    @property
    def words(self) -> int:
        """The number of words in the body, parted by white space."""
        return len(self.text.split())
