"""The trained model of quotations, and tagging with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reader.annotate.quotes.tagger.features import Vocabulary, categories, numbers, sequences
from reader.annotate.quotes.tagger.linker import LinkerWeights
from reader.annotate.quotes.tagger.network import TaggerWeights, emit
from reader.annotate.quotes.tagger.tagged_spans import Tagging
from reader.annotate.quotes.tagger.tags import allowed
from reader.annotate.tokens.arrays import TokenArrays
from reader.frozen import frozen
from reader.numerics.crf import TagChain
from reader.numerics.types import Floats

if TYPE_CHECKING:
    from spacy.tokens import Doc

_AT_ONCE = 20_000  # tokens tagged together: memory grows with them


@frozen
class ConfidenceModel:
    """A logistic function of a piece's features: the probability that content and source are right.

    `calibration` is piecewise linear in the log-odds: a constant, a slope, and a change at each knot.
    """

    weights: Floats
    bias: float
    calibration: Floats


@frozen
class SpeechModel:
    """A logistic function of a quotation's features: the probability that it is speech.

    `sure` combines it with the confidence of the whole piece into the probability that the quotation is
    speech of that source: a constant, and the weights of both log-odds and of a clause around the marks.
    """

    weights: Floats
    bias: float
    sure: Floats


@frozen
class QuoteModel:
    """Everything that was learnt: the tagger's network, the linker, and the two probabilities."""

    weights: TaggerWeights
    vocabulary: Vocabulary
    linker: LinkerWeights
    confidence: ConfidenceModel
    speech: SpeechModel

    def fits(self, doc: Doc) -> bool:
        """Whether the parse comes from a language model of the kind this one was trained with."""
        same: bool = doc.tensor.shape == (len(doc), len(self.weights.mean)) and doc.vocab.vectors_length == 0
        return same

    def tag(self, arrays: TokenArrays, context: Floats) -> Tagging:
        """Tags and their probabilities; `context` are spaCy's vectors, one a token."""
        columns, extra = categories(arrays, self.vocabulary), numbers(arrays)
        ends = [end for _, end in sequences(arrays)]
        chain = TagChain(self.weights.step, self.weights.begin, allowed())
        tags, shares = [], []
        start, first = 0, 0
        for i, end in enumerate(ends):
            if end - start < _AT_ONCE and i + 1 < len(ends):
                continue
            cuts = [e - start for e in ends[first : i + 1]]
            part = slice(start, end)
            scores = emit(self.weights, columns[part], extra[part], context[part], cuts)
            tags.append(chain.viterbi(scores, cuts))
            shares.append(chain.marginals(scores, cuts))
            start, first = end, i + 1
        return Tagging(np.concatenate(tags), np.concatenate(shares))
