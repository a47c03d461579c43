"""Exports of Europresse (Eureka) as HTML, in two layouts: tables, and since about 2013 `article` elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.load.containers.database_fields import StatedFields, date_line, is_copyright, page_named
from reader.load.containers.database_labels import Field, announced_words
from reader.load.containers.database_markup import lines_of, of_class, pieces, text_of, tree
from reader.load.containers.database_text import decoded_text
from reader.load.source import Part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEAD = 1024 * 1024
_SIGN = re.compile(rb"(?i)class=[\"']?[^\"'<>]{0,60}DocPublicationName")
_ARTICLE = re.compile(r"(?i)<article\b")
#: Of the old layout, in tables: an article begins with its outlet.
_OUTLET = re.compile(r"(?i)<span\b[^<>]{0,60}class=[\"']?DocPublicationName")
_NUMBER = re.compile(r"news[·.]\d{8}[·.][A-Z0-9]{1,8}[·.]\S{1,60}")
_ISSUE = re.compile(r"(?i),\s*(?:no|n°|nº|num)\.?\s*\d.*$")
_SPLIT = re.compile(r",\s+|\s+[-–]\s+|\s(?=\d[\d\s]{0,6}(?:mots|words)\b)")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: UTC)?.*")
_NOT_TEXT = re.compile(
    r"(?i)^(?:note\(s\)|illustration\(s\)|numéro de document|document number|certificat|ce certificat|"
    r"date d'émission|le présent document|this certificate|issued on|©)"
)
_MAX_AUTHOR_WORDS = 10


def is_export(data: bytes) -> bool:
    """Whether a page is an export of Europresse."""
    return _SIGN.search(data[:_HEAD]) is not None


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The articles of the export. Raises LoadError."""
    markup = decoded_text(data, name)
    new = _ARTICLE.search(markup) is not None
    for number, piece in enumerate(pieces(markup, _ARTICLE if new else _OUTLET, name), 1):
        identifier = _NUMBER.search(piece)
        part = _article(tree(piece, name), identifier[0] if identifier else str(number), new=new)
        if part is not None:
            yield part


def _article(page: HtmlElement, number: str, *, new: bool) -> Part | None:
    names = of_class(page, "docpublicationname")
    if not names:
        return None
    stated = StatedFields()
    outlet = next((text for name in names if (text := " ".join(text_of(name).split()))), "")
    stated.put(Field.PUBLISHER, _ISSUE.sub("", outlet))
    _header(" ".join(text_of(node) for node in of_class(page, "docheader")), stated)
    body = _new_layout(page, stated) if new else _old_layout(page, stated)
    return stated.part(body, number)


def _header(text: str, stated: StatedFields) -> None:
    """'Politique, mardi 14 mars 2006 - 875 mots, p. 16' to the section, the date, the words and the page."""
    section: list[str] = []
    text = " ".join(text.replace(" ,", ",").split())
    if (found := date_line(text)) and not found[1]:
        stated.date = found[0]
        return
    for piece in re.split(_SPLIT, _joined_date(text)):
        piece = piece.strip(" ,-–")
        if not piece:
            continue
        if stated.date is None and (found := date_line(piece)):
            stated.date = found[0]
        elif announced_words(piece):
            stated.put(Field.WORDS, piece)
        elif page := page_named(piece):
            stated.put(Field.PAGE, page)
        elif not _CLOCK.fullmatch(piece):
            (section if stated.date is None else []).append(piece)
            if stated.date is not None:
                stated.aside(piece)
    stated.put(Field.SECTION, ", ".join(section))


def _joined_date(text: str) -> str:
    """The header with the comma of 'March 14, 2006' and of 'Tuesday, March 14' taken out."""
    text = re.sub(r"(?<=\d),\s(?=(?:19|20)\d\d\b)", " ", text)
    return re.sub(r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),\s", r"\1 ", text)


def _new_layout(page: HtmlElement, stated: StatedFields) -> list[str]:
    for node in of_class(page, "titrearticlevisu", "rdp__articletitle", "titrearticle"):
        if Field.TITLE not in stated:
            stated.put(Field.TITLE, " ".join(text_of(node).split()))
    for node in of_class(page, "rdp__subtitle", "sm-margin-bottom"):
        stated.put(Field.SUBTITLE, " ".join(text_of(node).split()))
    authors = of_class(page, "docauthors") or of_class(page, "sm-margin-bottomnews") or _below_title(page)
    for node in authors[:1]:
        stated.put(Field.AUTHORS, " ".join(text_of(node).split()))
    texts = of_class(page, "dococurrcontainer") or of_class(page, "doctext") or list(page.iter("section"))
    body = [line for node in texts for line in lines_of(node)]
    _around(page, body, stated)
    return body


def _below_title(page: HtmlElement) -> list[HtmlElement]:
    """The element below the title block in the header, in which the author stands."""
    for node in of_class(page, "titrearticle"):
        after = node.getnext()
        if after is not None and len(text_of(after).split()) <= _MAX_AUTHOR_WORDS:
            return [after]
    return []


def _around(page: HtmlElement, body: list[str], stated: StatedFields) -> None:
    """Enter the copyright and the captions; notes and certificates are set aside."""
    for node in (*page.iter("aside"), *page.iter("footer")):
        for line in lines_of(node):
            if is_copyright(line) or "©" in line[:3]:
                stated.put(Field.COPYRIGHT, line)
            elif line not in body:
                stated.aside(line)


def _old_layout(page: HtmlElement, stated: StatedFields) -> list[str]:
    lines = lines_of(page)
    title = next(iter(of_class(page, "titrearticlevisu")), None)
    if title is not None:
        stated.put(Field.TITLE, " ".join(text_of(title).split()))
    wanted = stated.get(Field.TITLE)
    first = next((at for at, line in enumerate(lines) if wanted and " ".join(line.split()) == wanted), -1)
    head = {" ".join(text_of(node).split()) for node in of_class(page, "docpublicationname", "docheader")}
    for line in lines[:first] if first > 0 else ():
        if line not in head and not any(piece and piece in line for piece in head):
            stated.put(Field.SUBTITLE, line)
    body: list[str] = []
    for line in lines[first + 1 :]:
        if (body and (is_copyright(line) or _NOT_TEXT.match(line))) or _NUMBER.search(line):
            break
        body.append(line)
    for line in lines[first + 1 + len(body) :]:
        stated.put(Field.COPYRIGHT, line) if is_copyright(line) else stated.aside(line)
    if (
        len(body) > 1
        and len(body[0].split()) <= _MAX_AUTHOR_WORDS
        and not body[0].endswith((".", "?", "!", ":", "»"))
    ):
        stated.put(Field.AUTHORS, body.pop(0))
    return body
