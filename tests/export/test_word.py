"""Word documents, read back as the zip of XML that they are, and by the reader itself."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from reader.export.formats import FORMATS, resolve_format
from reader.export.item import ExportItem
from reader.export.row_tables import rows_markdown
from reader.export.rows.kinds import KINDS
from reader.export.word.package import WordBinder
from reader.pipeline import read
from tests.ui.sample import ANALYSIS, ARTICLE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ITEM = ExportItem(replace(ARTICLE, url="https://vann.example/basin?a=1&b=2"), ANALYSIS, {"file": "vann.txt"})


def document(*texts: str, across: bool = False) -> ZipFile:
    out = BytesIO()
    binder = WordBinder(out, across=across)
    for text in texts:
        binder.add(text)
    binder.close()
    return ZipFile(out)


def part(file: ZipFile, name: str) -> etree._Element:
    return etree.fromstring(file.read(f"word/{name}.xml"))


def words(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext())


def paragraphs(*texts: str) -> list[tuple[str, str]]:
    """The style and the words of each paragraph."""
    found = part(document(*texts), "document").iter(f"{W}p")
    return [(next(one.iter(f"{W}pStyle")).get(f"{W}val", ""), words(one)) for one in found]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Basin\n\nIt *leaks* & **runs**.\n", [("Heading1", "Basin"), ("Normal", "It leaks & runs.")]),
        ("##### Deep\n", [("Heading3", "Deep")]),
        ("> One.\n>\n> Two.\n\nThree.\n", [("Quote", "One."), ("Quote", "Two."), ("Normal", "Three.")]),
        ("- one\n- two\n", [("Normal", "•one"), ("Normal", "•two")]),
        ("7. one\n8. two\n\n    more\n", [("Normal", "7.one"), ("Normal", "8.two"), ("Normal", "more")]),
        ("```\nif x < y:\n```\n", [("Code", "if x < y:")]),
        ("Term\n:   Meaning\n", [("Normal", "Term"), ("Normal", "Meaning")]),
        ("![A dam](a.jpg)\n", [("Normal", "Picture: A dam")]),
        ("A\x00\x1b[31mb\ufffe\u202e\n", [("Normal", "A\ufffd␛[31mb\ufffd\ufffd")]),
    ],
)  # fmt: skip
def test_the_blocks_of_a_document(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert paragraphs(markdown) == expected


def test_every_part_is_markup_and_every_link_leads_somewhere() -> None:
    file = document(FORMATS["docx"].write(ITEM), "See [it](https://a.example) or [that](javascript:x).\n")
    for name in file.namelist():
        etree.fromstring(file.read(name))
    targets = {
        one.get("Id"): one.get("Target")
        for one in etree.fromstring(file.read("word/_rels/document.xml.rels"))
        if one.get("TargetMode") == "External"
    }
    ids = [one.get(f"{{{one.nsmap['r']}}}id") for one in part(file, "document").iter(f"{W}hyperlink")]
    assert [targets[id] for id in ids][-1] == "https://a.example"
    assert len(ids) == len(targets) and ITEM.article.url in targets.values()


def test_a_footnote_of_the_second_article_is_its_own() -> None:
    one = "Rain.[^a-1]\n\n[^a-1]: Ada.\n"
    file = document(one, "Wind.[^b-1]\n\n[^b-1]: Ben.\n")
    marks = [mark.get(f"{W}id") for mark in part(file, "document").iter(f"{W}footnoteReference")]
    notes = {note.get(f"{W}id"): words(note).strip() for note in part(file, "footnotes")}
    assert [notes[str(mark)] for mark in marks] == ["Ada.", "Ben."]


@pytest.mark.parametrize("across", [False, True])
def test_articles_begin_on_pages_of_their_own_and_lists_do_not(across: bool) -> None:
    body = part(document("# A\n\nOne.\n", "# B\n\nTwo.\n", across=across), "document")
    breaks = [words(next(one.iterancestors(f"{W}p"))) for one in body.iter(f"{W}pageBreakBefore")]
    assert breaks == ([] if across else ["B"])


def test_the_reader_reads_what_it_wrote(tmp_path: Path) -> None:
    out = BytesIO()
    binder = FORMATS["docx"].bind(out)
    binder.add(FORMATS["docx"].write(ITEM))
    binder.close()
    (tmp_path / "vann.docx").write_bytes(out.getvalue())
    article = read(tmp_path / "vann.docx")
    assert article.title == ARTICLE.title
    assert "Mara Lindt" in article.text


def test_a_list_of_quotes_for_a_document() -> None:
    text = rows_markdown(ITEM, KINDS["quotes"])
    title, where, head, rule, first, *_ = (line for line in text.splitlines() if line)
    assert title == f"## {ARTICLE.title}"
    assert where.endswith(" · <https://vann.example/basin?a=1&b=2>")
    assert head.startswith("| paragraph | text | speaker | role | kind | confidence |")
    assert rule.startswith("| ---: | --- |") and "Mara Lindt" in first and "%" in first
    assert resolve_format("md", "quotes").write(ITEM) == text == resolve_format("docx", "quotes").write(ITEM)


def test_an_article_without_rows_takes_no_room() -> None:
    assert rows_markdown(ExportItem(ARTICLE), KINDS["quotes"]) == ""
