"""Going on elsewhere: a link or picture in the system's program, the source in an editor."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from reader.ui.features.addresses import Address, checked_address
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, OverlaySurface, WorkSurface
from reader.ui.navigation import motions

if TYPE_CHECKING:
    from textual.app import App

OPENERS = {"darwin": (("open",),), "win32": (("explorer.exe",),)}
OTHERWISE = (("xdg-open",), ("gio", "open"), ("wslview",))
"""The programs that open an address in whatever the person has chosen for it."""
NARROW = 40
"""Cells below which what an address is stands above it, and not beside it."""
SECONDS = 10.0
"""Time in which an opener that fails has said so."""


class OutwardSurface(OverlaySurface, WorkSurface, Protocol):
    """A surface of a program that may start others."""

    @property
    def app(self) -> App[Any]:
        """The program."""


def refused_in_browser(surface: OutwardSurface, status: StatusLine) -> bool:
    """Whether the reader is served to a browser: there it starts no program, and says so."""
    if surface.app.is_web:
        status.say("From a browser no program is started.", wrong=True)
    return surface.app.is_web


class Opening:
    """Opens what is here in another program."""

    def __init__(self, surface: OutwardSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status

    def commands(self) -> Handlers:
        """The link or picture here, and the source."""
        return {"open": self._open, "source": self._edit}

    # --- a link or a picture ----------------------------------------------------------------------------

    def _open(self) -> None:
        """Show the address, and open it once the person has agreed."""
        surface = self._surface
        href = self._address_here()
        if href is None:
            key = surface.keymap.of("link.next")
            self._status.say(f"No link or picture here; {key} goes to the next link.", wrong=True)
            return
        address = checked_address(href, surface.session.article.url)
        if isinstance(address, str):
            self._status.say(address, wrong=True)
        elif not refused_in_browser(surface, self._status):
            self._ask(address)

    def _address_here(self) -> str | None:
        """Where the picture or the link here leads, as the article writes it."""
        surface, article = self._surface, self._surface.session.article
        row = surface.lit_row
        picture = row.picture if row is not None else surface.body.picture_here()
        if picture is not None:
            return article.images[picture].src
        span = surface.here if row is None else row.span
        link = None if span is None else motions.link_at(article, span)
        return None if link is None else link.href

    def _ask(self, address: Address) -> None:
        from reader.ui.overlays.card import CardLine, CardScreen

        surface, ink = self._surface, self._surface.palette
        if ink is None:
            return
        label = max(len(name) for name, _ in address.facts) + 2

        def lines(width: int) -> list[CardLine]:
            found: list[CardLine] = []
            beside = label if width >= NARROW else 0
            room = max(1, width - beside)
            for name, words in address.facts:
                if not beside:
                    found.append(((name, ink.dim),))
                for at in range(0, len(words), room):
                    head = ("" if at else name).ljust(beside) if beside else ""
                    found.append(((head, ink.dim), (words[at : at + room], ink.text)))
            return found

        card = CardScreen(
            "Open this outside the reader?", lines, ink, surface.keymap.scoped_keys, take="open it"
        )
        surface.lay_over(card, lambda agreed: self._start(address.opened) if agreed else None)

    def _start(self, address: str) -> None:
        openers = OPENERS.get(sys.platform, OTHERWISE)
        command = next((list(words) for words in openers if shutil.which(words[0])), None)
        if command is None:
            names = ", ".join(words[0] for words in openers)
            self._status.say(f"This system has no program that opens addresses ({names}).", wrong=True)
            return
        self._status.say(f"Opened by {command[0]}.")
        self._surface.run_worker(lambda: self._run([*command, address]), thread=True, exit_on_error=False)

    def _run(self, command: list[str]) -> None:
        """Start the opener, in a thread of its own, and say where it fails."""
        nothing = subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                command, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
            )
            code = process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            return  # it goes on as the browser itself
        except OSError as e:
            code = e.errno or 1
        if code:
            self._surface.call_later(self._failed, command[0], code)

    def _failed(self, name: str, code: int) -> None:
        self._status.say(f"{name} could not open it ({code}).", wrong=True)

    # --- the source -------------------------------------------------------------------------------------

    def _edit(self) -> None:
        """Leave the screen to the person's editor, with the file at the line that is read."""
        from textual.app import SuspendNotSupported

        surface, say = self._surface, self._status.say
        if refused_in_browser(surface, self._status):
            return
        command = self._editor()
        if isinstance(command, str):
            say(command, wrong=True)
            return
        try:
            with surface.app.suspend(), _foreground_left() as settle:
                process = subprocess.Popen(command)
                settle()
                code = process.wait()
        except SuspendNotSupported:
            say("An editor cannot be opened on this screen.", wrong=True)
            return
        except OSError as e:
            say(f"{command[0]} does not start: {(e.strerror or str(e)).lower()}.", wrong=True)
        else:
            say(f"{command[0]} ended with {code}." if code else "Back from the editor.", wrong=bool(code))
        surface.app.call_later(surface.app.refresh, layout=True)

    def _editor(self) -> list[str] | str:
        """The command that opens the source at the line that is read; or why there is none."""
        from reader.ui.features.source_lines import MOST, editor_command, source_line

        surface, session = self._surface, self._surface.session
        path, article = session.document.path, session.article
        if path is None:
            return "This article comes from no file."
        try:
            raw = path.read_bytes() if path.stat().st_size <= MOST else b""
            words = article.text[surface.place : surface.place + 400]
            share = surface.place / max(1, len(article.text))
            line = source_line(raw, article.source.encoding, words, share)
            if line is None:
                return f"{path.name} is no text that an editor shows."
            command = editor_command(path, line)
        except OSError as e:
            return f"{path.name} cannot be read: {(e.strerror or str(e)).lower()}."
        except ValueError:
            return "VISUAL or EDITOR cannot be read as a command."
        return command or "No editor is known: VISUAL or EDITOR names one."


@contextmanager
def _foreground_left() -> Iterator[Callable[[], None]]:
    """While another program has the terminal, Ctrl+c is its own, and Ctrl+z stops the reader with it. The
    function that this gives is called when that program runs, which must not inherit what is ignored."""
    names = ("SIGINT", "SIGTSTP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}

    def settle() -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)

    try:
        yield settle
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
            if hasattr(signal, "siginterrupt"):
                signal.siginterrupt(number, False)  # as the event loop had it
