"""A parsed article as arrays, for the features, the linker and the rules of quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.records import Mark
from reader.annotate.tokens import cues
from reader.frozen import frozen
from reader.model.article import Article
from reader.model.span import Span
from reader.numerics.types import Flags, Floats, Hashes, Ints

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

CUE = 0.15  # probability from which on a word counts as a cue
_STEPS = 40  # a token deeper below its cue than this is not linked to it
_SUBJECTS = ("nsubj", "nsubjpass")
_SHARING = ("conj", "xcomp", "advcl", "pcomp")
_RELATIVE = ("who", "which", "that", "whom")


@frozen
class TokenArrays:
    """Arrays over the tokens of one article; indices into them, -1 where there is none.

    `edges` are the tokens' starts, and the text's length at the end. `quote` is the outer mark stretch a
    token stands in, `nested` whether in a nested one, `paragraph` its block. `cue` is the probability
    that it attributes, 0 within quotation marks. `above` is the nearest cue that it hangs below, `link`
    the token on the way there that hangs on the cue itself. `subject` is the subject of a verb, its own
    or shared with the verb it hangs on. `left` and `right` are the first and last token of its subtree.
    """

    edges: Ints
    ends: Ints
    lower: Hashes
    lemma: Hashes
    shape: Hashes
    suffix: Hashes
    tag: Hashes
    pos: Hashes
    dep: Hashes
    entity: Hashes
    inside: Ints
    head: Ints
    sentence: Ints
    paragraph: Ints
    space: Flags
    quote: Ints
    nested: Flags
    outer: tuple[Mark, ...]
    cue: Floats
    above: Ints
    link: Ints
    subject: Ints
    left: Ints
    right: Ints
    strings: StringStore

    def __len__(self) -> int:
        return len(self.lower)

    def span(self, tokens: tuple[int, int]) -> Span:
        """A token range, end exclusive, in characters."""
        return Span(int(self.edges[tokens[0]]), int(self.ends[tokens[1] - 1]))

    def is_dep(self, *names: str) -> Flags:
        """Which tokens have one of these dependency labels."""
        return among(self.dep, hashes(self.strings, names))


def hashes(strings: StringStore, names: tuple[str, ...]) -> Hashes:
    """spaCy's hashes of some strings."""
    return np.array([strings[n] for n in names], np.uint64)


def among(values: Hashes, wanted: Hashes) -> Flags:
    """Which values are among a few wanted ones; faster than `np.isin` for some dozen."""
    found = np.zeros(len(values), bool)
    for one in wanted:
        found |= values == one
    return found


def token_arrays(
    article: Article,
    doc: Doc,
    marks: tuple[Mark, ...],
    reach: tuple[Ints, Ints],
    lexicon: cues.CueLexicon | None = None,
) -> TokenArrays:
    """The arrays of one parsed article; `reach` are the first and last token of every subtree.

    `lexicon` is the cue lexicon where it is not the program's own.
    """
    strings = doc.vocab.strings
    names = ("LOWER", "LEMMA", "SHAPE", "SUFFIX", "TAG", "POS", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD")
    table: Hashes = np.asarray(doc.to_array([*names, "SENT_START", "IS_SPACE", "IDX", "LENGTH"]), np.uint64)
    table = table.reshape(-1, 14)
    lower, lemma, shape, suffix, tag, pos, dep, entity = (np.ascontiguousarray(table[:, i]) for i in range(8))
    n = len(table)
    here = np.arange(n)
    head = here + table[:, 9].astype(np.int64)
    starts = table[:, 12].astype(np.int64)
    edges = np.append(starts, len(doc.text))
    ends = starts + table[:, 13].astype(np.int64)
    blocks = np.array([b.start for b in article.blocks] or [0])
    paragraph = np.maximum(np.searchsorted(blocks, starts, "right") - 1, 0)
    sentence = np.cumsum(table[:, 10].astype(np.int64) == 1)
    outer, quote, nested = _quotes(marks, starts)
    cue = _cue(lemma, pos, strings, lexicon or cues.load())
    cue[quote >= 0] = 0
    above, link = _above(cue >= CUE, head)
    return TokenArrays(
        edges, ends, lower, lemma, shape, suffix, tag, pos, dep, entity,
        table[:, 8].astype(np.int64), head, sentence, paragraph, table[:, 11] != 0,
        quote, nested, outer, cue, above, link, _subjects(dep, head, lower, strings), *reach, strings,
    )  # fmt: skip


def _quotes(marks: tuple[Mark, ...], starts: Ints) -> tuple[tuple[Mark, ...], Ints, Flags]:
    outer = tuple(m for m in marks if m.depth == 0)
    quote = np.full(len(starts), -1)
    nested = np.zeros(len(starts), bool)
    for i, mark in enumerate(outer):
        quote[np.searchsorted(starts, mark.start) : np.searchsorted(starts, mark.end)] = i
    for mark in marks:
        if mark.depth == 1:
            nested[np.searchsorted(starts, mark.start) : np.searchsorted(starts, mark.end)] = True
    return outer, quote, nested


def _cue(lemma: Hashes, pos: Hashes, strings: StringStore, lexicon: cues.CueLexicon) -> Floats:
    keys, values = lexicon.table(strings)
    mixed = lemma.copy()
    known = np.zeros(len(lemma), bool)
    for name, kind in cues.CLASSES.items():
        of_class = pos == np.uint64(strings[name])
        known |= of_class
        mixed[of_class] ^= np.uint64(cues.class_key(kind))
    at = np.minimum(np.searchsorted(keys, mixed), len(keys) - 1)
    found: Floats = np.where(known & (keys[at] == mixed), values[at], np.float32(0))
    return found


def _above(is_cue: Flags, head: Ints) -> tuple[Ints, Ints]:
    """For every token the nearest cue on its way to the root, and the last token before it."""
    at = np.arange(len(head))
    above, link = np.full(len(head), -1), np.full(len(head), -1)
    going = head != at
    for _ in range(_STEPS):
        if not going.any():
            break
        up = head[at]
        hit = going & is_cue[up]
        above[hit], link[hit] = up[hit], at[hit]
        going &= ~hit & (head[up] != up)
        at = np.where(going, up, at)
    return above, link


def _subjects(dep: Hashes, head: Ints, lower: Hashes, strings: StringStore) -> Ints:
    subject = np.full(len(dep), -1)
    own = among(dep, hashes(strings, _SUBJECTS))
    where = np.flatnonzero(own)[::-1]  # the first of several stays
    subject[head[where]] = where
    agents = np.flatnonzero(dep == np.uint64(strings["agent"]))
    if len(agents):
        objects = np.flatnonzero(dep == np.uint64(strings["pobj"]))
        objects = objects[np.isin(head[objects], agents)]
        subject[head[head[objects]]] = objects
    relative = among(dep, hashes(strings, ("relcl", "acl")))
    pronoun = among(lower, hashes(strings, _RELATIVE))
    safe = np.maximum(subject, 0)
    takes = relative & ((subject < 0) | pronoun[safe])
    subject[takes] = head[takes]
    sharing = among(dep, hashes(strings, _SHARING))
    for _ in range(3):
        lacks = sharing & (subject < 0)
        subject[lacks] = subject[head[lacks]]
    return subject
