"""What changed since the person last read the article: told, marked in the text, listed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader import wording
from reader.model.span import Span
from reader.model.span_index import SpanIndex
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ListedFindsSurface
from reader.ui.reading_session import EarlierVersion, ReadingSession

if TYPE_CHECKING:
    from reader.model.changes import Comparison

NONE = "Nothing is known to have changed since you last read this."
WAITING = "Names and speakers arrive in a moment; then it is told what changed."


class Changes:
    """Compares with the version that was read last, once the whole analysis is there; `D` lists the changes,
    `]d` goes from one to the next."""

    def __init__(self, surface: ListedFindsSurface, status: StatusLine, movement: Movement) -> None:
        self._surface, self._status, self._movement = surface, status, movement
        self._compared: str | None = None

    def commands(self) -> Handlers:
        """The list, and to the next and the previous one."""
        return {
            "changes": self._list,
            "change.next": partial(self._go_on, 1),
            "change.previous": partial(self._go_on, -1),
        }

    def look(self, session: ReadingSession) -> None:
        """Compare with the earlier version, beside the screen, where there is one and all was found."""
        earlier = session.earlier
        if earlier is None or not session.found.complete or self._compared == session.key:
            return
        self._compared = session.key
        work = partial(self._compare, session, session.key, earlier)
        self._surface.run_worker(work, thread=True, exit_on_error=False)

    def _compare(self, session: ReadingSession, key: str, earlier: EarlierVersion) -> None:
        from reader.compare.compare import compare
        from reader.compare.version import Version
        from reader.pipeline import quick_pass

        known = earlier.analysis if earlier.analysis is not None and earlier.analysis.complete else None
        before = known or quick_pass(earlier.article)
        now = session.found if known else quick_pass(session.article)  # speakers are compared with speakers
        found = compare(Version(earlier.article, before), Version(session.article, now))
        self._surface.call_later(self._take, session, key, earlier, found)

    def _take(self, session: ReadingSession, key: str, earlier: EarlierVersion, found: Comparison) -> None:
        """Show a comparison, unless the file was read again meanwhile."""
        if key != session.key:
            return
        session.since = found
        session.annotations = session.annotations._replace(changed=SpanIndex(found.marks))
        self._surface.show_annotations(session)
        if session is self._surface.session and found.changes:
            count = wording.counted(len(found.changes), "change")
            self._status.say(f"{count} since you last read this{_when(earlier)}; {self._key()} lists them.")

    def _key(self) -> str:
        return self._surface.keymap.of("changes")

    def _list(self) -> None:
        """Show every change with its words."""
        from reader.ui.overlays.places import PlacesScreen
        from reader.ui.panels.change_list import ChangeList, change_rows

        session, palette = self._surface.session, self._surface.palette
        if session.since is None or not session.since.changes or session.earlier is None:
            self._status.say(self._nothing())
        elif palette is not None:
            rows = change_rows(session.earlier.article, session.article, session.since)
            own = self._surface.keymap.scoped_keys
            self._surface.lay_over(PlacesScreen(ChangeList(rows), palette, own), self._picked)

    def _picked(self, place: int | None) -> None:
        if place is not None:
            self._movement.go(Span(place, place), target=False)

    def _nothing(self) -> str:
        """Why there is no change to show: none is known, or the comparison is still to come."""
        session = self._surface.session
        return WAITING if session.earlier is not None and session.since is None else NONE

    def _go_on(self, by: int) -> None:
        """To the next or previous change, in the order of the text."""
        since = self._surface.session.since
        places = sorted({c.new for c in since.changes if c.new is not None}) if since else []
        if not places:
            self._status.say(self._nothing())
            return
        origin = self._surface.body.line_span
        if by > 0:
            found = [span for span in places if span.start >= origin.end]
        else:
            found = [span for span in places if span.start < origin.start][::-1]
        if not found:
            self._status.say(f"There is no change {'below' if by > 0 else 'above'}.")
            return
        self._movement.go(found[0], target=found[0].start < found[0].end)


def _when(earlier: EarlierVersion) -> str:
    return f", {wording.day(earlier.opened[:10])}" if earlier.opened else ""
