"""Standard output: everything that is printed goes through this module."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from reader.errors import ExportError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_DUMB = ("dumb", "unknown")  # terminals on which the cursor cannot be moved


def is_terminal() -> bool:
    """Whether standard output is a terminal that can do more than print lines."""
    return _is_tty() and os.environ.get("TERM") not in _DUMB


def _is_tty() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def write(text: str) -> None:
    """Write text as it is, in UTF-8 whatever the locale. Raises ExportError on a full disk."""
    write_bytes(text.encode("utf-8", "replace"))


def write_bytes(data: bytes) -> None:
    """Write bytes as they are. Raises ExportError on a full disk."""
    if sys.stdout is None:
        raise ExportError("standard output: is closed, so there is nowhere to print to")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        exit_quietly()
    except OSError as e:
        raise ExportError(f"standard output: {reason(e)}") from e


def reason(error: OSError | ValueError) -> str:
    """Why nothing could be written, in words for the user."""
    if isinstance(error, OSError):
        return _REASONS.get(error.errno or 0) or (error.strerror or "unknown reason").lower()
    return "no file can have this name"


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "there is no room left for this user",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.EROFS: "nothing can be written there",
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "part of the path is no folder",
    errno.EFBIG: "it would be larger than a file may be there",
    errno.ENAMETOOLONG: "the name is too long",
}


def print_renderable(what: RenderableType, *, width: int | None, color: str) -> None:
    """Print a Rich renderable at `width` cells (None: the terminal's, or 80 when there is none).

    `color` is auto, always or never; NO_COLOR is honoured by auto. Raises ExportError on a full disk.
    """
    from io import StringIO

    page = StringIO()
    console_for(page, width, color).print(what, soft_wrap=False, crop=False)
    write("\n".join(line.rstrip() for line in page.getvalue().split("\n")))


def console_for(page: object, width: int | None, color: str) -> Console:
    """A Rich console that adds no markup, emoji or highlighting of its own."""
    from rich.console import Console

    colored = wants_color(color)
    return Console(
        file=page,  # type: ignore[arg-type]
        width=width or page_width(),
        force_terminal=colored,
        color_system="truecolor" if colored else None,
        no_color=bool(os.environ.get("NO_COLOR")),  # bold and underlines stay
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def wants_color(color: str) -> bool:
    """Whether to print colours: asked for, or standard output is a terminal that has them."""
    if color == "auto":
        return is_terminal()
    return color == "always"


def page_width(most: int = 100) -> int:
    """The default width in cells: the terminal's, at most `most`; 80 in a pipe."""
    import shutil

    return min(most, shutil.get_terminal_size((80, 24)).columns) if _is_tty() else 80


def exit_quietly() -> NoReturn:
    """The reader of standard output is gone: end without a message, as `head` expects."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)
