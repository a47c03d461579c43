"""The fields of an article as a news database writes them, to the fields of a part: dates, pages, bylines."""

from __future__ import annotations

import re
from collections import defaultdict

from reader.load.containers.database_labels import Field, announced_words, words_of
from reader.load.source import Part, PartFields
from reader.model.article import SourceFormat
from reader.text.person_names import names_in, without_lead
from reader.text.written_dates import month_number, stated_date, written_dates

NO_BODY = "the file holds no text of this article, only what stands around it"
_MAX_BYLINE_WORDS = 8
_MAX_MONTH_LINE = 8  # words of a line that may name a month and no day
_GLUED_DAY = re.compile(r"(?<!\d)(\d{1,2}\.)(?=[^\W\d_])")  # '10.Dezember'
_MONTH_OF_YEAR = re.compile(r"([^\W\d_]{3,12})\.?,?\s{1,3}(?:de\s|del\s)?((?:19|20)\d\d)(?!\d)")
_MONTH_IN_CHINESE = re.compile(r"((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月")
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s(?:Uhr|h)\b)?(?:\s[A-Z]{2,5}(?:[+-]\d{1,2})?\b)?"
)
_NO_NAME = re.compile(r"(?i)\s*[;,\n]\s*(?:special (?:to|for)|exclusive to|exklusiv für)\b")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_EDGES = " \t\n\xa0,;:.·-–—/|()"
_VERSION = re.compile(r"(?i)\bversion:?\s?\d+\b|\bcolumn \d+\b")
_MAX_NOTICE = 300  # characters
_RESERVED = re.compile(r"(?i)all rights reserved|alle rechte vorbehalten|tous droits réservés")
_COPYRIGHT = re.compile(
    r"(?i)\s*(?:[(\[]?copyright\b|©|\(c\)\s|all rights reserved|alle rechte vorbehalten|tous droits r|"
    r"todos los derechos|tutti i diritti|todos os direitos|alle rechten|版权|版權|著作権)"
)


def is_copyright(line: str) -> bool:
    """Whether a line states the copyright."""
    return _COPYRIGHT.match(line) is not None or (
        len(line) <= _MAX_NOTICE and _RESERVED.search(line) is not None
    )


def published_day(text: str) -> str | None:
    """The date in a line such as 'Freitag 24. April 2009', in ISO 8601; a month alone gives '2009-04'."""
    text = _GLUED_DAY.sub(r"\1 ", " ".join(text.split()))
    if day := stated_date(text, month_first=None):
        return day
    if match := _MONTH_IN_CHINESE.search(text):
        return f"{match[1]}-{int(match[2]):02}" if 1 <= int(match[2]) <= 12 else None
    for match in _MONTH_OF_YEAR.finditer(text) if len(text.split()) <= _MAX_MONTH_LINE else ():
        if month := month_number(match[1]):
            return f"{match[2]}-{month:02}"
    return None


def date_line(text: str) -> tuple[str, str] | None:
    """The date of a line that is one, and the edition named after it; None for another line.

    'November 27, 2013 Wednesday, FINAL EDITION' gives 2013-11-27 and 'FINAL EDITION'.
    """
    text = _GLUED_DAY.sub(r"\1 ", " ".join(text.split()))
    day = next(written_dates(text), None)
    if day is not None:
        before, after, iso = text[: day.start], text[day.end :], day.iso
    elif (month := published_day(text)) and (
        match := _MONTH_OF_YEAR.search(text) or _MONTH_IN_CHINESE.search(text)
    ):
        before, after, iso = text[: match.start()], text[match.end() :], month
    else:
        return None
    return (iso, _without_time(after)) if not _without_time(before) else None


def _without_time(text: str) -> str:
    """A text without the days of the week, the time of day and the marks around them."""
    text = _CLOCK.sub(" ", text)
    text = _WORD.sub(lambda m: "" if m[0].casefold() in words_of("weekdays") else m[0], text)
    return " ".join(text.split()).strip(_EDGES)


def section_and_page(value: str) -> tuple[str | None, str | None]:
    """'MONEY; Pg. 1B' to 'MONEY' and '1B'."""
    page, kept = None, []
    for piece in re.split(r"[;|]|,\s(?=\S{1,6}\.?\s?\d)", _VERSION.sub("", value)):
        piece = piece.strip(" ,\xa0")
        found = page_named(piece)
        page = page or found
        if piece and not found:
            kept.append(piece)
    return "; ".join(kept) or None, page


def page_named(text: str) -> str | None:
    """The page in 'Pg. 1B', 'S. 4' or 'Seite 12'; None for other words."""
    word, _, number = text.replace("\xa0", " ").strip().partition(" ")
    if "." in word and not number:
        word, _, number = word.partition(".")
    known = word.rstrip(".").casefold() in words_of("page marks")
    number = number.strip()
    return number if known and any(c.isdigit() for c in number) and len(number) <= 20 else None


def byline_names(value: str) -> tuple[str, ...]:
    """The persons of a byline, or else what it names in their place: an agency, a desk."""
    value = _NO_NAME.split(value)[0]
    if names := names_in(value):
        return names
    rest = without_lead(" ".join(value.split())).strip(_EDGES)
    return (rest,) if rest and len(rest.split()) <= _MAX_BYLINE_WORDS else ()


class StatedFields:
    """What was read of one article so far: its fields, and what is neither field nor body."""

    def __init__(self) -> None:
        self._values: defaultdict[Field, list[str]] = defaultdict(list)
        self._aside: list[str] = []
        self.date: str | None = None
        self.edition: str | None = None

    def put(self, field: Field, value: str) -> None:
        """Enter a field's value; a further value of the same field is set aside."""
        value = value.strip()
        if value:
            self._values[field].append(value)

    def put_first(self, field: Field, value: str) -> None:
        """Enter a value that goes before those entered so far."""
        held = self._values.pop(field, [])
        for text in (value, *(text for text in held if text != value.strip())):
            self.put(field, text)

    def __contains__(self, field: Field) -> bool:
        return field in self._values

    def get(self, field: Field) -> str | None:
        """The first value of a field."""
        return self._values[field][0] if field in self._values else None

    def aside(self, text: str) -> None:
        """Enter a text that is neither a field of a part nor the body."""
        if text.strip():
            self._aside.append(text.strip())

    def part(self, paragraphs: list[str], number: str, total: int | None = None) -> Part:
        """The part that these fields and the paragraphs of the body make."""
        section, page = section_and_page(self.get(Field.SECTION) or "")
        words = self.get(Field.WORDS)
        copyright_notice = " ".join((self.get(Field.COPYRIGHT) or "").split())
        notes = [f"Correction in the database: {value}" for value in self._values[Field.CORRECTION]]
        body = [text for line in paragraphs if (text := line.strip())]
        if not body:
            notes.append(NO_BODY)
        fields = PartFields(
            title=self.get(Field.TITLE),
            subtitle=self.get(Field.SUBTITLE),
            authors=byline_names(self.get(Field.AUTHORS) or ""),
            published=self.date or published_day(self.get(Field.PUBLISHED) or ""),
            publisher=self.get(Field.PUBLISHER),
            section=section,
            dateline=self.get(Field.DATELINE),
            edition=self.edition or self.get(Field.EDITION),
            page=self.get(Field.PAGE) or page,
            copyright=copyright_notice or None,
            url=self.get(Field.URL),
            words=announced_words(words, any_unit=True) if words else None,
            notes=tuple(notes),
            set_aside=(*self._further(), *self._aside),
        )
        text = "\n\n".join(body) or self._in_place_of_body()
        return Part(text, SourceFormat.TEXT, id=number, fields=fields, total=total, body_only=True)

    def _further(self) -> list[str]:
        """The values of fields that a part has no place for."""
        shown = {Field.GRAPHIC, Field.ABSTRACT}
        return [
            v for field, values in self._values.items() for v in (values if field in shown else values[1:])
        ]

    def _in_place_of_body(self) -> str:
        stand_ins = (Field.ABSTRACT, Field.GRAPHIC, Field.SUBTITLE, Field.TITLE)
        return next((text for field in stand_ins if (text := self.get(field))), "…")
