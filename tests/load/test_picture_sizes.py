"""How large a picture is: from its head alone, upright, whatever stands behind that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.picture_sizes import picture_size
from tests.load.picture_files import encoded, gradient, png_that_states

SIZE = 83, 61


def made(kind: str, **options: object) -> bytes:
    return encoded(gradient(*SIZE), kind, **options)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "JPEG", "WEBP", "BMP", "AVIF", "TIFF"])
def test_the_head_of_every_format_that_is_drawn_states_the_size(kind: str) -> None:
    assert picture_size(made(kind)) == SIZE


@pytest.mark.parametrize(
    "options", [{"compression": "tiff_lzw"}, {"big_endian": True}, {"compression": "jpeg"}]
)
def test_the_forms_of_tiff(options: dict[str, object]) -> None:
    assert picture_size(made("TIFF", **options)) == SIZE
    turned = gradient().getexif()
    turned[0x0112] = 8
    assert picture_size(made("TIFF", exif=turned, **options)) == (61, 83)


def test_the_forms_of_webp() -> None:
    assert picture_size(made("WEBP", lossless=True)) == SIZE
    see_through = gradient(*SIZE).convert("RGBA")
    see_through.putalpha(90)
    assert picture_size(encoded(see_through, "WEBP")) == SIZE


@pytest.mark.parametrize(("orientation", "size"), [(1, SIZE), (3, SIZE), (6, (61, 83)), (8, (61, 83))])
def test_a_photograph_that_lies_on_its_side_is_seen_upright(orientation: int, size: tuple[int, int]) -> None:
    exif = gradient().getexif()
    exif[0x0112] = orientation
    assert picture_size(made("JPEG", exif=exif)) == size


def test_fields_before_the_size_are_passed_over() -> None:
    assert picture_size(made("JPEG", icc_profile=b"\xff\xc0" * 30_000, comment=b"\xff" * 300)) == SIZE


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8",
        b"\xff\xd8" + b"\xff" * 5000,
        b"<svg width='9' height='9'/>",
        b"GIF89a",
        b"BM",
        b"RIFF____WEBP",
        b"II*\0",
        b"MM\0*\0\0\0\x08\xff\xff",
    ],
)
def test_where_no_size_is_stated_there_is_none(data: bytes) -> None:
    assert picture_size(data) is None
    assert picture_size(png_that_states(0, 5)) is None


@given(
    st.sampled_from(["PNG", "GIF", "JPEG", "WEBP", "BMP", "AVIF", "TIFF"]),
    st.integers(0, 400),
    st.binary(max_size=60),
)
def test_damage_is_never_more_than_a_wrong_size(kind: str, at: int, put: bytes) -> None:
    data = _SOUND[kind]
    size = picture_size(data[:at] + put + data[at + len(put) :])
    assert size is None or min(size) > 0
    size = picture_size(data[:at] + put)
    assert size is None or min(size) > 0


_SOUND = {kind: made(kind) for kind in ("PNG", "GIF", "JPEG", "WEBP", "BMP", "AVIF", "TIFF")}
