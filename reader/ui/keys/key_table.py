"""Every command of the reading surface: its id, its keys, what it does, in plain words.

A key of one name ("j", "ctrl+d") is an ordinary binding. A key of two characters ("]q") is a sequence:
the first waits for the second. A sequence that ends in `ANY` ("m…") takes any letter.

The toolkit is imported only where its own classes are asked for: the first paint names keys without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.binding import Binding

ANY = "…"
MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "hyper", "meta"})


class Command(NamedTuple):
    """One thing the reader can do. `action` is a Textual action of the reading screen.

    `hint` is its name in the footer and after the first key of a sequence.
    """

    id: str
    keys: str
    action: str
    says: str
    group: str
    hint: str = ""


MOVE, FIND, LOOK, ACT, PROGRAM = "Move", "Search", "What is shown", "Look closer", "Program"
LISTS = "list."
"""What the ids of the commands of the lists begin with."""
SCOPE_PREFIXES = (LISTS, "filter.", "find.", "help.", "why.", "articles.", "program.")
"""What the ids begin with whose commands work elsewhere than in the text; their keys are declared there."""
SAME, OTHER, BARE = "same speaker", "other speaker", "unsourced"

COMMANDS: tuple[Command, ...] = (
    Command("line.down", "j,down", "lines(1)", "Next line", MOVE),
    Command("line.up", "k,up", "lines(-1)", "Previous line", MOVE),
    Command("page.down", "space,pagedown,ctrl+f", "pages(1)", "Next page", MOVE),
    Command("page.up", "b,pageup,ctrl+b", "pages(-1)", "Previous page", MOVE),
    Command("half.down", "d,ctrl+d", "halves(1)", "Half a page down", MOVE),
    Command("half.up", "u,ctrl+u", "halves(-1)", "Half a page up", MOVE),
    Command("to.top", "g,home", "top", "To the beginning", MOVE),
    Command("to.end", "G,end", "end", "To the end, or to the paragraph whose number was typed", MOVE),
    Command("to.percent", "%", "percent", "To the percentage that was typed, as in 50%", MOVE),
    Command("paragraph.next", "}", "paragraphs(1)", "Next paragraph", MOVE),
    Command("paragraph.previous", "{", "paragraphs(-1)", "Previous paragraph", MOVE),
    Command("quote.next", "]q", "jump('quote', 1)", "Next quote", MOVE, "quote"),
    Command("quote.previous", "[q", "jump('quote', -1)", "Previous quote", MOVE, "quote"),
    Command("same.next", "]s", "jump('same', 1)", "Next quote of this speaker", MOVE, SAME),
    Command("same.previous", "[s", "jump('same', -1)", "Previous quote of this speaker", MOVE, SAME),
    Command("other.next", "]S", "jump('other', 1)", "Next quote of another speaker", MOVE, OTHER),
    Command("other.previous", "[S", "jump('other', -1)", "Previous quote of another speaker", MOVE, OTHER),
    Command("name.next", "]e", "jump('name', 1)", "Next name", MOVE, "name"),
    Command("name.previous", "[e", "jump('name', -1)", "Previous name", MOVE, "name"),
    Command("figure.next", "]f", "jump('figure', 1)", "Next figure", MOVE, "figure"),
    Command("figure.previous", "[f", "jump('figure', -1)", "Previous figure", MOVE, "figure"),
    Command("heading.next", "]h", "jump('heading', 1)", "Next heading", MOVE, "heading"),
    Command("heading.previous", "[h", "jump('heading', -1)", "Previous heading", MOVE, "heading"),
    Command("image.next", "]i", "jump('image', 1)", "Next image", MOVE, "image"),
    Command("image.previous", "[i", "jump('image', -1)", "Previous image", MOVE, "image"),
    Command("link.next", "]l", "jump('link', 1)", "Next link, and where it leads", MOVE, "link"),
    Command("link.previous", "[l", "jump('link', -1)", "Previous link, and where it leads", MOVE, "link"),
    Command(
        "unsourced.next", "]u", "jump('unsourced', 1)", "Next paragraph with no named source", MOVE, BARE
    ),
    Command(
        "unsourced.previous", "[u", "jump('unsourced', -1)", "Previous paragraph with no named source",
        MOVE, BARE,
    ),
    Command("cut.next", "]c", "jump('cut', 1)", "Next cut piece", MOVE, "cut"),
    Command("cut.previous", "[c", "jump('cut', -1)", "Previous cut piece", MOVE, "cut"),
    Command("article.next", "]a", "article(1)", "Next article", MOVE, "article"),
    Command("article.previous", "[a", "article(-1)", "Previous article", MOVE, "article"),
    Command("mark.set", "m" + ANY, "mark", "Mark this place with a letter", MOVE, "a letter for this place"),
    Command("mark.go", "'" + ANY, "to_mark", "To the place with this letter", MOVE, "the letter of a mark"),
    Command("jump.back", "ctrl+o", "jump_list(-1)", "Back to where you jumped from", MOVE),
    Command("jump.forward", "ctrl+n", "jump_list(1)", "Forward again", MOVE),
    Command("search", "/", "search", "Search in the text", FIND),
    Command("search.next", "n", "hit(1)", "Next hit", FIND),
    Command("search.previous", "N", "hit(-1)", "Previous hit", FIND),
    Command("search.only", "&", "only_matching", "Show only the paragraphs that match", FIND),
    Command("modes", "h", "modes", "Next way of highlighting: all, quotes, names, figures, plain", LOOK),
    Command("layer.quotes", "1", "layer(1)", "Direct quotes on or off", LOOK),
    Command("layer.reported", "2", "layer(2)", "Reported speech on or off", LOOK),
    Command("layer.speakers", "3", "layer(3)", "Speakers’ colours on or off", LOOK),
    Command("layer.names", "4", "layer(4)", "Names on or off", LOOK),
    Command("layer.figures", "5", "layer(5)", "Figures on or off", LOOK),
    Command("layer.dates", "6", "layer(6)", "Dates on or off", LOOK),
    Command("layer.none", "0", "layer(0)", "Plain text, and back", LOOK),
    Command("furniture", "v", "furniture", "Less around the text, and all of it again", LOOK),
    Command("wider", "+,=", "widen(4)", "A wider column", LOOK),
    Command("narrower", "-", "widen(-4)", "A narrower column", LOOK),
    Command("cut.show", "c", "cut_view", "What cleaning cut out, in its place", LOOK),
    Command("cut.restore", "r", "restore", "Put the cut piece back, or read a changed file again", LOOK),
    Command("thread", "t", "thread", "Read only what this speaker says", LOOK),
    Command("go", "enter", "open", "Read only what the speaker here says", ACT),
    Command("why", "w", "why", "Why this is highlighted", ACT),
    Command("first", "K", "first_mention", "How this name was introduced; on a link, where it leads", ACT),
    Command("select", "V", "select", "Select lines; j and k extend", ACT),
    Command("copy", "y", "copy", "Copy the quote, figure or paragraph here, with its source", ACT),
    Command("copy.markdown", "Y", "copy_markdown", "Copy as Markdown", ACT),
    Command("panel", "tab", "panel", "To the panel and back", PROGRAM),
    Command("panel.hide", "p", "panel_shown", "Panel on or off", PROGRAM),
    Command("panel.wider", "<", "panel_width(4)", "A wider panel", PROGRAM),
    Command("panel.narrower", ">", "panel_width(-4)", "A narrower panel", PROGRAM),
    Command("articles", "a", "app.articles", "The articles that are open", PROGRAM),
    Command("back", "escape", "back", "Out of what was entered last", PROGRAM),
    Command("help", "?", "help", "Help", PROGRAM),
    Command("palette", ":,ctrl+p", "palette", "All commands by name", PROGRAM),
    Command("quit", "q", "app.quit", "Quit", PROGRAM),
)  # fmt: skip


class Keymap(NamedTuple):
    """The commands with the user's own keys. `problems` are sentences about what cannot be followed,
    `elsewhere` the keys that the user chose for commands that work elsewhere than in the text, by id."""

    commands: tuple[Command, ...] = COMMANDS
    sequences: Mapping[str, Mapping[str, Command]] = {}
    problems: tuple[str, ...] = ()
    scoped_keys: Mapping[str, str] = {}

    def bindings(self) -> Iterator[Binding]:
        """The commands as Textual bindings; those of sequences are there to be listed alone."""
        from textual.binding import Binding

        for command in self.commands:
            group = Binding.Group(command.group)
            yield Binding(command.keys, command.action, command.says, id=command.id, group=group, show=False)

    def of(self, action: str) -> str:
        """The first key of the command with this action, as it is written on the key."""
        keys = next((c.keys for c in self.commands if c.action == action), "")
        return written(split(keys)[0]) if keys else ""


def keymap(own: Iterable[tuple[str, str]] = ()) -> Keymap:
    """The commands with the user's keys (`(id, "key,key")`) in place of theirs.

    A key that two commands ask for goes to the one whose keys the user chose; the other loses it, and is
    named when it has no key left or when both were chosen.
    """
    chosen = dict(own)
    scoped_keys = {id: keys for id, keys in chosen.items() if id.startswith(SCOPE_PREFIXES)}
    wanted = {id: keys for id, keys in chosen.items() if id not in scoped_keys}
    ids = {c.id for c in COMMANDS}
    strangers = [f"There is no command “{i}” to bind a key to." for i in wanted if i not in ids]
    taken, problems = _dealt(wanted)
    mine: dict[str, list[str]] = {}
    for key, command in taken.items():
        mine.setdefault(command.id, []).append(key)
    bound = tuple(c._replace(keys=",".join(mine[c.id])) for c in COMMANDS if c.id in mine)
    sequences: dict[str, dict[str, Command]] = {}
    for command in bound:
        for key in filter(is_sequence, split(command.keys)):
            sequences.setdefault(key[0], {})[key[1]] = command
    return Keymap(bound, sequences, (*strangers, *problems), scoped_keys)


def _dealt(wanted: Mapping[str, str]) -> tuple[dict[str, Command], list[str]]:
    """The command of every key, those with keys that are `wanted` first; and what is wrong with these."""
    taken: dict[str, Command] = {}
    problems: list[str] = []
    for command in sorted(COMMANDS, key=lambda c: c.id not in wanted):
        chosen = command.id in wanted
        for key in split(wanted[command.id] if chosen else command.keys):
            if chosen and not (known(key) or is_sequence(key)):
                problems.append(unknown_key(key, command.id))
            elif key not in taken:
                taken[key] = command
            elif chosen:
                both = f"“{taken[key].id}” and by “{command.id}”"
                problems.append(f"The key {written(key)} is asked for by {both}.")
            else:
                new = f"“{taken[key].id}”, no longer “{command.id}”"
                problems.append(f"The key {written(key)} now means {new}.")
    return taken, problems


def split(keys: str) -> list[str]:
    """The keys of a list parted by commas; a comma itself is written `comma`."""
    return [key.strip() for key in keys.split(",") if key.strip()]


def is_sequence(key: str) -> bool:
    """Whether `key` is two keys, one after the other."""
    return len(key) == 2 and not key.isalnum()


def known(key: str) -> bool:
    """Whether a keyboard has such a key: a character, or a name like `f5`, `ctrl+d` or `shift+tab`."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    named = last in _names() or (len(last) == 1 and last.isprintable())
    return named and all(modifier in MODIFIERS for modifier in held)


def unknown_key(key: str, id: str) -> str:
    """What to say of a key that no keyboard has."""
    return f"There is no key “{key}” for “{id}”; keys are written j, J, ctrl+j, f5, pagedown or ]j."


@cache
def _names() -> frozenset[str]:
    from textual.keys import Keys, _character_to_key

    return frozenset(key.value.split("+")[-1] for key in Keys) | {
        _character_to_key(chr(c)) for c in range(32, 127)
    }


_WRITTEN = {
    "space": "Space",
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "Backspace",
    "delete": "Delete",
    "insert": "Insert",
    "shift+tab": "Shift+Tab",
}


def written(key: str) -> str:
    """A key as it is printed in hints: `ctrl+d` is Ctrl+d."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[5:]
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return _WRITTEN.get(key, key)
