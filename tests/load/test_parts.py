"""A file with many articles: each is an article of its own, and its file's own fields go before guesses."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reader.clean.clean import clean, keep
from reader.errors import LoadError, NotAnArticle
from reader.load import formats
from reader.load.format_record import Format, Match
from reader.load.loading import load, load_all, load_part
from reader.load.source import File, FilePart, Part, PartFields, Source
from reader.model.article import SourceFormat, SourceInfo, SourcePart

FIELDS = PartFields(
    title="Harbour \x1b[2Jopens", authors=("ADA MORLAND",), published="2024-05-06",
    publisher="The Vann Gazette", page="A4", edition="Final", words=6, notes=("The picture was left out.",),
)  # fmt: skip
BODY = "The harbour opened on Monday morning.\n\nBoats came in from Leddow."


def read_lines_as_parts(data: bytes, name: str) -> Iterator[Part]:
    """A container of this test: an article a line; a line with a bang is where the file is damaged."""
    for number, line in enumerate(data.decode().splitlines()[1:]):
        if line == "!":
            raise NotAnArticle(f"{name}: is damaged after article {number}")
        yield Part(line, SourceFormat.TEXT, id=f"r{number}", fields=PartFields(words=3), total=2)


@pytest.fixture(autouse=True)
def lines_are_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    def in_bytes(data: bytes, suffix: str) -> Match:
        return Match.CERTAIN if data.startswith(b"LINES\n") else Match.NONE

    table = (Format("lines", "lines", (".lines",), in_bytes=in_bytes, reader=lambda: read_lines_as_parts),)
    monkeypatch.setattr(formats, "FORMATS", table + formats.FORMATS)


def test_each_article_of_a_file_knows_which_one_it_is() -> None:
    first, second = load_all(File(b"LINES\nOne came in.\nTwo went out.\n", "week.lines"))
    assert first.info.part == SourcePart(1, 2, "r0", words=3)
    assert second.info.part == SourcePart(2, 2, "r1", words=3)
    assert first.info.sha256 != second.info.sha256
    assert (first.info.name, first.text, second.text) == ("week.lines", "One came in.", "Two went out.")


def test_a_file_that_is_damaged_further_on_gives_what_stands_before() -> None:
    sources = load_all(File(b"LINES\nOne came in.\n!\n", "week.lines"))
    assert next(sources).text == "One came in."
    with pytest.raises(LoadError, match=r"week\.lines: is damaged after article 1"):
        next(sources)


def test_a_file_without_an_article_is_refused() -> None:
    with pytest.raises(NotAnArticle, match=r"week\.lines: holds no article"):
        load(File(b"LINES\n", "week.lines"))


def test_what_a_file_says_of_an_article_is_part_of_what_it_is() -> None:
    one = load_part(File(b"", "a"), FilePart(Part(BODY), 1))
    other = load_part(File(b"", "a"), FilePart(Part(BODY, fields=FIELDS), 1))
    assert one.info.sha256 != other.info.sha256


def of(text: str, format: SourceFormat, *, body_only: bool = False) -> Source:
    info = SourceInfo("a", format, "utf-8", len(text), "")
    return Source(info, text, fields=FIELDS, body_only=body_only)


@pytest.mark.parametrize(
    "source",
    [
        of(BODY, SourceFormat.TEXT),
        of(BODY, SourceFormat.TEXT, body_only=True),
        of(f"# Another\n\n{BODY}", SourceFormat.MARKDOWN),
        of(f"<title>Another</title><h1>Another</h1><p>{BODY}", SourceFormat.HTML),
    ],
)
def test_fields_of_the_file_go_before_guesses(source: Source) -> None:
    for article in (clean(source), keep(source)):
        assert (article.title, article.authors) == ("Harbour ␛[2Jopens", ("Ada Morland",))
        assert (article.published, article.publisher) == ("2024-05-06", "The Vann Gazette")
        assert article.notes[0] == "The picture was left out."
    if source.info.format is not SourceFormat.TEXT:
        assert clean(source).cut[0].text == "Another"


def test_a_body_alone_is_kept_whole() -> None:
    text = "By the harbour\n\nShare\n\nRead more: boats came in.\n\nReporting by Ada Morland"
    source = replace_text(of("", SourceFormat.TEXT, body_only=True), text)
    assert clean(source).text == text
    assert not clean(source).cut


def replace_text(source: Source, text: str) -> Source:
    return source._replace(text=text, info=replace(source.info, bytes=len(text)))
