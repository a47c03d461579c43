"""What a terminal would see of pictures, read from what a program wrote."""

from __future__ import annotations

import re
import zlib
from base64 import b64decode
from dataclasses import dataclass

PLACEHOLDER = "\U0010eeee".encode()


@dataclass
class SentPicture:
    """A picture of Kitty's protocol: its keys, and its pixels of three bytes."""

    keys: dict[str, str]
    pixels: bytes


def kitty_pictures(written: bytes) -> list[SentPicture]:
    """The pictures that were sent whole, in order."""
    found: list[SentPicture] = []
    keys, packed = dict[str, str](), b""
    for command in re.finditer(rb"\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\", written):
        assert len(command[2]) <= 4096
        told = dict(part.split("=") for part in command[1].decode().split(","))
        if told.get("a") == "d":
            continue
        keys, packed = keys or told, packed + command[2]
        if told["m"] == "0":
            found.append(SentPicture(keys, zlib.decompress(b64decode(packed))))
            keys, packed = {}, b""
    assert not keys
    return found


def forgotten(written: bytes) -> set[str]:
    """The numbers of the pictures that the terminal was told to forget."""
    return {number.decode() for number in re.findall(rb"\x1b_Ga=d,d=I,i=(\d+),q=2\x1b\\", written)}


def sixel_pixels(sequence: str) -> list[list[tuple[int, ...]]]:
    """The rows of a picture in Sixel: the shares of red, green and blue of every pixel, in hundredths."""
    inside = re.fullmatch(r"\x1bP0;1q(.*)\x1b\\", sequence, re.DOTALL)
    assert inside
    size = re.match(r'"1;1;(\d+);(\d+)', inside[1])
    assert size
    width, height = int(size[1]), int(size[2])
    rows: list[list[tuple[int, ...]]] = [[()] * width for _ in range(height)]
    table: dict[int, tuple[int, ...]] = {}
    colour, x, top = -1, 0, 0
    for define, use, count, bits, sign in re.findall(
        r"#(\d+;2;\d+;\d+;\d+)|#(\d+)|(?:!(\d+))?([?-~])|([$-])", inside[1][size.end() :]
    ):
        if define:
            number, _, *shares = define.split(";")
            table[int(number)] = tuple(map(int, shares))
        elif use:
            colour = int(use)
        elif sign:
            x, top = 0, top + 6 * (sign == "-")
        else:
            end = x + int(count or 1)
            for row in range(6):
                if (ord(bits) - 63) >> row & 1:
                    rows[top + row][x:end] = [table[colour]] * (end - x)
            x = end
    return rows
