"""Which pictures of an article stand as a line in the text, and what is written there."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.article import Article, Block, BlockKind, Image

LEAST_WORDS = 3
"""A description of fewer words, with no caption, is a file's name or a label, and says nothing."""

UNSAID = "Picture"
"""The words of a picture that nothing is said of."""


def words(image: Image) -> str:
    """`Picture: the caption · the credit`; empty where nothing worth reading is said of the picture."""
    caption, alt, credit = (" ".join(part.split()) for part in (image.caption, image.alt, image.credit))
    says = caption or (alt if credit or len(alt.split()) >= LEAST_WORDS else "")
    parts = [part for part in (says, credit) if part]
    return "Picture: " + " · ".join(parts) if parts else ""


def all_words(image: Image) -> str:
    """All that is said of a picture, however little: caption or description, and credit."""
    parts = (" ".join(part.split()) for part in (image.caption or image.alt, image.credit))
    return " · ".join(part for part in parts if part) or "a picture without a caption"


def placed_pictures(article: Article) -> list[tuple[int, int, str]]:
    """The pictures to show: (code point before which it stands, index, words), in the order of the text.

    Each is shown once, however often the page repeats it, and not where its caption is a block of its own.
    Those whose place on the page is not known stand at the end.
    """
    found: list[tuple[int, int, str]] = []
    seen: set[str] = set()
    blocks, text = article.blocks, article.text
    # those with a place first: a page may name its main picture in its head as well
    for index, image in sorted(enumerate(article.images), key=lambda one: not _has_place(article, one[1])):
        says = words(image)
        if not says or says in seen:
            continue
        seen.add(says)
        near, after = blocks, len(blocks)
        if image.block is not None and _has_place(article, image):
            near, after = blocks[max(0, image.block - 1) : image.block + 3], image.block + 1
        if any(" ".join(text[b.start : b.end].split()) == " ".join(image.caption.split()) for b in near):
            continue
        found.append((blocks[after].start if after < len(blocks) else len(text), index, says))
    return sorted(found)


def wordless_pictures(article: Article) -> list[tuple[int, int]]:
    """The pictures of which nothing worth reading is said: (code point before which it stands, index),
    each once, where its place is known. They have no line of their own unless they are seen."""
    blocks, found = article.blocks, list[tuple[int, int]]()
    seen = {image.src for image in article.images if words(image)}
    for index, image in enumerate(article.images):
        if image.block is None or not _has_place(article, image) or words(image) or image.src in seen:
            continue
        seen.add(image.src)
        after = image.block + 1
        found.append((blocks[after].start if after < len(blocks) else len(article.text), index))
    return found


def _has_place(article: Article, image: Image) -> bool:
    return image.block is not None and 0 <= image.block < len(article.blocks)


def is_of_picture(blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is the caption or the credit of a picture; a table has its caption above it."""
    if blocks[index].kind is not BlockKind.CAPTION:
        return blocks[index].kind is BlockKind.CREDIT
    return index + 1 >= len(blocks) or blocks[index + 1].kind is not BlockKind.TABLE


def picture_of_block(article: Article, index: int) -> int | None:
    """The index of the picture whose caption or credit the block is; None for any other block."""
    blocks, text = article.blocks, article.text
    if not 0 <= index < len(blocks) or not is_of_picture(blocks, index):
        return None
    words = " ".join(text[blocks[index].start : blocks[index].end].split())
    near: list[tuple[int, int]] = []
    for number, image in enumerate(article.images):
        if words in (" ".join(image.caption.split()), " ".join(image.credit.split())):
            return number
        if image.block is not None and index - 2 <= image.block <= index + 1:
            near.append((abs(image.block - index), number))
    return min(near)[1] if near else None
