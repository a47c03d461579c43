"""Whom a role noun means: 'the ambassador', 'the company', 'the board member'."""

from __future__ import annotations

from reader.annotate.names.forms import told_of
from reader.annotate.names.nouns import Phrase, Sort, fold
from reader.annotate.names.roles import role_nouns, whom_is_meant
from reader.annotate.names.sources import Voices
from reader.annotate.names.stage import Stage
from reader.annotate.names.tables import tables
from reader.annotate.names.things import Thing
from reader.annotate.names.unnamed import is_share, share
from reader.annotate.names.words import Words
from reader.model.analysis import EntityKind

Found = tuple[Thing, float, str]
MOST_HOLDERS = 12  # people of one role who are told apart
PLAIN = frozenset(
    [
        "man",
        "woman",
        "person",
        "boy",
        "girl",
        "child",
        "official",
        "source",
        "spokesperson",
        "witness",
        "member",
        "reporter",
        "someone",
        "aide",
    ]
)
BODY_KINDS = {
    Sort.ORGANISATION: frozenset({EntityKind.ORG}),
    Sort.PLACE: frozenset({EntityKind.GPE}),
    Sort.EVENT: frozenset({EntityKind.EVENT}),
    Sort.WORK: frozenset({EntityKind.WORK}),
    Sort.PRODUCT: frozenset({EntityKind.PRODUCT}),
    Sort.FACILITY: frozenset({EntityKind.FAC}),
}


class Directory:
    """Who holds which role, and which unnamed people and groups have been introduced."""

    def __init__(self, words: Words, things: list[Thing], stage: Stage, voices: Voices) -> None:
        self.words = words
        self.things = things
        self.stage = stage
        self.voices = voices
        self.holders: dict[str, list[Thing]] = {}
        self.named = {use.first: thing for thing in things for use in thing.uses}
        self.unnamed: dict[str, list[tuple[Thing, Phrase | None]]] = {}
        for thing in things:
            if thing.kind is EntityKind.PERSON:
                for noun in role_nouns(thing):
                    self.holders.setdefault(noun, []).append(thing)

    def resolve(self, phrase: Phrase) -> Found | None:
        """Whom the phrase means, how surely, and by what; introduces the unnamed."""
        beside = self._beside(phrase)
        if beside is not None:
            return beside
        if phrase.sort is Sort.PERSON:
            return self._person(phrase)
        if phrase.sort is Sort.GROUP:
            return self._same_noun(phrase) or self._new(phrase)
        if phrase.sort in BODY_KINDS and phrase.definite and not phrase.plural:
            return self._body(phrase)
        if phrase.head in self.voices.by_head:
            return self._same_noun(phrase) or self._new(phrase)
        return None

    def _beside(self, phrase: Phrase) -> Found | None:
        """A role noun that stands in apposition or is said of somebody by 'is'."""
        words, i = self.words, phrase.head
        if any(words.tag[j] == "POS" for j in range(phrase.first, i)) and words.text[i + 1 : i + 2] != [","]:
            return None
        if phrase.sort not in (Sort.PERSON, Sort.ORGANISATION):
            return None
        fits = EntityKind.PERSON if phrase.sort is Sort.PERSON else EntityKind.ORG
        bearer = self.named.get(i + 1)
        if fits is EntityKind.ORG and bearer is not None and bearer.kind is fits and not told_of(words, i):
            return bearer, 0.9, "description"
        if words.dep[i] == "appos":
            thing = self.stage.at.get(words.head[i])
            if thing is not None and thing.kind is fits:
                return thing, 0.9, "description"
        for j in range(i + 1, min(i + 8, len(words))):
            if words.dep[j] == "appos" and whom_is_meant(words, words.head[j]) == i:
                thing = self._named_at(j)
                if thing is not None and thing.kind is fits:
                    return thing, 0.9, "description"
        return None

    def _named_at(self, i: int) -> Thing | None:
        return next((self.named[j] for j in range(i, max(-1, i - 6), -1) if j in self.named), None)

    def _person(self, phrase: Phrase) -> Found | None:
        if not phrase.definite:
            return self._new(phrase)
        held = self._holder(phrase)
        if held is not None:
            return held
        return self._same_noun(phrase) or self._variation(phrase) or self._new(phrase)

    def _holder(self, phrase: Phrase) -> Found | None:
        """The person on stage who was introduced with that role."""
        found = []
        holders = self.holders.get(phrase.noun, ())[-MOST_HOLDERS:]
        for thing in holders:
            if thing.uses[0].first > phrase.first:
                continue
            owner = any(self.stage.at.get(j) is thing for j in range(phrase.first, phrase.head))
            if not owner and _gendered(phrase, self.words, thing) and _named_alike(phrase, thing):
                on_stage = self.stage.last.get(thing.number)
                alike = len(phrase.names & _role_names(thing))
                found.append((alike, on_stage[1].first if on_stage else thing.uses[0].first, thing))
        if not found:
            return None
        _, at, thing = max(found, key=lambda one: one[:2])
        rivals = self.unnamed.get(phrase.noun, ())
        if any(one.uses and one.uses[-1].first > at for one, _ in rivals[-MOST_HOLDERS:]):
            return None
        apart = self.words.block[phrase.head] - self.words.block[at]
        if phrase.noun in PLAIN and apart > 2:
            return None
        return thing, 0.85 if len(found) == 1 else 0.7, "role"

    def _same_noun(self, phrase: Phrase) -> Found | None:
        """'The board member' after 'a board member'."""
        before = self.unnamed.get(phrase.noun, ())
        for thing, first in reversed(before[-MOST_HOLDERS:]):
            if thing.plural is phrase.plural and (phrase.definite or phrase.sort is Sort.GROUP):
                if first is not None and not _agrees(phrase, first):
                    continue
                return thing, 0.8, "description"
        return None

    def _variation(self, phrase: Phrase) -> Found | None:
        """'The New York businessman': another word for whoever acted last."""
        owned = any(self.words.tag[j] == "POS" for j in range(phrase.first, phrase.head))
        if phrase.noun in PLAIN or owned or not phrase.names or phrase.head not in self.voices.by_head:
            return None
        fitting = [
            one.thing
            for one in self.stage.latest()[:8]
            if one.thing.kind is EntityKind.PERSON
            and _gendered(phrase, self.words, one.thing)
            and self.words.block[phrase.head] - self.words.block[one.use.head] <= 4
        ]
        if not fitting:
            return None
        speaking = next((t for t in fitting if t.number == self.stage.speaking), None)
        return speaking or fitting[0], 0.5, "role"

    def _body(self, phrase: Phrase) -> Found | None:
        """'The company', 'the country': the last organisation or country that the noun fits."""
        kinds = BODY_KINDS[phrase.sort]
        word = phrase.noun.capitalize()
        others = []
        for one in self.stage.latest():
            thing = one.thing
            if thing.kind is not EntityKind.PERSON and any(word in name.split()[-1:] for name in thing.names):
                return thing, 0.85, "role"
            if thing.kind not in kinds or (phrase.noun in tables().trading and _is_public(thing)):
                continue
            others.append(one)
        if not others or phrase.names or self.words.text[phrase.first].lower() in ("his", "her", "my"):
            return self._unnamed_body(phrase)
        if phrase.sort is Sort.PLACE:
            fits = [one for one in others if _place_fits(phrase.noun, one.thing)]
            if not fits or self.words.text[phrase.first].lower() in ("our", "my", "your"):
                return None
            return max(fits, key=lambda one: one.total).thing, 0.6, "role"
        near = others[0]
        apart = self.words.sentence[phrase.head] - self.words.sentence[near.use.head]
        if (phrase.noun in GENERIC or phrase.sort is not Sort.ORGANISATION) and apart <= 5:
            return near.thing, 0.5, "role"
        return self._unnamed_body(phrase)

    def _unnamed_body(self, phrase: Phrase) -> Found | None:
        if phrase.head not in self.voices.by_head:
            return None
        return self._same_noun(phrase) or self._new(phrase)

    def _new(self, phrase: Phrase) -> Found:
        thing = self.introduce(phrase.plural)
        thing.noun = phrase.noun
        thing.gender = tables().nouns.gender(self.words.text[phrase.head].lower())
        self.unnamed.setdefault(phrase.noun, []).append((thing, phrase))
        return thing, 0.85, "description"

    def introduce(self, plural: bool) -> Thing:
        """Somebody or something without a name."""
        thing = Thing(len(self.things), None, plural=plural)
        self.things.append(thing)
        return thing

    def unnamed_source(self, i: int) -> Thing:
        """The unnamed source at token i whose noun no table knows; a share of people is its own source."""
        counted = is_share(self.words, i)
        noun = share(self.words, i) if counted else fold(self.words.lemma[i])
        plural = counted or self.words.tag[i] in ("NNS", "NNPS")
        for thing, _ in reversed(self.unnamed.get(noun, ())[-MOST_HOLDERS:]):
            if thing.plural is plural:
                return thing
        thing = self.introduce(plural)
        thing.noun = noun
        self.unnamed.setdefault(noun, []).append((thing, None))
        return thing


GENERIC = frozenset(
    [
        "company",
        "firm",
        "organisation",
        "organization",
        "agency",
        "group",
        "team",
        "club",
        "newspaper",
        "paper",
        "union",
        "party",
        "church",
        "charity",
        "airline",
        "network",
        "station",
        "manufacturer",
        "maker",
        "retailer",
        "broadcaster",
        "publisher",
    ]
)


def _is_public(thing: Thing) -> bool:
    """Whether a body is no company, by its name: 'Consumer Product Safety Commission'."""
    return any(not tables().public_words.isdisjoint(name.split()) for name in thing.names)


def _agrees(phrase: Phrase, first: Phrase) -> bool:
    """Whether a phrase may take up the one that introduced somebody: what it adds must not part them."""
    if phrase.definite:
        return not phrase.names or not first.names or bool(phrase.names & first.names)
    return phrase.modifiers <= first.modifiers


def _gendered(phrase: Phrase, words: Words, thing: Thing) -> bool:
    gender = tables().nouns.gender(words.text[phrase.head].lower())
    return gender is None or thing.gender is None or gender is thing.gender


def _named_alike(phrase: Phrase, thing: Thing) -> bool:
    """Whether the capitalised words of the phrase stand in a role of the thing, where both have some."""
    if not phrase.names:
        return True
    said = _role_names(thing)
    return not said or bool(phrase.names & said) or bool(_countries(phrase.names) & _countries(said))


def _role_names(thing: Thing) -> set[str]:
    """The capitalised words of a person's roles."""
    return {word for role in thing.roles for word in role.replace("-", " ").split() if word[:1].isupper()}


def _countries(words: frozenset[str] | set[str]) -> set[str]:
    known = tables().places
    return {known[w].name for w in words if w in known}


def _place_fits(noun: str, thing: Thing) -> bool:
    country = any(name in tables().countries for name in thing.names)
    if noun in ("country", "nation", "republic", "kingdom"):
        return country
    return not country
