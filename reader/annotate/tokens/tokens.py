"""The tokens of a parsed article, read from the parse once and shared by all annotators."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.records import Mark
from reader.annotate.tokens.arrays import TokenArrays, token_arrays
from reader.annotate.tokens.cues import CueLexicon
from reader.frozen import frozen
from reader.model.article import Article
from reader.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

OUTSIDE = -1
MOST_CHILDREN_AWAY = 60  # tokens to each side of a head in which its children are looked for


@frozen
class Tokens:
    """The tokens of an article, column by column; index i is the i-th token.

    The columns are lists, which are read token by token several times faster than a spaCy token or a
    numpy array; `arrays` holds the same parse for whole-column arithmetic.

    `head` is the index of the governing token, `left` and `right` the first and last token of its subtree,
    `quote` the index of the outer quotation that a token stands in (or OUTSIDE), `block` the block's
    index (or OUTSIDE), `sentence` the sentence's, and `sentences` the token range of each.
    """

    source: str
    text: list[str]
    start: list[int]
    end: list[int]
    tag: list[str]
    dep: list[str]
    lemma: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    sentence: list[int]
    block: list[int]
    quote: list[int]
    marks: tuple[Mark, ...]
    sentences: list[tuple[int, int]]
    arrays: TokenArrays

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, past: int) -> Span:
        """The characters of the tokens `[first, past)`."""
        return Span(self.start[first], self.end[past - 1])

    def text_of(self, first: int, past: int) -> str:
        """The text of the tokens `[first, past)`, on one line."""
        return " ".join(self.source[self.start[first] : self.end[past - 1]].split())

    def raw_text_of(self, first: int, past: int) -> str:
        """The text of the tokens `[first, past)` as it stands; empty past the end."""
        return self.source[self.start[first] : self.end[past - 1]] if past <= len(self.text) else ""

    def range_of(self, span: Span) -> tuple[int, int]:
        """The tokens `[first, past)` that `span` touches."""
        first = bisect_right(self.end, span.start)
        return first, max(first, bisect_left(self.start, span.end))

    def glued(self, i: int) -> bool:
        """Whether token i follows the one before it without white space."""
        return i > 0 and self.end[i - 1] == self.start[i]

    def is_name_like(self, i: int) -> bool:
        """Whether token i begins with a capital letter."""
        return self.text[i][:1].isupper()

    def children(self, i: int, *deps: str) -> list[int]:
        """The tokens that hang on i by one of `deps`, within `MOST_CHILDREN_AWAY` tokens of it."""
        low = max(self.left[i], i - MOST_CHILDREN_AWAY)
        high = min(self.right[i] + 1, i + MOST_CHILDREN_AWAY)
        return [j for j in range(low, high) if self.head[j] == i and j != i and self.dep[j] in deps]

    def has(self, i: int) -> bool:
        """Whether i is the index of a token."""
        return 0 <= i < len(self.text)


def read_tokens(
    article: Article, doc: Doc, marks: tuple[Mark, ...], lexicon: CueLexicon | None = None
) -> Tokens:
    """The tokens of `article`, parsed as `doc`; `lexicon` replaces the program's own cues in training."""
    texts, lefts, rights = [], [], []
    for token in doc:
        texts.append(token.text)
        lefts.append(token.left_edge.i)
        rights.append(token.right_edge.i)
    edges = np.array(lefts, np.int64), np.array(rights, np.int64)
    arrays = token_arrays(article, doc, marks, edges, lexicon)
    sentence = (arrays.sentence - arrays.sentence[:1]).tolist()
    strings = doc.vocab.strings
    starts: list[int] = arrays.edges[:-1].tolist()
    return Tokens(
        source=article.text,
        text=texts,
        start=starts,
        end=arrays.ends.tolist(),
        tag=[strings[h] for h in arrays.tag.tolist()],
        dep=[strings[h] for h in arrays.dep.tolist()],
        lemma=[strings[h] for h in arrays.lemma.tolist()],
        head=arrays.head.tolist(),
        left=lefts,
        right=rights,
        sentence=sentence,
        block=_holders(starts, [Span(b.start, b.end) for b in article.blocks]),
        quote=arrays.quote.tolist(),
        marks=arrays.outer,
        sentences=_ranges(sentence),
        arrays=arrays,
    )


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """The token range of every sentence."""
    firsts = [i for i, number in enumerate(numbers) if i == 0 or number != numbers[i - 1]]
    return list(zip(firsts, [*firsts[1:], len(numbers)], strict=True)) if firsts else []


def _holders(starts: list[int], spans: list[Span]) -> list[int]:
    """For each offset the index of the span that holds it, or OUTSIDE; both are in order."""
    holders, k = [], 0
    for offset in starts:
        while k < len(spans) and spans[k].end <= offset:
            k += 1
        inside = k < len(spans) and spans[k].start <= offset
        holders.append(k if inside else OUTSIDE)
    return holders
