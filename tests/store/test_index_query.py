"""The query language: what each form means, and the line that tells what is wrong."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.store.index.query import IndexQuery, parse_query

MEANINGS = [
    ("strike", IndexQuery('"strike"')),
    ("port strike", IndexQuery('"port strike"')),
    ("“port strike”", IndexQuery('"port strike"')),
    ("strik*", IndexQuery('"strik" *')),
    ("port strik*", IndexQuery('"port strik" *')),
    ("port AND (strike OR walkout)", IndexQuery('("port" AND ("strike" OR "walkout"))')),
    ("port strike NOT film", IndexQuery('("port strike" NOT "film")')),
    ('port "dock workers"', IndexQuery('("port" AND "dock workers")')),
    ("NEAR(port strike, 8)", IndexQuery('NEAR("port" "strike", 8)')),
    ("NEAR(port strike)", IndexQuery('NEAR("port" "strike", 10)')),
    ("speaker:morland", IndexQuery(speaker='"morland"')),
    ('strike outlet:"the gazette"', IndexQuery('"strike"', outlet='"the" AND "gazette"')),
    ("said:strike AND port", IndexQuery('"port"', '"strike"')),
    ("strike date:2022-02", IndexQuery('"strike"', since="2022-02", until="2022-02")),
    ("strike date:2022..2023-05", IndexQuery('"strike"', since="2022", until="2023-05")),
    ("it's a-b", IndexQuery('"it\'s a-b"')),
]
FAULTS = [
    ("", "is empty"),
    ('"port strike', "a quotation mark in the query is not closed"),
    ("(port", "a bracket of the query is not closed"),
    ("port)", "closes a bracket that it did not open"),
    ("( )", "nothing in a bracket"),
    ("AND port", "AND needs words on both sides"),
    ("port OR", "OR needs words on both sides"),
    ("port AND NOT film", "AND needs words on both sides"),
    ("colour:red", "there is no field colour:"),
    ("(speaker:a)", "speaker: limits the whole query"),
    ("port OR speaker:a", "speaker: limits the whole query"),
    ("date:2021 date:2022", "date: stands twice"),
    ("date:soon", "“soon” is no date"),
    ("said:(", "said: needs a word behind it"),
    ("!!!", "there is no word in “!!!”"),
    ("st*ke", "a * stands at the end of a word"),
    ("NEAR(port)", "NEAR(...) needs two words"),
    ("NEAR(a b, c)", "stands a number of words"),
    ("x " * 501, "is longer than 1,000 characters"),
    ("(" * 500 + "a", "combines more than 50"),
    ("a OR " * 60 + "a", "combines more than 50"),
]


@pytest.mark.parametrize(("typed", "meant"), MEANINGS)
def test_a_query_means(typed: str, meant: IndexQuery) -> None:
    assert parse_query(typed) == meant


@pytest.mark.parametrize(("typed", "told"), FAULTS)
def test_what_is_wrong_in_a_query_is_told(typed: str, told: str) -> None:
    with pytest.raises(QueryError, match=r"^[^\n]*$") as raised:
        parse_query(typed)
    assert told in str(raised.value)


@given(st.text("ab \"“”()*:,^-+'\\{}\0\ud800ANDORTE0", max_size=40))
def test_whatever_is_typed_is_refused_or_understood_by_fts5(typed: str) -> None:
    try:
        query = parse_query(typed)
    except QueryError:
        return
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE i USING fts5(t)")
    for expression in filter(None, (query.text, query.said, query.speaker, query.outlet)):
        database.execute("SELECT * FROM i WHERE i MATCH ?", (expression,)).fetchall()
    database.close()


def test_an_option_limits_a_query_once() -> None:
    query = parse_query("strike date:2022-03").limited(speaker="Ada Morland", since="2022-02", until="2023")
    assert query == IndexQuery('"strike"', "", '"Ada" AND "Morland"', "", "2022-03", "2022-03")
    with pytest.raises(QueryError, match="both name a speaker"):
        parse_query("speaker:a").limited(speaker="b")
