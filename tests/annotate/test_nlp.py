"""The language model as it is loaded: its numerics, and what they must not change."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest

from reader.annotate.nlp import find_model, load_model, titles_with_stops
from reader.errors import NoLanguageModel

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = (
    "The harbour board of Port Ellis met on Monday. “It is late,” said Ines Okafor, the chief engineer.",
    "Two of the 14 cranes, which cost $3 million in 2011, have stood still since the storm.",
    "Who pays?",
    "",
)


def test_other_numerics_leave_the_parse_as_it_is(nlp: Language) -> None:
    import spacy

    plain = spacy.load(find_model())
    for ours, theirs in zip(nlp.pipe(TEXTS), plain.pipe(TEXTS), strict=True):
        assert [(t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.ent_iob_) for t in ours] == [
            (t.tag_, t.dep_, t.head.i, t.lemma_, t.ent_type_, t.ent_iob_) for t in theirs
        ]
        assert np.allclose(ours.tensor, theirs.tensor, atol=1e-4)


def test_the_tokenizer_has_the_rules_of_the_model(nlp: Language) -> None:
    import spacy

    plain = spacy.load(find_model(), exclude=["tok2vec", "tagger", "parser", "ner", "lemmatizer"])
    odd = "They'd've gone (a.m.), U.S.-led; 10km/h http://a.example/b?c=d “so…” :-) don't—can't. 3m."
    plain.tokenizer.add_special_case("m.", [{"ORTH": "m"}, {"ORTH": "."}])  # type: ignore[union-attr]
    plain.tokenizer.add_special_case("g.", [{"ORTH": "g"}, {"ORTH": "."}])  # type: ignore[union-attr]
    for title in titles_with_stops():
        plain.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    assert nlp.tokenizer.to_bytes(exclude=["vocab"]) == plain.tokenizer.to_bytes(exclude=["vocab"])  # type: ignore[union-attr]
    assert [token.text for token in nlp.make_doc(odd)] == [token.text for token in plain.make_doc(odd)]


def test_no_matrix_is_left_to_blis(nlp: Language) -> None:
    from thinc.api import Model, NumpyOps

    models = [getattr(pipe, "model", None) for _, pipe in nlp.pipeline]
    used = {node.ops for model in models if isinstance(model, Model) for node in model.walk()}
    assert used
    assert not any(ops.use_blis for ops in used if isinstance(ops, NumpyOps))


def test_numerics_stay_on_one_thread_unless_set_otherwise() -> None:
    script = (
        "import os, sys; from reader.annotate.nlp import on_one_thread; assert 'numpy' not in sys.modules; "
        "on_one_thread(); print(os.environ)"
    )
    complaint = {k: v for k, v in os.environ.items() if not k.endswith("_NUM_THREADS")} | {
        "OMP_NUM_THREADS": "2"
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=complaint, capture_output=True, text=True, check=True
    )
    assert "'OMP_NUM_THREADS': '2'" in done.stdout
    assert "'OPENBLAS_NUM_THREADS': '1'" in done.stdout


SPACY = """
import sys
from reader.annotate import spacy_import
from reader.annotate.nlp import load_model
spacy_import.TAKEN = sys.argv[1]
assert load_model()("Ada spoke.")[1].lemma_ == "speak"
print(*sorted({"requests", "torch", "typer"} & set(sys.modules)))
import spacy.cli
assert callable(spacy.cli.info)
"""


@pytest.mark.parametrize(("taken", "loaded"), [("info", ""), ("other", "requests typer")])
def test_spacy_is_imported_without_its_commands_where_it_lets_itself(taken: str, loaded: str) -> None:
    done = subprocess.run([sys.executable, "-c", SPACY, taken], capture_output=True, text=True)
    assert (done.stdout, done.returncode) == (f"{loaded}\n", 0), done.stderr


@pytest.mark.parametrize("name", ["rich", "no_such_model", "json", ".here", "no/such/path", "blank:en"])
def test_what_is_no_language_model_is_reported_in_one_line(name: str, nlp: Language) -> None:
    with pytest.raises(NoLanguageModel, match=name) as complaint:
        load_model(name)
    assert "\n" not in str(complaint.value)
