"""spaCy imported without what an analysis never uses: its command line, and the libraries of networks."""

from __future__ import annotations

import sys
from types import ModuleType

COMMANDS = ("spacy.cli", "spacy.cli.info")
TAKEN = "info"
NETWORKS = ("torch", "cupy", "h5py")  # thinc imports each of them that is installed


def import_spacy(*, networks: bool = False) -> None:
    """Import spaCy, unless it is there, without what only its own commands need.

    Its package takes one function from its command line, `spacy.info`, and with it comes all that
    downloads models and starts projects: a web client, a template engine, a parser of options. That is a
    quarter of the time of the import, in a program that fetches nothing. Stand-ins are there for as long as
    the import takes; `spacy.cli` itself can be imported afterwards as always.

    Without `networks` spaCy is told that PyTorch and its like are not installed, for as long as the import
    takes. A model that has no transformer never asks for them, and where they are installed they cost more
    than all the rest of the import.
    """
    if "spacy" in sys.modules or any(name in sys.modules for name in COMMANDS):
        return
    cli, info = (ModuleType(name) for name in COMMANDS)
    vars(info)[TAKEN] = None
    hidden = () if networks else tuple(name for name in NETWORKS if name not in sys.modules)
    sys.modules.update(zip(COMMANDS, (cli, info), strict=True))
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]  # so that importing it fails
    try:
        import spacy  # noqa: F401
    except ImportError:
        return  # this spaCy takes something else from there, and has to be imported as it is
    finally:
        for name in (*COMMANDS, *hidden):
            sys.modules.pop(name, None)
