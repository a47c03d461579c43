"""Words in marks within a report of another: 'The bank said it would pay after Ada Holt called it “mad”'.

The tagger ties the whole sentence to its first cue. Whose words they are, the nearest verb above them tells
that has a subject of its own; what stands before that clause stays with the first.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotate.quotes.called import CALLS, TELLS, who_speaks
from reader.annotate.quotes.clauses import Syntax
from reader.annotate.records import Attribution
from reader.annotate.tokens.finite_tags import FINITE_VERBS
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.analysis import QuoteKind

NEAREST = 0.7  # confidence
RULE = "the nearest one who says it"
HELPERS = frozenset({"has", "have", "had", "'s", "’s", "'d", "’d", "'ve", "’ve"})
UNSURE = frozenset({"MD", "TO"})  # 'would have said', 'to have said'
MOST_UP = 16  # steps from the words to the cue of the sentence
LEAST_OUTER = 3  # tokens of what stays with the first cue


def with_nearest_tellers(tokens: Tokens, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with words in marks given to the nearest one who is said to tell them."""
    result = list[Attribution]()
    for one in found:
        nearest = list(_nearest(tokens, one))
        result += nearest or [one]
    return result


def _nearest(tokens: Tokens, one: Attribution) -> Iterator[Attribution]:
    """The same words by the nearest teller, behind what stays with the first; nothing where that is it."""
    if one.kind is not QuoteKind.MIXED or one.cue is None or one.source is None or one.carried:
        return
    above = list(_above(tokens, one))
    cue = tokens.range_of(one.cue)
    first = next((k for k, i in enumerate(above) if cue[0] <= i < cue[1]), None)
    inner = next((k for k, i in enumerate(above[:first]) if _tells(tokens, i)), None) if first else None
    if first is None or inner is None:
        return
    if all(tokens.dep[i] != "advcl" for i in above[inner:first]):
        return  # 'he said that she told him': what a witness tells of another stays the witness's
    verb = above[inner]
    subject = next(iter(tokens.children(verb, "nsubj")), None)
    speaks = who_speaks(tokens, verb) if subject is not None else None
    source = Syntax(tokens.arrays).mention(speaks) if speaks is not None else None
    if source is None or tokens.span(*source).overlaps(one.source):
        return
    outer = one.spans[0] if one.spans else one.content
    last = tokens.left[above[max(inner, first - 2)]]
    begin = tokens.range_of(outer)[0]
    while last > begin and not tokens.text[last - 1][:1].isalnum():
        last -= 1
    if last - begin >= LEAST_OUTER and any(tokens.tag[k] in FINITE_VERBS for k in range(begin, last)):
        stays = tokens.span(begin, last)
        yield replace(one, kind=QuoteKind.INDIRECT, content=stays, spans=())
    yield replace(
        one, source=tokens.span(*source), cue=tokens.span(verb, verb + 1), spans=(), rule=RULE,
        confidence=max(one.confidence, NEAREST),
    )  # fmt: skip


def _above(tokens: Tokens, one: Attribution) -> Iterator[int]:
    """The tokens outside marks from the words in them up to the root of the sentence."""
    words = (k for k in range(*tokens.range_of(one.content)) if tokens.text[k][:1].isalnum())
    first = next(words, None)
    if first is not None:
        yield from (i for i in _upwards(tokens, first) if tokens.quote[i] == OUTSIDE)


def _upwards(tokens: Tokens, i: int) -> Iterator[int]:
    """A token and those above it, to the root."""
    for _ in range(MOST_UP):
        yield i
        if tokens.head[i] == i:
            return
        i = tokens.head[i]


def _tells(tokens: Tokens, i: int) -> bool:
    """Whether a token is a verb that tells something for certain: no infinitive, none denied."""
    if not (tokens.arrays.cue[i] >= TELLS or tokens.lemma[i].lower() in CALLS):
        return False
    helpers = tokens.children(i, "aux")
    helped = any(tokens.text[k].lower() in HELPERS for k in helpers)
    helped = helped and not any(tokens.tag[k] in UNSURE for k in helpers)
    finite = tokens.tag[i] in FINITE_VERBS or (tokens.tag[i] == "VBN" and helped)
    return finite and not tokens.children(i, "neg", "auxpass", "nsubjpass")
