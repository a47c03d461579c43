"""What annotators are given, and the raw finds that they hand to each other.

An annotator is a pure function `find(article, ...) -> tuple[...]`, given a `ParsedArticle` where it needs the
parse. Nothing here is assembled into an Analysis: `annotators.py` alone does that.
"""

from __future__ import annotations

from reader.frozen import frozen
from reader.model.analysis import EntityKind, QuoteKind
from reader.model.span import Span


@frozen
class Mark:
    """One quotation within one paragraph: its span with the marks included.

    `opened` / `closed` say whether the mark stands at that end (a quotation that runs over several
    paragraphs reopens in each and closes only in the last). `group` numbers the quotation that the
    stretches of several paragraphs make up; `depth` is 1 for a quotation within a quotation.
    """

    start: int
    end: int
    opened: bool
    closed: bool
    group: int
    depth: int = 0


@frozen
class Attribution:
    """One piece of attributed content, before its source is identified.

    `source` are the words that name the source at this place (the mention), `cue` those that attribute.
    `carried`: the source stands with an earlier piece, whose words these are.
    `spans`: where the attributed content is more than this stretch (the clause around a quoted part, the
    later paragraphs of a quotation), its extent; given with the first stretch of that content alone.
    `rule` is a short plain phrase ('subject of the cue verb'). `confidence` covers content and source.
    `said`: the probability that somebody said it, where it is no mere attitude, wish or deed.
    """

    kind: QuoteKind
    content: Span
    source: Span | None = None
    cue: Span | None = None
    carried: bool = False
    confidence: float = 0.0
    rule: str = ""
    spans: tuple[Span, ...] = ()
    said: float = 1.0


@frozen
class Mention:
    """Words that refer to a referent. `certainty` is the probability that the link is right."""

    span: Span
    how: str
    certainty: float = 1.0


@frozen
class Referent:
    """One person, organisation or thing, with every mention of it in the text, in order.

    `kind` is None for the unnamed ('a senior official'), which are never an Entity.
    """

    name: str
    kind: EntityKind | None
    mentions: tuple[Mention, ...]
    role: str | None = None
    aliases: tuple[str, ...] = ()
    plural: bool = False
