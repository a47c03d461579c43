"""spaCy's recogniser of names with its decoding in numpy.

The recogniser reads a text token by token and chooses for each the best of some seventy moves: begin a
name, go on in it, end it, a name of one token, none. spaCy asks for every move of every token whether it
is valid now, and each of these calls takes the interpreter's lock and gives it back: more than half of
the time that names cost. But outside of a name the scores depend on the token alone, so those of all
tokens are one product of matrices, and only tokens within names are looked at one after the other. The
names are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

RECOGNISER, BY_MOVES = "ner", "entity_moves"
MOST = 4_000
"""Tokens that are looked at together: memory grows with them."""
_FEATURES = 3  # of a state: the token, where its name begins, and the token before within it


class _Moves(NamedTuple):
    """The numbers of the moves by what they do; `go_on` and `end` by label."""

    outside: int
    begin: dict[int, str]
    unit: dict[int, str]
    go_on: dict[str, int]
    end: dict[str, int]


def decode_by_numpy(nlp: Language) -> None:
    """Let the recogniser of a pipeline decode in numpy. Nothing changes where there is none, or where it
    has another form."""
    from spacy.language import Language as Factories

    if RECOGNISER not in nlp.pipe_names:
        return
    recogniser: Any = nlp.get_pipe(RECOGNISER)
    moves = _moves(recogniser)
    if moves is None:
        return
    if not Factories.has_factory(BY_MOVES):
        Factories.factory(BY_MOVES, func=lambda nlp, name: _EntityMoves())
    place = nlp.pipe_names.index(RECOGNISER)
    nlp.remove_pipe(RECOGNISER)
    later = nlp.pipe_names[place:]
    by_moves: Any = nlp.add_pipe(BY_MOVES, name=RECOGNISER, before=later[0] if later else None)
    by_moves.use(recogniser, moves)


def _moves(recogniser: Any) -> _Moves | None:
    """The moves of a recogniser; None where it is of a form that is not known here."""
    from thinc.api import NumpyOps

    model: Any = getattr(recogniser, "model", None)
    if getattr(model, "name", "") != "parser_model" or recogniser.cfg.get("beam_width") != 1:
        return None
    if not model.attrs["has_upper"] or model.attrs["unseen_classes"] or not isinstance(model.ops, NumpyOps):
        return None
    lower = model.get_ref("lower")
    if lower.get_dim("nF") != _FEATURES or lower.get_dim("nP") < 2:
        return None
    if any("listener" in node.name for node in model.walk()):  # it reads what another component left
        return None
    names = [recogniser.moves.get_class_name(number) for number in range(recogniser.moves.n_moves)]
    by_kind: dict[str, dict[str, int]] = {kind: {} for kind in "BILUO"}
    for number, name in enumerate(names):
        kind, _, label = name.partition("-")
        if kind not in by_kind or (not label and name not in ("O", "U-")):
            return None
        by_kind[kind][label] = number
    by_kind["U"].pop("", None)  # only for what another component forbade
    begin, go_on, end = by_kind["B"], by_kind["I"], by_kind["L"]
    if "" not in by_kind["O"] or not begin.keys() == go_on.keys() == end.keys():
        return None
    starting, unit = ({number: label for label, number in by_kind[kind].items()} for kind in "BU")
    return _Moves(by_kind["O"][""], starting, unit, go_on, end)


class _EntityMoves:
    """The component."""

    def use(self, recogniser: Any, moves: _Moves) -> None:
        """Decode with the weights of this recogniser."""
        self._recogniser, self._moves = recogniser, moves
        self._encoder, self._lower, upper = (
            recogniser.model.get_ref(name) for name in ("tok2vec", "lower", "upper")
        )
        self._bias = self._lower.get_param("b")
        self._weights, self._offsets = upper.get_param("W"), upper.get_param("b")

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Find the names of many texts; `batch_size` texts are read ahead."""
        source = iter(docs)
        while ready := list(islice(source, batch_size)):
            for group in _groups(ready):
                self._find(group)
            yield from ready

    def _find(self, docs: list[Doc]) -> None:
        import numpy as np  # not before `on_one_thread`
        from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START

        known = [doc.to_array([SENT_START, IS_SPACE, ENT_IOB]) for doc in docs]
        if any(rows[:, 2].any() for rows in known):  # names that another component found are to stay
            for doc in docs:
                self._recogniser(doc)
            return
        rows = np.concatenate(known)
        ends = np.array([*accumulate(map(len, docs))])
        crossing = rows[:, 0] == 1  # whether a name that goes on from the token before would cross an end
        crossing = np.append(crossing[1:], True)
        crossing[ends - 1] = True
        states = self._lower.predict(self._encoder.predict(docs))
        best = self._outside(states, crossing, rows[:, 1] != 0)
        found = self._names(best, states[1:], crossing)
        self._write(docs, found, ends.tolist())

    def _outside(self, states: NDArray[Any], crossing: NDArray[Any], spaces: NDArray[Any]) -> NDArray[Any]:
        """The best move of every token if it stands in no name. The first row of `states` is that of what is
        missing; it is summed in the order in which spaCy does it."""
        import numpy as np

        hidden = (((states[1:, 0] + states[0, 1]) + states[0, 2]) + self._bias).max(-1)
        scores = hidden @ self._weights.T + self._offsets
        begin, unit = list(self._moves.begin), list(self._moves.unit)
        allowed = np.zeros(scores.shape, bool)
        allowed[:, self._moves.outside] = True
        allowed[:, begin] = ~(crossing | spaces)[:, None]
        allowed[:, unit] = ~spaces[:, None]
        best: NDArray[Any] = np.where(allowed, scores, -np.inf).argmax(1)
        return best

    def _names(
        self, best: NDArray[Any], states: NDArray[Any], crossing: NDArray[Any]
    ) -> Iterator[tuple[int, int, str]]:
        """The names as ranges of tokens with their label, in order."""
        moves, end = self._moves, 0
        for start in (best != moves.outside).nonzero()[0].tolist():
            if start < end:
                continue
            move = int(best[start])
            end = start + 1
            if move in moves.begin:
                label = moves.begin[move]
                while self._goes_on(label, start, end, states, crossing):
                    end += 1
                end += 1
            else:
                label = moves.unit[move]
            yield start, end, label

    def _goes_on(self, label: str, start: int, at: int, states: NDArray[Any], crossing: NDArray[Any]) -> bool:
        """Whether the name that began at `start` goes on behind the token `at`, or ends with it."""
        if crossing[at]:
            return False
        hidden = (((states[at, 0] + states[start, 1]) + states[at - 1, 2]) + self._bias).max(-1)
        two = (self._moves.go_on[label], self._moves.end[label])
        on, ends = (hidden @ self._weights[number] + self._offsets[number] for number in two)
        return bool(on > ends or (on == ends and two[0] < two[1]))

    def _write(self, docs: list[Doc], found: Iterator[tuple[int, int, str]], ends: list[int]) -> None:
        from spacy.tokens import Span

        found_next = next(found, None)
        begin = 0
        for doc, limit in zip(docs, ends, strict=True):
            names = []
            while found_next is not None and found_next[0] < limit:
                start, end, label = found_next
                names.append(Span(doc, start - begin, end - begin, label=label))
                found_next = next(found, None)
            doc.set_ents(names, default="outside")
            begin = limit


def _groups(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Texts in groups of at most MOST tokens, or of one text; those without tokens are left out."""
    group: list[Doc] = []
    size = 0
    for doc in docs:
        if group and size + len(doc) > MOST:
            yield group
            group, size = [], 0
        if len(doc):
            group.append(doc)
            size += len(doc)
    if group:
        yield group
