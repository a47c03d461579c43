"""All sources of metadata together, in the order of their trust."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.clean.html.page import Page, PageBlock
from reader.clean.metadata.dates import stated_date
from reader.clean.metadata.extras import look_around
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.headline import find_headline, without_site
from reader.clean.metadata.names import is_person_like
from reader.clean.metadata.statements import from_jsonld, from_meta, from_microdata
from reader.clean.metadata.visible import Seen, look

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)")


@dataclass(frozen=True, slots=True)
class Collected:
    """The metadata, and the blocks of the page that show them: they are no body text."""

    metadata: Metadata
    headline: PageBlock | None
    seen: Seen


def collect(root: HtmlElement, page: Page, kept: Sequence[bool]) -> Collected:
    """The metadata of the article whose body is `kept`: what the page states, then what it shows."""
    sources = (from_jsonld(root), from_meta(root), from_microdata(root))
    stated = sources[0].or_else(sources[1]).or_else(sources[2])
    title_tag = " ".join((root.findtext("head/title") or "").split())
    titles = [t for t in (sources[1].title, title_tag, sources[0].title) if t]
    start = next((n for n, keep in enumerate(kept) if keep), None)
    headline = find_headline(page, titles, start)
    seen = look(page, kept, headline, month_first=_month_first(stated.language))
    title = (
        " ".join(headline.text.split())
        if headline
        else without_site(titles[0], stated.publisher)
        if titles
        else None
    )
    # many systems state the day of their last export; what the reader is shown is what the author meant
    shown = seen.published if seen.published != stated.modified else None
    published = shown or stated.published or seen.published
    modified = stated.modified or seen.modified
    if published is None:
        published = _from_address(stated.url) or seen.modified
    metadata = replace(
        stated,
        title=title,
        authors=_authors(sources, seen, stated.publisher, stated.url),
        published=published,
        modified=modified if modified != published else None,
    )
    return Collected(metadata.or_else(look_around(page, kept, headline)), headline, seen)


def _authors(
    sources: Sequence[Metadata], seen: Seen, publisher: str | None, url: str | None
) -> tuple[str, ...]:
    """Stated names; what the page shows wins over an account, the site's own name, and a part of itself."""
    stated = next(
        (a for s in sources if (a := tuple(n for n in s.authors if not _is_site(n, publisher, url)))), ()
    )
    if set(stated) < set(seen.authors) and all(is_person_like(name) for name in seen.authors):
        return seen.authors
    if stated and any(is_person_like(name) for name in stated):
        return stated
    return seen.authors or stated


def _is_site(name: str, publisher: str | None, url: str | None) -> bool:
    """Whether a name is that of the site: the publisher's, or that of its address."""
    squashed = "".join(c for c in name.casefold() if c.isalnum())
    site = "".join(c for c in (publisher or "").casefold() if c.isalnum())
    host = (url or "").partition("//")[2].partition("/")[0].replace("-", "")
    return bool(squashed) and (squashed == site or (len(squashed) > 4 and squashed in host))


def _month_first(language: str | None) -> bool | None:
    """Whether 03/04 is 4 March: in the United States; unknown where English does not say of which country."""
    if not language:
        return None
    folded = language.casefold()
    if folded in ("en-us", "en-ph"):
        return True
    return None if folded == "en" else False


def _from_address(url: str | None) -> str | None:
    match = _DATE_IN_ADDRESS.search(url or "")
    return stated_date("-".join(match.groups())) if match else None
