"""The features that ask for words at the foot, and those that lead beyond the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from reader.ui.features.corrections import Corrections
from reader.ui.features.filing import Filing
from reader.ui.features.highlighting import Highlighting
from reader.ui.features.inline_pictures import InlinePictures, PicturedSurface
from reader.ui.features.key_input import KeyInput
from reader.ui.features.movement import Movement
from reader.ui.features.notebook_keeping import NotebookKeeping
from reader.ui.features.opening import Opening
from reader.ui.features.paragraph_reading import PacedSurface, ParagraphReading
from reader.ui.features.piping import Piping
from reader.ui.features.plotting import Plotting
from reader.ui.features.prompting import Prompting
from reader.ui.features.publication_day import DaySurface, PublicationDay
from reader.ui.features.reading_aloud import ReadingAloud
from reader.ui.features.selection import Selection
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Feature, Handler, Handlers


class FurtherSurface(PicturedSurface, DaySurface, PacedSurface, Protocol):
    """All that these features need of the screen."""


def further_features(
    surface: FurtherSurface,
    status: StatusLine,
    keys: KeyInput,
    selection: Selection,
    keeping: NotebookKeeping,
    movement: Movement,
    leave: Callable[[], None],
) -> tuple[Feature, ...]:
    """Mending, highlighting, filing, dating, opening elsewhere, piping, plots, paragraph by paragraph,
    pictures in the text, reading aloud. What is asked in words is asked in one line; `leave` is what Esc does
    where none of these is to be left."""
    paragraphs = ParagraphReading(surface, status, movement, leave)
    prompting = Prompting(surface)
    return (
        Corrections(surface, status, keys, selection, keeping, prompting),
        Highlighting(surface, status, selection, keeping),
        Filing(surface, status, selection, keeping, prompting),
        PublicationDay(surface, status, prompting),
        Opening(surface, status),
        Piping(surface, status, prompting),
        Plotting(surface, status),
        paragraphs,
        InlinePictures(surface, status),
        ReadingAloud(surface, status, paragraphs.back),
    )


def handlers_of(features: Sequence[Feature]) -> Handlers:
    """What each command does; while some features are on, they stand in for others, the last one first."""
    handlers: dict[str, Handler] = {}
    for feature in features:
        handlers.update(feature.commands())
    for feature in features:
        if isinstance(feature, ParagraphReading | ReadingAloud):
            handlers.update(feature.meanwhile())
    return handlers
