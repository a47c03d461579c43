"""Second copies of a text on one page, such as those of a layout for narrow screens, or of a teaser."""

from __future__ import annotations

from collections.abc import Sequence

LEAST = 12  # words of a paragraph that nobody writes twice


def second_copies(texts: Sequence[str], prose: Sequence[bool]) -> set[int]:
    """The indices of texts that repeat an earlier one word for word.

    A copy needs a repeated text of prose (`prose`, of at least `LEAST` words), since headings, items of plans
    and refrains repeat on purpose; its repeated neighbours then belong to the copy. Case and spaces are
    ignored. Linear in the text.
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
