"""Which paragraphs of the old text are which of the new one.

Equal paragraphs are anchors; between them, paragraphs that share most of their words are paired, and what was
split or joined is put together. Words are compared within these groups alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from reader.compare.words import Word, words_of
from reader.frozen import frozen
from reader.model.article import Article
from reader.model.span import Span
from reader.named_tuple import NamedTuple

NEAR = 0.5
"""Share of common words from which two paragraphs at the same place are one, reworded."""
FAR = 0.7
"""The same for paragraphs at different places, which one of them must have moved between."""
WITHIN = 0.8
"""Share of its words that a piece has in common with the paragraph it was split from."""
COMMON = 20
"""A word in more paragraphs than this says nothing about which paragraph one is."""


class Paragraph(NamedTuple):
    """A block with its words."""

    span: Span
    words: tuple[Word, ...]

    @property
    def key(self) -> str:
        """All words as one string."""
        return " ".join(word.key for word in self.words)


@frozen
class Group:
    """Paragraphs of the old text and those of the new one that they became. One side may be empty.
    `moved`: they stand in another order now. `at` is where in the new text a group without new paragraphs
    would stand."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    moved: bool = False
    at: int = 0


def paragraphs_of(article: Article) -> list[Paragraph]:
    """The blocks of an article that have words."""
    spans = (Span(block.start, block.end) for block in article.blocks)
    found = (Paragraph(span, tuple(words_of(article.text, span))) for span in spans)
    return [paragraph for paragraph in found if paragraph.words]


def align(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> list[Group]:
    """Every paragraph of both texts in one group, in the order of the new text; those that are gone stand
    where they stood. Groups of equal paragraphs in the same order are left out."""
    anchors = _anchors([one.key for one in old], [one.key for one in new])
    free_old = [number for number in range(len(old)) if number not in anchors]
    taken = set(anchors.values())
    free_new = [number for number in range(len(new)) if number not in taken]
    pairs = _equal_pairs(old, new, free_old, free_new)
    moved = set(pairs)
    place_old, place_new = _places(len(old), set(anchors)), _places(len(new), taken)
    rest_old = [number for number in free_old if number not in pairs]
    paired = set(pairs.values())
    rest_new = [number for number in free_new if number not in paired]
    for one, other, near in _similar_pairs(old, new, rest_old, rest_new, place_old, place_new):
        pairs[one] = other
        if not near:
            moved.add(one)
    groups = {one: ([one], [other]) for one, other in pairs.items()}
    lone_new = set(free_new).difference(pairs.values())
    lone_old = set(free_old).difference(pairs)
    _join_pieces(groups, old, new, lone_old, lone_new)
    made = [
        Group(tuple(old[n] for n in sorted(olds)), tuple(new[n] for n in sorted(news)), one in moved)
        for one, (olds, news) in groups.items()
    ]
    made += [Group((), (new[number],)) for number in sorted(lone_new)]
    stands = sorted({**anchors, **pairs}.items())
    made += [Group((old[number],), (), at=_place_of(number, stands, new)) for number in sorted(lone_old)]
    return sorted(made, key=lambda group: group.new[0].span.start if group.new else group.at)


def _anchors(old: list[str], new: list[str]) -> dict[int, int]:
    """Equal paragraphs in the same order, old number to new."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    blocks = matcher.get_matching_blocks()
    return {run.a + step: run.b + step for run in blocks for step in range(run.size)}


def _equal_pairs(
    old: Sequence[Paragraph], new: Sequence[Paragraph], free_old: list[int], free_new: list[int]
) -> dict[int, int]:
    """Equal paragraphs that stand in another order."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number in reversed(free_new):
        by_key[new[number].key].append(number)
    return {number: by_key[key].pop() for number in free_old if by_key.get(key := old[number].key)}


def _places(count: int, anchored: set[int]) -> list[int]:
    """For each paragraph, how many anchors stand before it: between the same two anchors is one place."""
    places, before = [], 0
    for number in range(count):
        places.append(before)
        before += number in anchored
    return places


def _similar_pairs(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    free_old: list[int],
    free_new: list[int],
    place_old: list[int],
    place_new: list[int],
) -> Iterable[tuple[int, int, bool]]:
    """Pairs that share enough words, the most alike first: old number, new number, whether at one place."""
    counts_old = {number: Counter(word.key for word in old[number].words) for number in free_old}
    counts_new = {number: Counter(word.key for word in new[number].words) for number in free_new}
    holders: dict[str, list[int]] = defaultdict(list)
    for number, counts in counts_new.items():
        for key in counts:
            holders[key].append(number)
    found: list[tuple[float, int, int, bool]] = []
    for one, counts in counts_old.items():
        candidates = {
            n for key in counts if len(holders.get(key, ())) <= COMMON for n in holders.get(key, ())
        }
        for other in candidates:
            shared = 2 * (counts & counts_new[other]).total()
            alike = shared / (counts.total() + counts_new[other].total())
            near = place_old[one] == place_new[other]
            if alike >= (NEAR if near else FAR):
                found.append((-alike, one, other, near))
    seen_old: set[int] = set()
    seen_new: set[int] = set()
    for _, one, other, near in sorted(found):
        if one not in seen_old and other not in seen_new:
            seen_old.add(one)
            seen_new.add(other)
            yield one, other, near


def _join_pieces(
    groups: dict[int, tuple[list[int], list[int]]],
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    lone_old: set[int],
    lone_new: set[int],
) -> None:
    """Put a lone paragraph next to a pair into its group where the other side of the pair has its words: it
    was split off, or joined."""
    for olds, news in groups.values():
        for lone, mine, other, own_side, other_side in (
            (lone_new, news, olds, new, old),
            (lone_old, olds, news, old, new),
        ):
            for step in (1, -1):
                number = (max(mine) if step > 0 else min(mine)) + step
                while number in lone:
                    spare = _counts(other_side, other) - _counts(own_side, mine)
                    words = _counts(own_side, [number])
                    if (words & spare).total() < WITHIN * words.total():
                        break
                    lone.remove(number)
                    mine.append(number)
                    number += step


def _counts(side: Sequence[Paragraph], numbers: list[int]) -> Counter[str]:
    return Counter(word.key for number in numbers for word in side[number].words)


def _place_of(number: int, stands: list[tuple[int, int]], new: Sequence[Paragraph]) -> int:
    """Where in the new text an old paragraph would stand: after the nearest one before it that is there."""
    before = bisect_left(stands, (number, 0)) - 1
    return 0 if before < 0 else new[stands[before][1]].span.end
