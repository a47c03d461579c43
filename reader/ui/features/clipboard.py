"""The system clipboard, through whichever clipboard program is installed; Textual handles the terminal's."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress

SECONDS = 2.0  # that the system's program may take


def _program() -> list[str] | None:
    """The command that takes the clipboard's text on its standard input, or None."""
    wanted = [["pbcopy"], ["clip.exe"]]
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted.insert(0, ["wl-copy"])
    if os.environ.get("DISPLAY"):
        wanted += [["xclip", "-selection", "clipboard"], ["xsel", "-ib"]]
    if os.environ.get("TMUX"):  # which by default passes no program's own copying on
        wanted.append(["tmux", "load-buffer", "-w", "-"])
    return next((command for command in wanted if shutil.which(command[0])), None)


def copy(text: str) -> None:
    """Hand `text` to the system's clipboard if there is a way; nothing happens if there is none."""
    command = _program()
    if command is None:
        return
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            timeout=SECONDS,
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
