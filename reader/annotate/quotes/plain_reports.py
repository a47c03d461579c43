"""Reported clauses that grammar decides alone, whatever the weights have learnt: 'asked why', 'vowed to go'.

Articles of other houses report with verbs and shapes that the weights have seen seldom; and a clause that
holds the verb which governs its own cue is never what the cue reports.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reader.annotate.quotes.clause_candidates import ClauseCandidate, ClausePlace
from reader.annotate.quotes.worded_tellers import WordedTellers
from reader.annotate.quotes.wrong_halves import INSIDE, NEAR, SAYING, WrongHalves
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.numerics.types import Floats

PLAINLY = 0.55  # probability at least of a clause that is reported by its grammar
PLAINLY_SURE = 0.6  # confidence at least that such a clause and its source are right
SURELY = 0.95  # of what goes before the longer clause that it stands in
NEVER = 0.0
ASKS = speech_words("asks")
QUESTIONS = frozenset({"why", "how"})
PLEDGES = speech_words("pledges")
DIRECTS = speech_words("directs somebody")
HOLDS = frozenset(
    {"believe", "think", "feel", "reckon", "expect", "predict", "forecast", "estimate", "project"}
)
DOUBTS = frozenset({"believe", "think"})
"""Verbs of which 'does not' tells a view: 'police do not believe that it was meant'."""
TELLS_VIEWS, VIEWS = speech_words("tells views"), speech_words("views")
FINDERS, HEARINGS = speech_words("finds that"), speech_words("hears")
RESEARCH = speech_words("research")
FINDS = frozenset({"find", "show", "suggest"})
PLACES = frozenset({"put", "estimate", "peg", "blame", "attribute"})
OWNS = frozenset({"admit", "deny"})
"""Verbs of what somebody has done or has not: 'denied taking the rope'."""
REPORTING = SAYING | {"write", "post", "report", "reveal", "tweet", "announce"}
WITHIN = frozenset({"relcl", "acl", "advcl"})
OPENS_TIME = speech_words("opens a time")
WANTS = frozenset({"want", "like", "demand", "ask"})
WH = frozenset({"whether", "if", "what", "who", "where", "when", "how", "why", "which"})
WRITERS = frozenset({"i", "we", "you", "one"})
UNREAL = frozenset({"would", "could", "should", "might", "may", "must", "can", "will", "wo", "ca"})
SILENT = frozenset({"decline", "refuse", "fail", "forget"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


class PlainReports:
    """What grammar says of the candidates of one article."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.wrong = WrongHalves(tokens)

    def further(self) -> Iterator[ClauseCandidate]:
        """The clauses whose teller the words show."""
        return WordedTellers(self.tokens).find()

    def weighed(self, candidates: list[ClauseCandidate], likely: Floats) -> Floats:
        """How likely each candidate was said, with those that grammar decides."""
        result = np.array(likely)
        whole = {one.cue for one in candidates if one.place is ClausePlace.AROUND}
        for i, one in enumerate(candidates):
            if one.source is not None:
                result[i] = SURELY
            elif one.cue >= 0 and (self.wrong.holds_governor(one) or self.wrong.is_cut_short(one, whole)):
                result[i] = NEVER
            elif self.is_plain(one):
                surely = self._is_counted_relative(one) or self._is_behind_as(one)
                result[i] = max(result[i], SURELY if surely else PLAINLY)
        return result

    def _is_behind_as(self, one: ClauseCandidate) -> bool:
        """Whether it follows 'As the auditor pointed out in May,'."""
        tokens, first = self.tokens, one.pieces[0][0]
        opens = tokens.text[tokens.sentences[tokens.sentence[one.cue]][0]].lower() == "as"
        hung = one.place is ClausePlace.CCOMP and first > one.cue and tokens.text[first - 1] == ","
        return opens and hung and tokens.tag[one.cue] in FINITE

    def stands_alone(self, one: ClauseCandidate) -> bool:
        """Whether its sentence and who says it hold no words in marks: words in marks in the next sentence do
        not make it a part of theirs."""
        tokens = self.tokens
        if one.source is not None:
            return True
        low, high = tokens.sentences[tokens.sentence[one.cue]]
        first = one.pieces[0][0]
        bare = low <= first < high and all(tokens.quote[i] == OUTSIDE for i in range(low, high))
        return bare and self.is_plain(one)

    def _is_counted_relative(self, one: ClauseCandidate) -> bool:
        """Whether 'according to' goes with the number of a relative clause before it: 'called for an end to
        the strike, which has cost 500 jobs, according to the union'."""
        tokens = self.tokens
        first, past = one.pieces[0]
        if one.place is not ClausePlace.ACCORDING or len(one.pieces) > 1 or past > one.cue or first < 2:
            return False
        begin = tokens.sentences[tokens.sentence[first]][0]
        opened = tokens.text[first - 1].lower() in ("which", "who") and tokens.text[first - 2] == ","
        counts = any(tokens.tag[i] == "CD" for i in range(first, past))
        return opened and counts and not any(tokens.tag[i] == "CD" for i in range(begin, first))

    def is_plain(self, one: ClauseCandidate) -> bool:
        """Whether it is reported, by its grammar alone."""
        if one.source is not None:
            return True
        cue, (first, past) = one.cue, one.pieces[0]
        if cue >= 0 and one.place in (ClausePlace.ACCORDING, ClausePlace.AROUND) and self._is_per(cue):
            return one.place is ClausePlace.AROUND or first == self._begin(cue)
        if cue >= 0 and one.place is ClausePlace.AROUND and self._is_parted(one):
            return True
        if cue < 0 or len(one.pieces) > 1 or not self._is_asserted(cue):
            return False
        if one.place in (ClausePlace.BEFORE, ClausePlace.CCOMP, ClausePlace.TAGGED) and past <= cue:
            return self._stands_before(cue, first, past)
        if one.place is ClausePlace.PLACED:
            return self.tokens.lemma[cue].lower() in PLACES and bool(self._subjects(cue)) and first > cue
        if self.tokens.tag[cue].startswith("NN"):
            return self._is_view_told(cue, first)
        if self._is_counted_relative(one):
            return True
        return one.place in INSIDE and first > cue and self._stands_behind(one.place, cue, first, past)

    def _stands_behind(self, place: ClausePlace, cue: int, first: int, past: int) -> bool:
        tokens = self.tokens
        lemma, lead = tokens.lemma[cue].lower(), tokens.text[first].lower()
        roots = self._roots(first, past)
        if place is ClausePlace.CCOMP and roots and tokens.head[roots[0]] != cue and lemma != "be":
            return lemma in REPORTING and bool(
                self._subjects(cue)
            )  # it was hung elsewhere: 'loose_clauses.py'
        if len(roots) != 1 or cue not in (tokens.head[roots[0]], tokens.head[tokens.head[roots[0]]]):
            return False
        if tokens.head[roots[0]] != cue and lemma != "be":
            return False
        root = roots[0]
        if tokens.dep[root] == "xcomp" and tokens.tag[root] == "VBG":
            return lemma in OWNS and root == first and bool(self._subjects(cue))
        if tokens.dep[root] == "xcomp" or self._is_infinitive(root):
            return self._is_infinitive(root) and self._promises(cue, root, lemma)
        if not self._is_finite(root) or tokens.dep[root] != "ccomp":
            return False
        if lead == "that" and lemma in SAYING and tokens.tag[cue] == "VBG" and tokens.dep[cue] == "advcl":
            return True  # 'Arguing that it was late, she left.'
        if lemma == "know":  # 'wants to know how it fell'
            return tokens.lemma[tokens.head[cue]].lower() in WANTS and lead in WH
        if lemma == "be":  # 'was adamant that ...'
            return self._subjects(cue) != [] and self._is_view(cue)
        if lemma in FINDS and any(tokens.lemma[i].lower() in FINDERS for i in self._subjects(cue)):
            return "that" in (lead, tokens.text[first - 1].lower())
        if lemma == "hear":  # 'the court heard that ...'
            return any(tokens.lemma[i].lower() in HEARINGS for i in self._subjects(cue))
        if lemma in REPORTING and lead not in WH and self._is_view(cue, participle=True):
            return True
        if lemma in ASKS or (lemma in ("tell", "explain") and lead in QUESTIONS):
            return lead in QUESTIONS or lead not in WH
        return lemma in HOLDS and lead not in WH and self._is_view(cue)

    def _stands_before(self, cue: int, first: int, past: int) -> bool:
        """Whether a whole sentence stands before who says it: 'The road is shut, the police said.'"""
        tokens = self.tokens
        begin, end = tokens.sentences[tokens.sentence[cue]]
        lemma, subjects = tokens.lemma[cue].lower(), self._subjects(cue)
        says = (
            lemma in REPORTING
            or lemma in HOLDS
            or (lemma in FINDS and any(tokens.lemma[i].lower() in FINDERS for i in subjects))
        )
        headline = self._is_headline(cue)
        if not says or tokens.dep[cue] == "relcl" or first != begin or not subjects or min(subjects) < past:
            return False
        if any(j > cue for j in self.wrong.said_behind(cue)) or any(
            tokens.quote[i] != OUTSIDE for i in range(first, past)
        ):
            return False
        verbs = [i for i in range(first, past) if tokens.tag[i] in FINITE and tokens.dep[i] not in WITHIN]
        whole = headline or any(self._subjects(i) or self._subjects(tokens.head[i]) for i in verbs)
        return whole and tokens.text[first].lower() not in OPENS_TIME and cue < end

    def _is_headline(self, cue: int) -> bool:
        """Whether its line ends with who says it, and with no stop: 'Hottest May in years, agency says'."""
        tokens, past = self.tokens, cue + 1
        while past < len(tokens) and past - cue <= NEAR and tokens.text[past].strip():
            past += 1
        ends = past == len(tokens) or not tokens.text[past].strip()
        return ends and tokens.tag[cue] in ("VBZ", "VBP") and tokens.text[past - 1][-1:].isalnum()

    def _is_parted(self, one: ClauseCandidate) -> bool:
        """Whether a sentence is parted behind its subject: 'The reason, she says, is the cold.'"""
        tokens, cue = self.tokens, one.cue
        (first, past), (second, end) = one.pieces[0], one.pieces[-1]
        says = tokens.lemma[cue].lower() in SAYING and self._subjects(cue) and self._is_asserted(cue)
        loose = not any(tokens.tag[i] in FINITE for i in range(first, past))
        goes_on = second < end and tokens.tag[second] in FINITE
        bare = all(tokens.quote[i] == OUTSIDE for i in (*range(first, past), *range(second, end)))
        return bool(says) and past <= cue < second and loose and goes_on and bare

    def _is_view_told(self, cue: int, first: int) -> bool:
        """'raised concerns that ...', 'repeated her view that ...'."""
        tokens = self.tokens
        verb = tokens.head[cue]
        named = tokens.lemma[cue].lower() in VIEWS and tokens.lemma[verb].lower() in TELLS_VIEWS
        return named and tokens.dep[cue] == "dobj" and tokens.text[first].lower() == "that"

    def _is_per(self, cue: int) -> bool:
        return self.tokens.text[cue].lower() == "per"

    def _begin(self, cue: int) -> int:
        return self.tokens.sentences[self.tokens.sentence[cue]][0]

    def _subjects(self, verb: int) -> list[int]:
        return self.tokens.children(verb, *SUBJECTS)

    def _is_view(self, cue: int, *, participle: bool = False) -> bool:
        """Whether somebody's view is the matter: neither the writer's own nor a reason."""
        tokens = self.tokens
        subject = int(tokens.arrays.subject[cue])
        leads = participle and tokens.tag[cue] == "VBG"  # 'Arguing that it is late, she ...'
        if leads and subject < 0:
            subject = int(tokens.arrays.subject[tokens.head[cue]])
        subjects = {tokens.text[subject].lower()} if subject >= 0 else set()
        states = tokens.dep[cue] != "advcl" or leads
        return states and bool(subjects) and subjects.isdisjoint(WRITERS)

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
        return [i for i in outside if tokens.dep[i] not in ("punct", "mark", "dobj", "dative", "pobj")]

    def _is_infinitive(self, verb: int) -> bool:
        return any(self.tokens.tag[i] == "TO" for i in self.tokens.children(verb, "aux"))

    def _is_finite(self, verb: int) -> bool:
        """Whether the verb has a subject and is finite, or is the subjunctive of a demand."""
        tokens = self.tokens
        helped = any(tokens.tag[i] in FINITE for i in tokens.children(verb, "aux"))  # 'are beginning'
        return bool(tokens.children(verb, *SUBJECTS)) and (helped or tokens.tag[verb] != "VBG")

    def _is_asserted(self, cue: int) -> bool:
        """Whether it was said: neither denied nor only possible, by somebody who is named beside it."""
        tokens = self.tokens
        if tokens.tag[cue].startswith("NN"):
            cue = tokens.head[cue]
        if tokens.dep[cue] == "xcomp" and tokens.lemma[cue].lower() == "know":
            cue = tokens.head[cue]
        if not tokens.tag[cue].startswith("VB"):
            return False
        helpers = tokens.children(cue, "aux", "auxpass", "neg")
        doubts = bool(helpers) and tokens.lemma[cue].lower() in DOUBTS
        if any(self._is_unreal(i, doubts=doubts) for i in helpers):
            return False
        if (tokens.tag[cue] == "VB" and not doubts) or (tokens.tag[cue] == "VBN" and not helpers):
            return False
        return tokens.lemma[tokens.head[cue]].lower() not in SILENT

    def _is_unreal(self, helper: int, *, doubts: bool) -> bool:
        """Whether a verb with this helper only may be said, or is not; a doubt is a view by its 'not'."""
        tokens = self.tokens
        denied = tokens.dep[helper] == "auxpass" or (tokens.dep[helper] == "neg" and not doubts)
        return denied or tokens.text[helper].lower() in UNREAL or tokens.tag[helper] == "TO"
