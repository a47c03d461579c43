"""The words that name a speaker, and the quotations that hang on them."""

from __future__ import annotations

from reader.annotate.names.tables import tables
from reader.annotate.records import Attribution
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import frozen
from reader.model.analysis import QuoteKind
from reader.model.span import Span

MOST_NAME = 12  # tokens of a name that follows a source
FROM = frozenset({"of", "from", "at", "in"})
CLAUSE = frozenset(
    {"WDT", "VBD", "VBZ", "VBP", "MD"}
)  # tags of what tells about a source: 'the firm that bought'
SKIPPED = frozenset({"of", "for", "from", "at", "in", "on", "with", "to", "by"})


@frozen
class AttributedTokens:
    """One attribution in tokens: the head word of its source (None without one), its content and source."""

    head: int | None
    content: tuple[int, int]
    source: tuple[int, int] | None = None


class SourceIndex:
    """Which words are sources, and who speaks in which quotation."""

    def __init__(
        self, tokens: Tokens, attributions: tuple[Attribution, ...], people: frozenset[int] = frozenset()
    ) -> None:
        self.all: list[AttributedTokens] = []
        self.by_head: dict[int, list[AttributedTokens]] = {}
        self.by_quote: dict[int, AttributedTokens] = {}
        self.by_clause: dict[int, int] = {}
        last: AttributedTokens | None = None
        for one in attributions:
            if one.kind is QuoteKind.SCARE:
                continue
            content = tokens.range_of(one.content)
            head = head_of(tokens, one.source, people) if one.source is not None else None
            if head is None and one.carried and last is not None:
                head = last.head
            words = tokens.range_of(one.source) if one.source is not None else None
            attributed = AttributedTokens(head, content, words)
            self.all.append(attributed)
            if head is not None:
                last = attributed
                self.by_head.setdefault(head, []).append(attributed)
                if one.kind is QuoteKind.INDIRECT:
                    self.by_clause.update((i, head) for i in range(*content) if tokens.quote[i] == OUTSIDE)
                for i in {tokens.quote[j] for j in range(*content)} - {OUTSIDE}:
                    self.by_quote.setdefault(i, attributed)

    def speaker_at(self, tokens: Tokens, i: int) -> int | None:
        """The head word of the source of the quotation that token i stands in."""
        attributed = self.by_quote.get(tokens.quote[i]) if tokens.quote[i] != OUTSIDE else None
        return attributed.head if attributed is not None else None

    def own(self, head: int, i: int) -> bool:
        """Whether token i stands in the words attributed to the source at `head`."""
        return any(v.content[0] <= i < v.content[1] for v in self.by_head.get(head, ())[:4])


def head_of(tokens: Tokens, span: Span, people: frozenset[int] = frozenset()) -> int | None:
    """The head word of a source: the name in 'Kremlin spokesman Dmitry Peskov', else the governing noun.

    `people` are the tokens of people's names: a name right after a noun is its bearer, however it is parsed.
    """
    first, past = tokens.range_of(span)
    if first >= past:
        return None
    past = min(past, first + 60)
    bearer = _bearer(tokens, first, _with_name(tokens, past, people), people)
    if bearer is not None:
        return bearer
    head = first
    while head < past - 1 and tokens.text[head].lower() in SKIPPED:
        head += 1
    climbed = 0
    while first <= tokens.head[head] < past and tokens.head[head] != head and climbed < 60:
        head, climbed = tokens.head[head], climbed + 1
    body = _in_apposition(tokens, past, head)
    if body is not None:
        return body
    named = [i for i in range(first, past) if tokens.dep[i] == "appos" and tokens.head[i] == head]
    for i in named:
        if tokens.tag[i] == "NNP" and tokens.tag[head] in ("NN", "NNS"):
            return i
    return head


def _in_apposition(tokens: Tokens, past: int, head: int) -> int | None:
    """The last word of the name behind a clause: 'The firm that runs the fair, Elm Events, said'."""
    if tokens.tag[head] != "NN" or tokens.text[past - 1] != ",":
        return None
    comma = next((i for i in range(past - 2, head, -1) if tokens.text[i] == ","), None)
    if comma is None or comma + 1 >= past - 1:
        return None
    named = all(tokens.tag[i] in ("NNP", "NNPS") for i in range(comma + 1, past - 1))
    clause = any(tokens.dep[i] == "relcl" for i in range(head + 1, comma))
    return past - 2 if named and clause else None


def _is_of_one(tokens: Tokens, link: int, people: frozenset[int]) -> bool:
    """Whether 'and' joins two roles of one person: 'founder and chief executive Jane Doe'."""
    past = next((j for j in range(link + 1, min(link + 6, len(tokens))) if j in people), link + 1)
    between = range(link + 1, past)
    plain = all(tokens.text[j].islower() and tokens.tag[j] in ("NN", "JJ", "HYPH") for j in between)
    return past > link + 1 and plain and tokens.tag[link - 1] == "NN"


def _joins_duties(tokens: Tokens, first: int, link: int, people: frozenset[int]) -> bool:
    """Whether 'and' joins what one office is for: 'minister for Works and Housing Jane Doe'."""
    duty = any(tokens.text[j] in ("for", "of") for j in range(first, link))
    capital = tokens.is_name_like(link - 1) and link + 1 < len(tokens) and tokens.is_name_like(link + 1)
    return duty and capital and link - 1 not in people and link + 1 not in people


def _with_name(tokens: Tokens, past: int, people: frozenset[int]) -> int:
    """The end of the name that follows a source at once, or after a comma; else the source's own end."""
    start = past + 1 if past < len(tokens) and tokens.text[past] == "," else past
    end = start
    while end in people and end - start < MOST_NAME:
        end += 1
    return end if end > start else past


def _bearer(tokens: Tokens, first: int, past: int, people: frozenset[int]) -> int | None:
    """The last word of the name that follows a role: 'the club's captain, Jane Doe', 'envoy Jane Doe'.

    Or that of the name a source begins with, however the place behind is parsed: 'Jane Doe of Elm village'.
    """
    noun = tokens.text[first].lower() == "one" and tokens.text[first + 1 : first + 2] == ["of"]
    if first in people:
        end = next((j for j in range(first, past) if j not in people), past)
        if end < past and tokens.text[end].lower() in FROM:
            return end - 1
    for i in range(first, past):
        if i in people:
            before = i - 2 if tokens.text[i - 1] == "." else i - 1  # the point of 'SEN.', if it stands apart
            if not noun or tokens.tag[before] not in ("NN", "NNP", "NNPS", ","):
                return None
            end = next((j for j in range(i, past) if j not in people), past)
            owns = end < len(tokens) and tokens.tag[end] == "POS"
            return None if owns else end - 1
        lower = tokens.text[i].lower()
        if (
            lower == "and"
            and noun
            and (_is_of_one(tokens, i, people) or _joins_duties(tokens, first, i, people))
        ):
            continue
        if lower in ("who", "whose", "with", "by", "and") or tokens.tag[i] in CLAUSE:
            return None
        title = lower.strip(".") in tables().titles or tokens.text[i] in tables().ranks
        noun = noun or lower in tables().nouns.person or title
    return None
