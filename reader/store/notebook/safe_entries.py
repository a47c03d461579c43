"""Entries as they may be shown: a notebook is a file, and others write to it too."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from reader.model.notebook import Anchor, NotebookEvent, ReaderNote
from reader.text.sanitise import in_place, one_line, sanitise


def safe_event(event: NotebookEvent) -> NotebookEvent:
    """The event without any character that a terminal could take for a command or that reorders what is
    read; offsets stay. The words of a note keep their lines, everything else is one line."""
    entry: Any = event.entry
    changed: dict[str, Any] = {}
    for field in fields(entry):
        value = getattr(entry, field.name)
        if isinstance(value, Anchor):
            changed[field.name] = _safe_anchor(value)
        elif type(value) is str:
            lines = isinstance(entry, ReaderNote) and field.name == "text"
            changed[field.name] = sanitise(value) if lines else one_line(value)
    same = all(getattr(entry, name) == value for name, value in changed.items())
    author, machine = one_line(event.author), one_line(event.machine)
    if same and (author, machine) == (event.author, event.machine):
        return event
    return replace(event, author=author, machine=machine, entry=replace(entry, **changed))


def _safe_anchor(anchor: Anchor) -> Anchor:
    exact, prefix, suffix = (in_place(words) for words in (anchor.exact, anchor.prefix, anchor.suffix))
    if (exact, prefix, suffix) == (anchor.exact, anchor.prefix, anchor.suffix):
        return anchor
    return replace(anchor, exact=exact, prefix=prefix, suffix=suffix)
