"""Who answers in an interview without labels: the person whom its first paragraphs present."""

from __future__ import annotations

from reader.annotate.names.labels import leads_interview
from reader.annotate.quotes.interviews import ANSWER
from reader.annotate.records import Attribution
from reader.annotate.speakers.referent_index import NAMED_HOW, ReferentIndex, ReferentLink
from reader.model.analysis import EntityKind


def guest(
    index: ReferentIndex, attributions: tuple[Attribution, ...], authors: tuple[str, ...]
) -> ReferentLink | None:
    """The one person who is named before the first answer, or named most; None where nobody stands out.

    The authors of the article and who is said to lead the talk ask, and do not answer.
    """
    start = next((one.content.start for one in attributions if one.rule == ANSWER), None)
    if start is None:
        return None
    bylines = {author.casefold() for author in authors}
    named: list[tuple[int, ReferentLink]] = []
    for number, one in enumerate(index.referents):
        if one.kind is not EntityKind.PERSON or one.name.casefold() in bylines:
            continue
        mentions = [m for m in one.mentions if m.span.end <= start and m.how in NAMED_HOW]
        ranges = [index.tokens.range_of(m.span) for m in mentions]
        if mentions and not leads_interview(
            index.tokens, ranges, index.tokens.range_of(mentions[-1].span)[1]
        ):
            named.append((len(mentions), ReferentLink(number, mentions[0])))
    most = max((times for times, _ in named), default=0)
    links = [link for times, link in named if times == most]
    return links[0] if len(links) == 1 else None
