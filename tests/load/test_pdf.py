"""PDF documents: the order of reading, what is no part of the text, and documents that cannot be read."""

from __future__ import annotations

import pytest

from reader.clean.clean import clean, keep
from reader.errors import NotAnArticle
from reader.load.containers.isolation import DocumentRefused, DocumentText
from reader.load.containers.pdf.reading import read_document
from reader.load.loading import load
from reader.load.source import File, Source
from reader.model.article import Article, BlockKind, SourceFormat, SourceInfo
from tests.load.pdf_files import HEIGHT, Text, column, pdf

LEFT = [
    "The council of Vann met on Tuesday to",
    "close the northern quay, whose sup-",
    "ports the sea had eaten through.",
    "Nobody was hurt, said Ada Morland.",
    "She leads the well-known team of in-",
]
RIGHT = [
    "spectors at the port authority.",
    "Trade goes on at the other quays, she",
    "added, though with long delays for",
    "ships that come in from Leddow and",
    "from the islands beyond the strait.",
]
BODY = (
    "The council of Vann met on Tuesday to close the northern quay, whose supports the sea had eaten "
    "through. Nobody was hurt, said Ada Morland. She leads the well-known team of inspectors at the port "
    "authority. Trade goes on at the other quays, she added, though with long delays for ships that come "
    "in from Leddow and from the islands beyond the strait."
)


def article(data: bytes) -> Article:
    found = read_document(data)
    assert isinstance(found, DocumentText)
    return clean(Source(SourceInfo("a.pdf", SourceFormat.DOCUMENT, "utf-8", 1, ""), found.html))


def refused(data: bytes) -> str:
    found = read_document(data)
    assert isinstance(found, DocumentRefused)
    return found.words


def blocks(found: Article) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks]


TITLE = Text(40, 80, "Northern quay to close", 22)


@pytest.mark.parametrize("by_rows", [False, True], ids=["column by column", "row by row"])
def test_two_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left, right = column(40, 120, LEFT), column(230, 120, RIGHT)
    lines = [line for row in zip(left, right, strict=True) for line in row] if by_rows else left + right
    found = article(pdf([[TITLE, *lines]]))
    assert found.title == "Northern quay to close"
    assert found.text == BODY
    assert found.pages == (1,)


def test_a_paragraph_goes_on_over_the_page_and_bears_the_page_on_which_it_begins() -> None:
    after = ["Ships wait outside the strait, and the", "islands wait for them."]
    found = article(pdf([column(40, 90, LEFT), [*column(40, 90, RIGHT), *column(40, 190, after)]]))
    assert blocks(found) == [BODY, "Ships wait outside the strait, and the islands wait for them."]
    assert found.pages == (1, 2)


def test_running_heads_and_page_numbers_are_cut() -> None:
    def page(number: int) -> list[Text]:
        foot = Text(200, HEIGHT - 20, f"- {number} -")
        return [Text(40, 30, f"The Vann Courier, issue {number}"), *column(40, 120, LEFT), foot]

    found = article(pdf([page(n) for n in range(1, 4)]))
    assert "Courier" not in found.text and "- 1 -" not in found.text
    assert [(c.text, c.reason) for c in found.cut[:2]] == [
        ("The Vann Courier, issue 1", "running head"),
        ("- 1 -", "page number"),
    ]


def test_what_a_browser_prints_at_the_edges_of_its_one_page_is_cut() -> None:
    edges = [
        Text(40, 20, "3/5/24, 10:15 AM"),
        Text(40, 580, "https://vann.example/quay"),
        Text(390, 580, "1/1"),
    ]
    found = article(pdf([[*edges, *column(40, 120, LEFT)]]))
    assert found.text.startswith("The council") and found.text.endswith("team of in-")
    assert [cut.reason for cut in found.cut] == ["running head", "running head", "page number"]


def test_headings_are_told_by_size_and_by_bold_letters() -> None:
    lines = [TITLE, *column(40, 120, LEFT), Text(40, 220, "What comes next", 14), *column(40, 250, RIGHT)]
    lines += [Text(40, 340, "In the islands", bold=True), *column(40, 360, RIGHT)]
    found = article(pdf([lines]))
    headings = [(t, b.level) for t, b in zip(blocks(found), found.blocks, strict=True) if b.level]
    assert headings == [("What comes next", 2), ("In the islands", 3)]


def test_an_indent_begins_a_paragraph_and_a_raised_number_is_the_mark_of_a_note() -> None:
    lines = column(40, 120, LEFT[:3]) + column(52, 156, LEFT[3:4]) + column(40, 168, RIGHT[1:])
    mark = Text(183, 140, "3", 6)
    found = article(pdf([[*lines, mark]]))
    assert [text.split()[0] for text in blocks(found)] == ["The", "Nobody"]
    assert ("3", "note mark") in [(c.text, c.reason) for c in found.cut]


def test_bullets_make_a_list() -> None:
    lines = column(40, 120, ["The council asks three things:"])
    lines += [
        Text(40, 140, "• that the quay is closed until the"),
        Text(48, 152, "spring, when work begins;"),
    ]
    lines += [Text(40, 168, "• that nobody pays for it.")]
    found = article(pdf([lines]))
    assert [b.kind for b in found.blocks[1:]] == [BlockKind.LIST_ITEM] * 2
    assert blocks(found)[1] == "that the quay is closed until the spring, when work begins;"


def test_a_table_is_read_row_by_row() -> None:
    rows = [("Ships", "12", "14"), ("Quays", "3", "2"), ("Cranes", "9", "9"), ("Guards", "41", "40")]
    lines = [
        Text(x, 120 + 14 * n, t) for n, r in enumerate(rows) for x, t in zip((40, 200, 300), r, strict=True)
    ]
    assert "Ships 12 14" in article(pdf([lines])).text


def test_what_a_document_would_run_is_not_looked_at() -> None:
    script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (x) >> >>"
    assert article(pdf([column(40, 120, LEFT)], catalog=script)).text.startswith("The council")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf([[]], picture=True), "a scan: pictures of pages, without text; `ocrmypdf"),
        (pdf([[]]), "without text"),
        (pdf([column(40, 90, LEFT)])[:600], "damaged or cut off"),
        (b"%PDF-1.7\n" + bytes(100), "damaged or cut off"),
        (b"%PDF-1.7\ntrailer << /Root 1 0 R >>\n1 0 obj << /Pages 1 0 R /Kids [1 0 R] >>", "damaged"),
        (
            pdf(
                [column(40, 90, LEFT)],
                extra="/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <41> /U <42> >> /ID [<61> <61>]",
            ),
            "locked with a password",
        ),
    ],
    ids=["scan", "blank", "cut off", "zeros", "loop", "password"],
)
def test_a_document_without_text_is_refused_with_a_word(data: bytes, words: str) -> None:
    assert words in refused(data)


def test_pages_without_text_are_named() -> None:
    found = read_document(pdf([column(40, 90, LEFT), [], [Text(40, 90, "x")]], picture=True))
    assert isinstance(found, DocumentText)
    assert found.notes == ("Without text, pictures alone: pages 2, 3 of 3.",)


def test_a_document_is_read_in_a_child_process() -> None:
    source = load(File(pdf([[TITLE, *column(40, 120, LEFT)]], extra=""), "told.txt"))
    assert source.info.format is SourceFormat.DOCUMENT
    assert clean(source).title == "Northern quay to close"
    assert keep(source).text == clean(source).text


def test_what_a_child_refuses_names_the_file() -> None:
    with pytest.raises(NotAnArticle, match=r"^quay.pdf: is a PDF document that is damaged"):
        load(File(b"%PDF-1.4 nothing", "quay.pdf"))
