"""The verbs and nouns by which a number is somebody's: 'put the toll at 45', 'by the union's count'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reader.annotate.names.nouns import NounClass, phrase_at
from reader.annotate.tokens.tokens import Tokens
from reader.text.data_files import word_set

MOST_UP = 16  # steps from a figure up to the verb that states it
TELLS = 0.5  # probability from which on a verb reports the clause below it
AT = frozenset({"at", "as"})
OF = frozenset({"of", "about", "over"})
CLAUSES = frozenset({"relcl", "acl", "advcl"})
"""What parts a figure from the verb that states it: it stands in a clause of its own."""
ADDRESSED = frozenset({"dobj", "dative"})


@cache
def stating(section: str) -> frozenset[str]:
    """The words of a section of stating.txt. Raises KeyError where there is none."""
    return word_set("reader.annotate", "stating.txt", section)


class FigureVerbs:
    """Where the parse of an article names who gives a number."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.cue = tokens.arrays.cue
        self.subject = tokens.arrays.subject

    def is_data(self, token: int) -> bool:
        """Whether a noun names what a body has counted: 'data', 'figures'."""
        return self.tokens.lemma[token].lower() in stating("data")

    def is_paper(self, token: int) -> bool:
        """Whether a noun is that of a paper, a film or a test that tells something."""
        return self.tokens.lemma[token].lower() in stating("papers")

    def sources(self, first: int, past: int) -> Iterator[tuple[int, int | None]]:
        """Tokens that name who gives the number over tokens `[first, past)`, the nearest first, each with the
        verb that says so."""
        tokens, i = self.tokens, past - 1
        path: list[int] = []
        clause = False
        for _ in range(MOST_UP):
            if not clause:
                yield from self._of_noun(i)
            reported = tokens.dep[i] == "ccomp"
            if tokens.head[i] == i or (tokens.dep[i] in CLAUSES and not reported):
                break
            path.append(i)
            below, i = i, tokens.head[i]
            if not tokens.tag[i].startswith("VB"):
                if reported and tokens.text[i].lower() in ("show", "shows") and self.is_data(i - 1):
                    yield i - 1, None  # ', Labor Department data show', which the parser takes for nouns
                continue
            if not clause:
                yield from self._by_count(i)
            if int(self.subject[i]) == below and tokens.dep[below] != "nsubjpass":
                clause = True  # 'a man of 50 said': it describes the speaker, who does not say it
                continue
            if reported:
                if self.cue[i] >= TELLS or self._is_document_verb(i):
                    yield from self._named(i, i)
            elif not clause:
                yield from self._agents(i, path)
                if self._states(i, path):
                    yield from self._named(i, first)
            clause = clause or tokens.dep[i] != "pcomp"  # 'accused him of stealing £300'

    def _named(self, verb: int, before: int) -> Iterator[tuple[int, int]]:
        """The subject of a verb, where it stands before token `before` or the verb closes the sentence."""
        subject = int(self.subject[verb])
        if subject < 0 or self.tokens.dep[subject] == "nsubjpass":
            return
        if subject < before or (subject < verb and self._is_document_verb(verb)):
            yield subject, verb

    def _agents(self, verb: int, path: Sequence[int] = ()) -> Iterator[tuple[int, int]]:
        """Who stands behind 'by': 'the crowd was put at 8,000 by the police', where the parser may hang it on
        the number, a token of `path`."""
        tokens = self.tokens
        if tokens.tag[verb] != "VBN" or tokens.lemma[verb].lower() not in stating("passive"):
            return
        loose = [j for i in path[:1] for j in tokens.children(i, "prep") if tokens.text[j].lower() == "by"]
        for by in (*tokens.children(verb, "agent"), *loose):
            yield from ((noun, verb) for noun in tokens.children(by, "pobj"))

    def _of_noun(self, noun: int) -> Iterator[tuple[int, int | None]]:
        """Who gives the number of a noun: 'the 60 that the union cited', 'expected by the bank'."""
        tokens = self.tokens
        if not tokens.tag[noun].startswith("N") and tokens.tag[noun] != "CD":
            return
        for verb in tokens.children(noun, "acl"):
            yield from self._agents(verb)
        for verb in tokens.children(noun, "relcl"):
            subject = int(self.subject[verb])
            if tokens.lemma[verb].lower() in stating("states") and noun < subject < verb:
                yield subject, verb
        if tokens.lemma[noun].lower() in stating("somebody's"):
            yield from self._owners(noun)

    def _owners(self, noun: int) -> Iterator[tuple[int, None]]:
        """Whose number it is: the bank of 'the bank's estimate'; 'his count' may be of anything."""
        tokens = self.tokens
        own = tokens.lemma[noun].lower() not in ("count", "figure", "own")
        for owner in tokens.children(noun, "poss"):
            if own or tokens.tag[owner] != "PRP$":
                yield owner, None

    def _by_count(self, verb: int) -> Iterator[tuple[int, None]]:
        """'By the union's count', 'on the Treasury's own figures'; 'the bank's estimate is'."""
        tokens = self.tokens
        nouns = [
            noun
            for link in tokens.children(verb, "prep")
            if tokens.text[link].lower() in ("by", "on", "in")
            for noun in tokens.children(link, "pobj")
        ]
        if tokens.lemma[verb].lower() == "be":
            nouns += tokens.children(verb, "nsubj")
        for noun in nouns:
            if tokens.lemma[noun].lower() in stating("somebody's"):
                yield from self._owners(noun)

    def _states(self, verb: int, path: list[int]) -> bool:
        """Whether a verb gives the number that hangs on it by the tokens of `path`, the number first."""
        tokens, lemma = self.tokens, self.tokens.lemma[verb].lower()
        links = {tokens.text[i].lower() for i in path if tokens.dep[i] == "prep" and tokens.head[i] == verb}
        within = {tokens.text[i].lower() for i in path if tokens.dep[i] == "prep"}
        nouns = {tokens.lemma[i].lower() for i in path}
        if lemma in stating("states at") and within & AT:
            return True
        if lemma in stating("states of"):
            return bool(within & OF) and not (tokens.dep[path[-1]] in ADDRESSED and lemma == "tell")
        if lemma in stating("states"):
            return not links or bool(links & OF)
        if self._is_document_verb(verb):
            return True
        if lemma in stating("results are") and nouns & stating("results"):
            return True
        if lemma in stating("revises") and any(
            tokens.lemma[j].lower() in stating("somebody's") for j in tokens.children(verb, "dobj")
        ):
            return True  # 'raised its estimate of the losses to $5m'
        subject = int(self.subject[verb])
        if subject < 0:
            return False
        if lemma == "find" and tokens.lemma[subject].lower() in stating("finders"):
            return True
        return lemma in stating("counts are") and bool(nouns & stating("counted")) and not links

    def _is_document_verb(self, verb: int) -> bool:
        """Whether a paper, a survey or figures give a number by this verb."""
        subject = int(self.subject[verb])
        if subject < 0 or self.tokens.lemma[verb].lower() not in stating("documents state"):
            return False
        if self.is_data(subject) or self.is_paper(subject):
            return True
        phrase = phrase_at(self.tokens, subject)
        return phrase is not None and phrase.sort is NounClass.DOCUMENT
