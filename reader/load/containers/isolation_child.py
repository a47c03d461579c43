"""The child process that reads one document (`reader.load.containers.isolation` is its parent's side)."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from reader.load.containers.isolation import WIRE, DocumentRefused, DocumentText
from reader.process.child import Channel, limit_resources

MEMORY = 1536 << 20  # bytes of address space
SECONDS = 60  # of processor time


def serve(channel: Channel, _: Sequence[str]) -> None:
    """Read the document whose kind the first line names, answer, and end without taking anything apart."""
    kind, data = channel.requests.readline().strip(), channel.requests.read()
    limit_resources(SECONDS, MEMORY)
    channel.send(WIRE.encode(_reader(kind)(data)))
    os._exit(0)


def _reader(kind: bytes) -> Callable[[bytes], DocumentText | DocumentRefused]:
    if kind == b"docx":
        from reader.load.containers.docx.reading import read_document

        return read_document
    from reader.load.containers.pdf.reading import read_document as read_pdf

    return read_pdf
