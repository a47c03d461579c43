"""Exports of Factiva as HTML: an article in each `div` with the id `article-...`, with codes or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.load.containers.database_fields import StatedFields
from reader.load.containers.database_labels import Field, words_of
from reader.load.containers.database_markup import has_class, lines_of, of_class, pieces, text_of, tree
from reader.load.containers.database_text import decoded_text
from reader.load.containers.factiva_head import (
    ACCESSION,
    BODY_CODES,
    CODES,
    enter_codes,
    enter_lines,
    words_line,
)
from reader.load.source import Part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 4 * 1024 * 1024
_SIGN = re.compile(
    rb"<(?:div|p|span)[^<>]{0,200}\b(?:id=[\"']?article-(?:"
    + ACCESSION.pattern.encode()
    + rb")|class=[\"']?article [a-z]{2,5}Article\b)"
)
_START = re.compile(r"(?i)<div[^<>]{0,200}\bid=[\"']?article-[^<>]{0,200}>")
_START_WITHOUT_ID = re.compile(
    r"(?i)<div[^<>]{0,200}\bclass=[\"']?article\s+[a-z]{2,5}article\b[^<>]{0,100}>"
)
_ID = re.compile(r"(?i)\bid=[\"']?article-([\w-]{1,60})")
_TAIL = 16 * 1024  # characters in which the summary of the search stands
_CELLS = re.compile(r"(?is)<td[^<>]{0,200}>([^<>]{1,60})</td>\s*<td[^<>]{0,200}>\s*([\d.,]{1,9})\s*</td>")
_HEADLINE = re.compile(r"\b[a-z]{2,5}headline\b", re.IGNORECASE)


def is_export(data: bytes) -> bool:
    """Whether a page is an export of Factiva."""
    return _SIGN.search(data[:_HEAD]) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    markup = decoded_text(data, name)
    start = _START if _START.search(markup) else _START_WITHOUT_ID
    total = _found_results(markup[-_TAIL:])
    for number, piece in enumerate(pieces(markup, start, name), 1):
        identifier = _ID.search(piece[:600]) or ACCESSION.search(piece)
        part = _article(
            tree(piece, name), identifier[identifier.lastindex or 0] if identifier else str(number), total
        )
        if part is not None:
            yield part


def _found_results(tail: str) -> int | None:
    """How many articles the summary of the search at the end of the page says there are."""
    for label, number in _CELLS.findall(tail):
        if label.strip().casefold() in words_of("found results"):
            return int(re.sub(r"\D", "", number)) or None
    return None


def _article(page: HtmlElement, number: str, total: int | None) -> Part | None:
    stated = StatedFields()
    article = next((node for node in page.iter("div") if has_class(node, "article")), page)
    codes = _codes(article)
    if "HD" in codes and any(code in codes for code in ("SN", "PD", "WC")):
        enter_codes(codes, stated)
        body = [line for code in BODY_CODES for line in codes.get(code, ())]
        return stated.part(body, number, total)
    texts = _texts(article)
    head, below = _split_head(article, texts)
    at = words_line(head)
    headline = next(
        (node for node in article.iter("span", "div", "b") if _HEADLINE.search(node.get("class") or "")), None
    )
    if headline is not None:
        stated.put(Field.TITLE, " ".join(text_of(headline).split()))
    if at is None and headline is None:
        return None
    _above(article, head[: at if at is not None else len(head)], stated)
    if at is not None:
        rest = head[enter_lines(head, at, stated) :]
        if not texts:
            texts = [line for line in rest if not ACCESSION.search(line)]
        else:
            for line in rest:
                stated.aside(line)
    for line in below:
        stated.put(Field.GRAPHIC, line) if not ACCESSION.search(line) else stated.aside(line)
    return stated.part(texts, number, total)


def _codes(article: HtmlElement) -> dict[str, list[str]]:
    """The lines under each code of an article that is shown as a table of codes and values."""
    found: dict[str, list[str]] = {}
    for row in article.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        code = text_of(cells[0]).strip() if len(cells) > 1 else ""
        if code in CODES and code not in found:
            found[code] = lines_of(cells[1])
    return found


def _is_text(node: HtmlElement) -> bool:
    return node.tag in ("p", "pre") and (has_class(node, "articleparagraph") or node.tag == "pre")


def _texts(article: HtmlElement) -> list[str]:
    """The paragraphs of the text."""
    nodes = [node for node in article.iter("p", "pre") if _is_text(node)]
    return ["\n".join(lines_of(node)) for node in nodes]


def _split_head(article: HtmlElement, texts: list[str]) -> tuple[list[str], list[str]]:
    """The lines above the text and those below it."""
    lines = lines_of(article)
    if not texts:
        return lines, []
    wanted = [line for text in texts for line in text.split("\n")]
    first = next((at for at, line in enumerate(lines) if line == wanted[0]), len(lines))
    return lines[:first], [line for line in lines[first + len(wanted) :] if line not in wanted]


def _above(article: HtmlElement, lines: list[str], stated: StatedFields) -> None:
    """Enter what stands above the line of the words: the section, the author, a credit."""
    authors = [" ".join(text_of(node).split()) for node in of_class(article, "author")]
    title = stated.get(Field.TITLE)
    seen_title = False
    for line in lines:
        if line in authors:
            stated.put(Field.AUTHORS, line)
        elif title and (line == title or title.startswith(line)):
            seen_title = True
        elif not seen_title and Field.SECTION not in stated:
            stated.put(Field.SECTION, line)
        else:
            stated.aside(line)
