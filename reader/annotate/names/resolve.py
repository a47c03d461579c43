"""One walk through the article: role nouns and pronouns are tied to the people and things before them."""

from __future__ import annotations

from reader.annotate.names.labels import whose_label
from reader.annotate.names.nouns import Phrase, find_phrases
from reader.annotate.names.phrases import Directory
from reader.annotate.names.pronouns import (
    HE,
    IT,
    SELF,
    SHE,
    THEY,
    Entrance,
    excluded,
    features,
    gender_of,
    rank,
    role_of,
    score,
)
from reader.annotate.names.sheet import Sheet
from reader.annotate.names.sources import Voices
from reader.annotate.names.stage import Stage
from reader.annotate.names.things import Thing, Use
from reader.annotate.names.unnamed import WEAK, is_inanimate
from reader.annotate.names.words import Words
from reader.model.analysis import EntityKind

SURE_OF_GENDER = 0.75  # probability from which a pronoun teaches the gender of an unknown name
SURE_OF_KIND = 0.5  # probability from which a pronoun makes a person of a doubtful name
SUREST = 0.97  # no pronoun is surer than that
LEAST = 0.2  # probability under which a pronoun stays open
MOST_AHEAD = 25  # tokens that a pronoun may stand before its name
BODIES = frozenset({EntityKind.ORG, EntityKind.GPE, EntityKind.NORP})
SPOUSES = frozenset({"wife", "husband", "spouse"})
PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
ACTING = frozenset({EntityKind.ORG, EntityKind.GPE, EntityKind.PRODUCT, EntityKind.WORK})


class Walk:
    """The state of one walk."""

    def __init__(
        self, words: Words, sheet: Sheet, things: list[Thing], voices: Voices, titles: frozenset[int]
    ) -> None:
        self.words = words
        self.things = things
        self.voices = voices
        self.stage = Stage(words)
        self.directory = Directory(words, things, self.stage, voices)
        self.names: dict[int, tuple[Thing, Use]] = {
            use.first: (thing, use) for thing in things for use in thing.uses
        }
        self.married: dict[int, Thing] = {}
        phrases = (phrase for phrase in find_phrases(words, sheet) if phrase.head not in titles)
        self.phrases = {phrase.head: phrase for phrase in phrases}

    def run(self) -> None:
        """Read every token once, in order."""
        for i, text in enumerate(self.words.text):
            if i in self.names:
                self.stage.enter(*self.names[i])
            elif i in self.phrases:
                self._phrase(self.phrases[i])
            elif self.words.tag[i] in ("PRP", "PRP$") or text.lower() in ("his", "her", "hers"):
                self._pronoun(i, text.lower())
            if i in self.voices.by_head:
                self._speaks(i)
        self._selves()

    def _speaks(self, i: int) -> None:
        if i in self.stage.at:
            self.stage.speaking = self.stage.at[i].number
        elif self.words.tag[i] in ("WP", "WDT"):
            self._relative(i)
        elif self.words.tag[i] != "PRP" and (labelled := whose_label(self.words, self.things, i)) is not None:
            self._link(labelled, Use(i, i + 1, i, "surname", 0.9))
            self.stage.speaking = labelled.number
        elif self.words.tag[i] != "PRP":
            certainty = WEAK if is_inanimate(self.words.lemma[i].lower()) else 0.8
            self._link(self.directory.unnamed_source(i), Use(i, i + 1, i, "description", certainty))
            self.stage.speaking = self.stage.at[i].number

    def _relative(self, i: int) -> None:
        """'who said': whoever the relative clause is about."""
        words, verb = self.words, self.words.head[i]
        for _ in range(3):
            if words.dep[verb] == "relcl":
                break
            verb = words.head[verb]
        about = words.head[verb]
        if words.dep[verb] != "relcl" or about >= i:
            return
        about = self._whose_place(about)
        thing = self.stage.at.get(about) or self.directory.unnamed_source(about)
        if about not in self.stage.at:
            self._link(thing, Use(about, about + 1, about, "description", 0.8))
        self._link(thing, Use(i, i + 1, i, "pronoun", 0.85))
        self.stage.speaking = thing.number

    def _whose_place(self, about: int) -> int:
        """Of 'a mechanic from Toledo, who learned', the mechanic: no place is a 'who'."""
        words, thing = self.words, self.stage.at.get(about)
        preposition = words.head[about]
        if thing is None or thing.kind not in PLACES or words.dep[about] != "pobj":
            return about
        above = words.head[preposition]
        return above if words.tag[above].startswith("N") else about

    def _link(self, thing: Thing, use: Use) -> None:
        thing.uses.append(use)
        self.stage.enter(thing, use)

    # ---- noun phrases

    def _phrase(self, phrase: Phrase) -> None:
        owner = self.stage.at.get(phrase.first) if phrase.noun in SPOUSES else None
        spouse = self.married.get(owner.number) if owner is not None else None
        found = (spouse, 0.8, "role") if spouse is not None else self.directory.resolve(phrase)
        if found is not None:
            thing, certainty, how = found
            self._link(thing, Use(phrase.first, phrase.past, phrase.head, how, certainty))
            if owner is not None and thing.kind is EntityKind.PERSON:
                self.married |= {owner.number: thing, thing.number: owner}

    # ---- pronouns

    def _pronoun(self, i: int, pronoun: str) -> None:
        if pronoun in HE or pronoun in SHE:
            self._person(i)
        elif pronoun in IT:
            self._body(i, plural=False)
        elif pronoun in THEY:
            self._body(i, plural=True)

    def _person(self, i: int) -> None:
        scored = [(score(found), one) for one, found in self.candidates(i)]
        best = rank(scored)
        if best is None or (best[1] < LEAST and i not in self.voices.by_head):
            return
        thing, certainty = best[0].thing, min(best[1], SUREST)
        gender = gender_of(self.words.text[i].lower())
        if thing.gender is None and certainty > SURE_OF_GENDER:
            thing.gender = gender
        if thing.maybe and certainty > SURE_OF_KIND:
            thing.kind, thing.maybe = EntityKind.PERSON, False
        self._link(thing, Use(i, i + 1, i, "pronoun", certainty))

    def candidates(self, i: int) -> list[tuple[Entrance, dict[str, float]]]:
        """Everybody whom 'he' or 'she' at token i may mean, with the features of each."""
        words = self.words
        gender = gender_of(words.text[i].lower())
        people = [one for one in self.stage.latest() if one.thing.is_person and not one.thing.plural]
        people = [one for one in people if not excluded(words, i, one)]
        people.extend(self._ahead(i, {one.thing.number for one in people}))
        fitting = [t for one in people if not (t := one.thing).maybe and t.kind is not None]
        rivals = any(thing.gender in (None, gender) for thing in fitting)
        found, ranked = [], 0
        for one in people:
            found.append((one, features(words, i, one, ranked, self.voices, self.stage.speaking, rivals)))
            ranked += one.thing.gender in (None, gender)
        return found

    def _ahead(self, i: int, known: set[int]) -> list[Entrance]:
        """Names after the pronoun in its own sentence."""
        found = []
        past = min(i + MOST_AHEAD, self.words.sentences[self.words.sentence[i]][1])
        for j in range(i + 1, past):
            if j in self.names and self.names[j][0].is_person and self.names[j][0].number not in known:
                one = self.stage.coming(*self.names[j])
                if not excluded(self.words, i, one):
                    found.append(one)
                    known.add(one.thing.number)
        return found

    def _body(self, i: int, *, plural: bool) -> None:
        """'it' and 'they': the organisation, country or group that acted last, near by."""
        words = self.words
        owns, speaks = words.tag[i] == "PRP$", i in self.voices.by_head
        here = role_of(words, i)
        if not (speaks or owns or here == "subject"):
            return
        spare: Thing | None = None
        for one in self.stage.latest()[:9]:
            thing, use = one.thing, one.use
            apart = words.sentence[i] - words.sentence[use.head]
            many = thing.plural or thing.kind is EntityKind.NORP or (speaks and thing.kind in BODIES)
            fits = many if plural else thing.kind in ACTING
            if not fits or apart > (3 if speaks else 1) or excluded(words, i, one):
                continue
            if role_of(words, use.head) == "subject" or (speaks and thing.number == self.stage.speaking):
                self._link(thing, Use(i, i + 1, i, "pronoun", 0.6 if speaks else 0.5))
                return
            spare = spare or (thing if thing.kind in (EntityKind.ORG, None) else None)
        if speaks and spare is not None:
            self._link(spare, Use(i, i + 1, i, "pronoun", 0.35))

    def _selves(self) -> None:
        """'I' within a quotation is whoever speaks it."""
        words = self.words
        for i, text in enumerate(words.text):
            if text.lower() in SELF and words.tag[i] in ("PRP", "PRP$"):
                head = self.voices.speaker_at(words, i)
                thing = self.stage.at.get(head) if head is not None else None
                if thing is not None and not thing.plural:
                    thing.uses.append(Use(i, i + 1, i, "pronoun", 0.9))
