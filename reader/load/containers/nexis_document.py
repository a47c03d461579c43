"""One document of Nexis, from its lines to a part.

Two generations of screens: in the new one (DOCX, RTF) the title stands first, then the outlet and the date,
and headings such as 'Body' part the fields from the text. In the old one (TXT, HTML) the outlet and the date
stand first, fields are named in capitals, and the text begins below the last of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.load.containers.database_fields import StatedFields, date_line, is_copyright
from reader.load.containers.database_labels import (
    BELOW_THE_BODY,
    Field,
    announced_words,
    field_named,
    field_of,
    is_end_of_document,
    labelled,
    words_of,
)
from reader.load.containers.database_text import joined
from reader.load.containers.nexis_lines import NexisLine
from reader.load.source import Part

_ABOVE = frozenset(
    (Field.TITLE, Field.SUBTITLE, Field.AUTHORS, Field.SECTION, Field.WORDS, Field.DATELINE, Field.ABSTRACT)
)
#: Labels that also begin paragraphs of a text: they count where another label follows.
_WEAK = frozenset(("notes", "note", "subject", "type", "name", "series", "person", "company", "city", "url",
                   "state", "country", "update", "photo", "correction", "title", "credit", "year", "column",
                   "caption", "illustration", "hinweis", "thema", "land", "stadt"))  # fmt: skip
_NEAR = 3  # lines
_ABSTRACT_LINES = 12


def read_document(lines: Sequence[NexisLine], number: str, total: int | None, *, old: bool) -> Part | None:
    """The article of a document; None where the lines hold none, such as those of a cover page."""
    lines = [line for line in lines if line.text.strip() and not is_end_of_document(line.text)]
    if not lines:
        return None
    old = old and not any(line.mark.startswith("Body") or _is_heading(line, Field.BODY) for line in lines)
    stated = StatedFields()
    body = _body_start(lines, old)
    end = _body_end(lines, body, old)
    if body == 0:  # there is no field in it
        return None
    _read_head(lines[:body], stated, old)
    _read_tail(lines[end:], stated)
    first = field_of(lines[body - 1].text)
    paragraphs = [line.text for line in lines[body:end]]
    if first and first[0] is Field.BODY and first[1]:
        paragraphs.insert(0, first[1])
    return stated.part(joined(_without_abstract(paragraphs, stated)), number, total)


def _body_start(lines: Sequence[NexisLine], old: bool) -> int:
    """The index of the first line of the text; 0 where no field stands above it."""
    for at, line in enumerate(lines):
        if line.mark.startswith("Body") or _is_heading(line, Field.BODY):
            return at + 1
        found = field_of(line.text)
        if old and found and found[0] is Field.BODY and _is_label(line, old):
            return at + 1
    at, last = 0, 0
    for at, line in enumerate(lines):
        found = field_of(line.text)
        if found and found[0] in _ABOVE and _is_label(line, old):
            last = at + 1
        elif last and not (labelled(line.text) and _is_label(line, old)) and not is_copyright(line.text):
            break
    return last or _after_date(lines)


def _after_date(lines: Sequence[NexisLine]) -> int:
    """Where the text begins in a document that has an outlet and a date, and no labels above the text."""
    date = next((at for at, line in enumerate(lines[:6]) if date_line(line.text)), None)
    return min(date + 2, len(lines)) if date is not None else 0


def _body_end(lines: Sequence[NexisLine], start: int, old: bool) -> int:
    for at in range(start, len(lines)):
        line = lines[at]
        if line.mark.startswith(("Classification", "Graphic")) or (not old and _heads_tail(line)):
            return at
        found = field_of(line.text)
        if found and found[0] in BELOW_THE_BODY and _is_label(line, old) and _is_strong(lines, at, old):
            return at
        if old and line.centred and is_copyright(line.text) and at + _NEAR >= len(lines):
            return at
    return len(lines)


def _is_strong(lines: Sequence[NexisLine], at: int, old: bool) -> bool:
    found = labelled(lines[at].text)
    if found is None or found[0].casefold() not in _WEAK:
        return True
    after = lines[at + 1 : at + 1 + _NEAR]
    return any(
        (labelled(n.text) and field_of(n.text) and _is_label(n, old)) or is_copyright(n.text) for n in after
    )


def _is_label(line: NexisLine, old: bool) -> bool:
    """Whether the word before the colon is set as a label: in capitals, bold, or before a no-break space."""
    found = labelled(line.text)
    if found is None:
        return False
    label, value = found
    if line.label:
        return True
    if old:
        return label == label.upper()
    return line.text.lstrip()[len(label) :].lstrip()[1:2] == "\xa0" or not value


def _is_heading(line: NexisLine, field: Field) -> bool:
    return line.bold and field_named(line.text) is field and len(line.text) < 40


def _heads_tail(line: NexisLine) -> bool:
    return any(_is_heading(line, field) for field in (Field.TAIL, Field.GRAPHIC, Field.CORRECTION))


def _read_head(lines: Sequence[NexisLine], stated: StatedFields, old: bool) -> None:
    plain: list[NexisLine] = []
    seen_label = False
    for line in lines:
        found = field_of(line.text)
        # the first line of a new document is its title, whatever colons it holds
        if found and (old or plain) and found[0] in _ABOVE and _is_label(line, old):
            seen_label = True
            stated.put(*found)
        elif (seen_label or (plain and not old and line.label)) and (pair := labelled(line.text)):
            # a label of a language that is not known
            seen_label = True
            if Field.WORDS not in stated and announced_words(pair[1]):
                stated.put(Field.WORDS, pair[1])
            else:
                stated.aside(line.text)
        elif (
            line.mark.startswith("Body")
            or field_named(line.text) is Field.BODY
            or (found and found[0] is Field.BODY)
        ):
            continue
        elif is_copyright(line.text) and old:
            _copyright(line, stated, plain)
        elif is_copyright(line.text) and plain:
            stated.put(Field.COPYRIGHT, line.text)
        elif seen_label:
            stated.aside(line.text)
        else:
            plain.append(line)
    (_old_head if old else _new_head)(plain, stated)


def _copyright(line: NexisLine, stated: StatedFields, plain: list[NexisLine]) -> None:
    """Enter a notice; lines of the same paragraph that are no part of it name the outlet."""
    pieces = line.text.split("\n")
    notice = [piece for piece in pieces if is_copyright(piece)]
    stated.put(Field.COPYRIGHT, " ".join(notice) if len(notice) < len(pieces) else line.text)
    plain += [
        line._replace(text=piece) for piece in pieces if not is_copyright(piece) and len(notice) < len(pieces)
    ]


def _date_at(plain: Sequence[NexisLine], stated: StatedFields, most: int) -> int | None:
    for at, line in enumerate(plain[:most]):
        if found := date_line(line.text):
            stated.date, stated.edition = found[0], found[1] or None
            return at
    return None


def _new_head(plain: Sequence[NexisLine], stated: StatedFields) -> None:
    date = _date_at(plain[1:], stated, 5)
    if date is None:
        above, below = list(plain[:2]), list(plain[2:])
    else:
        above, below = list(plain[: date + 1]), list(plain[date + 2 :])
    texts = [" ".join(line.text.split()) for line in above]
    if len(texts) > 1:
        stated.put(Field.PUBLISHER, texts.pop())
    stated.put(Field.TITLE, " ".join(texts))
    for line in below:
        if stated.edition is None and len(line.text) < 60:
            stated.edition = " ".join(line.text.split())
        else:
            stated.aside(line.text)


def _old_head(plain: Sequence[NexisLine], stated: StatedFields) -> None:
    lines = [
        line._replace(text=piece)
        for line in plain
        for piece in (line.text.split("\n") if line.centred else (line.text,))
    ]
    date = _date_at(lines, stated, 8)
    if not lines:
        return
    first = 1 if date != 0 else 0
    if first:
        stated.put(Field.PUBLISHER, " ".join(lines[0].text.split()))
    titles: list[str] = []
    editions: list[str] = [stated.edition] if stated.edition else []
    for at, line in enumerate(lines[first:], first):
        text = " ".join(line.text.split())
        if at == date:
            continue
        if line.centred and (date is None or at > date or not titles):
            editions.append(text)
        else:
            titles.append(text)
    stated.edition = "; ".join(text.rstrip("; ") for text in editions) or None
    if Field.TITLE in stated:
        titles = [stated.get(Field.TITLE) or "", *titles]
    elif titles:
        stated.put(Field.TITLE, titles[0])
    for text in titles[1:]:
        stated.put(Field.SUBTITLE, text)


def _read_tail(lines: Sequence[NexisLine], stated: StatedFields) -> None:
    """Enter captions, corrections and the copyright; what else stands below the text is set aside."""
    field: Field | None = None
    for line in lines:
        heading = field_named(line.text) if not labelled(line.text) else None
        if heading in (Field.GRAPHIC, Field.CORRECTION, Field.TAIL):
            field = heading
            continue
        found = field_of(line.text)
        if found and found[0] is not field:
            field, value = found
        else:
            value = line.text
        if is_copyright(line.text):
            stated.put(Field.COPYRIGHT, line.text)
        elif field in (Field.GRAPHIC, Field.CORRECTION, Field.URL) and not (found and "date" in found[0]):
            stated.put(field, value)
        elif found and announced_words(value) and Field.WORDS not in stated:
            stated.put(Field.WORDS, value)
        else:
            stated.aside(line.text)


def _without_abstract(paragraphs: list[str], stated: StatedFields) -> list[str]:
    """The text below 'FULL TEXT'; what stands above it, below 'ABSTRACT', is the subtitle."""
    names = words_of(Field.ABSTRACT.value)
    if not paragraphs or paragraphs[0].strip().casefold() not in names:
        return paragraphs
    for at, text in enumerate(paragraphs[:_ABSTRACT_LINES]):
        if at and text.strip().casefold() in words_of(Field.BODY.value):
            stated.put(Field.SUBTITLE, " ".join(paragraphs[1:at]))
            return paragraphs[at + 1 :]
    return paragraphs[1:]
