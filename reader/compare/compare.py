"""The comparison of two articles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.compare.alignment import align, paragraphs_of
from reader.compare.explain import difference_of, explain
from reader.compare.version import Version
from reader.compare.words import same_words
from reader.model.changes import Change, ChangeKind, Comparison
from reader.model.span import Span


def compare(old: Version, new: Version) -> Comparison:
    """What changed from `old` to `new`: in the headline, then in the order of the new text.

    White space, punctuation, capitals, and where a paragraph ends are no change. Without speakers in the
    analyses (see `Analysis.sought`) changes of speakers are told as changes of paragraphs.
    """
    changes = list(_heads(old, new))
    marks: list[Span] = []
    removed: list[tuple[int, str]] = []
    for group in align(paragraphs_of(old.article), paragraphs_of(new.article)):
        found = difference_of(group)
        changes += explain(group, found, old, new)
        if not group.new:
            span = Span(group.old[0].span.start, group.old[-1].span.end)
            removed.append((group.at, old.words(span)))
            continue
        for stretch in found.stretches:
            if stretch.new_words:
                marks.append(stretch.new)
            if stretch.old_words:
                removed.append((stretch.new.start, old.words(stretch.old)))
    return Comparison(tuple(changes), tuple(marks), tuple(removed))


def _heads(old: Version, new: Version) -> Iterator[Change]:
    for kind, was, now in (
        (ChangeKind.HEADLINE, old.article.title, new.article.title),
        (ChangeKind.SUBTITLE, old.article.subtitle, new.article.subtitle),
    ):
        if was and now and not same_words(was, now):
            yield Change(kind, was, now)
