"""Hostile files that hold other files: archives, JSON, feeds."""

from __future__ import annotations

import gzip
import json
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO

from tests.hostile.case import STORY, Case, raw


def packed() -> Iterator[Case]:
    entry = f"<item><title>Quay</title><description>{STORY}</description></item>"
    feed = f"<rss><channel>{entry}"
    entities = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 9}'>" for n in range(1, 12))
    row = json.dumps({"id": 1, "text": STORY})
    for name, data, opens in (
        ("packed", gzip.compress(STORY.encode()), True),
        ("packed and cut off", gzip.compress(STORY.encode())[:30], False),
        ("packed zeros", gzip.compress(bytes(200 << 20)), False),
        ("a zip that leads out of its folder", _zip({"../../../story.txt": STORY.encode()}), True),
        ("zips in zips", _nested_zip(9), False),
        ("a tar with links", _tar_of_links(), False),
        ("JSON 100,000 deep", b'{"text":' * 100_000, False),
        ("JSON of nothing but lists", b"[{}," + b"[]," * 5_000_000 + b"0]", False),
        ("100,000 articles in JSON lines", (row + "\n").encode() * 1_000 + b"\n" * 100_000, True),
        (
            "a feed with entities of entities",
            f"<!DOCTYPE rss [{entities}]>{feed}&e11;</channel></rss>".encode(),
            True,
        ),
        (
            "a feed that never ends an entry",
            feed.encode() + b"</channel></rss><item>" * 9 + b"<b>" * 99_999,
            True,
        ),
    ):
        yield Case(name, "collections", raw(data), opens, file="story.bin")
    yield from _bombs()


def _bombs() -> Iterator[Case]:
    """Documents that are zip files, of which one member is 300 MB when it is unpacked."""
    zeros = b"<p>" + b"a" * (300 << 20)
    container = (
        b"<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile"
        b" full-path='c.opf' media-type='application/oebps-package+xml'/></rootfiles></container>"
    )
    package = (
        b"<package xmlns='http://www.idpf.org/2007/opf'><manifest><item id='a' href='a.xhtml'"
        b" media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
    )
    types = b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
    book = {"mimetype": b"application/epub+zip", "META-INF/container.xml": container, "c.opf": package}
    yield Case("an EPUB bomb", "collections", lambda p: p.write_bytes(_zip(book | {"a.xhtml": zeros})),
               opens=False, file="story.epub")  # fmt: skip
    yield Case("a DOCX bomb", "collections",
               lambda p: p.write_bytes(_zip({"[Content_Types].xml": types, "word/document.xml": zeros})),
               opens=False, file="story.docx")  # fmt: skip


def _zip(members: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


def _nested_zip(times: int) -> bytes:
    data = STORY.encode()
    for number in range(times):
        data = _zip({f"{number}.zip" if number else "story.txt": data})
    return data


def _tar_of_links() -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, target in (("a.txt", "/etc/passwd"), ("b.txt", "../../b.txt"), ("c.txt", "c.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, target
            made.addfile(info)
    return out.getvalue()
