"""Where the words that are read stand in the file that they came from, and how an editor is told."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

MOST = 16_000_000
"""Bytes of a file in which words are looked for."""
LENGTHS = (8, 5, 3, 2)
"""Words that are looked for together: in a page, tags stand between some."""
TRIES = 3
"""Groups of words of one length that are looked for: each of them costs a pass over the file."""
WITH_COLON = frozenset({"hx", "helix", "subl", "zed", "code", "codium", "code-insiders", "cursor"})
"""Editors that take the line as FILE:LINE; all others take +LINE before the file, as vi does."""
WITH_GOTO = frozenset({"code", "codium", "code-insiders", "cursor"})
_BETWEEN = r"(?:\s|</?\w[^<>]{0,200}>)+"
"""What stands between two words: white space, and tags."""
WITHOUT_LINE = frozenset({"ed", "ex", "gnome-text-editor", "notepad", "open", "xdg-open"})


def source_line(raw: bytes, encoding: str, words: str, share: float) -> int | None:
    """The line (from 1) of a file on which `words` begin; of several the one nearest to `share` (0-1) of the
    file. None for a file that is no text; 1 where the words stand nowhere as they are read."""
    if b"\0" in raw[:8192] and not encoding.lower().startswith(("utf-16", "utf16", "utf-32")):
        return None
    try:
        text = raw.decode(encoding, "replace")
    except LookupError:
        text = raw.decode("utf-8", "replace")
    every = words.split()
    for length in LENGTHS:
        for first in range(0, max(1, len(every) - length + 1), length)[:TRIES]:
            at = _nearest(text, every[first : first + length], share)
            if at is not None:
                return len(re.findall(r"\r\n|\r|\n", text[:at])) + 1
    return 1


def _nearest(text: str, words: Sequence[str], share: float) -> int | None:
    """Where the words stand, one after the other, nearest to that share of the text."""
    if not words:
        return None
    pattern = _BETWEEN.join(_written(word) for word in words)
    found = [match.start() for match in re.finditer(pattern, text)]
    return min(found, key=lambda at: abs(at - share * len(text)), default=None)


def _written(word: str) -> str:
    """A word as it may stand in a page or in plain text."""
    escaped = escape(word, quote=False)
    signs = re.escape(word)
    for sign, others in (
        ("’", "[’']|&rsquo;|&#8217;"),
        ("“", '[“"]|&ldquo;|&#8220;'),
        ("”", '[”"]|&rdquo;|&#8221;'),
    ):
        signs = signs.replace(sign, f"(?:{others})")
    return signs if escaped == word else f"(?:{signs}|{re.escape(escaped)})"


def editor_command(path: Path, line: int, environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """The command that opens `path` at `line` in $VISUAL or $EDITOR; None where neither is set. Raises
    ValueError where it cannot be read as a command."""
    wanted = environ.get("VISUAL") or environ.get("EDITOR") or ""
    words = shlex.split(wanted)
    if not words:
        return None
    name, file = Path(words[0]).name.removesuffix(".exe"), str(path.absolute())
    if name in WITH_GOTO:
        return [*words, "--wait", "--goto", f"{file}:{line}"]
    if name in WITH_COLON:
        return [*words, f"{file}:{line}"]
    return [*words, file] if name in WITHOUT_LINE or line == 1 else [*words, f"+{line}", file]
