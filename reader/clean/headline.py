"""The title, the authors, the date and other metadata of a text dump, from the lines around its story."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.clean.day import find_day
from reader.clean.learned.reasons import find_phrase, fold
from reader.clean.rows import Row

_NEAR = 14  # rows before the story in which its headline is looked for
_AFTER = 3
_BY = re.compile(
    r"^(?:(?:words|written|story|text|posted|published|reporting|article|reviewed|author|authors)\s*(?:by)?\s*[:|]?\s*)?"
    r"(?:by|von|par|por|di|door|av|af|od|przez|автор|текст)\b\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|und|et|y|e|en|och|og|i|и|та|with|&)\s+|\s*[;&/|·•]\s*|\s*,\s*")
_NAME = re.compile(r"^[^\W\d_][\w.'’\-]*(?:\s+[^\W\d_][\w.'’\-]*){1,4}$")
_SMALL = frozenset(
    (
        "de",
        "del",
        "della",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "zu",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "y",
        "e",
    )
)
_CONTRIBUTED = re.compile(
    r"^(?:.{0,40}?['’]s?\s+)?(.{4,200}?)\s+(?:also\s+)?contributed\s+(?:reporting|to this)|"
    r"^(?:additional|with) reporting (?:by|from)\s+(.{4,200}?)\.?$"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?[\s,]*(?:by\s+)?([^|•·]{2,80})",
    re.I,
)
_HOLDER_ENDS = re.compile(r"(?:,? an? [A-Z]|\.?\s+all rights|\s+-\s|\. [A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the lines around a story say about it. `title_row` is the row that is the title, or None."""

    title: str | None = None
    title_row: int | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    copyright: str | None = None


def find_metadata(rows: Sequence[Row], kept: Sequence[bool]) -> Metadata:
    """Read the metadata from the rows that were cut, `kept` telling which were not."""
    if not any(kept):
        return Metadata()
    first = kept.index(True)
    title = _title(rows, kept, first)
    authors, house = _byline(rows, kept, title if title is not None else max(0, first - 6), first)
    published, modified = _dates(rows, kept, title if title is not None else max(0, first - 6), first)
    notice, holder = _copyright(rows, kept)
    return Metadata(
        title=rows[title].text if title is not None else None,
        title_row=title,
        authors=authors,
        contributors=_contributors(rows, kept),
        published=published,
        modified=modified,
        publisher=house or holder,
        copyright=notice,
    )


def _title(rows: Sequence[Row], kept: Sequence[bool], first: int) -> int | None:
    said: Counter[str] = Counter()
    for index in range(first, min(len(rows), first + 40)):
        if kept[index]:
            said.update(set(fold(rows[index].text)))
    best, best_score = None, 0.0
    for index in range(max(0, first - _NEAR), first):
        text = rows[index].text
        words = fold(text)
        if not 2 <= len(words) <= 30 or "<" in text or find_phrase(words, text) or find_day(text):
            continue
        longer = [w for w in words if len(w) > 3]
        share = sum(w in said for w in longer) / (len(longer) or 1)
        score = (
            min(len(words), 8) / 8 + 1.5 * share - 0.04 * (first - index) - 0.5 * text.endswith((".", ":"))
        )
        if score > best_score:
            best, best_score = index, score
    return best if best_score >= 0.8 else None


def split_names(text: str) -> tuple[tuple[str, ...], str | None]:
    """The people of a byline, 'By' left out, and the news house behind them where one is named."""
    names: list[str] = []
    house: str | None = None
    for part in _AND.split(text.strip(" .")):
        part = part.strip(" .-–—")
        if _is_name(part):
            names.append(part)
        elif names and re.fullmatch(r"[A-Z]{2,6}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}", part):
            house = house or part
        elif names:
            break
    return tuple(dict.fromkeys(names)), house


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or not _NAME.match(text):
        return False
    return all(w[0].isupper() or w.lower() in _SMALL for w in words) and not find_phrase(fold(text), text)


def _byline(
    rows: Sequence[Row], kept: Sequence[bool], start: int, first: int
) -> tuple[tuple[str, ...], str | None]:
    for index in range(start, min(len(rows), first + _AFTER)):
        text = rows[index].text
        begins = _BY.match(text)
        if begins and not kept[index] and len(text) <= 160:
            names, house = split_names(text[begins.end() :])
            if names:
                return names, house
    return (), None


def _dates(
    rows: Sequence[Row], kept: Sequence[bool], start: int, first: int
) -> tuple[str | None, str | None]:
    published: str | None = None
    modified: str | None = None
    for index in range(max(0, start - 2), min(len(rows), first + _AFTER)):
        text = rows[index].text
        if kept[index] or len(text) > 160 or not (day := find_day(text)):
            continue
        if fold(text)[:1] in (["updated"], ["modified"]) or text.lower().startswith("last "):
            modified = modified or day
        else:
            published = published or day
    return published, modified


def _contributors(rows: Sequence[Row], kept: Sequence[bool]) -> tuple[str, ...]:
    for row, stays in zip(rows, kept, strict=True):
        if (not stays and "ontribut" in row.text) or "eporting" in row.text:
            found = _CONTRIBUTED.match(row.text)
            if found:
                names, _ = split_names(found[1] or found[2])
                if names:
                    return names
    return ()


def _copyright(rows: Sequence[Row], kept: Sequence[bool]) -> tuple[str | None, str | None]:
    for row, stays in zip(rows, kept, strict=True):
        if stays or len(row.text) > 300 or not re.search(r"©|\(c\) ?\d|copyright", row.text, re.IGNORECASE):
            continue
        found = _COPYRIGHT.search(row.text)
        holder = _HOLDER_ENDS.split(found[1])[0].strip(" .,;-–") if found else ""
        if holder[:1].isupper():
            return row.text, holder
        return row.text, None
    return None, None
