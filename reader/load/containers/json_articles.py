"""Articles as JSON and JSON lines, as the programs that collect them write these.

What the fields are called stands in data/json_fields.toml. An object without a text that is known is refused
with the names of its members: it is never read as prose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO, Any, BinaryIO

from reader.errors import LoadError, NotAnArticle, TooLarge
from reader.load.containers.field_map import names_for
from reader.load.containers.markup_part import content_of
from reader.load.containers.stated_values import day_of, line_of, names_of, number_of
from reader.load.decode import decode
from reader.load.file_bytes import MAX_BYTES
from reader.load.source import Part, PartFields
from reader.text.sanitise import one_line

MAX_MEMBERS = 6_000_000
"""Quotation marks and brackets in one value: what they stand for takes ten times the memory of its text."""
_SHOWN = 12  # members that a refusal names
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*(?:\{|\]))")
_BEGINNING = re.compile(r"\s*\[\+\d+ chars\]\s*$")
_SPACE = re.compile(r"[\s,\x1e]*")  # between values; RFC 7464 begins each with a record separator
_NEXT = re.compile(r"\n(?=\{)")  # a line that begins an object
_MOST_DAMAGED = 1_000  # lines at the beginning of a file of which none is JSON
_FIELDS = ("title", "published", "url", "authors", "id")


def is_json(data: bytes) -> bool:
    """Whether `data` begins like a JSON object, or a list of objects."""
    return _START.match(data[:4096]) is not None


def holds_articles(data: bytes) -> bool:
    """Whether the beginning of a JSON file names the text of an article: for files that nobody named."""
    head = data[:20_000]
    return any(f'"{name.rpartition(".")[2]}"'.encode() in head for name in names_for("text"))


def read_stream(stream: BinaryIO, name: str) -> Iterator[Part]:
    """The articles of a file, one after the other; of one larger than any article, line by line. Raises
    LoadError."""
    return _articles(_values(stream, name), name)


def read_lines(stream: IO[bytes], name: str) -> Iterator[Part]:
    """The articles of JSON lines, from a stream that cannot go back. Raises LoadError."""
    return _articles(_lines(stream, name), name)


def _articles(values: Iterator[Any], name: str) -> Iterator[Part]:
    first: Any = None
    left_out = 0
    waiting: Part | None = None
    wrong: LoadError | None = None
    try:
        for row, total in chain.from_iterable(map(_rows, values)):
            first = first if first is not None else row
            part = part_of(row, total)
            if part is None:
                left_out += 1
            else:
                if waiting is not None:
                    yield waiting
                waiting = part
    except LoadError as e:
        wrong = e
    if waiting is not None:
        many = left_out > 1
        words = (
            f"{left_out:,} objects of the file hold no text"
            if many
            else "One object of the file holds no text"
        )
        yield waiting.with_note(words) if left_out else waiting
    if wrong is not None:
        raise wrong
    if waiting is None:
        raise NotAnArticle(f"{name}: is JSON, but no article that is known: {_members(first)}")


def part_of(row: Any, total: int | None = None) -> Part | None:
    """The article that an object is; None where it holds no text that is known."""
    if not isinstance(row, dict):
        return None
    text = _text(row)
    if text is None or all(_field(row, field) is None for field in _FIELDS):
        return None
    own = str(row.get("schema", "")).startswith("newsreader/")
    notes = ("The file holds the beginning of this article alone.",) if _BEGINNING.search(text[-40:]) else ()
    url = _first(line_of(value) for value in _all(row, "url"))
    fields = PartFields(
        title=line_of(_field(row, "title")),
        subtitle=line_of(_field(row, "subtitle")),
        authors=names_of(_field(row, "authors")),
        published=_first(day_of(value) for value in _all(row, "published")),
        modified=_first(day_of(value) for value in _all(row, "modified")),
        publisher=line_of(row.get("publisher")) if own else _publisher(row),
        section=line_of(_field(row, "section")),
        copyright=line_of(_field(row, "copyright")),
        url=url if url and "://" in url else None,
        language=line_of(_field(row, "language")),
        words=number_of(_field(row, "words")),
        notes=notes,
    )
    content, format, body_only = content_of(_BEGINNING.sub("", text) if notes else text, fields)
    id = line_of(_field(row, "id")) or ""
    return Part(content, format, id=id, fields=fields, total=total, body_only=body_only)


def _values(stream: BinaryIO, name: str) -> Iterator[Any]:
    stream.seek(0, 2)
    if stream.tell() > MAX_BYTES:
        stream.seek(0)
        yield from _lines(stream, name)
        return
    stream.seek(0)
    decoded = decode(stream.read(MAX_BYTES))
    if decoded is None:
        raise NotAnArticle(f"{name}: is not text in any encoding that is known")
    yield from _in_a_row(decoded.text, name)


def _lines(stream: IO[bytes], name: str) -> Iterator[Any]:
    number = line = damaged = 0
    while row := stream.readline(MAX_BYTES + 1):
        if len(row) > MAX_BYTES:
            raise TooLarge(
                f"{name}: holds one value of more than {MAX_BYTES >> 20} MB; write it as JSON lines"
            )
        number += 1
        try:
            yield from _in_a_row(row.decode("utf-8", "replace"), name)
        except TooLarge:
            raise
        except LoadError:
            line, damaged = line or number, damaged + 1
            if damaged == number == _MOST_DAMAGED:
                break  # it is one value over many lines
    if damaged:
        raise _damaged(name, line, damaged, rest=number - line >= damaged)


def _in_a_row(text: str, name: str) -> Iterator[Any]:
    """Each value of a text: one, one a line, or several one after the other. Where one is damaged, those from
    the next line on that begins another are read first, and LoadError is raised in the end."""
    if text.count('"') + text.count("[") + text.count("{") > MAX_MEMBERS:
        raise TooLarge(f"{name}: holds more members than any article")
    decoder, at = json.JSONDecoder(), 0
    line = damaged = 0
    rest = False
    while (at := _space(text, at)) < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as e:
            line = line or text.count("\n", 0, getattr(e, "pos", at)) + 1
            damaged += 1
            following = _NEXT.search(text, at)
            if following is None:
                break
            at = following.end()
            continue
        yield value
        rest = damaged > 0
    if damaged:
        raise _damaged(name, line, damaged, rest=rest)


def _damaged(name: str, line: int, places: int, *, rest: bool) -> LoadError:
    """What is wrong; `rest`: something after the first damage was read."""
    others = f", and in {places - 1:,} other place{'s' if places > 2 else ''}" if places > 1 else ""
    read = "; the rest was read" if rest else ""
    return LoadError(f"{name}: is JSON that breaks off or is damaged at line {line:,}{others}{read}")


def _space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _rows(value: Any) -> Iterator[tuple[Any, int | None]]:
    """The objects that may be articles, and how many are: the value, or the items of the list that it is or
    holds."""
    if (
        isinstance(value, dict)
        and "jsonfeed.org" in str(value.get("version"))
        and _is_list(value.get("items"))
    ):
        value = [{"publisher": value.get("title"), **row} for row in value["items"] if isinstance(row, dict)]
    elif isinstance(value, dict) and _text(value) is None:
        value = next(filter(_is_list, (_member(value, name) for name in names_for("lists"))), value)
    if not isinstance(value, list):
        yield value, None
        return
    rows = [_node(row) for row in value]
    total = sum(_text(row) is not None for row in rows)
    for row in rows:
        yield row, total


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(row, dict) for row in value)


def _node(row: Any) -> Any:
    return row["node"] if isinstance(row, dict) and isinstance(row.get("node"), dict) else row


def _text(row: Any) -> str | None:
    values = _all(row, "text") if isinstance(row, dict) else iter(())
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def _publisher(row: dict[str, Any]) -> str | None:
    lines = (line_of(value) for value in _all(row, "publisher"))
    return next((line for line in lines if line and "://" not in line), None)


def _field(row: dict[str, Any], field: str) -> Any:
    """The first value that the field has under any of its names."""
    return next((value for value in _all(row, field) if value not in (None, "", [], {})), None)


def _all(row: dict[str, Any], field: str) -> Iterator[Any]:
    return (_member(row, name) for name in names_for(field) if name in row or "." in name)


def _member(row: Any, name: str) -> Any:
    if isinstance(row, dict) and name in row:
        return row[name]
    for step in name.split("."):
        row = row.get(step) if isinstance(row, dict) else None
    return row


def _first(found: Iterable[str | None]) -> str | None:
    return next((value for value in found if value), None)


def _members(row: Any) -> str:
    if not isinstance(row, dict):
        return "it holds no object"
    if not row:
        return "its object is empty"
    names = [one_line(str(key))[:40] for key in list(row)[:_SHOWN]]
    more = f" and {len(row) - _SHOWN} more" if len(row) > _SHOWN else ""
    return f"its members are {', '.join(names)}{more}; --map text=NAME,title=NAME says which is what"
