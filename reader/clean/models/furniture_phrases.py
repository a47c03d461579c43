"""Phrases of site furniture in many languages, by the reason that they give for cutting a line.

`phrases.txt` decides what is furniture, `edge_phrases.txt` what is at the end of a plain text;
`cut_phrases.txt` only explains what is cut anyway. A look-up costs
a few dictionary reads a line, whatever their number.
"""

from __future__ import annotations

import re
from functools import cache

from reader.named_tuple import NamedTuple
from reader.text.data_files import data_text

UNCLEAR = "unclear"
_SPLIT = re.compile(r"[^\w#©]+|_")
_DIGITS = re.compile(r"\d+")
_UNSPACED = "\u0600"  # from here on: scripts in which phrases are searched as substrings
_LONGEST = 7  # words of the longest phrase
_SHORT_LINE = 60  # words up to which a phrase may stand anywhere in the line


class PhraseHit(NamedTuple):
    """A phrase found in a line: its reason, and its place: '=' whole line, '^' start, '~' within."""

    reason: str
    how: str


class _Phrases(NamedTuple):
    whole: dict[str, str]
    start: dict[str, str]
    within: dict[str, str]
    signs: dict[str, str]  # of scripts that put no spaces between words
    longest: dict[str, int]  # words of the longest phrase of `within` that begins with this word


def fold(text: str) -> list[str]:
    """The words of a line in lower case, with '#' for each number, without punctuation."""
    return [w for w in _SPLIT.split(_DIGITS.sub("#", text.casefold())) if w]


def find_phrase(words: list[str], text: str) -> PhraseHit | None:
    """The phrase of site furniture in a line (with its folded `words`), if there is one."""
    return _find(_phrases("phrases"), words, text)


def explain(words: list[str], text: str) -> str | None:
    """A more specific reason for cutting a line than that of `find_phrase`, if there is one."""
    hit = _find(_phrases("cut_phrases"), words, text)
    return hit.reason if hit else None


def edge_reason(words: list[str], text: str) -> str | None:
    """The reason for cutting a line among the last ones of a plain text."""
    hit = _find(_phrases("edge_phrases"), words, text)
    return hit.reason if hit else None


def _find(phrases: _Phrases, words: list[str], text: str) -> PhraseHit | None:
    count = len(words)
    if count <= _LONGEST + 3 and (reason := phrases.whole.get(" ".join(words))):
        return PhraseHit(reason, "=")
    for size in range(min(count, _LONGEST), 0, -1):
        if reason := phrases.start.get(" ".join(words[:size])):
            return PhraseHit(reason, "^")
    if count <= _SHORT_LINE:
        for first, word in enumerate(words):
            for size in range(1, min(phrases.longest.get(word, 0), count - first) + 1):
                if reason := phrases.within.get(" ".join(words[first : first + size])):
                    return PhraseHit(reason, "~")
        if max(text, default="") >= _UNSPACED:
            for sign, reason in phrases.signs.items():
                if sign in text:
                    return PhraseHit(reason, "~")
    return None


@cache
def _phrases(name: str) -> _Phrases:
    found = _Phrases({}, {}, {}, {}, {})
    reason = ""
    listed = data_text("reader.clean.models", f"{name}.txt")
    for line in listed.splitlines():
        how, phrase = line[:1], line[1:]
        if how == "[":
            reason = phrase.rstrip("]")
        elif how == "=":
            found.whole[phrase] = reason
        elif how == "^":
            found.start[phrase] = reason
        elif how == "~" and phrase >= _UNSPACED:
            found.signs.setdefault(phrase, reason)
        elif how == "~":
            found.within.setdefault(phrase, reason)
            first, size = phrase.partition(" ")[0], phrase.count(" ") + 1
            found.longest[first] = max(size, found.longest.get(first, 0))
    return found
