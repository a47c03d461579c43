"""What an export may look like besides: other heads, lines that look like fields, damage and harm."""

from __future__ import annotations

from itertools import islice

import pytest

from reader.clean.clean import clean
from reader.errors import LoadError
from reader.load.containers.database_fields import byline_names, date_line, section_and_page
from reader.load.containers.database_labels import announced_words, document_number, field_of
from reader.load.containers.database_text import joined, rewrapped
from reader.load.containers.databases import reader_of
from reader.load.source import File
from reader.model.article import Article
from reader.model.part_lengths import disagreement, length_of
from tests.load.database_files import HARBOUR, Story, nexis_page, nexis_text, nexis_word, word_file
from tests.load.database_services import (
    europresse_articles,
    factiva_page,
    factiva_rtf,
    nexis_rtf,
    proquest_text,
)
from tests.load.loaded import load_all


def articles(data: bytes) -> list[Article]:
    return [clean(source) for source in load_all(File(data, "export"))]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("January 11, 2010 Monday", ("2010-01-11", "")),
        ("March 14, 2013 Thursday 11:21 AM GMT", ("2013-03-14", "")),
        ("November 27, 2013 Wednesday, FINAL EDITION", ("2013-11-27", "FINAL EDITION")),
        ("October 12, 2004, Tuesday,, FINAL EDITION", ("2004-10-12", "FINAL EDITION")),
        ("Freitag 24. April 2009", ("2009-04-24", "")),
        ("Dienstag 10.Dezember 2019", ("2019-12-10", "")),
        ("1. Februar 2012 Mittwoch 12:18 PM GMT+1", ("2012-02-01", "")),
        ("Mittwoch 01. Februar 2012 13:34 Uhr", ("2012-02-01", "")),
        ("Mardi 10 Décembre 2019", ("2019-12-10", "")),
        ("décembre 10 2019", ("2019-12-10", "")),
        ("10 décembre 2019 mardi 3:00 AM GMT", ("2019-12-10", "")),
        ("9 Januar 1993", ("1993-01-09", "")),
        ("1993 年 1 月 9 日", ("1993-01-09", "")),
        ("lunes 4 de mayo de 2020", ("2020-05-04", "")),
        ("May 2010", ("2010-05", "")),
        ("2010年5月", ("2010-05", "")),
        ("The vote of March 14, 2013", None),
        ("Thursday", None),
        ("877 words", None),
    ],
)
def test_a_line_that_is_a_date_and_the_edition_after_it(line: str, found: tuple[str, str] | None) -> None:
    assert date_line(line) == found


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("29 words", 29), ("1,823 words", 1823), ("1.203 Wörter", 1203), ("1 203 mots", 1203), ("900字", 900),
        ("9 Januar 1993", None), ("29 hitz", None), ("words", None),
    ],
)  # fmt: skip
def test_announced_words(line: str, number: int | None) -> None:
    assert announced_words(line) == number


@pytest.mark.parametrize(
    ("line", "which"),
    [
        ("   3 of 74 DOCUMENTS", (3, 74)), ("Dokument 3 von 74", (3, 74)), ("Document 1 de 12", (1, 12)),
        ("3 of 74 people", None), ("3 of 74", None),
    ],
)  # fmt: skip
def test_the_line_that_numbers_a_document(line: str, which: tuple[int, int] | None) -> None:
    assert document_number(line) == which


@pytest.mark.parametrize(
    ("value", "section", "page"),
    [
        ("MONEY; Pg. 1B", "MONEY", "1B"),
        ("MONEY;; COVER STORY", "MONEY; COVER STORY", None),
        ("Section A; Column 0; Foreign Desk; Pg. 1", "Section A; Foreign Desk", "1"),
        ("POLITIK; S. 4", "POLITIK", "4"),
        ("Seite 12", None, "12"),
        ("POLITICS; Version:28", "POLITICS", None),
        ("Arts, Books", "Arts, Books", None),
    ],
)
def test_the_section_and_the_page(value: str, section: str | None, page: str | None) -> None:
    assert section_and_page(value) == (section, page)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("By ADA MORLAND; Special to The Gazette", ("ADA MORLAND",)),
        ("Von Tom Brandt und Ines Okafor", ("Tom Brandt", "Ines Okafor")),
        ("Reuters", ("Reuters",)),
        ("", ()),
    ],
)
def test_the_names_of_a_byline(value: str, names: tuple[str, ...]) -> None:
    assert byline_names(value) == names


def test_a_colon_makes_no_field_of_a_headline_or_a_sentence() -> None:
    assert field_of("Quay: the vote is in") is None
    story = HARBOUR._replace(
        title="Length: the long quay",
        body=("Section: the oldest part is shut.", "PARIS: It rained. Notes: none."),
    )
    for data in (nexis_word([story]), nexis_rtf([story])):
        (article,) = articles(data)
        assert article.title == story.title
        assert article.text.split() == " ".join(story.body).split()


def test_a_search_hit_in_bold_breaks_no_word_apart() -> None:
    (article,) = articles(factiva_page([HARBOUR._replace(date="14 March 2023")]))
    assert "for the new quay, nine to two." in article.text


def test_the_oldest_head_begins_with_the_copyright_and_names_headline_and_body() -> None:
    text = (
        "                              1 of 1 DOCUMENT\n\n"
        "                       Copyright 1995 Ellis Papers Company\n"
        "                             The Ellis Gazette\n\n"
        "                   January 1, 1995, Sunday, Home Edition\n\n"
        "SECTION: Part A; Page 1; Metro Desk\n\nLENGTH: 12 words\n\nHEADLINE: QUAY OPENS\n\n"
        "BYLINE: By ADA MORLAND\n\nDATELINE: PORT ELLIS\n\nBODY:\n"
        "The quay was opened on Sunday by the mayor, and it rained.\n\n"
        "GRAPHIC: Photo, The quay\n\nLANGUAGE: ENGLISH\n"
    )
    (article,) = articles(text.encode())
    assert (article.title, article.publisher, article.published) == (
        "QUAY OPENS",
        "The Ellis Gazette",
        "1995-01-01",
    )
    assert (article.section, article.dateline) == ("Part A; Metro Desk", "PORT ELLIS")
    assert article.text == "The quay was opened on Sunday by the mayor, and it rained."
    assert article.source.part is not None
    assert (article.source.part.page, article.source.part.edition) == ("1", "Home Edition")
    assert article.copyright == "Copyright 1995 Ellis Papers Company"
    assert "Photo, The quay" in [cut.text for cut in article.cut]


def test_an_abstract_above_the_full_text_is_the_subtitle() -> None:
    story = HARBOUR._replace(highlight="", body=("ABSTRACT", "Nine to two.", "FULL TEXT", "The board voted."))
    (article,) = articles(nexis_word([story]))
    assert (article.subtitle, article.text) == ("Nine to two.", "The board voted.")


def test_what_stands_around_an_article_is_in_the_ledger() -> None:
    (article,) = articles(nexis_word([HARBOUR]))
    assert article.subtitle == HARBOUR.highlight
    cut = [piece.text for piece in article.cut]
    assert "Photo: The old pier" in cut
    assert "Load-Date: March 15, 2023" in [text.replace("\xa0", " ") for text in cut]


def test_an_article_without_a_text_is_an_article_and_says_so() -> None:
    photo = HARBOUR._replace(body=())
    found = articles(nexis_text([photo, HARBOUR]))
    assert [article.title for article in found] == [HARBOUR.title, HARBOUR.title]
    assert "holds no text" in found[0].notes[0]


def test_broken_lines_are_joined_to_paragraphs() -> None:
    lines = (
        "The harbour board of Port Ellis voted on\nMonday for the new quay, nine to two, and\nthen it rained."
    )
    full = lines.split("\n")
    assert rewrapped([f"{line:<40}".rstrip() for line in full], 100) == " ".join(full)
    assert joined(["a quay", "The end."]) == ["a quay", "The end."]


@pytest.mark.parametrize(
    "data",
    [
        nexis_word([HARBOUR] * 3)[:-400],
        word_file("<w:document>" + "x" * 100),
        word_file('<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "Bookmark_1">]><w w:name="Bookmark_1"/>'),
        word_file('<w:body w:name="Bookmark_1">' + " " * 30_000_000),
    ],
    ids=["cut off", "no XML", "DOCTYPE", "bomb"],
)
def test_a_damaged_document_is_refused_in_a_line(data: bytes) -> None:
    with pytest.raises(LoadError) as refused:
        articles(data)
    assert "\n" not in str(refused.value)


STORIES = [HARBOUR._replace(date="14 March 2023")] * 3


@pytest.mark.parametrize(
    "data",
    [
        nexis_text(STORIES), nexis_page(STORIES), nexis_rtf(STORIES), factiva_page(STORIES),
        factiva_rtf(STORIES), europresse_articles(STORIES), proquest_text(STORIES, {}),
    ],
    ids=["Nexis text", "Nexis page", "Nexis RTF", "Factiva page", "Factiva RTF", "Europresse", "ProQuest"],
)  # fmt: skip
@pytest.mark.parametrize("share", [0.4, 0.7, 0.95])
def test_of_a_file_that_was_cut_off_the_articles_before_are_kept(data: bytes, share: float) -> None:
    found = articles(data[: int(len(data) * share)])
    assert 1 <= len(found) <= 3
    assert found[0].title == HARBOUR.title


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 {\\*\\bkmkstart Bookmark_1}" + b"{" * 200_000 + b"\\u-1?\\bin999999999 x",
        b"{\\rtf1 \\bkmkstart Body_" + b"}" * 200_000 + b"\\'",
        b"  1 of 2 DOCUMENTS\n\nLENGTH: 1 words\n" * 20_000,
        b'<a name="DOC_ID_1_0"><DOCFULL>' * 20_000,
        b'<div id="article-x" class="article enArticle">' * 20_000,
        b'<span class="DocPublicationName">' * 20_000,
        b"proquest\n" + b"_" * 60 + b"\n" + (b"_" * 60 + b"\n") * 20_000,
    ],
    ids=["RTF groups", "RTF ends", "numbers", "anchors", "articles", "outlets", "rules"],
)
def test_repetition_is_read_or_refused_in_bounded_time(data: bytes) -> None:
    try:
        list(islice(load_all(File(data, "export")), 50))  # it comes to an end
    except LoadError as e:
        assert "\n" not in str(e)


def test_signals_to_a_terminal_reach_no_field() -> None:
    story = HARBOUR._replace(title="Quay\x1b]52;c;x\x07 opens", outlet="Gazette\u202e", date="14 March 2023")
    (article,) = articles(factiva_page([Story(*story)]))
    assert "\x1b" not in f"{article.title}{article.text}{article.publisher}"
    assert article.publisher == "Gazette"


def test_a_table_of_contents_is_no_article() -> None:
    whole = factiva_rtf([STORIES[0]], codes=False)
    start = whole.index(b"\\pard")
    contents = b"\\pard Factiva RTF Display Format\\par Quay: the vote is in\\tab 2\\par\\page\n"
    (article,) = articles(whole[:start] + contents + whole[start:])
    assert (article.title, article.section) == (HARBOUR.title, HARBOUR.section)


@pytest.mark.parametrize(
    "notice",
    [
        "(c) 2023, Ellis Papers. http://ellis.example/",
        "Ellis Papers GmbH",
        "Provided by Quay Media",
        "© Ellis",
    ],
)
def test_the_notice_below_the_language_however_it_is_worded(notice: str) -> None:
    data = factiva_page(STORIES[:1], "Deutsch").replace(
        b"Copyright 2023 Ellis Papers. All Rights Reserved.", notice.encode()
    )
    (article,) = articles(data)
    assert article.copyright == notice
    assert article.source.part is not None
    assert (article.source.part.page, article.source.part.edition) == ("3", "Final Edition")


def test_accession_numbers_of_older_articles_are_in_small_letters() -> None:
    data = factiva_rtf(STORIES[:2], codes=False).replace(b"ELGZ0000", b"elgz0000")
    assert [article.title for article in articles(data)] == [HARBOUR.title] * 2


def test_a_numbered_document_in_the_focus_of_a_search() -> None:
    data = nexis_text([HARBOUR]).replace(b"1 of 1 DOCUMENTS", b"FOCUS - 1 of 1 DOCUMENTS")
    assert [article.title for article in articles(data)] == [HARBOUR.title]


@pytest.mark.parametrize(
    "page",
    [
        '<html><div id="article-4711" class="article"><p class="articleParagraph">It rained.</p></div>',
        '<html><p>See <strong>ProQuest</strong> <a href="https://search.proquest.com/docview/12345678">it</a>.',
        "ProQuest was sold on Monday.\n____________________\n3 of 4 documents say so.\nLENGTH: long\n",
        "{\\rtf1 At the end of document 3 of 4 it rained.\\par}",
    ],
)
def test_a_file_of_somebody_else_that_speaks_of_databases_is_no_export(page: str) -> None:
    assert reader_of(page.encode()) is None


def test_a_length_in_chinese_is_of_characters() -> None:
    text = "港口委员会星期一以九票对两票通过了新码头的计划，会议持续了很长时间。"
    story = HARBOUR._replace(date="2023 年 3 月 14 日", words="34 字", body=(text,), title="新码头")
    (article,) = articles(factiva_page([story], "中文"))
    assert article.source.part is not None
    assert disagreement(article.source.part.words, length_of(article.text)) is None
