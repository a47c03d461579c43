"""Score an analysis against the gold of an everyday article.

Two stretches are compared by the words in them. The rules:

- *Speech in marks* is found where a direct or mixed quote, or else all that belongs to one, holds at least
  0.8 of its words. It is right when that quote's speaker is right; what is missed is wrong.
- *Marks that report no speech* are left alone unless such a quote holds 0.8 of their words and is about as
  short: a whole quotation may hold a title in marks.
- *A reported clause* is found where a quote of any kind shares half of the words of both together.
- *A shown quote* is speech when it shares half of the words of the shorter one with speech in marks (or, one
  without marks, as the turns of an interview are, with a reported clause). What lies mostly in gold that
  editors could dispute is not counted.
- *All attributions* are counted at once by F1: the stretch and its speaker right together.
- *A speaker* is right under one of the accepted names, without titles; of a person also by the last name,
  unless two first names contradict each other; of others when one name holds all words of the other.
- *A name* is found when an entity has one of its forms as name or alias. Its kind is that of the entity with
  most mentions (GPE and LOC are alike, and FAC and LOC). It is whole when one entity alone has its forms and
  has no other name's. A role is right when it shares a word. An entity without a name of the gold is no name.
- *A figure* is right when one that overlaps has its value (percent may be given as a share). Of the right
  ones, who says it is counted apart for those that somebody claims and those that the article itself gives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from reader.model.analysis import Analysis, Entity, EntityKind, Quote, QuoteKind
from reader.model.analysis import Figure as ShownFigure
from reader.model.span import Span
from tests.quality.everyday_gold import Attribution, Gold, Name, Sayer

Words = frozenset[int]

_WORD: Final = re.compile(r"\w+(?:['’.,]\w+)*")
_NAME_WORD: Final = re.compile(r"[\w'’.&-]+")
_TITLE_WORDS: Final = """
the mr mrs ms miss mx dr sir dame lord lady prof professor rev reverend hon judge justice president vice prime
minister secretary senator sen representative rep congressman congresswoman governor gov mayor chairman
chairwoman speaker ambassador former king queen prince princess pope general gen colonel col captain capt
lieutenant lt major maj sergeant sgt admiral adm u.s us
"""
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_MARKED: Final = (QuoteKind.DIRECT, QuoteKind.MIXED)
_OPENINGS: Final = "“\"‘'«„`"
_PLACES: Final = frozenset((EntityKind.GPE, EntityKind.LOC)), frozenset((EntityKind.FAC, EntityKind.LOC))
_HELD: Final = 0.8  # of the words of a stretch in marks
_SHARED: Final = 0.5
_SURE: Final = 0.9  # confidence

ARTICLES: Final = "articles"
MENTIONS: Final = {
    "explicit-name": "by name",
    "surname": "by surname",
    "pronoun": "by pronoun",
    "role-noun": "by role noun",
    "implicit": "nobody named",
    "none": "nobody named",
}
MEASURES: Final = (
    *("marks found", "marks are speech", "marks left alone"),
    *("whose", *dict.fromkeys(f"whose, {how}" for how in MENTIONS.values())),
    *("reported right", "reported are reports", "all f1", "sure right"),
    *("names found", "names are names", "names kind", "names whole", "roles"),
    *("figures right", "figures are figures", "figures, claimed by", "figures, the article's"),
)
"""What is measured, in the order of the tables; each is a share, 0-1."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with some words of an article: what was wanted, and what was shown."""

    measure: str
    article: str
    words: str
    wanted: str | None
    shown: str | None


@dataclass(frozen=True, slots=True)
class Score:
    """Of each measure how many were asked and how many of them are right; and the faults. `asked` counts the
    articles too."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def shares(self) -> dict[str, float]:
        """The share of each measure that was asked at all, in the order of MEASURES."""
        found = {name: self.right[name] / asked for name, asked in self.asked.items() if asked}
        wanted = self.asked["whose"] + self.asked["reported right"]
        if wanted and "all shown" in found:
            recall = (self.right["whose"] + self.right["reported right"]) / wanted
            both = recall + found["all shown"]
            found["all f1"] = 2 * recall * found["all shown"] / both if both else 0.0
        return {name: found[name] for name in MEASURES if name in found}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A quote that is shown as speech: its own words, and those of all the content it belongs to. `marked`:
    quotation marks open it, which the turns of an interview need not have."""

    quote: Quote
    words: Words
    extent: Words
    marked: bool

    @property
    def verbatim(self) -> bool:
        return self.quote.kind in _MARKED


@dataclass(frozen=True, slots=True)
class _Marker:
    """Marks one article: notes each answer in a score."""

    gold: Gold
    score: Score

    def note(
        self, measure: str, right: bool, span: Span, wanted: str | None = None, shown: str | None = None
    ) -> bool:
        self.score.asked[measure] += 1
        self.score.right[measure] += right
        if not right:
            words = span.of(self.gold.text)
            self.score.faults.append(Fault(measure, self.gold.id, words, wanted, shown))
        return right


def score(gold: Gold, analysis: Analysis) -> Score:
    """Mark the analysis of one article. Offsets are those of the gold's text."""
    marker = _Marker(gold, Score())
    marker.score.asked[ARTICLES] += 1
    _attributions(marker, [_shown(gold.text, q) for q in analysis.quotes if q.kind is not QuoteKind.SCARE])
    _names(marker, analysis.entities)
    _figures(marker, analysis)
    return marker.score


def total(scores: Iterable[Score]) -> Score:
    """All of them as one."""
    whole = Score()
    for one in scores:
        whole.asked.update(one.asked)
        whole.right.update(one.right)
        whole.faults.extend(one.faults)
    return whole


def _words(text: str, spans: Iterable[Span]) -> Words:
    """The words in the spans, by their offsets."""
    return frozenset(m.start() + span.start for span in spans for m in _WORD.finditer(span.of(text)))


def _shown(text: str, quote: Quote) -> _Shown:
    own = (Span(quote.start, quote.end),)
    marked = quote.kind in _MARKED and text[quote.start] in _OPENINGS
    return _Shown(quote, _words(text, own), _words(text, quote.spans or own), marked)


def _attributions(marker: _Marker, shown: list[_Shown]) -> None:
    text = marker.gold.text
    right: set[int] = set()
    for one in marker.gold.marked:
        words = _words(text, one.spans)
        if words and not one.unsure:
            right |= _marked(marker, one, words, shown)
    for one in marker.gold.clauses:
        if not one.unsure:
            right |= _clause(marker, one, _words(text, one.spans), shown)
    for one in marker.gold.attributions:
        if one.kind is QuoteKind.SCARE:
            words = _words(text, one.spans)
            taken = any(
                s.verbatim and _holds(s.words, words) and len(s.words) <= 2 * len(words) + 2 for s in shown
            )
            marker.note("marks left alone", not taken, one.spans[0])
    _precision(marker, shown, right)


def _marked(marker: _Marker, one: Attribution, words: Words, shown: list[_Shown]) -> set[int]:
    """Count speech in marks; the indices of the quotes that got it right."""
    hits = [i for i, s in enumerate(shown) if s.verbatim and _holds(s.words, words)]
    hits = hits or [i for i, s in enumerate(shown) if s.verbatim and _holds(s.extent, words)]
    said = shown[hits[0]].quote.speaker_name if hits else None
    wanted = one.sayer.name if one.sayer else None
    right = bool(hits) and same_sayer(one.sayer, said)
    marker.note("marks found", bool(hits), one.spans[0], wanted)
    marker.note("whose", right, one.spans[0], wanted, said)
    marker.note(f"whose, {MENTIONS[one.how]}", right, one.spans[0], wanted, said)
    return set(hits) if right else set()


def _clause(marker: _Marker, one: Attribution, words: Words, shown: list[_Shown]) -> set[int]:
    """Count a reported clause; the index of the quote that got it right."""
    shares = [len(s.extent & words) / max(1, len(s.extent | words)) for s in shown]
    best = max(range(len(shown)), key=shares.__getitem__, default=None)
    found = best is not None and shares[best] >= _SHARED
    said = shown[best].quote.speaker_name if found and best is not None else None
    wanted = one.sayer.name if one.sayer else None
    right = marker.note("reported right", found and same_sayer(one.sayer, said), one.spans[0], wanted, said)
    return {best} if right and best is not None else set()


def _precision(marker: _Marker, shown: list[_Shown], right: set[int]) -> None:
    """Count what is shown: whether it is speech, and of the sure ones whether they are right."""
    gold = marker.gold
    marked = [_words(gold.text, a.spans) for a in gold.marked]
    clauses = [_words(gold.text, a.spans) for a in gold.clauses]
    disputed = _words(gold.text, (s for a in gold.attributions if a.unsure for s in a.spans))
    for i, one in enumerate(shown):
        if len(one.words & disputed) > _SHARED * len(one.words):
            continue
        span, said = Span(one.quote.start, one.quote.end), one.quote.speaker_name
        stretches = marked if one.marked else marked + clauses
        speech = any(len(one.words & w) >= _SHARED * min(len(one.words), len(w)) for w in stretches)
        marker.note("marks are speech" if one.marked else "reported are reports", speech, span, None, said)
        marker.score.asked["all shown"] += 1
        marker.score.right["all shown"] += i in right
        if one.quote.confidence >= _SURE:
            marker.note("sure right", i in right, span, None, said)


def _holds(outer: Words, inner: Words) -> bool:
    return len(outer & inner) >= _HELD * len(inner)


def bare(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: lower case, without titles and possessive 's."""
    words = [w.casefold().strip(".") for w in _NAME_WORD.findall(name)]
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return tuple(w.removesuffix("'s").removesuffix("’s") for w in words)


def same_sayer(sayer: Sayer | None, said: str | None) -> bool:
    """Whether a name that was shown is the sayer's; no name is right where there is no sayer."""
    if sayer is None or not said:
        return sayer is None and not said
    mine = bare(said)
    return any(_same(bare(name), mine, sayer.person) for name in (sayer.name, *sayer.others))


def _same(a: tuple[str, ...], b: tuple[str, ...], person: bool) -> bool:
    if a == b or not a or not b:
        return a == b
    within = set(a) <= set(b) or set(b) <= set(a)
    if not person:
        return within
    initial = min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0]
    return a[-1] == b[-1] and (within or a[0] == b[0] or initial)


def _names(marker: _Marker, entities: tuple[Entity, ...]) -> None:
    known = [{bare(form) for form in (e.name, *e.aliases)} for e in entities]
    named = [{bare(form) for form in name.forms} for name in marker.gold.names]
    owners = [[k for k, forms in enumerate(known) if forms & wanted] for wanted in named]
    used = Counter(k for ks in owners for k in ks)
    for name, ks in zip(marker.gold.names, owners, strict=True):
        _name(marker, name, [entities[k] for k in ks], alone=sum(used[k] for k in ks) == 1)
    for k, entity in enumerate(entities):
        span = entity.mentions[0] if entity.mentions else Span(0, 0)
        marker.note("names are names", used[k] > 0, span, None, f"{entity.name}, {entity.kind}")


def _name(marker: _Marker, name: Name, entities: list[Entity], *, alone: bool) -> None:
    """Count one name. `alone`: a single entity has it, and no name but it."""
    at = marker.gold.text.find(name.name)
    span = Span(at, at + len(name.name)) if at >= 0 else Span(0, 0)
    if not marker.note("names found", bool(entities), span, f"{name.name}, {name.kind}"):
        return
    entity = max(entities, key=lambda e: len(e.mentions))
    kinds = {entity.kind, name.kind}
    same_kind = len(kinds) == 1 or any(kinds <= places for places in _PLACES)
    marker.note("names kind", same_kind, span, name.kind, entity.kind)
    marker.note("names whole", alone, span, name.name, "; ".join(e.name for e in entities))
    if name.role:
        same_role = bool(set(bare(name.role)) & set(bare(entity.role or "")))
        marker.note("roles", same_role, span, name.role, entity.role)


def _figures(marker: _Marker, analysis: Analysis) -> None:
    speakers: Mapping[str, str] = {s.id: s.name for s in analysis.speakers}
    met: set[int] = set()
    for figure in marker.gold.figures:
        near = [i for i, f in enumerate(analysis.figures) if figure.span.overlaps(Span(f.start, f.end))]
        met |= set(near)
        right = [f for i in near if _same_value(figure.values, f := analysis.figures[i])]
        shown = str(analysis.figures[near[0]].value) if near else None
        if marker.note("figures right", bool(right), figure.span, str(figure.values), shown):
            said = speakers.get(right[0].speaker or "")
            measure = "figures, claimed by" if figure.sayer else "figures, the article's"
            wanted = figure.sayer.name if figure.sayer else None
            marker.note(measure, same_sayer(figure.sayer, said), figure.span, wanted, said)
    for i, found in enumerate(analysis.figures):
        marker.note("figures are figures", i in met, Span(found.start, found.end), None, str(found.value))


def _same_value(wanted: tuple[float, ...], figure: ShownFigure) -> bool:
    value = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    got = tuple(round(float(v), 4) for v in value)
    shares = tuple(v / 100 for v in wanted)
    return not wanted or got in (tuple(round(v, 4) for v in wanted), shares)
