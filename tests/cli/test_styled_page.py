"""The printed page: highlights by shape, blocks by their kind, cut pieces in their place."""

from __future__ import annotations

from io import StringIO

import pytest

from reader.cli.output import console_for
from reader.cli.styled_page import page
from reader.model.analysis import Analysis, Entity, EntityKind, Figure, FigureKind, Quote, QuoteKind
from reader.model.article import Article, Block, BlockKind, Cut, SourceFormat, SourceInfo
from reader.model.span import Span

TEXT = "Noise\n\n“Two [red]roads[/red],” Ann :smile: said.\n\none\ntwo\n\nkept\n\ncode  here"


def article(cut: tuple[Cut, ...] = ()) -> Article:
    kinds = (
        (BlockKind.HEADING, "Noise", 2),
        (BlockKind.PARAGRAPH, "“Two [red]roads[/red],” Ann :smile: said.", 0),
        (BlockKind.LIST_ITEM, "one", 1),
        (BlockKind.LIST_ITEM, "two", 2),
        (BlockKind.BLOCKQUOTE, "kept", 1),
        (BlockKind.CODE, "code  here", 0),
    )
    blocks = tuple(Block(k, TEXT.index(t), TEXT.index(t) + len(t), level) for k, t, level in kinds)
    return Article(
        SourceInfo("a", SourceFormat.TEXT, "utf-8", 0, ""), TEXT, blocks, "Head", authors=("A", "B"), cut=cut
    )


ANALYSIS = Analysis(
    quotes=(
        Quote("q1", QuoteKind.DIRECT, 7, 30),
        Quote("q2", QuoteKind.SCARE, 31, 34),
    ),
    entities=(Entity("e1", "Ann", EntityKind.PERSON, mentions=(Span(31, 34),)),),
    figures=(Figure(8, 11, "Two", FigureKind.NUMBER, 2),),
)


def printed(with_cut: bool = False, color: str = "never", cut: tuple[Cut, ...] = ()) -> str:
    out = StringIO()
    console_for(out, 40, color).print(page(article(cut), ANALYSIS, with_cut=with_cut))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_blocks_have_their_shapes_and_content_is_no_markup() -> None:
    assert printed() == (
        "Head\nA, B\n\nNoise\n\n“Two [red]roads[/red],” Ann :smile:\nsaid.\n\n"
        "• one\n  ◦ two\n\n│ kept\n\ncode  here\n"
    )


@pytest.mark.parametrize(("word", "code"), [("Two", "1;36"), ("Ann", "4"), ("roads", "36"), ("Head", "1")])
def test_highlights(word: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = printed(color="always")
    before = out[: out.index(word)]
    assert f"\x1b[{code}m" in before[before.rindex("\x1b") :]


def test_without_color_shapes_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    out = printed(color="always")
    assert "\x1b[36m" not in out
    assert "\x1b[4mAnn" in out


def test_a_pronoun_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    words = "It said Lindt had its vote."
    spans = tuple(Span(words.index(w), words.index(w) + len(w)) for w in ("It", "Lindt", "its"))
    named = Analysis(entities=(Entity("e1", "Lindt", EntityKind.ORG, mentions=spans),))
    block = Block(BlockKind.PARAGRAPH, 0, len(words))
    out = StringIO()
    source = SourceInfo("a", SourceFormat.TEXT, "utf-8", 0, "")
    console_for(out, 40, "always").print(page(Article(source, words, (block,)), named))
    assert out.getvalue().strip() == "It said \x1b[4mLindt\x1b[0m had its vote."


def test_cut_pieces_stand_where_they_stood() -> None:
    cut = (
        Cut("Sign in", "navigation", 0),
        Cut("Read  more", "related", 7),
        Cut("The end", "copyright", len(TEXT)),
    )
    lines = [line for line in printed(with_cut=True, cut=cut).splitlines() if line]
    assert lines[2] == "✂ navigation: Sign in"
    assert lines[4] == "✂ related: Read more"
    assert lines[-1] == "✂ copyright: The end"
    assert "✂" not in printed(cut=cut)
