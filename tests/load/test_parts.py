"""A file with many articles: each is an article of its own, and its file's own fields go before guesses."""

from dataclasses import replace

import pytest

from reader.clean.clean import clean, keep
from reader.errors import LoadError, NotAnArticle
from reader.load import part_cursor
from reader.load.loading import load, load_part
from reader.load.part_cursor import PartCursor
from reader.load.source import File, FilePart, Part, PartFields, Source
from reader.model.article import SourceFormat, SourceInfo, SourcePart
from reader.model.part_lengths import LengthTally, disagreement, length_of
from tests.load.lines import READ, lines_are_articles
from tests.load.loaded import load_all

FIELDS = PartFields(
    title="Harbour \x1b[2Jopens", authors=("ADA MORLAND",), published="2024-05-06",
    publisher="The Vann Gazette", page="A4", edition="Final", words=6, notes=("The picture was left out.",),
)  # fmt: skip
BODY = "The harbour opened on Monday morning.\n\nBoats came in from Leddow."


@pytest.fixture(autouse=True)
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    lines_are_articles(monkeypatch)


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


def test_articles_are_found_by_number_and_parsed_once() -> None:
    cursor = PartCursor(File(b"LINES\n" + b"".join(b"line %d\n" % n for n in range(5)), "week.lines"))
    assert [cursor.find(n).part.content for n in (3, 1, 2, 5)] == ["line 2", "line 0", "line 1", "line 4"]
    assert len(READ) == 5
    for _ in range(2):
        with pytest.raises(NotAnArticle, match=r"week\.lines: there is no part 6; it holds 5 articles"):
            cursor.find(6)


def test_articles_that_are_not_kept_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_cursor, "KEPT", 10)
    cursor = PartCursor(File(b"LINES\n" + b"".join(b"line %d\n" % n for n in range(5)), "week.lines"))
    assert [cursor.find(n).part.content for n in (5, 1, 2)] == ["line 4", "line 0", "line 1"]


def test_a_count_that_is_wrong_is_noted_in_the_last_article() -> None:
    *_, last = load_all(File(b"LINES\nOne.\nTwo.\nThree.\n", "week.lines"))
    assert last.fields.notes == ("2 articles announced, 3 found",)


@pytest.mark.parametrize(
    ("text", "words"),
    [("The board met.", 3), ("Café \n\n été", 2), ("董事会周二开会。", 8), ("在 Vann 开会", 4)],
)
def test_the_length_of_a_text(text: str, words: int) -> None:
    assert length_of(text) == words


@pytest.mark.parametrize(
    ("announced", "found", "wrong"),
    [(None, 7, None), (100, 120, None), (100, 80, None), (812, 530, "812 words announced, 530 found")],
)
def test_a_length_agrees_within_a_fifth(announced: int | None, found: int, wrong: str | None) -> None:
    assert disagreement(announced, found) == wrong


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ([], None),
        ([(None, None, 9)], None),
        ([(None, 10, 9)], None),
        ([(None, 10, 3)], "1 article, 0 of 1 lengths agree; article 1: 10 words announced, 3 found"),
        ([(None, None, 9), (None, None, 9)], "2 articles"),
        ([(2, 10, 9), (2, 10, 9)], "2 articles, all 2 lengths agree"),
        ([(3, 10, 9), (3, None, 9)], "3 articles announced, 2 found, the length agrees"),
        (
            [(None, 10, 3)] * 5,
            "5 articles, 0 of 5 lengths agree; article 1: 10 words announced, 3 found; article 2: "
            "10 words announced, 3 found; article 3: 10 words announced, 3 found; 2 more",
        ),
    ],
)
def test_the_summary_of_a_file(parts: list[tuple[int | None, int | None, int]], sentence: str | None) -> None:
    tally = LengthTally()
    for number, (count, announced, found) in enumerate(parts, 1):
        tally.add(SourcePart(number, count, words=announced), found)
    assert tally.sentence() == sentence
