"""Writes small Word documents for tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    ' ContentType="application/xml"/></Types>'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in (("Title", "Title"), ("Heading1", "heading 1"), ("Quote", "Quote"))
)


def run(text: str, properties: str = "") -> str:
    """A run of text; `properties` such as '<w:b/>'."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; a run that is no markup is plain text."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(one if one.startswith("<") else run(one) for one in runs)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def docx(*body: str, parts: Mapping[str, str] | None = None, prologue: str = "", targets: str = "") -> bytes:
    """The bytes of a document. `parts` are further pieces by kind ('comments', 'footnotes', 'header',
    'numbering'), each the inside of its root element; `targets` are further relations."""
    pieces = {"styles": _STYLES, **(parts or {})}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_R}/{kind}" Target="{kind}.xml"/>' for n, kind in enumerate(pieces)
    )
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relations(relations + targets),
        "word/document.xml": prologue + _root("document", f"<w:body>{''.join(body)}</w:body>"),
        **{f"word/{kind}.xml": _root(kind, inner) for kind, inner in pieces.items()},
        "docProps/core.xml": "<c xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Document1</dc:title>"
        "<dc:creator>Ines Okafor</dc:creator></c>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return out.getvalue()


def _relations(inner: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def _root(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{name}>'
