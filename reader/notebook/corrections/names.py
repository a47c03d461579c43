"""Corrections of names: each concerns an entity, with all of its mentions, and the speaker that it is."""

from __future__ import annotations

from reader.frozen import replace
from reader.model.analysis import Entity, EntityKind, Quote, Speaker, SpeakerKind
from reader.model.span import Span
from reader.notebook.corrections.draft import SPEAKER_KINDS, AnalysisDraft


def merge(draft: AnalysisDraft, span: Span, name: str) -> None:
    """The entity is the one of this name."""
    one, other = draft.entity_at(span), draft.entity_named(name)
    if one is None or other is None or one.id == other.id:
        return
    aliases = dict.fromkeys((*other.aliases, one.name, *one.aliases))
    draft.entities[other.id] = replace(
        other,
        mentions=tuple(sorted({*other.mentions, *one.mentions})),
        aliases=tuple(alias for alias in aliases if alias != other.name),
        role=other.role or one.role,
    )
    del draft.entities[one.id]
    kept = _speaker_of(draft, other)
    moved = _speaker_of(draft, one)
    if moved is not None and kept is not None:
        draft.replace_speaker(moved, kept)
        _follow(draft, other.id)
    elif moved is not None:
        draft.speakers[moved] = replace(draft.speakers[moved], entity=other.id)
        draft.rename_speaker(moved, other.name)
        _follow(draft, other.id)


def split(draft: AnalysisDraft, span: Span, name: str) -> None:
    """This one mention is somebody or something else; what is said by these words goes with it."""
    entity = draft.entity_at(span)
    if entity is None or len(entity.mentions) < 2:
        return
    mention = max(entity.mentions, key=lambda m: min(m.end, span.end) - max(m.start, span.start))
    id = draft.new_id()
    name = name or mention.of(draft.text)
    draft.entities[entity.id] = replace(
        entity,
        mentions=tuple(m for m in entity.mentions if m != mention),
        aliases=tuple(alias for alias in entity.aliases if alias != name),
    )
    draft.entities[id] = Entity(id, name, entity.kind, None, (), (mention,))
    told = [number for number, quote in enumerate(draft.quotes) if _names(quote, mention)]
    if told:
        speaker = draft.new_id()
        kind = SPEAKER_KINDS.get(entity.kind, SpeakerKind.ORGANIZATION)
        template = draft.speakers.get(draft.quotes[told[0]].speaker or "")
        kind = template.kind if template is not None else kind
        draft.speakers[speaker] = _new_speaker(draft, speaker, id, kind)
        for number in told:
            draft.say(number, speaker)
    _follow(draft, entity.id)


def rename(draft: AnalysisDraft, span: Span, name: str) -> None:
    """The entity has this name."""
    entity = draft.entity_at(span)
    if entity is None or not name:
        return
    aliases = tuple(alias for alias in dict.fromkeys((*entity.aliases, entity.name)) if alias != name)
    draft.entities[entity.id] = replace(entity, name=name, aliases=aliases)
    speaker = _speaker_of(draft, entity)
    if speaker is not None:
        draft.rename_speaker(speaker, name)


def set_kind(draft: AnalysisDraft, span: Span, value: str) -> None:
    """The entity is of this kind."""
    entity = draft.entity_at(span)
    if entity is None or value not in list(EntityKind):
        return
    kind = EntityKind(value)
    draft.entities[entity.id] = replace(entity, kind=kind)
    speaker = _speaker_of(draft, entity)
    if speaker is not None:
        sort = SPEAKER_KINDS.get(kind, SpeakerKind.ORGANIZATION)
        draft.speakers[speaker] = replace(draft.speakers[speaker], kind=sort)


def set_role(draft: AnalysisDraft, span: Span, role: str) -> None:
    """The article calls the entity this; with an empty role, nothing."""
    entity = draft.entity_at(span)
    if entity is None:
        return
    draft.entities[entity.id] = replace(entity, role=role or None)
    speaker = _speaker_of(draft, entity)
    if speaker is not None:
        draft.speakers[speaker] = replace(draft.speakers[speaker], role=role or None)


def drop(draft: AnalysisDraft, span: Span, _: str) -> None:
    """This is no name of anything."""
    entity = draft.entity_at(span)
    if entity is not None:
        del draft.entities[entity.id]
        speaker = _speaker_of(draft, entity)
        if speaker is not None:
            draft.speakers[speaker] = replace(draft.speakers[speaker], entity=None)


def _speaker_of(draft: AnalysisDraft, entity: Entity) -> str | None:
    """The id of the speaker that an entity is, by the entity's id or failing that by its name."""
    linked = (s.id for s in draft.speakers.values() if s.entity == entity.id)
    named = (s.id for s in draft.speakers.values() if s.entity is None and s.name == entity.name)
    return next(linked, None) or next(named, None)


def _follow(draft: AnalysisDraft, entity: str) -> None:
    """The speaker that an entity is has its mentions and aliases."""
    found = draft.entities[entity]
    speaker = _speaker_of(draft, found)
    if speaker is not None:
        draft.speakers[speaker] = replace(
            draft.speakers[speaker], mentions=found.mentions, aliases=found.aliases
        )


def _new_speaker(draft: AnalysisDraft, id: str, entity: str, kind: SpeakerKind) -> Speaker:
    found = draft.entities[entity]
    return Speaker(id, found.name, kind, mentions=found.mentions, entity=entity)


def _names(quote: Quote, mention: Span) -> bool:
    """Whether a quote's speaker is named by these very words, or by a pronoun for them."""
    told = (quote.speaker_start, quote.speaker_end), (quote.refers_start, quote.refers_end)
    return (mention.start, mention.end) in told
