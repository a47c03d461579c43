"""What people wrote beside a Word document: comments, each on the words it stands on, and tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.load.containers.docx.package import W
from reader.model.article import DocumentComment
from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from lxml import etree

_MOST = 500  # comments
_BEFORE = 60  # characters of the text before a comment's words
_PARTS = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}


def comments_of(document: etree._Element, comments: etree._Element | None) -> list[DocumentComment]:
    """The comments in the order of the places that they stand on."""
    if comments is None:
        return []
    written = {c.get(f"{W}id"): c for c in comments.iter(f"{W}comment")}
    found: list[DocumentComment] = []
    for number, place in _anchored(document).items():
        comment = written.get(number)
        if comment is None or len(found) == _MOST:
            continue
        text = " ".join(text_of(comment).split())
        if text:
            author = " ".join((comment.get(f"{W}author") or "").split())
            found.append(DocumentComment(author, text, *place))
    return found


class _Place(NamedTuple):
    """The words on which a comment stands, and those before them."""

    words: str = ""
    before: str = ""


def _anchored(document: etree._Element) -> dict[str | None, _Place]:
    """The words between the marks of each comment, by its number."""
    places: dict[str | None, _Place] = {}
    open_ones: dict[str | None, tuple[list[str], str]] = {}
    passed = ""
    for element in document.iter():
        number = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_ones[number] = ([], _one_line(passed))
        elif element.tag == f"{W}commentRangeEnd" and number in open_ones:
            pieces, before = open_ones.pop(number)
            places[number] = _Place(_one_line("".join(pieces)), before)
        elif element.tag == f"{W}commentReference":
            places.setdefault(number, _Place())
        elif piece := _piece(element):
            passed = (passed + piece)[-_BEFORE:]
            for pieces, _ in open_ones.values():
                pieces.append(piece)
    return places


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _piece(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    return " " if element.tag == f"{W}p" else _PARTS.get(str(element.tag), "")


def text_of(root: etree._Element) -> str:
    """The text below `root`, without what was deleted."""
    return "".join(map(_piece, root.iter()))


def changes_note(document: etree._Element) -> str:
    """A sentence on tracked changes, or ''."""
    insertions = sum(1 for _ in document.iter(f"{W}ins"))
    deletions = sum(1 for _ in document.iter(f"{W}del"))
    if not insertions and not deletions:
        return ""
    inserted = f"{insertions} insertion{'' if insertions == 1 else 's'}"
    deleted = f"{deletions} deletion{'' if deletions == 1 else 's'}"
    return f"Tracked changes are shown as if accepted: {inserted}, {deleted}."
