"""Features of a line that may name the authors: its place, shape and neighbours, and other lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log1p

from reader.clean.models.text_lines import TextLine
from reader.named_tuple import NamedTuple
from reader.text.person_names import has_lead, is_given_name, is_lead, is_person_like, is_role
from reader.text.written_dates import written_dates

LONGEST = 220  # characters of a line that is examined as a whole
WORDS = 30  # words of such a line
HEAD = 160  # characters of a longer line that may name the author
# compiled when first needed: most pages have few names
INNER_BY = (
    r"(?i)(?<!reviewed )(?<!checked )(?<!edited )(?<!powered )(?<!designed )(?<!photo )(?<!photos )"
    r"(?<!image )"
    r"\b(?:by|contributors?:|authors?:|words:)\s+(?=[^\W\d_])([^|—–•·⋅(\d]{2,80})"
)
ABOUT = (
    r"(?i)(?:about|meet|more (?:from|by)|latest posts by|"
    r"(?:view |see |read )?(?:all |more )?(?:posts |articles )?by)\s+(?=\S)"
)
BIO = (
    r"((?:(?:Dr\.?|[A-ZÀ-Þ][\w.'’-]*)\s){1,3}[A-ZÀ-Þ][\w'’-]+)(?:\s\([^()]{1,20}\))?,?\s(?:is|was|has|writes|works|"
    r"worked|covers|joined|lives|loves|studied|graduated|currently|ist|est|es|è|é)\b"
)
_BIO_VERBS = (" is ", ", is ", " was ", " has ", " writes ", " works ", ", ")
_READ_TIME = r"(?i)\b\d+[\s-]*min(?:ute)?s?\b"
_AGO = r"(?i)\b\d+\s(?:minutes?|hours?|days?|weeks?|months?|years?)\sago\b|\b[A-Z][a-z]{2}\s\d\d?$"
_NOTICE = ("©", "(c)", "copyright")
#: Reasons of phrases that are features. Their order is that of the shipped weights.
HITS = (
    "byline",
    "date line",
    "navigation",
    "share bar",
    "related headline",
    "photo credit",
    "comments",
    "wire tag",
)
_BESIDE = ("share bar", "comments", "photo credit", "navigation", "related headline")


class _LineTraits(NamedTuple):
    """Properties of a line, used for itself and for its neighbours."""

    introduces: bool
    lead: bool
    dated: bool
    timed: bool
    role: bool
    person: bool
    reason: str


_NOTHING = _LineTraits(False, False, False, False, False, False, "")


class BylineContext:
    """The lines, with what all features share."""

    def __init__(
        self, lines: Sequence[TextLine], kept: Sequence[bool], title: int | None, first: int, last: int
    ) -> None:
        self.lines, self.kept, self.title, self.first, self.last = lines, kept, title, first, last
        self.texts = [line.text for line in lines]
        self.said = Counter(self.texts)
        self.whole = "\n" + "\n".join(self.texts) + "\n"
        self.folded = self.whole.casefold()
        self.ending = "\n" + "\n".join(self.texts[last:]) + "\n"
        self.notices = "\n".join(
            t for t in self.texts if len(t) < 300 and any(n in t.casefold() for n in _NOTICE)
        )
        story = [x for x, stays in zip(lines, kept, strict=True) if stays and x.prose]
        self.story = "\n".join(x.text for x in story)
        self.plain = frozenset(re.findall(r"\b[a-zà-ÿ]{3,}\b", self.story))
        self._traits: dict[int, _LineTraits] = {}

    def traits(self, k: int) -> _LineTraits:
        """The traits of line `k`; none where there is no such line."""
        if k not in self._traits:
            self._traits[k] = self._traits_of(k) if 0 <= k < len(self.lines) else _NOTHING
        return self._traits[k]

    def _traits_of(self, k: int) -> _LineTraits:
        line = self.lines[k]
        text, reason = line.text, line.hit.reason if line.hit else ""
        if len(text) > LONGEST or line.size > WORDS:
            return _LineTraits(False, False, False, False, False, False, reason)
        return _LineTraits(
            is_lead(text),
            has_lead(text),
            next(written_dates(text, month_first=True), None) is not None,
            any(c.isdigit() for c in text)
            and (re.search(_READ_TIME, text) or re.search(_AGO, text)) is not None,
            is_role(text),
            line.size <= 6 and is_person_like(text.split(",")[0].strip()),
            reason,
        )


def byline_features(page: BylineContext, k: int, names: tuple[str, ...]) -> list[float]:
    """The features of line `k`, which holds `names`."""
    return [
        *_place(page, k),
        *_shape(page, k, names),
        *_neighbour_features(page, k),
        *_other_line_features(page, k, names[0]),
    ]


def _place(page: BylineContext, k: int) -> list[float]:
    """Features of the line's place."""
    title, first, last = page.title, page.first, page.last
    return [
        log1p(max(0, first - k)) / 2,
        log1p(max(0, k - first)) / 2,
        log1p(max(0, k - last)) / 2,
        float(k < first),
        float(k > last),
        float(page.kept[k]),
        float(title is not None),
        *([1 / (k - title), 0.0] if title is not None and k > title else [0.0, 0.0]),
        1 / (title - k) if title is not None and title > k else 0.0,
        float(title is not None and 0 < k - title <= 4),
        float(title is not None and title < k < first),
        log1p(abs(k - title)) / 2 if title is not None else 0.0,
    ]


def _shape(page: BylineContext, k: int, names: tuple[str, ...]) -> list[float]:
    """Features of the line and its first name."""
    line, traits, name = page.lines[k], page.traits(k), names[0]
    text, words = line.text, name.split()
    rest = max(0, len(text) - sum(map(len, names)))
    return [
        float(traits.lead),
        float(text[:3].casefold() in ("by ", "by:")),
        float(re.search(INNER_BY, text) is not None),
        float(re.match(ABOUT, text) is not None),
        float(re.match(BIO, text[:HEAD]) is not None),
        float(is_person_like(name)),
        float(len(words) == 1),
        float(len(words) == 2),
        float(len(words) > 3),
        float(is_given_name(words[0])),
        float(len(words) > 1 and is_given_name(words[1])),
        sum(w.casefold() in page.plain for w in words) / len(words),
        float(any(len(w.strip(".")) == 1 for w in words)),
        float(name.isupper()),
        float(name == name.lower()),
        float(name.casefold().startswith("the ") or words[-1].casefold() in ("team", "staff", "editors")),
        float(traits.role),
        min(len(names), 4) / 3,
        log1p(rest) / 3,
        float(rest <= 1),
        float("," in text),
        float(any(c in "|›»>/•·⋅" for c in text)),
        float("@" in text),
        float(traits.dated),
        float(traits.timed),
        float(any(c.isdigit() for c in text)),
        *(float(traits.reason == reason) for reason in HITS),
        float(bool(traits.reason)),
        log1p(line.size) / 2,
    ]


def _neighbour_features(page: BylineContext, k: int) -> list[float]:
    """Features of the lines beside it."""
    found: list[float] = []
    for step in (-2, -1, 1, 2):
        traits = page.traits(k + step)
        there = 0 <= k + step < len(page.lines)
        found += [
            float(traits.introduces),
            float(traits.lead),
            float(traits.dated),
            float(traits.timed),
            float(traits.role),
            float(traits.person),
            float(k + step == page.title),
            float(there and page.lines[k + step].prose),
            *(float(traits.reason == reason) for reason in _BESIDE),
            float(not there),
        ]
    crowd = sum(page.traits(n).person for n in range(k - 6, k + 7))
    return [*found, log1p(max(0, crowd - 1)) / 2]


def _other_line_features(page: BylineContext, k: int, name: str) -> list[float]:
    """Features of the name in other lines."""
    whole, folded = page.whole, name.casefold()
    return [
        log1p(max(0, whole.count(name) - 1)) / 2,
        log1p(page.said[page.texts[k]] - 1) / 2,
        float(f"\n{name}\n" in whole),
        float(f"by {folded}" in page.folded or f"by: {folded}" in page.folded),
        float(any(f"\n{name}{verb}" in whole for verb in _BIO_VERBS) or f"\nabout {folded}" in page.folded),
        float(name in page.notices),
        log1p(page.story.count(name)) / 2,
        float(f"\n{name}\n" in page.ending),
    ]
