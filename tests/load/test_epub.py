"""E-books: chapters by the table of contents, locked books, and archives that somebody made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from reader.clean.clean import clean
from reader.errors import LoadError
from reader.load.loading import load
from reader.load.source import File
from reader.model.article import Article
from tests.load.loaded import load_all

LONG = "The council of Vann met on Tuesday to close the northern quay. " * 3


def page(*body: str) -> str:
    head = '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>'
    return f"{head}{''.join(body)}</body></html>"


def nav(*entries: tuple[str, str]) -> str:
    items = "".join(f'<li><a href="{href}">{title}</a></li>' for href, title in entries)
    return (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        f'<nav epub:type="toc"><ol>{items}</ol></nav></body></html>'
    )


def epub(
    pages: Mapping[str, str], contents: str | None = None, more: Mapping[str, str | bytes] | None = None
) -> bytes:
    items = "".join(f'<item id="{n}" href="{n}" media-type="application/xhtml+xml"/>' for n in pages)
    items += (
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        if contents
        else ""
    )
    refs = "".join(f'<itemref idref="{n}"/>' for n in pages)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Quays</dc:title><dc:creator>Ada Morland</dc:creator>"
        "<dc:publisher>Strait Press</dc:publisher>"
        f"<dc:date>2024-03-05</dc:date></metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="OEBPS/p.opf"/></container>',
        "OEBPS/p.opf": package,
        **{f"OEBPS/{name}": text for name, text in pages.items()},
        **({"OEBPS/nav.xhtml": contents} if contents else {}),
        **(more or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def articles(data: bytes) -> list[Article]:
    return [clean(source) for source in load_all(File(data, "quays.epub"))]


def test_a_chapter_is_an_article_and_may_take_several_files() -> None:
    pages = {
        "cover.xhtml": page("<img src='c.png' alt=''/>"),
        "a.xhtml": page(f"<h1>One</h1><p>{LONG}</p>"),
        "a2.xhtml": page("<p>It rained.</p>"),
        "b.xhtml": page(f"<h1>Two</h1><p>{LONG}</p>"),
    }
    found = articles(epub(pages, nav(("a.xhtml", "One"), ("b.xhtml", "Two"))))
    assert [article.title for article in found] == ["One", "Two"]
    assert found[0].text == f"{LONG.strip()}\n\nIt rained."
    first = found[0]
    assert (first.authors, first.publisher, first.section) == (("Ada Morland",), "Strait Press", "Quays")
    assert first.published == "2024-03-05"
    assert first.source.part is not None and first.source.part.id == "OEBPS/a.xhtml"


def test_chapters_in_one_file_are_parted_at_their_places() -> None:
    inner = f"<h2 id='one'>One</h2><p>{LONG}</p><h2 id='two'>Two</h2><p>It rained.</p>"
    found = articles(epub({"a.xhtml": page(inner)}, nav(("a.xhtml#one", "One"), ("a.xhtml#two", "Two"))))
    assert [(article.title, article.text) for article in found] == [
        ("One", LONG.strip()),
        ("Two", "It rained."),
    ]


def test_a_book_of_one_text_is_one_article() -> None:
    found = articles(epub({"a.xhtml": page(f"<h1>Quay</h1><p>{LONG}</p>")}))
    assert [article.title for article in found] == ["Quay"]


LOCKED = (
    '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
)
LOCKED += "</EncryptedData></encryption>"
FONTS = LOCKED.replace("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding")
TEXT = {"a.xhtml": page(f"<p>{LONG}</p>")}
ENTITY = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def test_scrambled_fonts_are_no_lock() -> None:
    assert articles(epub(TEXT, more={"META-INF/encryption.xml": FONTS}))[0].text == LONG.strip()


def test_nothing_outside_the_archive_is_read() -> None:
    found = articles(epub({"a.xhtml": ENTITY + page(f"<p>{LONG}&x;</p>"), "../../../etc/hostname": "x"}))
    assert found[0].text.replace("&x;", "").strip() == LONG.strip()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (epub(TEXT, more={"META-INF/encryption.xml": LOCKED}), "locked by its seller"),
        (epub({"a.xhtml": page("<img src='a.png'/>")}), "without text"),
        (epub({}), "without text"),
        (epub({"a.xhtml": page("<p>" + "x " * 30_000_000)}), "unpacks to more than 48 MB"),
        (epub(TEXT)[:-30], "damaged or cut off"),
    ],
    ids=["locked", "pictures", "empty", "bomb", "cut off"],
)
def test_a_book_that_cannot_be_read_is_refused_with_a_word(data: bytes, words: str) -> None:
    with pytest.raises(LoadError, match=f"^a.epub: is an e-book .*{words}"):
        load(File(data, "a.epub"))
