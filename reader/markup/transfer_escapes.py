"""A page that was saved with the escapes of a mail: '=3D' for '=', and '=' at the end of a broken line."""

from __future__ import annotations

import re
from quopri import decodestring

_ESCAPED = re.compile(r"=3D[\"']")
_BROKEN = re.compile(r"=\r?\n")
_PLAIN = re.compile(r"\s[a-zA-Z-]+=[\"']")
_LEAST = 4  # escapes that show how a text is written
_LOOKED_AT = 200_000  # characters


def without_transfer_escapes(markup: str) -> str:
    """`markup` decoded, if all its attributes are escaped so and lines are broken; else as it is."""
    if "=3D" not in markup[:_LOOKED_AT]:
        return markup
    start = markup[:_LOOKED_AT]
    escaped = len(_ESCAPED.findall(start))
    if escaped < _LEAST or escaped < len(_PLAIN.findall(start)) or _BROKEN.search(start) is None:
        return markup
    data = decodestring(markup.encode("utf-8"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
