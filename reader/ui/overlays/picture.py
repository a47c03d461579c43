"""The pictures of the article, one at a time and large, with their captions and credits as text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader import wording
from reader.errors import PictureError
from reader.load.picture_file import picture_file
from reader.load.picture_pixels import PicturePixels, isolated_pixels
from reader.model.article import EMBEDDED, Article, Image
from reader.render.palette import Palette
from reader.render.picture_choice import PictureProtocol
from reader.text.sanitise import file_name
from reader.ui.keys.rebinding import NO_KEYS, key_of, keys_of, rebind
from reader.ui.overlays.overlay import OverlayScreen
from reader.ui.panels.row_line import RowLine, wrapped
from reader.ui.panels.strips import Hints
from reader.ui.terminal.picture_sending import USUAL_CELL, picture_sender
from reader.ui.widgets.exact_picture import ExactPicture, exact_picture, pixels_wanted
from reader.ui.widgets.half_blocks import ground
from reader.ui.widgets.picture_view import PictureView

MOST = 640, 480
"""Pixels asked for: more than half blocks show on the largest screens."""
MOST_LINES, SHARE = 8, 4
"""Of the words: at most this many lines, and this part of the screen."""
SMALL = 16
"""Lines of a screen below which the keys give way to the picture."""
_NAME = 60  # characters of a file's name


class PictureWords(Widget):
    """Caption, credit, size and name of the picture, as text."""

    DEFAULT_CSS = "PictureWords { height: auto; width: 100%; margin-top: 1; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._ink = palette
        self._pieces: tuple[tuple[str, Style], ...] = ()

    def say(self, *pieces: tuple[str, Style]) -> None:
        """Show these, each on lines of its own."""
        self._pieces = pieces
        self.refresh(layout=True)

    def _lines(self, width: int, most: int) -> list[Strip]:
        rows = [(line, style) for words, style in self._pieces for line in wrapped(words, max(1, width - 2))]
        kept = rows if len(rows) <= most else [*rows[: most - 1], rows[-1]]
        return [RowLine(width).add(" ").add(line, style).strip(self._ink.page) for line, style in kept]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines."""
        return len(self._lines(width, max(2, min(MOST_LINES, viewport.height // SHARE))))

    def render_line(self, y: int) -> Strip:
        """One line of the words."""
        lines = self._lines(*self.size)
        return lines[y] if y < len(lines) else Strip.blank(self.size.width, self._ink.page)


class PictureScreen(OverlayScreen[int | None]):
    """Shows a picture of the article until Esc; returns the index of the one that was seen last."""

    DEFAULT_CSS = """
    PictureScreen { background: $background; padding: 1 2 0 2; }
    PictureScreen > Hints { height: 3; }
    PictureScreen.-small { padding: 0 1; }
    PictureScreen.-small > Hints { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "leave", "Back to the text", id="picture.close", show=False),
        Binding("right,l,j,down,space", "step(1)", "Next picture", id="picture.next", show=False),
        Binding("left,h,k,up,b", "step(-1)", "Previous picture", id="picture.previous", show=False),
    ]

    class Drawn(Message):
        """The picture with this index is unpacked; `words` say why, where there are no `pixels`."""

        def __init__(
            self, index: int, pixels: PicturePixels | None, words: str, exact: ExactPicture | None = None
        ) -> None:
            super().__init__()
            self.index, self.pixels, self.words, self.exact = index, pixels, words, exact

    def __init__(
        self,
        article: Article,
        path: Path | None,
        index: int,
        palette: Palette,
        own: Mapping[str, str] = NO_KEYS,
        *,
        plain: bool = False,
        opener: str = "",
        protocol: PictureProtocol = PictureProtocol.BLOCKS,
    ) -> None:
        """`path` is the file of the article; `own` are the user's keys, by id; `plain`: the terminal has no
        colours; `opener` is the key that opens an address outside, if there is one; by `protocol` the
        terminal draws pictures."""
        super().__init__()
        rebind((self,), own)
        self._article, self._index, self._ink = article, index, palette
        self._file = picture_file(article, path)
        self._opener, self._busy, self._protocol = opener, False, protocol
        self._view, self._words = PictureView(palette, plain=plain), PictureWords(palette)

    def compose(self) -> ComposeResult:
        """The picture, its words, and the keys."""
        yield self._view
        yield self._words
        yield Hints()

    def on_mount(self) -> None:
        """Begin with the picture that was asked for."""
        self.query_one(Hints).paint_with(self._ink, self._ink.page)
        self._begin()

    def on_resize(self, event: events.Resize) -> None:
        """On a small screen the picture and its words stay. Sixel is drawn for one size."""
        self.set_class(event.size.height < SMALL, "-small")
        if self._protocol is PictureProtocol.SIXEL:
            self.call_after_refresh(self._begin)

    def action_leave(self) -> None:
        """Back to the text, where this picture stands."""
        self.dismiss(self._index)

    def action_step(self, by: int) -> None:
        """The next or previous picture of the article; behind the last one comes the first."""
        many = len(self._article.images)
        if many > 1:
            self._index = (self._index + by) % many
            self._begin()

    def _begin(self) -> None:
        """Say what is known of the picture, and unpack it beside the screen."""
        index, image = self._index, self._article.images[self._index]
        self._view.show(None, "Drawing the picture …")
        self._tell(image, "")
        many = len(self._article.images)
        keys = [(key_of((self,), "picture.close"), "back to the text")]
        if many > 1:
            keys.insert(0, (keys_of((self,), "picture.next", "picture.previous"), "next, previous"))
        self.query_one(Hints).say(f"picture {index + 1} of {many}", [key for key in keys if key[0]])
        if not self._busy:  # of pictures that are passed quickly only the last one is unpacked
            self._busy = True
            self._start(index, image)

    def _start(self, index: int, image: Image) -> None:
        view = self._view.size if self._view.size.area else self.app.size
        work = partial(self._unpack, index, image.src, view, self._cell())
        self.run_worker(work, thread=True, exit_on_error=False)

    def _cell(self) -> tuple[int, int] | None:
        """The pixels of a cell; None where the picture is in half blocks."""
        sender = picture_sender(self.app)
        if sender is None or self._protocol is PictureProtocol.BLOCKS:
            return None
        guess = USUAL_CELL if self._protocol is PictureProtocol.KITTY else None
        return sender.cell_size() or guess

    def _unpack(self, index: int, src: str, view: Size, cell: tuple[int, int] | None) -> None:
        """In a thread: find the bytes, and have them unpacked in a child process for a `view` of so many
        columns and rows."""
        pixels, exact, words = None, None, "The picture could not be drawn."
        try:
            data = self._file.read(src)
            most = MOST if cell is None else pixels_wanted(self._protocol, view, cell)
            pixels = isolated_pixels(data, most, ground(self._ink.page))
            exact = None if cell is None else exact_picture(pixels, self._protocol, view, cell)
        except PictureError as e:
            words = f"The picture {e}."
        finally:  # whatever went wrong: the next one may be waiting
            self.post_message(self.Drawn(index, pixels, words, exact))

    def on_picture_screen_drawn(self, event: Drawn) -> None:
        """Show it, unless another one is wanted by now."""
        event.stop()
        outgrown = event.exact is not None and not event.exact.fits(self._view.size)
        if event.index != self._index or outgrown:
            self._start(self._index, self._article.images[self._index])
            return
        self._busy = False
        image, pixels = self._article.images[event.index], event.pixels
        on_the_web = image.src[:8].lower().startswith(("http:", "https:", "//"))
        hint = f" {self._opener} in the text opens it outside." if self._opener and on_the_web else ""
        self._view.show(pixels, event.words + hint if pixels is None else "", event.exact)
        facts = ""
        if pixels is not None:
            moves = ", the first of several" if pixels.moves else ""
            facts = f"{pixels.full_width} × {pixels.full_height} pixels, {pixels.format}{moves}"
        self._tell(image, facts)

    def _tell(self, image: Image, facts: str) -> None:
        """Caption, credit, and what the file is."""
        ink = self._ink
        says = wording.one_line(image.caption or image.alt) or "a picture without a caption"
        file = " · ".join(part for part in (shown_address(image.src), facts) if part)
        pieces = [(says, ink.text), (wording.one_line(image.credit), ink.dim), (file, ink.dim)]
        self._words.say(*(piece for piece in pieces if piece[0]))


def shown_address(src: str) -> str:
    """What a picture's file is called, safe to print: an address on the web whole, of a file its name."""
    if src.startswith(EMBEDDED) or src[:5].lower() == "data:":
        return "part of the page"
    if "//" in src[:8]:
        return file_name(src)
    return file_name(src.partition("?")[0].rsplit("/", 1)[-1], _NAME)
