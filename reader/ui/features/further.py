"""The features that lead beyond the text: other programs."""

from __future__ import annotations

from reader.ui.features.opening import Opening, OutwardSurface
from reader.ui.features.piping import Piping
from reader.ui.features.prompting import Prompting
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Feature


def further_features(
    surface: OutwardSurface, status: StatusLine, prompting: Prompting
) -> tuple[Feature, ...]:
    """Opening elsewhere, piping."""
    return Opening(surface, status), Piping(surface, status, prompting)
