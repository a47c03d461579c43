"""Word documents: structure, comments, tracked changes, and documents that somebody made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader.clean.clean import clean
from reader.load.containers.docx.reading import read_document
from reader.load.containers.isolation import DocumentRefused, DocumentText
from reader.load.loading import load
from reader.load.source import File, PartFields, Source
from reader.model.article import Article, BlockKind, DocumentComment, SourceFormat, SourceInfo
from tests.load.docx_files import docx, paragraph, run

TITLE = paragraph("Northern quay closes", style="Title")
SENTENCE = paragraph("The council of Vann met on Tuesday.")


def article(data: bytes) -> Article:
    found = read_document(data)
    assert isinstance(found, DocumentText), found
    info = SourceInfo("a.docx", SourceFormat.DOCUMENT, "utf-8", 1, "")
    return clean(Source(info, found.html, fields=PartFields(notes=found.notes, comments=found.comments)))


def blocks(found: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def test_title_headings_lists_and_quotes_keep_their_kind() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    numbering += "</w:lvl></w:abstractNum>"
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = (
        TITLE,
        SENTENCE,
        paragraph("What is asked", style="Heading1"),
        paragraph("that the quay is closed", properties=numbered),
        paragraph("Nobody warned us.", style="Quote"),
        paragraph(run("In the islands", "<w:b/>")),
        paragraph("Trade goes on."),
    )
    found = article(docx(*body, parts={"numbering": numbering}))
    assert found.title == "Northern quay closes"
    assert blocks(found) == [
        (BlockKind.PARAGRAPH, "The council of Vann met on Tuesday."),
        (BlockKind.HEADING, "What is asked"),
        (BlockKind.LIST_ITEM, "that the quay is closed"),
        (BlockKind.BLOCKQUOTE, "Nobody warned us."),
        (BlockKind.HEADING, "In the islands"),
        (BlockKind.PARAGRAPH, "Trade goes on."),
    ]


def test_a_table_keeps_its_cells() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in cells)}</w:tr>"

    found = article(
        docx(SENTENCE, f"<w:tbl>{row('Quay', 'Ships')}{row('North', '12')}{row('South', '9')}</w:tbl>")
    )
    assert len(found.tables) == 1
    assert [len(cells) for cells in found.tables[0].rows] == [2, 2, 2]


def test_a_byline_goes_before_the_name_of_who_typed() -> None:
    assert article(docx(TITLE, SENTENCE)).authors == ("Ines Okafor",)
    assert article(docx(TITLE, paragraph("By Ada Morland"), SENTENCE)).authors == ("Ada Morland",)


def test_a_comment_is_a_note_that_quotes_its_words() -> None:
    body = paragraph(
        "The council met on ",
        '<w:commentRangeStart w:id="7"/>',
        run("Tuesday"),
        '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>',
        ".",
    )
    comment = f'<w:comment w:id="7" w:author="Ned Holt">{paragraph("Was it not Monday?")}</w:comment>'
    found = article(docx(body, parts={"comments": comment}))
    assert found.text == "The council met on Tuesday."
    assert found.notes == ("Comment by Ned Holt on “Tuesday”: Was it not Monday?",)
    assert found.comments == (
        DocumentComment("Ned Holt", "Was it not Monday?", "Tuesday", "The council met on"),
    )


def test_tracked_changes_are_read_as_if_accepted() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText> on Monday</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run(" on Tuesday")}</w:ins>'
    found = article(docx(paragraph("The council met", deleted, inserted, run("."))))
    assert found.text == "The council met on Tuesday."
    assert found.notes == ("Tracked changes are shown as if accepted: 1 insertion, 1 deletion.",)


def test_footnotes_stand_below_and_their_marks_and_running_heads_are_cut() -> None:
    note = f'<w:footnote w:id="2">{paragraph("As of Friday.")}</w:footnote>'
    body = paragraph("The council met.", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    found = article(docx(body, parts={"footnotes": note, "header": paragraph("Draft 3")}))
    assert found.text == "The council met.\n\nAs of Friday."
    assert [(cut.text, cut.reason) for cut in found.cut] == [
        ("Draft 3", "running head"),
        ("[1]", "note mark"),
    ]


ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BOMB = paragraph("The council met. " * 4_000_000)
DEEP = "<w:sdt><w:sdtContent>" * 400 + SENTENCE + "</w:sdtContent></w:sdt>" * 400


def flagged(data: bytes) -> bytes:
    """The same archive with its members said to be encrypted."""
    out = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            out[place + at] |= 1
    return bytes(out)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (docx(SENTENCE, prologue=ENTITY), "declares entities"),
        (docx(BOMB), "unpacks to more than 48 MB"),
        (docx(DEEP), "nested too deep"),
        (docx(), "without text"),
        (docx(SENTENCE)[:-40], "damaged or cut off"),
        (flagged(docx(SENTENCE)), "locked with a password"),
        (docx("<w:p"), "damaged"),
    ],
    ids=["entities", "bomb", "nested", "empty", "cut off", "password", "broken"],
)
def test_a_document_that_cannot_be_read_is_refused_with_a_word(data: bytes, words: str) -> None:
    found = read_document(data)
    assert isinstance(found, DocumentRefused)
    assert words in found.words


def test_a_document_of_its_text_alone_is_read() -> None:
    """As small programs write them: no styles, no relations of the text."""
    small = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(SENTENCE))) as whole, zipfile.ZipFile(small, "w") as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            archive.writestr(name, whole.read(name))
    assert article(small.getvalue()).text == "The council of Vann met on Tuesday."


def test_what_lies_outside_the_archive_is_not_fetched() -> None:
    outside = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    targets = (
        f'<Relationship Id="x1" Type="{outside}/header" Target="../../../etc/passwd"/>'
        f'<Relationship Id="x2" Type="{outside}/image" TargetMode="External" Target="http://192.0.2.1/x.png"/>'
        f'<Relationship Id="x3" Type="{outside}/attachedTemplate" TargetMode="External" Target="file:///x"/>'
    )
    assert article(docx(SENTENCE, targets=targets)).text == "The council of Vann met on Tuesday."


def test_an_archive_is_a_document_by_what_is_in_it() -> None:
    source = load(File(docx(TITLE, SENTENCE), "told.zip"))
    assert source.info.format is SourceFormat.DOCUMENT
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    from reader.load.formats import container_of

    assert getattr(container_of(other.getvalue(), "a.docx"), "id", "") != "docx"
