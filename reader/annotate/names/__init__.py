"""Coreference: every mention of a person, organisation or thing, gathered under one Referent."""

from __future__ import annotations

from reader.annotate.names.drafts import EntityDraft
from reader.annotate.names.further_roles import by_which_called
from reader.annotate.names.merge import gather
from reader.annotate.names.own_kinds import state_own_kinds
from reader.annotate.names.resolve import MentionResolver
from reader.annotate.names.roles import add_roles, tokens_of_people
from reader.annotate.names.sources import SourceIndex
from reader.annotate.names.spans import find_names
from reader.annotate.names.stated_kinds import state_kinds
from reader.annotate.names.teams import state_teams
from reader.annotate.names.titled_works import add_titles
from reader.annotate.parsed_article import ParsedArticle
from reader.annotate.records import Attribution, Mention, Referent
from reader.annotate.tokens.tokens import Tokens
from reader.model.analysis import EntityKind


def find(parsed: ParsedArticle, attributions: tuple[Attribution, ...]) -> tuple[Referent, ...]:
    """All referents of the article, in the order of their first mention."""
    tokens = parsed.tokens
    name_spans = find_names(parsed.doc, tokens)
    state_kinds(name_spans)
    state_own_kinds(parsed.doc, name_spans)
    state_teams(name_spans)
    add_titles(name_spans)
    drafts = gather(tokens, name_spans.ordered())
    titles = add_roles(tokens, drafts)
    source_index = SourceIndex(tokens, attributions, tokens_of_people(drafts))
    MentionResolver(tokens, name_spans, drafts, source_index, titles).run()
    return tuple(_referent(tokens, draft) for draft in drafts)


def _referent(tokens: Tokens, draft: EntityDraft) -> Referent:
    draft.mentions.sort(key=lambda mention: mention.first)
    first = draft.mentions[0]
    name = draft.name or tokens.text_of(first.first, first.past)
    return Referent(
        name=name,
        kind=draft.kind,
        mentions=tuple(Mention(tokens.span(u.first, u.past), u.how, u.certainty) for u in draft.mentions),
        role=_role(tokens, draft),
        aliases=tuple(n for n in draft.names if n != name),
        plural=draft.plural,
    )


def _role(tokens: Tokens, draft: EntityDraft) -> str | None:
    """The fullest role that is stated, else the noun that the article calls a person by."""
    if draft.roles:
        return draft.roles[0]
    return by_which_called(tokens, draft) or None if draft.kind is EntityKind.PERSON else None
