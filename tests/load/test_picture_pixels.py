"""Pictures to pixels: what is drawn, what is refused, and that nothing hostile is unpacked."""

from __future__ import annotations

from base64 import b64decode

import pytest
from PIL import Image

from reader.errors import PictureError
from reader.load.picture_pixels import (
    PicturePixels,
    PictureRefused,
    fitted_size,
    isolated_pixels,
    read_pixels,
    scaled,
)
from tests.load.picture_files import encoded, gradient, noise, png, png_that_states

GROUND = (200, 10, 30)
LARGE = "has more than 40 million pixels, too many to draw"
CUT = "is damaged or cut off"
UNKNOWN = "is of no kind that is known here, or damaged"


def middle(pixels: PicturePixels) -> tuple[int, ...]:
    """The colour of the pixel in the middle."""
    at = 3 * (pixels.width * (pixels.height // 2) + pixels.width // 2)
    return tuple(b64decode(pixels.rgb)[at : at + 3])


@pytest.mark.parametrize(
    ("data", "kind", "colour"),
    [
        (png(), "PNG", 128),
        (encoded(gradient(), "JPEG"), "JPEG", 128),
        (encoded(gradient(), "WEBP"), "WEBP", 128),
        (encoded(gradient().convert("CMYK"), "JPEG"), "JPEG", 128),
        (encoded(gradient().convert("P"), "PNG"), "PNG", 128),
        (encoded(gradient().convert("LA"), "PNG"), "PNG", 128),
        (encoded(Image.new("I;16", (40, 30), 40_000), "PNG"), "PNG", 156),
        (encoded(Image.new("I;16", (40, 30), 40_000), "TIFF"), "TIFF", 156),
        (encoded(Image.new("1", (40, 30), 1), "TIFF"), "TIFF", 255),
    ],
    ids=["png", "jpeg", "webp", "cmyk", "palette", "grey with alpha", "16 bits", "16-bit tiff", "1 bit"],
)
def test_what_is_drawn_has_the_colours_of_the_picture(data: bytes, kind: str, colour: int) -> None:
    found = read_pixels(data, (40, 40), GROUND)
    assert isinstance(found, PicturePixels)
    assert (found.format, found.moves, len(b64decode(found.rgb))) == (
        kind,
        False,
        found.width * found.height * 3,
    )
    assert (found.width, found.height) == (40, 30)
    assert all(abs(value - colour) < 8 for value in middle(found))


def test_the_page_is_seen_through_what_is_transparent() -> None:
    found = read_pixels(encoded(Image.new("RGBA", (9, 9), (0, 255, 0, 0)), "PNG"), (9, 9), GROUND)
    assert isinstance(found, PicturePixels)
    assert middle(found) == GROUND


def test_of_a_picture_that_moves_the_first_one_is_drawn() -> None:
    later = [Image.new("RGB", (20, 20), (255, 255, 255))]
    data = encoded(Image.new("RGB", (20, 20)), "GIF", save_all=True, append_images=later)
    found = read_pixels(data, (20, 20), GROUND)
    assert isinstance(found, PicturePixels)
    assert (found.moves, middle(found)) == (True, (0, 0, 0))


def test_a_picture_that_was_taken_upright_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    found = read_pixels(encoded(gradient(80, 40), "JPEG", exif=exif), (80, 80), GROUND)
    assert isinstance(found, PicturePixels)
    assert (found.width, found.height, found.full_width, found.full_height) == (40, 80, 40, 80)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (png_that_states(50_000, 50_000), LARGE),
        (png_that_states(8_000, 6_000), "is 8,000 × 6,000 pixels large, too large to draw"),
        (png_that_states(0, 10), UNKNOWN),
        (png_that_states(3_000, 2), CUT),
        (noise()[:-400], CUT),
        (encoded(gradient(), "JPEG")[:400], CUT),
        (png()[:20], CUT),
        (b"\x89PNG\r\n\x1a\n", UNKNOWN),
        (bytes(300), UNKNOWN),
        (b"P6 2 2 255 " + bytes(12), UNKNOWN),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is a drawing (SVG), which is not drawn here"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg/>", "is a drawing (SVG), which is not drawn here"),
        (b"<!DOCTYPE html><p>Not found", "is a page or a message of a server, not a picture"),
    ],
)
def test_what_is_not_drawn_says_why(data: bytes, words: str) -> None:
    assert read_pixels(data, (40, 40), GROUND) == PictureRefused(words)


def test_the_child_process_answers_the_same_and_its_refusals_are_errors() -> None:
    assert isolated_pixels(png(), (40, 40), GROUND) == read_pixels(png(), (40, 40), GROUND)
    with pytest.raises(PictureError, match="too many to draw"):
        isolated_pixels(png_that_states(50_000, 50_000), (40, 40), GROUND)


@pytest.mark.parametrize(
    ("size", "room", "fitted"),
    [
        ((80, 60), (40, 40), (40, 30)),
        ((60, 80), (40, 40), (30, 40)),
        ((20, 10), (40, 40), (40, 20)),
        ((9_000, 1), (40, 40), (40, 1)),
        ((1, 9_000), (40, 40), (1, 40)),
    ],
)
def test_a_picture_fills_its_room_in_its_proportions(
    size: tuple[int, int], room: tuple[int, int], fitted: tuple[int, int]
) -> None:
    pixels = PicturePixels(1, 1, "AAAA", *size, "PNG")
    assert fitted_size(pixels, room) == fitted
    assert len(scaled(pixels, fitted)) == 3 * fitted[0] * fitted[1]
