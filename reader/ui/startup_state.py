"""What a run starts from: settings, session memory, theme and keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reader.config import Config
from reader.model.article import Article
from reader.named_tuple import NamedTuple
from reader.render.picture_choice import choose_pictures
from reader.render.theming import ReaderTheme, Themes, load_themes
from reader.render.view_state import Layer, ViewState
from reader.store import session_memory
from reader.store.session_memory import SessionMemory
from reader.ui.keys.key_table import Keymap, keymap
from reader.user_folders import config_folder


class StartupState(NamedTuple):
    """All of it, read once. `follows`: nobody has chosen a theme, so that light or dark may follow the
    terminal. `plain`: the user wants no colours. `problems` are sentences about what cannot be followed.
    `keeps_versions`: the text of every version of an article that is opened is kept in the notebook.
    `shows_pictures`: setting and terminal have them stand in the text.
    """

    config: Config
    keys: Keymap
    memory: SessionMemory
    themes: Themes
    theme: ReaderTheme
    follows: bool
    plain: bool
    view_state: ViewState
    problems: tuple[str, ...]
    keeps_versions: bool = False
    shows_pictures: bool = False

    def on_terminal(self, environ: Mapping[str, str]) -> StartupState:
        """The same with every theme in sixteen or in 256 colours, where the terminal has no more."""
        from rich.color import ColorSystem

        from reader.render.few_colours import colours_of, in_256_colours, in_few_colours

        colours, themes = colours_of(environ), self.themes.by_name
        if self.plain or colours not in (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT):
            return self
        if colours is ColorSystem.EIGHT_BIT:
            themes = in_256_colours(themes)
        else:
            themes = {name: in_few_colours(theme) for name, theme in themes.items()}
        return self._replace(themes=self.themes._replace(by_name=themes), theme=themes[self.theme.name])

    def place_of(self, article: Article) -> int:
        """Where the article was left in an earlier run; 0 if that is no longer a place in it."""
        place = self.memory.places.get(article.source.sha256, 0)
        return place if 0 <= place < len(article.text) else 0

    def left_of(self, article: Article) -> tuple[int, dict[str, int]]:
        """The place and the marks of the article in earlier runs."""
        return self.place_of(article), self.marks_of(article)

    def marks_of(self, article: Article) -> dict[str, int]:
        """The marks that were set in the article in earlier runs, by letter."""
        marks = self.memory.marks.get(article.source.sha256, {})
        return {letter: place for letter, place in marks.items() if 0 <= place < len(article.text)}


def read_startup_state(config: Config, environ: Mapping[str, str]) -> StartupState:
    """Read it all; whatever is wrong with the user's files becomes one of `problems`."""
    plain = "NO_COLOR" in environ
    keys = keymap(config.keys)
    themes = load_themes(config_folder() / "themes", plain=plain)
    remembered = session_memory.load(session_memory.memory_file()) if config.cache else SessionMemory()
    known = remembered.theme if remembered.theme in themes.by_name else None
    theme, problem = themes.choose(config.theme or known, environ, remembered.light)
    asked = config.width != Config().width  # what the user asks for now wins over what was
    width = config.width if asked else remembered.width or config.width
    layers = None if remembered.layers is None else frozenset(map(Layer, remembered.layers))
    drawn = choose_pictures(config.pictures, environ, plain=plain)
    shown, wanted = drawn.inline, remembered.pictures
    if wanted is not None and config.pictures == Config().pictures:
        drawn = replace(drawn, inline=wanted)
    problems = (*config.problems, *themes.problems, *keys.problems, problem)
    return StartupState(
        config,
        keys,
        remembered,
        themes,
        theme,
        follows=not (config.theme or known or plain),
        plain=plain,
        view_state=ViewState(width=width, pictures=drawn).showing(layers),
        problems=tuple(p for p in problems if p),
        shows_pictures=shown,
    )
