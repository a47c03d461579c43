"""Properties of one line of a page by itself."""

from __future__ import annotations

import re

from reader.clean.models.furniture_phrases import PhraseHit, find_phrase, fold
from reader.named_tuple import NamedTuple

ENDS = tuple(".!?…。！？।؟")
_CLOSERS = "\"'”’»」』)]"
# compiled when first needed
_INNER_END = r"[.!?][\"'”’»)]? (?=[^\W\d_a-z])|[。！？]"
_TAGS = r"<[^<>]{1,80}>"
_CREDIT = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3} ?/ ?[A-Z][\w. ]{1,30}$"
_CONTRIBUTING = r"(?:^|[.;)] )Contributing: (?=[A-Z])"
_PER_WORD = 2.0  # characters to a word in scripts without spaces
_LOOKED_AT = 4000  # characters examined of a very long line
_LONG = 60  # words: longer lines hold no phrase of site furniture


class TextLine(NamedTuple):
    """One line: its text, folded words, word count, the phrase of site furniture it holds, its ending.

    `size` counts words, with two characters as a word in scripts without spaces. `prose`: it is long or
    ends like a sentence.
    """

    text: str
    words: list[str]
    size: float
    hit: PhraseHit | None
    ends: bool
    prose: bool
    gap: bool


def read_line(text: str, gap: bool) -> TextLine:
    """Examine one line; `gap`: a blank line stands before it."""
    words = fold(text[:_LOOKED_AT])
    size = len(words) * max(1.0, len(text) / _LOOKED_AT)
    unspaced = 0 if text.isascii() else _unspaced(text[:_LOOKED_AT])
    if unspaced > 2:
        size += unspaced / _PER_WORD
    ends = text[-20:].rstrip(_CLOSERS).endswith(ENDS)
    hit = _find(words, text) if len(words) <= _LONG else None
    return TextLine(text, words, size, hit, ends, size >= 35 or (size >= 8 and ends), gap)


def _unspaced(text: str) -> int:
    """The number of characters in scripts without spaces between words.

    Compiling a regular expression for these ranges would take longer than cleaning a short page.
    """
    highest = max(text)
    if highest < "\u0e00" or (
        "\u2000" <= highest < "\u3040" and next(filter(str.isalpha, text), "") < "\u0e00"
    ):
        return 0  # Latin, Cyrillic and the like, perhaps with typographic punctuation
    return sum(
        "\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" or "\u0e00" <= c <= "\u0e7f" for c in text
    )


def inner_ends(text: str) -> int:
    """How many sentences end within the line."""
    return len(re.findall(_INNER_END, text[:_LOOKED_AT]))


def _find(words: list[str], text: str) -> PhraseHit | None:
    bare = re.sub(_TAGS, " ", text).strip() if "<" in text else text
    if len(words) <= 12 and "/" in bare and re.match(_CREDIT, bare):
        return PhraseHit("photo credit", "=")
    if "Contributing: " in text and re.search(_CONTRIBUTING, text):
        return PhraseHit("contributor line", "~")
    return find_phrase(words, text)
