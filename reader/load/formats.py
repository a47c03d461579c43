"""The table of formats: how each is recognised, what its files are called, and who reads it.

Everything that has to know formats asks this table: loading, the folders on the command line, messages, the
README. To add a container, add an entry here (documents, mails and archives: in `document_formats.py`) and a
file with its reader in `load/containers/`, where all readers of container files are. A format of text has no
reader: its entry says how it is cleaned.
"""

from __future__ import annotations

import re
from functools import cache

from reader.load.collection_formats import COLLECTION_FORMATS
from reader.load.document_formats import DOCUMENT_FORMATS
from reader.load.format_record import Format, Match, PartReader, suffix_of
from reader.model.article import SourceFormat
from reader.text.data_files import data_lines

SNIFFED = 32 * 1024  # characters that the format of a text is decided from
HEAD = 64 * 1024  # bytes in which a container says that it is one

# compiled when first needed: most of them never are
_PAGE = (
    r"(?is)(?:\s++|<\?xml\b[^>]{0,300}>|<!--(?:(?!-->).){0,4000}-->)*+"
    r"<(?:!doctype\s+html|html|head|body|rss|feed)\b"
)
_TAG = (
    r"(?i)</?(?:a|article|b|blockquote|br|body|center|div|em|font|form|h[1-6]|head|html|i|img|li|link|main"
    r"|meta|nav|ol|p|script|section|span|strong|style|table|tbody|td|th|title|tr|ul)(?:\s[^<>]{0,500})?/?>"
)
_FRONT_MATTER = r"(?:---[ \t]*\n(?:[^\n]*\n){0,60}?[\w-]+:[^\n]*\n|\+\+\+[ \t]*\n[\w-]+ ?=)"
_SIGNS_OF_MARKDOWN = (  # each with what must stand in the text for it
    (("#",), r"(?m)^#{1,6} \S"),
    (("](",), r"\]\((?:https?://|/|\./|#)[^\s)]{1,500}(?: \"[^\"\n]*\")?\)"),
    (("**",), r"(?<![\w*])\*\*[^\s*][^*\n]{0,200}[^\s*]\*\*(?!\*)"),
    (("```", "~~~"), r"(?m)^(?:```|~~~)\w*$"),
    (("> ",), r"(?m)^> \S"),
    (("---",), r"(?m)^\|?(?: *:?-{3,}:? *\|)+ *:?-*:? *$"),
    (("===", "---"), r"(?m)^\S[^\n]*\n(?:={3,}|-{3,})$"),
)


def container_of(data: bytes, name: str) -> Format | None:
    """The container that `data` is; None for text, and for what no reader is known for."""
    suffix = suffix_of(name)
    for one in FORMATS:
        match = one.in_bytes(data, suffix) if one.in_bytes else Match.NONE
        if match >= (Match.POSSIBLE if suffix in one.suffixes else Match.LIKELY):
            return one
    return None


def format_of(text: str, name: str) -> Format:
    """The format of decoded text; a name that says HTML or Markdown is believed unless the text objects."""
    head, suffix = text[:SNIFFED], suffix_of(name)
    likely = PLAIN
    for one in FORMATS:
        match = one.in_text(head, suffix) if one.in_text else Match.NONE
        hinted = suffix in one.suffixes or suffix in one.hints
        if match is Match.CERTAIN or (hinted and match >= Match.POSSIBLE):
            return one
        if match is Match.LIKELY and likely is PLAIN:
            likely = one
    return likely


def refusal(data: bytes) -> str | None:
    """What `data` is, and what to do with it, if its first bytes are those of a format without a reader."""
    return next((words for start, words in _refused() if data.startswith(start)), None)


@cache
def opened_suffixes() -> frozenset[str]:
    """The suffixes of the files that are looked for in a folder; text often has none."""
    return frozenset(("", *(suffix for one in FORMATS for suffix in one.suffixes)))


def what_opens() -> str:
    """The formats as a message names them, by their commonest suffix: '.txt, .html or .md'."""
    *first, last = (one.suffixes[0] for one in FORMATS if one.suffixes)
    return f"{', '.join(first)} or {last}"


def _html(head: str, suffix: str) -> Match:
    if "<" not in head:
        return Match.NONE
    if re.match(_PAGE, head):
        return Match.CERTAIN
    tags = sum(len(m[0]) for m in re.finditer(_TAG, head))
    if tags * 12 > len(head):
        return Match.LIKELY
    return Match.POSSIBLE if tags else Match.NONE


def _markdown(head: str, suffix: str) -> Match:
    if head.startswith(("---", "+++")) and re.match(_FRONT_MATTER, head):
        return Match.LIKELY
    signs = sum(
        any(mark in head for mark in marks) and re.search(sign, head) is not None
        for marks, sign in _SIGNS_OF_MARKDOWN
    )
    return Match.LIKELY if signs >= (3 if suffix == ".txt" else 2) else Match.POSSIBLE


def _mhtml(data: bytes, suffix: str) -> Match:
    if b"ultipart/" not in data[:HEAD]:
        return Match.NONE
    from reader.load.containers.mhtml import is_archive

    return Match.CERTAIN if is_archive(data) else Match.NONE


def _mhtml_reader() -> PartReader:
    from reader.load.containers.mhtml import read_parts

    return read_parts


def _database(data: bytes, suffix: str) -> Match:
    from reader.load.containers.databases import reader_of

    return Match.CERTAIN if reader_of(data) else Match.NONE


def _database_reader() -> PartReader:
    from reader.load.containers.databases import read_parts

    return read_parts


PLAIN = Format("text", "plain text", (".txt", ".text"), text=SourceFormat.TEXT)
HTML = Format(
    "html", "web pages", (".html", ".htm", ".xhtml", ".shtml", ".xht"),
    hints=(".mhtml", ".mht"), in_text=_html, text=SourceFormat.HTML,
)  # fmt: skip
MARKDOWN = Format(
    "markdown", "Markdown", (".md", ".markdown", ".mdown", ".mkd", ".mkdn"),
    in_text=_markdown, text=SourceFormat.MARKDOWN,
)  # fmt: skip
MHTML = Format(
    "mhtml", "web archives", (".mhtml", ".mht"), in_bytes=_mhtml, reader=_mhtml_reader, single=True
)
DATABASE = Format(
    "database",
    "exports of Nexis, Factiva, ProQuest and Europresse",
    (),
    in_bytes=_database,
    reader=_database_reader,
)

#: In the order in which they are asked; of equally good matches the first counts.
FORMATS = (PLAIN, HTML, MARKDOWN, MHTML, DATABASE, *DOCUMENT_FORMATS, *COLLECTION_FORMATS)


@cache
def _refused() -> tuple[tuple[bytes, str], ...]:
    pairs = (line.split(" ", 1) for line in data_lines("reader.load", "refused.txt"))
    return tuple((bytes.fromhex(start), words) for start, words in pairs)
