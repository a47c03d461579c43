"""Which files of a folder or an archive are articles: content decides, the name is a hint."""

from __future__ import annotations

from functools import cache

from reader.errors import NotAnArticle
from reader.load.decode import decode
from reader.load.format_record import Format, suffix_of
from reader.load.formats import FORMATS, SNIFFED, container_of, format_of, opened_suffixes, refusal
from reader.load.safe_text import safe_text
from reader.model.article import SourceFormat
from reader.text.data_files import data_lines

HEAD = 2 * SNIFFED
"""Bytes from which it is told."""


def is_article_file(data: bytes, name: str) -> bool:
    """Whether a file of which nobody said so may be an article, by its first HEAD bytes and its name.

    What is called as a text is one, so that opening it says what is wrong with it; of text without such
    a name only what is marked up is. A container is one unless it is JSON that names no text.
    """
    head, suffix = data[:HEAD], suffix_of(name)
    if suffix in _other_suffixes() or name.rpartition("/")[2].startswith("."):
        return False
    refused = refusal(head)
    if suffix in _text_suffixes() and (suffix or not refused):
        return True
    container = container_of(data, name)
    if container is not None:
        return container.id != "json" or _holds_articles(head)
    if refused:
        return False
    if suffix in opened_suffixes():
        return suffix not in (".json", ".jsonl", ".ndjson", ".xml")
    decoded = decode(head.rpartition(b"\n")[0] or head)
    if decoded is None:
        return False
    text = safe_text(decoded).text
    return bool(text.strip()) and format_of(text, "").text is SourceFormat.HTML


def member_format(data: bytes, name: str, *, alone: bool) -> Format | None:
    """The container that a file in an archive is; None for text. `alone`: it is all there is, so that it need
    not be called as an article is. Raises NotAnArticle."""
    if not data or (refusal(data) if alone else not is_article_file(data, name)):
        raise NotAnArticle(f"{name}: is no article")
    return container_of(data, name)


def _holds_articles(head: bytes) -> bool:
    from reader.load.containers.json_articles import holds_articles

    return holds_articles(head)


@cache
def _text_suffixes() -> frozenset[str]:
    return frozenset(("", *(suffix for one in FORMATS if one.text is not None for suffix in one.suffixes)))


@cache
def _other_suffixes() -> frozenset[str]:
    return frozenset(data_lines("reader.load", "other_files.txt"))
