"""What the differing words of paragraphs are to a reader: a figure, a date, a speaker, a quote.

Every stretch of words is told once, as the most particular thing that it changes: a figure before the
quote that it stands in, a speaker's name before the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from reader.compare.alignment import Group, Paragraph
from reader.compare.stretches import Difference, WordChange, difference
from reader.compare.version import Version, mention_of
from reader.compare.words import Word
from reader.model.analysis import DateMention, Figure, Quote
from reader.model.changes import Change, ChangeKind
from reader.model.span import Span
from reader.model.span_index import touches

SPARE = 4
"""Words beside a changed figure or name ('at least', 'a senior') that belong to its change."""
WHOLE = 0.8
"""Share of a quote's words from which it is a new one, or gone."""


def difference_of(group: Group) -> Difference:
    """Where the words of a group differ: all of them, where one side is empty."""
    return difference(_words(group.old), _words(group.new))


def explain(group: Group, found: Difference, old: Version, new: Version) -> Iterator[Change]:
    """The changes of one group, whose words differ as `found` says, in order of the text."""
    if not group.new:
        yield _lost(group, old)
        return
    if not group.old:
        yield _came(group, new)
        return
    words = _words(group.old), _words(group.new)
    if group.moved:
        yield Change(
            ChangeKind.MOVED, old.words(_extent(group.old)), new.words(_extent(group.new)),
            _extent(group.old), _extent(group.new),
        )  # fmt: skip
    told: set[ChangeKind | str] = set()
    for stretch in found.stretches:
        for change, once in _of_stretch(stretch, found, words, old, new):
            if once not in told:
                told.add(once)
                yield change


def _words(paragraphs: Sequence[Paragraph]) -> list[Word]:
    return list(chain.from_iterable(one.words for one in paragraphs))


def _extent(paragraphs: Sequence[Paragraph]) -> Span:
    return Span(paragraphs[0].span.start, paragraphs[-1].span.end)


def _lost(group: Group, old: Version) -> Change:
    span = _extent(group.old)
    place = Span(group.at, group.at)
    return Change(ChangeKind.GONE, old.words(span), "", span, place, _who_spoke(old, span))


def _came(group: Group, new: Version) -> Change:
    span = _extent(group.new)
    return Change(ChangeKind.ADDED, "", new.words(span), None, span, _who_spoke(new, span))


def _who_spoke(version: Version, span: Span) -> str:
    """Whose words stand in a paragraph that came or went."""
    names = dict.fromkeys(version.name(quote.speaker) for quote in version.quotes(span))
    named = [name for name in names if name]
    return f"with words of {' and '.join(named)}" if named else ""


def _of_stretch(
    stretch: WordChange, found: Difference, words: tuple[list[Word], list[Word]], old: Version, new: Version
) -> Iterator[tuple[Change, str]]:
    """The change that a stretch is, each with a key under which it is told once."""
    numbers = list(_values(stretch, old, new))
    yield from ((change, f"{change.kind} {change.old}") for change in numbers)
    if numbers and _spare(stretch, numbers, words) <= SPARE:
        return
    named = _speaker(stretch, found, words, old, new)
    if named is not None:
        yield named, f"{named.kind} {named.old}"
        return
    yield _said_or_told(stretch, words, old, new)


def _values(stretch: WordChange, old: Version, new: Version) -> Iterator[Change]:
    """Figures and dates that have another value now."""
    if not (stretch.old_words and stretch.new_words):
        return
    figures = zip(old.figures(stretch.old), new.figures(stretch.new), strict=False)
    for one, other in figures:
        if (one.value, one.unit) != (other.value, other.unit) and _comparable(one, other):
            yield _change(ChangeKind.FIGURE, one, other, old, new, _source(one, other, old, new))
    dates = zip(old.dates(stretch.old), new.dates(stretch.new), strict=False)
    for day, later in dates:
        if _same_words(day, later, old, new):
            continue
        yield _change(ChangeKind.DATE, day, later, old, new, "")


def _same_words(one: DateMention, other: DateMention, old: Version, new: Version) -> bool:
    return old.words(Span(one.start, one.end)) == new.words(Span(other.start, other.end))


def _change(
    kind: ChangeKind,
    one: Figure | DateMention,
    other: Figure | DateMention,
    old: Version,
    new: Version,
    note: str,
) -> Change:
    was, now = Span(one.start, one.end), Span(other.start, other.end)
    return Change(kind, old.words(was), new.words(now), was, now, note)


def _comparable(one: Figure, other: Figure) -> bool:
    return one.kind == other.kind or one.unit == other.unit


def _source(one: Figure, other: Figure, old: Version, new: Version) -> str:
    was, now = old.name(one.speaker), new.name(other.speaker)
    if was == now:
        return "same source" if was else "no source named"
    return f"source was {was or 'not named'}, now {now or 'not named'}"


def _spare(stretch: WordChange, changes: Sequence[Change], words: tuple[list[Word], list[Word]]) -> int:
    """How many words of a stretch belong to none of its changed figures and dates."""
    old = [words[0][n] for n in stretch.old_words]
    new = [words[1][n] for n in stretch.new_words]
    free_old = sum(not any(c.old and c.old.start <= w.start < c.old.end for c in changes) for w in old)
    free_new = sum(not any(c.new and c.new.start <= w.start < c.new.end for c in changes) for w in new)
    return max(free_old, free_new)


def _speaker(
    stretch: WordChange, found: Difference, words: tuple[list[Word], list[Word]], old: Version, new: Version
) -> Change | None:
    """A quote whose speaker is called otherwise in this stretch, where its words are nearly the same."""
    for quote in _named_in(stretch.old, old):
        after = _same_quote(quote, found, words, new)
        if after is None:
            continue
        was, now = old.speaker(quote), new.speaker(after)
        before_name, after_name = (was.name if was else ""), (now.name if now else "")
        if not before_name and not after_name:
            continue
        hidden = (was is None or was.anonymous), (now is None or now.anonymous)
        if before_name == after_name and hidden[0] == hidden[1]:
            continue
        kind = {
            (False, True): ChangeKind.UNNAMED, (True, False): ChangeKind.NAMED,
        }.get(hidden, ChangeKind.SPEAKER)  # fmt: skip
        return Change(kind, before_name, after_name, stretch.old, stretch.new, f"of {_brief(after, new)}")
    return None


def _named_in(span: Span, version: Version) -> Iterator[Quote]:
    """The quotes whose speaker is named in `span`; those of a paragraph lie on either side of it."""
    block = version.article.blocks[version.article.block_index(span.start)]
    for quote in version.quotes(Span(block.start, block.end)):
        mention = mention_of(quote)
        if mention is not None and touches(mention, span):
            yield quote


def _same_quote(
    quote: Quote, found: Difference, words: tuple[list[Word], list[Word]], new: Version
) -> Quote | None:
    """The quote of the new version that has most words of `quote`."""
    for number, word in enumerate(words[0]):
        if quote.start <= word.start < quote.end and number in found.becomes:
            place = words[1][found.becomes[number]]
            there = new.quotes(Span(place.start, place.end))
            if there:
                return there[0]
    return None


def _said_or_told(
    stretch: WordChange, words: tuple[list[Word], list[Word]], old: Version, new: Version
) -> tuple[Change, str]:
    """Words of a quote, or of the paragraph around it."""
    before = _holding(stretch.old, old)
    after = _holding(stretch.new, new)
    if before is not None and _share(before, stretch.old_words, words[0]) >= WHOLE:
        before_only = after is None or not stretch.new_words
        if before_only:
            return _quote_change(ChangeKind.QUOTE_GONE, before, None, stretch, old, new), f"gone {before.id}"
    if (
        after is not None
        and _share(after, stretch.new_words, words[1]) >= WHOLE
        and (before is None or not stretch.old_words)
    ):
        return _quote_change(ChangeKind.QUOTE_ADDED, None, after, stretch, old, new), f"added {after.id}"
    if before is not None and after is not None:
        change = _quote_change(ChangeKind.QUOTE_REWORDED, before, after, stretch, old, new)
        return change, f"quote {after.id}"
    change = Change(
        ChangeKind.REWORDED, old.words(stretch.old), new.words(stretch.new), stretch.old, stretch.new
    )
    return change, f"paragraph {stretch.old}"


def _holding(span: Span, version: Version) -> Quote | None:
    """The quote that holds a stretch, or is held by it."""
    for quote in version.quotes(span):
        extent = Span(quote.start, quote.end)
        if extent.contains(span) or span.contains(extent):
            return quote
    return None


def _share(quote: Quote, numbers: range, words: Sequence[Word]) -> float:
    """The share of a quote's words that a stretch holds."""
    held = sum(quote.start <= words[number].start < quote.end for number in numbers)
    every = sum(quote.start <= word.start < quote.end for word in words)
    return held / every if every else 0.0


def _quote_change(
    kind: ChangeKind,
    before: Quote | None,
    after: Quote | None,
    stretch: WordChange,
    old: Version,
    new: Version,
) -> Change:
    was = Span(before.start, before.end) if before else stretch.old
    now = Span(after.start, after.end) if after else stretch.new
    name = new.name(after.speaker) if after else old.name(before.speaker if before else None)
    return Change(
        kind, old.words(was) if before else "", new.words(now) if after else "", was, now,
        f"said by {name}" if name else "",
    )  # fmt: skip


def _brief(quote: Quote, version: Version, words: int = 6) -> str:
    """The first words of a quote."""
    every = version.words(Span(quote.start, quote.end)).split()
    return " ".join(every[:words]) + (" …" if len(every) > words else "")
