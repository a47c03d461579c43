"""The analysis process: spaCy holds the interpreter for seconds, so it runs apart from the screen.

Requests and events are those of `messages`. The newest request goes first; an older one that it interrupts
is begun again afterwards. The process ends with its input.
"""

from __future__ import annotations

import os
import queue
import signal
import threading
from collections.abc import Callable, Sequence

from reader.annotate.isolated.messages import WIRE, Done, Event, Failed, Partial, Progress, Request
from reader.errors import ReaderError, wrap_internal_errors
from reader.process.child import Channel

Send = Callable[[Event], None]
Requests = queue.LifoQueue[Request]


def serve(channel: Channel, arguments: Sequence[str]) -> None:
    """Answer until the requests end. The one argument is the model's name or path, or empty."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests: Requests = queue.LifoQueue()
    threading.Thread(target=_listen, args=(channel, requests), daemon=True).start()
    try:
        _answer_all(requests, channel, arguments[0] or None)
    except BrokenPipeError:
        os._exit(0)


def _listen(channel: Channel, requests: Requests) -> None:
    """Queue what comes in; end the process, even in the middle of a parse, when the parent is gone."""
    for line in channel.lines():
        message = WIRE.decode(line)
        if isinstance(message, Request):
            requests.put(message)
    os._exit(0)


def _answer_all(requests: Requests, channel: Channel, model: str | None) -> None:
    def send(event: Event) -> None:
        channel.send(WIRE.encode(event))

    _warm(model)
    while True:
        request = requests.get()
        if not answer_safely(request, requests, send, model):
            newer = requests.get()
            requests.put(request)
            requests.put(newer)


def answer_safely(request: Request, requests: Requests, send: Send, model: str | None) -> bool:
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


def _answer(request: Request, requests: Requests, send: Send, model: str | None) -> bool:
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
