"""Last lines of a page that speak of the story, its author or its site, and are no part of the story."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.clean.page.asking_boxes import asks_reader, invites
from reader.clean.structure.page_model import Page
from reader.model.article import BlockKind
from reader.text.late_pattern import late

_LAST = 6  # blocks of the story at its end
_NOTE = 70  # words of a note
_KINDS = (BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE, BlockKind.HEADING, BlockKind.LIST_ITEM)
_PIECES = "article|story|piece|interview|conversation|transcript|report|post|essay|column|item|version|review"
_PIECE = f"(?:{_PIECES})"
#: Words of which a note holds one, how it begins, and the reason. A pattern is compiled when a word is met.
_NOTES = tuple(
    (words, late(pattern, re.I), reason)
    for words, pattern, reason in (
        (
            ("correction", "clarification", "version of", "updated", "corrected", "amended"),
            r"(?:correction|clarification)s?\b.{0,40}?[:—–-]\s"
            rf"|(?:editor[’']?s note[:—–-]\s*)?an? (?:earlier|previous) version of (?:this|the) {_PIECE}\b"
            rf"|this {_PIECE} (?:was|has been) (?:updated|corrected|amended) (?:on|to|at|with)\b",
            "update note",
        ),
        (
            (*(f"this {word}" for word in _PIECES.split("|")), "disclaimer", "s expressed"),
            rf"this {_PIECE} (?:has been|was|is|has not been) (?:\w+ )?"
            r"(?:edited|condensed|first published|originally published|republished|produced|translated"
            r"|adapted|supported by|made possible|part of)\b|disclaimer:"
            rf"|this {_PIECE} (?:appears|appeared) in\b"
            r"|the views expressed|opinions expressed",
            "about the publisher",
        ),
        (
            ("affected", "do you have", "mail us", "get in touch", "contact the", "send ", "the form"),
            r"have you been affected|do you have (?:a (?:story|tip)|information)|e-?mail us"
            r"|do you have an issue with|fill (?:out|in) the form"
            r"|get in touch with (?:the|our) (?:reporter|author|newsroom|team)"
            r"|contact the (?:reporter|author)|send (?:us|him|her|them) ",
            "contact line",
        ),
        (
            ("contributed", "reporting by", "with files from", "ed by", "editor:"),
            r"[-–—]? ?with files from .{3,80}"
            r"|(?:edited|produced|fact[- ]checked|translated|reviewed|drawn) by:? (?-i:[A-Z])[^.!?]{3,60}"
            r"\.?$"
            r"|editors?: (?-i:[A-Z])[^.!?]{3,60}\.?$"
            r"|[\w.,’' -]{3,80} contributed (?:to this|reporting)\b|(?:additional )?reporting by\b.{3,120}",
            "byline",
        ),
        (("citation:",), r"citation: .{20,400}\bhttps?://\S+$", "about the publisher"),
        (
            (
                "original article",
                "original story",
                "receive funding",
                "receives funding",
                "does not work for",
            ),
            r"read the original (?:article|story)\b|.{3,60} receives? funding from (?:these|the following)\b"
            r"|.{3,60} does not work for, consult\b",
            "about the publisher",
        ),
        (
            ("share your",),
            r".{0,80}\bshare your (?:experiences?|stor(?:y|ies)|thoughts|views) (?:by|with us|in|via|at)\b",
            "contact line",
        ),
        (("inbox", "daily email"), r".{0,90}\b(?:sign up|subscribe)\b", "newsletter"),
        (
            ("for reading",),
            r"thank(?:s| you) for reading(?: (?:this|the|our|us)\b.{0,60})?[.!]*$",
            "subscription",
        ),
        (
            (":",),
            r"(?:see more on|topics?|tags?|filed under|keywords|in|categor(?:y|ies)|related topics):"
            r"(?: [\w’'&-]+(?: [\w’'&-]+){0,3}(?:,|$)){0,12}$",
            "keywords",
        ),
        (
            ("with", "source", "agenc", "ends", "afp", "reuters", "press", "ap", "–", "-"),
            r"(?:ends|agencies|(?:with|source:?|by|[–—-])? ?(?:agencies|reuters|afp|ap|pa|dpa|aap|ani|pti"
            r"|ians|efe|associated press|the associated press|press association|bloomberg|xinhua))\.?$",
            "agency",
        ),
        (("page ",), r"page \d{1,3} of \d{1,3}$", "page numbers"),
        (
            ("comment", "click here", "find this"),
            r"(?:share|comment) or (?:share|comment)|click here (?:for|to)\b|find this (?:article|story) at",
            "share bar",
        ),
        (
            ("©", "(c)", "copyright", "rights reserved"),
            r"this (?:document|article|material|work|content) is (?:subject to|protected by) copyright"
            r"|(?:copyright )?(?:©|\(c\))\s?.{0,80}|copyright (?:19|20)\d\d\b|.{0,80}all rights reserved\.?$",
            "copyright",
        ),
    )
)
_REPORTED = late(r"([\w’'-]+)(?: and [\w’'-]+)? (?:reported|contributed) from ")
_IS = late(r"(?:\s\([^()]{1,60}\))?,? [a-z]")
_REACH = late(r"(?:you can )?(?:reach|contact|e-?mail|follow|write to|send \w+ to)\b", re.I)
_ADDRESS = late(r"\S@\w")
_ADDRESSED = 15  # words of a line with an address


def end_notes(page: Page, kept: Sequence[bool], authors: Sequence[str]) -> dict[int, str]:
    """The numbers of the kept blocks at the end that are such notes, with the reasons."""
    numbers = [n for n, keep in enumerate(kept) if keep]
    found: dict[int, str] = {}
    for number in numbers[len(numbers) // 2 :][-_LAST:]:
        block = page.blocks[number]
        words = block.text.split()
        if block.kind not in _KINDS or len(words) > _NOTE:
            continue
        linked = bool(block.links) and block.kind is BlockKind.PARAGRAPH
        if reason := _reason(" ".join(words), authors, linked):
            found[number] = reason
    return found


def _reason(text: str, authors: Sequence[str], linked: bool) -> str | None:
    said = text.lstrip("*_•–—-[( ")
    folded = said.casefold()
    for words, pattern, reason in _NOTES:
        if any(word in folded for word in words) and pattern.match(said):
            return reason
    where = _REPORTED.match(said)
    if where and any(name.split()[-1].casefold() == where[1].casefold() for name in authors):
        return "byline"
    if _REACH.match(said) and any(name.casefold() in folded for name in authors):
        return "contact line"
    if invites(said) or (linked and asks_reader(said)):
        return "subscription"
    if _ADDRESS.search(said) and len(said.split()) <= _ADDRESSED:
        return "contact line"
    short = len(said.split()) <= _ADDRESSED
    for name in map(str.casefold, authors):
        if folded.startswith(name) and _IS.match(said, len(name)):
            return "about the author"
        if short and folded.startswith(f"{name}:") and any(c.isdigit() for c in said):
            return "contact line"
    return None
