"""Panels without a screen: what they list, and how it is drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from rich.style import Style

from reader.model.analysis import NOT_ENGLISH, Analysis, QuoteKind
from reader.model.speaker_marks import speaker_marks
from reader.ui.panels.base import Contents, Panel
from reader.ui.panels.row_order import GroupHeading, RowOrder
from tests.ui.panel_views import BY_NAME, CONTENTS, INK, first, lines, view
from tests.ui.sample import ANALYSIS, ARTICLE


def test_a_panel_has_the_name_on_its_tab() -> None:
    assert {name: panel.name for name, panel in BY_NAME.items()} == {name: name for name in BY_NAME}


class TestRows:
    def test_speakers_by_share_with_role_quotes_and_first_paragraph(self) -> None:
        assert lines(view("Speakers"), 34)[:4] == [
            "A Mara Lindt 3 quotes 33%",
            "━━━━ chief surveyor ¶ 2",
            "B Jonas Areva 4 quotes 30%",
            "━━━╸ speaks for the fish… ¶ 4",
        ]

    @pytest.mark.parametrize("width", [76, 90, 120])
    def test_speakers_on_a_wide_list_take_one_line_and_stand_in_columns(self, width: int) -> None:
        panel = view("Speakers").panel
        drawn = [panel.draw(speaker, width, INK) for speaker in panel.items]
        assert all(len(rows) == panel.height(width) == 1 for rows in drawn)
        rows = [row.strip(Style()).text for (row,) in drawn]
        cells = 12 if width >= 100 else 6
        assert " ".join(rows[0].split()) == f"A Mara Lindt chief surveyor {'━' * cells} 33% 3 2"
        head = panel.head(width, INK)
        assert head is not None and head.strip(Style()).text.split() == [
            "name",
            "role",
            "words",
            "quotes",
            "¶",
        ]
        for column in ("━", "%"):
            assert len({row.index(column) for row in rows}) == 1
        assert len({len(row.rstrip()) for row in rows}) == 1

    def test_speakers_of_whom_nothing_is_sure_are_marked_and_come_last(self) -> None:
        jonas = next(s for s in ANALYSIS.speakers if s.name == "Jonas Areva")
        quotes = tuple(replace(q, confidence=0.4 if q.speaker == jonas.id else 0.9) for q in ANALYSIS.quotes)
        contents = Contents(ARTICLE, replace(ANALYSIS, quotes=quotes), speaker_marks(ANALYSIS))
        panel = BY_NAME["Speakers"](contents)
        shown = RowOrder(panel, None, "")
        assert shown.item(len(shown.shown) - 1) == jonas
        assert lines(shown, 34)[-2].startswith("B? Jonas Areva")
        assert "1 unsure" in panel.summary()
        unsure = RowOrder(panel, None, "unsure")
        assert [unsure.item(i) for i in range(len(unsure.shown))] == [jonas]

    @pytest.mark.parametrize("order", ["share", "place", "name"])
    def test_speakers_of_whom_nothing_is_shown_are_counted_at_the_end(self, order: str) -> None:
        mara = next(s for s in ANALYSIS.speakers if s.name == "Mara Lindt")
        quotes = tuple(replace(q, confidence=0.3 if q.speaker == mara.id else 0.9) for q in ANALYSIS.quotes)
        analysis = replace(ANALYSIS, quotes=quotes)
        panel = BY_NAME["Speakers"](Contents(ARTICLE, analysis, speaker_marks(analysis)))
        shown = RowOrder(panel, order, "")
        assert mara not in panel.items and shown.item(0) != mara
        assert shown.shown[-1] == GroupHeading("1 more, unsure", 0)
        assert not isinstance(RowOrder(panel, order, "areva").shown[-1], GroupHeading)

    @pytest.mark.parametrize("order", ["share", "place", "name"])
    def test_nobody_unsure_stands_first(self, order: str) -> None:
        mara = next(s for s in ANALYSIS.speakers if s.name == "Mara Lindt")
        quotes = tuple(replace(q, confidence=0.4 if q.speaker == mara.id else 0.9) for q in ANALYSIS.quotes)
        panel = BY_NAME["Speakers"](
            Contents(ARTICLE, replace(ANALYSIS, quotes=quotes), speaker_marks(ANALYSIS))
        )
        assert RowOrder(panel, order, "").item(len(panel.items) - 1) == mara

    def test_a_speaker_without_a_role_has_a_kind(self) -> None:
        kinds = [line.split(" ", 1)[1].partition(" ¶")[0] for line in lines(view("Speakers"), 34)[5::2]]
        assert kinds == ["group", "unnamed", "organisation"]

    def test_columns_are_as_wide_as_what_stands_in_them(self) -> None:
        panel = view("Figures").panel
        heads = [head.strip(Style()).text for width in (100, 160) if (head := panel.head(width, INK))]
        assert [head.index("what") for head in heads] == [15, 15]  # "≥ $12 million" and a gap
        (row,) = panel.draw(panel.items[0], 100, INK)
        assert row.strip(Style()).text.startswith("       7 to 4  vote ")

    @pytest.mark.parametrize("name", ["Speakers", "Quotes", "Names", "Figures", "Timeline", "Cut", "Checks"])
    def test_every_wide_table_has_heads(self, name: str) -> None:
        assert view(name).panel.head(100, INK) is not None and view(name).panel.head(36, INK) is None

    def test_totals_add_up(self) -> None:
        assert view("Quotes").panel.summary() == "5 direct, 5 reported, 1 no speech"
        figures = view("Figures").panel
        assert (figures.total(), figures.summary()) == (6, "2 pictures")

    def test_quotes_in_order_with_kind_and_doubt(self) -> None:
        assert first(view("Quotes"))[:3] == [
            "A ▌ “We measured 310 leaks in the dam last winter… Mara Lindt 97% 2",
            "A ▌ “It cannot wait.” Mara Lindt 91% 2",
            "A ┊ that more than 2,000 homes stood below the ba… Mara Lindt 83% 3",
        ]
        assert "Ministry of Waters 35% 5" in first(view("Quotes"))[7]

    def test_the_kind_of_a_quote_has_a_column_where_there_is_room(self) -> None:
        panel = view("Quotes").panel
        quiet = next(item for item in panel.items if item.kind is QuoteKind.SCARE)
        for width, kinds in ((95, 1), (96, 2)):
            head, rows = panel.head(width, INK), [panel.draw(item, width, INK)[0] for item in panel.items]
            assert head is not None and ("kind" in head.strip(Style()).text) is (kinds == 2)
            drawn = [row.strip(Style()).text for row in rows]
            assert sum("reported" in text for text in drawn) == (4 if kinds == 2 else 0)
            assert drawn[panel.items.index(quiet)].count("no speech") == 1
            assert {len(text.rstrip()) for text in drawn} == {width}

    def test_names_under_their_kinds(self) -> None:
        assert first(view("Names")) == [
            "[People 2]", "Mara Lindt 2 chief surveyor", "Jonas Areva 2",
            "[Organisations 1]", "Ministry of Waters 1",
            "[Countries and cities 1]", "Vann 1",
        ]  # fmt: skip

    def test_the_ledger(self) -> None:
        assert first(view("Figures")) == [
            "7 to 4 vote the article 1 seven to four",
            "≥ $12 million cost of the st… the article 1 at least $12 million",
            "310 leaks in the d… Mara Lindt 2 310 ! 290 in ¶ 4",
            "> 2,000 homes below th… Mara Lindt 3 more than 2,000",
            "290 leaks Jonas Areva 4 290 ! 310 in ¶ 2",
            "45% the catch the families’… 8 45 percent",
            "[Pictures 2]",
            "The upper dam at Vann in April. Piet Ohm/Courier Pictures ¶ 2",
            "boats on the shore no credit ¶ 4",
        ]

    def test_the_ledger_by_value_puts_the_largest_of_a_kind_first(self) -> None:
        shown = [line.split()[0] for line in first(view("Figures", "value"))]
        assert shown == ["≥", ">", "310", "290", "45%", "7", "[Pictures", "The", "boats"]

    def test_the_timeline_is_sorted_and_names_what_was_worked_out(self) -> None:
        assert [line.rpartition(" ")[0].rstrip("…") for line in first(view("Timeline"))] == [
            "2019 … catch had gone since 2019.",
            "~ December 2023 to February 2024 … 310 leaks in the dam last winter,” said",
            "~ 6 May 2024 … lake council voted on Monday, seven to f",
            "3 June 2024 Work begins on 3 June 2024 and pauses in A",
            "~ August 2024 June 2024 and pauses in August. “We will b",
            "[When is not said",
            "autumn … and take until autumn.",
        ]

    def test_the_outline(self) -> None:
        assert first(view("Outline")) == ["Doubts on the shore ¶ 4", "What comes next ¶ 7"]

    def test_the_outline_of_an_article_without_headings_is_its_first_words(self) -> None:
        from dataclasses import replace

        from reader.model.article import BlockKind

        plain = replace(ARTICLE, blocks=tuple(b for b in ARTICLE.blocks if b.kind is not BlockKind.HEADING))
        shown = RowOrder(BY_NAME["Outline"](Contents(plain, ANALYSIS, {})))
        assert shown.count == 8
        assert lines(shown, 40)[1] == "“We measured 310 leaks in the dam… ¶ 2"

    def test_what_was_cut_and_why(self) -> None:
        assert first(view("Cut")) == [
            "Skip to content navigation",
            "Sign up for our morning letter newsletter",
            "© 2024 The Vann Courier copyright",
        ]

    def test_a_piece_that_is_back_says_so(self) -> None:
        contents = Contents(ARTICLE, ANALYSIS, {}, frozenset({1}))
        assert "newsletter, back in the text" in lines(RowOrder(BY_NAME["Cut"](contents)), 80)[1]

    def test_a_panel_stands_in_the_table_by_the_name_on_its_tab(self) -> None:
        assert {name: panel.name for name, panel in BY_NAME.items()} == {name: name for name in BY_NAME}

    @pytest.mark.parametrize("panel", BY_NAME.values(), ids=list(BY_NAME))
    @pytest.mark.parametrize("width", [24, 28, 40, 51, 52, 63, 64, 100, 200])
    def test_every_row_has_its_lines_at_its_width(self, panel: type[Panel[Any]], width: int) -> None:
        made = panel(CONTENTS)
        head = made.head(width, INK)
        assert head is None or head.strip(Style()).cell_length == width
        for item in made.items:
            drawn = made.draw(item, width, INK)
            assert len(drawn) <= made.height(width)
            assert {line.strip(Style()).cell_length for line in drawn} == {width}

    @pytest.mark.parametrize("panel", BY_NAME.values(), ids=list(BY_NAME))
    def test_every_row_has_a_place_in_the_text_or_none(self, panel: type[Panel[Any]]) -> None:
        made = panel(CONTENTS)
        for item in made.items:
            span = made.span(item)
            assert span is None or 0 <= span.start <= span.end <= len(ARTICLE.text)

    @pytest.mark.parametrize("panel", BY_NAME.values(), ids=list(BY_NAME))
    def test_no_panel_minds_an_empty_analysis(self, panel: type[Panel[Any]]) -> None:
        made = panel(Contents(ARTICLE, Analysis(), {}))
        assert made.empty.endswith(".")
        assert made.summary() is not None
        for order in made.orders:
            assert RowOrder(made, order.name).at(0) is None or made.items


class TestBeforeSpeakersAreLookedFor:
    """Neither the running analysis nor a text in another language says that nobody is named."""

    @pytest.mark.parametrize("found", [{"complete": False}, {"notes": (NOT_ENGLISH,)}], ids=str)
    def test_nothing_is_said_of_sources(self, found: dict[str, Any]) -> None:
        bare = tuple(replace(q, speaker=None, speaker_name=None, confidence=0.0) for q in ANALYSIS.quotes)
        figures = tuple(replace(f, speaker=None, quote=None) for f in ANALYSIS.figures)
        analysis = replace(ANALYSIS, quotes=bare, figures=figures, speakers=(), **found)
        contents = Contents(ARTICLE, analysis, {})
        for name, words in (("Quotes", "nobody named"), ("Figures", "the article")):
            assert words not in " ".join(lines(RowOrder(BY_NAME[name](contents)), 80))

    def test_a_whole_analysis_says_who_is_not_named(self) -> None:
        bare = replace(ANALYSIS.quotes[0], speaker=None, speaker_name=None)
        contents = Contents(ARTICLE, replace(ANALYSIS, quotes=(bare,)), {})
        assert "nobody named" in lines(RowOrder(BY_NAME["Quotes"](contents)), 80)[0]


@pytest.mark.parametrize(("width", "shown"), [(20, "Mara Lindt 20%"), (34, "Mara Lindt 3 quotes 20%")])
def test_a_name_goes_before_the_number_of_quotes(width: int, shown: str) -> None:
    line = next(one for one in lines(view("Speakers"), width) if "Mara" in one)
    assert re.sub(r"\d+", "#", line.split(" ", 1)[1]) == re.sub(r"\d+", "#", shown)
