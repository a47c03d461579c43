"""A parsed article as plain columns: reading a list is several times faster than asking a token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotate.records import Mark, ParsedArticle
from reader.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of an article, column by column; index i is the i-th token.

    `head` is the index of the governing token, `left` the first token of its subtree, `quote` the
    index of the quotation that a token stands in (or OUTSIDE), `block` the block's index.
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

    def __len__(self) -> int:
        return len(self.text)

    def span(self, first: int, past: int) -> Span:
        """The characters of the tokens `[first, past)`."""
        return Span(self.start[first], self.end[past - 1])

    def words(self, first: int, past: int) -> str:
        """The text of the tokens `[first, past)`, on one line."""
        return " ".join(self.source[self.start[first] : self.end[past - 1]].split())

    def line(self, first: int, past: int) -> str:
        """The text of the tokens `[first, past)` as it stands; empty past the end."""
        return self.source[self.start[first] : self.end[past - 1]] if past <= len(self.text) else ""

    def tokens(self, span: Span) -> tuple[int, int]:
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
        """The tokens that hang on i by one of `deps`; looks at i's own subtree, 60 tokens to each side."""
        low, high = max(self.left[i], i - 60), min(self.right[i] + 1, i + 60)
        return [j for j in range(low, high) if self.head[j] == i and j != i and self.dep[j] in deps]

    def has(self, i: int) -> bool:
        """Whether i is the index of a token."""
        return 0 <= i < len(self.text)


def read_tokens(parsed: ParsedArticle) -> Tokens:
    """Read the parse once."""
    doc: Doc = parsed.doc
    heads, lefts, rights, sentence = [], [], [], []
    text, start, end, tag, dep, lemma = [], [], [], [], [], []
    sentences: list[tuple[int, int]] = []
    for token in doc:
        if token.is_sent_start or token.i == 0:
            if sentences:
                sentences[-1] = (sentences[-1][0], token.i)
            sentences.append((token.i, token.i + 1))
        text.append(token.text)
        start.append(token.idx)
        end.append(token.idx + len(token.text))
        tag.append(token.tag_)
        dep.append(token.dep_)
        lemma.append(token.lemma_)
        heads.append(token.head.i)
        lefts.append(token.left_edge.i)
        rights.append(token.right_edge.i)
        sentence.append(len(sentences) - 1)
    if sentences:
        sentences[-1] = (sentences[-1][0], len(text))
    outer = tuple(m for m in parsed.marks if m.depth == 0)
    spans = [Span(m.start, m.end) for m in outer]
    blocks = [Span(b.start, b.end) for b in parsed.article.blocks]
    return Tokens(
        source=parsed.article.text,
        text=text,
        start=start,
        end=end,
        tag=tag,
        dep=dep,
        lemma=lemma,
        head=heads,
        left=lefts,
        right=rights,
        sentence=sentence,
        block=_holders(start, blocks),
        quote=_holders(start, spans),
        marks=outer,
        sentences=sentences,
    )


def _holders(starts: list[int], spans: list[Span]) -> list[int]:
    """For each offset the index of the span that holds it, or OUTSIDE; both are in order."""
    holders, k = [], 0
    for offset in starts:
        while k < len(spans) and spans[k].end <= offset:
            k += 1
        inside = k < len(spans) and spans[k].start <= offset
        holders.append(k if inside else OUTSIDE)
    return holders
