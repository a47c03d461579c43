"""Links role nouns and pronouns to the referents mentioned before them, in one pass over the tokens."""

from __future__ import annotations

from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.joint import JOINT, joint_name, named_together
from reader.annotate.names.labels import whose_label
from reader.annotate.names.nouns import NounPhrase, find_noun_phrases
from reader.annotate.names.phrases import NounPhraseResolver
from reader.annotate.names.pronouns import (
    HE,
    IT,
    SELF,
    SHE,
    THEY,
    PronounCandidate,
    excluded,
    features,
    gender_of,
    rank,
    role_of,
    score,
)
from reader.annotate.names.recent_mentions import RecentMentions
from reader.annotate.names.sources import SourceIndex
from reader.annotate.names.span_table import NameSpans
from reader.annotate.names.tables import tables
from reader.annotate.names.unnamed import WEAK, is_inanimate
from reader.annotate.names.who_goes_on import against, subject_before
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

SURE_OF_GENDER = 0.75  # probability from which a pronoun teaches the gender of an unknown name
SURE_OF_KIND = 0.5  # probability from which a pronoun makes a person of a doubtful name
SUREST = 0.97  # no pronoun is surer than that
LEAST = 0.2  # probability under which a pronoun stays open
MOST_FOLLOWING = 25  # tokens that a pronoun may stand before its name
BODIES = frozenset({EntityKind.ORG, EntityKind.GPE, EntityKind.NORP})
READ = words("done to a document")
SPOUSES = frozenset({"wife", "husband", "spouse"})
PLACES = frozenset({EntityKind.GPE, EntityKind.LOC, EntityKind.FAC})
ACTING = frozenset({EntityKind.ORG, EntityKind.GPE, EntityKind.PRODUCT, EntityKind.WORK})


class MentionResolver:
    """The state of one pass: what was mentioned so far, and who spoke last."""

    def __init__(
        self,
        tokens: Tokens,
        name_spans: NameSpans,
        drafts: list[EntityDraft],
        source_index: SourceIndex,
        titles: frozenset[int],
    ) -> None:
        self.tokens = tokens
        self.drafts = drafts
        self.source_index = source_index
        self.recent = RecentMentions(tokens)
        self.phrase_resolver = NounPhraseResolver(tokens, drafts, self.recent, source_index)
        self.names: dict[int, tuple[EntityDraft, DraftMention]] = {
            mention.first: (draft, mention) for draft in drafts for mention in draft.mentions
        }
        self.married: dict[int, EntityDraft] = {}
        self.joint: dict[frozenset[int], EntityDraft] = {}
        noun_phrases = (
            phrase for phrase in find_noun_phrases(tokens, name_spans) if phrase.head not in titles
        )
        self.noun_phrases = {phrase.head: phrase for phrase in noun_phrases}

    def run(self) -> None:
        """Read every token once, in order."""
        for i, text in enumerate(self.tokens.text):
            if i in self.names:
                self.recent.enter(*self.names[i])
            elif i in self.noun_phrases:
                self._phrase(self.noun_phrases[i])
            elif self.tokens.tag[i] in ("PRP", "PRP$") or text.lower() in ("his", "her", "hers"):
                self._pronoun(i, text.lower())
            if i in self.source_index.by_head:
                self._speaks(i)
        self._selves()

    def _speaks(self, i: int) -> None:
        if i in self.recent.at:
            self._of_a_people(i)
            self.recent.speaks(self.recent.at[i], i)
            self._together(i)
        elif self.tokens.tag[i] in ("WP", "WDT"):
            self._relative(i)
        elif (
            self.tokens.tag[i] != "PRP" and (labelled := whose_label(self.tokens, self.drafts, i)) is not None
        ):
            self._link(labelled, DraftMention(i, i + 1, i, "surname", 0.9))
            self.recent.speaks(labelled, i)
        elif self.tokens.tag[i] != "PRP":
            described = self.phrase_resolver.described_source(i)
            certainty = WEAK if is_inanimate(self.tokens.lemma[i].lower()) and not described else 0.8
            draft = described or self.phrase_resolver.unnamed_source(i)
            how = "description" if described is None else "role"
            self._link(draft, DraftMention(i, i + 1, i, how, certainty))
            self.recent.speaks(self.recent.at[i], i)

    def _of_a_people(self, i: int) -> None:
        """'The Hungarian said' means somebody who is named, no people."""
        if i not in self.source_index.by_head:
            return
        member = self.phrase_resolver.member(i)
        if member is not None:
            self._link(member, DraftMention(i, i + 1, i, "role", 0.7))
            return
        here = self.recent.at[i]
        alone = here.kind is EntityKind.PERSON and here.name == self.tokens.text[i]  # 'the Scot'
        if here.kind is not EntityKind.NORP and not alone:
            return
        found = self.phrase_resolver.one_of_people(i)
        if found is not None:
            self._link(*found)

    def _together(self, i: int) -> None:
        """Those who are named together as one source: one speaker of several people."""
        for attributed in self.source_index.by_head[i]:
            if attributed.source is None:
                continue
            people = named_together(self.tokens, self.names, *attributed.source)
            if not people or not people[0][1].first <= i < people[-1][1].past:
                continue
            who = frozenset(draft.number for draft, _ in people)
            draft = self.joint.get(who)
            if draft is None:
                draft = self.joint[who] = self.phrase_resolver.introduce(plural=True)
                draft.names[joint_name(people)] += 1
            self._link(draft, DraftMention(people[0][1].first, people[-1][1].past, i, JOINT, 0.95))
            self.recent.speaks(draft, i)
            return

    def _relative(self, i: int) -> None:
        """'who said': whoever the relative clause is about."""
        tokens, verb = self.tokens, self.tokens.head[i]
        for _ in range(3):
            if tokens.dep[verb] == "relcl":
                break
            verb = tokens.head[verb]
        about = tokens.head[verb]
        if tokens.dep[verb] != "relcl" or about >= i:
            return
        about = self._whose_place(about)
        draft = self.recent.at.get(about) or self.phrase_resolver.unnamed_source(about)
        if about not in self.recent.at:
            first = about - (tokens.text[about] == "%" and tokens.tag[about - 1] == "CD")
            self._link(draft, DraftMention(first, about + 1, about, "description", 0.8))
        self._link(draft, DraftMention(i, i + 1, i, "pronoun", 0.85))
        self.recent.speaks(draft, i)

    def _whose_place(self, about: int) -> int:
        """Of 'a mechanic from Toledo, who learned', the mechanic: no place and no thing is a 'who'."""
        tokens, draft = self.tokens, self.recent.at.get(about)
        above = about
        for _ in range(4):
            above = tokens.head[above]
            if tokens.tag[above].startswith("N"):
                break
        if draft is None:
            mute = is_inanimate(tokens.lemma[about].lower()) and not is_inanimate(tokens.lemma[above].lower())
        else:
            mute = draft.kind in PLACES
        climbs = mute and tokens.dep[about] == "pobj" and above != about
        return above if climbs and tokens.tag[above].startswith("N") else about

    def _link(self, draft: EntityDraft, mention: DraftMention) -> None:
        draft.mentions.append(mention)
        self.recent.enter(draft, mention)

    # ---- noun phrases

    def _phrase(self, phrase: NounPhrase) -> None:
        if phrase.head in self.source_index.by_head and whose_label(self.tokens, self.drafts, phrase.head):
            return  # 'AD:', who is Amara Diallo
        owner = self.recent.at.get(phrase.first) if phrase.noun in SPOUSES else None
        spouse = self.married.get(owner.number) if owner is not None else None
        found = (spouse, 0.8, "role") if spouse is not None else self.phrase_resolver.resolve(phrase)
        if found is not None:
            draft, certainty, how = found
            self._link(draft, DraftMention(phrase.first, phrase.past, phrase.head, how, certainty))
            if owner is not None and draft.kind is EntityKind.PERSON:
                self.married |= {owner.number: draft, draft.number: owner}

    # ---- pronouns

    def _pronoun(self, i: int, pronoun: str) -> None:
        if pronoun in HE or pronoun in SHE:
            self._person(i)
        elif pronoun in IT:
            self._body(i, plural=False)
        elif pronoun in THEY:
            unnamed = self._unnamed_speaker(i) if pronoun == "they" else None
            if unnamed is not None:  # 'one member told ...': 'they said'
                self._link(unnamed, DraftMention(i, i + 1, i, "pronoun", 0.7))
            else:
                self._body(i, plural=True)

    def _unnamed_speaker(self, i: int) -> EntityDraft | None:
        """Who spoke in the sentence before 'he added', where the paragraph names nobody."""
        speaking, spoke_at = self.recent.last_speaker
        if speaking < 0 or i not in self.source_index.by_head:
            return None
        draft, tokens = self.drafts[speaking], self.tokens
        near = (
            tokens.block[spoke_at] == tokens.block[i] and tokens.sentence[i] - tokens.sentence[spoke_at] <= 2
        )
        if draft.kind is not None or draft.plural or not near:
            return None
        gender = gender_of(tokens.text[i].lower())
        if draft.gender not in (None, gender):
            return None
        first = next(j for j in range(spoke_at, -1, -1) if j == 0 or tokens.block[j - 1] != tokens.block[i])
        named = any(j in self.names and self.names[j][0].is_person for j in range(first, i))
        return None if named else draft

    def _person(self, i: int) -> None:
        unnamed = self._unnamed_speaker(i)
        if unnamed is not None:
            self._link(unnamed, DraftMention(i, i + 1, i, "pronoun", 0.8))
            return
        scored = [(score(found), one) for one, found in self.candidates(i)]
        less = against(self.tokens, i, self.source_index, self.names)
        scored = [(points - less.get(one.draft.number, 0.0), one) for points, one in scored]
        best = rank(scored)
        if best is None or (best[1] < LEAST and i not in self.source_index.by_head):
            return
        draft, certainty = best[0].draft, min(best[1], SUREST)
        gender = gender_of(self.tokens.text[i].lower())
        if i in self.source_index.by_head and certainty < SURE_OF_GENDER:
            subject = subject_before(self.tokens, i, best[0], self.source_index, self.recent.at)
            known = draft.gender is gender and subject is not None and subject.gender is not gender
            if not known and any(one.draft is subject and not one.draft.maybe for _, one in scored):
                draft = subject or draft
        if draft.gender is None and certainty > SURE_OF_GENDER:
            draft.gender = gender
        if draft.maybe and certainty > SURE_OF_KIND:
            draft.kind, draft.maybe = EntityKind.PERSON, False
        self._link(draft, DraftMention(i, i + 1, i, "pronoun", certainty))

    def candidates(self, i: int) -> list[tuple[PronounCandidate, dict[str, float]]]:
        """The candidates for 'he' or 'she' at token i, with the features of each."""
        tokens = self.tokens
        gender = gender_of(tokens.text[i].lower())
        people = [one for one in self.recent.latest() if one.draft.is_person and not one.draft.plural]
        people = [one for one in people if not excluded(tokens, i, one)]
        people.extend(self._names_following(i, {one.draft.number for one in people}))
        fitting = [t for one in people if not (t := one.draft).maybe and t.kind is not None]
        rivals = any(draft.gender in (None, gender) for draft in fitting)
        found, ranked = [], 0
        for one in people:
            found.append(
                (one, features(tokens, i, one, ranked, self.source_index, self.recent.last_speaker, rivals))
            )
            ranked += one.draft.gender in (None, gender)
        return found

    def _names_following(self, i: int, known: set[int]) -> list[PronounCandidate]:
        """Names after the pronoun in its own sentence."""
        found = []
        past = min(i + MOST_FOLLOWING, self.tokens.sentences[self.tokens.sentence[i]][1])
        for j in range(i + 1, past):
            if j in self.names and self.names[j][0].is_person and self.names[j][0].number not in known:
                one = self.recent.following(*self.names[j])
                if not excluded(self.tokens, i, one):
                    found.append(one)
                    known.add(one.draft.number)
        return found

    def _body(self, i: int, *, plural: bool) -> None:
        """'it' and 'they': the nearest organisation, country or group that was a subject."""
        tokens = self.tokens
        if not plural and i in self.source_index.by_head and self._document(i):
            return
        owns, speaks = tokens.tag[i] == "PRP$", i in self.source_index.by_head
        here = role_of(tokens, i)
        if not (speaks or owns or here == "subject"):
            return
        said = (
            self.phrase_resolver.body_that_spoke(i, self.recent.last_speaker)
            if speaks and not plural
            else None
        )
        if said is not None:
            self._link(said, DraftMention(i, i + 1, i, "pronoun", 0.7))
            return
        spare: EntityDraft | None = None
        for one in self.recent.latest()[:9]:
            draft, mention = one.draft, one.mention
            apart = tokens.sentence[i] - tokens.sentence[mention.head]
            many = draft.plural or draft.kind is EntityKind.NORP or (speaks and draft.kind in BODIES)
            fits = many if plural else draft.kind in ACTING
            if not fits or apart > (3 if speaks else 1) or excluded(tokens, i, one):
                continue
            reported = speaks and self.source_index.by_clause.get(mention.head, i) != i  # told of by another
            if (role_of(tokens, mention.head) == "subject" and not reported) or (
                speaks and draft.number == self.recent.speaking
            ):
                self._link(draft, DraftMention(i, i + 1, i, "pronoun", 0.6 if speaks else 0.5))
                return
            told = plural and role_of(tokens, mention.head) == "object"  # 'wrote to the leaders. They ...'
            spare = spare or (
                draft if not told and (draft.kind in (EntityKind.ORG, None) or reported) else None
            )
        acted = self.phrase_resolver.body_that_acted(i) if speaks and not plural else None
        if acted is not None:
            self._link(*acted)
            self._link(acted[0], DraftMention(i, i + 1, i, "pronoun", 0.6))
        elif speaks and spare is not None:
            self._link(spare, DraftMention(i, i + 1, i, "pronoun", 0.35))

    def _document(self, i: int) -> bool:
        """'He read a statement.' 'it said', 'The suit was filed.' 'it says': the document told of before."""
        tokens = self.tokens
        here = tokens.sentence[i]
        first = next((j for j in range(i, -1, -1) if tokens.sentence[j] < here - 1), -1) + 1
        read = (
            j
            for j in range(first, i)
            if j not in self.recent.at
            and (
                (tokens.dep[j] == "dobj" and tokens.lemma[tokens.head[j]] in READ)
                or (tokens.dep[j] in ("nsubj", "nsubjpass") and tokens.dep[tokens.head[j]] == "ROOT")
            )
        )
        documents = tables().nouns.documents
        noun = next((j for j in read if tokens.text[j] in documents), None)
        if noun is None or tokens.block[noun] != tokens.block[i]:
            return False
        draft = self.phrase_resolver.unnamed_source(noun)
        self._link(draft, DraftMention(max(first, noun - 1), noun + 1, noun, "description", 0.7))
        self._link(draft, DraftMention(i, i + 1, i, "pronoun", 0.7))
        return True

    def _selves(self) -> None:
        """Link 'I' within a quotation to its speaker."""
        tokens = self.tokens
        for i, text in enumerate(tokens.text):
            if text.lower() in SELF and tokens.tag[i] in ("PRP", "PRP$"):
                head = self.source_index.speaker_at(tokens, i)
                draft = self.recent.at.get(head) if head is not None else None
                if draft is not None and not draft.plural:
                    draft.mentions.append(DraftMention(i, i + 1, i, "pronoun", 0.9))
