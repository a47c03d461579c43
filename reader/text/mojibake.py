"""Mojibake: UTF-8 that an earlier program decoded as windows-1252 ('donâ€™t'), mended with ftfy."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_LINE = 1_000_000  # characters; a longer line stays as it is

_LEADS = ("â€", "Ã", "Â", "ðŸ")
_LOST, _CLOSING = "â€(?:\N{REPLACEMENT CHARACTER}|(?=[ \\t.,;:!?)]|$))", "â€\x9d"
# a first byte of UTF-8 and one that continues it, as windows-1252 shows them
_SIGN = "(?:â€|ðŸ|[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])"


def mend_mojibake(text: str) -> str:
    """`text` with its mojibake mended, line by line; `text` itself where it shows no sign of any.

    ftfy judges each suspicious line as a whole, so that 'Â' and 'â' of sound French stay.
    """
    if not any(lead in text for lead in _LEADS):
        return text
    parts: list[str] = []
    end = 0
    for start, stop in _suspicious(text):
        parts += (text[end:start], _mended(text[start:stop]))
        end = stop
    mended = "".join((*parts, text[end:]))
    return text if mended == text else mended


def _suspicious(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a sign of mojibake."""
    sign, at = re.compile(_SIGN), 0
    while found := sign.search(text, at):
        start = text.rfind("\n", 0, found.start()) + 1
        stop = text.find("\n", found.end())
        at = stop if stop >= 0 else len(text)
        if at - start <= MAX_LINE:
            yield start, at


def _mended(line: str) -> str:
    """The line mended; a closing quotation mark whose last byte, which windows-1252 does not know, became
    U+FFFD or was left out is put back."""
    from ftfy import fix_encoding

    whole = re.sub(_LOST, _CLOSING, line)
    mended = fix_encoding(whole)
    return mended if mended != whole else line
