"""Nouns for those who do something: a role by what somebody does."""

from __future__ import annotations

from reader.annotate.names.bounds import words
from reader.annotate.names.tables import tables
from reader.annotate.tokens.tokens import Tokens

AGENTS = tuple(words("ends of agents"))
LEAST_AGENT = 5  # letters of such a noun
ANYBODY = words("anybody")


def is_agent(tokens: Tokens, i: int) -> bool:
    """Whether token i is a noun for people, by the table or by its end: 'smallholder'."""
    if tokens.lemma[i].lower() in tables().nouns.person:
        return True
    text, nouns = tokens.text[i].lower(), tables().nouns
    thing = any(
        text in words for words in (nouns.places, nouns.organisations, nouns.facilities, nouns.products)
    )
    named = tokens.tag[i] == "NN" and text.isalpha() and len(text) >= LEAST_AGENT and text.endswith(AGENTS)
    return named and not thing and text not in words("no agents")


def is_work(tokens: Tokens, i: int) -> bool:
    """Whether a noun names one person by what they do, and not anybody."""
    if tokens.tag[i] not in ("NN", "NNP") or tokens.lemma[i].lower() in ANYBODY:
        return False
    return is_agent(tokens, i) or tokens.text[i].lower() in tables().titles
