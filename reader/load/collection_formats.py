"""The rows of the table of formats for what programs collect: JSON, feeds, and archives of other files."""

from __future__ import annotations

from functools import partial

from reader.load.format_record import Format, Match, MemberFormat, PartReader, StreamReader


def _json(data: bytes, suffix: str) -> Match:
    if data[:1] not in b"{[\xef \t\r\n\xff\xfe":
        return Match.NONE
    from reader.load.containers.json_articles import is_json

    return Match.CERTAIN if is_json(data) else Match.NONE


def _json_reader(_: MemberFormat) -> StreamReader:
    from reader.load.containers.json_articles import read_stream

    return read_stream


def _feed(data: bytes, suffix: str) -> Match:
    if b"<" not in data[:1024]:
        return Match.NONE
    from reader.load.containers.feed import is_feed

    return Match.CERTAIN if is_feed(data) else Match.NONE


def _feed_reader() -> PartReader:
    from reader.load.containers.feed import read_parts

    return read_parts


def _archive(data: bytes, suffix: str) -> Match:
    from reader.load.containers.archive_signs import kind_of

    return Match.CERTAIN if kind_of(data) else Match.NONE


def _archive_reader(member_format: MemberFormat) -> StreamReader:
    from reader.load.containers.archive import read_stream

    return partial(read_stream, member_format=member_format)


_JSON = (".json", ".jsonl", ".ndjson")
_FEEDS = (".rss", ".atom", ".rdf", ".xml")
_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst")

#: In the order in which they are asked: archives last, since a book and an office document are archives too.
COLLECTION_FORMATS = (
    Format("json", "JSON and JSON lines", _JSON, in_bytes=_json, stream=_json_reader),
    Format("feed", "RSS and Atom feeds", _FEEDS, in_bytes=_feed, reader=_feed_reader),
    Format("archive", "archives of such files", _ARCHIVES, in_bytes=_archive, stream=_archive_reader),
)
