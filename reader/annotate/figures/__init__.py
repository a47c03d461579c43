"""Numbers in the text: value, unit, qualifier and the thing counted.

The grammar runs in three steps: text to tokens (`lexer`), tokens to numbers (`cardinals`, `fractions`,
`numbers`) with units (`measures`, `compounds`), numbers to phrases such as ranges and ages (`combine`).
`rejections`, `identifiers` and `list_numbers` keep out dates, names, codes and the numbers of lists;
`qualify` reads the words around, `counted` and `guessed` find the thing counted. `conflicts` compares the
figures of an article with each other.
"""

from __future__ import annotations

from reader.annotate.figures.conflicts import conflicts
from reader.annotate.figures.find import find
from reader.annotate.figures.sayers import attribute

__all__ = ["attribute", "conflicts", "find"]
