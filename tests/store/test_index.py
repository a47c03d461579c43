"""The index: what is kept, found and forgotten, and what a fault costs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.errors import IndexFailure
from reader.model.analysis import Analysis, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.span import Span
from reader.pipeline import open_record
from reader.store.index.database import DamagedIndex, set_aside
from reader.store.index.entry import index_entry
from reader.store.index.finding import count_by, find_places
from reader.store.index.query import parse_query
from reader.store.index.reading import IndexReader, sentence_at
from reader.store.index.writing import FileState, IndexWriter
from tests.shelf import Counted, Said, Story, shelve

STRIKE = Story(
    "The port strike went on.\n\n“We will strike until May,” said Ada Morland, who leads 40 men at the café.",
    (Said("“We will strike until May,”", "Ada Morland", "union leader"),),
    figures=(Counted("40", 40, "men"),),
)
DENIAL = Story(
    "There is no strike, the mayor said. The port is open.",
    (Said("There is no strike", "the mayor", kind="indirect"),),
    outlet="Évening Post",
    day="2022-03-05",
    title="No strike at all",
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> IndexReader:
    path = tmp_path_factory.mktemp("shelf") / "index.db"
    shelve(path, [STRIKE], into="strikes").close()
    return shelve(path, [DENIAL._replace(path="/news/denial.html")])


FOUND = [
    ("port strike", ["port strike"]),
    ("STRIKE", ["strike", "strike", "strike", "strike"]),  # the title is searched too, the newest first
    ("cafe", ["café"]),
    ("strik* outlet:evening", ["strike", "strike"]),
    ("said:strike", ["strike", "strike"]),
    ("speaker:morland", ["“We will strike until May,”"]),
    ("strike speaker:ada", ["“We will strike until May,”"]),
    ("said:strike date:2022-02", ["strike"]),
    ("NEAR(open port, 3)", ["port", "open"]),
    ("port NOT open", ["port"]),
]


@pytest.mark.parametrize(("typed", "words"), FOUND)
def test_a_query_finds(typed: str, words: list[str], shelf: IndexReader) -> None:
    assert [place.match for place in find_places(shelf, parse_query(typed))] == words


def test_a_place_says_where_it_stands_and_who_says_it(shelf: IndexReader) -> None:
    (place,) = find_places(shelf, parse_query("until May"))
    assert STRIKE.text[place.start : place.end] == place.match == "until May"
    assert (place.left + place.match + place.right) in STRIKE.text
    assert (place.paragraph, place.speaker, place.role) == (2, "Ada Morland", "union leader")
    assert (place.article.outlet, place.article.day) == ("The Gazette", "2022-02-01")


def test_only_where_a_number_stands_in_the_sentence(shelf: IndexReader) -> None:
    places = find_places(shelf, parse_query("men OR port"), figures=True)
    assert [(place.match, place.figures) for place in places] == [("men", ("40",))]


def test_a_collection_is_searched_alone(shelf: IndexReader) -> None:
    assert [p.article.day for p in find_places(shelf, parse_query("port"), collection="strikes")] == [
        "2022-02-01"
    ]
    with pytest.raises(IndexFailure, match="there is no collection ports; there are strikes"):
        list(find_places(shelf, parse_query("port"), collection="ports"))


@pytest.mark.parametrize(
    ("label", "counts"),
    [
        ("outlet", [("The Gazette", 1, 0), ("Évening Post", 1, 0)]),
        ("month", [("2022-02", 1, 0), ("2022-03", 1, 0)]),
        ("speaker", [("Ada Morland", 1, 1), ("the mayor", 1, 1)]),
    ],
)
def test_articles_are_counted(label: str, counts: list[tuple[str, int, int]], shelf: IndexReader) -> None:
    assert list(count_by(shelf, parse_query("strike"), label)) == counts


def test_an_article_that_changed_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    for text in ("An owl sat there.", "A crow sat there.", "A crow sat there."):
        reader = shelve(path, [Story(text)])
    assert [p.match for p in find_places(reader, parse_query("crow OR owl"))] == ["crow"]
    assert reader.count() == 1


def test_what_is_forgotten_is_in_no_table_and_in_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    shelve(path, [STRIKE], into="strikes").close()
    shelve(path, [DENIAL._replace(path="/b.html")], into="denials").close()
    shelve(path, [DENIAL._replace(path="/b.html")], into="kept").close()
    writer = IndexWriter(path, "version", "")
    assert (writer.forget("strikes"), writer.forget("denials")) == (1, 0)
    writer.close()
    assert b"Morland, who leads" not in path.read_bytes()
    database = sqlite3.connect(path)
    for table in ("text_index", "said_index"):
        database.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    assert database.execute("SELECT count(*) FROM texts").fetchone() == (1,)
    assert database.execute("SELECT count(*) FROM quotes").fetchone() == (1,)
    database.close()


def test_speech_alone_is_kept_with_how_the_article_speaks_of_people() -> None:
    text = "Ms Holt said it rained. “She” is a word. “It poured,” she said."
    article = open_record(text, "a")
    holt = Speaker("s1", "Holt", SpeakerKind.PERSON, mentions=(Span(3, 7), Span(54, 57)))
    quotes = (
        Quote("q1", QuoteKind.INDIRECT, 13, 22, "s1", "Holt", cue_start=8, cue_end=12, confidence=0.9),
        Quote("q2", QuoteKind.SCARE, 24, 29),
        Quote("q3", QuoteKind.DIRECT, 41, 53, "s1", "Holt", confidence=0.2),
    )
    entry = index_entry(article, Analysis(quotes, (holt,)))
    assert [(q.kind, text[q.start : q.end], q.cue, q.speaker) for q in entry.quotes] == [
        ("indirect", "it rained", "said", 0)
    ]
    assert entry.speakers[0].address == "Ms 1, she 1"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [("rained", "It rained."), ("$3", "It cost $3 million."), ("Rain", "Rain again")],
)
def test_a_sentence_is_told_by_its_marks(words: str, sentence: str) -> None:
    text = "It rained. It cost $3 million.\nRain again"
    start = text.index(words)
    assert sentence_at(text, start, start + len(words)) == sentence


@pytest.mark.parametrize("content", [b"no database " * 100, b""])
def test_a_damaged_index_is_told_and_set_aside(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    path.write_bytes(content)
    if not content:
        with pytest.raises(IndexFailure, match="there is no index yet"):
            IndexReader(path)
        return
    with pytest.raises(DamagedIndex, match="the index is damaged"):
        IndexWriter(path, "version", "")
    assert set_aside(path).read_bytes() == content
    assert not path.exists()


def test_a_full_disk_is_told_and_costs_nothing_that_was_kept(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    shelve(path, [STRIKE]).close()
    writer = IndexWriter(path, "version", "")
    writer._db.execute("PRAGMA max_page_count = 60")  # what SQLite tells of a full disk
    with pytest.raises(IndexFailure, match="the disk is full; what was added before is kept"):
        for number in range(100):
            writer.put(f"/{number}", "", STRIKE._replace(text=STRIKE.text + " More." * 5000).entry)
    writer.close()
    reader = IndexReader(path)
    assert [p.match for p in find_places(reader, parse_query("port strike"))][-1:] == ["port strike"]
    assert reader.count() == len(reader.articles())
    reader.close()


def test_two_programs_add_to_one_index(tmp_path: Path) -> None:
    path = tmp_path / "index.db"
    writers = [IndexWriter(path, "version", "") for _ in range(2)]
    for number in range(20):
        for writer in writers:
            writer.put(f"/{number}", "", STRIKE.entry)
            writer.finish(f"/{number}", FileState(1, 1))
    for writer in writers:
        writer.close()
    reader = IndexReader(path)
    assert reader.count() == 20
    reader.close()
