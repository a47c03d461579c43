"""The places of a reader who rests: kept while the program runs, for a run that ends without saying so."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reader.model.article import Article
from reader.ui.features.surface import WorkSurface
from reader.ui.reading_session import ReadingSession

Left = tuple[int, Mapping[str, int]]
"""Where an article was left, and its marks."""
Earlier = Callable[[Article], Left]
"""What is kept of an article from earlier runs."""


class RestingPlaces:
    """Keeps what has moved since it was kept last, once for each rest, beside the screen. It has no clock:
    somebody calls `look` now and then, and who was where they were at the last look, rests."""

    def __init__(self, surface: WorkSurface, earlier: Earlier) -> None:
        self._surface, self._earlier = surface, earlier
        self._kept: dict[str, Left] = {}
        self._seen: dict[str, Left] = {}
        self._over = False

    def look(self) -> None:
        """Keep the places and marks that are neither kept yet nor other ones than at the last look."""
        if not self._surface.body.height:
            return  # not laid out yet, so that nobody can be anywhere
        session = self._surface.session
        session.place = self._surface.place
        moved = dict(self._moved())
        rests, self._seen = moved == self._seen, moved
        if moved and rests:
            self._kept |= moved
            self._surface.run_worker(lambda: self._keep(moved, session), thread=True, exit_on_error=False)

    def end(self) -> None:
        """The run is over, and all of it is kept as it is then: nothing older goes over that."""
        self._over = True

    def _moved(self) -> dict[str, Left]:
        """Every article that is not where it is kept, by the hash of its file."""
        opened = {s.article.source.sha256: s for s in self._surface.sessions if s is not None}
        left = {key: (s.place, dict(s.marks)) for key, s in opened.items()}
        before = {key: self._kept.get(key) or self._earlier(s.article) for key, s in opened.items()}
        return {key: now for key, now in left.items() if now != before[key]}

    def _keep(self, moved: Mapping[str, Left], session: ReadingSession) -> None:
        """Write it, and wait for the disk; what goes wrong is told when the reader leaves."""
        from reader.store import place_excerpts, session_memory
        from reader.store.session_memory import SessionMemory

        def newer(known: SessionMemory) -> SessionMemory:
            if self._over:
                return known
            places = {key: place for key, (place, _) in moved.items()}
            return known.with_places(places).with_marks({key: marks for key, (_, marks) in moved.items()})

        excerpt = session.excerpt_here()
        if excerpt is not None:
            place_excerpts.update(place_excerpts.excerpts_file(), {session.article.source.sha256: excerpt})
        session_memory.update(session_memory.memory_file(), newer, durable=True)
