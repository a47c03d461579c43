"""Archives of crawlers: which records are articles, how bodies are unpacked, what is cut off."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib

import pytest

from reader.clean.clean import clean
from reader.errors import NotAnArticle
from reader.load.loading import load
from reader.load.source import File, Source
from reader.model.article import SourceFormat
from tests.load.loaded import load_all

PAGE = b"<html><body><p>The council of Vann met on Tuesday.</p></body></html>"


def record(
    block: bytes, kind: str = "response", url: str = "https://vann.example/a", more: str = ""
) -> bytes:
    type_ = "application/http; msgtype=response" if kind in ("response", "revisit") else "text/plain"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Record-ID: <urn:uuid:{url[-1]}>\r\n"
    )
    return (
        f"{head}Content-Type: {type_}\r\n{more}Content-Length: {len(block)}\r\n\r\n".encode()
        + block
        + b"\r\n\r\n"
    )


def response(
    body: bytes = PAGE, fields: str = "", status: int = 200, kind: str = "text/html; charset=utf-8"
) -> bytes:
    return f"HTTP/1.1 {status} x\r\nContent-Type: {kind}\r\n{fields}\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    return b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(body), body)


INFO = record(b"software: x\r\n", "warcinfo")


def sources(data: bytes, name: str = "a.warc") -> list[Source]:
    return list(load_all(File(data, name)))


@pytest.mark.parametrize(
    "block",
    [
        response(),
        response(chunked(PAGE), "Transfer-Encoding: chunked\r\n"),
        response(gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        response(zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
        response(zlib.compress(PAGE)[2:-4], "Content-Encoding: deflate\r\n"),
        response(chunked(gzip.compress(PAGE)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        # fields that crawlers leave although they undid what they say
        response(PAGE, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
    ids=["as it is", "chunks", "gzip", "deflate", "raw deflate", "chunks and gzip", "undone"],
)
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_page_is_unpacked(block: bytes, packed: bool) -> None:
    data = b"".join(map(gzip.compress, (INFO, record(block)))) if packed else INFO + record(block)
    (source,) = sources(data)
    assert source.text.encode() == PAGE
    assert source.fields.url == "https://vann.example/a"
    assert clean(source).notes == ()


def test_an_archive_packed_with_zstandard_and_a_dictionary_is_unpacked() -> None:
    zstandard = pytest.importorskip("zstandard")
    words = b"WARC/1.0 WARC-Type: response Content-Length: " * 30
    packer = zstandard.ZstdCompressor(dict_data=zstandard.ZstdCompressionDict(words))
    dictionary = b"\x5d\x2a\x4d\x18" + len(words).to_bytes(4, "little") + words
    data = dictionary + b"".join(map(packer.compress, (INFO, record(response()))))
    assert [source.text.encode() for source in sources(data, "a.warc.zst")] == [PAGE]


def test_what_is_no_page_is_passed_over() -> None:
    others = (
        record(response(status=301)),
        record(response(status=404)),
        record(response(b"\x89PNG", kind="image/png")),
        record(response(b"{}", kind="application/json")),
        record(response(b"", status=200)),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(b"HTTP/1.1 200 x\r\n\r\n", "revisit"),
        record(b"noise"),
    )
    second = record(response(), url="https://vann.example/b")
    found = sources(INFO + b"".join(others) + record(response()) + second)
    assert [source.info.part.id for source in found if source.info.part] == ["urn:uuid:a", "urn:uuid:b"]


def test_texts_that_were_made_of_pages_are_read() -> None:
    (source,) = sources(INFO + record("Café\nclosed".encode(), "conversion"), "a.wet")
    assert (source.text, source.info.format) == ("Café\nclosed", SourceFormat.TEXT)


def test_pages_that_were_cut_off_say_so() -> None:
    cut = record(response(gzip.compress(PAGE * 9)[:-12], "Content-Encoding: gzip\r\n"))
    short = record(response(), more="WARC-Truncated: length\r\n")
    notes = [clean(source).notes for source in sources(cut + short + record(response()))]
    assert notes == [("This page was cut off in the archive.",)] * 2 + [()]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_an_archive_that_ends_within_a_record_gives_what_is_there_and_says_so(packed: bool) -> None:
    data = record(response()) + record(response(PAGE * 50))
    data = gzip.compress(data)[:-40] if packed else data[:-2000]
    found = load_all(File(data, "a.warc"))
    assert next(found).text.encode() == PAGE
    with pytest.raises(NotAnArticle, match=r"^a.warc: is a web archive that is damaged behind page \d"):
        list(found)


def wacz(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in (("datapackage.json", b"{}"), *members):
            archive.writestr(name, data)
    return out.getvalue()


PACKED = b"".join(gzip.compress(record(response(), url=f"https://vann.example/{n}")) for n in "abc")


@pytest.mark.parametrize(("listed", "ids"), [("b", ["b"]), ("x", ["a", "b", "c"]), ("", ["a", "b", "c"])])
def test_the_pages_of_a_collection_are_those_that_it_lists(listed: str, ids: list[str]) -> None:
    rows = json.dumps({"url": f"https://vann.example/{listed}"}).encode()
    data = wacz(("pages/pages.jsonl", rows), ("archive/x.warc.gz", PACKED))
    assert [source.fields.url for source in sources(data, "a.wacz")] == [
        f"https://vann.example/{n}" for n in ids
    ]


BOMB = response(gzip.compress(b"x" * 40_000_000), "Content-Encoding: gzip\r\n")


def test_a_body_that_unpacks_without_end_is_cut() -> None:
    source = load(File(record(BOMB), "a.warc"))
    assert len(source.text) == 32 << 20
    assert source.fields.notes == ("This page was cut off in the archive.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (INFO, "holds no article"),
        (INFO.replace(b"Content-Length: 13", b"Content-Length: -1"), "damaged at its beginning"),
        (b"WARC/1.0\r\n" + b"a: b\r\n" * 100_000, "damaged at its beginning"),
        (b"WARC/1.0\r\n" + b"a" * 1_000_000, "damaged at its beginning"),
        (INFO.replace(b"Content-Length: 13", b"Content-Length: 999999999999"), "damaged at its beginning"),
        (gzip.compress(record(response()))[:120], "damaged at its beginning"),
        (wacz(("archive/x.warc.gz", b"noise")), "damaged"),
        (wacz()[:-30], "damaged"),
    ],
    ids=["empty", "length", "fields", "line", "long", "packing", "noise", "collection"],
)
def test_an_archive_without_a_page_is_refused_with_a_word(data: bytes, words: str) -> None:
    name = "a.wacz" if data.startswith(b"PK") else "a.warc"
    with pytest.raises(NotAnArticle, match=f"^{name}: .*{words}"):
        load(File(data, name))
