"""Collects the text of one block: collapses white space, keeps links, joins drop caps to their word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model.article import Hyperlink

_ACTIVE = re.compile(r"\s*(?:javascript|vbscript|data|file|blob)\s*:", re.I)
_NUMBER = 4  # characters of a number that may be one of several
_TAIL = 4  # parts, each a stretch between two tags
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class InlineText:
    """Collects the text of one block; `take` returns it with its links and resets the collector."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._space = False
        self._glue = False
        self._parting = False
        self._links: list[Hyperlink] = []
        self._open: tuple[str, int, int] | None = None  # target, offset, number of parts before

    def __bool__(self) -> bool:
        return self._length > 0

    def __len__(self) -> int:
        return self._length

    @property
    def tail(self) -> str:
        """The last characters, with the space that the next word would have before it."""
        last = "".join(self._parts[-_TAIL:])
        return f"{last} " if self._space else last

    def add(self, text: str) -> None:
        """Append text as a browser shows it: runs of white space are one space."""
        text = text.translate(_INVISIBLE)
        words = " ".join(text.split())
        if not words:
            self._space = self._space or bool(text)
            return
        wants_space = self._space or text[0].isspace()
        if self._glue and words[0].islower():
            wants_space = False
        elif self._parting and self._length:
            last, first = self._parts[-1][-1], words[0]
            if last.islower() and len(self._parts[-1]) > 1:  # 'iPhone' is one word
                wants_space = wants_space or first.isupper() or first.isdigit() or first == "@"
            elif last in ".!?" and len(self._parts[-1]) > _NUMBER:
                wants_space = wants_space or (first.isupper() and words[1:2].islower())
            elif last.isdigit() and len(self._parts[-1]) > _NUMBER:
                wants_space = wants_space or first.isdigit() or (first.isupper() and words[1:2].islower())
        self._glue = self._parting = False
        if wants_space and self._length and not self._parts[-1].endswith(("\n", " ")):
            self._push(" ")
        self._push(words)
        self._space = text[-1].isspace()

    def add_verbatim(self, text: str) -> None:
        """Append text of `pre`: line breaks and runs of spaces count."""
        text = text.translate(_INVISIBLE).replace("\r", "").expandtabs(4)
        if text:
            self._push(text)
            self._space = False

    def line_break(self) -> None:
        """A single `<br>`: continue on a new line of the same block."""
        if self._length and not self._parts[-1].endswith("\n"):
            self._push("\n")
        self._space = False

    def ends_sentence(self, least: int) -> bool:
        """Whether the last line has at least `least` characters and ends as a sentence does."""
        last = self._parts[-1] if self._parts else ""
        return len(last) >= least and last.rstrip("\"'”’»)").endswith((".", "!", "?", "…", ":", "。"))

    def separate(self, mark: str) -> None:
        """Put `mark` between two cells, but not at the beginning of a line."""
        if self._length and not self._parts[-1].endswith("\n"):
            self._push(mark)
        self._space = False

    def space(self) -> None:
        """Start a new word."""
        self._space = True

    def part(self) -> None:
        """Start a new word if a capital or digit follows a lower-case letter, or what ends as a date does."""
        self._parting = True

    def glue(self) -> None:
        """A drop cap ended: lower-case text that follows continues its word."""
        self._glue = True

    def open_link(self, href: str) -> None:
        """Start a link to `href`, unless that is a script or a place on the same page."""
        if not href or href.startswith("#") or _ACTIVE.match(href):
            return
        self._open = (href, self._length, len(self._parts))

    def close_link(self) -> None:
        """End the open link."""
        if self._open is None:
            return
        (href, start, parts), self._open = self._open, None
        text = "".join(self._parts[parts:])
        start += len(text) - len(text.lstrip())
        end = self._length - (len(text) - len(text.rstrip()))
        if start < end:
            self._links.append(Hyperlink(start, end, href))

    def take(self) -> tuple[str, tuple[Hyperlink, ...]]:
        """The text and its links; resets the collector. An open link continues in the next block."""
        reopened = self._open[0] if self._open else None
        self.close_link()
        text = "".join(self._parts).rstrip()
        links = tuple(self._links)
        self._parts, self._length, self._links = [], 0, []
        self._space = self._glue = self._parting = False
        if reopened is not None:
            self._open = (reopened, 0, 0)
        lead = len(text) - len(text.lstrip("\n"))
        if lead:
            text = text[lead:]
            links = tuple(
                Hyperlink(max(0, k.start - lead), k.end - lead, k.href) for k in links if k.end > lead
            )
        return text, links

    def _push(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def split_lines(text: str, links: tuple[Hyperlink, ...]) -> Iterator[tuple[str, tuple[Hyperlink, ...]]]:
    """Each line of a text with its links; a link across lines is in each of them."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            yield (
                line,
                tuple(
                    Hyperlink(max(k.start, start) - start, min(k.end, end) - start, k.href)
                    for k in links
                    if k.start < end and k.end > start
                ),
            )
        start = end + 1
