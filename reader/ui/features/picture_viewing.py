"""Enter: on a picture it is shown large, elsewhere the thread of who speaks is read."""

from __future__ import annotations

from typing import Protocol

from reader.render.pictures import picture_of_block
from reader.ui.features.movement import Movement
from reader.ui.features.surface import Handlers, OverlaySurface
from reader.ui.features.thread_reading import ThreadReading


class PictureSurface(OverlaySurface, Protocol):
    """A surface over which a picture can be laid, in the colours of `palette`."""

    @property
    def is_plain(self) -> bool:
        """Whether the terminal has no colours."""


class PictureViewing:
    """Shows pictures; back in the text, the cursor is on the one that was seen last."""

    def __init__(self, surface: PictureSurface, movement: Movement, thread: ThreadReading) -> None:
        self._surface, self._movement, self._thread = surface, movement, thread

    def commands(self) -> Handlers:
        """What Enter does."""
        return {"go": self._go}

    def _go(self) -> None:
        picture = self._picture_here()
        if picture is None:
            self._thread.toggle()
        else:
            self.show(picture)

    def _picture_here(self) -> int | None:
        """The index of the picture whose words, or whose caption or credit, the cursor is on."""
        surface = self._surface
        if surface.lit_row is not None and surface.lit_row.picture is not None:
            return surface.lit_row.picture
        if surface.body.inserted is not None:
            return surface.body.picture_here()
        article = surface.session.article
        return picture_of_block(article, article.block_index(surface.place)) if article.images else None

    def show(self, index: int) -> None:
        """Show the picture with this index, and the others from there."""
        from reader.ui.overlays.picture import PictureScreen

        surface, session = self._surface, self._surface.session
        if surface.palette is None:
            return
        screen = PictureScreen(
            session.article, session.document.path, index, surface.palette, surface.keymap.scoped_keys,
            plain=surface.is_plain, opener=surface.keymap.of("open"),
            protocol=surface.view_state.pictures.protocol,
        )  # fmt: skip
        surface.lay_over(screen, lambda seen: self._return(index, seen))

    def _return(self, index: int, seen: int | None) -> None:
        """Put the cursor on the picture that was seen last, if it is another one."""
        if seen is not None and seen != index and self._surface.body.to_picture(seen):
            self._movement.untarget()
