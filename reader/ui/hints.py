"""What the footer offers: the layers that are on, and the few keys that make sense now."""

from __future__ import annotations

from collections.abc import Iterator

from reader.ui.body.finds import Finds
from reader.ui.keys import Keymap, written
from reader.ui.state import Look

MOST = 7
LINE_BY_LINE = "lines"

Hint = tuple[str, str]
"""A key, and what it does; before the keys are known, an action."""

PANEL = (("panel", "text"), ("palette", "commands"), ("app.quit", "quit"))
SELECTED = (("copy", "copy"), ("copy_markdown", "as Markdown"), ("back", "stop"))
THREAD = (
    (LINE_BY_LINE, "quote by quote"),
    ("search", "search"),
    ("copy", "copy"),
    ("why", "why"),
    ("back", "whole article"),
)
CUTS = (("jump('cut', 1)", "next cut"), ("cut_view", "hide"))
CUT = (("jump('cut', 1)", "next cut"), ("restore", "put back"), ("why", "why"), ("cut_view", "hide"))
MATCHING = (("hit(1)", "next hit"), ("only_matching", "all paragraphs"), ("back", "end search"))
HITS = (
    ("hit(1)", "next hit"),
    ("hit(-1)", "previous"),
    ("only_matching", "only these"),
    ("back", "end search"),
)
TARGET = (
    ("why", "why"),
    ("copy", "copy"),
    ("jump('same', 1)", "same speaker"),
    ("open", "thread"),
    ("back", "back"),
)
QUOTE = ("jump('quote', 1)", "quote")
FIGURE = ("jump('figure', 1)", "figure")
READING = (("search", "search"), ("panel", "panel"), ("modes", "highlights"), ("cut_view", "cut"))


def beside(keys: Keymap) -> tuple[Hint, ...]:
    """What is offered while the panel, which has hints of its own, is used."""
    return tuple((keys.of(action), does) for action, does in PANEL)


def hints(
    keys: Keymap, look: Look, prefix: str, hits: bool, finds: Finds, on_cut: bool = False
) -> tuple[Hint, ...]:
    """At most seven keys that work now, those that matter most first. `on_cut`: on a cut piece."""
    if prefix:
        return tuple((written(key), c.hint) for key, c in keys.sequences[prefix].items() if c.hint)
    wanted = list(_wanted(look, hits, finds, on_cut))[: MOST - 1]
    offered = ((_key(keys, action), does) for action, does in (*wanted, ("help", "help")))
    return tuple((key, does) for key, does in offered if key)


def _key(keys: Keymap, action: str) -> str:
    if action == LINE_BY_LINE:
        return f"{keys.of('lines(1)')} {keys.of('lines(-1)')}"
    return keys.of(action)


def _wanted(look: Look, hits: bool, finds: Finds, on_cut: bool) -> Iterator[Hint]:
    """The actions that make sense, the moment that lies nearest deciding."""
    if look.selected is not None:
        yield from SELECTED
    elif look.thread is not None:
        yield from THREAD
    elif look.cuts:
        yield from CUT if on_cut else CUTS
    elif look.matching:
        yield from MATCHING
    elif hits:
        yield from HITS
    elif look.target is not None:
        yield from TARGET
    else:
        if len(finds.quotes):
            yield QUOTE
        if len(finds.figures):
            yield FIGURE
        yield from READING
