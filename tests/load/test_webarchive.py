"""Pages as Safari saves them."""

from __future__ import annotations

import plistlib
from typing import Any

import pytest

from reader.clean.clean import clean
from reader.errors import NotAnArticle
from reader.load.containers.webarchive import is_webarchive
from reader.load.loading import load
from reader.load.source import File
from reader.model.article import SourceFormat

PAGE = "<html><head><title>Quay</title></head><body><p>Café closed.</p></body></html>"
MAIN = {
    "WebResourceData": PAGE.encode("cp1252"),
    "WebResourceMIMEType": "text/html",
    "WebResourceTextEncodingName": "windows-1252",
    "WebResourceURL": "https://vann.example/quay",
}


def archive(main: Any, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> bytes:
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML], ids=["binary", "XML"])
def test_the_page_is_read_in_the_encoding_that_the_archive_states(form: plistlib.PlistFormat) -> None:
    source = load(File(archive(MAIN, form), "quay.webarchive"))
    assert (source.text, source.info.encoding, source.info.format) == (
        PAGE,
        "windows-1252",
        SourceFormat.HTML,
    )
    assert clean(source).url == "https://vann.example/quay"


def test_other_property_lists_are_no_archives() -> None:
    assert not is_webarchive(plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY))


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a SYSTEM "file:///etc/passwd">]><plist>'
ENTITIES += b"<dict><key>WebMainResource</key><string>&a;</string></dict></plist>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive(MAIN)[:-20], "damaged or cut off"),
        (archive("x"), "damaged or cut off"),
        (archive({**MAIN, "WebResourceMIMEType": "application/pdf"}), "of no page but of application/pdf"),
        (ENTITIES, "damaged or cut off"),
        (b"bplist00WebMainResource" + bytes(40), "damaged or cut off"),
        (b"<plist><!--WebMainResource-->" + b"<array>" * 50_000, "damaged or cut off"),
    ],
    ids=["cut off", "no page", "PDF", "entities", "noise", "nested"],
)
def test_an_archive_without_a_page_is_refused_with_a_word(data: bytes, words: str) -> None:
    with pytest.raises(NotAnArticle, match=f"^a.webarchive: is a Safari web archive .*{words}"):
        load(File(data, "a.webarchive"))
