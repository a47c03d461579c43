"""Whom a pronoun means: candidates weighed by gender, grammar, place and who is speaking.

A log-linear ranker over the people mentioned recently, after the features of Lappin and Leass (1994) and the
GAP baselines (Webster et al. 2018). Its weights are in data/pronouns.toml.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from math import exp, log1p

from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.sources import SourceIndex
from reader.annotate.names.tables import Gender
from reader.annotate.tokens.tokens import OUTSIDE, Tokens
from reader.frozen import frozen
from reader.text.data_files import data_toml

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SELF = frozenset({"i", "me", "my", "mine", "myself"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
MOST_NEAR = 40  # mentions of somebody that are looked through
MOST_COUNTED = 8  # mentions of somebody from which on more of them tell nothing
MOST_SINCE = 3  # sentences since somebody spoke who still speaks
OBJECTS = frozenset({"dobj", "dative", "pobj", "obj", "iobj"})


@frozen
class PronounCandidate:
    """A candidate antecedent: the draft, its last mention, and how often and how it was mentioned so far.

    `subject_in` is the number of the sentence that it was last the subject of.
    """

    draft: EntityDraft
    mention: DraftMention
    subject_in: int
    so_far: int
    total: int


@cache
def weights() -> dict[str, float]:
    """The weight of every feature; features that are not listed weigh nothing."""
    table: dict[str, float] = data_toml("reader.annotate", "pronouns.toml")["weights"]
    return table


def gender_of(pronoun: str) -> Gender | None:
    """The gender of a pronoun."""
    return Gender.MALE if pronoun in HE else Gender.FEMALE if pronoun in SHE else None


def role_of(tokens: Tokens, i: int) -> str:
    """The grammatical role of token i: subject, object, owner or other."""
    dep = tokens.dep[i]
    for _ in range(4):
        if dep not in ("conj", "compound", "appos", "nmod"):
            break
        i = tokens.head[i]
        dep = tokens.dep[i]
    if dep in SUBJECTS:
        return "subject"
    if dep == "poss":
        return "owner"
    return "object" if dep in OBJECTS else "other"


def features(
    tokens: Tokens,
    i: int,
    one: PronounCandidate,
    rank: int,
    source_index: SourceIndex,
    last_speaker: tuple[int, int],
    rivals: bool,
) -> dict[str, float]:
    """What speaks for and against `one` as the meaning of the pronoun at token i.

    `rank` counts the candidates of fitting gender that were mentioned later; `last_speaker` is the number
    of the draft that spoke last and the token that named it (-1: nobody); `rivals`: a person of
    fitting gender was mentioned recently.
    """
    mention, draft = one.mention, one.draft
    speaking, spoke_at = last_speaker
    pronoun = tokens.text[i].lower()
    here, there = role_of(tokens, i), role_of(tokens, mention.head)
    apart = tokens.sentence[i] - tokens.sentence[mention.head]
    found: dict[str, float] = {
        f"gap {min(3, apart)}" if mention.first < i else "after": 1.0,
        f"was {there}": 1.0,
        f"rank {min(2, rank)}": 1.0,
        "so far": log1p(min(MOST_COUNTED, one.so_far)),
        "total": log1p(min(MOST_COUNTED, one.total)),
        "far": log1p(max(0, apart)),
    }
    quoted, quoting = tokens.quote[mention.head] != OUTSIDE, tokens.quote[i] != OUTSIDE
    own_speaker = source_index.speaker_at(tokens, i)
    gender = gender_of(pronoun)
    clash = gender is not None and draft.gender is not None and draft.gender is not gender
    spoke = draft.number == speaking and i in source_index.by_head and draft.kind is not None and not clash
    checks = {
        "gender": gender is not None and draft.gender is gender,
        "clash": clash,
        "unnamed": draft.kind is None,
        "maybe": draft.maybe,
        "maybe, others": draft.maybe and rivals,
        "both subject": here == "subject" and there == "subject",
        "same part": here == there,
        "owner of own": here == "owner" and there == "subject" and apart == 0 and mention.first < i,
        "just subject": 0 <= tokens.sentence[i] - one.subject_in <= 1,
        "same clause": apart == 0 and mention.first < i and tokens.head[mention.head] == tokens.head[i],
        "block": tokens.block[i] == tokens.block[mention.head],
        "from quote": quoted and not quoting,
        "into quote": quoting and not quoted,
        "same quote": quoting and quoted and tokens.quote[i] == tokens.quote[mention.head],
        "its own speaker": own_speaker is not None and mention.first <= own_speaker < mention.past,
        "own words": i in source_index.by_head and source_index.own(i, mention.head),
        "spoke last": draft.number == speaking,
        "spoke last, speaks": draft.number == speaking and i in source_index.by_head,
        "paragraph's speaker": spoke and tokens.block[spoke_at] == tokens.block[i],
        "spoke nearby": spoke
        and tokens.block[i] - tokens.block[spoke_at] <= 1
        and tokens.sentence[i] - tokens.sentence[spoke_at] <= MOST_SINCE,
        "named in its paragraph": draft.kind is not None and _is_named_before(tokens, draft, i),
        "in own words": quoted and source_index.own(i, mention.head),
        "reports itself": mention.first <= source_index.by_clause.get(i, -1) < mention.past,
        "speaks": i in source_index.by_head and mention.head in source_index.by_head,
        "by pronoun": mention.how == "pronoun",
        "main subject": there == "subject" and tokens.dep[tokens.head[mention.head]] == "ROOT",
        "opens sentence": mention.first - tokens.sentences[tokens.sentence[mention.first]][0] <= 2,
        "named": mention.how != "pronoun" and draft.kind is not None,
    }
    found.update((name, 1.0) for name, holds in checks.items() if holds)
    return found


def excluded(tokens: Tokens, i: int, one: PronounCandidate) -> bool:
    """Whether grammar rules a candidate out: 'X saw him' is not X, and 'his brother X' is not his own."""
    mention = one.mention
    pronoun = tokens.text[i].lower()
    own = tokens.tag[i] == "PRP$"
    if not pronoun.endswith("self") and not own:
        same_verb = tokens.head[mention.head] == tokens.head[i] and mention.head != i
        parts = {role_of(tokens, i), role_of(tokens, mention.head)}
        if same_verb and "subject" in parts and "object" in parts:
            return True
        if role_of(tokens, i) == "object" and _is_in_clause_about(tokens, i, mention):
            return True
    if own:
        owned = tokens.head[i]
        if mention.first <= owned < mention.past:
            return True
        if tokens.dep[mention.head] == "appos" and tokens.head[mention.head] == owned:
            return True
        if tokens.head[owned] == mention.head and tokens.dep[owned] in ("appos", "compound", "nmod"):
            return True
    return False


def _is_in_clause_about(tokens: Tokens, i: int, mention: DraftMention) -> bool:
    """Whether the object at token i stands in a clause about `use`: 'X, who is leaving with her'."""
    verb = tokens.head[i]
    if tokens.dep[verb] == "prep":
        verb = tokens.head[verb]
    if tokens.dep[verb] != "relcl" or not mention.first <= tokens.head[verb] < mention.past:
        return False
    return any(tokens.tag[j] == "WP" for j in tokens.children(verb, "nsubj"))


def rank(scored: list[tuple[float, PronounCandidate]]) -> tuple[PronounCandidate, float] | None:
    """The best candidate with its share of the probability."""
    if not scored:
        return None
    top = max(score for score, _ in scored)
    mass = sum(exp(score - top) for score, _ in scored)
    best = max(scored, key=lambda pair: pair[0])
    return best[1], 1.0 / mass


def score(found: dict[str, float]) -> float:
    """The weighted sum of features."""
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in found.items())


def _is_named_before(tokens: Tokens, draft: EntityDraft, i: int) -> bool:
    """Whether the paragraph of the pronoun at token i names somebody before it, not by pronouns alone."""
    near = islice(reversed(draft.mentions), MOST_NEAR)
    block = tokens.block[i]
    return any(m.how != "pronoun" and m.head < i and tokens.block[m.head] == block for m in near)
