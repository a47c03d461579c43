"""Speakers: whose words each attribution is, how surely, and why."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from reader.annotate.names.nouns import NounClass, phrase_at
from reader.annotate.names.sources import head_of
from reader.annotate.names.tables import tables
from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution, Mention, Referent
from reader.annotate.speakers.inference import SpeakerInference
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import Entity, EntityKind, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.span import Span

NAMED_HOW = frozenset({"full name", "surname", "given name", "name"})
SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORG})
GROUP_KINDS = frozenset({EntityKind.NORP})
COUNTED = ("in the same sentence", "one sentence before", "two sentences before", "three sentences before")
MOST_NAME = 12  # words of an unnamed source that make its name
DANGLING = frozenset({"POS", "HYPH", "PRP", "IN", "DT", "CC", "TO", ",", ":", "``"})
OPENING_TAGS = frozenset({"DT", "PDT", "PRP$", "CD", "IN", "RB", "JJR"})


@dataclass(frozen=True, slots=True)
class ReferentLink:
    """The referent that a source means (an index into the cast), by which mention."""

    referent: int
    mention: Mention


def find(
    parsed: ParsedArticle,
    attributions: tuple[Attribution, ...],
    referents: tuple[Referent, ...],
    entities: tuple[Entity, ...],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The quotes in order, and everybody who is quoted, in the order of their first quote."""
    words = parsed.tokens
    index = _ReferentIndex(words, referents)
    links = [index.link(a.source) if a.source is not None else None for a in attributions]
    inference = SpeakerInference(words, attributions, [link is not None for link in links])
    said: list[Quote] = []
    whose: dict[int, list[int]] = {}
    named: dict[int, str] = {}
    bearers = bearers_of_names(referents)
    for i, one in enumerate(attributions):
        quote = _quote(parsed.article.text, f"q{i + 1}", one)
        if one.kind is not QuoteKind.SCARE:
            evidence = _evidence(index, inference, attributions, links, i)
            if evidence is not None:
                name = index.name(evidence.link, evidence.source)
                referent = evidence.link.referent
                if referents[referent].kind is None:  # a name that was seen as one elsewhere only
                    referent = bearers.get(name.casefold(), referent)
                    name = referents[referent].name if referents[referent].kind is not None else name
                whose.setdefault(referent, []).append(i)
                name = named.setdefault(referent, name)
                quote = replace(_spoken(quote, index, evidence), speaker_name=name)
        said.append(quote)
    speakers = _speakers(index, whose, said, named, _ids(referents, entities))
    by_quote = {quote: speaker.id for speaker in speakers for quote in speaker.quotes}
    return tuple(replace(q, speaker=by_quote.get(q.id)) for q in said), speakers


@dataclass(frozen=True, slots=True)
class SpeakerEvidence:
    """Who is heard in one attribution: the link, the words that name them, the reason where it is silent."""

    link: ReferentLink
    source: Span | None
    reason: str = ""
    certainty: float = 1.0


def _quote(text: str, number: str, one: Attribution) -> Quote:
    rule = one.rule
    if one.cue is not None and rule.endswith(("cue", "cue verb")):
        rule = f"{rule} “{' '.join(one.cue.of(text).split())}”"
    return Quote(
        number,
        one.kind,
        one.content.start,
        one.content.end,
        speaker_start=one.source.start if one.source is not None else None,
        speaker_end=one.source.end if one.source is not None else None,
        cue_start=one.cue.start if one.cue is not None else None,
        cue_end=one.cue.end if one.cue is not None else None,
        confidence=round(one.confidence, 3),
        rule=rule,
        spans=one.spans,
    )


def _evidence(
    index: _ReferentIndex,
    inference: SpeakerInference,
    attributions: tuple[Attribution, ...],
    links: list[ReferentLink | None],
    i: int,
) -> SpeakerEvidence | None:
    """The speaker by a signature, the source, the cue, who goes on speaking, or the nearest subject."""
    signed = inference.signature(i)
    link = index.at(signed) if signed is not None else None
    if link is not None and index.referents[link.referent].kind is EntityKind.PERSON:
        return SpeakerEvidence(link, link.mention.span, "the name that signs it")
    link = links[i]
    if link is not None:
        return SpeakerEvidence(link, attributions[i].source)
    subject = inference.subject_of_cue(i) if attributions[i].source is None else None
    link = index.at(subject) if subject is not None else None
    if link is not None and index.referents[link.referent].kind in SPEAKING:
        return SpeakerEvidence(link, link.mention.span, "subject of the cue verb", 0.9)
    found = inference.speaker_of(i)
    link = links[found.attribution] if found is not None else None
    if found is not None and link is not None:
        return SpeakerEvidence(link, attributions[found.attribution].source, found.reason, found.certainty)
    if attributions[i].source is not None:
        return None
    for subject in inference.subjects_near(i):
        link = index.link(index.words.span(index.words.left[subject], index.words.right[subject] + 1))
        if link is not None and index.referents[link.referent].kind in SPEAKING:
            return SpeakerEvidence(link, link.mention.span, "the nearest subject", 0.5)
    return None


class _ReferentIndex:
    """The cast with its mentions in order, to be looked up by place."""

    def __init__(self, words: Tokens, referents: tuple[Referent, ...]) -> None:
        self.words = words
        self.referents = referents
        self.all = sorted(
            ((m, r) for r, one in enumerate(referents) for m in one.mentions), key=lambda pair: pair[0].span
        )
        self.starts = [m.span.start for m, _ in self.all]
        self.people = frozenset(
            i
            for mention, r in self.all
            if referents[r].kind is EntityKind.PERSON and mention.how in NAMED_HOW
            for i in range(*words.tokens(mention.span))
        )
        self.names = {
            r: [
                m.span
                for m in one.mentions
                if m.how in NAMED_HOW or (one.kind is None and m.how != "pronoun")
            ]
            for r, one in enumerate(referents)
        }

    def link(self, source: Span) -> ReferentLink | None:
        """The narrowest mention that holds the head word of the source."""
        head = head_of(self.words, source, self.people)
        return self.at(head) if head is not None else None

    def at(self, head: int) -> ReferentLink | None:
        """The narrowest mention that holds a word."""
        at = self.words.start[head]
        k = bisect_left(self.starts, at + 1)
        holding = [pair for pair in self.all[max(0, k - 12) : k] if pair[0].span.end > at]
        if not holding:
            return None
        mention, referent = min(holding, key=lambda pair: pair[0].span.end - pair[0].span.start)
        return ReferentLink(referent, mention)

    def antecedent(self, link: ReferentLink) -> Span | None:
        """The name last read before a pronoun or role noun, else the next one."""
        names = self.names[link.referent]
        k = bisect_left(names, link.mention.span)
        return names[k - 1] if k > 0 else names[0] if names else None

    def name(self, link: ReferentLink, source: Span | None) -> str:
        """A referent's name; the unnamed are called as their source calls them, up to the first clause."""
        one = self.referents[link.referent]
        if one.kind is not None or source is None or link.mention.how == "pronoun":
            return one.name
        first, past = self.words.tokens(source)
        opens = first and self.words.tag[first - 1] in ("CD", "DT")
        if opens and (first <= self.words.head[first - 1] < past or self.words.text[first - 1] == "one"):
            first -= 1  # of 'one Tory MP', whatever the parser hangs it on
        end = first
        while end < min(past, first + MOST_NAME) and not self._breaks(end):
            end += 1
        while end > first + 1 and self._dangles(end - 1):
            end -= 1
        return self._inside(first, end) if end > first else one.name

    def _dangles(self, i: int) -> bool:
        """Whether a name cannot end with token i: 'the board's', 'multiple customers we', 'aged 55-'."""
        if self.words.tag[i] == "PRP" and self.words.tag[i - 1] in ("IN", "TO"):
            return False  # 'a source close to him'
        return self.words.tag[i] in DANGLING or self.words.text[i] in ("'s", "’s", "-", "–", "—")

    def _inside(self, first: int, end: int) -> str:
        """The words as they stand inside a sentence: 'a board member', also where they begin one."""
        said, tag = self.words.words(first, end), self.words.tag[first]
        word = self.words.text[first]
        if (
            word != word.capitalize()
            or len(said) == 1
            or (tag not in OPENING_TAGS and not self._describes(first))
        ):
            return said
        return said[:1].lower() + said[1:]

    def _describes(self, i: int) -> bool:
        """Whether token i begins its sentence and is a plain noun or adjective, no people's ('American')."""
        words = self.words
        begins = i == words.sentences[words.sentence[i]][0]
        return begins and words.tag[i] in ("NN", "NNS", "JJ", "JJR") and words.text[i] not in tables().places

    def _breaks(self, i: int) -> bool:
        """Whether what describes a source at length begins at token i."""
        after_noun = self.words.tag[i] in ("VBN", "VBG") and self.words.tag[i - 1].startswith("N")
        return after_noun or self.words.text[i] in (",", "who", "which", "that")

    def head(self, referent: int) -> int:
        """The head word of a referent's first mention by a name or noun."""
        mentions = self.referents[referent].mentions
        span = next((m.span for m in mentions if m.how != "pronoun"), mentions[0].span)
        return max(self.words.tokens(span)[1] - 1, 0)


def bearers_of_names(referents: tuple[Referent, ...]) -> dict[str, int]:
    """Named referents by all their names, in small letters; what names two of them is left out."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for r, one in enumerate(referents):
        for name in {n.casefold() for n in (one.name, *one.aliases)} if one.kind is not None else ():
            if found.setdefault(name, r) != r:
                twice.add(name)
    return {name: r for name, r in found.items() if name not in twice}


def _spoken(quote: Quote, index: _ReferentIndex, evidence: SpeakerEvidence) -> Quote:
    """The quote with its speaker's mention, what that refers to, and the reason in words."""
    link, mention = evidence.link, evidence.link.mention
    span = evidence.source if evidence.source is not None else mention.span
    rule = evidence.reason or quote.rule
    refers = index.antecedent(link) if mention.how not in NAMED_HOW else None
    if refers is not None and refers != mention.span:
        quote = replace(quote, refers_start=refers.start, refers_end=refers.end)
        rule = "; ".join(filter(None, (rule, _reason(index, link, refers))))
    elif mention.how in ("surname", "given name"):
        full = index.referents[link.referent].name
        short = " ".join(mention.span.of(index.words.source).split())
        if full != short:
            rule = "; ".join(filter(None, (rule, f"“{short}” is short for {full}")))
    return replace(
        quote,
        speaker_start=span.start,
        speaker_end=span.end,
        confidence=round(quote.confidence * evidence.certainty * mention.certainty, 3),
        rule=rule,
    )


def _reason(index: _ReferentIndex, link: ReferentLink, refers: Span) -> str:
    words = index.words
    called = " ".join(link.mention.span.of(words.source).split())
    apart = words.sentence[words.tokens(link.mention.span)[0]] - words.sentence[words.tokens(refers)[0]]
    if apart < 0:
        place = "named later"
    elif apart < len(COUNTED):
        place = COUNTED[apart]
    else:
        place = f"{apart} sentences before"
    return f"“{called}” refers to {index.referents[link.referent].name}, {place}"


def _ids(referents: tuple[Referent, ...], entities: tuple[Entity, ...]) -> dict[int, str]:
    """The entity of each named referent: they stand in the same order."""
    named = [r for r, one in enumerate(referents) if one.kind is not None]
    return {r: entity.id for r, entity in zip(named, entities, strict=False)}


def _speakers(
    index: _ReferentIndex,
    whose: dict[int, list[int]],
    said: list[Quote],
    named: dict[int, str],
    ids: dict[int, str],
) -> tuple[Speaker, ...]:
    found = []
    for number, (referent, quotes) in enumerate(whose.items(), 1):
        one = index.referents[referent]
        kind, anonymous = _kind(index, referent)
        found.append(
            Speaker(
                id=f"s{number}",
                name=named[referent],
                kind=kind,
                role=one.role,
                anonymous=anonymous,
                aliases=tuple(a for a in one.aliases if a != named[referent]),
                mentions=tuple(m.span for m in one.mentions),
                quotes=tuple(said[i].id for i in quotes),
                words=_count(index.words.source, [Span(said[i].start, said[i].end) for i in quotes]),
                entity=ids.get(referent),
            )
        )
    return tuple(found)


def _kind(index: _ReferentIndex, referent: int) -> tuple[SpeakerKind, bool]:
    """What sort of speaker a referent is, and whether it is an unnamed person or unnamed people."""
    one = index.referents[referent]
    if one.kind is EntityKind.PERSON:
        return SpeakerKind.GROUP if one.plural else SpeakerKind.PERSON, False
    if one.kind in GROUP_KINDS:
        return SpeakerKind.GROUP, False
    if one.kind in (EntityKind.WORK, EntityKind.LAW):
        return SpeakerKind.DOCUMENT, False
    if one.kind is not None:
        return SpeakerKind.ORGANIZATION, False
    head = index.head(referent)
    phrase = phrase_at(index.words, head)
    sort = phrase.sort if phrase is not None else None
    if sort is NounClass.DOCUMENT or (sort is None and is_inanimate(index.words.lemma[head].lower())):
        return SpeakerKind.DOCUMENT, False
    if sort in (NounClass.ORGANISATION, NounClass.PLACE):
        return SpeakerKind.ORGANIZATION, False
    noun = index.words.lemma[head].lower()
    hidden = noun in tables().nouns.anonymous or index.words.text[head].lower() in tables().nouns.anonymous
    if one.plural and index.words.text[head].lower() != "one":
        return SpeakerKind.GROUP, hidden
    return SpeakerKind.ROLE, hidden or sort is NounClass.PERSON


def _count(text: str, spans: list[Span]) -> int:
    """The words under the spans, each counted once."""
    count, done = 0, 0
    for span in sorted(spans):
        start = max(span.start, done)
        if start < span.end:
            count += sum(any(c.isalnum() for c in word) for word in text[start : span.end].split())
            done = span.end
    return count
