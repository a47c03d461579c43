"""Who is whom: every mention of a person or thing, gathered under one Referent."""

from __future__ import annotations

from reader.annotate.base import Attribution, Mention, Reading, Referent
from reader.annotate.names.merge import gather
from reader.annotate.names.resolve import Walk
from reader.annotate.names.roles import add_roles, tokens_of_people
from reader.annotate.names.sources import Voices
from reader.annotate.names.spans import find_names
from reader.annotate.names.things import Thing
from reader.annotate.names.words import Words, columns


def find(reading: Reading, attributions: tuple[Attribution, ...]) -> tuple[Referent, ...]:
    """Everybody and everything the article speaks of, in the order of first mention."""
    words = columns(reading)
    sheet = find_names(reading.doc, words)
    things = gather(words, sheet.ordered())
    titles = add_roles(words, things)
    voices = Voices(words, attributions, tokens_of_people(things))
    Walk(words, sheet, things, voices, titles).run()
    return tuple(_referent(words, thing) for thing in things)


def _referent(words: Words, thing: Thing) -> Referent:
    thing.uses.sort(key=lambda use: use.first)
    first = thing.uses[0]
    name = thing.name or words.words(first.first, first.past)
    return Referent(
        name=name,
        kind=thing.kind,
        mentions=tuple(Mention(words.span(u.first, u.past), u.how, u.certainty) for u in thing.uses),
        role=thing.roles[0] if thing.roles else None,
        aliases=tuple(n for n in thing.names if n != name),
        plural=thing.plural,
    )
