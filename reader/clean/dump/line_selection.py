"""Which lines of a dump belong to the story. Text that is not a saved page is kept whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from reader.clean.dump.newsletter_parts import without_letter
from reader.clean.dump.text_rows import BULLETS
from reader.clean.models.furniture_phrases import explain
from reader.clean.models.text_lines import TextLine
from reader.clean.repeats import second_copies

_SITE = frozenset((  # what a saved page shows around its story, and plain texts do not
    "skip link", "share bar", "read more", "related headline", "newsletter", "comments", "comment policy",
    "copyright", "advertisement", "cookie notice", "subscription", "navigation",
))  # fmt: skip
_EDGE_REASONS = frozenset((
    "skip link", "share bar", "advertisement", "cookie notice", "newsletter", "byline", "date line",
    "wire tag", "update note", "contributor line", "photo credit", "copyright",
))  # fmt: skip
_CERTAIN = frozenset((  # reason and kind of match: see `PhraseHit`
    ("update note", "^"), ("copyright", "~"), ("contributor line", "~"), ("comment policy", "~"),
    ("skip link", "="), ("skip link", "^"), ("advertisement", "="), ("cookie notice", "~"),
    ("photo credit", "="), ("wire tag", "="), ("share bar", "="), ("comments", "="),
))  # fmt: skip
_EDGE = 12  # rows at both ends of a plain text in which a line of furniture may stand
_LEAST_SIGNS, _LEAST_SHARE, _MANY_SIGNS = 2, 0.03, 12
_MOST_LINES = 6000  # a story has fewer; the network takes linear time
_MENU = 5  # lines of a menu that show a saved page: fewer can be headings of a plain text
_MOST_COPIES = 3
_DOUBTED = 0.35  # probability from which a paragraph right after the story belongs to it
_BARE_EDGE = 12  # short lines before the first sentence, or after the last one: a menu


def select_lines(lines: Sequence[TextLine]) -> list[bool]:
    """Whether to keep each line."""
    if len(lines) > _MOST_LINES:
        return keep_plain(lines)
    if not is_page(lines):
        return without_letter(lines, keep_plain(lines))
    from reader.clean.models.story_model import keep_lines

    choices = keep_lines(lines)
    kept = [choice.keep and not _is_certain(x) for choice, x in zip(choices, lines, strict=True)]
    for k in range(1, len(lines)):
        # the network underrates the last paragraph because of what follows it
        likely = kept[k - 1] and choices[k].probability >= _DOUBTED
        kept[k] = kept[k] or (likely and _is_prose_alone(lines[k]))
    return _once(lines, without_letter(lines, kept)) if any(kept) else keep_plain(lines)


def _once(lines: Sequence[TextLine], kept: Sequence[bool]) -> list[bool]:
    """The kept lines without second copies; what is repeated many times is a plan or a table, and stays."""
    places = [k for k, keep in enumerate(kept) if keep]
    times = Counter(lines[k].text for k in places)
    prose = [times[lines[k].text] <= _MOST_COPIES and not lines[k].text.startswith(BULLETS) for k in places]
    again = {places[k] for k in second_copies([lines[k].text for k in places], prose)}
    return [keep and k not in again for k, keep in enumerate(kept)]


def is_page(lines: Sequence[TextLine]) -> bool:
    """Whether the lines look like those of a saved page, with furniture around its story."""
    found = [x.hit.reason for x in lines if x.hit is not None and _is_sign(x)]
    signs = len(found) if len(found) >= _MENU or any(r != "navigation" for r in found) else 0
    if signs >= _MANY_SIGNS and signs >= 0.5 * _LEAST_SHARE * len(lines):
        return True
    if signs >= _LEAST_SIGNS and signs >= _LEAST_SHARE * len(lines):
        return True
    if not any(x.prose for x in lines):
        return False
    head = len(list(takewhile(lambda x: not x.prose, lines)))
    tail = len(list(takewhile(lambda x: not x.prose, reversed(lines))))
    return head + tail >= (_BARE_EDGE if signs else 2 * _BARE_EDGE)


def keep_plain(lines: Sequence[TextLine]) -> list[bool]:
    """Keep all lines, except those near both ends that a phrase marks as site furniture."""
    count = len(lines)
    kept = [not (_is_edge(x) and min(k, count - 1 - k) < _EDGE) for k, x in enumerate(lines)]
    return kept if any(kept) else [True] * count


def _is_prose_alone(line: TextLine) -> bool:
    """Whether a line can only be a paragraph of a story."""
    return line.prose and line.ends and line.hit is None and explain(line.words, line.text) is None


def _is_sign(line: TextLine) -> bool:
    hit = line.hit
    return hit is not None and hit.reason in _SITE and (hit.how == "=" or line.size <= 8)


def _is_certain(line: TextLine) -> bool:
    """Whether a phrase suffices to cut the line, wherever it stands."""
    hit = line.hit
    return hit is not None and line.size <= 40 and (hit.reason, hit.how) in _CERTAIN


def _is_edge(line: TextLine) -> bool:
    hit = line.hit
    if hit is None or hit.reason not in _EDGE_REASONS:
        return False
    if hit.reason in ("update note", "contributor line", "copyright"):
        return 4 <= line.size <= 40
    return hit.how == "=" or (hit.how == "^" and 2 <= line.size <= 8 and not line.ends)
