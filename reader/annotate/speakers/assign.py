"""Speakers: whose words each attribution is, how surely, and why."""

from __future__ import annotations

from reader.annotate.names.joint import JOINT
from reader.annotate.names.nouns import NounClass, phrase_at
from reader.annotate.names.tables import tables
from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.quotes.interviews import ANSWER
from reader.annotate.records import Attribution, Referent
from reader.annotate.speakers.echoes import echoes
from reader.annotate.speakers.guests import guest
from reader.annotate.speakers.inference import SpeakerInference
from reader.annotate.speakers.referent_index import NAMED_HOW, ReferentIndex, ReferentLink, bearers_of_names
from reader.annotate.speech_words import speech_words
from reader.frozen import frozen, replace
from reader.model.analysis import Entity, EntityKind, Quote, QuoteKind, Speaker, SpeakerKind
from reader.model.span import Span

SPEAKING = frozenset({EntityKind.PERSON, EntityKind.ORG})
GROUP_KINDS = frozenset({EntityKind.NORP})
LEAST_REPORT = 0.13  # confidence under which nine of ten reported clauses and their speakers are wrong
PLACING = speech_words("puts numbers")
ASKED = 0.7  # confidence that somebody answers in words behind a question
LEAST_NOBODYS = 0.5  # the same, where nobody is named
GUEST = "the one whom the interview presents"
COUNTED = ("in the same sentence", "one sentence before", "two sentences before", "three sentences before")


def find(
    parsed: ParsedArticle,
    attributions: tuple[Attribution, ...],
    referents: tuple[Referent, ...],
    entities: tuple[Entity, ...],
) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
    """The quotes in order, and everybody who is quoted, in the order of their first quote."""
    tokens = parsed.tokens
    index = ReferentIndex(tokens, referents)
    links = [index.link(a.source) if a.source is not None else None for a in attributions]
    inference = SpeakerInference(tokens, attributions, [link is not None for link in links])
    answering = guest(index, attributions, parsed.article.authors)
    again = echoes(tokens, attributions, [link is not None for link in links])
    said: list[Quote] = []
    whose: dict[int, list[int]] = {}
    named: dict[int, str] = {}
    bearers = bearers_of_names(referents)
    for i, one in enumerate(attributions):
        quote = _quote(parsed.article.text, f"q{len(said) + 1}", one)
        if i in again and one.kind is QuoteKind.SCARE:
            quote = replace(quote, kind=QuoteKind.MIXED)
        if one.kind is not QuoteKind.SCARE or i in again:
            if one.rule == ANSWER:
                evidence = SpeakerEvidence(answering, None, GUEST) if answering is not None else None
            else:
                evidence = _echoed(attributions, links, again.get(i)) or _evidence(
                    index, inference, attributions, links, i
                )
            spoken = quote if evidence is None else _spoken(quote, index, evidence)
            if one.kind is QuoteKind.INDIRECT and _is_noise(index, one, evidence, spoken.confidence):
                continue
            if evidence is not None:
                name = index.name(evidence.link, evidence.source)
                referent = evidence.link.referent
                if referents[referent].kind is None:  # a name that was seen as one elsewhere only
                    referent = bearers.get(name.casefold(), referent)
                    name = referents[referent].name if referents[referent].kind is not None else name
                whose.setdefault(referent, []).append(len(said))
                name = named.setdefault(referent, name)
                quote = replace(spoken, speaker_name=name)
        said.append(quote)
    speakers = _speakers(index, whose, said, named, ids_of_entities(referents, entities))
    by_quote = {quote: speaker.id for speaker in speakers for quote in speaker.quotes}
    return tuple(replace(q, speaker=by_quote.get(q.id)) for q in said), speakers


@frozen
class SpeakerEvidence:
    """Who speaks in one attribution: the link, the words that name them, and how that was found.

    `reason` is empty where the attribution itself names its source; `confidence` is that of the words
    which these go on from, where that tells more than their own.
    """

    link: ReferentLink
    source: Span | None
    reason: str = ""
    certainty: float = 1.0
    confidence: float = 0.0


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
    index: ReferentIndex,
    inference: SpeakerInference,
    attributions: tuple[Attribution, ...],
    links: list[ReferentLink | None],
    i: int,
) -> SpeakerEvidence | None:
    """The speaker by a signature, the source, the cue, continuation, or the nearest subject."""
    signed = inference.signature(i)
    link = index.at(signed) if signed is not None else None
    if link is not None and index.referents[link.referent].kind is EntityKind.PERSON:
        return SpeakerEvidence(link, link.mention.span, "the name that signs it")
    found = inference.still_open(i) or inference.below_its_speaker(i) or inference.nearer_report(i)
    link = links[found.attribution] if found is not None else None
    if found is not None and link is not None:
        first = attributions[found.attribution]
        return SpeakerEvidence(link, first.source, found.reason, found.certainty, first.confidence)
    asked = inference.asked_before(i)
    link = index.at(asked) if asked is not None else None
    if link is not None and index.referents[link.referent].kind is EntityKind.PERSON:
        return SpeakerEvidence(link, link.mention.span, "of whom the question before it asks", 0.8, ASKED)
    link = links[i]
    if link is not None:
        return SpeakerEvidence(link, attributions[i].source)
    subject = inference.subject_of_cue(i) if attributions[i].source is None else None
    link = index.at(subject) if subject is not None else None
    if link is not None and index.referents[link.referent].kind in SPEAKING:
        return SpeakerEvidence(link, link.mention.span, "subject of the cue verb", 0.9)
    subject = inference.led_in(i) if attributions[i].source is None else None
    link = index.at(subject) if subject is not None else None
    if link is not None and index.referents[link.referent].kind in SPEAKING:
        return SpeakerEvidence(link, link.mention.span, "subject of the sentence that leads in", 0.85)
    found = inference.speaker_of(i)
    link = links[found.attribution] if found is not None else None
    if found is not None and link is not None:
        return SpeakerEvidence(link, attributions[found.attribution].source, found.reason, found.certainty)
    if attributions[i].source is not None:
        return None
    for subject in inference.subjects_near(i):
        link = index.link(index.tokens.span(index.tokens.left[subject], index.tokens.right[subject] + 1))
        if link is not None and index.referents[link.referent].kind in SPEAKING:
            return SpeakerEvidence(link, link.mention.span, "the nearest subject", 0.5)
    return None


def _echoed(
    attributions: tuple[Attribution, ...], links: list[ReferentLink | None], other: int | None
) -> SpeakerEvidence | None:
    """The speaker of the attribution that holds the same words."""
    link = links[other] if other is not None else None
    if other is None or link is None:
        return None
    one = attributions[other]
    return SpeakerEvidence(link, one.source, "the same words as are said elsewhere", 0.9, one.confidence)


def _is_noise(
    index: ReferentIndex, one: Attribution, evidence: SpeakerEvidence | None, confidence: float
) -> bool:
    """Whether a reported clause is too unsure to be listed, or told by a thing: 'the care, which recalls'."""
    if evidence is None:
        return confidence < LEAST_NOBODYS
    tokens, mention = index.tokens, evidence.link.mention
    first = tokens.range_of(mention.span)[0]
    referent = evidence.link.referent
    if tokens.tag[first] == "WDT" and index.referents[referent].kind is None:
        return phrase_at(tokens, index.head(referent)) is None
    cue = range(*tokens.range_of(one.cue)) if one.cue is not None else ()
    placed = any(tokens.lemma[i] in PLACING for i in cue)  # no tagger learnt 'put the toll at 480'
    return not placed and 0 < confidence < LEAST_REPORT


def _spoken(quote: Quote, index: ReferentIndex, evidence: SpeakerEvidence) -> Quote:
    """The quote with its speaker's mention, what that refers to, and the reason in words."""
    link, mention = evidence.link, evidence.link.mention
    span = evidence.source if evidence.source is not None else mention.span
    rule = evidence.reason or quote.rule
    sure = max(quote.confidence, evidence.confidence)
    refers = index.antecedent(link) if mention.how not in NAMED_HOW else None
    if refers is not None and refers != mention.span:
        quote = replace(quote, refers_start=refers.start, refers_end=refers.end)
        rule = "; ".join(filter(None, (rule, _reason(index, link, refers))))
    elif mention.how in ("surname", "given name"):
        full = index.referents[link.referent].name
        short = " ".join(mention.span.of(index.tokens.source).split())
        if full != short:
            rule = "; ".join(filter(None, (rule, f"“{short}” is short for {full}")))
    return replace(
        quote,
        speaker_start=span.start,
        speaker_end=span.end,
        confidence=round(sure * evidence.certainty * mention.certainty, 3),
        rule=rule,
    )


def _reason(index: ReferentIndex, link: ReferentLink, refers: Span) -> str:
    tokens = index.tokens
    called = " ".join(link.mention.span.of(tokens.source).split())
    apart = (
        tokens.sentence[tokens.range_of(link.mention.span)[0]] - tokens.sentence[tokens.range_of(refers)[0]]
    )
    if apart < 0:
        place = "named later"
    elif apart < len(COUNTED):
        place = COUNTED[apart]
    else:
        place = f"{apart} sentences before"
    return f"“{called}” refers to {index.referents[link.referent].name}, {place}"


def ids_of_entities(referents: tuple[Referent, ...], entities: tuple[Entity, ...]) -> dict[int, str]:
    """The entity of each named referent: they stand in the same order."""
    named = [r for r, one in enumerate(referents) if one.kind is not None]
    return {r: entity.id for r, entity in zip(named, entities, strict=False)}


def _speakers(
    index: ReferentIndex,
    whose: dict[int, list[int]],
    said: list[Quote],
    named: dict[int, str],
    ids: dict[int, str],
) -> tuple[Speaker, ...]:
    found = []
    for number, (referent, quotes) in enumerate(whose.items(), 1):
        found.append(
            replace(
                new_speaker(index, referent, f"s{number}", named[referent], ids),
                quotes=tuple(said[i].id for i in quotes),
                words=_count(
                    index.tokens.source,
                    [Span(said[i].start, said[i].end) for i in quotes if said[i].is_shown],
                ),
            )
        )
    return tuple(found)


def new_speaker(index: ReferentIndex, referent: int, id: str, name: str, entities: dict[int, str]) -> Speaker:
    """A speaker of nothing yet; `entities` has the entity of each named referent."""
    one = index.referents[referent]
    kind, anonymous = _kind(index, referent)
    return Speaker(
        id=id,
        name=name,
        kind=kind,
        role=one.role,
        anonymous=anonymous,
        aliases=tuple(a for a in one.aliases if a != name),
        mentions=tuple(m.span for m in one.mentions),
        entity=entities.get(referent),
    )


def _kind(index: ReferentIndex, referent: int) -> tuple[SpeakerKind, bool]:
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
    if any(mention.how == JOINT for mention in one.mentions):
        return SpeakerKind.GROUP, False
    head = index.head(referent)
    phrase = phrase_at(index.tokens, head)
    sort = phrase.sort if phrase is not None else None
    if sort is NounClass.DOCUMENT or (sort is None and is_inanimate(index.tokens.lemma[head].lower())):
        return SpeakerKind.DOCUMENT, False
    if sort in (NounClass.ORGANISATION, NounClass.PLACE):
        return SpeakerKind.ORGANIZATION, False
    noun = index.tokens.lemma[head].lower()
    hidden = noun in tables().nouns.anonymous or index.tokens.text[head].lower() in tables().nouns.anonymous
    if one.plural and index.tokens.text[head].lower() != "one":
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
