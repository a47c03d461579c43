"""Features of the blocks of a page that come from its markup, besides those of their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log1p
from typing import Any
from zlib import crc32

from reader.clean.models.hashed_lexicon import BUCKETS
from reader.clean.models.line_features import Columns
from reader.clean.models.text_blocks import TextBlock
from reader.clean.models.text_lines import TextLine

_TAGS = (
    "p", "h1", "h2", "h3", "h4", "li", "td", "div", "span", "blockquote", "figcaption", "pre", "section",
    "article", "button", "label", "dt", "dd", "header", "footer", "figure", "body", "option",
)  # fmt: skip
_ABOVE = (
    "nav", "header", "footer", "aside", "form", "article", "main", "figure", "table", "ul", "ol", "li",
    "blockquote", "button", "pre", "section", "noscript", "details", "dl",
)  # fmt: skip
_SHARES = (0.9, 0.7, 0.5)
_DEEPEST = 60  # ancestors used
_TOKEN_LEVELS = 7  # ancestors whose classes are read
_WRAPPER = 0.6  # share of the page's prose from which a container says nothing about a block
_TOKEN = re.compile(r"[a-z]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class BlockAncestry:
    """The ancestors of the blocks of a page, and the share of its prose in each of them."""

    def __init__(self, blocks: Sequence[TextBlock], lines: Sequence[TextLine]) -> None:
        self._chains: dict[Any, tuple[Any, ...]] = {}
        self.chains = [self._chain(b.element) for b in blocks]
        self.prose: dict[Any, float] = {}
        self.signatures: dict[tuple[str, str], float] = {}
        self.total = 0.0
        for chain, line in zip(self.chains, lines, strict=True):
            if line.prose:
                self.total += line.size
                for element in chain:
                    self.prose[element] = self.prose.get(element, 0.0) + line.size
                sign = _signature(chain)
                self.signatures[sign] = self.signatures.get(sign, 0.0) + line.size
        self.total = self.total or 1.0

    def share(self, element: Any) -> float:
        """The share of the page's prose, in words, inside an element."""
        return self.prose.get(element, 0.0) / self.total

    def _chain(self, element: Any) -> tuple[Any, ...]:
        """The element and its ancestors, the innermost first."""
        known = self._chains.get(element)
        if known is None:
            found: list[Any] = []
            above = element
            while above is not None and len(found) < _DEEPEST:
                found.append(above)
                above = above.getparent()
            known = self._chains[element] = tuple(found)
        return known


def tokens(page: BlockAncestry) -> list[list[int]]:
    """The buckets of the class, id and role words of each block's element and its ancestors."""
    known: dict[Any, list[int]] = {}
    result = []
    for chain in page.chains:
        found: list[int] = []
        for level, element in enumerate(chain[:_TOKEN_LEVELS]):
            if page.share(element) >= _WRAPPER and level:
                break
            if element not in known:
                known[element] = _words(element)
            found += known[element]
        result.append(list(dict.fromkeys(found)))
    return result


def dom_features(blocks: Sequence[TextBlock], page: BlockAncestry, classes: Sequence[float]) -> Columns:
    """The columns of the markup. `classes` are the log-odds of each block by its class words."""
    columns: Columns = {}
    for name in (*(f"tag {t}" for t in _TAGS), *(f"in {t}" for t in _ABOVE)):
        columns[name] = []
    facts: dict[Any, list[float]] = {}
    for chain in page.chains:
        tag = chain[0].tag if chain else ""
        if chain and chain[0] not in facts:
            above = {e.tag for e in chain}
            facts[chain[0]] = [float(t in above) for t in _ABOVE]
        for name in _TAGS:
            columns[f"tag {name}"].append(float(tag == name))
        for name, inside in zip(_ABOVE, facts[chain[0]] if chain else [0.0] * len(_ABOVE), strict=True):
            columns[f"in {name}"].append(inside)
    columns["link share"] = [b.link_share for b in blocks]
    columns["all link"] = [float(b.link_share > 0.9) for b in blocks]
    columns["hidden"] = _hidden(page)
    columns["depth"] = [log1p(len(c)) for c in page.chains]
    for level, name in enumerate(("own", "parent", "grandparent")):
        columns[f"{name} share"] = [page.share(c[level]) if len(c) > level else 1.0 for c in page.chains]
    columns["signature share"] = [page.signatures.get(_signature(c), 0.0) / page.total for c in page.chains]
    for share in _SHARES:
        columns[f"levels to {share}"] = [_levels(c, page, share) for c in page.chains]
        deepest = max((len(c) - _levels_raw(c, page, share) for c in page.chains), default=0)
        columns[f"in deepest {share}"] = [
            float(len(c) - _levels_raw(c, page, share) == deepest) for c in page.chains
        ]
    columns["classes"] = list(classes)
    for step in (-2, -1, 1, 2):
        for name in ("link share", "classes", "signature share", "tag p"):
            column = columns[name]
            columns[f"{name} {step:+d}"] = [
                column[i + step] if 0 <= i + step < len(column) else -0.5 for i in range(len(column))
            ]
    return columns


def _levels_raw(chain: tuple[Any, ...], page: BlockAncestry, share: float) -> int:
    for level, element in enumerate(chain):
        if page.share(element) >= share:
            return level
    return len(chain)


def _levels(chain: tuple[Any, ...], page: BlockAncestry, share: float) -> float:
    """How many levels above a block a container holds the given share of the page's prose."""
    return log1p(_levels_raw(chain, page, share))


def _hidden(page: BlockAncestry) -> list[float]:
    known: dict[Any, bool] = {}
    for chain in page.chains:
        for element in reversed(chain):
            if element not in known:
                parent = element.getparent()
                known[element] = known.get(parent, False) or (
                    "hidden" in element.attrib
                    or element.get("aria-hidden") == "true"
                    or bool(_HIDDEN.search(element.get("style", "")[:500]))
                )
    return [float(bool(c) and known[c[0]]) for c in page.chains]


def _signature(chain: tuple[Any, ...]) -> tuple[str, str]:
    return (str(chain[0].tag), chain[0].get("class", "")[:200]) if chain else ("", "")


def _words(element: Any) -> list[int]:
    found = [crc32(f"<{element.tag}".encode()) % BUCKETS]
    for name in ("class", "id", "role", "itemprop", "data-component", "data-testid"):
        value = element.get(name)
        if value:
            words = _TOKEN.findall(value[:300].lower())
            found += [crc32(w.encode()) % BUCKETS for w in words if len(w) > 1]
    return found
