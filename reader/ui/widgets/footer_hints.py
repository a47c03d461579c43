"""The key hints in the footer: the few keys that make sense now."""

from __future__ import annotations

from collections.abc import Iterator

from reader.named_tuple import NamedTuple
from reader.render.annotation_index import AnnotationIndex
from reader.render.view_state import ViewState
from reader.ui.keys.key_table import Keymap, written

MOST = 7  # hints
LINE_BY_LINE, HIT_BY_HIT = "lines", "hits"
PAIRS = {LINE_BY_LINE: ("line.down", "line.up"), HIT_BY_HIT: ("search.next", "search.previous")}
"""Commands that are offered together: forward and back."""

Hint = tuple[str, str]
"""A key, and what it does; before the keys are known, the id of a command."""

PANEL = (("panel", "text"), ("palette", "commands"), ("quit", "quit"))
COUNTED = (
    (LINE_BY_LINE, "lines"),
    ("paragraph.next", "paragraphs"),
    ("to.end", "to that ¶"),
    ("to.percent", "to that share"),
    ("back", "drop the number"),
)
SELECTED = (("copy", "copy"), ("back", "stop"), ("check", "check"), ("correct", "a quote"), ("note", "note"))
THREAD = (
    (LINE_BY_LINE, "quotes"),
    ("back", "whole article"),
    ("copy", "copy"),
    ("why", "why"),
    ("search", "search"),
)
CUTS = (("cut.next", "next"), ("cut.show", "hide"))
CUT = (("cut.next", "next"), ("cut.show", "hide"), ("cut.restore", "put back"), ("why", "why"))
PICTURE = (("go", "show it large"), ("image.next", "image"), ("copy", "copy"), ("jump.back", "back"))
LINK = (("open", "open"), ("copy", "copy the address"), ("link.next", "link"), ("jump.back", "back"))
MATCHING = ((HIT_BY_HIT, "hits"), ("search.only", "all paragraphs"), ("back", "end search"))
HITS = ((HIT_BY_HIT, "hits"), ("back", "end search"), ("search.only", "only these"))
CLOSER = (("why", "why"), ("check", "check"), ("correct", "mend"), ("copy", "copy"))
SAME = ("same.next", "same speaker")
RETURN = ("jump.back", "back")
QUOTE = ("quote.next", "quote")
FIGURE = ("figure.next", "figure")
SEARCH = ("search", "search")
ARTICLES = ("articles", "articles")
READING = (("panel", "lists"), ("modes", "highlights"))
REMOVED = ("cut.show", "cut")


class HintContext(NamedTuple):
    """Where the reader stands: `on_cut`, on a cut piece; `on_picture`, on a picture's words; `speaker`, the
    sign of who speaks there; `jump`, the kind of thing that was jumped to last; `several`, with more than one
    article open; `has_cuts`, in an article from which words were cut; `on_link`, on a link."""

    on_cut: bool = False
    speaker: str = ""
    jump: str = ""
    several: bool = False
    on_picture: bool = False
    has_cuts: bool = False
    on_link: bool = False


NOWHERE = HintContext()


def beside(keys: Keymap) -> tuple[Hint, ...]:
    """What is offered while the panel, which has hints of its own, is used."""
    return tuple((keys.of(id), does) for id, does in PANEL)


def hints(
    keys: Keymap,
    view_state: ViewState,
    typed: str,
    hits: bool,
    annotations: AnnotationIndex,
    spot: HintContext = NOWHERE,
) -> tuple[Hint, ...]:
    """At most seven keys that work now, the most useful first. `typed` is the beginning of a command: a
    count, and the first key of a sequence."""
    if typed and not typed.isdigit():
        return tuple((written(key), c.hint) for key, c in keys.sequences[typed[-1]].items() if c.hint)
    wanted = list(COUNTED if typed else _wanted(keys, view_state, hits, annotations, spot))[: MOST - 1]
    offered = ((_key(keys, id), does) for id, does in (*wanted, ("help", "help")))
    return tuple((key, does) for key, does in offered if key)


def _key(keys: Keymap, id: str) -> str:
    """The key of a command; of a pair of commands both keys, with a blank between."""
    return " ".join(key for one in PAIRS.get(id, (id,)) if (key := keys.of(one)))


def _wanted(
    keys: Keymap, view_state: ViewState, hits: bool, annotations: AnnotationIndex, spot: HintContext
) -> Iterator[Hint]:
    """The commands that make sense, for the innermost state alone. The way out of a state comes early, so
    that a narrow screen names it too."""
    if view_state.selected is not None:
        yield from SELECTED
    elif view_state.thread is not None:
        yield from THREAD
    elif view_state.cuts:
        yield from CUT if spot.on_cut else CUTS
    elif view_state.matching:
        yield from MATCHING
    elif hits:
        yield from HITS
    elif spot.on_picture:
        yield from PICTURE
    elif spot.on_link:
        yield from LINK
    elif view_state.target is not None:
        yield from _closer(keys, spot)
    else:
        if len(annotations.quotes):
            yield QUOTE
        yield SEARCH
        if len(annotations.figures):
            yield FIGURE
        if spot.several:
            yield ARTICLES
        yield from READING
        if spot.has_cuts:
            yield REMOVED


def _closer(keys: Keymap, spot: HintContext) -> Iterator[Hint]:
    """What can be done with the thing that was jumped to, and the jump once more."""
    yield from CLOSER
    if spot.speaker:
        yield ("go", f"only {spot.speaker}")
    again = f"{spot.jump}.next"
    name = next((command.hint for command in keys.commands if command.id == again), "")
    if name:
        yield (again, name)
    if spot.speaker and spot.jump != "same":
        yield SAME
    yield RETURN
