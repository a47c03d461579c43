"""Read an annotated article: a header of identities and a body with inline tags.

    title: Harbour board approves dredging
    beat: councils
    style: irish-regional
    published: 2024-03-12
    id okafor: PERSON | Ines Okafor | harbour engineer
    ---
    <s q="1"><n id="okafor">Ines Okafor</n></s> <c q="1">said</c> <q id="1" kind="indirect" by="okafor">..</q>

The tags are `n` (a name), `m` (another mention of an identity, or of two), `q` (content), `s` (its
source), `c` (its cue), `f` (a figure) and `d` (a date). They nest strictly and stay
within a paragraph. The title, which may hold tags too, becomes the first paragraph of the text. Words that
nobody set in quotation marks, such as the answers of a transcript or a post, are of kind `indirect`. An
indirect clause may hold marked words of the same speaker as a `mixed` quotation of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader.model.span import Span

ARTICLES: Final = Path(__file__).parent / "articles"
NAMES: Final = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "LAW", "WORK", "PRODUCT"))
UNNAMED: Final = frozenset(("unnamed person", "unnamed group", "unnamed organization", "document"))
KINDS: Final = frozenset(("direct", "mixed", "indirect", "scare"))
NOBODY: Final = "nobody"
PARTING: Final = "\n\n"

ATTRIBUTES: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    "n": (frozenset(("id",)), frozenset()),
    "m": (frozenset(("id",)), frozenset()),
    "q": (frozenset(("id", "kind")), frozenset(("by",))),
    "s": (frozenset(("q",)), frozenset()),
    "c": (frozenset(("q",)), frozenset()),
    "f": (frozenset(("v", "of")), frozenset(("by", "chain", "qual"))),
    "d": (frozenset(("on",)), frozenset()),
}
"""Of each tag, the attributes it must have and those it may have."""

INSIDE: Final = {"n": "", "m": "nmfd", "q": "nmqscfd", "s": "nmfdq", "c": "nmfd", "f": "", "d": "nf"}
"""Of each tag, the tags that may stand directly in it."""

_TAG: Final = re.compile(r"<(/?)([a-z]+)((?:\s+[a-z]+=\"[^\"<>]*\")*)\s*>")
_ATTRIBUTE: Final = re.compile(r"([a-z]+)=\"([^\"]*)\"")
_HEADER: Final = re.compile(r"(title|beat|style|published): +(.*\S)|id ([\w-]+): +(.*\S)")


class MarkupError(ValueError):
    """A file of the corpus that does not follow the markup."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a line of a file."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody or something that the article speaks of; `role` is of persons."""

    key: str
    kind: str
    name: str
    role: str
    line: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an identity is named (`by_name`), or meant by other words."""

    span: Span
    key: str
    by_name: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """Content: its stretches, whose it is, and the words that say so."""

    key: str
    kind: str
    by: tuple[str, ...]
    spans: tuple[Span, ...]
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: one value, or the two ends of a range; `chain` are those who report it, nearest first."""

    span: Span
    values: tuple[float, ...]
    of: str
    chain: tuple[str, ...]
    qualifier: str


@dataclass(frozen=True, slots=True)
class Day:
    """A date expression and the ISO date or interval it stands for; empty where it cannot be told."""

    span: Span
    on: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its gold. `lines` pairs offsets of the text with lines of the file."""

    path: Path
    title: str
    beat: str
    style: str
    published: str
    text: str
    paragraphs: tuple[Span, ...]
    identities: dict[str, Identity]
    mentions: tuple[Mention, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    days: tuple[Day, ...]
    lines: tuple[tuple[int, int], ...]
    faults: tuple[Fault, ...]

    def line(self, offset: int) -> int:
        """The line of the file that holds `offset` of the text."""
        return max((line for start, line in self.lines if start <= offset), default=1)


def read(path: Path) -> Annotated:
    """The article of a file; raises MarkupError at the first fault."""
    article = parse(path.read_text(encoding="utf-8"), path)
    if article.faults:
        fault = article.faults[0]
        raise MarkupError(f"{path}:{fault.line}: {fault.message}")
    return article


def parse(source: str, path: Path) -> Annotated:
    """The article of `source`, with the faults of its markup. What is broken is left out."""
    head, body, faults = _split(source)
    fields: dict[str, str] = {}
    identities: dict[str, Identity] = {}
    title_line = 1
    for number, line in head:
        if not line.strip():
            continue
        match = _HEADER.fullmatch(line.rstrip())
        if match is None:
            faults.append(Fault(number, f"unknown header line {line.strip()!r}"))
        elif match[1]:
            fields[match[1]] = match[2]
            title_line = number if match[1] == "title" else title_line
        else:
            parts = [p.strip() for p in match[4].split("|")]
            if len(parts) not in (2, 3) or not parts[1]:
                faults.append(Fault(number, "an identity is KIND | name | role"))
                continue
            if match[3] in identities or match[3] == NOBODY:
                faults.append(Fault(number, f"identity {match[3]!r} is there already"))
            role = parts[2] if len(parts) == 3 else ""
            identities[match[3]] = Identity(match[3], parts[0], parts[1], role, number)
    faults += [
        Fault(1, f"no {key} in the header")
        for key in ("title", "beat", "style", "published")
        if key not in fields
    ]
    tags = _Tags()
    tags.paragraph([(title_line, fields.get("title", ""))])
    for paragraph in body:
        tags.paragraph(paragraph)
    return Annotated(
        path=path,
        title=tags.paragraphs[0].of(tags.text),
        beat=fields.get("beat", ""),
        style=fields.get("style", ""),
        published=fields.get("published", ""),
        text=tags.text,
        paragraphs=tuple(tags.paragraphs),
        identities=identities,
        mentions=tuple(sorted(tags.mentions, key=lambda m: m.span)),
        quotes=tags.joined(),
        figures=tuple(sorted(tags.figures, key=lambda f: f.span)),
        days=tuple(sorted(tags.days, key=lambda d: d.span)),
        lines=tuple(tags.lines),
        faults=tuple(sorted(faults + tags.faults, key=lambda f: f.line)),
    )


_Lines = list[tuple[int, str]]


def _split(source: str) -> tuple[_Lines, list[_Lines], list[Fault]]:
    """The numbered lines of the header, and those of each paragraph of the body."""
    numbered = list(enumerate(source.splitlines(), 1))
    cut = next((i for i, (_, line) in enumerate(numbered) if line.strip() == "---"), None)
    if cut is None:
        return numbered, [], [Fault(1, "no line --- between header and body")]
    body: list[_Lines] = [[]]
    for number, line in numbered[cut + 1 :]:
        if line.strip():
            body[-1].append((number, line.strip()))
        elif body[-1]:
            body.append([])
    return numbered[:cut], [p for p in body if p], []


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    start: int
    line: int


@dataclass(slots=True)
class _Tags:
    """The text so far without its tags, and what the tags said."""

    text: str = ""
    paragraphs: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[tuple[Span, dict[str, str], int]] = field(default_factory=list)
    sources: dict[str, list[tuple[Span, int]]] = field(default_factory=lambda: defaultdict(list))
    cues: dict[str, list[tuple[Span, int]]] = field(default_factory=lambda: defaultdict(list))
    figures: list[Figure] = field(default_factory=list)
    days: list[Day] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def paragraph(self, numbered: _Lines) -> None:
        """Add a paragraph; its lines are joined with blanks."""
        if self.text:
            self.text += PARTING
        start = len(self.text)
        waiting: list[_Open] = []
        for at, (number, line) in enumerate(numbered):
            if at:
                self.text += " "
            self.lines.append((len(self.text), number))
            done = 0
            for tag in _TAG.finditer(line):
                self._words(line[done : tag.start()], number)
                self._tag(tag, number, waiting)
                done = tag.end()
            self._words(line[done:], number)
        for left in waiting:
            self._fault(left.line, f"<{left.name}> is not closed in its paragraph")
        self.paragraphs.append(Span(start, len(self.text)))

    def _fault(self, line: int, message: str) -> None:
        self.faults.append(Fault(line, message))

    def _words(self, words: str, line: int) -> None:
        if "<" in words or ">" in words:
            self._fault(line, f"broken tag near {words.strip()[:40]!r}")
        self.text += words

    def _tag(self, tag: re.Match[str], line: int, waiting: list[_Open]) -> None:
        name = tag[2]
        if name not in ATTRIBUTES:
            self._fault(line, f"unknown tag <{name}>")
        elif not tag[1]:
            attributes = dict(_ATTRIBUTE.findall(tag[3]))
            must, may = ATTRIBUTES[name]
            if not must <= attributes.keys() <= must | may:
                self._fault(line, f"<{name}> has {sorted(attributes)}, wants {sorted(must)}")
                attributes = dict.fromkeys(must, "") | attributes
            if waiting and name not in INSIDE[waiting[-1].name]:
                self._fault(line, f"<{name}> within <{waiting[-1].name}>")
            waiting.append(_Open(name, attributes, len(self.text), line))
        elif not waiting or waiting[-1].name != name:
            expected = f"</{waiting[-1].name}>" if waiting else "none"
            self._fault(line, f"</{name}> where {expected} was to come")
        else:
            self._close(waiting.pop())

    def _close(self, tag: _Open) -> None:
        span = Span(tag.start, len(self.text))
        given = tag.attributes
        if not span.of(self.text).strip() or span.of(self.text) != span.of(self.text).strip():
            self._fault(tag.line, f"<{tag.name}> is empty, or has a blank at its edge")
        match tag.name:
            case "n" | "m":
                named = tag.name == "n"
                keys = [given["id"]] if named else given["id"].split()
                self.mentions += [Mention(span, key, named) for key in keys]
            case "q":
                self.quotes.append((span, given, tag.line))
            case "s" | "c":
                kept = self.sources if tag.name == "s" else self.cues
                for key in given["q"].split():
                    kept[key].append((span, tag.line))
            case "f":
                self._figure(span, given, tag.line)
            case _:
                self.days.append(Day(span, given["on"]))

    def _figure(self, span: Span, given: dict[str, str], line: int) -> None:
        try:
            values = tuple(float(v) for v in given["v"].split(".."))
        except ValueError:
            values = ()
        if len(values) not in (1, 2):
            self._fault(line, f"figure {given['v']!r} is neither a number nor low..high")
            return
        chain = tuple(given.get("chain", "").split()) or tuple(given.get("by", "").split())
        if given.get("by") and given.get("chain") and chain[:1] != (given["by"],):
            self._fault(line, "the chain of a figure begins with its by")
        self.figures.append(Figure(span, values, given["of"], chain, given.get("qual", "")))

    def joined(self) -> tuple[Quote, ...]:
        """The quotations in the order of the text, the stretches of one id together."""
        found: dict[str, Quote] = {}
        for span, given, line in sorted(self.quotes, key=lambda q: q[0]):
            key, kind = given["id"], given["kind"]
            by = tuple(given.get("by", "").split())
            spans: tuple[Span, ...] = (span,)
            if earlier := found.get(key):
                if (kind, by) != (earlier.kind, earlier.by) or kind != "indirect":
                    self._fault(line, f"a second quotation {key!r}: only an indirect one, alike, goes on")
                spans = (*earlier.spans, span)
            sources = tuple(s for s, _ in self.sources.get(key, ()))
            cues = tuple(s for s, _ in self.cues.get(key, ()))
            found[key] = Quote(key, kind, by, spans, sources, cues)
        for tag, kept in (("s", self.sources), ("c", self.cues)):
            for key in kept.keys() - found.keys():
                self._fault(kept[key][0][1], f"<{tag}> of an unknown quotation {key!r}")
        return tuple(found.values())
