"""spaCy's attribute ruler as a table: the part of speech, morphology and lemma that a tag and a word have.

The ruler of the English models has some 180 rules, nearly all of them about one token by its tag and word.
spaCy runs an automaton over every token for them, a fifth of the time of a parse; here the rules of a token
are looked up by what they ask for, once for every combination that occurs. The result is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER, TABLE = "attribute_ruler", "attribute_table"
MOST = 200_000
"""Combinations that are kept; beyond it all are forgotten, and looked up anew."""
_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
_GIVEN = ("POS", "MORPH", "LEMMA", "TAG", "DEP")
_IN_BULK = 3
"""Attributes, of those given, that are written for all tokens at once; the others change few tokens."""

Key = tuple[int, ...]
Test = Callable[[int], bool]


class _Rule(NamedTuple):
    """One pattern: for each of its tokens a test by column of `_ASKED`, and what the token number `at`
    of them is given, by column of `_GIVEN`. `words` are those that its first token may be; None for any."""

    tokens: tuple[dict[int, Test], ...]
    at: int
    given: dict[int, int]
    words: frozenset[int] | None

    def fits(self, keys: Sequence[Key]) -> bool:
        """Whether the pattern fits these tokens."""
        return len(keys) == len(self.tokens) and all(map(_allows, self.tokens, keys))


def tabulate_attributes(nlp: Language) -> None:
    """Put a table in the place of the attribute ruler of a pipeline. Nothing changes where there is none,
    where it has rules of another form, or where another component sets such attributes before it."""
    from spacy.language import Language as Factories

    if RULER not in nlp.pipe_names or "morphologizer" in nlp.pipe_names:
        return
    rules = _rules(nlp)
    if rules is None:
        return
    if not Factories.has_factory(TABLE):
        Factories.factory(TABLE, func=lambda nlp, name: _Table(()))
    place = nlp.pipe_names.index(RULER)
    nlp.remove_pipe(RULER)
    names = nlp.pipe_names
    table: Any = nlp.add_pipe(TABLE, before=names[place]) if place < len(names) else nlp.add_pipe(TABLE)
    table.use(rules)


class _Table:
    """The component: a row of given values for every combination of asked ones that was met."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        self.use(rules)

    def use(self, rules: Sequence[_Rule]) -> None:
        """Take these rules; of those that give a token the same attribute the last one counts."""
        self._rules = tuple(rules)
        self._of_word: dict[int, list[int]] = {}
        for number, rule in enumerate(rules):
            for word in rule.words or ():
                self._of_word.setdefault(word, []).append(number)
        self._of_any = [number for number, rule in enumerate(rules) if rule.words is None]
        self._of_tag: dict[int, list[int]] = {}
        self._known: dict[Key, Key] = {}
        self._begin: dict[Key, tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        import numpy as np  # not before `on_one_thread`

        keys: list[Key] = [tuple(row) for row in doc.to_array(list(_ASKED)).tolist()]
        if len(self._known) > MOST:
            self._known.clear()
            self._begin.clear()
        known = self._known
        given = [known.get(key) or self._look_up(key) for key in keys]
        for at, longer in self._matches(keys):
            given[at] = self._merged(self._fitting(keys[at]), longer)
        bulk: Any = np.array([row[:_IN_BULK] for row in given], dtype=np.uint64)
        doc.from_array(list(_GIVEN[:_IN_BULK]), bulk)
        for at, (*_, tag, dep) in enumerate(given):
            if tag:
                doc[at].tag = tag
            if dep:
                doc[at].dep = dep
        return doc

    def _look_up(self, key: Key) -> Key:
        fitting = self._fitting(key)
        self._begin[key] = tuple(number for number in fitting if len(self._rules[number].tokens) > 1)
        self._known[key] = self._merged(fitting)
        return self._known[key]

    def _fitting(self, key: Key) -> list[int]:
        """The rules whose first token this may be."""
        tag, word = key[:2]
        of_tag = self._of_tag.get(tag)
        if of_tag is None:
            tests = ((number, self._rules[number].tokens[0].get(0)) for number in self._of_any)
            of_tag = self._of_tag[tag] = [number for number, test in tests if test is None or test(tag)]
        near = (*of_tag, *self._of_word.get(word, ()))
        return [number for number in near if _allows(self._rules[number].tokens[0], key)]

    def _merged(self, fitting: list[int], longer: Sequence[int] = ()) -> Key:
        """What the rules of one token, and those of several that fit here, give together."""
        row = [0] * len(_GIVEN)
        single = [number for number in fitting if len(self._rules[number].tokens) == 1]
        for number in sorted((*single, *longer)):
            for column, value in self._rules[number].given.items():
                row[column] = value
        return tuple(row)

    def _matches(self, keys: Sequence[Key]) -> Iterator[tuple[int, list[int]]]:
        """The tokens that rules of several tokens are about, each with the numbers of these rules."""
        found: dict[int, list[int]] = {}
        for start, key in enumerate(keys):
            for number in self._begin[key]:
                rule = self._rules[number]
                if rule.fits(keys[start : start + len(rule.tokens)]):
                    found.setdefault(start + rule.at, []).append(number)
        yield from found.items()


def _allows(token: dict[int, Test], key: Key) -> bool:
    return all(test(key[column]) for column, test in token.items())


def _rules(nlp: Language) -> list[_Rule] | None:
    """The rules of the ruler in their order; None where one has a form that a table cannot hold."""
    ruler: Any = nlp.get_pipe(RULER)
    rules: list[_Rule] = []
    for entry in ruler.patterns:
        if not set(entry["attrs"]) <= set(_GIVEN):
            return None
        given = {_GIVEN.index(name): _id(nlp, name, value) for name, value in entry["attrs"].items()}
        for pattern in entry["patterns"]:
            tokens = [_tests(nlp, token) for token in pattern]
            at = entry["index"] + (len(pattern) if entry["index"] < 0 else 0)
            if not tokens or any(token is None for token in tokens) or not 0 <= at < len(tokens):
                return None
            words = _words(nlp, pattern[0].get("LOWER"))
            rules.append(_Rule(tuple(token for token in tokens if token is not None), at, given, words))
    return rules


def _id(nlp: Language, name: str, value: str) -> int:
    from spacy.parts_of_speech import IDS

    if name == "POS":
        return int(IDS[value])
    return int(nlp.vocab.morphology.add(value) if name == "MORPH" else nlp.vocab.strings.add(value))


def _words(nlp: Language, asked: Any) -> frozenset[int] | None:
    """The words that a pattern asks for, where it lists them."""
    listed = asked.get("IN") if isinstance(asked, dict) else [asked]
    if asked is None or listed is None:
        return None
    return frozenset(int(nlp.vocab.strings.add(word)) for word in listed)


def _tests(nlp: Language, token: dict[str, Any]) -> dict[int, Test] | None:
    """What a pattern asks of a token, by column; None where it asks for something else."""
    found: dict[int, Test] = {}
    for name, value in token.items():
        test = _test(nlp, value if isinstance(value, dict) else {"IN": [value]})
        if name not in _ASKED or test is None:
            return None
        found[_ASKED.index(name)] = test
    return found


def _test(nlp: Language, asked: dict[str, Any]) -> Test | None:
    if len(asked) != 1:
        return None
    (form, value), *_ = asked.items()
    strings = nlp.vocab.strings
    if form == "REGEX" and isinstance(value, str):
        pattern = re.compile(value)
        return lambda id: pattern.search(strings[id]) is not None
    if form not in ("IN", "NOT_IN") or any(not isinstance(one, str | bool) for one in value):
        return None
    ids = frozenset(int(one) if isinstance(one, bool) else int(strings.add(one)) for one in value)
    return ids.__contains__ if form == "IN" else lambda id: id not in ids
