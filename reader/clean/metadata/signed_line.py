"""A line under the headline of a text without markup for it: by whom, and of which day."""

from __future__ import annotations

from reader.clean.metadata.fields import Metadata
from reader.text.person_names import has_lead, is_person_like, names_in
from reader.text.written_dates import written_dates

_MAX_WORDS = 20
_NO_BYLINE = (".", "!", "?", ":")


def is_byline(text: str) -> bool:
    """Whether a paragraph is 'By' and a person."""
    text = text.strip()
    short = len(text.split()) <= _MAX_WORDS and not text.endswith(_NO_BYLINE)
    return short and has_lead(text) and any(map(is_person_like, names_in(text)))


def signed(metadata: Metadata, byline: str) -> Metadata:
    """The metadata with the names of a byline, and with its date where none is stated."""
    day = next(written_dates(byline), None)
    return metadata._replace(
        authors=names_in(byline), published=metadata.published or (day.iso if day else None)
    )
