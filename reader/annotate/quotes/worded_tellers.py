"""Clauses whose teller the words show where the parse does not: '..., the former envoy admits', 'who he said
had slept', 'accused the bank of hiding it', and what is told before words in marks.

Each comes with the words that name its source, and is reported whatever the weights have learnt.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.annotate.quotes.clause_candidates import LEAST, ClauseCandidate, ClausePlace
from reader.annotate.quotes.clauses import Range, Syntax
from reader.annotate.quotes.reported_speech import verb_classes
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.finite_tags import FINITE, FINITE_VERBS
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

SAYING = frozenset(word for word, name in verb_classes().items() if name in ("say", "claim"))
HOLDING = frozenset({"believe", "think"})
NOUNS = frozenset(word for word, name in verb_classes().items() if name == "noun")
OPENS_TIME = speech_words("opens a time")
FINDERS = speech_words("finds that")
FINDS = frozenset({"show", "find", "suggest"})
ACCUSES = "accuse"
PLAIN = frozenset({"clear", "plain", "known", "public"})
NAMES_ONE = ("NN", "JJ", "CD", "PRP$", "DT", "POS", "HYPH", "VBN", "VBG", "IN")
OPENS_NAME = ("NN", "JJ", "DT", "PRP$", "PRP", "CD")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
WITHIN = frozenset({"relcl", "acl", "advcl"})
MOST_NAME = 14  # tokens that name a source
MOST_BEHIND = 7  # tokens behind 'told' to the end of the sentence


class WordedTellers:
    """The sentences of one article whose words show who tells what."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens, self.syntax = tokens, Syntax(tokens.arrays)

    def find(self) -> Iterator[ClauseCandidate]:
        """Their clauses, each with its source."""
        tokens = self.tokens
        for cue in range(len(tokens)):
            if tokens.quote[cue] != OUTSIDE:
                continue
            if tokens.lemma[cue].lower() in SAYING | HOLDING and tokens.tag[cue] in FINITE_VERBS:
                yield from self._in_relative(cue)
                yield from self._before_marks(cue)
                yield from self._behind_marks(cue)
            if tokens.lemma[cue].lower() == ACCUSES:
                yield from self._accused(cue)
            if self._may_end(cue):
                yield from self._before_last_words(cue)
            if tokens.text[cue].lower() in ("reported", "reports") or self._is_unseen(cue):
                yield from self._before_inverted(cue)
            if tokens.lemma[cue].lower() == "make" and tokens.tag[cue] in FINITE_VERBS:
                yield from self._made_clear(cue)

    def _in_relative(self, cue: int) -> Iterator[ClauseCandidate]:
        """'the crew, who he said had slept'."""
        tokens = self.tokens
        subject = next(iter(tokens.children(cue, "nsubj")), -1)
        said = [j for j in tokens.children(cue, "ccomp") if j > cue and tokens.left[j] < cue + LEAST]
        if not said or not 0 <= subject < cue or tokens.dep[cue] != "relcl":
            return
        opens = tokens.left[subject] - 1
        is_relative = opens > 0 and tokens.tag[opens] in ("WDT", "WP", "IN")
        past = tokens.right[said[0]] + 1
        begins = cue + 1 < past and tokens.tag[cue + 1] in FINITE
        source = self.syntax.mention(subject)
        if is_relative and begins and source is not None and self._is_bare(cue + 1, past):
            yield ClauseCandidate(((cue + 1, past),), cue, ClausePlace.CCOMP, source)

    def _accused(self, cue: int) -> Iterator[ClauseCandidate]:
        """'accused the bank of hiding it', 'was accused by the bank of hiding it'."""
        tokens = self.tokens
        end = tokens.sentences[tokens.sentence[cue]][1]
        agents = [k for j in tokens.children(cue, "agent") for k in tokens.children(j, "pobj")]
        passive = bool(tokens.children(cue, "auxpass", "nsubjpass")) or tokens.tag[cue] == "VBN"
        subject = agents[0] if agents else int(tokens.arrays.subject[cue])
        if subject < 0 or (passive and not agents) or tokens.children(cue, "neg"):
            return
        source = self.syntax.mention(subject)
        for at in range(cue + 1, min(cue + MOST_NAME, end - 1)):
            if tokens.text[at].lower() != "of" or not self._is_deed(at + 1):
                continue
            past = min(tokens.right[at + 1] + 1, end)
            if source is not None and self._is_bare(at + 1, past):
                name = (source[0], min(source[1], at)) if source[0] < at else source
                yield ClauseCandidate(((at + 1, past),), cue, ClausePlace.PLACED, name)
            return

    def _is_deed(self, at: int) -> bool:
        return self.tokens.tag[at] == "VBG" and self.tokens.dep[at] == "pcomp"

    def _before_marks(self, cue: int) -> Iterator[ClauseCandidate]:
        """What is told without marks before a clause that has some: 'said he would go and that “...”'."""
        tokens = self.tokens
        end = tokens.sentences[tokens.sentence[cue]][1]
        subject = next(iter(tokens.children(cue, "nsubj")), -1)
        source = self.syntax.mention(subject) if 0 <= subject < cue else None
        told = [j for j in tokens.children(cue, "ccomp") if j > cue and tokens.dep[j] == "ccomp"]
        if source is None or not told or tokens.children(cue, "neg"):
            return
        root = told[0]
        first = tokens.left[root]
        if first <= cue:
            return
        for past in self._joints(root, end):
            if past - first >= LEAST and self._is_bare(first, past) and not self._is_bare(past, end):
                yield ClauseCandidate(((first, past),), cue, ClausePlace.CUT, source)
                return

    def _behind_marks(self, cue: int) -> Iterator[ClauseCandidate]:
        """What is told without marks behind a clause that has some: 'it was “late” and that he would go'."""
        tokens = self.tokens
        subject = next(iter(tokens.children(cue, "nsubj")), -1)
        source = self.syntax.mention(subject) if 0 <= subject < cue else None
        told = [j for j in tokens.children(cue, "ccomp") if j > cue]
        if source is None or not told or tokens.children(cue, "neg"):
            return
        for other in (*tokens.children(told[0], "conj"), *tokens.children(cue, "conj")):
            first, past = tokens.left[other], tokens.right[other] + 1
            again = any(tokens.text[i].lower() == "that" for i in tokens.children(other, "mark"))
            parted = again and not self._is_bare(cue, first) and self._is_bare(first, past)
            if parted and past - first >= LEAST:
                yield ClauseCandidate(((first, past),), cue, ClausePlace.CUT, source)

    def _made_clear(self, cue: int) -> Iterator[ClauseCandidate]:
        """'made it clear that the road would stay shut'."""
        tokens = self.tokens
        first = cue + 3
        words = [tokens.text[i].lower() for i in range(cue + 1, min(first + 1, len(tokens)))]
        subject = int(tokens.arrays.subject[cue])
        source = self.syntax.mention(subject) if 0 <= subject < cue else None
        if (
            len(words) < 3
            or words[0] != "it"
            or words[1] not in PLAIN
            or words[2] != "that"
            or source is None
        ):
            return
        past = min(tokens.right[tokens.head[first]] + 1, tokens.sentences[tokens.sentence[cue]][1])
        if past - first >= LEAST and self._is_bare(first, past):
            yield ClauseCandidate(((first, past),), cue, ClausePlace.CCOMP, source)

    def _is_unseen(self, cue: int) -> bool:
        """Whether this is a verb of speech whose subject the parser did not see, or took for its object."""
        tokens = self.tokens
        says = tokens.lemma[cue].lower() in SAYING and tokens.tag[cue] in ("VBD", "VBZ")
        return says and not tokens.children(cue, *SUBJECTS)

    def _joints(self, root: int, end: int) -> Iterator[int]:
        """Where a further clause is joined to one, or begins behind its colon."""
        tokens = self.tokens
        verbs = [root]
        for verb in verbs:
            for other in tokens.children(verb, "conj"):
                own = tokens.children(other, *SUBJECTS) or self._same_helper(verb, other)
                if other > verb and own and tokens.tag[other].startswith(("VB", "MD")):
                    verbs.append(other)
                    at = tokens.left[other]
                    while at > root and tokens.text[at - 1].lower() in ("and", "but", ",", "that"):
                        at -= 1
                    yield at
        past = tokens.right[root] + 1
        if past + 1 < end and tokens.text[past] == ":":
            yield past
        further = (j for j in tokens.children(tokens.head[root], "conj") if tokens.tag[j].startswith("VB"))
        if past + 1 < end and any(tokens.left[j] > past and tokens.children(j, *SUBJECTS) for j in further):
            yield past

    def _same_helper(self, verb: int, other: int) -> bool:
        """Whether two verbs have the same helper: 'it would not be mended and would be sold'."""
        tokens = self.tokens
        one, two = ({tokens.text[i].lower() for i in tokens.children(v, "aux")} for v in (verb, other))
        return not one.isdisjoint(two) and any(tokens.tag[i] == "MD" for i in tokens.children(other, "aux"))

    def _may_end(self, cue: int) -> bool:
        """Whether its sentence, or the half of one, ends with this verb of speech and a few words."""
        tokens = self.tokens
        lemma = tokens.lemma[cue].lower()
        is_verb = tokens.tag[cue] in FINITE_VERBS or (tokens.tag[cue] == "NNS" and lemma not in NOUNS)
        if not (lemma in SAYING and is_verb) and lemma not in FINDS:
            return False
        end = tokens.sentences[tokens.sentence[cue]][1]
        behind = range(cue + 1, min(cue + 1 + MOST_BEHIND, end))
        for i in behind:
            if tokens.text[i] in (".", ";"):
                return True
            if tokens.tag[i].startswith(("VB", "MD", "TO", ":", "CC")) or tokens.text[i].lower() == "that":
                return False
            if tokens.quote[i] != OUTSIDE or (tokens.text[i] == "," and i > cue + 1):
                return False
        return end <= cue + 1 + MOST_BEHIND

    def _before_last_words(self, cue: int) -> Iterator[ClauseCandidate]:
        """'The plan is dead, the former envoy admits.' where the parser did not see the verb."""
        tokens = self.tokens
        begin = tokens.sentences[tokens.sentence[cue]][0]
        if tokens.tag[cue] in FINITE_VERBS and any(j < cue for j in tokens.children(cue, "ccomp")):
            return
        name = self._noun_phrase(begin, cue)
        if name is None or name[0] - 1 - begin < LEAST or not self._is_bare(begin, cue + 1):
            return
        if tokens.lemma[cue].lower() in FINDS and not self._is_research(name):
            return
        verbs = (i for i in range(begin, name[0] - 1) if tokens.tag[i] in FINITE)
        main = [i for i in verbs if tokens.dep[i] not in WITHIN and tokens.dep[tokens.head[i]] != "relcl"]
        if main and tokens.text[begin].lower() not in OPENS_TIME:
            yield ClauseCandidate(((begin, name[0] - 1),), cue, ClausePlace.BEFORE, name)

    def _before_inverted(self, cue: int) -> Iterator[ClauseCandidate]:
        """'The road is shut, reported the Courier.'"""
        tokens = self.tokens
        begin, end = tokens.sentences[tokens.sentence[cue]]
        past = end - 1 if tokens.text[end - 1] == "." else end
        named = cue + 1 < past <= cue + MOST_BEHIND and tokens.tag[past - 1] == "NNP"
        if not named or not all(tokens.tag[i] in ("DT", "NNP", "POS") for i in range(cue + 1, past)):
            return
        told = any(tokens.tag[i] in FINITE and tokens.dep[i] not in WITHIN for i in range(begin, cue))
        if told and tokens.text[cue - 1] == "," and cue - begin > LEAST and self._is_bare(begin, past):
            yield ClauseCandidate(((begin, cue - 1),), cue, ClausePlace.BEFORE, (cue + 1, past))

    def _noun_phrase(self, begin: int, past: int) -> Range | None:
        """The words from the comma before `past` on, where they can name somebody; behind a comma of their
        own, with those that they explain."""
        tokens = self.tokens
        end = past - 1 if tokens.text[past - 1] == "," else past
        at = end - 1
        while at > begin and end - at < MOST_NAME and tokens.tag[at].startswith(NAMES_ONE):
            at -= 1
        if tokens.text[at] != "," or at + 1 >= end or not tokens.tag[at + 1].startswith(OPENS_NAME):
            return None
        named = any(tokens.tag[i].startswith("NN") or tokens.tag[i] == "PRP" for i in range(at + 1, end))
        if not named:
            return None
        return (at + 1, end) if end == past else self._noun_phrase_before(begin, at)

    def _noun_phrase_before(self, begin: int, comma: int) -> Range | None:
        """'the manager' of 'the manager, Ada Holt,'."""
        tokens = self.tokens
        at = comma - 1
        while at > begin and comma - at < MOST_NAME and tokens.tag[at].startswith(NAMES_ONE):
            at -= 1
        opens = tokens.text[at] == "," and at + 1 < comma and tokens.tag[at + 1] in ("DT", "PRP$", "NN")
        return (at + 1, comma) if opens else None

    def _is_research(self, name: Range) -> bool:
        tokens = self.tokens
        return any({tokens.lemma[i].lower(), tokens.text[i].lower()} & FINDERS for i in range(*name))

    def _is_bare(self, first: int, past: int) -> bool:
        return all(self.tokens.quote[i] == OUTSIDE for i in range(first, past))
