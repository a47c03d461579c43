"""Whose notebook this is."""

from __future__ import annotations

import os

from reader.text.sanitise import one_line

AUTHOR = "NEWSREADER_AUTHOR"
"""The environment variable that names the person; without it, the name at the login."""


def own_author() -> str:
    """The person's name; empty where the system knows none."""
    from getpass import getuser

    try:
        return one_line(os.environ.get(AUTHOR) or getuser())
    except (OSError, KeyError, ImportError):
        return ""


def own_machine() -> str:
    """The name of this machine."""
    from platform import node

    return one_line(node())
