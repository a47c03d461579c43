"""A plain-text dump of a page, or any plain text, to an Article."""

from __future__ import annotations

from reader.clean.headline import find_metadata
from reader.clean.judge import judge
from reader.clean.rows import Row, split_rows
from reader.load.source import Source
from reader.model.article import Article, Block, BlockKind, Cut

_HEADING_MOST = 12  # words
_ENDS = tuple(".!?…:;,。！？\"'”’»)")


def clean_dump(source: Source) -> Article:
    """The story of a text dump: body, metadata, and a ledger of what was cut.

    Works on text with a line a paragraph, with blank lines between paragraphs, and wrapped by hand.
    A text without site furniture is kept whole.
    """
    rows = split_rows(source.text)
    reasons = judge(rows)
    found = find_metadata(rows, [r is None for r in reasons])
    parts: list[str] = []
    blocks: list[Block] = []
    cut: list[Cut] = []
    at = 0
    for index, (row, reason) in enumerate(zip(rows, reasons, strict=True)):
        if index == found.title_row:
            continue
        if reason is not None:
            cut.append(Cut(row.text, reason, at))
            continue
        blocks.append(Block(_kind(row, index == len(rows) - 1), at, at + len(row.text)))
        parts.append(row.text)
        at += len(row.text) + 2
    text = "\n\n".join(parts)
    cut = [c if c.at <= len(text) else Cut(c.text, c.reason, len(text)) for c in cut]
    blocks = [Block(b.kind, b.start, b.end, 2) if b.kind is BlockKind.HEADING else b for b in blocks]
    return Article(
        source.info,
        text,
        tuple(blocks),
        title=found.title,
        authors=found.authors,
        contributors=found.contributors,
        published=found.published,
        modified=found.modified,
        publisher=found.publisher,
        copyright=found.copyright,
        cut=tuple(cut),
    )


def _kind(row: Row, last: bool) -> BlockKind:
    words = row.text.count(" ") + 1
    if not last and words <= _HEADING_MOST and not row.text.endswith(_ENDS) and row.text[:1].isupper():
        return BlockKind.HEADING
    return BlockKind.PARAGRAPH
