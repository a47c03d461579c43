"""The spellings of a name, and the kind of entity that each can be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reader.annotate.names.bounds import words as name_words
from reader.annotate.names.described import described_by
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.people import parse_person
from reader.annotate.names.span_table import NameSpan
from reader.annotate.names.tables import BODY_ENDINGS, is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

ENDINGS = name_words("ends of companies")
HELD = frozenset({"former", "state", "attorney"})  # words of titles before a place: 'former Ohio governor'
DETERMINERS = frozenset({"the", "a", "an", "this"})
PLACE_WORDS = frozenset(["in", "at", "from", "near", "across", "outside", "throughout", "around"])
TABLE_VOTES = 6  # votes for each occurrence, for a kind that a table states
UNLIKELY_WITH_DIGITS = frozenset({EntityKind.GPE, EntityKind.NORP, EntityKind.LOC, EntityKind.PERSON})


@dataclass(slots=True)
class NameForm:
    """One spelling of a name, with all its places and the kinds that were seen on it."""

    text: str
    tokens: tuple[str, ...]
    names: list[NameSpan] = field(default_factory=list)
    kinds: Counter[EntityKind] = field(default_factory=Counter)

    @property
    def kind(self) -> EntityKind:
        """The kind seen most often; names that only look like names count half."""
        return self.kinds.most_common(1)[0][0]

    @property
    def is_place(self) -> bool:
        """Whether it was seen as a town or country."""
        return self.kind is EntityKind.GPE


def is_person(tokens: Tokens, form: NameForm, surnames: set[str]) -> bool:
    """Whether a spelling is a person's name; `surnames` are those of people named in full."""
    known = tables()
    if form.text in known.places and form.text.endswith("."):
        return False  # 'Tex.'
    titled = sum(title_before(tokens, name) is not None for name in form.names)
    place = form.text in known.places and all(title_before(tokens, n) in (None, *HELD) for n in form.names)
    if titled * 2 > len(form.names) and not place:
        return True
    bodies = sum(called_a_body(tokens, name) for name in form.names)
    of_somebody = len(form.tokens) == 1 and parse_person(form.tokens).surname in surnames
    if bodies and (not of_somebody or 2 * bodies > len(form.names)):
        return False
    if 2 <= len(form.tokens) <= 3 and any(_is_somebody(tokens, name) for name in form.names):
        return True
    if any(name.stated for name in form.names):
        return form.kind is EntityKind.PERSON
    person = parse_person(form.tokens)
    if not person.given and person.surname in surnames:
        placed = sum(tokens.text[n.first - 1].lower() in PLACE_WORDS for n in form.names if n.first > 0)
        return not (form.text in known.places and placed * 2 > len(form.names))
    if form.text in known.places or form.text in known.aliases or form.text in known.known:
        return False
    if len(form.tokens) > 1 and form.tokens[-1] in known.last_words and not is_given_name(form.tokens[0]):
        return False
    if len(form.tokens) > 2 and ends_as_body(form.tokens[-1]):
        return False  # 'Walter Hearn Newspapers', 'Christian Social Union'
    befriended = is_given_name(form.tokens[0]) and any(_is_somebodys(tokens, name) for name in form.names)
    return form.kind is EntityKind.PERSON or _reads_as_person(form) or befriended


def ends_as_body(word: str) -> bool:
    """Whether the last word of a name says that it is a body's: 'Union', 'Newspapers'."""
    known, lower = tables(), word.lower()
    plural = lower.endswith("s") and word[:1].isupper() and lower[:-1] in known.nouns.organisations
    return known.last_words.get(word) is EntityKind.ORG or plural


def _is_somebodys(tokens: Tokens, name: NameSpan) -> bool:
    """Whether a noun for a person stands right before a name: 'my friend Agnes'."""
    i = name.first - 1
    return i >= 0 and tokens.text[i].islower() and tokens.text[i] in tables().nouns.person


def _reads_as_person(form: NameForm) -> bool:
    """A known given name and one or two plain words, whatever the recogniser took them for."""
    known = tables()
    plain = 2 <= len(form.tokens) <= 3 and all(t.istitle() and t.isalpha() for t in form.tokens)
    if not plain or not is_given_name(form.tokens[0]) or form.kind in (EntityKind.WORK, EntityKind.EVENT):
        return False
    return not any(t in known.last_words or t in known.places or t.lower() in ENDINGS for t in form.tokens)


def title_before(tokens: Tokens, name: NameSpan) -> str | None:
    """The title word right before a name, lower case: 'Mr.', 'Senator'."""
    if name.first == 0:
        return None
    before = tokens.text[name.first - 1]
    word = before.strip(".").lower()
    return word if before[:1].isupper() and word in tables().titles else None


def called_a_body(tokens: Tokens, name: NameSpan) -> bool:
    """Whether the noun right before a name says what body bears it: 'the rail operator Arven'.

    Not before a given name, where 'operator' is somebody's work and 'the school Ana Lund' left unfinished;
    'the insurer Calder' is a body though some people are called Calder.
    """
    i = name.first - 1
    if i > 1 and tokens.text[i] == ",":
        return _is_described(tokens, name)
    if i < 0 or not tokens.text[i].islower() or tokens.tag[i] not in ("NN", "JJ"):
        return False
    noun, nouns = tokens.text[i], tables().nouns
    if noun not in nouns.organisations or "\n" in tokens.source[tokens.end[i] : tokens.start[name.first]]:
        return False
    if not is_given_name(tokens.text[name.first]):
        return not has_clause(tokens, i)
    full = name.past - name.first > 1 and noun not in (
        "firm",
        "agency",
        "utility",
    )  # 'the law firm Stokes Abbott'
    return not full and noun not in nouns.person and not has_clause(tokens, i)


def _is_described(tokens: Tokens, name: NameSpan) -> bool:
    """Whether a name between commas is that of a body: 'The group that speaks for them, Dry Rooms,'."""
    comma, past = name.first - 1, name.past
    closed = past >= len(tokens) or tokens.text[past] in (",", ".", ";", ")")
    noun = described_by(tokens, comma) if closed else None
    at = tokens.head[noun] if noun is not None else 0
    if tokens.text[at].lower() in PLACE_WORDS and tokens.dep[at] == "prep":
        return False  # 'At the hospital, Ana Lund said'
    if noun is not None and tokens.text[noun] not in tables().nouns.organisations:
        noun = comma - 1  # 'a plan by the operator, Telvia,'
    if noun is None or tokens.tag[noun] != "NN" or tokens.text[noun] not in tables().nouns.organisations:
        return False
    nouns = tables().nouns
    if any(
        text in nouns.person and text not in nouns.organisations
        for text in tokens.text[max(0, comma - 8) : comma]
    ):
        return False  # 'a surgeon at the hospital, Ana Lund'
    given = is_given_name(tokens.text[name.first])
    return not given or (past - name.first == 1 and tokens.text[noun] not in nouns.person)


def _is_somebody(tokens: Tokens, name: NameSpan) -> bool:
    """Whether a name between commas is that of a person by the noun before it: 'the coach, Jo Park,'."""
    noun, past, nouns = name.first - 2, name.past, tables().nouns
    if noun < 1 or tokens.text[noun + 1] != "," or tokens.tag[noun] != "NN" or past >= len(tokens):
        return False
    person = tokens.text[noun] in nouns.person and tokens.text[noun] not in nouns.organisations
    named = all(text.istitle() and text.isalpha() for text in tokens.text[name.first : past])
    return person and named and tokens.text[past] == "," and not ends_as_body(tokens.text[past - 1])


def has_clause(tokens: Tokens, i: int) -> bool:
    """Whether a clause about token i begins right behind it: 'the company Arven bought'."""
    behind = range(i + 1, min(i + 12, len(tokens)))
    return any(tokens.dep[j] == "relcl" and tokens.head[j] == i for j in behind)


def may_be_person(tokens: Tokens, form: NameForm) -> bool:
    """Whether a name that was not taken for a person's could be one: a surname or a stage name."""
    known = tables()
    if any(called_a_body(tokens, name) for name in form.names):
        return False
    if form.text in known.places or form.text in known.aliases or form.text in known.known:
        return False
    if form.text.isupper() or any(name.stated and name.kind is EntityKind.WORK for name in form.names):
        return False
    short = len(form.tokens) <= 2 and all(t[:1].isupper() and t.isalpha() for t in form.tokens)
    if not short or form.tokens[-1] in known.last_words or form.tokens[0] in known.last_words:
        return False
    before = [tokens.text[name.first - 1].lower() for name in form.names if name.first > 0]
    return not any(word in DETERMINERS or word in PLACE_WORDS for word in before)


def _by_word(form: NameForm) -> EntityKind | None:
    """The kind that a name's last word implies, or its first: 'Sydney Morning Herald', 'Bank of England'."""
    words = tables().last_words
    if form.tokens[-1].strip(".").lower() in ENDINGS or tuple(form.tokens[-2:]) in BODY_ENDINGS:
        return EntityKind.ORG
    of = next((i for i, t in enumerate(form.tokens) if i and t in ("of", "for", "on", "in")), None)
    head = form.tokens[of - 1] if of is not None else form.tokens[-1]
    if of is not None and head in ("Center", "Centre", "House", "Church"):
        return EntityKind.ORG
    return (
        words.get(head)
        or (EntityKind.ORG if ends_as_body(head) else None)
        or (words.get(form.tokens[0]) if form.tokens[0] in ("Mount", "Lake", "Team") else None)
    )


def _is_river(tokens: Tokens, form: NameForm) -> bool:
    """Whether half of the places of a name mean a land or river: 'the Amazon', 'the Brazilian Amazon'."""
    before = (name.first - 1 for name in form.names if name.first)
    led = sum(tokens.text[i].lower() in ("the", "in", "across") or tokens.tag[i] == "JJ" for i in before)
    return 2 * led >= len(form.names)


def kind_of(tokens: Tokens, members: list[NameForm]) -> EntityKind:
    """The kind of an entity with these spellings: tables, words beside it, key words, the majority."""
    known = tables()
    for form in members:
        if form.text in known.places:
            plays = any(name.stated and name.kind is EntityKind.ORG for name in form.names)
            firm = form.text in name_words("firms and rivers") and not _is_river(tokens, form)
            return EntityKind.ORG if plays or firm else known.places[form.text].kind
    stated = Counter(name.kind for form in members for name in form.names if name.stated)
    if stated:
        return stated.most_common(1)[0][0]
    votes: Counter[EntityKind] = Counter()
    for form in members:
        votes.update(form.kinds)
        if form.text in known.known:
            votes[known.known[form.text]] += TABLE_VOTES * len(form.names)
        elif len(form.tokens) > 1 and (last := _by_word(form)) is not None:
            votes[last] += TABLE_VOTES * len(form.names)
        elif form.text in known.aliases or any(called_a_body(tokens, name) for name in form.names):
            votes[EntityKind.ORG] += TABLE_VOTES * len(form.names)
        elif any(c.isdigit() for c in form.text) and form.kind in UNLIKELY_WITH_DIGITS:
            votes[EntityKind.PRODUCT] += TABLE_VOTES * len(form.names)
    return votes.most_common(1)[0][0]


def take(tokens: Tokens, draft: EntityDraft, form: NameForm, how: str) -> None:
    """Add all occurrences of a spelling to a draft."""
    draft.names[form.text] += len(form.names)
    for name in form.names:
        draft.mentions.append(mention_of(tokens, name, how))


def mention_of(tokens: Tokens, name: NameSpan, how: str, certainty: float = 0.98) -> DraftMention:
    """A name as a mention, with its head word."""
    head = name.past - 1
    for i in range(name.first, name.past):
        if not name.first <= tokens.head[i] < name.past:
            head = i
    return DraftMention(name.first, name.past, head, how, certainty)
