"""Pages that were fetched, kept as they came: what was read can be shown later, though the page has changed.

Each is a WARC file (ISO 28500) with the address, the time, the redirections and a digest of every body.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from uuid import uuid4

from reader.errors import FetchError
from reader.fetch.download import FetchedPage, WebResponse
from reader.load.containers.warc.http_response import response_of
from reader.store.safe_files import write_private
from reader.text.digest import sha256
from reader.user_folders import data_folder

FOLDER = "pages"
_NO_NAME = re.compile(r"[^a-z0-9.]+")
_PAGES = frozenset(("", "text/html", "application/xhtml+xml"))
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/epub+zip": ".epub",
    "application/rtf": ".rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
}
_LONGEST = 60  # characters of a name


def keep_page(page: FetchedPage, fetched: datetime | None = None) -> Path:
    """Write the page to the data folder, and return the file to open: the WARC file, or beside it what is no
    page, such as a PDF. Raises FetchError when the disk does not take it."""
    time = (fetched or datetime.now(UTC)).astimezone(UTC)
    stamp = time.strftime("%Y%m%d-%H%M%S")
    digest = sha256(page.response.body)
    path = data_folder() / FOLDER / f"{stamp}-{_name(page.response.address)}-{digest[:8]}.warc"
    records = (_record(response, time, page.asked) for response in (*page.redirections, page.response))
    _write(path, b"".join(records), page)
    if page.response.kind in _PAGES:
        return path
    body = response_of(page.response.head + page.response.body)
    alone = path.with_suffix(_suffix(page.response))
    _write(alone, body.body if body else page.response.body, page)
    return alone


def _write(path: Path, data: bytes, page: FetchedPage) -> None:
    problem = write_private(path, data)
    if problem is not None:
        raise FetchError(f"{page.asked}: was fetched, but cannot be kept ({problem})")


def _suffix(response: WebResponse) -> str:
    """How the file is called by its media type, or else as its address ends."""
    named = PurePosixPath(urlsplit(response.address).path).suffix.lower()
    known = _SUFFIXES.get(response.kind)
    return known or (named if re.fullmatch(r"\.[a-z0-9]{1,8}", named) else ".txt")


def _name(address: str) -> str:
    """A name for a file from the host and the last words of an address."""
    parts = urlsplit(address.lower())
    last = parts.path.rstrip("/").rpartition("/")[2].partition(".")[0]
    words = _NO_NAME.sub("-", f"{parts.hostname or ''}-{last}").strip("-.")
    return words[:_LONGEST].strip("-.")


def _record(response: WebResponse, time: datetime, asked: str) -> bytes:
    block = response.head + response.body
    fields = {
        "WARC-Type": "response",
        "WARC-Target-URI": response.address,
        "WARC-Date": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "WARC-IP-Address": response.machine,
        "WARC-Payload-Digest": f"sha256:{sha256(response.body)}",
        "X-Asked-URI": asked,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in fields.items())
    return b"WARC/1.1\r\n" + "".join(lines).encode() + b"\r\n" + block + b"\r\n\r\n"
