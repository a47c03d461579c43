"""Candidates that hold too much or too little of their sentence to be what their cue reports.

A half without its verb, an afterthought, what is told next, or the verb that governs the cue itself: grammar
rules them out, whatever the weights have learnt.
"""

from __future__ import annotations

from reader.annotate.quotes.clause_candidates import ClauseCandidate, ClausePlace
from reader.annotate.quotes.reported_speech import verb_classes
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

NEAR = 3  # tokens from a verb to the clause right behind it
SAYING = frozenset(word for word, name in verb_classes().items() if name in ("say", "claim"))
INSIDE = (ClausePlace.CCOMP, ClausePlace.XCOMP, ClausePlace.REST, ClausePlace.CUT, ClausePlace.TAGGED)
JOINING = frozenset({"but", "and", "while", "though", "although"})
MOST_NAMED = 8  # tokens from 'but' to the verb of a further teller
MOST_UP = 12  # verbs above one another at most


class WrongHalves:
    """What grammar says against candidates of one article."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    def is_cut_short(self, one: ClauseCandidate, whole: set[int]) -> bool:
        """Whether a half of a sentence is wrong: one without its verb ('The reason, she says, is the cold'),
        one before a verb whose clause stands behind it, one that only tells when it was said."""
        tokens, cue = self.tokens, one.cue
        first, past = one.pieces[-1]
        if first > cue and tokens.text[first].lower() in ("while", "when") and tokens.tag[first + 1] == "VBG":
            return True
        if one.place is ClausePlace.TAGGED and self._begins_early(cue, first, past):
            return True
        if first > cue and (self._tells_more(first, past) or self._is_afterthought(cue, first)):
            return True
        if (
            first > cue
            and tokens.tag[cue] == "VBN"
            and tokens.dep[cue] == "acl"
            and tokens.tag[first] in FINITE
        ):
            return True  # 'the woman found dead in a chute is asking ...'
        if len(one.pieces) > 1 and first > cue:
            said = [j for j in tokens.children(cue, "ccomp") if first <= j < past]
            adds = tokens.tag[first] == "VBG" and tokens.lemma[first].lower() in SAYING
            return bool(said and first - cue <= NEAR) or adds
        if (
            past <= cue
            and tokens.lemma[past - 1].lower() in ("be", "have")
            and tokens.tag[past - 1] in FINITE
        ):
            return True  # 'She has, she writes, “never been there”.'
        if past > cue:
            return first == cue + 1 and tokens.tag[first] in FINITE  # 'the woman found dead is asking ...'
        if any(cue < j and tokens.left[j] <= cue + NEAR for j in self.said_behind(cue)):
            return True
        before = one.place in (ClausePlace.BEFORE, ClausePlace.TAGGED) and cue in whole
        return before and not any(tokens.tag[i] in FINITE for i in range(first, past))

    def _begins_early(self, cue: int, first: int, past: int) -> bool:
        """Whether it takes in a title before it: 'explained on “The Show” that ...'."""
        tokens = self.tokens
        said = (tokens.left[j] for j in tokens.children(cue, "ccomp"))
        at = next((i for i in said if cue < first < i < past and tokens.text[i].lower() == "that"), -1)
        spoken = any(tokens.tag[i].startswith(("VB", "MD")) for i in range(first, at))
        return at >= 0 and tokens.quote[first] != OUTSIDE and not spoken

    def _tells_more(self, first: int, past: int) -> bool:
        """Whether it is what is told next: '..., she said, but she warned that the road was shut'."""
        tokens = self.tokens
        if tokens.text[first].lower() not in JOINING or first + 3 >= past:
            return False
        verb = next(
            (i for i in range(first + 1, min(first + MOST_NAMED, past)) if tokens.tag[i] in FINITE), -1
        )
        says = verb > first + 1 and tokens.lemma[verb].lower() in SAYING
        return says and bool(tokens.children(verb, "ccomp"))

    def _is_afterthought(self, cue: int, first: int) -> bool:
        """Whether it was all said before: 'It is late, she said; no one came', '..., with all saved'."""
        tokens = self.tokens
        before = any(tokens.right[j] < cue for j in tokens.children(cue, "ccomp"))
        mark, lead = tokens.text[first - 1], tokens.text[first].lower()
        return before and (mark == ";" or (lead == "with" and mark == ","))

    def holds_governor(self, one: ClauseCandidate) -> bool:
        """Whether it holds the verb above its cue: 'Arguing that it is late, she said ...'.

        'According to her, ...' and 'As she reports, ...' hang on what they report.
        """
        tokens, cue, head = self.tokens, one.cue, self.tokens.head
        first, past = one.pieces[0][0], one.pieces[-1][1]
        if (
            one.place not in INSIDE
            or first <= cue
            or tokens.dep[cue] in ("parataxis", "ccomp")
            or tokens.lemma[cue] == "accord"
        ):
            return False
        if any(tokens.text[i].lower() == "as" for i in tokens.children(cue, "mark", "advmod")):
            return False
        for _ in range(MOST_UP):
            above = head[cue]
            if above == cue:
                break
            if above > one.cue and first <= above < past:
                return True
            cue = above
        return False

    def said_behind(self, cue: int) -> list[int]:
        """The clauses of a verb but for an afterthought."""
        clauses = self.tokens.children(cue, "ccomp")
        return [j for j in clauses if not self._is_afterthought(cue, self._begin_of(j))]

    def _begin_of(self, verb: int) -> int:
        """Where its clause begins, behind the mark before it."""
        first = self.tokens.left[verb]
        return first + 1 if self.tokens.text[first] in (";", ",") else first
