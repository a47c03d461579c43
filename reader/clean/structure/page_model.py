"""A page as a list of numbered blocks of text, and its pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.clean.ledger import Cells
from reader.frozen import frozen
from reader.model.article import BlockKind, Hyperlink

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@frozen
class PageBlock:
    """A block of visible text. All blocks together are the whole page.

    `links` have offsets into `text`. `element` is the nearest block element that holds the text;
    `reason` is why it is cut, where the markup itself says so: nobody sees it, or it is the line that a
    player leaves; `post` says that it is of a post of another site; `control` that it is the label of a
    button or a choice in a form. `level` and `mark` are as in `reader.model.article.Block`; `rule` says
    that a line is drawn above; `cells` are those of a table.
    """

    number: int
    kind: BlockKind
    level: int
    text: str
    links: tuple[Hyperlink, ...]
    element: HtmlElement
    reason: str | None = None
    post: bool = False
    control: bool = False
    mark: str | None = None
    rule: bool = False
    cells: Cells | None = None

    @property
    def hidden(self) -> bool:
        """Whether it is cut whatever it says."""
        return self.reason is not None

    @property
    def link_share(self) -> float:
        """The share of the characters that are links, 0 to 1."""
        return sum(link.end - link.start for link in self.links) / max(1, len(self.text))


@frozen
class PageImage:
    """A picture before block number `before`; `figure` is the element it shares with its caption."""

    before: int
    src: str
    alt: str
    element: HtmlElement
    figure: HtmlElement | None


@frozen
class Page:
    """All blocks and pictures of a page, in the order of the source."""

    blocks: tuple[PageBlock, ...]
    images: tuple[PageImage, ...]
