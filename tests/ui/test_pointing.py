"""The mouse button over the text: a click, a drag, and what is neither."""

from __future__ import annotations

import pytest

from reader.ui.widgets.pointing import PointedSpan, TextPointer


@pytest.mark.parametrize(
    ("pressed", "moves", "released", "wanted"),
    [
        (5, (), 5, [PointedSpan(5, 5, False)]),
        (5, (5,), 5, [PointedSpan(5, 5, False)]),
        (5, (9,), 9, [PointedSpan(5, 10, True)]),
        (5, (2, 1), 1, [PointedSpan(2, 6, True), PointedSpan(1, 6, True)]),
        (5, (None, 7), None, [PointedSpan(5, 8, True)]),
        (None, (4,), 4, []),
        (None, (None, 4, 8), 8, [PointedSpan(4, 9, True)]),  # begun beside the text
    ],
)
def test_a_press_and_what_follows(
    pressed: int | None, moves: tuple[int | None, ...], released: int | None, wanted: list[PointedSpan]
) -> None:
    pointer = TextPointer()
    pointer.press(pressed)
    answers = [*(pointer.drag(move) for move in moves), pointer.release(released)]
    assert [answer for answer in answers if answer is not None] == wanted
    assert pointer.release(pressed) is None  # one press, one click
    assert pointer.drag(3) is None  # the button went down elsewhere
