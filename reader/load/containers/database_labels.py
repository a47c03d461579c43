"""What the screens of news databases call the fields of an article, in the languages of those screens."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from reader.text.data_files import word_lists

_MAX_LABEL = 40
# a label, its colon, and a space: one before the colon is French, a no-break space after it is Nexis
_LABELLED = re.compile(r"([^\W\d_][^:：\n]{0,38})[:：](?:\s+|(?=[^\s/])|$)")
_COUNTED = re.compile(r"(?P<number>\d[\d.,'’  ]{0,12})\s?(?P<unit>[^\d\s]\S{0,14})")
_WHICH = re.compile(
    r"(?:FOCUS - )?(?:(?P<before>[^\W\d]\w*)\s+)?(\d{1,6})\s+(?P<of>\S{1,3})\s+(\d{1,6})"
    r"(?:\s+(?P<after>[^\W\d]\w*))?"
)


class Field(StrEnum):
    """A field of an article; the values are the names of the sections of the data file."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    AUTHORS = "authors"
    SECTION = "section"
    WORDS = "words"
    DATELINE = "dateline"
    BODY = "body"
    ABSTRACT = "abstract"
    PUBLISHED = "published"
    PUBLISHER = "publisher"
    PUBLICATION_INFO = "publication info"
    PAGE = "page"
    EDITION = "edition"
    COPYRIGHT = "copyright"
    URL = "url"
    ID = "id"
    CORRECTION = "correction"
    GRAPHIC = "graphic"
    TAIL = "tail"


BELOW_THE_BODY = frozenset((Field.TAIL, Field.GRAPHIC, Field.CORRECTION, Field.URL))
"""The fields that Nexis sets below the body."""


@cache
def words_of(section: str) -> frozenset[str]:
    """The words of one section of the data file, in lower case."""
    return frozenset(word_lists("reader.load", "database_labels.txt")[section])


@cache
def _fields() -> dict[str, Field]:
    return {word: field for field in reversed(Field) for word in words_of(field.value)}


def field_named(label: str) -> Field | None:
    """The field that `label` names in any of the languages; None for other words."""
    label = label.strip().rstrip(":：").strip()
    return _fields().get(label.casefold()) if len(label) <= _MAX_LABEL else None


def labelled(line: str) -> tuple[str, str] | None:
    """The label at the beginning of a line, and what follows its colon; None where there is no colon."""
    match = _LABELLED.match(line.lstrip())
    return (match[1].strip(), line.lstrip()[match.end() :].strip()) if match else None


def field_of(line: str) -> tuple[Field, str] | None:
    """The field that a line states, and its value: 'LÄNGE: 300 Wörter' states the words."""
    found = labelled(line)
    field = field_named(found[0]) if found else None
    return (field, found[1]) if found and field else None


def announced_words(text: str, *, any_unit: bool = False) -> int | None:
    """The number of words that 'LENGTH' announces: 1203 for '1.203 Wörter'; None where it is none.

    With `any_unit` the unit may be a word that is not known: of a broken encoding, or another language.
    """
    match = _COUNTED.fullmatch(text.strip())
    if match is None or not (any_unit or match["unit"].casefold().strip(".") in words_of("count words")):
        return None
    digits = re.sub(r"\D", "", match["number"])
    return int(digits)


def document_number(line: str) -> tuple[int, int] | None:
    """The number of a document and how many there are: '3 of 74 DOCUMENTS', 'Dokument 3 von 74'."""
    match = _WHICH.fullmatch(line.strip())
    if match is None:
        return None
    noun, of = (match["before"] or match["after"] or "").casefold(), match["of"].casefold()
    if noun not in words_of("documents") or of not in words_of("of"):
        return None
    return int(match[2]), int(match[4])


def is_end_of_document(line: str) -> bool:
    """Whether a line is the one that ends a document of Nexis: 'End of Document'."""
    return len(line) <= _MAX_LABEL and line.strip().casefold() in words_of("end of document")
