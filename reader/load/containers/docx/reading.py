"""Reads a Word document: mammoth makes HTML of it, and what it leaves out is added."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from reader.errors import LoadError
from reader.load.containers.comment_notes import comment_note
from reader.load.containers.docx.package import Package, is_deep, open_package, tree
from reader.load.containers.docx.remarks import changes_note, comments_of, text_of
from reader.load.containers.isolation import DocumentRefused, DocumentText

if TYPE_CHECKING:
    from lxml import etree

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => p.caption:fresh
"""
_DC = "{http://purl.org/dc/elements/1.1/}"
_BACK = re.compile(r"\s*<a href=\"#(?:foot|end)note-ref-[^\"]*\">↑</a>")
_ANCHOR = re.compile(r"<a id=\"[^\"]*\"></a>")
_BOLD = re.compile(r"<p><strong>([^<]{2,150})</strong></p>(?!\s*<p><strong>[^<]*</strong></p>)")
_NO_HEADING = (".", ",", ";", ":", "”", '"')
_MOST_WORDS = 15
_TITLE = re.compile(r"<h1 class=\"title\">(.{1,500}?)</h1>")
_FIRST_BOLD = re.compile(r"\A<p><strong>([^<]{2,250})</strong></p>")
_TAG = re.compile(r"<[^>]*>")
_DAMAGED = "a Word document that is damaged; open and save it again"
_NO_TITLE = ("microsoft word", "untitled", "document", "dokument", ".doc")


def read_document(data: bytes) -> DocumentText | DocumentRefused:
    """The document as HTML. Comments become notes, tracked changes are accepted, headers and footers cut."""
    try:
        package = open_package(data)
    except LoadError as e:
        return DocumentRefused(str(e).removeprefix("FILE: is "))
    document = tree(package.document)
    if document is None:
        return DocumentRefused(_DAMAGED)
    if is_deep(document):
        return DocumentRefused("a Word document whose parts are nested too deep to be one that people write")
    markup = _markup(package)
    if markup is None:
        return DocumentRefused(_DAMAGED)
    if not _TAG.sub("", markup).strip():
        return DocumentRefused("a Word document without text")
    comments = comments_of(document, tree(package.comments))
    notes = [*map(comment_note, comments)]
    if changes := changes_note(document):
        notes.append(changes)
    title, author = _stated(tree(package.core))
    html = _page(markup, title, author, _running_heads(package))
    return DocumentText(html, tuple(notes), tuple(comments))


def _markup(package: Package) -> str | None:
    import mammoth

    def no_picture(image: object) -> dict[str, str]:
        return {"src": ""}

    try:
        made = mammoth.convert_to_html(
            package.archive,
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(no_picture),
        )
    except MemoryError:
        raise
    except Exception:  # it fails in every way there is on what no word processor wrote
        return None
    return str(made.value)


def _page(markup: str, stated: str, author: str, running: list[str]) -> str:
    markup = _ANCHOR.sub("", _BACK.sub("", markup))
    first = _FIRST_BOLD.match(markup)
    title = _TITLE.search(markup)
    named = unescape(_TAG.sub("", title[1])) if title else stated
    if title is None and first is not None and not first[1].rstrip().endswith(_NO_HEADING):
        markup = f"<h1>{first[1]}</h1>{markup[first.end() :]}"
        named = unescape(first[1])
    markup = _BOLD.sub(_as_heading, markup)
    cut = "".join(f'<p data-cut="running head">{escape(text)}</p>' for text in running)
    head = f'<title>{escape(named)}</title><meta name="author" content="{escape(author)}">'
    return f"<html><head>{head}</head><body>{cut}{markup}</body></html>"


def _as_heading(bold: re.Match[str]) -> str:
    """A bold line by itself is a heading, as most people write them."""
    text = bold[1].strip()
    if text.endswith(_NO_HEADING) or len(text.split()) > _MOST_WORDS:
        return bold[0]
    return f"<h3>{text}</h3>"


def _running_heads(package: Package) -> list[str]:
    """What stands at the top and the foot of the pages, each once."""
    roots = [root for page in package.pages if (root := tree(page)) is not None]
    texts = (" ".join(text_of(root).split()) for root in roots)
    return list(dict.fromkeys(filter(None, texts)))


def _stated(core: etree._Element | None) -> tuple[str, str]:
    """The title and the author that a document states."""
    if core is None:
        return "", ""
    title = " ".join((core.findtext(f"{_DC}title") or "").split())
    if any(title.casefold().startswith(words) for words in _NO_TITLE):
        title = ""
    return title, " ".join((core.findtext(f"{_DC}creator") or "").split())
