"""The publisher of a text dump: the name of the site if the page shows it, else the copyright holder."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reader.clean.models.furniture_phrases import explain
from reader.clean.models.text_lines import TextLine
from reader.named_tuple import NamedTuple
from reader.text.person_names import (
    is_capitalised,
    is_degree,
    is_given_name,
    is_legal,
    is_organisation,
    is_paper,
    is_person_like,
    is_role,
    without_lead,
)

_NAME = 5  # words of a site's name
_OPENING, _BELOW = (
    12,
    6,
)  # lines at the beginning, below the title, among which the name of a paper may stand
_DISTINCT = 4  # letters of a distinctive word
# compiled when first needed
_HOLDER = (
    r"(?i)(?:©|\(c\)|copyright)[\s©]*(?:copyright[\s©]*)?"
    r"(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,–-]*(?:by\s+)?([^|•·]{2,80})"
)
_HOLDER_ENDS = (
    r"(?i)(?:,? an? [A-Z]|\.?\s*all rights|\s+[-–]\s|\. [A-Z]|,? powered by|,? (?:or|and) its |"
    r",? and affiliated|"
    r"\.?\s+(?:privacy|terms|site|web|website|licensing|trademark|designed|built|logo|photo)\b)"
)
_NO_HOLDER = r"(?i)(?:all rights|copyright|privacy|terms|policy|trademark|legal|cookie)"
_SOURCE = r"SOURCE:? ([A-Z].{1,80})"
_HOUSE = r",\s*([A-Z]{2,6}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3})$"
_NOTICE = re.compile(r"©|\(c\) ?\d|copyright", re.IGNORECASE)


class CopyrightNotice(NamedTuple):
    """The copyright line, and the holder."""

    text: str | None = None
    holder: str | None = None


def copyright_notice(lines: Sequence[TextLine], kept: Sequence[bool]) -> CopyrightNotice:
    """The last copyright line outside the story."""
    for line, stays in zip(reversed(lines), reversed(kept), strict=True):
        if stays or len(line.text) > 300 or not _NOTICE.search(line.text):
            continue
        found = re.search(_HOLDER, line.text)
        holder = re.split(_HOLDER_ENDS, found[1])[0].strip(" ,;-–") if found else ""
        named = holder[:1].isupper() and not any(c.isdigit() for c in holder)
        return CopyrightNotice(line.text, holder if named and not re.match(_NO_HOLDER, holder) else None)
    return CopyrightNotice()


def find_publisher(
    lines: Sequence[TextLine],
    kept: Sequence[bool],
    title: int | None,
    byline: str,
    holder: str | None,
    *,
    bare: bool,
) -> tuple[str | None, int | None]:
    """The publisher, and the index of the line above the story that is only its name.

    `byline` may name the author's employer; `holder` has the copyright. In a `bare` text, one without menus,
    the first line above the title may be the name of the site.
    """
    if announced := _announced(lines):
        return announced
    house = re.search(_HOUSE, byline) if "," in byline else None
    newsroom = without_lead(byline).partition(",")[0]
    if house and is_organisation(newsroom) and is_capitalised(newsroom):
        return newsroom, None  # 'BBC News, Norfolk'
    if house and not (is_person_like(house[1]) or is_role(house[1]) or is_degree(house[1])):
        return house[1], None
    names = [k for k, line in enumerate(lines) if not kept[k] and k != title and _is_name(line)]
    if holder:
        distinctive = next((word for word in _words(holder) if not is_legal(word)), "")
        akin = Counter(lines[k].text for k in names if distinctive in _words(lines[k].text))
        akin.pop(holder, None)
        if not any(map(is_legal, _words(holder))):
            return holder, None
        if akin:
            return akin.most_common(1)[0][0], None
        above = [k for k in names if bare and title is not None and k < title and lines[k].size > 1]
        return (_as_name(lines[above[0]].text), above[0]) if above else (holder, None)
    head = _OPENING if title is None else title + _BELOW
    paper = next((k for k in names if k < head and is_paper(lines[k].text)), None)
    return (_as_name(lines[paper].text), paper) if paper is not None else (None, None)


def _announced(lines: Sequence[TextLine]) -> tuple[str, int | None] | None:
    """The issuer of a press release: the line below 'News provided by', or the words after 'SOURCE'."""
    for k, line in enumerate(lines[:-1]):
        if line.size <= 4 and explain(line.words, line.text) == "wire tag" and lines[k + 1].size <= 2 * _NAME:
            return lines[k + 1].text, k + 1
    for line in reversed(lines[-_OPENING:]):
        if line.text.startswith("SOURCE") and (found := re.fullmatch(_SOURCE, line.text)):
            return found[1], None
    return None


def _is_name(line: TextLine) -> bool:
    """Whether a line could be the name of a site."""
    if line.hit is not None or line.size > _NAME or line.ends or not is_capitalised(line.text):
        return False
    return not (is_person_like(line.text) and is_given_name(line.text.split()[0]))


def _words(name: str) -> list[str]:
    return [w for word in name.casefold().split() if len(w := word.strip(".,'’")) >= _DISTINCT or is_legal(w)]


def _as_name(text: str) -> str:
    """'The Harbour Times' of 'THE HARBOUR TIMES'."""
    return text.title().replace("’S", "’s").replace("'S", "'s") if text.isupper() else text
