"""What the footer offers: the layers that are on, and the few keys that make sense now."""

from __future__ import annotations

from reader.ui.body.finds import Finds
from reader.ui.keys import Keymap, written
from reader.ui.state import Look

MOST = 7

Hint = tuple[str, str]


def beside(keys: Keymap) -> tuple[Hint, ...]:
    """What is offered while the panel, which has hints of its own, is used."""
    return (keys.of("panel"), "text"), (keys.of("palette"), "commands"), (keys.of("app.quit"), "quit")


def hints(
    keys: Keymap, look: Look, prefix: str, hits: bool, finds: Finds, on_cut: bool = False
) -> tuple[Hint, ...]:
    """At most seven keys that work now, those that matter most first. `on_cut`: on a cut piece."""
    if prefix:
        return tuple((written(key), c.hint) for key, c in keys.sequences[prefix].items() if c.hint)

    def one(action: str, does: str) -> Hint:
        return keys.of(action), does

    if look.selected is not None:
        wanted = [one("copy", "copy"), one("copy_markdown", "as Markdown"), one("back", "stop")]
    elif look.thread is not None:
        steps = f"{keys.of('lines(1)')} {keys.of('lines(-1)')}"
        wanted = [
            (steps, "quote by quote"),
            one("search", "search"),
            one("copy", "copy"),
            one("why", "why"),
        ]
        wanted += [one("back", "whole article")]
    elif look.cuts:
        wanted = [one("jump('cut', 1)", "next cut")]
        wanted += [one("restore", "put back"), one("why", "why")] if on_cut else []
        wanted += [one("cut_view", "hide")]
    elif look.matching:
        wanted = [
            one("hit(1)", "next hit"),
            one("only_matching", "all paragraphs"),
            one("back", "end search"),
        ]
    elif hits:
        wanted = [one("hit(1)", "next hit"), one("hit(-1)", "previous"), one("only_matching", "only these")]
        wanted += [one("back", "end search")]
    elif look.target is not None:
        wanted = [one("why", "why"), one("copy", "copy"), one("jump('same', 1)", "same speaker")]
        wanted += [one("open", "thread"), one("back", "back")]
    else:
        wanted = [one("jump('quote', 1)", "quote")] if len(finds.quotes) else []
        wanted += [one("jump('figure', 1)", "figure")] if len(finds.figures) else []
        wanted += [one("search", "search"), one("panel", "panel")]
        wanted += [one("modes", "highlights"), one("cut_view", "cut")]
    return tuple((key, does) for key, does in [*wanted[: MOST - 1], one("help", "help")] if key)
