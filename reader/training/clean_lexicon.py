"""Learn the hashed lexicon of the cleaner: logistic regression over the buckets of labelled lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reader.clean.models.hashed_lexicon import BUCKETS


def learn_lexicon(
    lines: Sequence[Sequence[int]], labels: Sequence[float], weights: Sequence[float], strength: float = 1.0
) -> tuple[np.ndarray, float]:
    """Weights of all buckets, and the bias. `lines` are the buckets of each line, `strength` is C."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression

    ends = np.cumsum([0, *(len(b) for b in lines)])
    indices = np.fromiter((b for line in lines for b in line), np.int32, ends[-1])
    values = np.repeat([1 / (len(b) or 1) ** 0.5 for b in lines], np.diff(ends))
    matrix = csr_matrix((values, indices, ends), shape=(len(lines), BUCKETS))
    model = LogisticRegression(C=strength, max_iter=60, tol=1e-3)
    model.fit(matrix, np.asarray(labels) >= 0.5, sample_weight=np.asarray(weights))
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])
