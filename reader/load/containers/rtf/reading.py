"""Reads an RTF file: paragraphs with what is bold, headed, listed, noted beside them, or left out."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from dataclasses import dataclass, field, replace

from reader.frozen import frozen
from reader.load.containers.rtf.tokens import (
    BREAKS,
    CHARACTERS,
    DOUBLE_BYTE,
    RtfToken,
    codec_of_page,
    page_of_charset,
    tokens,
)

DEEPEST = 5_000  # groups within groups
_HEADS = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
_READ = frozenset(("fonttbl", "stylesheet", "title", "author", "annotation", "atnauthor", "footnote"))
_READ |= frozenset(("listtext", "pntext", "atrfstart", "atrfend")) | _HEADS
_SKIPPED = frozenset((
    "colortbl", "pict", "object", "themedata", "datastore", "generator", "listtable",
    "listoverridetable", "rsidtbl", "fldinst", "xe", "tc", "rxe", "operator", "company", "keywords",
    "subject", "comment", "doccomm", "manager", "category", "hlinkbase", "nonshppict", "filetbl",
    "revtbl", "bkmkstart", "bkmkend", "atnid", "atntime", "atndate", "atnref", "atnparent", "template",
    "private"
))  # fmt: skip
_STYLE_NAME = re.compile(r"(?:heading|überschrift|titre)\s*([1-6])\b", re.IGNORECASE)


@dataclass(slots=True)
class RtfRun:
    """Text of one look."""

    text: str
    bold: bool = False
    raised: bool = False
    size: int = 24


@dataclass(slots=True)
class RtfParagraph:
    """A paragraph, or the cell of a table. `level`: of a heading, by its style; `mark`: of an item of a list;
    `cell` and `row`: it ends a cell, a row."""

    pieces: list[RtfRun] = field(default_factory=list)
    level: int = 0
    mark: str | None = None
    cell: bool = False
    row: bool = False


@dataclass(slots=True)
class RtfDocument:
    """All that was found in a file. `comments` are author, text, and the words they stand on; `cut_off`: it
    ends within a group."""

    paragraphs: list[RtfParagraph] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    comments: list[tuple[str, str, str]] = field(default_factory=list)
    title: str = ""
    author: str = ""
    deletions: int = 0
    insertions: int = 0
    cut_off: bool = False


@frozen
class _State:
    """What holds within a group. `into` is what its text belongs to: '' for the body, None for nothing."""

    into: str | None = ""
    page: int | None = None
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    size: int = 24
    unicode_skip: int = 1


def read(source: str) -> RtfDocument:
    """The document of a file whose bytes were decoded as Latin 1."""
    reader = _Reader()
    for token in tokens(source):
        reader.take(token)
    reader.flush()
    reader.end_paragraph()
    reader.document.cut_off = bool(reader.stack)
    return reader.document


class _Reader:
    def __init__(self) -> None:
        self.document = RtfDocument()
        self.state = _State()
        self.stack: list[_State] = []
        self.fonts: dict[int, int | None] = {}
        self.styles: dict[int, int] = {}
        self.default_page: int | None = 1252
        self.paragraph = RtfParagraph()
        self.bytes = bytearray()
        self.skip = 0  # characters that stand for a Unicode character before them
        self.font = self.style = 0  # whose row of its table is read
        self.starred = False
        self.collected: dict[str, list[str]] = {}
        self.author = ""
        self.ranges: dict[str, list[str]] = {}
        self.done: list[str] = []

    def take(self, token: RtfToken) -> None:
        if token.byte >= 0:
            if self.skip:
                self.skip -= 1
            else:
                self.bytes.append(token.byte)
            return
        token = self._with_trail_byte(token)
        self.flush()
        if token.brace == "{":
            self._open()
        elif token.brace:
            self._close()
        elif token.text:
            text = token.text[self.skip :]
            self.skip = max(0, self.skip - len(token.text))
            self._add(text)
        else:
            self._control(token.word, token.number)

    def _with_trail_byte(self, token: RtfToken) -> RtfToken:
        """The token without its first letter where that is the second byte of a character."""
        page = self.state.page if self.state.page is not None else self.default_page
        if not token.text or not self.bytes or page not in DOUBLE_BYTE:
            return token
        decoder = getincrementaldecoder(codec_of_page(page))("replace")
        decoder.decode(bytes(self.bytes))
        if not decoder.getstate()[0]:
            return token
        self.bytes.append(ord(token.text[0]) & 0xFF)
        return token._replace(text=token.text[1:])

    def flush(self) -> None:
        """Decode the bytes that wait: those of several in a row may be one character."""
        if self.bytes:
            page = self.state.page if self.state.page is not None else self.default_page
            self._add(self.bytes.decode(codec_of_page(page), "replace"))
            self.bytes.clear()

    def end_paragraph(self, *, cell: bool = False, row: bool = False) -> None:
        """The paragraph that is being read is whole."""
        self.paragraph.cell, self.paragraph.row = cell, row
        if self.paragraph.pieces or cell or row:
            self.document.paragraphs.append(self.paragraph)
        self.paragraph = replace(self.paragraph, pieces=[], mark=None)

    def _open(self) -> None:
        self.skip = 0
        if len(self.stack) < DEEPEST:
            self.stack.append(self.state)
        self.starred = False
        if self.state.into == "stylesheet":
            self.style = 0

    def _close(self) -> None:
        self.skip, self.starred = 0, False
        before = self.stack.pop() if self.stack else _State()
        into = self.state.into
        if into and into != before.into:
            self._finish(into, "".join(self.collected.pop(into, ())).strip())
        self.state = before

    def _finish(self, into: str, text: str) -> None:
        """The text of a destination is whole."""
        document = self.document
        if into in ("title", "author"):
            setattr(document, into, text)
        elif into == "atnauthor":
            self.author = text
        elif into in ("atrfstart", "atrfend"):
            if into == "atrfstart":
                self.ranges[text] = []
            elif text in self.ranges:
                self.done.append("".join(self.ranges.pop(text)))
        elif into == "annotation" and text:
            document.comments.append((self.author, text, self.done.pop() if self.done else ""))
        elif into == "footnote" and text:
            document.notes.append(text)
            self.paragraph.pieces.append(RtfRun(f"[{len(document.notes)}]", raised=True))
        elif into in ("listtext", "pntext"):
            self.paragraph.mark = text
        elif into in _HEADS and text and text not in document.heads:
            document.heads.append(text)

    def _add(self, text: str) -> None:
        state = self.state
        if not text or state.into is None or state.hidden:
            return
        if state.into == "fonttbl":
            return
        if state.into == "stylesheet":
            if (found := _STYLE_NAME.search(text)) and self.style:
                self.styles[self.style] = int(found[1])
            return
        if state.deleted:
            return
        if state.into:
            self.collected.setdefault(state.into, []).append(text)
            return
        for words in self.ranges.values():
            words.append(text)
        pieces = self.paragraph.pieces
        look = (state.bold, state.raised, state.size)
        if pieces and (pieces[-1].bold, pieces[-1].raised, pieces[-1].size) == look:
            pieces[-1].text += text
        else:
            pieces.append(RtfRun(text, *look))

    def _control(self, word: str, number: int | None) -> None:
        if word == "*":
            self.starred = True
            return
        if self.starred or word in _READ or word in _SKIPPED:
            starred, self.starred = self.starred, False
            if word in _READ:
                self._enter(word)
                return
            if word in _SKIPPED or (starred and word not in ("shppict", "fldrslt", "shptxt", "shpinst")):
                self.state = replace(self.state, into=None)
                return
        if word in CHARACTERS:
            self._add(CHARACTERS[word])
        elif word in BREAKS:
            self._break()
        elif word == "line":
            self._add("\n")
        elif word in ("cell", "nestcell", "row", "nestrow"):
            if self.state.into == "":
                self.end_paragraph(cell=word.endswith("cell"), row=word.endswith("row"))
        elif word == "u" and number is not None:
            self._add(_character(number))
            self.skip = self.state.unicode_skip
        else:
            self._look(word, number)

    def _enter(self, word: str) -> None:
        into = None if self.state.into is None else word
        self.state = replace(self.state, into=into, hidden=False)
        self.collected.pop(word, None)

    def _break(self) -> None:
        if self.state.into == "":
            self.end_paragraph()
        elif self.state.into:
            self._add(" ")

    def _look(self, word: str, number: int | None) -> None:
        """Control words that change how text looks, or how it is written."""
        state, on = self.state, number != 0
        if word == "ansicpg":
            self.default_page = number
        elif word == "mac":
            self.default_page = 10000
        elif word == "pc":
            self.default_page = 437
        elif word == "uc":
            self.state = replace(state, unicode_skip=min(max(number or 0, 0), 8))
        elif word == "f" and number is not None:
            self.font = number
            if state.into != "fonttbl":
                self.state = replace(state, page=self.fonts.get(number))
        elif word == "fcharset" and state.into == "fonttbl":
            self.fonts[self.font] = page_of_charset(number)
        elif word == "cpg" and state.into == "fonttbl":
            self.fonts[self.font] = number
        elif word == "s" and number is not None:
            self.style = number
            if state.into == "":
                self.paragraph.level = self.styles.get(number, 0)
        elif word == "outlinelevel" and state.into == "" and number is not None and number < 6:
            self.paragraph.level = number + 1
        elif word == "pard" and state.into == "":
            self.paragraph.level, self.paragraph.mark = 0, None
        elif word == "plain":
            self.state = replace(state, bold=False, hidden=False, deleted=False, raised=False, size=24)
        elif word == "b":
            self.state = replace(state, bold=on)
        elif word == "v":
            self.state = replace(state, hidden=on)
        elif word == "fs" and number is not None:
            self.state = replace(state, size=number)
        elif word in ("super", "nosupersub"):
            self.state = replace(state, raised=word == "super" and on)
        elif word == "deleted":
            self.document.deletions += on
            self.state = replace(state, deleted=on)
        elif word == "revised":
            self.document.insertions += on


def _character(number: int) -> str:
    """A UTF-16 unit, which older programs write as a signed number; halves of pairs are joined later."""
    return chr(number & 0xFFFF)
