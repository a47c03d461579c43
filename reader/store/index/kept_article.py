"""An article as the index kept it, for when its file is gone."""

from __future__ import annotations

import re
from pathlib import Path

from reader.model.article import Article, Block, BlockKind, SourceFormat, SourceInfo
from reader.store.index.reading import IndexReader
from reader.text.sanitise import file_name

_LINE = re.compile(r"[^\n]+")


def kept_article(path: Path, number: int) -> Article:
    """The article of this id in the index at `path`: its text with the numbers of its paragraphs, its title
    and what is known of it. Pictures, links and what was cut are not kept. Raises IndexFailure."""
    reader = IndexReader(path)
    try:
        known, text = reader.article(number), reader.text(number)
        (digest,) = next(reader.rows("SELECT sha256 FROM articles WHERE id = ?", (number,)))
    finally:
        reader.close()
    counted = frozenset(known.paragraphs)
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, line.start(), line.end())
        if line.start() in counted
        else Block(BlockKind.HEADING, line.start(), line.end(), 2)
        for line in _LINE.finditer(text)
    )
    name = file_name(Path(known.path).name)
    return Article(
        SourceInfo(name, SourceFormat.TEXT, "utf-8", len(text.encode("utf-8", "replace")), digest),
        text,
        blocks,
        title=known.title,
        authors=tuple(filter(None, known.authors.split("; "))),
        published=known.published or None,
        publisher=known.outlet or None,
        url=known.url or None,
    )
