"""The title, the authors, the date and other metadata of a text dump, from the lines around its story."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reader.clean.dump.context_lines import (
    is_signature,
    is_slug,
    is_standfirst_of,
    reasons_from_authors,
    reasons_near_title,
    story_start,
)
from reader.clean.dump.line_selection import is_page
from reader.clean.dump.plain_edges import edge_reasons, subjects, title_above
from reader.clean.dump.publisher_lines import copyright_notice, find_publisher
from reader.clean.metadata.fields import Metadata
from reader.clean.metadata.updated_at import updated_at
from reader.clean.models.byline_lines import people_of
from reader.clean.models.line_picker import PickedField, day_of, days_in, pick, pick_byline
from reader.clean.models.text_lines import TextLine
from reader.named_tuple import NamedTuple
from reader.text.person_names import has_lead, is_person_like, names_in, without_lead

_TITLE_MOST = 20  # words
_WRAPPED = 60  # characters of a line that is as long as its page is wide
_HEAD = 8  # lines from the title down to the last of its byline and date
_NEAR = 3  # lines around the date in which that of the last change may stand
_CONTRIBUTED = (" contributed to this", " contributed reporting", " contributed.")
# compiled when first needed: most pages have no use for them
_REPORTING = r"(?i)(?:(?:additional|with) reporting (?:by|from)\s+|(?:^|[.;)] )contributing: )(.{4,200}?)\.?$"
_BYLINES = ("Interview by ", "Words by ", "By ")
_PUBLISHED = frozenset(("published", "posted", "first"))  # words that announce the day of publication
_POSSESSIVE = r"^[^,]{1,40}?['’]s?\s+(?=[A-Z])"
_DATELINE = (
    r"^([A-Z][A-Z .,'’-]{2,40}?(?:, [A-Z][\w.]{1,14})?)(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"\s*(?:[(/][A-Z][\w. ]{1,20}[)/])?\s*[—–-]{1,2}\s"
)


class DumpMetadata(NamedTuple):
    """What the lines around a story state, the index of its title, and cut reasons that are known by that."""

    metadata: Metadata
    title_at: int | None = None
    known_reasons: Mapping[int, str] = MappingProxyType({})


def find_metadata(lines: Sequence[TextLine], kept: Sequence[bool]) -> DumpMetadata:
    """Read the metadata from the lines around the story, which `kept` marks; its language is left open."""
    if True not in kept:
        return DumpMetadata(Metadata())
    start = 0 if is_page(lines) else story_start(lines)
    story = [stays and k >= start for k, stays in enumerate(kept)] if start else kept
    if True not in story:
        story, start = kept, 0
    first = story.index(True)
    title = _title(lines, kept, story, start)
    if title is not None and _runs_on(lines, title):
        title = None
    named = pick_byline(lines, story, title)
    at = named.at if named else _plain_byline(lines, title, first)
    text = lines[at].text if at is not None else ""
    names = named.names if named else people_of(text)
    published, modified = _dates(lines, story, title)
    notice = copyright_notice(lines, kept)
    publisher, site_at = find_publisher(lines, story, title, text, notice.holder, bare=start > 0)
    headline = lines[title].text if title is not None else ""
    of_headline = subjects(names, lines[at] if at is not None else None, headline)
    authors = _authors([name for name in names if name not in of_headline], notice.holder)
    known_reasons = dict(reasons_from_authors(lines, story, authors))
    known_reasons |= reasons_near_title(lines, title, _below_signature(lines, title, first), at)
    if not is_page(lines):
        known_reasons |= edge_reasons(lines, title, start, known_reasons)
    if site_at is not None:
        known_reasons[site_at] = "site name"
    subtitle = next((lines[k].text for k, reason in known_reasons.items() if reason == "subtitle"), None)
    opening = (lines[k].text for k in range(first, len(lines)) if story[k] and k not in known_reasons)
    metadata = Metadata(
        title=headline or None,
        subtitle=subtitle,
        authors=authors,
        contributors=_contributors(lines),
        published=published,
        modified=modified,
        publisher=publisher,
        dateline=_dateline(next(opening, "")),
        copyright=notice.text,
    )
    return DumpMetadata(metadata, title, known_reasons)


def _dateline(opening: str) -> str | None:
    """The place with which the story begins, where it begins with one in capitals."""
    place = re.match(_DATELINE, opening) if opening[:2].isupper() else None
    return place[1].strip() if place else None


def _authors(names: Sequence[str], holder: str | None) -> tuple[str, ...]:
    """The names without that of the copyright holder, unless that is the only author."""
    theirs = [name for name in names if not (holder and name in holder)]
    return tuple(theirs or [name for name in names[:1] if is_person_like(name)])


def _title(lines: Sequence[TextLine], kept: Sequence[bool], story: Sequence[bool], start: int) -> int | None:
    """The line of the title; without site furniture it is the first line, or the one above the story."""
    if all(kept) and not start:
        return _plain_title(lines)
    picked = pick(lines, story, PickedField.TITLE)
    if picked is not None and is_slug(lines[picked]):
        picked += 1
    if picked and lines[picked].text.startswith(_BYLINES) and is_signature(lines[picked]):
        picked -= 1
    if start and (picked is None or picked >= start):
        return _plain_title(lines)
    if start and picked:
        picked = title_above(lines, picked)
    return picked - 1 if picked and is_standfirst_of(lines[picked], lines[picked - 1]) else picked


def _plain_title(lines: Sequence[TextLine]) -> int | None:
    """The first line of a text without site furniture, if it is short, not a sentence, and prose follows."""
    if len(lines) < 2 or not lines[1].prose or lines[0].prose:
        return None
    return 0 if lines[0].size <= _TITLE_MOST and not lines[0].ends else None


def _runs_on(lines: Sequence[TextLine], at: int) -> bool:
    """Whether a line is the first of a paragraph that was wrapped by hand, as mails are: no title ends so."""
    below = lines[at + 1 : at + 2]
    if not below or below[0].gap:
        return False
    if below[0].text[:1].islower():
        return True
    wrapped = any(not line.gap and line.text[:1].islower() for line in lines[at + 2 : at + _HEAD * 4])
    return wrapped and len(lines[at].text) >= _WRAPPED and not lines[at].ends


def _below_signature(lines: Sequence[TextLine], title: int | None, first: int) -> int:
    """The first line of the story, below a byline and a date, which may be classified as part of it."""
    if title is None:
        return first
    below = range(title + 1, min(len(lines) - 1, title + _HEAD))
    dated = (k for k in below if lines[k].text[:2].isupper() and re.match(_DATELINE, lines[k].text))
    return max([first, *dated, *(k + 1 for k in below if is_signature(lines[k]))])


def _plain_byline(lines: Sequence[TextLine], title: int | None, first: int) -> int | None:
    """A line between title and story that says 'By' and then a person."""
    for k in range(title if title is not None else max(0, first - 4), first):
        line = lines[k]
        if line.size <= 20 and has_lead(line.text) and any(map(is_person_like, names_in(line.text))):
            return k
    return None


def _dates(
    lines: Sequence[TextLine], kept: Sequence[bool], title: int | None
) -> tuple[str | None, str | None]:
    """The day of publication, and that of the last change if it is stated near by."""
    at = pick(lines, kept, PickedField.DATE, title)
    at = _said_to_be(lines, kept, title, at)
    found = day_of(lines[at].text) if at is not None else None
    if at is None or found is None:
        return None, None
    near = [day for line in lines[max(0, at - _NEAR) : at + _NEAR + 1] for day in days_in(line.text)]
    modified = next((day for day, changed in near if changed and day != found[0]), None)
    lines_near = (line.text for line in lines[max(0, at - _NEAR) : at + _NEAR + 1])
    return found[0], modified or updated_at(lines_near, found[0])


def _said_to_be(
    lines: Sequence[TextLine], kept: Sequence[bool], title: int | None, picked: int | None
) -> int | None:
    """The line below the title whose date is labelled as that of publication; without a picked line also the
    only one there with a date."""
    if title is None or (picked is not None and _is_labelled(lines[picked])):
        return picked
    end = next((k for k in range(title + 1, len(kept)) if kept[k]), title)
    below = [k for k in range(title + 1, end) if is_signature(lines[k]) and day_of(lines[k].text)]
    if labelled := next((k for k in below if _is_labelled(lines[k])), None):
        return labelled
    days = {day_of(lines[k].text) for k in below}
    return picked if picked is not None or len(days) != 1 else below[0]


def _is_labelled(line: TextLine) -> bool:
    return bool(line.words) and line.words[0] in _PUBLISHED


def _contributors(lines: Sequence[TextLine]) -> tuple[str, ...]:
    for line in lines:
        if line.size > 60:
            continue
        for phrase in _CONTRIBUTED:
            who, found, _ = line.text.partition(phrase)
            if found and (names := names_in(re.sub(_POSSESSIVE, "", who.removesuffix(" also")))):
                return tuple(n for n in names if is_person_like(n))
        short = line.size <= 40 and ("reporting" in line.words or "contributing" in line.words)
        if short and (match := re.search(_REPORTING, without_lead(line.text))):
            return tuple(n for n in names_in(match[1]) if is_person_like(n))
    return ()
