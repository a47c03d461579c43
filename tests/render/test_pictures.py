"""Pictures stand in the text as a line of words, once, where they stand on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.model.article import Block, BlockKind, Cut, Image
from reader.render import pictures, pieces
from reader.render.text_search import NO_HITS
from reader.render.view_state import ViewState
from tests.ui.sample import ARTICLE, BLOCKS, TEXT

DAM = Image(0, "dam.jpg", caption="The dam at Vann.", credit="Photo: Ina Holt")


@pytest.mark.parametrize(
    ("image", "words"),
    [
        (DAM, "Picture: The dam at Vann. · Photo: Ina Holt"),
        (Image(0, "a.jpg", alt="A dam seen from the east"), "Picture: A dam seen from the east"),
        (Image(0, "a.jpg", alt="dam", caption="The\n dam"), "Picture: The dam"),
        (Image(0, "a.jpg", credit="Ina Holt"), "Picture: Ina Holt"),
        (Image(0, "a.jpg", alt="dam", credit="Ina Holt"), "Picture: dam · Ina Holt"),
        (Image(0, "a.jpg", alt="IMG_2041.jpg"), ""),
        (Image(0, "a.jpg"), ""),
    ],
)
def test_what_is_said_of_a_picture(image: Image, words: str) -> None:
    assert pictures.words(image) == words


def shown(*images: Image, view_state: ViewState | None = None) -> list[str]:
    article = replace(ARTICLE, images=images)
    found = pieces.choose_pieces(article, view_state or ViewState(), NO_HITS)
    return [found.texts.get(i) or TEXT[b.start : b.end] for i, b in enumerate(found.pieces)]


def test_a_picture_stands_behind_its_block() -> None:
    assert shown(DAM)[1] == "Picture: The dam at Vann. · Photo: Ina Holt"
    assert len(shown(DAM)) == len(BLOCKS) + 1
    assert shown(replace(DAM, block=len(BLOCKS) - 1))[-1].startswith("Picture: The dam")


@pytest.mark.parametrize(
    "images",
    [(), (Image(0, "a.jpg"),), (Image(None, "a.jpg"),)],
    ids=["none", "nothing to say", "no place and nothing to say"],
)
def test_what_has_no_words_is_left_out(images: tuple[Image, ...]) -> None:
    assert len(shown(*images)) == len(BLOCKS)


@pytest.mark.parametrize("block", [None, 99, -1])
def test_a_picture_without_a_known_place_stands_at_the_end(block: int | None) -> None:
    lines = shown(replace(DAM, block=block), Image(0, "b.jpg", "boats on the shore"))
    assert lines[-1] == "Picture: The dam at Vann. · Photo: Ina Holt"
    assert len(lines) == len(BLOCKS) + 2


def test_a_picture_with_a_place_keeps_it_where_the_page_names_it_without_one_too() -> None:
    assert shown(replace(DAM, block=None), DAM)[1] == "Picture: The dam at Vann. · Photo: Ina Holt"


def test_a_picture_that_the_page_repeats_stands_once() -> None:
    assert len(shown(DAM, replace(DAM, src="dam-small.jpg"), replace(DAM, block=3))) == len(BLOCKS) + 1


def test_a_caption_that_is_a_block_is_not_said_twice() -> None:
    caption = Block(BlockKind.CAPTION, BLOCKS[3].start, BLOCKS[3].end)
    article = replace(
        ARTICLE,
        blocks=(*BLOCKS[:3], caption, *BLOCKS[4:]),
        images=(Image(2, "a.jpg", caption="Doubts on the shore"),),
    )
    assert pictures.placed_pictures(article) == []


def test_pictures_and_cuts_each_keep_their_place() -> None:
    article = replace(ARTICLE, images=(DAM,), cut=(Cut("Share this", "share bar", BLOCKS[1].start),))
    found = pieces.choose_pieces(article, ViewState(cuts=True), NO_HITS)
    assert [found.texts[1], found.texts[2]] == ["Picture: The dam at Vann. · Photo: Ina Holt", "Share this"]
    assert (found.insertion(1), found.insertion(2)) == ((None, 0, None), (0, None, None))
    alone = pieces.choose_pieces(article, ViewState(), NO_HITS)
    assert alone.piece_of(found.insertion(1)) == 1 and alone.piece_of(found.insertion(2)) is None
