"""The highlight layers, and the modes that switch several of them."""

from __future__ import annotations

from functools import partial

from reader.frozen import replace
from reader.render.view_state import Layer, Mode, next_mode
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface, speaker_here


class Layers:
    """Switches highlights; the text stays where it is."""

    def __init__(self, surface: ReadingSurface, status: StatusLine) -> None:
        self._surface, self._status = surface, status
        self._before_plain: frozenset[Layer] | None = None

    def commands(self) -> Handlers:
        """Every layer, all of them, and the modes."""
        return {
            **{f"layer.{layer.label}": partial(self._toggle, layer) for layer in Layer},
            "layer.none": self._plain,
            "modes": self._next_mode,
        }

    def _toggle(self, layer: Layer) -> None:
        view_state = self._surface.view_state = self._surface.view_state.toggled(layer)
        self._status.say(f"{layer.label.capitalize()} {'on' if layer in view_state.layers else 'off'}.")

    def _plain(self) -> None:
        """No layer at all, and those that there were again."""
        surface = self._surface
        if surface.view_state.layers:
            self._before_plain = surface.view_state.layers
            surface.view_state = replace(surface.view_state, layers=frozenset())
            self._status.say(f"Plain text. {surface.keymap.of('layer.none')} brings the highlights back.")
        else:
            layers = self._before_plain or frozenset(Layer)
            surface.view_state = replace(surface.view_state, layers=layers)
            self._status.say("Highlights on.")

    def _next_mode(self) -> None:
        surface = self._surface
        speaker = speaker_here(surface)
        mode = next_mode(surface.view_state.mode, speaker=speaker is not None)
        surface.view_state = surface.view_state.in_mode(mode, speaker)
        who = surface.annotations.speakers.get(surface.view_state.only or "")
        if mode is Mode.PLAIN:
            self._status.say("Nothing is highlighted.")
        else:
            self._status.say(f"Highlighting {f'what {who.name} says' if who else mode.value}.")
