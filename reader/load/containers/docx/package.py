"""The pieces of a Word document that hold text, taken out of its archive and made safe to parse.

Pictures, macros, embedded files and templates are left where they are, and nothing outside is fetched.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from typing import TYPE_CHECKING

from reader.errors import NotAnArticle
from reader.load.containers.bounded_zip import BoundedZip
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from lxml import etree

KIND = "a Word document"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DEEPEST = 250  # elements around one: mammoth walks by recursion
_KEPT = ("styles", "numbering", "footnotes", "endnotes")


class Package(NamedTuple):
    """The XML pieces of a document, by what they are; `pages` are headers and footers."""

    document: bytes
    comments: bytes
    core: bytes
    pages: tuple[bytes, ...]
    archive: io.BytesIO
    """A small archive of the pieces that hold text, and nothing else."""


def open_package(data: bytes) -> Package:
    """Raises LoadError, about 'FILE', where there is no document in the archive, or a hostile one."""
    zipped = BoundedZip(data, "FILE", KIND)
    main = _main_document(zipped)
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    targets = _targets(zipped, relations, folder)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as copy:
        for member in ("[Content_Types].xml", "_rels/.rels", relations, main):
            if xml := _xml(zipped, member):  # relations may be missing, and mammoth refuses an empty piece
                copy.writestr(member, xml)
        for kind in _KEPT:
            for member in targets.get(kind, ())[:1]:
                if xml := _xml(zipped, member):
                    copy.writestr(member, xml)
    out.seek(0)
    comments = next(iter(targets.get("comments", ())), "")
    pages = (*targets.get("header", ()), *targets.get("footer", ()))
    return Package(
        _xml(zipped, main),
        _xml(zipped, comments),
        _xml(zipped, "docProps/core.xml"),
        tuple(_xml(zipped, page) for page in pages[:20]),
        out,
    )


def tree(xml: bytes) -> etree._Element | None:
    """The root of a piece; None where it is empty or no XML. No entity is resolved, nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    if not xml.strip():
        return None
    try:
        root: etree._Element | None = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _main_document(zipped: BoundedZip) -> str:
    for name in _targets(zipped, "_rels/.rels", "").get("officeDocument", ()):
        if name in zipped:
            return name
    if "word/document.xml" in zipped:
        return "word/document.xml"
    raise NotAnArticle(f"FILE: is {KIND} without a text in it")


def _targets(zipped: BoundedZip, relations: str, folder: str) -> dict[str, list[str]]:
    """The members that a piece refers to, by kind; what lies outside the archive is none."""
    root = tree(_xml(zipped, relations))
    found: dict[str, list[str]] = {}
    for relation in [] if root is None else root.iter(_RELATION):
        if relation.get("TargetMode") == "External":
            continue
        kind = relation.get("Type", "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        if target in zipped:
            found.setdefault(kind, []).append(target)
    return found


def _xml(zipped: BoundedZip, member: str) -> bytes:
    """A piece, or b''. Raises NotAnArticle for one that declares entities or nests without end."""
    xml = zipped.read(member)
    if _DECLARATION.search(xml) or (b"\0" in xml[:64] and _DECLARATION.search(xml.replace(b"\0", b""))):
        raise NotAnArticle(f"FILE: is {KIND} that declares entities, which no word processor does")
    return xml.replace(_STRICT_W, W[1:-1].encode()) if _STRICT_W in xml else xml


def is_deep(root: etree._Element) -> bool:
    """Whether elements are nested deeper than a document of words needs."""
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False
