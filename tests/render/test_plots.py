"""Plots are to scale, in the width that there is, and say their numbers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from reader.cli.plotted import print_plots
from reader.model.analysis import Analysis, DateMention, Figure, FigureKind, Quote, QuoteKind
from reader.model.article import Article, SourceFormat, SourceInfo
from reader.plot_rows import day_rows, figure_groups, speech_by_stretch
from reader.render.plots import plots
from reader.ui.app import ReaderApp
from reader.ui.overlays.card import CardScreen
from reader.ui.panels.strips import Hints
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.scrolled_lines import ScrolledLines
from tests.ui.cards import seen
from tests.ui.journeys import press, travel, until
from tests.ui.sample import ANALYSIS, ARTICLE


def drawn(analysis: Analysis, width: int, article: Article = ARTICLE) -> list[str]:
    return ["".join(text for text, _ in line) for line in plots(article, analysis, width)]


def test_shares_of_quoted_words_are_to_scale_beside_their_numbers() -> None:
    lines = drawn(ANALYSIS, 60)
    assert lines[:6] == [
        "Share of voice: of 61 words that somebody is quoted with",
        "Mara Lindt          ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━ 33%",
        "Jonas Areva         ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╸    30%",
        "the families’ union ━━━━━━━━━━━━━━━━                     15%",
        "Ministry of Waters  ━━━━━━━━━━━━━━╸                      13%",
        "a council member    ━━━━━━━━━━━                          10%",
    ]


@pytest.mark.parametrize("width", [20, 30, 60, 80, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    wide = replace(ANALYSIS.speakers[0], name="水務署署長" * 12)
    lines = drawn(replace(ANALYSIS, speakers=(wide, *ANALYSIS.speakers[1:])), width)
    assert max(map(cell_len, lines)) <= width and any("33%" in line for line in lines)


def test_an_article_with_nothing_to_draw_says_so() -> None:
    empty = Article(SourceInfo("a", SourceFormat.TEXT, "utf-8", 0, ""), "", ())
    for article in (empty, ARTICLE):
        assert " ".join(drawn(Analysis(), 60, article)) == (
            "Nothing here can be drawn: no speech, no figures of one unit, no dates."
        )


def figure(
    text: str, kind: FigureKind, value: object, unit: str | None = None, of: str | None = None
) -> Figure:
    return Figure(0, 1, text, kind, value, unit, of=of)  # type: ignore[arg-type]


def test_only_figures_of_one_unit_stand_side_by_side() -> None:
    figures = (
        figure("$3 million", FigureKind.MONEY, 3e6, "$"),
        figure("€9 million", FigureKind.MONEY, 9e6, "€"),
        figure("$1 million to $2 million", FigureKind.RANGE, (1e6, 2e6), "$"),
        figure("seven to four", FigureKind.RATIO, (7, 4), "$"),
        figure("310", FigureKind.NUMBER, 310, of="leaks in the dam"),
        figure("-5 degrees", FigureKind.TEMPERATURE, -5, "°C"),
        figure("15 degrees", FigureKind.TEMPERATURE, 15, "°C"),
        figure("a googol and more", FigureKind.MONEY, 10**400, "$"),
        figure("nearly as much", FigureKind.MONEY, -1e308, "$"),
    )
    found = figure_groups(ARTICLE, Analysis(figures=figures))
    assert [(group.unit, len(group.rows)) for group in found] == [("$", 2), ("°C", 2)]
    lines = drawn(Analysis(figures=figures), 44)
    assert "Figures side by side, °C: from -5 to 15" in lines
    cold, warm = (next(line for line in lines if word in line) for word in ("-5 deg", "15 deg"))
    assert cold.index("━") < warm.index("━") and cold.count("━") * 2 < warm.count("━")
    low = next(line for line in lines if "to $2" in line or "$1 million to" in line)
    high = next(line for line in lines if line.startswith("$3 million "))
    assert low.index("━") > high.index("━")  # a range begins at its lower end


def test_speech_within_speech_counts_once_and_stretches_add_up() -> None:
    text = "x" * 100
    article = replace(ARTICLE, text=text)
    quotes = tuple(
        Quote(str(start), kind, start, end)
        for start, end, kind in (
            (0, 50, QuoteKind.INDIRECT), (10, 20, QuoteKind.DIRECT), (60, 90, QuoteKind.SCARE),
        )
    )  # fmt: skip
    assert speech_by_stretch(article, Analysis(quotes=quotes), 4) == [1, 1, 0, 0]
    assert speech_by_stretch(article, Analysis(quotes=quotes), 7) == [1, 1, 1, 7 / 15, 0, 0, 0]


@pytest.mark.parametrize(
    ("resolved", "until", "days"),
    [
        ("2024-06-03", None, ("2024-06-03", "2024-06-03")),
        ("2024-02", None, ("2024-02-01", "2024-02-29")),
        ("2024", None, ("2024-01-01", "2024-12-31")),
        ("2024-12", "2025-03", ("2024-12-01", "2025-02-28")),
        ("2010-01-01/", None, ("2010-01-01", None)),
        ("/2019-05-01", None, (None, "2019-04-30")),
        ("2024-06-03T18:30", None, ("2024-06-03", "2024-06-03")),
        ("9999", None, None),
        ("not a day", None, None),
        (None, None, None),
    ],
)
def test_dates_are_days_on_the_line(
    resolved: str | None, until: str | None, days: tuple[str | None, str | None] | None
) -> None:
    from datetime import date

    rows = day_rows(Analysis(dates=(DateMention(0, 1, "then", resolved, until),)))
    shown = [
        tuple(None if day is None else date.fromordinal(day).isoformat() for day in (row.first, row.last))
        for row in rows
    ]
    assert shown == ([] if days is None else [days])


def test_an_open_end_is_an_arrow_and_what_was_worked_out_has_its_sign() -> None:
    dates = (
        DateMention(0, 1, "since 2010", "2010-01-01/"),
        DateMention(2, 3, "before May 2019", "/2019-05-01"),
        DateMention(4, 5, "that summer", "2015-06-01", "2015-09-01", inferred=True),
    )
    lines = drawn(Analysis(dates=dates), 70)
    assert next(line for line in lines if "from 2010" in line).endswith("━▸")
    assert "◂━" in next(line for line in lines if "before May 2019" in line)
    assert next(line for line in lines if "August 2015" in line).startswith("~ ")
    assert lines[-1].split() == ["2010-01-01", "2019-04-30"]


def test_a_key_shows_them_on_a_card_that_scrolls() -> None:
    async def journey(app: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        await press(pilot, "# .")
        assert isinstance(app.screen, CardScreen)
        sheet = app.screen.query_one(ScrolledLines)
        await until(pilot, lambda: sheet.virtual_size.height > 20)
        assert "Share of voice" in sheet.render_line(1).text
        assert seen(app).splitlines()[2].startswith("───")  # the head of the page stays in sight
        assert [does for _, does in app.screen.query_one(Hints).offered] == ["scroll", "close"]
        assert max(sheet.render_line(y).cell_length for y in range(sheet.size.height)) <= 60
        await press(pilot, "G")
        assert "2024-08-31" in "".join(sheet.render_line(y).text for y in range(sheet.size.height))
        await press(pilot, "escape")
        assert app.screen is screen

    travel(journey, size=(60, 20))


def test_show_prints_them_without_colour_where_there_is_none(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    print_plots(ARTICLE, ANALYSIS, 60, "never")
    plain = capfdbinary.readouterr().out.decode()
    assert "\x1b" not in plain and max(map(cell_len, plain.splitlines())) <= 60
    print_plots(ARTICLE, ANALYSIS, 60, "always")
    coloured = capfdbinary.readouterr().out.decode()
    assert "\x1b[36m" in coloured
    bare = re.sub("\x1b\\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()
