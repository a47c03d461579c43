"""Features of the lines of a page: of each line by itself, among its neighbours, and within the page.

A column has a number for each line. Columns named `lexical.` or `tongue.` depend on the language of the
page; the trainer drops them at random, so that the model does not rely on them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import log1p, sqrt

from reader.clean.models.text_lines import TextLine, inner_ends
from reader.text.language_detection import language_of, sample_of, script_language, stop_words

Columns = dict[str, list[float]]

_REASONS = (
    "skip link", "share bar", "photo credit", "caption", "byline", "date line", "read more",
    "related headline", "newsletter", "comment policy", "comments", "copyright", "wire tag",
    "update note", "contributor line", "advertisement", "cookie notice", "subscription", "navigation",
)  # fmt: skip
_CUES = (
    "comments", "comment policy", "related headline", "newsletter", "copyright", "navigation", "read more",
)  # fmt: skip
_RUN_GAPS = (2, 6, 12, 30)
_WINDOWS = (3, 8, 20)
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_SIGNS = re.compile(r"[|›»→•·►▶↓←«‹]")
_QUOTES = re.compile('["“”„«»‘]')
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIME = re.compile(r"\b\d{1,2}[:.]\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|\.com\b|\.org\b")
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")
_LETTERS = re.compile(r"[^\W\d_]")
_ME = frozenset((  # first person
    "i", "me", "my", "we", "our", "us", "ich", "wir", "mein", "je", "nous", "mon", "yo", "mi", "nosotros",
    "io", "mio", "eu", "meu", "ik", "mijn", "jag", "min", "я", "мы", "мне",
))  # fmt: skip


def features(lines: Sequence[TextLine], lexicon: Sequence[float]) -> Columns:
    """All columns of a page. `lexicon` are the log-odds of each line by its words."""
    columns: Columns = {}
    _alone(lines, columns)
    _language_features(lines, columns)
    columns["lexical.score"] = list(lexicon)
    good = [min(line.size, 150.0) if line.prose and not _is_furniture(line) else 0.0 for line in lines]
    _page(lines, good, columns)
    _repeats(lines, good, columns)
    _runs(good, columns)
    _sides(lines, good, lexicon, columns)
    _cues(lines, columns)
    _neighbours(columns)
    return columns


def _is_furniture(line: TextLine) -> bool:
    return line.hit is not None and line.hit.how != "~" and line.size < 30


def _alone(lines: Sequence[TextLine], columns: Columns) -> None:
    texts = [line.text for line in lines]

    def add(name: str, value: Callable[[TextLine], float]) -> None:
        columns[name] = [float(value(line)) for line in lines]

    add("size", lambda x: log1p(x.size))
    columns["characters"] = [log1p(len(t)) for t in texts]
    for most in (1, 3, 6, 10):
        columns[f"size<={most}"] = [float(x.size <= most) for x in lines]
    add("size>=20", lambda x: x.size >= 20)
    add("ends", lambda x: x.ends)
    add("prose", lambda x: x.prose)
    columns["colon"] = [float(t.endswith((":", "："))) for t in texts]
    columns["dots"] = [float(t.endswith(("…", "..."))) for t in texts]
    columns["inner ends"] = [log1p(inner_ends(t)) for t in texts]
    columns["commas"] = [log1p(t.count(",") + t.count("、") + t.count("，") + t.count("،")) for t in texts]
    columns["commas a word"] = [t.count(",") / (x.size or 1) for t, x in zip(texts, lines, strict=True)]
    columns["question"] = [float("?" in t) for t in texts]
    columns["exclamation"] = [float("!" in t) for t in texts]
    columns["brackets"] = [float("(" in t) for t in texts]
    columns["quotes"] = [float(bool(_QUOTES.search(t))) for t in texts]
    columns["begins quoted"] = [float(bool(_QUOTES.match(t))) for t in texts]
    columns["upper start"] = [float(t[:1].isupper()) for t in texts]
    columns["lower start"] = [float(t[:1].islower()) for t in texts]
    columns["digit start"] = [float(t[:1].isdigit()) for t in texts]
    columns["bullet start"] = [float(t[:1] in "-*•·–—>+#") for t in texts]
    columns["signs"] = [log1p(len(_SIGNS.findall(t))) for t in texts]
    columns["address"] = [float(bool(_ADDRESS.search(t))) for t in texts]
    columns["money"] = [float(bool(_MONEY.search(t))) for t in texts]
    columns["markup"] = [float("<" in t or "{" in t) for t in texts]
    columns["year"] = [float(bool(_YEAR.search(t))) for t in texts]
    columns["time"] = [float(bool(_TIME.search(t))) for t in texts]
    columns["digits"] = [sum(c.isdigit() for c in t[:120]) / (len(t[:120]) or 1) for t in texts]
    heads = [t[:160].split() for t in texts]
    columns["capitals"] = [sum(w[0].isupper() for w in h) / (len(h) or 1) for h in heads]
    columns["upper words"] = [sum(w.isupper() and len(w) > 1 for w in h) / (len(h) or 1) for h in heads]
    columns["word length"] = [len("".join(h)) / (len(h) or 1) / 5 for h in heads]
    columns["letters"] = [len(_LETTERS.findall(t[:160])) / (len(t[:160]) or 1) for t in texts]
    add("gap", lambda x: x.gap)
    columns["gap after"] = [float(x.gap) for x in lines[1:]] + [1.0]


def _language_features(lines: Sequence[TextLine], columns: Columns) -> None:
    sample = sample_of(lines)
    code = language_of(sample)
    known = stop_words(code)
    unspaced = code is None and script_language(" ".join(sample[:400])) is not None
    shares = [
        (
            0.4 * line.prose
            if unspaced
            else sum(w in known for w in line.words[:80]) / (len(line.words[:80]) or 1)
        )
        for line in lines
    ]
    columns["tongue.stop words"] = shares
    columns["tongue.me"] = [sum(w in _ME for w in x.words[:80]) / sqrt(len(x.words[:80]) or 1) for x in lines]
    columns["tongue.english"] = [float(code == "en")] * len(lines)
    columns["tongue.known"] = [float(code is not None)] * len(lines)
    for how in "=^~":
        columns[f"tongue.hit {how}"] = [float(x.hit is not None and x.hit.how == how) for x in lines]
    for reason in _REASONS:
        columns[f"tongue.{reason}"] = [float(x.hit is not None and x.hit.reason == reason) for x in lines]


def _page(lines: Sequence[TextLine], good: Sequence[float], columns: Columns) -> None:
    count = len(lines)
    total = sum(good) or 1.0
    before = list(accumulate(good, initial=0.0))
    columns["place"] = [i / count for i in range(count)]
    columns["from start"] = [log1p(i) for i in range(count)]
    columns["from end"] = [log1p(count - 1 - i) for i in range(count)]
    columns["story before"] = [b / total for b in before[:-1]]
    columns["story after"] = [1 - (b + g) / total for b, g in zip(before, good, strict=False)]
    columns["page lines"] = [log1p(count)] * count
    columns["page story"] = [log1p(total)] * count
    columns["page prose"] = [sum(g > 0 for g in good) / count] * count
    columns["page gaps"] = [sum(x.gap for x in lines) / count] * count
    columns["page furniture"] = [sum(_is_furniture(x) for x in lines) / count] * count
    columns["page size"] = [log1p(sum(x.size for x in lines) / count)] * count


def _repeats(lines: Sequence[TextLine], good: Sequence[float], columns: Columns) -> None:
    keys = [" ".join(x.words[:30]) for x in lines]
    counts = Counter(keys)
    columns["repeated"] = [log1p(counts[k] - 1) for k in keys]
    seen: set[str] = set()
    again = []
    for key in keys:
        again.append(float(key in seen))
        seen.add(key)
    columns["seen before"] = again
    said: Counter[str] = Counter()
    for line, weight in zip(lines, good, strict=True):
        if weight:
            said.update(list(dict.fromkeys(w for w in line.words if len(w) > 3)))
    columns["shared words"] = [_shared(x, g > 0, said) for x, g in zip(lines, good, strict=True)]
    top = {w for w, _ in said.most_common(40)}
    columns["topic words"] = [
        sum(w in top for w in x.words[:60]) / sqrt(len(x.words[:60]) or 1) for x in lines
    ]
    head = next(
        (x for x, g in zip(lines, good, strict=True) if not g and 4 <= x.size <= 25 and not x.hit), None
    )
    title = {w for w in head.words if len(w) > 3} if head else set()
    columns["headline words"] = [
        sum(w in title for w in x.words[:60]) / sqrt(len(x.words[:60]) or 1) for x in lines
    ]


def _shared(line: TextLine, inside: bool, said: Counter[str]) -> float:
    """The share of a line's longer words that other lines of prose hold too."""
    longer = {w for w in line.words[:60] if len(w) > 3}
    return sum(said[w] > inside for w in longer) / (len(longer) or 1)


def _runs(good: Sequence[float], columns: Columns) -> None:
    count, total = len(good), sum(good) or 1.0
    places = [i for i, g in enumerate(good) if g]
    for most in _RUN_GAPS:
        runs: list[tuple[int, int, float]] = []
        for place in places:
            if runs and place - runs[-1][1] <= most:
                runs[-1] = (runs[-1][0], place, runs[-1][2] + good[place])
            else:
                runs.append((place, place, good[place]))
        share, rank, since, left, inside = ([0.0] * count for _ in range(5))
        order = {r: k for k, r in enumerate(sorted(runs, key=lambda r: -r[2]))}
        at = 0
        for i in range(count):
            while at + 1 < len(runs) and abs(i - runs[at + 1][0]) <= max(0, i - runs[at][1]):
                at += 1
            if not runs:
                break
            first, last, weight = runs[at]
            share[i], rank[i] = weight / total, 1 / (1 + order[runs[at]])
            inside[i] = float(first <= i <= last)
            since[i] = _signed_log(i - first)
            left[i] = _signed_log(last - i)
        for name, column in (
            ("in", inside),
            ("share", share),
            ("rank", rank),
            ("since", since),
            ("left", left),
        ):
            columns[f"run{most} {name}"] = column


def _signed_log(n: int) -> float:
    return log1p(n) if n >= 0 else -log1p(-n)


def _sides(
    lines: Sequence[TextLine], good: Sequence[float], lexicon: Sequence[float], columns: Columns
) -> None:
    count, total = len(lines), sum(good) or 1.0
    measures = {
        "prose": good,
        "size": [log1p(x.size) for x in lines],
        "tongue.furniture": [float(x.hit is not None and x.size < 30) for x in lines],
        "lexical.sum": list(lexicon),
        "short": [float(x.size <= 5) for x in lines],
    }
    for name, values in measures.items():
        sums = list(accumulate(values, initial=0.0))
        for width in _WINDOWS:
            scale = 1 / width
            columns[f"{name} before {width}"] = [
                (sums[i] - sums[max(0, i - width)]) * scale for i in range(count)
            ]
            columns[f"{name} after {width}"] = [
                (sums[min(count, i + 1 + width)] - sums[i + 1]) * scale for i in range(count)
            ]
    for width in _WINDOWS:
        columns[f"weight {width}"] = [
            width * (a + b) / total
            for a, b in zip(columns[f"prose before {width}"], columns[f"prose after {width}"], strict=True)
        ]


def _cues(lines: Sequence[TextLine], columns: Columns) -> None:
    """How far above the last heading of a part of the page stands that is not story."""
    for cue in _CUES:
        since, values = -1, []
        for i, line in enumerate(lines):
            if line.hit is not None and line.hit.reason == cue and line.size <= 8:
                since = i
            values.append(1 / (1 + (i - since) / 5) if since >= 0 else 0.0)
        columns[f"tongue.after {cue}"] = values


def _neighbours(columns: Columns) -> None:
    names = (
        "size",
        "ends",
        "prose",
        "lexical.score",
        "capitals",
        "repeated",
        "tongue.hit =",
        "tongue.stop words",
        "year",
    )
    for name in names:
        column = columns[name]
        count = len(column)
        for step in _NEIGHBOURS:
            columns[f"{name} {step:+d}"] = [
                column[i + step] if 0 <= i + step < count else -0.5 for i in range(count)
            ]
