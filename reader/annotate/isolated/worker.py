"""The analysis process: spaCy holds the interpreter for seconds, so it runs apart from the screen.

Requests come on standard input, events go to standard output (`protocol`). The newest request goes
first; an older one that it interrupts is begun again afterwards. The process ends with its input.
"""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from reader.annotate.isolated.messages import Done, Event, Failed, Partial, Progress, Request, decode, encode
from reader.errors import ReaderError, wrap_internal_errors

Send = Callable[[Event], None]


def main() -> None:
    """Serve until standard input ends. The one argument is the model's name or path, or nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests: queue.LifoQueue[Request] = queue.LifoQueue()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    model = sys.argv[1] if len(sys.argv) > 1 and sys.argv[1] else None
    try:
        _serve(requests, answers, model)
    except BrokenPipeError:
        os._exit(0)


def _listen(source: BinaryIO, requests: queue.LifoQueue[Request]) -> None:
    """Queue what comes in; when the reader is gone, be gone, in the middle of a parse too."""
    for line in source:
        message = decode(line)
        if isinstance(message, Request):
            requests.put(message)
    os._exit(0)


def _serve(requests: queue.LifoQueue[Request], answers: BinaryIO, model: str | None) -> None:
    def send(event: Event) -> None:
        answers.write(encode(event))
        answers.flush()

    _warm(model)
    while True:
        request = requests.get()
        if not _described(request, requests, send, model):
            newer = requests.get()
            requests.put(request)
            requests.put(newer)


def _described(request: Request, requests: queue.LifoQueue[Request], send: Send, model: str | None) -> bool:
    """Answer one request, whatever comes of it; False when a newer one interrupted it."""
    try:
        with wrap_internal_errors(request.article.source.name):
            return _answer(request, requests, send, model)
    except ReaderError as e:
        send(Failed(request.key, str(e)))
    except MemoryError:
        send(Failed(request.key, "there is not enough memory to analyse this article"))
    return True


def _warm(model: str | None) -> None:
    """Load the model before anybody asks; what is wrong with it is told with the first answer."""
    from reader.annotate.models import load_models

    try:
        load_models(model)
    except ReaderError:
        return


def _answer(request: Request, requests: queue.LifoQueue[Request], send: Send, model: str | None) -> bool:
    """Work through one request; False when a newer one interrupted it."""
    from reader.annotate.incremental.batches import analyse
    from reader.annotate.models import load_models

    for step in analyse(request.article, load_models(model), request.near):
        if step.found is not None and step.found.complete:
            send(Done(request.key, step.found, step.stretch))
            return True
        send(Progress(request.key, step.share))
        if step.found is not None:
            send(Partial(request.key, step.found, step.stretch))
        if not requests.empty():
            return False
    return True


if __name__ == "__main__":
    main()
