"""How large the pictures of an article are, so that their room is kept before they are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from reader.errors import PictureError
from reader.load.picture_file import PictureFile, picture_file
from reader.load.picture_pixels import MAX_PIXELS
from reader.load.picture_sizes import is_tiff, picture_size
from reader.model.article import Article
from reader.render.picture_boxes import NO_PICTURES, PicturePlan, captions_of
from reader.render.pictures import placed_pictures, wordless_pictures

MOST_MEASURED = 400
"""Pictures of one article that are looked at; the others have their words alone."""
LEAST_WORDLESS = 120
"""Pixels of either side below which a picture of which nothing is said is a sign or a face beside a name."""
MOST_NEAR = 4
"""Pictures that are looked at before a first paint."""
LARGEST_FILE = 4 << 20
"""Bytes of a file that is looked through for them then."""
BEFORE = 2_000
"""Code points before the place in which a picture may be on the screen with it."""


def measured_pictures(article: Article, file: PictureFile) -> PicturePlan:
    """All that can stand in the text; their heads are read."""
    candidates = _Candidates(article)
    wanted = sorted({index for _, index in candidates.places})[:MOST_MEASURED]
    return candidates.plan(_sizes(article, file, wanted))


def pictures_near(article: Article, path: Path | None, place: int, length: int) -> PicturePlan:
    """Those that may stand on a screen at `place`, which shows at most `length` code points: few, and none
    of a large file, since a first paint waits for them."""
    if not 0 < len(article.images) <= MOST_MEASURED or path is None:
        return NO_PICTURES
    with suppress(OSError):
        if path.stat().st_size <= LARGEST_FILE:
            candidates = _Candidates(article)
            near = [one for one in candidates.places if place - BEFORE <= one[0] <= place + length]
            near.sort(key=lambda one: abs(one[0] - place))
            wanted = [index for _, index in near[:MOST_NEAR]]
            return candidates.plan(_sizes(article, picture_file(article, path), wanted, whole=False))
    return NO_PICTURES


class _Candidates:
    """The pictures that could stand in the text, each with its place."""

    def __init__(self, article: Article) -> None:
        self._captions = captions_of(article)
        belonging = set(self._captions.values())
        self._wordless = [one for one in wordless_pictures(article) if one[1] not in belonging]
        worded = ((at, index) for at, index, _ in placed_pictures(article))
        self.places = [*worded, *self._captions.items(), *self._wordless]

    def plan(self, sizes: Mapping[int, tuple[int, int]]) -> PicturePlan:
        """What has room, when these sizes are known."""
        if not sizes:
            return NO_PICTURES
        seen = tuple(one for one in self._wordless if min(sizes.get(one[1], (0, 0))) >= LEAST_WORDLESS)
        return PicturePlan(sizes, self._captions, seen)


def _sizes(
    article: Article, file: PictureFile, wanted: Iterable[int], *, whole: bool = True
) -> dict[int, tuple[int, int]]:
    """The sizes of these pictures by their heads, or where `whole` and they ask for it, by all of them."""
    sizes: dict[int, tuple[int, int]] = {}
    for index in wanted:
        try:
            src = article.images[index].src
            size = picture_size(head := file.head(src))
            if size is None and whole and is_tiff(head):
                size = picture_size(file.read(src))
        except PictureError:  # it says why when it is asked for
            continue
        if size is not None and size[0] * size[1] <= MAX_PIXELS:
            sizes[index] = size
    return sizes
