"""Jumps: to the next or previous thing of a kind, and along the jump list."""

from __future__ import annotations

from functools import partial

from reader.model.span import Span
from reader.ui.features.key_input import KeyInput
from reader.ui.features.movement import Movement
from reader.ui.features.status_line import StatusLine
from reader.ui.features.surface import Handlers, ReadingSurface, speaker_here
from reader.ui.navigation import motions
from reader.ui.navigation.answers import answer

KINDS = ("quote", "same", "other", "name", "figure", "date", "heading", "image", "link", "unsourced", "cut")
"""What can be jumped to; the commands are called `quote.next`, `quote.previous` and so on."""


class Jumping:
    """Jumps put the place they leave on the jump list, the first of several of one kind alone."""

    def __init__(
        self, surface: ReadingSurface, status: StatusLine, keys: KeyInput, movement: Movement
    ) -> None:
        self._surface, self._status, self._keys, self._movement = surface, status, keys, movement

    def commands(self) -> Handlers:
        """Jumps to every kind, the jump list."""
        ways = (("next", 1), ("previous", -1))
        return {
            **{f"{kind}.{way}": partial(self._jump, kind, by) for kind in KINDS for way, by in ways},
            "jump.back": partial(self._jump_list, -1),
            "jump.forward": partial(self._jump_list, 1),
            "jump.last": self._to_last,
        }

    def _jump(self, kind: str, by: int) -> None:
        surface = self._surface
        if kind == "cut":
            self._cut(by)
            return
        pictures = surface.body.picture_lines() if kind == "image" else []
        if pictures:
            self._to_one_of(pictures, by, "image")
            return
        context = self._context(by)
        if surface.last_jump_kind != kind:
            self._movement.leave()
        for _ in range(self._keys.count()):
            found = motions.jump(kind, context, by)
            if found.span is None:
                self._status.say(found.says)
                return
            self._movement.go(found.span, leave=False)
            context = context._replace(origin=found.span.start)
            if found.says:
                self._status.answer(found.says)
            else:
                session = surface.session
                known = answer(found.span, session.article, session.paragraphs, surface.annotations)
                self._status.answer(known)
        surface.last_jump_kind = kind

    def _context(self, by: int) -> motions.JumpContext:
        surface = self._surface
        here, target = surface.here, surface.view_state.target
        at_target = target is not None and here == target
        origin = here.start if at_target or by < 0 else surface.body.line_span.start - 1
        article = surface.session.article
        return motions.JumpContext(article, surface.annotations, origin, speaker_here(surface))

    def _cut(self, by: int) -> None:
        lines = self._surface.body.cut_lines()
        if not lines:
            key = self._surface.keymap.of("cut.show")
            self._status.say(f"Cut pieces are not shown; {key} shows them.")
        else:
            self._to_one_of(lines, by, "cut piece")

    def _to_one_of(self, lines: list[int], by: int, kind: str) -> None:
        """To the next or previous of these lines of the column, at each of which a thing of `kind` begins."""
        surface = self._surface
        here, count = surface.body.cursor, self._keys.count()
        left = [y for y in lines if (y > here if by > 0 else y < here)]
        if not left:
            self._status.say(f"There is no {kind} " + ("below." if by > 0 else "above."))
            return
        if surface.last_jump_kind != kind:
            self._movement.leave()
        self._movement.untarget()
        surface.body.to_line(left[min(count, len(left)) - 1] if by > 0 else left[-min(count, len(left))])
        surface.last_jump_kind = kind

    def _jump_list(self, by: int) -> None:
        """Back to where a jump came from, and forward again."""
        session = self._surface.session
        moved = session.jumps.back(self._surface.place) if by < 0 else session.jumps.forward()
        if moved is None:
            nothing = "No earlier place is remembered." if by < 0 else "No later place is remembered."
            self._status.say(nothing)
            return
        session.jumps, place = moved
        self._movement.untarget()
        self._surface.body.go(place)

    def _to_last(self) -> None:
        """To the place that was left last; from there the same key leads back."""
        surface = self._surface
        place = surface.session.jumps.last(surface.place)
        if place is None:
            self._status.say("You have jumped from nowhere yet.")
        else:
            self._movement.go(Span(place, place), target=False)
