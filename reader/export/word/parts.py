"""Markdown as the parts of a Word document (ECMA-376, WordprocessingML): its body, footnotes and links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reader.export.word.markup import (
    INDENT,
    PLAIN,
    Look,
    cell,
    footnote,
    footnote_mark,
    hyperlink,
    paragraph,
    rule,
    run,
    table,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SAFE = ("http://", "https://", "mailto:")
_LISTS = ("bullet_list", "ordered_list", "dl")
_ITEMS = ("list_item", "dd")


class WordParts:
    """Takes Markdown texts, one article after the other. `body` and `footnotes` are markup, `links` the
    addresses by the number that the body has for them."""

    def __init__(self) -> None:
        self.body: list[str] = []
        self.footnotes: list[str] = []
        self.links: list[str] = []
        self._tokens: Sequence[Token] = ()
        self._at = 0
        self._before = 0
        self._sign = ""
        self._breaks = False

    def add(self, markdown: str, *, new_page: bool) -> None:
        """Add an article, on a `new_page` where it is not the first."""
        self._tokens, self._at = _parser().parse(markdown), 0
        self._before = len(self.footnotes)
        self._breaks = new_page and bool(self.body)
        while self._at < len(self._tokens):
            self.body += self._block(0)

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _until(self, end: str, level: int, style: str = "Normal") -> Iterator[str]:
        """The blocks before the token that ends what they are in."""
        while self._tokens[self._at].type != end:
            yield from self._block(level, style)
        self._at += 1

    def _block(self, level: int, style: str = "Normal") -> Iterator[str]:
        """The markup of the next block; `level` is how deep it stands in lists and quotes."""
        token = self._next()
        kind = token.type.removesuffix("_open")
        if token.type == "inline":
            yield self._paragraph(style, self._inline(token), level)
        elif kind in ("paragraph", "dt"):
            yield from self._until(f"{kind}_close", level, style)
        elif kind == "heading":
            yield self._paragraph(f"Heading{min(3, int(token.tag[1:]))}", self._inline(self._next()), 0)
            self._at += 1
        elif kind in _LISTS:
            yield from self._until(f"{kind}_close", level, style)
        elif kind in _ITEMS:
            self._sign = _sign(token)
            yield from self._until(f"{kind}_close", level + 1, style)
            self._sign = ""
        elif kind == "blockquote":
            yield from self._until("blockquote_close", level + 1, "Quote")
        elif kind == "table":
            yield self._table()
        elif kind == "footnote_block":
            self._take_footnotes()
        elif token.type in ("fence", "code_block"):
            yield self._paragraph("Code", run(token.content.rstrip("\n")), level)
        elif token.type == "hr":
            yield rule()

    def _paragraph(self, style: str, runs: str, level: int) -> str:
        sign, self._sign = self._sign, ""
        breaks, self._breaks = self._breaks, False
        return paragraph(style, runs, indent=INDENT * level, sign=sign, new_page=breaks)

    def _table(self) -> str:
        rows: list[list[str]] = []
        lengths: list[list[int]] = []
        head = 0
        while (token := self._next()).type != "table_close":
            if token.type == "thead_close":
                head = len(rows)
            elif token.type == "tr_open":
                rows.append([])
                lengths.append([])
            elif token.type in ("th_open", "td_open"):
                words = self._next()
                right = "right" in str(token.attrGet("style") or "")
                look = Look(bold=token.type == "th_open")
                rows[-1].append(cell(self._inline(words, look), right=right, head=look.bold))
                lengths[-1].append(len(words.content))
        return table(rows, lengths, head)

    def _take_footnotes(self) -> None:
        while (token := self._next()).type != "footnote_block_close":
            if token.type == "inline":
                self.footnotes.append(footnote(len(self.footnotes) + 1, self._inline(token)))

    def _inline(self, token: Token, look: Look = PLAIN) -> str:
        """The runs of a paragraph."""
        parts: list[str] = []
        link: list[str] | None = None
        for one in token.children or ():
            piece = ""
            if one.type in ("text", "code_inline", "html_inline"):
                piece = run(one.content, look)
            elif one.type in ("softbreak", "hardbreak"):
                piece = run("\n" if one.type == "hardbreak" else " ", look)
            elif one.type in ("strong_open", "strong_close"):
                look = look._replace(bold=one.type == "strong_open")
            elif one.type in ("em_open", "em_close"):
                look = look._replace(italic=one.type == "em_open")
            elif one.type == "image":
                piece = run(
                    f"Picture: {one.content}" if one.content else "Picture", look._replace(italic=True)
                )
            elif one.type == "footnote_ref":
                piece = footnote_mark(self._before + int(one.meta["id"]) + 1)
            elif one.type == "link_open":
                address = str(one.attrGet("href") or "")
                link = parts if address.startswith(_SAFE) else None
                if link is not None:
                    self.links.append(address)
                    parts, look = [], look._replace(link=True)
            elif one.type == "link_close" and link is not None:
                link.append(hyperlink(len(self.links), "".join(parts)))
                parts, link, look = link, None, look._replace(link=False)
            parts.append(piece)
        return "".join(parts)


def _sign(item: Token) -> str:
    """What an item of a list begins with; nothing before a definition."""
    if item.type != "list_item_open":
        return ""
    return f"{item.info}{item.markup}" if item.info else "•"


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    footnote_plugin(parser, inline=False)
    deflist_plugin(parser)
    return parser
