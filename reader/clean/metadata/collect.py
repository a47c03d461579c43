"""Combines all sources of metadata, the most trusted first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.clean.metadata.extras import (
    find_extras,
    find_standfirst,
    is_long,
    named_contributors,
    without_date,
)
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.headline import (
    day_in_title,
    find_headline,
    repeats,
    title_in_text,
    without_kicker,
    without_site,
)
from reader.clean.metadata.house import house_of
from reader.clean.metadata.publication_day import StatedDates, choose_day
from reader.clean.metadata.shown_dates import ShownDate, date_lines, shown_days
from reader.clean.metadata.statements import descriptions, from_meta, from_microdata, jsonld_parts, kind_of
from reader.clean.metadata.updated_at import updated_at
from reader.clean.metadata.visible_byline import (
    VisibleByline,
    blocks_near_headline,
    find_byline,
    find_byline_by_model,
)
from reader.clean.structure.page_model import Page, PageBlock
from reader.frozen import frozen, replace
from reader.model.article import BlockKind
from reader.text.no_persons import is_agency
from reader.text.person_names import (
    is_given_name,
    is_job,
    is_legal,
    is_organisation,
    is_person_like,
    is_role,
    names_in,
    people_first,
)
from reader.text.written_dates import stated_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ADDRESS = re.compile(r"(?:[\w-]{2,40}\.){1,3}[a-z]{2,8}")  # of a site
_MAX_SIGNED = 120  # characters
_MOURNED = re.compile(r"\b(?:obituary|dies|died|is dead|dead at|\d{4} ?[-–] ?\d{4})\b", re.I)
# between year and month an address may have the section: '/2010/POLITICS/08/13/'
_DATE_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:[/-]|/[A-Za-z]{2,20}/)(\d\d?)[/-](\d\d?)(?:/|-|$)")


@frozen
class Collected:
    """The metadata, and the blocks of the page that show them, which are not body text."""

    metadata: Metadata
    headline: PageBlock | None
    visible: VisibleByline


@frozen
class Gathered:
    """What the page states, in words and as dates, and what it shows: its headline and dates."""

    sources: tuple[Metadata, Metadata, Metadata]
    titles: tuple[str, ...]
    headline: PageBlock | None
    stated_days: StatedDates
    shown: tuple[ShownDate, ...]

    def stated(self) -> Metadata:
        """All sources combined, the most trusted first."""
        return self.sources[0].or_else(self.sources[1]).or_else(self.sources[2])


def gather(root: HtmlElement, page: Page, kept: Sequence[bool]) -> Gathered:
    """Read all sources of metadata of the article whose body is `kept`."""
    article, whole = jsonld_parts(root)
    meta, microdata = from_meta(root), from_microdata(root)
    sources = (article.or_else(whole), meta, microdata)
    stated = sources[0].or_else(meta).or_else(microdata)
    title_tag = " ".join((root.findtext("head/title") or "").split())
    titles = tuple(t for t in (meta.title, sources[0].title, title_tag) if t)
    start = next((n for n, keep in enumerate(kept) if keep), None)
    headline = find_headline(page, titles, start)
    days = StatedDates(article, whole, meta, microdata, _from_address(stated.url), kind_of(root))
    month_first = _month_first(stated.language)
    shown = shown_days(page, kept, headline, month_first=month_first, known=days.all())
    return Gathered(sources, titles, headline, days, tuple(shown))


def collect(root: HtmlElement, page: Page, kept: Sequence[bool]) -> Collected:
    """The metadata of the article whose body is `kept`, as stated and as shown."""
    found = gather(root, page, kept)
    stated, headline = found.stated(), found.headline
    start = next((n for n, keep in enumerate(kept) if keep), None)
    in_text = None if headline else title_in_text(page, found.titles, start)
    shown = headline.text if headline else in_text or ""
    told = stated.publisher
    if (
        told is not None and told.islower() and _ADDRESS.fullmatch(told)
    ):  # the name of the site goes before it
        told = found.sources[1].publisher or told
    publisher = house_of(told, stated.url, found.titles, shown)
    stated = stated._replace(publisher=publisher)
    visible = _byline(page, kept, headline, publisher, stated.url)
    authors = _authors(found.sources, visible, stated.publisher, stated.url)
    found_by_model = not authors
    if not authors:
        visible = find_byline_by_model(page, kept, headline)
        authors = tuple(name for name in visible.authors if not _is_site(name, stated.publisher, stated.url))
    title = (
        without_kicker(
            headline,
            without_site(" ".join(headline.text.split()), stated.publisher, shown=True),
            found.titles,
        )
        if headline
        else in_text or without_site(found.titles[0], stated.publisher)
        if found.titles
        else None
    )
    named = authors
    authors = tuple(name for name in authors if not _is_no_author(name, title or ""))
    if named and not authors and found_by_model:
        visible = VisibleByline()
    published = choose_day(found.stated_days, found.shown) or day_in_title(found.titles)
    modified = stated.modified or next((s.iso for s in found.shown if s.label == "modified"), None)
    if modified is not None and published is not None and modified[: len(published)] < published:
        modified = None
    if modified is None or modified == published:
        modified = updated_at((b.text for b in blocks_near_headline(page, kept, headline)), published)
    metadata = stated._replace(
        title=title,
        subtitle=None if repeats(stated.subtitle, title) else stated.subtitle,
        authors=authors,
        published=published,
        modified=modified,
    )
    signed = frozenset(b.number for b in blocks_near_headline(page, kept, headline) if _is_signed(b, authors))
    visible = replace(visible, bylines=visible.bylines | signed, datelines=date_lines(found.shown))
    near = visible.bylines | visible.datelines
    standfirst = find_standfirst(page, kept, headline, descriptions(root), near)
    set_as_heading = standfirst is not None and standfirst.kind is BlockKind.HEADING
    if standfirst is not None and (set_as_heading or not (kept[standfirst.number] and is_long(standfirst))):
        visible = replace(visible, standfirst=standfirst.number)
    metadata = metadata.or_else(Metadata(subtitle=_subtitle(page, kept, standfirst)))
    helped = (names for n in sorted(visible.bylines) if (names := named_contributors(page.blocks[n].text)))
    metadata = metadata.or_else(Metadata(contributors=next(helped, ())))
    return Collected(metadata.or_else(find_extras(page, kept)), headline, visible)


def _byline(
    page: Page, kept: Sequence[bool], headline: PageBlock | None, publisher: str | None, url: str | None
) -> VisibleByline:
    """The byline that the page shows; one of the site itself gives way to that of a person."""
    first = find_byline(page, kept, headline)
    if not first.authors or not all(_is_site(name, publisher, url) for name in first.authors):
        return first
    second = find_byline(page, kept, headline, without=first.bylines)
    if not any(map(is_person_like, second.authors)):
        return first
    return replace(second, bylines=first.bylines | second.bylines)


def _subtitle(page: Page, kept: Sequence[bool], standfirst: PageBlock | None) -> str | None:
    """The words of the standfirst, unless the story repeats them."""
    if standfirst is None:
        return None
    words = standfirst.text.split()
    again = (b for b in page.blocks[standfirst.number + 1 :] if kept[b.number] and b.text.split() == words)
    return None if next(again, None) else without_date(" ".join(words))


def _authors(
    sources: Sequence[Metadata], visible: VisibleByline, publisher: str | None, url: str | None
) -> tuple[str, ...]:
    """The stated names; what the page shows wins over an account, the site's own name, and a part of them."""
    named = [
        _people(
            (n for n in source.authors if not _is_site(n, publisher, url) and n != source.section), publisher
        )
        for source in sources
    ]
    stated = next((a for a in named if any(map(is_person_like, a))), next((a for a in named if a), ()))
    shown = [n for n in _people(visible.authors, publisher) if not is_legal(n.split()[-1])]
    seen = tuple(n for n in shown if not _is_site(n, publisher, url)) or tuple(shown)
    if set(stated) < set(seen) and all(is_person_like(name) for name in seen):
        return seen
    if stated and any(is_person_like(name) for name in stated):
        return stated
    return seen or stated


def _people(names: Iterable[str], publisher: str | None) -> tuple[str, ...]:
    """The people among names; beside one 'Vann' is the site 'Vann Online'."""
    found = people_first(names)
    if not any(map(_is_person, found)):
        return found
    return tuple(n for n in found if " " in n or not (publisher or "").startswith(n))


def _is_no_author(name: str, title: str) -> bool:
    """Whether nobody wrote under this name: an agency, a job alone ('Staff Reporter'), or whom the title
    mourns. A desk that a page names as its author stays."""
    words = name.split()
    if is_agency(name) or (words[-1].casefold() == "staff" and is_agency(" ".join(words[:-1]))):
        return True
    if words[-1].casefold() in ("reporter", "correspondent") and not is_given_name(words[0]):
        return True
    return all(is_job(word) or is_role(word) for word in words) or (
        len(words) > 1 and name in title and bool(_MOURNED.search(title))
    )


def _is_signed(block: PageBlock, authors: Sequence[str]) -> bool:
    """Whether a block near the headline names only the authors."""
    if not authors or len(block.text) > _MAX_SIGNED or authors[0].split()[-1] not in block.text:
        return False
    names = set(names_in(block.text))
    return bool(names) and names <= set(authors)


def _is_site(name: str, publisher: str | None, url: str | None) -> bool:
    """Whether a name is that of the publisher or of the site's address, and not of a person."""
    if _is_person(name):
        return False
    words = name.split()
    if len(words) > 1 and is_legal(words[-1]):  # 'Ferry.example GmbH' of the site 'Ferry.example'
        words = words[:-1] if _squashed(" ".join(words)) != _squashed(publisher or "") else words
    squashed, site = _squashed(" ".join(words)), _squashed(publisher or "")
    initials = "".join(word[0] for word in words)
    if (name.islower() and _ADDRESS.fullmatch(name)) or (
        len(words) > 1 and initials.isupper() and initials == publisher
    ):
        return True
    host = (url or "").partition("//")[2].partition("/")[0].replace("-", "")
    return bool(squashed) and (squashed == site or (len(squashed) > 4 and squashed in host))


def _is_person(name: str) -> bool:
    return is_person_like(name) and is_given_name(name.split()[0]) and not is_organisation(name)


def _squashed(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _month_first(language: str | None) -> bool | None:
    """Whether 03/04 is 4 March, as in the United States; None for English of an unknown country."""
    if not language:
        return None
    folded = language.casefold()
    if folded in ("en-us", "en-ph"):
        return True
    return None if folded == "en" else False


def _from_address(url: str | None) -> str | None:
    match = _DATE_IN_ADDRESS.search(url or "")
    return stated_date("-".join(match.groups())) if match else None
