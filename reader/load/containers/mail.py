"""Mails: one message (`.eml`, Apple's `.emlx`) or a box of them (`.mbox`, RFC 4155).

Of a message the page is read, or else the plain text; what is attached is named and not opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.utils import parseaddr, parsedate_to_datetime

from reader.errors import NotAnArticle
from reader.load.containers.mime_parts import (
    HTML,
    MAX_FIELD,
    MimePart,
    decoded_body,
    is_cut_off,
    mime_parts,
    start_of,
    unfolded,
)
from reader.load.encodings import by_label
from reader.load.source import CUT_OFF, Part, PartFields
from reader.model.article import SourceFormat
from reader.named_tuple import NamedTuple
from reader.text.person_names import is_organisation, is_person_like

_SURE = re.compile(
    rb"^(?:received|message-id|delivered-to|return-path|mime-version|x-mailer|to):",
    re.IGNORECASE | re.MULTILINE,
)
_NAMED = re.compile(rb"^(?:from|subject|date):", re.IGNORECASE | re.MULTILINE)
_PAGE = re.compile(rb"^(?:snapshot-content-location:|from:\s*\"?<saved by)", re.IGNORECASE | re.MULTILINE)
_BOX = re.compile(
    rb"From [^\n]{1,200}\d\d:\d\d[^\n]{0,60}\d{4}[^\n]{0,40}\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)"
)
_EMLX = re.compile(rb"\s{0,4}(\d{1,9})[ \t]*\r?\n(?=[A-Za-z][A-Za-z0-9-]{0,60}:)")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_SOFT = re.compile(r" \r?\n(?!-- \r?\n)")
_MOST_NAMED = 10  # attachments in a note
_LOCKED = frozenset(("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"))


class _Body(NamedTuple):
    part: MimePart | None
    attached: tuple[str, ...]
    locked: bool = False


def is_mail(data: bytes, *, named: bool = False) -> bool:
    """Whether `data` is one message. `named`: it is called one, so that less is asked for."""
    found = _EMLX.match(data[:200])
    head = start_of(data[found.end() :] if found else data)
    if not head or _PAGE.search(head):
        return False
    fields = len(_NAMED.findall(head))
    return bool(fields) and (named or (fields >= 2 and _SURE.search(head) is not None))


def is_mailbox(data: bytes) -> bool:
    """Whether `data` begins like a box of messages."""
    start = _BOX.match(data[:400])
    return start is not None and bool(start_of(data[start.end() :]))


def read_mail(data: bytes, name: str) -> Iterator[Part]:
    """The article of one message. Raises NotAnArticle where there is none in it."""
    short = False
    if found := _EMLX.match(data[:200]):
        short = len(data) - found.end() < int(found[1])
        data = data[found.end() : found.end() + int(found[1])]
    part = _article(data, short=short)
    if isinstance(part, str):
        raise NotAnArticle(f"{name}: is {part}")
    yield part


def read_mailbox(data: bytes, name: str) -> Iterator[Part]:
    """An article for each message of a box; one without text has none, and is empty."""
    start = _BOX.match(data)
    at: int | None = start.end() if start else None
    while at is not None:
        following = _next_message(data, at)
        message = data[at : following[0] if following else len(data)]
        part = _article(_QUOTED_FROM.sub(rb"\1", message))
        yield Part("", SourceFormat.TEXT, id=part) if isinstance(part, str) else part
        at = following[1] if following else None


def _next_message(data: bytes, at: int) -> tuple[int, int] | None:
    """Where the message at `at` ends and the next one begins."""
    while (at := data.find(b"\nFrom ", at)) >= 0:
        if found := _BOX.match(data, at + 1):
            return at + 1, found.end()
        at += 6
    return None


def _article(data: bytes, *, short: bool = False) -> Part | str:
    """The article of a message; where there is none, what the message is. `short`: its end is
    known to be missing."""
    fields = _fields(data)
    body = _body(data)
    if body.part is None:
        return "an encrypted mail; decrypt it and save it as .eml" if body.locked else "a mail without text"
    text = decoded_body(data, body.part)
    head = body.part.head
    encoding = by_label(head.get_content_charset(""))
    # a part that is called a page may hold plain text, and the other way round
    if head.get_content_type() in HTML and b"<" in text:
        kind: SourceFormat | None = SourceFormat.HTML
    else:
        kind = None if b"</" in text else SourceFormat.TEXT
    if kind is SourceFormat.TEXT and head.get_param("format", "") == "flowed":
        text = _unflowed(text)
    cut_off = (CUT_OFF,) if short or is_cut_off(data, body.part) else ()
    notes = (*cut_off, *_notes(body.attached))
    return Part(text, kind, encoding, fields.pop("id", ""), _stated(fields, notes))


def _body(data: bytes) -> _Body:
    """The part to read: the first page, or else the first plain text; of what is attached the names."""
    plain, page, attached, locked = None, None, [], False
    for part in mime_parts(data):
        head = part.head
        kind = head.get_content_type()
        locked = locked or kind in _LOCKED
        if head.get_content_maintype() in ("multipart", "message"):
            continue
        named = head.get_filename()
        if head.get_content_disposition() == "attachment" or (
            named and not kind.startswith(("text/", "image/"))
        ):
            attached.append(_readable(named or kind))
        elif kind in HTML and page is None:
            page = part
        elif kind == "text/plain" and plain is None:
            plain = part
    if page is not None and not data[page.body].strip():
        page = None
    if plain is not None and not data[plain.body].strip():
        plain = None
    return _Body(page or plain, tuple(attached), locked)


def _unflowed(text: bytes) -> bytes:
    """Lines that a mail program broke softly made whole (RFC 3676)."""
    return _SOFT.sub(" ", text.decode("latin-1")).encode("latin-1")


def _notes(attached: tuple[str, ...]) -> tuple[str, ...]:
    if not attached:
        return ()
    more = f" and {len(attached) - _MOST_NAMED} more" if len(attached) > _MOST_NAMED else ""
    return (f"Attached and not opened: {', '.join(attached[:_MOST_NAMED])}{more}.",)


def _fields(data: bytes) -> dict[str, str]:
    """The fields of the message that say whose it is, of when, and about what."""
    found: dict[str, str] = {}
    for line in unfolded(start_of(data)).split("\n"):
        name, colon, value = line.partition(":")
        if colon and name.lower() in ("from", "date", "subject", "message-id"):
            found.setdefault(name.lower().removeprefix("message-"), value[:MAX_FIELD].strip())
    return found


def _stated(fields: dict[str, str], notes: tuple[str, ...]) -> PartFields:
    sender = _readable(parseaddr(fields.get("from", ""))[0])
    person = is_person_like(sender) and not is_organisation(sender) and not sender.startswith("The ")
    return PartFields(
        title=_readable(fields.get("subject", "")) or None,
        authors=(sender,) if person else (),
        publisher=None if person else sender or None,
        published=_day(fields.get("date", "")),
        notes=notes,
    )


def _day(written: str) -> str | None:
    """The day of a date in a message, where its sender was."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _readable(value: str) -> str:
    """A field whose words are encoded (RFC 2047), or written in bytes beyond ASCII."""
    try:
        text = str(make_header(decode_header(value)))
    except (HeaderParseError, MessageError, LookupError, ValueError, UnicodeError):
        text = value
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
