"""RSS (0.9 to 2.0) and Atom feeds: an entry an article, with its full content where the feed has it.

Read element by element: entries are given as soon as they end, and what was read is forgotten, so that time
is linear and memory flat. Why not feedparser: it holds the whole feed, and its clean-up of markup, which is
done here by `markup` in any case, takes most of its time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from reader.errors import LoadError, NotAnArticle
from reader.load.containers.markup_part import content_of
from reader.load.containers.stated_values import day_of, line_of
from reader.load.decode import decode
from reader.load.source import Part, PartFields

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 64 * 1024
_START = re.compile(
    rb"(?is)(?:\xef\xbb\xbf)?(\s++|<\?[^>]{0,2000}>|<!--(?:(?!-->).){0,4000}-->"
    rb"|<!doctype\s[^>\[]{0,300}(?:\[[^\]]{0,20000}\]\s*+)?>)*+<([a-z][\w:.-]{0,60})[\s/>]"
)
_DECLARED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml\b")
_FEEDS = frozenset((b"rss", b"feed", b"rdf"))
_PAGES = frozenset((b"html", b"head", b"body", b"div", b"article", b"section", b"main", b"p"))
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_KEPT_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_DOCTYPE = re.compile(r"(?is)<!doctype[^<\[]{0,1000}(?:\[.{0,20000}?\]\s*)?>")
_MEDIA = "search.yahoo.com/mrss"
_CHUNK = 1 << 16  # characters
_ENTRIES = frozenset(("item", "entry"))
_SHORT = 200  # characters below which a description is no article
MAX_ENTRY = 16 << 20  # characters of one entry


def is_feed(data: bytes) -> bool:
    """Whether `data` begins like a feed, or like XML that is no page: nothing else reads that."""
    root = _START.match(data[:_HEAD])
    if root is None:
        return False
    kind = root[2].lower().rpartition(b":")[2]
    return kind in _FEEDS or (kind not in _PAGES and _DECLARED.match(data) is not None)


def read_parts(data: bytes, name: str) -> Iterator[Part]:
    """The entries of a feed. Raises LoadError where there are none, and where it is damaged."""
    root = _START.match(data[:_HEAD])
    if root is not None and root[2].lower().rpartition(b":")[2] not in _FEEDS:
        raise NotAnArticle(f"{name}: is XML of “{root[2].decode('latin-1')}”, a kind that is not read")
    decoded = decode(data)
    if decoded is None:
        raise NotAnArticle(f"{name}: is not text in any encoding that is known")
    count = 0
    for entry, publisher, language in _entries(_plain_xml(decoded.text), name):
        part = _part(entry, publisher, language)
        if part is not None:
            count += 1
            yield part
    if not count:
        raise NotAnArticle(f"{name}: is a feed without an entry that holds text")


def _plain_xml(text: str) -> str:
    """Without declarations, of which none is needed and some do harm; entities of HTML become characters."""
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text, count=1), count=1)
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    return entity[0] if entity[1] in _KEPT_ENTITIES else html5.get(entity[1] + ";", entity[0])


def _entries(text: str, name: str) -> Iterator[tuple[_Element, str | None, str | None]]:
    """Each entry, with the title and the language of its feed."""
    from lxml import etree

    parser = etree.XMLPullParser(
        ("start", "end"), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    publisher = language = None
    depth, within, since = 0, 0, 0
    for start in range(0, len(text), _CHUNK):
        try:
            parser.feed(text[start : start + _CHUNK])
        except etree.XMLSyntaxError as e:
            raise LoadError(f"{name}: is a feed that is damaged") from e
        since += _CHUNK
        for event, element in parser.read_events():
            if not etree.iselement(element):
                continue
            if event == "start":
                depth += 1
                if not within and _name(element) in _ENTRIES:
                    within, since = depth, 0
                continue
            kind = _name(element)
            if within == depth:
                yield element, publisher, language
                within = 0
                _forget(element)
            elif not within:
                if kind == "title" and publisher is None and depth <= 3:
                    publisher = line_of(element.text)
                elif kind == "language":
                    language = line_of(element.text)
                if depth > 2:
                    _forget(element)
            depth -= 1
        if within and since > MAX_ENTRY:
            raise LoadError(f"{name}: is a feed with an entry of more than {MAX_ENTRY >> 20} MB")
    if depth:
        raise LoadError(f"{name}: is a feed that breaks off")


def _forget(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _part(entry: _Element, publisher: str | None, language: str | None) -> Part | None:
    known: dict[str, str] = {}
    authors: dict[str, None] = {}
    for child in entry:
        kind = _name(child)
        if kind in ("author", "creator", "contributor"):
            if author := line_of(_author(child)):
                authors[author] = None
        elif kind == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                known.setdefault("link", child.get("href", ""))
        elif value := _value(child):
            known[kind] = (
                max(known.get(kind, ""), value, key=len) if kind in _TEXTS else known.get(kind, value)
            )
    content = next((known[kind] for kind in _TEXTS if known.get(kind, "").strip()), None)
    if content is None:
        return None
    full = bool(known.get("encoded") or known.get("content"))
    address = known.get("link") or known.get("guid") or known.get("id") or ""
    fields = PartFields(
        title=line_of(_without_tags(known.get("title", ""))),
        authors=tuple(authors),
        published=day_of(
            known.get("pubDate") or known.get("published") or known.get("date") or known.get("updated")
        ),
        modified=day_of(known.get("updated")) if known.get("published") else None,
        publisher=line_of(known.get("source")) or publisher,
        section=line_of(known.get("category")),
        copyright=line_of(known.get("rights")),
        url=address if "://" in address else None,
        language=known.get("language") or language,
        notes=() if full or len(content) > _SHORT * 5 else ("The feed holds a summary of this article.",),
    )
    text, format, body_only = content_of(content, fields)
    return Part(
        text, format, id=known.get("guid") or known.get("id") or address, fields=fields, body_only=body_only
    )


_TEXTS = ("encoded", "content", "summary", "description")


def _author(element: _Element) -> str:
    named = next((child.text for child in element if _name(child) == "name"), None)
    line = named or element.text or ""
    bracketed = re.fullmatch(r"\s*[^\s@]+@[^\s@]+\s+\(([^()]+)\)\s*", line)  # RSS: address (name)
    return bracketed[1] if bracketed else "" if re.fullmatch(r"\s*[^\s@]+@[^\s@]+\s*", line) else line


def _value(element: _Element) -> str:
    """The text of an element; of Atom's xhtml its markup."""
    if element.get("type") != "xhtml" or not len(element):
        return "".join(map(str, element.itertext())) if len(element) else element.text or ""
    from lxml import etree

    return "".join(etree.tostring(child, encoding="unicode", with_tail=True) for child in element)


def _without_tags(title: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^<>]{1,200}>", "", title))


def _name(element: _Element) -> str:
    """The name of an element without its namespace; '' for one that describes pictures and films."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) and _MEDIA not in tag else ""
