"""What the events of an article's notebook leave: its state in one text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from reader.model.notebook import (
    Bookmark,
    Check,
    Correction,
    Highlight,
    NotebookEvent,
    PublishedDay,
    ReaderNote,
    ReaderTag,
    ReadingPlace,
    Redo,
    Undo,
)
from reader.model.notebook_state import Kept, NotebookState
from reader.notebook.anchoring import locate

E = TypeVar("E")
SELF_MADE = (ReadingPlace, PublishedDay)
"""What an undo passes over: nobody means these by it."""


def replay(
    events: Iterable[NotebookEvent], text: str, author: str, known: dict[str, Kept[Any]] | None = None
) -> NotebookState:
    """The state for `author`, in the text of an article; linear in the events.

    `known` are the entries that were found in that text before, by the ids of their events: new ones are
    added to it. What somebody undid or reworded is their own alone: the notebook of another person takes
    nothing away.
    """
    found = {} if known is None else known
    events = tuple(events)
    gone = _gone(events)
    kept: dict[type[Any], list[Kept[Any]]] = {}
    for event in events:
        entry = event.entry
        if event.id not in gone and not isinstance(entry, Undo | Redo):
            one = found.get(event.id)
            if one is None:
                anchor = getattr(entry, "anchor", None)
                span = None if anchor is None else locate(text, anchor)
                one = Kept(event.id, event.made, event.author, event.machine, entry, span)
                found[event.id] = one
            kept.setdefault(type(entry), []).append(one)
    undo, redo = _reversible(events, author)
    mine = [one for one in kept.get(ReadingPlace, ()) if one.author == author]
    return NotebookState(
        author,
        checks=_last(kept.get(Check, ()), lambda one: (one.author, one.span or one.entry.anchor)),
        notes=tuple(one for one in kept.get(ReaderNote, ()) if one.entry.text),
        highlights=_last(kept.get(Highlight, ()), lambda one: (one.author, one.span or one.entry.anchor)),
        corrections=tuple(kept.get(Correction, ())),
        tags=_last(kept.get(ReaderTag, ()), lambda one: (one.author, one.entry.word, one.span)),
        bookmarks=_last(kept.get(Bookmark, ()), lambda one: (one.author, one.entry.letter)),
        published=next(iter(kept.get(PublishedDay, [])[::-1]), None),
        place=mine[-1] if mine else None,
        can_undo=undo,
        can_redo=redo,
    )


def _gone(events: Sequence[NotebookEvent]) -> set[str]:
    """The events that do not count: undone, or notes in an older wording."""
    owner = {event.id: event.author for event in events}
    undone: set[str] = set()
    for event in events:
        if isinstance(event.entry, Undo | Redo) and owner.get(event.entry.target) == event.author:
            change = undone.add if isinstance(event.entry, Undo) else undone.discard
            change(event.entry.target)
    reworded = {
        event.entry.replaces
        for event in events
        if isinstance(event.entry, ReaderNote)
        and event.entry.replaces is not None
        and event.id not in undone
        and owner.get(event.entry.replaces) == event.author
    }
    return undone | reworded


def _reversible(events: Sequence[NotebookEvent], author: str) -> tuple[str | None, str | None]:
    """The ids of what an undo and a redo of `author` would change: as an editor has it, something new after
    an undo leaves nothing to redo."""
    done: dict[str, None] = {}
    undone: dict[str, None] = {}
    for event in events:
        if event.author != author or isinstance(event.entry, SELF_MADE):
            continue
        match event.entry:
            case Undo(target) if target in done:
                del done[target]
                undone[target] = None
            case Redo(target) if target in undone:
                del undone[target]
                done[target] = None
            case Undo() | Redo():
                pass
            case _:
                done[event.id] = None
                undone.clear()
    return next(reversed(done), None), next(reversed(undone), None)


def _last(kept: Iterable[Kept[E]], key: Callable[[Kept[E]], Hashable]) -> tuple[Kept[E], ...]:
    """Of those with one key the last, at its own place in the order."""
    latest: dict[Hashable, Kept[E]] = {}
    for one in kept:
        name = key(one)
        latest.pop(name, None)
        latest[name] = one
    return tuple(latest.values())
