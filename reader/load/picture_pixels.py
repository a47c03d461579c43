"""Pictures to pixels. Pillow runs in a child process that can be ended: they are strangers’ work."""

from __future__ import annotations

import io
import struct
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

from reader.errors import PictureError
from reader.frozen import frozen
from reader.load.picture_sizes import ORIENTATION, TURNED
from reader.process.parent import ask_once
from reader.process.wire import Wire

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage

MAX_PIXELS = 40_000_000
"""Of a picture that is unpacked; its head is asked before that."""
TIMEOUT = 20.0  # seconds of the clock
_CHILD = "reader.load.picture_child"
_READ = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")
"""The formats that pages show; Pillow's other readers are never run."""
_DAMAGED = (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, OverflowError)
_Size = tuple[int, int]
_Rgb = tuple[int, int, int]


@frozen
class PicturePixels:
    """A picture made small: `rgb` is three bytes a pixel in base64, row by row, `width` by `height`.

    `full_width` by `full_height` is what its file holds, in the `format` that its content has; `moves`:
    of several pictures this is the first.
    """

    width: int
    height: int
    rgb: str
    full_width: int
    full_height: int
    format: str
    moves: bool = False

    @property
    def data(self) -> bytes:
        """The pixels, three bytes each."""
        return b64decode(self.rgb)


@frozen
class PictureRefused:
    """Why there are no pixels: words that go on from 'The picture '."""

    words: str


WIRE = Wire(PicturePixels, PictureRefused)
PixelAnswer = PicturePixels | PictureRefused


def isolated_pixels(data: bytes, most: _Size, ground: _Rgb) -> PicturePixels:
    """The picture in `data`, no larger than `most` pixels; where it is transparent, `ground` is seen.
    Raises PictureError: words that go on from 'The picture '."""
    head = " ".join(map(str, (*most, *ground))).encode("ascii")
    line = ask_once(_CHILD, head + b"\n" + data, timeout=TIMEOUT)
    try:
        answer = None if line is None else WIRE.decode(line)
    except ValueError:
        answer = None
    if answer is None:
        raise PictureError("takes too much time or memory to draw")
    if isinstance(answer, PictureRefused):
        raise PictureError(answer.words)
    if not isinstance(answer, PicturePixels):
        raise PictureError("could not be drawn")
    return answer


def read_pixels(data: bytes, most: _Size, ground: _Rgb) -> PixelAnswer:
    """The same in this process, which may take long and much memory; the format is what the content says."""
    from PIL import Image, UnidentifiedImageError

    if words := _no_picture(data):
        return PictureRefused(words)
    try:
        with Image.open(io.BytesIO(data), formats=_READ) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return PictureRefused(f"is {width:,} × {height:,} pixels large, too large to draw")
            moves = bool(getattr(image, "is_animated", False))
            image.seek(0)
            if image.getexif().get(ORIENTATION, 1) in TURNED:
                width, height = height, width
            small = _flat(image, most, ground)
            packed = b64encode(small.tobytes()).decode("ascii")
            return PicturePixels(*small.size, packed, width, height, image.format or "", moves)
    except UnidentifiedImageError:
        return PictureRefused("is of no kind that is known here, or damaged")
    except Image.DecompressionBombError:
        return PictureRefused(f"has more than {MAX_PIXELS // 1_000_000} million pixels, too many to draw")
    except MemoryError:
        return PictureRefused("takes too much memory to draw")
    except (*_DAMAGED, struct.error, ZeroDivisionError):
        return PictureRefused("is damaged or cut off")


def scaled(pixels: PicturePixels, size: _Size) -> bytes:
    """The picture in exactly this many pixels, three bytes each; for the screen."""
    from PIL import Image

    whole = Image.frombytes("RGB", (pixels.width, pixels.height), pixels.data)
    return whole.resize(size, Image.Resampling.BOX).tobytes()


def with_few_colours(rgb: bytes, size: _Size, most: int) -> tuple[bytes, list[int]]:
    """The picture in at most so many colours: the number of each pixel's colour, and the parts of all colours
    one after the other, 0 to 255."""
    from PIL import Image

    image = Image.frombytes("RGB", size, rgb).quantize(most)
    return image.tobytes(), image.getpalette() or []


def fitted_size(pixels: PicturePixels, room: _Size) -> _Size:
    """The largest size with the picture's proportions within `room`; at least 1 by 1."""
    width, height = pixels.full_width, pixels.full_height
    factor = min(room[0] / width, room[1] / height)
    return max(1, min(room[0], round(width * factor))), max(1, min(room[1], round(height * factor)))


def _flat(image: PillowImage, most: _Size, ground: _Rgb) -> PillowImage:
    """The picture upright, small, and without anything to see through."""
    from PIL import Image, ImageOps

    image.draft("RGB", most)
    image.load()
    flat = ImageOps.exif_transpose(image)
    if flat.mode.startswith("I"):  # 16 bits of grey
        flat = flat.convert("I").point(lambda value: value / 256).convert("L")
    see_through = flat.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in flat.info
    flat = flat.convert("RGBA" if see_through else "RGB")
    flat.thumbnail(most, Image.Resampling.BOX)
    if see_through:
        page = Image.new("RGBA", flat.size, (*ground, 255))
        page.alpha_composite(flat)
        flat = page.convert("RGB")
    return flat


def _no_picture(data: bytes) -> str | None:
    """What data is that is plainly no picture made of pixels."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"\x1f\x8b") or (head.startswith(b"<") and b"<svg" in head):
        return "is a drawing (SVG), which is not drawn here"
    if head.startswith((b"<!doctype", b"<html", b"{")):
        return "is a page or a message of a server, not a picture"
    return None
