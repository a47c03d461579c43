"""What people wrote beside a Word document: comments, each on the words it stands on, and tracked changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.load.containers.docx.package import W

if TYPE_CHECKING:
    from lxml import etree

_LONGEST = 120  # characters of the words that a note quotes
_MOST = 500  # comments
_PARTS = {f"{W}tab": " ", f"{W}br": " ", f"{W}noBreakHyphen": "-"}


class Comment(NamedTuple):
    """A comment: who wrote it, what it says, and the words on which it stands ('' where on none)."""

    author: str
    text: str
    words: str

    @property
    def note(self) -> str:
        """The comment as a sentence for the reader."""
        words = self.words
        if len(words) > _LONGEST:
            words = f"{words[: _LONGEST // 2].rstrip()} … {words[-_LONGEST // 2 :].lstrip()}"
        by = f" by {self.author}" if self.author else ""
        on = f" on “{words}”" if words else ""
        return f"Comment{by}{on}: {self.text}"


def comments_of(document: etree._Element, comments: etree._Element | None) -> list[Comment]:
    """The comments in the order of the places that they stand on."""
    if comments is None:
        return []
    written = {c.get(f"{W}id"): c for c in comments.iter(f"{W}comment")}
    found: list[Comment] = []
    for number, words in _anchored(document).items():
        comment = written.get(number)
        if comment is None or len(found) == _MOST:
            continue
        text = " ".join(text_of(comment).split())
        if text:
            found.append(Comment(" ".join((comment.get(f"{W}author") or "").split()), text, words))
    return found


def _anchored(document: etree._Element) -> dict[str | None, str]:
    """The words between the marks of each comment, by its number."""
    words: dict[str | None, str] = {}
    open_ones: dict[str | None, list[str]] = {}
    for element in document.iter():
        if element.tag == f"{W}commentRangeStart":
            open_ones[element.get(f"{W}id")] = []
        elif element.tag == f"{W}commentRangeEnd" and (pieces := open_ones.pop(element.get(f"{W}id"), None)):
            words[element.get(f"{W}id")] = " ".join("".join(pieces).split())
        elif element.tag == f"{W}commentReference":
            words.setdefault(element.get(f"{W}id"), "")
        elif open_ones and (piece := _piece(element)):
            for pieces in open_ones.values():
                pieces.append(piece)
    return words


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
