"""Numbers in the text: value, unit, qualifier and the thing counted.

The grammar runs in three steps: text to tokens (`tokens`), tokens to numbers with units (`numbers`,
`measures`), numbers to phrases such as ranges and ages (`phrases`). `vetoes` keeps dates and names
out, `qualify` reads the words around, `counted` finds the thing counted.
"""

from __future__ import annotations

from reader.annotate.figures.conflicts import conflicts
from reader.annotate.figures.find import attribute, find

__all__ = ["attribute", "conflicts", "find"]
