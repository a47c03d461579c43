"""The ledger parts an input into body and cuts, with offsets that hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.clean.ledger import Ledger
from reader.model.article import Block, BlockKind, Cut, Hyperlink


def test_blocks_links_and_cuts() -> None:
    ledger = Ledger()
    ledger.cut("Menu", "navigation")
    ledger.keep("Head", BlockKind.HEADING, 2)
    ledger.cut("Share", "share bar")
    ledger.keep("See this", BlockKind.PARAGRAPH, 0, [Hyperlink(4, 8, "/x")])
    ledger.keep("one", BlockKind.LIST_ITEM, 1)
    ledger.keep("two", BlockKind.LIST_ITEM, 1)
    ledger.cut("Foot", "page footer")
    assert ledger.text == "Head\n\nSee this\n\none\ntwo"
    assert ledger.blocks[0] == Block(BlockKind.HEADING, 0, 4, 2)
    assert [ledger.text[k.start : k.end] for k in ledger.links] == ["this"]
    assert ledger.cuts == (
        Cut("Menu", "navigation", 0),
        Cut("Share", "share bar", 6),
        Cut("Foot", "page footer", len(ledger.text)),
    )


@given(st.lists(st.tuples(st.text(min_size=1).filter(str.strip), st.booleans())))
def test_every_piece_is_kept_or_cut_in_its_place(pieces: list[tuple[str, bool]]) -> None:
    ledger = Ledger()
    for text, keep in pieces:
        if keep:
            ledger.keep(text, BlockKind.PARAGRAPH)
        else:
            ledger.cut(text, "test")
    assert [ledger.text[b.start : b.end] for b in ledger.blocks] == [t for t, keep in pieces if keep]
    assert [c.text for c in ledger.cuts] == [t for t, keep in pieces if not keep]
    assert sorted(c.at for c in ledger.cuts) == [c.at for c in ledger.cuts]
    assert all(c.at in {b.start for b in ledger.blocks} | {len(ledger.text)} for c in ledger.cuts)


def test_many_paragraphs_are_kept_as_one_after_the_other() -> None:
    one, many = Ledger(), Ledger()
    texts = ["First.", "Second, longer.", "Third."]
    for ledger in (one, many):
        ledger.keep("A head", BlockKind.HEADING, 2)
        ledger.cut("Share", "share bar")
    for text in texts:
        one.keep(text, BlockKind.PARAGRAPH)
    many.keep_paragraphs(texts)
    many.keep_paragraphs([])
    for ledger in (one, many):
        ledger.cut("Tags", "navigation")
        ledger.keep("A tail.", BlockKind.PARAGRAPH)
    assert (many.text, many.blocks, many.cuts) == (one.text, one.blocks, one.cuts)
