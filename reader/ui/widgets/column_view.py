"""A scrolling view of a text column with a cursor: where the reader is, and how the cursor moves."""

from __future__ import annotations

from textual.scroll_view import ScrollView

from reader.model.span import Span
from reader.render.column import TextColumn
from reader.render.picture_boxes import PictureBox
from reader.render.pieces import Insertion
from reader.render.viewport import ABOVE, MARGIN, in_sight, scrolled_to
from reader.ui.messages import PlaceChanged


class ColumnView(ScrollView, inherit_bindings=False):
    """The cursor is a line of the column; the place is the code point where that line starts."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._column: TextColumn | None = None
        self._cursor = 0

    @property
    def place(self) -> int:
        """The code point at which the cursor's line starts."""
        return self._column.place_of(self._cursor) if self._column else 0

    @property
    def line_span(self) -> Span:
        """The code points on the cursor's line."""
        return self._column.span_of(self._cursor) if self._column else Span(0, 0)

    @property
    def cursor(self) -> int:
        """The cursor's line on the column."""
        return self._cursor

    @property
    def row(self) -> int:
        """The row of the view that the cursor is on."""
        return self._cursor + ABOVE - round(self.scroll_y)

    @property
    def row_below(self) -> int:
        """The row of the view under the paragraph of the cursor's line."""
        line, column = self._cursor, self._column
        while column is not None and line + 1 < column.height:
            following = column.layout.line(line + 1)
            if following.is_gap or following.piece != column.layout.line(line).piece:
                break
            line += 1
        return self.row + 1 + line - self._cursor

    @property
    def height(self) -> int:
        """How many lines the column has."""
        return self._column.height if self._column else 0

    @property
    def page(self) -> int:
        """How many lines a page turns: two stay visible."""
        return max(1, self.size.height - 2)

    def cut_here(self) -> int | None:
        """The index of the cut piece that the cursor is on."""
        insertion = self._column.insertion_at(self._cursor) if self._column else None
        return insertion.cut if insertion is not None else None

    def picture_here(self) -> int | None:
        """The index of the picture whose words the cursor is on."""
        insertion = self._column.insertion_at(self._cursor) if self._column else None
        return insertion.picture if insertion is not None else None

    def note_here(self) -> int | None:
        """The index of the person's note that the cursor is on."""
        insertion = self._column.insertion_at(self._cursor) if self._column else None
        return insertion.note if insertion is not None else None

    @property
    def inserted(self) -> str | None:
        """The words of the cut piece or picture that the cursor is on; None on the text itself."""
        return self._column.inserted_text(self._cursor) if self._column else None

    def picture_lines(self) -> list[int]:
        """The lines at which pictures, and captions of the text, begin."""
        return self._column.picture_lines() if self._column else []

    def cut_lines(self) -> list[int]:
        """The lines at which cut pieces begin, while they are shown."""
        return self._column.cut_lines() if self._column else []

    def line_of(self, offset: int) -> int:
        """The line of the column that `offset` stands on."""
        return self._column.layout.line_of(offset) if self._column else 0

    def in_sight(self) -> Span:
        """The code points that are on the screen."""
        if self._column is None:
            return Span(0, 0)
        return in_sight(self._column.layout, round(self.scroll_y), self.size.height)

    def go(self, offset: int) -> None:
        """Put the cursor on the line of `offset`, scrolling as little as reading asks for."""
        self.to_line(self.line_of(offset))

    def to_line(self, line: int, *, step: int = 1) -> None:
        """Put the cursor on `line`, or on the next written one in the direction of `step`.

        A visible line stays where it is; one far away comes to the upper third.
        """
        if self._column is None or not self._column.height:
            return
        line = max(0, min(line, self._column.height - 1))
        self._set_cursor(self._column.written_line(line, step))
        self._scroll_into_view()
        self._scroll_picture_into_view()

    def to_picture(self, index: int) -> bool:
        """Put the cursor on the words of this picture of the article; whether they are shown."""
        line = self._column.line_of_insertion(Insertion(None, index)) if self._column else None
        if line is not None:
            self.to_line(line)
        return line is not None

    def turn(self, rows: int) -> None:
        """Scroll by `rows`, the cursor keeping its height on the screen."""
        if self._column is None or not self._column.height:
            return
        row = self._cursor - round(self.scroll_y)
        self._scroll(round(self.scroll_y) + rows)
        moved = self._cursor + rows
        kept = row + round(self.scroll_y)
        at_an_end = kept == self._cursor
        target = max(0, min(moved if at_an_end else kept, self._column.height - 1))
        self._set_cursor(self._column.written_line(target, 1 if rows > 0 else -1))
        self._scroll_into_view()

    def _set_cursor(self, line: int) -> None:
        old, self._cursor = self._cursor, line
        if old != line:
            self.refresh_line(old + ABOVE)
            self.refresh_line(line + ABOVE)
        self.post_message(PlaceChanged(self.place))

    def _scroll_into_view(self) -> None:
        top = round(self.scroll_y)
        wanted = scrolled_to(self._cursor + ABOVE, top, self.size.height)
        if wanted != top:
            self._scroll(wanted)

    def _scroll_picture_into_view(self) -> None:
        """Where the cursor is on the words under a picture, the picture is seen too, if there is room."""
        boxed = self._column.layout.box_at(self._cursor - 1) if self._column else None
        rows = boxed[0].rows if boxed is not None else 0
        row = self._cursor + ABOVE
        if rows and row - rows < round(self.scroll_y) and rows + MARGIN < self.size.height:
            self._scroll(row - rows)

    def boxes_near(self, screens: float) -> list[PictureBox]:
        """The boxes of pictures on the screen, and above and below it as many `screens` away; those that are
        to be seen first come first."""
        if self._column is None or not self._column.layout.boxes:
            return []
        layout, height = self._column.layout, self.size.height
        top = round(self.scroll_y) - ABOVE
        near: list[tuple[int, int, PictureBox]] = []
        for piece, box in layout.boxes.items():
            if piece >= len(layout.tops):
                continue
            end = layout.tops[piece]
            away = max(top - end, end - box.rows - (top + height), 0)
            if away <= screens * height:
                near.append((away, piece, box))
        return [box for _, _, box in sorted(near)]

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, top), animate=False, immediate=True, force=True)

    def action_page_down(self) -> None:
        """Immediate, where the base class animates."""
        self.turn(self.page)

    def action_page_up(self) -> None:
        """Immediate, where the base class animates."""
        self.turn(-self.page)

    def action_scroll_down(self) -> None:
        """One line on."""
        self.to_line(self._cursor + 1, step=1)

    def action_scroll_up(self) -> None:
        """One line back."""
        self.to_line(self._cursor - 1, step=-1)

    def action_scroll_home(self) -> None:
        """To the first line."""
        self.to_line(0)

    def action_scroll_end(self) -> None:
        """To the last line."""
        self.to_line(self.height - 1, step=-1)
