"""The tags of the notebook in the index: which articles the person filed under which word.

The notebook is a file of its own, which nothing here writes. Its tags are looked up when they are asked for,
and laid over the index for as long as that is open, so that neither file depends on the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from reader.notebook.identity import BY_TEXT, stated_identity
from reader.notebook.replay import replay
from reader.store.index.query import tag_key
from reader.store.index.reading import IndexReader
from reader.store.index.rows import TagRow
from reader.store.notebook.notebook import Notebook
from reader.store.notebook.own_name import own_author, own_machine
from reader.text.digest import sha256

_KIND = "label"  # the name of tags in the log
_ARTICLES = (
    "SELECT articles.id, files.path, articles.part, texts.title, outlets.name, articles.url FROM articles"
    " JOIN files ON files.id = articles.file JOIN texts ON texts.id = articles.id"
    " LEFT JOIN outlets ON outlets.id = articles.outlet"
)


def lay_tags(reader: IndexReader, notebook: Path) -> tuple[TagRow, ...]:
    """Lay the tags of the notebook at this path over the index, and return those that articles in it have, by
    name. An article is known by its address, by title and publisher, or by its file.

    Raises IndexFailure, NotebookError.
    """
    words = _words(notebook)
    found = [*_tagged(reader, words)] if words else []
    reader.lay_tags((tag_key(word), article) for word, article in found)
    shown: dict[str, str] = {}
    articles: dict[str, set[int]] = {}
    for word, article in found:
        shown.setdefault(tag_key(word), word)
        articles.setdefault(tag_key(word), set()).add(article)
    return tuple(TagRow(shown[key], len(articles[key])) for key in sorted(shown))


def _words(path: Path) -> dict[str, list[str]]:
    """The tags of every article that has any, by its identity, or by the digest of its file where it is
    known by its text alone."""
    notebook = Notebook(path, own_author(), own_machine())
    try:
        found: dict[str, list[str]] = {}
        for identity, files in notebook.with_entries(_KIND):
            tags = replay(notebook.events(identity), "", notebook.author).tags
            words = [word for one in tags if tag_key(word := one.entry.word)]
            for key in files if identity.startswith(BY_TEXT) else (identity,):
                found.setdefault(key, []).extend(words)
        return found
    finally:
        notebook.close()


def _tagged(reader: IndexReader, words: dict[str, list[str]]) -> Iterator[tuple[str, int]]:
    ends = {_end(key) for key in words if key.startswith("url:")}
    for number, path, part, title, outlet, url in reader.rows(_ARTICLES):
        if url and (end := _end(url)) and end not in ends:
            continue  # most articles of a large index, without a closer look at the address
        key = stated_identity(url, title, outlet)
        if key not in words and not part:
            key = sha256(os.fsencode(path))
        yield from ((word, number) for word in words.get(key, ()))


def _end(address: str) -> str:
    """The last part of the path of an address, '' where it has no path."""
    path = address.split("#")[0].split("?")[0].rstrip("/")
    _, _, rest = path.removeprefix("url:").rpartition("://")[2].partition("/")
    return rest.rpartition("/")[2]
