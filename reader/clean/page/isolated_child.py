"""The child process that cleans one page (`reader.clean.page.isolated` is its parent's side)."""

from __future__ import annotations

import os
from collections.abc import Sequence

from reader.clean.page.cleaner import clean_here
from reader.clean.page.isolated import WIRE, PageCleaned, PageRefused, PageRequest
from reader.errors import ReaderError
from reader.load.source import Source
from reader.markup.guard import harden
from reader.process.child import Channel, limit_resources

MEMORY = 1536 << 20  # bytes of address space


def serve(channel: Channel, _: Sequence[str]) -> None:
    """Clean the page of the one request, answer, and end without taking the tree apart, which is slow too."""
    request: PageRequest = WIRE.decode(next(channel.lines()))
    limit_resources(request.seconds, MEMORY)
    source = Source(request.info, request.text)
    try:
        article = clean_here(source, harden(source.text))
        channel.send(WIRE.encode(PageCleaned(article)))
    except ReaderError as e:
        channel.send(WIRE.encode(PageRefused(str(e))))
    os._exit(0)
