"""Plain text, or a plain-text dump of a page, to an Article."""

from __future__ import annotations

from collections.abc import Sequence

from reader.clean.assemble import assemble
from reader.clean.dump.capital_headings import capital_headings
from reader.clean.dump.cut_reasons import BREAK, explain_cuts
from reader.clean.dump.dump_metadata import DumpMetadata, find_metadata
from reader.clean.dump.large_text import as_they_stand, middle, paragraphs
from reader.clean.dump.line_selection import keep_plain, select_lines
from reader.clean.dump.quoted_mail import signature_start
from reader.clean.dump.text_rows import TextRow, is_item, split_rows, wrap_width
from reader.clean.ledger import Ledger
from reader.clean.metadata.fields import Metadata
from reader.clean.models.text_lines import ENDS, TextLine, read_line
from reader.load.source import Source
from reader.model.article import Article, BlockKind
from reader.text.language_detection import page_language

_HEADING_MOST = 14  # words
_NO_HEADING = (*ENDS, ":", ";", ",", "，", "”", '"', "»", ")")
_NUMBERING = "0123456789.() "
_PROSE, _INTRODUCED = 60, 40  # characters of a line below a heading; of one that a list follows
_BREAK = frozenset("*⁂•·_–—- ")
_SAMPLE = 60_000  # characters that show the layout of a large text
_LARGE = 200_000  # characters: of longer texts only the ends are cleaned


def clean_dump(source: Source) -> Article:
    """The story of a text dump: body, metadata, and a ledger of what was cut.

    Paragraphs may be single lines, separated by blank lines, or hard-wrapped. Text without site furniture is
    kept whole.
    """
    if len(source.text) > _LARGE:
        return clean_large(source)
    rows = split_rows(source.text)
    lines = [read_line(row.text, row.gap > 0) for row in rows]
    kept = select_lines(lines)
    found = find_metadata(lines, kept)
    if any(row.depth for row in rows):
        below = range(signature_start(lines), len(lines))
        found = DumpMetadata(Metadata(), known_reasons=dict.fromkeys(below, "mail signature"))
    ledger = Ledger()
    _enter(ledger, rows, lines, kept, found)
    return assemble(source.info, ledger, found.metadata._replace(language=page_language(lines)))


def keep_body(source: Source) -> Article:
    """The whole of a text that holds nothing but the body: its paragraphs, headings, lists and quotes."""
    rows = split_rows(source.text)
    lines = [read_line(row.text, row.gap > 0) for row in rows]
    ledger = Ledger()
    _enter(ledger, rows, lines, [True] * len(rows), DumpMetadata(Metadata()))
    return assemble(source.info, ledger, Metadata(language=page_language(lines)))


def clean_large(source: Source) -> Article:
    """The article of a large text: only phrases at its ends count as site furniture."""
    text, between = source.text, middle(source.text)
    head, tail = split_rows(text[: between.start]), split_rows(text[between.end :])
    head_lines = [read_line(row.text, row.gap > 0) for row in head]
    tail_lines = [read_line(row.text, row.gap > 0) for row in tail]
    kept = keep_plain([*head_lines, *tail_lines])
    found = find_metadata(head_lines, kept[: len(head)])
    ledger = Ledger()
    _enter(ledger, head, head_lines, kept[: len(head)], found)
    if places := as_they_stand(text, between):
        ledger.keep_stretch(text, places)
    else:
        rest = between.of(text)
        ledger.keep_paragraphs(paragraphs(rest, wrap_width(rest[:_SAMPLE])))
    _enter(ledger, tail, tail_lines, kept[len(head) :], DumpMetadata(found.metadata))
    return assemble(source.info, ledger, found.metadata._replace(language=page_language(head_lines)))


def _enter(
    ledger: Ledger,
    rows: Sequence[TextRow],
    lines: Sequence[TextLine],
    kept: Sequence[bool],
    found: DumpMetadata,
) -> None:
    """Enter each row into the ledger, except the title, which is metadata."""
    kept = [stays and k not in found.known_reasons and not _is_break(rows, k) for k, stays in enumerate(kept)]
    reasons = explain_cuts(lines, kept, found.title_at, found.known_reasons)
    capitals = capital_headings(rows, kept)
    for index, (row, line, reason) in enumerate(zip(rows, lines, reasons, strict=True)):
        if index == found.title_at:
            continue
        if reason is not None:
            if reason == BREAK:
                ledger.rule()
            ledger.cut(row.text, reason)
        else:
            kind = BlockKind.HEADING if index in capitals else _kind(row, line, rows, kept, index)
            levels = {BlockKind.HEADING: 2, BlockKind.LIST_ITEM: 1, BlockKind.BLOCKQUOTE: row.depth}
            ledger.keep(row.text, kind, levels.get(kind, 0))


def _is_break(rows: Sequence[TextRow], index: int) -> bool:
    """Whether a row is a line of stars or dashes with blank lines around it."""
    if not 0 < index < len(rows) - 1 or not rows[index].gap or not rows[index + 1].gap:
        return False
    return _BREAK.issuperset(rows[index].text)


def _kind(
    row: TextRow, line: TextLine, rows: Sequence[TextRow], kept: Sequence[bool], index: int
) -> BlockKind:
    if row.depth:
        return BlockKind.BLOCKQUOTE
    if is_item(rows, index):
        return BlockKind.LIST_ITEM
    following = index + 1 < len(rows) and kept[index + 1]
    begins = line.text.lstrip(_NUMBERING)[:1].isupper()
    heading = line.size <= _HEADING_MOST and not line.text.endswith(_NO_HEADING) and begins and following
    if heading and _is_longer(rows[index + 1], line):
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH


def _is_longer(below: TextRow, line: TextLine) -> bool:
    """Whether prose follows: lines of a list or a poem are not headings of each other."""
    least = _INTRODUCED if below.text.endswith(":") else _PROSE
    return len(below.text) > max(least, 2 * len(line.text))
