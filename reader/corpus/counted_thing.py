"""What a figure counts, by one name: `19 dead`, `killed 19` and `a death toll of 19` count one thing."""

from __future__ import annotations

import re
from functools import cache

from reader.corpus.words import stem, words
from reader.store.index.rows import FoundFigure
from reader.text.data_files import named_lists, word_lists

_BEHIND = re.compile(r"\s+(?:(?:were|was|are|have|has|had|been|reported|confirmed|now)\s+){0,3}([^\W\d_]+)")
_ALONE = re.compile(
    r"\s*(?:[.,;:)\]”\"]|$|(?:and|in|on|at|when|as|after|before|by|near|during|since|while)\b)"
)
_LAST = re.compile(r"([^\W\d_]+)\s*$")
_TOLL = re.compile(
    r"\bdeath toll\b[^.,;:\d]{0,60}\b(?:to|of|at|reached|is|was|stands?|stood)\s*$", re.IGNORECASE
)


def base(word: str) -> str:
    """A stem without its last e: `seize` and `seized` are one."""
    return stem(word).removesuffix("e")


@cache
def events() -> dict[str, str]:
    """The names of what happens, by the stems of their words."""
    lists = named_lists("reader.corpus", "events.txt")
    return _happened() | {base(form): name for name, forms in lists.items() for form in forms}


def counted(figure: FoundFigure) -> str:
    """The head of what is counted as a stem: `women`, `Muslim women elected` and `woman` differ only here.

    What happens to people is its own name (`dead`), also where no noun is counted; '' where nothing is.
    """
    found = [stem(word) for word in words(figure.of)]
    if not found:
        return _happens(figure) if figure.kind == "number" and not figure.unit else ""
    if re.search(rf"\b{re.escape(figure.text)}\s+{re.escape(figure.of)}['’]", figure.sentence):
        return ""  # `10 women’s seeds` counts no women
    if found[-2:] == ["death", "toll"]:
        return "dead"
    last = _singulars().get(found[-1], found[-1])
    return _happened().get(base(last), last)


def _happens(figure: FoundFigure) -> str:
    """What happens to those whom a bare number counts, by the word beside it."""
    at = re.search(rf"(?<![\w.,]){re.escape(figure.text)}(?!\w)", figure.sentence)
    if at is None:
        return ""
    before = figure.sentence[: at.start()].rstrip()
    if figure.qualifier and before.casefold().endswith(figure.qualifier.casefold()):
        before = before[: -len(figure.qualifier)]
    if _TOLL.search(before):
        return "dead"
    behind = _BEHIND.match(figure.sentence, at.end())
    if behind and (event := _happened().get(base(behind[1].casefold()))):
        return event
    last = _LAST.search(before)
    if last and _ALONE.match(figure.sentence, at.end()):
        return _happened().get(base(last[1].casefold()), "")
    return ""


@cache
def _singulars() -> dict[str, str]:
    lists = named_lists("reader.corpus", "plurals.txt")
    return {plural: name for name, plurals in lists.items() for plural in plurals}


@cache
def _happened() -> dict[str, str]:
    lists = word_lists("reader.text", "happened.txt")
    return {base(form): name for name, forms in lists.items() for form in forms}
