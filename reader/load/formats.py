"""What a file is, from its content; the extension of its name is a hint alone."""

from __future__ import annotations

import re
from functools import cache

from reader.model.article import SourceFormat
from reader.text.data_files import data_lines

SNIFFED = 32 * 1024  # characters that the format is decided from

_HINTS = {
    **dict.fromkeys(("html", "htm", "xhtml", "shtml", "xht", "mhtml", "mht"), SourceFormat.HTML),
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "mkdn"), SourceFormat.MARKDOWN),
}
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


def binary_kind(data: bytes) -> str | None:
    """What `data` is in words, if its first bytes are those of a format that holds no plain text."""
    for start, kind in _signatures():
        if data.startswith(start):
            return kind
    return None


def format_of(text: str, name: str) -> SourceFormat:
    """The format of `text`; a name that says HTML or Markdown is believed unless the text says otherwise."""
    head = text[:SNIFFED]
    hint = _HINTS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if "<" in head and re.match(_PAGE, head):
        return SourceFormat.HTML
    tags = sum(len(m[0]) for m in re.finditer(_TAG, head)) if "<" in head else 0
    if hint is SourceFormat.HTML and tags:
        return SourceFormat.HTML
    if hint is SourceFormat.MARKDOWN:
        return SourceFormat.MARKDOWN
    if tags * 12 > len(head):
        return SourceFormat.HTML
    signs = sum(
        any(mark in head for mark in marks) and re.search(sign, head) is not None
        for marks, sign in _SIGNS_OF_MARKDOWN
    )
    plain = name.lower().endswith(".txt")
    front = head.startswith(("---", "+++")) and re.match(_FRONT_MATTER, head)
    if front or signs >= (3 if plain else 2):
        return SourceFormat.MARKDOWN
    return SourceFormat.TEXT


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    pairs = (line.split(" ", 1) for line in data_lines("reader.load", "refused.txt"))
    return tuple((bytes.fromhex(start), kind) for start, kind in pairs)
