"""Pages as Safari saves them (`.webarchive`): a property list, binary or XML, with the page in it."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator, Mapping
from typing import Any

from reader.errors import NotAnArticle
from reader.load.encodings import by_label
from reader.load.source import Part, PartFields
from reader.model.article import SourceFormat
from reader.named_tuple import NamedTuple

MAIN = "WebMainResource"
_HTML = frozenset(("text/html", "application/xhtml+xml"))
_HEAD = 64 * 1024  # bytes in which a written-out list names its main resource
_DAMAGED = "is a Safari web archive that is damaged or cut off; save the page again"


def is_webarchive(data: bytes) -> bool:
    """Whether `data` is a property list with the main resource of a page."""
    if data.startswith(b"bplist"):
        return MAIN.encode("ascii") in data
    return b"<plist" in data[:1024] and MAIN.encode("ascii") in data[:_HEAD]


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The page of an archive. Raises NotAnArticle where there is none."""
    main, page, _ = _opened(data, name)
    kind = _text(main, "WebResourceMIMEType").lower()
    if kind and kind not in _HTML and not kind.startswith("text/"):
        raise NotAnArticle(
            f"{name}: is a Safari web archive of no page but of {kind[:60]}; save that by itself"
        )
    fields = PartFields(url=_text(main, "WebResourceURL") or None)
    encoding = by_label(_text(main, "WebResourceTextEncodingName"))
    format_ = SourceFormat.HTML if kind in _HTML or not kind else SourceFormat.TEXT
    yield Part(page, format_, encoding, fields=fields)


class SavedResources(NamedTuple):
    """What an archive holds: the page, its address, and by their addresses the bytes of what it embeds."""

    page: bytes
    url: str
    embedded: Mapping[str, bytes]


def saved_resources(data: bytes, name: str) -> SavedResources:
    """The page and what it embeds, pictures among it. Raises NotAnArticle where there is no page."""
    main, page, others = _opened(data, name)
    embedded = {
        _text(one, "WebResourceURL"): bytes(one["WebResourceData"])
        for one in (others if isinstance(others, list) else ())
        if isinstance(one, dict) and isinstance(one.get("WebResourceData"), bytes)
    }
    return SavedResources(
        page.encode() if isinstance(page, str) else page, _text(main, "WebResourceURL"), embedded
    )


def _opened(data: bytes, name: str) -> tuple[dict[Any, Any], bytes | str, object]:
    """The main resource, the page in it, and the other resources, which may be anything."""
    try:
        archive = plistlib.loads(data)
    except MemoryError:
        raise
    except Exception as e:  # it fails in many ways on bytes that nobody meant as a property list
        raise NotAnArticle(f"{name}: {_DAMAGED}") from e
    main = archive.get(MAIN) if isinstance(archive, dict) else None
    page = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(page, bytes | str):
        raise NotAnArticle(f"{name}: {_DAMAGED}")
    return main, page, archive.get("WebSubresources")


def _text(resource: dict[Any, Any], key: str) -> str:
    value = resource.get(key)
    return value if isinstance(value, str) else ""
