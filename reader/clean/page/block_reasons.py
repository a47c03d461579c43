"""Explains why a block of a page was cut: by its place, or else by its words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader.clean.structure.element_kinds import class_words, names_of
from reader.clean.structure.embeds import POST
from reader.frozen import frozen
from reader.model.article import BlockKind
from reader.text.data_files import data_toml, word_lists
from reader.text.late_pattern import late

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from reader.clean.structure.page_model import PageBlock

_MOSTLY_LINKS = 0.6  # share of a block's characters
_MAX_LEVELS = 12  # of elements around a block
_SHORT = 12  # words
_EXPLAINED = 60  # words of a block up to which a phrase explains it
_BY_PLACE = frozenset(("navigation", "related headline", "subscription"))  # the place tells more
#: The reason for a line of signs between two parts of the story.
BREAK = "section break"
_FIRM, _WHOLE = "!", "="  # behind a reason of beginnings.txt
_AROUND = " :…[]()•·–—-|>»\u200b"  # characters around a whole line
_OF_PICTURE = ("Image caption, ", "Video caption, ", "Media caption, ")
_LINE = 120  # characters
#: What is read out of a list of links ('list 2 of 4'), and the length of a recording.
_ITEM = late(
    r"list (?:of )?\d{1,2} (?:of \d{1,2}(?!\d)|items?\b)|\d{1,2}:\d\d [-–] source: |\d[\d,.]*k? shares$", re.I
)
_HOLDERS = (
    r"AFP|AP|EPA(?:-EFE)?|EFE|Getty(?: Images)?|Reuters|REUTERS|Shutterstock|iStock|Alamy|Anadolu|Bloomberg"
    r"|NurPhoto|Zuma(?: Press)?|Xinhua|PA(?: Wire| Media| Images)?|dpa|ANSA|Rex|WireImage|Sipa(?: USA)?|Imago"
)
#: Whose picture it is, as agencies write it: 'AP Photo/Ana Ruiz', 'Ana Ruiz/AFP via Getty Images'.
_CREDIT = late(
    r"\(?(?:(?:AP (?:Photo|Images)|REUTERS|Reuters|PA|POOL) ?/ ?[^.!?]{2,60}"
    rf"|(?:[\w’'. -]{{3,50}} ?/ ?){{1,2}}(?:{_HOLDERS})(?: via (?:[A-Z][\w/]* ?){{1,3}})?"
    r"(?:,? ?/? ?[Ff]ile(?: [Pp]hoto)?)?)\)?"
)
_KEY = 1  # characters by which a phrase is looked up


@frozen
class NamedPart:
    """Words of class names, their reason, and the largest share of the story at which it holds."""

    words: frozenset[str]
    reason: str
    most: float


@frozen
class _Phrase:
    """The first words of a block, their reason, and whether it holds wherever the block stands."""

    words: str
    reason: str
    firm: bool


@frozen
class _Table:
    """Reasons by tag, by word of a class name, and by phrase."""

    tags: dict[str, str]
    tags_most: dict[str, float]
    names: tuple[NamedPart, ...]
    phrases: dict[str, tuple[_Phrase, ...]]  # by their first characters
    whole: dict[str, str]  # by what a block says


@cache
def _table() -> _Table:
    data = data_toml("reader.clean.page", "reasons.toml")
    names = tuple(NamedPart(frozenset(e["words"]), e["reason"], e.get("most", 0.0)) for e in data["names"])
    phrases: dict[str, tuple[_Phrase, ...]] = {}
    whole: dict[str, str] = {}
    for name, starts in word_lists("reader.clean.page", "beginnings.txt").items():
        if name.endswith(_WHOLE):
            whole |= dict.fromkeys(starts, name.rstrip(_WHOLE))
            continue
        for phrase in starts:
            key = phrase[:_KEY]
            found = _Phrase(phrase, name.rstrip(_FIRM), name.endswith(_FIRM))
            phrases[key] = (*phrases.get(key, ()), found)
    return _Table(data["tags"], data["tags_most"], names, phrases, whole)


def _named(place: HtmlElement) -> str:
    """The class names and the id of an element, and the name of one that a site made up ('site-promo')."""
    names = names_of(place)
    return f"{names} {place.tag}" if "-" in place.tag else names


def furniture(place: HtmlElement, share: float) -> str | None:
    """The reason to cut a part of the page although it holds `share` of the kept words; None to keep it."""
    table = _table()
    if (names := _named(place)) and (words := class_words(names)):
        for part in table.names:
            if share <= part.most and not part.words.isdisjoint(words):
                return part.reason
    if share <= table.tags_most.get(place.tag, -1.0):
        return table.tags.get(place.tag)
    return None


def firm_phrase(text: str) -> str | None:
    """The reason to cut a short text by its first words alone, or by all of them, if there is one."""
    if len(text) <= _LINE:
        said = text.lower().strip(_AROUND).removesuffix("...")
        said = said.rstrip(".") if " " in said else said
        if told := _table().whole.get(said):
            return told
        if text.startswith(_OF_PICTURE):
            return "caption"
        if _ITEM.match(text):
            return "related links"
        if "/" in text and _CREDIT.fullmatch(text):
            return "photo credit"
    return _by_phrase(text, firm=True)


def by_words(text: str) -> str | None:
    """The reason to cut a text that a specific phrase gives, if there is one."""
    from reader.clean.models.furniture_phrases import explain, fold

    words = fold(text)
    return explain(words, text) if len(words) <= _EXPLAINED else None


def reason(block: PageBlock) -> str:
    """A reason a person understands, such as 'navigation' or 'photo credit'."""
    if block.reason is not None:
        return block.reason
    if block.post:
        return POST
    if block.kind is BlockKind.CREDIT:
        return "photo credit"
    if block.kind is BlockKind.CAPTION:
        return "caption"
    return (
        _by_phrase(block.text)
        or _by_words(block.text, whole=True)
        or _by_place(block.element)
        or _by_words(block.text)
        or _by_shape(block)
    )


def _by_phrase(text: str, *, firm: bool = False) -> str | None:
    start = text[:80].lower().lstrip("•·-–—|>» ")
    likely = _table().phrases.get(start[:_KEY])
    if not likely or len(text.split()) > 4 * _SHORT:
        return None
    return next((p.reason for p in likely if (p.firm or not firm) and start.startswith(p.words)), None)


def _by_place(element: HtmlElement) -> str | None:
    table = _table()
    for level, place in enumerate((element, *element.iterancestors())):
        if level > _MAX_LEVELS or place.tag in ("body", "article", "main"):
            return None
        if (names := _named(place)) and (words := class_words(names)):
            for part in table.names:
                if not part.words.isdisjoint(words):
                    return part.reason
        if place.tag in table.tags:
            return table.tags[place.tag]
    return None


def _by_words(text: str, *, whole: bool = False) -> str | None:
    """By the phrases that explain cuts of text dumps; with `whole` only by matches of the whole text."""
    from reader.clean.models.furniture_phrases import find_phrase, fold

    if near := by_words(text):
        return near
    words = fold(text)
    hit = find_phrase(words, text) if len(words) <= _SHORT else None
    return hit.reason if hit and (not whole or (hit.how == "=" and hit.reason not in _BY_PLACE)) else None


def _by_shape(block: PageBlock) -> str:
    if block.control:
        return "form"
    if block.link_share >= _MOSTLY_LINKS:
        return "links to other pages"
    if len(block.text.split()) <= _SHORT:
        return "site furniture"
    return "not part of the story"
