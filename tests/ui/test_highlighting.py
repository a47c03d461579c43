"""What the person highlights is painted and can be taken back; what they file has its words."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.store.notebook.file import own_notebook
from reader.store.notebook.notebook import card_of
from reader.ui.app import ReaderApp
from reader.ui.screens.reading import ReadingScreen
from tests.ui.journeys import press, travel
from tests.ui.sample import ARTICLE, TEXT, at


def kinds() -> list[str]:
    return [event.kind for event in own_notebook().events(card_of(ARTICLE).identity)]


def test_a_selection_is_highlighted_painted_and_taken_away() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        def marked() -> list[str]:
            return [span.of(TEXT) for span in screen.annotations.highlighted.items]

        def painted() -> int:
            """The cells of the screen that have the ground of a highlight."""
            ground = screen.palette.highlighted.bgcolor
            lines = (screen.body.render_line(y) for y in range(screen.body.size.height))
            return sum(s.cell_length for line in lines for s in line if s.style and s.style.bgcolor == ground)

        await press(pilot, "} V j")
        selected = screen.view_state.selected
        await press(pilot, "H")
        assert selected is not None and screen.view_state.selected is None
        assert screen.status.message == "Highlighted. U takes it back."
        assert marked() == [selected.of(TEXT).strip()]
        await press(pilot, "{ {")
        assert painted() > 100  # all but its figure, which has a ground of its own
        await press(pilot, "} H")
        assert screen.status.message == "No longer highlighted. Ctrl+r makes it count again."
        assert marked() == [] and painted() == 0
        await press(pilot, "ctrl+r")
        assert len(marked()) == 1
        await press(pilot, "U ] f H")
        assert marked() == ["310"] and screen.here == at("310")

    travel(journey)
    assert kinds() == ["highlight", "undo", "redo", "undo", "highlight"]


def test_an_article_and_a_selection_are_filed_under_words() -> None:
    async def journey(_: ReaderApp, screen: ReadingScreen, pilot: Pilot[int]) -> None:
        def filed() -> list[tuple[str, bool]]:
            return [(kept.entry.word, kept.span is None) for kept in screen.keeping.state.tags]

        await press(pilot, "T d a m s enter")
        assert screen.status.message == "Filed under dams. U takes it back."
        await press(pilot, "} V T v o t e enter")
        assert filed() == [("dams", True), ("vote", False)] and screen.view_state.selected is None
        await press(pilot, "T D a m s enter")
        assert screen.status.message == "No longer filed under dams."
        await press(pilot, "T escape")
        assert screen.status.message == "No tag was given." and filed() == [("vote", False)]

    travel(journey)
