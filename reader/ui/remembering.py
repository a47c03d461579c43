"""What is kept of a run for the next one: places, marks, and how the text was shown."""

from __future__ import annotations

from reader.store import place_excerpts, session_memory
from reader.store.session_memory import SessionMemory
from reader.ui.screens.reading import ReadingScreen
from reader.ui.startup_state import StartupState


def remember_sessions(
    reading: ReadingScreen,
    startup: StartupState,
    theme: str | None,
    *,
    light: bool | None,
    commands: tuple[str, ...],
) -> str | None:
    """Keep the places and marks of all articles, and the width, the layers, pictures in the text and the
    `theme` where the user chose them; `light` is what the terminal said of itself, `commands` are those
    chosen last. Returns what went wrong, in words."""
    reading.session.place = reading.place
    sessions = [s for s in reading.sessions if s is not None]
    places = {s.article.source.sha256: s.place for s in sessions}
    marks = {s.article.source.sha256: s.marks for s in sessions}
    view_state, before = reading.view_state, startup.view_state
    panel = reading.panel_width.wanted
    width = view_state.width if view_state.width != before.width else None
    layers = view_state.layers if view_state.layers != before.layers else None
    panel = panel if panel != startup.memory.panel else None
    inline, at_first = view_state.pictures.inline, before.pictures.inline
    chosen = commands if commands != startup.memory.commands else ()

    def newer(known: SessionMemory) -> SessionMemory:
        kept = known.with_places(places).with_marks(marks).with_preferences(width, theme, layers, panel)
        kept = kept.with_commands(chosen)
        if inline != at_first:
            kept = kept._replace(pictures=None if inline == startup.shows_pictures else inline)
        return kept._replace(light=light, pace=reading.pace.words_a_minute or known.pace)

    near = {s.article.source.sha256: excerpt for s in sessions if (excerpt := s.excerpt_here())}
    place_excerpts.update(place_excerpts.excerpts_file(), near)
    return session_memory.update(session_memory.memory_file(), newer)
