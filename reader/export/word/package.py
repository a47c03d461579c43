"""A Word document as a package (ECMA-376, part 2): a zip of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from reader.export.word.markup import words_of
from reader.export.word.parts import WordParts
from reader.text.data_files import data_text

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_WORD = f"{_OFFICE}/wordprocessingml/2006/main"
_LINKS = f"{_OFFICE}/officeDocument/2006/relationships"
_PARTS = "application/vnd.openxmlformats-officedocument"
_NAMES = f'xmlns:w="{_WORD}" xmlns:r="{_LINKS}"'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/{name}" ContentType="{_PARTS}.{kind}+xml"/>'
        for name, kind in (
            ("docProps/app.xml", "extended-properties"),
            ("word/document.xml", "wordprocessingml.document.main"),
            ("word/styles.xml", "wordprocessingml.styles"),
            ("word/footnotes.xml", "wordprocessingml.footnotes"),
        )
    )
    + "</Types>"
)
APPLICATION = "<Application>newsreader</Application>"
"""By this a document that the program wrote is known: it stands uncompressed at the beginning of the file."""
_MADE_BY = (
    f'{_HEAD}<Properties xmlns="{_OFFICE}/officeDocument/2006/extended-properties">{APPLICATION}</Properties>'
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
    for number, kind, mark in (
        (-1, "separator", "separator"),
        (0, "continuationSeparator", "continuationSeparator"),
    )
)
_UPRIGHT = '<w:pgSz w:w="11906" w:h="16838"/>'
_ACROSS = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
_MARGINS = (
    '<w:pgMar w:top="1300" w:right="1450" w:bottom="1300" w:left="1450" w:header="700" w:footer="700"'
    ' w:gutter="0"/>'
)
_MADE = (1980, 1, 1, 0, 0, 0)


class WordBinder:
    """Makes a document of the Markdown of articles: each on a page of its own, or `across` the page one below
    the other, where they are tables."""

    def __init__(self, out: IO[bytes], *, across: bool = False) -> None:
        self._out, self._across = out, across
        self._parts = WordParts()

    def add(self, text: str) -> None:
        """Add the Markdown of the next article."""
        self._parts.add(text, new_page=not self._across)

    def close(self) -> None:
        """Write the document."""
        parts = self._parts
        page = f"<w:sectPr>{_ACROSS if self._across else _UPRIGHT}{_MARGINS}</w:sectPr>"
        body = f"<w:body>{''.join(parts.body)}{page}</w:body>"
        notes = f"{_SEPARATORS}{''.join(parts.footnotes)}"
        office = (("app", f"{_LINKS}/extended-properties", "docProps/app.xml"),
                  ("document", f"{_LINKS}/officeDocument", "word/document.xml"))  # fmt: skip
        own = [
            ("styles", f"{_LINKS}/styles", "styles.xml"),
            ("notes", f"{_LINKS}/footnotes", "footnotes.xml"),
        ]
        own += [(f"link{n}", f"{_LINKS}/hyperlink", address) for n, address in enumerate(parts.links, 1)]
        with ZipFile(self._out, "w") as file:
            for name, content in (
                ("[Content_Types].xml", _TYPES),
                ("docProps/app.xml", _MADE_BY),
                ("_rels/.rels", _relationships(office)),
                ("word/document.xml", f"{_HEAD}<w:document {_NAMES}>{body}</w:document>"),
                ("word/footnotes.xml", f"{_HEAD}<w:footnotes {_NAMES}>{notes}</w:footnotes>"),
                ("word/styles.xml", data_text("reader.export", "word_styles.xml")),
                ("word/_rels/document.xml.rels", _relationships(own)),
            ):
                info = ZipInfo(name, _MADE)
                info.compress_type = ZIP_STORED if len(content) < 2_000 else ZIP_DEFLATED
                file.writestr(info, content.encode("utf-8", "replace"))


def _relationships(rows: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{words_of(target)}"{_mode(kind)}/>'
        for id, kind, target in rows
    )
    return f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{inner}</Relationships>'


def _mode(kind: str) -> str:
    return ' TargetMode="External"' if kind.endswith("/hyperlink") else ""
