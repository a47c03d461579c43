"""Organisations, places and works: which spellings name the same one."""

from __future__ import annotations

from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.forms import ENDINGS, NameForm, kind_of, may_be_person, take
from reader.annotate.names.short_bodies import SMALL_WORDS, join_clubs, join_initials, join_known
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

CAPITAL = "Washington, D"  # 'Washington, D.C.', which is Washington too
MOST_PARTS = 8  # words of a name whose parts may stand for it
LEAST_CAPITALS = 4  # letters of a town in capitals; fewer are mostly an abbreviation
TURNED = frozenset({"Department", "Ministry", "University"})
REALMS = frozenset({"Kingdom", "Republic", "Commonwealth", "State"})
MOST_TURNED = 4  # words of a name that may stand in either order
NAMED_APART = frozenset({EntityKind.PRODUCT, EntityKind.EVENT, EntityKind.WORK})  # one word may: 'Firefox'


def gather_bodies(tokens: Tokens, forms: list[NameForm]) -> list[EntityDraft]:
    """One draft for the spellings that share a key."""
    keys = {f.text: _key(f) for f in forms}
    _expand(tokens, forms, keys)
    join_initials(forms, keys)
    _shorten(forms, keys)
    _parts(forms, keys)
    join_known(forms, keys)
    join_clubs(forms, keys)
    groups: dict[str, list[NameForm]] = {}
    for form in forms:
        groups.setdefault(keys[form.text], []).append(form)
    drafts: list[EntityDraft] = []
    for members in groups.values():
        draft = EntityDraft(len(drafts), kind_of(tokens, members))
        for form in members:
            take(tokens, draft, form, "name")
        draft.maybe = all(may_be_person(tokens, form) for form in members)
        drafts.append(draft)
    return drafts


def _key(form: NameForm) -> str:
    """What two forms of one name share: the table's name, or the words without 'The' and 'Inc.'."""
    known = tables()
    if form.text in known.places:
        place = known.places[form.text]
        return f"{place.name} people" if place.adjective else place.name
    if form.text.startswith(CAPITAL):
        return known.places["Washington"].name
    full = known.aliases.get(form.text, form.text)
    tokens = [t.strip(".,") for t in full.split()]
    while len(tokens) > 1 and tokens[-1].casefold() in ENDINGS:
        tokens.pop()
    while len(tokens) > 1 and tokens[0].casefold() == "the":
        tokens.pop(0)
    if len(tokens) > 2 and tokens[0] in REALMS and tokens[1] == "of" and " ".join(tokens[2:]) in known.places:
        return known.places[" ".join(tokens[2:])].name  # 'Kingdom of Cambodia'
    if form.text.isupper() and form.text.title() in known.places:
        return known.places[form.text.title()].name  # 'LONDON' of a dateline
    if len(tokens) == 1 and form.text.isupper() and len(form.text) >= LEAST_CAPITALS and form.is_place:
        return form.text.title()  # 'HOLLIS'
    if len(tokens) == 1 and known.known.get(tokens[0]) is known.known.get(tokens[0][:-1]) is EntityKind.NORP:
        return tokens[0][:-1]  # 'Republicans'
    if len(tokens) == 1:
        return tokens[0].removesuffix(".com")
    return " ".join(_turned(tokens)).casefold()


def _turned(tokens: list[str]) -> list[str]:
    """'Justice Department' as 'Department of Justice', 'Defence Ministry' as 'Ministry of Defence'."""
    if tokens[-1] in TURNED and "of" not in tokens and 2 <= len(tokens) <= MOST_TURNED:
        return [tokens[-1], "of", *tokens[:-1]]
    return tokens


def _expand(tokens: Tokens, forms: list[NameForm], keys: dict[str, str]) -> None:
    """'International Atomic Energy Agency (IAEA)', and letters that are somebody's initials."""
    initials: dict[str, str] = {}
    for form in forms:
        if len(form.tokens) > 1:
            capitals = [t for t in form.tokens if t[:1].isalpha()]
            for kept in (capitals, [t for t in capitals if t.lower() not in SMALL_WORDS]):
                initials.setdefault("".join(t[0] for t in kept).upper(), form.text)
            if "&" in form.tokens:
                kept = [t for t in form.tokens if t.strip(".").casefold() not in ENDINGS]
                initials.setdefault("".join(t[0] for t in kept).upper(), form.text)
    by_end = {name.past: form for form in forms for name in form.names}
    for form in forms:
        letters = form.text.replace(".", "")
        if " " in form.text or not (2 <= len(letters) <= 7 and letters.isupper()):
            continue
        if form.text in tables().places:
            continue
        for name in form.names[:3]:
            i = name.first
            full = by_end.get(i - 1) if i > 1 and tokens.text[i - 1] == "(" else None
            if full is not None and len(full.tokens) > 1 and full.text[0].upper() == letters[0]:
                keys[form.text] = keys[full.text]
                break
        else:
            if letters in initials:
                keys[form.text] = keys[initials[letters]]


def _shorten(forms: list[NameForm], keys: dict[str, str]) -> None:
    """'Peabody' for 'Peabody Energy', 'the Post' for 'The Washington Post': where only one can be meant."""
    by_first: dict[str, set[str]] = {}
    by_last: dict[str, set[str]] = {}
    for form in forms:
        tokens = [t for t in form.tokens if t != "The"]
        police = form.text.endswith(" police")  # whose town is no police
        if (
            len(tokens) > 1
            and form.kind is EntityKind.ORG
            and form.text not in tables().places
            and not police
        ):
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


def _parts(forms: list[NameForm], keys: dict[str, str]) -> None:
    """'World Cup' for 'FIFA World Cup', 'Film Corps' for 'Film Corps of Ely': where only one is meant."""
    known, longer = tables(), dict[tuple[str, ...], set[str]]()
    for form in forms:
        if form.text in known.places or not 1 < len(form.tokens) <= MOST_PARTS:
            continue
        of = next((i for i, t in enumerate(form.tokens) if t in SMALL_WORDS), 0)
        tails = [form.tokens[i:] for i in range(1, len(form.tokens)) if form.tokens[i] not in SMALL_WORDS]
        for part in (*tails, form.tokens[:of]):
            longer.setdefault(part, set()).add(keys[form.text])
    for form in forms:
        found = longer.get(form.tokens, set()) - {keys[form.text]}
        alone = len(form.tokens) == 1 and form.kind not in NAMED_APART
        alone = alone and not (form.kind is EntityKind.ORG and form.tokens[0][-1:] == "s")  # 'Rovers'
        if len(found) != 1 or alone or form.kind in (EntityKind.PERSON, EntityKind.NORP):
            continue
        apart = form.text in known.known and form.kind not in NAMED_APART
        if not (apart or form.text in known.places or form.text in known.aliases):
            keys[form.text] = next(iter(found))


def _leads(forms: list[NameForm], keys: dict[str, str]) -> None:
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
