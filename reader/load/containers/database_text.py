"""Text as news databases export it: decoded, and its broken lines joined to paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reader.errors import NotAnArticle
from reader.load.decode import decode

_ENDS = (".", "!", "?", "”", '"', "’", "'", "»", "…", ":", "。", "」", "！", "？")
_MIN_WIDTH = 50  # characters of a line that was broken because it was full
_MIN_LINES = 6  # from which on the breaks of a text are judged


def decoded_text(data: bytes, name: str) -> str:
    """The text of an export. Raises NotAnArticle where it is none in any encoding that is known."""
    decoded = decode(data)
    if decoded is None:
        raise NotAnArticle(f"{name}: is not text in any encoding that is known")
    return decoded.text


def rewrapped(lines: Sequence[str], width: int) -> str:
    """A paragraph from its broken lines. Where the next word would have fitted, the line ended on purpose."""
    full = max(map(len, lines))
    if full > width:  # nothing broke these lines
        return "\n".join(line.strip() for line in lines)
    text = lines[0].strip()
    for line, after in pairwise(lines):
        word = after.split(None, 1)[0] if after.strip() else ""
        fits = len(line.rstrip()) + 1 + len(word) <= full - 1
        text += ("\n" if fits and full >= _MIN_WIDTH else " ") + after.strip()
    return text


def joined(paragraphs: list[str]) -> list[str]:
    """Paragraphs of which each was a broken line, joined again; others as they are."""
    short = [text for text in paragraphs if len(text) < _MIN_WIDTH * 2]
    open_ends = sum(not text.endswith(_ENDS) and after[:1].islower() for text, after in pairwise(paragraphs))
    if (
        len(paragraphs) < _MIN_LINES
        or len(short) * 10 < len(paragraphs) * 9
        or open_ends * 4 < len(paragraphs)
    ):
        return paragraphs
    full = max(map(len, paragraphs))
    found = [paragraphs[0]]
    for line, text in pairwise(paragraphs):
        word = text.split(None, 1)[0]
        if line.endswith(_ENDS) and len(line) + 1 + len(word) <= full - 5:
            found.append(text)
        else:
            found[-1] += f" {text}"
    return found
