"""The description that stands before a name between commas: 'The firm that runs the fair, Elm Events,'."""

from __future__ import annotations

from reader.annotate.tokens.tokens import Tokens

MOST_DESCRIPTION = 20  # tokens of a description before a name, and steps up its parse


def described_by(tokens: Tokens, comma: int) -> int | None:
    """The noun of the description that ends at a comma: 'firm' in 'the firm that runs the fair,'."""
    low = max(tokens.sentences[tokens.sentence[comma]][0], comma - MOST_DESCRIPTION)
    low = next((i + 1 for i in range(comma - 1, low - 1, -1) if tokens.text[i] == ","), low)
    i, noun = comma - 1, None
    for _ in range(MOST_DESCRIPTION):
        if tokens.tag[i] in ("NN", "NNS"):
            noun = i
        above = tokens.head[i]
        verb = tokens.tag[above][:2] in ("VB", "MD")
        if above == i or not low <= above < comma or (verb and tokens.dep[above] not in ("relcl", "acl")):
            break
        i = above
    return noun
