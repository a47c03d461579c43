"""How a line looks: which words stand out, by which shape, and who is named in the margin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style

from reader.model.analysis import QuoteKind
from reader.model.article import Block, BlockKind, Hyperlink
from reader.model.notebook import Check, CheckStatus, anchor
from reader.model.notebook_state import Kept, NotebookState
from reader.model.span import Span
from reader.model.span_index import SpanIndex
from reader.model.speaker_marks import speaker_marks
from reader.render import gutter, pieces
from reader.render.annotation_index import NOTHING, index
from reader.render.layout import lay_out
from reader.render.minimap import map_row, minimap_cells
from reader.render.paint import Painter, character_at
from reader.render.palette import palette
from reader.render.text_search import NO_HITS, SearchHits, find
from reader.render.theming import load_themes
from reader.render.view_state import Layer, Mode, ViewState
from tests.ui.sample import ANALYSIS, ARTICLE, TEXT, at

INK = palette(load_themes().by_name["paper"])
ANNOTATIONS = index(ANALYSIS, TEXT)
SPEAKER_MARKS = speaker_marks(ANALYSIS)
WIDTH = 120


def painter(view_state: ViewState | None = None, hits: SearchHits = NO_HITS, width: int = WIDTH) -> Painter:
    view_state = view_state or ViewState()
    shown = pieces.choose_pieces(ARTICLE, view_state, hits)
    layout = lay_out(TEXT, shown.pieces, min(view_state.width, width - 8), shown.texts)
    return Painter(ARTICLE, layout, ANNOTATIONS, SPEAKER_MARKS, INK, view_state, width, shown.cut_of, hits)


def row(words: str, view_state: ViewState | None = None, hits: SearchHits = NO_HITS) -> list[Segment]:
    one = painter(view_state, hits)
    return one.line(one.layout.line_of(at(words).start))


def part(segments: list[Segment], words: str) -> Segment:
    return next(segment for segment in segments if words in segment.text)


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("Mara Lindt", "underline"),
        ("310", "bold"),
        ("last winter", "italic"),
        ("Doubts on the shore", "bold"),
    ],
)
def test_kinds_differ_by_shape(words: str, shape: str) -> None:
    style = part(row(words), words).style
    assert style is not None and getattr(style, shape) is True


def test_a_figure_within_a_quote_keeps_its_own_colour() -> None:
    style = part(row("310 leaks"), "310").style
    assert style is not None and style.bgcolor == INK.figure.bgcolor


@pytest.mark.parametrize(
    ("words", "letter", "bar"),
    [
        ("“We measured", SPEAKER_MARKS["lindt"].letter, gutter.DIRECT),
        ("She said that", SPEAKER_MARKS["lindt"].letter, gutter.REPORTED),
        ("The lake council", " ", " "),
        ("The so-called", SPEAKER_MARKS["ministry"].letter, gutter.REPORTED),
        ("A council member who", SPEAKER_MARKS["member"].letter, gutter.DIRECT),
    ],
)
def test_the_margin_names_the_speaker(words: str, letter: str, bar: str) -> None:
    left = painter().left
    line = "".join(segment.text for segment in row(words))
    assert (line[left + 2], line[left + 4]) == (letter, bar)


def test_nothing_in_the_gutter_touches_its_neighbour() -> None:
    words = anchor(TEXT, *at("310"))
    checked = Kept("1", "", "ada", "", Check(words, CheckStatus.WRONG), words.span)
    one = painter()
    noted = one.annotations._replace(notebook=NotebookState("ada", (checked,)))
    one = replace(one, annotations=noted)
    y = one.layout.line_of(at("310").start)
    lines = [one.line(y), one.line(y, cursor=True), painter().line(y, cursor=True)]
    margins = ["".join(segment.text for segment in line)[one.left :][:8] for line in lines]
    assert margins == ["✗ A ▎ “W", "✗ A ▎ “W", "› A ▎ “W"]
    signs = [part(line, "✗").style for line in lines[:2]]
    assert [bool(sign and sign.reverse) for sign in signs] == [False, True]  # the cursor is seen all the same


def shapes(segments: list[Segment]) -> list[tuple[str, bool]]:
    """What a terminal without colours shows of a gutter: characters and how heavy they are."""
    return [(c, bool(s.style and s.style.dim)) for s in segments for c in s.text][: gutter.WIDTH]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("theme", sorted(load_themes().by_name))
@pytest.mark.parametrize("kind", [QuoteKind.DIRECT, QuoteKind.INDIRECT])
def test_a_weak_attribution_looks_weak_with_colours_and_without(
    theme: str, plain: bool, kind: QuoteKind
) -> None:
    ink = palette(load_themes().by_name[theme]._replace(plain=plain))

    def margin(confidence: float) -> list[Segment]:
        quotes = tuple(
            replace(q, confidence=confidence, kind=kind) if q.id == "q1" else q for q in ANALYSIS.quotes
        )
        one = replace(
            painter(width=60), annotations=index(replace(ANALYSIS, quotes=quotes), TEXT), palette=ink
        )
        return one.line(one.layout.line_of(at("“We measured").start))[1:]

    sure, weak = margin(0.9), margin(0.45)
    assert "".join(s.text for s in sure)[2:4] == "A " and "".join(s.text for s in weak)[2:4] == "A?"
    assert [c for c, _ in shapes(sure)] != [c for c, _ in shapes(weak)]
    letter = part(weak, "A?").style
    assert letter is not None and bool(letter.dim) is plain  # with colours the dim one, which can be read
    if not plain:
        assert letter.color == ink.dim.color != part(sure, "A ").style.color  # type: ignore[union-attr]
    unshown = margin(0.3)
    assert "".join(s.text for s in unshown)[2:4] == " ?"
    mark = part(unshown, " ?").style
    assert mark is not None and (plain or mark.color == ink.dim.color)


def test_the_bars_are_five_different_ones() -> None:
    bars = (gutter.DIRECT, gutter.STRONG, gutter.REPORTED, gutter.NOBODY, gutter.WEAK)
    assert len(set(bars)) == 5


LINKED = replace(ARTICLE, links=(Hyperlink(*at("lake council"), "https://example.org/council"),))


def test_a_link_has_a_quiet_mark_and_plain_text_none() -> None:
    def words(view_state: ViewState) -> Style:
        one = replace(painter(view_state), article=LINKED, links=SpanIndex(LINKED.links))
        style = part(one.line(0), "lake council").style
        assert style is not None
        return style

    marked = words(ViewState())
    assert marked.color == INK.link.color != INK.page.color
    assert words(ViewState().in_mode(Mode.PLAIN)) == INK.page


def test_a_thread_dims_everybody_else() -> None:
    segments = row("“There are 290", ViewState(thread="lindt"))
    assert all(s.style is None or s.style.color == INK.dim.color for s in segments if "leaks" in s.text)


def test_plain_is_plain() -> None:
    view_state = ViewState().in_mode(Mode.PLAIN)
    words = [s for s in row("“We measured", view_state) if s.text.strip()]
    assert len(words) == 1 and words[0].style == INK.page


def test_one_layer_off_leaves_the_others() -> None:
    segments = row("310 leaks", ViewState().toggled(Layer.FIGURES))
    assert all(s.style is None or s.style.bgcolor != INK.figure.bgcolor for s in segments)
    assert part(segments, "Mara").style.underline  # type: ignore[union-attr]


def test_hits_and_the_hit_that_was_jumped_to() -> None:
    hits = find(TEXT, "leaks")
    segments = row("310 leaks", ViewState(target=hits[0]), hits)
    assert part(segments, "leaks").style.bgcolor == INK.this_hit.bgcolor  # type: ignore[union-attr]
    assert part(row("290 leaks", None, hits), "leaks").style.bgcolor == INK.hit.bgcolor  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("item", "painted"),
    [
        ("Close the weir", "• Close the weir"),
        ("16% of the eels are gone", "• 16% of the eels are gone"),
        ("3.2 million pounds", "• 3.2 million pounds"),
        ("A weir", "• A weir"),
        ("1. Close the weir", "  1. Close the weir"),
        ("(b) Close the weir", "  (b) Close the weir"),
        ("– Close the weir", "  – Close the weir"),
    ],
)
def test_a_list_item_has_a_bullet_unless_it_brings_its_own_sign(item: str, painted: str) -> None:
    blocks = (Block(BlockKind.LIST_ITEM, 0, len(item), 1),)
    article = replace(ARTICLE, text=item, blocks=blocks, images=(), links=(), cut=())
    one = Painter(article, lay_out(item, blocks, 60), NOTHING, {}, INK, ViewState(), WIDTH, {})
    row = "".join(segment.text for segment in one.line(0))
    assert row[one.left + gutter.WIDTH :].rstrip() == painted


@pytest.mark.parametrize("width", [60, 90, 120, 200])
def test_a_cut_piece_is_struck_and_gives_its_reason(width: int) -> None:
    one = painter(ViewState(cuts=True), width=width)
    lines = [one.line(y) for y in range(one.layout.height)]
    assert part(lines[0], "Skip to content").style.strike  # type: ignore[union-attr]
    assert "navigation" in "".join(s.text for line in lines[:2] for s in line)


@given(
    st.integers(30, 250),
    st.sampled_from([ViewState(), ViewState(cuts=True), ViewState(thread="areva"), ViewState(width=100)]),
)
def test_every_row_fills_the_view_and_no_more(width: int, view_state: ViewState) -> None:
    one = painter(view_state, width=width)
    for y in range(one.layout.height):
        for cursor in (False, True):
            cells = sum(segment.cell_length for segment in one.line(y, cursor=cursor))
            assert cells >= width and (width < 60 or cells == width)


@given(st.integers(0, len(TEXT)), st.integers(1, 200))
def test_styles_never_change_the_words(start: int, length: int) -> None:
    one = painter(ViewState(selected=Span(start, start + length)), find(TEXT, "a"))
    for y in range(one.layout.height):
        line = one.layout.line(y)
        if not line.is_gap:
            assert one.layout.text_of(line) in "".join(segment.text for segment in one.line(y))


@pytest.mark.parametrize(
    ("text", "cell", "index"), [("abc", 1, 1), ("港湾x", 2, 1), ("港湾x", 3, 1), ("ab", 9, 2)]
)
def test_the_character_under_a_cell(text: str, cell: int, index: int) -> None:
    assert character_at(text, cell) == index


def test_the_map_shows_who_speaks_where() -> None:
    rows = minimap_cells(ANNOTATIONS, find(TEXT, "leaks"), len(TEXT), 20)
    assert len(rows) == 20
    speaking = {one.speaker for one in rows if one.speech}
    assert {"lindt", "areva"} <= speaking
    assert any(one.figure for one in rows) and sum(one.hit for one in rows) == 2
    assert minimap_cells(ANNOTATIONS, NO_HITS, 0, 10) == [] == minimap_cells(ANNOTATIONS, NO_HITS, 100, 0)


@pytest.mark.parametrize("height", [1, 2, 7, 20, 300, 2 * len(TEXT)])
def test_a_cell_of_the_map_has_who_says_most_of_its_characters(height: int) -> None:
    said: list[Counter[str | None]] = [Counter() for _ in range(height)]
    for quote in ANNOTATIONS.quotes.items:
        for offset in range(quote.start, quote.end):
            said[offset * height // len(TEXT)][quote.speaker] += 1
    for words, cell in zip(said, minimap_cells(ANNOTATIONS, NO_HITS, len(TEXT), height), strict=True):
        assert cell.speech == bool(words)
        assert not words or words[cell.speaker] == max(words.values())


def test_an_unsure_speaker_has_no_colour_on_the_map() -> None:
    quotes = tuple(replace(q, confidence=0.45 if q.speaker == "lindt" else 0.9) for q in ANALYSIS.quotes)
    cells = minimap_cells(index(replace(ANALYSIS, quotes=quotes), TEXT), NO_HITS, len(TEXT), 40)
    painted = [
        (one, map_row(one, ViewState(), SPEAKER_MARKS, INK, here=False)) for one in cells if one.speaker
    ]
    assert {one.sure for one, _ in painted} == {True, False}
    for one, (bar, letter, space, _) in painted:
        colour = INK.speaker(SPEAKER_MARKS[one.speaker or ""].colour).color
        assert bar.style is not None and (bar.style.color == (colour if one.sure else INK.dim.color))
        assert letter.style is not None and space.text == " "


def test_the_tint_of_speech_gives_way_to_the_line_that_is_read() -> None:
    one = painter()
    y = one.layout.line_of(at("“We measured").start)
    for cursor in (False, True):
        style = part(one.line(y, cursor=cursor), "We measured").style
        colour = SPEAKER_MARKS["lindt"].colour
        assert style is not None
        assert style.bgcolor == (INK.cursor if cursor else INK.spoken(colour)).bgcolor


def test_what_needs_another_layout() -> None:
    view_state = ViewState()
    assert not pieces.lines_differ(view_state, replace(view_state, thread="lindt", target=Span(0, 3)))
    assert pieces.lines_differ(view_state, replace(view_state, width=60)) and pieces.lines_differ(
        view_state, replace(view_state, cuts=True)
    )
