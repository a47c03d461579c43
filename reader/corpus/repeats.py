"""The same quote in several articles: word for word, shortened, or reworded by a few words.

MinHash (Broder 1997) of stretches of a quote finds candidates, so that a part finds the whole; an
alignment by words decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from zlib import crc32

from reader.corpus.audit import ArticleSpeech
from reader.corpus.groups import Groups
from reader.corpus.words import content, words
from reader.frozen import frozen
from reader.store.index.rows import FoundQuote, IndexedArticle

FEWEST = 5  # words of a quote that is compared
_STRETCH, _STEP = 10, 3  # words
_PERMUTATIONS, _BANDS = 60, (20, 3)
_MARKED = re.compile(r"[“\"«„]([^”\"»“]+)[”\"»“]?")
_ABOUT = 0.75  # of the words that say what a sentence is about stay when it is reworded
SAME, SHORTENED, REWORDED = "the same", "shortened", "reworded"


@frozen
class SpokenWords:
    """Words in quotation marks, and whose they are."""

    article: IndexedArticle
    quote: FoundQuote
    text: str
    words: tuple[str, ...]


@frozen
class RepeatedWords:
    """One of the places of a repeat. `how` it relates to the fullest version: `differs` says in which words,
    `- left out + put in`."""

    spoken: SpokenWords
    how: str
    differs: str


@frozen
class Repeat:
    """A quote in several articles, the fullest version first, then by day. `names`: who is named, with
    how often; `disputed`: not everywhere the same."""

    places: tuple[RepeatedWords, ...]
    names: tuple[tuple[str, int], ...]

    @property
    def disputed(self) -> bool:
        """Whether the articles name different people."""
        return len({_last(name) for name, _ in self.names if name}) > 1


def spoken_words(articles: Iterable[ArticleSpeech]) -> Iterator[SpokenWords]:
    """The quotes that are long enough to be compared: what stands in marks, not what is reported."""
    for one in articles:
        for quote in one.quotes:
            if quote.kind == "indirect":
                continue
            pieces = [quote.words] if quote.kind == "direct" else _MARKED.findall(quote.words)
            for piece in pieces:
                found = tuple(words(piece))
                if len(found) >= FEWEST:
                    yield SpokenWords(one.article, quote, piece, found)


def find_repeats(spoken: Sequence[SpokenWords]) -> tuple[Repeat, ...]:
    """The quotes that stand in several articles, those in most first.

    Raises ImportError where the libraries of the extra `corpus` are missing.
    """
    groups = Groups[int]()
    for one, other in candidate_pairs(spoken):
        a, b = spoken[one], spoken[other]
        if a.article.id != b.article.id and not groups.same(one, other) and likeness(a.words, b.words):
            groups.join(one, other)
    found = [_repeat(one) for group in groups.all() for one in _stars([spoken[number] for number in group])]
    return tuple(sorted(found, key=lambda one: (-len(one.places), one.places[0].spoken.article.day)))


def candidate_pairs(spoken: Sequence[SpokenWords]) -> Iterator[tuple[int, int]]:
    """Pairs of indices that may be repeats: they have a stretch of words that is nearly the same."""
    from datasketch import MinHash, MinHashLSH

    owners: list[int] = []
    stretches: list[list[bytes]] = []
    for number, one in enumerate(spoken):
        for stretch in _stretches(one.words):
            owners.append(number)
            stretches.append(stretch)
    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    hashed = MinHash.generator(stretches, num_perm=_PERMUTATIONS, hashfunc=crc32)
    seen: set[tuple[int, int]] = set()
    for key, values in enumerate(hashed):
        owner = owners[key]
        for other in {owners[known] for known in index.query(values)}:
            if other != owner and (other, owner) not in seen:
                seen.add((other, owner))
                yield other, owner
        index.insert(key, values, check_duplication=False)


def likeness(one: Sequence[str], other: Sequence[str]) -> str:
    """How two quotes are alike by their words: SAME, SHORTENED, REWORDED, or '' where they are not."""
    from rapidfuzz.distance import LCSseq

    short, long = sorted((list(one), list(other)), key=len)
    if short == long:
        return SAME
    blocks = [op for op in LCSseq.opcodes(short, long) if op.tag == "equal"]
    lengths = [op.src_end - op.src_start for op in blocks]
    # sentences of one pattern share small words: of those that say what it is about most have to stay
    about, also = content(" ".join(short)), content(" ".join(long))
    kept = len(about & also)
    if kept < _ABOUT * len(about):
        return ""
    solid = sum(length for length in lengths if length >= 3)
    pieces = sum(length >= 3 for length in lengths)
    if solid >= max(FEWEST, 0.85 * len(short)) and pieces <= 3 and len(short) < 0.9 * len(long):
        return SHORTENED  # the words of a part lie close together in the whole, but for a cut or two
    close = sum(length for length in lengths if length >= 2)
    meant = close >= FEWEST and close >= 0.75 * len(long) and kept >= _ABOUT * len(also)
    return REWORDED if meant else ""


def difference(full: Sequence[str], part: Sequence[str]) -> str:
    """What `part` leaves out of `full` and puts in, as `- left out + put in`."""
    from rapidfuzz.distance import LCSseq

    pieces: list[str] = []
    gone: list[str] = []
    new: list[str] = []
    for op in [*LCSseq.opcodes(list(full), list(part)), None]:
        if op is not None and op.tag != "equal":
            gone += full[op.src_start : op.src_end]
            new += part[op.dest_start : op.dest_end]
            continue
        pieces += [f"- {_short(gone)}"] if gone else []
        pieces += [f"+ {_short(new)}"] if new else []
        gone, new = [], []
    return " ".join(pieces)


def _short(found: Sequence[str]) -> str:
    return " ".join(found) if len(found) <= 6 else f"{found[0]} {found[1]} … {found[-1]}"


def _stretches(found: tuple[str, ...]) -> Iterator[list[bytes]]:
    """Sets of single words and pairs of stretches of a quote, the whole of a short one."""
    last = max(0, len(found) - _STRETCH)
    for at in sorted({*range(0, last + 1, _STEP), last}):
        here = list(islice(found, at, at + _STRETCH))
        pairs = [f"{a} {b}" for a, b in pairwise(here)]
        yield [one.encode() for one in (*here, *pairs)]


def _stars(spoken: list[SpokenWords]) -> Iterator[list[SpokenWords]]:
    """The fullest version with those that are like it, then the same of those left over: likeness to a
    neighbour alone would lead from one sentence to another in small steps."""
    while len(spoken) > 1:
        fullest = _fullest(spoken)
        alike = [one for one in spoken if one is fullest or likeness(fullest.words, one.words)]
        if len({one.article.id for one in alike}) > 1:
            yield alike
        spoken = [one for one in spoken if one not in alike]


def _fullest(spoken: list[SpokenWords]) -> SpokenWords:
    return max(spoken, key=lambda one: (len(one.words), -one.article.id))


def _repeat(spoken: list[SpokenWords]) -> Repeat:
    fullest = _fullest(spoken)
    others = sorted(
        (one for one in spoken if one is not fullest), key=lambda one: (one.article.day, one.article.id)
    )
    places = [RepeatedWords(fullest, SAME, "")]
    for one in others:
        how = likeness(fullest.words, one.words) or REWORDED
        places.append(RepeatedWords(one, how, difference(fullest.words, one.words)))
    names: dict[str, int] = {}
    for one in spoken:
        names[one.quote.name] = names.get(one.quote.name, 0) + 1
    return Repeat(tuple(places), tuple(sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))))


def _last(name: str) -> str:
    found = words(name)
    return found[-1] if found else ""
