"""Decoded text made fit for a screen."""

from __future__ import annotations

from reader.load.decode import Decoded
from reader.named_tuple import NamedTuple
from reader.text.mojibake import mend_mojibake
from reader.text.sanitise import sanitise

MENDED = "mojibake mended: an earlier program had decoded some of this text wrongly"


class SafeText(NamedTuple):
    """Text that is fit for a screen, and what was mended in it."""

    text: str
    notes: tuple[str, ...] = ()


def safe_text(decoded: Decoded) -> SafeText:
    """Decoded text with its mojibake mended, and without what acts on a terminal."""
    mended = mend_mojibake(decoded.text)
    if mended is decoded.text:
        return SafeText(sanitise(mended, decoded.utf_8))
    return SafeText(sanitise(mended), (MENDED,))
