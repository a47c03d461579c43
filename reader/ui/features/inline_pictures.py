"""Pictures in the text: their boxes are kept free once sizes are known, and filled as they come near."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from rich.cells import set_cell_size
from rich.segment import Segment

from reader.errors import PictureError
from reader.frozen import replace
from reader.model.article import Article
from reader.named_tuple import NamedTuple
from reader.render.palette import Palette
from reader.render.picture_boxes import NO_PICTURES, PictureBox, PicturePlan
from reader.render.picture_choice import PictureProtocol, learned
from reader.render.view_state import ViewState
from reader.ui.features.opening import OutwardSurface
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers
from reader.ui.terminal.picture_sending import LARGEST_CELL, LARGEST_SLICED, USUAL_CELL, picture_sender

if TYPE_CHECKING:
    from reader.load.picture_file import PictureFile
    from reader.ui.terminal.terminal_report import TerminalReport
    from reader.ui.widgets.picture_cells import CellPixels, PictureCells

MOST_DRAWN = 24
"""Pictures that are kept drawn."""
MOST_LAID = 4_000_000
"""Characters of slices that are kept; of more, those on the screen and near it."""
SCREENS = 1.0
"""How near a picture has to be to be unpacked: this many screens away."""
PATIENCE = 0.3
"""Seconds for which the first picture waits until the terminal says what it knows."""


class PicturedSurface(OutwardSurface, Protocol):
    """A surface on which pictures stand, in the colours of `palette`."""

    @property
    def is_plain(self) -> bool:
        """Whether the terminal has no colours."""

    def watch(self, obj: Any, attribute_name: str, callback: Any, init: bool = True) -> None:
        """Call back whenever this attribute changes."""

    def start_timer(self, seconds: float, then: Callable[[], object]) -> object:
        """Call `then` after so many seconds."""


class _Request(NamedTuple):
    """A picture to unpack: for this box, in these colours, by pixels of a cell or in half blocks."""

    article: Article
    file: PictureFile
    box: PictureBox
    ink: Palette
    cell: CellPixels | None


class InlinePictures:
    """Shows pictures above their words. Nothing waits for them, and one at a time is unpacked."""

    def __init__(self, surface: PicturedSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status
        self._article: Article | None = None
        self._file: PictureFile | None = None
        self._plan = NO_PICTURES
        self._cells: dict[PictureBox, PictureCells] = {}
        self._made_for: CellPixels | None = None
        self._busy = self._waits = self._follows = False
        for name, callback in (
            ("seen", self._look), ("article", self._look), ("view_state", self._restyle),
            ("palette", self._repaint),
        ):  # fmt: skip
            surface.watch(surface, name, callback, init=False)
        surface.watch(surface.body, "layouts", self._arranged, init=False)

    def commands(self) -> Handlers:
        """The switch."""
        return {"pictures": self._toggle}

    def _toggle(self) -> None:
        surface = self._surface
        state = surface.view_state
        inline = not state.pictures.inline
        surface.view_state = replace(state, pictures=replace(state.pictures, inline=inline))
        key = surface.keymap.of("go")
        self._status.say(
            "Pictures stand in the text where the file has them."
            if inline
            else f"Pictures are not shown in the text; {key} on their words shows them large."
        )

    # --- what changes -----------------------------------------------------------------------------------

    def _restyle(self, old: ViewState, new: ViewState) -> None:
        """Pictures are wanted or not wanted now, are drawn otherwise, or the lines are others."""
        if old.pictures.inline != new.pictures.inline:
            self._article = None
        elif old.pictures.protocol is not new.pictures.protocol:
            self._keep({})
        elif old.width == new.width:
            return
        self._surface.call_later(self._look)

    def _arranged(self) -> None:
        """The lines are others, also where the same text is seen: with more lines pictures are larger."""
        if self._plan.sizes:
            self._surface.call_later(self._look)

    def _repaint(self) -> None:
        """In other colours something else is seen through pictures."""
        self._keep({})
        self._surface.call_later(self._look)

    def _again(self, focused: bool) -> None:
        """Paint the slices again as our window comes to the front: xterm keeps few of those that it drew, and
        forgets the others where another window stood before them."""
        if focused and any(cells.slices.rows for cells in self._cells.values()):
            self._surface.body.refresh()

    def _keep(self, cells: dict[PictureBox, PictureCells]) -> None:
        """Show these pictures and no others; the terminal forgets those."""
        sender = picture_sender(self._surface.app)
        for box, old in self._cells.items():
            if old.number and sender is not None and cells.get(box) is not old:
                sender.forget_picture(old.number)
        self._cells = cells
        slices = {box: one.slices for box, one in cells.items() if one.slices.rows}
        self._surface.body.draw({box: one.rows for box, one in cells.items()}, slices)

    def _look(self) -> None:
        """Measure the pictures of an article that is new here; unpack the next one that is near."""
        article = self._surface.session.article
        if article is not self._article:
            self._begin(article)
            return
        if self._cells and self._cell() != self._made_for:  # larger or smaller letters
            self._keep({})
        if self._plan.sizes and not self._busy and not self._waits:
            self._next()

    # --- their sizes ------------------------------------------------------------------------------------

    def _begin(self, article: Article) -> None:
        surface = self._surface
        self._article, self._plan, self._file = article, NO_PICTURES, None
        self._keep({})
        path = surface.session.document.path
        if not article.images or path is None or not surface.view_state.pictures.inline:
            surface.body.plan_pictures(NO_PICTURES)
            return
        from reader.load.picture_file import picture_file

        work = partial(self._measure, article, picture_file(article, path))
        surface.run_worker(work, thread=True, exit_on_error=False)

    def _measure(self, article: Article, file: PictureFile) -> None:
        """In a thread: which pictures the file has, and how large they are."""
        from reader.ui.picture_measuring import measured_pictures

        self._surface.call_later(self._measured, article, file, measured_pictures(article, file))

    def _measured(self, article: Article, file: PictureFile, plan: PicturePlan) -> None:
        """Keep room for them, unless another article is read by now."""
        if article is self._article:
            self._file, self._plan = file, plan
            self._surface.session.pictures = plan
            self._surface.body.plan_pictures(plan)
            if plan.sizes:
                self._ask()
                self._look()

    # --- what the terminal knows ------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask the terminal, once; pictures wait for its answer for a moment."""
        surface, sender = self._surface, picture_sender(self._surface.app)
        if sender is not None and surface.view_state.pictures.asks:
            self._waits = sender.ask_terminal(lambda report: surface.call_later(self._answered, report))
            if self._waits:
                surface.start_timer(PATIENCE, self._answered)

    def _answered(self, report: TerminalReport | None = None) -> None:
        """Draw as the terminal knows best, whenever it says so; without an answer as any terminal can."""
        self._waits = False
        if report is not None:
            state = self._surface.view_state
            known = learned(state.pictures, report.name, sixel=report.sixel, environ=os.environ)
            self._surface.view_state = replace(state, pictures=known)
        self._look()

    # --- their pixels -----------------------------------------------------------------------------------

    def _next(self) -> None:
        """Have the nearest picture unpacked that is not there yet; forget those that are far away."""
        surface = self._surface
        near = surface.body.boxes_near(SCREENS)
        box = next((box for box in near if box not in self._cells), None)
        if box is None or self._file is None or self._article is None or surface.palette is None:
            return
        laid = sum(cells.slices.length for cells in self._cells.values())
        if len(self._cells) >= MOST_DRAWN or laid > MOST_LAID:
            kept = set(near)
            self._keep({one: cells for one, cells in self._cells.items() if one in kept})
        self._busy = True
        request = _Request(self._article, self._file, box, surface.palette, self._cell())
        surface.run_worker(
            partial(self._unpack, request, plain=surface.is_plain), thread=True, exit_on_error=False
        )

    def _cell(self) -> CellPixels | None:
        """The pixels of a cell, where the terminal draws pictures in cells or over them. What is laid over
        them has to know their size."""
        sender = picture_sender(self._surface.app)
        protocol = self._surface.view_state.pictures.protocol
        if sender is None or protocol is PictureProtocol.BLOCKS:
            return None
        from reader.ui.widgets.picture_cells import CellPixels

        told = sender.cell_size()
        if protocol is PictureProtocol.KITTY:
            width, height = told or USUAL_CELL
            return CellPixels(protocol, min(width, LARGEST_CELL[0]), min(height, LARGEST_CELL[1]))
        if told is None or told[0] > LARGEST_SLICED[0] or told[1] > LARGEST_SLICED[1]:
            return None
        return CellPixels(protocol, *told)

    def _unpack(self, request: _Request, *, plain: bool) -> None:
        """In a thread: find the bytes, have them unpacked in a child process, and make cells of them."""
        from reader.ui.widgets.picture_cells import unpacked_cells

        box = request.box
        cells = _said("The picture could not be drawn.", box, request.ink)
        try:
            data = request.file.read(request.article.images[box.picture].src)
            cells = unpacked_cells(data, (box.columns, box.rows), request.ink, request.cell, plain=plain)
        except PictureError as e:
            cells = _said(f"The picture {e}.", box, request.ink)
        finally:  # whatever went wrong: the next one is waiting
            self._surface.call_later(self._drawn, request, cells)

    def _drawn(self, request: _Request, cells: PictureCells) -> None:
        """Show it, unless another article is read by now, in other colours or by another protocol."""
        self._busy = False
        wanted = (self._surface.palette, self._cell())
        if request.article is self._article and (request.ink, request.cell) == wanted:
            sender = picture_sender(self._surface.app)
            if sender is not None and cells.data:
                sender.send_picture(cells.number, cells.data)
            self._made_for = request.cell
            if cells.slices.rows and not self._follows:
                self._follows = True
                self._surface.watch(self._surface.app, "app_focus", self._again, init=False)
            self._keep({**self._cells, request.box: cells})
        self._look()


def _said(words: str, box: PictureBox, ink: Palette) -> PictureCells:
    """Words in place of a picture, right above its own."""
    from reader.ui.widgets.picture_cells import PictureCells

    line = set_cell_size(words, max(box.columns, min(len(words), 40)))
    return PictureCells([*([[]] * (box.rows - 1)), [Segment(line, ink.page + ink.dim)]])
