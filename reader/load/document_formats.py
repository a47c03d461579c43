"""The rows of the table of formats for documents, mails, books and saved web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.load.format_record import HEAD, Format, Match, MemberFormat, PartReader, StreamReader
from reader.load.source import Part

# the first line of a mail, behind its length where Apple's program wrote it
_FIELD = rb"(?:\s{0,4}\d{1,9}[ \t]*\r?\n)?[A-Za-z][A-Za-z0-9-]{0,60}:"


def _pdf(data: bytes, suffix: str) -> Match:
    if data.startswith(b"%PDF-"):
        return Match.CERTAIN
    # other bytes may stand before it (PDF 1.7, appendix H)
    return Match.POSSIBLE if b"%PDF-" in data[:1024] else Match.NONE


def _isolated(kind: str) -> PartReader:
    def read_parts(data: bytes, name: str) -> Iterator[Part]:
        from reader.load.containers.isolation import read_isolated

        yield read_isolated(kind, data, name)

    return read_parts


def _docx(data: bytes, suffix: str) -> Match:
    if not data.startswith(b"PK\x03\x04") or b"word/" not in data:
        return Match.NONE
    from reader.load.containers.bounded_zip import member_names

    names = member_names(data)
    inside = "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    return Match.CERTAIN if inside or (not names and suffix == ".docx") else Match.NONE


def _rtf(data: bytes, suffix: str) -> Match:
    return Match.CERTAIN if data[:16].lstrip().startswith(b"{\\rtf") else Match.NONE


def _rtf_reader() -> PartReader:
    from reader.load.containers.rtf.document import read_parts

    return read_parts


def _mail(data: bytes, suffix: str) -> Match:
    if not re.match(_FIELD, data[:200]):
        return Match.NONE
    from reader.load.containers.mail import is_mail

    if is_mail(data):
        return Match.CERTAIN
    return Match.POSSIBLE if suffix in (".eml", ".emlx") and is_mail(data, named=True) else Match.NONE


def _mail_reader() -> PartReader:
    from reader.load.containers.mail import read_mail

    return read_mail


def _mailbox(data: bytes, suffix: str) -> Match:
    if not data.startswith(b"From "):
        return Match.NONE
    from reader.load.containers.mail import is_mailbox

    return Match.CERTAIN if is_mailbox(data) else Match.NONE


def _mailbox_reader() -> PartReader:
    from reader.load.containers.mail import read_mailbox

    return read_mailbox


def _epub(data: bytes, suffix: str) -> Match:
    if not data.startswith(b"PK\x03\x04"):
        return Match.NONE
    if data[30:58] == b"mimetypeapplication/epub+zip":
        return Match.CERTAIN
    return Match.POSSIBLE if b"META-INF/" in data[:HEAD] or b"OEBPS/" in data[:HEAD] else Match.NONE


def _epub_reader() -> PartReader:
    from reader.load.containers.epub.chapters import read_parts

    return read_parts


def _webarchive(data: bytes, suffix: str) -> Match:
    if not data.startswith(b"bplist") and b"<plist" not in data[:1024]:
        return Match.NONE
    from reader.load.containers.webarchive import is_webarchive

    return Match.CERTAIN if is_webarchive(data) else Match.NONE


def _webarchive_reader() -> PartReader:
    from reader.load.containers.webarchive import read_parts

    return read_parts


def _warc(data: bytes, suffix: str) -> Match:
    if not data.startswith((b"WARC/", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")):
        return Match.NONE
    from reader.load.containers.warc.unpacked import beginning

    return Match.CERTAIN if beginning(data).startswith(b"WARC/") else Match.NONE


def _warc_reader(_: MemberFormat) -> StreamReader:
    from reader.load.containers.warc.pages import read_warc

    return read_warc


def _wacz(data: bytes, suffix: str) -> Match:
    if not data.startswith(b"PK\x03\x04"):
        return Match.NONE
    signs = sum(sign in data[:HEAD] for sign in (b"archive/", b"pages/", b"datapackage.json", b"indexes/"))
    return Match.POSSIBLE if signs else Match.NONE


def _wacz_reader(_: MemberFormat) -> StreamReader:
    from reader.load.containers.warc.pages import read_wacz

    return read_wacz


PDF = Format("pdf", "PDF", (".pdf",), in_bytes=_pdf, reader=lambda: _isolated("pdf"), single=True)
DOCX = Format(
    "docx", "Word", (".docx", ".docm"), in_bytes=_docx, reader=lambda: _isolated("docx"), single=True
)
RTF = Format("rtf", "rich text", (".rtf",), in_bytes=_rtf, reader=_rtf_reader, single=True)
MAIL = Format("mail", "mails", (".eml", ".emlx"), in_bytes=_mail, reader=_mail_reader, single=True)
MAILBOX = Format("mailbox", "mailboxes", (".mbox", ".mbx"), in_bytes=_mailbox, reader=_mailbox_reader)
EPUB = Format("epub", "e-books", (".epub",), in_bytes=_epub, reader=_epub_reader)
WEBARCHIVE = Format(
    "webarchive", "Safari web archives", (".webarchive",),
    in_bytes=_webarchive, reader=_webarchive_reader, single=True,
)  # fmt: skip
WARC = Format(
    "warc", "crawled pages", (".warc", ".wet"), hints=(".gz", ".zst"), in_bytes=_warc, stream=_warc_reader
)
WACZ = Format("wacz", "collections of crawled pages", (".wacz",), in_bytes=_wacz, stream=_wacz_reader)

#: In the order in which they are asked.
DOCUMENT_FORMATS = (PDF, DOCX, RTF, MAIL, MAILBOX, EPUB, WEBARCHIVE, WARC, WACZ)
