"""spaCy imported without its command line."""

from __future__ import annotations

import sys
from types import ModuleType

COMMANDS = ("spacy.cli", "spacy.cli.info")
TAKEN = "info"


def without_its_commands() -> None:
    """Import spaCy, unless it is there, without what only its own commands need.

    Its package takes one function from its command line, `spacy.info`, and with it comes all that
    downloads models and starts projects: a web client, a template engine, a parser of options. That is a
    quarter of the time of the import, in a program that fetches nothing. Stand-ins are there for as long as
    the import takes; `spacy.cli` itself can be imported afterwards as always.
    """
    if "spacy" in sys.modules or any(name in sys.modules for name in COMMANDS):
        return
    cli, info = (ModuleType(name) for name in COMMANDS)
    vars(info)[TAKEN] = None
    sys.modules.update(zip(COMMANDS, (cli, info), strict=True))
    try:
        import spacy  # noqa: F401
    except ImportError:
        return  # this spaCy takes something else from there, and has to be imported as it is
    finally:
        for name in COMMANDS:
            sys.modules.pop(name, None)
