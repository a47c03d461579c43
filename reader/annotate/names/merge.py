"""One thing, many names: 'Peskov' and 'Dmitry Peskov', 'IAEA' and what it stands for, 'US' and 'America'."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reader.annotate.names.people import PersonName, may_be_one, parse_person
from reader.annotate.names.spans import Name
from reader.annotate.names.tables import Gender, is_given_name, tables
from reader.annotate.names.things import Thing, Use
from reader.annotate.names.words import Words
from reader.model.analysis import EntityKind

MOST_NAMESAKES = 12  # people of one surname who are told apart
SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "&", "a", "an"])
ENDINGS = frozenset(
    ["inc", "corp", "corporation", "ltd", "limited", "llc", "plc", "co", "company", "ag", "sa", "gmbh", "nv"]
)
DETERMINERS = frozenset({"the", "a", "an", "this"})
TOLD = 6  # votes, a name, for a kind that a table tells
UNLIKELY_WITH_DIGITS = frozenset({EntityKind.GPE, EntityKind.NORP, EntityKind.LOC, EntityKind.PERSON})
PLACE_WORDS = frozenset(["in", "at", "from", "near", "across", "outside", "throughout", "around"])


@dataclass(slots=True)
class Form:
    """One spelling of a name, with all its places and the kinds that were seen on it."""

    text: str
    tokens: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    kinds: Counter[EntityKind] = field(default_factory=Counter)

    @property
    def kind(self) -> EntityKind:
        """The kind seen most often; names that only look like names count half."""
        return self.kinds.most_common(1)[0][0]


def gather(words: Words, names: list[Name]) -> list[Thing]:
    """Every named thing, in the order of its first name."""
    forms = _forms(words, names)
    people, others = _sorted_out(words, forms)
    things = [*_people(words, people), *_others(words, others)]
    things = [t for t in things if t.uses]
    for thing in things:
        thing.uses.sort(key=lambda use: use.first)
    things.sort(key=lambda t: t.uses[0].first)
    for number, thing in enumerate(things):
        thing.number = number
    return things


def _forms(words: Words, names: list[Name]) -> list[Form]:
    forms: dict[str, Form] = {}
    for name in names:
        text = words.words(name.first, name.past)
        form = forms.setdefault(text, Form(text, tuple(words.text[name.first : name.past])))
        form.names.append(name)
        form.kinds[name.kind] += 2 if name.sure else 1
    return list(forms.values())


def _sorted_out(words: Words, forms: list[Form]) -> tuple[list[Form], list[Form]]:
    """People, and all else; a surname of somebody named in full is a person whatever its spans say."""
    surnames = {
        parse_person(f.tokens).surname for f in forms if f.kind is EntityKind.PERSON and len(f.tokens) > 1
    }
    people, others = [], []
    for form in forms:
        if _is_person(words, form, surnames):
            people.append(form)
        else:
            others.append(form)
    return people, others


def _is_person(words: Words, form: Form, surnames: set[str]) -> bool:
    known = tables()
    titled = sum(_title(words, name) is not None for name in form.names)
    if titled * 2 > len(form.names):
        return True
    person = parse_person(form.tokens)
    if not person.given and person.surname in surnames:
        placed = sum(words.text[n.first - 1].lower() in PLACE_WORDS for n in form.names if n.first > 0)
        return not (form.text in known.places and placed * 2 > len(form.names))
    if form.text in known.places or form.text in known.aliases or form.text in known.known:
        return False
    if len(form.tokens) > 1 and form.tokens[-1] in known.last_words and not is_given_name(form.tokens[0]):
        return False
    return form.kind is EntityKind.PERSON or _reads_as_person(form)


def _reads_as_person(form: Form) -> bool:
    """A known given name and one or two plain words, whatever the recogniser took them for."""
    known = tables()
    plain = 2 <= len(form.tokens) <= 3 and all(t.istitle() and t.isalpha() for t in form.tokens)
    if not plain or not is_given_name(form.tokens[0]) or form.kind in (EntityKind.WORK, EntityKind.EVENT):
        return False
    return not any(t in known.last_words or t in known.places or t.lower() in ENDINGS for t in form.tokens)


def _title(words: Words, name: Name) -> str | None:
    """The title word right before a name, lower case: 'Mr.', 'Senator'."""
    if name.first == 0:
        return None
    before = words.text[name.first - 1]
    word = before.strip(".").lower()
    return word if before[:1].isupper() and word in tables().titles else None


# ---- people


def _people(words: Words, forms: list[Form]) -> list[Thing]:
    """People by full name first, then those who are called by one name alone."""
    known = tables()
    by_surname: dict[str, list[tuple[PersonName, Thing]]] = {}
    by_given: dict[str, list[Thing]] = {}
    things: list[Thing] = []
    single: list[tuple[Form, PersonName]] = []
    for form in sorted(forms, key=lambda f: -len(f.tokens)):
        person = parse_person(form.tokens)
        if not person.given:
            single.append((form, person))
            continue
        namesakes = by_surname.setdefault(person.surname, [])
        same = next((t for p, t in namesakes[:MOST_NAMESAKES] if _agree(p, t, person)), None)
        if same is None:
            same = Thing(len(things), EntityKind.PERSON, gender=person.gender)
            things.append(same)
            by_given.setdefault(known.nicknames.get(person.given[0], person.given[0]), []).append(same)
        namesakes.append((person, same))
        same.gender = same.gender or person.gender
        _take(words, same, form, "full name")
    for form, person in single:
        bearers = _distinct([t for _, t in by_surname.get(person.surname, ())])
        how = "surname"
        if not bearers:
            given = known.nicknames.get(person.surname, person.surname)
            bearers, how = _distinct(by_given.get(given, [])), "given name"
        if not bearers:
            alone = Thing(len(things), EntityKind.PERSON)
            things.append(alone)
            _take(words, alone, form, "name")
        elif len(bearers) == 1:
            _take(words, bearers[0], form, how)
        else:
            _share(words, bearers, form, how)
    for thing in things:
        _gender_by_title(words, thing)
    return things


def _agree(a: PersonName, thing: Thing, b: PersonName) -> bool:
    clash = thing.gender is not None and b.gender is not None and thing.gender is not b.gender
    return may_be_one(a, b) and not (clash and a.given[0] != b.given[0])


def _distinct(things: list[Thing]) -> list[Thing]:
    seen: dict[int, Thing] = {}
    for thing in things[:MOST_NAMESAKES]:
        seen.setdefault(id(thing), thing)
    return list(seen.values())


def _take(words: Words, thing: Thing, form: Form, how: str) -> None:
    thing.names[form.text] += len(form.names)
    for name in form.names:
        thing.uses.append(_use(words, name, how))


def _use(words: Words, name: Name, how: str, certainty: float = 0.98) -> Use:
    head = name.past - 1
    for i in range(name.first, name.past):
        if not name.first <= words.head[i] < name.past:
            head = i
    return Use(name.first, name.past, head, how, certainty)


def _share(words: Words, bearers: list[Thing], form: Form, how: str) -> None:
    """A surname that several people bear: by title, else the one most often named in full, most lately."""
    full = {id(t): len(t.uses) for t in bearers}
    places = {id(t): sorted(u.first for u in t.uses) for t in bearers}
    for name in form.names:
        title = _title(words, name)
        gender = tables().titles.get(title) if title else None
        fit = [t for t in bearers if gender is None or t.gender in (None, gender)] or bearers

        def rank(thing: Thing, at: int = name.first) -> tuple[bool, int, int]:
            before = [p for p in places[id(thing)][:50] if p < at]
            return bool(before), full[id(thing)], before[-1] if before else -1

        best = max(fit, key=rank)
        best.names[form.text] += 1
        best.uses.append(_use(words, name, how, 0.98 if len(fit) == 1 else 0.8))


def _gender_by_title(words: Words, thing: Thing) -> None:
    votes: Counter[Gender] = Counter()
    for use in thing.uses:
        title = words.text[use.first - 1].strip(".").lower() if use.first else ""
        gender = tables().titles.get(title)
        if gender is not None:
            votes[gender] += 1
    if votes:
        thing.gender = votes.most_common(1)[0][0]


# ---- organisations, places, works


def _others(words: Words, forms: list[Form]) -> list[Thing]:
    keys = {f.text: _key(f) for f in forms}
    _expand(words, forms, keys)
    _shorten(forms, keys)
    groups: dict[str, list[Form]] = {}
    for form in forms:
        groups.setdefault(keys[form.text], []).append(form)
    things: list[Thing] = []
    for key, members in groups.items():
        thing = Thing(len(things), _kind_of(key, members))
        for form in members:
            _take(words, thing, form, "name")
        thing.maybe = all(_may_be_person(words, form) for form in members)
        things.append(thing)
    return things


def _may_be_person(words: Words, form: Form) -> bool:
    """Whether a name that was not taken for a person's could be one: a surname or a stage name."""
    known = tables()
    if form.text in known.places or form.text in known.aliases or form.text in known.known:
        return False
    if form.text.isupper():
        return False
    short = len(form.tokens) <= 2 and all(t[:1].isupper() and t.isalpha() for t in form.tokens)
    if not short or form.tokens[-1] in known.last_words or form.tokens[0] in known.last_words:
        return False
    before = [words.text[name.first - 1].lower() for name in form.names if name.first > 0]
    return not any(word in DETERMINERS or word in PLACE_WORDS for word in before)


def _key(form: Form) -> str:
    """What two forms of one name share: the table's name, or the words without 'The' and 'Inc.'."""
    known = tables()
    if form.text in known.places:
        place = known.places[form.text]
        return f"{place.name} people" if place.adjective else place.name
    full = known.aliases.get(form.text, form.text)
    tokens = [t.strip(".,") for t in full.split()]
    while len(tokens) > 1 and tokens[-1].casefold() in ENDINGS:
        tokens.pop()
    while len(tokens) > 1 and tokens[0].casefold() == "the":
        tokens.pop(0)
    return " ".join(tokens).casefold() if len(tokens) > 1 else " ".join(tokens)


def _expand(words: Words, forms: list[Form], keys: dict[str, str]) -> None:
    """'International Atomic Energy Agency (IAEA)', and letters that are somebody's initials."""
    initials: dict[str, str] = {}
    for form in forms:
        if len(form.tokens) > 1:
            capitals = [t for t in form.tokens if t[:1].isalpha()]
            for kept in (capitals, [t for t in capitals if t.lower() not in SMALL_WORDS]):
                initials.setdefault("".join(t[0] for t in kept).upper(), form.text)
    by_end = {name.past: form for form in forms for name in form.names}
    for form in forms:
        letters = form.text.replace(".", "")
        if len(form.tokens) != 1 or not (2 <= len(letters) <= 7 and letters.isupper()):
            continue
        if form.text in tables().places:
            continue
        for name in form.names[:3]:
            i = name.first
            full = by_end.get(i - 1) if i > 1 and words.text[i - 1] == "(" else None
            if full is not None and len(full.tokens) > 1 and full.text[0].upper() == letters[0]:
                keys[form.text] = keys[full.text]
                break
        else:
            if letters in initials:
                keys[form.text] = keys[initials[letters]]


def _shorten(forms: list[Form], keys: dict[str, str]) -> None:
    """'Peabody' for 'Peabody Energy', 'the Post' for 'The Washington Post': where only one can be meant."""
    by_first: dict[str, set[str]] = {}
    by_last: dict[str, set[str]] = {}
    for form in forms:
        tokens = [t for t in form.tokens if t != "The"]
        if len(tokens) > 1 and form.kind is EntityKind.ORG and form.text not in tables().places:
            by_first.setdefault(tokens[0], set()).add(keys[form.text])
            by_last.setdefault(tokens[-1], set()).add(keys[form.text])
    _leads(forms, keys)
    for form in forms:
        tokens = [t for t in form.tokens if t != "The"]
        if len(tokens) != 1 or form.kind is EntityKind.NORP:
            continue
        known = tables()
        if form.text in known.places or form.text in known.aliases or form.text in known.known:
            continue
        longer = by_first.get(tokens[0], set())
        if tokens[0] in tables().last_words:
            longer = by_last.get(tokens[0], set())
        if len(longer) == 1:
            keys[form.text] = next(iter(longer))


def _leads(forms: list[Form], keys: dict[str, str]) -> None:
    """'US State Department' is the 'State Department' where no other country's is named."""
    known, longer = tables(), dict[str, set[str]]()
    for form in forms:
        lead, _, rest = form.text.partition(" ")
        if rest and (lead in known.places or lead in known.aliases):
            longer.setdefault(rest, set()).add(keys[form.text])
    for form in forms:
        found = longer.get(form.text, set())
        if len(found) == 1 and " " in form.text and form.text not in known.places:
            keys[form.text] = next(iter(found))


def _by_word(form: Form) -> EntityKind | None:
    """What a name's last word tells, or its first: 'Sydney Morning Herald', 'Bank of England'."""
    words = tables().last_words
    of = next((i for i, t in enumerate(form.tokens) if i and t in ("of", "for", "on", "in")), None)
    head = form.tokens[of - 1] if of is not None else form.tokens[-1]
    if of is not None and head in ("Center", "Centre", "House", "Church"):
        return EntityKind.ORG
    return words.get(head) or (
        words.get(form.tokens[0]) if form.tokens[0] in ("Mount", "Lake", "Team") else None
    )


def _kind_of(key: str, members: list[Form]) -> EntityKind:
    known = tables()
    for form in members:
        if form.text in known.places:
            return known.places[form.text].kind
    votes: Counter[EntityKind] = Counter()
    for form in members:
        votes.update(form.kinds)
        if form.text in known.known:
            votes[known.known[form.text]] += TOLD * len(form.names)
        elif len(form.tokens) > 1 and (last := _by_word(form)) is not None:
            votes[last] += TOLD * len(form.names)
        elif form.text in known.aliases:
            votes[EntityKind.ORG] += TOLD * len(form.names)
        elif any(c.isdigit() for c in form.text) and form.kind in UNLIKELY_WITH_DIGITS:
            votes[EntityKind.PRODUCT] += TOLD * len(form.names)
    return votes.most_common(1)[0][0]
