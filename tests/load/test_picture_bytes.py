"""Where the bytes of a picture come from, and that nothing outside the page's own folder is opened."""

from __future__ import annotations

import base64
import plistlib
from pathlib import Path

import pytest

from reader.clean.clean import clean
from reader.errors import PictureError
from reader.load.containers import bounded_zip
from reader.load.loading import load, read_file
from reader.load.picture_file import MAX_BYTES, PictureFile, picture_file
from reader.load.pictures import embedded_digest, name_embedded
from reader.model.article import EMBEDDED, Article
from tests.load.picture_files import noise, png
from tests.load.test_epub import LONG, epub
from tests.load.test_epub import page as book_page

PICTURE, OTHER = png(), noise()
STORY = "<p>" + "The council of Vann met on Tuesday to close the northern quay. " * 4 + "</p>"
WEB = "is only an address on the web, and nothing is fetched"
MISSING = "is not beside the page, and nothing is fetched"
OUTSIDE = "lies outside the page’s folder, where nothing is opened"


def data_address(data: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def html(*addresses: str) -> bytes:
    figures = "".join(
        f'<figure><img src="{a}"><figcaption>The quay.</figcaption></figure>' for a in addresses
    )
    return (
        f"<html><body><article><h1>Quay closed</h1>{STORY}{figures}{STORY}</article></body></html>".encode()
    )


def article_of(path: Path) -> Article:
    return clean(load(read_file(path)))


def bytes_of(path: Path, number: int = 0) -> bytes:
    article = article_of(path)
    return picture_file(article, path).read(article.images[number].src)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved page among pictures, with some that are not for it."""
    root = tmp_path_factory.mktemp("saved")
    page = root / "pages"
    (page / "quay_files").mkdir(parents=True)
    (page / "quay.html").write_bytes(html("quay_files/a.png"))
    for file in (page / "quay_files" / "a.png", page / "ä b.png", root / "secret.png"):
        file.write_bytes(PICTURE)
    (page / "empty.png").write_bytes(b"")
    (page / "out.png").symlink_to(root / "secret.png")
    (page / "up").symlink_to(root)
    with (page / "large.png").open("wb") as large:
        large.truncate(MAX_BYTES + 1)
    return page


@pytest.mark.parametrize(
    "src",
    ["quay_files/a.png", "./quay_files/a.png?w=300#x", " quay_files/a.png", "%C3%A4%20b.png", "ä b.png"],
)
def test_a_file_beside_the_page_is_read(folder: Path, src: str) -> None:
    assert PictureFile(folder / "quay.html", "").read(src) == PICTURE


@pytest.mark.parametrize(
    ("src", "words"),
    [
        ("../secret.png", OUTSIDE),
        ("quay_files/../../secret.png", OUTSIDE),
        ("%2e%2e/secret.png", OUTSIDE),
        ("out.png", OUTSIDE),
        ("up/secret.png", OUTSIDE),
        ("/etc/hostname", MISSING),
        ("file:///etc/hostname", MISSING),
        ("C:\\secret.png", MISSING),
        ("..\\secret.png", MISSING),
        ("a\0.png", MISSING),
        ("a%00.png", MISSING),
        ("x" * 5_000, MISSING),
        ("", MISSING),
        (".", MISSING),
        ("quay_files", MISSING),
        ("nowhere.png", MISSING),
        ("http://[", WEB),
        ("https://vann.example/a.png", WEB),
        ("//vann.example/a.png", WEB),
        ("javascript:alert(1)", MISSING),
        ("empty.png", "is empty"),
        ("large.png", "is larger than 20 MB"),
        ("data:image/png;base64", "is stated in a way that cannot be read"),
        (f"{EMBEDDED}0123456789abcdef", "stood in the page, and is no longer there"),
    ],
)
def test_nothing_else_is_opened_or_fetched(folder: Path, src: str, words: str) -> None:
    with pytest.raises(PictureError) as refused:
        PictureFile(folder / "quay.html", "").read(src)
    assert str(refused.value) == words


def test_an_article_without_a_file_has_only_what_its_addresses_state() -> None:
    assert PictureFile(None, "").read(data_address(PICTURE)) == PICTURE
    assert PictureFile(None, "").read("data:image/svg+xml,%3Csvg/%3E") == b"<svg/>"
    with pytest.raises(PictureError, match="not beside the page"):
        PictureFile(None, "").read("a.png")


def test_a_picture_in_the_page_is_found_again_by_its_digest(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    first, second = data_address(OTHER), data_address(png(300, 300) + OTHER)
    broken = first[:90] + "\n  " + first[90:].replace("+", "&#43;")
    path.write_bytes(html(broken, second, "data:image/gif;base64,R0lGODlhAQABAAAAACw="))
    images = article_of(path).images
    assert [image.src for image in images] == [EMBEDDED + embedded_digest(a) for a in (first, second)]
    assert [bytes_of(path, 0), bytes_of(path, 1)] == [OTHER, png(300, 300) + OTHER]
    path.unlink()
    with pytest.raises(PictureError, match="its file is gone"):
        PictureFile(path, "").read(images[0].src)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<img alt="a" src="DATA">', '<img alt="a" src="NAME">'),
        ("<p><IMG\nSRC = 'DATA' alt=''>", "<p><IMG\nSRC = 'NAME' alt=''>"),
        ('<img src="DATA"><img src="DATA">', '<img src="NAME"><img src="NAME">'),
        ('<img src="data:image/gif;base64,R0lG">', None),
        ("&lt;img src='DATA'>", None),
        ('<img data-src="DATA">', None),
        ('<p>data:image/png <img src="data:image/png', None),
        ('<img src="DATA', None),
    ],
)
def test_a_page_is_cleaned_with_names_in_place_of_pictures(before: str, after: str | None) -> None:
    address = data_address(OTHER)
    name = EMBEDDED + embedded_digest(address)
    markup = before.replace("DATA", address)
    assert name_embedded(markup) == (markup if after is None else after.replace("NAME", name))


def test_naming_pictures_takes_time_in_proportion() -> None:
    for piece in ("<img src='data:image/", "data:image/", "<img src=\"data:image/' "):
        assert name_embedded(piece * 20_000) == piece * 20_000


def web_archive(src: str) -> bytes:
    def part(head: str, body: bytes) -> bytes:
        return f"--B\r\n{head}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode() + body + b"\r\n"

    head = b'From: <Saved by a browser>\r\nContent-Type: multipart/related; boundary="B"\r\n\r\n'
    page = part(
        "Content-Type: text/html\r\nContent-Location: https://vann.example/news/quay",
        base64.encodebytes(html(src)),
    )
    at_address = part(
        "Content-Type: image/png\r\nContent-Location: https://vann.example/news/a.png",
        base64.encodebytes(PICTURE),
    )
    by_id = part("Content-Type: image/png\r\nContent-ID: <quay@vann>", base64.encodebytes(OTHER))
    return head + page + at_address + by_id + b"--B--\r\n"


@pytest.mark.parametrize(
    ("src", "found"),
    [
        ("https://vann.example/news/a.png", PICTURE),
        ("a.png", PICTURE),
        ("/news/a.png", PICTURE),
        ("cid:quay@vann", OTHER),
        (data_address(OTHER), OTHER),
    ],
    ids=["whole", "relative", "from the root", "by identifier", "in the page"],
)
def test_a_web_archive_holds_its_pictures(tmp_path: Path, src: str, found: bytes) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(web_archive(src))
    assert bytes_of(path) == found


def test_what_a_web_archive_does_not_hold_is_said(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(web_archive("a.png"))
    for src, words in (
        ("https://vann.example/b.png", WEB),
        ("../../b.png", "is not in the archive, and nothing is fetched"),
    ):
        with pytest.raises(PictureError) as refused:
            PictureFile(path, "").read(src)
        assert str(refused.value) == words


@pytest.mark.parametrize(
    ("src", "found"),
    [
        ("https://vann.example/a.png", PICTURE),
        ("a.png", PICTURE),
        (data_address(OTHER), OTHER),
        ("b.png", None),
        ("c.png", None),
    ],
    ids=["whole", "relative", "in the page", "no bytes", "not held"],
)
def test_safari_keeps_pictures_beside_the_page(tmp_path: Path, src: str, found: bytes | None) -> None:
    path, address = tmp_path / "page.webarchive", "https://vann.example/"
    main = {
        "WebResourceData": html(src),
        "WebResourceMIMEType": "text/html",
        "WebResourceURL": f"{address}quay",
    }
    others = [
        {"WebResourceURL": f"{address}a.png", "WebResourceData": PICTURE},
        {"WebResourceURL": f"{address}b.png"},
        4,
    ]
    path.write_bytes(
        plistlib.dumps({"WebMainResource": main, "WebSubresources": others}, fmt=plistlib.FMT_BINARY)
    )
    if found is None:
        with pytest.raises(PictureError, match="not in the archive"):
            bytes_of(path)
    else:
        assert bytes_of(path) == found


def test_an_e_book_holds_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    text = book_page(
        f'<h1>One</h1><p>{LONG}</p><p><img src="../pictures/a.png" alt="The quay at Vann"/></p><p>{LONG}</p>'
    )
    path.write_bytes(epub({"text/one.xhtml": text}, more={"OEBPS/pictures/a.png": PICTURE}))
    assert bytes_of(path) == PICTURE
    with pytest.raises(PictureError, match="not in the archive"):
        PictureFile(path, "OEBPS/text/one.xhtml").read("../../../../etc/hostname")


def test_an_e_book_is_looked_at_page_after_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.epub"
    text = book_page(f'<h1>One</h1><p>{LONG}</p><p><img src="../pictures/a.png" alt="The quay"/></p>')
    path.write_bytes(epub({"text/one.xhtml": text}, more={"OEBPS/pictures/a.png": PICTURE}))
    monkeypatch.setattr(bounded_zip, "MAX_TOTAL", 3 * len(PICTURE))  # of one reading
    pictures = PictureFile(path, "OEBPS/text/one.xhtml")
    assert {pictures.read("../pictures/a.png") for _ in range(9)} == {PICTURE}
    assert pictures.head("../pictures/a.png") == PICTURE
