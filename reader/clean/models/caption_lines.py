"""Recognises captions in a dump, by the credit of the picture in or beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean.models.text_lines import TextLine

_LONGEST = 60  # words
_LONGEST_CREDITED = 90  # words of a caption with its credit
_SAYING = 4  # words before a credit that describe the picture
# compiled when first needed
_NUMBERED = (
    r"(?i)(?:image|photo|picture|slide) \d{1,3} ?(?:of|/) ?\d{1,3}(?!\d)|\d{1,3} (?:of|/) \d{1,3} ?[|:.–—-]"
)
_SIGN = (
    r"(?i)(?<![\w-])(?:photo(?:graph(?:y|er)?)?s?|images?|pictures?|illustrations?|credits?|foto|bild|crédit)"
    r"(?: credit)?(?: ?[:/|] ?| by | courtesy of )(?=\S)"
)
_AGENCY = (
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?(?:/|via) ?"
    r"(?:The )?(?:AP|AFP|Reuters|Getty|EPA|PA|dpa|Shutterstock|Bloomberg|Associated Press|[A-Z]\w+ Images)\b"
)


def is_caption(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line is a sentence beside the credit of a picture, and so its caption."""
    line = lines[index]
    if not line.ends or line.hit is not None or line.size > _LONGEST:
        return False
    beside = [lines[k].hit for k in (index - 1, index + 1) if 0 <= k < len(lines)]
    return any(hit is not None and hit.reason == "photo credit" for hit in beside)


def picture_line(line: TextLine) -> str | None:
    """'caption' for a description with a number or credit, 'photo credit' for a credit alone, else None."""
    if line.size > _LONGEST_CREDITED:
        return None
    text = line.text
    if re.match(_NUMBERED, text):
        return "caption" if line.size > _SAYING else None
    sign = re.search(_SIGN, text) or re.search(_AGENCY, text)
    if sign is None or len(text) - sign.end() > _LONGEST:
        return None
    return "caption" if text[: sign.start()].count(" ") >= _SAYING else "photo credit"
