"""A terminal that draws Sixel, as small as can be: its pixels, and what text wipes away of them."""

from __future__ import annotations

import re

from rich.cells import cell_len

from tests.ui.picture_sequences import sixel_pixels

Pixel = tuple[int, ...]
_TOLD = re.compile(
    r"\x1bP0;1q.*?\x1b\\|\x1b\[(\d*);?(\d*)([HC])|\x1b[78]|\x1b\[[\d;]*m|\n|[^\x1b\n]+", re.DOTALL
)


class SixelScreen:
    """`columns` by `rows` cells of so many pixels. Sixel that would scroll a screen is refused."""

    def __init__(self, columns: int, rows: int, cell: tuple[int, int]) -> None:
        self.cell, self._columns, self._rows = cell, columns, rows
        self.pixels: list[list[Pixel]] = [[()] * (columns * cell[0]) for _ in range(rows * cell[1])]
        self._at = self._kept = (0, 0)
        self.drawn = 0

    def write(self, told: str) -> None:
        """Take an update of the screen; what is not known here fails."""
        assert "".join(found[0] for found in _TOLD.finditer(told)) == told
        for found in _TOLD.finditer(told):
            x, y = self._at
            piece, kind = found[0], found[3]
            if piece.startswith("\x1bP"):
                self._draw(sixel_pixels(piece))
            elif kind == "H":
                self._at = int(found[2] or 1) - 1, int(found[1] or 1) - 1
            elif kind == "C":
                self._at = x + int(found[1]), y
            elif piece == "\x1b7":
                self._kept = self._at
            elif piece == "\x1b8":
                self._at = self._kept
            elif piece == "\n":
                self._at = 0, y + 1
            elif not piece.startswith("\x1b"):
                self._put(x, y, cell_len(piece))

    def _put(self, x: int, y: int, cells: int) -> None:
        across, down = self.cell
        for line in self.pixels[y * down : (y + 1) * down]:
            line[x * across : (x + cells) * across] = [()] * (cells * across)
        self._at = x + cells, y
        assert self._at[0] <= self._columns

    def _draw(self, rows: list[list[Pixel]]) -> None:
        (x, y), (across, down) = self._at, self.cell
        bands = -(-len(rows) // 6)
        assert y + -(-bands * 6 // down) < self._rows, "this scrolls the screen"
        assert all(x * across + len(row) <= len(self.pixels[0]) for row in rows)
        self.drawn += 1
        for line, row in zip(self.pixels[y * down :], rows, strict=False):
            for at, pixel in enumerate(row, x * across):
                line[at] = pixel or line[at]
        self._at = 0, 0  # where it is then differs from terminal to terminal

    def rows(self, left: int, columns: int) -> list[list[list[Pixel]]]:
        """The pixels of these columns, by the rows of cells."""
        across, down = self.cell
        part = [line[left * across : (left + columns) * across] for line in self.pixels]
        return [part[top : top + down] for top in range(0, len(part), down)]

    @property
    def pictured(self) -> list[int]:
        """The rows of cells on which anything is drawn."""
        down, free = self.cell[1], [()] * len(self.pixels[0])
        return [y for y in range(self._rows) if any(line != free for line in self.pixels[y * down :][:down])]
