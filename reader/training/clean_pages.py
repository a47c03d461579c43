"""Pages with ground truth, as blocks of text with the share of each that belongs to the true story.

A folder holds `html/ID.html.gz` and `ground-truth/ID.json`, the layout of the WCXB corpus.
"""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from reader.clean.models.text_blocks import TextBlock, page_blocks

_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words
_ANCHOR = 0.5  # share of a line's shingles that must be in the body for it to be an anchor


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """A page: its blocks, the label of each (0-1), the true body and metadata, and the site it is from."""

    id: str
    site: str
    blocks: list[TextBlock]
    labels: list[float]
    body: str
    title: str
    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Truth:
    """The markup of a page, gzipped, its site, and its true body and metadata ('' where it has none)."""

    id: str
    site: str
    markup: bytes
    body: str
    title: str
    author: str
    date: str


def truths(folder: Path) -> Iterator[Truth]:
    """The article pages of a folder, in the order of their ids."""
    for path in sorted((folder / "ground-truth").glob("*.json")):
        record = json.loads(path.read_text("utf-8"))
        truth = record["ground_truth"]
        kind = (record.get("_internal") or {}).get("page_type") or {}
        body = truth.get("main_content") or ""
        if not body or (isinstance(kind, dict) and kind.get("primary", "article") != "article"):
            continue
        yield Truth(
            path.stem,
            _site(record.get("url") or path.stem),
            (folder / "html" / f"{path.stem}.html.gz").read_bytes(),
            body,
            truth.get("title") or "",
            truth.get("author") or "",
            truth.get("publish_date") or "",
        )


def read_pages(folder: Path) -> Iterator[TrainingPage]:
    """The article pages of a folder as blocks with labels, in the order of their ids."""
    for truth in truths(folder):
        blocks = page_blocks(parse(gzip.decompress(truth.markup)))
        labels = label([b.text for b in blocks], truth.body)
        yield TrainingPage(
            truth.id, truth.site, blocks, labels, truth.body, truth.title, truth.author, truth.date
        )


def parse(markup: bytes) -> Any:
    """The tree of a page."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    return html.document_fromstring(markup, parser=parser)


def label(lines: Sequence[str], body: str) -> list[float]:
    """The share of each line that belongs to `body`.

    Lines that share half of their four-word shingles with the body are anchors; the heaviest chain of
    anchors in the body's order is kept. A shorter line must stand word for word between its anchors.
    """
    words = _WORD.findall(body.lower())
    where: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(words) - _SHINGLE + 1):
        where.setdefault(tuple(words[at : at + _SHINGLE]), []).append(at)
    folded = [_WORD.findall(line.lower()) for line in lines]
    anchors: list[_Anchor] = []
    for index, line in enumerate(folded):
        anchors += _anchors(index, line, where)
    labels = [0.0] * len(lines)
    chain = _heaviest_chain(anchors)
    for anchor in chain:
        labels[anchor.line] = anchor.share
    _fill(folded, words, chain, labels)
    return labels


@dataclass(frozen=True, slots=True)
class _Anchor:
    line: int
    at: int
    size: int
    share: float


def _anchors(index: int, line: list[str], where: dict[tuple[str, ...], list[int]]) -> list[_Anchor]:
    shingles = [tuple(line[k : k + _SHINGLE]) for k in range(len(line) - _SHINGLE + 1)]
    if not shingles:
        return []
    share = sum(s in where for s in shingles) / len(shingles)
    if share < _ANCHOR:
        return []
    starts: dict[int, int] = {}
    for offset, shingle in enumerate(shingles):
        for at in where.get(shingle, ())[:20]:
            starts[at - offset] = starts.get(at - offset, 0) + 1
    best = sorted(starts, key=lambda s: -starts[s])[:4]
    return [_Anchor(index, max(0, s), len(line), share) for s in best if starts[s] * 2 >= starts[best[0]]]


def _heaviest_chain(anchors: list[_Anchor]) -> list[_Anchor]:
    """Anchors with growing lines and growing places in the body, of the greatest total size."""
    order = sorted(range(len(anchors)), key=lambda k: (anchors[k].line, -anchors[k].at))
    places = sorted({a.at for a in anchors})
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)  # Fenwick tree of the best chain so far
    came: list[int] = [-1] * len(anchors)
    best, last = 0.0, -1
    for k in order:
        rank = bisect_left(places, anchors[k].at) + 1
        value, previous = 0.0, -1
        at = rank - 1
        while at > 0:
            if tree[at][0] > value:
                value, previous = tree[at]
            at -= at & -at
        came[k] = previous
        value += anchors[k].size * anchors[k].share
        if value > best:
            best, last = value, k
        at = rank
        while at < len(tree):
            if value > tree[at][0]:
                tree[at] = (value, k)
            at += at & -at
    chain = []
    while last >= 0:
        chain.append(anchors[last])
        last = came[last]
    return chain[::-1]


def _fill(folded: list[list[str]], words: list[str], chain: list[_Anchor], labels: list[float]) -> None:
    """Label the lines between two anchors that stand word for word between them in the body."""
    bounds = [(-1, 0), *((a.line, a.at + a.size) for a in chain)]
    ends = [*((a.line, a.at) for a in chain), (len(folded), len(words))]
    for (line, start), (next_line, end) in zip(bounds, ends, strict=True):
        start = max(0, start - 3)
        for index in range(line + 1, next_line):
            size = len(folded[index])
            for at in range(start, min(end + 3, start + 400) - size + 1) if size else ():
                if words[at : at + size] == folded[index]:
                    labels[index] = 1.0
                    start = at + size
                    break


def _site(url: str) -> str:
    """The registrable part of an address, nearly: two sites of one house must not be split."""
    parts = (urlsplit(url).hostname or url).split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])
