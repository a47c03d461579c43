"""What the page states for machines: JSON-LD, OpenGraph and other meta tags, microdata."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.jsonld import (
    Node,
    first_string,
    index_by_id,
    nodes,
    resolved,
    strings,
    told_beside,
    types_of,
)
from reader.text.data_files import word_lists
from reader.text.person_names import account_in, is_given_name, names_in, one_name
from reader.text.sanitise import one_line
from reader.text.written_dates import stated_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_SHORT = 300  # characters of a value that is no text
_PROPERTIES = frozenset(
    ("author", "publisher", "datePublished", "dateModified", "headline", "alternativeHeadline")
)
_WORD = re.compile(r"\w+")
_MOSTLY = 0.7  # share of the words of a headline
_SAYING = re.compile(r"\s(?:[|•·—–-]\s)+")


@cache
def _known() -> dict[str, list[str]]:
    """Types of JSON-LD objects and names of meta tags, by the field that they state."""
    return word_lists("reader.clean.metadata", "statements.txt")


def jsonld_parts(root: HtmlElement) -> tuple[Metadata, Metadata]:
    """What the page's JSON-LD says about its article, and about the page.

    They are kept apart since many systems date every page, an article or not.
    """
    all_nodes = nodes(root)
    by_id = index_by_id(all_nodes)
    kinds, pages = _known()["article_types"], set(_known()["page_types"])
    articles = [n for n in all_nodes if any(t.endswith("Article") or t in kinds for t in types_of(n))]
    pages_described = [n for n in all_nodes if not pages.isdisjoint(types_of(n))]
    beside, titles = told_beside(all_nodes), _titles(root)
    article = max(  # the earliest of equals
        articles, key=lambda n: (_is_about(n, titles), id(n) not in beside, _fullness(n)), default=None
    )
    return (
        _described(article, by_id) if article else Metadata(),
        _described(pages_described[0], by_id) if pages_described else Metadata(),
    )


def _titles(root: HtmlElement) -> tuple[frozenset[str], ...]:
    """The words of the titles that a page states outside JSON-LD."""
    tags = meta_tags(root)
    stated = (
        *(tags[name][0] for name in _known()["title"] if name in tags),
        root.findtext("head/title") or "",
    )
    return tuple(frozenset(_WORD.findall(title.casefold())) for title in stated)


def _is_about(node: Node, titles: tuple[frozenset[str], ...]) -> bool:
    """Whether most words of an object's headline stand in a title of the page."""
    headline = first_string(node.get("headline") or node.get("name")) or ""
    words = frozenset(_WORD.findall(headline.casefold()))
    return bool(words) and any(len(words & title) >= _MOSTLY * len(words) for title in titles)


def _fullness(node: Node) -> int:
    """How many of the main fields an object states."""
    return sum(bool(node.get(key)) for key in ("headline", "author", "datePublished", "mainEntityOfPage"))


def _described(node: Node, by_id: dict[str, Node]) -> Metadata:
    names = [
        name for one in resolved(node.get("author") or node.get("creator"), by_id) for name in _author(one)
    ]
    publisher = next((p for one in resolved(node.get("publisher"), by_id) for p in _label(one)), None)
    return Metadata(
        title=_short(first_string(node.get("headline") or node.get("name"))),
        subtitle=_short(first_string(node.get("alternativeHeadline"))),
        authors=tuple(dict.fromkeys(names)),
        contributors=tuple(n for one in resolved(node.get("contributor"), by_id) for n in _author(one)),
        published=stated_date(first_string(node.get("datePublished"))),
        modified=stated_date(first_string(node.get("dateModified"))),
        publisher=_site(publisher),
        section=_short(first_string(node.get("articleSection"))),
        dateline=_short(first_string(node.get("dateline"))),
        url=_address(first_string(node.get("url")) or _identity(node.get("mainEntityOfPage"))),
        language=_language(first_string(node.get("inLanguage"))),
        copyright=_short(first_string(node.get("copyrightNotice"))),
    )


def _author(one: Node | str) -> Iterator[str]:
    if isinstance(one, str):
        for text in strings(one):
            yield from names_in(text) or account_in(text)
        return
    for text in strings(one.get("name")):
        if "Person" in types_of(one):
            before, comma, after = (part.strip() for part in text.partition(","))
            if comma and " " not in before + after and is_given_name(after):  # 'Ruiz, Ana'
                text, comma = f"{after} {before}", ""
            name = one_name(before if comma and " " in before else text)
            yield from (name,) if name and len(name.split()) < 5 else names_in(text) or account_in(text)
        else:
            yield from names_in(text)


def _label(one: Node | str) -> Iterator[str]:
    yield from strings(one if isinstance(one, str) else one.get("name"))


def _identity(value: Any) -> str | None:
    return first_string(value.get("@id")) if isinstance(value, dict) else first_string(value)


def meta_tags(root: HtmlElement) -> dict[str, list[str]]:
    """The contents of the page's meta tags by their lower-cased name, in the page's order."""
    found: dict[str, list[str]] = defaultdict(list)
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = " ".join((meta.get("content") or "").split())
        if "&" in content and ";" in content:  # references that were made twice
            content = " ".join(one_line(html.unescape(content)).split())
        if name and content:
            found[name.strip().lower()].append(content)
    return found


def from_meta(root: HtmlElement) -> Metadata:
    """The article as OpenGraph and other meta tags describe it."""
    tags = meta_tags(root)

    def first(field: str) -> str | None:
        return next((tags[name][0] for name in _known()[field] if name in tags), None)

    authors: tuple[str, ...] = ()
    for name in _known()["author"]:
        values = tags.get(name, ())
        authors = tuple(dict.fromkeys(n for value in values for n in names_in(value) or account_in(value)))
        if authors:
            break
    return Metadata(
        title=_short(first("title")),
        authors=authors,
        published=_first_date(tags, _known()["published"]),
        modified=_first_date(tags, _known()["modified"]),
        publisher=_site(first("publisher")),
        section=_short(first("section")),
        url=_canonical(root) or _address(first("url")),
        language=_language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
        or _language(first("language")),
        copyright=_short(first("copyright")),
    )


def descriptions(root: HtmlElement) -> tuple[str, ...]:
    """The descriptions in the page's meta tags."""
    tags = meta_tags(root)
    return tuple(tags[name][0] for name in _known()["description"] if name in tags)


def kind_of(root: HtmlElement) -> str | None:
    """The page's og:type: 'article', 'website'."""
    return next((one.get("content") for one in root.iter("meta") if one.get("property") == "og:type"), None)


def from_microdata(root: HtmlElement) -> Metadata:
    """The article as itemprop attributes (and rel=author) describe it."""
    values: dict[str, list[str]] = defaultdict(list)
    for element in root.iter():
        name = element.get("itemprop") if element.attrib else None
        if name in _PROPERTIES:
            inner = element.find(".//*[@itemprop='name']") if name in ("author", "publisher") else None
            source = element if inner is None else inner
            value = source.get("content") or source.get("datetime") or " ".join(source.itertext())
            values[str(name)].append(" ".join(value.split())[:_MAX_SHORT])
    return Metadata(
        title=_short(next(iter(values.get("headline", ())), None)),
        subtitle=_short(next(iter(values.get("alternativeHeadline", ())), None)),
        publisher=_site(next(iter(values.get("publisher", ())), None)),
        published=next((d for value in values.get("datePublished", ()) if (d := stated_date(value))), None),
        modified=next((d for value in values.get("dateModified", ()) if (d := stated_date(value))), None),
        authors=tuple(dict.fromkeys(n for value in values.get("author", ())[:3] for n in names_in(value))),
    )


def _first_date(tags: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((d for name in names for value in tags.get(name, ()) if (d := stated_date(value))), None)


def _canonical(root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _address(link.get("href"))
    return None


def _address(value: str | None) -> str | None:
    value = (value or "").strip()
    return (
        value
        if value.startswith(("http://", "https://")) and len(value) < 2_000 and " " not in value
        else None
    )


def _language(value: str | None) -> str | None:
    """A language tag as BCP 47 writes it: en-US for en_US."""
    value = (value or "").strip().replace("_", "-")
    head = value.partition("-")[0]
    return value if head.isascii() and head.isalpha() and 2 <= len(head) <= 3 and len(value) <= 15 else None


def _site(value: str | None) -> str | None:
    """The name of a site without the slogan after it: 'The Gazette' of 'The Gazette | News of the port'."""
    name = _SAYING.split(_short(value) or "", maxsplit=1)[0].strip()
    return name if any(c.isalnum() for c in name) else None


def _short(value: str | None) -> str | None:
    value = " ".join((value or "").split())
    return value if value and len(value) <= _MAX_SHORT else None
