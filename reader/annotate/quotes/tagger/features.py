"""What the tagger sees of every token: categories, numbers, and spaCy's contextual vector.

Used alike in training and in the program.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from reader.annotate.tokens.arrays import CUE, TokenArrays, hashes
from reader.frozen import frozen
from reader.numerics.types import Flags, Floats, Hashes, Ints

BUCKETS = (0.0, 0.05, 0.15, 0.35, 0.65)
LENGTH = 192  # tokens of a sequence
_LENGTHS = (1, 2, 4, 8, 20)
_OBJECTS = ("ccomp", "parataxis", "pobj", "dobj", "xcomp", "acl", "advcl", "prep")

Categories = NDArray[np.int32]


@frozen
class Vocabulary:
    """Sorted hashes of the strings that have a vector of their own; 0 stands for all others."""

    words: Hashes
    lemmas: Hashes
    suffixes: Hashes
    shapes: Hashes
    tags: Hashes
    deps: Hashes
    entities: Hashes


def number(table: Hashes, of: Hashes) -> Ints:
    """The place of each hash in a table, from 1; 0 where it is not in it."""
    if not len(table):
        return np.zeros(len(of), np.int64)
    at = np.minimum(np.searchsorted(table, of), len(table) - 1)
    found: Ints = np.where(table[at] == of, at + 1, 0)
    return found


def sizes(vocabulary: Vocabulary) -> dict[str, int]:
    """The categories by name, with the number of values of each."""
    deps, buckets = len(vocabulary.deps) + 1, len(BUCKETS) + 1
    return {
        "word": len(vocabulary.words) + 1,
        "tag": len(vocabulary.tags) + 1,
        "dep": deps,
        "quote": 7,
        "cue": buckets,
        "above": deps * buckets,
        "subject": 9,
        "head": deps * buckets,
        "edge": 5,
        "quotation": 1 + 6 * (len(_LENGTHS) + 1),
        "entity": 4 * (len(vocabulary.entities) + 1),
        "shape": len(vocabulary.shapes) + 1,
        "headlemma": len(vocabulary.lemmas) + 1,
        "cuelemma": len(vocabulary.lemmas) + 1,
        "suffix": len(vocabulary.suffixes) + 1,
    }


NUMBERS = 19  # that are no categories, about one token


def categories(arrays: TokenArrays, vocabulary: Vocabulary) -> Categories:
    """One column for each of `sizes`, in its order. Names have no word of their own: only their kind."""
    name = arrays.pos == np.uint64(arrays.strings["PROPN"])
    bucket = np.searchsorted(np.array(BUCKETS), arrays.cue, "left")
    deps = number(vocabulary.deps, arrays.dep)
    lemmas = number(vocabulary.lemmas, arrays.lemma)
    lemmas[name] = 0
    has, above = arrays.above >= 0, np.maximum(arrays.above, 0)
    link = np.maximum(arrays.link, 0)
    many = len(BUCKETS) + 1
    return np.stack(
        [
            np.where(name, 0, number(vocabulary.words, arrays.lower)),
            number(vocabulary.tags, arrays.tag),
            deps,
            _quote_state(arrays),
            bucket,
            np.where(has, deps[link] * many + bucket[above], 0),
            _subject_state(arrays),
            deps[arrays.head] * many + bucket[arrays.head],
            _argument_edges(arrays),
            _quotation(arrays),
            number(vocabulary.entities, arrays.entity) * 4 + arrays.inside,
            number(vocabulary.shapes, arrays.shape),
            lemmas[arrays.head],
            np.where(has, lemmas[above], 0),
            np.where(name, 0, number(vocabulary.suffixes, arrays.suffix)),
        ],
        axis=1,
    ).astype(np.int32)


def _quote_state(arrays: TokenArrays) -> Ints:
    """0 outside, 1 first, 2 within, 3 last, 4 in a nested one, 5 just before, 6 just after."""
    quote = arrays.quote
    state = np.where(quote >= 0, 2, 0)
    state[arrays.nested] = 4
    change = np.flatnonzero(quote[1:] != quote[:-1])
    begins, ends = change + 1, change
    state[begins[quote[begins] >= 0]] = 1
    state[ends[quote[ends] >= 0]] = 3
    state[ends[(quote[ends] < 0)]] = 5
    after = begins[quote[begins] < 0]
    state[after] = 6
    if len(quote) and quote[0] >= 0:
        state[0] = 1
    return state


def _subject_state(arrays: TokenArrays) -> Ints:
    """Whether a token is the subject of a cue: before it, after it, shared; of a sure one; of a noun."""
    state = np.zeros(len(arrays), np.int64)
    cues = np.flatnonzero((arrays.cue >= CUE) & (arrays.subject >= 0))
    subject = arrays.subject[cues]
    kind = np.where(arrays.head[subject] == cues, np.where(subject < cues, 1, 2), 3)
    np.maximum.at(state, subject, kind + 3 * (arrays.cue[cues] >= 0.5))
    cued = arrays.cue[arrays.head] >= CUE
    state[(state == 0) & cued & arrays.is_dep("poss")] = 7
    state[(state == 0) & (arrays.cue[arrays.head[arrays.head]] >= CUE) & arrays.is_dep("pobj")] = 8
    return state


def _argument_edges(arrays: TokenArrays) -> Ints:
    """Where an argument of a cue begins (1) and ends (2), and where its subject does (3, 4)."""
    state = np.zeros(len(arrays), np.int64)
    cued = (arrays.cue[arrays.head] >= CUE) & (arrays.head != np.arange(len(arrays)))
    for names, first in ((_OBJECTS, 1), (("nsubj", "nsubjpass", "agent", "poss"), 3)):
        where = cued & arrays.is_dep(*names)
        state[arrays.left[where]] = first
        state[arrays.right[where]] = first + 1
    return state


def _quotation(arrays: TokenArrays) -> Ints:
    """The length of the quotation, whether it begins with a capital, and how it ends."""
    values = np.zeros(len(arrays.outer) + 1, np.int64)
    counts = np.bincount(arrays.quote + 1, minlength=len(arrays.outer) + 1)[1:]
    comma, stops = arrays.strings[","], hashes(arrays.strings, (".", "?", "!"))
    starts = np.searchsorted(arrays.edges[:-1], [m.start for m in arrays.outer])
    for i, mark in enumerate(arrays.outer):
        first = int(starts[i])
        last = first + int(counts[i])
        if first >= len(arrays) or not counts[i]:
            continue
        capital = arrays.strings[int(arrays.shape[min(first + 1, len(arrays) - 1)])][:1] == "X"
        tail = set(arrays.lower[max(first, last - 2) : last + 1].tolist())
        end = 1 if comma in tail else 2 if any(int(s) in tail for s in stops) else 0
        length = int(np.searchsorted(_LENGTHS, counts[i] - mark.opened - mark.closed))
        values[i] = 1 + (length * 2 + capital) * 3 + end
    return values[arrays.quote]


def numbers(arrays: TokenArrays) -> Floats:
    """Numbers between about -1 and 1: neighbouring paragraphs, place, distances, cue probabilities."""
    n = len(arrays)
    inside = (arrays.quote >= 0).astype(np.float32)
    paragraphs = int(arrays.paragraph[-1]) + 2 if n else 1
    size = np.maximum(np.bincount(arrays.paragraph, minlength=paragraphs), 1)
    share = np.bincount(arrays.paragraph, inside, paragraphs) / size
    first = np.searchsorted(arrays.paragraph, np.arange(paragraphs))
    opens = np.append(inside, 0)[np.minimum(first, n)]
    before, after = np.maximum(arrays.paragraph - 1, 0), arrays.paragraph + 1
    here = np.arange(n)
    in_paragraph = (here - first[arrays.paragraph]) / size[arrays.paragraph]
    sentence = arrays.sentence - arrays.sentence[0] if n else arrays.sentence
    length = np.bincount(sentence)
    begin = np.searchsorted(sentence, np.arange(len(length)))
    cues_here = np.bincount(sentence, arrays.cue)
    previous, following = _distances(inside > 0)
    gap = np.where(arrays.above >= 0, here - arrays.above, 0)
    left, right = _decayed(arrays.cue), _decayed(arrays.cue[::-1])[::-1]
    columns = [
        opens[before] * (arrays.paragraph > 0), opens[after], share[before] * (arrays.paragraph > 0),
        share[after], share[arrays.paragraph], opens[arrays.paragraph],
        np.minimum(cues_here[sentence], 3) / 3, (here - begin[sentence]) / np.maximum(length[sentence], 1),
        np.minimum(length[sentence], 60) / 60, in_paragraph, np.minimum(size[arrays.paragraph], 150) / 150,
        np.exp(-previous / 8), np.exp(-following / 8), left, right, arrays.cue,
        np.where(arrays.above >= 0, arrays.cue[arrays.above], 0), np.clip(gap, -20, 20) / 20,
        (arrays.paragraph == 0).astype(np.float32),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _distances(flags: Flags) -> tuple[Ints, Ints]:
    """Tokens since the last flag, and until the next one; 0 on a flag."""
    n = len(flags)
    here = np.arange(n)
    last = np.maximum.accumulate(np.where(flags, here, -1000))
    coming = np.minimum.accumulate(np.where(flags, here, n + 1000)[::-1])[::-1]
    return here - last, coming - here


def _decayed(values: Floats) -> Floats:
    """The cue probabilities before each token, fading by distance."""
    total = np.zeros(len(values), np.float32)
    for step in range(1, 9):
        total[step:] = np.maximum(total[step:], values[:-step] * (1 - step / 9))
    return total


def sequences(arrays: TokenArrays) -> Iterator[tuple[int, int]]:
    """Token ranges to tag at once: whole paragraphs while they fit, long ones cut at sentences."""
    begins = np.flatnonzero(np.diff(arrays.paragraph, prepend=-1))
    sentences = np.flatnonzero(np.diff(arrays.sentence, prepend=-1))
    start, n = 0, len(arrays)
    while start < n:
        end = min(start + LENGTH, n)
        if end < n:
            for stops in (begins, sentences):
                at = int(np.searchsorted(stops, end, "right")) - 1
                if at >= 0 and stops[at] > start:
                    end = int(stops[at])
                    break
        yield start, end
        start = end
