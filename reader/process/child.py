"""The child's side: what a process does that was started by `reader.process.parent`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from reader.frozen import frozen


@frozen
class Channel:
    """The pipes to the parent: lines of the wire protocol in both directions."""

    requests: BinaryIO
    answers: BinaryIO

    def lines(self) -> Iterator[bytes]:
        """The lines that come in, until the parent closes the pipe or ends."""
        yield from self.requests

    def send(self, line: bytes) -> None:
        """Send one line. Raises BrokenPipeError when the parent is gone."""
        self.answers.write(line)
        self.answers.flush()


def main() -> None:
    """Serve the parent: the first argument names the module whose `serve` is called with the others.

    What a library prints goes to standard error, so that it cannot be taken for an answer.
    """
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    module, *arguments = sys.argv[1:]
    import_module(module).serve(Channel(sys.stdin.buffer, answers), arguments)


def limit_resources(seconds: int, memory: int) -> None:
    """Limit this process to so much processor time and so many bytes of address space, where the system
    can; on Windows the parent's clock alone limits it."""
    try:
        import resource
    except ImportError:
        return
    wanted = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0))
    for kind, limit in wanted:
        _, hard = resource.getrlimit(kind)
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (soft, hard))
