"""Bounds markup before a parser sees it, in one linear pass over the tags.

libxml2 compares each attribute of a tag with all others, and drops all text beyond 2,048 nested elements;
libraries that walk a tree recursively fail far earlier. Tags are found by the rules of the WHATWG HTML
tokenizer (sections 13.2.5 and 13.2.6).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from reader.markup.tags import tags
from reader.named_tuple import NamedTuple

MAX_DEPTH = 180  # elements within elements
MAX_ATTRIBUTES = 200  # of one element
MAX_VALUE = 64 * 1024  # characters of one attribute
MAX_DATA = 4 * 1024 * 1024  # the same for a picture in a data: URL

_CODE = ("script", "style")
_SPACE = " \t\n\f\r"
_VALUE = "\"[^\"]*+(?:\"|\\Z)|'[^']*+(?:'|\\Z)|[^ \t\n\f\r>\"'][^ \t\n\f\r>]*+"
_ATTRIBUTE = f"[^{_SPACE}/>][^{_SPACE}/>=]*+(?:[{_SPACE}]*+=[{_SPACE}]*+(?:{_VALUE})?+)?+"
_OPENING = re.compile("<(?:(/?)([a-zA-Z][^ \t\n\f\r/>]*+)|!--|!\\[CDATA\\[|!(?=[dD])|[!?])")
_ATTRIBUTES = re.compile(f"(?:[{_SPACE}/]++|{_ATTRIBUTE})*+")
_ONE = re.compile(_ATTRIBUTE)
_COMMENT_END = re.compile("--!?>")
_DECLARED = re.compile("[^\\[>]*+\\[")
_DECLARED_END = re.compile(f"\\][{_SPACE}]*+>")
_PICTURE = re.compile("src[ \t\n\f\r]*+=[ \t\n\f\r]*+[\"']?data:image/", re.IGNORECASE)


class HardenedMarkup(NamedTuple):
    """Bounded markup, the number of its tags, and its characters times the depth at which they stand.

    The last two predict how long extractors take: they ask each element for all the text in it.
    """

    markup: str
    tags: int
    reach: int


class TextRun(NamedTuple):
    """Text between two tags: its span in the markup, and the name of the tag that follows, or ""."""

    start: int
    end: int
    before: str


def texts(markup: str) -> Iterator[TextRun]:
    """The text of a page without scripts, styles and comments, in order, without a parser."""
    return _Pass(markup).texts()


def harden(markup: str) -> HardenedMarkup:
    """`markup` with bounded nesting, attributes and values; tags beyond the bounds are dropped, text is not.

    CDATA sections become text, and declarations in a document type are dropped: no entity is ever defined.
    """
    return _Pass(markup).run()


class _Pass:
    """The state of one pass: what has been copied, and which elements are open."""

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.tags = tags()
        self.out: list[str] = []
        self.copied = 0
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.beyond: Counter[str] = Counter()
        self.raw_text = -1  # start of the text of a raw text element that was just opened
        self.bracket = -1  # the next "]", and the end of the document type that it closes
        self.declared = -1

    def run(self) -> HardenedMarkup:
        number = reach = 0
        for text in self.texts():
            number += bool(text.before)
            reach += (text.end - text.start) * len(self.open)
        self.out.append(self.markup[self.copied :])
        return HardenedMarkup("".join(self.out), number, reach)

    def texts(self) -> Iterator[TextRun]:
        """The runs of text between tags; `open` holds the elements around the one that was yielded last."""
        markup, at = self.markup, 0
        while found := _OPENING.search(markup, at):
            name = found[2].lower() if found[2] else ""
            yield TextRun(at, found.start(), name)
            at = self._tag(found) if found[2] else self._declaration(found)
            if self.raw_text >= 0:
                yield TextRun(self.raw_text, at, "")
                self.raw_text = -1
        yield TextRun(at, len(markup), "")

    def _replace(self, start: int, end: int, text: str) -> None:
        self.out += (self.markup[self.copied : start], text)
        self.copied = end

    def _declaration(self, found: re.Match[str]) -> int:
        """A comment, CDATA section, document type or processing instruction; returns its end."""
        markup, start, at = self.markup, found.start(), found.end()
        if found[0] == "<!--":
            if markup.startswith((">", "->"), at):
                return markup.index(">", at) + 1
            closing = _COMMENT_END.search(markup, at)
            return closing.end() if closing else len(markup)
        if found[0] == "<![CDATA[":
            end = markup.find("]]>", at)
            stop = len(markup) if end < 0 else end
            text = markup[at:stop].replace("&", "&amp;").replace("<", "&lt;")
            self._replace(start, min(stop + 3, len(markup)), text)
            return self.copied
        declared = _DECLARED.match(markup, at) if found[0] == "<!" else None
        end = markup.find(">", at) + 1 or len(markup)
        if declared is not None:
            closed = self._declared_end(declared.end())
            if closed > 0 or declared.end() < end:
                end = closed if closed > 0 else end
                self._replace(start, end, "<!DOCTYPE html>")
        return end

    def _declared_end(self, at: int) -> int:
        """The end of a document type whose declarations begin at `at`, or -1.

        The next "]" is searched for once, however many document types precede it.
        """
        if self.bracket < at:
            found = self.markup.find("]", at)
            self.bracket = len(self.markup) if found < 0 else found
            closing = _DECLARED_END.match(self.markup, self.bracket)
            self.declared = closing.end() if closing else -1
        return self.declared

    def _tag(self, found: re.Match[str]) -> int:
        """A start or end tag; returns where the next one may begin."""
        markup, start, name = self.markup, found.start(), found[2].lower()
        first, last = _ATTRIBUTES.match(markup, found.end()).span()  # type: ignore[union-attr]
        end = min(last + 1, len(markup))
        if found[1]:
            if self._leave(name):
                self._replace(start, end, self._gap(name))
            return end
        empty = name in self.tags.void or markup[last - 1] == "/"
        if not empty and name not in self.tags.raw and not self._enter(name):
            self._replace(start, end, self._gap(name))
        elif last - first > MAX_ATTRIBUTES:
            self._trim(first, last)
        if empty:
            return end
        if name == "plaintext" or (name in self.tags.raw and name not in _CODE):
            self.raw_text = end
        if name in self.tags.raw:
            closing = _raw_end(name).search(markup, end)
            return closing.start() if closing else len(markup)
        return len(markup) if name == "plaintext" else end

    def _enter(self, name: str) -> bool:
        """Open an element, and close those it implicitly ends; False where it would be too deep."""
        closed = self.tags.closes.get(name)
        while closed and self.open and self.open[-1] in closed:
            self.count[self.open.pop()] -= 1
        if len(self.open) >= MAX_DEPTH:
            self.beyond[name] += 1
            return False
        self.open.append(name)
        self.count[name] += 1
        return True

    def _leave(self, name: str) -> bool:
        """Close an element; True where the end tag has to be dropped."""
        if self.beyond[name]:
            self.beyond[name] -= 1
            return True
        if name in self.tags.endless:
            return True
        if self.count[name]:
            self._unwind(name)
        return False

    def _unwind(self, name: str) -> None:
        """Close `name` and what is open inside, unless that ranks higher: a cell ends no table."""
        rank = self.tags.rank.get(name, 0)
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at] == name:
                self.count.subtract(self.open[at:])
                del self.open[at:]
                return
            if self.tags.rank.get(self.open[at], 0) > rank:
                return

    def _trim(self, first: int, last: int) -> None:
        """Bound the attributes of a long tag in number and length."""
        kept, changed = [], False
        for number, one in enumerate(_ONE.finditer(self.markup, first, last)):
            if number >= MAX_ATTRIBUTES:
                changed = True
                break
            bound = MAX_DATA if _PICTURE.match(one[0]) else MAX_VALUE
            if len(one[0]) > bound:
                changed = True
            else:
                kept.append(one[0])
        if changed:
            self._replace(first, last, " " + " ".join(kept))

    def _gap(self, name: str) -> str:
        """What replaces a dropped tag: words of different blocks stay separate."""
        return "" if name in self.tags.inline else " "


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}(?=[{_SPACE}/>])", re.IGNORECASE)
