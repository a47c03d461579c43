"""How large the pictures of an article are, so that their room is kept before they are there."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path

from reader.errors import PictureError
from reader.load.picture_file import PictureFile
from reader.load.picture_pixels import MAX_PIXELS
from reader.load.picture_sizes import picture_size
from reader.model.article import Article
from reader.render.picture_boxes import NO_PICTURES, PicturePlan, captions_of
from reader.render.pictures import placed_pictures

MOST_MEASURED = 400
"""Pictures of one article that are looked at; the others have their words alone."""
MOST_NEAR = 4
"""Pictures that are looked at before a first paint."""
LARGEST_FILE = 4 << 20
"""Bytes of a file that is looked through for them then."""
BEFORE = 2_000
"""Code points before the place in which a picture may be on the screen with it."""


def picture_file(article: Article, path: Path) -> PictureFile:
    """What the pictures of an article are read from."""
    return PictureFile(path, article.source.part.id if article.source.part else "")


def measured_pictures(article: Article, file: PictureFile) -> PicturePlan:
    """All that can stand in the text; their heads are read."""
    captions = captions_of(article)
    wanted = {*captions.values(), *(index for _, index, _ in placed_pictures(article))}
    return PicturePlan(_sizes(article, file, sorted(wanted)[:MOST_MEASURED]), captions)


def pictures_near(article: Article, path: Path | None, place: int, length: int) -> PicturePlan:
    """Those that may stand on a screen at `place`, which shows at most `length` code points: few, and none
    of a large file, since a first paint waits for them."""
    if not article.images or path is None:
        return NO_PICTURES
    with suppress(OSError):
        if path.stat().st_size <= LARGEST_FILE:
            captions = captions_of(article)
            places = [*((at, index) for at, index, _ in placed_pictures(article)), *captions.items()]
            near = sorted(one for one in places if place - BEFORE <= one[0] <= place + length)
            wanted = islice((index for _, index in near), MOST_NEAR)
            sizes = _sizes(article, picture_file(article, path), wanted)
            return PicturePlan(sizes, captions) if sizes else NO_PICTURES
    return NO_PICTURES


def _sizes(article: Article, file: PictureFile, wanted: Iterable[int]) -> dict[int, tuple[int, int]]:
    sizes: dict[int, tuple[int, int]] = {}
    for index in wanted:
        try:
            size = picture_size(file.head(article.images[index].src))
        except PictureError:  # it says why when it is asked for
            continue
        if size is not None and size[0] * size[1] <= MAX_PIXELS:
            sizes[index] = size
    return sizes
