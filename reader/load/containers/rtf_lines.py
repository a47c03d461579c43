"""The lines of an RTF export of a news database, in one linear pass over its control words.

What its layout is told by stays: bookmarks, page breaks, bold and centred lines, and the cells of a table
within their row. Documents that people write are read by `rtf/`, which drops these.

RTF 1.9.1 specification: groups in braces, `\\*` for what may be ignored, `\\'hh` in the font's code page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.frozen import frozen
from reader.load.containers.nexis_lines import NexisLine
from reader.load.containers.rtf.tokens import CHARACTERS, codec_of_page, page_of_charset

CELL = "\t"
"""What ends a cell of a table row in the text of a line."""
PAGE = "page"
"""The mark of the empty line that stands for a page break."""
MAX_LINE = 1_000_000  # characters of one paragraph
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]{1,4096})"
    r"|[\r\n]+"
)
_NO_TEXT = (
    "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles header"
    " headerl headerr headerf footer footerl footerr footerf footnote annotation atnid atnauthor listtable"
    " listoverridetable revtbl rsidtbl generator fldinst xmlnstbl filetbl listtext pntext nonshppict"
)
_UNREAD = frozenset(_NO_TEXT.split())
"""The words that begin a group without text of the document."""
_TEXT = {**CHARACTERS, "line": "\n", "cell": CELL, "nestcell": CELL}
_ENDS = frozenset(("par", "row", "nestrow", "sect", "page"))


@frozen
class _Group:
    """The state that a group inherits, and that its closing brace ends."""

    unread: bool = False
    bookmark: bool = False
    fonts: bool = False
    skip: int = 1
    font: str = ""
    bold: bool = False


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    mark: str = ""
    first_bold: bool | None = None
    all_bold: bool = True
    centred: bool = False
    in_table: bool = False
    length: int = 0


def rtf_lines(data: bytes) -> Iterator[NexisLine]:
    """The paragraphs of an RTF file; a table row is one, its cells ended by CELL, its breaks kept."""
    return _Reader(data.decode("latin-1")).lines()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._page = "cp1252"
        self._fonts: dict[str, str] = {}
        self._state = _Group()
        self._stack: list[_Group] = []
        self._bytes = bytearray()
        self._skip = 0  # characters that stand in for the last `\u`
        self._paragraph = _Paragraph()

    def lines(self) -> Iterator[NexisLine]:
        at, text = 0, self._text
        while match := _TOKEN.match(text, at):
            at = match.end()
            word, number, code, symbol, brace, plain = match.groups()
            if code is None:
                self._flush()
            if word:
                if word == "bin" and number:
                    at += max(0, int(number))
                elif word in _ENDS and not self._state.unread:
                    yield from self._end(word)
                else:
                    self._word(word, number)
            elif code:
                self._code(int(code, 16))
            elif brace:
                self._brace(brace)
            elif symbol:
                self._symbol(symbol)
            elif plain:
                self._plain(plain)
            if self._paragraph.length > MAX_LINE:
                yield from self._end("par")
        self._flush()
        yield from self._end("par")

    def _end(self, word: str) -> Iterator[NexisLine]:
        paragraph = self._paragraph
        if word == "par" and paragraph.in_table and paragraph.length <= MAX_LINE:
            paragraph.pieces.append("\n")  # the row goes on
            return
        text = "".join(paragraph.pieces).strip(" \n")
        bold = paragraph.all_bold and bool(text.strip())
        yield NexisLine(text, paragraph.mark, bold, bool(paragraph.first_bold), paragraph.centred)
        self._paragraph = _Paragraph(centred=paragraph.centred and word == "par")
        if word == "page":
            yield NexisLine("", PAGE)

    def _word(self, word: str, number: str | None) -> None:
        state = self._state
        if word in _UNREAD:
            self._state = replace(state, unread=True, fonts=word == "fonttbl")
        elif word == "bkmkstart":
            self._state = replace(state, unread=True, bookmark=True)
        elif word == "ansicpg" and number:
            self._page = codec_of_page(int(number))
        elif word == "f":
            self._state = replace(state, font=number or "")
        elif word == "fcharset" and state.fonts and number:
            page = page_of_charset(int(number))
            self._fonts[state.font] = self._page if page is None else codec_of_page(page)
        elif word == "uc" and number:
            self._state = replace(state, skip=max(0, min(int(number), 16)))
        elif word == "u" and number:
            self._put(chr(int(number) % 0x10000))
            self._skip = state.skip
        elif word in ("b", "plain"):
            self._state = replace(state, bold=word == "b" and number != "0")
        elif state.unread:
            return
        elif word in _TEXT:
            self._put(_TEXT[word])
        elif word == "pard":
            self._paragraph.centred = self._paragraph.in_table = False
        elif word in ("qc", "intbl"):
            self._paragraph.centred |= word == "qc"
            self._paragraph.in_table |= word == "intbl"

    def _brace(self, brace: str) -> None:
        self._skip = 0
        if brace == "{":
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._state = replace(self._state, unread=True)
        elif symbol in CHARACTERS:
            self._put(CHARACTERS[symbol])

    def _code(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        elif not self._state.unread:
            self._bytes.append(code)

    def _plain(self, plain: str) -> None:
        if self._state.bookmark:
            self._paragraph.mark = self._paragraph.mark or plain.strip()
            self._state = replace(self._state, bookmark=False)
            return
        if self._skip:
            plain, self._skip = plain[self._skip :], max(0, self._skip - len(plain))
        self._put(plain)

    def _flush(self) -> None:
        """Decode the bytes that were written as codes."""
        if not self._bytes:
            return
        codec = self._fonts.get(self._state.font, self._page)
        held, self._bytes = self._bytes, bytearray()
        self._put(held.decode(codec, "replace"))

    def _put(self, text: str) -> None:
        if self._state.unread or not text:
            return
        paragraph = self._paragraph
        if text.strip():
            if paragraph.first_bold is None:
                paragraph.first_bold = self._state.bold
            paragraph.all_bold = paragraph.all_bold and self._state.bold
        # halves of a character beyond the basic plane come one after the other
        if paragraph.pieces and "\ud800" <= paragraph.pieces[-1][-1:] < "\udc00" <= text[0] <= "\udfff":
            text = (
                (paragraph.pieces.pop() + text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            )
        paragraph.pieces.append(text)
        paragraph.length += len(text)
