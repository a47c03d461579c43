"""Pages that could take minutes are cleaned in a process of their own, which can be ended.

The libraries that read a tree ask each element for all text in it: that costs the text times its depth,
and no library can be stopped on its way. Usual pages never come here: a process costs as much as they do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from reader.errors import CleanError, ReaderError
from reader.load.source import Source
from reader.markup.guard import HardenedMarkup
from reader.model.article import Article, SourceInfo
from reader.model.codec import from_plain, to_sparse

#: More than twice what the largest of 786 news pages have.
MAX_TAGS = 20_000
MAX_REACH = 10_000_000
#: With so many the time allowed would not be enough anyway.
MOST_TAGS = 300_000
#: Of processor time, so that the result does not depend on what else the machine does.
SECONDS = 8
PATIENCE = 40.0  # seconds of the clock, on a machine that does much else
MEMORY = 1536 << 20  # bytes of address space

_ROOT = str(Path(__file__).resolve().parents[3])
# -P: nothing is imported from the folder that the user happens to stand in.
_START = "import sys; sys.path.append(sys.argv.pop(1)); from reader.clean.page.isolated import main; main()"


def is_heavy(page: HardenedMarkup) -> bool:
    """Whether cleaning the page could take more than a second or two."""
    return page.tags > MAX_TAGS or page.reach > MAX_REACH


def clean_isolated(source: Source, *, seconds: int = SECONDS, patience: float = PATIENCE) -> Article | None:
    """What `clean_here` makes of the page, or None where that takes too long or too much memory.

    Raises CleanError as it does.
    """
    request = {"seconds": seconds, "info": to_sparse(source.info), "text": source.text}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _START, _ROOT],
            input=json.dumps(request).encode("ascii"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            timeout=patience,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
        if "error" in answer:
            raise CleanError(str(answer["error"]))
        return from_plain(Article, answer["article"])
    except (subprocess.SubprocessError, OSError, ValueError):
        return None


def main() -> None:
    """Clean the page that comes through standard input, and answer on standard output."""
    from reader.clean.page.cleaner import clean_here
    from reader.markup.guard import harden

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    request = json.loads(sys.stdin.buffer.read())
    _bound(request["seconds"])
    source = Source(from_plain(SourceInfo, request["info"]), request["text"])
    try:
        answer = {"article": to_sparse(clean_here(source, harden(source.text)))}
    except ReaderError as e:
        answer = {"error": str(e)}
    answers.write(json.dumps(answer, separators=(",", ":")).encode("ascii"))
    answers.flush()
    os._exit(0)  # to take a large tree apart would take its time too


def _bound(seconds: int) -> None:
    """Bound this process in time and memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the clock alone bounds it
        return
    wanted = ((resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0))
    for kind, most in wanted:
        _, hard = resource.getrlimit(kind)
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (soft, hard))
