"""Proofread the articles of the corpus.

    python -m reader.training.corpus.check [FILES] [--quiet]

Errors break the form of the markup or contradict each other; the exit status is then 1. Warnings point at
words that look like an untagged name, number or cue, and may be right as they stand. The table at the end
counts what there is, by beat; duplicates are looked for in the whole corpus.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from reader.model.span import Span
from reader.training.corpus import suspects
from reader.training.corpus.markup import (
    ARTICLES,
    KINDS,
    NAMES,
    NOBODY,
    UNNAMED,
    Annotated,
    Fault,
    TaggedQuote,
    parse,
)

_BEATS: Final = """
courts police councils parliament war markets company-results strikes science health weather disasters
football tennis cricket cycling music film food obituaries travel technology education religion farming
"""
_LATER: Final = """
housing energy transport-accidents migration elections diplomacy retail banking theatre rugby animals space
"""
FIRST_BEATS: Final = frozenset(_BEATS.split())
"""The beats of which a third was held out; those that came later are all trained on."""

BEATS: Final = FIRST_BEATS | frozenset(_LATER.split())
_KINDS: Final = ("direct", "mixed", "indirect", "scare")
OPENING: Final = "“‘\"'«„"
CLOSING: Final = "”’\"'»“"
_SURE_MARK: Final = re.compile(r"[“”«»„\"‘]|(?<![\w’'])['’](?!\d0s|em\b|til\b|n[’'])(?=\w)")
"""A mark that must be the edge of a quotation: not the apostrophe of a word."""

_FILE: Final = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)\.txt")


def errors(article: Annotated) -> list[Fault]:
    """What contradicts the form, in the order of the lines."""
    found = [
        *article.faults,
        *_header(article),
        *_identities(article),
        *_quotes(article),
        *_marks(article),
        *_days(article),
    ]
    return sorted(set(found), key=lambda f: (f.line, f.message))


def _header(article: Annotated) -> Iterator[Fault]:
    if not _FILE.fullmatch(article.path.name):
        yield Fault(1, "the file is not called NN-slug.txt")
    if article.beat not in BEATS:
        yield Fault(1, f"unknown beat {article.beat!r}")
    elif article.path.parent.name in BEATS and article.path.parent.name != article.beat:
        yield Fault(1, f"beat {article.beat!r} in the folder {article.path.parent.name!r}")
    if not _iso(article.published, whole=True):
        yield Fault(1, f"published {article.published!r} is no ISO date")
    if len(article.paragraphs) < 2:
        yield Fault(1, "no body")


def _identities(article: Annotated) -> Iterator[Fault]:
    named = {m.key for m in article.mentions if m.by_name}
    used = {m.key for m in article.mentions}
    used |= {k for q in article.quotes for k in q.by} | {k for f in article.figures for k in f.chain}
    for key, identity in article.identities.items():
        if identity.kind not in NAMES | UNNAMED:
            yield Fault(identity.line, f"unknown kind {identity.kind!r}")
        if identity.role and identity.kind != "PERSON":
            yield Fault(identity.line, f"{key!r} has a role and is no PERSON")
        if key not in used:
            yield Fault(identity.line, f"identity {key!r} is not used")
        elif identity.kind in NAMES and key not in named:
            yield Fault(identity.line, f"{key!r} has a name and no <n>")
    for mention in article.mentions:
        line = article.line(mention.span.start)
        if mention.key not in article.identities:
            yield Fault(line, f"unknown identity {mention.key!r}")
        elif mention.by_name and article.identities[mention.key].kind in UNNAMED:
            yield Fault(line, f"<n> of {mention.key!r}, which has no name")
        if mention.by_name and re.search(r"['’]s$", mention.span.of(article.text)):
            yield Fault(line, "<n> with a possessive 's")
    for figure in article.figures:
        for key in figure.chain:
            if key not in article.identities:
                yield Fault(article.line(figure.span.start), f"unknown identity {key!r} of a figure")


def _quotes(article: Annotated) -> Iterator[Fault]:
    for quote in article.quotes:
        line = article.line(quote.spans[0].start)
        if quote.kind not in KINDS:
            yield Fault(line, f"unknown kind {quote.kind!r} of quotation {quote.key}")
        if (quote.kind == "scare") == bool(quote.by):
            yield Fault(line, f"quotation {quote.key}: scare has no by, all else has one")
        if quote.kind == "scare" and (quote.sources or quote.cues):
            yield Fault(line, f"quotation {quote.key}: scare has no source and no cue")
        if len(quote.by) > 2 or (NOBODY in quote.by and (len(quote.by) > 1 or quote.sources)):
            yield Fault(line, f"quotation {quote.key}: by is one, two, or nobody without a source")
        for key in quote.by:
            if key != NOBODY and key not in article.identities:
                yield Fault(line, f"unknown identity {key!r} of quotation {quote.key}")
        if quote.kind != "indirect":
            yield from _edges(article, quote, line)
        elif any(_whole(span.of(article.text)) for span in quote.spans):
            yield Fault(line, f"quotation {quote.key} stands in marks and is called indirect")
        yield from _sources(article, quote)


def _whole(words: str) -> bool:
    """Whether one pair of marks holds all the words."""
    return words[0] in "“‘«" and words[-1] in "”’»" and not set("“”«»") & set(words[1:-1])


def _edges(article: Annotated, quote: TaggedQuote, line: int) -> Iterator[Fault]:
    words = quote.spans[0].of(article.text)
    if words and words[0] not in OPENING:
        yield Fault(line, f"quotation {quote.key} does not begin with a mark")
    if words and (words[-1] not in CLOSING or len(words) < 3) and not _runs_on(article, quote):
        yield Fault(line, f"quotation {quote.key} does not end with a mark")


def _runs_on(article: Annotated, quote: TaggedQuote) -> bool:
    """Whether the quotation ends its paragraph and the next one takes it up with another mark."""
    ends = [p.end for p in article.paragraphs]
    if quote.spans[0].end not in ends[:-1]:
        return False
    following = article.paragraphs[ends.index(quote.spans[0].end) + 1].start
    return any(q.spans[0].start == following and q.by == quote.by for q in article.quotes)


def _sources(article: Annotated, quote: TaggedQuote) -> Iterator[Fault]:
    """A source that names somebody names the one whose words they are."""
    for source in quote.sources:
        within = [m for m in article.mentions if source.contains(m.span)]
        keys = {m.key for m in within}
        if within and not keys & set(quote.by):
            message = f"quotation {quote.key} is by {' '.join(quote.by)}, its source says {' '.join(keys)}"
            yield Fault(article.line(source.start), message)


def _marks(article: Annotated) -> Iterator[Fault]:
    edges = {
        place
        for quote in article.quotes
        if quote.kind != "indirect"
        for span in quote.spans
        for place in (span.start, span.end - 1)
    }
    names = [m.span for m in article.mentions if m.by_name]
    for mark in _SURE_MARK.finditer(article.text):
        span = Span(mark.start(), mark.start() + 1)
        inner = any(n.start < span.start and n.contains(span) for n in names)
        if span.start not in edges and not (inner and mark[0] not in '“”"‘'):
            yield Fault(article.line(span.start), f"untagged mark {_near(article.text, span)}")


def _near(text: str, span: Span) -> str:
    return repr(text[max(0, span.start - 12) : span.end + 18])


def _days(article: Annotated) -> Iterator[Fault]:
    for day in article.days:
        ends = day.on.split("/") if day.on else []
        if len(ends) > 2 or not all(_iso(end) for end in ends):
            yield Fault(article.line(day.span.start), f"date {day.on!r} is not ISO")


def _iso(words: str, whole: bool = False) -> bool:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d" if whole else r"\d{4}(-\d\d(-\d\d)?)?", words):
        return False
    try:
        date.fromisoformat(words + "-01-01"[: 10 - len(words)] if len(words) != 7 else words + "-01")
    except ValueError:
        return False
    return True


def twins(paths: Iterable[Path]) -> list[tuple[Path, Fault]]:
    """Articles of one slug, or of one number in a beat."""
    found = []
    seen: dict[object, Path] = {}
    for path in sorted(paths):
        if match := _FILE.fullmatch(path.name):
            for key in ((match[1], path.parent.name), match[2]):
                if (other := seen.setdefault(key, path)) != path:
                    found.append((path, Fault(1, f"number or slug as {other.parent.name}/{other.name}")))
    return found


def summary(articles: Sequence[Annotated]) -> str:
    """A table of counts by beat."""
    columns = ("articles", "words", *_KINDS, *sorted(NAMES), "figures", "dates")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        counts = Counter(q.kind for q in article.quotes)
        named = {m.key for m in article.mentions if m.by_name}
        counts.update(i.kind for k, i in article.identities.items() if k in named)
        counts.update(articles=1, words=len(article.text.split()))
        counts.update(figures=len(article.figures), dates=len(article.days))
        for row in (article.beat, "all"):
            table[row].update(counts)
    widths = [max(5, len(c)) for c in columns]
    lines = [" " * 16 + " ".join(c.rjust(w) for c, w in zip(columns, widths, strict=True))]
    for row in sorted(table, key=lambda r: (r == "all", r)):
        cells = (str(table[row][c]).rjust(w) for c, w in zip(columns, widths, strict=True))
        lines.append(row.ljust(16) + " ".join(cells))
    return "\n".join(lines)


def main() -> int:
    """Check the files, print what was found, and say by the exit status whether all is well."""
    parser = argparse.ArgumentParser(description="Proofread the articles of the corpus.")
    parser.add_argument("files", nargs="*", type=Path, help="articles; all of the corpus when none is given")
    parser.add_argument("--quiet", action="store_true", help="no warnings")
    options = parser.parse_args()
    everything = sorted(ARTICLES.glob("*/*.txt"))
    paths = [p.resolve() for p in options.files] or everything
    articles = [parse(p.read_text(encoding="utf-8"), p) for p in paths]
    alike = [(p, f) for p, f in twins({*everything, *paths}) if p in paths]
    wrong = alike + [(a.path, f) for a in articles for f in errors(a)]
    doubtful = [(a.path, f) for a in articles for f in suspects.warnings(a)] if not options.quiet else []
    for path, fault in wrong:
        print(f"{path}:{fault.line}: {fault.message}")
    for path, fault in doubtful:
        print(f"{path}:{fault.line}: warning: {fault.message}")
    print(summary(articles))
    print(f"{len(wrong)} errors, {len(doubtful)} warnings")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
