"""Every command of the reading surface: its id, its keys, what it does, in plain words.

A key of one name ("j", "ctrl+d") is an ordinary binding. A key of two characters ("]q", "zf") is a sequence:
the first waits for the second. A sequence that ends in `ANY` ("m…") takes any letter.

Textual is imported only where its own classes are needed: the first paint names keys without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from reader.named_tuple import NamedTuple

if TYPE_CHECKING:
    from textual.binding import Binding

ANY = "…"
STARTS = "zX"
"""Letters that begin sequences; signs may all begin one."""
MODIFIERS = frozenset({"ctrl", "alt", "shift", "super", "hyper", "meta"})


class Command(NamedTuple):
    """One thing the reader can do; a feature of the reading screen handles it by its `id`.

    `hint` is its name in the footer and after the first key of a sequence.
    """

    id: str
    keys: str
    says: str
    group: str
    hint: str = ""


MOVE, FIND, LOOK, ACT, PROGRAM = "Move", "Search", "What is shown", "Look closer", "Program"
LISTS = "list."
"""Prefix of the ids of list commands."""
SCOPE_PREFIXES = (
    LISTS, "filter.", "find.", "help.", "why.", "articles.", "places.", "card.", "picture.",
    "shelf.", "program.",
)  # fmt: skip
"""Prefixes of the ids of commands outside the text; the widgets there declare their keys."""
SAME, OTHER, BARE = "same speaker", "other speaker", "unsourced"

COMMANDS: tuple[Command, ...] = (
    Command("line.down", "j,down", "Next line", MOVE),
    Command("line.up", "k,up", "Previous line", MOVE),
    Command("page.down", "space,pagedown,ctrl+f", "Next page", MOVE),
    Command("page.up", "b,pageup,ctrl+b", "Previous page", MOVE),
    Command("half.down", "d,ctrl+d", "Half a page down", MOVE),
    Command("half.up", "u,ctrl+u", "Half a page up", MOVE),
    Command("to.top", "g,home", "To the beginning", MOVE),
    Command("to.end", "G,end", "To the end, or to the paragraph whose number was typed", MOVE),
    Command("to.percent", "%", "To the percentage that was typed, as in 50%", MOVE),
    Command("paragraph.next", "}", "Next paragraph", MOVE),
    Command("paragraph.previous", "{", "Previous paragraph", MOVE),
    Command("quote.next", "]q", "Next quote", MOVE, "quote"),
    Command("quote.previous", "[q", "Previous quote", MOVE, "quote"),
    Command("same.next", "]s", "Next quote of this speaker", MOVE, SAME),
    Command("same.previous", "[s", "Previous quote of this speaker", MOVE, SAME),
    Command("other.next", "]S", "Next quote of another speaker", MOVE, OTHER),
    Command("other.previous", "[S", "Previous quote of another speaker", MOVE, OTHER),
    Command("name.next", "]e", "Next name", MOVE, "name"),
    Command("name.previous", "[e", "Previous name", MOVE, "name"),
    Command("figure.next", "]f", "Next figure", MOVE, "figure"),
    Command("figure.previous", "[f", "Previous figure", MOVE, "figure"),
    Command("date.next", "]t", "Next date", MOVE, "date"),
    Command("date.previous", "[t", "Previous date", MOVE, "date"),
    Command("heading.next", "]h", "Next heading", MOVE, "heading"),
    Command("heading.previous", "[h", "Previous heading", MOVE, "heading"),
    Command("image.next", "]i", "Next image", MOVE, "image"),
    Command("image.previous", "[i", "Previous image", MOVE, "image"),
    Command("link.next", "]l", "Next link, and where it leads", MOVE, "link"),
    Command("link.previous", "[l", "Previous link, and where it leads", MOVE, "link"),
    Command(
        "unsourced.next", "]u", "Next paragraph with no named source", MOVE, BARE
    ),
    Command(
        "unsourced.previous", "[u", "Previous paragraph with no named source",
        MOVE, BARE,
    ),
    Command("cut.next", "]c", "Next cut piece", MOVE, "cut"),
    Command("cut.previous", "[c", "Previous cut piece", MOVE, "cut"),
    Command("open.next", "]o", "Next thing to check that is open", MOVE, "open"),
    Command("open.previous", "[o", "Previous thing to check that is open", MOVE, "open"),
    Command("change.next", "]d", "Next change since you last read this", MOVE, "change"),
    Command("change.previous", "[d", "Previous change since you last read this", MOVE, "change"),
    Command("article.next", "]a", "Next article", MOVE, "article"),
    Command("article.previous", "[a", "Previous article", MOVE, "article"),
    Command("mark.set", "m" + ANY, "Mark this place with a letter", MOVE, "a letter for this place"),
    Command("mark.go", "'" + ANY, "To the place with this letter", MOVE, "the letter of a mark"),
    Command("mark.list", "'?", "The marks of this article", MOVE, "list of marks"),
    Command("jump.last", "''", "To where you jumped from, and back again", MOVE, "back, and here again"),
    Command("jump.back", "ctrl+o", "Back to where you jumped from", MOVE),
    Command("jump.forward", "ctrl+n", "Forward again", MOVE),
    Command("repeat", ".", "The last command of two keys once more", MOVE),
    Command("search", "/", "Search in the text", FIND),
    Command("search.next", "n", "Next hit", FIND),
    Command("search.previous", "N", "Previous hit", FIND),
    Command("search.word", "*", "Search for the name, the figure or the selection here", FIND),
    Command("search.only", "&", "Show only the paragraphs that match", FIND),
    Command("modes", "h", "Next way of highlighting: all, quotes, names, figures, plain", LOOK),
    Command("layer.quotes", "zq", "Direct quotes on or off", LOOK, "quotes"),
    Command("layer.reported", "zr", "Reported speech on or off", LOOK, "reported"),
    Command("layer.speakers", "zs", "Speakers’ colours on or off", LOOK, "speakers"),
    Command("layer.names", "zn", "Names on or off", LOOK, "names"),
    Command("layer.figures", "zf", "Figures on or off", LOOK, "figures"),
    Command("layer.dates", "zd", "Dates on or off", LOOK, "dates"),
    Command("layer.none", "0", "Plain text, and back", LOOK),
    Command("pictures", "I", "Pictures in the text, or their words alone", LOOK),
    Command("furniture", "v", "Less around the text, and all of it again", LOOK),
    Command("wider", "+,=", "A wider column", LOOK),
    Command("narrower", "-", "A narrower column", LOOK),
    Command("cut.show", "c", "What cleaning cut out, in its place", LOOK),
    Command("cut.restore", "r", "Put the cut piece back, or read a changed file again", LOOK),
    Command("thread", "t", "Read only what this speaker says", LOOK),
    Command("paragraph.mode", "P", "One paragraph at a time, the others dim", LOOK),
    Command("go", "enter", "Read only what the speaker here says; on a picture, show it large", ACT),
    Command("why", "w", "Why this is highlighted", ACT),
    Command("first", "K", "How this name was introduced; on a link, where it leads", ACT),
    Command("changes", "D", "What changed since you last read this", ACT),
    Command("elsewhere", "A", "Which other articles have this quote too", ACT),
    Command("check", "x", "Checked, wrong, to ask, open again: the quote, figure, date or name here", ACT),
    Command("note", "o", "A note on what is here, under its paragraph", ACT),
    Command("highlight", "H", "Highlight the selection or what is here; a highlight that is here goes", ACT),
    Command("tag", "T", "Tag: file the article, or what is selected, under a word", ACT),
    Command("correct", "e", "Mend what was found here: who says it, the name, the figure", ACT),
    Command("published", "zp", "Published: give the day of an article that does not say it", LOOK, "day"),
    Command("undo", "U", "Take your last check, note or correction back", PROGRAM),
    Command("redo", "ctrl+r", "Make it count again", PROGRAM),
    Command("select", "V", "Select lines; j and k extend", ACT),
    Command("copy", "y", "Copy the quote, figure or paragraph here, with its source", ACT),
    Command("copy.markdown", "Y", "Copy as Markdown", ACT),
    Command("aloud", "R", "Read aloud from here on, and be quiet again", ACT),
    Command("plots", "#", "Who speaks how much, figures and dates as plots", ACT),
    Command("open", "O", "Open the link or picture here outside the reader", ACT),
    Command("source", "E", "Open the file in your editor, at this line", ACT),
    Command("pipe", "|", "Pipe the selection, the quote or the article to a command", ACT),
    Command("export.html", "Xh", "Export as a page, beside the article", PROGRAM, "page"),
    Command("export.md", "Xm", "Export as Markdown with footnotes", PROGRAM, "Markdown"),
    Command("export.docx", "Xd", "Export as a Word document with footnotes", PROGRAM, "Word"),
    Command("export.xlsx", "Xx", "Export as an Excel workbook", PROGRAM, "workbook"),
    Command("export.csv", "Xc", "Export the quotes as CSV", PROGRAM, "CSV"),
    Command("export.json", "Xj", "Export everything as JSON", PROGRAM, "JSON"),
    Command("export.w3c", "Xw", "Export as Web Annotations for other tools", PROGRAM, "annotations"),
    Command("panel", "tab", "To the lists and back", PROGRAM),
    Command("panel.hide", "p", "Lists on or off", PROGRAM),
    Command("panel.wider", "<", "Wider lists", PROGRAM),
    Command("panel.narrower", ">", "Narrower lists", PROGRAM),
    Command("articles", "a", "The articles that are open", PROGRAM),
    Command("back", "escape", "Out of what was entered last", PROGRAM),
    Command("help", "?", "Help", PROGRAM),
    Command("palette", ":,ctrl+p", "All commands by name", PROGRAM),
    Command("quit", "q", "Quit", PROGRAM),
)  # fmt: skip


class Keymap(NamedTuple):
    """The commands with the user's own keys. `problems` are sentences about invalid bindings; `scoped_keys`
    are the user's keys for commands outside the text, by id."""

    commands: tuple[Command, ...] = COMMANDS
    sequences: Mapping[str, Mapping[str, Command]] = {}
    problems: tuple[str, ...] = ()
    scoped_keys: Mapping[str, str] = {}

    def bindings(self) -> Iterator[Binding]:
        """The commands as Textual bindings; bindings of two-key sequences are only listed, never matched."""
        from textual.binding import Binding

        for command in self.commands:
            group = Binding.Group(command.group)
            action = f"command({command.id!r})"
            yield Binding(command.keys, action, command.says, id=command.id, group=group, show=False)

    def of(self, id: str) -> str:
        """The first key of the command with this id, as it is written on the key; empty if it has none."""
        keys = next((c.keys for c in self.commands if c.id == id), "")
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
    unknown = [f"There is no command “{i}” to bind a key to." for i in wanted if i not in ids]
    taken, problems = _assigned(wanted)
    mine: dict[str, list[str]] = {}
    for key, command in taken.items():
        mine.setdefault(command.id, []).append(key)
    bound = tuple(c._replace(keys=",".join(mine[c.id])) for c in COMMANDS if c.id in mine)
    sequences: dict[str, dict[str, Command]] = {}
    for command in bound:
        for key in filter(is_sequence, split(command.keys)):
            sequences.setdefault(key[0], {})[key[1]] = command
    return Keymap(bound, sequences, (*unknown, *problems), scoped_keys)


def _assigned(wanted: Mapping[str, str]) -> tuple[dict[str, Command], list[str]]:
    """The command of every key, the user's own keys first; and sentences about conflicts and invalid keys."""
    taken: dict[str, Command] = {}
    problems: list[str] = []
    for command in sorted(COMMANDS, key=lambda c: c.id not in wanted):
        chosen = command.id in wanted
        for key in split(wanted[command.id] if chosen else command.keys):
            if chosen and is_count(key):
                problems.append(f"“{command.id}” cannot be {key}: digits are counts, as in 3}}.")
            elif chosen and not (known(key) or is_sequence(key)):
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
    """The keys of a comma-separated list; a comma itself is written `comma`."""
    return [key.strip() for key in keys.split(",") if key.strip()]


def is_sequence(key: str) -> bool:
    """Whether `key` is two keys, one after the other."""
    return len(key) == 2 and (key[0] in STARTS or not key.isalnum())


def is_count(key: str) -> bool:
    """Whether `key` is typed as a number before a command, and so is none itself."""
    return len(key) == 1 and key in "123456789"


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

KEY_NAMES = {shown: key for key, shown in _WRITTEN.items()}
"""The keys that are written otherwise than they are called, by how they are written."""


def written(key: str) -> str:
    """A key as it is printed in hints: `ctrl+d` is Ctrl+d."""
    if key.startswith("ctrl+"):
        return "Ctrl+" + key[5:]
    if key[:1] == "f" and key[1:].isdigit():
        return key.upper()
    return _WRITTEN.get(key, key)
