"""The second copy of a text on one page: a layout for narrow screens, say, or a teaser given again."""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 12  # words of a paragraph that nobody writes twice


def second_copies(texts: Sequence[str], prose: Sequence[bool]) -> set[int]:
    """The indices of the texts that say again, word for word, what an earlier one said.

    A copy begins with prose (`prose`, of at least `LEAST` words), since headings, items of plans and
    refrains are said again on purpose; around it whatever else is said again is part of the same copy.
    Capitals and spaces count for nothing. Linear in the text.
    """
    said: set[str] = set()
    again = [False] * len(texts)
    for index, text in enumerate(texts):
        key = " ".join(text.split()).casefold()
        again[index] = key in said
        said.add(key)
    copies = {k for k, text in enumerate(texts) if again[k] and prose[k] and len(text.split()) >= LEAST}
    if copies:
        for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
            within = False
            for k in order:
                within = k in copies or (within and again[k])
                if within:
                    copies.add(k)
    return copies
