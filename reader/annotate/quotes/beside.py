"""Words in marks that a clause right behind them attributes: '“Quiet, you two,” snapped old Mrs Holt.'

A classifier of how marks look takes short speech for a term; a verb and its subject behind a comma, or a
verb within the marks, say that it is none.
"""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.clauses import Syntax
from reader.annotate.records import Attribution
from reader.annotate.tokens.arrays import TokenArrays
from reader.annotate.tokens.finite_tags import FINITE
from reader.frozen import replace
from reader.model.analysis import QuoteKind
from reader.model.span import Span

BESIDE = 0.8  # confidence
CUE = 0.5  # probability from which on a verb behind its subject attributes
MOST_BEHIND = 10  # tokens from the marks to the verb or to its subject
LEAST = 2  # words of speech that a verb which is no cue attributes
RULE = "the clause right behind the marks"
ENDS = ",!?…"
NOMINAL = ("DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "PRP", "PRP$", "POS", "HYPH", "``", "''")


def with_clauses_behind(arrays: TokenArrays, text: str, found: list[Attribution]) -> list[Attribution]:
    """The attributions, with those of a clause behind the marks for words that were taken for a term."""
    terms = [i for i, a in enumerate(found) if a.kind is QuoteKind.SCARE and _may_go_on(text, a.content)]
    if not terms:
        return found
    behind = _Behind(arrays)
    result, gone = list(found), set[int]()
    for i in terms:
        around = next((j for j, a in enumerate(found) if _reports(a, found[i])), None)
        spoken = behind.attributed(found[i])
        if around is not None and behind.has_verb(found[i].content):
            whole = found[around]
            kind = QuoteKind.DIRECT if whole.content == found[i].content else QuoteKind.MIXED
            result[i] = replace(whole, kind=kind, content=found[i].content, spans=(whole.content,), said=1.0)
            gone.add(around)
        elif around is None and spoken is not None:
            result[i] = spoken
    return [a for i, a in enumerate(result) if i not in gone]


def _may_go_on(text: str, content: Span) -> bool:
    inner = text[content.start : content.end].rstrip("”\"'’» ")
    return inner[-1:] in ENDS or text[content.end : content.end + 1] == ","


def _reports(one: Attribution, term: Attribution) -> bool:
    return one.kind is QuoteKind.INDIRECT and one.source is not None and one.content.contains(term.content)


class _Behind:
    """What stands behind marks, by the parse."""

    def __init__(self, arrays: TokenArrays) -> None:
        self.arrays = arrays
        self.syntax = Syntax(arrays)
        self.finite = np.isin(arrays.tag, [arrays.strings[tag] for tag in FINITE])
        self.nominal = np.isin(arrays.tag, [arrays.strings[tag] for tag in NOMINAL])

    def _range(self, content: Span) -> tuple[int, int]:
        first, past = np.searchsorted(self.arrays.edges[:-1], (content.start, content.end))
        return int(first), int(past)

    def has_verb(self, content: Span) -> bool:
        """Whether a finite verb stands in the words."""
        return bool(self.finite[slice(*self._range(content))].any())

    def attributed(self, term: Attribution) -> Attribution | None:
        """The words as those of the subject of the verb behind them."""
        arrays = self.arrays
        first, past = self._range(term.content)
        begins = (
            first == 0 or arrays.space[first - 1] or arrays.paragraph[first - 1] != arrays.paragraph[first]
        )
        begins = begins or arrays.sentence[first - 1] != arrays.sentence[first]
        if past >= len(arrays) or not (begins or self.has_verb(term.content)):
            return None
        verb = self._verb(past)
        words = self.syntax.mention(int(arrays.subject[verb])) if verb is not None else None
        if verb is None:
            verb, words = past, self._inverted(past)
        if arrays.paragraph[verb] != arrays.paragraph[first]:
            return None
        if words is None or words[0] < past or past - first - 2 < LEAST:
            return None
        kind = QuoteKind.DIRECT if begins else QuoteKind.MIXED
        source, cue = arrays.span(words), arrays.span((verb, verb + 1))
        return Attribution(kind, term.content, source, cue, False, BESIDE, RULE)

    def _inverted(self, past: int) -> tuple[int, int] | None:
        """The name right behind a verb in the past behind marks, which the parser took for its object."""
        arrays, end = self.arrays, past + 1
        if arrays.tag[past] != arrays.strings["VBD"] or not self._is_small(past - 2):
            return None
        while end < min(len(arrays), past + MOST_BEHIND) and self.nominal[end] and not arrays.space[end]:
            end += 1
        ends = end < len(arrays) and arrays.pos[end] == arrays.strings["PUNCT"]
        named = arrays.tag[end - 1] == arrays.strings["NNP"]
        return (past + 1, end) if end > past + 1 and ends and named else None

    def _is_small(self, i: int) -> bool:
        """Whether the last word before the marks close is in small letters, as it is in no title."""
        arrays = self.arrays
        while i > 0 and arrays.pos[i] == arrays.strings["PUNCT"]:
            i -= 1
        return arrays.strings[int(arrays.shape[i])][:1] == "x"

    def _verb(self, past: int) -> int | None:
        """The verb of the clause at token `past`: 'snapped old Mrs Holt', 'engineer Holt told the paper'."""
        arrays = self.arrays
        subject = int(arrays.subject[past])
        if self.finite[past] and past < subject <= past + MOST_BEHIND:
            return past
        i = past
        while i < min(len(arrays), past + MOST_BEHIND) and self.nominal[i] and not arrays.space[i]:
            i += 1
        spoken = i > past and i < len(arrays) and self.finite[i] and arrays.cue[i] >= CUE
        return i if spoken and past <= int(arrays.subject[i]) < i else None
