"""What an article shows of each spelling of its names: what it is made of and what stands around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import given_name_gender, tables
from reader.annotate.nlp import is_noun
from reader.annotate.tokens.tokens import Tokens
from reader.text.data_files import data_text, holds_line

if TYPE_CHECKING:
    from spacy.tokens import Doc

Features = dict[int, float]
"""Values by bucket."""

BUCKETS: Final = 1 << 14
MOST_PLACES: Final = 12  # of one spelling that are looked at
MOST_LONGER: Final = 6  # longer names that a word begins or ends
TITLED: Final = 0.8  # share of capitalised words from which on a block is a headline or a label
LONG: Final = 4  # letters of a word that a headline sets in small letters or not


@cache
def _towns() -> str:
    return data_text("reader.annotate", "cities.txt")


def is_town(name: str) -> bool:
    """Whether a town or city of this name is in the table."""
    return holds_line(_towns(), name)


@cache
def _noun_classes() -> dict[str, str]:
    """What a common noun names: a person, a body, a place ..."""
    nouns = tables().nouns
    classes = (
        ("work", nouns.works),
        ("product", nouns.products),
        ("event", nouns.events),
        ("facility", nouns.facilities),
        ("place", nouns.places),
        ("document", nouns.documents),
        ("body", nouns.organisations),
        ("group", nouns.groups),
        ("person", nouns.person),
    )
    return {noun: name for name, words in classes for noun in words}


class Spellings:
    """The spellings of an article's names, each with its places, and the features of each."""

    def __init__(self, doc: Doc, name_spans: NameSpans) -> None:
        self.doc = doc
        self.tokens = tokens = name_spans.tokens
        self.labels = [token.ent_type_ for token in doc]
        self.name_spans = name_spans
        self.by_key: dict[tuple[str, ...], list[NameSpan]] = {}
        for name in name_spans.ordered():
            self.by_key.setdefault(name_spans.key(name), []).append(name)
        self.small = {
            text.lower()
            for text, tag in zip(tokens.text, tokens.tag, strict=True)
            if text.islower() and tag in ("NN", "NNS", "JJ", "VB", "VBZ")
        }
        self.ends: dict[str, list[tuple[str, ...]]] = {}
        self.begins: dict[str, list[tuple[str, ...]]] = {}
        for key in self.by_key:
            if len(key) > 1:
                self.ends.setdefault(key[-1], []).append(key)
                self.begins.setdefault(key[0], []).append(key)
        self.titled = titled_blocks(tokens)

    def features(self, key: tuple[str, ...]) -> Features:
        """Hashed features of one spelling: of its form, and the mean of those of its places."""
        found: Features = {}
        for name in self._of_form(key):
            bucket = crc32(name.encode()) % BUCKETS
            found[bucket] = found.get(bucket, 0.0) + 1.0
        places = self.by_key[key][:MOST_PLACES]
        share = 1.0 / len(places)
        for place in places:
            for name in self._of_place(place):
                bucket = crc32(name.encode()) % BUCKETS
                found[bucket] = found.get(bucket, 0.0) + share
        return found

    def _of_form(self, key: tuple[str, ...]) -> Iterator[str]:
        text, last, first, n = " ".join(key), key[-1], key[0], len(key)
        yield f"n={min(n, 5)}"
        yield f"times={min(len(self.by_key[key]), 4)}"
        yield "upper" if text.isupper() else "title" if all(t.istitle() for t in key) else "cased"
        if text.isupper():
            yield f"upper{min(len(text), 6)}"
        for i, word in enumerate(key):
            yield f"w={word.lower()}"
            if not word.isalpha() and i:
                yield f"sign={word if len(word) == 1 else 'in'}"
        yield f"last={last.lower()}"
        yield f"first={first.lower()}"
        yield f"suffix={last[-3:].lower()}/{n > 1}"
        yield f"suffix2={last[-2:].lower()}/{n > 1}"
        if any(c.isdigit() for c in text):
            yield "digits"
        if any(c.isupper() for c in last[1:]) and not last.isupper():
            yield "camel"
        yield from self._of_tables(key, text)
        yield f"small={all(t.lower() in self.small for t in key if t.isalpha())}/{n}"
        if n == 1:
            yield from self._of_longer(first)

    def _of_tables(self, key: tuple[str, ...], text: str) -> Iterator[str]:
        known, first, last, n = tables(), key[0], key[-1], len(key)
        if last in known.last_words:
            yield f"ends as {known.last_words[last]}/{n > 1}"
        classes = _noun_classes()
        yield f"last is {classes.get(last.lower(), '-')}/{n > 1}"
        common = is_noun(self.doc, last.lower())
        yield f"noun={common}/{n > 1}"
        if n > 1:
            yield f"noun={common}/{given_name_gender(first) is not None}/{is_noun(self.doc, first.lower())}"
            yield f"first is {classes.get(first.lower(), '-')}"
            if (of := next((i for i, t in enumerate(key) if i and t in ("of", "for", "in", "on")), 0)) > 0:
                yield f"head is {classes.get(key[of - 1].lower(), '-')}"
                yield f"head={key[of - 1].lower()}"
        if text in known.places:
            yield f"place {known.places[text].kind}"
        if n > 1 and first in known.places:
            yield f"begins as place {known.places[first].kind}"
        if text in known.known:
            yield f"known {known.known[text]}"
        if text in known.aliases:
            yield "alias"
        given, also = given_name_gender(first.lower()), given_name_gender(last.lower())
        yield f"given={given is not None}/{also is not None if n > 1 else '-'}/{min(n, 3)}"
        if is_town(text):
            yield f"town/{n > 1}/{given is not None}"
        if n > 1 and is_town(last):
            yield "ends as town"
        if n > 1 and is_town(first):
            yield "begins as town"

    def _of_longer(self, word: str) -> Iterator[str]:
        known = tables()
        for other in self.ends.get(word, ())[:MOST_LONGER]:
            yield "end of a longer"
            given = given_name_gender(other[0].lower()) is not None
            yield f"end of a longer that begins given={given}/{len(other)}"
            yield f"longer was={self.by_key[other][0].kind}"
        for other in self.begins.get(word, ())[:MOST_LONGER]:
            yield "begin of a longer"
            yield f"begin of a longer that ends as {known.last_words.get(other[-1], '-')}"
            yield f"shorter of={self.by_key[other][0].kind}"

    def _of_place(self, name: NameSpan) -> Iterator[str]:
        tokens, first, past = self.tokens, name.first, name.past
        yield f"was={name.kind}/{name.sure}"
        labels = Counter(self.labels[first:past])
        yield f"label={labels.most_common(1)[0][0]}"
        yield f"labels={len(labels)}"
        yield f"tags={tokens.tag[first]}/{tokens.tag[past - 1]}"
        yield from self._around(name)
        yield from self._in_sentence(name)
        yield f"starts={tokens.sentences[tokens.sentence[first]][0] == first}"
        if tokens.block[first] in self.titled:
            yield "in a title"
            yield f"in a title/{len(self.by_key[self.name_spans.key(name)]) > 1}"

    def _around(self, name: NameSpan) -> Iterator[str]:
        tokens, first, past = self.tokens, name.first, name.past
        classes, known = _noun_classes(), tables()
        before = tokens.text[first - 1].lower() if first else "^"
        after = tokens.text[past].lower() if past < len(tokens) else "$"
        yield f"before={before}"
        yield f"after={after}"
        yield f"beside={before}|{after}"
        if first and before.strip(".") in known.titles and tokens.is_name_like(first - 1):
            yield "titled"
        yield f"before is {classes.get(before, '-')}"
        yield f"after is {classes.get(after, '-')}"
        if first > 1:
            yield f"before2={tokens.text[first - 2].lower()}"
            yield f"before2={tokens.text[first - 2].lower()} {before}"
            yield f"tag before={tokens.tag[first - 1]}"
        if past + 1 < len(tokens):
            yield f"after2={tokens.text[past + 1].lower()}"
            yield f"after2={after} {tokens.text[past + 1].lower()}"
            yield f"tag after={tokens.tag[past]}/{tokens.tag[past + 1]}"
            yield f"glued={tokens.glued(past)}/{after}"
        if after == "," or after == "(":
            behind = tokens.text[past + 1 : past + 7]
            yield f"then {next((classes[word] for word in behind if word in classes), '-')}"
        for other in (self.name_spans.at(first - 2), self.name_spans.at(past + 1)):
            if other is not None and other is not name:
                link = before if other.first < first else after
                yield f"beside {other.kind} by {link}"

    def _in_sentence(self, name: NameSpan) -> Iterator[str]:
        tokens, first, past = self.tokens, name.first, name.past
        classes = _noun_classes()
        head = past - 1
        for i in range(first, past):
            if not first <= tokens.head[i] < past:
                head = i
        governor = tokens.head[head]
        yield f"dep={tokens.dep[head]}"
        if governor != head:
            lemma = tokens.lemma[governor].lower()
            yield f"governor={tokens.dep[head]}/{lemma}"
            yield f"governor tag={tokens.dep[head]}/{tokens.tag[governor]}"
            yield f"governor is {tokens.dep[head]}/{classes.get(lemma, '-')}"
            above = tokens.head[governor]
            if tokens.dep[head] == "pobj" and above != governor:
                yield f"above={tokens.text[governor].lower()}/{tokens.lemma[above].lower()}"
        for child in tokens.children(head, "appos", "amod", "compound", "det", "relcl"):
            if not first <= child < past:
                lemma = tokens.lemma[child].lower()
                yield f"{tokens.dep[child]}={lemma}"
                yield f"{tokens.dep[child]} is {classes.get(lemma, '-')}"


def titled_blocks(tokens: Tokens) -> frozenset[int]:
    """The blocks whose words nearly all begin with capitals: headlines and labels."""
    capital: Counter[int] = Counter()
    total: Counter[int] = Counter()
    for text, block in zip(tokens.text, tokens.block, strict=True):
        if text[:1].isalpha() and len(text) >= LONG:
            total[block] += 1
            capital[block] += text[:1].isupper()
    return frozenset(block for block, n in total.items() if capital[block] >= TITLED * n)
