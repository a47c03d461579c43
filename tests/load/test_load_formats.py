"""What a file is: content decides, the name is a hint."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.format_record import Format
from reader.load.formats import FORMATS, container_of, format_of, opened_suffixes, refusal, what_opens
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
    assert format_of(text, name).text is kind


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG picture"),
        (b"\xff\xd8\xff\xe0", "JPEG picture"),
        (b"PK\3\4", "ZIP archive"),
        (b"7z\xbc\xaf\x27\x1c", "compressed"),
        (b"\x7fELF", "program"),
        (b"SQLite format 3\0", "database"),
    ],
)
def test_files_that_hold_no_text_are_named(start: bytes, words: str) -> None:
    found = refusal(start + b"anything")
    assert found is not None
    assert words in found


@pytest.mark.parametrize(
    "start", [b"", b"The", b"<html", b"# T", b"%", b"P", b"\xef\xbb\xbfA", b"\xff\xfeA\0"]
)
def test_files_that_may_hold_text_are_not(start: bytes) -> None:
    assert refusal(start) is None


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
    assert format_of((one + two) * 8000, name) in FORMATS


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.id)
def test_an_entry_of_the_table_is_whole(entry: Format) -> None:
    """It says how its files are called, unless others are called so, and how they are read."""
    assert entry.suffixes or entry.reader
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in entry.suffixes)
    read = entry.reader is not None or entry.stream is not None
    assert (entry.text is None) == read == (entry.in_bytes is not None)


def test_no_two_formats_claim_a_suffix() -> None:
    claimed = [suffix for entry in FORMATS for suffix in entry.suffixes]
    assert len(claimed) == len(set(claimed))
    assert opened_suffixes() == {"", *claimed}


def test_messages_name_each_format_once() -> None:
    *first, last = (entry.suffixes[0] for entry in FORMATS if entry.suffixes)
    assert what_opens() == ", ".join(first) + f" or {last}"


def test_the_readme_names_each_format_and_its_suffixes() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    for entry in FORMATS:
        named = ", ".join(f"`{suffix}`" for suffix in entry.suffixes)
        assert (f"{entry.label} ({named})" if named else entry.label) in readme


@pytest.mark.parametrize(("data", "name"), [(b"The council met.", "a.mhtml"), (b"", "a.mht"), (b"<p>x", "a")])
def test_text_is_no_container_whatever_it_is_called(data: bytes, name: str) -> None:
    assert container_of(data, name) is None
