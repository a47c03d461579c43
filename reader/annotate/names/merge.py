"""Several names of one entity: 'Peskov' and 'Dmitry Peskov', 'US' and 'America', an acronym in full."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from reader.annotate.names.bodies import gather_bodies
from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.forms import NameForm, is_person, mention_of, take, title_before
from reader.annotate.names.people import PARTICLES, PersonName, may_be_one, parse_person
from reader.annotate.names.span_table import NameSpan
from reader.annotate.names.tables import Gender, given_name_gender, is_given_name, tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

KIN = words("nearest kin")
MOST_NAMESAKES = 12  # people of one surname who are distinguished
LEAST_SHORT = 4  # letters of a given name that is cut short
LETTERS = 2  # initials by which somebody is called
_ARTICLE = re.compile("^(?:al|el|ad|ar|as|ash|az)-")  # of an Arabic surname: 'Falih' is Khalid al-Falih


def gather(tokens: Tokens, names: list[NameSpan]) -> list[EntityDraft]:
    """A draft of every named entity, in the order of first mention."""
    forms = _forms(tokens, names)
    people, others = _sorted_out(tokens, forms)
    drafts = [*_people(tokens, people), *gather_bodies(tokens, others)]
    drafts = [t for t in drafts if t.mentions]
    for draft in drafts:
        draft.mentions.sort(key=lambda mention: mention.first)
    drafts.sort(key=lambda t: t.mentions[0].first)
    for number, draft in enumerate(drafts):
        draft.number = number
    return drafts


def _forms(tokens: Tokens, names: list[NameSpan]) -> list[NameForm]:
    forms: dict[str, NameForm] = {}
    for name in names:
        text = tokens.text_of(name.first, name.past)
        form = forms.setdefault(text, NameForm(text, tuple(tokens.text[name.first : name.past])))
        form.names.append(name)
        form.kinds[name.kind] += 2 if name.sure else 1
    return list(forms.values())


def _sorted_out(tokens: Tokens, forms: list[NameForm]) -> tuple[list[NameForm], list[NameForm]]:
    """People, and all else; a surname of somebody named in full is a person whatever its spans say."""
    surnames = {
        parse_person(f.tokens).surname for f in forms if f.kind is EntityKind.PERSON and len(f.tokens) > 1
    }
    full = (f for f in forms if len(f.tokens) > 1 and is_person(tokens, f, surnames))
    named = (parse_person(f.tokens) for f in full)
    given = {person.given[0] for person in named if person.given}
    people, others = [], []
    letters = _lettered(forms, surnames, tokens)
    for form in forms:
        if is_person(tokens, form, surnames) or _is_called(form, given) or form.text in letters:
            people.append(form)
        else:
            others.append(form)
    return people, others


def _lettered(forms: list[NameForm], surnames: set[str], tokens: Tokens) -> set[str]:
    """Two letters that are the initials of one person and of no body: 'AJ' of 'Anthony Joshua'."""
    people, bodies = Counter[str](), set[str]()
    for form in forms:
        if len(form.tokens) > 1:
            initials = "".join(word[0] for word in form.tokens)
            if len(initials) == LETTERS and is_person(tokens, form, surnames):
                people[initials] += 1
            else:
                bodies.add(initials)
    known = tables()
    return {
        letters
        for letters, n in people.items()
        if n == 1
        and letters not in bodies
        and not (letters in known.known or letters in known.aliases or letters in known.places)
    }


def _is_called(form: NameForm, given: set[str]) -> bool:
    """Whether a single word is the given name of somebody named in full: 'Marcus' after 'Marcus Reed'."""
    known = tables()
    named = form.text in known.places or form.text in known.known or form.text in known.aliases
    return len(form.tokens) == 1 and form.text.lower() in given and is_given_name(form.text) and not named


# ---- people


class _NamedPeople:
    """The people of one article by their surnames, the last words of these, and their given names."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.drafts: list[EntityDraft] = []
        self.by_surname: dict[str, list[tuple[PersonName, EntityDraft]]] = {}
        self._by_given: dict[str, list[EntityDraft]] = {}
        self._by_tail: dict[str, list[EntityDraft]] = {}
        self._by_short: dict[str, list[EntityDraft]] = {}
        self._nicknames = tables().nicknames

    def add(self, form: NameForm, person: PersonName) -> None:
        """Somebody by given names and surname: one who is known, or a new one."""
        namesakes = self.by_surname.setdefault(person.surname, [])
        same = next((t for p, t in namesakes[:MOST_NAMESAKES] if _agree(p, t, person)), None)
        if same is None:  # 'Hawk Sawyer' of 'Ann Hawk Sawyer'
            tails = [t for p, t in namesakes[:MOST_NAMESAKES] if _is_tail(person, p)]
            same = tails[0] if len(tails) == 1 else None
        if same is None:
            same = EntityDraft(len(self.drafts), EntityKind.PERSON, gender=person.gender)
            self.drafts.append(same)
            given = self._nicknames.get(person.given[0], person.given[0])
            self._by_given.setdefault(given, []).append(same)
        namesakes.append((person, same))
        for short in (person.given[0][:LEAST_SHORT], f"{person.given[0][0]}{person.surname[0]}".upper()):
            self._by_short.setdefault(short, []).append(same)  # 'Steph' and 'SC' of 'Stephen Curry'
        if (tail := _ARTICLE.sub("", person.surname.rpartition(" ")[2])) != person.surname:
            self._by_tail.setdefault(tail, []).append(same)  # 'Fuente' of 'Ana de la Fuente'
        same.gender = same.gender or person.gender
        take(self.tokens, same, form, "full name")

    def add_single(self, form: NameForm, person: PersonName) -> None:
        """Somebody by one name alone: whoever was named in full and bears it, or else a new one."""
        bearers = _distinct([t for _, t in self.by_surname.get(person.surname, ())])
        bearers = bearers or _distinct(self._by_tail.get(person.surname, []))
        how = "surname"
        if not bearers:
            given = self._nicknames.get(person.surname, person.surname)
            bearers, how = _distinct(self._by_given.get(given, [])), "given name"
            bearers = bearers or _distinct(self._by_short.get(form.text, []))
            bearers = bearers or _cut_short(person.surname, self._by_short)
        if not bearers:
            family = person.surname.endswith("s") and person.surname[:-1] in self.by_surname
            alone = EntityDraft(len(self.drafts), EntityKind.PERSON, plural=family)
            self.drafts.append(alone)
            take(self.tokens, alone, form, "name")
        elif len(bearers) == 1:
            other = _namesake(self.tokens, bearers[0], form)
            if other is not None:
                other.number = len(self.drafts)
                self.drafts.append(other)
            _share(self.tokens, [bearers[0], *([other] if other else [])], form, how)
        else:
            _share(self.tokens, bearers, form, how)


def _people(tokens: Tokens, forms: list[NameForm]) -> list[EntityDraft]:
    """People by full name first, then those who are called by one name alone."""
    people = _NamedPeople(tokens)
    single: list[tuple[NameForm, PersonName]] = []
    for form in sorted(forms, key=lambda f: -len(f.tokens)):
        person = _as_surname(parse_person(form.tokens), people.by_surname)
        if person.given:
            people.add(form, person)
        else:
            single.append((form, person))
    for form, person in single:
        people.add_single(form, person)
    _join_kin(tokens, people.drafts)
    for draft in people.drafts:
        _gender_by_title(tokens, draft)
    return people.drafts


def _cut_short(word: str, by_short: dict[str, list[EntityDraft]]) -> list[EntityDraft]:
    """Whose given name begins with this word, of four letters or more."""
    near = _distinct(by_short.get(word[:LEAST_SHORT], [])) if len(word) >= LEAST_SHORT else []
    return [one for one in near if any(name.casefold().startswith(word) for name in one.names)]


def _join_kin(tokens: Tokens, drafts: list[EntityDraft]) -> None:
    """'Mr Reed' of the father in 'Ann Reed left. Her father, Mark, ...': one person of one gender."""
    titled = [t for t in drafts if t.gender is not None and _is_titled_only(tokens, t)]
    called = [t for t in drafts if t.mentions and _is_called_kin(tokens, t)]
    for draft in titled:
        fit = [t for t in called if given_name_gender(t.name) is draft.gender]
        rivals = [t for t in titled if t.gender is draft.gender]
        if len(fit) == len(rivals) == 1:
            for name, times in draft.names.items():
                fit[0].names[name] += times
            fit[0].mentions += draft.mentions
            fit[0].gender = draft.gender
            draft.mentions = []


def _is_titled_only(tokens: Tokens, draft: EntityDraft) -> bool:
    """Whether somebody is never named but by title and surname."""
    titles = [tokens.text[m.first - 1].strip(".") for m in draft.mentions if m.first]
    single = all(m.past - m.first == 1 for m in draft.mentions)
    return bool(titles) and single and all(title in ("Mr", "Mrs", "Ms", "Miss") for title in titles)


def _is_called_kin(tokens: Tokens, draft: EntityDraft) -> bool:
    """Whether somebody is named by a given name alone, as a relative: 'Her father, Mark,'."""
    name = draft.mentions[0]
    noun = name.first - 1 - (name.first > 1 and tokens.text[name.first - 1] == ",")
    owned = noun > 0 and (tokens.tag[noun - 1] in ("PRP$", "POS"))
    return owned and name.past - name.first == 1 and tokens.text[noun].lower() in KIN


def _as_surname(person: PersonName, known: Container[str]) -> PersonName:
    """The name as a surname alone where it is that of somebody named in full: 'Van Houten', at the beginning
    of a sentence, of 'Pieter van Houten'."""
    whole = " ".join((*person.given, person.surname))
    if PARTICLES.issuperset(person.given) and whole in known:
        return PersonName((), whole)
    return person


def _namesake(tokens: Tokens, bearer: EntityDraft, form: NameForm) -> EntityDraft | None:
    """Somebody of the other gender, where 'Mr. Reed' stands in a text that names only Anna Reed in full."""
    genders = [tables().titles.get(t) for name in form.names if (t := title_before(tokens, name))]
    if bearer.gender is None or not any(g not in (None, bearer.gender) for g in genders):
        return None
    other = next(g for g in genders if g not in (None, bearer.gender))
    return EntityDraft(0, EntityKind.PERSON, gender=other)


def _agree(a: PersonName, draft: EntityDraft, b: PersonName) -> bool:
    clash = draft.gender is not None and b.gender is not None and draft.gender is not b.gender
    return may_be_one(a, b) and not (clash and a.given[0] != b.given[0])


def _is_tail(short: PersonName, long: PersonName) -> bool:
    """Whether a name is a longer one without its first given names, which 'may_be_one' does not see."""
    n = len(short.given)
    return 0 < n < len(long.given) and long.given[-n:] == short.given


def _distinct(drafts: list[EntityDraft]) -> list[EntityDraft]:
    seen: dict[int, EntityDraft] = {}
    for draft in drafts[:MOST_NAMESAKES]:
        seen.setdefault(id(draft), draft)
    return list(seen.values())


def _share(tokens: Tokens, bearers: list[EntityDraft], form: NameForm, how: str) -> None:
    """A surname that several people bear: by title, else the one most often named in full, most lately."""
    if len(bearers) == 1:
        take(tokens, bearers[0], form, how)
        return
    titled = Counter(tables().titles.get(t) for name in form.names if (t := title_before(tokens, name)))
    full = {id(t): len(t.mentions) or titled[t.gender] for t in bearers}
    places = {id(t): sorted(u.first for u in t.mentions) for t in bearers}
    for name in form.names:
        title = title_before(tokens, name)
        gender = tables().titles.get(title) if title else None
        fit = [t for t in bearers if gender is None or t.gender in (None, gender)] or bearers

        def rank(draft: EntityDraft, at: int = name.first) -> tuple[bool, int, int]:
            before = [p for p in places[id(draft)][:50] if p < at]
            by_title = not places[id(draft)]  # somebody who is never named in full
            return bool(before) or by_title, full[id(draft)], before[-1] if before else -1

        best = max(fit, key=rank)
        best.names[form.text] += 1
        best.mentions.append(mention_of(tokens, name, how, 0.98 if len(fit) == 1 else 0.8))


def _gender_by_title(tokens: Tokens, draft: EntityDraft) -> None:
    votes: Counter[Gender] = Counter()
    for mention in draft.mentions:
        title = tokens.text[mention.first - 1].strip(".").lower() if mention.first else ""
        gender = tables().titles.get(title)
        if gender is not None:
            votes[gender] += 1
    if votes:
        draft.gender = votes.most_common(1)[0][0]
