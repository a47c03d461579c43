"""Sources that the grammar of the sentence corrects, before anybody is looked up.

The tagger finds who speaks by the words around; what a sentence says outright goes before it: who told
the words within a testimony, the subject of the cue in place of a name from a relative clause.
"""

from __future__ import annotations

from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.quotes.clauses import Syntax
from reader.annotate.records import Attribution
from reader.annotate.speakers.accounts import by_who_says_it
from reader.annotate.speakers.described import named_behind
from reader.annotate.speakers.negation import is_denied
from reader.annotate.speakers.source_words import before_verb, trimmed
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import replace
from reader.model.analysis import QuoteKind

CUES = 0.3  # probability from which on a verb attributes
TELLS = 0.5  # from which on it opens words within a testimony
PLAINLY = speech_words("plainly")
MUTE_NOUNS = speech_words("mute nouns")
WITNESSING = speech_words("witnessing")
"""Verbs whose object may say something: 'she heard a man shouting'."""
TEACHES = speech_words("teaches")
"""Verbs by which experience or evidence says nothing."""
SHOWS = frozenset({"show", "seem", "appear"})  # what shows or seems says nothing
MOST_BEFORE = 5  # tokens between a verb of speech and the quotation that it opens
MOST_UP = 12  # steps up the parse
OBJECTS = frozenset({"dobj", "dative", "punct", "det", "poss", "compound", "mark", "advmod"})
FURTHER = frozenset({"pobj", "prep"})  # of a verb whose words stand behind a colon or comma
RELATIVE = frozenset({"relcl", "acl"})
RELATIVES = frozenset({"WP", "WDT", "EX", "DT"})  # tags of subjects that name nobody
FILLERS = frozenset({"it", "there", "this", "that", "which", "what"})


def corrected(tokens: Tokens, attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The attributions, with the sources that their sentences name."""
    sentences = SentenceSources(tokens)
    found = (sentences.corrected(one) for one in attributions)
    return tuple(one for one in found if one is not None)


class SentenceSources:
    """Sources by the parse of the sentence that an attribution stands in."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.syntax = Syntax(tokens.arrays)
        self.cue = tokens.arrays.cue.tolist()
        self.subject = tokens.arrays.subject.tolist()

    def corrected(self, one: Attribution) -> Attribution | None:
        """The attribution with its source; None for a report of what was not said."""
        if one.kind is QuoteKind.SCARE:
            return one
        if one.kind is QuoteKind.INDIRECT and self._only_shows(one):
            return None
        if is_denied(self.tokens, one):
            return None if one.kind is QuoteKind.INDIRECT else _of_nobody(one)
        if self._is_of_another(one):
            one = self._by_verb_around(one)
        if self._floats(one) or self._stands_beside(one):
            one = replace(one, source=None, cue=None, carried=False, rule="no source is named")
        told = None
        if one.kind is not QuoteKind.INDIRECT:
            told = self._witnessed(one) or self._told(one) or self._behind(one)
        if told is not None and is_denied(self.tokens, told):
            return _of_nobody(one)
        told = by_who_says_it(self.tokens, self.syntax, told or one) or told
        if told is None:
            told = self._by_subject(one) or self._by_verb_above(one)
        return trimmed(self.tokens, named_behind(self.tokens, told or one))

    def _only_shows(self, one: Attribution) -> bool:
        """Whether nothing that could speak 'shows' a clause: 'experience shows that targets work'."""
        if one.source is None or one.cue is None:
            return False
        last, cue = self.tokens.range_of(one.source)[1] - 1, self.tokens.range_of(one.cue)[0]
        noun = self.tokens.lemma[last].lower()
        return (noun in MUTE_NOUNS or is_inanimate(noun)) and self.tokens.lemma[cue].lower() in TEACHES

    def _floats(self, one: Attribution) -> bool:
        """Whether a paragraph of speech got the subject of another paragraph, who says nothing there."""
        tokens = self.tokens
        if one.kind is not QuoteKind.DIRECT or one.cue is None or one.cue.end > one.content.start:
            return False
        first, cue = tokens.range_of(one.content)[0], tokens.range_of(one.cue)
        if first >= len(tokens) or tokens.block[first] == tokens.block[cue[0]]:
            return False
        says = max(self.cue[cue[0] : cue[1]], default=0.0) >= TELLS
        between = tokens.source[one.cue.end : one.content.start]
        return not says and ":" not in between

    def _stands_beside(self, one: Attribution) -> bool:
        """Whether no verb attributes the words, and the source is what somebody has: 'With her shop half
        empty, “I never sleep”'."""
        tokens = self.tokens
        if one.cue is not None or one.source is None or one.carried or one.kind is QuoteKind.INDIRECT:
            return False
        first, past = tokens.range_of(one.source)
        return tokens.tag[first] == "PRP$" and any(
            tokens.dep[i] == "pobj" and tokens.text[tokens.head[i]].lower() == "with"
            for i in range(first, past)
        )

    def _is_of_another(self, one: Attribution) -> bool:
        """Whether the cue tells who published something: '“...” The move was first reported by the Post.'"""
        tokens = self.tokens
        if one.kind is QuoteKind.INDIRECT or one.cue is None or one.cue.start < one.content.end:
            return False
        past = tokens.range_of(one.content)[1]
        verbs = [i for i in range(*tokens.range_of(one.cue)) if tokens.tag[i] == "VBN"]
        return any(
            tokens.sentence[i] != tokens.sentence[past - 1] and tokens.children(i, "nsubjpass") for i in verbs
        )

    def _by_verb_around(self, one: Attribution) -> Attribution:
        """The words as those of the subject of the verb of speech that they hang on, if there is one."""
        tokens = self.tokens
        bare = replace(one, source=None, cue=None, carried=False, rule="no source is named")
        i = next((j for j in range(*tokens.range_of(one.content)) if tokens.text[j][:1].isalnum()), 0)
        for _ in range(MOST_UP):
            verb = tokens.head[i]
            if verb == i:
                break
            subject = self.subject[verb]
            spoken = self.cue[verb] >= TELLS and tokens.quote[verb] == OUTSIDE and tokens.dep[i] == "ccomp"
            if spoken and subject >= 0 and tokens.quote[subject] == OUTSIDE:
                return self._by(bare, subject, verb, "subject of the cue verb") or bare
            i = verb
        return bare

    def _told(self, one: Attribution) -> Attribution | None:
        """Words that the verb right before them attributes, though they are linked to another one.

        'The officer told the court that Lee said: “...”' are the words of Lee.
        """
        tokens = self.tokens
        first, past = tokens.range_of(one.content)
        if first >= past or one.source is None:
            return None
        verb = self._opening(first)
        if verb is None or (one.cue is not None and one.cue.end > tokens.start[verb] >= one.cue.start):
            return None
        if not self._is_nearer(one, verb, first):
            return None
        subject = self.subject[verb]
        if subject < 0 or tokens.quote[subject] != OUTSIDE or tokens.text[subject].lower() in FILLERS:
            return None
        if tokens.tag[subject] == "PRP" and tokens.lemma[verb] not in PLAINLY:
            return None
        return self._by(one, subject, verb, "the verb before the words")

    def _witnessed(self, one: Attribution) -> Attribution | None:
        """Whom somebody heard saying the words: 'He recalled the guard, Ada Holt, saying: “...”'."""
        tokens = self.tokens
        if one.cue is None:
            return None
        cues = range(*tokens.range_of(one.cue))
        quoted = [i for i in cues if tokens.lemma[i].lower() == "quote" for i in tokens.children(i, "prep")]
        verb = next(
            (
                i
                for i in (*cues, *(j for i in quoted for j in tokens.children(i, "pcomp")))
                if tokens.tag[i] == "VBG"
            ),
            None,
        )
        above = tokens.head[verb] if verb is not None else -1
        if verb is not None and tokens.dep[verb] == "conj":
            above = tokens.head[above]  # 'laughing and saying'
        if verb is not None and tokens.text[above] == "as":
            above = tokens.head[above]
        if verb is None or not 0 <= above < verb or tokens.lemma[above].lower() not in WITNESSING:
            return None
        objects = [i for i in tokens.children(above, "dobj") if above < i < verb]
        inner = self.subject[verb]
        inner = inner if above < inner < verb else objects[0] if objects else -1
        if inner < 0 or (tokens.tag[inner] == "PRP" and tokens.text[inner].lower() in FILLERS):
            return None
        found = self._by(one, inner, verb, "who is heard to say it")
        return named_behind(tokens, found) if found is not None else None

    def _behind(self, one: Attribution) -> Attribution | None:
        """'she replied' right behind the words, where they are linked to a clause before them."""
        tokens = self.tokens
        first, past = tokens.range_of(one.content)
        if one.cue is not None and one.cue.end > one.content.start:
            return None
        if not first < past < len(tokens) - 1 or tokens.text[past - 2] not in (",", "!", "?"):
            return None
        verb = past + 1
        while verb < past + MOST_BEFORE and tokens.has(verb) and tokens.tag[verb].startswith("NNP"):
            verb += 1
        if not tokens.has(verb) or tokens.tag[verb] not in ("VBD", "VBZ") or self.cue[verb] < TELLS:
            return None
        subject = self.subject[verb]
        if not past <= subject < verb or tokens.text[subject].lower() in FILLERS:
            return None
        ends = not tokens.has(verb + 1) or tokens.text[verb + 1] in (".", ",")
        return self._by(one, subject, verb, "the clause right behind the words") if ends else None

    def _opening(self, first: int) -> int | None:
        """The verb of speech that opens the quotation at token `first`: 'said: “', 'told me, “'."""
        tokens = self.tokens
        apart = first > 0 and tokens.text[first - 1] in (":", ",")
        for i in range(first - 1, max(-1, first - 1 - MOST_BEFORE), -1):
            if tokens.block[i] != tokens.block[first] or tokens.quote[i] != OUTSIDE:
                return None
            if tokens.tag[i].startswith("VB"):
                tells = self.cue[i] >= TELLS and tokens.lemma[i] not in SHOWS
                shouts = tokens.tag[i] != "VB" or tokens.lemma[tokens.head[i]].lower() in WITNESSING
                return i if tells and shouts else None
            own = i == first - 1 and tokens.tag[i] == "PRP"  # of a verb in the words: 'said it “regrets ...”'
            if tokens.dep[i] not in OBJECTS and not own and not (apart and tokens.dep[i] in FURTHER):
                return None
            if tokens.text[i] in (".", "!", "?", ";"):
                return None
        return None

    def _is_nearer(self, one: Attribution, verb: int, first: int) -> bool:
        """Whether the verb stands between the cue and the words, or in the clause that is reported."""
        at = self.tokens.start[verb]
        if any(span.start <= at < span.end for span in one.spans):
            return True
        if one.cue is None:
            return False
        if one.cue.end <= at:
            return True
        cue = self.tokens.range_of(one.cue)[0]
        sentences = self.tokens.sentence
        return sentences[cue] != sentences[verb] and sentences[verb] == sentences[first]

    def _by_subject(self, one: Attribution) -> Attribution | None:
        """The subject of the cue, where the source is a word that stands elsewhere in the sentence."""
        tokens = self.tokens
        if one.cue is None or one.source is None or one.carried:
            return None
        cues = [i for i in range(*tokens.range_of(one.cue)) if tokens.tag[i].startswith("VB")]
        if not cues:
            return None
        verb = max(cues, key=lambda i: self.cue[i])
        main = int(tokens.arrays.above[min(tokens.range_of(one.content)[0], len(tokens) - 1)])
        if (
            main not in (-1, verb)
            and tokens.dep[verb] in RELATIVE
            and self.subject[main] == tokens.head[verb]
        ):
            return self._by(one, self.subject[main], main, "subject of the cue verb")
        subject = self.subject[verb]
        if subject < 0 and tokens.tag[tokens.range_of(one.source)[1] - 1] == "POS":
            before = before_verb(tokens, verb)
            return one if before is None else replace(one, source=before, rule="before the cue verb")
        if subject < 0 or self.cue[verb] < CUES or tokens.quote[subject] != OUTSIDE:
            return None
        low, past = tokens.range_of(one.source)
        if low <= subject < past or tokens.tag[low] in ("WP", "WDT") or tokens.tag[subject] in RELATIVES:
            return None
        inside = one.content.start <= tokens.start[subject] < one.content.end
        if inside or tokens.text[subject].lower() in FILLERS:
            return None
        if tokens.quote[low] == OUTSIDE and not self._strays(low, past, subject):
            return None
        return self._by(one, subject, verb, "subject of the cue verb")

    def _by_verb_above(self, one: Attribution) -> Attribution | None:
        """The subject of the verb that reports a clause, where no source was found in its sentence."""
        tokens = self.tokens
        first = tokens.range_of(one.content)[0]
        if one.source is not None or one.kind is not QuoteKind.INDIRECT or first >= len(tokens):
            return None
        verb = int(tokens.arrays.above[first])
        while verb >= 0 and one.content.start <= tokens.start[verb] < one.content.end:
            verb = int(tokens.arrays.above[verb])
        if verb < 0 or self.cue[verb] < TELLS or tokens.sentence[verb] != tokens.sentence[first]:
            return None
        subject = self.subject[verb]
        if subject < 0 or tokens.quote[subject] != OUTSIDE or tokens.text[subject].lower() in FILLERS:
            return None
        if one.content.start <= tokens.start[subject] < one.content.end or tokens.tag[subject] in RELATIVES:
            return None
        return self._by(one, subject, verb, "subject of the cue verb")

    def _strays(self, low: int, past: int, subject: int) -> bool:
        """Whether the source at `[low, past)` hangs on no noun of the subject, or in its relative clause."""
        tokens = self.tokens
        i = past - 1
        while i > low and tokens.dep[i] in ("punct", "case"):
            i -= 1
        while low <= tokens.head[i] < past and tokens.head[i] != i:
            i = tokens.head[i]
        for _ in range(MOST_UP):
            if i == subject:
                return False
            if tokens.dep[i] in RELATIVE:
                return tokens.left[subject] <= i <= tokens.right[subject]
            if tokens.head[i] == i:
                break
            i = tokens.head[i]
        return False

    def _by(self, one: Attribution, subject: int, verb: int, rule: str) -> Attribution | None:
        words = self.syntax.mention(subject)
        if words is None:
            return None
        source = self.tokens.span(*words)
        cue = self.tokens.span(verb, verb + 1)
        return replace(one, source=source, cue=cue, carried=False, rule=rule)


def _of_nobody(one: Attribution) -> Attribution:
    """Words in marks that are said not to have been said."""
    return Attribution(QuoteKind.SCARE, one.content, confidence=one.confidence, rule="not said, by its cue")
