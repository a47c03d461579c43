"""The readers of WARC, WET and WACZ files: an article for each page that was fetched well."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from reader.errors import NotAnArticle
from reader.load.containers.warc.http_response import media_type, response_of
from reader.load.containers.warc.records import DamagedArchive, WarcRecord, records
from reader.load.containers.warc.unpacked import unpacked
from reader.load.encodings import by_label
from reader.load.source import Part, PartFields
from reader.model.article import SourceFormat

HTML = frozenset(("text/html", "application/xhtml+xml"))
_CUT = "This page was cut off in the archive."
_MAX_LIST = 32 << 20  # bytes of a list of pages
_SNIFFED = 1024


def read_warc(stream: BinaryIO, name: str) -> Iterator[Part]:
    """The pages of an archive, packed or not, and texts that were made of them (WET).

    Pages that were seen before (revisits), redirections, errors, and what is no page are passed over. Raises
    NotAnArticle where there is no page, or behind the last one of an archive that is damaged.
    """
    yield from _pages(stream, name, None)


def read_wacz(stream: BinaryIO, name: str) -> Iterator[Part]:
    """The pages of a WACZ file: those in its list of pages, or all where none of them is there. Raises
    NotAnArticle behind the last one of an archive that is damaged."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            listed = _listed(archive, names)
            packed = sorted(n for n in names if n.startswith("archive/") and ".warc" in n)
            for chosen in (listed, None) if listed else (None,):
                found = False
                for part in _packed_pages(archive, packed, name, chosen):
                    found = True
                    yield part
                if found:
                    return
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as e:
        raise NotAnArticle(
            f"{name}: is a web archive (WACZ) that is damaged or cut off; fetch it again"
        ) from e


def _packed_pages(
    archive: zipfile.ZipFile, packed: list[str], name: str, listed: frozenset[str] | None
) -> Iterator[Part]:
    for member in packed:
        with archive.open(member) as inner:
            yield from _pages(cast(BinaryIO, inner), name, listed)


def _pages(stream: BinaryIO, name: str, listed: frozenset[str] | None) -> Iterator[Part]:
    def wanted(fields: Mapping[str, str]) -> bool:
        kind = fields.get("warc-type", "").lower()
        if kind not in ("response", "resource", "conversion"):
            return False
        return listed is None or _address(fields) in listed

    count = 0
    try:
        for record in records(unpacked(stream, name), wanted):
            part = _part(record)
            if part is not None:
                count += 1
                yield part
    except DamagedArchive as e:
        behind = f"behind page {count:,}" if count else "at its beginning"
        raise NotAnArticle(f"{name}: is a web archive that is damaged {behind} ({e})") from e


def _part(record: WarcRecord) -> Part | None:
    """The article of a record; None where it holds no page."""
    fields = record.fields
    cut = record.cut or "warc-truncated" in fields
    kind, charset = media_type(fields.get("content-type", ""))
    body = record.block
    if fields["warc-type"].lower() == "response" and kind in ("application/http", ""):
        response = response_of(record.block)
        if response is None or not 200 <= response.status < 300:
            return None
        kind, charset, body = response.kind, response.charset, response.body
        cut = cut or response.cut
    is_page = kind in HTML or (not kind and b"<html" in body[:_SNIFFED].lower())
    is_text = kind == "text/plain" and fields["warc-type"].lower() == "conversion"
    if not (is_page or is_text) or not body.strip():
        return None
    stated = PartFields(url=_address(fields) or None, notes=(_CUT,) if cut else ())
    format_ = SourceFormat.HTML if is_page else SourceFormat.TEXT
    return Part(body, format_, by_label(charset), fields.get("warc-record-id", "").strip("<>"), stated)


def _address(fields: Mapping[str, str]) -> str:
    return fields.get("warc-target-uri", "").strip("<>")


def _listed(archive: zipfile.ZipFile, names: list[str]) -> frozenset[str]:
    """The addresses in the lists of pages."""
    found = set()
    for name in names:
        if not name.startswith("pages/") or not name.endswith(".jsonl"):
            continue
        with archive.open(name) as lines:
            for line in io.BytesIO(lines.read(_MAX_LIST)):
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(row, dict) and isinstance(row.get("url"), str):
                    found.add(row["url"])
    return frozenset(found)
