"""Speakers of quotations that name nobody: by context, continuation and signature."""

from __future__ import annotations

import re

from reader.annotate.names.pronouns import SUBJECTS
from reader.annotate.records import Attribution
from reader.annotate.speech_words import speech_words
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import frozen
from reader.model.analysis import QuoteKind
from reader.model.span import Span

MOST_BACK = 6  # attributions before this one that are examined
# “...” ― Jane Doe, at the end of a line: a dash, then two to four words with capitals
SIGNATURE = re.compile(
    r"[ \xa0]{0,3}\n?[ \xa0]{0,3}(?:[―—–]|--?)[ \xa0]{0,3}"
    r"([^\W\d_][\w.’'-]{0,30}(?:[ \xa0][^\W\d_][\w.’'-]{0,30}){0,4})(?=[ \xa0]{0,3}(?:\n|$|,|\())"
)
MOST_NEAR = 60  # tokens to each side of a quotation in which a subject is looked for
WEAK = 0.65  # confidence of a report under which its source is no speaker who goes on
MOST_BETWEEN = 2  # paragraphs from a quotation to the one that it goes on from
LEAST_AFTER = 8  # tokens of a quotation that goes on behind a paragraph of other words
LISTENING = speech_words("those who talk") | {"it", "its", "they", "their"}
MOST_BARE = 3  # words beside the quotation in a paragraph that still counts as quotation alone


@frozen
class InferredSpeaker:
    """The attribution whose source speaks here too, why, and how surely."""

    attribution: int
    reason: str
    certainty: float


class SpeakerInference:
    """Finds the speaker of attributions without a source of their own."""

    def __init__(self, tokens: Tokens, attributions: tuple[Attribution, ...], linked: list[bool]) -> None:
        self.tokens = tokens
        self.all = attributions
        self.linked = linked
        self.starts = [a.content.start for a in attributions]
        self.ranges = [tokens.range_of(a.content) for a in attributions]
        self.inferred: dict[int, InferredSpeaker] = {}

    def speaker_of(self, i: int) -> InferredSpeaker | None:
        """The speaker of an attribution that names nobody; None where there is no evidence."""
        found = self._in_reported_clause(i) or self._carried(i) or self._same_paragraph(i) or self._goes_on(i)
        if found is not None:
            self.inferred[i] = found
        return found

    def signature(self, i: int) -> int | None:
        """The last word of the name that signs quotation i: '“...” ― Jane Doe' at the end of a line."""
        signed = SIGNATURE.match(self.tokens.source, self.all[i].content.end)
        if not self._spoken(i) or signed is None:
            return None
        start = signed.start(1)
        return max(self.tokens.range_of(Span(start, start + len(signed[1].rstrip(" .\xa0"))))[1] - 1, 0)

    def subject_of_cue(self, i: int) -> int | None:
        """The subject of the verb that attributes, where the attribution itself names none."""
        cue = self.all[i].cue
        found = (self.tokens.children(k, *SUBJECTS) for k in range(*self.tokens.range_of(cue))) if cue else ()
        return next((subjects[0] for subjects in found if subjects), None)

    def led_in(self, i: int) -> int | None:
        """The subject of the sentence before a paragraph of speech, where it ends with a colon: 'The bank
        issued a statement:'."""
        tokens, first = self.tokens, self.ranges[i][0]
        lead = first - 1
        while lead > 0 and tokens.text[lead].isspace():
            lead -= 1
        if (
            not self._spoken(i)
            or lead < 1
            or tokens.text[lead] != ":"
            or tokens.block[lead] == tokens.block[first]
        ):
            return None
        low, _ = tokens.sentences[tokens.sentence[lead]]
        main = (
            k
            for k in range(low, lead)
            if tokens.dep[k] == "nsubj"
            and tokens.dep[tokens.head[k]] == "ROOT"
            and tokens.quote[k] == OUTSIDE
        )
        return next(main, None)

    def subjects_near(self, i: int) -> list[int]:
        """The subjects outside quotation marks in the sentences of quotation i, the nearest first.

        A quotation that stands alone after a colon has those of the sentence that leads in.
        """
        tokens = self.tokens
        first, past = self.ranges[i]
        if not self._spoken(i) or first >= past:
            return []
        low = tokens.sentences[tokens.sentence[first]][0]
        high = tokens.sentences[tokens.sentence[past - 1]][1]
        before = tokens.sentence[first] - 1
        lead = first - 1
        while lead > 0 and tokens.text[lead].isspace():
            lead -= 1
        if low == first and before >= 0 and tokens.text[lead] == ":":
            low = tokens.sentences[tokens.sentence[lead]][0]
        near = range(max(low, first - MOST_NEAR), min(high, past + MOST_NEAR))
        found = [k for k in near if tokens.dep[k] in SUBJECTS and tokens.quote[k] == OUTSIDE]
        return sorted(found, key=lambda k: first - k if k < first else k - past)

    def still_open(self, i: int) -> InferredSpeaker | None:
        """Who spoke in the paragraph before, whose marks were left open, where this one names nobody."""
        one = self.all[i]
        if not self._spoken(i) or (one.source is not None and self._stands_here(one.source, i)):
            return None
        for j in range(i - 1, max(-1, i - MOST_BACK), -1):
            speaking = self._speaking(j)
            if speaking is not None and self._block(j) != self._block(i) and self._one_quotation(i, j):
                self.inferred[i] = InferredSpeaker(speaking, "the quotation before it was left open", 0.97)
                return self.inferred[i]
        return None

    def below_its_speaker(self, i: int) -> InferredSpeaker | None:
        """Who spoke in the paragraph before one of speech alone that was tied to the paragraph behind it,
        where that has speech of its own."""
        one = self.all[i]
        tied = one.source or one.cue
        if one.kind is not QuoteKind.DIRECT or tied is None or tied.start < one.content.end:
            return None
        first = min(self.tokens.range_of(tied)[0], len(self.tokens) - 1)
        after = i + 1 < len(self.all) and self._block(i + 1) == self.tokens.block[first]
        if self._stands_here(tied, i) or not after or self.all[i + 1].kind is QuoteKind.SCARE:
            return None
        return self._goes_on(i)

    def nearer_report(self, i: int) -> InferredSpeaker | None:
        """The clause that somebody else reports in the words of the one whom speech in marks is tied to: 'It
        dropped the film, it said, after Ada Holt said it was “mad”'."""
        one = self.all[i]
        if one.kind is not QuoteKind.MIXED or one.cue is None:
            return None
        for j in range(max(0, i - 2), min(len(self.all), i + 3)):
            other = self.all[j]
            within = j != i and other.kind is QuoteKind.INDIRECT and other.content.contains(one.content)
            cue = other.cue if within and self.linked[j] and other.source is not None else None
            if cue is not None and one.cue.end <= cue.start and cue.end <= one.content.start:
                return InferredSpeaker(j, "part of a clause reported nearer", 1.0)
        return None

    def asked_before(self, i: int) -> int | None:
        """Of whom the question right before speech that names nobody asks: 'Would she go? “At once.”'"""
        tokens, first = self.tokens, self.ranges[i][0]
        named = self.all[i].source is not None and not self.all[i].carried
        last = first - 1
        if (
            named
            or not self._spoken(i)
            or last < 1
            or tokens.text[last] != "?"
            or tokens.quote[last] != OUTSIDE
        ):
            return None
        if tokens.block[last] != tokens.block[first]:
            return None
        low = tokens.sentences[tokens.sentence[last]][0]
        asked = (
            k
            for k in range(low, last)
            if (tokens.dep[k] == "nsubj" and tokens.tag[k] in ("PRP", "NNP"))
            or (k == low and tokens.tag[k] == "PRP$")
        )
        return next((k for k in asked if tokens.text[k].lower() not in LISTENING), None)

    def _stands_here(self, source: Span, i: int) -> bool:
        first = min(self.tokens.range_of(source)[0], len(self.tokens) - 1)
        return self.tokens.block[first] == self._block(i)

    def _speaking(self, j: int) -> int | None:
        """The attribution that names the speaker of attribution j."""
        if self.linked[j]:
            return j
        return self.inferred[j].attribution if j in self.inferred else None

    def _in_reported_clause(self, i: int) -> InferredSpeaker | None:
        """A quoted stretch within a clause of reported speech."""
        content = self.all[i].content
        for j in range(i - 1, max(-1, i - MOST_BACK), -1):
            if self.linked[j] and self.all[j].content.contains(content):
                return InferredSpeaker(j, "part of a reported clause", 0.95)
        for j in range(i + 1, min(len(self.all), i + 3)):
            if self.linked[j] and self.all[j].content.contains(content):
                return InferredSpeaker(j, "part of a reported clause", 0.95)
        if self.all[i].kind is not QuoteKind.INDIRECT or self.all[i].source is not None:
            return None
        for j in range(max(0, i - 2), min(len(self.all), i + MOST_BACK)):
            named = j != i and self.linked[j] and self._spoken(j) and content.contains(self.all[j].content)
            if named and self.all[j].kind is QuoteKind.MIXED:
                return InferredSpeaker(j, "a part of it names the speaker", 0.9)
        return None

    def _carried(self, i: int) -> InferredSpeaker | None:
        if not self.all[i].carried:
            return None
        for j in range(i - 1, max(-1, i - MOST_BACK), -1):
            speaking = self._speaking(j)
            if speaking is not None:
                return InferredSpeaker(speaking, "goes on from the words before", 0.97)
        return None

    def _same_paragraph(self, i: int) -> InferredSpeaker | None:
        """Another quotation of the same paragraph, or of the same quotation in the paragraph before."""
        block = self._block(i)
        for j in range(i - 1, max(-1, i - MOST_BACK), -1):
            speaking = self._speaking(j)
            if speaking is not None and (self._block(j) == block or self._one_quotation(i, j)):
                return InferredSpeaker(speaking, "goes on from the quotation before", 0.85)
        for j in range(i + 1, min(len(self.all), i + 3)):
            if self.linked[j] and self._block(j) == block and self._spoken(j):
                return InferredSpeaker(j, "the quotation after it names the speaker", 0.8)
        return None

    def _goes_on(self, i: int) -> InferredSpeaker | None:
        """A paragraph that is a quotation and no more goes on from a paragraph that ends with one."""
        if not self._spoken(i) or not self._bare(i):
            return None
        for j in range(i - 1, max(-1, i - MOST_BACK), -1):
            weak = self.all[j].kind is QuoteKind.INDIRECT and self.all[j].confidence < WEAK
            if self.all[j].kind is QuoteKind.SCARE or weak:
                continue
            speaking = self._speaking(j)
            if speaking is None or self._block(i) - self._block(j) > MOST_BETWEEN:
                return None
            if self._block(i) - self._block(j) > 1:
                if self.ranges[i][1] - self.ranges[i][0] < LEAST_AFTER:
                    return None  # somebody else may answer
                return InferredSpeaker(speaking, "the last speaker before it goes on", 0.55)
            return InferredSpeaker(speaking, "a quotation that goes on without naming a new speaker", 0.7)
        return None

    def _spoken(self, i: int) -> bool:
        return self.all[i].kind in (QuoteKind.DIRECT, QuoteKind.MIXED)

    def _block(self, i: int) -> int:
        first = min(self.ranges[i][0], len(self.tokens) - 1)
        return self.tokens.block[first] if first >= 0 else OUTSIDE

    def _one_quotation(self, i: int, j: int) -> bool:
        """Whether both stretches belong to one quotation over several paragraphs."""
        groups = []
        for k in (i, j):
            first = min(self.ranges[k][0], len(self.tokens) - 1)
            mark = self.tokens.quote[first] if first >= 0 else OUTSIDE
            groups.append(self.tokens.marks[mark].group if mark != OUTSIDE else -1 - k)
        return groups[0] == groups[1]

    def _bare(self, i: int) -> bool:
        """Whether the paragraph of attribution i holds little but quotation."""
        first, past = self.ranges[i]
        block = self._block(i)
        low = first
        while low > 0 and self.tokens.block[low - 1] == block and first - low <= MOST_BARE:
            low -= 1
        high = past
        while high < len(self.tokens) and self.tokens.block[high] == block and high - past <= 40:
            high += 1
        outside = [k for k in range(low, high) if self.tokens.quote[k] == OUTSIDE]
        said = [k for k in outside if not first <= k < past and self.tokens.text[k][:1].isalnum()]
        return len(said) <= MOST_BARE
