"""Roles that no list of nouns knows, by how they stand beside a name: 'a sailor called Ada Holt'."""

from __future__ import annotations

from reader.annotate.names.agents import AGENTS, ANYBODY, LEAST_AGENT
from reader.annotate.names.bounds import words
from reader.annotate.names.drafts import DraftMention
from reader.annotate.names.nouns import left_end
from reader.annotate.names.tables import is_given_name, tables
from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.tokens.finite_tags import FINITE
from reader.annotate.tokens.tokens import Tokens

BARE = frozenset({"VB", "VBP", "JJR"})  # what a tagger takes 'fielder' and 'vet' for
OF_OWNER = frozenset({"DT", "PRP$"})
IN_PHRASE = ("NN", "JJ", "DT", "PR", "PO", "IN", "HY")
MOST_PHRASE = 10  # tokens of 'The coxswain of the boat, Ada Holt, said'


def right_before(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """The noun right before a full name that the parse ties to it: 'the Tongan lock Ada Holt'."""
    i = mention.first - 1
    if i < 0 or mention.past - mention.first < 2 or not _may_be_work(tokens, i):
        return None
    lower, tag, begin = tokens.text[i].lower(), tokens.tag[i], tokens.sentences[tokens.sentence[i]][0]
    agent = (len(lower) >= LEAST_AGENT and lower.endswith(AGENTS)) or lower in tables().nouns.person
    if i == begin:
        many = lower.endswith("s") and lower[:-1] in tables().nouns.person
        known = tag in ("NN", "NNP") and not many and (agent or lower in words("kin") or lower in tokens.text)
        return (i, i + 1) if known and not is_given_name(tokens.text[i]) else None
    if not tokens.text[i].islower():
        return None
    name, noun, before = tokens.head[mention.head], tokens.head[i], tokens.tag[i - 1][:2]
    beside = name == i or (name == noun and tokens.dep[i] == "nsubj" == tokens.dep[mention.head])
    hyphened = tokens.text[i - 1] == "-" and tokens.glued(i) and tokens.glued(i - 1)
    tied = tag == "NN" and (before in ("DT", "JJ", "NN", "PR", "PO") or hyphened) and beside
    tied = tied or (tag == "NN" and agent and mention.first <= noun < mention.past)
    misread = tag in BARE and agent and tokens.text[i - 1].lower() in ("and", "through", "by", "with", "the")
    if not (tied or misread):
        return None
    first = left_end(tokens, i) if tied else i
    return (min(first, i - 2) if hyphened else first), i + 1  # 'co-host'


def called(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """'a sailor called Ada Holt'."""
    i = mention.first - 2
    if i < 1 or tokens.text[i + 1] not in ("called", "named") or tokens.tag[i] != "NN":
        return None
    first = left_end(tokens, i)
    return (first, i + 1) if tokens.text[first].lower() in ("a", "an") and _may_be_work(tokens, i) else None


def heading(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """'The muezzin, Ada Holt, 71, is': the subject that a name between commas stands beside."""
    comma, behind = mention.first - 1, mention.past
    while comma > 0 and tokens.text[comma].strip(".").lower() in tables().titles:
        comma -= 1
    begin = tokens.sentences[tokens.sentence[mention.first]][0]
    while begin < comma and not tokens.text[begin].strip():
        begin += 1
    if not tokens.has(behind + 1) or tokens.text[comma] != "," or tokens.text[behind] != ",":
        return None
    follows = tokens.tag[behind + 1] in FINITE or tokens.tag[behind + 1] == "CD"
    owned = tokens.tag[begin] in OF_OWNER or any(tokens.tag[i] == "POS" for i in range(begin, comma))
    plain = all(tokens.tag[i][:2] in IN_PHRASE for i in range(begin, comma))
    if not (follows and owned and plain) or not 2 <= comma - begin <= MOST_PHRASE:
        return None
    of = next((i for i in range(begin, comma) if tokens.tag[i] == "IN"), comma)
    noun = next((i for i in range(of - 1, begin, -1) if tokens.tag[i] in ("NN", "JJR")), begin)
    return (begin, comma) if noun > begin and _may_be_work(tokens, noun) else None


def _may_be_work(tokens: Tokens, i: int) -> bool:
    """Whether a noun may say what somebody is: none for a thing, a place, a body or a time."""
    lower, nouns = tokens.text[i].lower(), tables().nouns
    if not lower.isalpha() or lower in ANYBODY | words("of relations") or tokens.tag[i] in ("NNS", "NNPS"):
        return False
    if lower in nouns.person:
        return True
    things = nouns.places | nouns.facilities | nouns.events | nouns.works | nouns.products | nouns.documents
    thing = lower in things | nouns.organisations | nouns.shares | nouns.groups | words("times")
    return not thing and not is_inanimate(lower) and not lower.endswith(nouns.abstract_endings)
