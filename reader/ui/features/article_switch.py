"""Going to another article, and reading a changed file again."""

from __future__ import annotations

from functools import partial

from reader.ui.features.cut_view import CutView
from reader.ui.features.key_input import KeyInput
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface
from reader.ui.messages import ArticleWanted, ReloadWanted


class ArticleSwitch:
    """Asks the program for articles. One key reads a changed file again, or else puts a cut piece back."""

    def __init__(
        self, surface: ReadingSurface, status: StatusLine, keys: KeyInput, cut_view: CutView
    ) -> None:
        self._surface, self._status, self._keys, self._cut_view = surface, status, keys, cut_view
        self._changed = False

    def commands(self) -> Handlers:
        """Other articles, and the changed file."""
        return {
            "article.next": partial(self._step, 1),
            "article.previous": partial(self._step, -1),
            "cut.restore": self._restore,
        }

    def file_changed(self) -> None:
        """Offer to read the file again."""
        self._changed = True
        key = self._surface.keymap.of("cut.restore")
        self._status.say(f"The file has changed on disk. {key} reads it again.")

    def shown(self) -> None:
        """An article was shown as its file is."""
        self._changed = False

    def _restore(self) -> None:
        if self._changed and self._surface.body.cut_here() is None:
            self._changed = False
            self._surface.post_message(ReloadWanted())
        else:
            self._cut_view.restore_here()

    def _step(self, by: int) -> None:
        surface = self._surface
        number = surface.number + by * self._keys.count()
        if len(surface.sessions) == 1:
            self._status.say("Only this article is open.")
        elif not 0 <= number < len(surface.sessions):
            self._status.say("This is the last article." if by > 0 else "This is the first article.")
        else:
            surface.post_message(ArticleWanted(number))
