"""Further metadata that a page shows: standfirst, dateline, contributors, copyright."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from reader.clean.metadata.fields import Metadata
from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.page_model import Page, PageBlock
from reader.model.article import BlockKind
from reader.text.late_pattern import late
from reader.text.person_names import has_lead, is_person_like, names_in
from reader.text.written_dates import written_dates

_STANDFIRST = frozenset(
    (
        *(
            "standfirst",
            "dek",
            "deck",
            "subtitle",
            "subheadline",
            "subhead",
            "subheading",
            "tagline",
            "subline",
        ),
        *("chapo", "chapeau", "bajada", "entradilla", "copete", "ingress", "manchet", "vorspann"),
        *("sottotitolo", "soustitre", "subtitulo", "underrubrik"),
    )
)
_SUMMARY = frozenset(("excerpt", "summary", "teaser", "lede", "abstract"))
_LINKED = 0.5  # share of the characters
_AFTER_HEADLINE = 5  # blocks
_LEAST_STANDFIRST, _MAX_STANDFIRST = 3, 60  # words
_LONG = 25  # words
_LEAST_BETWEEN, _CREDITED = 6, 12  # words of a line between headline and byline, of one that credits somebody
_CUT_SHORT = 80  # characters from which a description may be truncated
_NEAR_END = 4  # blocks before and after the end of the story
_PLACE = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{2,40}(?:,\s[A-Z][\w. ]{1,25})?"
_DATELINE = re.compile(rf"({_PLACE})(?:,\s\d[^—–]{{1,20}}?)?\s?(?:\([\w ./]{{2,30}}\)\s?)?(?:—|–|--|-)\s")
_CONTRIBUTORS = re.compile(
    r"\(?(?:additional |further |other )?(?:reporting|research)(?: was contributed)? by:?\s(.{4,200})"
    r"|(.{4,120}?) contributed (?:to this|reporting)\b",
    re.I,
)
_HELPED = re.compile(
    r"\b(?:additional|further|other|with) (?:reporting|research) (?:by|from):?\s(.{4,200})", re.I
)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\)\s).{3,}", re.I)
_OF_SITE = late(
    r"\baffiliate\b|\bcommission\b|\bmin(?:ute)?s? read\b|\breading time\b|\bwritten by\b"
    r"|^(?:heard on|listen|watch|as seen|originally published|i hope|this (?:post|page|site|article))\b|:$",
    re.I,
)
_MAX_LINE = 40  # words
_WEEKDAY = late(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.I)
_SENTENCE = (".", "!", "?", "”", '"')


def find_extras(page: Page, kept: Sequence[bool]) -> Metadata:
    """The dateline, contributors and copyright that the page shows, by their wording."""
    numbers = [n for n, keep in enumerate(kept) if keep]
    if not numbers:
        return Metadata()
    end = numbers[-1]
    last = page.blocks[max(0, end - _NEAR_END) : end + _NEAR_END]
    return Metadata(
        dateline=_dateline([page.blocks[n] for n in numbers[:3]]),
        contributors=next((names for block in last if (names := _contributors(block.text))), ()),
        copyright=next((b.text for b in reversed(page.blocks) if _is_copyright(b.text)), None),
    )


def find_standfirst(
    page: Page,
    kept: Sequence[bool],
    headline: PageBlock | None,
    descriptions: Sequence[str],
    signed: Collection[int],
) -> PageBlock | None:
    """The block below the headline that is the standfirst.

    Its class name says so, or it is a heading right above the byline or date (the blocks `signed`), or it
    stands above them and equals the page's description; in the last case a long kept block is taken for the
    first paragraph.
    """
    if headline is None:
        return None
    below = page.blocks[headline.number + 1 : headline.number + 1 + _AFTER_HEADLINE]
    fitting = [b for b in below if _LEAST_STANDFIRST < len(b.text.split()) <= _MAX_STANDFIRST]
    fitting = [b for b in fitting if not _is_about_page(b, headline)]
    for block in fitting:
        words = class_words(names_of(block.element)) | class_words(names_of(block.element.getparent()))
        named = not _STANDFIRST.isdisjoint(words) or {"sub", "title"} <= words
        if named or _is_between(block, headline, signed):
            return block
        next_to = block.number == headline.number + 1 or block.kind is BlockKind.HEADING
        if next_to and not _SUMMARY.isdisjoint(words) and not is_long(block):
            return block
    for block in fitting:
        above = any(block.number < n <= block.number + _AFTER_HEADLINE for n in signed)
        first = kept[block.number] and is_long(block)
        if above and not first and any(_says(block.text, description) for description in descriptions):
            return block
    return None


def _is_between(block: PageBlock, headline: PageBlock, signed: Collection[int]) -> bool:
    """Whether a block is a heading or a short paragraph, between the headline and the byline or date."""
    n = block.number
    if n - 1 != headline.number or n + 1 not in signed or n in signed or block.link_share > _LINKED:
        return False
    if block.kind is BlockKind.HEADING:
        return True
    words = len(block.text.split())
    named = any(map(is_person_like, names_in(block.text))) and words <= _CREDITED
    return block.kind is BlockKind.PARAGRAPH and words >= _LEAST_BETWEEN and not (is_long(block) or named)


def without_date(standfirst: str) -> str:
    """A standfirst without the date line that a page sets into it: 'It came back.Monday, 6 January 2020'."""
    dates = list(written_dates(standfirst, month_first=True))
    if not dates or len(standfirst) - dates[-1].end > 1:
        return standfirst
    said = _WEEKDAY.sub("", standfirst[: dates[-1].start])
    return said.rstrip(" |·–—-") if said.rstrip(" |·–—-").endswith(_SENTENCE) else standfirst


def _is_about_page(block: PageBlock, headline: PageBlock) -> bool:
    """Whether a line below the headline is a byline, a date line, a path to the page, or of the site."""
    words = len(block.text.split())
    dated = words <= _CREDITED and next(written_dates(block.text, month_first=True), None) is not None
    return dated or has_lead(block.text) or headline.text in block.text or bool(_OF_SITE.search(block.text))


def is_long(block: PageBlock) -> bool:
    """Whether a standfirst is as long as a first paragraph."""
    return len(block.text.split()) > _LONG


def _says(text: str, description: str) -> bool:
    """Whether a text equals a description, which may be truncated."""
    said, given = (" ".join(one.split()).casefold().rstrip(" .…") for one in (text, description))
    return said == given or (len(given) > _CUT_SHORT and said.startswith(given))


def _dateline(first: Sequence[PageBlock]) -> str | None:
    return next((m[1].strip() for block in first if (m := _DATELINE.match(block.text))), None)


def _contributors(text: str) -> tuple[str, ...]:
    if len(text.split()) > _MAX_LINE or (match := _CONTRIBUTORS.match(text.strip())) is None:
        return ()
    listed = (match[1] or match[2]).partition(";")[0]
    return tuple(name for name in names_in(listed) if is_person_like(name))


def named_contributors(byline: str) -> tuple[str, ...]:
    """Who a byline says to have helped: 'By Ana Ruiz; additional reporting by Tom Ott'."""
    found = _HELPED.search(byline)
    return tuple(name for name in names_in(found[1]) if is_person_like(name)) if found else ()


def _is_copyright(text: str) -> bool:
    return len(text.split()) <= _MAX_LINE // 2 and _COPYRIGHT.match(text) is not None
