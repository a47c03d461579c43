"""Messages as mail programs quote them: each line with a '>' before it, and a signature below two dashes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reader.clean.dump.edge_words import edge_words
from reader.clean.models.text_lines import TextLine

_MARKS = re.compile(r"(?:>\s?)+")
_LEAST, _LEAST_SHARE = 2, 0.2  # quoted lines of a message
_SIGNATURE = ("--", "—", "__")
_LAST, _SHORT = 6, 12  # lines of a signature, and words of each


def is_quoted_mail(lines: Iterable[str]) -> bool:
    """Whether some of the lines, and no stray one, are those of a quoted message."""
    quoted = total = 0
    for line in lines:
        total += 1
        quoted += line[0] == ">"
    return quoted >= _LEAST and quoted >= _LEAST_SHARE * total


def unquoted(line: str) -> tuple[int, str]:
    """How many messages deep a line is quoted, and the line without its marks."""
    found = _MARKS.match(line)
    return (found[0].count(">"), line[found.end() :]) if found else (0, line)


def signature_start(lines: Sequence[TextLine]) -> int:
    """The line at which a signature starts: two dashes with nothing else below them, or the last line where a
    program wrote that ('Sent from my phone'); the number of lines without one."""
    if len(lines) > 1 and lines[-1].size <= _SHORT and lines[-1].text.startswith(edge_words("sent from")):
        lines = lines[:-1]
    last = range(max(1, len(lines) - 1 - _LAST), len(lines) - 1)
    starts = (k for k in last if lines[k].text in _SIGNATURE)
    return next(
        (k for k in starts if all(line.size <= _SHORT and not line.prose for line in lines[k + 1 :])),
        len(lines),
    )
