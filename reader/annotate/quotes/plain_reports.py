"""Reported clauses that grammar decides alone, whatever the weights have learnt: 'asked why', 'vowed to go'.

Articles of other houses report with verbs and shapes that the weights have seen seldom; and a clause that
holds the verb which governs its own cue is never what the cue reports.
"""

from __future__ import annotations

import numpy as np

from reader.annotate.quotes.clause_candidates import ClauseCandidate, ClausePlace
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import Tokens
from reader.numerics.types import Floats

PLAINLY = 0.55  # probability at least of a clause that is reported by its grammar
PLAINLY_SURE = 0.6  # confidence at least that such a clause and its source are right
NEVER = 0.0
ASKS = speech_words("asks")
QUESTIONS = frozenset({"why", "how"})
PLEDGES = speech_words("pledges")
DIRECTS = speech_words("directs somebody")
HOLDS = frozenset({"believe", "think", "reckon", "expect", "predict", "forecast", "estimate"})
WH = frozenset({"whether", "if", "what", "who", "where", "when", "how", "why", "which"})
WRITERS = frozenset({"i", "we", "you", "one"})
UNREAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "will", "wo", "ca"})
SILENT = frozenset({"decline", "refuse", "fail", "forget"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
INSIDE = (ClausePlace.CCOMP, ClausePlace.XCOMP, ClausePlace.REST, ClausePlace.CUT, ClausePlace.TAGGED)
MOST_UP = 12  # verbs above one another at most


class PlainReports:
    """What grammar says of the candidates of one article."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens

    def weighed(self, candidates: list[ClauseCandidate], likely: Floats) -> Floats:
        """How likely each candidate was said, with those that grammar decides."""
        result = np.array(likely)
        for i, one in enumerate(candidates):
            if one.cue >= 0 and one.place in INSIDE and self._holds_governor(one):
                result[i] = NEVER
            elif self.is_plain(one):
                result[i] = max(result[i], PLAINLY)
        return result

    def _holds_governor(self, one: ClauseCandidate) -> bool:
        """Whether it holds the verb above its cue: 'Arguing that it is late, she said ...'.

        'According to her, ...' and 'As she reports, ...' hang on what they report.
        """
        tokens, cue, head = self.tokens, one.cue, self.tokens.head
        first, past = one.pieces[0][0], one.pieces[-1][1]
        if first <= cue or tokens.dep[cue] in ("parataxis", "ccomp") or tokens.lemma[cue] == "accord":
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

    def is_plain(self, one: ClauseCandidate) -> bool:
        """Whether it is reported, by its grammar alone."""
        tokens, cue = self.tokens, one.cue
        first = one.pieces[0][0]
        if cue < 0 or one.place not in INSIDE:
            return False
        lemma = tokens.lemma[cue].lower()
        if first <= cue or not tokens.tag[cue].startswith("VB") or not self._is_asserted(cue):
            return False
        roots = self._roots(*one.pieces[0])
        if len(roots) != 1 or tokens.head[roots[0]] != cue:
            return False
        root = roots[0]
        if tokens.dep[root] == "xcomp" or self._is_infinitive(root):
            return self._is_infinitive(root) and self._promises(cue, root, lemma)
        if not self._is_finite(root):
            return False
        lead = tokens.text[first].lower()
        if lemma in ASKS:
            return lead in QUESTIONS or lead not in WH
        return lemma in HOLDS and lead not in WH and self._is_view(cue)

    def _is_view(self, cue: int) -> bool:
        """Whether somebody's view is the matter: neither the writer's own nor a reason."""
        tokens = self.tokens
        subjects = {tokens.text[i].lower() for i in tokens.children(cue, *SUBJECTS)}
        return (
            tokens.dep[cue] != "advcl" and subjects.isdisjoint({"i", "we", "you", "one"}) and bool(subjects)
        )

    def _promises(self, cue: int, root: int, lemma: str) -> bool:
        """'pledged to ...', and what somebody is told to do: 'urged people to ...'."""
        tokens = self.tokens
        if lemma in PLEDGES:
            return True
        if lemma not in DIRECTS:
            return False
        told = tokens.children(root, "nsubj") + tokens.children(cue, "dobj", "dative", "prep")
        return any(cue < i < root for i in told)

    def _roots(self, first: int, past: int) -> list[int]:
        tokens = self.tokens
        outside = (i for i in range(first, past) if not first <= tokens.head[i] < past or tokens.head[i] == i)
        return [i for i in outside if tokens.dep[i] not in ("punct", "mark", "dobj", "dative")]

    def _is_infinitive(self, verb: int) -> bool:
        return any(self.tokens.tag[i] == "TO" for i in self.tokens.children(verb, "aux"))

    def _is_finite(self, verb: int) -> bool:
        """Whether the verb has a subject and is finite, or is the subjunctive of a demand."""
        tokens = self.tokens
        return bool(tokens.children(verb, *SUBJECTS)) and tokens.tag[verb] not in ("VBG",)

    def _is_asserted(self, cue: int) -> bool:
        """Whether it was said: neither denied nor only possible, by somebody who is named beside it."""
        tokens = self.tokens
        helpers = tokens.children(cue, "aux", "auxpass", "neg")
        if any(
            tokens.dep[i] in ("neg", "auxpass") or tokens.text[i].lower() in UNREAL or tokens.tag[i] == "TO"
            for i in helpers
        ):
            return False
        if tokens.tag[cue] == "VB" or (tokens.tag[cue] == "VBN" and not helpers):
            return False
        return tokens.lemma[tokens.head[cue]].lower() not in SILENT
