"""What a file is: content decides, the name is a hint."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.formats import binary_kind, format_of
from reader.model.article import SourceFormat

PLAIN = "The council met on Tuesday.\n\nResidents said the noise had become unbearable.\n"
PAGE = "<!DOCTYPE html><html><head><title>T</title></head><body><p>x</p></body></html>"
FRAGMENT = "<p>The council met.</p><p>Residents <b>said</b> so.</p>"
MARKDOWN = "# Harbour\n\nThe council [met](https://a.example/x) **on Tuesday**.\n"
HEADED = "---\ntitle: Harbour\nauthor: A\n---\n\nThe council met.\n"
SCRAPE = "Skip to Content\n\nPhoto: <b>A. Person</b>/Agency\n\n" + PLAIN * 5 + "\n<br/> Share\n"

TEXT, HTML, MD = SourceFormat.TEXT, SourceFormat.HTML, SourceFormat.MARKDOWN


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (PLAIN, "a.txt", TEXT),
        (PLAIN, "README", TEXT),
        (PLAIN, "a.html", TEXT),
        (PLAIN, "a.md", MD),
        (PLAIN, "standard input", TEXT),
        (PAGE, "a.html", HTML),
        (PAGE, "a.txt", HTML),
        (PAGE, "a.md", HTML),
        (PAGE, "standard input", HTML),
        ("\n\n<!-- saved from -->\n<?xml version='1.0'?>\n<HTML><p>x", "a", HTML),
        ("<htmlish", "a.txt", TEXT),
        (FRAGMENT, "a.HTM", HTML),
        (FRAGMENT, "a.txt", HTML),
        (FRAGMENT, "a.md", MD),
        (MARKDOWN, "a.md", MD),
        (MARKDOWN, "standard input", MD),
        (MARKDOWN, "a.html", MD),
        (HEADED, "a.txt", MD),
        (HEADED, "standard input", MD),
        ("+++\ntitle = 'x'\n+++\ntext", "standard input", MD),
        ("# one sign alone\n\n" + PLAIN, "a.txt", TEXT),
        # a dump with scraps of markup stays a dump
        (SCRAPE, "a.txt", TEXT),
        ("if a < b && c > d then <notatag attr> ok\n" + PLAIN, "a.txt", TEXT),
        ("---\n\n" + PLAIN, "a.txt", TEXT),
    ],
)
def test_the_format(text: str, name: str, kind: SourceFormat) -> None:
    assert format_of(text, name) is kind


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "JPEG picture"),
        (b"%PDF-1.7", "PDF document"),
        (b"PK\3\4", "ZIP archive"),
        (b"\x1f\x8b\x08", "compressed"),
        (b"\xfd7zXZ\0", "compressed"),
        (b"\x7fELF", "program"),
        (b"SQLite format 3\0", "database"),
        (b"{\\rtf1", "office document"),
    ],
)
def test_files_that_hold_no_text_are_named(start: bytes, words: str) -> None:
    kind = binary_kind(start + b"anything")
    assert kind is not None
    assert words in kind


@pytest.mark.parametrize(
    "start", [b"", b"The", b"<html", b"# T", b"%", b"P", b"\xef\xbb\xbfA", b"\xff\xfeA\0"]
)
def test_files_that_may_hold_text_are_not(start: bytes) -> None:
    assert binary_kind(start) is None


PIECES = [
    "<!--",
    "-->",
    "<?xml",
    "<",
    "<p",
    " ",
    "\n",
    "](/",
    "**",
    "#",
    "|",
    "---",
    "- ",
    "a",
    ":",
    "+++",
    "`",
    ">",
]


@given(st.sampled_from(PIECES), st.sampled_from(PIECES), st.sampled_from(["a.txt", "a.html", "a.md", ""]))
def test_repetition_costs_no_more_than_reading(one: str, two: str, name: str) -> None:
    """Hypothesis gives an example a fifth of a second: patterns that go back and forth take far longer."""
    assert format_of((one + two) * 8000, name) in SourceFormat
