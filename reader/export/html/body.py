"""The story on a page: its blocks, each with its number on the left and its margin on the right."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from reader import wording
from reader.export.html.highlights import SIGNS, layers_of
from reader.export.html.layers import marked_up
from reader.export.html.view import UNSURE, MarginNote, PageView, with_role, words_of
from reader.model.analysis import Quote
from reader.model.article import Block, BlockKind, Image, Table
from reader.model.paragraphs import is_counted
from reader.model.span import Span
from reader.model.tables import numeric_columns

_DEEPEST = 6  # level of heading


class PageBody:
    """Writes the blocks of one article."""

    def __init__(self, view: PageView) -> None:
        self._view = view
        self._layers = layers_of(view)
        self._tables = {table.block: table for table in view.article.tables}
        self._quotes = sorted(view.spoken, key=lambda quote: quote.start)
        self._introduced: set[str] = set()
        self._top = min((b.level for b in view.article.blocks if b.kind is BlockKind.HEADING), default=1)

    def lines(self) -> Iterator[str]:
        """The HTML of the blocks, in order; items of a list stand in one element."""
        article, view = self._view.article, self._view
        pictures: dict[int | None, list[Image]] = {}
        for image in article.images:
            pictures.setdefault(image.block, []).append(image)
        ruled = frozenset(article.rules)
        number, in_list = 0, False
        yield from self._pictures(pictures.get(None, ()))
        for index, block in enumerate(article.blocks):
            number += is_counted(block)
            is_item = block.kind is BlockKind.LIST_ITEM
            if in_list and not is_item:
                yield "</ul>"
            if index in ruled:
                yield "<hr>"
            if is_item and not in_list:
                yield '<ul class="items">'
            in_list = is_item
            counted = (
                f'<a class="number" id="{view.id("p", number)}" href="#{view.id("p", number)}">{number}</a>'
            )
            yield self._row(block, index, counted if is_counted(block) else "<span></span>")
            if index in pictures:
                in_list = False
                yield from (["</ul>"] if is_item else [])
                yield from self._pictures(pictures[index])
        if in_list:
            yield "</ul>"

    def _row(self, block: Block, index: int, number: str) -> str:
        tag = "li" if block.kind is BlockKind.LIST_ITEM else "div"
        margin = "".join(self._margin(block))
        aside = f"<aside>{margin}</aside>" if margin else ""
        return f'<{tag} class="row">{number}{self._block(block, index)}{aside}</{tag}>'

    def _block(self, block: Block, index: int) -> str:
        span = Span(block.start, block.end)
        depth = min(_DEEPEST, max(1, block.level))
        mark = words_of(block.mark) if block.mark is not None else "•"
        match block.kind:
            case BlockKind.HEADING:
                level = min(_DEEPEST, 2 + max(0, block.level - self._top))
                return f"<h{level}>{self._words(span)}</h{level}>"
            case BlockKind.LIST_ITEM:
                shown = f'<span class="bullet">{mark}</span>' if mark not in (";", ":") else ""
                return f'<div class="item l{depth}">{shown}<div>{self._words(span)}</div></div>'
            case BlockKind.BLOCKQUOTE:
                by = ' class="by"' if block.is_attribution else ""
                return f"<blockquote{by}>{self._words(span)}</blockquote>"
            case BlockKind.TABLE if index in self._tables:
                return self._table(self._tables[index])
            case BlockKind.CODE | BlockKind.TABLE:
                return f"<pre>{self._words(span)}</pre>"
            case BlockKind.PARAGRAPH:
                return f"<p>{self._words(span)}</p>"
            case _:
                return f'<p class="{block.kind.value}">{self._words(span)}</p>'

    def _words(self, span: Span) -> str:
        return marked_up(self._view.text, span, self._layers)

    def _table(self, table: Table) -> str:
        numeric = numeric_columns(self._view.article.text, table)
        rows = []
        for at, row in enumerate(table.rows):
            tag = "th" if at < table.header else "td"
            cells = (
                f"<{tag}{' class=right' if right else ''}>{self._words(cell)}</{tag}>"
                for cell, right in zip(row, numeric, strict=True)
            )
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f'<div class="scroll" tabindex="0"><table>{"".join(rows)}</table></div>'

    def _margin(self, block: Block) -> Iterator[str]:
        """Who speaks in a block, and what a person noted on its words."""
        speaking: dict[str | None, Quote] = {}
        first, last = (bisect_left(self._quotes, at, key=lambda quote: quote.start) for at in block[1:3])
        for quote in self._quotes[first:last]:
            speaking.setdefault(quote.speaker if quote.is_shown else None, quote)
        for id, quote in speaking.items():
            yield self._speaking(id, quote)
        notes = self._view.margin_notes
        first, last = (bisect_left(notes, at, key=lambda note: note.span.start) for at in block[1:3])
        yield from map(self._note, notes[first:last])

    def _speaking(self, id: str | None, quote: Quote) -> str:
        speaker = self._view.found.speaker(id)
        mark = self._view.mark(speaker)
        if speaker is None or mark is None:
            return '<p class="who nobody">speaker not named</p>' if self._view.analysis.sought else ""
        name = words_of(speaker.name)
        if speaker.id not in self._introduced:
            self._introduced.add(speaker.id)
            name = with_role(speaker)
        doubt = ""
        if 0 < quote.confidence < UNSURE:
            doubt = f' <span class="sure">{wording.confidence_in_words(quote.confidence)}</span>'
        link = self._view.speaker_link(speaker)
        return (
            f'<p class="who {self._view.colour(speaker)}"><a href="{link}"><b>{mark.letter}</b> {name}</a>'
            f"{doubt}</p>"
        )

    def _note(self, note: MarginNote) -> str:
        here, there = self._view.id("n", note.number), self._view.id("m", note.number)
        check = f"<b>{note.said}</b> " if note.check is not None else ""
        mended = f"<i>corrected: {words_of(note.corrected)}</i> " if note.corrected else ""
        lines = (words_of(line) for words in note.notes for line in words.split("\n") if line.strip())
        back = f'<a href="#{there}">{note.number}{SIGNS[note.look]}</a>'
        return f'<p class="remark {note.look}" id="{here}">{back} {check}{mended}{"<br>".join(lines)}</p>'

    @staticmethod
    def _pictures(images: Iterable[Image]) -> Iterator[str]:
        for image in images:
            words = words_of(image.caption or image.alt) or "without a caption"
            credit = f' <span class="credit">{words_of(image.credit)}</span>' if image.credit else ""
            yield (
                '<div class="row"><span></span>'
                f'<figure><span class="picture">Picture</span> <figcaption>{words}{credit}</figcaption>'
                "</figure></div>"
            )
