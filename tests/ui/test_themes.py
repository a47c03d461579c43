"""Themes: each can be read in every place where colours meet, and a wrong file is named, never fatal."""

from __future__ import annotations

import math
import os
from itertools import combinations
from pathlib import Path

import pytest
from rich.color import Color, ColorSystem

from reader.config import Config
from reader.render.contrast import READABLE, contrast
from reader.render.few_colours import ON_DARK, ON_LIGHT, in_256_colours, in_few_colours
from reader.render.palette import palette
from reader.render.theming import SPEAKERS, ReaderTheme, Themes, home, load_themes
from reader.ui.startup_state import read_startup_state
from reader.ui.widgets.textual_theme import textual_theme

THEMES = load_themes()
MARKER = 3
"""The least contrast of what is no text, by WCAG 2.2, 1.4.11."""
each = pytest.mark.parametrize("theme", THEMES.by_name.values(), ids=list(THEMES.by_name))

# Machado, Oliveira and Fernandes (2009), severity 1.0: linear RGB as people see it who lack one cone.
SIMULATED = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return r, g, b


def oklab(rgb: Triple) -> Triple:
    """Ottosson (2020): a space where distance is what people call difference."""
    r, g, b = rgb
    lms = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    x, y, z = (max(v, 0.0) ** (1 / 3) for v in lms)
    return (
        0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z,
        1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z,
        0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z,
    )


def difference(one: Triple, other: Triple) -> float:
    return math.dist(oklab(one), oklab(other))


def seen(colour: str, eye: str) -> Triple:
    r, g, b = (
        min(1.0, max(0.0, sum(w * c for w, c in zip(row, linear(colour), strict=True))))
        for row in SIMULATED[eye]
    )
    return r, g, b


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


def test_there_is_a_theme_for_everybody() -> None:
    assert not THEMES.problems
    assert sum(not t.dark for t in THEMES.by_name.values()) >= 2
    assert sum(t.dark for t in THEMES.by_name.values()) >= 2
    assert {"clear", "contrast"} <= set(THEMES.by_name)


@each
def test_every_highlight_is_readable_wherever_it_stands(theme: ReaderTheme) -> None:
    hard = [f"{pair.what}: {pair.ratio:.2f}" for pair in theme.pairs() if pair.ratio < READABLE]
    assert not hard


@each
def test_no_two_speakers_look_alike(theme: ReaderTheme) -> None:
    assert len(theme.speakers) >= SPEAKERS
    assert min(difference(linear(a), linear(b)) for a, b in combinations(theme.speakers, 2)) > 0.07


@each
def test_no_speaker_looks_like_the_text(theme: ReaderTheme) -> None:
    assert min(difference(linear(colour), linear(theme.text)) for colour in theme.speakers) > 0.1


@each
def test_the_marks_can_be_told_from_the_page(theme: ReaderTheme) -> None:
    for ground in (theme.figure_bg, theme.search_bg, theme.hit_bg, theme.cursor):
        assert contrast(ground, theme.background) > 1.1
    assert difference(linear(theme.search_bg), linear(theme.hit_bg)) > 0.1
    assert contrast(theme.rule, theme.background) > 1.4
    assert contrast(textual_theme(theme).variables["scrollbar"], theme.background) >= MARKER
    assert contrast(textual_theme(theme).variables["boost"], theme.background) > 1.1


@pytest.mark.parametrize("eye", SIMULATED)
def test_the_clear_theme_keeps_speakers_apart_for_every_eye(eye: str) -> None:
    colours = THEMES.by_name["clear"].speakers
    assert min(difference(seen(a, eye), seen(b, eye)) for a, b in combinations(colours, 2)) > 0.04
    assert min(difference(seen(a, eye), seen(b, eye)) for a, b in combinations(colours[:4], 2)) > 0.1


def test_the_high_contrast_theme_is_one() -> None:
    assert min(pair.ratio for pair in THEMES.by_name["contrast"].pairs()) >= 6.5


@each
def test_textual_takes_the_theme(theme: ReaderTheme) -> None:
    textual = textual_theme(theme)
    made = textual.to_color_system().generate()
    assert made["background"].lower() == theme.background
    assert made["text"] == theme.text
    assert textual.variables["reader-figure-bg"] == theme.figure_bg


@pytest.mark.parametrize(
    ("wanted", "environ", "name"),
    [
        (None, {}, "graphite"),
        (None, {"COLORFGBG": "15;0"}, "graphite"),
        (None, {"COLORFGBG": "0;15"}, "paper"),
        (None, {"COLORFGBG": "0;default;15"}, "paper"),
        (None, {"COLORFGBG": "0;default"}, "graphite"),
        (None, {"COLORFGBG": "0;²"}, "graphite"),
        ("sepia", {"COLORFGBG": "15;0"}, "sepia"),
        ("nowhere", {"COLORFGBG": "0;15"}, "paper"),
    ],
)
def test_the_theme_at_start(wanted: str | None, environ: dict[str, str], name: str) -> None:
    theme, problem = THEMES.choose(wanted, environ)
    assert theme.name == name
    assert (problem is None) == (wanted != "nowhere")


def test_a_user_may_change_one_colour(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        'extends = "paper"\ntitle = "Mine"\n[colours]\nbackground = "#FFFFFF"\n'
    )
    themes = load_themes(tmp_path)
    assert not themes.problems
    assert themes.by_name["mine"].background == "#ffffff"
    assert themes.by_name["mine"].text == themes.by_name["paper"].text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("colours = [", "it is no TOML"),
        ("", "it needs title"),
        ('dark = true\n[colours]\nink = "#000000"', "no colour called 'ink'"),
        ("dark = true\n[colours]\n", "the colour background is missing"),
        ('extends = "paper"\n[colours]\ntext = "[red]"', "text is '[red]'"),
        ('extends = "paper"\n[colours]\ntext = 3', "text is 3"),
        ('extends = "paper"\n[colours]\nspeakers = ["#000000"]', "at least 8 colours"),
        ('extends = "papyrus"\n[colours]\n', "extends 'papyrus'"),
        ('extends = "paper"\ncolours = 1', "[colours] must be a table"),
    ],
)
def test_a_wrong_theme_is_named_with_the_reason(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "mine.toml").write_text(text)
    themes = load_themes(tmp_path)
    assert "mine" not in themes.by_name
    assert len(themes.problems) == 1
    assert "mine.toml" in themes.problems[0]
    assert reason in themes.problems[0]


def test_a_theme_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe\x00")
    assert "could not be read" in load_themes(tmp_path).problems[0]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_theme_that_is_no_file_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert load_themes(tmp_path).problems == ("Theme pipe.toml was left out: it is no file, or too large.",)


def test_a_theme_nested_too_deep_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep.toml").write_text("title = " + "[" * 5000, "utf-8")
    assert "nested too deep" in load_themes(tmp_path).problems[0]


def test_a_faint_theme_works_but_is_named(tmp_path: Path) -> None:
    (tmp_path / "faint.toml").write_text('extends = "paper"\n[colours]\ndim = "#c0c0c0"\n')
    themes: Themes = load_themes(tmp_path)
    assert "faint" in themes.by_name
    assert "hard to read: dim on" in themes.problems[0]


def test_no_folder_of_own_themes_is_fine(tmp_path: Path) -> None:
    assert not load_themes(tmp_path / "none").problems


@each
def test_the_words_of_speakers_stay_readable_in_their_softer_colour(theme: ReaderTheme) -> None:
    ink = palette(theme)
    for style in (*ink.words, *ink.speakers, ink.dim, ink.reason, ink.link, ink.warn, ink.heading):
        assert style.color is not None
        colour = style.color.get_truecolor().hex
        for ground in (theme.background, theme.cursor, theme.surface):
            assert contrast(colour, ground) >= READABLE
    for style in (ink.figure, ink.hit, ink.this_hit, ink.selected):
        assert style.color is not None and style.bgcolor is not None
        assert contrast(style.color.get_truecolor().hex, style.bgcolor.get_truecolor().hex) >= READABLE


@each
def test_what_was_highlighted_or_changed_stays_readable(theme: ReaderTheme) -> None:
    ink = palette(theme)
    for ground in (ink.highlighted.bgcolor, ink.changed.bgcolor):
        assert ground is not None
        for style in (ink.text, *ink.words, ink.link, ink.heading):
            assert style.color is not None
            assert contrast(style.color.get_truecolor().hex, ground.get_truecolor().hex) >= READABLE


@each
def test_direct_speech_has_a_faint_ground_on_light_themes(theme: ReaderTheme) -> None:
    for style in palette(theme).words:
        assert (style.bgcolor is None) is theme.dark
        if style.color is not None and style.bgcolor is not None:
            ground = style.bgcolor.get_truecolor().hex
            assert contrast(style.color.get_truecolor().hex, ground) >= READABLE
            assert 1.03 < contrast(ground, theme.background) < 1.35
    assert all(style.bgcolor is None for style in palette(theme._replace(plain=True)).words)


@each
def test_sixteen_colours_are_told_apart(theme: ReaderTheme) -> None:
    few = in_few_colours(theme)
    ink = palette(few)
    number = {
        name: Color.parse(getattr(few, name)).downgrade(ColorSystem.STANDARD).number for name in ON_DARK
    }
    assert number == (ON_DARK if theme.dark else ON_LIGHT)
    for styles in (ink.speakers, ink.words):
        seen = {style.color and style.color.downgrade(ColorSystem.STANDARD).number for style in styles}
        assert len(seen) == SPEAKERS and not seen & {0, 7, 8, 15, None}
    assert {number["cursor"], number["figure_bg"]}.isdisjoint({number["background"], number["text"]})
    assert ink.lit.reverse and ink.cursor.bgcolor == ink.page.bgcolor  # no ground suits all of them


def as_shown(colour: str) -> str:
    """What a terminal of 256 colours shows of a colour."""
    return Color.parse(colour).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex


@each
def test_among_256_colours_all_can_be_read_and_told_apart(theme: ReaderTheme) -> None:
    made = in_256_colours({theme.name: theme})[theme.name]
    assert made.fixed and not made.few
    hard = [
        f"{pair.what}: {contrast(as_shown(pair.text), as_shown(pair.ground)):.2f}"
        for pair in made.pairs()
        if contrast(as_shown(pair.text), as_shown(pair.ground)) < READABLE
    ]
    assert not hard
    speakers = [linear(as_shown(colour)) for colour in made.speakers]
    assert min(difference(one, other) for one, other in combinations(speakers, 2)) > 0.07
    for ground in (made.figure_bg, made.search_bg, made.hit_bg, made.cursor):
        assert contrast(as_shown(ground), as_shown(made.background)) > 1.1
    # no ground but those of figures and hits has a hue of its own
    assert all(difference(linear(as_shown(c)), linear(c)) < 0.03 for c in (made.background, made.cursor))
    grey = oklab(linear(as_shown(made.background)))
    assert math.hypot(grey[1], grey[2]) < 0.01
    words = palette(made).words
    assert [style.color and style.color.get_truecolor().hex for style in words] == list(made.speakers)


def test_a_theme_that_the_user_changed_stays_as_it_is_among_256_colours() -> None:
    own = THEMES.by_name["paper"]._replace(background="#ffffff")
    assert in_256_colours({"paper": own, "mine": own}) == {"paper": own, "mine": own}


@pytest.mark.parametrize(
    ("environ", "few"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
    ],
)
def test_themes_have_sixteen_colours_where_the_terminal_has(environ: dict[str, str], few: bool) -> None:
    startup = read_startup_state(Config(), environ).on_terminal(environ)
    assert startup.theme.few is few
    assert {theme.few for theme in startup.themes.by_name.values()} == {few}


def test_without_colours_the_lit_row_is_in_reverse_and_the_line_that_is_read_is_not() -> None:
    ink = palette(load_themes(plain=True).by_name["paper"])
    assert ink.lit.reverse and not ink.cursor.reverse


def test_without_colours_every_mark_has_a_shape() -> None:
    ink = palette(load_themes(plain=True).by_name["paper"])
    shapes = [
        ink.name,
        ink.figure,
        ink.date,
        ink.hit,
        ink.this_hit,
        ink.dim,
        ink.heading,
        ink.cut,
        ink.accent,
    ]
    assert all(s.bold or s.italic or s.underline or s.reverse or s.dim or s.strike for s in shapes)
    assert len({style.without_color for style in (ink.name, ink.figure, ink.date, ink.hit, ink.cut)}) == 5


def test_themes_are_found_in_a_checkout_and_in_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "reader"
    assert home(package) == package / "themes"
    (tmp_path / "themes").mkdir()
    assert home(package) == package / "themes"  # somebody else's folder of that name
    (tmp_path / "pyproject.toml").touch()
    assert home(package) == tmp_path / "themes"
