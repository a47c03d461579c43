"""Where pictures stand in the text: cells kept free above their words, in the picture's proportions. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from reader.frozen import frozen
from reader.model.article import Article, Block, BlockKind
from reader.render.pictures import is_of_picture

MOST_ROWS = 12
"""Rows of a picture in the text; on a screen with few lines it has less."""
LEAST_ROWS = 4
"""What it has on the smallest."""
CELL = 8
"""Pixels of a picture that a cell shows at least: it is not made larger than it is."""
LEAST = 40
"""Pixels of either side below which a picture is a sign or a spacer."""


@frozen
class PictureBox:
    """The cells of one picture, by its index among the article's."""

    picture: int = 0
    columns: int = 0
    rows: int = 0


@frozen
class PicturePlan:
    """What can stand in the text: `sizes` are width and height in pixels by index of the picture, `captions`
    the pictures whose words are blocks of the article, by the code point where the first of these starts.
    `wordless` are those that nothing is said of: the code point before which each stands, and its index."""

    sizes: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    captions: Mapping[int, int] = field(default_factory=dict)
    wordless: tuple[tuple[int, int], ...] = ()


NO_PICTURES = PicturePlan()


def captions_of(article: Article) -> dict[int, int]:
    """The picture that each caption or credit in the text belongs to, by the code point where that starts;
    of several blocks of one picture only the first."""
    blocks, text = article.blocks, article.text
    by_words: dict[str, int] = {}
    by_block: dict[int, int] = {}
    for count, image in enumerate(article.images):
        for words in (_plain(image.caption), _plain(image.credit)):
            by_words.setdefault(words, count)
        if image.block is not None:
            by_block.setdefault(image.block, count)
    found: dict[int, int] = {}
    seen: set[int] = set()
    for index, block in enumerate(blocks):
        if block.kind not in (BlockKind.CAPTION, BlockKind.CREDIT) or not is_of_picture(blocks, index):
            continue
        words = _plain(text[block.start : block.end])
        near = (by_block.get(index + step) for step in (0, -1, 1, -2))
        number: int | None = by_words.get(words) if words else None
        if number is None:
            number = next((one for one in near if one is not None), None)
        if number is not None and number not in seen:
            seen.add(number)
            found[block.start] = number
    return found


def picture_boxes(
    plan: PicturePlan, pieces: Sequence[Block], picture_of: Mapping[int, int], width: int, most_rows: int
) -> dict[int, PictureBox]:
    """The boxes on a column of `width` cells, by the index of the piece that they stand above. `picture_of`
    are the pieces that are the words of a picture and no part of the text."""
    above = dict(picture_of)
    if plan.captions:
        for piece, block in enumerate(pieces):
            if block.kind in (BlockKind.CAPTION, BlockKind.CREDIT) and block.end > block.start:
                picture = plan.captions.get(block.start)
                if picture is not None:
                    above[piece] = picture
    boxes = ((piece, _box(plan, picture, width, most_rows)) for piece, picture in above.items())
    return {piece: box for piece, box in boxes if box is not None}


def most_rows(height: int) -> int:
    """The rows that a picture may have in a view of `height` lines."""
    return max(LEAST_ROWS, min(MOST_ROWS, height // 2))


def _box(plan: PicturePlan, picture: int, width: int, rows: int) -> PictureBox | None:
    size = plan.sizes.get(picture)
    if size is None or min(size) < LEAST:
        return None
    across, down = size
    # a cell is about twice as high as it is wide
    scale = min(width / across, 2 * rows / down, 1 / CELL)
    return PictureBox(picture, max(1, round(across * scale)), max(1, round(down * scale / 2)))


def _plain(words: str) -> str:
    return " ".join(words.split())
