"""Themes: one TOML file each, checked on loading."""

from __future__ import annotations

import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.errors import ConfigError
from reader.named_tuple import NamedTuple
from reader.render.contrast import READABLE, ColourPair

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
SPEAKERS = 8
"""How many speaker colours a theme must have; a ninth speaker takes the first one's colour again."""
MOST_BYTES = 1 << 20
"""A larger theme file is refused."""
DEFAULT_DARK, DEFAULT_LIGHT = "graphite", "paper"


class ReaderTheme(NamedTuple):
    """The colours of one theme, as `#rrggbb`.

    `surface` lies under panels and cards, `cursor` under the line or row of the reading place.
    `names` are people, places and organisations, `figure_*` numbers, `search_*` hits and `hit_*` the
    present hit. `speakers` colour words, letters and bars alike. `plain`: the user wants no colours at
    all (NO_COLOR), and shapes alone must do. `few`: the terminal has sixteen colours. `fixed`: it has those,
    or 256, and none of them is mixed.
    """

    name: str
    title: str
    dark: bool
    background: str
    surface: str
    cursor: str
    rule: str
    text: str
    dim: str
    accent: str
    heading: str
    names: str
    date: str
    warn: str
    figure_fg: str
    figure_bg: str
    search_fg: str
    search_bg: str
    hit_fg: str
    hit_bg: str
    speakers: tuple[str, ...]
    plain: bool = False
    few: bool = False
    fixed: bool = False

    def speaker(self, index: int) -> str:
        """The colour of `SpeakerMark.colour` number `index`."""
        return self.speakers[index % len(self.speakers)]

    def pairs(self) -> Iterator[ColourPair]:
        """Every text colour with every background that it appears on."""
        grounds = {"the page": self.background, "a panel": self.surface, "the cursor": self.cursor}
        for where, ground in grounds.items():
            for what in ("text", "dim", "accent", "heading", "names", "date", "warn"):
                yield ColourPair(f"{what} on {where}", getattr(self, what), ground)
            for number, colour in enumerate(self.speakers, 1):
                yield ColourPair(f"speaker {number} on {where}", colour, ground)
        yield ColourPair("text on a figure", self.text, self.figure_bg)
        yield ColourPair("a figure", self.figure_fg, self.figure_bg)
        for number, colour in enumerate(self.speakers, 1):
            yield ColourPair(f"speaker {number} on a figure", colour, self.figure_bg)
        yield ColourPair("a search hit", self.search_fg, self.search_bg)
        yield ColourPair("the present search hit", self.hit_fg, self.hit_bg)


_NO_COLOURS = ("name", "title", "dark", "speakers", "plain", "few", "fixed")
COLOURS = tuple(field for field in ReaderTheme._fields if field not in _NO_COLOURS)
"""The fields that are one colour each."""


class Themes(NamedTuple):
    """All themes that could be loaded, by name, and a sentence about each file with a problem."""

    by_name: Mapping[str, ReaderTheme]
    problems: tuple[str, ...] = ()

    def choose(
        self, wanted: str | None, environ: Mapping[str, str], light: bool | None = None
    ) -> tuple[ReaderTheme, str | None]:
        """The theme to start with, and a sentence when the wanted one is not there.

        Without a wish, light or dark follows what the terminal says of its background, or else what it said
        the last time (`light`).
        """
        if wanted is not None and wanted in self.by_name:
            return self.by_name[wanted], None
        known = background_is_light(environ)
        theme = self.by_name[DEFAULT_LIGHT if (light if known is None else known) else DEFAULT_DARK]
        if wanted is None:
            return theme, None
        return theme, f"No theme is called {wanted}. There are: {', '.join(sorted(self.by_name))}."


def background_is_light(environ: Mapping[str, str]) -> bool | None:
    """Whether COLORFGBG (`foreground;background`, set by rxvt, Konsole, iTerm and others) names a light
    background: 7 or 9-15 of the 16 colours; None when it names none."""
    last = environ.get("COLORFGBG", "").rpartition(";")[2]
    if not (last.isascii() and last.isdigit()):
        return None
    return int(last) in (7, *range(9, 16))


def load_themes(extra: Path | None = None, *, plain: bool = False) -> Themes:
    """The themes of this package, and those in the folder `extra`, which win where names meet; all of
    them without colours if `plain`.

    Never fails for what stands in `extra`: what is wrong there becomes a sentence in `problems`.
    """
    themes: dict[str, ReaderTheme] = {}
    raw: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    for path in sorted(home().glob("*.toml")):
        raw[path.stem] = _read(path)
        themes[path.stem] = build(path.stem, raw[path.stem])
    for path in _inside(extra) if extra is not None else []:
        try:
            theme = build(path.stem, _extended(_read(path), raw))
        except ConfigError as e:
            problems.append(f"Theme {path.name} was left out: {e}.")
            continue
        themes[path.stem] = theme
        weak = min(theme.pairs(), key=lambda pair: pair.ratio)
        if weak.ratio < READABLE:
            problems.append(
                f"Theme {path.name} is hard to read: {weak.what} has a contrast of {weak.ratio:.1f},"
                f" and {READABLE} is needed."
            )
    if plain:
        themes = {name: theme._replace(plain=True) for name, theme in themes.items()}
    return Themes(themes, tuple(problems))


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.toml")) if folder.is_dir() else []
    except OSError:  # one that may not be entered has no themes for this user
        return []


def build(name: str, raw: Mapping[str, Any]) -> ReaderTheme:
    """A theme from what its file says. Raises ConfigError with the first thing that is wrong."""
    colours = raw.get("colours")
    title, dark = raw.get("title", name), raw.get("dark")
    if not isinstance(title, str) or not isinstance(dark, bool) or not isinstance(colours, dict):
        raise ConfigError('it needs title = "...", dark = true or false, and a table [colours]')
    wanted = (*COLOURS, "speakers")
    for unknown in colours.keys() - set(wanted):
        raise ConfigError(f"there is no colour called {unknown!r}")
    for key in wanted:
        if key not in colours:
            raise ConfigError(f"the colour {key} is missing")
    speakers = colours["speakers"]
    if not isinstance(speakers, list) or len(speakers) < SPEAKERS:
        raise ConfigError(f"speakers must be a list of at least {SPEAKERS} colours")
    plain: dict[str, Any] = {key: _colour(key, colours[key]) for key in COLOURS}
    return ReaderTheme(name, title, dark, speakers=tuple(_colour("speakers", c) for c in speakers), **plain)


def _colour(key: str, value: object) -> str:
    if not isinstance(value, str) or not COLOUR.fullmatch(value):
        raise ConfigError(f'{key} is {value!r}, and a colour looks like "#1a2b3c"')
    return value.lower()


def _extended(raw: dict[str, Any], known: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """`raw` on top of the theme that it `extends`, so that a user may change a single colour."""
    if "extends" not in raw:
        return raw
    base = known.get(str(raw["extends"]))
    if base is None:
        raise ConfigError(f"it extends {raw['extends']!r}, and no theme of this program has that name")
    colours = raw.get("colours", {})
    if not isinstance(colours, dict):
        raise ConfigError("[colours] must be a table")
    return base | raw | {"colours": base["colours"] | colours}


def _read(path: Path) -> dict[str, Any]:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > MOST_BYTES:
            raise ConfigError("it is no file, or too large")
        return tomllib.loads(path.read_text("utf-8"))
    except RecursionError:
        raise ConfigError("it is no TOML: it is nested too deep") from None
    except (OSError, UnicodeDecodeError) as e:
        raise ConfigError(f"it could not be read ({type(e).__name__})") from e
    except tomllib.TOMLDecodeError as e:
        raise ConfigError(f"it is no TOML: {str(e)[:1].lower()}{str(e)[1:]}") from e


def home(package: Path = Path(__file__).parent.parent) -> Path:
    """The folder of the built-in themes: the checkout's own, which an editable install would copy only
    once, or else the one inside the installed package."""
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "themes").is_dir():
        return checkout / "themes"
    return package / "themes"
