"""Lines of the article as styled segments: the text, and the annotations on it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from reader.frozen import frozen
from reader.model.analysis import Quote, QuoteKind
from reader.model.article import TERM, Article, Block, BlockKind, Hyperlink
from reader.model.span import Span
from reader.model.span_index import SpanIndex
from reader.model.speaker_marks import SpeakerMark
from reader.render import gutter
from reader.render.annotation_index import AnnotationIndex
from reader.render.indentation import BAR, bars, list_marker, quote_bar
from reader.render.layout import Layout, LayoutLine
from reader.render.line_part import LinePart, Tone
from reader.render.margin_signs import line_margin, line_sign
from reader.render.palette import Palette
from reader.render.picture_boxes import PictureBox
from reader.render.stretches import Stretch, merged
from reader.render.text_search import NO_HITS, SearchHits
from reader.render.view_state import Layer, Mode, ViewState
from reader.render.viewport import REASON_ROOM, column_left

_QUIET = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE})
_RULE = "─"
LOOK_BACK = 1500
"""A speaker's letter is not repeated within this many code points of the same paragraph."""

NO_LINKS: SpanIndex[Hyperlink] = SpanIndex(())


Drawing = Sequence[Sequence[Segment]]
"""The rows of a picture in the text."""


@frozen
class Painter:
    """Everything that decides how a line looks: painting the same line twice gives the same segments.
    `drawings` are the pictures that are there to be shown, by their boxes."""

    article: Article
    layout: Layout
    annotations: AnnotationIndex
    speaker_marks: Mapping[str, SpeakerMark]
    palette: Palette
    view_state: ViewState
    view_width: int
    cut_of: Mapping[int, int]
    hits: SearchHits = NO_HITS
    links: SpanIndex[Hyperlink] = NO_LINKS
    drawings: Mapping[PictureBox, Drawing] = field(default_factory=dict)

    @property
    def left(self) -> int:
        """Cells between the left edge of the view and the gutter."""
        return column_left(self.view_width, self.layout.width, cuts=self.view_state.cuts)

    def text_left(self, line: LayoutLine) -> int:
        """The cell in which the text of `line` begins."""
        inset = self.layout.inset(line.piece) if line.piece >= 0 else 0
        return self.left + gutter.WIDTH + inset

    def offset_at(self, line: LayoutLine, cell: int) -> int:
        """The code point written on `cell` of the view on `line`, or the nearest one before it."""
        parts = self.layout.parts_of(line)
        cell -= self.text_left(line)
        part = next((part for part in reversed(parts) if part.at <= cell), parts[0])
        return part.start + character_at(self.article.text[part.start : part.end], cell - part.at)

    def line(self, y: int, *, cursor: bool = False) -> list[Segment]:
        """The segments of line `y`, to the right edge of the view."""
        page = self.palette.page
        here = page + self.palette.cursor if cursor else page
        line = self.layout.line(y)
        segments = [Segment(" " * self.left, page)]
        if line.is_gap:
            below = self._reason_below(line, y)
            segments += [Segment(" " * gutter.WIDTH, here), *self._between(line, y, here)]
            used = sum(segment.cell_length for segment in segments[1:])
            segments.append(Segment(" " * (gutter.WIDTH + self.layout.width - used - len(below)), here))
            segments.append(Segment(below, here + self.palette.reason))
            return self._finished(segments, "")
        cut = line.piece in self.cut_of
        inserted = line.piece in self.layout.cuts
        attribution = None if inserted else self._attribution(line)
        segments += self._gutter(line, attribution, here, cursor)
        words = self._inserted_words(line, here) if inserted else self._words(line, here)
        segments += words
        used = sum(segment.cell_length for segment in segments)
        segments.append(Segment(" " * max(0, self.left + gutter.WIDTH + self.layout.width - used), here))
        if cut and self._reason_within(line, y):
            reason = self._reason(line.piece)
            segments[-1] = Segment(" " * (segments[-1].cell_length - len(reason)), here)
            segments.append(Segment(reason, here + self.palette.reason))
        if not cut and not inserted:
            beside = line_margin(self.annotations, line.start, line.end, self._margin - 2)
            return self._finished(segments, beside)
        reason = self._reason(line.piece) if cut and line.number == 0 else ""
        return self._finished(segments, reason if self._fits(reason) else "")

    def _finished(self, segments: list[Segment], reason: str) -> list[Segment]:
        if reason:
            segments.append(Segment("  " + reason, self.palette.page + self.palette.reason))
        used = sum(segment.cell_length for segment in segments)
        if used < self.view_width:
            segments.append(Segment(" " * (self.view_width - used), self.palette.page))
        return segments

    def _fits(self, reason: str) -> bool:
        """Whether the margin has room for a reason, and for others: they stand in one line."""
        return self._margin >= max(REASON_ROOM, len(reason) + 2)

    @property
    def _margin(self) -> int:
        return self.view_width - self.left - gutter.WIDTH - self.layout.width

    def _reason_within(self, line: LayoutLine, y: int) -> bool:
        """Whether the reason stands at the end of this line, a cut piece's last one: where the margin is
        too narrow for it and the line is short enough."""
        lines = self.layout.lines_of(line.piece)
        reason = self._reason(line.piece)
        if y != lines[-1] or self._fits(reason):
            return False
        used = self.layout.inset(line.piece) + cell_len(self.layout.text_of(line))
        return used + len(reason) + 3 <= self.layout.width

    def _reason(self, piece: int) -> str:
        index = self.cut_of[piece]
        return "put back" if index in self.view_state.restored else self.article.cut[index].reason

    def _reason_below(self, line: LayoutLine, y: int) -> str:
        """What stands in the empty line under a cut piece: the reason that has no room beside it."""
        if line.piece not in self.cut_of or self.layout.line(y - 1).is_gap:
            return ""
        last = self.layout.line(y - 1)
        reason = self._reason(line.piece)
        if self._fits(reason) or self._reason_within(last, y - 1):
            return ""
        words, room = f"↑ {reason}", self.layout.width
        return words if cell_len(words) <= room else set_cell_size(words, max(0, room - 1)) + "…"

    def _attribution(self, line: LayoutLine) -> gutter.LineAttribution | None:
        if Layer.SPEAKERS not in self.view_state.layers or line.end <= line.start:
            return None
        top = max(self.layout.pieces[line.piece].start, line.start - LOOK_BACK)
        above = self._quotes(top, line.start) if line.number > 0 else []
        return gutter.line_attribution(self._quotes(line.start, line.end), line.start, line.end, above)

    def _quotes(self, start: int, end: int) -> list[Quote]:
        view_state = self.view_state
        return [
            q
            for q in self.annotations.quotes.overlapping(start, end)
            if (Layer.REPORTED if q.kind is QuoteKind.INDIRECT else Layer.QUOTES) in view_state.layers
            and (view_state.only is None or q.speaker == view_state.only)
            and (view_state.thread is None or q.speaker == view_state.thread)
        ]

    def _gutter(
        self, line: LayoutLine, attribution: gutter.LineAttribution | None, here: Style, cursor: bool
    ) -> list[Segment]:
        first, inset = self._sign(line, here, cursor), self._inset(line, here)
        if attribution is None:
            return [first, Segment(" " * (gutter.WIDTH - 1), here), *inset]
        mark = self.speaker_marks.get(attribution.speaker or "")
        style = self.palette.dim if mark is None or attribution.unsure else self.palette.speaker(mark.colour)
        letter = gutter.letter(attribution, mark.letter if mark else " ")
        target = self.view_state.target
        lit = target is not None and target.start < line.end and line.start < target.end
        return [
            first,
            Segment(f" {letter}", here + style + Style(bold=True)),
            Segment(gutter.bar(attribution, target=lit), here + style),
            Segment(" ", here),
            *inset,
        ]

    def _sign(self, line: LayoutLine, here: Style, cursor: bool) -> Segment:
        """The first cell of the gutter: the line's sign, reversed under the cursor, or the cursor's mark."""
        sign, style = " ", Style()
        if line.piece not in self.layout.cuts:
            sign, style = line_sign(self.annotations, line.start, line.end, self.palette)
        if sign == " ":
            return Segment("›" if cursor else " ", here + self.palette.accent)
        return Segment(sign, here + style + Style(reverse=True) if cursor else here + style)

    def _between(self, line: LayoutLine, y: int, here: Style) -> list[Segment]:
        """What is drawn on a line without words: a picture, a rule, the bar of a quote that goes on below."""
        layout, rule = self.layout, here + self.palette.rule
        if (boxed := layout.box_at(y)) is not None:
            drawing = self.drawings.get(boxed[0], ())
            return list(drawing[boxed[1]]) if boxed[1] < len(drawing) else []
        if y in layout.rules:
            return [Segment((_RULE * (layout.width // 3)).center(layout.width), rule)]
        grid = layout.grids.get(line.piece)
        if grid is not None and y - layout.tops[line.piece] == grid.rule:
            return [Segment(" " * layout.inset(line.piece), here), Segment(_RULE * grid.width, rule)]
        around = layout.pieces[line.piece : line.piece + 2] if line.piece >= 0 else ()
        return [Segment(quote_bar(*around), rule)] if len(around) == 2 else []

    def _inset(self, line: LayoutLine, here: Style) -> list[Segment]:
        """What stands between the gutter and the words: bars of a quote, the mark of an item, air."""
        piece = self.layout.pieces[line.piece]
        cells = self.layout.inset(line.piece)
        if not cells:
            return []
        if piece.kind is BlockKind.BLOCKQUOTE:
            drawn = BAR * bars(piece)
            mark = f"{piece.mark or ''} " if line.number == 0 else ""
            rest = Segment(mark[: cells - len(drawn)].ljust(cells - len(drawn)), here + self.palette.dim)
            return [Segment(drawn, here + self.palette.rule), rest]
        if line.number:
            return [Segment(" " * cells, here)]
        style = self._heading(piece) if piece.kind is BlockKind.HEADING else self.palette.dim
        return [Segment(list_marker(piece, self.layout.text_of(line), cells), here + style)]

    def _inserted_words(self, line: LayoutLine, here: Style) -> list[Segment]:
        """The words of a piece that is not in the text: one that was cut, or a picture's caption."""
        cut = self.cut_of.get(line.piece)
        own = cut is None and self.layout.pieces[line.piece].kind is BlockKind.NOTE
        style = self.palette.accent if own else self.palette.dim if cut is None else self.palette.cut
        back = cut is not None and cut in self.view_state.restored
        return [Segment(self.layout.text_of(line), here if back else here + style)]

    def _words(self, line: LayoutLine, here: Style) -> list[Segment]:
        """The words of a line of the text, each part where it stands."""
        segments: list[Segment] = []
        used = 0
        for part in self.layout.parts_of(line):
            start, end = part.start, part.end
            if part.at > used:
                segments.append(Segment(" " * (part.at - used), here))
            stretches: list[Stretch] = []
            if self.view_state.thread is not None:
                stretches.append((start, end, self.palette.dim))
            stretches += self._base(line, part)
            stretches += self._overlays(start, end, here)
            stretches += [(low, high, self.palette.unlit) for low, high in self.view_state.unlit(start, end)]
            text = self.article.text[start:end].replace("\n", " ").replace("\t", " ")
            segments += merged(text, start, here, stretches)
            used = part.at + cell_len(text)
        return segments

    def _base(self, line: LayoutLine, part: LinePart) -> list[Stretch]:
        """The style of words without annotations."""
        piece = self.layout.pieces[line.piece]
        if self.view_state.thread is not None:
            return []
        if piece.kind is BlockKind.HEADING:
            return [(part.start, part.end, self._heading(piece))]
        if part.tone is Tone.HEAD or piece.mark == TERM:
            return [(part.start, part.end, Style(bold=True))]
        quiet = piece.kind in _QUIET or piece.is_attribution or part.tone is Tone.LABEL
        return [(part.start, part.end, self.palette.dim)] if quiet else []

    def _heading(self, piece: Block) -> Style:
        """Main headings stand out most, those below them less."""
        below = piece.level - self.layout.top
        if below <= 0:
            return self.palette.accent + Style(bold=True)
        return self.palette.dim + Style(bold=True, italic=below > 1)

    def _overlays(self, start: int, end: int, here: Style) -> list[Stretch]:
        """The styles over the text, lowest first: quotes, changes, highlights, links, dates, names, figures,
        hits."""
        found = self._spoken(start, end, here)
        if self.view_state.layers:
            changed = self.annotations.changed.overlapping(start, end)
            found += [(c.start, c.end, self.palette.changed) for c in changed]
            marked = self.annotations.highlighted.overlapping(start, end)
            found += [(m.start, m.end, self.palette.highlighted) for m in marked]
        if self.view_state.thread is None:
            found += self._named(start, end)
        found += [(a, b, self.palette.hit) for a, b in self.hits.within(start, end)]
        return found + self._chosen(start, end)

    def _spoken(self, start: int, end: int, here: Style) -> list[Stretch]:
        """Quoted words in their speakers' colours; in a thread, what its speaker says at full strength. The
        ground of the line that the cursor is on stays whole."""
        view_state, palette, found = self.view_state, self.palette, list[Stretch]()
        only = view_state.only or view_state.thread
        ground = None if here.bgcolor == palette.page.bgcolor else here.bgcolor
        for quote in self.annotations.quotes.overlapping(start, end):
            if view_state.thread is not None and quote.speaker == view_state.thread:
                found.append((quote.start, quote.end, palette.text))
            direct = quote.kind is not QuoteKind.INDIRECT
            if not (direct and {Layer.QUOTES, Layer.SPEAKERS} <= view_state.layers):
                continue
            mark = self.speaker_marks.get(quote.speaker or "")
            sure = quote.confidence >= gutter.UNSURE or (view_state.thread is not None and quote.is_shown)
            if mark is not None and sure and only in (None, quote.speaker):
                found.append((quote.start, quote.end, palette.spoken(mark.colour) + Style(bgcolor=ground)))
        return found

    def _named(self, start: int, end: int) -> list[Stretch]:
        """Links, dates, names and figures, as far as they are shown."""
        layers, palette, annotations = self.view_state.layers, self.palette, self.annotations
        found: list[Stretch] = []
        if layers:
            found += [(a.start, a.end, palette.link) for a in self.links.overlapping(start, end)]
        if Layer.DATES in layers:
            found += [(d.start, d.end, palette.date) for d in annotations.dates.overlapping(start, end)]
        if Layer.NAMES in layers:
            # underlined where somebody is met first; all of them where names are what is looked for
            names = annotations.names if self.view_state.mode is Mode.NAMES else annotations.introduced
            found += [(n.start, n.end, palette.name) for n in names.overlapping(start, end)]
        if Layer.FIGURES in layers:
            found += [(f.start, f.end, palette.figure) for f in annotations.figures.overlapping(start, end)]
        return found

    def _chosen(self, start: int, end: int) -> list[Stretch]:
        """The target of a jump, and the lines that the user selected."""
        target, selected, found = self.view_state.target, self.view_state.selected, list[Stretch]()
        if target is not None and target.start < end and start < target.end:
            if (target.start, target.end) in ((h.start, h.end) for h in self.hits.within(start, end)):
                found.append((target.start, target.end, self.palette.this_hit))
            elif not self._is_quote(target):
                found.append((target.start, target.end, self.palette.target))
        if selected is not None:
            found.append((selected.start, selected.end, self.palette.selected))
        return found

    def _is_quote(self, target: Span) -> bool:
        """A quote that was jumped to is shown by its bar alone: whole lines in reverse are too loud."""
        quotes = self.annotations.quotes.overlapping(target.start, target.end)
        return any(q.start == target.start and q.end == target.end for q in quotes)


def character_at(text: str, cell: int) -> int:
    """The index of the character that stands on `cell` of `text` (its length when behind the end)."""
    if cell <= 0:
        return 0
    used = 0
    for i, character in enumerate(text):
        used += cell_len(character)
        if used > cell:
            return i
    return len(text)
