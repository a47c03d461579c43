"""Roles stated farther from a name: 'Ada Holt is a banker', 'The vicar, the Rev Ada Holt'."""

from __future__ import annotations

from functools import cache

from reader.annotate.names.agents import is_work
from reader.annotate.names.behind_roles import asides
from reader.annotate.names.bounds import words
from reader.annotate.names.described import described_by
from reader.annotate.names.drafts import DraftMention, EntityDraft
from reader.annotate.names.nouns import left_end
from reader.annotate.names.role_bounds import ELECTED
from reader.annotate.names.tables import tables
from reader.annotate.names.unnamed import is_inanimate
from reader.annotate.tokens.tokens import OUTSIDE, Tokens

MOST_BEHIND = 12  # tokens from the noun of a description to its comma
CLAUSE = frozenset({"WP", "WDT", "VBD", "VBZ", "VBP", "MD", "VBG", "VBN"})
MOST_NOUN = 8  # tokens of such a role


def before_comma(tokens: Tokens, first: int) -> tuple[int, int] | None:
    """The noun phrase that begins a sentence before a comma and a titled name: 'Its head, Mr Ada Holt'."""
    i = first - 1
    begins = tokens.sentences[tokens.sentence[first]][0]
    while i > begins and (tokens.text[i] == "." or tokens.text[i].strip(".").lower() in _before_names()):
        i -= 1
    noun = i - 1
    if tokens.text[i] != "," or noun <= begins or not is_work(tokens, noun) or noun - begins > MOST_NOUN:
        return None
    opens = tokens.tag[begins] in ("DT", "PRP$") and tokens.text[begins].lower() not in ("this", "that")
    plain = all(tokens.tag[j][:2] in ("NN", "JJ", "DT", "PR", "PO") for j in range(begins, noun))
    return (begins, noun + 1) if opens and plain else None


def between_commas(tokens: Tokens, mention: DraftMention) -> tuple[int, int] | None:
    """The description before a name between commas: 'The president of the Elm Union, Ada Holt, said'."""
    comma = mention.first - 1
    while comma > 0 and tokens.text[comma].strip(".").lower() in _before_names() | {""}:
        comma -= 1
    behind = tokens.text[mention.past] if tokens.has(mention.past) else "."
    if comma < 1 or tokens.text[comma] != "," or behind not in (",", ".", ";", ")"):
        return None
    noun = described_by(tokens, comma)
    if noun is None:
        noun = _opening_title(tokens, comma)
    if noun is None or not is_work(tokens, noun) or comma - noun > MOST_BEHIND:
        return None
    first = left_end(tokens, noun)
    title = tokens.tag[noun] == "NNP" and first == tokens.sentences[tokens.sentence[comma]][0]
    if tokens.tag[noun] != "NN" and not title:
        return None
    opens = (
        title
        or tokens.tag[first] in ("DT", "PRP$")
        or any(tokens.tag[i] == "POS" for i in range(first, noun))
    )
    past = next((i for i in range(noun + 1, comma) if tokens.tag[i] in CLAUSE), comma)
    return (first, past) if opens else None


def _opening_title(tokens: Tokens, comma: int) -> int | None:
    """The office that a sentence begins with and a comma ends: 'Governor of the Bank of Elm,'."""
    first = tokens.sentences[tokens.sentence[comma]][0]
    known = tokens.text[first].lower() in tables().titles and tokens.text[first + 1 : first + 2] == ["of"]
    return first if known else None


def with_article(tokens: Tokens, past: int) -> tuple[int, int] | None:
    """', a devotee who sang' behind a name: any noun that is no word for a thing, a body or a time."""
    found = (_with_article_at(tokens, first) for first in asides(tokens, past))
    return next((role for role in found if role is not None), None)


def _with_article_at(tokens: Tokens, first: int) -> tuple[int, int] | None:
    if not tokens.has(first + 1) or tokens.text[first] not in ("a", "an"):
        return None
    end = first + 1
    while tokens.has(end) and end - first < MOST_NOUN and tokens.tag[end][:2] in ("JJ", "NN", "HY", "VB"):
        end += 1
    noun, nouns = end - 1, tables().nouns
    text = tokens.text[noun]
    thing = text in nouns.places | nouns.facilities | nouns.events | nouns.works | nouns.products
    thing = thing or text in nouns.shares or any(tokens.tag[i] == "CD" for i in range(first, noun))
    thing = thing or text in words("kinds of works") | words("parts of works")
    thing = thing or text in nouns.organisations | nouns.documents | words("times") or is_inanimate(text)
    plain = text.isalpha() and (text.islower() or text in ELECTED)
    if thing or not plain or tokens.tag[noun] not in ("NN", "NNP") or not tokens.has(end) or end == first + 1:
        return None
    if tokens.text[end] in ("for", "from", "on"):
        behind = end + 1 + (tokens.text[end + 1 : end + 2] == ["the"])
        past = behind
        while tokens.has(past) and tokens.tag[past] in ("NNP", "NNPS") and past - behind < MOST_NOUN:
            past += 1
        return (first, past) if past > behind else None  # 'a dock master for Elm Marina'
    return (first, end) if tokens.text[end] in ("who", ",", ".", "in", "at", "with", "by") else None


def by_which_called(tokens: Tokens, draft: EntityDraft) -> str:
    """The noun by which an article without a stated role speaks of somebody: 'the miller said'."""
    for mention in draft.mentions:
        words = tokens.text[mention.first : mention.past]
        if mention.how != "role" or len(words) < 2 or words[0].lower() != "the":
            continue
        if tokens.quote[mention.first] != OUTSIDE or "JJS" in tokens.tag[mention.first : mention.past]:
            continue  # 'the best dancer never to win it'
        aged = next((i for i, word in enumerate(words) if word == "old"), 0)
        if is_work(tokens, mention.past - 1):
            return " ".join(words[aged + 1 :])
    return ""


@cache
def _before_names() -> frozenset[str]:
    return frozenset(tables().titles) | {"the"}


def begins(tokens: Tokens, begin: int, past: int, low: int) -> int:
    """Where a role before a name begins: 'model' without the verb 'dating', 'co-founder' and 'director of
    rugby' whole; not before token `low`.
    """
    verb = tokens.tag[begin] == "VBG" and tokens.dep[begin] not in ("amod", "compound", "nmod")
    if verb and past - begin > 1 and tokens.left[begin] < begin:
        return begin + 1
    if tokens.text[begin] == "-" and begin - 1 >= low and tokens.glued(begin):
        begin -= 1  # of 'fly-half', whose first word looks like a verb
    elif begin - 2 >= low and tokens.text[begin - 1] == "-" and tokens.glued(begin):
        begin -= 2
    of, noun = begin - 1, begin - 2
    if noun >= low and tokens.text[of] == "of" and tokens.text[past - 1].islower() and is_work(tokens, noun):
        begin = noun
        while begin > low and tokens.tag[begin - 1] in ("NN", "NNP", "JJ") and not tokens.glued(begin):
            begin -= 1
    return begin
