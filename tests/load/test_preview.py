"""The beginning of a large text is shown while the rest is loaded: it is what the whole will begin with."""

from __future__ import annotations

import pytest

from reader.load.preview import LEAST, preview
from reader.load.source import File
from reader.pipeline import Pipeline

_LINE = "On day {} of that year the harbour board met again, the pilots counted ships, and the town watched."
_STORY = [_LINE.format(n) for n in range(13_000)]
_HEAD = "Harbour board votes for the quay\n\nBy Ines Okafor\n\n3 May 2024"


def book(gap: str = "\n\n", head: str = _HEAD) -> bytes:
    return gap.join((head, *_STORY)).encode()


def wrapped(line: str) -> str:
    return line.replace(" the pilots", "\nthe pilots")


LARGE = {
    "a blank line between": book(),
    "a line each": book("\n"),
    "two blank lines": book("\n\n\n"),
    "line ends of two characters": book("\r\n\r\n"),
    "spaces at both ends": book("  \n\n  "),
    "a tab before each": book("\n\n\t"),
    "quotations": book(" “Aye”\n\n"),
    "a byte order mark": b"\xef\xbb\xbf" + book(),
    "furniture above": book(head="Advertisement\n\nShare\n\n" + _HEAD),
    "lines broken by hand": "\n\n".join((_HEAD, *map(wrapped, _STORY))).encode(),
    "what acts on terminals": book().replace(b"harbour", "har\u202ebour\x1b[31m".encode()),
}
OTHERS = {
    "small.txt": book()[: LEAST - 1],
    "picture.txt": b"\x89PNG\r\n\x1a\n" + book(),
    "zeros.txt": b"\x00\n" + book(),
    "latin.txt": book().replace(b"harbour", b"caf\xe9"),
    "wide.txt": book().decode().encode("utf-16"),
    "page.txt": b"<!doctype html><html><body><p>" + book(),
    "saved.mhtml": b"Content-Type: multipart/related\n\n" + book(),
    "book.md": book(),
    "blank.txt": b" \n" * LEAST,
    "one line.txt": b"word " * LEAST,
}


@pytest.mark.parametrize("shape", LARGE)
def test_it_is_how_the_whole_begins(shape: str) -> None:
    data = LARGE[shape]
    file = File(data, "book.txt")
    part, whole = Pipeline().preview(file), Pipeline().open_file_for_screen(file).article
    assert part is not None
    pages = 8_000
    assert part.text[:pages] == whole.text[:pages]
    assert [b for b in part.blocks if b.end < pages] == [b for b in whole.blocks if b.end < pages]
    assert (part.title, part.authors, part.published) == (whole.title, whole.authors, whole.published)
    assert part.title == "Harbour board votes for the quay"
    assert len(part.text) < len(whole.text) // 4
    assert part.source.bytes == len(data)


@pytest.mark.parametrize("name", OTHERS)
def test_what_has_none_is_loaded_first(name: str) -> None:
    assert preview(File(OTHERS[name], name)) is None


def test_a_text_that_is_not_cleaned_has_none() -> None:
    assert Pipeline(clean=False).preview(File(book(), "book.txt")) is None
