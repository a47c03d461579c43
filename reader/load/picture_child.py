"""The child process that unpacks one picture (`reader.load.picture_pixels` is its parent's side)."""

from __future__ import annotations

import os
from collections.abc import Sequence

from reader.load.picture_pixels import WIRE, read_pixels
from reader.process.child import Channel, limit_resources

MEMORY = 1024 << 20  # bytes of address space
SECONDS = 15  # of processor time


def serve(channel: Channel, _: Sequence[str]) -> None:
    """Read the picture behind the first line, which states size and ground, and answer."""
    width, height, *ground = map(int, channel.requests.readline().split())
    data = channel.requests.read()
    limit_resources(SECONDS, MEMORY)
    channel.send(WIRE.encode(read_pixels(data, (width, height), (ground[0], ground[1], ground[2]))))
    os._exit(0)
