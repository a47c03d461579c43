"""Pictures in the text: their boxes are kept free once sizes are known, and filled as they come near."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from rich.cells import set_cell_size
from rich.segment import Segment

from reader.errors import PictureError
from reader.model.article import Article
from reader.render.paint import Drawing
from reader.render.palette import Palette
from reader.render.picture_boxes import NO_PICTURES, PictureBox, PicturePlan, captions_of
from reader.render.pictures import placed_pictures
from reader.render.view_state import ViewState
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, WorkSurface

if TYPE_CHECKING:
    from reader.load.picture_file import PictureFile

MOST_MEASURED = 400
"""Pictures of one article that are looked at; the others have their words alone."""
MOST_DRAWN = 24
"""Pictures that are kept drawn."""
SCREENS = 1.0
"""How near a picture has to be to be unpacked: this many screens away."""


class PicturedSurface(WorkSurface, Protocol):
    """A surface on which pictures stand, in the colours of `palette`."""

    palette: Palette | None

    @property
    def is_plain(self) -> bool:
        """Whether the terminal has no colours."""

    def watch(self, obj: Any, attribute_name: str, callback: Any, init: bool = True) -> None:
        """Call back whenever this attribute changes."""


class InlinePictures:
    """Shows pictures above their words. Nothing waits for them, and one at a time is unpacked."""

    def __init__(self, surface: PicturedSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status
        self._article: Article | None = None
        self._file: PictureFile | None = None
        self._plan = NO_PICTURES
        self._drawings: dict[PictureBox, Drawing] = {}
        self._busy = False
        for name, callback in (
            ("seen", self._look), ("article", self._look), ("view_state", self._restyle),
            ("palette", self._repaint),
        ):  # fmt: skip
            surface.watch(surface, name, callback, init=False)

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
        """Pictures are wanted or not wanted now, or the lines are others."""
        if old.pictures != new.pictures:
            self._article = None
        if old.pictures != new.pictures or old.width != new.width:
            self._surface.call_later(self._look)

    def _repaint(self) -> None:
        """In other colours something else is seen through pictures."""
        self._drawings = {}
        self._surface.body.draw({})
        self._surface.call_later(self._look)

    def _look(self) -> None:
        """Measure the pictures of an article that is new here; unpack the next one that is near."""
        session = self._surface.session
        if session.article is not self._article:
            self._begin(session.article)
        elif self._plan.sizes and not self._busy:
            self._next()

    # --- their sizes ------------------------------------------------------------------------------------

    def _begin(self, article: Article) -> None:
        surface = self._surface
        self._article, self._plan, self._drawings, self._file = article, NO_PICTURES, {}, None
        surface.body.plan_pictures(NO_PICTURES)
        path = surface.session.document.path
        if not article.images or path is None or not surface.view_state.pictures.inline:
            return
        from reader.load.picture_file import PictureFile

        part = article.source.part
        file = PictureFile(path, part.id if part else "")
        surface.run_worker(partial(self._measure, article, file), thread=True, exit_on_error=False)

    def _measure(self, article: Article, file: PictureFile) -> None:
        """In a thread: which pictures the file has, and how large they are."""
        from reader.load.picture_pixels import MAX_PIXELS
        from reader.load.picture_sizes import picture_size

        captions = captions_of(article)
        wanted = {*captions.values(), *(index for _, index, _ in placed_pictures(article))}
        sizes: dict[int, tuple[int, int]] = {}
        for index in sorted(wanted)[:MOST_MEASURED]:
            try:
                size = picture_size(file.head(article.images[index].src))
            except PictureError:  # its words say so when it is asked for
                continue
            if size is not None and size[0] * size[1] <= MAX_PIXELS:
                sizes[index] = size
        if sizes:
            self._surface.call_later(self._measured, article, file, PicturePlan(sizes, captions))

    def _measured(self, article: Article, file: PictureFile, plan: PicturePlan) -> None:
        """Keep room for them, unless another article is read by now."""
        if article is self._article:
            self._file, self._plan = file, plan
            self._surface.body.plan_pictures(plan)
            self._look()

    # --- their pixels -----------------------------------------------------------------------------------

    def _next(self) -> None:
        """Have the nearest picture unpacked that is not there yet; forget those that are far away."""
        surface = self._surface
        near = surface.body.boxes_near(SCREENS)
        box = next((box for box in near if box not in self._drawings), None)
        if box is None or self._file is None or self._article is None or surface.palette is None:
            return
        if len(self._drawings) >= MOST_DRAWN:
            kept = set(near)
            self._drawings = {one: rows for one, rows in self._drawings.items() if one in kept}
        self._busy = True
        work = partial(self._unpack, self._article, self._file, box, surface.palette, plain=surface.is_plain)
        surface.run_worker(work, thread=True, exit_on_error=False)

    def _unpack(
        self, article: Article, file: PictureFile, box: PictureBox, ink: Palette, *, plain: bool
    ) -> None:
        """In a thread: find the bytes, have them unpacked in a child process, and make cells of them."""
        from reader.load.picture_pixels import isolated_pixels
        from reader.ui.widgets.half_blocks import ground, half_blocks

        try:
            data = file.read(article.images[box.picture].src)
            pixels = isolated_pixels(data, (box.columns, 2 * box.rows), ground(ink.page))
            drawing: Drawing = half_blocks(pixels.data, pixels.width, ink.page, plain=plain)
        except PictureError as e:
            drawing = _said(f"The picture {e}.", box, ink)
        self._surface.call_later(self._drawn, article, box, drawing, ink)

    def _drawn(self, article: Article, box: PictureBox, drawing: Drawing, ink: Palette) -> None:
        """Show it, unless another article is read by now, or in other colours."""
        self._busy = False
        if article is self._article and ink is self._surface.palette:
            self._drawings = {**self._drawings, box: drawing}
            self._surface.body.draw(self._drawings)
        self._look()


def _said(words: str, box: PictureBox, ink: Palette) -> Drawing:
    """Words in place of a picture, right above its own."""
    line = set_cell_size(words, max(box.columns, min(len(words), 40)))
    return [*([[]] * (box.rows - 1)), [Segment(line, ink.page + ink.dim)]]
