"""The evidence for each highlight, in words: what `w` and `show --why` display."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from reader import wording
from reader.errors import ExportError
from reader.frozen import frozen, replace
from reader.model.analysis import (
    Analysis,
    DateMention,
    Entity,
    Figure,
    Quote,
    QuoteKind,
    Speaker,
    SpeakerKind,
)
from reader.model.article import Article
from reader.model.notebook_state import NO_NOTEBOOK, NotebookState
from reader.model.paragraphs import Paragraphs
from reader.model.span import Span

MAX_CONTEXT = 160
"""Characters of the text that one fact shows at most."""


@frozen
class Fact:
    """One piece of evidence: what it is, in words, and where it stands in the text (if it does)."""

    label: str
    text: str
    at: Span | None = None


@frozen
class Explanation:
    """The evidence for the highlight on `span`: a sentence, and the facts. `speaker` is an id."""

    span: Span
    title: str
    facts: tuple[Fact, ...]
    speaker: str | None = None

    def __str__(self) -> str:
        return "\n".join([self.title, *(f"  {fact.label}: {fact.text}" for fact in self.facts)])


def explain(
    article: Article, analysis: Analysis, start: int, end: int | None = None
) -> tuple[Explanation, ...]:
    """All highlights that overlap code points `[start, end)` (one character without `end`): first one of just
    that span, then quotes, innermost first, then figures, dates and names in order. May be empty."""
    here = Span(start, start + 1 if end is None else end)
    builder = _EvidenceBuilder(article, analysis)
    quotes = sorted((q for q in analysis.quotes if _meets(q, here)), key=lambda q: q.end - q.start)
    found = [builder.quote(q) for q in quotes]
    others = [(f.start, builder.figure(i)) for i, f in enumerate(analysis.figures) if _meets(f, here)]
    others += [(d.start, builder.date(d)) for d in analysis.dates if _meets(d, here)]
    for entity in analysis.entities:
        hit = next((m for m in entity.mentions if m.overlaps(here)), None)
        others += [(hit.start, builder.entity(entity, hit))] if hit else []
    found += [explanation for _, explanation in sorted(others, key=lambda pair: pair[0])]
    return tuple(sorted(found, key=lambda explanation: explanation.span != here))


def with_own_words(
    explanations: tuple[Explanation, ...],
    article: Article,
    analysis: Analysis,
    found: Analysis,
    notebook: NotebookState,
) -> tuple[Explanation, ...]:
    """The explanations with what the person said of each, first of all. `found` is the analysis without
    their corrections."""
    from reader.notebook.because import own_facts

    explained = []
    for one in explanations:
        own = tuple(Fact(*fact) for fact in own_facts(article, analysis, found, notebook, one.span))
        explained.append(replace(one, facts=(*own, *one.facts)))
    return tuple(explained)


def explain_quote(article: Article, analysis: Analysis, quote: Quote) -> Explanation:
    """Who says `quote`, and the evidence for that."""
    return _EvidenceBuilder(article, analysis).quote(quote)


def explain_number(
    article: Article,
    analysis: Analysis,
    number: int,
    found: Analysis | None = None,
    notebook: NotebookState = NO_NOTEBOOK,
) -> str:
    """The evidence for the article's quote `number`, from 1, as lines of text. With `found`, the analysis
    without the corrections of the `notebook`, what the person said of the quote stands in it too.

    Raises ExportError when there is no quote of that number.
    """
    if not 1 <= number <= len(analysis.quotes):
        many = f"{len(analysis.quotes)} quotes" if analysis.quotes else "no quotes"
        raise ExportError(f"{article.source.name} has {many}: there is no number {number}.")
    quote = analysis.quotes[number - 1]
    shown = Fact("text", wording.quoted(article.text[quote.start : quote.end]))
    explanation = explain_quote(article, analysis, quote)
    if found is not None:
        (explanation,) = with_own_words((explanation,), article, analysis, found, notebook)
    return str(
        Explanation(explanation.span, f"Quote {number}: {explanation.title}", (shown, *explanation.facts))
    )


def _with_curly_quotes(rule: str) -> str:
    """The rule with curly quotation marks around the words it names."""
    parts = rule.split('"')
    return rule if len(parts) % 2 == 0 else "".join(f"“{p}”" if i % 2 else p for i, p in enumerate(parts))


def _meets(mark: Quote | Figure | DateMention, here: Span) -> bool:
    return mark.start < here.end and here.start < mark.end


class _EvidenceBuilder:
    """Makes the explanations for one article and its analysis."""

    def __init__(self, article: Article, analysis: Analysis) -> None:
        self.text = article.text
        self.article = article
        self.analysis = analysis
        self.paragraphs = Paragraphs(article)
        self.figure_sources = wording.FigureSources(analysis)
        self.speakers: dict[str | None, Speaker] = {s.id: s for s in analysis.speakers}

    def quote(self, quote: Quote) -> Explanation:
        span = Span(quote.start, quote.end)
        how = ", ".join(
            part for part in (wording.kind_of(quote), wording.confidence_in_words(quote.confidence)) if part
        )
        if quote.kind is QuoteKind.SCARE:
            title = "Nobody says this: a term, a title or a nickname"
        elif quote.speaker_name:
            name = wording.one_line(quote.speaker_name)
            speaker = self.speakers.get(quote.speaker)
            many = speaker is not None and speaker.kind is SpeakerKind.GROUP and name.endswith("s")
            title = f"{name[:1].upper()}{name[1:]} {'say' if many else 'says'} this"
        elif self.analysis.sought:
            title = "Nobody is named for this"
        else:
            title = (
                "Who says this was not looked for"
                if self.analysis.complete
                else "Who says this is not known yet"
            )
        return Explanation(span, title, (Fact("how", how), *self._evidence(quote)), quote.speaker)

    def _evidence(self, quote: Quote) -> Iterator[Fact]:
        if (clause := quote.clause) is not None:
            yield Fact("in the clause", wording.quoted(self._cut(clause)), clause)
        speaker = self.speakers.get(quote.speaker)
        if speaker is not None and speaker.role:
            yield Fact("who", wording.role(speaker.role))
        if speaker is not None and speaker.anonymous:
            yield Fact("who", "not named in this article")
        if quote.speaker_start is not None and quote.speaker_end is not None:
            yield self._fact("named here as", Span(quote.speaker_start, quote.speaker_end))
        if quote.refers_start is not None and quote.refers_end is not None:
            named = Span(quote.refers_start, quote.refers_end)
            yield self._fact("which refers to", named)
            yield Fact(f"in {self.paragraphs.label(named.start)}", self._line(named), named)
        if quote.cue_start is not None and quote.cue_end is not None:
            yield self._fact("told by", Span(quote.cue_start, quote.cue_end))
        if quote.rule:
            yield Fact("found by", _with_curly_quotes(quote.rule))

    def figure(self, index: int) -> Explanation:
        figure = self.analysis.figures[index]
        facts = [Fact("value", wording.value(figure))]
        if figure.of:
            facts.append(Fact("of what", wording.one_line(figure.of)))
        if figure.qualifier:
            facts.append(Fact("with the words", wording.quoted(figure.qualifier)))
        if source := self.figure_sources.of(figure):
            facts.append(Fact("who says so", source))
        for conflict in self.analysis.conflicts:
            if index in conflict.figures:
                others = [self.analysis.figures[i] for i in conflict.figures if i != index]
                facts += [self._fact("compare", Span(other.start, other.end)) for other in others]
                facts.append(Fact("question", conflict.question))
        title = f"{wording.quoted(figure.text)} is a figure"
        return Explanation(Span(figure.start, figure.end), title, tuple(facts), figure.speaker)

    def date(self, date: DateMention) -> Explanation:
        meaning = wording.date(date)
        words = wording.quoted(date.text)
        facts = []
        if date.inferred and self.article.published:
            facts.append(
                Fact("worked out from", f"the day of publication, {wording.day(self.article.published)}")
            )
        elif date.inferred:
            facts.append(Fact("worked out from", "the dates around it"))
        title = f"{words} is {meaning}" if meaning else f"{words} is a date that could not be pinned down"
        return Explanation(Span(date.start, date.end), title, tuple(facts))

    def entity(self, entity: Entity, here: Span) -> Explanation:
        words, name = wording.quoted(here.of(self.text)), wording.one_line(entity.name)
        kind = wording.ENTITY_KINDS[entity.kind][0]
        facts = [Fact("what", kind)]
        if entity.role:
            facts.append(Fact("role", wording.role(entity.role)))
        if entity.aliases:
            facts.append(Fact("also called", ", ".join(map(wording.one_line, islice(entity.aliases, 6)))))
        first = entity.mentions[0]
        if first != here:
            facts.append(
                Fact(f"first named in ¶ {self.paragraphs.number(first.start)}", self._line(first), first)
            )
        facts.append(Fact("named", "once" if len(entity.mentions) == 1 else f"{len(entity.mentions)} times"))
        return Explanation(here, f"{words} is {name}" if words != f"“{name}”" else words, tuple(facts))

    def _fact(self, label: str, span: Span) -> Fact:
        return Fact(label, wording.quoted(span.of(self.text)), span)

    def _cut(self, span: Span) -> str:
        """The words of a span, without those beyond MAX_CONTEXT characters."""
        words = span.of(self.text)
        return words if len(words) <= MAX_CONTEXT else words[:MAX_CONTEXT].rpartition(" ")[0] + " …"

    def _line(self, span: Span) -> str:
        """The words around `span` within its block, at most MAX_CONTEXT characters."""
        blocks = self.article.blocks
        block = blocks[self.article.block_index(span.start)] if blocks else None
        low, high = (block.start, block.end) if block else (0, len(self.text))
        low = max(low, span.start - MAX_CONTEXT // 4)
        high = min(high, low + MAX_CONTEXT)
        cut = self.text[low:high]
        before = "… " if block and low > block.start else ""
        after = " …" if block and high < block.end else ""
        if before:
            cut = cut.partition(" ")[2] if span.start > low and " " in self.text[low : span.start] else cut
        if after:
            cut = cut.rpartition(" ")[0] or cut
        return f"{before}{wording.one_line(cut)}{after}"
