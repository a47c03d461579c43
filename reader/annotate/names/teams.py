"""Towns and states that play: 'Portland's 117-94 win', 'a former player at Utah' mean the team.

Only in an article that speaks of sport. Each place of a spelling may tell of a team ('beat Lyon', 'the Lyon
striker') or of a town ('in Lyon'); the spelling is a team's where none tells of a town. A land that plays
stays a land.
"""

from __future__ import annotations

import re

from reader.annotate.names.bounds import POSSESSIVES, words
from reader.annotate.names.kind_features import is_town
from reader.annotate.names.span_table import NameSpan, NameSpans
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind

ORG = EntityKind.ORG
TOWNS = frozenset({EntityKind.GPE, EntityKind.LOC})
CITY_STATES = frozenset({"Monaco"})  # whose club is known, not whose national team
LEAST_WORDS = 3  # different words of sport that an article of it has
MOST_BEFORE = 4  # tokens between a verb of play and the team: 'beating relegation threatened Burnley'
MOST_BEHIND = 5  # tokens between a team and its 'win' or 'striker'
SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")
DASHES = frozenset({"-", "–"})
DESCRIBING = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "VBN", "VBG", "CD", "HYPH", "RB"})
PLACED = frozenset(
    {"in", "near", "across", "around", "outside", "throughout", "through", "to", "from", "into"}
)
AGAINST = frozenset({"against", "v", "v.", "vs", "vs."})
OVER = frozenset({"over", "against", "with", "at", "to"})


def state_teams(name_spans: NameSpans) -> None:
    """Make bodies of the towns and states that play in an article about sport."""
    tokens, sport = name_spans.tokens, words("sport words")
    if len({text.lower() for text in tokens.text} & sport) < LEAST_WORDS:
        return
    _without_scores(name_spans)
    known, teams = tables(), set[int]()
    spellings: dict[tuple[str, ...], list[NameSpan]] = {}
    for name in name_spans.ordered():
        if name.kind in TOWNS or tokens.text_of(name.first, name.past) in known.places:
            spellings.setdefault(name_spans.key(name), []).append(name)
    for key, names in spellings.items():
        place = known.places.get(" ".join(key))
        land = place is not None and place.name in known.countries and place.name not in CITY_STATES
        if land or (place is not None and place.adjective):
            continue
        plays = [_plays(name_spans, name) for name in names]
        placed = any(_is_placed(tokens, name) for name, one in zip(names, plays, strict=True) if not one)
        if not placed and any(plays):
            teams.update(_make(name_spans, names))
    _listed(name_spans, teams)


def _without_scores(name_spans: NameSpans) -> None:
    """'Burnley' of 'beating Burnley 1-0', and 'Reading' of 'beating Reading 3-2', which looks like a verb."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        past = name.past
        while past > name.first + 1 and (tokens.text[past - 1].isdigit() or _is_score(tokens, past - 1)):
            past -= 1
            past -= past > name.first + 1 and tokens.text[past - 1] in DASHES
        text = tokens.text_of(name.first, past)
        if past < name.past and (text in tables().places or is_town(text) or text in tables().known):
            name_spans.remove(name)
            name_spans.add(NameSpan(name.first, past, EntityKind.GPE, name.sure))
    for i in range(1, len(tokens) - 1):
        text = tokens.text[i]
        free = name_spans.owner[i] < 0 and text.istitle() and is_town(text) and _is_score(tokens, i + 1)
        if free and tokens.lemma[i - 1].lower() in words("teams do to teams"):
            name_spans.add(NameSpan(i, i + 1, EntityKind.GPE))


def _is_score(tokens: Tokens, i: int) -> bool:
    """Whether a score begins at token i, however it is parted into tokens."""
    return SCORE.match(tokens.raw_text_of(i, min(i + 3, len(tokens)))) is not None


def _make(name_spans: NameSpans, names: list[NameSpan]) -> list[int]:
    """Make bodies of these places, and tell where they begin."""
    for name in names:
        name_spans.add(NameSpan(name.first, name.past, ORG, name.sure, stated=True))
    return [name.first for name in names]


def _listed(name_spans: NameSpans, teams: set[int]) -> None:
    """'Zurich' of 'face Lyon and Zurich', which stands nowhere else."""
    tokens = name_spans.tokens
    for name in name_spans.ordered():
        joined = name.kind in TOWNS and name.first > 1 and tokens.text[name.first - 1] == "and"
        before = name_spans.at(name.first - 2) if joined else None
        if before is None or before.first not in teams:
            continue
        others = [n for n in name_spans.ordered() if name_spans.key(n) == name_spans.key(name)]
        if len(others) == 1 and name_spans.key(name)[0] not in tables().countries:
            name_spans.add(NameSpan(name.first, name.past, ORG, name.sure, stated=True))


def _is_placed(tokens: Tokens, name: NameSpan) -> bool:
    """Whether a name stands as a place: 'in Lyon', 'Lyon, France', 'Lyon Airport'."""
    before = tokens.text[name.first - 1].lower() if name.first else ""
    if before == "of":
        noun = tokens.text[name.first - 2].lower() if name.first > 1 else ""
        return noun in tables().nouns.places or noun in ("north", "south", "east", "west", "outside")
    if before in ("to", "from") and tokens.text[max(0, name.first - 2)].lower() in words("of transfers"):
        return False
    behind = tokens.text[name.past : name.past + 2]
    within = len(behind) == 2 and behind[0] == "," and behind[1] in tables().places
    return before in PLACED or within or behind[:1] == ["-based"]


def _plays(name_spans: NameSpans, name: NameSpan) -> bool:
    """Whether the words beside a name tell of a team."""
    tokens = name_spans.tokens
    return _is_opponent(tokens, name) or _acts(tokens, name) or _has_player(name_spans, name)


def _is_opponent(tokens: Tokens, name: NameSpan) -> bool:
    """'beat struggling Lyon', 'a 3-2 win over Lyon', 'his debut for Lyon', 'No. 1 Alabama'."""
    begin, i = tokens.sentences[tokens.sentence[name.first]][0], name.first - 1
    if i < begin:
        return False
    before = tokens.text[i].lower()
    if before.isdigit() and tokens.raw_text_of(max(begin, i - 2), i + 1).replace(" ", "").startswith("No."):
        return True
    if before in AGAINST:
        return True
    if before in OVER | {"for", "of", "from"}:
        near = {tokens.lemma[j].lower() for j in range(max(begin, i - MOST_BEFORE), i)}
        last = tokens.lemma[i - 1].lower() if i > begin else ""
        scored = any(SCORE.fullmatch(tokens.text[j]) for j in range(max(begin, i - MOST_BEFORE), i))
        over = before in OVER and (bool(near & words("results")) or (scored and before != "at"))
        moved = before in ("for", "from", "to") and last in words("of transfers")
        return over or moved or (before in ("for", "at", "with") and last in words("playing for"))
    while i > begin and name.first - i <= MOST_BEFORE and tokens.tag[i] in DESCRIBING:
        if tokens.lemma[i].lower() in words("teams do to teams") and tokens.tag[i].startswith("VB"):
            return True
        i -= 1
    verb = tokens.lemma[i].lower() in words("teams do to teams") and tokens.tag[i].startswith("VB")
    return verb and tokens.dep[name.past - 1] in (
        "dobj",
        "obj",
        "dep",
        "ccomp",
        "npadvmod",
        "conj",
        "compound",
    )


def _acts(tokens: Tokens, name: NameSpan) -> bool:
    """'Lyon beat', 'Lyon conceded', 'Lyon 3-2'."""
    past = name.past
    if not tokens.has(past):
        return False
    if _is_score(tokens, past) and tokens.block[past] == tokens.block[name.first]:
        return True
    verb = tokens.head[past - 1]
    subject = tokens.dep[past - 1] in ("nsubj", "nsubjpass") and verb >= past
    return subject and tokens.lemma[verb].lower() in words("teams do")


def _has_player(name_spans: NameSpans, name: NameSpan) -> bool:
    """'the Lyon striker', 'Lyon's 3-2 win', 'Lyon's Ada Holt'."""
    tokens, i = name_spans.tokens, name.past
    owned = tokens.has(i) and tokens.text[i] in POSSESSIVES
    i += owned
    person = name_spans.at(i) if owned else None
    if person is not None and person.kind is EntityKind.PERSON and person.past - person.first > 1:
        return True
    for j in range(i, min(i + MOST_BEHIND + 1, len(tokens))):
        lemma = tokens.lemma[j].lower()
        if tokens.block[j] != tokens.block[name.first]:
            return False
        noun = tokens.tag[j].startswith("N")
        if noun and (
            lemma in words("players") or (owned and lemma in words("results") | words("parts of teams"))
        ):
            return True
        if (
            tokens.tag[j] not in DESCRIBING
            and not SCORE.fullmatch(tokens.text[j])
            and tokens.text[j] not in DASHES
        ):
            return False
    return False
