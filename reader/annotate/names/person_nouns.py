"""Which person a noun means that describes one: 'the striker', 'the former miner', 'the Rovers boss'.

What the article says of somebody decides first, then who was named last as the subject of a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property

from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.lands import PersonLands
from reader.annotate.names.nouns import NounPhrase, fold
from reader.annotate.names.pronouns import PronounCandidate, role_of
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.names.role_bounds import ELECTED
from reader.annotate.names.roles import role_nouns
from reader.annotate.names.tables import Gender, tables
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.model.analysis import EntityKind
from reader.text.data_files import data_lines

AGED = re.compile(r"(?i)the (?:\w+ )?(\d{1,3})[-‑ ]years?[-‑ ]olds?")
PARENT = re.compile(r"(?i)the (?:[\w-]+ ){0,2}(?P<noun>\w+) ?- ?of ?- ?\w+")
NUMBER_ONE = re.compile(r"(?i)the (?:[\w-]+ ){0,3}(?:number|no\.?) ?(?:one|two|three|[123])\b")
INFORMING = words("informing")  # before a noun, these make a description of it: 'the former miner'
DESCRIBING = words("describing sources")
PLAIN = words("plain nouns")
KIN = words("kin")
NUMBERS = words("small numbers")
TOWNSPEOPLE = words("townspeople")
FIRST_MINISTERS = words("first ministers")
PARTIES = {  # a member of a party, and the words beside a name that say so
    "Democrat": ("democrat", "democratic", "d"),
    "Republican": ("republican", "r", "gop"),
    "Conservative": ("conservative", "tory"),
    "Tory": ("conservative", "tory"),
    "Liberal": ("liberal",),
}
MEMBERS = TOWNSPEOPLE | frozenset(PARTIES)
MOST_STATE = 3  # tokens from 'the' to the member of a party: 'the North Carolina Republican'
OFFICES = tuple(
    frozenset(fold(word) for word in words(f"offices of {room}"))
    for room in ("state", "study", "film", "sport")
)
BOSSES = (words("team bosses"), words("firm bosses"))
MOST_HOLDERS = 12  # mentions of one person that are looked at
MOST_PEOPLE = 8  # of those mentioned last
MOST_BLOCKS = 3  # paragraphs from a description back to whom it means
MOST_BEHIND = 20  # tokens from somebody's mention to a word that is said of them
MOST_SINCE = 3  # sentences since somebody was the subject of one
LEAST_MENTIONS = 3  # of whom an article is about
TOLD = frozenset({"him", "her", "them"})


@cache
def describing() -> frozenset[str]:
    """Nouns that describe somebody who was just named."""
    return frozenset(fold(word) for word in data_lines("reader.annotate", "describing.txt"))


class DescribedPeople:
    """Looks up of one article whom its descriptions mean."""

    def __init__(
        self, tokens: Tokens, drafts: list[EntityDraft], recent: RecentMentions, lands: PersonLands
    ) -> None:
        self.tokens = tokens
        self.drafts = drafts
        self.recent = recent
        self.lands = lands

    def meant(self, phrase: NounPhrase, *, speaks: bool) -> tuple[EntityDraft, float] | None:
        """The named person whom a phrase with 'the' describes, and how surely; None where it may introduce
        somebody else. `speaks`: it is a source."""
        tokens, i = self.tokens, phrase.head
        gender = tables().nouns.gender(tokens.text[i].lower())
        owned = any(tokens.tag[j] == "POS" for j in range(phrase.first, i))
        label = tokens.text[phrase.first] == "THE"  # of a transcript
        if tokens.text[phrase.first].lower() != "the" or label or phrase.plural or owned:
            return None
        if self._tells_them(i):
            return None
        boss = self._boss(phrase)
        if boss is not None:
            return boss, 0.7
        if "year" in phrase.modifiers and (aged := self.of_age(i)) is not None:
            return aged, 0.8
        noun = phrase.noun if tokens.text[i] not in ELECTED else tokens.text[i].lower()
        tells = bool(phrase.names) or not INFORMING.isdisjoint(phrase.modifiers)
        describes = noun in describing() and not phrase.names
        if not (describes or (speaks and ((tells and noun not in PLAIN) or self._is_parent(phrase)))):
            return self._in_office(phrase) if speaks else None
        content = phrase.modifiers - INFORMING
        said = {w.lower() for w in phrase.names} | content | {phrase.noun}
        within = (j for j in range(phrase.first, i) if j in self.recent.at and tokens.tag[j] != "NN")
        inside = {self.recent.at[j].number for j in within}
        people = [one for one in self._people(i, gender) if one.draft.number not in inside]
        people = [one for one in people if not self._is_boss_elsewhere(phrase, one.draft)]
        stated = self._stated(people, said, i)
        spoke = [one for one in people if one.draft.number == self.recent.speaking and phrase.names]
        draft = self._best(stated or spoke or people, i)
        sure = 0.7 if stated else 0.5 if phrase.names else 0.6
        return (draft, sure) if draft is not None else None

    def _stated(self, people: list[PronounCandidate], said: set[str], i: int) -> list[PronounCandidate]:
        """Those of whom most words of a description are said elsewhere; nobody where none is."""
        told = [(self._overlap(one.draft, said, i), one) for one in people]
        most = max((count for count, _ in told), default=0)
        return [one for count, one in told if count == most] if most else []

    def _in_office(self, phrase: NounPhrase) -> tuple[EntityDraft, float] | None:
        """'The minister said', where no minister was told of: whoever acted last, of whom nothing is said
        that speaks against it."""
        group = next((group for group in OFFICES if phrase.noun in group), None)
        if group is None or phrase.names or not phrase.modifiers <= INFORMING:
            return None
        word = self.tokens.text[phrase.head].lower()
        if any(k < phrase.first for k in self._places(word)):
            return None
        here = self.tokens.sentence[phrase.head]
        for one in self._people(phrase.head, None):
            told = role_nouns(one.draft)
            fits = not told or not group.isdisjoint(told)
            acted = here - one.subject_in <= MOST_SINCE or one.draft.number == self.recent.speaking
            if fits and acted:
                return one.draft, 0.6
        return None

    def source(self, i: int) -> EntityDraft | None:
        """The named person whom a source that ends at token i describes, by a word that is no noun for people
        elsewhere: 'the Londoner', 'the top seed', 'the 33-year-old', 'the mother-of-two'."""
        tokens, text = self.tokens, self.tokens.text
        first = next((j for j in range(i, max(-1, i - 7), -1) if text[j].lower() == "the"), None)
        if first is None or self._tells_them(i):
            return None
        said = tokens.text_of(first, min(len(tokens), max(i + 1, first + 8)))
        if AGED.match(said):
            return self.of_age(i) or self.salient(i, None)
        parent = PARENT.match(said)
        if parent is not None and parent["noun"].lower() in KIN:
            return self.salient(i, tables().nouns.gender(parent["noun"].lower()))
        if NUMBER_ONE.match(said):
            return self.salient(i, None)
        if text[i] in FIRST_MINISTERS:
            return self._first_minister(i)
        if text[i] in PARTIES and i - first <= MOST_STATE:
            people = self._people(i, None)
            return self._best(self._stated(people, set(PARTIES[text[i]]), i) or people, i, main=True)
        if text[i] in TOWNSPEOPLE or text[i].lower() in DESCRIBING:
            female = Gender.FEMALE if text[i].endswith("woman") else None
            return self.salient(i, Gender.MALE if text[i].endswith("man") and not female else female)
        return None

    def salient(
        self, i: int, gender: Gender | None, *, main: bool = False, land: str | None = None
    ) -> EntityDraft | None:
        """The person whom a description at token i means: the last one who was a subject nearby; `main`: of a
        sentence rather than of a clause within it; `land`: nobody who is said to be of another."""
        found = self._people(i, gender)
        if land is not None:
            found = [one for one in found if self.lands.may_be_of(one.draft, land)]
        return self._best(found, i, main=main)

    def of_age(self, i: int) -> EntityDraft | None:
        """Of 'the 33-year-old' whoever was mentioned recently as 'Ada Holt, 33,'."""
        tokens, text = self.tokens, self.tokens.text
        first = next((j for j in range(i, max(-1, i - 7), -1) if text[j].lower() == "the"), i)
        found = AGED.match(tokens.text_of(first, min(len(tokens), first + 8)))
        if found is None:
            return None
        for one in self.recent.latest():
            mentions = one.draft.mentions[:MOST_HOLDERS]
            if one.draft.kind is EntityKind.PERSON and any(
                text[m.past : m.past + 2] == [",", found[1]] for m in mentions
            ):
                return one.draft
        return None

    def _people(self, i: int, gender: Gender | None) -> list[PronounCandidate]:
        """The people told of shortly before token i whom it may mean, the latest first."""
        blocks, told_at = self.tokens.block, self.recent.told_at
        found = [
            one
            for one in self.recent.latest()[:MOST_PEOPLE]
            if one.draft.kind is EntityKind.PERSON
            and (gender is None or one.draft.gender in (None, gender))
            and told_at(one.draft) >= 0
            and 0 <= blocks[i] - blocks[told_at(one.draft)] <= MOST_BLOCKS
        ]
        return sorted(found, key=lambda one: told_at(one.draft), reverse=True)

    def _best(self, found: list[PronounCandidate], i: int, *, main: bool = False) -> EntityDraft | None:
        acted = [one for one in found if self.tokens.sentence[i] - one.subject_in <= MOST_SINCE]
        if acted and self._is_object(acted[0]):  # 'but Holt beat him. The 24-year-old said'
            last = self._told_in(acted[0])
            beside = [one for one in acted if self._told_in(one) == last and not self._is_object(one)]
            acted = beside or acted
        if main:
            above = [self.tokens.head[one.mention.head] for one in acted]
            first = [one for one, j in zip(acted, above, strict=True) if self.tokens.dep[j] == "ROOT"]
            acted = first or acted
        return (acted or found)[0].draft if found else None

    def _told_in(self, one: PronounCandidate) -> int:
        return self.tokens.sentence[self.recent.told_at(one.draft)]

    def _is_object(self, one: PronounCandidate) -> bool:
        return role_of(self.tokens, self.recent.told_at(one.draft)) == "object"

    def _overlap(self, draft: EntityDraft, said: set[str], i: int) -> int:
        """How many words of a description stand in a role of somebody, or behind an earlier mention."""
        role = {word.lower() for text in draft.roles for word in re.findall(r"\w+", text)}
        role |= role_nouns(draft)
        return sum(word in role or any(self._is_of(draft, k, i) for k in self._places(word)) for word in said)

    def _places(self, word: str) -> list[int]:
        return self._tokens.get(word, [])[:MOST_HOLDERS]

    def _is_of(self, draft: EntityDraft, k: int, i: int) -> bool:
        """Whether token k is said of somebody: the last person who is mentioned before it in its sentence."""
        tokens, at = self.tokens, self.recent.at
        if tokens.sentence[k] >= tokens.sentence[i]:
            return False
        low = max(tokens.sentences[tokens.sentence[k]][0], k - MOST_BEHIND)
        near = (at[j] for j in range(k - 1, low - 1, -1) if j in at)
        return next((one for one in near if one.kind is EntityKind.PERSON), None) is draft

    @cached_property
    def _tokens(self) -> dict[str, list[int]]:
        """The tokens of each word outside quotation marks."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for i, text in enumerate(self.tokens.text):
            if self.tokens.quote[i] == OUTSIDE and text[:1].isalpha():
                found[text.lower()].append(i)
        return dict(found)

    def _tells_them(self, i: int) -> bool:
        """Whether a description tells somebody who is known: 'the mother of two told her'."""
        tokens, verb = self.tokens, self.tokens.head[i]
        objects = tokens.children(verb, "dobj", "dative") if tokens.dep[i] == "nsubj" else []
        return any(tokens.text[j].lower() in TOLD for j in objects)

    def _is_parent(self, phrase: NounPhrase) -> bool:
        near = [text.lower() for text in self.tokens.text[phrase.past : phrase.past + 4] if text != "-"]
        return phrase.noun in KIN and near[:1] == ["of"] and not NUMBERS.isdisjoint(near[1:2])

    # ---- those who lead

    def _boss(self, phrase: NounPhrase) -> EntityDraft | None:
        """The leader whom 'the Rovers boss' or 'the CBN chief' means: of what the phrase names, or of
        anything where it names nothing."""
        groups = [group for group in BOSSES if phrase.noun in group]
        if not groups:
            return None
        leaders = [
            one.draft
            for one in self.recent.latest()
            if one.draft.kind is EntityKind.PERSON
            and any(not group.isdisjoint(role_nouns(one.draft)) for group in groups)
        ]
        if phrase.names:
            leaders = [draft for draft in leaders if self._names_of(phrase) & _role_words(draft)]
        return leaders[0] if leaders else None

    def _names_of(self, phrase: NounPhrase) -> set[str]:
        """The capitalised words of a phrase, with those of the bodies that they name: 'CBN' is a bank."""
        found = set(phrase.names)
        for i in range(phrase.first, phrase.head):
            body = self.recent.at.get(i)
            if body is not None and body.kind is not EntityKind.PERSON:
                found |= {w for name in body.names for w in name.split() if w[:1].isupper()}
        return found

    def _is_boss_elsewhere(self, phrase: NounPhrase, draft: EntityDraft) -> bool:
        """Whether somebody leads another body than the one that the phrase names a leader of."""
        leads = any(phrase.noun in group for group in BOSSES)
        if not leads or not phrase.names:
            return False
        nouns = role_nouns(draft)
        return any(not group.isdisjoint(nouns) for group in BOSSES) and bool(_role_words(draft))

    def _first_minister(self, i: int) -> EntityDraft | None:
        """Whom 'the PM' means: the one who is said to be it, else whom the article is about, if nothing is
        said of what they are."""
        people = [draft for draft in self.drafts if draft.kind is EntityKind.PERSON]
        before = [draft for draft in people if draft.mentions and draft.mentions[0].first < i]
        held = [
            d
            for d in before
            if any(fold("PM") in role.lower() for role in d.roles if "rime" in role or "PM" in role)
        ]
        if held:
            return held[-1]
        most = max(people, key=lambda draft: len(draft.mentions), default=None)
        fits = most is not None and not most.roles and len(most.mentions) >= LEAST_MENTIONS
        return most if fits else None


def _role_words(draft: EntityDraft) -> set[str]:
    """The capitalised words of a person's roles that are no titles."""
    found = {word for role in draft.roles for word in re.findall(r"[\w.&]+", role) if word[:1].isupper()}
    return {word for word in found if word.lower() not in tables().titles}
