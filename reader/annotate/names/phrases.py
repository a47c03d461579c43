"""Whom a role noun means: 'the ambassador', 'the company', 'the board member'."""

from __future__ import annotations

from reader.annotate.names.before_roles import whom_is_meant
from reader.annotate.names.body_nouns import body_meant, body_sorts
from reader.annotate.names.bounds import words as name_words
from reader.annotate.names.charged import NOUNS as ON_TRIAL
from reader.annotate.names.charged import whom_charged
from reader.annotate.names.clause_roles import BE
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.forms import has_clause
from reader.annotate.names.lands import PersonLands
from reader.annotate.names.nouns import NounClass, NounPhrase, fold, phrase_at
from reader.annotate.names.one_of_people import OneOfPeople
from reader.annotate.names.person_nouns import MEMBERS, DescribedPeople
from reader.annotate.names.pronouns import SUBJECTS
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.names.roles import role_nouns
from reader.annotate.names.sources import SourceIndex
from reader.annotate.names.tables import tables
from reader.annotate.names.unnamed import is_share, share
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

Found = tuple[EntityDraft, float, str]
OWNED_BODY = frozenset({"his", "her", "my", "their", "its"})  # 'their union' is not the firm that was named
MOST_HOLDERS = 12  # people of one role who are distinguished
ACTS_FOR = name_words("acts for somebody")
PLAIN = name_words("plain nouns")
BODY_KINDS = {
    NounClass.ORGANISATION: frozenset({EntityKind.ORG}),
    NounClass.PLACE: frozenset({EntityKind.GPE}),
    NounClass.EVENT: frozenset({EntityKind.EVENT}),
    NounClass.WORK: frozenset({EntityKind.WORK}),
    NounClass.PRODUCT: frozenset({EntityKind.PRODUCT}),
    NounClass.FACILITY: frozenset({EntityKind.FAC}),
}


class NounPhraseResolver:
    """Who holds which role, and which unnamed people and groups have been introduced."""

    def __init__(
        self, tokens: Tokens, drafts: list[EntityDraft], recent: RecentMentions, source_index: SourceIndex
    ) -> None:
        self.tokens = tokens
        self.drafts = drafts
        self.recent = recent
        self.source_index = source_index
        self.holders: dict[str, list[EntityDraft]] = {}
        self.named = {mention.first: draft for draft in drafts for mention in draft.mentions}
        self.unnamed: dict[str, list[tuple[EntityDraft, NounPhrase | None]]] = {}
        self.told: dict[str, int] = {}
        self.acted: NounPhrase | None = None
        self.lands = PersonLands(tokens)
        self.described = DescribedPeople(tokens, drafts, recent, self.lands)
        self.people = OneOfPeople(tokens, drafts, recent, self.lands)
        for draft in drafts:
            if draft.kind is EntityKind.PERSON:
                for noun in role_nouns(draft):
                    self.holders.setdefault(noun, []).append(draft)

    def resolve(self, phrase: NounPhrase) -> Found | None:
        """Whom the phrase means, how surely, and by what; introduces the unnamed."""
        beside = self._beside(phrase)
        if beside is not None:
            return beside
        if phrase.sort is NounClass.PERSON:
            return self._person(phrase)
        if phrase.sort is NounClass.GROUP:
            return self._same_noun(phrase) or self._new(phrase)
        if phrase.sort in BODY_KINDS and phrase.definite and not phrase.plural:
            return self._body(phrase)
        if phrase.sort is NounClass.ORGANISATION and not phrase.definite and not phrase.plural:
            self.told[phrase.noun] = phrase.head
        if phrase.head in self.source_index.by_head:
            return self._same_noun(phrase) or self._new(phrase)
        return None

    def _beside(self, phrase: NounPhrase) -> Found | None:
        """A role noun that stands in apposition or is said of somebody by 'is'."""
        tokens, i = self.tokens, phrase.head
        said_of = self._said_of(i) if phrase.sort is NounClass.PERSON and not phrase.definite else None
        if said_of is not None:
            return said_of, 0.9, "description"
        if any(tokens.tag[j] == "POS" for j in range(phrase.first, i)) and tokens.text[i + 1 : i + 2] != [
            ","
        ]:
            return None
        if phrase.sort not in (NounClass.PERSON, NounClass.ORGANISATION, NounClass.GROUP):
            return None
        fits = EntityKind.PERSON if phrase.sort is NounClass.PERSON else EntityKind.ORG
        bearer = self.named.get(i + 1)
        if (
            phrase.sort is NounClass.ORGANISATION
            and bearer is not None
            and bearer.kind is fits
            and not has_clause(tokens, i)
        ):
            return bearer, 0.9, "description"
        if tokens.dep[i] == "appos":
            draft = self.recent.at.get(tokens.head[i])
            if draft is not None and draft.kind is fits:
                return draft, 0.9, "description"
        for j in range(i + 1, min(i + 8, len(tokens))):
            if tokens.dep[j] == "appos" and whom_is_meant(tokens, tokens.head[j]) == i:
                draft = self._named_at(j)
                if draft is not None and draft.kind is fits:
                    return draft, 0.9, "description"
        return None

    def _said_of(self, i: int) -> EntityDraft | None:
        """The person whom a noun is said of: 'Ada Holt, who was a miner', 'Ada Holt is a miner'."""
        tokens, verb = self.tokens, self.tokens.head[i]
        if tokens.dep[i] != "attr" or tokens.lemma[verb].lower() not in BE or tokens.children(verb, "neg"):
            return None
        about = next((j for j in tokens.children(verb, "nsubj") if j < verb), None)
        if about is not None and tokens.tag[about] == "WP" and tokens.dep[verb] == "relcl":
            about = tokens.head[verb]
        draft = self.recent.at.get(about) if about is not None else None
        return draft if draft is not None and draft.kind is EntityKind.PERSON else None

    def _named_at(self, i: int) -> EntityDraft | None:
        return next((self.named[j] for j in range(i, max(-1, i - 6), -1) if j in self.named), None)

    def _person(self, phrase: NounPhrase) -> Found | None:
        if not phrase.definite:
            return self._new(phrase)
        return (
            self._holder(phrase)
            or self._represents(phrase)
            or self._same_noun(phrase)
            or (self._described_body(phrase) if phrase.noun in body_sorts() else None)
            or self._on_trial(phrase)
            or self._described(phrase)
            or self._new(phrase)
        )

    def _on_trial(self, phrase: NounPhrase) -> Found | None:
        draft = None if phrase.plural else self._accused(phrase.head)
        return (draft, 0.7, "role") if draft is not None else None

    def _accused(self, i: int) -> EntityDraft | None:
        on_trial = self.tokens.text[i].lower() in ON_TRIAL  # 'accused' may be parsed as a verb
        return whom_charged(self.tokens, self.recent, i) if on_trial else None

    def _described(self, phrase: NounPhrase) -> Found | None:
        """'The striker', after somebody whose role is not told: whoever was last named as a subject."""
        found = self.described.meant(phrase, speaks=phrase.head in self.source_index.by_head)
        return (*found, "role") if found is not None else None

    def described_source(self, i: int) -> EntityDraft | None:
        """Whom a source at token i describes, by a word that is no noun for people elsewhere."""
        return self.described.source(i)

    def member(self, i: int) -> EntityDraft | None:
        """Whom 'the Ohio Republican' or 'the Texan' means, also where it looks like a name."""
        return self.described.source(i) if self.tokens.text[i] in MEMBERS else None

    def one_of_people(self, i: int) -> tuple[EntityDraft, DraftMention] | None:
        """Whom 'the Hungarian' at token i means, and the mention."""
        return self.people.find(i, lambda land: self.described.salient(i, None, main=True, land=land))

    def _holder(self, phrase: NounPhrase) -> Found | None:
        """The person mentioned recently who was introduced with that role."""
        found = []
        holders = self.holders.get(phrase.noun, ())[-MOST_HOLDERS:]
        for draft in holders:
            if draft.mentions[0].first > phrase.first:
                continue
            owner = any(self.recent.at.get(j) is draft for j in range(phrase.first, phrase.head))
            if not owner and _gendered(phrase, self.tokens, draft) and _named_alike(phrase, draft):
                recently = self.recent.last.get(draft.number)
                alike = len(phrase.names & _role_names(draft))
                found.append((alike, recently[1].first if recently else draft.mentions[0].first, draft))
        if not found:
            return None
        _, at, draft = max(found, key=lambda one: one[:2])
        rivals = self.unnamed.get(phrase.noun, ())
        if any(one.mentions and one.mentions[-1].first > at for one, _ in rivals[-MOST_HOLDERS:]):
            return None
        apart = self.tokens.block[phrase.head] - self.tokens.block[at]
        if phrase.noun in PLAIN and apart > 2:
            return None
        return draft, 0.85 if len(found) == 1 else 0.7, "role"

    def _represents(self, phrase: NounPhrase) -> Found | None:
        """'Pell's agent', who is named in another place: the only one who is said to act for somebody."""
        owned = any(self.tokens.tag[j] == "POS" for j in range(phrase.first, phrase.head))
        if not owned or phrase.plural or phrase.noun not in ACTS_FOR:
            return None
        acting = {draft.number: draft for noun in ACTS_FOR for draft in self.holders.get(noun, ())}
        inside = {self.recent.at[j].number for j in range(phrase.first, phrase.head) if j in self.recent.at}
        draft = next(iter(acting.values())) if len(acting) == 1 else None
        return (draft, 0.7, "role") if draft is not None and draft.number not in inside else None

    def _same_noun(self, phrase: NounPhrase) -> Found | None:
        """'The board member' after 'a board member'."""
        before = self.unnamed.get(phrase.noun, ())
        for draft, first in reversed(before[-MOST_HOLDERS:]):
            if draft.plural is phrase.plural and (phrase.definite or phrase.sort is NounClass.GROUP):
                if first is not None and not _agrees(phrase, first):
                    continue
                return draft, 0.8, "description"
        return None

    def _body(self, phrase: NounPhrase) -> Found | None:
        """'The company', 'the country': the last organisation or country that the noun fits."""
        if any(self.tokens.tag[i] == "POS" for i in range(phrase.first, phrase.head)):
            return self._unnamed_body(phrase)  # 'the gardeners' union'
        kinds = BODY_KINDS[phrase.sort]
        word = phrase.noun.capitalize()
        others = []
        for one in self.recent.latest():
            draft = one.draft
            if draft.kind is not EntityKind.PERSON and any(_is_head(word, name) for name in draft.names):
                return draft, 0.85, "role"
            if draft.kind in kinds:
                others.append(one)
        if self.tokens.text[phrase.first].lower() in OWNED_BODY:
            return self._unnamed_body(phrase)
        if phrase.sort is NounClass.ORGANISATION:
            meant = self._described_body(phrase)
            return meant or self._unnamed_body(phrase)
        if not others or phrase.names:
            return self._unnamed_body(phrase)
        if phrase.sort is NounClass.PLACE:
            fits = [one for one in others if _place_fits(phrase.noun, one.draft)]
            if not fits or self.tokens.text[phrase.first].lower() in ("our", "my", "your"):
                return None
            return max(fits, key=lambda one: one.total).draft, 0.6, "role"
        near = others[0]
        apart = self.tokens.sentence[phrase.head] - self.tokens.sentence[near.mention.head]
        return (near.draft, 0.5, "role") if apart <= 5 else self._unnamed_body(phrase)

    def _described_body(self, phrase: NounPhrase) -> Found | None:
        of_people = phrase.sort is NounClass.PERSON and not phrase.modifiers  # 'the operator' may be a man
        meant = body_meant(self.tokens, self.recent, phrase, called=of_people)
        if meant is None or self._introduced_since(phrase, meant[0]):
            return None
        return (*meant, "role")

    def _introduced_since(self, phrase: NounPhrase, draft: EntityDraft) -> bool:
        """Whether 'a charity' was told of after the body that 'the charity' might mean."""
        known = self.recent.last.get(draft.number)
        return known is not None and self.told.get(phrase.noun, -1) > known[1].first

    def _unnamed_body(self, phrase: NounPhrase) -> Found | None:
        if phrase.head not in self.source_index.by_head:
            if self.tokens.dep[phrase.head] in SUBJECTS:
                self.acted = phrase
            return None
        return self._same_noun(phrase) or self._new(phrase)

    def _new(self, phrase: NounPhrase) -> Found:
        draft = self.introduce(phrase.plural)
        draft.noun = phrase.noun
        draft.gender = tables().nouns.gender(self.tokens.text[phrase.head].lower())
        self.unnamed.setdefault(phrase.noun, []).append((draft, phrase))
        return draft, 0.85, "description"

    def body_that_acted(self, i: int) -> tuple[EntityDraft, DraftMention] | None:
        """The unnamed body that was the subject of the sentence before: 'The council met. It said'."""
        phrase, tokens = self.acted, self.tokens
        if phrase is None or tokens.sentence[i] - tokens.sentence[phrase.head] != 1:
            return None
        if tokens.block[i] - tokens.block[phrase.head] > 1:
            return None
        found = self._same_noun(phrase) or self._new(phrase)
        return found[0], DraftMention(phrase.first, phrase.past, phrase.head, "description", 0.7)

    def body_that_spoke(self, i: int, last_speaker: tuple[int, int]) -> EntityDraft | None:
        """The body without a name that spoke right before 'it added': 'The council said so. It added'."""
        speaking, spoke_at = last_speaker
        tokens = self.tokens
        if speaking < 0 or not 0 < tokens.sentence[i] - tokens.sentence[spoke_at] <= 2:
            return None
        draft, phrase = self.drafts[speaking], phrase_at(tokens, spoke_at)
        body = phrase is not None and phrase.sort is NounClass.ORGANISATION
        if draft.kind is not None or draft.plural or not body or tokens.block[i] - tokens.block[spoke_at] > 1:
            return None
        between = (self.recent.at.get(j) for j in range(spoke_at + 1, i) if tokens.dep[j] in SUBJECTS)
        acted = any(one is not None and one.kind is EntityKind.ORG for one in between)
        return None if acted else draft

    def introduce(self, plural: bool) -> EntityDraft:
        """A new draft without a name."""
        draft = EntityDraft(len(self.drafts), None, plural=plural)
        self.drafts.append(draft)
        return draft

    def unnamed_source(self, i: int) -> EntityDraft:
        """The unnamed source at token i whose noun no table knows; a share of people is its own source."""
        first = next((j for j in range(i, max(-1, i - 7), -1) if self.tokens.text[j].lower() == "the"), None)
        accused = self._accused(i) if first is not None else None
        if accused is not None:
            return accused
        counted = is_share(self.tokens, i)
        noun = share(self.tokens, i) if counted else fold(self.tokens.lemma[i])
        plural = counted or self.tokens.tag[i] in ("NNS", "NNPS")
        for draft, _ in reversed(self.unnamed.get(noun, ())[-MOST_HOLDERS:]):
            if draft.plural is plural:
                return draft
        draft = self.introduce(plural)
        draft.noun = noun
        self.unnamed.setdefault(noun, []).append((draft, None))
        return draft


def _is_head(word: str, name: str) -> bool:
    """Whether a word is what a name calls its bearer: the Bank of 'Elm Bank' and of 'Bank of Elm'."""
    return word in name.split()[-1:] or word in name.partition(" of ")[0].split()[-1:]


def _agrees(phrase: NounPhrase, first: NounPhrase) -> bool:
    """Whether a phrase may refer to the one that introduced somebody: its modifiers must not contradict."""
    if phrase.definite:
        return not phrase.names or not first.names or bool(phrase.names & first.names)
    return phrase.modifiers <= first.modifiers


def _gendered(phrase: NounPhrase, tokens: Tokens, draft: EntityDraft) -> bool:
    gender = tables().nouns.gender(tokens.text[phrase.head].lower())
    return gender is None or draft.gender is None or gender is draft.gender


def _named_alike(phrase: NounPhrase, draft: EntityDraft) -> bool:
    """Whether the capitalised words of the phrase occur in a role of the draft, where both have some."""
    if not phrase.names:
        return True
    said = _role_names(draft)
    return not said or bool(phrase.names & said) or bool(_countries(phrase.names) & _countries(said))


def _role_names(draft: EntityDraft) -> set[str]:
    """The capitalised words of a person's roles."""
    return {word for role in draft.roles for word in role.replace("-", " ").split() if word[:1].isupper()}


def _countries(words: frozenset[str] | set[str]) -> set[str]:
    known = tables().places
    return {known[w].name for w in words if w in known}


def _place_fits(noun: str, draft: EntityDraft) -> bool:
    country = any(name in tables().countries for name in draft.names)
    if noun in ("country", "nation", "republic", "kingdom"):
        return country
    return not country
