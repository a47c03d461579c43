"""The whole way of a file without a language model: decode, clean, quotation marks, figures, JSON.

`one_input` takes any bytes. The first of them chooses the file's name, the rest is its content. Errors
of the program's own are fine; any other exception, and any result that breaks a promise, is a crash.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from reader.clean.page.text_fallback import clean_as_text
from reader.errors import ReaderError
from reader.load.loading import load
from reader.load.source import File, Source
from reader.model.analysis import Analysis
from reader.model.article import Article, SourceFormat
from reader.model.codec import from_plain, to_plain
from reader.pipeline import open_article, quick_pass

NAMES = ("a.txt", "a.html", "a.md", "standard input")
_HOSTILE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Promise(AssertionError):
    """A result is not what the program promises."""


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def one_input(data: bytes) -> None:
    """Run one input; raises only when something is wrong with the program."""
    if not data:
        return
    name = NAMES[data[0] % len(NAMES)]
    try:
        source = load(File(data[1:], name))
        article = open_article(source)
    except ReaderError as e:
        _promise(len(str(e).splitlines()) == 1, "an error is one line")
        _safe([str(e)])
        return
    check(article, quick_pass(article))
    if source.info.format is SourceFormat.HTML:
        _roughly(source)
    kept = open_article(source, clean=False)
    _promise(kept.text == source.decoded, "what is not cleaned is unchanged")
    _inside(kept.text, kept.blocks, "blocks")


def _roughly(source: Source) -> None:
    """What a page that took too long would be read as."""
    try:
        article = clean_as_text(source)
    except ReaderError:
        return
    check(article, Analysis())


def check(article: Article, analysis: Analysis) -> None:
    """Every promise about a cleaned article and its analysis."""
    text = article.text
    _safe([text, article.title or "", article.subtitle or "", article.publisher or "", article.url or ""])
    _safe([*article.authors, *article.contributors, *(cut.text for cut in article.cut)])
    _safe(s for i in article.images for s in (i.src, i.alt, i.caption, i.credit))
    _safe(link.href for link in article.links)
    for line in (article.title, *article.authors):
        _promise("\n" not in (line or ""), "a title or author is one line")
    _inside(text, article.blocks, "blocks")
    _promise(
        all(a.end <= b.start for a, b in zip(article.blocks, article.blocks[1:], strict=False)),
        "blocks overlap",
    )
    for found in (article.links, analysis.quotes, analysis.figures, analysis.dates):
        _inside(text, found, "annotations")
    for figure in analysis.figures:
        _promise(text[figure.start : figure.end] == figure.text, "a figure's text is what stands there")
    _promise(all(0 <= cut.at <= len(text) for cut in article.cut), "a cut has its place")
    for kind, value in ((Article, article), (Analysis, analysis)):
        plain = json.loads(json.dumps(to_plain(value)))
        _promise(from_plain(kind, plain) == value, "JSON gives back what it was given")


def _inside(text: str, found: Sequence[_Spanned], what: str) -> None:
    for one in found:
        _promise(0 <= one.start < one.end <= len(text), f"{what} lie inside the text")
    starts = [one.start for one in found]
    _promise(starts == sorted(starts), f"{what} are in order")


def _safe(strings: Iterable[str]) -> None:
    for string in strings:
        hostile = _HOSTILE.search(string)
        _promise(hostile is None, f"no control reaches an article: {hostile}")


def _promise(kept: bool, what: str) -> None:
    if not kept:
        raise Promise(what)
